"""What the three charts over years share: the room on the sheet, axes, legend and notes.

A chart over years is, from the top: the unit with the legend, the field with its axis, the row of years, the notes.
`make_frame` tries where the names of the series can stand: beside the field, or above it, with or without a last
figure beside it. The first that leaves a readable field is taken.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from zedentui.charts.data import Data
from zedentui.charts.picture import Ink, Picture, Sheet
from zedentui.charts.plot import Plot
from zedentui.charts.scale import Axis, YearLabel, spread, year_labels
from zedentui.charts.words import counted, fit, pack, tick
from zedentui.classes import dataclass
from zedentui.text.clean import cells
from zedentui.text.columns import wrap

MIN_WIDTH = 30
MIN_HEIGHT = 5
MIN_ROWS = 4
"""A field lower than this is drawn only when nothing else is left to give up."""
LEAST_ROWS = 3
"""A field lower than this shows no shape."""
MARK_ROWS = 8
"""A field lower than this has no room for marks that can be told apart."""


_LEAST_NOTE = 12
"""Cells of a note that still say something."""


Lines = tuple[tuple[tuple[str, Ink], ...], ...]
"""Lines of pieces of text, each with its style."""


@dataclass(frozen=True, slots=True)
class Layout:
    """What a kind of chart wants of its frame.

    `symbols` names a series, None without a legend; `axis_of` gives the axis for a number of rows, `columns_of` the
    column of each year for a width; `headroom` rows above the axis stay free for figures; `beside` allows text to the
    right of the field; `least` is how low the field may be; `captions` are said beside the unit.
    """

    symbols: Callable[[int], str]
    axis_of: Callable[[int], Axis]
    columns_of: Callable[[int], Sequence[int]]
    headroom: int = 0
    beside: bool = False
    least: int = LEAST_ROWS
    captions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything stands. `left` is the width of the figures on the axis, `field` that of the field itself.

    `right` holds the text beside the field of each series, empty when nothing stands there; `years` are the labels of
    the years and `columns` where each year stands in the field. When `explained` is False the notes found no room, and
    what they explain is left out too: no sign stands without its legend.
    """

    data: Data
    axis: Axis
    rows: int
    left: int
    field: int
    columns: tuple[int, ...]
    years: tuple[YearLabel, ...]
    header: Lines
    notes: tuple[str, ...]
    right: tuple[str, ...]
    explained: bool

    @property
    def tick_labels(self) -> list[str]:
        """Return the figures on the axis, from the bottom."""
        return tick_labels(self.data, self.axis)

    def row(self, height: float) -> int:
        """Return the row of the sheet for a height in the field, in cells from its lowest row."""
        return len(self.header) + self.rows - 1 - math.floor(height + 0.5)


