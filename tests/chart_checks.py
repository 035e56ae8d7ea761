"""Whether a drawn chart says what it was asked to say: what the ruler reads back against the figures."""

from __future__ import annotations

import re
from itertools import accumulate

import chart_reader as reader
from zedentui.charts import ChartRequest, Palette, Picture
from zedentui.charts.dots import SHAPES
from zedentui.charts.scale import year_columns
from zedentui.charts.words import number
from zedentui.text.spark import LEGEND_FROM_ZERO

INKS = tuple(f"#0000f{n}" for n in range(6))
COLOURS = Palette("#000001", "#000002", "#000003", "#000004", INKS)
"""A colour of its own for each series, so that the reader knows whose a dot is."""


def near(read: float, value: float, rule: reader.Ruler) -> bool:
    return abs(read - value) <= (reader.HALF_A_DOT + 1e-6) * rule.per_row


def check(asked: ChartRequest, picture: Picture) -> str:
    """Read the picture back; returns what it was."""
    if not any(value is not None for one in asked.series for value in one.values):
        return "nothing"
    if not picture.drawn:
        return "words"
    rule = reader.ruler(picture)
    if rule is None:
        check_sparks(asked, picture)
        return "sparks"
    kind = asked.kind
    if kind == "lijnen" and len(asked.series) == 1 and not reader.marks(picture, rule, SHAPES[0], INKS, 1000):
        kind = "line"
    {"lijnen": check_marks, "line": check_line, "staven": check_bars, "gestapeld": check_stack}[kind](
        asked, picture, rule
    )
    return kind


def right_of(picture: Picture) -> int:
    """Where the field ends: the grid of the axis runs to its right edge."""
    return max(row.rindex(sign) for row in reader.rows_of(picture) for sign in "┈─⠁▔" if sign in row) + 1


def check_marks(asked: ChartRequest, picture: Picture, rule: reader.Ruler) -> None:
    right = right_of(picture)
    for index, one in enumerate(asked.series):
        found = [value for _, value in reader.marks(picture, rule, SHAPES[index], INKS, right)]
        wanted = [value for value in one.values if value is not None]
        assert len(found) == len(wanted), (one, found)
        for read, value in zip(found, wanted, strict=True):
            assert near(read, value, rule), (one.label, value, read)


def check_line(asked: ChartRequest, picture: Picture, rule: reader.Ruler) -> None:
    """Without marks there is one line; it goes through each figure, and what is written are figures."""
    assert len(asked.series) == 1
    grid = reader.dots(picture, rule.left, INKS)
    columns = year_columns(asked.years, right_of(picture) - rule.left)
    for column, value in zip(columns, asked.series[0].values, strict=True):
        x = 2 * (rule.left + column)
        if value is not None:
            read = [rule.value((row + 0.5) / 4) for dot, row in grid if dot in (x, x + 1)]
            assert any(near(each, value, rule) for each in read), (value, read)
    check_written(asked, picture.plain())


def check_written(asked: ChartRequest, text: str) -> None:
    """Every figure that stands behind a year is that of the year, of some series."""
    pairs = re.findall(r"(20\d\d) ([+−]?\d{1,3}(?:\.\d{3})*(?:,\d)?%?)(?!\d)", text)
    known = {
        (str(year), number(value, asked.unit))
        for one in asked.series
        for year, value in zip(asked.years, one.values, strict=True)
        if value is not None
    }
    assert pairs
    assert set(pairs) <= known


def check_bars(asked: ChartRequest, picture: Picture, rule: reader.Ruler) -> None:
    for index, one in enumerate(asked.series):
        found = reader.bars(picture, rule, INKS[index])
        wanted = [value for value in one.values if value]
        if "Alleen " in picture.plain():
            wanted = wanted[len(wanted) - len(found) :]
        assert len(found) == len(wanted), (one, found)
        for read, value in zip(found, wanted, strict=True):
            assert near(read, value, rule), (one.label, value, read)


def check_stack(asked: ChartRequest, picture: Picture, rule: reader.Ruler) -> None:
    found = reader.stacks(picture, rule, INKS, right_of(picture))
    sums = [
        list(accumulate(value or 0.0 for value in column))
        for column in zip(*(one.values for one in asked.series), strict=True)
    ]
    wanted = [ends for ends in sums if ends[-1] >= reader.HALF_A_DOT * rule.per_row]
    if "Alleen " in picture.plain():
        wanted = wanted[len(wanted) - len(found) :]
    assert len(found) == len(wanted)
    for lines, ends in zip(found, wanted, strict=True):
        assert near(lines[-1], ends[-1], rule), (ends, lines)
        for end in ends:
            assert end < reader.HALF_A_DOT * rule.per_row or any(near(line, end, rule) for line in lines), (ends, lines)


def check_sparks(asked: ChartRequest, picture: Picture) -> None:
    text = picture.plain()
    zero = LEGEND_FROM_ZERO in text
    check_written(asked, text)
    lines = text.splitlines()
    head = next(at for at, line in enumerate(lines) if "█ het hoogste" in line) + 1
    for one, row in zip(asked.series, lines[head:], strict=False):
        assert row.startswith(one.label) or one.label.startswith(row.partition("…")[0])
        course = row.ljust(300)
        start = re.search(r"[▁-█]", course)
        known = [value for value in one.values if value is not None]
        if not known:
            assert start is None
            continue
        assert start is not None
        first = next(at for at, value in enumerate(one.values) if value is not None)
        drawn = course[start.start() - first :][: len(one.values)] if start.start() >= first else ""
        low, high = (0.0 if zero else min(known)), max(known)
        for sign, value in zip(drawn, one.values, strict=True):
            assert (sign == " ") == (value is None)
            if value is not None:
                exact = 7 * (value - low) / (high - low) if high > low else 0.0
                assert abs("▁▂▃▄▅▆▇█".index(sign) - exact) <= 0.5 + 1e-9
