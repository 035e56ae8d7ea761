"""The reader: shows a `Detail` at whatever width it gets, scrolling with the same keys as a list.

Another text asks for no layout of the screen, whatever its length: the room of the reader and its scrollbar stay as
they are, and only lines in sight are drawn. It is what nearly every key changes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.style import Style
from textual.visual import Visual

from zedentui.kinds.detail import Detail
from zedentui.tui.commands import bindings
from zedentui.tui.widgets.page import lay_out
from zedentui.tui.widgets.rows import matches
from zedentui.tui.widgets.steady import Steady

if TYPE_CHECKING:
    from textual.binding import BindingType
    from textual.selection import Selection

__all__ = ["Reader"]

_FORWARD = Style(reverse=False)


class Reader(Steady, ScrollView, can_focus=True):
    """A scrolling text, focusable, with the movement keys of the registry."""

    DEFAULT_CSS = """
    Reader {
        height: 1fr; padding: 0 1; overflow-x: hidden; overflow-y: scroll; scrollbar-size-vertical: 1;
        scrollbar-background: $background; scrollbar-background-hover: $background;
        scrollbar-background-active: $background;
    }
    Reader:focus { background-tint: $foreground 4%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "bewegen", only=("cursor_up", "cursor_down", "scroll_top", "scroll_bottom", "page_up", "page_down",
                         "scroll_home", "scroll_end"),
    )  # fmt: skip

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.detail = Detail("")
        """What is shown now."""
        self._lines: list[Content] = []
        self._hit: int | None = None  # the line that a search came to
        self._laid_out = (0, False)  # the width for which they are, and whether close together

    def show(self, detail: Detail) -> None:
        """Show `detail` from its top."""
        if detail != self.detail:
            self.detail = detail
            self._lay_out()
            self.scroll_to(y=0, animate=False)

    @property
    def _shape(self) -> tuple[int, bool]:
        """The width there is, and whether rows are scarce: a low screen has none to leave blank."""
        return self.scrollable_content_region.width, self.screen.has_class("-short")

    def on_resize(self) -> None:
        """The lines get the width there is now."""
        if self._shape != self._laid_out:
            self._lay_out()

    def _lay_out(self) -> None:
        """Lines for the present width. The size of a text is set without the layout that Textual asks for then."""
        self._hit = None
        self._laid_out = width, close = self._shape
        self._lines = lay_out(self.detail, width, close=close).split("\n", allow_blank=True) if width else []
        self.set_reactive(Reader.virtual_size, Size(width, len(self._lines)))
        if self.is_attached:
            self.vertical_scrollbar.window_virtual_size = len(self._lines)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the text, as far as it was scrolled."""
        number = y + self.scroll_offset.y
        style, width = self.visual_style, self.scrollable_content_region.width
        if number >= len(self._lines) or not width:
            return Strip.blank(width, style.rich_style)
        line = self._lines[number]
        if number == self._hit:
            line = line.stylize("reverse")
        selection = self.text_selection
        span = selection.get_span(number) if selection is not None else None
        if span is not None:
            chosen = Style.from_styles(self.screen.get_component_styles("screen--selection"))
            line = line.stylize(chosen, span[0], len(line) if span[1] == -1 else span[1])
        return self._drawn(line, width, style, number)

    def _drawn(self, line: Content, width: int, style: Style, number: int) -> Strip:
        """A line that was laid out, with its place for the mouse: as Textual draws it, which would lay it out again."""
        if line.cell_length > width or "\t" in line.plain:
            strips = Visual.to_strips(self, line, width, 1, style, apply_selection=False, pad=True)
            return strips[0].apply_offsets(0, number) if strips else Strip.blank(width, style.rich_style)
        segments, place = [], 0
        for text, own in line.render(style, end="", parse_style=self._get_style):
            segments.append(Segment(text, (style + own).rich_style_with_offset(place, number)))
            place += len(text)
        if missing := width - line.cell_length:
            rest = (style + _FORWARD).rich_style_with_offset(place, number)
            segments.append(Segment(" " * missing, rest))
        return Strip(segments, width)

    def next_hit(self, words: str, step: int) -> bool:
        """Go to the next line, or the one before, that holds one of `words`, and set it apart; False when none does."""
        found = [
            number for number, line in enumerate(self._lines) if any(matches(w, line.plain) for w in words.split())
        ]
        here = self._hit if self._hit is not None else self.scroll_offset.y - 1
        there = [number for number in found if (number > here if step > 0 else number < here)]
        if not there:
            return False
        self._hit = there[0] if step > 0 else there[-1]
        self.scroll_to(y=self._hit, animate=False)
        self.refresh()
        return True

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that was chosen with the mouse, and what stands behind it."""
        return selection.extract("\n".join(line.plain for line in self._lines)), "\n"

    def selection_updated(self, selection: Selection | None) -> None:
        """Show what is chosen."""
        del selection
        self.refresh()

    def action_cursor_up(self) -> None:
        """A line up."""
        self.scroll_up(animate=False)

    def action_cursor_down(self) -> None:
        """A line down."""
        self.scroll_down(animate=False)

    def action_scroll_top(self) -> None:
        """To the first line."""
        self.scroll_home(animate=False)

    def action_scroll_bottom(self) -> None:
        """To the last line."""
        self.scroll_end(animate=False)
