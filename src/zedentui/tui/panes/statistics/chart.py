"""The chart of Statistiek: the chosen measures, or the one under the cursor, still without a size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from zedentui.kinds.doubt import PRESUMED
from zedentui.tui.panes.statistics.view import CHART_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.charts import Palette, Picture
    from zedentui.model import Figures, Observation
    from zedentui.tui.panes.statistics.view import Grid
    from zedentui.tui.widgets.chart import Draw

    Lines = Sequence[tuple[str, tuple[float | None, ...]]]

__all__ = ["draw"]

_MARGIN: Final = 5
"""Cells for the figures on the axis, as wide as the largest of the letter: the years stay where they are when the
cursor goes from a large measure to a small one."""


def draw(grid: Grid, cell: Observation) -> Draw:
    """What the chart shows with the cursor on `cell`; a series that rests on presumed counts says so in its name."""
    data, unit = grid.figures, grid.unit
    codes = [m.code for m in data.measures if m.code in grid.view.charted] or [cell.measure]
    if grid.view.chart == "gestapeld" and len(codes) == 1:
        codes = [m.code for m in data.measures if m.parent == "uitstroom"]
    labels = {measure.code: measure.label for measure in data.measures}
    several = len(grid.offences) > 1
    lines: list[tuple[str, tuple[float | None, ...]]] = []
    for code in codes:
        for offence in grid.offences:
            cells = [data.cells.get((offence.code, code, year)) for year in data.years]
            label = f"{labels[code]}, {offence.label.lower()}" if several else labels[code]
            if any(each is not None and grid.sign(each) == PRESUMED for each in cells):
                label += ", vermoedelijk"
            lines.append((label, tuple(unit.value(each) if each else None for each in cells)))
    return partial(_picture, CHART_KINDS[grid.view.chart], lines, unit.code, data, cell.year)


def _picture(
    kind: str, lines: Lines, unit: str, data: Figures, year: int, *,
    width: int, height: int, palette: Palette, ascii_only: bool = False,
) -> Picture:  # fmt: skip
    """Draw `lines` (label and a value a year); charts are loaded here, after the first screen."""
    from zedentui import charts

    function = getattr(charts, kind)
    picture: Picture = function(
        [charts.Series(label, values) for label, values in lines], data.years, unit=unit,
        annotations=data.annotations, highlight_year=year, width=width, height=height, palette=palette,
        ascii_only=ascii_only, margin=_MARGIN,
    )  # fmt: skip
    return picture
