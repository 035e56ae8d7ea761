"""What Textual keeps of widgets that are gone, and a session that is open all day would pay for.

`StylesCache.get_inner_outer` mixes two colours and remembers the last 1,024 answers by the colours *and the cache of
the widget that asked*, of which the answer takes nothing. So the drawn lines of six widgets stayed with every look-up
that was closed, some 28 MB after eighty of them. Here the same answers are remembered by the colours alone.

Every node remembers the last 1,024 answers of `query_one`, by how often anything under it had changed and what was
asked. After the next change none of those is ever asked for again, while a screen that shows another pane has some
six changes: two kilobytes a pane switch, up to some 40 MB, and panes that were taken away with it. Here what was found
before a change goes at the first question after it.

A session that ends takes one part after the other away, and Textual reads the styles of those that are left each time.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

import textual.dom
from textual._styles_cache import StylesCache
from textual.app import App
from textual.cache import LRUCache
from textual.style import Style

from zedentui.tui.session.hidden import in_sight

if TYPE_CHECKING:
    from textual.color import Color
    from textual.dom import DOMNode

__all__ = ["DressedWhileItRuns", "keep_no_widgets"]


class DressedWhileItRuns(App[None]):
    """An application whose parts are not dressed again while all is taken down."""

    def update_styles(self, node: DOMNode, animate: bool = True) -> None:
        """Read the styles of a part and all in it again; not of what is hidden, nor of what is taken down."""
        if not self._running:
            return
        if node is self:
            super().update_styles(node, animate)
        else:
            self.stylesheet.update_nodes(list(in_sight(node)), animate=animate)


@lru_cache(1024)
def _mixed(under: Color, over: Color) -> tuple[Style, Style]:
    """The styles within and outside the border of a widget of colour `over` that stands on `under`."""
    return Style(background=under + over), Style(background=under)


class _SinceChange(LRUCache[Any, "DOMNode"]):
    """What was found under a node since anything there changed; a key begins with the number of changes."""

    __slots__ = ("_changes",)

    def __init__(self, maxsize: int) -> None:
        super().__init__(maxsize)
        self._changes = -1

    def set(self, key: Any, value: DOMNode) -> None:
        """Remember what was found, and nothing of before."""
        if key[0] != self._changes:
            self._changes = key[0]
            self.clear()
        super().set(key, value)

    def __setitem__(self, key: Any, value: DOMNode) -> None:
        """The same."""
        self.set(key, value)


def keep_no_widgets() -> None:
    """Have Textual remember the colours of a widget without the widget, and of a question only what still holds.

    For the widgets that are made from now on; more than once does no harm.
    """

    def get_inner_outer(_cache: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
        return _mixed(base_background, background)

    StylesCache.get_inner_outer = get_inner_outer  # type: ignore[method-assign,assignment]
    textual.dom.LRUCache = _SinceChange  # type: ignore[attr-defined,assignment]
