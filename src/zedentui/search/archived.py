"""What the archive of the Kamer adds to a look-up: motions that hold the words, and how a fractie voted.

Under the answers of the dossier, but for the answer to how a fractie voted; each says that it is from the archive.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zedentui.archive.archive import folded
from zedentui.classes import replace
from zedentui.kinds import archived
from zedentui.places import Location
from zedentui.search.result import Hit
from zedentui.text.dutch import number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.archive.archive import Archive
    from zedentui.archive.records import Motion, Tally
    from zedentui.search.result import Result

__all__ = ["KIND", "MOST", "tally_words", "voted", "with_archive"]

MOST: Final = 8
"""Answers that the archive adds at most."""
KIND: Final = "archief"
"""What such an answer is called."""
_ASKS = re.compile(r"\bstem(?:de|den|t|men)\s+(?:de\s+|het\s+)?(?P<rest>.+)")
_BETWEEN = re.compile(r"^(?:over|bij|inzake|rond|tegen|voor|op)\s+(?:de\s+|het\s+|een\s+)?")
_PLURAL = re.compile(r"(?<=[a-z]{4})(?:en|s)$")


def with_archive(result: Result, archive: Archive, *, most: int = MOST) -> Result:
    """Return `result` with what the archive has, under it; raises ArchiveError."""
    question, first = result.query, list[Hit]()
    asked = voted(question, archive.parties())
    if asked is not None:
        party, question = asked
        rows = archive.tally(party, question)
        first = [_tally_hit(party, question, rows)] if rows else []
    found = archive.find(question, most) if question.strip() else ()
    motions = [archive.motion(find.key) for find in found if find.kind == "motie"]
    last = [_motion_hit(motion) for motion in motions if motion is not None]
    if not first and not last:
        return result
    start = 2 if result.card or result.lacks else 1
    hits = tuple(replace(hit, rank=rank) for rank, hit in enumerate((*first, *result.hits, *last), start))
    nothing = not result.hits and result.card is None and not result.lacks
    return replace(result, hits=hits, message=None if nothing else result.message)


def _motion_hit(motion: Motion) -> Hit:
    told = f"{archived.motion_result(motion)}; {motion.dossier_title or ''}".rstrip("; ")
    return Hit(1, KIND, motion.key, Location("moties", motion.key), archived.motion_title(motion), told, (), (),
               archived.motion_sentence(motion), archived.motion_source(motion), archived.motion_address(motion),
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


def _tally_hit(party: str, words: str, rows: Sequence[Tally]) -> Hit:
    about = f" op moties met ‘{words}’" if words else " op alle moties"
    told = tally_words(rows)
    place = Location("moties", None, (("filter", words),) if words else ())
    said = f"{party}, handopsteken{about}, per jaar van indiening: {told}."
    return Hit(1, KIND, "stemde", place, f"Hoe stemde {party}{about}", told, (), (), said,
               "open data van de Tweede Kamer, stemmingen bij handopsteken in dit archief", None, 0.0)  # fmt: skip
