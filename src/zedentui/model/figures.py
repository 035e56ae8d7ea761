"""The statistics: cells with their labels and notes, and what comes of recomputing the tables."""

from __future__ import annotations

from operator import itemgetter

from zedentui.classes import dataclass
from zedentui.model.letter import Source

__all__ = ["Annotation", "Figures", "Measure", "Observation", "Offence", "PrintedTable", "TableCheck"]

_YEAR = itemgetter(2)
"""Of what a cell is found by."""


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
        return tuple(sorted(set(map(_YEAR, self.cells))))

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
