"""The grid of braille dots: marks that stand where their value is, and the patterns of a stack.

A cell has two dots by four. Dots are counted in the field of a chart: (0, 0) is the one at the bottom left. A dot is as
near as a terminal comes to a value: no further off than half a dot.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Final

from zedentui.charts.picture import Cell, Ink

__all__ = ["APART", "PATTERNS", "SHAPES", "Dots", "dot_of", "lanes", "swatch", "symbol"]

_BITS: Final = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_EMPTY: Final = 0x2800

SHAPES: Final = (
    ("###", "###", "###"),
    (".#.", "###", ".#."),
    ("#.#", ".#.", "#.#"),
    ("###", "#.#", "###"),
    ("#.#", "###", "#.#"),
    ("###", ".#.", "###"),
)
"""The marks of series, three dots by three, from the top; the value lies in the middle dot."""

APART: Final = 4
"""Dots from the middle of one mark to that of the next, across or up, so that each keeps its own shape."""

PATTERNS: Final = (
    ("#",),
    ("#.", ".#"),
    ("#.",),
    ("#", "."),
    ("#.", ".."),
    ("#...", "...#", "..#.", ".#.."),
    ("#...",),
    ("#", ".", ".", "."),
)
"""What the parts of a stack are filled with, again and again: rows of dots from the bottom."""


def dot_of(height: float) -> int:
    """Return the row of dots, from the bottom, in which a height in rows of cells lies."""
    return math.floor(height * 4 + 1e-9)


def _characters(rows: Sequence[str]) -> str:
    """Return four rows of four dots (`#` is set) as two braille characters."""
    codes = [_EMPTY, _EMPTY]
    for row, line in zip(_BITS, rows, strict=True):
        for column, dot in enumerate(line):
            codes[column // 2] |= row[column % 2] if dot == "#" else 0
    return "".join(map(chr, codes))


def symbol(index: int) -> str:
    """Return the mark of the series at `index` as two characters, for a legend."""
    return _characters(["....", *(f"{row}." for row in SHAPES[index])])


def _filled(index: int, x: int, y: int) -> bool:
    """Whether the pattern of the part at `index` has a dot here."""
    rows = PATTERNS[index]
    row = rows[y % len(rows)]
    return row[x % len(row)] == "#"


def swatch(index: int) -> str:
    """Return a piece of the pattern of the part at `index`, for a legend: three rows of it under its edge."""
    rows = ("".join("#" if _filled(index, x, y) else "." for x in range(4)) for y in (2, 1, 0))
    return _characters(["####", *rows])


def lanes(columns: Sequence[int], heights: Sequence[Sequence[int | None]], width: int) -> list[list[int]] | None:
    """Return in which column of dots each mark stands, by series and year; None when they cannot all be told apart.

    `columns` are the cells of the years, `heights` the row of dots of each mark, `width` the cells of the field. Marks
    of one year that would cover each other stand side by side, as near to the year as they can; years are no measure,
    so a mark beside its year still says what it says.
    """
    pitch = 2 * min((b - a for a, b in pairwise(columns)), default=width // 2)
    reach = (pitch - APART) // 2
    if reach < APART // 2:
        return None
    offsets = sorted(range(-reach, reach + 1), key=lambda offset: (abs(offset), -offset))
    result = [[2 * column for column in columns] for _ in heights]
    for year, column in enumerate(columns):
        levels = [row[year] for row in heights]
        inside = [
            offset for offset in offsets if 3 <= 2 * column + offset <= 2 * width - 2
        ]  # the first cell is the tick's
        found = next(filter(None, (_side_by_side(levels, inside, first) for first in inside)), None)
        if found is None:
            return None
        for which, offset in enumerate(found):
            result[which][year] += offset
    return result


def _side_by_side(levels: Sequence[int | None], offsets: Sequence[int], first: int) -> list[int] | None:
    """Return how far each mark of one year stands beside it, when the first stands at `first`; None when none is left.

    Each of the others stands as near to the first as it can.
    """
    order = sorted(offsets, key=lambda offset: abs(offset - first))
    taken: list[tuple[int, int]] = []
    found: list[int] = []
    for level in levels:
        offset = 0
        if level is not None:
            free = (offset for offset in order if _free(offset, level, taken))
            offset = next(free, first + APART * len(order))
            if offset not in offsets:
                return None
            taken.append((offset, level))
        found.append(offset)
    return found


def _free(x: int, y: int, taken: Sequence[tuple[int, int]]) -> bool:
    return all(abs(x - other) >= APART or abs(y - level) >= APART for other, level in taken)


@cache
def _spread(dots: tuple[tuple[int, int], ...], x: int, y: int) -> tuple[tuple[int, int, int], ...]:
    """The bits of dots around the one at (x, y) of its cell, by cell: how far to the right, how far up, the bits."""
    bits: dict[tuple[int, int], int] = {}
    for dx, dy in dots:
        cell = (x + dx) // 2, (y + dy) // 4
        bits[cell] = bits.get(cell, 0) | _BITS[3 - (y + dy) % 4][(x + dx) % 2]
    return tuple((*cell, each) for cell, each in bits.items())


_AROUND: Final = tuple((dx, dy) for dx in range(-2, 3) for dy in range(-2, 3))
_SET: Final = tuple(
    tuple((dx - 1, 1 - dy) for dy, line in enumerate(shape) for dx, dot in enumerate(line) if dot == "#")
    for shape in SHAPES
)
"""The dots of each mark, from its middle."""


@cache
def _stripe(index: int, above: int, level: int) -> tuple[int, int]:
    """Row `above` of a pattern as bits of two cells beside each other, after which it repeats, in their row `level`."""
    dots = [bit * _filled(index, x, above) for x, bit in enumerate(2 * _BITS[3 - level])]
    return dots[0] | dots[1], dots[2] | dots[3]


class Dots:
    """The field of a drawn chart as dots; `cells` are its rows from the top, from column `left`, changed in place."""

    def __init__(self, cells: list[list[Cell]], left: int, width: int, rows: int) -> None:
        self._cells = cells
        self._left = left
        self._width = width
        self._rows = rows

    def _set(self, column: int, row: int, bits: int, ink: Ink) -> None:
        """Set dots of a cell, from the bottom left; the whole cell gets the ink."""
        if bits and 0 <= column < self._width and 0 <= row < self._rows:
            line, at = self._cells[self._rows - 1 - row], self._left + column
            line[at] = (chr(_EMPTY | self._code(line[at][0]) | bits), ink)

    def _clear(self, column: int, row: int, bits: int) -> None:
        """Take dots of a cell away; what is no dot stays."""
        if 0 <= column < self._width and 0 <= row < self._rows:
            line, at = self._cells[self._rows - 1 - row], self._left + column
            character, ink = line[at]
            if code := self._code(character):
                line[at] = (chr(_EMPTY | code & ~bits) if code & ~bits else " ", ink)

    @staticmethod
    def _code(character: str) -> int:
        return ord(character) - _EMPTY if "\u2800" <= character <= "\u28ff" else 0

    def marks(self, marks: Sequence[tuple[int, int, int, Ink]]) -> None:
        """Put the mark of a series (x, y, index, ink) on each place, with a free dot around it."""
        for x, y, _, _ in marks:
            for column, row, bits in _spread(_AROUND, x % 2, y % 4):
                self._clear(x // 2 + column, y // 4 + row, bits)
        for x, y, index, ink in marks:
            for column, row, bits in _spread(_SET[index], x % 2, y % 4):
                self._set(x // 2 + column, y // 4 + row, bits, ink)

    def sweep(self, column: int, width: int, low: int, high: int) -> None:
        """Take all dots from columns of cells, from row of dots `low` to the end of the cell that `high` ends in."""
        for row in range(low // 4, -(-high // 4)):
            bits = sum(map(sum, _BITS[: 4 - (low % 4 if row == low // 4 else 0)]))
            for each in range(column, column + width):
                self._clear(each, row, bits)

    def part(self, column: int, width: int, low: int, high: int, index: int, ink: Ink) -> None:
        """Fill a part of a stack from row of dots `low` up to but not at `high` with its pattern; its edge is closed.

        `column` and `width` are in cells.
        """
        for row in range(low // 4, -(-high // 4)):
            left = right = 0
            for y in range(max(low, 4 * row), min(high, 4 * row + 4)):
                one, other = _stripe(index, (y - low) % 4, y % 4)
                edge = sum(_BITS[3 - y % 4]) if y == high - 1 else 0
                left, right = left | one | edge, right | other | edge
            for each in range(width):
                self._set(column + each, row, right if each % 2 else left, ink)
