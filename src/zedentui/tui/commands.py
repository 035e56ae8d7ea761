"""Every command once: from this registry come bindings, footer, palette, help screen and `zedentui toetsen`.

A command has a stable id (what `[toetsen]` in the configuration file remaps), keys, a footer word, and one sentence
of help. `scope` says where it works: everywhere (`algemeen`), in one pane (its code), or as movement (`bewegen`).
Importing this module loads no Textual: the command line prints the keys from it.
"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.places import PANES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.binding import BindingType

__all__ = [
    "COMMANDS",
    "FOOTER",
    "OTHER_IDS",
    "PANE_TITLES",
    "SCOPES",
    "SURE",
    "WRITING",
    "Command",
    "bindings",
    "in_scope",
    "key_problems",
]

PANE_TITLES: dict[str, str] = {
    "statistiek": "Statistiek",
    "actieplan": "Actieplan",
    "transnationaal": "Transnationaal",
    "moties": "Moties",
    "agenda": "Agenda",
    "narekenen": "Narekenen",
}
"""Pane codes with the title on the tab, in the order of the keys 1 to 6."""

SCOPES: dict[str, str] = {
    "algemeen": "Overal",
    "bewegen": "Bewegen",
    "naslag": "Naslag",
    "debatblad": "Debatblad",
    **PANE_TITLES,
}
"""Where commands work, with the heading under which help lists them."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a user can do. `keys` are Textual key names, the first is the one shown; `action` a Textual action.

    `footer` None keeps it out of the footer; `palette` False keeps it out of the command palette.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    title: str
    help: str
    scope: str = "algemeen"
    footer: str | None = None
    palette: bool = True

    @property
    def key_names(self) -> tuple[str, ...]:
        """The keys as a person reads them: `shift+tab`, `/`, `spatie`."""
        return tuple(_KEY_NAMES.get(key, key) for key in self.keys)


_KEY_NAMES = {
    "slash": "/",
    "question_mark": "?",
    "space": "spatie",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "escape": "esc",
}

_CHARACTERS = {"/": "slash", "?": "question_mark", " ": "space"}  # as people write keys that Textual has a name for

# These open a field. As priority bindings they act before the next key is read, so that what is typed on goes into it.
_AT_ONCE = {"filter", "zoek"}

_PANE_HELP = {
    "statistiek": "Zaken bij het openbaar ministerie, per jaar.",
    "actieplan": "De vier actielijnen met hun acties, en het barrièremodel.",
    "transnationaal": "VOG, Paspoortwet artikel 18, WODC-onderzoek en de andere maatregelen.",
    "moties": "De moties die de brief afhandelt en andere over dit onderwerp, met de stemming.",
    "agenda": "Toezeggingen en termijnen, met hun stand op de peildatum.",
    "narekenen": "Cijfers uit de tekst van de brief, nagerekend uit zijn tabellen.",
}

