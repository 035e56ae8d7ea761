"""A list as an answer: its rows, and the sentence that stands above them."""

from __future__ import annotations

from typing import Any

from zedentui.classes import dataclass

__all__ = ["Listed", "Row", "count_of", "promises_named"]

Row = tuple[Any, ...]
"""An item as `items` gives it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows as `items` gives them, and the sentence that stands above them."""

    rows: list[Row]
    message: str | None


def count_of(number: int, one: str, many: str) -> str:
    """Return `1 motie`, `3 moties`, `geen moties`."""
    return f"1 {one}" if number == 1 else f"{number or 'geen'} {many}"


def promises_named(number: int) -> str:
    """Return how many promises and terms there are, in words that fit."""
    return count_of(number, "toezegging of termijn", "toezeggingen of termijnen")
