"""The chart of Statistiek: the chosen measures, or the one under the cursor, still without a size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from zedentui.kinds.doubt import PRESUMED
from zedentui.kinds.unit import bases

if TYPE_CHECKING:
    from zedentui.charts import ChartRequest, Picture, Room, Series
    from zedentui.model import Measure, Observation, Offence
    from zedentui.tui.panes.statistics.view import Grid
    from zedentui.tui.widgets.chart import Draw

__all__ = ["draw", "request"]

_MARGIN: Final = 5
"""Cells for the figures on the axis, as wide as the largest of the letter: the years stay where they are when the
cursor goes from a large measure to a small one."""

_OTHERWISE: Final = "kies met spatie andere maten, met o één groep, of met c een andere grafiek."


def draw(grid: Grid, cell: Observation) -> Draw:
    """What the chart shows with the cursor on `cell`."""
    return partial(_picture, grid, cell)


def _picture(grid: Grid, cell: Observation, room: Room) -> Picture:
    from zedentui import charts  # here: charts are loaded after the first screen

    return charts.draw(request(grid, cell), room)


def request(grid: Grid, cell: Observation) -> ChartRequest:
    """What the chart shows with the cursor on `cell`: a stack only of parts that exclude each other."""
    from zedentui import charts
    from zedentui.charts import stacks

    data, kind = grid.figures, grid.view.chart
    codes = [measure.code for measure in data.measures if measure.code in grid.view.charted] or [cell.measure]
    stacked = kind == "gestapeld"
    if stacked and not grid.view.charted:
        codes = stacks.siblings(data.measures, cell.measure)
    chosen = [measure for measure in data.measures if measure.code in codes]
    why = stacks.refusal(data.measures, chosen, grid.offences, grid.unit.code) if stacked else ""
    whole = stacks.whole(data.measures, chosen) if stacked and not why else None
    offences = {offence.code for offence in grid.offences}
    return charts.ChartRequest(
        series=tuple(_series(grid, measure, offence) for measure in chosen for offence in grid.offences),
        years=data.years,
        unit=grid.unit.code,
        kind=kind,
        name=grid.offences[0].label if len(grid.offences) == 1 else "",
        annotations=data.annotations,
        highlight=cell.year,
        margin=_MARGIN,
        whole=_series(grid, whole, grid.offences[0]) if whole else None,
        compared=data.compared,
        bases=bases(grid.unit, (cell for key, cell in data.cells.items() if key[0] in offences and key[1] in codes)),
        refusal=f"{why}; {_OTHERWISE}" if why else "",
    )


def _series(grid: Grid, measure: Measure, offence: Offence) -> Series:
    """The figures of a measure with their signs; one that rests on presumed counts says so in its name."""
    from zedentui import charts

    data = grid.figures
    cells = [data.cells.get((offence.code, measure.code, year)) for year in data.years]
    signs = tuple(grid.sign(cell) if cell else "" for cell in cells)
    label = f"{measure.label}, {offence.label.lower()}" if len(grid.offences) > 1 else measure.label
    if PRESUMED in signs:
        label += ", vermoedelijk"
    return charts.Series(label, tuple(grid.unit.value(cell) if cell else None for cell in cells), signs)
