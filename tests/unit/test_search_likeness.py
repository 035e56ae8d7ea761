"""Which words of the dossier a typed word stands for, and how well, is the same told here and told in SQL."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.search.facts import facts_of
from zedentui.search.lookups import likeness
from zedentui.search.lookups.items import find_words
from zedentui.search.vocabulary.words import words
from zedentui.store.store import Store

_LETTERS = st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), min_size=1, max_size=9)


@pytest.fixture(scope="module")
def known(database: Any) -> list[str]:
    with Store.open(database)._connection.ready() as connection:
        return [word for (word,) in connection.execute("SELECT word FROM search_token ORDER BY token").fetchall()]


def looked_up(store: Store, typed: list[str], large: int) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "_LARGE", large)
        facts = facts_of(store)
        facts.expansions.clear()
        return list(find_words(store, facts, typed).items())


@given(st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_here_and_in_sql_are_one(store: Store, known: list[str], data: st.DataObject) -> None:
    whole = st.sampled_from(known)
    begun = st.builds(lambda word, length: word[:length], whole, st.integers(1, 12))
    end = st.builds(lambda word, length: word[-length:], whole, st.integers(1, 12))
    changed = st.builds(
        lambda word, ending: word + ending, begun, st.sampled_from(["en", "s", "es", "%", "_", "e", "\\"])
    )
    typed = data.draw(st.lists(st.one_of(whole, begun, end, changed, _LETTERS), min_size=1, max_size=8))
    typed = [word for text in typed for word in (words(text) or [text])]
    assert looked_up(store, typed, 10**9) == looked_up(store, typed, 0)


def test_every_word_finds_itself_first(store: Store, known: list[str]) -> None:
    for at in range(0, len(known), 12):
        for typed, found in looked_up(store, known[at : at + 12], 10**9):
            assert found, typed
            assert (found[0].word, found[0].quality) == (typed, 1.0), typed
