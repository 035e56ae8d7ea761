"""A frame put together: what a question left open (which measure, which years) is filled in as its operation needs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frames.frame import Bound, Frame, Quantity
from zedentui.search.frames.in_time import THAN_YEAR, mean_years
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.frame import Group, Operation
    from zedentui.search.frames.query import Query
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["framed"]

_OVER_ALL = frozenset({"series", "extreme", "sum", "mean", "median", "threshold", "streak", "pace", "rank", "nearest"})


def framed(
    query: Query, lexicon: Lexicon, quantities: tuple[Quantity, ...], groups: tuple[Group, ...],
    years: tuple[int, ...], operation: Operation, unit: str,
) -> Frame:  # fmt: skip
    """Return the frame of these parts, with the measure and the years that its operation needs."""
    first, last = lexicon.first_year, lexicon.last_year
    periods = (tuple(year for year in period if first <= year <= last) for period in query.years.periods)
    asked = years or _all_years(lexicon, operation.kind)
    frame = Frame(quantities, groups, asked, query.years.shape, operation, unit, tuple(filter(None, periods)))
    frame = _filled(frame, lexicon, query)
    if operation.kind == "to_mean" and operation.base:
        base = tuple(year for year in operation.base if first <= year <= last)
        single = query.years.single or last
        return replace(
            frame,
            years=(single,) if first <= single <= last else (),
            worded="some",
            operation=replace(operation, base=base),
        )
    if operation.kind == "to_mean":
        held, base = mean_years(query, lexicon)
        worded = "some" if held else "none"
        every = tuple(range(first, last + 1))
        return replace(frame, years=held or every, worded=worded, operation=replace(operation, base=base))
    year = query.years.years[0] if len(query.years.years) == 1 and not query.years.before else last
    if operation.yes == "equal" and year == last and pattern(THAN_YEAR).search(query.read) and len(years) == 1:
        against = replace(operation, kind="threshold", of="value", year=last, bound=Bound(0, "equal"), yes="")
        return replace(frame, years=tuple(range(first, last + 1)), worded="none", operation=against)
    if operation.kind == "change" and first <= year < last and pattern(THAN_YEAR).search(query.read):
        return replace(frame, years=(year, last), worded="some")  # `meer dan in 2013` is asked of the last year
    if (since := _moved_from(query, frame)) and since >= first:
        return replace(frame, years=(since, *frame.years), worded="range")
    if operation.kind == "streak" and len(frame.years) == 1:
        return replace(frame, years=tuple(range(first, frame.years[0] + 1)), worded="range")
    return frame


_AFTER = r"\b(?:na|after) (?:het jaar )?(20\d\d)(?![\w/-])"


def _moved_from(query: Query, frame: Frame) -> int | None:
    """The year from which a change is counted that is said to be after it: `de stijging na 2018` begins in 2018."""
    operation = frame.operation
    moves = operation.kind in {"change", "pace"} or (operation.kind == "check" and operation.of == "change")
    each = operation.kind == "threshold" and operation.of == "change" and operation.yes in {"never", "always"}
    if not (moves or each) or query.years.before or len(query.years.periods) > 1 or query.years.shape == "some":
        return None
    match = pattern(_AFTER).search(query.read) if frame.years else None
    return int(match[1]) if match and int(match[1]) + 1 == frame.years[0] else None


def _all_years(lexicon: Lexicon, kind: str) -> tuple[int, ...]:
    """The years an operation runs over when none was named: all of them, or for a single figure the last."""
    every = tuple(range(lexicon.first_year, lexicon.last_year + 1))
    return every if kind in _OVER_ALL else every[-1:]


def _filled(frame: Frame, lexicon: Lexicon, query: Query) -> Frame:
    """The frame with what the question left open: which measure, and which years an operation needs."""
    operation = frame.operation
    if not frame.measures:
        if operation.kind == "parts" or operation.across:
            frame = replace(frame, measures=(Quantity((_parted(query),)),))
        elif operation.kind == "value" and frame.unit != "groep" and len(frame.years) <= 1:
            frame = replace(frame, operation=replace(operation, kind="overview"), measures=(Quantity(("instroom",)),))
        else:
            frame = replace(frame, measures=(Quantity(("instroom",)),))
    if operation.kind == "rank" or operation.yes == "only":
        return replace(frame, years=tuple(range(lexicon.first_year, lexicon.last_year + 1)), worded="none")
    alone = len(query.years.years) == 1 and not query.years.excluded
    held = operation.yes and operation.year is None
    if alone and operation.kind in {"extreme", "threshold"} and not operation.across and not held:
        every = tuple(range(lexicon.first_year, lexicon.last_year + 1))
        if operation.kind == "threshold":
            return frame if operation.year is None else replace(frame, years=every, worded="none")
        if operation.year is not None:
            return replace(frame, years=every, worded="none")
        frame = replace(frame, operation=replace(operation, kind="value"))
        if not frame.years:
            frame = replace(frame, years=every)
    return frame


def _parted(query: Query) -> str:
    """Which measure is divided when none was named: dismissals by their grounds, everything by how it ended."""
    disposals = any(word.startswith(("afdo", "afged", "afgeh")) for word in query.words)
    return "uitstroom" if disposals else "onvoorwaardelijk_sepot"
