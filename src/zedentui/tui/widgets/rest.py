"""Explanations for a cursor that rests: while a key is held down only the list moves, and the rest follows at its end.

What explains an item is most of what a key costs on the line: a screenful of text, and often a chart. Of thirty items
that go by in a second nobody reads it, while a slow line would still be sending it long after the key is up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.tui.session.turns import HELD

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.timer import Timer
    from textual.widget import Widget

__all__ = ["Rest"]


class Rest:
    """Calls `show` for each move of the cursor: at once, or once the cursor rests when a key is held down.

    Not when `widget` is gone by then.
    """

    def __init__(self, widget: Widget, show: Callable[[], None]) -> None:
        self._widget = widget
        self._show = show
        self._timer: Timer | None = None

    def moved(self) -> None:
        """The cursor is elsewhere."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if getattr(self._widget.app, "held", False):
            self._timer = self._widget.set_timer(HELD, self._rested)
        else:
            self._rested()

    def _rested(self) -> None:
        if self._widget.is_attached:
            self._show()
