"""Tables of Textual with the keys of the registry, for grids with a cursor in a cell; lists are `item_list`.

Cells are always `Text` objects: a plain string would be read as markup by DataTable, and data is never markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.binding import Binding
from textual.widgets import DataTable

from zedentui.tui.commands import bindings
from zedentui.tui.widgets.item_list import MARKED, Column, ItemList, clip_cell
from zedentui.tui.widgets.rows import Entry, matches

if TYPE_CHECKING:
    from textual.binding import BindingType

__all__ = ["MARKED", "Column", "Entry", "ItemList", "Table", "clip_cell", "matches"]


class Table(DataTable[Text], inherit_bindings=False):
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
        &:nocolor > .datatable--cursor { text-style: reverse; }
        &:ansi > .datatable--cursor { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("bewegen"),
        Binding("enter", "select_cursor", "Openen", show=False, id="openen"),
    ]
