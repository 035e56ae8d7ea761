"""Questions what a word means, in the many ways that is asked, and the term of the glossary with that very name.

`wat is X`, `wat wordt er onder X verstaan`, `kunt u uitleggen wat X betekent`: what stands in the place of X is the
name. A term that is called so, or has it as a synonym, is the answer, whatever else the words of the question are.
"""

from __future__ import annotations

import re
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_one
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["named_term", "word_meant"]

_HINTS = (
    "wat", "what", "bete", "defin", "uitleg", "verst", "bedoel", "meant", "staat", "afkort", "omschr", "begrip", "term",
)  # fmt: skip
_BEFORE = (
    r"(?:(?:een|de|het|eigenlijk|nou|nu|precies|dat|toch|ook|alweer|begrip|term|woord|afkorting|the|a|an|er|zo|die|deze"
    r"|dit|by|met|onder|brief|nog|maar) )*"
)
_BEHIND = (
    r"(?: (?:eigenlijk|precies|nou|nu|dan|ook|alweer|toch|hier|alsjeblieft|aub|svp|voor|iets|volgens|in|de|deze|brief"
    r"|minister|het|kort|dit|verband|kader|voortgangsbrief|exact|nog|maar|inhoudelijk|betekenis|binnen|zaak))*"
)
_ASKED = (
    rf"^(?:(?:en|maar|of|dus|zeg|hoi|hallo|beste|goedemorgen|goedemiddag) )*(?:wat|what)"
    rf" (?:is|zijn|was|waren|betekent|betekenen|betekende|are|means|s) {_BEFORE}(.+?){_BEHIND}$",
    rf"\b(?:bedoeld|bedoelt|bedoelen|verstaan|verstaat|versta|verstaan we|begrepen|meant)\b.*?"
    rf"\b(?:met|onder|door|by) {_BEFORE}(.+?){_BEHIND}$",
    rf"\b(?:met|onder) {_BEFORE}(.+?) (?:wordt |word |nu |precies |eigenlijk |dan |hier |moet worden |te )*"
    rf"(?:bedoeld|verstaan)\b(?: wordt| worden)?{_BEHIND}$",
    rf"\b(?:wat|what) {_BEFORE}(.+?) (?:is|zijn|betekent|betekenen|inhoudt|inhouden|voorstelt|means){_BEHIND}$",
    rf"^(?:wat houdt|what does|what do) {_BEFORE}(.+?) (?:in|mean){_BEHIND}$",
    rf"\bwaar (?:staat|staan) {_BEFORE}(.+?) voor$",
    rf"^(?:betekenis|definitie|uitleg|omschrijving|meaning|definition)(?: van| over| of| bij)?"
    rf" {_BEFORE}(.+?){_BEHIND}$",
    rf"^{_BEFORE}(.+?) (?:betekenis|definitie|uitleg|wat (?:is|zijn|betekent) (?:dat|het|dit))$",
)
"""How the meaning of a word is asked; the group is the word."""
_LIST = r"^(?:wat|what) (?:zijn|are|waren) (?:de|deze|die|alle|the|onze|hun)\b"
"""Asks for the things themselves: `wat zijn de moties`."""
_TWO = (
    rf"\bverschil(?:len)? tussen {_BEFORE}(.+?) en {_BEFORE}(.+?){_BEHIND}$",
    rf"^(?:is|zijn) {_BEFORE}(.+?) (?:hetzelfde|gelijk|dezelfde) (?:als|aan) {_BEFORE}(.+?){_BEHIND}$",
    rf"\b(?:difference|differences) between {_BEFORE}(.+?) and {_BEFORE}(.+?){_BEHIND}$",
    rf"\bwat is {_BEFORE}(.+?) en wat is {_BEFORE}(.+?){_BEHIND}$",
    rf"\b(?:hoe|waarin) verschil(?:t|len) {_BEFORE}(.+?) van {_BEFORE}(.+?){_BEHIND}$",
)
"""How two words are held against each other by what they mean."""
_AMOUNT = r"\b(?:de|het|the) \w*(?:tijd|duur|percentage|aantal|bedrag|aandeel|cijfer)\b"
"""Asks how much or how long it is: `wat is de wachttijd`."""
_MOST = 40  # words of a question that are read
_LONGEST = 9  # words of a name
_ENDS = ("s", "en", "n", "e", "es")
_MEASURED = frozenset({"question", "unit", "year"})
"""Beside one of these a word is counted, not explained: `wat is het aantal zaken`."""


