"""What of the rows of a query enters the program: clean text of bounded length, no more than there is room for."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from zedentui.text.clean import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["LONGEST_TEXT", "MOST_TEXT", "MOST_VALUES", "TooMuchError", "cleaned", "cleaned_columns", "fetched"]

LONGEST_TEXT: Final = 5_000
"""Characters of one text that enter the program; the longest text of the dossier has about a thousand.

What is longer was never written by the build. It is cut here, ending in `…`, so that laying out, filtering and
searching above take a bounded time and nothing there has to care.
"""
MOST_VALUES: Final = 500_000
"""Values of one query that enter the program, those in lists counted; the figures of ten letters have some 100,000."""
MOST_TEXT: Final = 32_000_000
"""Characters of all texts of one query together."""
_AT_ONCE: Final = 500
_DATED: Final = ("DATE", "TIMESTAMP")
_NEVER: Final = frozenset({date.max, date.min, datetime.max, datetime.min})  # what DuckDB makes of its infinite days
_NO_TEXT: Final = frozenset({bool, int, float, date, datetime, type(None)})
_SIZED: Final = frozenset({list, str, bytes})
_TEXT: Final = frozenset({str})
_TEXTS: Final = frozenset({str, type(None)})
_TOGETHER: Final = 100
_ALONE: Final = re.compile("[ -~\xa0-\xac\xae-\u02ff‘’“”–—…€]*")
"""Characters of which none is touched by `clean`, beside each other as well: none of them joins another."""


class TooMuchError(Exception):
    """A query gives more rows or text than any question of ours needs."""


def cleaned(value: Any, multiline: bool) -> Any:
    """`value` as DuckDB gave it, with text (also inside lists) made safe to show and no longer than LONGEST_TEXT."""
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            return clean(value[:LONGEST_TEXT], lines=multiline)[: LONGEST_TEXT - 1] + "…"
        return clean(value, lines=multiline)
    if isinstance(value, list):
        return [cleaned(item, multiline) for item in value]
    return value


def cleaned_columns(columns: Iterable[Sequence[Any]], multiline: Iterable[bool]) -> list[Sequence[Any]]:
    """The values of each column, `cleaned`; those of a column in which no text can stand are not gone through."""
    return [_cleaned_column(values, lines) for values, lines in zip(columns, multiline, strict=False)]


def _cleaned_column(values: Sequence[Any], multiline: bool) -> Sequence[Any]:
    """The values, `cleaned`; texts are first looked at together, since nearly all are clean already."""
    kinds = set(map(type, values))
    if kinds <= _NO_TEXT:
        return values
    if not kinds <= _TEXTS:
        return [cleaned(value, multiline) for value in values]
    made: list[Any] = []
    for start in range(0, len(values), _TOGETHER):
        part = values[start : start + _TOGETHER]
        made += part if _are_clean([value for value in part if value]) else [cleaned(each, multiline) for each in part]
    return made


def _are_clean(texts: list[str]) -> bool:
    """Whether `cleaned` would surely leave each of these as it is."""
    return max(map(len, texts), default=0) <= LONGEST_TEXT and _ALONE.fullmatch("".join(texts)) is not None


def fetched(cursor: Any, most: int | None = None) -> list[tuple[Any, ...]]:
    """The rows of a query, of which there may be MOST_VALUES values with MOST_TEXT characters; the first `most`.

    DuckDB's limit of memory does not count what Python has taken out, and a view may have no end.

    Raises:
        TooMuchError: there are more.
        ValueError: a day that no calendar of ours has, which DuckDB gives as text, or one without end.
    """
    days = [number for number, column in enumerate(cursor.description or ()) if str(column[1]) in _DATED]
    rows: list[tuple[Any, ...]] = []
    values = size = 0
    left = most
    while part := cursor.fetchmany(_AT_ONCE if left is None else min(left, _AT_ONCE)):
        for number, column in enumerate(zip(*part, strict=True)):
            kinds = set(map(type, column))
            values += len(column)
            if number in days and (str in kinds or not _NEVER.isdisjoint(column)):
                raise ValueError("a day outside the years 1 to 9999")
            if kinds == _TEXT:
                size += sum(map(len, column))
            elif not _SIZED.isdisjoint(kinds):
                values += sum(len(value) for value in column if isinstance(value, list))
                size += sum(len(value) for value in column if isinstance(value, (str, bytes)))
        rows += part
        if values > MOST_VALUES or size > MOST_TEXT:
            raise TooMuchError
        left = None if left is None else left - len(part)
    return rows
