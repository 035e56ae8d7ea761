"""Items by the words they hold are the same whether DuckDB adds up or this program does, whatever is kept meanwhile."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.search import search
from zedentui.search.lookups import items, weighing
from zedentui.store.store import Store, StoreError

_TOKENS = 2_000
_PARTS = st.integers(0, 128).map(lambda part: part / 64)  # of which sums are exact, in whatever order
_PICKED = st.lists(
    st.tuples(st.integers(1, _TOKENS), st.integers(0, 11), _PARTS, st.booleans()), min_size=1, max_size=60
)


def in_sql(store: Store, picked: list[tuple[int, int, float, bool]], lifts: dict[str, float], limit: int) -> Any:
    token, word, value, sure = (list(column) for column in zip(*picked, strict=True))
    chosen = {"token": token, "word": word, "value": value, "sure": sure}
    return store.run("search_items", {**chosen, "kind": list(lifts), "lift": list(lifts.values()), "limit": limit})


@given(
    _PICKED,
    st.dictionaries(st.sampled_from(["motie", "begrip", "stuk", "maat", "toezegging"]), _PARTS, min_size=1),
    st.integers(1, 90),
    st.sampled_from([0, 40, 20_000]),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_here_and_in_sql_are_one(
    store: Store, picked: list[tuple[int, int, float, bool]], lifts: dict[str, float], limit: int, room: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(weighing, "_MOST_PLACES", room)
        patch.setattr(weighing, "_MOST_ITEMS", room)
        assert weighing.weighed(store, picked, lifts, limit) == in_sql(store, picked, lifts, limit)


def test_a_frequent_word_is_counted_in_sql_and_found_alike(
    store: Store, database: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = ["politie", "moties", "zedenmisdrijf sepot motie", "wat doet de minister", "kst-34843-86", "verkrachitng"]
    here = [search(store, text) for text in asked]
    monkeypatch.setattr(items, "_FEW", 0)
    assert [search(Store.open(database), text) for text in asked] == here


def test_what_was_broken_off_is_not_kept(store: Store, database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half an answer must never be taken for a whole one by the next question."""
    other, lifts = Store.open(database), {"motie": 1.0}
    picked = [(token, 0, 1.0, True) for token in range(500, 520)]
    run, broken = Store.run, ["search_places", "search_texts"]

    def broken_off(asked: Store, name: str, params: Any = None) -> Any:
        rows = run(asked, name, params)
        if name in broken:
            broken.remove(name)
            raise StoreError(name)
        return rows

    monkeypatch.setattr(Store, "run", broken_off)
    for name in list(broken):
        with pytest.raises(StoreError, match=name):
            weighing.weighed(other, picked, lifts, 20)
    assert weighing.weighed(other, picked, lifts, 20) == in_sql(store, picked, lifts, 20)
