"""Parts of which one is in front; the others are dressed when they come there.

Where the screen gets other classes, as when a terminal becomes wider, Textual reads the styles of all that is in it
again: with six panes open four tenths of what another size costs, for the five that nobody sees most of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakSet

from textual.widgets import ContentSwitcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.dom import DOMNode
    from textual.widget import Widget

__all__ = ["OneInFront", "in_sight"]


class OneInFront(ContentSwitcher):
    """A switcher that dresses what comes in front, where the screen got other classes while it was hidden."""

    def __init__(self, *children: Widget, id: str | None = None, initial: str | None = None) -> None:
        super().__init__(*children, id=id, initial=initial)
        self._undressed: WeakSet[Widget] = WeakSet()

    def leave_undressed(self, child: Widget) -> bool:
        """Whether `child` is hidden: its styles, and those of all in it, are then read when it comes in front."""
        if child.display:
            return False
        self._undressed.add(child)
        return True

    def watch_current(self, old: str | None, new: str | None) -> None:
        """Textual calls this when another child is to be in front."""
        for child in [child for child in self._undressed if child.id == new]:
            self._undressed.discard(child)
            self.app.stylesheet.update(child)
        super().watch_current(old, new)


def in_sight(node: DOMNode) -> Iterator[DOMNode]:
    """`node` and all in it, as Textual goes through them, but for what a switcher hides."""
    yield node
    for child in node.children:
        if not (isinstance(node, OneInFront) and node.leave_undressed(child)):
            yield from in_sight(child)
