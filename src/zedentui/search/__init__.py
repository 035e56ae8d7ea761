"""One search over the dossier: what a person types -> the figure asked for, and items in order of fit.

    result = search(store, "hoeveel verkrachtingen geseponeerd in 2022")
    result.card.answer       # In 2022 seponeerde het OM 412 verkrachtingszaken onvoorwaardelijk: 54,4% van ...
    result.hits[0].location  # where the first item is

Layers, each with its own tests: `words` (folding, stems), `years`, `lexicon` with `everyday` (what words mean), `query`
(a text read as a question), `card` and `answer` (the figure, or why the letter does not give it), `items` (ranking, in
DuckDB). `facts` keeps what does not change between two keystrokes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from zedentui.search.card import asks_for_figure, figure_card, is_about_figures, lacking_message, number_card
from zedentui.search.facts import Facts, facts_of
from zedentui.search.items import Matched, as_hits, correct, find_items, find_kind, find_reference, find_words
from zedentui.search.query import Query, read_query
from zedentui.search.result import Card, Hit, Result, as_rows
from zedentui.text.citation import Citation, CitationError, parse

if TYPE_CHECKING:
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Card", "Hit", "Result", "as_rows", "search"]

_EMPTY = "Typ een vraag of een woord, bijvoorbeeld: verkrachting sepot 2022."
_NO_CONTENT = "Hierin staat geen woord om op te zoeken; typ bijvoorbeeld: verkrachting sepot 2022."
_NO_SUCH_PAPER = "{} komt in dit dossier niet voor; bekijk de stukken die er wel in staan met: kamerstukken."
_NOTHING = "Niets gevonden voor ‘{}’; probeer een ander woord, of minder woorden."
# A word of the dossier that weighs this much stands in a short title or is a synonym by itself: it is a subject.
_SUBJECT_WEIGHT = 80
_SUBJECT_QUALITY = 0.9
_LEAST_LIKELY = 0.15  # below this a correction is too far away to read the query with it
_NOUN = 0.8  # how well the noun of a title fits the verb that was typed
_NAMED_KINDS = frozenset({"actie", "actielijn", "maatregel", "motie", "bewering", "stuk", "paragraaf"})
_EXPLAINING = {"oorzaak": ("paragraaf", "kanttekening", "bewering"), "stemming": ("motie",)}


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
    nouns = [noun for _, noun in query.aliases]
    found = find_words(store, facts, [*query.required, *query.optional, *nouns])
    near = correct(store, facts, [word for word in query.leftover if not found.get(word)])
    if near:
        found |= near
        query = read_query(
            text,
            facts.lexicon,
            {wrong: words[0].word for wrong, words in near.items() if words[0].quality >= _LEAST_LIKELY},
        )
        found |= {words[0].word: words for words in near.values()}
    return _answered(store, facts, query, found, limit)


def _answered(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int) -> Result:
    reference = _reference(query.text)
    subjects = [word for word in query.leftover if len(word) > 2 and _is_subject(found.get(word, ()))]
    card, message = None, None
    if reference is None and not subjects:
        card, message = _figure(store, facts, query, found)
    rows = find_reference(store, reference.id) if reference else []
    if reference and not rows:
        message = _NO_SUCH_PAPER.format(reference.official)
    rows += [row for row in _items(store, facts, query, found, limit) if row[:2] not in {first[:2] for first in rows}]
    # Only a question for a figure gets the sentence for an answer; `kindermisbruik` alone is a subject with a remark.
    lacks = message is not None and reference is None and (is_about_figures(query) or not rows)
    hits = as_hits(rows[:limit], Matched(found), 2 if card or lacks else 1)
    if not hits and card is None and message is None:
        message = _NOTHING.format(query.text) if query.required or query.optional else _NO_CONTENT
    return Result(query.text, card, hits, message, lacks)


def _figure(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]]) -> tuple[Card | None, str | None]:
    """The card for a query about figures, or the sentence that says the letter does not give them."""
    asks = asks_for_figure(query)
    if (asks or query.lacking) and (message := lacking_message(query, facts)):
        return None, message
    if asks and all(sort == "teller" for sort, _ in query.lacking):
        return figure_card(store, facts, query, query.leftover), None
    if query.counts and not query.leftover and not query.lacking:
        return number_card(store, facts, query), None
    if query.shares and not query.leftover and not any(found.get(share) for share in query.shares):
        return number_card(store, facts, query), None  # no claim names this share, but the tables do
    return None, None


def _items(
    store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int
) -> list[tuple[Any, ...]]:
    found = _with_nouns(query, found)
    kinds = [kind for intent in query.intents for kind in _EXPLAINING.get(intent, (intent,))]
    if query.shares:
        kinds.append("bewering")
    required = [word for word in query.required if found.get(word)]
    optional = [*query.optional, *(word for word, _ in query.aliases if word not in query.required)]
    named = _NAMED_KINDS.intersection(kinds)
    asks_for_list = query.only_kind and not query.required and not _EXPLAINING.keys() & set(query.intents)
    if asks_for_list and (named or len(kinds) == 1):
        return find_kind(store, sorted(named) or kinds, limit)
    if len(query.measures) > 1 and not query.leftover and required:
        # Several measures are alternatives: what explains one of them fits better than what mentions them all.
        return find_items(store, facts, (), [*required, *optional], found, kinds or ["begrip"], limit)
    # Without a required word (`welke acties lopen`) the others are all there is to go by.
    rows = find_items(store, facts, required or optional, optional if required else (), found, kinds, limit)
    if required and all(word[0].isdigit() for word in required):
        return sorted(rows, key=lambda row: row[0] not in kinds)
    return sorted(rows, key=lambda row: (-row[7], row[0] not in named)) if named else rows


def _with_nouns(query: Query, found: dict[str, list[Found]]) -> dict[str, list[Found]]:
    """The words found, where a verb also stands for its noun: `geseponeerd` finds what is called sepot."""
    wider = dict(found)
    for word, noun in query.aliases:
        if word != noun and found.get(noun):
            known = {each.token for each in wider.get(word, ())}
            others = [replace(each, quality=each.quality * _NOUN) for each in found[noun] if each.token not in known]
            wider[word] = [*wider.get(word, ()), *others]
    return wider


def _is_subject(words: list[Found] | tuple[()]) -> bool:
    return any(word.weight >= _SUBJECT_WEIGHT and word.quality >= _SUBJECT_QUALITY for word in words)


def _reference(text: str) -> Citation | None:
    """The Kamerstuk or Staatsblad that the text is the number of, however it is written."""
    try:
        return parse(text)
    except CitationError:
        return None
