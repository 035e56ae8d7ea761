"""How well words of the dossier stand for a typed word, told here where DuckDB has found which of them may.

Telling it in SQL takes DuckDB longer to plan than the two tests over all words take to run. Where there are so many
words that thousands may begin alike, it does tell it: only the best come out then (`search_words`).
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zedentui.store.store import Store

    Row = tuple[Any, ...]

__all__ = ["likened"]

_LARGE = 10_000  # items from which on a dossier may have so many words
_BEST = 24  # words for one typed word
_NOWHERE = " "  # what no word of the index holds: they were taken apart there


def likened(store: Store, typed: dict[str, Sequence[Any]], items: int) -> Iterable[Row]:
    """Return rows `number, token, word, items, weight, quality` for typed words, best first, as `search_words` does.

    `typed` has the columns that `search_words` asks for; `items` is how many the dossier has. A word that must not be
    taken for a beginning is left to SQL: nearly every other word holds a letter.

    Raises:
        StoreError: as `Store.run`.
    """
    if items > _LARGE or not all(typed["prefix"]):
        return store.run("search_words", typed)
    held = [stem if inside else _NOWHERE for stem, inside in zip(typed["stem"], typed["inside"], strict=True)]
    found = store.run("search_alike", {name: typed[name] for name in ("number", "word", "stem")} | {"held": held})
    return _best_of(found, typed)


def _best_of(found: list[Row], typed: dict[str, Sequence[Any]]) -> Iterator[Row]:
    asked = dict(zip(typed["number"], zip(typed["word"], typed["stem"], strict=True), strict=True))
    told = [
        (number, -_quality(word, stem, *asked[number]), -items, token, word, weight)
        for number, token, word, stem, items, weight in found
    ]
    for _, rows in groupby(sorted(told), itemgetter(0)):
        for number, quality, items, token, word, weight in list(rows)[:_BEST]:
            yield number, token, word, -items, weight, -quality


def _quality(word: str, stem: str, typed: str, typed_stem: str) -> float:
    """How well a word with its stem stands for a typed one with its own: of what DuckDB found, all do somehow."""
    if word == typed:
        return 1.0
    if stem == typed_stem:
        return 0.9
    if word == f"{typed}%":
        return 0.8
    if word.startswith(typed) or stem.startswith(typed_stem):
        return 0.55
    return 0.45 if stem.endswith(typed_stem) else 0.3
