"""Items by the words they hold, where these stand in few places: DuckDB gives the places, the adding up is done here.

DuckDB makes a plan for every question. For one that also groups, adds up, sorts and joins the texts that takes longer
than everything else in a look-up; for one that reads rows of a table by their number it does not. What was read stays
(`Places`): while somebody types, only the last word is new. The same is told in SQL (`search_items`) for words that
stand in very many places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zedentui.store.store import Store

    Row = tuple[Any, ...]
    Held = tuple[list[int], list[int]]
    Picked = Sequence[tuple[int, int, float, bool]]

__all__ = ["Places", "weighed"]

_AMONG = 4  # items that are looked at, by the score of their words alone, for each that is wanted: a kind may lift it
_MOST_PLACES = 20_000  # places that stay; the dossier has 12,000, in 200 kilobytes
_MOST_ITEMS = 500  # items of which the texts stay; the dossier has 400


class Places:
    """What was read of the index: where words stand, with what weight, and the items themselves, both by number.

    Several threads may ask at once: what one has begun to read is seen by another when it is whole.
    """

    def __init__(self) -> None:
        self._words: dict[int, Held] = {}
        self._items: dict[int, Row] = {}
        self._count = 0

    def of(self, store: Store, tokens: Iterable[int]) -> dict[int, Held]:
        """The items in which each of `tokens` stands, and with what weight. Raises StoreError."""
        wanted = set(tokens)
        held = {token: kept for token in wanted if (kept := self._words.get(token)) is not None}
        if new := sorted(wanted - held.keys()):
            read: dict[int, Held] = {token: ([], []) for token in new}
            for token, item, weight in store.run("search_places", {"token": new}):
                items, weights = read[token]
                items.append(item)
                weights.append(weight)
                self._count += 1
            if self._count > _MOST_PLACES:
                self._words, self._count = {}, 0
            self._words |= read
            held |= read
        return held

    def items(self, store: Store, numbers: Iterable[int]) -> dict[int, Row]:
        """The rows `kind, id, location, title, body, citation, url` of items by their number. Raises StoreError."""
        wanted = set(numbers)
        held = {number: kept for number in wanted if (kept := self._items.get(number)) is not None}
        if new := sorted(wanted - held.keys()):
            read = {number: tuple(row) for number, *row in store.run("search_texts", {"number": new})}
            if len(self._items) + len(read) > _MOST_ITEMS:
                self._items = {}
            self._items |= read
            held |= read
        return held


_kept: WeakKeyDictionary[Store, Places] = WeakKeyDictionary()


def weighed(store: Store, picked: Picked, lifts: Mapping[str, float], limit: int) -> list[Row]:
    """Return rows `kind, id, location, title, body, citation, url, found, score` as `search_items` does, best first.

    `picked` has for each word of the dossier its token, the number of the typed word that it stands for, how well, and
    whether that is required and meant without doubt.

    Raises:
        StoreError: as `Store.run`.
    """
    places = _kept.setdefault(store, Places())
    found, score = _added_up(places.of(store, [token for token, *_ in picked]), picked)
    best = sorted(score, key=lambda item: (-found[item], -score[item], item))[: _AMONG * limit]
    texts = places.items(store, best)
    rows = [(-found[item], -score[item] * lifts.get(texts[item][0], 1.0), item) for item in best if item in texts]
    return [(*texts[item], -held, -lifted) for held, lifted, item in sorted(rows)[:limit]]


def _added_up(places: Mapping[int, Held], picked: Picked) -> tuple[dict[int, int], dict[int, float]]:
    """By item how many required words it holds, and the score of all: of each typed word the best place counts."""
    best: dict[int, dict[int, float]] = {}
    sure: dict[int, set[int]] = {}
    for token, word, value, is_sure in picked:
        of_word, surely = best.setdefault(word, {}), sure.setdefault(word, set())
        items, weights = places[token]
        for item, weight in zip(items, weights, strict=True):
            if value * weight > of_word.get(item, -1.0):
                of_word[item] = value * weight
        if is_sure:
            surely.update(items)
    found: dict[int, int] = {}
    score: dict[int, float] = {}
    for word in sorted(best):
        for item, most in best[word].items():
            score[item] = score.get(item, 0.0) + most
            found[item] = found.get(item, 0) + (item in sure[word])
    return found, score