def tick_labels(data: Data, axis: Axis) -> list[str]:
    """Return the figures for the ticks of an axis, shortened when they would take over a sixth of the width."""
    room = max(6, data.width // 6)
    return [tick(value, axis.step, data.unit, room).rjust(data.margin) for value in axis.ticks]


def make_frame(data: Data, layout: Layout) -> Frame | None:
    """Return the best layout that leaves a readable field, or None."""
    if data.width < MIN_WIDTH or data.height < MIN_HEIGHT or not data.figures:
        return None
    full, short = _beside(data, layout.symbols)
    choices = ((full, False), (short, True), ((), True)) if layout.beside else (((), True),)
    least = max(MIN_ROWS, layout.least)
    for notes in _notes(data):
        for right, legend in choices:
            header = _header(data, layout, legend)
            rows = data.height - len(header) - len(notes) - 1
            if rows >= least + layout.headroom and len(right) <= rows:
                frame = _try_frame(data, layout, layout.axis_of(rows - layout.headroom), rows, header, notes, right)
                if frame is not None:
                    return frame
    return _densest(data, layout)


def _densest(data: Data, layout: Layout) -> Frame | None:
    """Return the layout of a low chart, or None when even that leaves no shape.

    Name, unit, legend and remark stay; the notes go when they leave too little, and what they explain with them.
    """
    header = _header(data, layout, legend=True)
    remark = (fit(data.remark, data.width),) if data.remark else ()
    for notes, explained in (*((notes, True) for notes in _notes(data)), (remark, False)):
        rows = data.height - len(header) - len(notes) - 1
        if rows >= layout.least:
            return _try_frame(data, layout, layout.axis_of(rows), rows, header, notes, (), explained)
    return None


def _try_frame(
    data: Data,
    layout: Layout,
    axis: Axis,
    rows: int,
    header: Lines,
    notes: tuple[str, ...],
    right: tuple[str, ...],
    explained: bool = True,
) -> Frame | None:
    """Return the layout with this text around the field, or None when it leaves too little width."""
    left = max(map(len, tick_labels(data, axis))) + 1
    beside = max(map(cells, right)) + 1 if right else 0
    field = data.width - left - beside
    if field < 16 or beside > data.width * 2 // 5:
        return None
    columns = layout.columns_of(field)
    marks: dict[int, str] = {}
    for mark in data.marks if explained else ():
        marks[mark.year] = f"{marks[mark.year]},{mark.mark}" if mark.year in marks else mark.mark
    years = year_labels(data.years, columns, marks, field)
    if right and len(years) < len(data.years):
        return None  # better the whole axis than a name beside the line
    return Frame(data, axis, rows, left, field, tuple(columns), tuple(years), header, notes, right, explained)


def _beside(data: Data, symbols: Callable[[int], str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what can stand to the right of the field: symbol, name and last figure, or without the name."""
    full, short = [], []
    for index, series in enumerate(data.series):
        last = next((at for at in reversed(range(len(data.years))) if series.values[at] is not None), None)
        figure = "geen cijfer" if last is None else data.text(series, last)
        if last is not None and data.years[last] != data.years[-1]:
            figure += f" ('{data.years[last] % 100:02d})"
        full.append(f"{symbols(index)} {series.label} {figure}")
        short.append(f"{symbols(index)} {figure}")
    return tuple(full), tuple(short)


def caption(data: Data) -> str:
    """Return of what the chart is and what it counts: `Verkrachting, zaken per jaar`."""
    return ", ".join(filter(None, (data.name, counted(data.unit, data.bases))))


def _header(data: Data, layout: Layout, legend: bool) -> Lines:
    """Return the lines above the field: name and unit, and the legend when the names do not stand beside the field."""
    pieces = [(caption(data), Ink(data.palette.muted))]
    if legend:
        for index, series in enumerate(data.series):
            text = f"{layout.symbols(index)} {series.label}".strip()
            pieces.append((text, Ink(data.palette.of_series(index))))
    pieces += [(text, Ink(data.palette.muted)) for text in layout.captions]
    pieces = [(fit(text, data.width), ink) for text, ink in pieces if text]
    lines = pack([text for text, _ in pieces], data.width, 3)
    return tuple(tuple(pieces[index] for index in line) for line in lines)


def _notes(data: Data) -> Iterator[tuple[str, ...]]:
    """Yield the lines under the years, shorter each time: each annotation in full, on one line, or all on one line."""
    words = [f"{data.glyphs.dotted} {mark.words}" if mark.broken else mark.words for mark in data.marks]
    words += [*data.doubts, *filter(None, (data.remark,))]
    lines = pack(words, data.width, 3)
    if all(len(line) > 1 for line in lines):
        yield tuple("   ".join(words[index] for index in line) for line in lines)
        return
    yield tuple(part for word in words for part in wrap(word, data.width))
    ascii_only = data.glyphs.ascii_only
    yield tuple(fit(word, data.width, ascii_only=ascii_only) for word in words)
    share = (data.width - 3 * (len(words) - 1)) // len(words)
    if share >= _LEAST_NOTE:
        yield ("   ".join(fit(word, share, ascii_only=ascii_only) for word in words),)


def notes_within(data: Data, rows: int) -> tuple[str, ...]:
    """Return the notes as they fit in so many rows, in full where they can; nothing when they do not fit at all."""
    return next((notes for notes in _notes(data) if len(notes) <= rows), ())


def draw_axes(plot: Plot, frame: Frame, base: float | None, grid: str = "", firm: str = "") -> None:
    """Draw the ticks of both axes, thin lines across at the ticks and a firm one at `base`."""
    data, palette = frame.data, frame.data.palette
    heights = [frame.axis.height(value) for value in frame.axis.ticks]
    plot.across(
        [math.floor(height + 0.5) for height in heights], grid or data.glyphs.grid, Ink(palette.muted, dim=True)
    )
    if base is not None and 0 <= frame.axis.height(base) <= frame.rows - 1:
        plot.across([math.floor(frame.axis.height(base) + 0.5)], firm or data.glyphs.base, Ink(palette.muted))
    plot.y_ticks([height + 0.5 for height in heights], frame.tick_labels, Ink(palette.muted))
    plot.x_ticks([label.start for label in frame.years], [label.text for label in frame.years], Ink(palette.muted))


def draw_breaks(plot: Plot, frame: Frame, column_before: Callable[[int], int]) -> None:
    """Draw a dotted line before each year where a series breaks; `column_before` gives its column by index."""
    for mark in frame.data.marks if frame.explained else ():
        if mark.broken:
            column = column_before(frame.data.years.index(mark.year)) + 0.5
            ink = Ink(frame.data.palette.warning)
            plot.line((column, column), (0.5, frame.rows - 0.5), frame.data.glyphs.dotted, ink)


def finish(sheet: Sheet, frame: Frame, wanted: Sequence[float]) -> Picture:
    """Write all that stands around the field and return the picture. `wanted` are the heights for the text beside."""
    data, palette = frame.data, frame.data.palette
    for row, line in enumerate(frame.header):
        column = 0
        for text, ink in line:
            column = sheet.write(column, row, text, ink) + 3
    below = len(frame.header) + frame.rows
    for label in frame.years:
        start = frame.left + label.start
        if label.year == data.highlight:
            sheet.write(start - 1, below, data.glyphs.here + label.text, Ink(palette.accent, bold=True))
        sheet.write(start + len(label.text), below, label.marks, Ink(palette.warning))
    for row, text in enumerate(frame.notes, start=below + 1):
        sheet.write(0, row, text, Ink(palette.muted))
    if frame.right:
        for index, place in enumerate(spread(wanted, frame.rows)):
            ink = Ink(palette.of_series(index))
            sheet.write(frame.left + frame.field + 1, frame.row(place), frame.right[index], ink)
    return sheet.picture(drawn=True, ascii_only=data.glyphs.ascii_only)
