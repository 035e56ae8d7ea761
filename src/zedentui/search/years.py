"""Years as people type them: `2022`, `'22`, `2018-2022`, `sinds 2019`, `afgelopen vijf jaar`, `vorig jaar`.

Works on folded text. A year that belongs to a date (`28 juni 2023`), a Kamerstuk or a session year is the caller's to
recognise first; here it counts as a date when a month stands before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from zedentui.search.everyday import MONTHS, NUMBERS

__all__ = ["Years", "find_years"]

_FULL = r"(?<![\w.,-])(?:19|20)\d{2}(?![\w%]|[.,]\d)"
_SHORT = r"(?<![\w.,/-])'?(?:0\d|1\d|2\d)(?![\w%]|[.,]\d| \d{3}\b)"
_ANY = r"(?:(?:19|20)\d{2}|'?[012]\d)"
_END = r"(?![\w%]|[.,]\d)"
_TO = r"\s*(?:-|–|—|/|t/m|tm|t\.?e\.?m\.?|tot en met|tot aan|tot|naar)\s*"
_COUNT = r"(\d{1,2}|" + "|".join(NUMBERS) + r")"

_RANGE = re.compile(
    rf"(?:\b(?:van|vanaf|sinds|tussen|periode)\s+)?(?<![\w.,/-])(?P<first>{_ANY})(?:{_TO}|(?<=\d)\s+en\s+met\s+)(?P<last>{_ANY}){_END}"
)
_BETWEEN = re.compile(rf"\btussen\s+(?P<first>{_ANY})\s+en\s+(?P<last>{_ANY}){_END}")
_SINCE = re.compile(rf"\b(?P<word>sinds|vanaf|na|sedert)\s+(?P<year>{_ANY}){_END}")
_UNTIL = re.compile(rf"(?:\b(?P<word>tot en met|tot|voor|t/m|tm)|(?<!\w)t/m)\s+(?P<year>{_ANY}){_END}")
_LAST = re.compile(
    r"\b(?:de |in de |over de )?(?:afgelopen|laatste|voorbije|recentste|meest recente)"
    rf"\s+{_COUNT}\s+ja(?:ar|ren)\b"
)
_AGO = re.compile(rf"\b{_COUNT}\s+jaar\s+(?:geleden|terug|eerder)\b")
_NOW = re.compile(
    r"\b(?:(?:het )?(?:vorige?|afgelopen|laatste|recentste|meest recente|dit|huidige|voorbije)\s+jaar"
    r"|(?:nieuwste|laatste|recente|recentste|actuele)\s+(?:cijfers|cijfer|stand|jaarcijfers)"
    r"|nu|vandaag|actueel|actuele|momenteel|tegenwoordig|op dit moment|meest recent|meest recente|recentste)\b"
)
_RECENT = re.compile(r"\b(?:de )?(?:afgelopen|laatste|recente|voorbije) jaren\b")
_FIRST = re.compile(r"\b(?:het )?eerste jaar\b")
_YEAR = re.compile(_FULL)
_TWO_DIGITS = re.compile(_SHORT)
_DAY = re.compile(r"\b\d{1,2}\s+(?:" + "|".join(MONTHS.split()) + r")\b")
_DATE = re.compile(r"\b(?:" + "|".join(MONTHS.split()) + r")\b\.?\s*$")


@dataclass(frozen=True, slots=True)
class Years:
    """The years a text names. `spans` are the places in the text that said so.

    `shape` is `none`, `one`, `some` (two or more by name) or `range` (all from first to last). `years` are as asked,
    also when there are no figures for them; an open end is filled in. `note` tells how a relative word was read.
    `weak`: only two-digit numbers said so, which elsewhere may be just numbers.
    """

    years: tuple[int, ...]
    shape: str
    spans: tuple[tuple[int, int], ...]
    note: str | None = None
    weak: bool = False


def find_years(text: str, first: int, last: int) -> Years:
    """Return what the folded `text` says about years, where figures run from `first` to `last`."""
    for pattern in (_BETWEEN, _RANGE):
        if (match := pattern.search(text)) and not _in_date(text, match.start("first")):
            begin, end = _year(match["first"]), _year(match["last"])
            if begin > end:
                begin, end = end, begin
            weak = len(match["first"]) < 4 and len(match["last"]) < 4
            shape = "some" if "naar" in match[0] else "range"
            years = (begin, end) if shape == "some" else _run(begin, end)
            return Years(years, shape if begin != end else "one", (match.span(),), weak=weak)
    if relative := _relative(text, first, last):
        return relative
    for pattern in (_SINCE, _UNTIL):
        if match := pattern.search(text):
            year = _year(match["year"])
            weak = len(match["year"]) < 4
            if pattern is _SINCE:
                begin = year + 1 if match["word"] == "na" else year
                if begin > last:
                    return Years((begin,), "one", (match.span(),), weak=weak)
                return Years(_run(begin, last), "range" if begin < last else "one", (match.span(),), weak=weak)
            end = year if match["word"] not in {"voor", "tot"} else year - 1
            if end < first:
                return Years((end,), "one", (match.span(),), weak=weak)
            return Years(_run(first, end), "range" if first < end else "one", (match.span(),), weak=weak)
    return _named(text)


def _named(text: str) -> Years:
    found = [match for match in _YEAR.finditer(text) if not _in_date(text, match.start())]
    weak = not found
    if not found:
        days = {match.start() for match in _DAY.finditer(text)}
        short = _TWO_DIGITS.finditer(text)
        found = [match for match in short if match.start() not in days and not _in_date(text, match.start())]
    if not found:
        return Years((), "none", ())
    years = tuple(sorted({_year(match[0]) for match in found}))
    spans = tuple(match.span() for match in found)
    return Years(years, "one" if len(years) == 1 else "some", spans, weak=weak)


def _relative(text: str, first: int, last: int) -> Years | None:
    if match := _LAST.search(text):
        count = _count(match[1])
        begin = max(last - count + 1, 1000)
        note = f"‘{match[0].strip()}’ lezen wij als {begin} tot en met {last}: {last} is het laatste jaar in de brief."
        if count == 1:
            note = f"‘{match[0].strip()}’ lezen wij als {last}, het laatste jaar in de brief."
        return Years(_run(begin, last), "range" if count > 1 else "one", (match.span(),), note)
    if match := _AGO.search(text):
        year = last - _count(match[1])
        note = f"‘{match[0]}’ lezen wij als {year}, gerekend vanaf {last}, het laatste jaar in de brief."
        return Years((year,), "one", (match.span(),), note)
    if match := _RECENT.search(text):
        begin = max(last - 4, first)
        note = f"‘{match[0]}’ lezen wij als {begin} tot en met {last}: {last} is het laatste jaar in de brief."
        return Years(_run(begin, last), "range", (match.span(),), note)
    if _YEAR.search(text):
        return None
    if match := _NOW.search(text):
        note = f"‘{match[0]}’ lezen wij als {last}, het laatste jaar in de brief."
        return Years((last,), "one", (match.span(),), note)
    if match := _FIRST.search(text):
        return Years((first,), "one", (match.span(),), f"Het eerste jaar in de brief is {first}.")
    return None


def _year(text: str) -> int:
    digits = text.strip("'")
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _run(begin: int, end: int) -> tuple[int, ...]:
    # A slip such as 1912-2022 asks for a century; nobody needs more than the tables can hold.
    return tuple(range(max(begin, end - 200), end + 1))


def _count(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _in_date(text: str, start: int) -> bool:
    return bool(_DATE.search(text[:start]))
