"""Words that hint at a list: no question of the tests that a list answers is without one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.search.facts import facts_of
from zedentui.search.frames.query import read_query
from zedentui.search.lookups.hints import may_be_list
from zedentui.search.lookups.items import find_words
from zedentui.search.lookups.lists import find_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

_SET = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
TEXTS = [*(each["text"] for each in _SET["query"]), *(each[0] for each in _SET["short"])]


class Words(Mapping[str, "list[Found]"]):
    """The words of the dossier for those of a question, looked up when a list asks for them: few lists do."""

    def __init__(self, store: Store, facts: Facts, query: Query) -> None:
        self._asked = (store, facts, [*query.required, *query.optional])

    @cached_property
    def _found(self) -> dict[str, list[Found]]:
        return find_words(*self._asked)

    def __getitem__(self, word: str) -> list[Found]:
        return self._found[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def test_each_list_of_the_tests_has_a_word_that_hints_at_it(store: Store) -> None:
    facts, without = facts_of(store), []
    for text in TEXTS:
        query = read_query(text, facts.lexicon)
        if not query.words or may_be_list(query.read):
            continue
        if find_list(store, query, facts, Words(store, facts, query), 3, date(2026, 11, 1)):
            without.append(text)
    assert not without


def test_a_figure_loads_no_list() -> None:
    assert not may_be_list("verkrachting sepot 2022")
