"""Words that hint at a list: no question of the tests that a list answers is without one."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.search.facts import facts_of
from zedentui.search.frames.query import read_query
from zedentui.search.lookups.hints import may_be_list
from zedentui.search.lookups.items import find_words
from zedentui.search.lookups.lists import find_list

if TYPE_CHECKING:
    from zedentui.store.store import Store

_SET = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
TEXTS = [*(each["text"] for each in _SET["query"]), *(each[0] for each in _SET["short"])]


def test_each_list_of_the_tests_has_a_word_that_hints_at_it(store: Store) -> None:
    facts, without = facts_of(store), []
    for text in TEXTS:
        query = read_query(text, facts.lexicon)
        if query.words and not may_be_list(query.read):
            found = find_words(store, facts, [*query.required, *query.optional])
            if find_list(store, query, facts, found, 3, date(2026, 11, 1)):
                without.append(text)
    assert not without


def test_a_figure_loads_no_list() -> None:
    assert not may_be_list("verkrachting sepot 2022")
