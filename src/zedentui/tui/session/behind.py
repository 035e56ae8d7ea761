"""What is seen of a screen behind a dialog.

Textual takes the lines of that screen apart, has Rich make a text of them, tints each piece and cuts it into lines
again: half of what drawing a dialog costs. Here the lines stay lines, and each style is tinted once.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from rich.segment import Segment
from textual.renderables.background_screen import BackgroundScreen
from textual.strip import Strip
from textual.visual import Visual

if TYPE_CHECKING:
    from rich.style import Style
    from textual.color import Color
    from textual.css.styles import RulesMap
    from textual.screen import Screen
    from textual.style import Style as TextualStyle
    from textual.visual import RenderOptions

__all__ = ["Behind"]

_STYLES = 4096
"""Styles that are kept: a screen has some dozens, and more where a style says what a click on it does."""


class Behind(Visual):
    """The lines of `screen`, tinted with `color`, without what a click on them does."""

    def __init__(self, screen: Screen[Any], color: Color) -> None:
        self._screen = screen
        self._color = color

    def render_strips(
        self,
        width: int,
        height: int | None,
        style: TextualStyle,
        options: RenderOptions,  # noqa: ARG002 (Textual's signature)
    ) -> list[Strip]:
        """At most `height` lines of at most `width` cells, on top of `style`."""
        base, color = style.rich_style, self._color
        strips = [
            Strip([Segment(text, _tinted(each, color, base)) for text, each, _ in strip], strip.cell_length)
            for strip in self._screen._compositor.render_strips()[:height]
        ]
        return [strip if strip.cell_length <= width else strip.crop(0, width) for strip in strips]

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002 (Textual's signature)
        """All the room there is: a screen is as wide as the terminal."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:  # noqa: ARG002 (Textual's signature)
        """As many lines as the screen has."""
        return self._screen.size.height


@lru_cache(_STYLES)
def _tinted(style: Style | None, color: Color, base: Style) -> Style:
    """What Textual makes of a piece with this style, on top of that of the dialog."""
    piece = next(iter(BackgroundScreen.process_segments([Segment(" ", style)], color)))
    return base + piece.style
