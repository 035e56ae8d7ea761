"""The input of a chart over years, put in order and made safe to draw."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from zedentui.charts.picture import Palette, Picture, in_words
from zedentui.charts.plot import ASCII, UNICODE, Glyphs
from zedentui.charts.words import NOTHING, fit, join_within, number, safe, too_small, wrap
from zedentui.model import Annotation

LIMIT = 1e15
"""Figures are drawn as if they were no further from zero than this."""


_WIDEST_MARK = 3


@dataclass(frozen=True, slots=True)
class Series:
    """One line or bar per year: `values` go with the years of the chart, None where there is no figure."""

    label: str
    values: tuple[float | None, ...]


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

    `margin` is the least number of cells for a figure on the axis.
    """

    series: tuple[Series, ...]
    years: tuple[int, ...]
    unit: str
    annotations: tuple[Annotation, ...]
    width: int
    height: int
    palette: Palette
    glyphs: Glyphs
    highlight: int | None
    margin: int = 0
    remark: str = ""

    @property
    def figures(self) -> list[float]:
        """Return every figure there is."""
        return [value for series in self.series for value in series.values if value is not None]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the annotations that hold for the years shown."""
        return tuple(filter(None, (self._mark(note) for note in self.annotations)))

    def newest(self, count: int) -> Data:
        """Return the last `count` years only, with a remark that says so."""
        series = tuple(Series(one.label, one.values[-count:]) for one in self.series)
        years = self.years[-count:]
        shown = f"{years[0]} tot en met {years[-1]}" if count > 1 else str(years[0])
        remark = f"Alleen {shown}: voor meer jaren is het te smal."
        return replace(self, series=series, years=years, remark=remark)

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
        broken = note.kind == "reeksbreuk" and self.years[0] < note.year_from
        return Mark(touched[0], mark, words.strip(), broken)

    def words(self) -> Picture:
        """Return the figures in words, newest first: one line for each series."""
        head = too_small(self.width) if self.figures else NOTHING
        notes = [mark.words for mark in self.marks if self.figures]
        short, full = [head], [head]
        for series in self.series:
            pairs = reversed(list(zip(self.years, series.values, strict=True)))
            items = [f"{number(value, self.unit)} ({year})" for year, value in pairs if value is not None]
            if items:
                short.append(join_within(f"{series.label}: ", items, self.width))
                full += wrap(f"{series.label}: {', '.join(items)}", self.width)
        short += notes
        full += [line for note in notes for line in wrap(note, self.width)]
        lines = full if len(full) <= self.height else short
        ascii_only = self.glyphs.ascii_only
        return in_words(lines, width=self.width, height=self.height, palette=self.palette, ascii_only=ascii_only)


def prepare(
    series: Sequence[Series],
    years: Sequence[int],
    *,
    unit: str,
    annotations: Sequence[Annotation],
    width: int,
    height: int,
    palette: Palette,
    highlight_year: int | None,
    ascii_only: bool,
    margin: int,
) -> Data:
    """Return the input of a chart in order. Figures that are no number count as absent."""
    order = sorted({year: index for index, year in enumerate(years)}.items())
    clean = tuple(
        Series(
            safe(one.label, ascii_only=ascii_only),
            tuple(_figure(one.values[index]) if index < len(one.values) else None for _, index in order),
        )
        for one in series
    )
    shown = tuple(year for year, _ in order)
    glyphs = ASCII if ascii_only else UNICODE
    return Data(
        clean, shown, unit, tuple(annotations), max(0, width), max(0, height), palette, glyphs, highlight_year, margin
    )


def _figure(value: float | None) -> float | None:
    if value is None or not math.isfinite(value):
        return None
    return min(max(value, -LIMIT), LIMIT)
