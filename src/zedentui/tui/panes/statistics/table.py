"""The table of Statistiek: measures by year, the cursor on one figure.

Where not all years have room, the columns are as narrow as their figures.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.coordinate import Coordinate
from textual.widgets import DataTable

from zedentui.kinds.doubt import PRESUMED
from zedentui.system.terminal import UTF8
from zedentui.text import spark
from zedentui.text.clean import clip
from zedentui.tui.commands import bindings
from zedentui.tui.panes.statistics.view import BOTH
from zedentui.tui.widgets.table import YearsTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.binding import BindingType

    from zedentui.model import Measure, Observation
    from zedentui.tui.panes.statistics.view import Grid

__all__ = ["FiguresTable"]

_NAME_WIDTH = 24
_YEAR_WIDTH = 7  # 2020** and a space
_COURSE_WIDTH = 16
_COURSE_HEADS = {True: "  ▁ 0  █ hoogst", False: "  ▁ laag █ hoog"}
"""Over the course of each row: what its signs mean."""
_BESIDE = 2  # cells of a scrollbar


class FiguresTable(YearsTable, inherit_bindings=False):
    """A cell a figure, behind a fixed column with the measures. Enter is for the pane: it goes deeper."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("bewegen")

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(_NAME_WIDTH, id=id)
        self._shape: object = None  # rows, years and widths that are laid out now
        self._filled: tuple[Grid, str] | None = None
        self._years, self._course = 0, False  # cells of all years; whether the course of a row stands beside them
        self._short = False  # whether the heading of a year has two digits

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
        widest = [max((len(row[place]) + 1 for row in rows), default=0) for place in range(1, len(data.years) + 1)]
        self._filled = (grid, offence)
        equal = max([_YEAR_WIDTH, *widest, *(len(head) + 1 for head in _heads(grid, short=False) if grid.order)])
        self._years = len(data.years) * equal
        self._short = _NAME_WIDTH + self._years > self.app.size.width
        heads = _heads(grid, short=self._short)
        widths = [max(len(head) + 1, most) if self._short else equal for head, most in zip(heads, widest, strict=True)]
        self._course = course = self._has_room(self._years)
        if course:
            zero = _from_zero(grid)
            rows = [(*row, _course(grid, *key, zero=zero)) for row, key in zip(rows, named, strict=True)]
        shape = (named, heads, widths, course)
        with self.prevent(DataTable.CellHighlighted):
            if shape == self._shape:
                self._replace(grid, rows)
            else:
                self._lay_out(grid, rows, list(zip(heads, widths, strict=True)), course)
            self._shape = shape
            if named:
                same = [i for i, (_, measure) in enumerate(named) if measure == grid.view.measure]
                wanted = next((i for i in same if named[i][0] == offence), same[0] if same else 0)
                self.cursor_coordinate = Coordinate(wanted, data.years.index(grid.year) + 1)

    def newest_in_sight(self) -> None:
        """Before it has a size: begin where the newest year is in sight, so that the years do not jump there."""
        if self.size.width or not self._filled:
            return
        room = max(self.app.size.width - self._names - 1, 1)
        first = min((edge for edge in self._edges if self._edges[-1] - edge <= room), default=0)
        self.set_reactive(FiguresTable.scroll_x, float(first))
        self.set_reactive(FiguresTable.scroll_target_x, float(first))

    def _has_room(self, years: int) -> bool:
        """Whether the course of each row has room beside its years: never at the cost of one."""
        return self.app.size.width >= _NAME_WIDTH + years + _COURSE_WIDTH + _BESIDE and _charset(self.app) == UTF8

    def on_resize(self) -> None:
        """More or less room: the course comes or goes, and the figure under the cursor stays in sight."""
        if self._filled is None:
            return
        here = self.cursor_coordinate
        short = _NAME_WIDTH + self._years > self.app.size.width
        if self._has_room(self._years) != self._course or short != self._short:
            self.fill(*self._filled)
            with self.prevent(DataTable.CellHighlighted):
                self.cursor_coordinate = here
        self.move_cursor(row=here.row, column=here.column)

    def _lay_out(
        self, grid: Grid, rows: Sequence[tuple[Text, ...]], years: Sequence[tuple[str, int]], course: bool
    ) -> None:
        """New columns and rows, seen from the first on; `years` are headings and widths."""
        self.clear(columns=True)
        self.lay_out_years([width for _, width in years])
        self.add_column(Text(_corner(grid)), width=_NAME_WIDTH)
        for year, (head, width) in zip(grid.figures.years, years, strict=True):
            self.add_column(Text(head, justify="right"), width=width, key=str(year))
        if course:
            self.add_column(Text(_COURSE_HEADS[_from_zero(grid)]), width=_COURSE_WIDTH)
        for (group, code), cells in zip(grid.rows(), rows, strict=True):
            self.add_row(*cells, key=f"{group}/{code}")

    def _replace(self, grid: Grid, rows: Sequence[tuple[Text, ...]]) -> None:
        """Other figures in the same cells: what one looks at stays in sight, and what stays the same is not drawn."""
        heads = {0: _corner(grid)}
        if len(self.ordered_columns) > len(grid.figures.years) + 1:
            heads[len(self.ordered_columns) - 1] = _COURSE_HEADS[_from_zero(grid)]
        other = [place for place, head in heads.items() if self.ordered_columns[place].label.plain != head]
        for place in other:
            self.ordered_columns[place].label = Text(heads[place])
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                # A heading is drawn again with the cells under it.
                if column in other or self.get_cell_at(Coordinate(row, column)) != cell:
                    self.update_cell_at(Coordinate(row, column), cell)


def _heads(grid: Grid, *, short: bool) -> list[str]:
    """The years with the marks of what begins in them: `2019*`, or where there is little room `'19*`."""
    heads = []
    for year in grid.figures.years:
        marks = "".join(a.mark for a in grid.figures.annotations if a.year_from == year)
        sign = grid.order.sign if grid.order is not None and grid.order.by == year else ""
        heads.append((f"'{year % 100:02}" if short else str(year)) + marks + sign)
    return heads


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


def _values(grid: Grid, offence: str, measure: str) -> list[float | None]:
    cells = (grid.figures.cells.get((offence, measure, year)) for year in grid.figures.years)
    return [grid.unit.value(cell) if cell else None for cell in cells]


def _from_zero(grid: Grid) -> bool:
    """Whether the courses of all rows are drawn from zero: one heading tells it of all."""
    return all(spark.from_zero(_values(grid, *key), grid.unit.code) for key in grid.rows())


def _course(grid: Grid, offence: str, measure: str, *, zero: bool) -> Text:
    """The course of a row, each from zero or its own lowest to its own highest."""
    return Text("  " + "".join(spark.spark(_values(grid, offence, measure), zero=zero)), no_wrap=True)


def _charset(app: object) -> str:
    return str(getattr(app, "charset", UTF8))
