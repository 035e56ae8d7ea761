"""Tables with a cursor: the movement keys of the registry, and a list whose columns fit the width it gets.

Cells are always `Text` objects: a plain string would be read as markup by DataTable, and data is never markup.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual.binding import Binding
from textual.coordinate import Coordinate
from textual.message import Message
from textual.widgets import DataTable

from zedentui.text.clean import clip
from zedentui.tui.commands import bindings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

__all__ = ["MARKED", "Column", "Entry", "ItemList", "Table", "clip_cell", "matches"]

MARKED = "»"
"""Before what is on the debate sheet."""


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
    """One row: `key` is what a location names, `cells` one text a column, `search` what the filter looks in.

    A row with the `group` before the first of several entries of one group is their heading; the cursor passes it by.
    """

    key: str
    cells: tuple[str, ...]
    search: str = ""
    strong: bool = False
    group: str = ""


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
    wanted = _folded(words).split()
    folded = _folded(text) if wanted else ""
    return all(word in folded for word in wanted)


class ItemList(Table):
    """A list of entries, one cursor row; columns are laid out again when the width changes."""

    def __init__(self, columns: Sequence[Column], *, id: str | None = None) -> None:
        super().__init__(id=id, cursor_type="row", zebra_stripes=False, cell_padding=1)
        self._specs = tuple(columns)
        self._entries: tuple[Entry, ...] = ()
        self._words = ""
        self._shown: tuple[Entry, ...] = ()
        self._lines: tuple[Entry | None, ...] = ()  # one for each row of the table; None is a heading
        self._laid_out_for = 0
        self._wanted: str | None = None
        self._marked: frozenset[str] = frozenset()
        self._names = (0, 0, 0)  # of the column with the names: its place on the screen, among the cells, its width

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
        if not self._lines:  # not laid out: it has not been seen yet, or it has no room at present
            keys = [entry.key for entry in self._shown]
            return self._wanted if self._wanted in keys else keys[0] if keys else None
        entry = self._lines[self.cursor_row] if 0 <= self.cursor_row < len(self._lines) else None
        return entry.key if entry is not None else None

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

    def mark(self, keys: frozenset[str]) -> None:
        """Put the sign of the debate sheet before the names of these entries, and of no others."""
        changed, self._marked = self._marked ^ keys, keys
        if not changed or not self._laid_out_for:
            return
        for row, entry in enumerate(self._lines):
            if entry is not None and entry.key in changed:
                self.update_cell_at(Coordinate(row, self._names[0]), self._name_cell(entry))

    def _name_cell(self, entry: Entry) -> Text:
        _, index, width = self._names
        text = entry.cells[index]
        if entry.key in self._marked:
            text = f"{MARKED}{text[1:]}" if text.startswith("  ") else f"{MARKED} {text}"
        return Text(clip_cell(text, width), style="bold" if entry.strong else "", no_wrap=True)

    def _on_resize(self, event: events.Resize) -> None:
        super()._on_resize(event)
        if self.size.width != self._laid_out_for:
            self._lay_out()
        else:
            self.call_after_refresh(self._centre)

    def validate_cursor_coordinate(self, value: Coordinate) -> Coordinate:
        """Past a heading in the direction in which the cursor moves; above the first entry there is nothing."""
        wanted = super().validate_cursor_coordinate(value)
        if 0 <= wanted.row < len(self._lines) and self._lines[wanted.row] is None:
            up = wanted.row > 0 and wanted.row < self.cursor_coordinate.row
            return Coordinate(wanted.row - 1 if up else wanted.row + 1, wanted.column)
        return wanted

    def _centre(self) -> None:
        """Scroll so that the cursor has as much around it as fits: the same place whatever came before."""
        self.scroll_to(y=max(self.cursor_row - self.size.height // 2, 0), animate=False)

    def _lay_out(self) -> None:
        """Columns and rows for the present width."""
        keep = self._wanted or self.current
        self._shown = tuple(e for e in self._entries if not self._words or matches(self._words, e.search))
        if not self.size.width:
            seen, self._laid_out_for = bool(self._laid_out_for), 0
            self._wanted, self._lines = keep, ()
            if seen and self.current != keep:  # what explains the entry must follow
                self.post_message(self.Moved(self))
            return
        self._wanted = None
        self._laid_out_for = self.size.width
        specs = [(index, spec) for index, spec in enumerate(self._specs) if self.size.width >= spec.drop]
        fixed = sum(spec.width or 0 for _, spec in specs) + 2 * len(specs) + 1
        flexible = max(self.size.width - fixed, 8)
        self._lines = ()
        lines: list[Entry | None] = []
        with self.prevent(DataTable.RowHighlighted):
            self.clear(columns=True)
            widths = []
            for _, spec in specs:
                widths.append(spec.width or flexible)
                self.add_column(Text(spec.heading, justify=spec.justify), width=widths[-1])
            at = next((place for place, (_, spec) in enumerate(specs) if spec.width is None), 0)
            self._names = (at, specs[at][0], widths[at])
            group = ""
            for entry in self._shown:
                if entry.group != group:
                    group = entry.group
                    self._add_heading(group, widths)
                    lines.append(None)
                lines.append(entry)
                style = "bold" if entry.strong else ""
                self.add_row(
                    *(
                        self._name_cell(entry)
                        if index == self._names[1]
                        else Text(clip_cell(entry.cells[index], width), style=style, justify=spec.justify, no_wrap=True)
                        for (index, spec), width in zip(specs, widths, strict=True)
                    ),
                    key=entry.key,
                )
        self._lines = tuple(lines)
        keys = [entry.key if entry else None for entry in lines]
        row = keys.index(keep) if keep is not None and keep in keys else 0
        self.move_cursor(row=row, animate=False, scroll=False)
        self.call_after_refresh(self._centre)
        self.post_message(self.Moved(self))

    def _add_heading(self, group: str, widths: Sequence[int]) -> None:
        """A row for the name of a group, in the widest column, which is where its entries have their names."""
        at = widths.index(max(widths))
        self.add_row(*(
            Text(clip(group, width) if index == at else "", style="bold underline", no_wrap=True)
            for index, width in enumerate(widths)
        ))  # fmt: skip

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Say in our own words what is under the cursor, with the heading right above it in sight."""
        event.stop()
        above = event.cursor_row - 1
        if 0 <= above < len(self._lines) and self._lines[above] is None and self.scroll_y > above:
            self.scroll_to(y=above, animate=False)
        self.post_message(self.Moved(self))

    @dataclass
    class Moved(Message):
        """The cursor is on another entry, or the list was laid out again."""

        item_list: ItemList

        @property
        def control(self) -> ItemList:
            """The list that moved."""
            return self.item_list
