"""Text that is safe to send to a terminal, and its width in cells.

Data can carry characters that a terminal obeys instead of showing: escape sequences, C1 controls, marks that
turn the reading direction round, characters nobody sees. They leave here, once where data enters the store and
again where it is drawn, exported or copied. This module imports nothing but the standard library.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["ODD", "cells", "clean", "clip", "fitting"]

# What would end a line: CR LF counts as one, and the Unicode separators as much as the old ones.
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")

# Written out, because building it from unicodedata would walk a million code points at every start. A test
# compares it with unicodedata: all of Cc, Cf, Cs, Zl and Zp, and everything else that has no shape of its own.
_UNSEEN = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f"  # C0 without the line feed, DEL, C1
    "\xad"  # soft hyphen
    "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # joiners and fillers without ink
    "\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"  # Arabic and Syriac format characters
    "\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, direction marks, separators, isolates
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb"  # variation selectors, byte order mark, annotations
    "\ud800-\udfff"  # lone surrogates
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags and more variation selectors
    "]"
)

ODD = re.compile("[^ -~]")
"""A character that may take another number of cells than one."""


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` without anything a terminal would obey or nobody would see, in Unicode form NFC.

    Line ends and tabs become a space, so words do not stick together; with `lines` the line ends stay, as `\\n`.
    Letters with accents, dashes, quotes and no-break spaces stay. Cleaning twice changes nothing.
    """
    if text.isascii() and text.isprintable():
        return text
    text = _BREAK.sub("\n" if lines else " ", text)
    text = _UNSEEN.sub("", text.replace("\t", " "))
    return unicodedata.normalize("NFC", text)


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes: 2 for a wide character, 0 for a combining mark, else 1.

    Meant for cleaned text; what `clean` would remove counts as 0. Widths: East Asian Width (UAX #11).
    """
    if text.isascii() and text.isprintable():
        return len(text)
    odd = ODD.findall(text)
    return len(text) - len(odd) + sum(map(_width, odd))


def clip(text: str, width: int) -> str:
    """Return `text` in at most `width` cells, ending in `…` where something was cut off.

    `width` of 0 or less gives an empty string. Letters keep their combining marks.
    """
    if width <= 0:
        return ""
    if fitting(text, width) == len(text):
        return text
    return text[: fitting(text, width - 1)].rstrip() + "…"


def fitting(text: str, width: int) -> int:
    """Return how many characters of the beginning of `text` fit in `width` cells, with all that combines with them."""
    if text.isascii() and text.isprintable():
        return min(len(text), width)
    used = 0
    for index, character in enumerate(text):
        used += _width(character)
        if used > width:
            return index
    return len(text)


@lru_cache(maxsize=1000)
def _width(character: str) -> int:
    if "\u1160" <= character <= "\u11ff" or unicodedata.category(character) in {"Mn", "Me", "Cc", "Cf", "Cs"}:
        return 0  # the Hangul range: vowels and finals that join the syllable before them
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
