"""Lines over years, with a mark at each figure where there is room for marks."""

from __future__ import annotations

from zedentui.charts import dots
from zedentui.charts.data import Data
from zedentui.charts.dots import SHAPES, Dots, dot_of, lanes
from zedentui.charts.frame import MARK_ROWS, Frame, Layout, caption, draw_axes, draw_breaks, finish, make_frame
from zedentui.charts.picture import Ink, Picture, Sheet
from zedentui.charts.plot import Plot, plotting
from zedentui.charts.request import Series
from zedentui.charts.scale import Axis, value_axis, year_columns
from zedentui.classes import replace
from zedentui.text.clean import cells

__all__ = ["line_chart"]


def line_chart(data: Data) -> Picture | None:
    """Return a line for each series; None when it would not show which is which, or where a figure lies.

    In a field of `MARK_ROWS` rows each figure has its mark; a lower one shows a single line, with its first, last and
    chosen figure written over it.
    """
    if len(data.series) > len(SHAPES):
        return None
    single = len(data.series) == 1
    frames = []
    if single and _room_for_figures(data):
        frame = make_frame(data, _layout(data, headroom=1, least=MARK_ROWS))
        frames.append(frame if frame and frame.axis.rows < frame.rows else None)  # else there is no row for them
    if single:
        captions = (" · ".join(_chosen(data)),)
        if sum(map(cells, (caption(data), data.series[0].label, *captions, *_axis_remark(data)))) + 9 > data.width:
            data = replace(data, name="")
        frames.append(make_frame(data, _layout(data, captions=captions)))
    else:
        frames.append(make_frame(data, _layout(data, beside=True, least=MARK_ROWS)))
    frame = next((frame for frame in frames if frame is not None), None)
    return None if frame is None else _draw(frame)


def _layout(
    data: Data, *, headroom: int = 0, beside: bool = False, least: int = 3, captions: tuple[str, ...] = ()
) -> Layout:
    return Layout(
        dots.symbol if least >= MARK_ROWS else lambda _: "",
        lambda rows: _line_axis(data, rows),
        lambda field: year_columns(data.years, field),
        headroom,
        beside,
        least,
        captions + _axis_remark(data),
    )


def _axis_remark(data: Data) -> tuple[str, ...]:
    """What the reader must know of an axis that does not start at zero."""
    return ("as niet vanaf 0",) if data.unit == "index" and _line_axis(data, 3).low > 0 else ()


def _chosen(data: Data) -> list[str]:
    """The first, the chosen and the last figure, each with its year."""
    series = data.series[0]
    known = [at for at, value in enumerate(series.values) if value is not None]
    wanted = {known[0], known[-1], *(at for at in known if data.years[at] == data.highlight)}
    return [f"{data.years[at]} {data.text(series, at)}" for at in sorted(wanted)]


