"""Two questions in one sentence, one for a figure and one for something else: both are answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frames.query import read_query
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.result import Result
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["both_answered", "parted"]

_JOIN = (
    r"[,;?]?\s+(?:en|and)\s+"
    r"(?=(?:wie|wat|wanneer|waar|waarom|hoe|welke?|hoeveel|who|what|when|where|why|which|how)\b)"
)
_LONGEST = 300
_FEWEST = 3  # words of a question


def parted(query: Query, lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the question for a figure and the other one that `query` holds, or None when it is one."""
    if len(query.read) > _LONGEST or (" en " not in query.read and " and " not in query.read):
        return None
    parts = pattern(_JOIN).split(query.read)
    if len(parts) != 2 or any(len(part.split()) < _FEWEST for part in parts):
        return None
    read = [read_query(part, lexicon) for part in parts]
    if of_same := _counted_behind(parts, read):
        return of_same, parts[0]
    figures = [bool(each.measures or each.offences) and _wants(each) for each in read]
    if figures[0] == figures[1]:
        return None
    other = read[figures.index(False)]
    if other.measures or other.offences or other.years.years or not (other.leftover and other.required):
        return None  # `en hoe hoog was dat in 2021` goes on about the same
    first, second = (0, 1) if figures[0] else (1, 0)
    return parts[first], parts[second]


_WHAT_IS = r"^(?:wat (?:is|zijn|betekent)|what (?:is|are)) (?:een |het |de |a |an |the )?"


def _counted_behind(parts: Sequence[str], read: Sequence[Query]) -> str:
    """The second question with what the first asks the meaning of: `wat is een sepot? en hoeveel waren er in 2022`."""
    meaning = pattern(_WHAT_IS).match(parts[0])
    first, second = read
    if meaning is None or len(first.measures) != 1 or first.leftover or first.years.years or not _wants(second):
        return ""
    if second.measures or second.offences or second.leftover or not second.named("question"):
        return ""
    return f"{parts[1].rstrip(' ?.')} {parts[0][meaning.end() :].rstrip(' ?.')}"


def _wants(query: Query) -> bool:
    return bool(query.years.years or query.named("question") or query.named("unit") or query.modes)


def both_answered(text: str, parts: tuple[str, str], look_up: Callable[[str], Result]) -> Result | None:
    """Return one result with the figure and, under it, what answers the other question; None without a figure."""
    figure, other = look_up(parts[0]), look_up(parts[1])
    if figure.card is None or other.card is not None:
        return None
    typed = parts[1].rstrip(" ?.!")
    if other.lacks and other.message:
        told = other.message
    elif other.hits:
        told = f"{other.hits[0].title}: {other.hits[0].answer}"
    else:
        told = "niets gevonden in dit dossier."
    card = replace(figure.card, answer=f"{figure.card.answer} Op ‘{typed}’: {told}")
    hits = tuple(replace(hit, rank=place) for place, hit in enumerate(other.hits, 2))
    return replace(figure, query=text, card=card, hits=hits)
