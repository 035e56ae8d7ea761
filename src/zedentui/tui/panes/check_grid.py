"""The grid of the arithmetic: a row for what is checked, a column for each year, each cell right or off by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from zedentui.kinds import table_check
from zedentui.text.clean import clip
from zedentui.tui.widgets.table import YearsTable, matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.kinds.table_check import GridRow
    from zedentui.model import TableCheck

__all__ = ["CheckGrid"]

_NAME_WIDTH = 24
_YEAR_WIDTH = 5  # a space and 2012: with the names and a scrollbar this is 80


class CheckGrid(YearsTable):
    """The cells that were recomputed; the cursor goes cell by cell."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(_NAME_WIDTH, id=id)
        self._rows: tuple[GridRow, ...] = ()
        self._shown: tuple[GridRow, ...] = ()
        self._words = ""

    @property
    def words(self) -> str:
        """The filter now in force, empty when there is none."""
        return self._words

    @property
    def shown(self) -> tuple[GridRow, ...]:
        """The rows that pass the filter."""
        return self._shown

    @property
    def every(self) -> int:
        """How many rows there are without the filter."""
        return len(self._rows)

    @property
    def current(self) -> TableCheck | None:
        """The cell under the cursor; None when there is none."""
        row, column = self.cursor_coordinate
        if not 0 <= row < len(self._shown) or not 1 <= column <= len(self._years):
            return None
        year = self._years[column - 1]
        return next((each for each in self._shown[row].cells if each.year == year), None)

    @property
    def _years(self) -> list[int]:
        return sorted({each.year for row in self._rows for each in row.cells})

    def show(self, rows: Sequence[GridRow]) -> None:
        """Replace the rows, with the cursor on the first cell that is off."""
        self._rows = tuple(rows)
        self._fill()
        wrong = [each for row in rows for each in row.cells if each.difference]
        if wrong:
            self.select(wrong[0])

    def filter(self, words: str) -> None:
        """Show only the rows whose name holds every word of `words`."""
        at = self.current
        self._words = words.strip()
        self._fill()
        if at is not None:
            self.select(at)

    def select(self, cell: TableCheck) -> bool:
        """Put the cursor on `cell`; False when the filter hides it."""
        for place, row in enumerate(self._shown):
            if cell in row.cells:
                self.cursor_coordinate = Coordinate(place, self._years.index(cell.year) + 1)
                return True
        return False

    def _fill(self) -> None:
        self._shown = tuple(row for row in self._rows if matches(self._words, row.label))
        with self.prevent(DataTable.CellHighlighted):
            self.clear(columns=True)
            self.lay_out_years([_YEAR_WIDTH] * len(self._years))
            self.add_column(Text(table_check.HEADING), width=_NAME_WIDTH)
            for year in self._years:
                self.add_column(Text(str(year), justify="right"), width=_YEAR_WIDTH)
            for row in self._shown:
                marks = {each.year: each for each in row.cells}
                cells = [self._mark(marks.get(year)) for year in self._years]
                self.add_row(Text(clip(row.label, _NAME_WIDTH), no_wrap=True), *cells)
            self.cursor_coordinate = Coordinate(0, 1)
        self.post_message(self.Moved())

    def _mark(self, cell: TableCheck | None) -> Text:
        """Right, or off by how much: by its sign, and bold."""
        shown = "" if cell is None else table_check.mark(cell)
        off = cell is not None and cell.difference
        return Text(shown, justify="right", no_wrap=True, style="bold" if off else "")

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        """Say what is under the cursor; the column of names is no cell, so step off it."""
        event.stop()
        if event.coordinate.column == 0:
            self.move_cursor(column=1)
        else:
            self.post_message(self.Moved())

    class Moved(Message):
        """The cursor is on another cell, or the rows were shown again."""
