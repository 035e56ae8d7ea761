"""Which words of the dossier a typed word stands for, and how well, is the same told here and told in SQL.

It is told in three ways: by SQL alone, here of what DuckDB finds, and here of all words once they were read.
"""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.search.facts import facts_of
from zedentui.search.lookups import likeness
from zedentui.search.lookups.items import find_words
from zedentui.search.vocabulary.words import STOP_WORDS, words
from zedentui.store.store import Store

_LETTERS = st.text(st.characters(codec="utf-8", max_codepoint=0x2FF), min_size=1, max_size=9)


@pytest.fixture(scope="module")
def known(database: Any) -> list[str]:
    with Store.open(database)._connection.ready() as connection:
        return [word for (word,) in connection.execute("SELECT word FROM search_token ORDER BY token").fetchall()]


def looked_up(store: Store, typed: list[str], way: str) -> list[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness, "_LARGE", 0 if way == "sql" else 10**9)
        if way == "few":
            patch.setattr(likeness, "_OFTEN", 10**9)
            patch.setattr(likeness, "_read", WeakKeyDictionary())
        elif way == "all":
            patch.setattr(likeness, "_OFTEN", -1)
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
    told = looked_up(store, typed, "sql")
    assert looked_up(store, typed, "few") == told
    assert looked_up(store, typed, "all") == told


def test_what_begins_no_word_may_still_stand_in_one(store: Store) -> None:
    """`over` is no beginning of `overheid`, and stands in it."""
    words_ = sorted({*STOP_WORDS, *(word[:1] for word in STOP_WORDS)})
    for at in range(0, len(words_), 12):
        told = looked_up(store, words_[at : at + 12], "sql")
        assert looked_up(store, words_[at : at + 12], "few") == told
        assert looked_up(store, words_[at : at + 12], "all") == told


def test_every_word_finds_itself_first(store: Store, known: list[str]) -> None:
    for at in range(0, len(known), 12):
        for typed, found in looked_up(store, known[at : at + 12], "all"):
            assert found, typed
            assert (found[0].word, found[0].quality) == (typed, 1.0), typed


def test_all_words_are_read_once_and_not_for_a_few_look_ups(database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other, run, asked = Store.open(database), Store.run, list[str]()
    monkeypatch.setattr(Store, "run", lambda store, name, params=None: asked.append(name) or run(store, name, params))
    facts = facts_of(other)
    for number, word in enumerate(["verkrachting", "sepot", "2022", "politie", "moties", "dagvaarden"], 1):
        assert find_words(other, facts, [word])[word], word
        assert asked.count("search_all_words") == (number > likeness._OFTEN), word
    assert asked.count("search_alike") + asked.count("search_words") == likeness._OFTEN
    other.close()


def test_very_many_words_are_left_to_sql(database: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    other, facts = Store.open(database), facts_of(Store.open(database))
    monkeypatch.setattr(likeness, "_MOST_READ", 100)
    for word in ("verkrachting", "sepot", "2022", "politie", "moties", "dagvaarden"):
        assert find_words(other, facts, [word])[word], word
    assert other not in likeness._read
    other.close()
