"""A question as one typed frame: what is counted, of whom, when, what is done with it, in which unit.

    measures x groups x years, an operation, a unit

Nothing in a frame is a figure; `evaluation` computes it in SQL, `wording` makes sentences from what comes out.
"""

from __future__ import annotations

from zedentui.classes import dataclass, field

__all__ = ["Bound", "Frame", "Group", "Operation", "Quantity"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is counted: the sum of the measures in `plus`, less those in `minus`, each a part of it."""

    plus: tuple[str, ...]
    minus: tuple[str, ...] = ()

    @property
    def main(self) -> str:
        """The measure it is about first."""
        return self.plus[0]

    @property
    def plain(self) -> bool:
        """Whether it is one row of a table."""
        return len(self.plus) == 1 and not self.minus


@dataclass(frozen=True, slots=True)
class Group:
    """Whose cases: an offence group, or one without the group that is a part of it."""

    plus: str
    minus: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """A number to hold figures against.

    `kind`: equal, more, less, least, most, between (with `upper`), about, nearly or fully (a little under, over it).
    `percent` and `digits` as typed, `text` in the words that were typed. `whole`: of what it is said to be a share in
    so many words: zaken (all that came in or were dealt with), instroom, uitstroom, or empty.
    """

    value: float
    kind: str = "equal"
    percent: bool = False
    digits: int = 0
    upper: float | None = None
    text: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class Operation:
    """What is done with the figures.

    `kind`: value, series, change, difference, times, extreme, sum, mean, median, threshold, check, parts, overview,
    quotient (one thing as a percentage of another), streak, to_mean, pace (the mean change in a year), periods (two of
    them beside each other, `by_mean` where a mean is asked).
    `yes` apart, more or less of a mean: those of two things are held against each other.
    `of`: value, or change (on the year before) for extreme, threshold and check. `high`: the highest, or a rise. `rank`
    is the place in the row (1 is first), `top` how many. `across`: the extreme is sought among measures, not years;
    `small`: the smallest change of its direction; `both`: the highest and the lowest. Two terms of a threshold without
    a bound are held against each other.
    `end`: of the years of a threshold only the `first` or the `last` is asked.
    `besides`: measures that an extreme among measures leaves out. `base`: the years of the mean that figures are held
    against (`to_mean`, with a bound where they should equal it). A `streak` is a run of years, of changes or of figures
    over a bound; `top` is then the least length that is asked, 1 when none is.
    `year`: whether the extreme is that of this year is asked (`was 2013 het hoogst`).
    `yes`: the answer begins with yes or no. `bound`: the number of a threshold or a check.
    """

    kind: str = "value"
    of: str = "value"
    high: bool = True
    rank: int = 1
    top: int = 1
    across: bool = False
    small: bool = False
    both: bool = False
    end: str = ""
    year: int | None = None
    yes: str = ""
    bound: Bound | None = None
    besides: tuple[str, ...] = ()
    base: tuple[int, ...] = ()
    by_mean: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """A question for figures.

    `years` are those asked that the tables have, ascending; `worded` how: none (no year was named), one, some, range or
    periods (then `periods`). `unit`: aantal, uitstroom, instroom, hoofdmaat (a share of those), groep (a share of the
    larger group), index or verschil_procent.
    """

    measures: tuple[Quantity, ...]
    groups: tuple[Group, ...]
    years: tuple[int, ...]
    worded: str = "none"
    operation: Operation = field(default_factory=Operation)
    unit: str = "aantal"
    periods: tuple[tuple[int, ...], ...] = ()
