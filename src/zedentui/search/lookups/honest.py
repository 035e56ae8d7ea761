"""What is said before items that do not answer the question: a word that is nowhere, a number that nobody gives.

A question is only answered by what follows when it says so. Where it asks for a number, a length of time or somebody's
words, and the letter has none, that is the first thing that is told, in every format.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.frames.causes import uncaused
from zedentui.search.frames.figure_asked import wants_number
from zedentui.search.frames.mentions import COUNTED
from zedentui.search.lookups.ranking import is_elsewhere, names_letter
from zedentui.search.lookups.strange import is_whole, subjects_known
from zedentui.search.vocabulary.empty_words import EMPTY, is_participle
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, fold, stem, words
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Opening", "opening", "strangers_named", "without"]

_FIGURES = frozenset({"bewering", "maat"})
"""Kinds of items that hold a figure: of another word they are no answer."""
_NUMBER = r"(?:\d[\d.,]*|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|derde|kwart|helft)"
_TIME = rf"\b(?:een|{_NUMBER}) (?:uur|uren|dag|dagen|week|weken|maand|maanden|jaar|jaren)\b"
_HOW_LONG = r"\bhoe ?lang(?! nog\b)(?:er|e)?\b|\bhoelang\b|\bhoeveel (?:dagen|weken|maanden|tijd)\b|\bhow long\b"
_QUANTITY = r"(?:tijd|duur|percentage|kans|cijfer|cijfers|aantal|aantallen|leeftijd|kosten|bedrag|graad|termijn)"
_WHAT_IS = rf"\b(?:wat|hoe (?:hoog|groot|laag)) (?:is|was|zijn|waren) (?:de |het )?(?:gemiddelde )?(\w+{_QUANTITY})\b"
_SAYING = (
    r"\b(?:zei|zegt|zeiden|zeggen|gezegd|antwoordde|antwoordt|reageerde|reageert|vond|vindt|betoogde|verklaarde|citaat"
    r"|woorden|mening|opvatting|standpunt|inbreng)\b"
)
_INITIALS = r"^(?:[A-Z][a-z]?\.)+ ?"
_BY = r"\bdoor (?:de |het |een |haar |zijn |hun )?([a-z]{4,})\b"
_PROSECUTION = frozenset({"openbaar", "rechter", "rechters", "officier", "officieren"})
_DID_MINISTER = r"^(?:heeft|hebben|had|is) (?:de |het )?(?:minister|kabinet|regering|ministers)\b"
_PUNISHMENT = (
    r"^(?:welke|wat voor|wat is de|wat zijn de|hoe hoog is de|hoe zwaar is de) (?:\w+ )?(?:straf|straffen|strafmaat)\b"
)
_WEATHER = r"^(?:wat|hoe) (?:is|was|wordt) het weer\b"
_YEAR = r"(?:19|20)\d\d"
_NEAR = 4  # words behind a number among which that is what it counts
_TELLING = 3
"""Items among which one that gives the number is looked for."""
_NEAREST = "wat hieronder staat, ligt er het dichtst bij."
_CAPITAL = _NEAREST[:1].upper() + _NEAREST[1:]


@dataclass(frozen=True, slots=True)
class Opening:
    """The sentence that stands first, and the items that may follow it.

    `absent`: a word stands nowhere. `lacks`: something was found, which is no answer; else there is nothing at all.
    """

    message: str
    rows: list[Row]
    absent: bool
    lacks: bool = True


def strangers_named(query: Query, places: Sequence[int]) -> list[str]:
    """Return the words at `places` as they were typed, an adjective with what follows it."""
    phrases: list[list[int]] = []
    for i in places:
        if phrases and phrases[-1][-1] == i - 1 and query.words[i - 1].endswith("e"):
            phrases[-1].append(i)
        else:
            phrases.append([i])
    return list(dict.fromkeys(" ".join(_typed(query, i) for i in phrase) for phrase in phrases))


def without(found: Mapping[str, Sequence[Found]], query: Query, places: Sequence[int]) -> dict[str, list[Found]]:
    """Return the words found, without what only resembles the words at `places`."""
    nowhere = {query.words[i] for i in places}
    return {word: [] if word in nowhere else list(words_) for word, words_ in found.items()}


def opening(
    store: Store,
    query: Query,
    found: Mapping[str, Sequence[Found]],
    strange: Sequence[int],
    rows: list[Row],
    message: str | None,
) -> Opening | None:
    """Return what must be said before `rows`, and which of them may follow; None when they may stand as they are.

    `message` is what is said already of figures that the letter lacks. Raises StoreError.
    """
    asks = wants_number(query) or bool(query.years.years)
    if strange:
        named = listed([f"‘{each}’" for each in strangers_named(query, strange)])
        nowhere = f"{named} {'staan' if len(strangers_named(query, strange)) > 1 else 'staat'} niet in dit dossier"
        if not subjects_known(query, found, strange):
            alike = bool(message or rows) or any(found.get(query.words[i]) for i in strange)
            return Opening(message or f"{nowhere}.", [], message is None, lacks=alike)
        kept = [row for row in rows if row[0] not in _FIGURES] if asks else rows
        said = f"{nowhere}; wat hieronder staat, gaat over de andere woorden." if kept else f"{nowhere}."
        return Opening(message or said, kept, absent=message is None)
    if message is not None:
        kept = rows if subjects_known(query, found, ()) else [row for row in rows if row[0] not in _FIGURES]
        return Opening(message, kept, absent=False) if len(kept) < len(rows) else None
    if pattern(_WEATHER).search(query.read):
        return Opening("‘het weer’ staat niet in dit dossier.", [], absent=True)
    if query.years.years and (parts := _parted(query, found)):
        kept = [row for row in rows if row[0] not in _FIGURES]
        return Opening(f"De brief geeft geen cijfers over {listed(parts)}; {_NEAREST}", kept, absent=False)
    lacking = _lacks(store, query, rows, found)
    return Opening(lacking, rows, absent=False) if lacking else None


def _lacks(store: Store, query: Query, rows: Sequence[Row], found: Mapping[str, Sequence[Found]]) -> str | None:
    """What the letter does not give of what is asked: a time, a number, what somebody said, who did it."""
    if "stemming" in query.intents:
        return None
    if rows and (said := uncaused(query)):
        return f"{said}; {_NEAREST}"
    if rows and names_letter(query) and is_elsewhere(rows[0]):
        named = [f"‘{_typed(query, i)}’" for i in query.leftover if not _is_said(query.words[i])]
        named = named or [f"‘{each}’" for _, each in query.lacking]
        if named:
            return f"De brief zegt niets over {listed(named)}; wat hieronder staat, komt van elders."
    if pattern(_PUNISHMENT).search(query.read):
        return f"De brief noemt geen straffen; {_NEAREST}"
    if pattern(_DID_MINISTER).search(query.read) and (nowhere := _done_nowhere(query, found)):
        return f"De brief zegt niets over ‘{nowhere}’; {_NEAREST}"
    if pattern(_HOW_LONG).search(query.read):
        return None if _tells_time(query, rows) else f"De brief zegt niet hoe lang dat duurt; {_NEAREST}"
    if match := pattern(_WHAT_IS).search(query.read):
        if _is_explained(match[1], match.end() == len(query.read.rstrip(" ?.")), rows) or _tells_time(query, rows):
            return None
        return f"De brief geeft geen getal voor ‘{match[1]}’; {_NEAREST}"
    if (counted := _counted(query)) is not None:
        if _tells_number(query.words[counted], rows):
            return None
        return f"De brief noemt geen aantal of bedrag bij ‘{_typed(query, counted)}’; {_NEAREST}"
    if _only_asked_for(rows) and "motie" not in query.intents and pattern(_DID_MINISTER).search(query.read):
        return f"Of dat gebeurd is, zegt deze motie niet: een motie vraagt of spreekt uit. {_CAPITAL}"
    if pattern(_SAYING).search(query.read) and (who := _member(store, query)):
        return f"Wat {who[:1].upper()}{who[1:]} zei, staat niet in dit dossier; {_NEAREST}"
    if query.offences and (match := pattern(_BY).search(query.read)) and match[1] not in _PROSECUTION:
        return f"De brief zegt niets over ‘{query.named('offence')[0].text} {match[0]}’; {_NEAREST}"
    return None


def _is_said(word: str) -> bool:
    return word in EMPTY or word in STOP_WORDS or not word.isalpha()


def _done_nowhere(query: Query, found: Mapping[str, Sequence[Found]]) -> str | None:
    """The participle of `heeft de minister gelogen` that stands nowhere in the dossier."""
    for i in query.leftover:
        word = query.words[i]
        if is_participle(word) and not _is_said(word) and not is_whole(found.get(word)):
            return _typed(query, i)
    return None


def _only_asked_for(rows: Sequence[Row]) -> bool:
    """Whether the best item is a motie of which no more than its title is known."""
    return bool(rows) and rows[0][0] == "motie" and rows[0][3] == rows[0][4]


def _parted(query: Query, found: Mapping[str, Sequence[Found]]) -> list[str]:
    """The words beside a year that are only made of words of the dossier."""
    return [
        f"‘{_typed(query, i)}’" for i in query.leftover
        if found.get(query.words[i]) is not None and not is_whole(found[query.words[i]])
        and query.words[i].isalpha() and query.words[i] not in EMPTY
    ]  # fmt: skip


def _counted(query: Query) -> int | None:
    """The place of what is counted in `hoeveel X`, when it is no measure, no group and no kind of item."""
    first = [m for m in query.named("unit") if m.meaning.value == "aantal" and m.first == 0]  # `aantal deelnemers`
    for mention in (*query.named("question"), *first):
        for i in range(mention.last, min(mention.last + 3, len(query.words))):
            word = query.words[i]
            if query.taken.get(i) in {"offence", "measure", "unit", "intent", "mode", "year", "number", "question"}:
                return None
            if i in query.leftover or query.taken.get(i) == "lacking":
                return None if word in EMPTY or word in STOP_WORDS else i
            if word in STOP_WORDS:
                return None
    return None


def _is_explained(word: str, whole: bool, rows: Sequence[Row]) -> bool:
    """Whether it is asked what `word` is, and the first item is about that very word."""
    return whole and bool(rows) and words(rows[0][3])[:1] == [word]


def _tells_number(word: str, rows: Sequence[Row]) -> bool:
    """Whether one of the first items says how many: `26 gemeenten`, `een derde van de gemeenten`."""
    root = stem(word)
    for row in rows[:_TELLING]:
        held = words(f"{row[3]}. {row[4]}")
        for i, each in enumerate(held):
            counts = pattern(_NUMBER).fullmatch(each) and not pattern(_YEAR).fullmatch(each)
            if counts and held[i - 1] not in COUNTED and root in map(stem, held[i + 1 : i + 1 + _NEAR]):
                return True
    return False


def _tells_time(query: Query, rows: Sequence[Row]) -> bool:
    """Whether one of the first items that holds every subject of the question gives a time."""
    asked = {stem(word) for word in query.required if word not in EMPTY and word not in STOP_WORDS} - _LASTING
    for row in rows[:_TELLING]:
        held = {stem(word) for word in words(f"{row[3]} {row[4]}")}
        if asked <= held and pattern(_TIME).search(fold(row[4])):
            return True
    return False


_LASTING = frozenset(map(stem, ("lang", "duurt", "duren", "duurde", "duur", "gemiddeld", "hoelang")))


def _member(store: Store, query: Query) -> str | None:
    """The member of the Kamer that the question names, as the moties write the name."""
    typed = set(query.words)
    for motie in store.moties():
        for each in motie.submitters:
            last = [part for part in words(each.name) if part not in {"van", "de", "der", "den", "het"}]
            if last and last[-1] in typed:
                return pattern(_INITIALS).sub("", each.name)
    return None


def _typed(query: Query, i: int) -> str:
    """The word at `i` as it was typed."""
    word = query.typed[i]
    return next((each for each in re.findall(r"\w[\w'’-]*", query.text) if re.sub(r"\W", "", fold(each)) == word), word)
