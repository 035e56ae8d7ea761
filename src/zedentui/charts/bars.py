"""Bars over years, side by side.

The line of a figure on the axis runs along the top of its row, and zero along the top of its own: a bar ends exactly
where its figure is, in eighths of a row upwards and in quarters downwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from zedentui.charts.data import Data
from zedentui.charts.frame import LEAST_ROWS, Frame, Layout, draw_axes, draw_breaks, finish, make_frame
from zedentui.charts.picture import Ink, Picture, Sheet
from zedentui.charts.plot import Block, Glyphs, plotting
from zedentui.charts.scale import value_axis
from zedentui.charts.slots import AXIS_ROOM, Slots

__all__ = ["bar_chart", "base_row"]

_OVER_ZERO = 4  # rows above zero, at least, where symbols of bars that hang stand in the first of them


def bar_chart(data: Data) -> Picture | None:
    """Return a bar for each series and year, from 0; None when even the newest year finds no room.

    With more than one series each bar stands on the symbol of its series. With too little width for every year the
    newest ones are drawn, and the picture says so. Bars both up and down in too few rows are not drawn.
    """
    count = len(data.series)
    for room in AXIS_ROOM:
        fitting = min(len(data.years), (data.width - room - 1) // (count + 1))
        if fitting < 1:
            break
        shown = data if fitting == len(data.years) else data.newest(fitting)
        if not shown.figures:
            break
        frame, figures = _bar_frame(shown, room)
        if frame is not None and count > 1 and min(shown.figures) < 0 < max(shown.figures) and not _roomy(frame):
            return None
        if frame is not None and Slots.of(frame.field, len(shown.years), count).per > count:
            return _draw(frame, figures=figures and frame.axis.rows < frame.rows)  # a low chart has no room for them
    return None


def _roomy(frame: Frame) -> bool:
    """Whether the symbol over a bar that hangs is seen to stand on zero: in a low chart it would seem a figure."""
    return frame.rows - 1 - base_row(frame) >= _OVER_ZERO


class _Shapes(NamedTuple):
    """What to draw: the whole cells of bars, and what they end in and stand on."""

    bodies: list[Block]
    stamps: list[tuple[int, int, str, Ink]]


def _bar_frame(data: Data, room: int) -> tuple[Frame | None, bool]:
    """Return the layout, and whether each bar gets its figure."""
    ends = [*data.figures, 0.0]
    if not any(ends):
        ends.append(1.0)
    count = len(data.series)
    slots = Slots.of(data.width - room, len(data.years), count)
    widest = max(len(data.text(one, at)) for one in data.series for at in range(len(data.years)))
    figures = data.height >= 9 and widest < (slots.per if count == 1 else slots.body + 1)
    over_zero = count > 1 and max(ends) <= 0  # the symbols of bars that hang stand over the line of zero

    def columns_of(field: int) -> list[int]:
        slots = Slots.of(field, len(data.years), count)
        return [slots.middle(index) for index in range(len(data.years))]

    layout = Layout(
        data.glyphs.marker if count > 1 else lambda _: "",
        lambda rows: value_axis(min(ends), max(ends), rows, data.unit),
        columns_of,
        headroom=int(figures or over_zero),
        least=LEAST_ROWS + int(over_zero),
    )
    frame = make_frame(data, layout)
    return (None if frame is not None and over_zero and frame.axis.rows == frame.rows else frame), figures


def _draw(frame: Frame, *, figures: bool) -> Picture:
    data = frame.data
    slots = Slots.of(frame.field, len(data.years), len(data.series))
    sheet = Sheet(data.width, data.height)
    with plotting(frame.field, frame.rows) as plot:
        draw_axes(plot, frame, 0.0, data.glyphs.top_grid, data.glyphs.top_base)
        draw_breaks(plot, frame, lambda index: slots.start(index) - 1)
        shapes = _Shapes([], [])
        for index in range(len(data.years)):
            _add_group(shapes, frame, slots, index, [one.values[index] for one in data.series])
        plot.blocks(shapes.bodies)
        plot.stamps(shapes.stamps)
        sheet.paste(0, len(frame.header), plot.cells())
    _write_figures(sheet, frame, slots, figures=figures)
    return finish(sheet, frame, [])


def base_row(frame: Frame) -> int:
    """Return the row of the field, from the bottom, along whose top zero lies."""
    return math.floor(frame.axis.height(0.0) + 0.5)


def _parts(value: float, per_row: float, glyphs: Glyphs) -> tuple[int, str]:
    """Return a bar as a number of whole cells and what fills the cell after them, if anything.

    Upwards a cell has eight parts, downwards four. A figure other than 0 always shows.
    """
    cells = abs(value) / per_row
    steps = glyphs.tops if value > 0 else glyphs.hangs
    parts = math.floor(cells * (len(steps) + 1) + 0.5)
    if parts == 0 and value:
        return 0, glyphs.tops[0] if value > 0 else glyphs.sliver
    full, part = divmod(parts, len(steps) + 1)
    return full, steps[part - 1] if part else ""


def _add_group(shapes: _Shapes, frame: Frame, slots: Slots, index: int, values: Sequence[float | None]) -> None:
    """Add the bars of one year side by side, each on the symbol of its series where there is more than one."""
    glyphs, base = frame.data.glyphs, base_row(frame)
    for which, value in enumerate(values):
        if value is None:
            continue
        ink = Ink(frame.data.palette.of_series(which))
        start = slots.start(index) + which * slots.bar
        if slots.count > 1:
            foot = base if value >= 0 else base + 1
            shapes.stamps.append((start + (slots.body - 1) // 2, foot, glyphs.marker(which), ink))
        if not value:
            continue
        full, end = _parts(value, frame.axis.per_row, glyphs)
        row = base + 1 if value > 0 else base + 1 - full
        shapes.bodies.append(Block(start, row, slots.body, full, glyphs.fill(0), ink))
        if end:
            shapes.stamps.append((start, base + 1 + full if value > 0 else row - 1, end * slots.body, ink))


def _write_figures(sheet: Sheet, frame: Frame, slots: Slots, *, figures: bool) -> None:
    """Write the figure of each bar at its end, or only the sign of a doubtful one where figures find no room."""
    data, base = frame.data, base_row(frame)
    for index in range(len(data.years)):
        for which, one in enumerate(data.series):
            value = one.values[index]
            text = data.text(one, index) if figures else one.signs[index]
            if value is None or not text or not (figures or frame.explained):
                continue
            full, end = _parts(value, frame.axis.per_row, data.glyphs)
            high = full + int(bool(end) and value != 0)
            start = frame.left + slots.start(index) + which * slots.bar
            column = start + (slots.body - len(text) + (slots.body < len(text))) // 2
            row = frame.row(base + high + 1 if value >= 0 else base - high)
            if len(frame.header) <= row < len(frame.header) + frame.rows:
                sheet.write(column, row, text, Ink(data.palette.foreground if figures else data.palette.warning))
