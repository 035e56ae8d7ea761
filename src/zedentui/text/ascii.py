"""What stands in for a character where a terminal or a locale has none: the nearest ASCII, one cell for one cell.

One cell for one cell, so that columns stay where they are: `→` becomes `>` and `€` an E. No sign becomes one that means
something else: behind a figure `?` says that we doubt it, before a claim `~` that its word has no measure.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from zedentui.text.clean import cells

__all__ = ["in_ascii", "like"]

_LIKENESS = {
    **dict.fromkeys("─━┄┅┈┉╌╍═╴╶╸╺▀▔–—−‐‑‒", "-"),
    **dict.fromkeys("│┃┆┇┊┋╎╏║▌▍▎▏▐▕╵╷╹╻", "|"),
    **dict.fromkeys("▁▂▃▄", "_"),
    **dict.fromkeys("█▉▊▋▅▆▇▓■▪", "#"),
    **dict.fromkeys("●•◉◆", "*"),
    **dict.fromkeys("○◔◑◌◇", "o"),
    "✓": "v", "✗": "x", "×": "x", "≈": "=", "±": "+", "…": "~", "·": "-", "▒": ":", "░": ".", "\u00a0": " ",
    "↑": "^", "↓": "v", "←": "<", "→": ">", "▲": "^", "▼": "v", "▶": ">", "◀": "<", "⏎": "<", "»": ">",
    "‹": "<", "›": ">", "°": "^",
    "‘": "'", "’": "'", "“": '"', "”": '"', "€": "E", "ø": "o", "Ø": "O", "ß": "s", "ı": "i",
    "æ": "a", "œ": "o", "ł": "l", "đ": "d",
}  # fmt: skip


@cache
def like(character: str) -> str:
    """Return the ASCII that stands in for one character, as many cells wide; `?` where nothing is like it."""
    if character in _LIKENESS:
        return _LIKENESS[character]
    if "\u2500" <= character <= "\u257f":  # corners and crossings of lines
        return "+"
    width = cells(character)
    base = unicodedata.normalize("NFKD", character)[:1]
    return (base if base.isascii() and base.isprintable() else "?").ljust(width)[:width]


def in_ascii(text: str) -> str:
    """Return `text` in ASCII and as many cells wide."""
    return text if text.isascii() else "".join(each if each.isascii() else like(each) for each in text)
