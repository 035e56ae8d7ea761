"""The columns of a list: which there are in a width, how wide each is, and what is cut off."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from zedentui.classes import dataclass
from zedentui.text.clean import cells, clip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Column", "LaidOut", "ToldOrder", "clip_cell", "headings", "laid_out"]

_NARROW = 72  # under this width the name, which tells rows apart, has three fifths of a list; else two
_NARROWEST = 8  # cells of the column that takes what is left


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an `ItemList`. `width` None takes the room that is left; under `drop` cells the column goes.

    `shorter` says a text that does not fit in fewer words, so that its end is not what is cut. A column that is
    `asked` is there for who chooses it only; one without which rows cannot be told apart is `always` there, as is the
    one that takes the room that is left.
    """

    heading: str
    width: int | None = None
    justify: Literal["left", "right"] = "left"
    drop: int = 0
    shorter: Callable[[str], str] | None = None
    asked: bool = False
    always: bool = False


def clip_cell(text: str, width: int) -> str:
    """`text` in at most `width` cells; a number is left out whole rather than cut in two."""
    clipped = clip(text, width)
    if clipped == text:
        return text
    kept = clipped.removesuffix("…")
    start = kept.rfind(" ") + 1
    word = text[start:].split(" ", 1)[0]
    if len(kept) < start + len(word) and any(character.isdigit() for character in word):
        kept = kept[:start].rstrip(" (")
    return kept.rstrip() + "…" if kept else clipped


def _level(widths: Sequence[int], room: int) -> int:
    """The width to which the widest are cut so that all of `widths` fit in `room`; small ones stay whole."""
    level = max(widths, default=0)
    while level > 1 and sum(min(each, level) for each in widths) > room:
        level -= 1
    return level


LaidOut: TypeAlias = tuple[tuple[int, Column, int], ...]
"""The columns that are in sight, from the left: place among the cells of a row, column, width."""
ToldOrder: TypeAlias = tuple[int | None, str, str]
"""What a heading says of an order: its column (None: none in sight has it), its sign, what it is called."""


def _wanted(specs: Sequence[Column], chosen: frozenset[str] | None, width: int) -> list[tuple[int, Column]]:
    """The columns for this width: what was chosen, else what has room; never so many that all are unreadable."""
    found = [
        (index, spec)
        for index, spec in enumerate(specs)
        if spec.width is None
        or spec.always
        or (width >= spec.drop and not spec.asked if chosen is None else spec.heading in chosen)
    ]
    while chosen is not None and len(found) * (_NARROWEST + 2) > width and len(found) > 2:
        found.pop(max(at for at, (_, spec) in enumerate(found) if spec.width is not None))
    return found


def laid_out(columns: Sequence[Column], chosen: frozenset[str] | None, width: int) -> LaidOut:
    """The columns for this width, whether chosen (by their headings) or those that have room, and how wide each is."""
    specs = _wanted(columns, chosen, width)
    rest = width - 2 * len(specs) - 1
    share = 3 if width < _NARROW else 2
    least = max(rest * share // 5, _NARROWEST)  # the name has that much, whatever stands beside it
    most = max(rest - least, _NARROWEST)
    wide = sum(spec.width or 0 for _, spec in specs)
    if wide > most and chosen is not None:
        level = _level([spec.width or 0 for _, spec in specs], most)
        sizes = {index: min(spec.width or 0, level) for index, spec in specs}
    elif wide > most:
        sizes = {index: max((spec.width or 0) * most // wide, 1) for index, spec in specs}
    else:
        sizes = {index: spec.width or 0 for index, spec in specs}
    room = max(rest - sum(sizes[index] for index, spec in specs if spec.width), 1)
    return tuple((index, spec, sizes[index] if spec.width else room) for index, spec in specs)


def headings(columns: LaidOut, order: ToldOrder | None) -> list[tuple[str, Column]]:
    """The headings; that of the column in whose order the list stands says so, before what may be cut off."""
    found = [(spec.heading, spec) for _, spec, _ in columns]
    if order is None:
        return found
    column, sign, word = order
    place = next((at for at, (index, *_) in enumerate(columns) if index == column), None)
    if place is None:
        place = next((at for at, (_, spec, _) in enumerate(columns) if spec.width is None), 0)
        sign = f"{sign} {word}"
    heading, spec = found[place]
    room = columns[place][2]
    shown = f"{heading} {sign}"
    if cells(shown) > room:
        shown = f"{clip(heading, max(room - cells(sign) - 1, 1))} {sign}"
    found[place] = (shown, spec)
    return found
