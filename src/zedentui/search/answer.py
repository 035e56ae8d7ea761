"""From a typed text to a result: the figure, else a list, else items, else a sentence."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from zedentui.classes import replace
from zedentui.search.facts import Facts, facts_of
from zedentui.search.figures.figure_of import claims_of, figure_of
from zedentui.search.frames.figure_asked import is_about_figures, wants_number
from zedentui.search.frames.query import Query, read_query
from zedentui.search.lookups.asked_field import with_asked_field
from zedentui.search.lookups.choosing import asks_in_words, asks_meaning, choose_items
from zedentui.search.lookups.hints import may_be_list
from zedentui.search.lookups.honest import opening, without
from zedentui.search.lookups.items import Matched, as_hits, correct, find_one, find_words, ordinary
from zedentui.search.lookups.letter_itself import about_letter
from zedentui.search.lookups.meaning import named_term
from zedentui.search.lookups.pieces import piece_named
from zedentui.search.lookups.place_asked import asks_place, with_place
from zedentui.search.lookups.stated import with_states
from zedentui.search.lookups.strange import strange_places
from zedentui.search.lookups.titled import titled
from zedentui.search.lookups.unknown import is_whole, stranger, understood_as
from zedentui.search.result import Result
from zedentui.search.vocabulary.critical import NUMBERS
from zedentui.search.vocabulary.english import GLOSS
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.spelling import capitalised

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zedentui.search.lookups.lists import Listed
    from zedentui.search.result import Found, Hit
    from zedentui.store.store import Store

__all__ = ["search"]

_EMPTY = "Typ een vraag of een woord, bijvoorbeeld: verkrachting sepot 2022."
_NO_CONTENT = "Hierin staat geen woord om op te zoeken; typ bijvoorbeeld: verkrachting sepot 2022."
_NOTHING = "Niets gevonden voor ‘{}’; probeer een ander woord, of minder woorden."
# A word of the dossier that weighs this much stands in a short title or is a synonym by itself: it is a subject.
_SUBJECT_WEIGHT = 80
_SUBJECT_QUALITY = 0.9
_LEAST_LIKELY = 0.15  # below this a correction is too far away to read the query with it
_ONE_SLIP = 0.3  # what is one slip away is this good
_MOST_OF_PAGE = 20  # items that are looked at to tell what stands on a page
_TWO = (" en w", " en h", " and w", " and h")
"""What stands between two questions in one sentence; the module for them is loaded where it does."""


def search(store: Store, text: str, *, limit: int = 50, typing: bool = False, today: date | None = None) -> Result:
    """Return what `text` asks of the dossier: a card with the figure, at most `limit` items, a message.

    Any text is allowed: nothing in it is executed or shown unclean. `typing`: its last word may be the beginning of
    one. `today` is the day on which states are told, the present one when it is None.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted because a newer one came.
    """
    facts = facts_of(store)
    query = read_query(text, facts.lexicon, prefix=typing)
    if not query.words:
        return Result(query.text, None, (), _NO_CONTENT if query.text else _EMPTY)
    if not typing and any(word in query.read for word in _TWO):
        from zedentui.search.frames.two_asked import both_answered, parted

        parts = parted(query, facts.lexicon)
        if parts and (
            both := both_answered(query.text, parts, lambda part: search(store, part, limit=limit, today=today))
        ):
            return both
    found = find_words(store, facts, [*query.required, *query.optional, *(noun for _, noun in query.aliases)])
    slips = _slips(store, facts, query, found)
    near = _corrections(store, facts, slips, capitalised(text)) if slips else {}
    likely = {wrong: words[0].word for wrong, words in near.items() if words[0].quality >= _LEAST_LIKELY}
    surely = {wrong for wrong, words in near.items() if words[0].quality >= _ONE_SLIP}
    glossed = {word: GLOSS[word] for word in query.required if word in GLOSS and not is_whole(found.get(word))}
    right = glossed or facts.lexicon.respelled([word for word in slips if word not in surely])
    if near or right:
        found |= near
        right = likely | right
        found |= find_words(store, facts, list(glossed.values()))
        query = read_query(text, facts.lexicon, right, prefix=typing)
        read_as = {word: words for words in near.values() if (word := words[0].word) not in found}
        found |= read_as | find_words(store, facts, [word for word in read_as if word in query.required])
    answered = _answered(store, facts, query, found, limit, today or date.today(), typing=typing)
    answered = _told_of_slips(_of_before(answered, query), right)
    if not right and query.text.isascii():
        return answered
    from zedentui.search.lookups.echoed import as_written  # few type an accent

    return as_written(answered, query, right.values())


_REST = r"^(?:en|and|maar|of|ook)\b(?: \S+){1,5}$"
_NO_QUESTION_BEFORE = "Dit lijkt een vervolg op een vraag die hier niet staat; gelezen als vraag op zichzelf."


def _of_before(result: Result, query: Query) -> Result:
    """The same; of what is only the rest of another question (`en in 2021 dan?`) it is said how it was read."""
    if result.card is None or not pattern(_REST).match(query.read) or (query.measures and query.offences):
        return result
    return replace(result, card=replace(result.card, answer=f"{_NO_QUESTION_BEFORE} {result.card.answer}"))


def _told_of_slips(result: Result, right: Mapping[str, str]) -> Result:
    """The same, saying which words were taken for others: `‘verkrachitng’ gelezen als verkrachting.`"""
    if not right:
        return result
    told = " ".join(f"‘{wrong}’ gelezen als {word}." for wrong, word in right.items())
    if result.card is None:
        return replace(result, understood=f"{result.understood} {told}" if result.understood else told)
    return replace(result, card=replace(result.card, answer=f"{result.card.answer} {told}"))


def _corrections(store: Store, facts: Facts, slips: list[str], names: frozenset[str]) -> dict[str, list[Found]]:
    """Words of the dossier for what has a slip; an ordinary Dutch word is none, and a name has one slip at most."""
    near = correct(store, facts, slips)
    return {wrong: words for wrong, words in near.items() if wrong not in names or _is_one_slip(wrong, words[0])}


def _is_one_slip(wrong: str, word: Found) -> bool:
    return word.quality >= _ONE_SLIP and word.word[:1] == wrong[:1]


def _slips(store: Store, facts: Facts, query: Query, found: dict[str, list[Found]]) -> list[str]:
    """The words that mean nothing, stand nowhere in the dossier and are no ordinary Dutch."""
    unknown = [word for word in query.unknown if not found.get(word)]
    plain = ordinary(store, facts, unknown)
    return [word for word in unknown if word not in plain]


def _answered(
    store: Store, facts: Facts, query: Query, found: dict[str, list[Found]], limit: int, today: date, *,
    typing: bool,
) -> Result:  # fmt: skip
    piece = piece_named(store, query.text, today)
    subjects = [w for w in query.unknown if len(w) > 2 and w not in NUMBERS and _is_subject(found.get(w, ()))]
    card, message, near = None, None, False
    itself = (named_term(store, facts, query) or about_letter(store, query)) if piece is None else []
    odd = strange_places(store, facts, query, found, typing=typing) if not (piece or itself) else ()
    alike, found = found, without(found, query, odd) if odd else found
    named = [] if piece or itself else titled(store, facts, query)
    listed_ = None if piece or itself else _list(store, query, facts, found, limit, today, named)
    if listed_ is not None:
        return _as_list(query, as_hits(with_states(store, listed_.rows, today), Matched(found), 1), listed_.message)
    money = any(sort == "geld" for sort, _ in query.lacking)
    other = bool(odd) and not (query.measures or query.offences or query.lacking)  # `aantal windmolens 2019`
    if not (piece or itself or named or other or asks_meaning(query) or asks_place(query)) and (
        not subjects or money or _is_after_figure(query, subjects)
    ):
        card, message = figure_of(store, facts, query, found)
    rows = list(piece.rows) if piece else [*itself, *named]
    if card is None and message is None and query.numbers:
        rows += [row for id_ in claims_of(store, query) for row in find_one(store, "bewering", id_)]
    if absent := piece is not None and not piece.rows:
        message = piece.absent if piece else None
    named_nowhere = card is None and not (absent or itself or named) and (message is None or "tekst" in query.intents)
    if named_nowhere and (nobody := stranger(query, found)):
        absent, message = True, nobody
    asked = not (card or piece or absent or itself or named)
    chosen = choose_items(store, facts, query, found, max(limit, _MOST_OF_PAGE))
    rows += [row for row in chosen if row[:2] not in {first[:2] for first in rows}]
    if not rows and absent and message:
        message = message.partition(";")[0].rstrip(".") + "."
    # Only a question for a figure gets the sentence for an answer; `kindermisbruik` alone is a subject with a remark.
    about = money or is_about_figures(query) or wants_number(query) or bool(query.offences or query.numbers) or not rows
    lacks = absent or (message is not None and piece is None and about)
    lacks = lacks and (absent or money or not rows or not asks_in_words(query))
    message, lacks = (None, False) if _is_motie(query, rows) else (message, lacks)
    lacking_said = message if lacks else None
    if asked and (said := opening(store, query, alike, odd, rows, lacking_said)):
        rows, message, absent, lacks, near = said.rows, said.message, said.absent, said.lacks, not lacking_said
    rows = with_place(query, with_states(store, rows, today) if (where := asks_place(query)) else rows)
    rows = _as_quoted(query, rows) if card is None and message is None else rows
    rows = _with_result(store, query, with_asked_field(store, query.read, rows[:limit]))
    hits = as_hits(rows if where else with_states(store, rows, today), Matched(found), 2 if card or lacks else 1)
    if not hits and card is None and message is None:
        message = _NOTHING.format(query.text[:200]) if query.required or query.optional else _NO_CONTENT
    understood = None if card else understood_as(query, found)
    return Result(query.text, card, hits, message, lacks, understood, absent, near=near)


def _is_after_figure(query: Query, subjects: list[str]) -> bool:
    """Whether so much about figures is named that one is asked, though a subject is named too."""
    evidence = (query.measures, query.offences, wants_number(query), query.years.years)
    named = bool(query.measures or query.offences)
    strong = named and sum(map(bool, evidence)) > 2
    strong = strong or (bool(query.named("question")) and sum(map(bool, evidence)) > 1)
    return strong or (bool(query.lacking) and (named or (wants_number(query) and not _is_told(query, subjects))))


def _is_motie(query: Query, rows: list[tuple[Any, ...]]) -> bool:
    """Whether a motie is asked for and the first row is one that holds every word of the question."""
    asked = "motie" in query.intents and bool(query.required) and bool(rows)
    return asked and rows[0][0] == "motie" and rows[0][7] >= len(query.required)


def _as_list(query: Query, hits: tuple[Hit, ...], message: str | None) -> Result:
    """A list under its sentence; without any item the sentence is the answer."""
    none = not hits
    return Result(query.text, None, hits, message, none, message, none, counted=bool(hits))


def _is_told(query: Query, subjects: list[str]) -> bool:
    """Whether the text of the letter counts it, though its tables do not: `hoeveel gemeenten`."""
    asked = [query.words[m.last] for m in query.named("question") if m.last < len(query.words)]
    return any(word in subjects for word in asked)


def _list(
    store: Store, query: Query, facts: Facts, found: dict[str, list[Found]], limit: int, today: date,
    named: list[tuple[Any, ...]],
) -> Listed | None:  # fmt: skip
    """The list that is asked for, if any; the module for it is loaded when a word hints at one."""
    if "paragraaf" in query.intents or (named and named[0][0] != "motie") or not may_be_list(query.read):
        return None
    from zedentui.search.lookups.lists import find_list

    return find_list(store, query, facts, found, limit, today, named)


def _as_quoted(query: Query, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows, with what was typed and a claim does not hold; the module is loaded where there is a number."""
    if not rows or rows[0][0] != "bewering":
        return rows
    from zedentui.search.lookups.misquoted import with_misquoted

    return with_misquoted(query, rows)


def _with_result(store: Store, query: Query, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
    """The rows of which a motie is the first, each motie with how it was voted on."""
    if not rows or rows[0][0] != "motie":
        return rows
    from zedentui.search.lookups.filed import with_result

    return with_result(store, query, rows)


def _is_subject(words: list[Found] | tuple[()]) -> bool:
    return any(word.weight >= _SUBJECT_WEIGHT and word.quality >= _SUBJECT_QUALITY for word in words)
