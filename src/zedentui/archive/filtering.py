"""What is typed, as the archive is asked: words, how a fractie voted, a page of a list with places left out."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["MOST_WORDS", "folded", "ids_and_names", "kept", "meant", "pattern", "skipping", "words_of"]

_WORD = re.compile("[a-z0-9]+", re.ASCII)
_ID = re.compile(r"[0-9A-F]{8}-(?:[0-9A-F]{4}-){3}[0-9A-F]{12}", re.ASCII)
MOST_WORDS: Final = 6
"""Words of a filter or a look-up that are asked each by itself."""
_MOST_VOTES: Final = 2  # of fracties in one filter
_EVERYWHERE: Final = frozenset((
    "de", "het", "een", "van", "der", "den", "en", "in", "op", "over", "te", "voor", "met", "aan", "bij", "om", "tot",
    "uit", "is", "dat", "die",
))  # fmt: skip
"""Words that say nothing of what is meant and stand in half of all titles; asked only when there are no others."""


def folded(text: str) -> str:
    """`text` as the archive is searched: lower case, without accents."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def meant(question: str) -> list[str]:
    """The words of a look-up that say something, a few at most."""
    words = list(dict.fromkeys(_WORD.findall(folded(question))))
    return ([word for word in words if word not in _EVERYWHERE] or words)[:MOST_WORDS]


def words_of(words: Sequence[str]) -> dict[str, object]:
    """The words of a filter as parameters; the last one takes what is over."""
    parts = folded(" ".join(words)).split(maxsplit=MOST_WORDS - 1)
    return {f"w{place}": parts[place] if place < len(parts) else "" for place in range(MOST_WORDS)}


def kept(text: str, parties: Sequence[str]) -> dict[str, object]:
    """A filter as parameters: words, and of `PVV:tegen` the `parties` it fits and the vote.

    As in the list of the dossier, where a filter looks for a part of a text: the name may be the end of one, the vote
    the beginning.
    """
    votes: list[tuple[list[str], str]] = []
    plain: list[str] = []
    for word in folded(text).split():
        party, colon, vote = word.rpartition(":")
        names = [name for name in parties if folded(name).endswith(party)] if colon else []
        if names and len(votes) < _MOST_VOTES:
            votes.append((names, vote))
        else:
            plain.append(word)
    found = words_of(plain)
    for place in range(_MOST_VOTES):
        found[f"p{place}"], found[f"v{place}"] = votes[place] if place < len(votes) else ([], None)
    return found


def ids_and_names(keys: Iterable[str]) -> dict[str, object]:
    """What things are asked for by, as parameters: their ids, and apart from them numbers and Kamerstuk ids."""
    asked = [key.strip().upper() for key in keys]
    ids = [key for key in asked if _ID.fullmatch(key)]
    return {"ids": ids, "keys": [key for key in asked if not _ID.fullmatch(key)]}


def skipping(offset: int, limit: int, without: Sequence[int]) -> list[int]:
    """The places of a page of a whole list but for those in `without`, which is in order."""
    free = [place - before for before, place in enumerate(without)]  # how many are left before each that is left out
    return [place + bisect_right(free, place) for place in range(offset, offset + limit)]


def pattern(words: Sequence[str]) -> str:
    """A regular expression that finds any of `words` at the beginning of a word; empty without words."""
    known = [re.escape(folded(word)) for word in words if word.strip()]
    return rf"\b({'|'.join(known)})" if known else ""
