"""The list of every pane: a cursor row, columns that fit the width, and only the lines that are in sight drawn.

It holds no rows of its own: they come from `rows.Rows`, at hand or in pages. So a list of a hundred thousand opens,
moves and filters as one of ten; what takes time is done in a thread, and lines that are on their way are empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from zedentui.classes import dataclass
from zedentui.text.clean import cells, clip
from zedentui.text.dutch import number
from zedentui.tui.commands import bindings
from zedentui.tui.session.background import READING, in_thread
from zedentui.tui.session.style_once import StyleOnce
from zedentui.tui.widgets.columns import clip_cell, headings, laid_out
from zedentui.tui.widgets.rows import Entry, HeldRows, Rows, RowsError, UnreadRows
from zedentui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events
    from textual.binding import BindingType

    from zedentui.tui.widgets.columns import Column, LaidOut, ToldOrder

__all__ = ["MARKED", "ItemList"]

MARKED = "»"
"""Before what is on the debate sheet."""
_STRIPS = 400  # drawn lines that are kept


class ItemList(StyleOnce, Steady, ScrollView, can_focus=True, inherit_bindings=False):
    """A list with one cursor row; columns are laid out again when the width changes."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"item-list--header", "item-list--cursor"}
    DEFAULT_CSS = """
    ItemList {
        height: auto; max-height: 100%; background: $background; color: $foreground;
        scrollbar-size-vertical: 1; scrollbar-size-horizontal: 0; overflow-x: hidden;
        & > .item-list--header { background: $background; color: $text-muted; text-style: bold; }
        & > .item-list--cursor {
            background: $block-cursor-blurred-background; color: $block-cursor-blurred-foreground;
            text-style: bold;
        }
        &:focus > .item-list--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        &:blur > .item-list--cursor { text-style: bold underline; }
        &:nocolor:focus > .item-list--cursor { text-style: reverse; }
        &:nocolor:blur > .item-list--cursor { text-style: bold underline; }
        &:ansi > .item-list--cursor { text-style: reverse; }
        &:ansi:blur > .item-list--cursor { text-style: bold underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("bewegen"),
        Binding("enter", "select_cursor", "Openen", show=False, id="openen"),
    ]

    cursor_row: reactive[int] = reactive(0, repaint=False)
    """The line the cursor is on; headings count."""

    def __init__(
        self, columns: Sequence[Column], *, chosen: Sequence[str] | None = None, id: str | None = None
    ) -> None:
        super().__init__(id=id)
        self._specs = tuple(columns)
        self._chosen = None if chosen is None else frozenset(chosen)
        self._all: Rows = HeldRows(())
        self._rows: Rows = self._all
        self._words = ""
        self._columns: LaidOut = ()
        self._wanted: str | None = None
        self._sought: str | None = None  # where the cursor goes as soon as is known where that is
        self._asked = self._answered = 0  # number of the last question, and of the last with an answer
        self._shown: tuple[Rows, str] | None = None  # of which rows, and which words, what is shown is made
        self._marked: frozenset[str] = frozenset()
        self._strips: dict[tuple[int, bool, bool], Strip] = {}
        self._sorted: ToldOrder | None = None  # the order in force
        self._fitted = Size(0, 0)  # the size that the columns were laid out for, and the cursor brought in the middle

    # What it has ------------------------------------------------------------------------------------------------

    @property
    def words(self) -> str:
        """The filter now in force, empty when there is none."""
        return self._words

    @property
    def rows(self) -> Rows:
        """The rows that pass the filter."""
        return self._rows

    @property
    def all_rows(self) -> Rows:
        """The rows without the filter."""
        return self._all

    @property
    def row_count(self) -> int:
        """How many lines there are, headings among them."""
        return len(self._rows)

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The entries that pass the filter, as far as they are at hand."""
        lines = (self._rows.line(index) for index in range(min(len(self._rows), 10_000)))
        return tuple(line for line in lines if isinstance(line, Entry))

    @property
    def current(self) -> str | None:
        """Key of the entry under the cursor; None when the list is empty, or it is on its way."""
        entry = self.entry if self._wanted is None else None
        return self._wanted if entry is None else entry.key

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor, as far as it is at hand."""
        line = self._rows.line(self.cursor_row) if 0 <= self.cursor_row < len(self._rows) else None
        return line if isinstance(line, Entry) else None

    def show(self, entries: Sequence[Entry], order: ToldOrder | None = None) -> None:
        """Replace the rows by these; the cursor stays on its key when that is still there.

        `order` tells in the heading how they are sorted: its column, its sign, and what it is called where no column
        in sight has it.
        """
        self.show_rows(HeldRows(entries), order)

    def show_rows(self, rows: Rows, order: ToldOrder | None = None) -> None:
        """Replace the rows, which may be of any length and stand in `order`; the filter stays in force."""
        self._all, self._sorted = rows, order
        self._filter()

    def filter(self, words: str) -> None:
        """Show only the entries that hold every word of `words`."""
        self._words = words.strip()
        self._filter()

    def _filter(self) -> None:
        """Show the rows that pass the filter, the cursor where it was or goes to."""
        key, words = self._sought or self.current, self._words
        if not self._all.instant and (words or (key is not None and self._all.known_place(key) is None)):
            self._ask(key)
            return
        self._asked = self._answered = self._asked + 1  # what was asked before this comes too late
        self._sought, self._shown = None, (self._all, words)
        rows = self._all.filtered(words) if words else self._all
        self._show_at(rows, None if key is None else rows.known_place(key))

    def _ask(self, key: str | None) -> None:
        """Filter the rows, and find the place of `key` among them, in a thread; the last that was asked is shown."""
        self._asked += 1
        rows, words, number = self._all, self._words, self._asked
        shown = self._rows if self._shown == (rows, words) else None

        def read() -> tuple[Rows, int | None, str]:
            try:
                found = shown or (rows.filtered(words) if words else rows)
            except RowsError as error:
                return UnreadRows(str(error)), None, ""
            try:
                return found, found.place(key) if key is not None else None, ""
            except RowsError as error:
                return found, None, str(error)

        def answered(found: tuple[Rows, int | None, str]) -> None:
            if number == self._asked:
                self._answered = number
                self._shown = (rows, words) if not found[0].problem else None  # else it is asked again
                self._found(key, *found)

        in_thread(self, read, answered, group=READING, exclusive=False)

    def _found(self, key: str | None, rows: Rows, place: int | None, problem: str) -> None:
        """The answer came: show the rows, or put the cursor where `key` is, unless it went elsewhere meanwhile."""
        goes, self._sought = key is not None and key == self._sought, None
        if problem:
            self.notify(problem, severity="warning", markup=False)
        if rows is not self._rows:
            self._show_at(rows, place)
        elif key is not None and goes and place is not None:
            self._put(key, place)
        if key is not None and goes and place is None and not (problem or rows.problem):
            self.post_message(self.Missed(key))

    def _show_at(self, rows: Rows, place: int | None) -> None:
        """Show these rows, with the cursor on a line; None: on the first."""
        self._rows, self._wanted = rows, None
        self._strips.clear()
        with self.prevent(ItemList.Moved):
            self.set_reactive(ItemList.cursor_row, self._resting(place or 0, 1))
        self.virtual_size = Size(self.size.width, len(rows) + 1)
        self.refresh()
        self._bring_in_sight()
        self._fetch()
        self.post_message(self.Moved())

    def select(self, key: str) -> bool:
        """Put the cursor on `key`, now or as soon as is known where it is; False when there is no such entry.

        False too when the filter hides it. Where the place must be asked it is True, and `Missed` may follow.
        """
        waits = self._asked != self._answered
        place = None if waits else self._rows.known_place(key)
        if place is not None:
            self._put(key, place)
        elif waits or not self._rows.instant:
            self._sought = key
            self._ask(key)
        else:
            return False
        return True

    def _put(self, key: str, place: int) -> None:
        """Put the cursor on the line of `key`."""
        self.cursor_row = place
        self._wanted = key if self._rows.line(place) is None else None  # until its line is at hand
        self.refresh()
        self._fetch()
        self._bring_in_sight()
        self.post_message(self.Moved())

    @property
    def columns(self) -> tuple[tuple[Column, bool], ...]:
        """Every column there can be, and whether it is in sight."""
        if not self._columns:
            self._lay_out()
        visible = {index for index, *_ in self._columns}
        return tuple((spec, index in visible) for index, spec in enumerate(self._specs))

    def choose(self, headings: Sequence[str] | None) -> None:
        """Show the columns with these headings, whatever the width; None: those that the width has room for."""
        self._chosen = None if headings is None else frozenset(headings)
        self._lay_out()
        self.refresh()

    def mark(self, keys: frozenset[str]) -> None:
        """Put the sign of the debate sheet before the names of these entries, and of no others."""
        if keys != self._marked:
            self._marked = keys
            self._strips.clear()
            self.refresh()

    # Lines that are on their way ---------------------------------------------------------------------------------

    def _fetch(self) -> None:
        """Have the lines in sight and those at the cursor, and some around them, brought at hand.

        What lies between the two is not: as long as the list has not scrolled to a cursor that went from one end to the
        other, that is all of it.
        """
        height = max(self.size.height, 1)
        rows = self._rows
        around = [(max(row - height, 0), row + 2 * height) for row in {self.cursor_row, int(self.scroll_y)}]
        if rows.instant or not any(rows.missing(*lines) for lines in around):
            return

        def read() -> str:
            try:
                for lines in around:
                    rows.load(*lines)
            except RowsError as error:
                return str(error)
            return ""

        # not in the place of what is asked of the archive meanwhile: a filter would be lost
        in_thread(self, read, lambda problem: self._arrived(rows, problem), group=READING, exclusive=False)

    def _arrived(self, rows: Rows, problem: str) -> None:
        """Lines came at hand; or a sentence says why not, and they are asked for again when the cursor moves."""
        if rows is not self._rows:
            return
        if problem:
            self.notify(problem, severity="warning", markup=False)
            return
        self._strips.clear()
        if rows.line(self.cursor_row) is not None:
            self._wanted = None
        row = self._resting(self.cursor_row, 1)
        if row != self.cursor_row:
            self.set_reactive(ItemList.cursor_row, row)
        self.refresh()
        self.post_message(self.Moved())
        self._fetch()  # the cursor may have gone on

    # Drawing ----------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        """Columns for the present width."""
        self._columns = laid_out(self._specs, self._chosen, self.size.width)
        self._strips.clear()

    def on_resize(self, _event: events.Resize) -> None:
        """Fit the columns, keep the cursor in the middle; a list that comes back in its old room is as it was."""
        if self._columns and self.size == self._fitted:
            return
        self._fitted = self.size
        self._lay_out()
        self.virtual_size = Size(self.size.width, len(self._rows) + 1)
        self.refresh()
        self._fetch()
        self._centre()

    def render_line(self, y: int) -> Strip:
        """The headings on top, then the lines from where the list is scrolled to."""
        width = self.size.width
        if not self._columns:
            self._lay_out()
        if y == 0:
            return self._header(width)
        row = y - 1 + int(self.scroll_y)
        if row >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        under, focused = row == self.cursor_row, self.has_focus
        key = (row, under, focused)
        if key not in self._strips:
            if len(self._strips) > _STRIPS:
                self._strips.clear()
            self._strips[key] = self._drawn(row, under, width)
        return self._strips[key]

    def _header(self, width: int) -> Strip:
        """The headings; at the end how many of all lines are in sight, where the list goes on below."""
        style = self.get_component_rich_style("item-list--header")
        texts = headings(self._columns, self._sorted)
        strip = self._strip(texts, style, width)
        room, count = self.size.height - 1, len(self._rows)
        if room >= count:
            return strip
        first = int(self.scroll_y)
        lines = range(first, min(first + room, count))
        shown = sum(not isinstance(self._rows.line(row), str) for row in lines)
        told = f"{number(shown)} van {number(self._rows.count)}"  # of the rows: headings are none
        start = width - len(told) - 1
        if start > 0 and not strip.crop(start - 1).text.strip():
            return Strip([*strip.crop(0, start), Segment(f"{told} ", style)], width)
        widest = max(each for *_, each in self._columns)
        texts = [(f"{text}, {told}" if each == widest and cells(f"{text}, {told}") <= each else text, spec)
                 for (text, spec), (*_, each) in zip(texts, self._columns, strict=True)]  # fmt: skip
        return self._strip(texts, style, width)

    def notify_style_update(self) -> None:
        """Colours changed: nothing that was drawn may be used again."""
        self._strips.clear()
        super().notify_style_update()

    def _drawn(self, row: int, under: bool, width: int) -> Strip:
        line = self._rows.line(row)
        style = self.rich_style
        if isinstance(line, str):
            head = Segment(clip(line, max(width - 2, 1)), style + Style(bold=True, underline=True))
            return Strip([Segment(" ", style), head]).adjust_cell_length(width, style)
        if under:
            style = self.get_component_rich_style("item-list--cursor")
        if line is None:
            return self._strip([("…" if place == 0 else "", c) for place, (_, c, _) in enumerate(self._columns)], style,
                               width)  # fmt: skip
        if line.strong:
            style += Style(bold=True)
        name = next((index for index, spec, _ in self._columns if spec.width is None), self._columns[0][0])
        texts = [(self._named(line, index) if index == name else line.cells[index], spec)
                 for index, spec, _ in self._columns]  # fmt: skip
        return self._strip(texts, style, width)

    def _named(self, entry: Entry, index: int) -> str:
        text = entry.cells[index]
        if entry.key in self._marked:
            return f"{MARKED}{text[1:]}" if text.startswith("  ") else f"{MARKED} {text}"
        return text

    def _strip(self, texts: Sequence[tuple[str, Column]], style: Style, width: int) -> Strip:
        """Cells of one line in their columns, a blank on both sides of each."""
        segments = []
        for (text, _), (_, spec, room) in zip(texts, self._columns, strict=True):
            if spec.shorter is not None and cells(text) > room:
                text = spec.shorter(text)
            shown = clip_cell(text, room)
            blank = " " * (room - cells(shown))
            if spec.justify == "right":
                segments.append(Segment(f" {blank}{shown} ", style))
            else:
                segments.append(Segment(f" {shown}{blank} ", style))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    # Moving -----------------------------------------------------------------------------------------------------

    def _resting(self, row: int, step: int) -> int:
        """Past a heading in the direction in which the cursor moves; above the first entry there is nothing."""
        last = len(self._rows) - 1
        row = min(max(row, 0), max(last, 0))
        if last >= 0 and isinstance(self._rows.line(row), str):
            row = row + 1 if row == 0 or step > 0 else row - 1
        return min(row, max(last, 0))

    def move_cursor(self, row: int) -> None:
        """Put the cursor on a line, and the line in sight."""
        before = self.cursor_row
        row = self._resting(row, row - before)
        if row == before:
            self._reveal()
            return
        self._wanted = self._sought = None
        self.cursor_row = row
        self.refresh_line(before + 1)
        self.refresh_line(row + 1)
        self._reveal()
        self._fetch()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        """Scroll as little as brings the cursor in sight, with the heading right above it."""
        room, row = max(self.size.height - 1, 1), self.cursor_row
        top = row - 1 if row > 0 and isinstance(self._rows.line(row - 1), str) and room > 1 else row
        if top < self.scroll_y or row >= self.scroll_y + room:
            self._scroll(top if top < self.scroll_y else row - room + 1)

    def _bring_in_sight(self) -> None:
        """The cursor in the middle, in the room there is now and again in that which other rows lead to."""
        if self._fitted:
            self._centre()
        self.call_after_refresh(self._centre)

    def _centre(self) -> None:
        """Scroll so that the cursor has as much around it as fits: the same place whatever came before."""
        self._scroll(max(self.cursor_row - max(min(self.size.height // 2, self.size.height - 2), 0), 0))
        self._fetch()

    def _scroll(self, top: int) -> None:
        if self.size:
            self.scroll_to(y=top, animate=False, force=True, immediate=True)
        else:  # hidden meanwhile: the room that it has when it comes back decides
            self._fitted = self.size

    def action_cursor_up(self) -> None:
        """A line up."""
        self.move_cursor(self.cursor_row - 1)

    def action_cursor_down(self) -> None:
        """A line down."""
        self.move_cursor(self.cursor_row + 1)

    def turn(self, step: int) -> None:
        """A line up or down; behind the last one comes the first."""
        last, before = len(self._rows) - 1, self.cursor_row
        self.move_cursor(before + step)
        if self.cursor_row == before and last > 0:
            self.move_cursor(0 if step > 0 else last)

    def action_page_up(self) -> None:
        """A screenful up."""
        self.move_cursor(self.cursor_row - max(self.size.height - 1, 1))

    def action_page_down(self) -> None:
        """A screenful down."""
        self.move_cursor(self.cursor_row + max(self.size.height - 1, 1))

    def action_scroll_top(self) -> None:
        """To the first entry."""
        self.move_cursor(0)

    def action_scroll_bottom(self) -> None:
        """To the last entry."""
        self.move_cursor(len(self._rows) - 1)

    def action_cursor_left(self) -> None:
        """A list has no columns to go through."""

    action_cursor_right = action_cursor_left
    action_scroll_home, action_scroll_end = action_scroll_top, action_scroll_bottom

    def action_select_cursor(self) -> None:
        """Say that what is under the cursor is wanted."""
        if self.current is not None:
            self.post_message(self.Selected())

    def on_click(self, event: events.Click) -> None:
        """To the line that was clicked; once more selects it."""
        row = event.y - 1 + int(self.scroll_y)
        if event.y >= 1 and row < len(self._rows):
            event.stop()
            self.move_cursor(row) if row != self.cursor_row else self.action_select_cursor()

    def watch_has_focus(self, focused: bool) -> None:
        """The cursor looks otherwise without the focus."""
        super().watch_has_focus(focused)
        self.refresh_line(self.cursor_row + 1)

    class Moved(Message):
        """The cursor is on another entry, or there are other rows."""

    @dataclass
    class Missed(Message):
        """What the cursor was to go to is not among the rows."""

        key: str

    class Selected(Message):
        """Enter, or a click on the line of the cursor."""
