"""The table of Statistiek: measures by year, the cursor on one figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from zedentui.kinds.doubt import PRESUMED
from zedentui.text.clean import clip
from zedentui.tui.commands import bindings
from zedentui.tui.panes.statistics.view import BOTH
from zedentui.tui.widgets.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from zedentui.model import Measure, Observation
    from zedentui.tui.panes.statistics.view import Grid

__all__ = ["FiguresTable"]

_NAME_WIDTH = 24
_YEAR_WIDTH = 7  # 2020** and a space


class FiguresTable(Table, inherit_bindings=False):
    """A cell a figure, behind a fixed column with the measures. Enter is for the pane: it goes deeper."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("bewegen")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="cell", fixed_columns=1, cell_padding=0)
        self._shape: object = None  # rows, years and widths that are laid out now

    def fill(self, grid: Grid, offence: str) -> None:
        """Show `grid`, the cursor where its view has it; `offence` is the group to stay on when both are shown."""
        data, named = grid.figures, grid.rows()
        labels = {measure.code: measure for measure in data.measures}
        rows = [
            (
                _row_name(labels[code], group, grid),
                *(_cell(data.cells.get((group, code, year)), grid) for year in data.years),
            )
            for group, code in named
        ]
        width = max([_YEAR_WIDTH, *(len(cell) + 1 for row in rows for cell in row[1:])])
        shape = (named, data.years, width)
        with self.prevent(DataTable.CellHighlighted):
            if shape == self._shape:
                self._replace(grid, rows)
            else:
                self._lay_out(grid, rows, width)
            self._shape = shape
            if named:
                same = [i for i, (_, measure) in enumerate(named) if measure == grid.view.measure]
                wanted = next((i for i in same if named[i][0] == offence), same[0] if same else 0)
                self.cursor_coordinate = Coordinate(wanted, data.years.index(grid.year) + 1)

    def _lay_out(self, grid: Grid, rows: Sequence[tuple[Text, ...]], width: int) -> None:
        """New columns and rows, seen from the first on."""
        self.clear(columns=True)
        self.add_column(Text(_corner(grid)), width=_NAME_WIDTH)
        for year in grid.figures.years:
            mark = "".join(a.mark for a in grid.figures.annotations if a.year_from == year)
            self.add_column(Text(f"{year}{mark}", justify="right"), width=width, key=str(year))
        for (group, code), cells in zip(grid.rows(), rows, strict=True):
            self.add_row(*cells, key=f"{group}/{code}")

    def _replace(self, grid: Grid, rows: Sequence[tuple[Text, ...]]) -> None:
        """Other figures in the same cells: what one looks at stays in sight."""
        self.ordered_columns[0].label = Text(_corner(grid))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.update_cell_at(Coordinate(row, column), cell)


def _corner(grid: Grid) -> str:
    """Group and unit over the names; the sign of presumed figures, for a low screen has no other heading."""
    tail = f", {grid.unit.short}" + (f" {PRESUMED}" if grid.figures.presumed else "")
    group = "Beide" if grid.view.offence == BOTH else grid.offences[0].label
    room = _NAME_WIDTH - len(tail)
    return (group if len(group) <= room else f"{group[: room - 1]}.") + tail


def _row_name(measure: Measure, offence: str, grid: Grid) -> Text:
    """Measure as a tree, with its place in the chart marked; in `beide` the second group under the first."""
    charted = "•" if measure.code in grid.view.charted else " "
    first = offence == grid.offences[0].code
    name = " " * measure.depth + (measure.label if first else " waarvan verkrachting")
    return Text(f"{charted}{clip(name, _NAME_WIDTH - 1)}", no_wrap=True, style="bold" if measure.depth == 0 else "")


def _cell(cell: Observation | None, grid: Grid) -> Text:
    shown = "" if cell is None else grid.unit.text(cell) + grid.sign(cell)
    return Text(shown, justify="right", no_wrap=True)
