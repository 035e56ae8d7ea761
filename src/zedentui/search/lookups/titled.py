"""Items of which the whole title stands in a question: those are meant, however many others share their words.

    titled(store, facts, query)     # `is de toezegging over campagne Don't look away nagekomen` -> that promise

A question for a figure that only mentions a title, or for a list of a kind, names no item.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zedentui.search.frames.query import read_query
from zedentui.search.lookups.items import find_one
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, plain

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["titled"]

_KINDS = ("motie", "stuk", "toezegging", "actie", "maatregel", "organisatie")
_FEWEST = 2  # words of a title that say something
_LEAST_WORDS = 3  # of a question
_TITLE = r"\s*\((?:[A-Z]\w*|deze brief|t\.v\.v\.[^)]*|Kamerstuk[^)]*)\)$"
"""Behind a title: its abbreviation, or the number of another paper."""
_REASON = r"\b(?:waarom|waardoor|hoezo|hoe kan|why|reden|oorzaak)\b"
_PART = r"\b(?:paragraaf|hoofdstuk|bladzijde|pagina|waar)\b"
"""Asks for a part of the letter itself."""
_FORMS = (
    (r"\bmotie|\bstem|\bindien|\bdiende\b|\bingediend", ("motie",)),
    (r"\bmaatregel|\bvervolg\b|\bvolgende stap|\bwelke wet\b|\bwettelijke|\b(?:werken|werkt) mee\b|\bpartners? van\b",
     ("maatregel",)),
    (r"\bversch[eo]\w*n\b|\bgepubliceerd|\bgestuurd\b|\bverzonden\b|kamerstuk|\bstuk\b|\bvan wanneer\b|\bvind ik\b"
     r"|\bte vinden\b|\bdatum\b", ("stuk", "toezegging")),
    (r"\bactie|\blevert\b|\btrekker\b|\bvoert\b", ("actie",)),
    (r"\btoezeg|\btoegezegd|\bbelo|\btermijn|\bdeadline|\bstatus\b|\bstaat het\b|\bstand\b|\bklaar\b|\bgedaan\b"
     r"|\bnagekomen\b|\bwanneer\b|\blaat\b|terecht|\bgebeurd\b|\bver is\b|\bal\b|\bgeworden\b", ("toezegging",)),
)  # fmt: skip
"""What a question asks, and the kinds that tell it: which item comes first where several are called so."""
_TO_THE_KAMER = r"\bnaar (?:de )?(?:tweede )?kamer\b|\bkreeg de (?:tweede )?kamer\b"
_BEFORE = ("maatregel", "stap bij", "stap van", "vervolg van", "vervolg op", "verantwoordelijk voor", "mee aan")
"""What stands before the keyword of a measure where the measure is meant."""
_LISTS = (
    r"\b(?:moties|toezeggingen|beloften|acties|maatregelen|stukken|kamerstukken|brieven|organisaties|beweringen|termijnen"
    r"|hoeveel|partijen|fracties)\b"
)


def titled(store: Store, facts: Facts, query: Query) -> list[tuple[Any, ...]]:
    """Return the items whose whole title is in the question, the one that it asks for first; none mostly.

    Raises StoreError.
    """
    text = f" {plain(query.read)} "
    if not query.unknown or len(text.split()) < _LEAST_WORDS or pattern(_REASON).search(text):
        return []  # a figure, of which every word is known; a reason, which is told in the text of the letter
    if pattern(_PART).search(text):
        return []
    if not facts.titles:
        facts.titles = tuple(
            (kind, id_, name)
            for kind, id_, title in store.run("search_titles", {"kind": list(_KINDS)})
            for name in _names(kind, title)
        ) + tuple(
            ("maatregel", each.id, f"{before} {the}{plain(each.keyword)}")
            for each in store.transnational_measures()
            for before in _BEFORE
            for the in ("", "de ", "het ")
        )
    named = [each for each in facts.titles if f" {each[2]} " in text]
    if not named:
        return []
    longest = max((name for _, _, name in named), key=len)
    rest = text.replace(f" {longest} ", " ")
    if pattern(_LISTS).search(rest) and not pattern(r"\bhoeveel (?:stemmen|zetels)\b").search(rest):
        return []
    if pattern(_TO_THE_KAMER).search(rest) and not any(kind == "stuk" for kind, _, _ in named):
        return []  # what was sent to it is another item than what still runs
    other = read_query(rest, facts.lexicon)
    if other.measures or other.offences or other.lacking:
        return []
    kinds = next((kinds for source, kinds in _FORMS if pattern(source).search(rest)), ())
    if kinds == ("motie",) and not any(kind == "motie" for kind, _, _ in named):
        return []
    best = [each for each in named if each[2] == longest or (each[0] in kinds and each[2] in longest)]
    best.sort(key=lambda each: (each[0] not in kinds, -len(each[2])))
    return [row for kind, id_ in dict.fromkeys(each[:2] for each in best) for row in find_one(store, kind, id_)[:1]]


def _names(kind: str, title: str) -> list[str]:
    """What an item is called: its title without the number before it, and what a motie is about."""
    called = [title]
    if kind in {"stuk", "maatregel"} and ": " in title:
        called = [title.partition(": ")[2], *([title] if kind == "maatregel" else [])]
    elif kind == "motie":
        subject = title.partition(" over ")[2]
        called = [title, subject, f"motie over {subject}"]
    names = [plain(pattern(_TITLE).sub("", each)) for each in called]
    return [each for each in names if sum(word not in STOP_WORDS for word in each.split()) >= _FEWEST]
