"""The last wash before the wire: no text on the screen carries an escape sequence that is not our own.

Data is cleaned where it enters the store. This filter is the second time, for everything drawn: the name of a file, a
word typed, a message of the system. Widgets do not do it: a control character in a cell reaches the terminal from every
one of them.
"""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from zedentui.clean import clean


class CleanFilter(LineFilter):
    """Take control and bidirectional characters out of every drawn segment.

    Ordinary text passes after one call in C for each segment, and the list itself is given back unchanged.
    """

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """Give the segments without unsafe characters; the width in cells stays what it was."""
        for text, style, control in segments:
            if control or not text.isprintable() or (style is not None and style.link):
                return [clean_segment(segment) for segment in segments]
        return segments


def clean_segment(segment: Segment) -> Segment:
    """Give a segment with clean text, no control codes, and no link whose address could end the sequence early."""
    text, style, _ = segment
    if style is not None and style.link and not is_plain(style.link):
        style = style.update_link(None)
    return Segment(clean_text(text), style)


def clean_text(text: str) -> str:
    """Take out what `zedentui.clean` takes out, and keep the width in cells that the compositor has counted already."""
    if text.isprintable():
        return text
    cleaned = "".join(map(_clean_character, text))
    return cleaned + " " * (cell_len(text) - cell_len(cleaned))


def _clean_character(character: str) -> str:
    cleaned = clean(character)
    return cleaned if cell_len(cleaned) <= cell_len(character) else ""  # a line end or a tab, which took no cells


def is_plain(address: str) -> bool:
    """Tell whether the address of a link is plain ASCII without spaces or control characters."""
    return address.isascii() and address.isprintable() and " " not in address


CLEAN: Final = CleanFilter()
"""The one instance: strips remember their filtered form by the filter they got."""
