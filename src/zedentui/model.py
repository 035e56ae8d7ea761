"""The dossier as frozen dataclasses: what the store returns and everything above it shows.

Each class mirrors a table of `store/schema.sql` (where every column is explained) joined with what a reader
needs at once: names instead of keys, and the `Source` that says where in the letter it stands. This module
imports nothing but the standard library.
"""

from __future__ import annotations

from datetime import date

from zedentui.classes import dataclass

__all__ = [
    "STATES",
    "Action",
    "ActionLine",
    "ActionPlan",
    "Annotation",
    "CellClaim",
    "Claim",
    "Document",
    "Dossier",
    "Figures",
    "Footnote",
    "Holding",
    "Measure",
    "Motie",
    "MotieSubmitter",
    "MotieVote",
    "Observation",
    "Offence",
    "Organisation",
    "Outcome",
    "PrintedTable",
    "Promise",
    "Reference",
    "Section",
    "Source",
    "TableCheck",
    "Term",
    "TransnationalMeasure",
    "Tried",
]  # fmt: skip

STATES = (
    "komend", "loopt", "termijn voorbij", "periode voorbij", "geen termijn genoemd", "gebeurd", "nagekomen",
    "later nagekomen", "niet nagekomen", "vervangen", "volgens de brief gedaan", "brief nog niet verschenen",
)  # fmt: skip
"""The states of a promise. The five with an outcome rest on a source; the last is for a day before the letter."""


@dataclass(frozen=True, slots=True)
class Document:
    """A paper of this dossier: the letter that it began with, or a later one.

    `id` is the official id (`kst-34843-86`), `citation` the official notation. What follows `url` is None where we hold
    number, date and title only. `compared_with_original` is the day on which `compared_by` compared our text with the
    original; None: nobody has.
    """

    id: str
    position: int
    title: str
    published_on: date
    citation: str
    url: str
    subject: str | None = None
    kenmerk: str | None = None
    sender: str | None = None
    addressee: str | None = None
    page_count: int | None = None
    summary: str | None = None
    compared_with_original: date | None = None
    compared_by: str | None = None

    @property
    def held(self) -> bool:
        """Whether its content is in the dossier, and not only number, date and title."""
        return self.page_count is not None


@dataclass(frozen=True, slots=True)
class Reference:
    """A Kamerstuk, Staatsblad or debate report, in its one written form.

    `id` is the official id (`kst-36200-VIII-153`), `citation` the official notation, `url` None without a number.
    `document`, `section` and `page` are where it is cited first.
    """

    id: str
    kind: str
    citation: str
    title: str
    published_on: date | None
    url: str | None
    printed: str | None
    note: str | None
    document: Document
    section: str
    page: int


