"""Items of the dossier for the words of a query: the work is done in DuckDB (store/search.sql), the marking here."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from zedentui.places import Location, LocationError
from zedentui.search.lookups.likeness import likened
from zedentui.search.lookups.weighing import weighed
from zedentui.search.result import Found, Hit, Span
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, fold, stem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zedentui.search.facts import Facts
    from zedentui.store.store import Store

__all__ = ["correct", "find_items", "find_kind", "find_one", "find_words", "ordinary"]

MOST_WORDS = 12
"""Typed words that are looked up; the rest of a longer text adds nothing that these do not find."""

_MOST_KEPT = 500  # looked-up words that are remembered
_PLURAL = 7  # letters from which on a word in -es is taken for a plural
_SNIPPET = 160  # characters of the text around what matched
_MOST_POSTINGS = 150_000  # places of one typed word that are read beside those of the word itself
_FREQUENT = 200_000  # places of all typed words together from which only items with the rarest word are read
_FEW = 3_000  # places of all typed words together up to which they are added up here
_SURE = 0.4  # from this quality on a word counts as found; below it, only when nothing fits better
_LIFT = 2.2  # how much the kind that was asked for counts more
_DIGITS = 9  # of a score: the last ones depend on the order in which it was added up
_MOTIONS = 0.6  # long titles of many moties, asked for by nobody, stand behind what the letter itself says


def ordinary(store: Store, facts: Facts, words: Sequence[str]) -> frozenset[str]:
    """Return those among `words` that are ordinary Dutch, and so no slip of something else. Raises StoreError."""
    if len(facts.ordinary) > _MOST_KEPT:
        facts.ordinary.clear()
    if asked := [word for word in words if word not in facts.ordinary]:
        known = {row[0] for row in store.run("search_ordinary", {"word": asked})}
        facts.ordinary |= {word: word in known for word in asked}
    return frozenset(word for word in words if facts.ordinary[word])


def find_words(store: Store, facts: Facts, typed: Sequence[str]) -> dict[str, list[Found]]:
    """Return the words of the dossier for each typed word, best first; an empty list where there are none."""
    wanted = list(dict.fromkeys(typed))[:MOST_WORDS]
    if len(facts.expansions) > _MOST_KEPT:
        facts.expansions.clear()  # before it is seen which are known: a word that is let go of is looked up again
    if asked := [word for word in wanted if word not in facts.expansions]:
        facts.expansions |= _looked_up(store, facts, asked)
    return {word: facts.expansions.get(word, []) for word in wanted}


def correct(store: Store, facts: Facts, unknown: Sequence[str]) -> dict[str, list[Found]]:
    """Return for each word without a match the words one or two slips away, or those it is made of."""
    wanted = [word for word in dict.fromkeys(unknown) if len(word) >= 4 and word.isalpha()][:MOST_WORDS]
    if len(facts.corrections) > _MOST_KEPT:
        facts.corrections.clear()
    if asked := [word for word in wanted if word not in facts.corrections]:
        facts.corrections |= _neared(store, asked)
    return {word: near for word in wanted if (near := facts.corrections.get(word))}


def _looked_up(store: Store, facts: Facts, asked: Sequence[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {word: [] for word in asked}
    stems = [_root(word) for word in asked]
    typed: dict[str, Sequence[Any]] = {
        "number": list(range(len(asked))),
        "word": list(asked),
        # A stem of one or two letters stands in too much; the word itself still finds its own forms.
        "stem": [each if len(each) >= 3 else word for each, word in zip(stems, asked, strict=True)],
        "prefix": [len(word) > (2 if word[0].isdigit() else 1) and word not in STOP_WORDS for word in asked],
        "inside": [len(each) >= 4 and each.isalpha() for each in stems],
    }
    for number, *row in likened(store, typed, facts.item_count):
        found[asked[number]].append(Found(*row))
    return found


def _root(word: str) -> str:
    """The stem of a word; of a plural in -es that of what it is the plural of: `campagnes`, `methodes`."""
    return stem(word[:-1] if len(word) >= _PLURAL and word.endswith("es") and word.isalpha() else word)


def _neared(store: Store, asked: Sequence[str]) -> dict[str, list[Found]]:
    found: dict[str, list[Found]] = {word: [] for word in asked}
    fewest: dict[str, float] = {}
    params = {"number": list(range(len(asked))), "word": list(asked), "stem": [stem(word) for word in asked]}
    for number, token, word, items, weight, slips in store.run("search_near", params):
        least = fewest.setdefault(asked[number], slips)
        if slips <= least + 0.5 or slips >= 3:
            found[asked[number]].append(Found(token, word, items, weight, 0.6 / (1 + slips)))
    return found


def find_items(
    store: Store,
    facts: Facts,
    required: Sequence[str],
    optional: Sequence[str],
    found: Mapping[str, Sequence[Found]],
    intents: Sequence[str],
    limit: int,
) -> list[tuple[Any, ...]]:
    """Return rows `kind, id, location, title, body, citation, url, found, score`, best first."""
    size = max(facts.item_count, 2)
    tokens_, numbers, values, sure, places, in_all = [], [], [], [], [], 0
    for position, word in enumerate([*required, *optional][:MOST_WORDS]):
        is_required = position < len(required)
        chosen = _affordable(found.get(word, ()))
        if not chosen:
            continue
        held = sum(each.items for each in chosen if each.quality >= chosen[0].quality)
        rarity = math.log(1 + size / max(held, 1)) / math.log(1 + size)
        for each in chosen:
            in_all += each.items
            tokens_.append(each.token)
            numbers.append(position)
            sure.append(is_required and (each.quality >= _SURE or each.quality == chosen[0].quality))
            values.append(each.quality * rarity * (1.0 if is_required else 0.3))
        if is_required:
            places.append((sum(each.items for each in chosen), [each.token for each in chosen]))
    if not tokens_:
        return []
    lifts = {"motie": _MOTIONS} | dict.fromkeys(intents, _LIFT)
    if not store.place.remote and in_all <= _FEW:  # a server is asked once: the way there costs more than a plan
        return weighed(store, list(zip(tokens_, numbers, values, sure, strict=True)), lifts, limit)
    params: dict[str, object] = {
        "token": tokens_, "word": numbers, "value": values, "sure": sure, "limit": limit,
        "kind": list(lifts), "lift": list(lifts.values()),
    }  # fmt: skip
    if len(places) > 1 and sum(count for count, _ in places) > _FREQUENT:
        return store.run("search_items_within", params | {"driver": min(places)[1]})
    return store.run("search_items", params)


def find_kind(store: Store, kinds: Sequence[str], limit: int) -> list[tuple[Any, ...]]:
    """Return every item of these kinds, in the order of the dossier."""
    return _kept(store, "search_kind", {"kind": list(kinds), "limit": limit}, (*kinds, limit))


def find_one(store: Store, kind: str, id_: str) -> list[tuple[Any, ...]]:
    """Return the item of this kind and id, as a list of one row or none; a piece by its official id, a motie too."""
    return _kept(store, "search_one", {"kind": kind, "id": id_}, (kind, id_))


def _kept(store: Store, name: str, params: dict[str, object], key: tuple[object, ...]) -> list[tuple[Any, ...]]:
    """The rows of a question that comes back while somebody types: the next letter mostly leaves the kind as it was."""
    kept = _rows.setdefault(store, {})
    if key not in kept:
        rows = store.run(name, params)
        if sum(map(len, kept.values())) + len(rows) > _MOST_ROWS or len(kept) >= _MOST_KEPT:
            kept.clear()
        kept[key] = rows
    return list(kept[key])


_MOST_ROWS = 500  # items that stay as one question gave them; the dossier has 400
_rows: WeakKeyDictionary[Store, dict[tuple[object, ...], list[tuple[Any, ...]]]] = WeakKeyDictionary()


def as_hits(rows: Iterable[tuple[Any, ...]], matched: Matched, first_rank: int) -> tuple[Hit, ...]:
    """Turn rows into hits with their matched parts marked, ranks from `first_rank`.

    Raises:
        StoreError: a row says that it stands where nothing can stand.
    """
    return tuple(_hit(row, matched, rank) for rank, row in enumerate(rows, first_rank))


class Matched:
    """Marks in a text the words of the dossier that the typed words stood for."""

    def __init__(self, found: Mapping[str, Sequence[Found]]) -> None:
        self._typed: dict[str, str] = {}
        for typed, words in found.items():
            if typed not in STOP_WORDS:
                for each in words:
                    self._typed.setdefault(each.word, typed)
        # Only what may be written in more than one way is a pattern of its own; all else is a word, and looked up.
        forms = sorted((_as_written(word) for word in self._typed if not _is_word(word)), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)(?P<form>{'|'.join(forms)})(?!\w)|\w+") if forms else pattern(r"\w+")

    def spans(self, text: str) -> tuple[Span, ...]:
        """The parts of `text` that matched: the typed part of a word, or the whole word if it is spelled otherwise."""
        folded = fold(text)
        if not self._typed or len(folded) != len(text):
            return ()  # a letter that folds to two would shift every place behind it
        found = self._pattern.finditer(folded)
        return tuple(self._part(match) for match in found if match[0] in self._typed or match.lastgroup == "form")

    def _part(self, match: re.Match[str]) -> Span:
        word, start = match[0], match.start()
        typed = self._typed.get(word, "")
        for part in filter(None, (typed, stem(typed))):
            at = word.find(part)
            if at >= 0:
                return start + at, start + at + len(part)
        return match.span()


def _is_word(word: str) -> bool:
    """Whether a word of the index stands in a text in one way only, between what is no letter or digit."""
    return word.isalnum() and not word.isdigit()


def _as_written(word: str) -> str:
    """A pattern for how a word of the index may stand in a text: `29270` also as `29 270`, `88%` as `88 procent`."""
    digits, percent, _ = word.partition("%")
    if not digits.isdigit():
        return re.escape(word)
    if len(digits) > 3:
        digits = f"{digits[:-3]}[ .]?{digits[-3:]}"
    return digits + (r"\s?(?:%|procent)" if percent else "")


def _affordable(found: Sequence[Found]) -> list[Found]:
    """The best words whose places can be read in time; the first always counts."""
    chosen: list[Found] = []
    places = 0
    for each in found:
        places += each.items
        if chosen and places > _MOST_POSTINGS:
            break
        chosen.append(each)
    return chosen


def _hit(row: tuple[Any, ...], matched: Matched, rank: int) -> Hit:
    kind, id_, location, title, body, citation, url, _, score = row
    try:
        place = Location.parse(location)
    except LocationError as error:
        from zedentui.store.store import StoreError  # the library of the database comes with it

        raise StoreError(
            "De zoekindex van het databestand is beschadigd; zet een goed bestand terug of kies een ander met --db."
        ) from error
    # A promise begins with how it stands: a part from further on would leave out just that.
    snippet, marks = _snippet(body, matched.spans(body), from_start=kind == "toezegging")
    return Hit(
        rank,
        kind,
        id_,
        place,
        title,
        snippet,
        matched.spans(title),
        marks,
        body,
        citation,
        url,
        round(float(score), _DIGITS),
    )


def _snippet(body: str, spans: tuple[Span, ...], *, from_start: bool) -> tuple[str, tuple[Span, ...]]:
    """The part of `body` around the first match, or its begin, cut at words; and what matched in it."""
    if len(body) <= _SNIPPET:
        return body, spans
    first = spans[0][0] if spans else 0
    start = 0 if from_start or first < _SNIPPET * 3 // 4 else body.rfind(" ", 0, first - _SNIPPET // 4) + 1
    end = start + _SNIPPET
    if end < len(body):
        end = max(body.rfind(" ", start, end), start + 1)
    before = "… " if start else ""
    shift = len(before) - start
    marks = tuple((a + shift, b + shift) for a, b in spans if start <= a and b <= end)
    return before + body[start:end] + (" …" if end < len(body) else ""), marks
