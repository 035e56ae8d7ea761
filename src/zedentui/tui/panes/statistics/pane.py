"""Statistiek: measures by year, the figure under the cursor as a sentence, and a chart of the chosen measures.

What is chosen is one frozen `View`; everything on the screen follows from it and from the observations.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.widgets import DataTable, Static

from zedentui.classes import replace
from zedentui.kinds import doubt
from zedentui.kinds.claim import by_weight
from zedentui.kinds.unit import UNITS
from zedentui.places import Location
from zedentui.tui.commands import bindings
from zedentui.tui.panes.later import read_later
from zedentui.tui.panes.pane import Body, Pane
from zedentui.tui.panes.statistics.chart import draw
from zedentui.tui.panes.statistics.explanation import Explanation, explained, view_line
from zedentui.tui.panes.statistics.table import FiguresTable
from zedentui.tui.panes.statistics.view import BASES, BOTH, CHART_KINDS, Grid, View, following
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import FilterBar
from zedentui.tui.widgets.rest import Rest
from zedentui.tui.widgets.sorting import Order

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.widget import Widget

    from zedentui.model import CellClaim, Figures, Observation, Source
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy

    Claims = dict[tuple[str, str, int], tuple[CellClaim, ...]]

__all__ = ["StatisticsPane"]


class StatisticsPane(Pane):
    """The table, the sentence, the chart."""

    CODE = "statistiek"
    DEFAULT_CSS = """
    StatisticsPane #view {
        height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    StatisticsPane #figures { height: auto; max-height: 60%; }
    StatisticsPane #sentence { height: 4; padding: 0 1; }
    StatisticsPane #chart { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("statistiek")

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.view = View()
        self._row_offence = ""  # group of the row under the cursor, which matters when both are shown
        self.figures: Figures | None = None  # those that are shown: as printed, or with the presumed counts
        self._printed: Figures | None = None
        self._presumed: Figures | None = None
        self._claims: Claims | None = None  # while they are being read
        self._rest = Rest(self, self._describe)

    def body(self) -> ComposeResult:
        """View line, table, sentence, chart."""
        with Body(classes="body"):
            yield Static("", id="view", markup=False)
            yield FiguresTable(id="figures")
            yield FilterBar()
            yield Explanation(id="sentence")
            yield Chart(id="chart")

    @property
    def main(self) -> FiguresTable:
        """The table."""
        return self.query_one(FiguresTable)

    def enlarged(self, focused: Widget) -> Widget:
        """The table brings its sentence: the cursor would say nothing without it."""
        return self.query_one(Body) if focused is self.main else focused

    def found(self) -> tuple[int, int]:
        """Measures of the table."""
        return len({measure for _, measure in self.grid.rows()}), len(self.grid.figures.measures)

    def read(self) -> Figures:
        """All figures with their labels."""
        return self.store.figures

    def at_hand(self) -> bool:
        """The first screen is read while Textual is imported."""
        return self.store.warmed

    def arrived(self, rows: Any) -> bool:
        """Fill the table; the cursor starts on the newest year."""
        self.figures = self._printed = rows
        if not rows.cells:
            return False
        known = [offence.code for offence in rows.offences]
        if self.view.offence not in (BOTH, *known):  # a dossier about other groups opens on its own first one
            self.view = replace(self.view, offence=known[0])
        self._fill()
        return True

    # What is read after the first screen stands -----------------------------------------------------------------

    def on_pane_loaded(self) -> None:
        """The claims of the letter about its figures."""
        self.call_after_refresh(read_later, self, self.store.cell_claims, self._claims_arrived, self._no_claims)

    def _claims_arrived(self, found: Claims) -> None:
        self._claims = {key: by_weight(claims) for key, claims in found.items()}
        self._explain()

    def _no_claims(self) -> None:
        self._claims_arrived({})

    def _take_basis(self) -> None:
        """Show the figures that the view asks for; the presumed ones are read when first wanted."""
        assert self.figures is not None
        if self.view.presumed == self.figures.presumed:
            return
        wanted = self._presumed if self.view.presumed else self._printed
        if wanted is not None:
            self.figures = wanted
        else:
            read_later(self, lambda: self.store.presumed_figures, self._presumed_arrived, self._no_presumed)

    def _presumed_arrived(self, found: Figures) -> None:
        self._presumed = found
        self._change(self.view)

    def _no_presumed(self) -> None:
        self.view = replace(self.view, basis=BASES[0])

    # What the view means ----------------------------------------------------------------------------------------

    @property
    def grid(self) -> Grid:
        """The figures with the view on them; there must be figures."""
        assert self.figures is not None
        return Grid(self.figures, self.view, self.order)

    def current(self) -> Observation | None:
        """The figure under the cursor."""
        if self.figures is None or not self.figures.cells:
            return None
        return self.grid.at(*self.main.cursor_coordinate)

    # Drawing ----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Table for the present view, cursor where the view has it."""
        table = self.main
        table.fill(self.grid, self._row_offence)
        if self.grid.year == self.grid.figures.years[-1]:
            table.newest_in_sight()
        table.call_after_refresh(self._newest_in_sight)
        self._describe()

    def _newest_in_sight(self) -> None:
        """Scroll so that the cursor's year shows, with as many newer years as fit."""
        if not self.is_attached or not self.query(FiguresTable):  # the dossier was opened again: another pane
            return
        table = self.main
        if self.figures is not None and self.grid.year == self.figures.years[-1]:
            table.scroll_to(x=table.virtual_size.width, animate=False)

    def _describe(self) -> None:
        """View line, sentence, chart and source for the cell under the cursor."""
        if self.figures is None:
            return
        cell = self.current()
        self.query_one("#view", Static).update(view_line(self.grid), layout=False)
        if cell is None:
            from zedentui.tui.panes.nothing import show_nothing

            show_nothing(self)
            return
        self._explain()
        self.query_one(Chart).show(draw(self.grid, cell))
        self.show_source()

    def _explain(self) -> None:
        cell = self.current()
        if cell is not None:
            reader = self.query_one(Explanation)
            claims, alone = self._claims_about(cell), self.screen.maximized is not None
            reader.show(explained(self.grid, cell, claims, *reader.room, legend=alone))  # no *Bron* below it

    def legend(self) -> str:
        """The signs in the table, whatever the cursor is on."""
        signs = self.grid.signs
        return " ".join(meant for sign, meant in doubt.LEGEND.items() if sign in signs)

    def on_explanation_resized(self, event: Explanation.Resized) -> None:
        """What fits in the room there is now."""
        event.stop()
        if self.is_attached and self.query(FiguresTable):
            self._explain()

    def _claims_about(self, cell: Observation) -> tuple[CellClaim, ...] | None:
        if self._claims is None:
            return None
        return self._claims.get((cell.offence, cell.measure, cell.year), ())

    # Moving and choosing ----------------------------------------------------------------------------------------

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        """Read what is under the cursor; the measure and its course are no figures, so step off them."""
        event.stop()
        years = len(self.figures.years) if self.figures is not None else 0
        if not 1 <= event.coordinate.column <= years:
            self.main.move_cursor(column=min(max(event.coordinate.column, 1), max(years, 1)))
            return
        cell = self.current()
        if cell is not None:
            self.view = replace(self.view, measure=cell.measure, year=cell.year)
            self._row_offence = cell.offence
            self._rest.moved()

    def sort(self) -> None:
        """By the year under the cursor, the highest first; once more the lowest, then as in the letter."""
        if self.figures is None or not self.figures.cells:
            return
        year = self.grid.year
        if self.order is None or self.order.by != year:
            self.order = Order(year, down=True)
            said = f"Gesorteerd op {year}, hoogste eerst; delen blijven onder hun geheel."
        elif self.order.down:
            self.order = Order(year)
            said = f"Gesorteerd op {year}, laagste eerst; delen blijven onder hun geheel."
        else:
            self.order = None
            said = "De maten staan weer in de volgorde van de brief."
        self._change(self.view)
        self.notify(said)

    def _change(self, view: View) -> None:
        self.view = view
        if self.figures is not None and self.figures.cells:
            self._take_basis()
            self._fill()

    @property
    def words(self) -> str:
        """The filter on the measures."""
        return self.view.words

    def filter(self, words: str) -> None:
        """Only the measures with these words."""
        self._change(replace(self.view, words=words))

    def action_offence(self) -> None:
        """The next offence group, then both."""
        if self.figures is not None:
            codes = [*(o.code for o in self.figures.offences), BOTH]
            self._change(replace(self.view, offence=following(codes, self.view.offence)))

    def action_unit(self) -> None:
        """The next unit."""
        self._change(replace(self.view, unit=following([unit.code for unit in UNITS], self.view.unit)))

    def action_basis(self) -> None:
        """As printed, or with the presumed counts."""
        if self.figures is None or not self.figures.cells:
            return
        if not self.grid.signs & {doubt.PRINTED, doubt.PRESUMED}:
            self.notify("Dat maakt hier geen verschil: bij deze cijfers vermoeden wij geen ander getal.")
        self._change(replace(self.view, basis=BASES[not self.view.presumed]))

    def action_chart_kind(self) -> None:
        """The next kind of chart."""
        self.view = replace(self.view, chart=following(CHART_KINDS, self.view.chart))
        self._describe()  # the table stays as it is

    def action_chart_measure(self) -> None:
        """The measure under the cursor in or out of the chart."""
        cell = self.current()
        if cell is None:
            return
        charted = [code for code in self.view.charted if code != cell.measure]
        if len(charted) == len(self.view.charted):
            charted.append(cell.measure)
        self._change(replace(self.view, charted=tuple(charted)))

    def action_verdict(self) -> None:
        """To the claim about this figure whose verdict weighs most; of a doubtful figure to the sum that is off."""
        cell = self.current()
        if cell is None:
            return
        claims = self._claims_about(cell)
        if claims:
            self.post_message(self.Wanted(Location("narekenen", claims[0].id)))
        elif doubt.own(cell):
            kind = "afdoeningen" if cell.parent_measure == "uitstroom" else "sepotgronden"
            where = (("delict", cell.offence), ("jaar", str(cell.year)))
            self.post_message(self.Wanted(Location("narekenen", f"tabel-{kind}", where)))
        else:
            self.notify("Over dit cijfer zegt de brief in de tekst niets dat wij hebben nagerekend.")

    # Where we are -----------------------------------------------------------------------------------------------

    def location(self) -> Location:
        """The view, with the cursor's measure and year; only the pane while there are no figures."""
        if self.figures is None or not self.figures.cells:
            return self._asked or Location(self.CODE)
        return Location(self.CODE, None, self.view.pairs(self.grid.year))

    def go(self, location: Location) -> bool:
        """Take over the view of a location; False when it names something this dossier lacks."""
        assert self.figures is not None
        if not location.view:
            return location.item is None
        # A file that has become empty has no year to begin with.
        if not (self.figures.cells and (view := self.view.asked(location, self.grid.year)).fits(self.figures)):
            return False
        self._change(view)
        self.take_filter(location.get("filter") or "")
        return True

    def source(self) -> Source | None:
        """The table of the letter that holds the figure."""
        cell = self.current()
        return cell.source if cell else None

    def place(self) -> Location | None:
        """Group, measure and year of the figure."""
        from zedentui.kinds.marks import figure_place

        cell = self.current()
        return figure_place(cell, self.grid.figures, self.view.unit) if cell else None

    def mark(self) -> Mark | None:
        """The figure as one says it."""
        from zedentui.kinds.marks import of_figure

        cell, grid = self.current(), self.grid
        if cell is None or self.dossier is None:
            return None
        return of_figure(cell, grid.figures, self.dossier, self.view.unit)

    def copies(self) -> tuple[Copy, ...]:
        """Value, sentence, citation, row and table of what is under the cursor."""
        from zedentui.tui.panes.statistics.copies import figure_copies

        cell = self.current()
        if cell is None or self._printed is None or self.dossier is None:
            return ()
        return figure_copies(self.grid, cell, self._printed, self.dossier, self.location())
