"""Axes in cells: round figures up the side, whole years along the bottom."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence

from zedentui.charts.words import WHOLE
from zedentui.classes import dataclass
from zedentui.text.clean import cells

_BASES = (1.0, 2.0, 2.5, 5.0)
_MORE_BASES = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 7.5, 8.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """A vertical axis on `rows` rows of cells: `low` lies in the lowest row, one row up is `per_row` more."""

    low: float
    per_row: float
    rows: int
    step: float
    ticks: tuple[float, ...]

    def height(self, value: float) -> float:
        """Return how many rows above the lowest one a value lies."""
        return (value - self.low) / self.per_row


def value_axis(low: float, high: float, rows: int, unit: str, *, anchor: float = 0.0) -> Axis:
    """Return an axis from `low` to `high` or a little more, with ticks on whole rows.

    `rows` is at least 3. Ticks are `anchor` plus a whole number of steps; a step is one of `_BASES` times a power of
    ten, of more figures when there are few rows to spare, and no less than 1 for whole cases. Room left over goes to
    the top.
    """
    size = max(abs(low), abs(high))
    if high - low < 1e-9 * max(1.0, size):
        high = low + max(1.0, 1e-6 * size)
    gaps = rows - 1
    best, best_score = None, -math.inf
    bases = _BASES if gaps > 5 else _MORE_BASES
    for step in _steps(bases, (high - low) / gaps, 20 * (high - low), unit in WHOLE):
        bottom = anchor + step * math.floor((low - anchor) / step + 1e-9)
        every = min(gaps, math.floor(step * gaps / (high - bottom) + 1e-9))
        if every < 1:
            continue
        used = (high - low) * every / (step * gaps)
        score = used - 0.2 * (every == 1 and gaps > 4) - 0.3 * (gaps // every < 2) - 0.08 * max(0, every - 4)
        if score > best_score + 1e-9:
            ticks = tuple(bottom + step * index for index in range(gaps // every + 1))
            best, best_score = Axis(bottom, step / every, rows, step, ticks), score
    assert best is not None  # with two gaps or more a step wider than the whole range always fits
    return best


def _steps(bases: Sequence[float], smallest: float, largest: float, whole: bool) -> Iterator[float]:
    """Yield round steps from `smallest` on until they have passed `largest`."""
    last = max(largest, 10.0 if whole else 0.0)
    for power in range(math.floor(math.log10(smallest)), math.ceil(math.log10(last)) + 1):
        for base in bases:
            step = base * 10.0**power
            if not whole or (step >= 1 and step == int(step)):
                yield step


def year_columns(years: Sequence[int], width: int) -> list[int]:
    """Return the column of each year (ascending) on a line of `width` cells, in step with the calendar."""
    span = years[-1] - years[0] if years else 0
    if span == 0:
        return [width // 2] * len(years)
    room = width - 5  # half a label on either side
    pitch = float(room // span) if room >= span else room / span
    return [2 + int((year - years[0]) * pitch) for year in years]


@dataclass(frozen=True, slots=True)
class YearLabel:
    """A year on the axis: its text from `start` on, and the marks of its annotations after it."""

    year: int
    start: int
    text: str
    marks: str


def year_labels(years: Sequence[int], columns: Sequence[int], marks: Mapping[int, str], width: int) -> list[YearLabel]:
    """Return the years that fit under their columns without touching, always with the last one.

    First choice: every year in full, then in two digits (`'22`), then every second year in full, and so on.
    """
    for every in range(1, len(years) + 1):
        for digits in (4, 2):
            labels = [
                _label(year, column, digits, marks.get(year, ""), width)
                for index, (year, column) in enumerate(zip(years, columns, strict=True))
                if (len(years) - 1 - index) % every == 0
            ]
            if _apart(labels, width):
                return labels
    return []


def _label(year: int, column: int, digits: int, marks: str, width: int) -> YearLabel:
    """Return the label of a year in the middle under its column, or as near as the width allows."""
    text = str(year) if digits == 4 else f"'{year % 100:02d}"
    return YearLabel(year, max(0, min(column - 1, width - len(text) - cells(marks))), text, marks)


def _apart(labels: Sequence[YearLabel], width: int) -> bool:
    free = 0
    for label in labels:
        if label.start < free:
            return False
        free = label.start + len(label.text) + cells(label.marks) + 1
    return free - 1 <= width


def spread(wanted: Sequence[float], rows: int) -> list[int]:
    """Return for each wish a row of its own, in the same order and as near as can be, from 0 to `rows` - 1.

    There must be at least as many rows as wishes.
    """
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    places: list[int] = []
    for position, index in enumerate(order):
        lowest = places[-1] + 1 if places else 0
        highest = rows - (len(order) - position)
        places.append(min(max(round(wanted[index]), lowest), highest))
    result = [0] * len(wanted)
    for index, place in zip(order, places, strict=True):
        result[index] = place
    return result
