"""A screen in a terminal of any size and speed: how large it is, and when it is drawn.

Textual draws when its clock ticks, up to sixty times a second: what a key leads to waits for the next tick, and what
follows from that (the text that explains a row) for the one after. Here a key is drawn at once, when all that follows
from it is known, and the clock is only for what nobody is waiting for. Under a held key there is a frame so many times
a second and no more: nobody reads the rows that go by, and a frame that is left out saves a line its bytes.

What the clock draws is complete as well: parts that hear of their room make what they show of it, and ask for a layout
again, so a start, a dialog or another size took a frame for each of these steps, all but the last half empty.
"""

from __future__ import annotations

import asyncio
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar, cast, runtime_checkable

from textual.events import Resize, ScreenResume
from textual.geometry import Size
from textual.reactive import Reactive
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import UPDATE_PERIOD, Screen
from textual.widget import Widget

from zedentui.tui.session.behind import Behind
from zedentui.tui.session.uncovered import Uncovered

if TYPE_CHECKING:
    from rich.console import RenderableType
    from textual.app import App
    from textual.timer import Timer

__all__ = ["LAYOUTS", "FillsTerminal", "Paced", "calm"]

LAYOUTS: Final = 3
"""Layouts before a drawing at most: what a widget shows in its room may ask for another."""

_BREATHS: Final = 40
"""Turns of the loop that it takes at most until no widget has a message: a widget that never stops must not wait."""

Result = TypeVar("Result")


@runtime_checkable
class Paced(Protocol):
    """An application that says when a screen may be drawn."""

    def may_draw(self) -> bool:
        """Whether it is time for a frame; asked at every tick of the clock while there is something to draw."""

    def draw_from_now(self) -> None:
        """Nothing is held back any longer: what a key led to is known."""

    def holds_back(self) -> bool:
        """Whether nothing is to be drawn yet: what stands is the frame of last time."""


class FillsTerminal(Screen[Result]):
    """A screen that always comes out at the size that the terminal has now.

    Laying out a screen makes Textual send it its own size again. When the terminal changes meanwhile that message comes
    after the new size, and the screen would stay as it was for ever.
    """

    focused: Reactive[Widget | None] = Reactive(None, repaint=False)
    """What has the focus. It is drawn, and so is what had it; Textual draws the whole screen again for that."""

    _laying_out = False  # whether nothing is drawn for what is laid out
    _undrawn = False  # whether something was laid out since

    _resumed = False  # whether it came in front before
    _clock: Timer | None = None

    def __init__(self, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(name, id, classes)
        self._compositor = Uncovered()

    def render(self) -> RenderableType | Behind:  # type: ignore[override]
        """Its background: that of a dialog is the screen behind it."""
        background = super().render()
        if isinstance(background, BackgroundScreen):
            return Behind(background.screen, background.color)
        return background

    async def _on_resize(self, event: Resize) -> None:
        # Textual calls this and then its own: the size of the terminal is the only one that counts.
        event.size = event.virtual_size = event.container_size = self.app.size

    def _screen_resized(self, size: Size) -> None:
        # A screen is told its size when it has been laid out, three times at a start: nothing comes of that.
        if self._compositor.size != size:
            super()._screen_resized(size)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        if not scroll:  # all that was asked for until now is done here
            self._layout_required = False
        if size is None:
            super()._refresh_layout(size, scroll)
            return
        # It came in front or got another size: its parts have yet to hear of it, and the clock draws what they make.
        self._laying_out = self._undrawn = True
        try:
            super()._refresh_layout(size, scroll)
        finally:
            self._laying_out = False

    def _on_screen_resume(self, event: ScreenResume) -> None:
        # Textual calls this and then its own. What comes in front for the first time was just made, with its styles.
        event.refresh_styles = event.refresh_styles and self._resumed
        self._resumed = True

    @property
    def _update_timer(self) -> Timer:
        # As that of Textual, but for what it calls.
        if self._clock is None:
            self._clock = self.set_interval(UPDATE_PERIOD, self._tick, name="screen_update", pause=True)
        return self._clock

    async def _tick(self) -> None:
        """Draw what has changed, when everything has its place; the clock ticks on until this is let through."""
        app = _paced(self.app)
        if app is not None and not app.may_draw():
            return
        for _ in range(LAYOUTS):
            await calm(self)
            if not self.waits_for_layout:
                break
            self.lay_out()
        else:
            await calm(self)
        self._draw()

    def _draw(self) -> None:
        self._on_timer_update()
        if self._undrawn and self.is_current and not self.app._batch_count:
            self._compositor_refresh()

    @property
    def waits_for_layout(self) -> bool:
        """Whether something asks to be laid out before it is drawn."""
        return self.is_current and (self._layout_required or self._scroll_required)

    def lay_out(self) -> None:
        """Lay out what asks for it and draw nothing yet: a widget makes what it shows when it hears of its room."""
        if not self.waits_for_layout or self.app._batch_count:
            return
        self._laying_out = self._undrawn = True
        try:
            self._refresh_layout(scroll=self._scroll_required and not self._layout_required)
        finally:
            self._laying_out = False
        self._layout_required = self._scroll_required = False

    def _compositor_refresh(self) -> None:
        if self._laying_out:
            return
        app = _paced(self.app)
        if app is not None and app.holds_back():
            self._dirty_widgets.clear()  # all of the screen is drawn when it is let through
            return
        self._undrawn = False
        super()._compositor_refresh()

    def draw_now(self) -> None:
        """Draw what has changed, without waiting for the clock."""
        app = _paced(self.app)
        if app is not None:
            app.draw_from_now()
        self._draw()


def _paced(app: App[Any]) -> Paced | None:
    return cast("Paced", app) if _is_paced(type(app)) else None


@cache
def _is_paced(kind: type[App[Any]]) -> bool:
    """Asked of each kind once: Python goes through all its names for it, a hundredth of what a key costs."""
    return issubclass(kind, Paced)


async def calm(screen: Screen[Any]) -> None:
    """Wait until no widget of the screen has a message: what has changed has been told to the screen then."""
    for _ in range(_BREATHS):
        if not any(node.message_queue_size for node in (screen, *screen.walk_children())):
            return
        await asyncio.sleep(0)
