"""Narekenen: what the prose claims beside what its own tables say, and the arithmetic of those tables.

Two views in one pane: *Beweringen*, the claims in a list, and *Tabellen*, the arithmetic as a grid of cells. What is
under the cursor of either is explained in the same place.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import Static

from zedentui.kinds import table_check
from zedentui.kinds.arithmetic import Arithmetic
from zedentui.kinds.claim import VERDICTS, counted, figures_first, section_of, signed
from zedentui.model import Claim
from zedentui.places import Location
from zedentui.text import dutch
from zedentui.text.clean import cells
from zedentui.tui.commands import bindings
from zedentui.tui.panes import claim_chart
from zedentui.tui.panes.check_grid import CheckGrid
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.panes.nothing import show_nothing
from zedentui.tui.panes.pane import Body, Pane
from zedentui.tui.session.bare import Stack
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import FilterBar, Foot, say
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.kinds.kind import Kind
    from zedentui.model import Figures, Source, TableCheck
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.widgets.chart import Draw

__all__ = ["ClaimsPane"]

Row = Claim | Arithmetic


class ClaimsPane(ListPane[Row]):
    """Claims by section of the letter, counts by verdict above them; behind a key the grid of the arithmetic."""

    CODE = "narekenen"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Bewering"),
        Column("De brief", 20, drop=116),
        Column("Nagerekend", 26, drop=100),
        Column("Oordeel", 25),
        Column("Blz.", 4, "right", asked=True),
    )
    SORTS: ClassVar[tuple[SortBy[Row], ...]] = (
        SortBy("oordeel", 3, lambda item: list(VERDICTS).index(item.verdict) if item.verdict in VERDICTS else None),
        SortBy("bewering", 0, lambda item: item.title.casefold() if isinstance(item, Claim) else None),
    )
    DEFAULT_CSS = """
    ClaimsPane #counts { dock: top; height: auto; padding: 0 1; }
    ClaimsPane #grid { display: none; height: auto; max-height: 100%; }
    ClaimsPane.-tables #grid { display: block; }
    ClaimsPane.-tables #list, ClaimsPane.-tables #chart { display: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("narekenen")

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._figures: Figures | None = None
        self._checks: tuple[TableCheck, ...] = ()
        self._headed = True

    def body(self) -> ComposeResult:
        """Counts or legend above list or grid; explanation with its chart."""
        with Body(classes="body"):
            with Stack(classes="listing"):
                yield Static("", id="counts", markup=False)
                yield ItemList(self.COLUMNS, chosen=self.columns, id="list")
                yield CheckGrid(id="grid")
                with Foot():
                    yield FilterBar()
            with Stack(classes="explained"):
                yield Reader(id="detail")
                yield Chart(id="chart")

    def read(self) -> Kind[Row]:
        """The claims and the checks; and all cells for the grid."""
        self._figures, self._checks = self.store.figures, self.store.table_checks()
        kind = super().read()
        return replace(kind, items=figures_first(kind.items))

    def arrived(self, rows: Any) -> bool:
        """Fill list, grid and counts."""
        found = super().arrived(rows)
        if self._figures is not None:
            self.query_one(CheckGrid).show(table_check.grid(self._checks, self._figures))
        self._count()
        return found

    def _count(self) -> None:
        """How many claims have each verdict; in *Tabellen* what the cells of the grid mean."""
        if self.in_tables:
            shown = f"{table_check.outcome(self._checks)}   {table_check.RIGHT} klopt   −4 +6 nagerekend min tekst"
        else:
            room = (self.size.width or self.app.size.width) - 2  # as wide as the screen, also before it is laid out
            room = room * 55 // 100 - 1 if self.screen.has_class("-xwide") else room  # as `lists.tcss` has it
            # Of claims: that a table does not add up is no verdict on one, and 80 cells have no room for it.
            counts = counted(item.verdict for item in self.items.values() if item.verdict in VERDICTS)
            known = [(VERDICTS[each], n) for each, n in counts.items()]
            shown = "   ".join(f"{signed(each)} {n}" for each, n in counts.items())
            if cells(shown) > room:  # on one line in 80 cells: the list has the words in full
                shown = "  ".join(f"{each.sign} {each.short} {n}" for each, n in known)
            if cells(shown) > room:  # the sign and the word stand together in every row
                shown = "  ".join(f"{each.sign} {n}" for each, n in known)
        say(self.query_one("#counts", Static), shown)

    def on_resize(self) -> None:
        """The counts in the words that fit; headings where there are rows for them."""
        self._count()
        if self._kind is not None and self._headed != self._has_headings():
            self.fill()

    def _has_headings(self) -> bool:
        """Whether sections are headings in the list: on a low screen *Bron* says them, and claims get the rows."""
        return not self.screen.has_class("-short")

    # Beweringen -------------------------------------------------------------------------------------------------

    def entry(self, item: Row) -> Entry:
        """What is claimed beside what came out, under its section; verdict by mark and word."""
        key, search = item.id, self.kind.search(item)
        *shown, verdict = self.kind.row(item)
        self._headed = self._has_headings()
        group = section_of(item) if isinstance(item, Claim) else "De tabellen zelf (enter: cel voor cel)"
        group = group if self._headed else ""
        page = str(item.source.page) if isinstance(item, Claim) else ""
        return Entry(key, (*map(str, shown), signed(str(verdict)), page), search, group=group)

    def sort(self) -> None:
        """The claims in the next order; the grid stands as the tables of the letter do."""
        if self.in_tables:
            self.notify("Het rekenwerk staat in de volgorde van de tabellen; t gaat naar de beweringen.")
        else:
            super().sort()

    def action_columns(self) -> None:
        """Choose the columns of the claims; those of the grid are the years."""
        if self.in_tables:
            Pane.action_columns(self)
        else:
            super().action_columns()

    def draw(self, item: Row) -> Draw | None:
        """The series that a claim is about, if it is about one."""
        if self._figures is None or not isinstance(item, Claim):
            return None
        return claim_chart.draw(item, self._figures)

    # Tabellen ---------------------------------------------------------------------------------------------------

    @property
    def in_tables(self) -> bool:
        """Whether the grid is in sight, and not the list."""
        return self.has_class("-tables")

    def _show_tables(self, wanted: bool) -> None:
        """The grid in the place of the list, or the other way round; a filter belongs to one of them."""
        if wanted == self.in_tables:
            return
        self.take_filter("")
        self.set_class(wanted, "-tables")
        if self.display:  # and not a pane that is still being filled behind another
            self.main.focus()
        self._count()
        self._explain()

    def action_tables(self) -> None:
        """To the grid, or back to the list."""
        item = None if self.in_tables else self.current
        self._show_tables(not self.in_tables)
        if isinstance(item, Arithmetic):
            self.query_one(CheckGrid).select((item.wrong or item.cells)[0])
        self.screen.minimize()

    def on_item_list_selected(self, event: ItemList.Selected) -> None:
        """Enter on a check of the list opens its cells; on a claim about a figure it goes to that figure."""
        event.stop()
        item = self.current
        if isinstance(item, Arithmetic):
            self.action_tables()
        elif item is None or item.offence is None or item.measure is None:
            self.notify("Deze bewering gaat niet over een cijfer uit de tabellen.")
        else:
            view = [
                ("delict", item.offence),
                ("maat", item.measure),
                ("eenheid", claim_chart.unit_of(item) or "aantal"),
            ]
            years = [("jaar", str(item.year))] if item.year else []
            self.post_message(self.Wanted(Location("statistiek", None, (*view, *years))))

    def on_check_grid_moved(self, event: CheckGrid.Moved) -> None:
        """Explain the cell under the cursor."""
        event.stop()
        if self.in_tables:
            self._rest.moved()

    def _explain(self) -> None:
        if not self.in_tables:
            super()._explain()
            return
        cell = self.query_one(CheckGrid).current
        if cell is None or self._figures is None:
            show_nothing(self)
            return
        self.query_one(Reader).show(table_check.detail(cell, self._figures))
        self.show_source()

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """Explain what is under the cursor of the list, while that is what is in sight."""
        if self.in_tables:
            event.stop()
        else:
            super().on_item_list_moved(event)

    # What both views have ---------------------------------------------------------------------------------------

    @property
    def main(self) -> ItemList | CheckGrid:
        """The list or the grid."""
        return self.query_one(CheckGrid) if self.in_tables else self.query_one(ItemList)

    @property
    def words(self) -> str:
        """The filter of list or grid."""
        return self.query_one(CheckGrid).words if self.in_tables else super().words

    def filter(self, words: str) -> None:
        """Filter list or grid."""
        if self.in_tables:
            self.query_one(CheckGrid).filter(words)
        else:
            super().filter(words)

    def found(self) -> tuple[int, int]:
        """Rows of list or grid."""
        grid = self.query_one(CheckGrid)
        return (len(grid.shown), grid.every) if self.in_tables else super().found()

    def go(self, location: Location) -> bool:
        """To a claim, or to a cell of the grid: `narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016`.

        A check without a cell: its first cell that is off, else its first.
        """
        check = self.items.get(location.item or "")
        if not isinstance(check, Arithmetic):
            self._show_tables(self.in_tables and location.item is None)
            return super().go(location)
        offence, measure, year = (location.get(key) for key in ("delict", "maat", "jaar"))
        fitting = [
            cell
            for cell in check.cells
            if offence in (None, cell.offence) and measure in (None, cell.measure) and year in (None, str(cell.year))
        ]
        if not fitting:
            return False
        self._show_tables(True)
        self.take_filter(location.get("filter") or "")
        return self.query_one(CheckGrid).select(next((cell for cell in fitting if cell.difference), fitting[0]))

    def location(self) -> Location:
        """The claim under the cursor, or the cell of the grid."""
        grid = self.query_one(CheckGrid)
        cell = grid.current
        if not self.in_tables or cell is None:
            return super().location()
        view = [("delict", cell.offence), ("jaar", str(cell.year))]
        if cell.kind == "percentages":
            view.insert(1, ("maat", cell.measure))
        if grid.words:
            view.append(("filter", grid.words))
        return Location(self.CODE, f"tabel-{cell.kind}", tuple(view))

    def source(self) -> Source | None:
        """Source of the claim, or the table of the letter with the cell."""
        cell = self.query_one(CheckGrid).current
        if not self.in_tables or cell is None or self._figures is None:
            return super().source()
        return table_check.source(cell, self._figures)

    def place(self) -> Location | None:
        """The claim or check under the cursor, or the cell of the grid."""
        cell = self.query_one(CheckGrid).current
        if not self.in_tables or cell is None:
            return None if self.in_tables else super().place()
        here = self.location()
        return Location(here.pane, here.item, tuple(pair for pair in here.view if pair[0] != "filter"))

    def mark(self) -> Mark | None:
        """What one says of the claim, or of the cell of the grid."""
        if not self.in_tables:
            return super().mark()
        from zedentui.kinds import marks

        cell, place = self.query_one(CheckGrid).current, self.place()
        if cell is None or place is None or self._figures is None or self.dossier is None:
            return None
        return marks.of_cell(cell, self._figures, self.dossier, place)

    def copies(self) -> tuple[Copy, ...]:
        """Everything that can be copied of what is under the cursor."""
        if not self.in_tables:
            return super().copies()
        from zedentui.tui.dialogs.copying import item_copies

        cell = (grid := self.query_one(CheckGrid)).current
        if cell is None or self._figures is None or self.dossier is None:
            return ()
        shown = [each for row in grid.shown for each in row.cells]
        return item_copies(
            table_check.sentence(cell, self._figures), self.source(), self.dossier, self.location(),
            lambda: table_check.table([cell]), lambda: table_check.table(shown), value=dutch.signed(cell.difference),
        )  # fmt: skip
