"""The seven units that a figure of the tables can be shown in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.text.table import Kind, shown

if TYPE_CHECKING:
    from zedentui.model import Observation

__all__ = ["UNITS", "Unit", "unit"]


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

    def value(self, observation: Observation) -> float | None:
        """The number itself: cases (a whole number) or a percentage, unrounded; None when there is none."""
        value: float | None = getattr(observation, self.column)
        return value

    def text(self, observation: Observation) -> str:
        """The number as people read it: `1.302`, `46,3%`, `+7,2%`, `–` when there is none."""
        return shown(self.value(observation), self.kind)


UNITS: tuple[Unit, ...] = (
    Unit("aantal", "aantal", "aantal", "count", "number"),
    Unit("uitstroom", "% van de uitstroom", "% uitstroom", "share_uitstroom", "percent"),
    Unit("instroom", "% van de instroom", "% instroom", "share_instroom", "percent"),
    Unit("hoofdmaat", "% van de rij erboven", "% rij erboven", "share_parent", "percent"),
    Unit("verschil", "verschil met het jaar ervoor", "verschil", "change", "signed"),
    Unit("verschil_procent", "verschil met het jaar ervoor in %", "verschil %", "change_percent", "signed_percent"),
    Unit("index", "index (2012 = 100)", "index", "index", "decimal"),
)
_UNITS = {each.code: each for each in UNITS}


def unit(code: str) -> Unit:
    """Return the unit with this code; raises ValueError with a Dutch sentence that names what there is."""
    try:
        return _UNITS[code]
    except KeyError:
        raise ValueError(f"Onbekende eenheid ‘{shown(code)[:30]}’; kies uit {', '.join(_UNITS)}.") from None
