"""Words about figures that were typed short or with a slip: `instrm`, `dagvrdn`, `zdn`, `verkrachitng`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["respelled"]

_VOWELS = frozenset("aeiouy")
_LEAST = 3  # letters of an abbreviation
_SLOTS = frozenset({"offence", "measure", "mode", "unit"})


def respelled(unknown: Sequence[str], names: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return for each word that is near one word about figures, and near no other, that word.

    `names` are (slot, value, name). A word that only lacks vowels stands for the name with the same consonants: what
    has others (`metoo` for `mutatie`) is another word.
    """
    from difflib import get_close_matches  # only a slip needs it

    single = [
        (slot, value, name) for slot, value, name in names if slot in _SLOTS and name.isalpha() and not _is_short(name)
    ]
    known = [name for slot, _, name in single if slot in {"offence", "measure"} and len(name) > 5]
    found: dict[str, str] = {}
    for word in unknown:
        near = get_close_matches(word, known, 1, 0.88) if len(word) > 5 else []
        near = near or [name for name in get_close_matches(word, known, 1, 0.8) if name[:5] == word[:5]]
        if short := near or _without_vowels(word, single):
            found[word] = short[0]
    return found


def _without_vowels(word: str, names: list[tuple[str, str, str]]) -> list[str]:
    """The shortest name with these consonants, where all names with them mean the same."""
    if len(word) < _LEAST or not word.isalpha():
        return []
    bones = _bones(word)
    fits = [(slot, value, name) for slot, value, name in names if len(name) > len(word) and _bones(name) == bones]
    if len({(slot, value) for slot, value, _ in fits}) != 1:
        return []
    return sorted((name for _, _, name in fits if _is_within(word, name)), key=len)[:1]


def _is_short(name: str) -> bool:
    """Whether a name is an abbreviation itself, told by an end that no Dutch word has: nobody is corrected to one."""
    return name[-1] in "lrw" and name[-2:-1] not in _VOWELS


def _is_within(word: str, name: str) -> bool:
    """Whether the letters of `word` stand in `name` in this order, whatever stands between them."""
    left = iter(name)
    return all(letter in left for letter in word)


def _bones(word: str) -> str:
    """The first letter and the consonants behind it, none of them twice in a row."""
    kept = word[:1]
    for letter in word[1:]:
        if letter not in _VOWELS and letter != kept[-1]:
            kept += letter
    return kept
