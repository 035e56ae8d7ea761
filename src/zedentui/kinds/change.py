"""How a figure differs from the year before, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubt
from zedentui.kinds.unit import LEAST_BASE
from zedentui.text.dutch import number, portion, signed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.model import Annotation, Figures, Observation

__all__ = ["before", "breaks", "breaks_behind", "difference", "in_percent", "more", "otherwise", "sentence", "warned"]

_OF_CHANGE = frozenset({"verschil", "verschil_procent"})


def sentence(cell: Observation, figures: Figures) -> str | None:
    """Return the change on the year before: `255 meer dan in 2021 (+9,7%)`; None in the first year.

    On a base of less than LEAST_BASE cases it has the counts and no percentage: `2 meer dan in 2021 (van 1 naar 3)`.
    It says when the series breaks in this year, and how the change would be with the other of two numbers in doubt.
    """
    if cell.change is None:
        return None
    last_year = cell.year - 1
    text = difference(cell.change, last_year)
    told = [in_percent(cell.count - cell.change, cell.count)] if cell.change else []
    if (other := otherwise(cell, before(cell, figures))) is not None:
        told.append(other)
    if cell.change and cell.count == cell.change:
        text += ", toen er geen waren"
        told = told[1:]
    text += f" ({'; '.join(told)})" if told else ""
    return text + warned(breaks(last_year, cell.year, figures.annotations))


def warned(broken: str) -> str:
    """Return what stands behind a comparison over a break of the series in these years; nothing without one."""
    return f"; let op: reeksbreuk vanaf {broken}" if broken else ""


def breaks_behind(cell: Observation, code: str, annotations: Iterable[Annotation]) -> str:
    """Return the years of the breaks that a figure in the unit with this code is computed over; mostly none."""
    base = {"index": cell.base_year}.get(
        code, cell.year - 1 if code in _OF_CHANGE and cell.change is not None else None
    )
    return breaks(base, cell.year, annotations) if base is not None else ""


def before(cell: Observation, figures: Figures) -> Observation | None:
    """Return the cell of the year before."""
    return figures.cells.get((cell.offence, cell.measure, cell.year - 1))


def otherwise(late: Observation, early: Observation | None) -> str | None:
    """Return the change with the other of two numbers in doubt: `met de vermoedelijke aantallen 4 meer`."""
    found = doubt.change(late, early)
    if found is None:
        return None
    word, change = found
    return word if change is None else f"{word} {more(change)}"


def more(change: int) -> str:
    """Return a change in a word or two: `4 meer`, `12 minder`, `evenveel`."""
    return f"{number(abs(change))} {'meer' if change > 0 else 'minder'}" if change else "evenveel"


def in_percent(before: int, now: int) -> str:
    """Return a change between two counts: `+9,7%`, or `van 1 naar 3` where the base is too small for a percentage."""
    if before < LEAST_BASE:
        return f"van {number(before)} naar {number(now)}"
    change = 100 * (now - before) / before
    text = signed(change, 1)
    return f"{text}%" if text.strip("0,") else portion(change)


def difference(change: int, before: int) -> str:
    """Return a change in cases: `255 meer dan in 2021`, `evenveel als in 2019`."""
    if change == 0:
        return f"evenveel als in {before}"
    return f"{more(change)} dan in {before}"


def breaks(before: int, after: int, annotations: Iterable[Annotation]) -> str:
    """Return the years in which a series breaks after `before`, up to and including `after`: `2016 en 2020`."""
    years = {a.year_from for a in annotations if a.breaks and before < a.year_from <= after}
    return " en ".join(map(str, sorted(years)))