def word_meant(query: Query) -> tuple[str, ...]:
    """Return the words whose meaning is asked, without what says nothing; none when something else is asked."""
    meant = _meant(query)
    return _content(meant) or tuple(meant.split())


def named_term(store: Store, facts: Facts, query: Query) -> list[Row]:
    """Return the terms that are called what the question asks the meaning of, best first. Raises StoreError."""
    if both := _both(store, facts, query):
        return both
    meant = _meant(query)
    rows = _called(store, facts, meant) if meant else []
    measured = any(mention.meaning.slot in _MEASURED for mention in query.mentions)
    only_called = measured or pattern(_AMOUNT).search(query.read) is not None or any(map(_is_year, meant.split()))
    return [row[:9] for row in rows if row[9] or not only_called]


def _meant(query: Query) -> str:
    """What stands in the place of the word whose meaning is asked, as it was typed; empty when nothing does."""
    if not any(hint in query.read for hint in _HINTS):
        return ""
    text = " ".join(query.words[-_MOST:])
    if pattern(_LIST).search(text):
        return ""
    for asked in _ASKED:
        match = pattern(asked).search(text)
        if match and len(match[1].split()) <= _LONGEST:
            return match[1]
    return ""


def _both(store: Store, facts: Facts, query: Query) -> list[Row]:
    """The two terms that a question holds against each other; the first row tells both. None when one has no name."""
    if {"highest", "lowest"}.intersection(query.modes):
        return []  # `in welk jaar is het verschil tussen sepots en dagvaarden het grootst`
    if not any(hint in query.read for hint in ("verschil", "hetzelfde", "gelijk", "dezelfde", "differ", "en wat is")):
        return []
    text = " ".join(query.words[-_MOST:])
    for asked in _TWO:
        if match := pattern(asked).search(text):
            shared = match.groups()[-1].rpartition(" ")[2]  # `voorwaardelijk en onvoorwaardelijk sepot`
            found = [
                _called(store, facts, each) or _called(store, facts, f"{each} {shared}") for each in match.groups()
            ]
            if all(found):
                (first, second) = (rows[0] for rows in found)
                if first[1] == second[1]:
                    return [first[:9]]  # one term tells both: `een transactie en een strafbeschikking`
                told = f"{first[4]} {second[3]}: {second[4][:1].lower()}{second[4][1:]}"
                return [(*first[:4], told, *first[5:9]), second[:9]]
    return []


def _content(text: str) -> tuple[str, ...]:
    """The words of a name, without those that say nothing."""
    return tuple(word for word in text.split() if word not in STOP_WORDS or word == "om")


def _terms(store: Store) -> Iterator[tuple[str, str, frozenset[str], frozenset[str]]]:
    """Each term with its title and its synonyms, both in the words that are stored, and the synonyms as written."""
    for (id_, title, synonyms), rows in groupby(store.run("search_terms"), itemgetter(0, 1, 2)):
        written = (plain(row[3]) for row in rows if row[3])
        yield id_, title, frozenset(synonyms.split("|")), frozenset(written)


def _called(store: Store, facts: Facts, typed: str) -> list[Row]:
    """The terms with this name, best first, each with whether it is the title."""
    if not facts.terms:
        facts.terms = tuple(_terms(store))
    name = _content(typed)
    joined, names = " ".join(name), frozenset(_names(name))
    hits = [
        ((title != joined, typed not in whole, joined not in synonyms, title not in names), id_)
        for id_, title, synonyms, whole in facts.terms
        if title in names or not names.isdisjoint(synonyms) or typed in whole
    ]
    hits.sort(key=lambda hit: hit[0])
    return [(*row[:9], not key[3]) for key, id_ in hits for row in find_one(store, "begrip", id_)[:1]]


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit()


def _names(meant: tuple[str, ...]) -> list[str]:
    """The name as it may stand in the glossary: in the other number, as one word or as two."""
    if not meant:
        return []
    whole, last = " ".join(meant), meant[-1]
    names = {whole, whole.replace(" ", "")}
    names |= {whole + end for end in _ENDS}
    names |= {whole[: -len(end)] for end in _ENDS if last.endswith(end) and len(last) > len(end) + 2}
    if len(meant) == 1:
        names |= {f"{last[:at]} {last[at:]}" for at in range(3, len(last) - 2)}
    return sorted(name for name in names if re.search(r"\w{2}", name))
