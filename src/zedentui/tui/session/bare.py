"""Parts that only hold others: of their own nothing is seen but a background.

Textual draws every line of each of them, for the parts on top to cover: more than half of the lines that it makes for a
screen of ours. Their lines are all the same, so one of them stands for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import Vertical
from textual.geometry import Region

if TYPE_CHECKING:
    from textual.strip import Strip
    from textual.widget import Widget as Part
else:  # a widget takes its styles from the first widget that it is made from: this is none
    Part = object

__all__ = ["Bare", "Stack"]

_OUTLINE = ("outline_top", "outline_right", "outline_bottom", "outline_left")


class Bare(Part):
    """A widget that draws nothing itself; with an edge or padding it is drawn as any other. Stands before its kind.

    Not for a screen through which the one below is seen.
    """

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of it."""
        styles = self.styles
        if crop.height < 2 or styles.gutter or styles.hatch or styles.has_any_rules(*_OUTLINE):
            return super().render_lines(crop)
        return super().render_lines(Region(crop.x, crop.y, crop.width, 1)) * crop.height


class Stack(Bare, Vertical):
    """What stands under each other, without a look of its own."""
