"""What a look-up keeps of what it asked is what DuckDB says, whatever was asked before and done with it since."""

from __future__ import annotations

import itertools
from contextlib import closing
from pathlib import Path

import pytest

from zedentui.search.facts import facts_of
from zedentui.search.lookups import items
from zedentui.search.lookups.items import find_kind, find_one, ordinary
from zedentui.store.store import Store

_KINDS = ("motie", "stuk", "begrip")


@pytest.mark.parametrize("room", [1, 40, items._MOST_ROWS])
def test_items_of_kinds_are_those_of_duckdb(store: Store, room: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "_MOST_ROWS", room)
    some = [kinds for many in (1, 2) for kinds in itertools.permutations(_KINDS, many)]
    asked = list(itertools.product(some, (500, 3)))
    for kinds, limit in (*asked, *asked[::-1]):
        told = store.run("search_kind", {"kind": list(kinds), "limit": limit})
        found = find_kind(store, kinds, limit)
        assert found == told, (kinds, limit)
        found.clear()
        assert find_kind(store, list(kinds), limit) == told, (kinds, limit)


def test_one_item_is_that_of_duckdb(store: Store) -> None:
    known = [row[:2] for row in store.run("search_kind", {"kind": list(_KINDS), "limit": 60})]
    for kind, id_ in (*known, *[(_KINDS[1], id_) for _, id_ in known], *known):
        told = store.run("search_one", {"kind": kind, "id": id_})
        assert find_one(store, kind, id_) == told, (kind, id_)
        find_one(store, kind, id_).clear()
        assert find_one(store, kind, id_) == told, (kind, id_)


def test_ordinary_words_are_those_of_duckdb(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "_MOST_KEPT", 3)
    with closing(Store.open(database)) as other:
        some = ("fiets", "xqzvw", "vakantie", "verkrachitng", "auto", "blorpje")
        right = {word for (word,) in other.run("search_ordinary", {"word": list(some)})}
        assert 0 < len(right) < len(some)
        for words in (*itertools.permutations(some, 2), some):
            assert ordinary(other, facts_of(other), words) == right & {*words}, words
