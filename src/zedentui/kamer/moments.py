"""Moments and days as the feed writes them: with and without zone, with three to seven decimals, or not at all."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Final

__all__ = ["day", "in_the_netherlands", "moment"]

_FIRST_YEAR = 1800  # the feed fills an unknown day with year 1
_LAST_YEAR = 2200
_ELSEWHERE: Final = re.compile(r"(?:Z|[+-][0-9:]+)(?<!\+01:00)(?<!\+02:00)$")
"""The end of a moment that is written in another zone than that of the Netherlands."""


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
    """Return the day in the Netherlands: `2022-01-19T00:00:00+01:00` is the 19th, and so is `2022-01-18T23:00:00Z`.

    Without a zone it is the day as it is written. None when it cannot be read.
    """
    written = (text or "").strip()
    try:
        found = date.fromisoformat(written[:10])
        if _ELSEWHERE.search(written, 10) and (at := moment(written)) is not None:
            found = in_the_netherlands(at).date()
    except ValueError:
        return None
    return found if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def in_the_netherlands(at: datetime) -> datetime:
    """Return what the clock in the Netherlands says at a moment in UTC."""
    summer = _last_sunday(at.year, 3) <= at < _last_sunday(at.year, 10)
    return at + timedelta(hours=2 if summer else 1)


def _last_sunday(year: int, month: int) -> datetime:
    """When the clock is changed, which is the same moment in all of the European Union."""
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=last.isoweekday() % 7)
