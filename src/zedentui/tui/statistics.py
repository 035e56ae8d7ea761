"""Statistiek: measures by year, the figure under the cursor as a sentence, and a chart of the chosen measures.

What is chosen is one frozen `View`; everything on the screen follows from it and from the observations.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.containers import Container
from textual.coordinate import Coordinate
from textual.widgets import DataTable, Static

from zedentui import figures
from zedentui.clean import clip
from zedentui.details import Block, Detail
from zedentui.locations import Location
from zedentui.tui.chart import Chart
from zedentui.tui.commands import bindings
from zedentui.tui.detail import nothing_found
from zedentui.tui.pane import Pane
from zedentui.tui.parts import FilterBar
from zedentui.tui.reader import Reader
from zedentui.tui.table import Table, matches
from zedentui.tui.view import BOTH, CHART_KINDS, View

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.charts import Palette, Picture
    from zedentui.model import Figures, Measure, Observation, Offence, Source
    from zedentui.store.store import Store
    from zedentui.tui.chart import Draw
    from zedentui.tui.copying import Copy

__all__ = ["StatisticsPane"]

_NAME_WIDTH = 24
_YEAR_WIDTH = 7  # 2020** and a space


class StatisticsPane(Pane):
    """The table, the sentence, the chart."""

    CODE = "statistiek"
    DEFAULT_CSS = """
    StatisticsPane #view { height: 1; padding: 0 1; color: $text-muted; }
    StatisticsPane #figures { height: auto; max-height: 60%; }
    StatisticsPane #sentence { height: 4; padding: 0 1; }
    StatisticsPane #chart { height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("statistiek")

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.view = View()
        self._row_offence = ""  # group of the row under the cursor, which matters when both are shown
        self.figures: Figures | None = None

    def body(self) -> ComposeResult:
        """View line, table, sentence, chart."""
        with Container(classes="body"):
            yield Static("", id="view", markup=False)
            yield Table(id="figures", cursor_type="cell", fixed_columns=1, cell_padding=0)
            yield FilterBar()
            yield Reader(id="sentence")
            yield Chart(id="chart")

    @property
    def main(self) -> Table:
        """The table."""
        return self.query_one(Table)

    def read(self) -> Figures:
        """All figures with their labels."""
        return self.store.figures

    def at_hand(self) -> bool:
        """The first screen is read while Textual is imported."""
        return self.store.warmed

    def arrived(self, rows: Any) -> bool:
        """Fill the table; the cursor starts on the newest year."""
        self.figures = rows
        if not rows.cells:
            return False
        self._fill()
        return True

    # What the view means ----------------------------------------------------------------------------------------

    def _offences(self) -> tuple[Offence, ...]:
        assert self.figures is not None
        return tuple(o for o in self.figures.offences if self.view.offence in (BOTH, o.code))

    def _year(self) -> int:
        assert self.figures is not None
        years = self.figures.years
        return self.view.year if self.view.year in years else years[-1]

    def _rows(self) -> list[tuple[str, str]]:
        """(offence, measure) of each row: measure by measure, the groups under each other."""
        assert self.figures is not None
        wanted = [m for m in self.figures.measures if matches(self.view.words, f"{m.label} {m.printed} {m.code}")]
        return [(offence.code, measure.code) for measure in wanted for offence in self._offences()]

    def current(self) -> Observation | None:
        """The figure under the cursor."""
        if self.figures is None or not self.figures.cells:
            return None
        table = self.main
        rows = self._rows()
        row, column = table.cursor_coordinate
        if not 0 <= row < len(rows) or not 1 <= column <= len(self.figures.years):
            return None
        return self.figures.cells.get((*rows[row], self.figures.years[column - 1]))

    # Drawing ----------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Table for the present view, cursor where the view has it."""
        assert self.figures is not None
        data, unit, table = self.figures, figures.unit(self.view.unit), self.main
        labels = {measure.code: measure for measure in data.measures}
        with self.prevent(DataTable.CellHighlighted):
            table.clear(columns=True)
            group = "Beide" if self.view.offence == BOTH else self._offences()[0].label
            room = _NAME_WIDTH - len(unit.short) - 2
            group = group if len(group) <= room else f"{group[: room - 1]}."
            table.add_column(Text(f"{group}, {unit.short}"), width=_NAME_WIDTH)
            rows = [
                [self._cell(data.cells.get((offence, code, year)), unit) for year in data.years]
                for offence, code in self._rows()
            ]
            width = max([_YEAR_WIDTH, *(len(cell) + 1 for row in rows for cell in row)])
            for year in data.years:
                mark = "".join(a.mark for a in data.annotations if a.year_from == year)
                table.add_column(Text(f"{year}{mark}", justify="right"), width=width, key=str(year))
            for (offence, code), cells in zip(self._rows(), rows, strict=True):
                table.add_row(self._row_name(labels[code], offence), *cells, key=f"{offence}/{code}")
        if rows:
            self._place_cursor()
        self._describe()

    def _row_name(self, measure: Measure, offence: str) -> Text:
        """Measure as a tree, with its place in the chart marked; in `beide` the second group under the first."""
        charted = "•" if measure.code in self.view.charted else " "
        first = offence == self._offences()[0].code
        name = " " * measure.depth + (measure.label if first else " waarvan verkrachting")
        return Text(f"{charted}{clip(name, _NAME_WIDTH - 1)}", no_wrap=True, style="bold" if measure.depth == 0 else "")

    def _cell(self, cell: Observation | None, unit: figures.Unit) -> Text:
        shown = "" if cell is None else unit.text(cell)
        doubt = "?" if cell is not None and cell.presumed_count is not None and unit.code == "aantal" else ""
        return Text(shown + doubt, justify="right", no_wrap=True)

    def _place_cursor(self) -> None:
        assert self.figures is not None
        rows, years = self._rows(), self.figures.years
        same = [i for i, (_, measure) in enumerate(rows) if measure == self.view.measure]
        wanted = next((i for i in same if rows[i][0] == self._row_offence), same[0] if same else 0)
        table = self.main
        table.cursor_coordinate = Coordinate(wanted, years.index(self._year()) + 1)
        table.call_after_refresh(self._newest_in_sight)

    def _newest_in_sight(self) -> None:
        """Scroll so that the cursor's year shows, with as many newer years as fit."""
        if not self.is_attached or not self.query(Table):  # the dossier was opened again meanwhile: another pane
            return
        table = self.main
        if self.figures is not None and self._year() == self.figures.years[-1]:
            table.scroll_to(x=table.max_scroll_x, animate=False)

    def _describe(self) -> None:
        """View line, sentence, chart and source for the cell under the cursor."""
        data, cell = self.figures, self.current()
        if data is None:
            return
        if cell is None:
            self.query_one("#sentence", Reader).show(nothing_found(self.view.words))
            return
        unit = figures.unit(self.view.unit)
        group = " en ".join(f"{o.label.lower()} ({o.articles})" for o in self._offences())
        chosen = f"{len(self.view.charted)} gekozen" if self.view.charted else "volgt de cursor"
        self.query_one("#view", Static).update(f"{group} · {unit.label} · {self.view.chart}, {chosen}")
        self.query_one("#sentence", Reader).show(self._explained(cell))
        self.query_one(Chart).show(self._draw(cell))
        self.show_source()

    def _parts(self, cell: Observation) -> tuple[Offence, Measure]:
        assert self.figures is not None
        offence = next(o for o in self.figures.offences if o.code == cell.offence)
        return offence, next(m for m in self.figures.measures if m.code == cell.measure)

    def sentence(self, cell: Observation) -> str:
        """The figure, read aloud, with its denominators; doubt about the print goes with it."""
        doubt = figures.presumed_note(cell)
        spoken = figures.sentence(cell, *self._parts(cell))
        return f"{spoken} {doubt}" if doubt else spoken

    def _explained(self, cell: Observation) -> Detail:
        """Doubt about the print first, for a low screen shows no more than three lines; then figure, change, marks."""
        data = self.figures
        assert data is not None
        spoken = figures.sentence(cell, *self._parts(cell))
        remarks = [figures.change_sentence(cell, data.annotations)]
        remarks += [f"{a.mark} {a.label}" for a in data.annotations if a.applies_to(cell.year)]
        remark = " · ".join(text for text in remarks if text)
        doubt, _, reason = (figures.presumed_note(cell) or "").partition(". ")
        if not doubt:
            return Detail(spoken, (Block("note", remark),))
        return Detail(f"{doubt}.", (Block("note", spoken), Block("note", reason), Block("note", remark)))

    def _draw(self, cell: Observation) -> Draw:
        assert self.figures is not None
        data, unit = self.figures, figures.unit(self.view.unit)
        codes = [m.code for m in data.measures if m.code in self.view.charted] or [cell.measure]
        if self.view.chart == "gestapeld" and len(codes) == 1:
            codes = [m.code for m in data.measures if m.parent == "uitstroom"]
        labels = {measure.code: measure.label for measure in data.measures}
        several = len(self._offences()) > 1
        lines: list[tuple[str, tuple[float | None, ...]]] = []
        for code in codes:
            for offence in self._offences():
                values = [data.cells.get((offence.code, code, year)) for year in data.years]
                label = f"{labels[code]}, {offence.label.lower()}" if several else labels[code]
                lines.append((label, tuple(unit.value(v) if v else None for v in values)))
        return partial(_picture, CHART_KINDS[self.view.chart], lines, unit.code, data, cell.year)

    # Moving and choosing ----------------------------------------------------------------------------------------

    def on_data_table_cell_highlighted(self, event: DataTable.CellHighlighted) -> None:
        """Read what is under the cursor; the measure column itself is no figure, so step off it."""
        event.stop()
        if event.coordinate.column == 0:
            self.main.move_cursor(column=1)
            return
        cell = self.current()
        if cell is not None:
            self.view = replace(self.view, measure=cell.measure, year=cell.year)
            self._row_offence = cell.offence
            self._describe()

    def _change(self, view: View) -> None:
        self.view = view
        if self.figures is not None and self.figures.cells:
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
            self._change(replace(self.view, offence=codes[(codes.index(self.view.offence) + 1) % len(codes)]))

    def action_unit(self) -> None:
        """The next unit."""
        codes = [unit.code for unit in figures.UNITS]
        self._change(replace(self.view, unit=codes[(codes.index(self.view.unit) + 1) % len(codes)]))

    def action_chart_kind(self) -> None:
        """The next kind of chart."""
        kinds = list(CHART_KINDS)
        self._change(replace(self.view, chart=kinds[(kinds.index(self.view.chart) + 1) % len(kinds)]))

    def action_chart_measure(self) -> None:
        """The measure under the cursor in or out of the chart."""
        cell = self.current()
        if cell is None:
            return
        charted = [code for code in self.view.charted if code != cell.measure]
        if len(charted) == len(self.view.charted):
            charted.append(cell.measure)
        self._change(replace(self.view, charted=tuple(charted)))

    # Where we are -----------------------------------------------------------------------------------------------

    def location(self) -> Location:
        """The view, with the cursor's measure and year; only the pane while there are no figures."""
        if self.figures is None or not self.figures.cells:
            return self._asked or Location(self.CODE)
        return Location(self.CODE, None, self.view.pairs(self._year()))

    def go(self, location: Location) -> bool:
        """Take over the view of a location; False when it names something this dossier lacks."""
        assert self.figures is not None
        if not location.view:
            return location.item is None
        view = self.view.asked(location, self._year())
        if not view.fits(self.figures):
            return False
        self._change(view)
        self.take_filter(location.get("filter") or "")
        return True

    def source(self) -> Source | None:
        """The table of the letter that holds the figure."""
        cell = self.current()
        return self._parts(cell)[0].source if cell else None

    def copies(self) -> tuple[Copy, ...]:
        """Value, sentence, citation, row and table of what is under the cursor."""
        from zedentui import tables
        from zedentui.tui.copying import item_copies

        cell = self.current()
        if cell is None or self.figures is None or self.dossier is None:
            return ()
        unit = figures.unit(self.view.unit)
        row = [self.figures.cells[cell.offence, cell.measure, year] for year in self.figures.years]
        shown = [self.figures.cells[offence, code, y] for offence, code in self._rows() for y in self.figures.years]
        return item_copies(
            self.sentence(cell), self.source(), self.dossier, self.location(),
            tables.observations(row, unit.code), tables.observations(shown, unit.code), value=unit.text(cell),
        )  # fmt: skip


def _picture(
    kind: str, lines: Sequence[tuple[str, tuple[float | None, ...]]], unit: str, data: Figures, year: int, *,
    width: int, height: int, palette: Palette, ascii_only: bool = False,
) -> Picture:  # fmt: skip
    """Draw `lines` (label and a value a year); charts are loaded here, after the first screen."""
    from zedentui import charts

    draw = getattr(charts, kind)
    picture: Picture = draw(
        [charts.Series(label, values) for label, values in lines], data.years, unit=unit,
        annotations=data.annotations, highlight_year=year, width=width, height=height, palette=palette,
        ascii_only=ascii_only,
    )  # fmt: skip
    return picture
