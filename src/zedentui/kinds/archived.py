"""What the archive of the Kamer says: a motion with its votes, and a promise in the Kamer's register.

Nothing of this stands in the letter, so there is no `Source`: the source is the Kamer's open data, with the number by
which anyone finds it there. Titles are the Kamer's own; the day of a vote is not in its data, so none is given.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from zedentui.archive.records import RegisterPromise
from zedentui.classes import dataclass
from zedentui.kinds.detail import Detail, fact, text
from zedentui.kinds.doubt import PRINTED
from zedentui.text.dutch import NONE, day, ended, number, short_day
from zedentui.text.provenance import NOT_HELD
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from zedentui.archive.records import Motion, Tally, Vote
    from zedentui.text.table import Cell

__all__ = [
    "MOTION", "MOTION_FIELDS", "PROMISE", "PROMISE_FIELDS", "ArchivedKind", "is_new", "motion_address", "motion_cells",
    "motion_detail", "motion_doubt", "motion_result", "motion_sentence", "motion_source", "motion_table",
    "motion_title", "motion_voted", "promise_cells", "promise_detail", "promise_sentence", "promise_source",
    "promise_table", "promise_title", "tally_table",
]  # fmt: skip

MOTION_FIELDS = (
    "id", "title", "submitters", "tabled_on", "case_number", "kamerstuk", "dossiers", "vote_result", "vote_method",
    "votes_for", "votes_against", "votes_not_cast", "mistakes", "appreciation", "source", "url",
    "doubt",
)  # fmt: skip
PROMISE_FIELDS = (
    "id", "number", "text", "status", "ministry", "name", "office", "made_on", "fulfilled_on", "letters", "source",
)  # fmt: skip
_OPEN_DATA = "open data van de Tweede Kamer"
_ROLL_CALL = "Hoofdelijk"
_SEATS = 150
_EMPTY = 2
"""Seats that may be empty for some days, between a member who left and the next: votes of 148 are whole."""
_KEPT = frozenset({"voldaan", "deels voldaan"})
"""Statuses of a promise that was kept: of any other the register may have a day too, which is then only planned."""
_SIDES = (("Voor", "Voor"), ("Tegen", "Tegen"), ("Niet deelgenomen", "Niet meegestemd"))
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ArchivedKind(Generic[T]):
    """What an item of the archive says of itself, as `Kind` has it for one of the dossier."""

    title: Callable[[T], str]
    sentence: Callable[[T], str]
    table: Callable[[Sequence[T]], Table]
    source: Callable[[T], str]
    """Where it is from."""
    address: Callable[[T], str | None]
    """Where anyone can read it, as far as that is known."""


def is_new(item: Motion | RegisterPromise, since: datetime | None) -> bool:
    """Whether it came, or its result or status changed, after `since`; None: nothing is new."""
    changed = item.status_at if isinstance(item, RegisterPromise) else item.result_at
    return since is not None and any(each is not None and each > since for each in (item.new_at, changed))


# Motions -----------------------------------------------------------------------------------------------------


def motion_title(item: Motion) -> str:
    """What it is about, in the words of the Kamer."""
    return item.subject or item.dossier_title or f"Motie {item.number or item.id}"


def _result_word(item: Motion) -> str:
    word = (item.result or "").removeprefix("Stemmen - ").strip().lower()
    if word in {"", "stemmen"}:
        return "gestemd" if item.result else "onbekend"
    return word


def motion_result(item: Motion) -> str:
    """Its result and votes for a list: `aangenomen 121-29`; `gestemd 35-91` where the Kamer's data give no result.

    `verworpen ?` where the totals do not go with that, or are not of the whole Kamer: its sentence says why.
    """
    word = _result_word(item)
    if item.votes_for is None or item.votes_against is None:
        return word if item.result else NOT_HELD
    if _uncertain(item):
        return f"{word} {PRINTED}"
    return f"{word} {number(item.votes_for)}-{number(item.votes_against)}"


def motion_value(item: Motion, by: str) -> tuple[str, int] | None:
    """What it is sorted by, as `ordered` in archive/queries.sql: `titel`, `uitslag` or `datum`; None: nothing."""
    if by == "datum":
        return (item.tabled_on.isoformat(), 0) if item.tabled_on else None
    if by == "titel":
        return motion_title(item).lower(), 0
    if not item.result:
        return None
    counted = item.votes_for is not None and item.votes_against is not None
    margin = (item.votes_against or 0) - (item.votes_for or 0) if counted else 0
    return _result_word(item), margin


def motion_cells(item: Motion) -> tuple[str, str, str]:
    """Title, Kamerstuk or number of the Zaak, result."""
    place = (item.kamerstuk or "").removeprefix("kst-") or (item.number or NONE)
    return motion_title(item), place, motion_result(item)


def motion_voted(item: Motion) -> str:
    """How the Kamer voted, in a sentence, and what is in doubt about that."""
    word = _result_word(item)
    if item.votes_for is None or item.votes_against is None:
        decided = f"Besluit volgens de Kamer: {word}. " if item.result else ""
        if item.votings:
            reason = "wat de open data per fractie geven, is onvolledig of spreekt zichzelf tegen."
            return f"{decided}De stemmen zijn niet te tellen: {reason}"
        return f"{decided}Een stemming staat niet in dit archief."
    voted = f"{number(item.votes_for)} {_unit(item, item.votes_for)} voor en {number(item.votes_against)} tegen."
    return " ".join(filter(None, (f"{word.capitalize()}: {voted}", motion_doubt(item))))


def motion_doubt(item: Motion) -> str:
    """What is in doubt about the totals, in sentences; empty when nothing is, or there are none."""
    found = [_uncertain(item)]
    if item.votings > 1:
        found.append(
            f"Er zijn {number(item.votings)} besluiten met stemmen over deze motie; dit is het besluit dat het laatst "
            "is gewijzigd."
        )
    return " ".join(filter(None, found))


def _uncertain(item: Motion) -> str:
    """Why the totals need not be how the Kamer voted."""
    if item.votes_for is None or item.votes_against is None:
        return ""
    counted = item.votes_for + item.votes_against + (item.not_cast or 0)
    if not _SEATS - _EMPTY <= counted <= _SEATS:
        return f"Met wie niet meestemde zijn dat {number(counted)} {_unit(item, counted)}; de Kamer heeft er {_SEATS}."
    if {"aangenomen": False, "verworpen": True}.get(_result_word(item)) is (item.votes_for > item.votes_against):
        return "De uitslag en deze telling spreken elkaar tegen; zo geven de open data ze."
    return ""


def _unit(item: Motion, count: int) -> str:
    one, more = ("lid", "leden") if item.method == _ROLL_CALL else ("zetel", "zetels")
    return one if count == 1 else more


def motion_sentence(item: Motion) -> str:
    """What it is, when it was tabled and how the Kamer voted."""
    tabled = f" ({day(item.tabled_on)})" if item.tabled_on else ""
    return f"{motion_title(item).rstrip('.')}{tabled}. {motion_voted(item)}"


def motion_source(item: Motion) -> str:
    """Where that is from: `open data van de Tweede Kamer, zaak 2022Z24089`."""
    stuk = f", {item.kamerstuk}" if item.kamerstuk else ""
    return f"{_OPEN_DATA}, zaak {item.number or item.id}{stuk}"


def motion_address(item: Motion) -> str | None:
    """The address of its Kamerstuk, where the archive has its number."""
    if item.kamerstuk and item.kamerstuk.startswith("kst-"):
        return f"https://zoek.officielebekendmakingen.nl/{item.kamerstuk}.html"
    return None


def motion_detail(item: Motion, votes: Sequence[Vote] | None) -> Detail:
    """Everything the archive has of it; `votes` None when they are still to be read."""
    blocks = [text("Uit het archief van de Kamer (open data).")]
    blocks.append(fact("Stemming", motion_voted(item)))
    if item.method:
        blocks.append(fact("Wijze", item.method))
    for side, label in (*_SIDES, ("", "Onbekend hoe")):
        named = _named(item, votes or (), side)
        if named:
            blocks.append(fact(label, named))
    mistaken = ", ".join(vote.party for vote in votes or () if vote.mistake)
    if mistaken:
        blocks.append(
            fact("Vergissing", f"{mistaken} zei achteraf anders te hebben willen stemmen; de uitslag blijft.")
        )
    facts = (
        ("Appreciatie", item.appreciation), ("Indieners", item.submitters),
        ("Ingediend", day(item.tabled_on) if item.tabled_on else None), ("Bij", item.dossier_title),
        ("Dossier", item.dossiers), ("Kamerstuk", item.kamerstuk), ("Zaak", item.number),
    )  # fmt: skip
    blocks += [fact(label, content) for label, content in facts if content]
    return Detail(motion_title(item), tuple(blocks))


def _named(item: Motion, votes: Sequence[Vote], side: str) -> str:
    """The fracties of one side with their seats; in a roll call the members, by fractie. Without a side: all others."""
    known = {side for side, _ in _SIDES}
    chosen = [vote for vote in votes if (vote.vote == side if side else vote.vote not in known)]
    if item.method != _ROLL_CALL:
        return ", ".join(f"{vote.party} {_seats(vote)}" for vote in chosen)
    parties: dict[str, list[str]] = {}
    for vote in chosen:
        parties.setdefault(vote.party, []).append(vote.actor)
    return "; ".join(f"{party} ({len(names)}): {', '.join(names)}" for party, names in parties.items())


def _seats(vote: Vote) -> str:
    """The seats of a fractie; a number that no fractie can have is none."""
    return number(vote.seats) if vote.seats is not None and 0 < vote.seats <= _SEATS else NONE


def motion_table(rows: Sequence[Motion]) -> Table:
    """Motions with every field, for programs."""
    headings = (
        "Id", "Motie", "Indieners", "Ingediend", "Zaak", "Kamerstuk", "Dossiers", "Uitslag", "Wijze", "Voor", "Tegen",
        "Niet meegestemd", "Vergissingen", "Oordeel", "Bron", "Adres", "Voorbehoud",
    )  # fmt: skip
    cells: tuple[tuple[Cell, ...], ...] = tuple(
        (m.key, motion_title(m), m.submitters, m.tabled_on, m.number, m.kamerstuk, m.dossiers, m.result, m.method,
         m.votes_for, m.votes_against, m.not_cast, m.mistakes, m.appreciation, motion_source(m),
         motion_address(m), motion_doubt(m) or None)
        for m in rows
    )  # fmt: skip
    return Table(MOTION_FIELDS, headings, cells)


def tally_table(party: str, rows: Sequence[Tally]) -> Table:
    """How a party voted, a row for each year and vote."""
    cells = tuple((party, row.year, row.vote, row.motions) for row in rows)
    return Table(("party", "year", "vote", "motions"), ("Fractie", "Jaar", "Stem", "Moties"), cells)


# The register of promises ------------------------------------------------------------------------------------


def promise_title(item: RegisterPromise) -> str:
    """Its text."""
    return item.text or f"Toezegging {item.number or item.id}"


def promise_cells(item: RegisterPromise) -> tuple[str, str, str]:
    """The Kamer's status, the text, when it was made."""
    return item.status or "status hier onbekend", promise_title(item), short_day(item.made_on) if item.made_on else NONE