@dataclass(frozen=True, slots=True)
class Source:
    """Where something stands: document, section, page, and what it leans on.

    `footnote` is the number of a footnote of that document, `footnote_text` what it says, `reference` the Kamerstuk it
    names. A citation is made from a Source and from nothing else.
    """

    document: Document
    section: str
    section_title: str
    page: int
    footnote: int | None = None
    footnote_text: str | None = None
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All documents by date, and `letter`: the one meant where no document is named."""

    letter: Document
    documents: tuple[Document, ...]

    @property
    def title(self) -> str:
        """The short title of the letter."""
        return self.letter.title

    @property
    def subject(self) -> str:
        """The subject line of the letter."""
        return self.letter.subject or ""

    @property
    def kenmerk(self) -> str:
        """The mark that the ministry put on the letter."""
        return self.letter.kenmerk or ""

    @property
    def letter_date(self) -> date:
        """The date of the letter."""
        return self.letter.published_on

    @property
    def compared_with_original(self) -> date | None:
        """The day on which somebody compared our text of the letter with the original; None: nobody has."""
        return self.letter.compared_with_original

    @property
    def compared_by(self) -> str | None:
        """Who compared it; None: nobody has."""
        return self.letter.compared_by

    @property
    def sender(self) -> str:
        """Who signed the letter."""
        return self.letter.sender or ""

    @property
    def addressee(self) -> str:
        """To whom the letter is written."""
        return self.letter.addressee or ""

    @property
    def page_count(self) -> int:
        """The pages of the letter."""
        return self.letter.page_count or 0

    @property
    def summary(self) -> str:
        """The letter in a few sentences of ours."""
        return self.letter.summary or ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a document, pages `page_from` to `page_to` inclusive.

    `key` is what it is called in a location: its id, in a further letter with the id of that letter before it.
    `left_out` says what of it we hold deliberately not; None: nothing but the sentences themselves.
    """

    document: Document
    id: str
    position: int
    parent: str | None
    title: str
    page_from: int
    page_to: int
    summary: str
    key: str
    left_out: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote of a document, in our own words."""

    document: Document
    number: int
    section: str
    page: int
    summary: str
    reference: Reference | None


@dataclass(frozen=True, slots=True)
class Holding:
    """One item, or one row of a table, that the dossier has of a section.

    `kind` is `figures`, `percentages`, `doubts`, `notes`, `claims`, `promises`, `actions`, `measures`, `moties`,
    `footnotes`, `references`, `organisations` or `terms`; `numbers` how many numbers the row of a table has, else 1.
    """

    of_document: str
    of_section: str
    kind: str
    name: str
    numbers: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """An organisation or minister with its part in this dossier; `spoken` says that part as a sentence."""

    id: str
    name: str
    abbreviation: str | None
    role: str
    spoken: str
    source: Source


@dataclass(frozen=True, slots=True)
class Term:
    """A term of art with its meaning. `source` None: the letter does not use the term, and `other_source` tells."""

    id: str
    term: str
    definition: str
    synonyms: tuple[str, ...]
    source: Source | None
    other_source: str | None


@dataclass(frozen=True, slots=True)
class Offence:
    """An offence group. `cases` and `one_case` are the words for many and one in a sentence."""

    code: str
    position: int
    label: str
    articles: str
    cases: str
    one_case: str
    source: Source


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """Where a document gives the figures of an offence group: under which number, on which page."""

    offence: str
    number: int
    source: Source


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the eleven measures of the tables; `parent` makes them a tree, `phrase` makes them a sentence."""

    code: str
    position: int
    parent: str | None
    depth: int
    label: str
    printed: str
    phrase: str
    term: str | None


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark that travels with years: `year_to` None means from `year_from` on.

    `kind` is `reeksbreuk` or `kanttekening`, as a letter has it, or `andere brief`: from here another letter counts.
    """

    id: str
    kind: str
    year_from: int
    year_to: int | None
    mark: str
    label: str
    summary: str
    source: Source

    @property
    def breaks(self) -> bool:
        """Whether years before it and from it on do not simply compare."""
        return self.kind in {"reeksbreuk", "andere brief"}

    def applies_to(self, year: int) -> bool:
        """Whether `year` carries this mark."""
        return self.year_from <= year and (self.year_to is None or year <= self.year_to)


@dataclass(frozen=True, slots=True)
class Observation:
    """One cell of the tables with everything computed from it (a row of the view `figure`).

    `basis` `tekst`: `count` is what our text of the letter has, and everything is computed from such counts. `basis`
    `vermoedelijk`: from the presumed counts where there are any. `printed_count` and `printed` are always those of our
    text; `presumed_count` is what we think should stand there, `repair_reason` why, both None where we do not doubt.

    `count`, `uitstroom`, `instroom`, `parent_count` and `change` are cases per year; shares and `change_percent`
    are percentages (0 to 100, unrounded); `index` has `base_year` = 100, when there were `base_count` cases. None: no
    such figure (first year, no parent, denominator 0, or a year that this document does not give: all of it comes from
    the document of `source`). `compared`: whether somebody has compared our text of that document with the original.

    `was` is the count that the document before it gave of the same cell where that was another one.
    """

    offence: str
    measure: str
    year: int
    basis: str
    count: int
    printed_count: int
    printed: str
    printed_percent: int | None
    presumed_count: int | None
    uitstroom: int
    instroom: int
    parent_measure: str | None
    parent_count: int | None
    share_uitstroom: float | None
    share_instroom: float | None
    share_parent: float | None
    change: int | None
    change_percent: float | None
    index: float | None
    base_year: int | None
    base_count: int | None
    source: Source
    repair_reason: str | None = None
    compared: bool = False
    was: int | None = None

    @property
    def presumed(self) -> bool:
        """Whether this is computed from the presumed counts."""
        return self.basis == "vermoedelijk"

    @property
    def repaired(self) -> bool:
        """Whether `count` is the presumed count, in the place of the one in our text."""
        return self.presumed and self.presumed_count is not None


@dataclass(frozen=True, slots=True)
class Figures:
    """All statistics with their labels; `cells` by offence, measure and year.

    `presumed`: computed from the presumed counts where there are any; otherwise everything is as our text has it.
    """

    offences: tuple[Offence, ...]
    measures: tuple[Measure, ...]
    annotations: tuple[Annotation, ...]
    cells: dict[tuple[str, str, int], Observation]
    presumed: bool = False

    @property
    def base_year(self) -> int | None:
        """The year that has 100 in an index; None without figures."""
        return next((cell.base_year for cell in self.cells.values()), None)

    @property
    def years(self) -> tuple[int, ...]:
        """The years there are figures for, ascending."""
        return tuple(sorted({year for _, _, year in self.cells}))

    @property
    def compared(self) -> bool:
        """Whether somebody has compared our text of the letter with the original."""
        return any(cell.compared for cell in self.cells.values())


@dataclass(frozen=True, slots=True)
class TableCheck:
    """One recomputed cell of the printed tables: `table` is its number in the letter.

    `kind` is `afdoeningen`, `sepotgronden` or `percentages`. `printed` and `recomputed` are cases, or whole
    percentages; `difference` is recomputed minus printed. `presumed` is the sum with the presumed counts, None for a
    percentage.
    """

    table: int
    kind: str
    offence: str
    measure: str
    year: int
    printed: int
    recomputed: int
    difference: int
    presumed: int | None

    @property
    def row(self) -> str:
        """The row that is checked: the code of its measure, with ` %` behind it for the printed percentages."""
        return f"{self.measure} %" if self.kind == "percentages" else self.measure


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
