"""What the archive answers with: motions, votes, promises, finds. Words are the Kamer's own."""

from __future__ import annotations

from datetime import date, datetime

from zedentui.classes import dataclass

__all__ = ["Find", "Motion", "Paper", "RegisterPromise", "Subject", "Tally", "Vote"]


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion as the archive has it.

    The vote is that of the decision with votes, and of several the one changed last; `votings` counts them. Totals are
    None where there are none, or where a fractie's size is unknown. The Kamer's data have no day of the vote.
    `new_at` and `result_at` (UTC) tell when it and its result came into this archive; None: with its first filling.
    """

    position: int
    id: str
    number: str | None
    subject: str | None
    dossier_title: str | None
    tabled_on: date | None
    appreciation: str | None
    kamerstuk: str | None
    dossiers: str | None
    submitters: str | None
    decision: str | None
    result: str | None
    method: str | None
    votes_for: int | None
    votes_against: int | None
    not_cast: int | None
    mistakes: int | None
    votings: int
    new_at: datetime | None
    result_at: datetime | None

    @property
    def key(self) -> str:
        """What a location calls it: its number, or its id where it has none."""
        return (self.number or self.id).lower()


@dataclass(frozen=True, slots=True)
class Vote:
    """How a fractie voted, or in a roll call a member. `seats` is None where the source does not say."""

    party: str
    actor: str
    vote: str
    seats: int | None
    mistake: bool


@dataclass(frozen=True, slots=True)
class RegisterPromise:
    """A promise in the Kamer's own register. `status` is the Kamer's word; `letters` is what it was fulfilled with."""

    id: str
    number: str | None
    text: str | None
    status: str | None
    fulfilled_on: date | None
    letters: tuple[str, ...]
    ministry: str | None
    name: str | None
    office: str | None
    made_on: date | None
    activity: str | None
    new_at: datetime | None
    status_at: datetime | None

    @property
    def key(self) -> str:
        """What a location calls it."""
        return (self.number or self.id).lower()


@dataclass(frozen=True, slots=True)
class Paper:
    """A Zaak that is no motion (`kind` zaak), or a paper (`kind` document); `sort` is the Kamer's own word for it.

    `cases` are the ids of the zaken that a paper belongs to.
    """

    kind: str
    id: str
    number: str | None
    sort: str | None
    subject: str | None
    dossier_title: str | None
    day: date | None
    kamerstuk: str | None
    cases: tuple[str, ...]

    @property
    def key(self) -> str:
        """What a location calls it: its Kamerstuk id, else its number, else its id."""
        if self.kamerstuk and self.kamerstuk.lower().startswith("kst-"):
            return f"kst-{self.kamerstuk[4:].upper()}"
        return (self.number or self.id).lower()


@dataclass(frozen=True, slots=True)
class Find:
    """Something found by its words: `kind` motie, toezegging, document or zaak, by its id in the archive."""

    kind: str
    id: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often a party voted so in a year, on motions that hold the words: rows are motions by show of hands."""

    year: int | None
    vote: str
    motions: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What counts as this subject: titles and texts with one of `words` in them, or a dossier of `dossiers`."""

    dossiers: tuple[str, ...]
    words: tuple[str, ...]
