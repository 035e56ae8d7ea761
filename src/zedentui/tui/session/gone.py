"""What Textual keeps of widgets that are gone, and a session that is open all day would pay for.

`StylesCache.get_inner_outer` mixes two colours and remembers the last 1,024 answers by the colours *and the cache of
the widget that asked*, of which the answer takes nothing. So the drawn lines of six widgets stayed with every look-up
that was closed, some 28 MB after eighty of them. Here the same answers are remembered by the colours alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from textual._styles_cache import StylesCache
from textual.style import Style

if TYPE_CHECKING:
    from textual.color import Color

__all__ = ["keep_no_widgets"]


@lru_cache(1024)
def _mixed(under: Color, over: Color) -> tuple[Style, Style]:
    """The styles within and outside the border of a widget of colour `over` that stands on `under`."""
    return Style(background=under + over), Style(background=under)


def keep_no_widgets() -> None:
    """Have Textual remember the colours of a widget without the widget; more than once does no harm."""

    def get_inner_outer(_cache: StylesCache, base_background: Color, background: Color) -> tuple[Style, Style]:
        return _mixed(base_background, background)

    StylesCache.get_inner_outer = get_inner_outer  # type: ignore[method-assign,assignment]
