"""The man page, made from `syntax`: `zedentui handleiding > man/zedentui.1`."""

from __future__ import annotations

import re

from zedentui import __version__
from zedentui.cli import kamer, keys, lookup, sheet
from zedentui.cli.help import option_label
from zedentui.cli.options import OPTIONS, SHARED, Option
from zedentui.cli.syntax import COMMANDS, GROUPS
from zedentui.kinds import (
    action_plan,
    archived,
    audit,
    claim,
    document,
    figure,
    motie,
    organisation,
    promise,
    reference,
    table_check,
    term,
    transnational,
)  # fmt: skip
from zedentui.kinds.action_plan import Tree
from zedentui.text.provenance import REPORT

__all__ = ["man_page"]

_CODES = (
    ("0", "Gevonden, of gedaan."),
    ("1", "Niets gevonden; bij bouw --controleer: het databestand hoort niet bij de bronnen."),
    ("2", "Verkeerd gebruik, of bronnen waar iets niet klopt."),
    ("3", "Het databestand ontbreekt of is onleesbaar."),
    ("70", "Een fout in het programma; het verslag staat in een bestand."),
    ("74", "Het antwoord kan niet worden geschreven, bijvoorbeeld omdat de schijf vol is."),
    ("75", "De bron van het archief antwoordt niet; later misschien wel. Wat binnen is, is bewaard."),
    ("129, 130, 143", "De terminal is weggevallen, of het programma kreeg SIGINT of SIGTERM."),
    ("141", "Wie het antwoord las, is gestopt."),
)
_ENVIRONMENT = (
    ("ZEDENTUI_DB", "Het databestand, als --db er niet is."),
    ("ZEDENTUI_PEILDATUM", "De peildatum, als --peildatum er niet is; staat dan boven de Agenda."),
    ("ZEDENTUI_VOORLEZEN", "Met 1: voor een schermlezer, als --voorlezen."),
    ("ZEDENTUI_ARCHIEF", "Het archief van de Kamer, als --archief er niet is."),
    ("HTTPS_PROXY, NO_PROXY", "Waarlangs zedentui kamer bijwerken zijn bron bereikt."),
    ("NO_COLOR", "Met een waarde: geen kleur, tenzij --color always er staat."),
    ("COLUMNS, LINES", "De afmetingen van de terminal, in plaats van wat die zelf opgeeft."),
    (
        "XDG_DATA_HOME",
        "In deze map staan zedentui/debatblad.md, en zedentui/zeden.duckdb als je een eigen databestand hebt.",
    ),
)


def man_page() -> str:
    """Return the man page in the macros of man(7), UTF-8."""
    root = COMMANDS[""]
    lines = [
        f'.TH ZEDENTUI 1 "" "zedentui {__version__}" "Gebruikersopdrachten"',
        ".nh",  # groff would break Dutch words by English rules
        ".ad l",
        ".SH NAAM",
        f"zedentui \\- {_text(root.title[0].lower() + root.title[1:])}",
        ".SH OVERZICHT",
        *(line for command in COMMANDS.values() for line in (f".B {_text(_synopsis(command.usage))}", ".br")),
        ".SH BESCHRIJVING",
        _text(root.help),
        ".SH OPDRACHTEN",
    ]
    for heading, names in GROUPS:
        lines.append(f".SS {_text(heading)}")
        for name in names:
            command = COMMANDS[name]
            lines += [".TP", f".B {_text(command.usage.removeprefix('zedentui '))}", _text(command.help)]
            if command.options and name != "open":
                lines += [".RS", *(line for each in command.options for line in _option(OPTIONS[each])), ".RE"]
    lines += [".SH OPTIES", ".SS Bij elke opdracht", *(line for each in SHARED for line in _option(OPTIONS[each]))]
    lines += [".SS Bij het scherm", *(line for each in root.options for line in _option(OPTIONS[each]))]
    lines += [
        ".SH VELDEN",
        "De velden van csv, tsv en json heten zo, en blijven zo heten.",
        *_pairs([(name, ", ".join(fields)) for name, fields in _fields().items()]),
        ".SH FOUTEN MELDEN",
        _text(REPORT),
        ".SH UITGANGSCODES",
        *_pairs(_CODES),
        ".SH OMGEVING",
        *_pairs(_ENVIRONMENT),
        ".SH VOORBEELDEN",
        ".nf",
        *(_text(example) for command in COMMANDS.values() for example in command.examples),
        ".fi",
    ]
    return "\n".join(lines) + "\n"


def _fields() -> dict[str, tuple[str, ...]]:
    """The fields of each subcommand, from tables without rows."""
    return {
        "zoek": lookup.FIELDS,
        "statistiek": figure.table(()).fields,
        "actieplan": action_plan.table((), Tree(None, (), ())).fields,
        "transnationaal": transnational.table(()).fields,
        "moties": motie.table(()).fields,
        "agenda": promise.table(()).fields,
        "narekenen": claim.table(()).fields,
        "narekenen tabel-...": table_check.table(()).fields,
        "begrippen": term.table(()).fields,
        "stukken": reference.table(()).fields,
        "paragrafen": document.table(()).fields,
        "organisaties": organisation.table(()).fields,
        "bron": audit.table(()).fields,
        "kaart": sheet.FIELDS,
        "toetsen": keys.FIELDS,
        "kamer moties, nieuws": archived.MOTION_FIELDS,
        "kamer toezeggingen": archived.PROMISE_FIELDS,
        "kamer stemde": ("party", "year", "vote", "motions"),
        "kamer stand": kamer.FIELDS,
        "kamer bijwerken, inlezen": kamer.MADE_FIELDS,
        "bouw": ("table", "rows"),
    }


def _synopsis(usage: str) -> str:
    return re.sub(r"\s+", " ", usage)


def _option(option: Option) -> list[str]:
    known = f" Kies uit {', '.join(option.choices)}." if option.choices else ""
    return [".TP", f".B {_text(option_label(option))}", _text(option.help + known)]


def _pairs(pairs: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> list[str]:
    return [line for label, text in pairs for line in (".TP", f".B {_text(label)}", _text(text))]


def _text(text: str) -> str:
    """Text as roff takes it: no request at the start of a line, hyphens that can be copied."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("~", "\\(ti").replace('"', "\\(dq")
    return f"\\&{text}" if text.startswith((".", "'")) else text
