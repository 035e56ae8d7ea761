"""What Statistiek shows: groups, unit, chart, cursor. It is what a location of that pane holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.figures import UNITS

if TYPE_CHECKING:
    from zedentui.locations import Location
    from zedentui.model import Figures

__all__ = ["BOTH", "CHART_KINDS", "View"]

BOTH = "beide"
CHART_KINDS = {"lijnen": "line_chart", "staven": "bar_chart", "gestapeld": "stacked_chart"}
"""Names on the screen and in locations, with the function of `zedentui.charts` that draws them."""


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

    def pairs(self, year: int) -> tuple[tuple[str, str], ...]:
        """The view as a location holds it, with the cursor on `year`; what is as usual is left out."""
        pairs = [("delict", self.offence), ("eenheid", self.unit), ("maat", self.measure), ("jaar", str(year))]
        if self.chart != "lijnen":
            pairs.append(("grafiek", self.chart))
        if self.charted:
            pairs.append(("maten", ",".join(self.charted)))
        if self.words:
            pairs.append(("filter", self.words))
        return tuple(pairs)

    def asked(self, location: Location, year: int) -> View:
        """The view that `location` asks for; what it does not say stays, and of a range of years the last counts."""
        wanted = (location.get("jaar") or str(year))[-4:]
        return View(
            location.get("delict") or self.offence,
            location.get("eenheid") or self.unit,
            location.get("grafiek") or "lijnen",
            tuple(code for code in (location.get("maten") or "").split(",") if code),
            location.get("maat") or self.measure,
            int(wanted) if wanted.isdecimal() else None,
        )

    def fits(self, figures: Figures) -> bool:
        """Whether everything it names is in the dossier."""
        return (
            self.offence in {BOTH, *(offence.code for offence in figures.offences)}
            and self.unit in {unit.code for unit in UNITS}
            and self.chart in CHART_KINDS
            and {self.measure, *self.charted} <= {measure.code for measure in figures.measures}
            and self.year in figures.years
        )
