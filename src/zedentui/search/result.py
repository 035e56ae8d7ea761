"""What is found: words of the dossier for typed ones, an answer card, ranked hits, or one sentence why nothing is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from zedentui.places import Location

__all__ = ["Card", "Found", "Hit", "Result", "Span", "as_rows"]

Span = tuple[int, int]
"""Start and end (exclusive) of the part of a text that matched."""


@dataclass(frozen=True, slots=True)
class Found:
    """A word of the dossier that a typed word stands for. `quality` is 1 for the word itself, less for a likeness.

    `items` is the number of items that hold it, `weight` the heaviest place it has anywhere (ten times field weight).
    """

    token: int
    word: str
    items: int
    weight: int
    quality: float


@dataclass(frozen=True, slots=True)
class Card:
    """The figure that was asked for.

    `answer` is what to read aloud: the figure with its denominators, the change on the year before, how the question
    was read. `lines` are (label, value) pairs: a series, a comparison, remarks. `observations` are the cells of the
    tables that the answer rests on, as (offence, measure, year).
    """

    title: str
    answer: str
    lines: tuple[tuple[str, str], ...]
    citation: str
    url: str | None
    location: Location
    observations: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One item of the dossier. `highlight` marks parts of `title`, `snippet_highlight` parts of `snippet`.

    `rank` starts at 1, or at 2 under a card. `answer` is the text of the item to read aloud, `snippet` the part of it
    around what matched. `score` orders hits within one result and means nothing between results.
    """

    rank: int
    kind: str
    id: str
    location: Location
    title: str
    snippet: str
    highlight: tuple[Span, ...]
    snippet_highlight: tuple[Span, ...]
    answer: str
    citation: str
    url: str | None
    score: float


@dataclass(frozen=True, slots=True)
class Result:
    """All that a query gives. `message` is one Dutch sentence when something is missing.

    `lacks`: the query asks for a figure, or a paper, that the dossier does not have; `message` says what there is
    instead; `absent`: what is asked stands nowhere, a paper or a word; `near`: the items are what is nearest to it.
    `understood` says in one line what was read where no figure was found. `counted`: the items are a list, and
    `message` is the sentence above it.
    """

    query: str
    card: Card | None
    hits: tuple[Hit, ...]
    message: str | None
    lacks: bool = False
    understood: str | None = None
    absent: bool = False
    counted: bool = False
    near: bool = False


def as_rows(result: Result) -> list[dict[str, object]]:
    """Return the result as rows of `rank, kind, id, location, title, answer, citation, url`.

    The card is the first row, of kind `cijfer`. What the letter lacks is a first row too, of kind `melding`, so that
    nobody takes what follows for the answer; and so is what stands above a list. Their place is that of what follows.
    """
    rows: list[dict[str, object]] = []
    if card := result.card:
        view = dict(card.location.view)
        named = "/".join(filter(None, (view.get("delict"), view.get("maat"), view.get("jaar"))))
        rows.append(_row(1, "cijfer", named, str(card.location), card.title, card.answer, card.citation, card.url))
    elif result.lacks and result.message:
        where = str(result.hits[0].location) if result.near and result.hits else None
        rows.append(_lacking(result.message, where, absent=result.absent))
    elif result.counted and result.message and (len(result.hits) > 1 or not _ONE.search(result.message)):
        first = str(result.hits[0].location)
        rows.append(_row(1, "melding", "", first, "Lijst", _with_titles(result.message, result.hits), "", None))
    for hit in result.hits:
        place = str(hit.location)
        rows.append(_row(len(rows) + 1, hit.kind, hit.id, place, hit.title, hit.answer, hit.citation, hit.url))
    return rows


_ONE = re.compile(r"^(?:[^:.]*: )?1 (?!.*dat zegt niet)")  # a list of one is its item; how many stand how comes later
_NAMED = 5  # items of a list that are named in the sentence above it


def _with_titles(message: str, hits: tuple[Hit, ...]) -> str:
    """The sentence above a list with the titles of its first items: `2 acties van Politie. Eerst: ...; ...`"""
    titles = "; ".join(hit.title for hit in hits[:_NAMED])
    return f"{message} {'' if message.endswith(':') else 'Eerst: '}{titles}."


def _lacking(message: str, where: str | None, *, absent: bool) -> dict[str, object]:
    place, title = ("stukken", "Niet in dit dossier") if absent else ("statistiek", "Niet in de brief")
    return _row(1, "melding", "", where or place, title, message, "", None)


def _row(
    rank: int, kind: str, id_: str, location: str, title: str, answer: str, citation: str, url: str | None
) -> dict[str, object]:
    return {
        "rank": rank, "kind": kind, "id": id_, "location": location,
        "title": title, "answer": answer, "citation": citation, "url": url,
    }  # fmt: skip
