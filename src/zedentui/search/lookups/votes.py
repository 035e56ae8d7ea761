"""Who voted what: the answer to a question about a vote is the vote itself, from the rows of the store."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from zedentui.search.facts import facts_of
from zedentui.search.lookups.filed import asks_who_filed, filed_sentence
from zedentui.search.lookups.items import find_items, find_kind
from zedentui.search.lookups.listed import count_of, led_by
from zedentui.search.lookups.narrow_votes import narrowed
from zedentui.search.lookups.parties import parties_named, party_words
from zedentui.search.lookups.voted import with_vote
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import fold, words
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Motie
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["find_votes"]

_VOTING = frozenset(
    """motie moties stemde stemden stemt stemmen gestemd stemming stemmingen stemuitslag uitslag tegen voor
    tegenstemmers voorstemmers stemgedrag stemverhouding wie welke partijen partij fractie fracties kamer
    aangenomen verworpen steunde steunden steun hoe over hoeveel tweede vote voted votes against zetels zetel
    parties who ziet eruit was waren haalden haalde weggestemd afgewezen niet algemene unaniem eenstemmig
    zonder tegenstem wanneer dag datum nipt nipte nipst
    nipste krap krappe krapst krapste kreeg kregen kleinste verschil marge aangehouden ingetrokken vervallen""".split()  # noqa: SIM905
)


def find_votes(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int,
    titled: Sequence[tuple[Any, ...]] = (),
) -> tuple[list[tuple[Any, ...]], str | None] | None:  # fmt: skip
    """Return the moties that a question about a vote is after, each answered with its vote, and what to say above them.

    Of a subject only moties that hold its words count, those with votes first; no rows when there is none. `titled`
    are those whose title it has whole. None when the question is not about a vote. Raises StoreError.
    """
    if not _may_be_vote(query):
        return None  # before the moties are read
    moties = {motie.id: motie for motie in facts_of(store).moties(store)}
    names = sorted({vote.party for motie in moties.values() for vote in motie.votes})
    if _PARTY_OF.search(query.read) and not parties_named(query, names) and (of_member := _party_of(store, query)):
        return of_member
    if (by := _MEMBER.search(query.read)) and not _about_a_vote(query):
        return _by_member(store, next((name for name in names if fold(name) == by["who"]), by["who"]))
    side_only = not (_about_a_vote(query) or _names_a_party(store, query))
    if side_only and not _SIDE_ASKED.search(query.read):
        return None
    named = party_words(store)
    about = [w for w in query.required if w not in _VOTING and w not in named and w not in MONTHS.split()]
    about = [word for word in about if not (word.isdigit() and query.years.dates)]
    rows, absent = (list(titled), "") if titled else _on_subject(store, query, facts, found, about)
    if side_only and not titled and (absent or len(about) < _NAMING or rows[0][7] < len(about) or len(rows) > _FEW):
        return None
    if absent:
        return [], f"In geen motie van dit dossier staat ‘{absent}’; bekijk alle moties met: moties."
    rows.sort(key=lambda row: _order(moties.get(row[1])))
    if (narrow := narrowed(rows, moties, parties_named(query, names), query)) is not None and not about:
        return narrow
    if (side := _side(query)) and (parties := parties_named(query, names)) and not about:
        return _by_side(rows, moties, parties, side, query)
    rows, message = _with_result(rows, moties, query)
    parties = parties_named(query, names)
    note = "" if titled or message or "moties" in query.words or not about else _also(rows)
    absent, filed = _no_party(query, names, parties), asks_who_filed(query)
    voted = [
        with_vote(row, moties.get(row[1]), parties, query.read, "" if i else note) for i, row in enumerate(rows[:limit])
    ]
    before = {row[1]: f"{absent}{filed_sentence(moties[row[1]]) if filed else ''}" for row in voted if row[1] in moties}
    return [(*row[:4], f"{before.get(row[1], '')}{row[4]}", *row[5:]) for row in voted], message


_MEMBER = re.compile(r"\bmoties?[ -](?:van )?(?:het lid )?(?P<who>omtzigt|gundogan|ephraim)\b")
"""A motie of a member who is a party alone: asked is what the member tabled."""


def _by_member(store: Store, who: str) -> tuple[list[tuple[Any, ...]], str | None]:
    """The moties that a member tabled, or the sentence that there are none; `who` is called as the data calls them."""
    name = fold(who)
    own = {m.id for m in facts_of(store).moties(store) if any(name in fold(each.name) for each in m.submitters)}
    rows = [row for row in find_kind(store, ["motie"], 500) if row[1] in own]
    if rows:
        which = count_of(len(rows), "motie", "moties")
        return rows, f"Van {which} in dit dossier is {who} als een van de indieners bekend."
    return (
        [],
        f"Van geen motie in dit dossier is {who} als indiener bekend; bekijk alle moties met: moties.",
    )


def _order(motie: Motie | None) -> tuple[bool, bool]:
    """Those of which the vote is known first, among them those of the letter itself."""
    return not (motie and motie.votes), not (motie and motie.in_letter)


def _also(rows: Sequence[tuple[Any, ...]]) -> str:
    """That others fit as well as the first, which each may have been voted on in another way."""
    others = len(rows) - 1
    if not 0 < others <= _FEW:
        return ""
    said = "past nog een motie" if others == 1 else f"passen nog {others} moties"
    return f"Bij deze vraag {said}: {'; '.join(row[3] for row in rows[1:])}."


def _may_be_vote(query: Query) -> bool:
    """Whether a word of the question can ask for a vote or a party."""
    about = _about_a_vote(query) or _SIDE_ASKED.search(query.read) or _PARTY_OF.search(query.read)
    named = {"motie", "motion"}.intersection(query.words) or _MEMBER.search(query.read)
    return bool(about or named) or _WHICH.search(query.read) is not None


_NAMING = 2  # words that name one motie, where the word motie is not there
_FEW = 3  # other moties that are named
_VOTER = re.compile(r"\bstem(?:de|den|t)\s+(?:de |het )?(?P<who>[A-Z0-9][\w-]+)")


def _no_party(query: Query, names: Sequence[str], parties: Sequence[str]) -> str:
    """That somebody of whom a vote is asked is in none of the votes of the dossier."""
    match = _VOTER.search(query.text)
    if match is None or parties or any(fold(match["who"]) in fold(name) for name in names):
        return ""
    return f"‘{match['who']}’ staat niet in deze stemming. "


_WHICH = re.compile(
    r"\b(?:welke|alle|hoeveel|which) mot|\bmoties (?:waar|die|waarbij)|^(?:waar|waarvoor|waartegen)\b|\bwelke motie\b"
)


def _side(query: Query) -> str:
    """The side that `moties waar de VVD tegen stemde` asks for; none of a question how a party voted."""
    if not _WHICH.search(query.read) or pattern(r"voor of tegen").search(query.read):
        return ""
    denied = bool(query.named("neg"))
    against = pattern(r"\b(?:tegen\w*|waartegen|against|verw[ie]+rp\w*)\b").search(query.read) is not None
    in_favour = pattern(r"\b(?:voor\w*|waarvoor|for|steun\w*)\b").search(query.read) is not None
    if not (against or in_favour):
        return ""
    return "tegen" if against != denied else "voor"


def _by_side(
    rows: list[tuple[Any, ...]], moties: Mapping[str, Motie], parties: Sequence[str], side: str, query: Query
) -> tuple[list[tuple[Any, ...]], str]:
    """The moties on which all of the parties named voted so, with of how many the vote of all of them is known."""
    sides = {row[1]: {vote.party: vote.vote for vote in moties[row[1]].votes} for row in rows if row[1] in moties}
    known = [row for row in rows if set(parties) <= sides.get(row[1], {}).keys()]
    picked = [row for row in known if all(sides[row[1]][party] == side for party in parties)]
    verb = "stemden allebei" if len(parties) == 2 else "stemden allemaal" if parties[2:] else "stemde"
    whose = listed(list(parties))
    moties_known = count_of(len(known), "motie", "moties")
    told = (
        f"Bij {len(picked)} van {moties_known} waarvan de stem van {whose} in dit dossier staat: {whose} {verb} {side}."
    )
    if not known:
        told = f"Van geen motie staat de stem van {whose} samen in dit dossier."
    unknown = len(rows) - len(known)
    told += f" Van {count_of(unknown, 'andere', 'andere')} staat die er niet in." if unknown else ""
    return [with_vote(row, moties.get(row[1]), parties, query.read) for row in picked], told


def _on_subject(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str]
) -> tuple[list[tuple[Any, ...]], str]:
    """The moties that hold the words of the subject, all of them without one; else the words that stand in none."""
    known = [word for word in about if found.get(word)]
    # Of a long text not every word is looked up: only a word that was, and stands nowhere, is unknown.
    unknown = [word for word in about if word in found and word not in known and word in _behind_over(query)]
    if unknown:
        return [], " ".join(unknown)
    if not known:
        return find_kind(store, ["motie"], 500), ""
    near = [row for row in find_items(store, facts, known, (), found, ["motie"], 500) if row[0] == "motie"]
    best = max((row[7] for row in near), default=0)
    return ([row for row in near if row[7] == best], "") if best else ([], " ".join(known))


def _behind_over(query: Query) -> Sequence[str]:
    return query.words[query.words.index("over") + 1 :] if "over" in query.words else ()


def _with_result(
    rows: list[tuple[Any, ...]], moties: Mapping[str, Motie], query: Query
) -> tuple[list[tuple[Any, ...]], str | None]:
    """Only the moties with the result that `welke moties zijn aangenomen` asks for; all of them where none has it."""
    asked = next((word for word in ("aangenomen", "verworpen") if word in query.words), None)
    if asked is None and re.search(r"haalde\w* het niet|weggestemd|afgewezen", query.read):
        asked = "verworpen"
    if re.search(r"algemene stemmen|unaniem|eenstemmig|zonder tegenstem|unanimous", query.read):
        known = [row for row in rows if row[1] in moties and moties[row[1]].votes]
        picked = [row for row in known if not moties[row[1]].votes_against]
        which = count_of(len(known), "motie", "moties")
        verb = "zijn" if len(picked) > 1 else "is"
        return picked, (
            f"Van de {which} waarvan de stemming in dit dossier staat, {verb} er {len(picked) or 'geen'} aangenomen "
            "zonder stemmen tegen."
        )
    if other := next((word for word in ("aangehouden", "ingetrokken", "vervallen") if word in query.words), None):
        picked = [row for row in rows if row[1] in moties and moties[row[1]].vote_result == other]
        whose = count_of(len(picked), "motie", "moties") if picked else "geen motie"
        return picked, f"Van {whose} staat in dit dossier dat zij {other} {'zijn' if len(picked) > 1 else 'is'}."
    if asked is None or "moties" not in query.words or "niet aangenomen" in query.read:
        return rows, None
    results = [moties[row[1]].vote_result if row[1] in moties else None for row in rows]
    picked = [row for row, result in zip(rows, results, strict=True) if result == asked]
    unknown = results.count(None)
    which = f"{len(rows)} gevonden moties zijn er" if len(rows) != 1 else "1 gevonden motie is"
    rest = f"; van {unknown} staat de stemming niet in dit dossier" if unknown else ""
    which = which.replace("zijn er", "is er") if len(picked) == 1 else which
    return picked or rows, f"Van {which} {len(picked) or 'geen'} {asked}{rest}."


_VOTE_ASKED = re.compile(
    r"\b(?:aangehouden|ingetrokken|vervallen|aangenomen|verworpen|afgewezen|weggestemde|unanieme) moties"
    r"|moties\b.*\b(?:aangehouden|ingetrokken|vervallen)"
    r"|motion.*\b(?:adopted|rejected|carried|passed)\b|\b(?:voor|tegen)stem|(?:steunde|steunden)\b.*\bmotie"
    r"|motie.*\b(?:aangenomen|verworpen|uitslag|resultaat|gehaald|unaniem|kamerbreed)|(?:uitslag|uitkomst).*\bmotie"
    r"|\b(?:partij|fractie)\w*\b.*\b(?:voor|tegen)\b.*\bmotie|\bvoor of tegen\b|motie.*\bhaalde\w* het niet"
    r"|\b(?:was|waren)\b.*\b(?:voor|tegen) (?:de |deze )?motie|\bhoeveel (?:\w+ )?(?:voor|tegen)\b.*\bmotie"
    r"|\bmotie.*\bhoeveel (?:\w+ )?(?:voor|tegen)\b"
)
_SIDE_ASKED = re.compile(
    r"\b(?:partijen|fracties|wie)\b.*\b(?:was|waren|stemden?)\b.*\b(?:voor|tegen)\b"
    r"|\b(?:wie|partijen|fracties|partij|fractie)\b.*\bsteun(?:de|den)\b|\b(?:voor|tegen)standers?\b"
)
"""Asks for a side without the word motie: only of a motie that holds every word of the subject."""


def _about_a_vote(query: Query) -> bool:
    return "stemming" in query.values("intent") or bool(_VOTE_ASKED.search(query.read))


_PARTY_OF = re.compile(
    r"\b(?:welke|van welke|what|which) (?:partij|fractie|party)\b.*\b(?:is|was|hoort|zit|zat)\b|\bpartij van\b"
)


def _party_of(store: Store, query: Query) -> tuple[list[tuple[Any, ...]], str] | None:
    """The party of a member who tabled a motie, from those moties."""
    typed = set(query.words)
    tabled = sorted(facts_of(store).moties(store), key=lambda motie: motie.tabled_on)
    members = dict.fromkeys(
        (each.name, each.party)
        for motie in tabled
        for each in motie.submitters
        if each.party and (parts := [w for w in words(fold(each.name)) if len(w) > 3]) and parts[-1] in typed
    )
    if len({name for name, _ in members}) != 1:
        return None
    name, _ = next(iter(members))
    party = " en later als lid van ".join(party for _, party in members if party)
    said = f"{name} diende moties in als lid van {party}, volgens de open data van de Tweede Kamer."
    own = {m.id for m in facts_of(store).moties(store) if any(each.name == name for each in m.submitters)}
    in_letter = {m.id for m in facts_of(store).moties(store) if m.in_letter}
    rows = sorted(
        (row for row in find_kind(store, ["motie"], 500) if row[1] in own), key=lambda row: row[1] not in in_letter
    )
    return [row if i else led_by(said, row) for i, row in enumerate(rows)], said


def _names_a_party(store: Store, query: Query) -> bool:
    """Whether a party is named beside one motie: `fvd motie van der woude`, `wat deed de PvdA met de motie`."""
    if not ({"motie", "motion"}.intersection(query.words) or _side(query)) or pattern(_FILING_ONE).search(query.read):
        return False
    return bool(
        parties_named(query, sorted({vote.party for motie in facts_of(store).moties(store) for vote in motie.votes}))
    )


_FILING_ONE = (
    r"\bindien|ingediend|\bdiende|\bmotie (?:van|door|by) (?:de |het )?(?:vvd|d66|cda|pvda|groenlinks"
    r"|sp|pvv|cu|sgp|denk|bbb|fvd|volt|ja21|nsc)\b"
)
