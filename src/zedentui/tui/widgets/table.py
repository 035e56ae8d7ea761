"""Tables of Textual with the keys of the registry, for grids with a cursor in a cell; lists are `item_list`.

Cells are always `Text` objects: a plain string would be read as markup by DataTable, and data is never markup.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any, ClassVar, Final

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.binding import Binding
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import DataTable

from zedentui.tui.commands import bindings
from zedentui.tui.session.style_once import StyleOnce
from zedentui.tui.widgets.columns import Column, clip_cell
from zedentui.tui.widgets.item_list import MARKED, ItemList
from zedentui.tui.widgets.rows import Entry, matches
from zedentui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.binding import BindingType
    from textual.geometry import Offset
    from textual.widgets.data_table import RowKey

__all__ = ["MARKED", "Column", "Entry", "ItemList", "Table", "YearsTable", "clip_cell", "matches"]

_EARLIER: Final = "‹"
_LATER: Final = "›"


class Table(StyleOnce, Steady, DataTable[Text], inherit_bindings=False):
    """A DataTable with the keys of the registry and nothing that moves by itself."""

    DEFAULT_CSS = """
    Table {
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; background: $background;
        & > .datatable--header { background: $background; color: $text-muted; text-style: bold; }
        & > .datatable--fixed { background: $background; color: $foreground; }
        & > .datatable--fixed-cursor { background: $surface; color: $foreground; text-style: bold; }
        & > .datatable--header-cursor { background: $background; color: $text-accent; text-style: bold; }
        & > .datatable--cursor { text-style: bold; }
        &:blur > .datatable--cursor { text-style: bold underline; }
        &:focus { background-tint: $foreground 0%; }
        &:nocolor > .datatable--header-cursor { text-style: bold underline; }
        &:nocolor:focus > .datatable--cursor { text-style: reverse; }
        &:nocolor:blur > .datatable--cursor { text-style: bold underline; }
        &:ansi > .datatable--cursor { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("bewegen"),
        Binding("enter", "select_cursor", "Openen", show=False, id="openen"),
    ]


class YearsTable(Table):
    """A table with a column for each year behind a fixed one with `names` cells for what the rows are called.

    A year is in sight whole or not at all: half a number is another number. Signs in the heading say where there are
    more, and the cell under the cursor is in sight at any size.
    """

    _edges: tuple[int, ...] = (0,)
    """Where each year begins, from the names on; at last where they end."""

    def __init__(self, names: int, *, id: str | None = None) -> None:
        self._names = names
        super().__init__(id=id, cursor_type="cell", fixed_columns=1, cell_padding=0)

    def lay_out_years(self, widths: Iterable[int]) -> None:
        """Tell how many cells each year has."""
        self._edges = tuple(accumulate(widths, initial=0))

    def _update_dimensions(self, new_rows: Iterable[RowKey]) -> None:
        """The size of the table. Its columns have widths and its rows one line: Textual would measure each cell."""
        measured = any(column.auto_width for column in self.columns.values())
        super()._update_dimensions(new_rows if measured else ())

    def on_resize(self) -> None:
        """What is under the cursor stays in sight."""
        row, column = self.cursor_coordinate
        self.move_cursor(row=row, column=column)

    def scroll_to_region(self, region: Region, **options: Any) -> Offset:
        """Bring a cell in sight, with room behind it for the sign that there are more years."""
        if region.right < self._names + self._edges[-1]:
            region = Region(region.x, region.y, region.width + 1, region.height)
        return super().scroll_to_region(region, **options)

    @property
    def max_scroll_x(self) -> int:
        """How far one can scroll: until the last year is in sight, behind a whole one."""
        end = self._edges[-1]
        return min((edge for edge in self._edges if end - edge <= self._room), default=0)

    def validate_scroll_x(self, value: float) -> float:
        """Scroll by whole years: the first one in sight is never cut."""
        wanted = min(max(value, 0), self.max_scroll_x)
        return float(min(edge for edge in self._edges if edge >= wanted))

    @property
    def _room(self) -> int:
        """Cells for years."""
        return max(self.scrollable_content_region.width - self._names, 1)

    def _last_of(self, first: int) -> int:
        """Where the last year ends that is in sight whole; a cell is kept for the sign that there are more."""
        end, room = self._edges[-1], self._room
        if end - first <= room:
            return end
        return max(edge for edge in self._edges if edge <= first + room - 1)

    def _render_cell(
        self, row_index: int, column_index: int, base_style: Style, width: int, cursor: bool = False,
        hover: bool = False,
    ) -> list[list[Segment]]:  # fmt: skip
        """A cell of one line in one style, as Textual draws it but without Rich: two thirds of the first screen."""
        cell = self._text_of(row_index, column_index)
        if cell is None or cell.spans or hover:
            return super()._render_cell(row_index, column_index, base_style, width, cursor, hover)
        fixed = row_index >= 0 and (row_index < self.fixed_rows or column_index < self.fixed_columns)
        style, after = self._get_styles_to_render_cell(
            row_index < 0, False, fixed, hover, cursor, self.show_cursor, self._show_hover_cursor,
            self.cursor_foreground_priority == "css", self.cursor_background_priority == "css",
        )  # fmt: skip
        own = Style.parse(cell.style) if isinstance(cell.style, str) else cell.style
        text = cell.plain.rstrip() if cell.justify == "right" else cell.plain
        if cell.justify == "right" and (missing := width - cell_len(text)) > 0:
            text = " " * missing + text
        around = base_style + Style.from_meta({"row": row_index, "column": column_index}) + style
        if not own:
            return [[Segment(set_cell_size(text, width), around + after)]]
        text = set_cell_size(text, min(cell_len(text), width))
        return [[Segment(text, around + own + after), Segment(" " * (width - cell_len(text)), around + after)]]

    def _text_of(self, row_index: int, column_index: int) -> Text | None:
        """What stands in a cell of one line; None for a cell of another kind."""
        if column_index < 0 or self.cell_padding:
            return None
        if row_index < 0:
            return self.ordered_columns[column_index].label if self.header_height == 1 else None
        key, column = self._row_locations.get_key(row_index), self._column_locations.get_key(column_index)
        if key is None or column is None or self.rows[key].height != 1:
            return None
        return self._data[key][column]

    def render_line(self, y: int) -> Strip:
        """A line without the year that does not fit whole; in the heading the signs of years out of sight."""
        strip, width = super().render_line(y), self.scrollable_content_region.width
        first, end = int(self.scroll_offset.x), self._edges[-1]
        last = self._last_of(first)
        if last == end and not first:
            return strip
        cut = self._names + last - first
        style = self.get_component_rich_style("datatable--header") if y == 0 else self.rich_style
        later = _LATER if y == 0 and last < end else ""
        rest = [Strip([Segment(later, style)]), Strip.blank(max(width - cut - len(later), 0), style)]
        shown = strip.crop(0, cut)
        if y or not first:
            return Strip.join([shown, *rest])
        earlier = Strip([Segment(_EARLIER, style)])
        return Strip.join([shown.crop(0, self._names), earlier, shown.crop(self._names + 1), *rest])