COMMANDS: tuple[Command, ...] = (
    *(
        Command(f"paneel.{code}", (str(number),), f"pane('{code}')", f"Naar {PANE_TITLES[code]}", _PANE_HELP[code])
        for number, code in enumerate(PANES, start=1)
    ),
    Command("volgende", ("tab",), "app.focus_next", "Volgende deel", "Naar het volgende deel van het paneel.",
            palette=False),
    Command("vorige", ("shift+tab",), "app.focus_previous", "Vorig deel", "Naar het vorige deel van het paneel.",
            palette=False),
    Command("zoek", ("slash",), "lookup", "Iets opzoeken", "Typ een vraag; het antwoord met noemer en bron bovenaan.",
            footer="Zoek"),
    Command("controleer", ("x",), "check_text", "Een tekst nakijken",
            "Plak een spreektekst of bericht; elk cijfer dat van ons kan zijn, krijgt een oordeel.",
            footer="Nakijken"),
    Command("filter", ("f",), "filter", "Lijst filteren", "Alleen de regels met deze woorden; esc wist het filter.",
            footer="Filter"),
    Command("treffer.volgende", ("n",), "next_hit(1)", "Volgende treffer",
            "Naar de volgende plaats met de woorden van het filter, in de lijst of in de uitleg."),
    Command("treffer.vorige", ("N",), "next_hit(-1)", "Vorige treffer",
            "Naar de vorige plaats met de woorden van het filter."),
    Command("sorteer", ("s",), "sort", "Lijst sorteren",
            "Op de volgende kolom, dan omgekeerd, dan weer de eigen volgorde; in Statistiek op het jaar.",
            footer="Sorteer"),
    Command("kolommen", ("w",), "columns", "Kolommen kiezen",
            "Welke kolommen de lijst toont; de keuze wordt onthouden.", footer="Kolommen"),
    Command("kopieer", ("y",), "copy", "Zin kopiëren", "De leesbare zin met bronvermelding naar je klembord.",
            footer="Kopie"),
    Command("kopieer.keuze", ("Y",), "copy_choice", "Kopiëren: kies wat",
            "Kies: spreekregel, bronregel, waarde, zin, rij, tabel als Markdown of CSV, verwijzing.",
            footer="Kies kopie"),
    Command("markeer", ("m",), "mark", "Op of van je debatblad",
            "Zet wat onder de cursor staat op je debatblad, of haal het eraf; » wijst aan wat erop staat.",
            footer="Markeer"),
    Command("debatblad", ("M",), "sheet", "Debatblad openen",
            "Alles wat je hebt gemarkeerd, met spreekregel, bron en eigen notities.", footer="Blad"),
    Command("bron", ("b",), "source", "Bron volledig", "De bron van dit onderdeel volledig, en alle naslag.",
            footer="Bron"),
    Command("zoom", ("z",), "zoom", "Deel vergroten", "Het deel met de cursor vult het scherm; nog eens: terug.",
            footer="Groter"),
    Command("zoom.grafiek", ("Z",), "zoom_chart", "Grafiek vergroten",
            "De grafiek vult het scherm, waar de cursor ook is; nog eens: terug."),
    Command("terug", ("backspace",), "back", "Terug", "Terug naar waar je was."),
    Command("thema", (), "theme", "Thema kiezen", "Kies een kleurenthema; de keuze wordt onthouden."),
    Command("svg.grafiek", (), "chart_file", "Grafiek als SVG-bestand",
            "Zet de grafiek met haar bron in een bestand in de huidige map."),
    Command("svg.scherm", (), "screen_file", "Scherm als SVG-bestand",
            "Zet wat je nu ziet in een bestand in de huidige map."),
    Command("palet", ("ctrl+p",), "app.command_palette", "Opdrachten", "Alle opdrachten, te vinden op naam.",
            palette=False),
    Command("herladen", ("r",), "app.reload", "Dossier opnieuw openen",
            "Open het dossier opnieuw, als er een nieuwere versie is; je blijft op dezelfde plaats."),
    Command("herteken", ("ctrl+l",), "app.redraw", "Scherm opnieuw tekenen",
            "Teken alles opnieuw, als een ander programma door het scherm heen heeft geschreven."),
    Command("pauze", ("ctrl+z",), "app.suspend", "Naar de shell",
            "Zet zedentui stil en geef de shell terug; fg brengt je terug waar je was."),
    Command("help", ("question_mark", "f1"), "help", "Alle toetsen", "De toetsen van dit paneel en overal.",
            footer="Toetsen"),
    Command("stop", ("q",), "app.quit", "Stoppen", "Sluit zedentui; de volgende keer begin je waar je was.",
            footer="Stop"),
    # Statistiek
    Command("statistiek.delict", ("o",), "offence", "Delictgroep wisselen",
            "Zedenmisdrijven, verkrachting, of beide naast elkaar.", "statistiek", "Delict"),
    Command("statistiek.eenheid", ("e",), "unit", "Eenheid wisselen",
            "Aantal, % uitstroom, % instroom, % van de rij erboven, verschil, verschil %, index.", "statistiek",
            "Eenheid"),
    Command("statistiek.cijfers", ("v",), "basis", "Tekst of vermoedelijk",
            "Cijfers zoals in onze tekst van de brief, of met het vermoedelijke aantal waar wij twijfelen.",
            "statistiek"),
    Command("statistiek.grafiek", ("c",), "chart_kind", "Soort grafiek wisselen", "Lijnen, staven of gestapeld.",
            "statistiek", "Grafiek"),
    Command("statistiek.maat", ("space",), "chart_measure", "Maat in of uit de grafiek",
            "Zet de maat onder de cursor in de grafiek, of haal die eruit.", "statistiek"),
    Command("statistiek.narekenen", ("enter",), "verdict", "Naar het narekenen van dit cijfer",
            "Naar wat de brief over dit cijfer beweert en of het klopt, of naar de som die er niet mee uitkomt.",
            "statistiek"),
    # Agenda
    Command("agenda.peildatum", ("d",), "date", "Peildatum kiezen",
            "Bereken de stand op een andere dag dan vandaag.", "agenda", "Peildatum"),
    # Narekenen
    Command("narekenen.tabellen", ("t",), "tables", "Tabellen of beweringen",
            "Het rekenwerk van beide tabellen, cel voor cel; nog eens: terug naar de beweringen.", "narekenen",
            "Tabellen"),
    # The debate sheet, on a screen of its own
    Command("debatblad.ga", ("enter",), "screen.go", "Naar dit onderdeel",
            "Naar de plaats in het dossier waar dit staat.", "debatblad", "Ga erheen"),
    Command("debatblad.omhoog", ("K", "shift+up"), "move(-1)", "Eerder op het blad", "Zet dit een plaats hoger.",
            "debatblad", "Eerder"),
    Command("debatblad.omlaag", ("J", "shift+down"), "move(1)", "Later op het blad", "Zet dit een plaats lager.",
            "debatblad", "Later"),
    Command("debatblad.notitie", ("n",), "note", "Notitie schrijven", "Een eigen notitie bij dit onderdeel; leeg wist.",
            "debatblad", "Notitie"),
    Command("debatblad.eraf", ("m", "delete"), "remove", "Van het blad halen",
            "Haal dit van je debatblad; wat je er zelf bij schreef in het bestand, blijft daar staan.", "debatblad",
            "Eraf"),
    Command("debatblad.herstel", ("u",), "undo", "Terugzetten", "Zet terug wat je het laatst van het blad haalde.",
            "debatblad", "Herstel"),
    Command("debatblad.kopieer", ("y",), "copy", "Hele blad kopiëren", "Het hele debatblad als tekst naar je klembord.",
            "debatblad", "Kopie"),
    Command("debatblad.kopieer.keuze", ("Y",), "copy_choice", "Eén regel kopiëren",
            "Kies van dit onderdeel: spreekregel, bronregel, notitie, adres, verwijzing.", "debatblad"),
    Command("debatblad.sluiten", ("escape", "q", "M"), "close", "Debatblad sluiten", "Terug naar waar je was.",
            "debatblad", "Terug"),
    # Movement, bound on lists and texts themselves
    Command("op", ("up", "k"), "cursor_up", "Omhoog", "Een regel omhoog.", "bewegen", palette=False),
    Command("neer", ("down", "j"), "cursor_down", "Omlaag", "Een regel omlaag.", "bewegen", palette=False),
    Command("links", ("left", "h"), "cursor_left", "Naar links", "Een jaar terug, of naar links.", "bewegen",
            palette=False),
    Command("rechts", ("right", "l"), "cursor_right", "Naar rechts", "Een jaar verder, of naar rechts.", "bewegen",
            palette=False),
    Command("eerste", ("g",), "scroll_top", "Begin", "Naar de eerste regel.", "bewegen", palette=False),
    Command("laatste", ("G",), "scroll_bottom", "Einde", "Naar de laatste regel.", "bewegen", palette=False),
    Command("blad.op", ("pageup", "ctrl+u"), "page_up", "Blad omhoog", "Een schermvol omhoog.", "bewegen",
            palette=False),
    Command("blad.neer", ("pagedown", "ctrl+d"), "page_down", "Blad omlaag", "Een schermvol omlaag.", "bewegen",
            palette=False),
    Command("regel.begin", ("home",), "scroll_home", "Eerste kolom", "Naar de eerste kolom, of het begin.", "bewegen",
            palette=False),
    Command("regel.einde", ("end",), "scroll_end", "Laatste kolom", "Naar de laatste kolom, of het einde.", "bewegen",
            palette=False),
)  # fmt: skip
"""All commands, in the order in which help and palette list them."""


