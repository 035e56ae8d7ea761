"""One search over the dossier: what a person types -> the figure asked for, and items in order of fit.

    result = search(store, "hoeveel verkrachtingen geseponeerd in 2022")
    result.card.answer       # In 2022 seponeerde het OM 412 verkrachtingszaken onvoorwaardelijk: 54,4% van ...
    result.hits[0].location  # where the first item is

Layers, each with its own tests: `words` (folding, stems), `years`, `lexicon` with `everyday` (what words mean), `query`
(a text read as a question), `card` and `answer` (the figure, or why the letter does not give it), `items` (ranking, in
DuckDB). `facts` keeps what does not change between two keystrokes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.citation import CitationError, parse
from zedentui.search.card import asks_for_figure, figure_card, lacking_message, number_card
from zedentui.search.items import Matched, as_hits, correct, find_items, find_kind, find_reference, find_words
from zedentui.search.facts import Facts, facts_of
from zedentui.search.query import Query, read_query
from zedentui.search.result import Card, Hit, Result, as_rows

if TYPE_CHECKING:
    from zedentui.search.items import Found
    from zedentui.store.store import Store

__all__ = ["Card", "Hit", "Result", "as_rows", "search"]

_EMPTY = "Typ een vraag of een woord, bijvoorbeeld: verkrachting sepot 2022."
_NO_CONTENT = "Hier staat geen woord in om op te zoeken; typ bijvoorbeeld: verkrachting sepot 2022."
_NOTHING = "Niets gevonden voor ‘{}’; probeer een ander woord, of minder woorden."
# A word of the dossier that weighs this much stands in a short title or is a synonym by itself: it is a subject.
_SUBJECT_WEIGHT = 80
_SUBJECT_QUALITY = 0.9

def search(store: Store, text: str, *, limit: int = 50) -> Result:
    """Return what `text` asks of the dossier: a card with the figure, at most `limit` items, a message.

    Any text is allowed: nothing in it is executed or shown unclean, and what is longer than a question is cut.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted because a newer one came.
    """
    facts = facts_of(store)
    query = read_query(text, facts.lexicon)
    if not query.words:
        return Result(query.text, None, (), _NO_CONTENT if query.text else _EMPTY)
    found = find_words(store, facts, [*query.required, *query.optional])
    near = correct(store, [word for word in query.leftover if not found.get(word)])
    if near:
        found |= near
        query = read_query(text, facts.lexicon, {wrong: words[0].word for wrong, words in near.items() if words[0].quality > 0.15})
        for wrong, words in near.items():
            found[words[0].word] = words
    return _answered(store, facts, query, found, limit)


def _answered(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int) -> Result:
    reference = _reference(query.text)
    subjects = [word for word in query.leftover if _is_subject(found.get(word, ()))]
    card, message, lacks = None, None, False
    if reference is None and not subjects:
        if asks_for_figure(query) or query.lacking:
            message = lacking_message(query, facts)
            lacks = message is not None
        if asks_for_figure(query) and not lacks and not query.lacking:
            card = figure_card(store, facts, query, query.leftover)
        elif query.counts and not query.leftover:
            card = number_card(store, facts, query)
    rows = find_reference(store, reference) if reference else []
    rows += [row for row in _items(store, facts, query, found, limit) if row[:2] not in {first[:2] for first in rows}]
    hits = as_hits(rows[:limit], Matched(found), 2 if card or lacks else 1)
    if not hits and card is None and message is None:
        message = _NOTHING.format(query.text) if query.required or query.optional else _NO_CONTENT
    return Result(query.text, card, hits, message, lacks)


def _items(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int) -> list[tuple[object, ...]]:
    required = [word for word in query.required if found.get(word)]
    if not query.required and len(query.intents) == 1 and query.only_kind:
        return find_kind(store, query.intents, limit)
    if not required:
        return find_items(store, facts, query.optional, (), found, query.intents, limit)
    return find_items(store, facts, required, query.optional, found, query.intents, limit)


def _is_subject(words: list[Found] | tuple[()]) -> bool:
    return any(word.weight >= _SUBJECT_WEIGHT and word.quality >= _SUBJECT_QUALITY for word in words)


def _reference(text: str) -> str | None:
    """The official id when the text is a Kamerstuk or Staatsblad number, however it is written."""
    try:
        return parse(text).id
    except CitationError:
        return None

