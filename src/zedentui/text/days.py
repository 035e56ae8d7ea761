"""What a person types as a day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from zedentui.text.dutch import day, short_day

__all__ = ["read_day"]

_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DUTCH = r"([0-9]{1,2})(?:-|/|\.)([0-9]{1,2})(?:-|/|\.)([0-9]{4})"
_IN_WORDS = r"([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})"
_LONGEST = 100  # characters; a day in words has at most 17, the rest can only be blanks
_OTHERWISE = {"mar": 3, "sept": 9}


def read_day(text: str, today: date) -> date | None:
    """Return the day someone means by `2024-07-01`, `1-7-2024`, `1/7/2024`, `1 juli 2024` or `vandaag`; None: no day.

    A year has four digits: `1-7-24` could be meant in more than one way.
    """
    text = " ".join(text.lower().split()) if len(text) <= _LONGEST else ""
    if text == "vandaag":
        return today
    if match := re.fullmatch(_ISO, text, re.ASCII):
        year, month, number = match.groups()
    elif match := re.fullmatch(_DUTCH, text, re.ASCII):
        number, month, year = match.groups()
    elif match := re.fullmatch(_IN_WORDS, text, re.ASCII):
        number, name, year = match.groups()
        month = str(_months().get(name, 0))
    else:
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:  # not in the calendar
        return None


@cache
def _months() -> dict[str, int]:
    """The numbers of the months by their names and abbreviations."""
    firsts = [date(2000, number, 1) for number in range(1, 13)]
    return {written(first).split()[1]: first.month for first in firsts for written in (day, short_day)} | _OTHERWISE
