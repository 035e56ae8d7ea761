"""How well words of the dossier stand for a typed word, told here where DuckDB has found which of them may.

Telling it in SQL takes DuckDB longer to plan than the two tests over all words take to run. Where there are so many
words that thousands may begin alike, it does tell it: only the best come out then (`search_words`). Whoever goes on
typing has all words of the dossier read once (`Index`): from then on a word is looked up in a fiftieth of the time that
DuckDB needs to begin.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zedentui.store.store import Store

    Row = tuple[Any, ...]

__all__ = ["Index", "likened"]

_LARGE = 10_000  # items from which on a dossier may have so many words
_BEST = 24  # words for one typed word
_NOWHERE = " "  # what no word of the index holds: they were taken apart there
_OFTEN = 3  # look-ups after which all words are read: it costs as much as two of them
_MOST_READ = 20_000  # words that are read; the dossier has 2,500, in 130 kilobytes
_LINE = "\n"


class Index:
    """All words of a dossier with their stems, each text in one string: a part of one is found without a loop."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Take rows `token, word, stem, items, weight`."""
        self._words = _LINE.join(["", *(row[1] for row in rows), ""])
        self._stems = _LINE.join(["", *(row[2] for row in rows), ""])
        self._word_ends, self._stem_ends = _ends(self._words), _ends(self._stems)
        self._tokens = array("q", [row[0] for row in rows])
        self._items = array("q", [row[3] for row in rows])
        self._weights = array("q", [row[4] for row in rows])

    def alike(self, word: str, stem: str, *, prefix: bool, inside: bool) -> Iterator[Row]:
        """The rows `token, word, stem, items, weight` that may stand for a typed word, in no order.

        `prefix`: it may be the beginning of one; `inside`: its stem may stand in one.
        """
        places: set[int] = set()
        if prefix:
            places.update(_lines(self._words, self._word_ends, _LINE + word))
            places.update(_lines(self._stems, self._stem_ends, _LINE + stem))
        else:
            for whole in (word, f"{word}%"):
                places.update(_lines(self._words, self._word_ends, f"{_LINE}{whole}{_LINE}"))
            places.update(_lines(self._stems, self._stem_ends, f"{_LINE}{stem}{_LINE}"))
        if inside:
            places.update(_lines(self._stems, self._stem_ends, stem))
        for at in places:
            yield (
                self._tokens[at],
                self._line(self._words, self._word_ends, at),
                self._line(self._stems, self._stem_ends, at),
                self._items[at],
                self._weights[at],
            )

    @staticmethod
    def _line(text: str, ends: array[int], at: int) -> str:
        return text[ends[at] + 1 : ends[at + 1]]


def _ends(text: str) -> array[int]:
    """Where lines end in `text`, which begins with the end of one."""
    return array("q", [at for at, letter in enumerate(text) if letter == _LINE])


def _lines(text: str, ends: array[int], part: str) -> Iterator[int]:
    """The numbers of the lines of `text` that hold `part`, or that begin where it says so with the end of a line."""
    at = text.find(part)
    while at >= 0:
        yield bisect_right(ends, at) - 1
        at = text.find(part, at + 1)


_asked: WeakKeyDictionary[Store, int] = WeakKeyDictionary()
_read: WeakKeyDictionary[Store, Index] = WeakKeyDictionary()


def likened(store: Store, typed: dict[str, Sequence[Any]], items: int) -> Iterable[Row]:
    """Return rows `number, token, word, items, weight, quality` for typed words, best first, as `search_words` does.

    `typed` has the columns that `search_words` asks for; `items` is how many the dossier has. Of the first look-ups one
    with a word that must not be taken for a beginning is left to SQL: nearly every other word holds a letter.

    Raises:
        StoreError: as `Store.run`.
    """
    if items > _LARGE:
        return store.run("search_words", typed)
    if (index := _index(store)) is not None:
        columns = ("number", "word", "stem", "prefix", "inside")
        asked = list(zip(*(typed[name] for name in columns), strict=True))
        return _best_of(
            (
                (number, *row)
                for number, word, stem, prefix, inside in asked
                for row in index.alike(word, stem, prefix=prefix, inside=inside)
            ),
            typed,
        )
    if not all(typed["prefix"]):
        return store.run("search_words", typed)
    held = [stem if inside else _NOWHERE for stem, inside in zip(typed["stem"], typed["inside"], strict=True)]
    found = store.run("search_alike", {name: typed[name] for name in ("number", "word", "stem")} | {"held": held})
    return _best_of(found, typed)


def _index(store: Store) -> Index | None:
    """All words, read when `store` was asked for some a few times; None before, of a server and of very many words."""
    if (read := _read.get(store)) is not None or store.place.remote:
        return read
    _asked[store] = _asked.get(store, 0) + 1
    if _asked[store] <= _OFTEN:
        return None
    rows = store.run("search_all_words", {"most": _MOST_READ + 1})
    if len(rows) > _MOST_READ:
        _asked[store] = -_MOST_READ  # and is not tried again
        return None
    return _read.setdefault(store, Index(rows))


def _best_of(found: Iterable[Row], typed: dict[str, Sequence[Any]]) -> Iterator[Row]:
    asked = dict(zip(typed["number"], zip(typed["word"], typed["stem"], typed["prefix"], strict=True), strict=True))
    told = [
        (number, -_quality(word, stem, *asked[number]), -items, token, word, weight)
        for number, token, word, stem, items, weight in found
    ]
    for _, rows in groupby(sorted(told), itemgetter(0)):
        for number, quality, items, token, word, weight in list(rows)[:_BEST]:
            yield number, token, word, -items, weight, -quality


def _quality(word: str, stem: str, typed: str, typed_stem: str, prefix: bool) -> float:
    """How well a word with its stem stands for a typed one with its own: of what was found, all do somehow."""
    if word == typed:
        return 1.0
    if stem == typed_stem:
        return 0.9
    if word == f"{typed}%":
        return 0.8
    if prefix and (word.startswith(typed) or stem.startswith(typed_stem)):
        return 0.55
    return 0.45 if stem.endswith(typed_stem) else 0.3
