"""Days of promises in words: what we read in the letter's phrase, how far it is, and what a person types as a day.

The convention behind `earliest` and `latest` stands in `data/dossier/promises.toml`; nothing here adds to it.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from zedentui.text.dutch import day, days, short_day

if TYPE_CHECKING:
    from zedentui.model import Promise

__all__ = ["last_day", "read_day", "runs_on", "short_state", "state", "term"]

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])", re.ASCII)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})", re.ASCII)
_DUTCH = re.compile(r"([0-9]{1,2})(?:-|/|\.)([0-9]{1,2})(?:-|/|\.)([0-9]{4})", re.ASCII)
_IN_WORDS = re.compile(r"([0-9]{1,2})\s+([a-z]{3,9})\.?\s+([0-9]{4})", re.ASCII)
_LONGEST = 100  # characters; a day in words has at most 17, the rest can only be blanks
_OTHERWISE = {"mar": 3, "sept": 9}


def term(promise: Promise) -> str:
    """Return the letter's phrase with the last day we read in it: `vóór de zomer van 2024 (uiterlijk 21 juni)`.

    The year is left out where the phrase has it, and a day that the phrase names in full is not said again. A period
    of years gets `t/m`: it is not something that is due. Without a term the phrase stands alone.
    """
    last = last_day(promise)
    return promise.phrase if last is None else f"{promise.phrase} ({last})"


def last_day(promise: Promise) -> str | None:
    """Return what the phrase leaves to be read in it: `uiterlijk 21 juni`; None without a term, or when it is plain."""
    if promise.latest is None:
        return None
    whole = day(promise.latest)
    if promise.precision == "day":
        return None if whole in promise.phrase else whole
    named = set(_YEAR.findall(promise.phrase)) == {str(promise.latest.year)}
    word = "t/m" if runs_on(promise) else "uiterlijk"
    return f"{word} {whole.rpartition(' ')[0] if named else whole}"


def runs_on(promise: Promise) -> bool:
    """Whether the term is a period of more than one year (`voor de jaren 2023-2026`), not a moment in it."""
    return promise.precision == "year" and promise.latest is not None and (promise.latest - promise.earliest).days > 366


def state(promise: Promise) -> str:
    """Return the state with its days: `verstreken, 12 dagen geleden`, `komend, begint over 58 dagen`, `geleverd`."""
    if promise.state == "verstreken":
        return f"{short_state(promise)} geleden"
    if promise.state == "komend" and promise.earliest != promise.latest:
        return f"komend, begint over {days(promise.days)}"
    return short_state(promise)


def short_state(promise: Promise) -> str:
    """Return the state with its days as it fits a column: `verstreken, 12 dagen`, `komend, over 1 dag`."""
    match promise.state:
        case "komend":
            return f"komend, over {days(promise.days)}"
        case "loopt":
            return f"loopt, nog {days(promise.days)}" if promise.days else "loopt, laatste dag"
        case "verstreken":
            return f"verstreken, {days(promise.days)}"
        case other:
            return other


def read_day(text: str, today: date) -> date | None:
    """Return the day someone means by `2024-07-01`, `1-7-2024`, `1/7/2024`, `1 juli 2024` or `vandaag`; None: no day.

    A year has four digits: `1-7-24` could be meant in more than one way.
    """
    text = " ".join(text.lower().split()) if len(text) <= _LONGEST else ""
    if text == "vandaag":
        return today
    if match := _ISO.fullmatch(text):
        year, month, number = match.groups()
    elif match := _DUTCH.fullmatch(text):
        number, month, year = match.groups()
    elif match := _IN_WORDS.fullmatch(text):
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
