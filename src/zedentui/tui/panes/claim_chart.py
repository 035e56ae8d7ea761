"""The series behind a claim, as a chart: its measure over the years in the claim's own unit, and what is claimed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zedentui import charts
from zedentui.charts import ChartRequest, Series
from zedentui.kinds import doubt
from zedentui.kinds.unit import bases
from zedentui.kinds.unit import unit as unit_with

if TYPE_CHECKING:
    from zedentui.model import Claim, Figures
    from zedentui.tui.widgets.chart import Draw

__all__ = ["draw", "unit_of"]

_BY_DENOMINATOR = {
    "uitstroom": "uitstroom",
    "instroom": "instroom",
    "onvoorwaardelijke sepots": "hoofdmaat",
    "instroom van het jaar ervoor": "verschil_procent",
}
_COUNTED = {"zaken", "systemen"}
_SAME = 1e-6


def unit_of(claim: Claim) -> str | None:
    """Return the code of the unit in which a claim's series is drawn; None where no series of the tables tells of it.

    A share has the denominator that the verdict rests on, or the letter's own where nothing could be recomputed.
    """
    if claim.offence is None or claim.measure is None:
        return None
    denominator = claim.recomputed_denominator or claim.claimed_denominator
    if claim.unit in _COUNTED:
        return "aantal"
    return _BY_DENOMINATOR.get(denominator) if denominator else None


def draw(claim: Claim, data: Figures) -> Draw | None:
    """Return the chart for `claim`, with what it claims as a point in its year when that is the same kind of figure."""
    code = unit_of(claim)
    if code is None or claim.offence is None or claim.measure is None:
        return None
    unit = unit_with(code)
    cells = [data.cells.get((claim.offence, claim.measure, year)) for year in data.years]
    if all(cell is None for cell in cells):
        return None
    values = tuple(unit.value(cell) if cell else None for cell in cells)
    signs = tuple(doubt.sign(cell, unit, data.cells) if cell else "" for cell in cells)
    label = next((m.label for m in data.measures if m.code == claim.measure), claim.measure)
    series = [Series(label, values, signs)]
    drawn = dict(zip(data.years, values, strict=True)).get(claim.year or 0)
    # What is claimed of a sum, a mean or a difference is no point in this series, and neither is a bound.
    same = None not in (drawn, claim.recomputed_value) and abs((drawn or 0) - (claim.recomputed_value or 0)) < _SAME
    if same and claim.claimed_value is not None and claim.reading is None:
        point = tuple(claim.claimed_value if year == claim.year else None for year in data.years)
        series.append(Series(f"De brief: {claim.claimed}", point))
    name = next((offence.label for offence in data.offences if offence.code == claim.offence), "")
    request = ChartRequest(
        series=tuple(series),
        years=data.years,
        unit=code,
        name=name,
        annotations=data.annotations,
        highlight=claim.year,
        compared=data.compared,
        bases=bases(unit, filter(None, cells)),
    )
    return partial(charts.draw, request)
