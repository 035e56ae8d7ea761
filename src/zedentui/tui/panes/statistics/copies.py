"""What can be copied of a figure: a presumed one never leaves the screen without that of our text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubt, figure
from zedentui.text import provenance

if TYPE_CHECKING:
    from zedentui.model import Dossier, Figures, Observation
    from zedentui.places import Location
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.panes.statistics.view import Grid

__all__ = ["figure_copies", "sentence", "value"]


def sentence(grid: Grid, cell: Observation) -> str:
    """The figure, read aloud, with its denominators; doubt about the print goes with it."""
    doubtful = doubt.own(cell)
    spoken = figure.sentence(cell, *grid.labels(cell))
    return f"{spoken} {doubtful}" if doubtful else spoken


def value(grid: Grid, cell: Observation, printed: Observation) -> str:
    """The bare figure; one that rests on a presumed count takes the one as printed (`printed`) along."""
    shown = grid.unit.text(cell)
    if grid.sign(cell) != doubt.PRESUMED:
        return shown
    as_it_stands = provenance.as_it_stands(compared=cell.compared)
    return f"{shown} (vermoedelijk; {as_it_stands}: {grid.unit.text(printed)})"


def figure_copies(
    grid: Grid, cell: Observation, printed: Figures, dossier: Dossier, location: Location
) -> tuple[Copy, ...]:
    """The choices for the figure under the cursor; `printed` are all figures as printed."""
    from zedentui.tui.dialogs.copying import item_copies

    offence, measure = grid.labels(cell)
    cells, unit = grid.figures.cells, grid.view.unit
    row = [cells[offence.code, measure.code, year] for year in grid.figures.years]
    as_printed = printed.cells[offence.code, measure.code, cell.year]
    return item_copies(
        sentence(grid, cell), offence.source, dossier, location,
        lambda: figure.table(row, unit, cells), lambda: figure.table(grid.shown(), unit, cells),
        value=value(grid, cell, as_printed),
    )  # fmt: skip
