"""The reader: shows a `Detail` at whatever width it gets, scrolling with the same keys as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from zedentui.kinds.detail import Detail
from zedentui.tui.commands import bindings
from zedentui.tui.widgets.page import lay_out

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.geometry import Size

__all__ = ["Reader"]


class _Page(Widget):
    """The laid-out text; its height follows from its width."""

    DEFAULT_CSS = "_Page { height: auto; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self.detail = Detail("")
        self._laid_out: tuple[int, Content] | None = None

    def show(self, detail: Detail) -> None:
        """Replace the text."""
        if detail == self.detail:
            return
        self.detail = detail
        self._laid_out = None
        self.refresh(layout=True)

    def _content(self, width: int) -> Content:
        if self._laid_out is None or self._laid_out[0] != width:
            self._laid_out = (width, lay_out(self.detail, width))
        return self._laid_out[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row for each line of the text at this width."""
        del container, viewport
        return self._content(width).plain.count("\n") + 1

    def render(self) -> Content:
        """The text at the present width."""
        return self._content(self.size.width)


class Reader(VerticalScroll):
    """A scrolling text, focusable, with the movement keys of the registry."""

    ALLOW_MAXIMIZE = True
    DEFAULT_CSS = """
    Reader { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
    Reader:focus { background-tint: $foreground 4%; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "bewegen", only=("cursor_up", "cursor_down", "scroll_top", "scroll_bottom", "page_up", "page_down",
                         "scroll_home", "scroll_end"),
    )  # fmt: skip

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._page = _Page()

    def compose(self) -> ComposeResult:
        """One page."""
        yield self._page

    @property
    def detail(self) -> Detail:
        """What is shown now."""
        return self._page.detail

    def show(self, detail: Detail) -> None:
        """Show `detail` from its top."""
        if self._page.detail != detail:
            self._page.show(detail)
            self.scroll_home(animate=False)

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
