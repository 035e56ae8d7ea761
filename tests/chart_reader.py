"""Reads a drawn chart back as a person with a ruler would: from its characters and colours alone, in figures.

It knows what is printed (the figures on the axis, the signs of blocks and braille) and nothing of how it was made. Rows
are counted from the top, in cells; a dot is a quarter of a row high.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from zedentui.charts import Picture

HALF_A_DOT = 0.125
"""Of a row."""

_TICK = re.compile(r" *([+−]?[\d.]+(?:,\d+)?)%? ([┈─⠁▔])")
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_DOTS = {
    chr(0x2800 + bits): [(dx, dy) for dy, pair in enumerate(_BITS) for dx, bit in enumerate(pair) if bits & bit]
    for bits in range(1, 256)
}
"""Where each character of braille has its dots, from the top left of its cell."""
_BLOCKS = {"▁": 1, "▂": 2, "▃": 3, "▄": 4, "▅": 5, "▆": 6, "▇": 7, "█": 8, "▔": 1, "▀": 4, "⠉": 2, "⠛": 4, "⠿": 6}


@dataclass(frozen=True)
class Ruler:
    """The axis as printed: `at` is the value at the top of the sheet, `per_row` how much a row down takes off."""

    at: float
    per_row: float
    left: int
    ticks: tuple[int, ...]

    def value(self, row: float) -> float:
        return self.at - self.per_row * row


class Cell(NamedTuple):
    character: str
    colour: str | None


class _Sheet(NamedTuple):
    """The cells of a picture in which each character takes one, and the text of each row."""

    picture: Picture | None
    cells: list[list[Cell]]
    rows: list[str]


_last = _Sheet(None, [], [])


def sheet(picture: Picture) -> _Sheet:
    """A picture in cells: taken apart once, whatever is read of it one after the other; the last one is kept."""
    global _last
    if _last.picture is not picture:
        cells = [[Cell(character, span.colour) for span in line for character in span.text] for line in picture.lines]
        _last = _Sheet(picture, cells, ["".join(span.text for span in line) for line in picture.lines])
    return _last


def cells_of(picture: Picture) -> list[list[Cell]]:
    """Every cell of a picture, by rows."""
    return sheet(picture).cells


def rows_of(picture: Picture) -> list[str]:
    """The text of each row of a picture."""
    return sheet(picture).rows


def ruler(picture: Picture) -> Ruler | None:
    """The axis of a chart, from the figures printed beside it; None where there is none."""
    found = []
    for row, line in enumerate(rows_of(picture)):
        if match := _TICK.match(line):
            text = match[1].replace(".", "").replace(",", ".").replace("−", "-")
            middle = 0.5 if match[2] in "┈─" else 0.0  # through the middle of the row, or along its top
            found.append((row, row + middle, float(text), match.start(2)))
    if len(found) < 2:
        return None
    (_, high, most, left), (_, low, least, _) = found[0], found[-1]
    per_row = (most - least) / (low - high)
    return Ruler(most + per_row * high, per_row, left, tuple(row for row, *_ in found))


def field(picture: Picture, left: int) -> list[tuple[int, list[Cell]]]:
    """The rows of the field: those with nothing or a figure of the axis before it."""
    rows = []
    for row, (line, text) in enumerate(zip(cells_of(picture), rows_of(picture), strict=True)):
        if not text[:left].strip() or ((match := _TICK.match(text)) and match.start(2) == left):
            rows.append((row, line))
    return rows


def dots(picture: Picture, left: int, colours: Sequence[str | None]) -> dict[tuple[int, int], str | None]:
    """Every braille dot right of the axis in one of these colours: (column, row) of dots from the top left."""
    grid = {}
    for row, line in field(picture, left):
        for column, (character, colour) in enumerate(line):
            if character in _DOTS and column >= left and colour in colours:
                for dx, dy in _DOTS[character]:
                    grid[2 * column + dx, 4 * row + dy] = colour
    return grid


def marks(
    picture: Picture, rule: Ruler, shape: Sequence[str], colours: Sequence[str | None], right: int
) -> list[tuple[float, float]]:
    """Every mark of this shape: (column in cells, value), from the left. A mark has no dots but its own around it."""
    grid = dots(picture, rule.left, colours)
    wanted = [(dx, dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1) if shape[dy + 1][dx + 1] == "#"]
    empty = [(dx, dy) for dx in range(-2, 3) for dy in range(-2, 3) if (dx, dy) not in wanted]
    found = []
    ax, ay = wanted[0]  # a dot that every mark of this shape has
    for x, y in ((x - ax, y - ay) for x, y in grid):
        if (
            x / 2 < right
            and all((x + dx, y + dy) in grid for dx, dy in wanted)
            and not any((x + dx, y + dy) in grid for dx, dy in empty)
        ):
            found.append(((x + 0.5) / 2, rule.value((y + 0.5) / 4)))
    return sorted(found)


def signs(picture: Picture, rule: Ruler, symbol: str, colour: str | None, right: int) -> list[tuple[float, float]]:
    """Every mark that is a character, as `marks`: it lies in the middle of its cell."""
    return sorted(
        (column + 0.5, rule.value(row + 0.5))
        for row, line in field(picture, rule.left)
        for column, cell in enumerate(line)
        if rule.left <= column < right and cell.character == symbol and cell.colour == colour
    )


def bars(picture: Picture, rule: Ruler, colour: str | None) -> list[float]:
    """The value of each bar in this colour, from the left, by its length in eighths of a row."""
    zero = rule.at / rule.per_row  # the row at which the axis has zero
    rows = field(picture, rule.left)
    last = -2
    found: list[float] = []
    for column in range(rule.left, picture.width):
        filled = [
            (row, line[column].character)
            for row, line in rows
            if line[column].colour == colour and line[column].character in _BLOCKS
        ]
        filled = [(row, character) for row, character in filled if _near(row, filled, zero)]
        if filled and last < column - 1:
            eighths = sum(_BLOCKS[character] for _, character in filled)
            found.append((1 if filled[0][0] < zero - 0.5 else -1) * eighths / 8 * rule.per_row)
        last = column if filled else last
    return found


def _near(row: int, filled: Sequence[tuple[int, str]], zero: float) -> bool:
    """Whether the cells from `row` to the line of zero are all of the bar."""
    rows = {row for row, _ in filled}
    path = range(row, round(zero)) if row < zero - 0.5 else range(round(zero), row + 1)
    return all(each in rows for each in path)


def stacks(picture: Picture, rule: Ruler, colours: Sequence[str | None], right: int) -> list[list[float]]:
    """For each bar of parts, from the left, the values at which a line closes a part, the highest last."""
    grid = dots(picture, rule.left, colours)
    columns = sorted({x // 2 for x, _ in grid if x / 2 < right})
    groups: list[list[int]] = []
    for column in columns:
        if groups and column == groups[-1][-1] + 1:
            groups[-1].append(column)
        else:
            groups.append([column])
    found = []
    filled: dict[int, set[int]] = {}
    for x, y in grid:
        filled.setdefault(x, set()).add(y)
    for group in groups:
        closed = set.intersection(*(filled.get(x, set()) for each in group for x in (2 * each, 2 * each + 1)))
        found.append([rule.value(y / 4) for y in sorted(closed, reverse=True)])
    return found
