"""Which verdict on a claim follows from its figures: one rule, without any judgement left in it.

A recomputed number fits a claim when it lies within the bounds that the claim's words are read as; else when it is no
further from the claimed number than the tolerance; else when it gives the claimed number after rounding half up to its
precision. The verdict then follows from the denominators with which it fits. Figures are judged, not people: words
without a measure get the figures and no judgement, and only a number or a date of the letter can be off.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

__all__ = ["PRINTED", "Claimed", "Outcome", "earned", "in_order"]

PRINTED = "uitstroom"
"""The denominator of the percentages in the letter's tables: what counts where its prose names none."""

_SAME = 1e-9  # two numbers that differ less are equal: what is left is the rounding of the machine


@dataclass(frozen=True, slots=True)
class Claimed:
    """What the letter claims, in the unit of the claim.

    `value` is its number (None: words only); `tolerance` how far from it still fits (None: as precise as the number is
    written). `least` (inclusive) and `below` (exclusive) are the bounds as which its words are read. `denominator` is
    the one that the letter words, None where it names none. `measured` is False for words that have no measure, and
    `still_to_come` True for a day that the letter speaks of as coming.
    """

    value: float | None = None
    tolerance: float | None = None
    least: float | None = None
    below: float | None = None
    denominator: str | None = None
    measured: bool = True
    still_to_come: bool = False

    @property
    def bounded(self) -> bool:
        """Whether there are bounds within which an outcome must lie."""
        return self.least is not None or self.below is not None

    def fits(self, number: float) -> bool:
        """Whether a recomputed number is what the letter claims."""
        if self.bounded:
            return (self.least is None or number >= self.least) and (self.below is None or number < self.below)
        if self.value is None:
            return False
        if self.tolerance is not None:
            return abs(number - self.value) <= self.tolerance + _SAME
        shown = Decimal(repr(self.value)).normalize()
        exponent = Decimal(1).scaleb(min(0, int(shown.as_tuple().exponent)))
        return Decimal(repr(number)).quantize(exponent, ROUND_HALF_UP) == shown


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came out with one `denominator` (None: there is none to choose): the number, and the `text` to show."""

    value: float
    text: str
    denominator: str | None = None


def in_order(claimed: Claimed, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """Return the outcomes with the letter's own denominator first, the others by name."""
    own = _own(claimed, outcomes)
    return sorted(outcomes, key=lambda outcome: (outcome.denominator != own, outcome.denominator or ""))


def earned(claimed: Claimed, outcomes: Sequence[Outcome]) -> tuple[str, Outcome]:
    """Return the verdict and the outcome it rests on.

    Words without a measure: `woord zonder maat`, whatever came out; so do words whose measure fits nothing, for
    `wijkt af` is said of numbers and dates only. A day that the letter speaks of as coming and that was past on the
    day of the letter: `achterhaald`.

    With the letter's own denominator (the one it words, else that of its tables): `klopt`, or `klopt afgerond` when it
    gives a number that is not exactly the recomputed one. Only when that does not fit and another denominator does:
    `klopt met andere noemer`. Else `wijkt af`. One of `outcomes` must have the denominator that the letter words.
    """
    first, *others = in_order(claimed, outcomes)
    if not claimed.measured:
        return "woord zonder maat", first
    if claimed.fits(first.value):
        exact = claimed.bounded or claimed.value is None or abs(claimed.value - first.value) < _SAME
        return ("klopt" if exact else "klopt afgerond"), first
    for other in others:
        if claimed.fits(other.value):
            return "klopt met andere noemer", other
    if claimed.still_to_come:
        return "achterhaald", first
    return ("woord zonder maat" if claimed.value is None else "wijkt af"), first


def _own(claimed: Claimed, outcomes: Sequence[Outcome]) -> str | None:
    names = [outcome.denominator for outcome in outcomes]
    wanted = claimed.denominator or PRINTED
    return wanted if wanted in names else names[0]
