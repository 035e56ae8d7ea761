"""What zedentui is measured against: the smallest Textual application with a filled table like it and a footer.

With `--acties` it also has what is measured key by key: two tabs with a list that is longer than the screen, and a
field over them that finds lines while one types. That one is not used for starting, memory or ending.
"""

from __future__ import annotations

import sys
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import DataTable, Footer, Input, OptionList, TabbedContent, TabPane

YEARS = range(2012, 2023)
MEASURES = (
    "Instroom", "Uitstroom", "Administratief beëindigd", "Onvoorwaardelijk sepot", "Technisch sepot", "Beleidssepot",
    "Administratief sepot", "Voorwaardelijk sepot", "Transactie", "Voegen", "Dagvaarden",
)  # fmt: skip
LAST_ROW = ("Dagvaarden", "1.110")
"""The beginning of the last row: the table is on the screen when it is."""
LAST_LINE = ("regel 14",)
"""A line that is on the screen when the application with actions is ready."""
LINES = 60


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
            table.add_row(measure, *(f"1.{row * 11 + column:03}" for column in range(11)))


class Finder(ModalScreen[None]):
    """A field, and the lines that what is typed occurs in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss", "Terug")]
    DEFAULT_CSS = "Finder Vertical { width: 90%; height: 90%; margin: 1 4; } Finder OptionList { height: 1fr; }"
    LINES = tuple(f"regel {line} {measure}" for line in range(LINES) for measure in MEASURES)

    def compose(self) -> ComposeResult:
        """Lay out the field and the list."""
        with Vertical():
            yield Input()
            yield OptionList(*self.LINES)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Show the lines with this text."""
        found = self.query_one(OptionList)
        found.clear_options()
        found.add_options([line for line in self.LINES if event.value.lower() in line.lower()])


class ActionsApp(App[None]):
    """Two tabs with a list each, and the field that finds."""

    CSS = "TabbedContent, DataTable { height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1", "show('t1')", "Een"),
        Binding("2", "show('t2')", "Twee"),
        Binding("slash", "find", "Zoek"),
        Binding("q", "quit", "Stoppen"),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the tabs."""
        with TabbedContent():
            for number in (1, 2):
                with TabPane(f"Lijst {number}", id=f"t{number}"):
                    yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        """Fill both lists."""
        for number, table in enumerate(self.query(DataTable), start=1):
            table.add_columns("Regel", "Maat", *(str(year) for year in YEARS))
            for line in range(LINES):
                cells = (f"{number}.{line * 11 + column:03}" for column in range(11))
                table.add_row(f"regel {line}", MEASURES[line % len(MEASURES)], *cells)
        self.query(DataTable).first().focus()

    def action_show(self, tab: str) -> None:
        """Go to a tab, its list in focus."""
        self.query_one(TabbedContent).active = tab
        self.query_one(f"#{tab} DataTable").focus()

    def action_find(self) -> None:
        """Open the field."""
        self.push_screen(Finder())


if __name__ == "__main__":
    if "--acties" in sys.argv:
        ActionsApp().run()
    else:
        MinimalApp().run()
