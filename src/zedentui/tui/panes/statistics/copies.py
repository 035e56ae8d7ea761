"""What can be copied of a figure: a presumed one never leaves the screen without that of our text beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import figure

if TYPE_CHECKING:
    from zedentui.model import Dossier, Figures, Observation
    from zedentui.places import Location
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.panes.statistics.view import Grid

__all__ = ["figure_copies"]


def figure_copies(
    grid: Grid, cell: Observation, printed: Figures, dossier: Dossier, location: Location
) -> tuple[Copy, ...]:
    """The choices for the figure under the cursor; `printed` are all figures as printed."""
    from zedentui.tui.dialogs.copying import item_copies

    data, code = grid.figures, grid.view.unit
    offence, measure = figure.labels(cell, data)
    row = [data.cells[offence.code, measure.code, year] for year in data.years]
    as_printed = printed.cells[offence.code, measure.code, cell.year]
    return item_copies(
        figure.sentence(cell, data), cell.source, dossier, location,
        lambda: figure.table(row, code, data), lambda: figure.table(grid.shown(), code, data),
        value=figure.copied(cell, data, grid.unit, as_printed),
    )  # fmt: skip