FOOTER: tuple[str, ...] = (
    "zoek", "kopieer", "markeer", "debatblad", "filter",
    "debatblad.ga", "debatblad.kopieer", "debatblad.notitie", "", "bron", "zoom", "kopieer.keuze", "controleer",
    "sorteer", "kolommen", "help", "stop",
)  # fmt: skip
"""Ids in the order of the footer, most used first; the empty one stands for all others, in registry order."""
SURE: frozenset[str] = frozenset({"help", "stop", "sluiten", "debatblad.sluiten"})
"""What stays in the footer when there is no room for all."""


WRITING: frozenset[str] = frozenset({"svg.grafiek", "svg.scherm", "pauze"})
"""What writes a file where one asks for it, or leads to a shell: not there in a kiosk."""


OTHER_IDS: frozenset[str] = frozenset({
    "filter.lijst", "filter.wis", "openen", "onderbreken", "sluiten", "controleer.sluiten", "zoek.sluiten", "zoek.neer",
    "zoek.op", "zoek.blad.neer", "zoek.blad.op", "zoek.kopieer", "zoek.markeer", "zoek.ga",
})  # fmt: skip
"""Ids of keys within fields and dialogs: no commands of their own, but they can be remapped as well."""


def key_problems(chosen: Mapping[str, str]) -> str:
    """What is wrong with the keys that someone chose (id to keys, with commas): one sentence each, empty for nothing.

    An id that does not exist does nothing, and of two commands on one key in the same place only one is obeyed.
    """
    known = {command.id for command in COMMANDS} | OTHER_IDS
    said = [
        f"De toets-id ‘{name}’ bestaat niet; zedentui toetsen noemt ze." for name in sorted(chosen) if name not in known
    ]
    by_key: dict[str, list[Command]] = {}
    for command in COMMANDS:
        for key in chosen[command.id].split(",") if command.id in chosen else command.keys:
            by_key.setdefault(_CHARACTERS.get(key, key), []).append(command)
    for key, commands in by_key.items():
        for first, second in combinations(commands, 2):
            apart = "debatblad" in (first.scope, second.scope) or not {first.scope, second.scope} & {
                "algemeen",
                "bewegen",
            }
            if (first.id in chosen or second.id in chosen) and (first.scope == second.scope or not apart):
                said.append(
                    f"Toets {_KEY_NAMES.get(key, key)} staat bij {first.id} en bij {second.id}; één ervan werkt."
                )
    return "\n".join(said[:5])


def in_scope(*scopes: str) -> tuple[Command, ...]:
    """The commands that work in any of `scopes`, in registry order."""
    return tuple(command for command in COMMANDS if command.scope in scopes)


def bindings(*scopes: str, only: Iterable[str] | None = None) -> list[BindingType]:
    """Textual bindings for `scopes`; `only` names actions, for widgets that know fewer movements than others."""
    from textual.binding import Binding

    wanted = None if only is None else set(only)
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.footer or command.title,
            show=command.footer is not None,
            key_display=command.key_names[0],
            tooltip=command.help,
            id=command.id,
            priority=command.id in _AT_ONCE,
        )
        for command in in_scope(*scopes)
        if command.keys and (wanted is None or command.action in wanted)
    ]
