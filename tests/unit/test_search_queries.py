"""What a policy adviser types must give the right thing first: `queries.toml`, at least 95 percent of it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from zedentui.search import Result, as_rows, search
from zedentui.search.lookups import items, weighing
from zedentui.store.store import Store

_SET: dict[str, Any] = tomllib.loads((Path(__file__).parent / "queries.toml").read_text("utf-8"))
QUERIES: list[dict[str, Any]] = _SET["query"]
SHORT: list[list[str]] = _SET["short"]
LEAST_SHARE = 0.95


def is_right(query: dict[str, Any], result: Result) -> bool:
    """Whether `result` gives first what the query expects: a figure, an item, or the reason why there is no figure."""
    if "card" in query:
        said = f"{result.card.title} {result.card.answer}".lower() if result.card else ""
        return bool(said) and all(part.lower() in said for part in query["card"])
    if result.card is not None:
        return False
    if "says" in query:
        return result.message is not None and all(part.lower() in result.message.lower() for part in query["says"])
    return not result.lacks and bool(result.hits) and str(result.hits[0].location) in query["first"]


def first_of(result: Result) -> str:
    if result.card:
        return f"{result.card.title}: {result.card.answer}"
    return result.message if result.lacks and result.message else str([str(hit.location) for hit in result.hits[:3]])


@pytest.fixture(scope="module", autouse=True)
def _places_read_at_once(store: Store) -> None:
    """Where the words of the dossier stand, read with one question: two thousand look-ups would ask word after word."""
    tokens = [token for token, *_ in store.run("search_all_words", {"most": 10_000})]
    weighing._kept.setdefault(store, weighing.Places()).of(store, tokens)


def test_at_least_95_percent_of_the_queries_are_answered_right(store: Store) -> None:
    results = {query["text"]: search(store, query["text"]) for query in QUERIES}
    wrong = [query["text"] for query in QUERIES if not is_right(query, results[query["text"]])]
    told = "\n".join(f"{text!r} gives {first_of(results[text])}" for text in wrong)
    assert len(wrong) <= (1 - LEAST_SHARE) * len(QUERIES), told


def stands(pattern: str, said: str) -> bool:
    """Whether `pattern` is found in `said`, in whichever case; one of mere letters is not made a pattern of first."""
    if _PLAIN.fullmatch(pattern):
        return pattern.lower() in said.lower()
    return re.search(pattern, said, re.IGNORECASE) is not None


_PLAIN = re.compile(r"[a-z0-9 ,%:;'/-]+", re.IGNORECASE | re.ASCII)


def fits(result: Result, patterns: list[str]) -> bool:
    """Whether the first answer of `result`, or why there is none, holds every pattern."""
    rows = as_rows(result)
    first = rows[0] if rows else {"location": "", "title": "", "answer": result.message}
    said = f"{first['title']} {first['answer']}"
    for pattern in patterns:
        if pattern.startswith("@loc:"):
            right = re.search(pattern[5:], str(first["location"])) is not None
        elif pattern.startswith("@loc3:"):
            right = any(re.search(pattern[6:], str(row["location"])) for row in rows[:3])
        elif pattern in {"@card", "@nocard"}:
            right = (result.card is not None) == (pattern == "@card")
        else:
            right = stands(pattern.removeprefix("!"), said) != pattern.startswith("!")
        if not right:
            return False
    return True


def test_the_short_set_is_answered_right(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(items, "_MOST_KEPT", 10 * len(SHORT))  # the same words come back in many questions
    wrong = [text for text, *patterns in SHORT if not fits(search(store, text, limit=3), patterns)]
    assert not wrong, "\n".join(f"{text!r} gives {first_of(search(store, text, limit=3))}" for text in wrong)


def test_the_set_is_large_and_holds_every_sort_of_question() -> None:
    assert len(QUERIES) >= 200
    assert len({query["text"] for query in QUERIES}) == len(QUERIES)
    for sort, least in (("card", 80), ("first", 80), ("says", 20)):
        assert sum(sort in query for query in QUERIES) >= least


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query["text"])
def test_each_query_expects_exactly_one_thing(query: dict[str, Any]) -> None:
    assert sum(key in query for key in ("card", "first", "says")) == 1
    assert set(query) <= {"text", "card", "first", "says"}


@pytest.mark.parametrize(
    "location",
    sorted({location for query in QUERIES for location in query.get("first", ())}),
)
def test_the_expected_items_exist(store: Store, location: str) -> None:
    pane, _, item = location.partition("/")
    found = search(store, item.replace("-", " ") if item else "reeksbreuk corona", limit=50)
    assert location in {str(hit.location) for hit in found.hits}, f"{location} is not in the dossier ({pane})"
