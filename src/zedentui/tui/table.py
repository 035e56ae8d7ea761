"""Tables with a cursor: the movement keys of the registry, and a list whose columns fit the width it gets.

Cells are always `Text` objects: a plain string would be read as markup by DataTable, and data is never markup.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual.binding import Binding
from textual.message import Message
from textual.widgets import DataTable

from zedentui.clean import clip
from zedentui.tui.commands import bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

__all__ = ["Column", "Entry", "ItemList", "Table", "clip_cell", "matches"]


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


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an `ItemList`. `width` None takes the room that is left; under `drop` cells the column goes."""

    heading: str
    width: int | None = None
    justify: Literal["left", "right"] = "left"
    drop: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `key` is what a location names, `cells` one text a column, `search` what the filter looks in."""

    key: str
    cells: tuple[str, ...]
    search: str = ""
    strong: bool = False


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def clip_cell(text: str, width: int) -> str:
    """`text` in at most `width` cells; a number is left out whole rather than cut in two."""
    clipped = clip(text, width)
    if clipped == text:
        return text
    kept = clipped.removesuffix("…")
    start = kept.rfind(" ") + 1
    word = text[start:].split(" ", 1)[0]
    if len(kept) < start + len(word) and any(character.isdigit() for character in word):
        kept = kept[:start].rstrip(" (")
    return kept.rstrip() + "…" if kept else clipped


def matches(words: str, text: str) -> bool:
    """Whether every word of `words` occurs in `text`, whatever the case or accents."""
    folded = _folded(text)
    return all(word in folded for word in _folded(words).split())


class ItemList(Table):
    """A list of entries, one cursor row; columns are laid out again when the width changes."""

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._specs = tuple(columns)
        self._entries: tuple[Entry, ...] = ()
        self._words = ""
        self._shown: tuple[Entry, ...] = ()
        self._laid_out_for = 0
        self._wanted: str | None = None

    @property
    def words(self) -> str:
        """The filter now in force, empty when there is none."""
        return self._words

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that pass the filter."""
        return self._shown

    @property
    def current(self) -> str | None:
        """Key of the entry under the cursor; None when the list is empty."""
        return self._shown[self.cursor_row].key if 0 <= self.cursor_row < len(self._shown) else None

    def show(self, entries: Sequence[Entry]) -> None:
        """Replace the entries; the cursor stays on its key when that is still there."""
        self._entries = tuple(entries)
        self._lay_out()

    def filter(self, words: str) -> None:
        """Show only the entries that hold every word of `words`."""
        self._words = words.strip()
        self._lay_out()

    def select(self, key: str) -> bool:
        """Put the cursor on `key`; False when there is no such entry, or the filter hides it."""
        if key not in {entry.key for entry in self._shown}:
            return False
        self._wanted = key
        self._lay_out()
        return True

    def _on_resize(self, event: events.Resize) -> None:
        super()._on_resize(event)
        if self.size.width != self._laid_out_for:
            self._lay_out()
        else:
            self.call_after_refresh(self._centre)

    def _centre(self) -> None:
        """Scroll so that the cursor has as much around it as fits: the same place whatever came before."""
        self.scroll_to(y=max(self.cursor_row - self.size.height // 2, 0), animate=False)

    def _lay_out(self) -> None:
        """Columns and rows for the present width."""
        if not self.size.width:
            self._shown = tuple(e for e in self._entries if not self._words or matches(self._words, e.search))
            return
        keep = self._wanted or self.current
        self._wanted = None
        self._laid_out_for = self.size.width
        self._shown = tuple(e for e in self._entries if not self._words or matches(self._words, e.search))
        specs = [(index, spec) for index, spec in enumerate(self._specs) if self.size.width >= spec.drop]
        fixed = sum(spec.width or 0 for _, spec in specs) + 2 * len(specs) + 1
        flexible = max(self.size.width - fixed, 8)
        with self.prevent(DataTable.RowHighlighted):
            self.clear(columns=True)
            widths = []
            for _, spec in specs:
                widths.append(spec.width or flexible)
                self.add_column(Text(spec.heading, justify=spec.justify), width=widths[-1])
            for entry in self._shown:
                style = "bold" if entry.strong else ""
                self.add_row(
                    *(
                        Text(clip_cell(entry.cells[index], width), style=style, justify=spec.justify, no_wrap=True)
                        for (index, spec), width in zip(specs, widths, strict=True)
                    ),
                    key=entry.key,
                )
        keys = [entry.key for entry in self._shown]
        row = keys.index(keep) if keep in keys else 0
        self.move_cursor(row=row, animate=False, scroll=False)
        self.call_after_refresh(self._centre)
        self.post_message(self.Moved(self, self.current))

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say in our own words what is under the cursor."""
        event.stop()
        self.post_message(self.Moved(self, self.current))

    @dataclass
    class Moved(Message):
        """The cursor is on another entry, or the list was laid out again. `key` None: the list is empty."""

        item_list: ItemList
        key: str | None

        @property
        def control(self) -> ItemList:
            """The list that moved."""
            return self.item_list
