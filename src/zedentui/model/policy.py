"""What the letter says beside its figures: plans, measures, moties, promises, and its claims recomputed."""

from __future__ import annotations

from datetime import date

from zedentui.classes import dataclass
from zedentui.model.letter import Source

__all__ = [
    "STATES",
    "Action",
    "ActionLine",
    "ActionPlan",
    "CellClaim",
    "Claim",
    "Motie",
    "MotieSubmitter",
    "MotieVote",
    "Outcome",
    "Promise",
    "TransnationalMeasure",
    "Tried",
]

STATES = (
    "komend", "loopt", "termijn voorbij", "periode voorbij", "geen termijn genoemd", "gebeurd", "nagekomen",
    "later nagekomen", "niet nagekomen", "vervangen", "volgens de brief gedaan", "brief nog niet verschenen",
)  # fmt: skip
"""The states of a promise. The five with an outcome rest on a source; the last is for a day before the letter."""


@dataclass(frozen=True, slots=True)
class ActionPlan:
    """The action plan itself. `members` are the organisations of the expert group that the letter names."""

    id: str
    title: str
    sent_on: date
    goal: str
    summary: str
    commissioned_by: str
    steered_by: str
    set_up_by: str
    promised_on: date
    promised_in: str
    members: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One of the four action lines."""

    number: int
    id: str
    title: str
    aim: str
    summary: str
    source: Source


@dataclass(frozen=True, slots=True)
class Action:
    """A separate action. `line` None: outside the four lines. `who` are names of organisations, the leading one first.

    `due` is the letter's own phrase; `promise` the id of the promise that computes its state; `spoken` is the state of
    affairs in a sentence or two, to be read aloud.
    """

    id: str
    position: int
    line: int | None
    title: str
    summary: str
    spoken: str
    status: str
    product: str | None
    due: str | None
    promise: str | None
    who: tuple[str, ...]
    source: Source


@dataclass(frozen=True, slots=True)
class TransnationalMeasure:
    """A measure against transnational child sexual abuse.

    `responsible` and `partners` are names; `spoken` is as in Action.
    """

    id: str
    position: int
    keyword: str
    title: str
    summary: str
    spoken: str
    responsible: str
    partners: tuple[str, ...]
    legal_basis: str | None
    status: str
    next_step: str | None
    due: str | None
    promise: str | None
    source: Source


@dataclass(frozen=True, slots=True)
class MotieVote:
    """Seats of one party, `vote` is `voor`, `tegen` or `niet deelgenomen`.

    `mistake`: the party said afterwards that it had meant otherwise; None where the recording does not tell.
    """

    party: str
    seats: int
    vote: str
    mistake: bool | None = None


@dataclass(frozen=True, slots=True)
class MotieSubmitter:
    """Who submitted a motie, with the party at that time."""

    name: str
    party: str


@dataclass(frozen=True, slots=True)
class Motie:
    """A motie that the letter settles (`in_letter`), or another on this subject, from the open data of the Kamer.

    Vote fields are None where the open data lack it (`vote_source` says so); `vote_recorded_on` is the day on which the
    vote was put into the open data. `asks` is ours where the letter settles the motie, else the Kamer's own title;
    `argument`, `verdict` and `source` are None where the letter does not name it. `url` is the address of the
    Kamerstuk, or of the case where its number is not known.
    """

    id: str
    position: int
    title: str
    proposer: str
    tabled_on: date
    case_number: str
    subject: str
    asks: str
    in_letter: bool
    kamerstuk: str | None
    url: str
    vote_on: date | None
    vote_recorded_on: date | None
    vote_method: str | None
    vote_result: str | None
    votes_for: int | None
    votes_against: int | None
    votes_not_cast: int | None
    appreciation: str | None
    vote_source: str
    argument: str | None
    verdict: str | None
    submitters: tuple[MotieSubmitter, ...]
    votes: tuple[MotieVote, ...]
    source: Source | None

    def vote_of(self, party: str) -> str | None:
        """How `party` voted, whatever capitals it is written in; None where it is not among the votes."""
        return next((each.vote for each in self.votes if each.party.casefold() == party.casefold()), None)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is known to have happened to a promise, from a source of its own.

    `result` is `gebeurd`, `nagekomen`, `niet nagekomen`, `vervangen`, or `verwant` for what belongs with it and decides
    nothing. `happened_on` is the day on which it happened, None where no source gives it; `known_on` the day from which
    it is known; `verified` is how we know: `open data` or `stored page`.
    """

    result: str
    happened_on: date | None
    known_on: date
    outcome: str
    source: str
    url: str
    verified: str

    @property
    def day(self) -> date:
        """The day to put it on: when it happened, else since when it is known."""
        return self.happened_on or self.known_on


@dataclass(frozen=True, slots=True)
class Promise:
    """Something promised, expected, planned, recommended or reported as done, with its state on a reference date.

    `state` is one of STATES. `days` is days until `earliest` (komend), until `latest` (loopt), from `latest` to the
    outcome (later nagekomen), 0 otherwise; `decided_on` the day of the outcome that the state rests on. `term` is
    `termijn` (due by `latest`) or `periode` (happens from `earliest` to `latest`), `precision` day, month, season or
    year; these and `latest` are None where the letter gives no term. `who` and `to_whom` are `niet genoemd` where it
    names nobody. `outcomes` are what was known on the reference date.
    """

    id: str
    position: int
    title: str
    what: str
    who: str
    to_whom: str
    kind: str
    phrase: str
    earliest: date
    latest: date | None
    precision: str | None
    term: str | None
    note: str | None
    state: str
    days: int
    decided_on: date | None
    outcomes: tuple[Outcome, ...]
    source: Source

    @property
    def unknown(self) -> bool:
        """Whether its time has passed without an outcome in this dossier."""
        return self.state in {"termijn voorbij", "periode voorbij"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What a claim comes to with one denominator: `value` in the claim's unit, and whether it `fits` the claim.

    `fits` is None where the words of the claim have no measure.
    """

    denominator: str
    value: float
    text: str
    fits: bool | None


@dataclass(frozen=True, slots=True)
class Claim:
    """A statement from the letter's prose beside what its own tables say.

    Something recomputed fits the claim when it is no further than `tolerance` from `claimed_value` (None: when it
    rounds to it), or lies from `claimed_least` up to but not at `claimed_below`; `reading` says that in words.
    `recomputed_denominator` is the one that the verdict rests on; `tried` has all of them, the letter's own first.
    `phrase` is the letter's own words, `statement` is ours. `yardstick` is the word that is read with a measure of ours
    and `yardstick_reason` why so, or why it has none; None where the letter gives a number.
    """

    id: str
    position: int
    theme: str
    title: str
    phrase: str
    statement: str
    yardstick: str | None
    yardstick_reason: str | None
    claimed_value: float | None
    tolerance: float | None
    claimed_least: float | None
    claimed_below: float | None
    reading: str | None
    unit: str
    claimed_denominator: str | None
    sql: str | None
    recomputed: str
    recomputed_value: float | None
    recomputed_denominator: str | None
    verdict: str
    reason: str
    offence: str | None
    measure: str | None
    year: int | None
    tried: tuple[Tried, ...]
    source: Source

    @property
    def claimed(self) -> str:
        """The letter's own words, in quotation marks: `‘iets minder dan de helft’`."""
        return f"‘{self.phrase}’"


@dataclass(frozen=True, slots=True)
class CellClaim:
    """A claim, in short, about one cell of the tables."""

    offence: str
    measure: str
    year: int
    id: str
    title: str
    verdict: str