def promise_source(item: RegisterPromise) -> str:
    """Where that is from."""
    return f"{_OPEN_DATA}, register van toezeggingen, {item.number or item.id}"


def promise_sentence(item: RegisterPromise) -> str:
    """The promise, who made it, and its status in the Kamer's register."""
    who = ", ".join(filter(None, (item.name, item.office))) or item.ministry or "Onbekend wie"
    made = f" op {day(item.made_on)}" if item.made_on else ""
    status = item.status or "niet in dit archief"
    return f"{who}{made}: {ended(item.text or 'zonder tekst')} Status volgens de Kamer: {status}."


def promise_detail(item: RegisterPromise) -> Detail:
    """Everything the register has of it."""
    kept = (item.status or "").lower() in _KEPT
    facts = (
        ("Status", item.status or "niet in dit archief"),
        ("Nagekomen" if kept else "Nakoming", day(item.fulfilled_on) if item.fulfilled_on else None),
        ("Met de brief" if kept else "Brief", ", ".join(item.letters) or None),
        ("Door", ", ".join(filter(None, (item.name, item.office))) or None),
        ("Ministerie", item.ministry),
        ("Opgeschreven", day(item.made_on) if item.made_on else None),
        ("Debat", item.activity),
        ("Nummer", item.number),
    )
    blocks = [
        text(item.text or "Zonder tekst."),
        *(fact(label, content) for label, content in facts if content),
        text("Uit het register van toezeggingen van de Kamer; de status is die van de Kamer."),
    ]
    return Detail(f"Toezegging {item.number or item.id}", tuple(blocks))


def promise_table(rows: Sequence[RegisterPromise]) -> Table:
    """Promises of the register with every field, for programs."""
    headings = ("Id", "Nummer", "Toezegging", "Status", "Ministerie", "Naam", "Functie", "Opgeschreven", "Nakoming",
                "Brieven", "Bron")  # fmt: skip
    cells = tuple(
        (p.key, p.number, p.text, p.status, p.ministry, p.name, p.office, p.made_on, p.fulfilled_on,
         ", ".join(p.letters) or None, promise_source(p))
        for p in rows
    )  # fmt: skip
    return Table(PROMISE_FIELDS, headings, cells)


MOTION: Final = ArchivedKind(motion_title, motion_sentence, motion_table, motion_source, motion_address)
PROMISE: Final = ArchivedKind(promise_title, promise_sentence, promise_table, promise_source, lambda _: None)
