"""The input of a chart over years, put in order and made safe to draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from zedentui.charts.picture import Palette, Picture, in_words
from zedentui.charts.plot import ASCII, UNICODE, Glyphs
from zedentui.charts.request import ChartRequest, Room, Series
from zedentui.charts.words import NO_SIGNS, NOTHING, doubt, fit, join_within, number, runs, safe, too_small
from zedentui.classes import dataclass, replace
from zedentui.model import Annotation
from zedentui.text.columns import wrap

LIMIT = 1e15
"""Figures are drawn as if they were no further from zero than this."""


_WIDEST_MARK = 3
_LONGEST_SIGN: Final = 2
PRESUMED: Final = ", vermoedelijk"
"""Behind the name of a series that rests on presumed counts; its note says so itself."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An annotation within the years shown; `broken` when a line before `year` shows a series break."""

    year: int
    mark: str
    words: str
    broken: bool


@dataclass(frozen=True, slots=True)
class Data:
    """A chart over years with everything in order: years ascending, a figure or None for each, labels safe.

    `margin` is the least number of cells for a figure on the axis; `whole` as in ChartRequest, None without figures.
    """

    series: tuple[Series, ...]
    years: tuple[int, ...]
    unit: str
    name: str
    annotations: tuple[Annotation, ...]
    width: int
    height: int
    palette: Palette
    glyphs: Glyphs
    highlight: int | None
    margin: int = 0
    whole: Series | None = None
    compared: bool = False
    bases: tuple[int, ...] = ()
    enlarge: str = ""
    remark: str = ""

    @property
    def figures(self) -> list[float]:
        """Return every figure there is."""
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the annotations that hold for the years shown."""
        return tuple(filter(None, (self._mark(note) for note in self.annotations)))

    @property
    def doubts(self) -> tuple[str, ...]:
        """Return what the signs behind figures mean, with the years they stand at: one text for each series."""
        texts = []
        for series in self.series:
            for sign in sorted({sign for sign in series.signs if sign}):
                years = [year for year, own in zip(self.years, series.signs, strict=True) if own == sign]
                where = f"{series.label.removesuffix(PRESUMED)} {runs(years)}" if len(self.series) > 1 else runs(years)
                texts.append(f"{sign} {where}: {doubt(sign, compared=self.compared)}")
        return tuple(safe(text, ascii_only=self.glyphs.ascii_only) for text in texts)

    def text(self, series: Series, index: int) -> str:
        """Return the figure of a series at a year, by index, with its sign: `1.302`, `38?`; `–` when there is none."""
        value = series.values[index]
        return "–" if value is None else number(value, self.unit) + series.signs[index]

    def newest(self, count: int) -> Data:
        """Return the last `count` years only, with a remark that says so."""
        series = tuple(Series(one.label, one.values[-count:], one.signs[-count:]) for one in self.series)
        whole = self.whole and Series(self.whole.label, self.whole.values[-count:])
        years = self.years[-count:]
        shown = f"{years[0]} tot en met {years[-1]}" if count > 1 else str(years[0])
        remark = f"Alleen {shown}: voor meer jaren is het te smal."
        return replace(self, series=series, years=years, whole=whole, remark=remark)

    def _mark(self, note: Annotation) -> Mark | None:
        """Return an annotation at the first of the years it holds for, or None."""
        touched = [year for year in self.years if note.applies_to(year)]
        if not touched:
            return None
        mark, label = (safe(text, ascii_only=self.glyphs.ascii_only) for text in (note.mark, note.label))
        mark = fit(mark, _WIDEST_MARK, ascii_only=self.glyphs.ascii_only)
        if note.year_to is None:
            when = f"vanaf {note.year_from}"
        elif note.year_to == note.year_from:
            when = str(note.year_from)
        else:
            when = f"{note.year_from}-{note.year_to}"
        words = f"{mark} {label}" if str(note.year_from) in label else f"{mark} {when}: {label}"
        broken = note.breaks and self.years[0] < note.year_from
        return Mark(touched[0], mark, words.strip(), broken)

    def words(self) -> Picture:
        """Return the figures in words, newest first: one line for each series."""
        head = NO_SIGNS if self.glyphs.ascii_only else too_small(self.width, enlarge=self.enlarge)
        head = head if self.figures else NOTHING
        notes = [*self.doubts, *(mark.words for mark in self.marks)] if self.figures else []
        short, full = [head], [head]
        for series in self.series:
            places = [index for index in reversed(range(len(self.years))) if series.values[index] is not None]
            items = [f"{self.text(series, index)} ({self.years[index]})" for index in places]
            if items:
                short.append(join_within(f"{series.label}: ", items, self.width))
                full += wrap(f"{series.label}: {', '.join(items)}", self.width)
        short += notes
        full += [line for note in notes for line in wrap(note, self.width)]
        return self._in_words(full if len(full) <= self.height else short)

    def refused(self, why: str) -> Picture:
        """Return the sentence that stands where a chart would not be true."""
        return self._in_words(wrap(safe(why, ascii_only=self.glyphs.ascii_only), max(1, self.width)))

    def _in_words(self, lines: Sequence[str]) -> Picture:
        ascii_only = self.glyphs.ascii_only
        return in_words(lines, width=self.width, height=self.height, palette=self.palette, ascii_only=ascii_only)


def prepare(request: ChartRequest, room: Room) -> Data:
    """Return the input of a chart in order. Figures that are no number count as absent."""
    order = sorted({year: index for index, year in enumerate(request.years)}.items())
    places = [index for _, index in order]
    return Data(
        series=tuple(_ordered(one, places, room.ascii_only) for one in request.series),
        years=tuple(year for year, _ in order),
        unit=request.unit,
        name=safe(request.name, ascii_only=room.ascii_only),
        annotations=request.annotations,
        width=max(0, room.width),
        height=max(0, room.height),
        palette=room.palette,
        glyphs=ASCII if room.ascii_only else UNICODE,
        highlight=request.highlight,
        margin=request.margin,
        whole=request.whole and _ordered(request.whole, places, room.ascii_only),
        compared=request.compared,
        bases=request.bases,
        enlarge=room.enlarge,
    )


def _ordered(series: Series, places: Sequence[int], ascii_only: bool) -> Series:
    """Return a series with its values at these places, its label and signs safe."""
    values = tuple(_figure(series.values[at]) if at < len(series.values) else None for at in places)
    signs = (safe(series.signs[at], ascii_only=ascii_only) if at < len(series.signs) else "" for at in places)
    label = safe(series.label, ascii_only=ascii_only)
    return Series(label, values, tuple(fit(sign, _LONGEST_SIGN, ascii_only=ascii_only) for sign in signs))


def _figure(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return min(max(value, -LIMIT), LIMIT)
