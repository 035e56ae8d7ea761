"""Lines over years."""

from __future__ import annotations

from collections.abc import Sequence

from zedentui.charts.data import Data, Series, prepare
from zedentui.charts.frame import Frame, draw_axes, draw_breaks, finish, make_frame
from zedentui.charts.picture import Ink, Palette, Picture, Sheet
from zedentui.charts.plot import Plot, plotting
from zedentui.charts.scale import Axis, value_axis, year_columns
from zedentui.charts.words import CHANGES, number
from zedentui.model import Annotation


def line_chart(
    series: Sequence[Series],
    years: Sequence[int],
    *,
    unit: str,
    annotations: Sequence[Annotation],
    width: int,
    height: int,
    palette: Palette,
    zero: bool = True,
    highlight_year: int | None = None,
    ascii_only: bool = False,
    margin: int = 0,
) -> Picture:
    """Return a line for each series, with a symbol at each year.

    `years` are whole years; `unit` is a unit code; `width` and `height` are in cells and exact. The axis starts at 0
    unless `zero` is False; changes always show 0 and an index always shows 100. `highlight_year` gets a line.
    """
    data = prepare(
        series, years, unit=unit, annotations=annotations, width=width, height=height, palette=palette,
        highlight_year=highlight_year, ascii_only=ascii_only, margin=margin,
    )  # fmt: skip
    single = len(data.series) == 1 and _room_for_figures(data)
    frame = make_frame(
        data,
        data.glyphs.marker,
        lambda rows: _line_axis(data, rows, zero),
        lambda field: year_columns(data.years, field),
        headroom=int(single),
        beside=not single,
    )
    if frame is None:
        return data.words()
    sheet = Sheet(data.width, data.height)
    with plotting(frame.field, frame.rows) as plot:
        draw_axes(plot, frame, 100.0 if unit == "index" else 0.0)
        draw_breaks(plot, frame, lambda index: (frame.columns[index - 1] + frame.columns[index] + 1) // 2)
        _draw_guide(plot, frame)
        for index in reversed(range(len(data.series))):
            _draw_line(plot, frame, index)
        sheet.paste(0, len(frame.header), plot.cells())
    if single and frame.axis.rows < frame.rows:  # a low chart has no room for them
        _write_figures(sheet, frame)
    return finish(sheet, frame, [_last_height(frame, one) for one in data.series])


def _room_for_figures(data: Data) -> bool:
    """Whether each year of a single line can have its figure beside its point."""
    widest = max((len(number(value, data.unit)) for value in data.figures), default=0)
    return len(data.years) * (widest + 2) + 12 <= data.width and data.height >= 9


def _line_axis(data: Data, rows: int, zero: bool) -> Axis:
    figures = list(data.figures)
    anchor = 100.0 if data.unit == "index" else 0.0
    if data.unit == "index" or data.unit in CHANGES or zero:
        figures.append(anchor)
    return value_axis(min(figures), max(figures), rows, data.unit, anchor=anchor)


def _draw_guide(plot: Plot, frame: Frame) -> None:
    if frame.data.highlight in frame.data.years:
        column = frame.columns[frame.data.years.index(frame.data.highlight)] + 0.5
        ink = Ink(frame.data.palette.accent)
        plot.line((column, column), (0.5, frame.rows - 0.5), frame.data.glyphs.solid, ink)


def _draw_line(plot: Plot, frame: Frame, index: int) -> None:
    """Draw one series; where a figure is missing the line stops."""
    data = frame.data
    ink = Ink(data.palette.of_series(index))
    run: list[tuple[float, float]] = []
    points: list[tuple[float, float]] = []
    for column, value in zip((*frame.columns, 0), (*data.series[index].values, None), strict=True):
        if value is not None:
            run.append((column + 0.5, frame.axis.height(value) + 0.5))
            continue
        if len(run) > 1:
            plot.line([x for x, _ in run], [y for _, y in run], data.glyphs.line, ink)
        points += run
        run = []
    if points:
        plot.points([x for x, _ in points], [y for _, y in points], data.glyphs.marker(index), ink)


def _last_height(frame: Frame, series: Series) -> float:
    return next((frame.axis.height(value) for value in reversed(series.values) if value is not None), 0.0)


def _write_figures(sheet: Sheet, frame: Frame) -> None:
    """Write the figure of each year above its point, or below it when its line or a series break is in the way."""
    data = frame.data
    free = {" ", data.glyphs.grid, data.glyphs.solid}
    for column, value in zip(frame.columns, data.series[0].values, strict=True):
        if value is None:
            continue
        text = number(value, data.unit)
        start = frame.left + column - (len(text) - 1) // 2
        for row in (frame.row(frame.axis.height(value)) - 1, frame.row(frame.axis.height(value)) + 1):
            inside = len(frame.header) <= row < len(frame.header) + frame.rows
            if inside and all(sheet.text(start + offset, row) in free for offset in range(-1, len(text) + 1)):
                sheet.write(start - 1, row, f" {text} ", Ink(data.palette.foreground))
                break
