"""Votes that are narrowed: by how close they were, by two parties on two sides, by the day of the vote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zedentui.search.lookups.listed import count_of
from zedentui.search.lookups.voted import with_vote
from zedentui.search.vocabulary.words import fold
from zedentui.search.when.dates import find_time
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Motie
    from zedentui.search.frames.query import Query

__all__ = ["narrowed"]

Rows = list[tuple[Any, ...]]

_CLOSE = re.compile(
    r"\bnip(?:te?|ste?)\b|\bkrap(?:pe|st|ste)?\b|\bkleinste (?:verschil|meerderheid|marge)\b|\bop het nippertje\b"
    r"|\bnarrow\w*\b"
)
_TWO = re.compile(r"\b(?:steun\w*|voor stemde\w*|stemde\w* voor|voor)\b.*\b(?:en|maar|terwijl)\b.*\b(?:niet|tegen)\b")

_BOTH_NOT = re.compile(r"^(?!.*\b(?:wel|maar|terwijl|tegen)\b).*\bsteun\w* (?:(?!niet\b)[\w-]+ )*niet\W*$")
"""`steunde de VVD en de PVV niet` is said of both: no word sets one against the other."""


def narrowed(rows: Rows, moties: Mapping[str, Motie], parties: Sequence[str], query: Query) -> tuple[Rows, str] | None:
    """Return the moties whose vote was close, divided two parties or was on a day, with a sentence; None mostly."""
    known = [row for row in rows if row[1] in moties and moties[row[1]].votes]
    text = query.read
    if _CLOSE.search(text):
        return _closest(known, moties, text)
    if len(parties) > 1 and _TWO.search(text) and not _BOTH_NOT.search(text):
        return _divided(known, moties, sorted(parties, key=lambda each: text.find(fold(each))), text)
    time = find_time(text, None, typed=query.text)
    if time is None or time.begin is None or time.begin != time.end:
        return None
    of_day = [
        row for row in known if time.begin in (moties[row[1]].vote_on, moties[row[1]].vote_recorded_on)
    ]  # fmt: skip
    if not of_day:
        return [], f"Dit dossier kent geen stemming {time.said}."
    told = [with_vote(row, moties[row[1]], parties, text) for row in of_day]
    return told, f"Van {count_of(len(of_day), 'motie', 'moties')} in dit dossier is de stemming {time.said}."


def _closest(known: Rows, moties: Mapping[str, Motie], text: str) -> tuple[Rows, str]:
    """The votes in order of how few they differ by, of the result that is asked."""
    result = next((word for word in ("verworpen", "aangenomen") if word in text), None)
    picked = [row for row in known if result is None or moties[row[1]].vote_result == result]
    by_difference = {
        row[1]: abs((moties[row[1]].votes_for or 0) - (moties[row[1]].votes_against or 0)) for row in picked
    }
    picked.sort(key=lambda row: by_difference[row[1]])
    what = f"{result} " if result else ""
    said = (
        f"Van de {len(picked)} {what}moties waarvan dit dossier de stemming heeft, die met het kleinste verschil eerst."
    )
    return [with_vote(row, moties[row[1]], (), text) for row in picked], said


def _divided(known: Rows, moties: Mapping[str, Motie], parties: Sequence[str], text: str) -> tuple[Rows, str]:
    """The moties that the first party was for and the last against."""
    first, last = parties[0], parties[-1]
    picked = []
    for row in known:
        sides = {vote.party: vote.vote for vote in moties[row[1]].votes}
        if sides.get(first) == "voor" and sides.get(last) == "tegen":
            picked.append(with_vote(row, moties[row[1]], (first, last), text))
    said = f"{len(picked) or 'Geen'} van de {len(known)} moties waarvan dit dossier de stemming heeft"
    return picked, f"{said}: {listed([f'{first} voor', f'{last} tegen'])}."
