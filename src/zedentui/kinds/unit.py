"""The seven units that a figure of the tables can be shown in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.text.dutch import number
from zedentui.text.table import Kind, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.model import Observation

__all__ = ["LEAST_BASE", "UNITS", "Unit", "bases", "unit"]

LEAST_BASE = 20
"""Cases that a change is reckoned on, at least, before it is told in percent: below it one case is more than 5%."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A way to show an observation. `column` is its column in the view `figure`, `kind` its notation.

    `label` names it in full, `short` in a heading or beside an axis.
    """

    code: str
    label: str
    short: str
    column: str
    kind: Kind

    def named(self, base_year: int | None) -> str:
        """Its label where there are figures: `index (2012 = 100)`, with the year that these have as their first."""
        return self.label.replace("eerste jaar", str(base_year)) if base_year else self.label

    def value(self, observation: Observation) -> float | None:
        """The number itself: cases (a whole number) or a percentage, unrounded; None when there is none.

        A change in percent, or an index, on a base of less than LEAST_BASE cases is none: it says more than there is.
        """
        value: float | None = getattr(observation, self.column)
        return None if self._base(observation) is not None else value

    def text(self, observation: Observation) -> str:
        """The number as people read it: `1.302`, `46,3%`, `+7,2%`, `–` when there is none.

        Where the base is too small for a percentage, the counts themselves: `1→3`.
        """
        base = self._base(observation)
        if base is None:
            return shown(self.value(observation), self.kind)
        itself = self.code == "index" and observation.year == observation.base_year
        return number(base) if itself else f"{number(base)}→{number(observation.count)}"

    def _base(self, observation: Observation) -> int | None:
        """The count that a percentage of change would be reckoned on, where that is too small for one."""
        base = None
        if self.code == "verschil_procent" and observation.change is not None:
            base = observation.count - observation.change
        elif self.code == "index":
            base = observation.base_count
        return base if base is not None and base < LEAST_BASE else None


def bases(shown: Unit, cells: Iterable[Observation]) -> tuple[int, ...]:
    """Return the years that have 100 in these figures, when they are an index; each document has its own."""
    if shown.code != "index":
        return ()
    return tuple(sorted({cell.base_year for cell in cells if cell.base_year is not None and cell.index is not None}))


UNITS: tuple[Unit, ...] = (
    Unit("aantal", "aantal", "aantal", "count", "number"),
    Unit("uitstroom", "% van de uitstroom", "% uitstroom", "share_uitstroom", "percent"),
    Unit("instroom", "% van de instroom", "% instroom", "share_instroom", "percent"),
    Unit("hoofdmaat", "% van de rij erboven", "% rij erboven", "share_parent", "percent"),
    Unit("verschil", "verschil met het jaar ervoor", "verschil", "change", "signed"),
    Unit("verschil_procent", "verschil met het jaar ervoor in %", "verschil %", "change_percent", "signed_percent"),
    Unit("index", "index (eerste jaar = 100)", "index", "index", "decimal"),
)
_UNITS = {each.code: each for each in UNITS}


def unit(code: str) -> Unit:
    """Return the unit with this code; raises ValueError with a Dutch sentence that names what there is."""
    try:
        return _UNITS[code]
    except KeyError:
        raise ValueError(f"Onbekende eenheid ‘{shown(code)[:30]}’; kies uit {', '.join(_UNITS)}.") from None
