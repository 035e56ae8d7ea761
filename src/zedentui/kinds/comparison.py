"""Two figures side by side: two years, two offence groups, or else a sentence for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubt
from zedentui.kinds.change import breaks, difference, in_percent, otherwise
from zedentui.kinds.figure import bare, cases, labels, phrase, share_of
from zedentui.kinds.unit import LEAST_BASE
from zedentui.text.dutch import number, portion

if TYPE_CHECKING:
    from zedentui.model import Figures, Observation

__all__ = ["sentence"]


def sentence(first: Observation, second: Observation, figures: Figures) -> str:
    """Return two figures side by side, and after it whatever is in doubt about the numbers it names.

    Two years come in order of time, whatever the order given, with a warning when the series breaks between them.
    """
    if first.measure == second.measure and first.offence == second.offence and first.year != second.year:
        early, late = sorted((first, second), key=lambda cell: cell.year)
        text = _two_years(early, late, figures)
    elif first.measure == second.measure and first.year == second.year and first.offence != second.offence:
        text = _two_offences(first, second, figures)
    else:
        text = " ".join(bare(each, *labels(each, figures)) for each in (first, second))
    rest = doubt.among((first, second), figures.cells, figures.measures)
    return " ".join(filter(None, (text, rest, *map(doubt.revised, (first, second)))))


def _two_years(early: Observation, late: Observation, figures: Figures) -> str:
    change = late.count - early.count
    then = f"vermoedelijk {number(early.count)}" if early.repaired else number(early.count)
    if early.count >= LEAST_BASE and change:
        then += f", {in_percent(early.count, late.count)}"
    if other := otherwise(late, early):
        then += f"; {other}"
    text = f"In {late.year} {phrase(late, *labels(late, figures))}: {difference(change, early.year)} ({then})."
    then_share, now_share = share_of(early), share_of(late)
    if then_share is not None and now_share is not None:
        text += f" Aandeel in de uitstroom: {portion(now_share)}, in {early.year} {portion(then_share)}."
    broken = breaks(early.year, late.year, figures.annotations)
    return f"{text} Let op: de reeks breekt in {broken}." if broken else text


def _two_offences(first: Observation, second: Observation, figures: Figures) -> str:
    text = f"In {first.year} {phrase(first, *labels(first, figures))}"
    if (part := share_of(first)) is not None:
        text += f" ({portion(part)} van de uitstroom van {number(first.uitstroom)})"
    text += f", tegen {cases(second, labels(second, figures)[0])}"
    if (part := share_of(second)) is not None:
        text += f" ({portion(part)} van {number(second.uitstroom)})"
    return f"{text}."
