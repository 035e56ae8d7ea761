"""What a question takes for granted: `waarom daalde de instroom in 2022`, when it rose.

The reason is looked for among the items; but where the figures say that it was not so, they come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.card import figure_card
from zedentui.search.frames.reading import read_frame

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Card
    from zedentui.store.store import Store

__all__ = ["contradicted"]

_DIRECTIONS = {"up": "stijging", "down": "daling", "more": "stijging", "less": "daling"}


def contradicted(store: Store, facts: Facts, query: Query) -> Card | None:
    """Return the card that says it was not so, or None where it was, or where that is no matter of one change.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted.
    """
    named = [mode for mode in query.modes if mode in _DIRECTIONS]
    if len(named) != 1 or not (query.measures or query.offences) or query.numbers or query.leftover or query.lacking:
        return None
    asked = replace(query, mentions=tuple(m for m in query.mentions if m.meaning.slot != "intent"), intents=())
    reading = read_frame(asked, facts.lexicon)
    frame = reading.frame
    if frame is None or not query.years.years or frame.operation.kind not in {"change", "check"}:
        return None
    if frame.operation.kind == "change":
        reading = replace(reading, frame=replace(frame, operation=replace(frame.operation, yes=named[0])))
    card = figure_card(store, facts, asked, reading)
    if card is None or not card.answer.startswith("Nee"):
        return None
    told = card.answer.partition(". ")[2]
    what = next(m.text for m in query.named("mode") if m.meaning.value == named[0])
    return replace(card, answer=f"‘{what}’ klopt hier niet: er was geen {_said(query, named[0])}. {told}")


def _said(query: Query, direction: str) -> str:
    text = next(m.text for m in query.named("mode") if m.meaning.value == direction)
    if text.startswith("halve") or text.startswith("gehalv"):
        return "halvering"
    return "verdubbeling" if text.startswith("verdubbel") else _DIRECTIONS[direction]
