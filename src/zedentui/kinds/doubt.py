"""Which figures rest on a number that is probably wrong in our text of the letter: the sign behind them, and the words.

A cell of the tables is shown as our text has it, or with the number that was probably meant. Either way it is marked,
and so is every share, change or index that is computed from it. This is the only place that words a doubt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.unit import Unit, unit
from zedentui.text import provenance
from zedentui.text.dutch import day, listed, number, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zedentui.model import Measure, Observation

    Cells = Mapping[tuple[str, str, int], Observation]

__all__ = [
    "EMPTY",
    "LEGEND",
    "PRESUMED",
    "PRINTED",
    "REVISED",
    "SHARES",
    "WITH_PRESUMED",
    "among",
    "beside",
    "change",
    "emptied",
    "meaning",
    "note",
    "notes",
    "own",
    "revised",
    "sign",
    "told",
    "told_of_years",
]

PRINTED = "?"
"""Behind a figure that is reckoned with a number of our text that is probably wrong."""

PRESUMED = "!"
"""Behind a figure that is reckoned with the presumed number. Not a star: those are the marks of years."""

REVISED = "°"
"""Behind a figure that an earlier document gave otherwise."""

EMPTY = "_"
"""Behind a 0 where our text of the letter has an empty cell: a dash says none, an empty cell says nothing."""

WITH_PRESUMED = "met de vermoedelijke aantallen"
"""Before what a number would be if those in doubt were as we presume."""

LEGEND = {
    PRINTED: f"{PRINTED} twijfel", PRESUMED: f"{PRESUMED} vermoedelijk", EMPTY: f"{EMPTY} leeg",
    REVISED: f"{REVISED} herzien",
}  # fmt: skip
"""What the signs in a table mean, in a word or two: where no figure with that sign is explained."""

SHARES = (unit("hoofdmaat"), unit("uitstroom"), unit("instroom"))
"""The units whose denominators the sentence of a figure names."""


# Which -------------------------------------------------------------------------------------------------------


def sign(observation: Observation, shown: Unit, cells: Cells) -> str:
    """Return PRINTED or PRESUMED for a figure that rests on a doubtful number, else EMPTY or REVISED for what it is.

    Nothing for all others and where there is no value. `cells` holds, by offence, measure and year, the other cells
    that `shown` of this one is computed from; those that are not there count as beyond doubt.
    """
    if getattr(observation, shown.column) is None:
        return ""
    doubtful = _behind(observation, (shown,), cells)
    if any(cell.repaired for cell in doubtful):
        return PRESUMED
    if doubtful:
        return PRINTED
    if _is_empty(observation):
        return EMPTY
    return REVISED if observation.was is not None else ""


def _in_doubt(cell: Observation) -> bool:
    return cell.presumed_count is not None or cell.repair_reason is not None


def _is_empty(cell: Observation) -> bool:
    return not cell.printed.strip() and not _in_doubt(cell)


def _behind(observation: Observation, units: Iterable[Unit], cells: Cells) -> list[Observation]:
    """The cells in doubt among those that a figure in these units is computed from, itself first."""
    offence, measure, year = observation.offence, observation.measure, observation.year
    found = [observation]
    for each in units:
        other = {
            "uitstroom": (offence, "uitstroom", year),
            "instroom": (offence, "instroom", year),
            "hoofdmaat": (offence, observation.parent_measure or "", year),
            "verschil": (offence, measure, year - 1),
            "verschil_procent": (offence, measure, year - 1),
            "index": (offence, measure, observation.base_year or year),
        }.get(each.code)
        cell = cells.get(other) if other and getattr(observation, each.column) is not None else None
        if cell is not None and cell not in found:
            found.append(cell)
    return [cell for cell in found if _in_doubt(cell)]


# In words ----------------------------------------------------------------------------------------------------


def note(
    observation: Observation, units: Unit | Iterable[Unit], cells: Cells, measures: Iterable[Measure],
    parts: Iterable[Observation] = (),
) -> str | None:  # fmt: skip
    """Return `notes` as one text; None where nothing is in doubt or revised."""
    return " ".join(notes(observation, units, cells, measures, parts)) or None


def notes(
    observation: Observation, units: Unit | Iterable[Unit], cells: Cells, measures: Iterable[Measure],
    parts: Iterable[Observation] = (),
) -> list[str]:  # fmt: skip
    """Return which numbers are in doubt behind a figure in these units: a text for each, the figure itself first.

    Last come that the cell is empty in our text, and what an earlier document gave of the figure itself.

    `parts` are cells that are named beside it. Only of the figure itself it says why, in a second sentence.
    """
    labels = {measure.code: within(measure.label) for measure in measures}
    told = []
    doubtful = _behind(observation, (units,) if isinstance(units, Unit) else units, cells)
    for cell in (*doubtful, *filter(_in_doubt, parts)):
        if cell == observation:
            told.append(_presumed(cell) or "")
        else:
            where = "" if cell.measure == observation.measure else f"voor {labels.get(cell.measure, cell.measure)} "
            told.append(_elsewhere(cell, f"{where}in {cell.year}"))
    return [*told, *filter(None, (emptied((observation,), ()), revised(observation)))]


def own(observation: Observation) -> str | None:
    """Return what we think the number of this cell should have been, and why, and what an earlier document gave.

    None where it is neither in doubt nor revised.

    Where we doubt a cell without knowing better, the reason alone. Where the figure was reckoned with the presumed
    number, it says that, and what our text has.
    """
    return " ".join(filter(None, (_presumed(observation), revised(observation)))) or None


def revised(observation: Observation) -> str | None:
    """Return `Herzien: 412 → 409 in de brief van 4 juli 2025.`; None where no earlier document gave another number."""
    if observation.was is None:
        return None
    written = day(observation.source.document.published_on)
    return f"Herzien: {number(observation.was)} → {number(observation.count)} in de brief van {written}."


def emptied(told: Iterable[Observation], measures: Iterable[Measure]) -> str | None:
    """Return that these zeros are cells without anything in them in our text; None where none of them is.

    `measures` names the rows and the sentence names the years; without them it speaks of the one cell at hand.
    """
    every = list(told)
    found = [cell for cell in every if _is_empty(cell)]
    several = len({cell.offence for cell in every}) > 1
    if not found:
        return None
    behind = ", met 0% erachter" if all(cell.printed_percent == 0 for cell in found) else ""
    text = "de brief" if found[0].compared else "onze tekst van de brief"
    labels = {measure.code: within(measure.label) for measure in measures}
    if not labels:
        return f"In {text} is deze cel leeg{behind}; gelezen als 0."
    years: dict[str, list[str]] = {}
    for cell in found:
        label = labels[cell.measure] + (f" ({cell.offence})" if several else "")
        years.setdefault(label, []).append(str(cell.year))
    named = "; ".join(f"{label} in {listed(sorted(set(each)))}" for label, each in years.items())
    return f"Leeg in {text}{behind}, en gelezen als 0: {named}."


def _presumed(observation: Observation) -> str | None:
    if observation.presumed_count is None:
        return observation.repair_reason
    printed, presumed = observation.printed or "niets", number(observation.presumed_count)
    stands = provenance.stands(printed, compared=observation.compared)
    stands = stands[:1].upper() + stands[1:]
    if observation.repaired:
        told = f"{stands}; hier is gerekend met het vermoedelijke aantal, {presumed}."
    else:
        told = f"{stands}; vermoedelijk {presumed}{provenance.compare(compared=observation.compared)}."
    return f"{told} {observation.repair_reason}" if observation.repair_reason else told


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


def among(told: Sequence[Observation], cells: Cells, measures: Sequence[Measure]) -> str | None:
    """Return which numbers are in doubt behind several figures, the shares of each included: one sentence.

    Of one figure in doubt everything there is to say of it. Which are empty in our text follows in a sentence.
    """
    return " ".join(filter(None, (_in_doubt_among(told, cells, measures), emptied(told, measures)))) or None


def _in_doubt_among(told: Sequence[Observation], cells: Cells, measures: Sequence[Measure]) -> str | None:
    found: list[tuple[Observation, Observation]] = []
    for observation in sorted(told, key=lambda cell: cell.year):
        for cell in _behind(observation, SHARES, cells):
            if all(cell != known for known, _ in found):
                found.append((cell, observation))
    if not found:
        return None
    if len(found) == 1:
        cell, observation = found[0]
        if cell != observation or len(told) == 1:
            return note(observation, SHARES, cells, measures)
        return f"Over {cell.year}: {within(own(cell) or '')}"
    labels = {measure.code: within(measure.label) for measure in measures}
    several = len({cell.measure for cell, _ in found}) > 1
    listed = [f"{_both(cell)} in {cell.year}{f' ({labels[cell.measure]})' if several else ''}" for cell, _ in found]
    return f"Hierin zijn getallen twijfelachtig: {', '.join(listed)}."


def _both(cell: Observation) -> str:
    """Both numbers of a cell in doubt: `38, vermoedelijk 42,`."""
    if cell.presumed_count is None:
        return cell.printed or "niets"
    if cell.repaired:
        as_it_stands = provenance.as_it_stands(compared=cell.compared)
        return f"vermoedelijk {number(cell.presumed_count)} ({as_it_stands} {cell.printed or 'niets'})"
    return f"{cell.printed or 'niets'} (vermoedelijk {number(cell.presumed_count)})"


def told(count: int, presumed: int, *, compared: bool) -> str:
    """Return the doubt about one number: `In onze tekst van de brief staat 38; vermoedelijk 42; vergelijk …`."""
    stands = provenance.stands(number(count), compared=compared)
    return f"{stands[:1].upper()}{stands[1:]}; vermoedelijk {number(presumed)}{provenance.compare(compared=compared)}."


def told_of_years(numbers: Sequence[tuple[int, int, int]], *, compared: bool) -> str:
    """Return the same of several years, `numbers` being count, year and presumed count of each."""
    each = [f"{number(count)} ({year}; vermoedelijk {number(presumed)})" for count, year, presumed in numbers]
    stands = provenance.stands(listed(each), compared=compared)
    return f"{stands[:1].upper()}{stands[1:]}{provenance.compare(compared=compared)}."


def meaning(sign: str, *, compared: bool) -> str:
    """Return what a sign behind a figure says of it, in few words, as under a chart."""
    if sign == PRINTED:
        return f"{provenance.as_it_stands(compared=compared)}, vermoedelijk anders"
    if sign == EMPTY:
        return f"leeg {'in de brief' if compared else 'in onze tekst'}, gelezen als 0"
    return "herzien" if sign == REVISED else "met het aantal dat wij vermoeden"


def beside(observation: Observation, shown: Unit, cells: Cells, measures: Iterable[Measure]) -> str:
    """Return what stands behind a bare value that rests on a number of our text in doubt; empty where none is.

    `38 (vermoedelijk 42)`; of a value that is computed `1,5% (gerekend met 38, vermoedelijk 42)`; `0 (lege cel)`.
    """
    labels = {measure.code: within(measure.label) for measure in measures}
    told = []
    for cell in _behind(observation, (shown,), cells):
        meant = "twijfelachtig" if cell.presumed_count is None else f"vermoedelijk {number(cell.presumed_count)}"
        where = "" if cell == observation else f" in {cell.year}"
        where += "" if cell.measure == observation.measure else f" voor {labels.get(cell.measure, cell.measure)}"
        bare = shown.code == "aantal"
        told.append(meant if bare else f"gerekend met {cell.printed or 'niets'}{where}, {meant}")
    if _is_empty(observation):
        told.insert(0, "lege cel")
    return f" ({'; '.join(told)})" if told else ""


def change(late: Observation, early: Observation | None) -> tuple[str, int | None] | None:
    """Return what the change between two years would be on the other basis: a word for that basis, and the change.

    None when neither number is in doubt; the change is None when we doubt without knowing better. Without `early` the
    year before is beyond doubt.
    """
    pair = [late, *([early] if early is not None else [])]
    if not any(map(_in_doubt, pair)):
        return None
    if all(cell.presumed_count is None for cell in pair):
        return "met een twijfelachtig getal", None
    before = early.printed_count if early is not None else late.count - (late.change or 0)
    if late.presumed:
        return provenance.as_it_stands(compared=late.compared), late.printed_count - before
    if early is not None and early.presumed_count is not None:
        before = early.presumed_count
    now = late.printed_count if late.presumed_count is None else late.presumed_count
    return WITH_PRESUMED, now - before
