"""The card of two questions in one: each is answered as it would be alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.figures.card import figure_card
from zedentui.search.frames.compound import asked_of_extreme, joined, two_in_one
from zedentui.search.frames.query import read_query
from zedentui.search.frames.reading import read_frame

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Card
    from zedentui.store.store import Store

__all__ = ["compound_card"]


def compound_card(store: Store, facts: Facts, query: Query) -> Card | None:
    """Return one card for the two questions that `query` holds, or None when it is one. Raises StoreError."""
    if asked := asked_of_extreme(query, facts.lexicon):
        what, which = asked
        first = _card(store, facts, which)
        year = dict(first.location.view).get("jaar", "") if first else ""
        if first is None or not year.isdigit():
            return None  # several years share the place
        second = _card(store, facts, read_query(f"{what} in {year}", facts.lexicon))
        return joined([first, second]) if second else None
    if both := two_in_one(query, facts.lexicon):
        cards = [card for each in both if (card := _card(store, facts, each)) is not None]
        return joined(cards) if len(cards) == len(both) else None
    return None


def _card(store: Store, facts: Facts, query: Query) -> Card | None:
    return figure_card(store, facts, query, read_frame(query, facts.lexicon))
