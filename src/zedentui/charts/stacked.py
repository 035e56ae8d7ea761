"""Bars over years with the parts of one whole on top of each other, filled in dots."""

from __future__ import annotations

from itertools import accumulate
from typing import Final

from zedentui.charts.bars import base_row
from zedentui.charts.data import Data
from zedentui.charts.dots import PATTERNS, Dots, dot_of, swatch
from zedentui.charts.frame import MIN_ROWS, Frame, Layout, draw_axes, draw_breaks, finish, make_frame
from zedentui.charts.picture import Ink, Picture, Sheet
from zedentui.charts.plot import plotting
from zedentui.charts.scale import value_axis
from zedentui.charts.slots import AXIS_ROOM, Slots
from zedentui.charts.words import number

__all__ = ["stacked_chart"]

_SAME: Final = 1e-6


def stacked_chart(data: Data) -> Picture | None:
    """Return one bar for each year with the series on top of each other, from 0; None when there is no room.

    Above a bar stands the figure of `data.whole`, where the parts do add up to it: a total is never reckoned here.
    Figures below zero cannot be stacked.
    """
    if len(data.series) > len(PATTERNS) or min(data.figures) < 0:
        return None
    for room in AXIS_ROOM:
        fitting = min(len(data.years), (data.width - room - 1) // 2)
        if fitting < 1:
            break
        shown = data if fitting == len(data.years) else data.newest(fitting)
        if not shown.figures:
            break
        frame = _stack_frame(shown, room)
        if frame is not None and Slots.of(frame.field, len(shown.years), 1).per > 1:
            return _draw(frame)
    return None


def _stack_frame(data: Data, room: int) -> Frame | None:
    sums = [sum(value or 0.0 for value in column) for column in zip(*(one.values for one in data.series), strict=True)]
    high = max(sums) or 1.0
    texts = [text for text in _totals(data) if text]
    wide = Slots.of(data.width - room, len(data.years), 1).per
    figures = bool(texts) and data.height >= 9 and max(map(len, texts)) < wide

    def columns_of(field: int) -> list[int]:
        slots = Slots.of(field, len(data.years), 1)
        return [slots.middle(index) for index in range(len(data.years))]

    layout = Layout(
        swatch,
        lambda rows: value_axis(0.0, high, rows, data.unit),
        columns_of,
        headroom=int(figures),
        beside=True,
        least=MIN_ROWS,
        captions=(f"boven de staaf: {data.whole.label}",) if figures and data.whole else (),
    )
    frame = make_frame(data, layout)
    if figures and frame is not None and frame.axis.rows == frame.rows:  # a low chart has no room for them
        return make_frame(data, Layout(swatch, layout.axis_of, columns_of, beside=True, least=MIN_ROWS))
    return frame


def _totals(data: Data) -> list[str]:
    """The figure of the whole in each year, as text; empty where the parts do not add up to it."""
    if data.whole is None:
        return [""] * len(data.years)
    texts = []
    for index, value in enumerate(data.whole.values):
        parts = [one.values[index] for one in data.series]
        known = [part for part in parts if part is not None]
        same = value is not None and len(known) == len(parts) and abs(sum(known) - value) <= _SAME * max(1.0, value)
        texts.append(number(value, data.unit) if value is not None and same else "")
    return texts


def _draw(frame: Frame) -> Picture:
    data, base = frame.data, base_row(frame)
    slots = Slots.of(frame.field, len(data.years), 1)
    sheet = Sheet(data.width, data.height)
    with plotting(frame.field, frame.rows) as plot:
        draw_axes(plot, frame, 0.0, data.glyphs.top_grid, data.glyphs.top_base)
        draw_breaks(plot, frame, lambda index: slots.start(index) - 1)
        cells = plot.cells()
    dots = Dots(cells, frame.left, frame.field, frame.rows)
    floor = 4 * (base + 1)
    middles = [0.0] * len(data.series)
    for index in range(len(data.years)):
        amounts = [max(0.0, one.values[index] or 0.0) for one in data.series]
        ends = [floor + dot_of(total / frame.axis.per_row + 0.125) for total in accumulate(amounts)]
        dots.sweep(slots.start(index), slots.bar, floor, ends[-1])  # the line of a tick is dots too
        for which, (low, high) in enumerate(zip([floor, *ends], ends, strict=False)):
            ink = Ink(data.palette.of_series(which))
            dots.part(slots.start(index), slots.bar, low, high, which, ink)
            middles[which] = (low + high) / 8 - 0.5
    sheet.paste(0, len(frame.header), cells)
    if frame.axis.rows < frame.rows:
        _write_totals(sheet, frame, slots)
    return finish(sheet, frame, middles)


def _write_totals(sheet: Sheet, frame: Frame, slots: Slots) -> None:
    """Write the figure of the whole over each bar that is the whole."""
    data = frame.data
    for index, text in enumerate(_totals(data)):
        if not text or data.whole is None:
            continue
        high = (data.whole.values[index] or 0.0) / frame.axis.per_row
        start = frame.left + slots.start(index)
        column = start + (slots.bar - len(text) + (slots.bar < len(text))) // 2
        row = frame.row(base_row(frame) + 1 + int(high + 0.875))
        sheet.write(column, row, text, Ink(data.palette.foreground))
