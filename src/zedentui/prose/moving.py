"""The two ends of `van 235 naar 342`: which years they are of, where the sentence does not say it of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.binding import bind_time

if TYPE_CHECKING:
    from zedentui.prose.reader import Reader
    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["ends_before", "ends_of", "is_left", "last_ends"]

_FROM = re.compile(r"\b(?:van|from)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?$")
_TO_DATED = re.compile(
    r"\s*(?:\w*zaken |cases )?(?:in (?:19|20)\d\d )?(?:naar|tot|to)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?"
)
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


def ends_before(reader: Reader, number: Number) -> tuple[float, float] | None:
    """What something is said to have gone from and to, right before a change: `van 324 naar 412, een stijging van 27%`.

    Or in the sentence before, where this one names nothing else: `Dat is een stijging van 27 procent`.
    """
    read = reader.read
    at = read.numbers.index(number)
    if at == 0:
        return None if reader.groups or reader.named or any(t.typed for t in read.times) else reader.topic.ends
    return (
        last_ends(reader, at)
        if not any(t.start > read.numbers[at - 1].span[1] and t.typed for t in read.times)
        else None
    )


def last_ends(reader: Reader, before: int) -> tuple[float, float] | None:
    """What the two numbers before the one at a place are, where something went from the one to the other."""
    numbers, text = reader.read.numbers, reader.read.text
    if before < 2:
        return None
    one, other = numbers[before - 2 : before]
    if one.unit or other.unit or not _FROM.search(text[: one.span[0]]):
        return None
    return (one.value, other.value) if _TO_DATED.fullmatch(text[one.span[1] : other.span[0]]) else None


def _moves(reader: Reader, one: Number, other: Number) -> bool:
    text = reader.read.text
    return bool(_FROM.search(text[: one.span[0]]) and _TO.fullmatch(text[one.span[1] : other.span[0]]))
