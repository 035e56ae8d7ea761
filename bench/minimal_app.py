"""What zedentui is measured against: the smallest Textual application with a filled table like it and a footer."""

from __future__ import annotations

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import DataTable, Footer

YEARS = range(2012, 2023)
MEASURES = (
    "Instroom", "Uitstroom", "Administratief beëindigd", "Onvoorwaardelijk sepot", "Technisch sepot", "Beleidssepot",
    "Administratief sepot", "Voorwaardelijk sepot", "Transactie", "Voegen", "Dagvaarden",
)  # fmt: skip
LAST_CELL = "2.022"
"""The text of the last cell: the table is on the screen when it is."""


class MinimalApp(App[None]):
    """One table, eleven measures by eleven years, and a footer with one key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", "Stoppen")]

    def compose(self) -> ComposeResult:
        """Lay out the two widgets."""
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("Maat", *(str(year) for year in YEARS))
        for row, measure in enumerate(MEASURES):
            last = LAST_CELL if row == len(MEASURES) - 1 else "1.022"
            table.add_row(measure, *(f"1.{row * 11 + column:03}" for column in range(10)), last)


if __name__ == "__main__":
    MinimalApp().run()
