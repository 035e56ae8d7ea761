"""Bars over years: side by side, or on top of each other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from zedentui.charts.data import Data, Series, prepare
from zedentui.charts.frame import LEAST_ROWS, MIN_ROWS, Frame, draw_axes, draw_breaks, finish, make_frame
from zedentui.charts.picture import Ink, Palette, Picture, Sheet
from zedentui.charts.plot import Block, Glyphs, plotting
from zedentui.charts.scale import Axis, value_axis
from zedentui.charts.words import number
from zedentui.model import Annotation

_WIDEST_BAR = 10
_AXIS_ROOM = (9, 16)
"""Cells to count on for the figures on the axis: usually, and with very large figures."""


def bar_chart(
    series: Sequence[Series],
    years: Sequence[int],
    *,
    unit: str,
    annotations: Sequence[Annotation],
    width: int,
    height: int,
    palette: Palette,
    zero: bool = True,  # noqa: ARG001 - bars always start at zero; here so that the three charts take the same
    highlight_year: int | None = None,
    ascii_only: bool = False,
    margin: int = 0,
) -> Picture:
    """Return a bar for each series and year, side by side, from 0; arguments as for `line_chart`.

    With more than one series each bar stands on the symbol of its series, the same as in a line chart. With too
    little width for every year the newest ones are drawn, and the picture says so.
    """
    data = prepare(
        series, years, unit=unit, annotations=annotations, width=width, height=height, palette=palette,
        highlight_year=highlight_year, ascii_only=ascii_only, margin=margin,
    )  # fmt: skip
    return _draw(data, stacked=False)


def stacked_chart(
    series: Sequence[Series],
    years: Sequence[int],
    *,
    unit: str,
    annotations: Sequence[Annotation],
    width: int,
    height: int,
    palette: Palette,
    zero: bool = True,  # noqa: ARG001 - bars always start at zero
    highlight_year: int | None = None,
    ascii_only: bool = False,
    margin: int = 0,
) -> Picture:
    """Return one bar for each year with the series on top of each other, from 0; arguments as for `line_chart`.

    Figures below zero are stacked downwards. Above each bar stands its total, when there is room.
    """
    data = prepare(
        series, years, unit=unit, annotations=annotations, width=width, height=height, palette=palette,
        highlight_year=highlight_year, ascii_only=ascii_only, margin=margin,
    )  # fmt: skip
    return _draw(data, stacked=True)


class _Shapes(NamedTuple):
    """What to draw: the whole cells of bars, and what they end in and stand on."""

    bodies: list[Block]
    stamps: list[tuple[int, int, str, Ink]]


@dataclass(frozen=True, slots=True)
class _Slots:
    """How a field is divided over years: `per` cells for each, from `first` on, with `count` bars of `bar` cells.

    Bars that are wide enough keep the last of their cells free.
    """

    first: int
    per: int
    bar: int
    count: int

    @classmethod
    def of(cls, field: int, years: int, count: int) -> _Slots:
        """Divide a field evenly; the bars take at most four fifths of it."""
        per = min((field - 1) // years, (_WIDEST_BAR * count * 5 + 3) // 4 + 4)
        bar = max(1, min((per - 1) // count, _WIDEST_BAR, per * 4 // (5 * count)))
        return cls(1 + (field - 1 - per * years) // 2, per, bar, count)

    @property
    def body(self) -> int:
        """Return how many cells of a bar are filled."""
        return self.bar - 1 if self.count > 1 and self.bar > 2 else self.bar

    def start(self, index: int) -> int:
        """Return the first column of the bars of the year at `index`; the column before it is free."""
        return self.first + index * self.per + (self.per - self.bar * self.count + 1) // 2

    def middle(self, index: int) -> int:
        """Return the column of the year at `index` itself."""
        return self.start(index) + (self.bar * self.count - 1 - (self.bar - self.body)) // 2


def _draw(data: Data, *, stacked: bool) -> Picture:
    """Return the chart of as many of the newest years as the width has room for."""
    count = 1 if stacked else len(data.series)
    if not data.figures:
        return data.words()
    for room in _AXIS_ROOM:
        fitting = min(len(data.years), (data.width - room - 1) // (count + 1))
        if fitting < 1:
            break
        shown = data if fitting == len(data.years) else data.newest(fitting)
        frame, figures = _bar_frame(shown, count, room, stacked=stacked)
        if frame is not None and _Slots.of(frame.field, len(shown.years), count).per > count:
            figures = figures and frame.axis.rows < frame.rows  # a low chart has no room for them
            return _draw_bars(frame, count, stacked=stacked, figures=figures)
    return data.words()


def _ends(data: Data, *, stacked: bool) -> list[float]:
    """Return where bars end, above and below zero."""
    if not stacked:
        return [*data.figures, 0.0]
    ends = [0.0]
    for column in zip(*(one.values for one in data.series), strict=True):
        known = [value for value in column if value is not None]
        ends += [sum(value for value in known if value > 0), sum(value for value in known if value < 0)]
    return ends


def _bar_frame(data: Data, count: int, room: int, *, stacked: bool) -> tuple[Frame | None, bool]:
    """Return the layout, and whether each bar gets its figure."""
    ends = _ends(data, stacked=stacked)
    if not any(ends):
        ends.append(1.0)
    below = min(ends) < 0
    slots = _Slots.of(data.width - room, len(data.years), count)
    widest = max(len(number(value, data.unit)) for value in ends)
    room_above = slots.per if count == 1 else slots.body + 1
    figures = data.height >= 9 and widest < room_above and not (stacked and below)

    def axis_of(rows: int) -> Axis:
        if not (figures and below) or rows < 5:
            return value_axis(min(ends), max(ends), rows, data.unit)
        axis = value_axis(min(ends), max(ends), rows - 1, data.unit)
        return replace(axis, low=axis.low - axis.per_row, rows=rows)  # a row for the figures under the bars

    def columns_of(field: int) -> list[int]:
        slots = _Slots.of(field, len(data.years), count)
        return [slots.middle(index) for index in range(len(data.years))]

    symbols = data.glyphs.fill if count == 1 else data.glyphs.marker
    least = MIN_ROWS if stacked else LEAST_ROWS  # a part is drawn in whole rows: in fewer it would mislead
    frame = make_frame(data, symbols, axis_of, columns_of, headroom=int(figures), beside=stacked, least=least)
    return frame, figures


def _draw_bars(frame: Frame, count: int, *, stacked: bool, figures: bool) -> Picture:
    data = frame.data
    slots = _Slots.of(frame.field, len(data.years), count)
    sheet = Sheet(data.width, data.height)
    beside = [0.0] * len(data.series)
    with plotting(frame.field, frame.rows) as plot:
        draw_axes(plot, frame, 0.0)
        draw_breaks(plot, frame, lambda index: slots.start(index) - 1)
        shapes = _Shapes([], [])
        for index in range(len(data.years)):
            values = [one.values[index] for one in data.series]
            if stacked:
                beside = _add_stack(shapes, frame, slots, index, values)
            else:
                _add_group(shapes, frame, slots, index, values)
        plot.blocks(shapes.bodies)
        plot.stamps(shapes.stamps)
        sheet.paste(0, len(frame.header), plot.cells())
    if figures:
        _write_figures(sheet, frame, slots, stacked=stacked)
    return finish(sheet, frame, beside)


def _base(frame: Frame) -> int:
    """Return the row of the field, from the bottom, in which the line of zero lies."""
    return math.floor(frame.axis.height(0.0) + 0.5)


def _parts(value: float, per_row: float, glyphs: Glyphs) -> tuple[int, str]:
    """Return a bar as a number of whole cells and what fills the cell after them, if anything.

    Upwards a cell has eight parts, downwards two, in ASCII one. A figure other than 0 always shows.
    """
    cells = abs(value) / per_row
    steps = (glyphs.tops if value > 0 else glyphs.hangs) if not glyphs.ascii_only else ""
    parts = math.floor(cells * (len(steps) + 1) + 0.5)
    if parts == 0 and value:
        return 0, glyphs.tops[0] if value > 0 else glyphs.sliver
    full, part = divmod(parts, len(steps) + 1)
    return full, steps[part - 1] if part else ""


def _add_group(shapes: _Shapes, frame: Frame, slots: _Slots, index: int, values: Sequence[float | None]) -> None:
    """Add the bars of one year side by side, their ends as exact as a cell allows."""
    glyphs, base = frame.data.glyphs, _base(frame)
    for which, value in enumerate(values):
        ink = Ink(frame.data.palette.of_series(which))
        start = slots.start(index) + which * slots.bar
        if slots.count > 1 and value is not None:
            shapes.stamps.append((start + (slots.body - 1) // 2, base, glyphs.marker(which), ink))
        if not value:
            continue
        full, end = _parts(value, frame.axis.per_row, glyphs)
        row = base + 1 if value > 0 else base - full
        shapes.bodies.append(Block(start, row, slots.body, full, glyphs.fill(0), ink))
        if end:
            shapes.stamps.append((start, base + 1 + full if value > 0 else row - 1, end * slots.body, ink))


def _add_stack(shapes: _Shapes, frame: Frame, slots: _Slots, index: int, values: Sequence[float | None]) -> list[float]:
    """Add the bar of one year and return the height of the middle of each part."""
    base = _base(frame)
    middles = [float(base + 1)] * len(values)
    for sign in (1, -1):
        amounts = [max(0.0, sign * (value or 0.0)) for value in values]
        low = 0
        for which, cells in enumerate(_share_out([amount / frame.axis.per_row for amount in amounts])):
            row = base + 1 + low if sign > 0 else base - low - cells
            symbol, ink = frame.data.glyphs.fill(which), Ink(frame.data.palette.of_series(which))
            shapes.bodies.append(Block(slots.start(index), row, slots.bar, cells, symbol, ink))
            if sign > 0 or cells:
                middles[which] = row + (cells - 1) / 2
            low += cells
    return middles


def _share_out(parts: Sequence[float]) -> list[int]:
    """Return whole cells for the parts of one bar, that add up to the rounded whole.

    Each part is rounded by itself, so that a small one does not come and go with the years; the largest takes up the
    difference.
    """
    cells = [math.floor(part + 0.5) for part in parts]
    if cells:
        largest = max(range(len(parts)), key=lambda which: parts[which])
        cells[largest] = max(0, cells[largest] + math.floor(sum(parts) + 0.5) - sum(cells))
    return cells


def _write_figures(sheet: Sheet, frame: Frame, slots: _Slots, *, stacked: bool) -> None:
    """Write the figure of each bar, or the total of each complete stack, at its end."""
    data, base = frame.data, _base(frame)
    for index in range(len(data.years)):
        values = [one.values[index] for one in data.series]
        known = [value for value in values if value is not None]
        figures: list[float | None] = [sum(known) if len(known) == len(values) else None] if stacked else values
        for which, value in enumerate(figures):
            if value is None:
                continue
            if stacked:
                high = math.floor(value / frame.axis.per_row + 0.5)
            else:
                full, end = _parts(value, frame.axis.per_row, data.glyphs)
                high = full + int(bool(end) and value != 0)
            text = number(value, data.unit)
            start = frame.left + slots.start(index) + which * slots.bar
            column = start + (slots.body - len(text) + (slots.body < len(text))) // 2
            row = frame.row(base + high + 1 if value >= 0 else base - high - 1)
            sheet.write(column, row, text, Ink(data.palette.foreground))
