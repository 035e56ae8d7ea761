"""The course of a series in signs of one cell, for a line of text or a cell of a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

__all__ = ["LEGEND_FROM_ZERO", "LEGEND_LOWEST", "from_zero", "spark"]

_SIGNS: Final = "▁▂▃▄▅▆▇█"

LEGEND_FROM_ZERO: Final = "▁ is 0, █ het hoogste van de reeks"
LEGEND_LOWEST: Final = "▁ het laagste, █ het hoogste van de reeks"
"""What the signs mean, with and without zero at the bottom."""


def from_zero(values: Sequence[float | None], unit: str) -> bool:
    """Whether the course of these values is drawn from zero: never of an index, whose measure is 100."""
    return unit != "index" and all(value is None or value >= 0 for value in values)


def spark(values: Sequence[float | None], *, zero: bool) -> list[str]:
    """Return a sign for each value, from `▁` (0, or the lowest where `zero` is False) to `█` (the highest).

    A value that is not there is a blank. The seven steps between the signs are equal: a sign is never further off
    than half of one. Where all values are the same there is no course: from zero they are at the top, else lowest.
    """
    known = [value for value in values if value is not None]
    if not known:
        return [" "] * len(values)
    low, high = (0.0 if zero else min(known)), max(known)
    size = high - low
    return [" " if value is None else _SIGNS[_step(value - low, size)] for value in values]


def _step(above: float, size: float) -> int:
    return math.floor((len(_SIGNS) - 1) * above / size + 0.5) if size > 0 else 0
