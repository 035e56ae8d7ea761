"""What the archive of the Kamer adds to a look-up: what holds the words, a few of each kind, and how a fractie voted.

Under the answers of the dossier, but for the answer to how a fractie voted; each says that it is from the archive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from zedentui.archive.archive import folded
from zedentui.classes import replace
from zedentui.kinds import archived, archived_paper
from zedentui.places import Location
from zedentui.search.result import Hit
from zedentui.text.dutch import day, number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.archive.archive import Archive
    from zedentui.archive.records import Motion, Paper, RegisterPromise, Tally
    from zedentui.model import Motie
    from zedentui.search.result import Result

__all__ = ["FEW", "KIND", "MOST", "tally_sentence", "tally_words", "voted", "with_archive"]


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=_Identified)

MOST: Final = 8
"""Motions that the archive adds at most."""
FEW: Final = 3
"""Promises, papers and zaken that the archive adds at most, of each."""
KIND: Final = "archief"
"""What such an answer is called."""
_ASKS = re.compile(r"\bstem(?:de|den|t|men)\s+(?:de\s+|het\s+)?(?P<rest>.+)")
_BETWEEN = re.compile(r"^(?:over|bij|inzake|rond|tegen|voor|op)\s+(?:de\s+|het\s+|een\s+)?")
_PLURAL = re.compile(r"(?<=[a-z]{4})(?:en|s)$")


def with_archive(result: Result, archive: Archive, own: Sequence[Motie] = (), *, most: int = MOST) -> Result:
    """Return `result` with what the archive has, under it; raises ArchiveError.

    At most `most` motions, and FEW of each other kind: promises of the register, papers, zaken. What `result` has
    itself is not said again: `own` are the motions of the dossier.
    """
    question, first = result.query, list[Hit]()
    asked = voted(question, archive.parties()) if _ASKS.search(folded(question)) else None
    if asked is not None:
        party, question = asked
        rows = archive.tally(party, question)
        first = [_tally_hit(party, question, rows)] if rows else []
    last = _found(archive, question, most, result, own) if question.strip() else []
    if not first and not last:
        return result
    start = 2 if result.card or result.lacks else 1
    hits = tuple(replace(hit, rank=rank) for rank, hit in enumerate((*first, *result.hits, *last), start))
    nothing = not result.hits and result.card is None and not result.lacks
    return replace(result, hits=hits, message=None if nothing else result.message)


def _found(archive: Archive, question: str, most: int, result: Result, own: Sequence[Motie]) -> list[Hit]:
    """What holds the words, in one question to each table; without what `result` has."""
    ids: dict[str, list[str]] = {}
    days: dict[str, list[date | None]] = {}
    for find in archive.find(question, max(most, FEW)):
        ids.setdefault(find.kind, []).append(find.id)
        days.setdefault("motie" if find.kind == "motie" else "stuk", []).append(find.day)
    said = {str(hit.location) for hit in result.hits}
    cases = {each.case_number.lower() for each in own if str(Location("moties", each.id)) in said}
    motions = _ordered(archive.motions_named(ids.get("motie", ()), days.get("motie", ())), ids.get("motie", ()), most)
    promises = _ordered(archive.promises_named(ids.get("toezegging", ())), ids.get("toezegging", ()), FEW)
    papers = archive.papers_named((*ids.get("document", ()), *ids.get("zaak", ())), days.get("stuk", ()))
    documents = _ordered(papers, ids.get("document", ()), FEW)
    told = {case for each in documents for case in each.cases}  # of a paper and its Zaak the paper has the address
    zaken = [each for each in _ordered(papers, ids.get("zaak", ()), max(most, FEW)) if each.id not in told][:FEW]
    hits = [
        *(_motion_hit(motion) for motion in motions if motion.key not in cases),
        *map(_promise_hit, promises),
        *map(_paper_hit, (*documents, *zaken)),
    ]
    return [hit for hit in hits if str(hit.location) not in said]


def _ordered(items: Sequence[T], ids: Sequence[str], most: int) -> list[T]:
    """`items` in the order of `ids`, the first few."""
    known = {item.id: item for item in items}
    return [known[each] for each in ids if each in known][:most]


def _motion_hit(motion: Motion) -> Hit:
    told = f"{archived.motion_result(motion)}; {motion.dossier_title or ''}".rstrip("; ")
    return Hit(1, KIND, motion.key, Location("moties", motion.key), archived.motion_title(motion), told, (), (),
               archived.motion_sentence(motion), archived.motion_source(motion), archived.motion_address(motion),
               0.0)  # fmt: skip


def _promise_hit(promise: RegisterPromise) -> Hit:
    told = f"toezegging, {(promise.status or 'status hier onbekend').lower()}"
    told += f"; opgeschreven {day(promise.made_on)}" if promise.made_on else ""
    return Hit(1, KIND, promise.key, Location("agenda", promise.key), archived.promise_title(promise), told, (), (),
               archived.promise_sentence(promise), archived.promise_source(promise), None, 0.0)  # fmt: skip


def _paper_hit(paper: Paper) -> Hit:
    told = "; ".join(filter(None, (archived_paper.what(paper), day(paper.day) if paper.day else None,
                                   paper.dossier_title)))  # fmt: skip
    return Hit(1, KIND, paper.key, Location("stukken", paper.key), archived_paper.title(paper), told, (), (),
               archived_paper.sentence(paper), archived_paper.source(paper), archived_paper.address(paper),
               0.0)  # fmt: skip


def voted(question: str, parties: Sequence[str]) -> tuple[str, str] | None:
    """Return the fractie and the words of a question such as `hoe stemde de PVV over sepots`; None for another one."""
    found = _ASKS.search(folded(question))
    if found is None:
        return None
    rest = found["rest"].strip(" ?.")
    for party in sorted(parties, key=len, reverse=True):
        name = folded(party)
        if rest == name or rest.startswith(f"{name} "):
            words = _BETWEEN.sub("", rest[len(name) :].strip())
            return party, " ".join(_PLURAL.sub("", word) for word in words.split())
    return None


def tally_words(rows: Sequence[Tally]) -> str:
    """Return a tally year by year: `2023: 12 voor, 3 tegen; 2022: 4 voor`."""
    years: dict[int | None, list[str]] = {}
    for row in rows:
        years.setdefault(row.year, []).append(f"{number(row.motions)} {row.vote.lower()}")
    return "; ".join(f"{year or 'jaar onbekend'}: {', '.join(parts)}" for year, parts in years.items())


def tally_sentence(party: str, words: str, rows: Sequence[Tally]) -> str:
    """Return how a party voted, in a sentence that says of which motions: an archive need not have every vote."""
    about = f"moties met ‘{words}’" if words else "alle moties"
    return (
        f"{party}, handopsteken op {about} waarvan dit archief de stemming heeft, per jaar van indiening: "
        f"{tally_words(rows)}."
    )


def _tally_hit(party: str, words: str, rows: Sequence[Tally]) -> Hit:
    about = f" op moties met ‘{words}’" if words else " op alle moties"
    told = f"voor zover in dit archief: {tally_words(rows)}"
    place = Location("moties", None, (("filter", words),) if words else ())
    said = tally_sentence(party, words, rows)
    return Hit(1, KIND, "stemde", place, f"Hoe stemde {party}{about}", told, (), (), said,
               "open data van de Tweede Kamer, stemmingen bij handopsteken in dit archief", None, 0.0)  # fmt: skip
