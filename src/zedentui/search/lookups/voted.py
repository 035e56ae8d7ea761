"""How a vote is worded: the result, the parties on each side, those that are asked first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zedentui.search.lookups.listed import count_of
from zedentui.text.dutch import day, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Motie

__all__ = ["vote_sentence", "with_vote"]

_AGAINST = re.compile(r"\btegen\b|against|tegenstem")
_FOR = re.compile(
    r"\bvoor\b(?! de motie| het| deze)|voorstem|steunde|steunden|\bfor\b|\bvoor\b$|stemden? (?:er )?voor|was voor"
    r"|waren voor"
)


def vote_sentence(motie: Motie, parties: Sequence[str] = (), text: str = "") -> str:
    """Return how a motie was voted on: `121-29 ...; voor: VVD (34), ...; tegen: ...`, the asked parties first."""
    if not motie.votes and motie.votes_for is None:
        return motie.vote_source
    sides = {
        side: [f"{vote.party} ({vote.seats})" for vote in motie.votes if vote.vote == side]
        for side in ("voor", "tegen")
    }
    result = f"{motie.vote_result or 'gestemd'} met {motie.votes_for}-{motie.votes_against}"
    told = []
    voting = {vote.party: vote for vote in motie.votes}
    for party in parties:
        if (vote := voting.get(party)) and vote.vote not in sides:
            told.append(f"{party} deed niet mee ({count_of(vote.seats, 'zetel', 'zetels')}).")
        elif vote:
            told.append(f"{party} stemde {vote.vote} ({count_of(vote.seats, 'zetel', 'zetels')}).")
        elif not any(party in other or other in party for other in voting if other in parties):
            told.append(f"{party} staat niet in deze stemming.")
    order = ("tegen", "voor") if _AGAINST.search(text) and not _FOR.search(text) else ("voor", "tegen")
    parts = [f"{side}: {listed(sides[side]) if sides[side] else 'niemand'}" for side in order]
    if apart := [f"{vote.party} ({vote.seats})" for vote in motie.votes if vote.vote not in sides]:
        parts.append(f"niet meegedaan: {listed(apart)}")
    return " ".join([*told, f"{motie.title}: {result}; {'; '.join(parts)}."])


_YES_NO = re.compile(r"^(?:is|zijn|werd|was|heeft|haalde|kreeg|did)\b.*\b(?P<what>aangenomen|gehaald|steun|erdoor"
                     r"|verworpen|afgewezen|meerderheid|adopted|passed|rejected)\b")  # fmt: skip


def with_vote(
    row: tuple[Any, ...], motie: Motie | None, parties: Sequence[str], text: str, note: str = ""
) -> tuple[Any, ...]:
    """Return the row of a motie with its vote before its text, what is asked first, and `note` behind that."""
    if motie is None:
        return row
    told = vote_sentence(motie, parties, text)
    if (asked := _YES_NO.search(text)) and motie.vote_result and not parties:
        rejected = asked["what"] in {"verworpen", "afgewezen", "rejected"}
        told = f"{'Ja' if (motie.vote_result == 'verworpen') == rejected else 'Nee'}: {told}"
    # How each party voted is what is asked; what else fits comes behind all of them.
    at = told.find(f"{motie.title}: ") if parties else len(told)
    told = " ".join(filter(None, (told[:at].strip(), note, told[at:], motie.asks)))
    return (*row[:4], f"{_when(motie, text)}{told}", *row[5:])


def _when(motie: Motie, text: str) -> str:
    """The day of the vote, where it is asked."""
    if not re.search(r"\bwanneer\b|\bwhen\b|welke dag|datum|which day", text):
        return ""
    if motie.vote_on:
        return f"Gestemd op {day(motie.vote_on)}. "
    return f"De uitslag is geregistreerd op {day(motie.vote_recorded_on)}. " if motie.vote_recorded_on else ""
