"""A line of text for each series, where there is no room for a chart: its course, and its figures in words."""

from __future__ import annotations

from typing import Final

from zedentui.charts.data import Data
from zedentui.charts.frame import caption, notes_within
from zedentui.charts.picture import Ink, Picture, Sheet
from zedentui.charts.words import fit
from zedentui.text.clean import cells
from zedentui.text.spark import LEGEND_FROM_ZERO, LEGEND_LOWEST, from_zero, spark

__all__ = ["spark_lines"]

_LEAST_NAME: Final = 10


def spark_lines(data: Data) -> Picture | None:
    """Return name, course and figures of each series; None when they do not all have room or cannot be told apart.

    A cell is a calendar year. Of the figures the first, the highlighted and the last are written out, as far as there
    is width; the last always is.
    """
    head = _head(data)
    span = data.years[-1] - data.years[0] + 1 if data.years else 0
    if len(head) + len(data.series) > data.height or max(map(cells, head)) > data.width:
        return None
    for which in ("first chosen last", "first last", "last"):
        labels = [_labels(data, index, which.split()) for index in range(len(data.series))]
        widths = [max(map(len, column)) for column in zip(*labels, strict=True)]
        room = data.width - span - sum(width + 2 for width in widths) - 2
        names = [fit(series.label, room) for series in data.series] if room >= _LEAST_NAME else []
        if names and len(set(names)) == len({series.label for series in data.series}):
            return _write(data, head, names, labels, widths)
    return None


def _head(data: Data) -> list[str]:
    """Name, unit and what the lowest and the highest sign mean: together for all series, each has its own top."""
    all_from_zero = all(_from_zero(data, index) for index in range(len(data.series)))
    parts = [caption(data), LEGEND_FROM_ZERO if all_from_zero else LEGEND_LOWEST]
    whole = "; ".join(parts)
    return [whole] if cells(whole) <= data.width else parts


def _from_zero(data: Data, index: int) -> bool:
    return from_zero(data.series[index].values, data.unit)


def _labels(data: Data, index: int, which: list[str]) -> list[str]:
    """The figures of a series that are written out, each with its year; an empty text where there is none."""
    series = data.series[index]
    known = [at for at, value in enumerate(series.values) if value is not None]
    chosen = data.years.index(data.highlight) if data.highlight in data.years else None
    places = {"first": known[0], "chosen": chosen, "last": known[-1]} if known else {}
    places |= {"first": None} if len(known) == 1 else {}
    texts = []
    for name in which:
        at = places.get(name)
        doubled = name == "chosen" and at in (known[:1] + known[-1:])
        texts.append("" if at is None or doubled else f"{data.years[at]} {data.text(series, at)}")
    return texts


def _write(data: Data, head: list[str], names: list[str], labels: list[list[str]], widths: list[int]) -> Picture:
    sheet = Sheet(data.width, data.height)
    for row, text in enumerate(head):
        sheet.write(0, row, text, Ink(data.palette.muted))
    name = max(map(cells, names))
    all_from_zero = all(_from_zero(data, index) for index in range(len(data.series)))
    for index, series in enumerate(data.series):
        row, ink = len(head) + index, Ink(data.palette.of_series(index))
        drawn = spark(series.values, zero=all_from_zero)
        sheet.write(0, row, names[index], ink)
        column = name + 1
        for year in range(data.years[0], data.years[-1] + 1):
            if year in data.years:
                sign = drawn[data.years.index(year)]
                sheet.write(column, row, sign, Ink(data.palette.accent) if year == data.highlight else ink)
            column += 1
        for text, width in zip(labels[index], widths, strict=True):
            sheet.write(column + 2, row, text, Ink(data.palette.foreground))
            column += width + 2
    below = len(head) + len(data.series)
    for row, note in enumerate(notes_within(data, data.height - below), start=below):
        sheet.write(0, row, note, Ink(data.palette.muted))
    return sheet.picture(drawn=True, ascii_only=False)
