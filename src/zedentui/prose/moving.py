"""The two ends of `van 235 naar 342`: which years they are of, where the sentence does not say it of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.binding import bind_time

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader
    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["ends_of", "is_left"]

_FROM = re.compile(r"\b(?:van|from)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?$")
_TO = re.compile(r"\s*(?:zaken |cases )?(?:naar|tot|to)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?")


def ends_of(reader: Reader, number: Number, time: Time | None) -> tuple[int, ...]:
    """The years of the ends of `van 235 naar 342`: those of the time it stands with, else of the row spoken of."""
    if time is not None and len(time.years) == 1:
        return ()
    numbers = reader.read.numbers
    i = numbers.index(number)
    first = i + 1 < len(numbers) and _moves(reader, number, numbers[i + 1])
    if not first and not (i and _moves(reader, numbers[i - 1], number)):
        return ()
    ends = time.years if time and time.years else reader.topic.years
    if len(ends) > 1:
        return (ends[0],) if first else (ends[-1],)
    if reader.topic.year is None:
        return ()
    return (
        (reader.topic.year - 1, *range(reader.lexicon.first_year, reader.topic.year - 1))
        if first
        else (reader.topic.year,)
    )


def is_left(reader: Reader, number: Number, time: Time) -> bool:
    """Whether a number is what something rose or fell from, in a sentence that names the year it came to."""
    numbers = reader.read.numbers
    after = numbers[numbers.index(number) + 1 :][:1]
    return bool(after) and _moves(reader, number, after[0]) and bind_time(reader.read, after[0]) is time


def _moves(reader: Reader, one: Number, other: Number) -> bool:
    text = reader.read.text
    return bool(_FROM.search(text[: one.span[0]]) and _TO.fullmatch(text[one.span[1] : other.span[0]]))
