"""Moments and days as the feed writes them: with and without zone, with three to seven decimals, or not at all."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import lru_cache

__all__ = ["day", "moment"]

_FIRST_YEAR = 1800  # the feed fills an unknown day with year 1
_LAST_YEAR = 2200


@lru_cache(16)  # the votes of a decision were written down in the same few moments
def moment(text: str | None) -> datetime | None:
    """Return a moment as UTC without a zone, to the microsecond; None when it cannot be read. Without a zone it is UTC.

    `2024-10-15T11:42:51.703+02:00`, `2024-10-15T09:43:32.9722595Z` and `2024-10-15T09:43:32.9722595` are all seen.
    """
    try:
        found = datetime.fromisoformat((text or "").strip())
        if found.tzinfo is not None:
            found = found.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def day(text: str | None) -> date | None:
    """Return the day as it is written: `2022-01-19T00:00:00+01:00` is the 19th in the Netherlands, whatever UTC says.

    None when it cannot be read.
    """
    try:
        found = date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None
