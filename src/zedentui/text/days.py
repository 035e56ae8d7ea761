"""What a person types as a day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from zedentui.text.dutch import day, short_day

__all__ = ["read_day"]

_ISO = r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})"
_DUTCH = r"([0-9]{1,2})(?:-|/|\.)([0-9]{1,2})(?:-|/|\.)([0-9]{4})"
_IN_WORDS = r"([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})"
_LONGEST = 100  # characters; a day in words has at most 17, the rest can only be blanks
_OTHERWISE = {"mar": 3, "sept": 9}
_NEAR = {"eergisteren": -2, "gisteren": -1, "vandaag": 0, "morgen": 1, "overmorgen": 2}
_COUNT = r"([0-9]{1,4}|[a-zé]{3,6})"
_UNIT = r"(dag|dagen|week|weken|maand|maanden|jaar)"
_DAYS = {"dag": 1, "dagen": 1, "week": 7, "weken": 7}
_MONTHS = {"maand": 1, "maanden": 1, "jaar": 12}
_COUNTS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")


def read_day(text: str, today: date) -> date | None:
    """Return the day someone means by `2024-07-01`, `1-7-2024`, `1/7/2024`, `1 juli 2024` or `morgen`; None: no day.

    Also `over twee weken`, `3 dagen geleden`, `volgende maand`. A month or year on is the same day of the month, or its
    last one where it has no such day. A year has four digits: `1-7-24` could be meant in more than one way.
    """
    text = " ".join(text.lower().split()) if len(text) <= _LONGEST else ""
    if (near := _from_today(text, today)) is not None:
        return near
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


def _from_today(text: str, today: date) -> date | None:
    """The day that is told from today: `over twee weken`, `een maand geleden`, `volgende week`, `vorig jaar`."""
    if text in _NEAR:
        count, unit = _NEAR[text], "dag"
    elif match := re.fullmatch(rf"over {_COUNT} {_UNIT}", text):
        count, unit = _count(match[1]), match[2]
    elif match := re.fullmatch(rf"{_COUNT} {_UNIT} geleden", text):
        count, unit = -_count(match[1]), match[2]
    elif match := re.fullmatch(r"(volgend|volgende|vorig|vorige) (week|maand|jaar)", text):
        count, unit = (1 if match[1].startswith("volgend") else -1), match[2]
    else:
        return None
    if not count and text not in _NEAR:
        return None
    try:
        return _months_on(today, count * _MONTHS[unit]) if unit in _MONTHS else today + timedelta(count * _DAYS[unit])
    except (ValueError, OverflowError):  # before the year 1 or after 9999
        return None


def _count(word: str) -> int:
    """The number that a word or digits stand for; 0 when it is none."""
    word = word.replace("é", "e")
    if word.isdecimal():
        return int(word)
    return _COUNTS.index(word) + 1 if word in _COUNTS else 0


def _months_on(day: date, months: int) -> date:
    """The same day so many months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, day.day - 4, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            if not 1 <= year <= 9999:
                raise
    raise ValueError(months)


@cache
def _months() -> dict[str, int]:
    """The numbers of the months by their names and abbreviations."""
    firsts = [date(2000, number, 1) for number in range(1, 13)]
    return {written(first).split()[1]: first.month for first in firsts for written in (day, short_day)} | _OTHERWISE
