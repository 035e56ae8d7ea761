"""Compounds that name other cases or people than the tables count: `drugszaken`, `bendeverkrachting`, `winkeldiefstal`.

A word that means nothing by itself but ends in a word for cases, an offence or what the tables lack says of which
cases a figure is asked. There is none of those, and that of all cases is no answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.vocabulary.words import stem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["other_cases"]

_CASES = ("zaken", "zaak", "misdrijven", "misdrijf", "delicten", "delict")
_NO_CASES = frozenset({
    "noodzaak", "noodzaken", "oorzaak", "oorzaken", "veroorzaken", "veroorzaak", "verzaken", "hoofdzaak", "bijzaak",
    "kernzaak",
})  # fmt: skip
_LEAST = 3  # letters of what stands before the ending
_SHORTEST = 5  # letters of an ending that is no word for cases


def other_cases(words: Iterable[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return (sort, word) for each of `words`, unknown ones, that names what the tables do not count."""
    return [(sort, word) for word in words if (sort := _sort(word, lexicon))]


def _sort(word: str, lexicon: Lexicon) -> str | None:
    if not word.isalpha() or word in _NO_CASES:
        return None
    if any(word.endswith(end) and len(word) >= len(end) + _LEAST for end in _CASES):
        return "delict"
    for start in range(_LEAST, len(word) - _SHORTEST + 1):
        meaning = lexicon.meaning((stem(word[start:]),))
        if meaning is None or meaning.weak:
            continue
        if meaning.slot == "offence":
            return "delict"
        if meaning.slot == "lacking":
            return meaning.value
    return None
