"""Who voted what: the answer to a question about a vote is the vote itself, from the rows of the store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zedentui.search.items import find_items, find_kind
from zedentui.search.wording import listed
from zedentui.search.words import fold, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Motie
    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["find_votes", "vote_sentence"]

_ALIASES = {
    "pvda": "pvda", "arbeid": "pvda", "gl": "groenlinks", "gl-pvda": "groenlinks", "cu": "christenunie",
    "dieren": "pvdd", "forum": "fvd", "liberalen": "vvd", "boerburgerbeweging": "bbb", "bij": "bij1", "ja": "ja21",
    "gundogan": "gundogan", "haan": "den haan", "haga": "groep van haga",
}  # fmt: skip
_AGAINST = re.compile(r"\btegen\b|against|tegenstem")
_FOR = re.compile(
    r"\bvoor\b(?! de motie| het| deze)|voorstem|steunde|steunden|\bfor\b|\bvoor\b$|stemden? (?:er )?voor|was voor"
    r"|waren voor"
)
_VOTING = frozenset(
    """motie moties stemde stemden stemt stemmen gestemd stemming stemmingen stemuitslag uitslag tegen voor
    tegenstemmers voorstemmers stemgedrag stemverhouding wie welke partijen partij fractie fracties kamer
    aangenomen verworpen steunde steunden steun hoe over hoeveel tweede vote voted votes against zetels zetel
    parties who ziet eruit""".split()  # noqa: SIM905
)


def find_votes(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int
) -> list[tuple[Any, ...]]:
    """Return the moties that a question about a vote is after, each answered with its vote; empty when it is none.

    Raises StoreError.
    """
    if not _about_a_vote(query):
        return []
    moties = {motie.id: motie for motie in store.moties()}
    names = sorted({vote.party for motie in moties.values() for vote in motie.votes})
    parties = _parties(query, names)
    party_words = {word for name in parties for word in words(fold(name))} | set(_ALIASES)
    about = [w for w in query.required if w not in _VOTING and w not in party_words]
    about += [noun for word, noun in query.aliases if word in about]
    rows: list[tuple[Any, ...]] = []
    if any(found.get(word) for word in about):
        near = find_items(store, facts, [w for w in about if found.get(w)], (), found, ["motie"], 300)
        near = [row for row in near if row[0] == "motie"]
        best = max((row[7] for row in near), default=0)
        rows = [row for row in near if row[7] == best]
    if not rows:
        every = find_kind(store, ["motie"], 500)
        rows = sorted(every, key=lambda row: not (row[1] in moties and moties[row[1]].votes))
    made = [_with_vote(row, moties.get(row[1]), parties, query.read) for row in rows]
    return made[:limit]


def _about_a_vote(query: Query) -> bool:
    return "stemming" in query.values("intent") or bool(
        re.search(
            r"\b(?:voor|tegen)stem|(?:steunde|steunden)\b.*\bmotie|motie.*\b(?:aangenomen|verworpen)|uitslag.*\bmotie"
            r"|\b(?:partij|fractie)\w*\b.*\b(?:voor|tegen)\b.*\bmotie",
            query.read,
        )
    )


def _parties(query: Query, names: Sequence[str]) -> list[str]:
    """The parties that are named, in the words of the data."""
    typed = set(query.words) | {_ALIASES[word] for word in query.words if word in _ALIASES}
    found = []
    for name in names:
        folded = fold(name)
        parts = words(folded)
        if folded in typed or (parts and all(part in set(query.words) for part in parts)):
            found.append(name)
    return found


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
    for party in parties:
        vote = next((vote for vote in motie.votes if vote.party == party), None)
        told.append(
            f"{party} stemde {vote.vote} ({vote.seats} zetels)." if vote else f"{party} staat niet in deze stemming."
        )
    order = ("tegen", "voor") if _AGAINST.search(text) and not _FOR.search(text) else ("voor", "tegen")
    return " ".join(
        [*told, f"{motie.title}: {result}; {'; '.join(f'{side}: {listed(sides[side])}' for side in order)}."]
    )


def _with_vote(row: tuple[Any, ...], motie: Motie | None, parties: Sequence[str], text: str) -> tuple[Any, ...]:
    if motie is None:
        return row
    return (*row[:4], f"{vote_sentence(motie, parties, text)} {motie.asks}", *row[5:])
