"""The style of a widget, found once a frame.

It is put together from all that the widget stands in, and Textual does so each time it is asked: by a list or a chart
for every line, a twentieth of what a key costs. Between the lines of one frame nothing changes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.style import Style
    from textual.geometry import Region
    from textual.strip import Strip
    from textual.widget import Widget as Part
else:  # a widget takes its styles from the first widget that it is made from: this is none
    Part = object

__all__ = ["StyleOnce"]


class StyleOnce(Part):
    """A widget whose lines ask for its style. Stands before its kind."""

    _in_frame = False
    _style_of_frame: Style | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it."""
        self._in_frame, self._style_of_frame = True, None
        try:
            return super().render_lines(crop)
        finally:
            self._in_frame = False

    @property
    def rich_style(self) -> Style:
        """What it looks like where nothing else is said."""
        if not self._in_frame:
            return super().rich_style
        if self._style_of_frame is None:
            self._style_of_frame = super().rich_style
        return self._style_of_frame
