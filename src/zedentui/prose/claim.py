"""A number of a running text, with what it is said to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["Figure", "unplaced"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a text with what it is said to be.

    `line` and `column` count from 1. `measures` are candidates, the nearest first; `offences` likewise, empty where the
    text names none. `years` are those the number is about, `named_year` whether the text tells them at all. `kind`:
    value, sum, mean, change or points (`down` for a fall), the last two between the years of one of `spans`. `named`
    are all measures of the sentence, `whole` the one it is worded as a share of. `foreign` are words for what the
    letter does not count. `placed`: it could be one of ours; `sure`: it can be nothing else, so that it may be called
    wrong; `firm`: nor is any word unknown, so that a small count may be. `every_year` are all years that the sentence
    names; `carried`: its group is that of the sentence before, or of another number of its own; `naming` is how
    many sentences before it named one. `own`: its own sentence says its measure, group and year, `dated`: its year.
    `worked_out` is what the two counts before it in its sentence make: a share, a change. `of_all`: a part is named of
    it (`van de 2.662`). `loose_years` and `loose_measures` are what was spoken of before and what the figure may be of
    as well, where its own words do not say it. `ends` are the two counts that a change is said to be between.
    """

    line: int
    column: int
    number: Number
    measures: tuple[str, ...]
    offences: tuple[str, ...]
    years: tuple[int, ...]
    named_year: bool
    kind: str
    down: bool
    named: frozenset[str]
    foreign: str | None
    placed: bool
    sure: bool = False
    every_year: tuple[int, ...] = ()
    carried: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    whole: str | None = None
    firm: bool = False
    of_all: bool = False
    own: bool = False
    dated: bool = False
    worked_out: tuple[float, ...] = ()
    naming: int = 0
    loose_years: tuple[int, ...] = ()
    loose_measures: tuple[str, ...] = ()
    ends: tuple[float, float] | None = None


def unplaced(line: int, column: int, number: Number) -> Figure:
    """Return a number that is counted and not judged, and that leaves what the text is about as it was."""
    return Figure(line, column, number, (), (), (), False, "value", False, frozenset(), None, False, carried=True)
