"""Words and numbers in a chart: safe, measured in cells, in Dutch notation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from zedentui.kinds.doubt import meaning
from zedentui.text.ascii import in_ascii
from zedentui.text.clean import ODD, cells, clean, clip
from zedentui.text.dutch import decimal, signed

SHARES: Final = frozenset({"uitstroom", "instroom", "hoofdmaat"})
CHANGES: Final = frozenset({"verschil", "verschil_procent"})
WHOLE: Final = frozenset({"aantal", "verschil"})
"""Units counted in whole cases."""

CAPTIONS: Final = {
    "aantal": "zaken per jaar",
    "uitstroom": "% van de uitstroom",
    "instroom": "% van de instroom",
    "hoofdmaat": "% van de rij erboven",
    "verschil": "verschil met het jaar ervoor, in zaken",
    "verschil_procent": "verschil met het jaar ervoor, in %",
    "index": "index",
}
"""What the vertical axis counts, by unit; see `counted`."""

NOTHING: Final = "Geen cijfers om te tekenen."
NO_SIGNS: Final = "Zonder tekens voor een grafiek; de cijfers:"
"""ASCII has no signs between two rows: a chart of it would put figures where they are not."""


def counted(unit: str, bases: Sequence[int] = ()) -> str:
    """Return what the axis counts: `zaken per jaar`; of an index with its years: `index, 2012 = 100`.

    `bases` are the years with 100; of several, each is the first year of a document of its own.
    """
    caption = CAPTIONS.get(unit, unit)
    if unit != "index" or not bases:
        return caption
    years = " en ".join(map(str, sorted(set(bases))))
    return f"{caption}, {years} = 100" + (" (elke brief zijn eigen eerste jaar)" if len(set(bases)) > 1 else "")


def safe(text: str, *, ascii_only: bool = False) -> str:
    """Return `text` on one line, without what a terminal would obey and without marks that take no cell."""
    text = " ".join(clean(text).split())
    if text.isascii():
        return text
    text = ODD.sub(_shown, text)
    return in_ascii(text) if ascii_only else text


def _shown(found: re.Match[str]) -> str:
    """What stands for one character that is no ASCII: itself, `?`, or nothing where it takes no cell."""
    character = found[0]
    return "" if not cells(character) else character if character.isprintable() else "?"


def too_small(width: int, what: str = "cijfers", enlarge: str = "") -> str:
    """Return the sentence that stands in for a chart, in at most `width` cells where that can be.

    `enlarge` is what a reader can do about it (`Z: groter`).
    """
    help_ = f" ({enlarge})" if enlarge else ""
    full = f"Te klein voor een grafiek{help_}; de {what}:"
    return full if len(full) <= width else f"Te klein{help_}; de {what}:"


def doubt(sign: str, *, compared: bool) -> str:
    """Return what a sign behind a figure says of it; `compared` as in `provenance`."""
    return meaning(sign, compared=compared)


def runs(years: Sequence[int]) -> str:
    """Return years (ascending) as one writes them: `2016-2019`, `2012, 2016-2019`."""
    parts: list[list[int]] = []
    for year in years:
        if parts and year == parts[-1][-1] + 1:
            parts[-1].append(year)
        else:
            parts.append([year])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)


def fit(text: str, width: int, *, ascii_only: bool = False) -> str:
    """Return `text` in at most `width` cells; a cut shows as `…`, or as `~` in ASCII."""
    cut = clip(text, width)
    return cut.replace("…", "~") if ascii_only else cut


def pack(pieces: Sequence[str], width: int, gap: int) -> list[list[int]]:
    """Return the pieces, by index, spread over lines of at most `width` cells with `gap` cells between them.

    A piece wider than a line gets a line of its own.
    """
    lines: list[list[int]] = []
    used = 0
    for index, piece in enumerate(pieces):
        size = cells(piece)
        if lines and used + gap + size <= width:
            lines[-1].append(index)
            used += gap + size
        else:
            lines.append([index])
            used = size
    return lines


def number(value: float, unit: str) -> str:
    """Return a figure as it is read aloud: `1.302`, `46,3%`, `+136`, `−4,2%`, `94,3`."""
    return _written(value, 0 if unit in WHOLE and value == int(value) else 1, unit)


def tick(value: float, step: float, unit: str, room: int) -> str:
    """Return the figure at a tick of the axis, with as many decimals as `step` needs and at most `room` cells wide."""
    digits = next((digits for digits in range(6) if abs(step * 10**digits - round(step * 10**digits)) < 1e-6), 6)
    text = _written(value, digits, unit)
    for size, name in ((1e12, " bln"), (1e9, " mld"), (1e6, " mln")):
        if len(text) > room and abs(value) >= size:
            return _written(value / size, int(value % size != 0), unit, name)
    return text


def _written(value: float, digits: int, unit: str, size: str = "") -> str:
    percent = "%" if unit in SHARES or unit == "verschil_procent" else ""
    return (signed if unit in CHANGES else decimal)(value, digits) + size + percent


def join_within(head: str, items: Sequence[str], width: int) -> str:
    """Return `head` and as many whole items as fit in `width` cells, with dots when some were left out."""
    text = head
    for index, item in enumerate(items):
        extended = text + ("" if index == 0 else ", ") + item
        dots = " ..." if index < len(items) - 1 else ""
        if cells(extended + dots) > width:
            return f"{text} ..." if index else clip(extended, width)
        text = extended
    return text