def _draw(frame: Frame) -> Picture | None:
    data = frame.data
    heights = [[None if v is None else frame.axis.height(v) + 0.5 for v in one.values] for one in data.series]
    marked = frame.rows >= MARK_ROWS
    places = [[2 * column for column in frame.columns]] * len(heights)
    if marked:
        rows = [[None if height is None else dot_of(height) for height in one] for one in heights]
        found = lanes(frame.columns, rows, frame.field)
        if found is None and len(heights) > 1:
            return None
        marked, places = found is not None, found or places
    sheet = Sheet(data.width, data.height)
    with plotting(frame.field, frame.rows) as plot:
        draw_axes(plot, frame, 100.0 if data.unit == "index" else 0.0)
        draw_breaks(plot, frame, lambda index: (frame.columns[index - 1] + frame.columns[index] + 1) // 2)
        _draw_guide(plot, frame)
        for index in reversed(range(len(heights))):
            _draw_line(plot, places[index], heights[index], data.glyphs.line, Ink(data.palette.of_series(index)))
        rows_of_cells = plot.cells()
    if marked:
        marks = [
            (x, dot_of(height), index, Ink(data.palette.of_series(index)))
            for index, (xs, one) in enumerate(zip(places, heights, strict=True))
            for x, height in zip(xs, one, strict=True)
            if height is not None
        ]
        Dots(rows_of_cells, frame.left, frame.field, frame.rows).marks(marks)
    sheet.paste(0, len(frame.header), rows_of_cells)
    if len(heights) == 1 and frame.axis.rows < frame.rows:  # a low chart has no room for them
        _write_figures(sheet, frame)
    else:
        _write_signs(sheet, frame, places, heights)
    return finish(sheet, frame, [_last_height(frame, one) for one in data.series])


def _room_for_figures(data: Data) -> bool:
    """Whether each year of a single line can have its figure beside its point."""
    widest = max((len(data.text(one, at)) for one in data.series for at in range(len(data.years))), default=0)
    return len(data.years) * (widest + 2) + 12 <= data.width


def _line_axis(data: Data, rows: int) -> Axis:
    """Return an axis with zero in it; of an index it has 100, and only goes down to what there is."""
    anchor = 100.0 if data.unit == "index" else 0.0
    figures = [*data.figures, anchor]
    return value_axis(min(figures), max(figures), rows, data.unit, anchor=anchor)


def _draw_guide(plot: Plot, frame: Frame) -> None:
    if frame.data.highlight in frame.data.years:
        column = frame.columns[frame.data.years.index(frame.data.highlight)] + 0.5
        ink = Ink(frame.data.palette.accent)
        plot.line((column, column), (0.5, frame.rows - 0.5), frame.data.glyphs.solid, ink)


def _draw_line(plot: Plot, places: list[int], heights: list[float | None], symbol: str, ink: Ink) -> None:
    """Draw one series through its marks; where a figure is missing the line stops."""
    run: list[tuple[float, float]] = []
    for x, height in zip((*places, 0), (*heights, None), strict=True):
        if height is not None:
            run.append(((x + 0.5) / 2, (dot_of(height) + 0.5) / 4))  # the middle of the dot it lies in
            continue
        if len(run) > 1:
            plot.line([x for x, _ in run], [y for _, y in run], symbol, ink)
        elif run:
            plot.points([run[0][0]], [run[0][1]], symbol, ink)
        run = []


def _last_height(frame: Frame, series: Series) -> float:
    return next((frame.axis.height(value) for value in reversed(series.values) if value is not None), 0.0)


def _write_signs(sheet: Sheet, frame: Frame, places: list[list[int]], heights: list[list[float | None]]) -> None:
    """Write the sign of a doubtful figure beside its point, where a cell is free."""
    data = frame.data
    if not frame.explained:
        return
    free = {" ", data.glyphs.grid, data.glyphs.solid}
    for series, xs, one in zip(data.series, places, heights, strict=True):
        for sign, x, height in zip(series.signs, xs, one, strict=True):
            if not sign or height is None:
                continue
            column, row = frame.left + x // 2, frame.row(height - 0.5)
            around = [(2, 0), (0, -1), (0, 1), (1, -1), (1, 1), (-2, 0), (2, -1), (2, 1), (0, -2), (0, 2)]
            for dx, dy in around:
                inside = len(frame.header) <= row + dy < len(frame.header) + frame.rows
                if inside and all(sheet.text(column + dx + at, row + dy) in free for at in range(len(sign))):
                    sheet.write(column + dx, row + dy, sign, Ink(data.palette.warning))
                    break


def _write_figures(sheet: Sheet, frame: Frame) -> None:
    """Write the figure of each year above its point, or below it when its line or a series break is in the way."""
    data = frame.data
    free = {" ", data.glyphs.grid, data.glyphs.solid}
    for at, (column, value) in enumerate(zip(frame.columns, data.series[0].values, strict=True)):
        if value is None:
            continue
        text = data.text(data.series[0], at)
        start = frame.left + max(2, column - (len(text) - 1) // 2)  # never over the beginning of the line of a tick
        height = frame.row(frame.axis.height(value))
        for row in (height - 1, height + 1, height - 2, height + 2):
            inside = len(frame.header) <= row < len(frame.header) + frame.rows
            if inside and all(sheet.text(start + offset, row) in free for offset in range(-1, len(text) + 1)):
                sheet.write(start - 1, row, f" {text} ", Ink(data.palette.foreground))
                break
