"""Every drawn line is cleaned: no text on the screen carries an escape sequence that is not our own.

Data is cleaned where it enters the store. This filter is the second time, for everything drawn: the name of a file, a
word typed, a message of the system. Widgets do not do it: a control character in a cell reaches the terminal from every
one of them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from zedentui.text.ascii import like
from zedentui.text.clean import clean


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
    """Take out what `text.clean` takes out, and keep the width in cells that the compositor has counted already."""
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


class ColourlessFilter(LineFilter):
    """Take every colour out; bold, underline, reverse and the rest stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """Give the segments without colours."""
        return [
            Segment(text, None if style is None else style.without_color, control) for text, style, control in segments
        ]


COLOURLESS: Final = ColourlessFilter()
"""The one instance."""


class LikenessFilter(LineFilter):
    """Write what a character set lacks with characters that it has, as many cells wide."""

    def __init__(self, charset: str) -> None:
        super().__init__()
        self._charset = charset

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 (Textual's signature)
        """Give the segments in characters that the terminal can show."""
        if all(segment.text.isascii() for segment in segments):
            return segments
        return [Segment(self.text(text), style, control) for text, style, control in segments]

    def text(self, text: str) -> str:
        """Give one text in characters that the terminal can show."""
        return text if text.isascii() else "".join(map(self._character, text))

    def _character(self, character: str) -> str:
        try:
            character.encode(self._charset)
        except UnicodeEncodeError:
            return like(character)
        return character


@cache
def likeness_in(charset: str) -> LikenessFilter:
    """Give the one filter for `charset`: strips remember their filtered form by the filter they got."""
    return LikenessFilter(charset)


class Chain(LineFilter):
    """Several filters as one: Textual makes a line for each of them, and looks each up at every frame."""

    def __init__(self, filters: tuple[LineFilter, ...]) -> None:
        super().__init__()
        self.filters = filters

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Give the segments as the last filter leaves them."""
        for each in self.filters:
            segments = each.apply(segments, background)
        return segments


@lru_cache(16)
def chained(*filters: LineFilter) -> Chain:
    """Give the one chain of these filters: strips remember their filtered form by the filter they got."""
    return Chain(filters)
