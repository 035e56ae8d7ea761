"""How a field is divided over years, for bars."""

from __future__ import annotations

from zedentui.classes import dataclass

__all__ = ["AXIS_ROOM", "Slots"]

_WIDEST_BAR = 10
AXIS_ROOM = (9, 16)
"""Cells to count on for the figures on the axis: usually, and with very large figures."""


@dataclass(frozen=True, slots=True)
class Slots:
    """`per` cells for each year, from `first` on, with `count` bars of `bar` cells.

    Bars that are wide enough keep the last of their cells free.
    """

    first: int
    per: int
    bar: int
    count: int

    @classmethod
    def of(cls, field: int, years: int, count: int) -> Slots:
        """Divide a field evenly; the bars take at most four fifths of it."""
        per = min((field - 1) // years, (_WIDEST_BAR * count * 5 + 3) // 4 + 4)
        bar = max(1, min((per - 1) // count, _WIDEST_BAR, per * 4 // (5 * count)))
        return cls(1 + (field - 1 - per * years) // 2, per, bar, count)

    @property
    def body(self) -> int:
        """Return how many cells of a bar are filled."""
        return self.bar - 1 if self.count > 1 and self.bar > 2 else self.bar

    def start(self, index: int) -> int:
        """Return the first column of the bars of the year at `index`; the column before it is free."""
        return self.first + index * self.per + (self.per - self.bar * self.count + 1) // 2

    def middle(self, index: int) -> int:
        """Return the column of the year at `index` itself."""
        return self.start(index) + (self.bar * self.count - 1 - (self.bar - self.body)) // 2
