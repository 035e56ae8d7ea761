"""The help texts, made from `syntax`."""

from __future__ import annotations

from zedentui.cli.options import OPTIONS, SHARED, Option
from zedentui.cli.syntax import COMMANDS, GROUPS, Command
from zedentui.text.columns import wrap
from zedentui.text.provenance import REPORT

__all__ = ["help_text", "option_label"]

_WIDEST = 100
_LAST = (
    "Meer over een opdracht: zedentui OPDRACHT --help. Uitgangscodes: 0 gevonden, 1 niets gevonden, 2 verkeerd "
    "gebruik, 3 databestand ontbreekt of is onleesbaar."
)


def help_text(name: str | None, width: int | None) -> str:
    """Return the help of a subcommand (None: of zedentui itself) in lines of at most `width` cells (None: 80)."""
    room = min(width or 80, _WIDEST)
    command = COMMANDS[name or ""]
    parts = [_usage(command), *wrap(command.help, room), ""]
    if not command.name:
        for heading, names in GROUPS:
            parts += [f"{heading}:", *_pairs([(each, COMMANDS[each].title) for each in names], room), ""]
    if command.strict:
        parts += [f"{command.words.split()[0]} is een van: {', '.join(command.choices)}.", ""]
    if command.options:
        heading = "Opties" if command.name else "Opties van het scherm"
        parts += [f"{heading}:", *_options(command.options, room), ""]
    parts += ["Opties bij elke opdracht:", *_options(SHARED, room), ""]
    if command.examples:
        parts += ["Voorbeelden:", *(f"  {example}" for example in command.examples), ""]
    if not command.name:
        parts += [*wrap(_LAST, room), "", *wrap(REPORT, room)]
    return "\n".join(parts).rstrip()


def option_label(option: Option) -> str:
    """Return how an option is typed: `-h, --help`, `--db BESTAND`, `--grafiek[=SOORT]`."""
    value = ""
    if option.value is not None:
        value = f"[={option.value}]" if option.bare is not None else f" {option.value}"
    return f"{option.short}, {option.name}{value}" if option.short else f"{option.name}{value}"


def _usage(command: Command) -> str:
    if command.name:
        return f"Gebruik: {command.usage}\n"
    return "Gebruik: zedentui [OPTIES]\n         zedentui OPDRACHT [OPTIES] ...\n"


def _options(names: tuple[str, ...], width: int) -> list[str]:
    pairs = []
    for name in names:
        option = OPTIONS[name]
        known = f" Kies uit {', '.join(option.choices)}." if option.choices else ""
        pairs.append((option_label(option), option.help + known))
    return _pairs(pairs, width)


def _pairs(pairs: list[tuple[str, str]], width: int) -> list[str]:
    """Two columns, the second wrapped; a label too long for its column gets a line of its own."""
    size = min(max(len(label) for label, _ in pairs), 24)
    lines = []
    for label, text in pairs:
        rows = wrap(text, max(width - size - 4, 20))
        if len(label) > size:
            lines.append(f"  {label}")
        else:
            lines.append(f"  {label:<{size}}  {rows.pop(0)}")
        lines += [f"  {'':<{size}}  {row}" for row in rows]
    return lines
