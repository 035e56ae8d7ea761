"""Which figures rest on a number that is in doubt in our text of the letter: the sign behind them, and what it means.

A cell of the tables is shown as our text has it, or with the number that was probably meant. Either way it is marked,
and so is every share, change or index that is computed from it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.text import provenance
from zedentui.text.dutch import number, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zedentui.kinds.unit import Unit
    from zedentui.model import Measure, Observation

    Cells = Mapping[tuple[str, str, int], Observation]

__all__ = ["PRESUMED", "PRINTED", "note", "own", "sign"]

PRINTED = "?"
"""Behind a figure that is reckoned with a number as our text has it, which is in doubt."""

PRESUMED = "!"
"""Behind a figure that is reckoned with the presumed number. Not a star: those are the marks of years."""

_INDEX_YEAR = 2012


def sign(observation: Observation, unit: Unit, cells: Cells) -> str:
    """Return PRINTED, PRESUMED, or nothing for a figure that does not rest on a doubtful number or has no value.

    `cells` holds, by offence, measure and year, the other cells that `unit` of this one is computed from; those that
    are not there count as beyond doubt.
    """
    if unit.value(observation) is None:
        return ""
    doubtful = _doubtful(observation, unit, cells)
    if any(cell.repaired for cell in doubtful):
        return PRESUMED
    return PRINTED if doubtful else ""


def note(observation: Observation, unit: Unit, cells: Cells, measures: Iterable[Measure]) -> str | None:
    """Return what `sign` means here: which number is in doubt and, when it is the figure itself, why."""
    doubtful = _doubtful(observation, unit, cells)
    if not doubtful or doubtful[0] == observation:
        return own(observation)
    labels = {measure.code: measure.label for measure in measures}
    notes = []
    for cell in doubtful:
        label = within(labels.get(cell.measure, cell.measure))
        where = f"in {cell.year}" if cell.measure == observation.measure else f"voor {label} in {cell.year}"
        notes.append(_elsewhere(cell, where))
    return " ".join(notes)


def own(observation: Observation) -> str | None:
    """Return what we think the number of this cell should have been, and why; None where it is not in doubt.

    Where we doubt a cell without knowing better, the reason alone. Where the figure was reckoned with the presumed
    number, it says that, and what our text has.
    """
    if observation.presumed_count is None:
        return observation.repair_reason
    printed, presumed = observation.printed or "niets", number(observation.presumed_count)
    stands = provenance.stands(printed, compared=observation.compared)
    stands = stands[:1].upper() + stands[1:]
    if observation.repaired:
        note = f"{stands}; hier is gerekend met het vermoedelijke aantal, {presumed}."
    else:
        note = f"{stands}; vermoedelijk {presumed}{provenance.compare(compared=observation.compared)}."
    return f"{note} {observation.repair_reason}" if observation.repair_reason else note


def _elsewhere(cell: Observation, where: str) -> str:
    """The doubt about another cell than the one at hand."""
    printed = cell.printed or "niets"
    as_it_stands = provenance.as_it_stands(compared=cell.compared)
    if cell.presumed_count is None:
        return f"Gerekend met {printed} {where}, {as_it_stands}; dat getal is twijfelachtig."
    presumed = number(cell.presumed_count)
    if cell.repaired:
        stands = provenance.stands(printed, compared=cell.compared)
        return f"Gerekend met {presumed} {where}, het vermoedelijke aantal; {stands}."
    return f"Gerekend met {printed} {where}, {as_it_stands}; vermoedelijk {presumed}."


def _doubtful(observation: Observation, unit: Unit, cells: Cells) -> list[Observation]:
    """The cells in doubt among those that `unit` of this one is computed from, itself first."""
    offence, measure, year = observation.offence, observation.measure, observation.year
    other = {
        "uitstroom": (offence, "uitstroom", year),
        "instroom": (offence, "instroom", year),
        "hoofdmaat": (offence, observation.parent_measure or "", year),
        "verschil": (offence, measure, year - 1),
        "verschil_procent": (offence, measure, year - 1),
        "index": (offence, measure, _INDEX_YEAR),
    }.get(unit.code, (offence, measure, year))
    found = [observation]
    if other != (offence, measure, year) and other in cells:
        found.append(cells[other])
    return [cell for cell in found if cell.presumed_count is not None or cell.repair_reason]
