"""A piece that a text names: a Kamerstuk however it is written, a letter by its day, a footnote.

What is not in the dossier is said first, before anything that only resembles it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from zedentui.classes import dataclass
from zedentui.search.lookups.items import find_one
from zedentui.search.lookups.numbered import numbered
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import fold
from zedentui.text.citation import Citation, CitationError, parse
from zedentui.text.dutch import MONTHS, day

if TYPE_CHECKING:
    from zedentui.store.store import Store

__all__ = ["Piece", "piece_named"]

_NO_SUCH_PAPER = "{} staat niet bij de stukken in dit dossier; bekijk de stukken die er wel in staan met: kamerstukken."
_NO_SUCH_LETTER = _NO_SUCH_PAPER.replace("{}", "Een brief van {}")
_NUMBERED = re.compile(r"\d\d[ .]?\d{3}|(?i:kst|kamerst|stb|staatsblad|officielebek|\bnr)")
_PLAIN = re.compile(r"(?<!\w)(?P<file>\d{5})[- ](?P<chapter>[ivxlcIVXLC]+)[- ](?P<number>\d{1,4})(?!\w)")
_LOOSE = r"(?<!\w)(?P<file>\d{2} ?\d{3})(?:[- ](?P<chapter>[ivxIVX]+))?,? (?:nr\.?|nummer) ?(?P<number>\d{1,4})(?!\w)"
"""A number without commas among other words: `motie 36200-VIII nr 154`."""
_LETTER = re.compile(
    r"(?:(?P<said>\bde (?:kamer|voortgangs)?brief (?:is|was|dateert) )|brief (?:(?:is|was|dateert) )?)"
    rf"(?:van|d\.?d\.?|uit|op) (?:de )?(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS)}) "
    r"(?P<year>(?:19|20)\d\d)\b"
)


_OF_DAY = (
    r"(?:(?:de|het|een|welke|welk) )?(?:(?P<kind>motie|moties|stuk|stukken|kamerstuk|commissiedebat|debat|overleg"
    r"|actieplan|bijeenkomst) )?(?:(?:van|op) )?(?P<day>\d{1,2}) "
    rf"(?P<month>{'|'.join(MONTHS)}) (?P<year>(?:19|20)\d\d)\W*"
)
"""A day, and at most what kind of thing is of that day: nothing else may come first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The rows of the piece, as `items` gives them, and what to say when there are none."""

    rows: tuple[tuple[Any, ...], ...]
    absent: str


def piece_named(store: Store, text: str, today: date) -> Piece | None:
    """Return the piece that `text` names, as it was known `today`, or None when it names none. Raises StoreError."""
    if (part := numbered(store, fold(text))) is not None:
        return Piece(*part)
    if (reference := _reference(text) or _bare(text)) is not None:
        return Piece(tuple(find_one(store, "stuk", reference.id)), _NO_SUCH_PAPER.format(reference.official))
    match = _LETTER.search(fold(text)) if "brief" in text.lower() else None
    if match is None:
        return _of_day(store, fold(text).strip(), today)
    if (at := _day_in(match)) is None:
        return None
    if at == store.dossier().letter.published_on:
        return None  # the letter that every question is about
    if match["said"] and (day_of := store.dossier().letter.published_on):
        return Piece((), f"De brief is van {day(day_of)}, niet van {day(at)}.")
    known = [each.id for each in store.references() if each.published_on == at]
    known += [each.id for each in store.dossier().documents if each.published_on == at]
    rows = tuple(row for id_ in dict.fromkeys(known) for row in find_one(store, "stuk", id_))
    return Piece(rows, _NO_SUCH_LETTER.format(day(at)))


def _day_in(match: re.Match[str]) -> date | None:
    """The day that was typed, None when the calendar has none."""
    try:
        return date(int(match["year"]), MONTHS.index(match["month"]) + 1, int(match["day"]))
    except ValueError:
        return None


def _of_day(store: Store, folded: str, today: date) -> Piece | None:
    """What is of the day that makes up the text, what is of the kind that is named before it first."""
    if not folded[-4:].strip(" ?.!").isdigit() or not any(month in folded for month in MONTHS):
        return None
    match = pattern(_OF_DAY).fullmatch(folded)
    at = _day_in(match) if match else None
    if match is None or at is None:
        return None
    from zedentui.search.lookups.on_day import on_day  # few look-ups are a day
    from zedentui.search.when.dates import Time

    rows = on_day(store, Time(at, at, day(at)), 500, today).rows
    if kind := match["kind"]:
        word = kind.replace("moties", "motie").replace("stukken", "stuk")
        own = [row for row in rows if word == row[0] or word in f"{row[3]} {row[4]}".lower()]
        rows = own + [row for row in rows if row not in own]
    return Piece(tuple(rows), f"Van {day(at)} staat niets in dit dossier.")


def _bare(text: str) -> Citation | None:
    """The Kamerstuk of a number with a chapter and a second number and nothing between: `motie 36200-VIII-999`."""
    if match := _PLAIN.search(text):
        return _reference(f"Kamerstuk {match['file']}-{match['chapter'].upper()}, nr. {match['number']}")
    if " nr" not in text.lower():
        return None
    if match := pattern(_LOOSE).search(text):
        chapter = f"-{match['chapter'].upper()}" if match["chapter"] else ""
        return _reference(f"Kamerstuk {match['file'].replace(' ', '')}{chapter}, nr. {match['number']}")
    return None


def _reference(text: str) -> Citation | None:
    """The Kamerstuk or Staatsblad that the text is the number of, however it is written."""
    if not _NUMBERED.search(text):
        return None  # the patterns for the ways in which one is written are many
    try:
        return parse(text)
    except CitationError:
        return None
