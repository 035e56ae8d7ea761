"""What a widget that scrolls is made with, so that its scrollbar stays as it is when the screen is laid out around it.

Textual compares the size of the text of such a widget with the size of the widget itself. Those always differ, so at
every layout of the screen it draws every scrollbar again, and with them all lines between the first and the last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.geometry import Size
    from textual.scroll_view import ScrollView as Base
else:
    Base = object  # what stands before a class of Textual must not be one: its styles would come from this alone

__all__ = ["Steady"]


class Steady(Base):
    """Before `ScrollView`: a layout draws the scrollbar only when the room of the widget or its text has changed."""

    _stood: tuple[Size, Size, Size] | None = None
    """Its size, the room for its text, and the size of that when they last changed."""

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        now = (size, size - self.styles.gutter.totals, self.virtual_size)
        if now == self._stood and self._size == size:
            return self._container_size != container_size  # as Textual answers: whether to tell it
        self._stood = now
        return super()._size_updated(size, virtual_size, container_size, layout)
