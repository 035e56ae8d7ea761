"""What Statistiek shows: groups, unit, basis, chart, cursor. It is what a location of that pane holds."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds import doubt
from zedentui.kinds.unit import UNITS, Unit, unit
from zedentui.tui.widgets.table import matches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Figures, Measure, Observation, Offence
    from zedentui.places import Location
    from zedentui.tui.widgets.sorting import Order

__all__ = ["BASES", "BOTH", "CHART_KINDS", "Grid", "View", "following"]

BOTH = "beide"
CHART_KINDS = ("lijnen", "staven", "gestapeld")
"""Names on the screen and in locations, as `zedentui.charts.KINDS` has them; not imported, for that is for later."""

BASES = ("tekst", "vermoedelijk")
_OLD = {"gedrukt": "tekst"}  # what it was called in older locations and sheets
"""Figures as printed, or with the presumed counts where a misprint is presumed; the first is as usual."""


def following(codes: Sequence[str], code: str) -> str:
    """The code after `code`; after the last one the first."""
    return codes[(codes.index(code) + 1) % len(codes)]


@dataclass(frozen=True, slots=True)
class View:
    """What the pane shows. `charted` empty: the chart follows the cursor. `year` None: the latest."""

    offence: str = "zedenmisdrijven"
    unit: str = "aantal"
    chart: str = "lijnen"
    charted: tuple[str, ...] = ()
    measure: str = "onvoorwaardelijk_sepot"
    year: int | None = None
    words: str = ""
    basis: str = BASES[0]

    @property
    def presumed(self) -> bool:
        """Whether figures with the presumed counts are wanted."""
        return self.basis == BASES[1]

    def pairs(self, year: int) -> tuple[tuple[str, str], ...]:
        """The view as a location holds it, with the cursor on `year`; what is as usual is left out."""
        pairs = [("delict", self.offence), ("eenheid", self.unit), ("maat", self.measure), ("jaar", str(year))]
        if self.basis != BASES[0]:
            pairs.append(("cijfers", self.basis))
        if self.chart != "lijnen":
            pairs.append(("grafiek", self.chart))
        if self.charted:
            pairs.append(("maten", ",".join(self.charted)))
        if self.words:
            pairs.append(("filter", self.words))
        return tuple(pairs)

    def asked(self, location: Location, year: int) -> View:
        """The view that `location` asks for; what it does not say stays, and of a range of years the last counts.

        Presumed figures are only shown to who asks for them: a location that does not name a basis means as printed.
        """
        wanted = (location.get("jaar") or str(year))[-4:]
        return View(
            location.get("delict") or self.offence,
            location.get("eenheid") or self.unit,
            location.get("grafiek") or "lijnen",
            tuple(code for code in (location.get("maten") or "").split(",") if code),
            location.get("maat") or self.measure,
            int(wanted) if wanted.isdecimal() else None,
            basis=_OLD.get(asked := location.get("cijfers") or BASES[0], asked),
        )

    def fits(self, figures: Figures) -> bool:
        """Whether everything it names is in the dossier."""
        return (
            self.offence in {BOTH, *(offence.code for offence in figures.offences)}
            and self.unit in {unit.code for unit in UNITS}
            and self.basis in BASES
            and self.chart in CHART_KINDS
            and {self.measure, *self.charted} <= {measure.code for measure in figures.measures}
            and self.year in figures.years
        )


@dataclass(frozen=True, slots=True)
class Grid:
    """The figures with the view on them: what stands in the table, row by row."""

    figures: Figures
    view: View
    order: Order | None = None
    """The year by whose values the rows are sorted, and which way; None: as in the letter."""

    @property
    def unit(self) -> Unit:
        """The unit of every figure in the table."""
        return unit(self.view.unit)

    @property
    def offences(self) -> tuple[Offence, ...]:
        """The groups that are shown."""
        return tuple(o for o in self.figures.offences if self.view.offence in (BOTH, o.code))

    @property
    def year(self) -> int:
        """The year the cursor is on: that of the view, or the newest."""
        years = self.figures.years
        return self.view.year if self.view.year in years else years[-1]

    def rows(self) -> list[tuple[str, str]]:
        """(offence, measure) of each row: measure by measure, the groups under each other."""
        words = self.view.words
        wanted = [m for m in self.measures() if matches(words, f"{m.label} {m.printed} {m.code}")]
        return [(offence.code, measure.code) for measure in wanted for offence in self.offences]

    def measures(self) -> tuple[Measure, ...]:
        """The measures in the order of the letter, or sorted: each stays with what it is part of, as the indent says.

        What has no value in that year stands last.
        """
        if self.order is None:
            return self.figures.measures
        year, down = self.order.by, self.order.down
        offence = self.offences[0].code

        def value(measure: Measure) -> float:
            cell = self.figures.cells.get((offence, measure.code, year))
            found = self.unit.value(cell) if cell is not None else None
            return inf if found is None else -found if down else found

        def under(parent: str | None) -> list[Measure]:
            parts = sorted((m for m in self.figures.measures if m.parent == parent), key=value)
            return [each for part in parts for each in (part, *under(part.code))]

        return tuple(under(None))

    def shown(self) -> list[Observation]:
        """Every cell of the table, row by row."""
        cells, years = self.figures.cells, self.figures.years
        keys = [(*row, year) for row in self.rows() for year in years]
        return [cells[key] for key in keys if key in cells]

    def at(self, row: int, column: int) -> Observation | None:
        """The figure in the table at `row` and `column`, of which the first holds the names of the measures."""
        rows, years = self.rows(), self.figures.years
        if not 0 <= row < len(rows) or not 1 <= column <= len(years):
            return None
        return self.figures.cells.get((*rows[row], years[column - 1]))

    def sign(self, cell: Observation) -> str:
        """The sign behind a figure that rests on a doubtful number."""
        return doubt.sign(cell, self.unit, self.figures.cells)

    @property
    def signs(self) -> frozenset[str]:
        """The signs that figures in the table carry."""
        return frozenset(self.sign(cell) for cell in self.shown()) - {""}
