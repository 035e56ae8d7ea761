"""A time in a question as days: `vóór 1 oktober 2023`, `tussen juli en september 2023`, `uiterlijk eind 2024`.

    find_time("toezeggingen vóór 1 oktober 2023", letter)     # to 30 September 2023, that day included

Each end is a day that counts, or None where it is open: `vóór` and `na` leave the day out that they name, `tot en met`,
`uiterlijk`, `vanaf` and `sinds` do not. A season is that of the dossier (`promises.toml`).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import MONTHS, day

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["WORDS", "Time", "find_time"]


@dataclass(frozen=True, slots=True)
class Time:
    """The days from `begin` to `end`, both counted, None where that side is open; `said` in words, as typed with it."""

    begin: date | None
    end: date | None
    said: str

    def holds(self, at: date | None) -> bool:
        """Whether a day lies in it."""
        return at is not None and (self.begin is None or self.begin <= at) and (self.end is None or at <= self.end)


_SHORT = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sept", "okt", "nov", "dec", "sep", "january",
          "february", "march", "may", "june", "july", "august", "october")  # fmt: skip
_NUMBERS = {name: n for n, name in enumerate(MONTHS, 1)} | {name: n for n, name in enumerate(_SHORT[:12], 1)}
_NUMBERS |= {"sep": 9, "january": 1, "february": 2, "march": 3, "may": 5, "june": 6, "july": 7, "august": 8,
             "october": 10}  # fmt: skip
_SEASONS = {"zomer": ((6, 21), (9, 22)), "herfst": ((9, 23), (12, 20)), "najaar": ((9, 23), (12, 20)),
            "voorjaar": ((3, 21), (6, 20)), "lente": ((3, 21), (6, 20))}  # fmt: skip
_SUMMER = (7, 6)
"""The last day before the summer, in a letter to the Kamer: its recess begins then."""
_Y = r"(?:19|20)\d\d"
_M = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_THIRD = r"(?:aan het |het |de )?(?P<{}>begin|medio|midden|half|eind|einde|end|early|late)(?: van| of)?(?: het jaar)? "
_DATE = (
    rf"(?<![\w.,])(?:(?P<iso>{_Y}-\d\d?-\d\d?)(?![\w-])"
    rf"|(?P<nd>\d\d?)[-/](?P<nm>\d\d?)[-/](?P<ny>{_Y})(?!\w)"
    rf"|(?:{_THIRD.format('third')})?(?:(?P<d>\d\d?)(?:e|ste|de|st|th)? )?(?:maand )?(?P<m>{_M})\b\.?"
    rf"(?: (?P<y>{_Y})\b)?"
    rf"|(?P<part>eerste|tweede|derde|vierde|first|second|1e|2e|3e|4e) (?P<unit>helft|half|halfjaar|kwartaal|quarter)"
    rf"(?: (?:van|of|in))?(?: het jaar)? (?P<py>{_Y})\b"
    rf"|(?P<q>q[1-4])(?: van| of)? ?(?P<qy>{_Y})\b"
    rf"|(?P<season>{'|'.join(_SEASONS)})(?: van)? (?P<sy>{_Y})\b"
    rf"|(?:{_THIRD.format('ythird')})?(?:het jaar )?(?P<year>{_Y})(?![\w%]|[.,]\d)"
    rf"|(?P<letter>(?:deze |de |die )?(?:kamer|voortgangs)?brief(?: van (?:5 juli(?: 2023)?|de minister))?|letter)\b)"
)
_RELATION = (
    r"(?:(?P<until>tot en met|t/m|tm|uiterlijk(?: op| in| voor)?|op of voor|niet later dan|ten laatste|no later than"
    r"|through|tot aan het eind(?:e)? van|tot (?:het )?eind(?:e)? van)"
    r"|(?P<since>vanaf|sinds|sedert|sindsdien|met ingang van|niet (?:eerder|vroeger) dan|niet voor|op of na|from|since"
    r"|van)"
    r"|(?P<after>na|nadat|later dan|after|volgend op)"
    r"|(?P<before>voor|eerder dan|vroeger dan|voorafgaand aan|before|tot|tot aan|until|till)"
    r"|(?P<between>tussen|between))"
    r"(?: (?:de |het |dag |datum |the |maand |in |op )*)?\W*$"
)
_JOIN = r"^\W*(?:en met|en|and|of|or|-|tot|tot en met|t/m|to|until|through)(?: de| het)?\W*$"
WORDS = frozenset(
    """uiterlijk eerste tweede derde vierde helft kwartaal halfjaar half begin medio midden eind einde later eerder
    vroeger dan zomer herfst najaar winter voorjaar lente ingang datum dag maand jaar before after until since between
    from through by q1 q2 q3 q4 brief kamerbrief voortgangsbrief letter sindsdien nadien""".split()  # noqa: SIM905
)
"""Words that say when, and so are no subject; the months are told apart elsewhere."""

_Days = tuple[date, date]


def find_time(text: str, letter: date | None = None, *, typed: str = "") -> Time | None:
    """Return the time that the folded `text` names, None when it names none; `typed` is the same text unfolded.

    `letter` is the day of the letter, for `sinds de brief`. A month without a year takes that of a date behind it, and
    says nothing alone.
    """
    found = list(_dates(text, letter))
    if not found:
        return None
    begin, end, last = None, None, 0
    between = False
    for place, (match, (first, final)) in enumerate(found):
        before = text[last : match.start()]
        relation = _relation(before)
        joined = place > 0 and pattern(_JOIN).search(before) is not None
        if match["letter"] and relation not in {"since", "after", "before"}:
            last = match.end()
            continue
        if (relation == "before" and _means_for(text, match, typed)) or _runs_until(before):
            relation = ""
        if joined and (between or begin is not None):
            end = first - timedelta(days=1) if not between and before.strip() == "tot" else final
        elif relation == "between":
            begin, between = first, True
        elif relation == "since" and not (place == len(found) - 1 and _is_of(before)):
            begin = first + timedelta(days=1) if match["letter"] else first
        elif relation == "after":
            begin = final + timedelta(days=1)
        elif relation == "until":
            end = final
        elif relation == "before":
            end = date(first.year, *_SUMMER) if match["season"] == "zomer" else first - timedelta(days=1)
        else:
            begin = first if begin is None else min(begin, first)
            end = final if end is None else max(end, final)
        last = match.end()
    if begin is None and end is None:
        return None
    return Time(begin, end, _said(begin, end))


def _means_for(text: str, match: re.Match[str], typed: str) -> bool:
    """Whether `voor 2024` is planned for that year, and not before it: only without an accent, and only of a year."""
    if (
        (match["year"] is None and (match["m"] is None or match["d"]))
        or "vóór" in typed.lower()
        or "eerder dan" in text[: match.start()]
    ):
        return False
    planned = r"(?:staat|staan|gepland|planning|agenda|toegezegd|verwacht|plannen)\b[^?]*\bvoor\W*$"
    return pattern(planned).search(text[: match.start()]) is not None


def _is_of(before: str) -> bool:
    """Whether a plain `van` stands before: `toezeggingen van 2023`, not `met ingang van 2023`."""
    return pattern(r"(?<!ingang )\bvan(?: de| het)?\W*$").search(before) is not None


def _runs_until(before: str) -> bool:
    """Whether what ends then is asked, not what ends before: `loopt tot 2026`."""
    return (
        pattern(r"\b(?:loopt|lopen|geldt|gelden|duurt|duren)\b.*\btot(?: en met| in)?\W*$").search(before) is not None
    )


def _relation(before: str) -> str:
    match = pattern(r"\b" + _RELATION).search(before)
    return next((name for name, said in match.groupdict().items() if said), "") if match else ""


def _dates(text: str, letter: date | None) -> Iterator[tuple[re.Match[str], _Days]]:
    """The dates in the text with their first and last day; those that are no day (31 February) are passed over."""
    matches = list(pattern(_DATE).finditer(text))
    later = None  # the year of the date behind: `tussen 1 juli en 1 oktober 2023`
    years: list[int | None] = []
    for match in reversed(matches):
        later = _year_of(match) or later
        years.append(later)
    for match, year in zip(matches, reversed(years), strict=True):
        try:
            days = _days(match, year, letter)
        except ValueError:
            continue
        if days is not None:
            yield match, days


def _year_of(match: re.Match[str]) -> int | None:
    named = next((match[name] for name in ("y", "ny", "py", "qy", "sy", "year") if match[name]), None)
    if named is None and match["iso"]:
        named = match["iso"][:4]
    return int(named) if named else None


def _days(match: re.Match[str], year: int | None, letter: date | None) -> _Days | None:
    if match["letter"]:
        return (letter, letter) if letter else None
    if year is None:
        return None
    if match["iso"]:
        at = date(*map(int, match["iso"].split("-")))
        return at, at
    if match["nd"]:
        at = date(year, int(match["nm"]), int(match["nd"]))
        return at, at
    if match["m"]:
        month = _NUMBERS[match["m"]]
        if match["d"]:
            at = date(year, month, int(match["d"]))
            return at, at
        return _third_of_month(year, month, match["third"])
    if match["season"]:
        first, final = _SEASONS[match["season"]]
        return date(year, *first), date(year, *final)
    if match["part"] or match["q"]:
        return _part_of_year(year, match)
    return _third_of_year(year, match["ythird"])


def _part_of_year(year: int, match: re.Match[str]) -> _Days:
    order = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2}
    number = int(match["q"][1]) if match["q"] else order.get(match["part"]) or int(match["part"][0])
    length = 6 if match["unit"] in {"helft", "half", "halfjaar"} else 3
    final = number * length
    return date(year, final - length + 1, 1), _last(year, final)  # `derde helft` is no date: ValueError


def _third_of_month(year: int, month: int, third: str | None) -> _Days:
    """`eind juni` is from the 21st on, as the dossier reads it."""
    begins = {None: 1, "begin": 1, "early": 1, "medio": 11, "midden": 11, "half": 11}.get(third, 21)
    ends = {"begin": 10, "early": 10, "medio": 20, "midden": 20, "half": 20}.get(third or "")
    return date(year, month, begins), date(year, month, ends) if ends else _last(year, month)


def _third_of_year(year: int, third: str | None) -> _Days:
    begins = {None: 1, "begin": 1, "early": 1, "medio": 5, "midden": 5, "half": 5}.get(third, 10)
    ends = {"begin": 3, "early": 3, "medio": 8, "midden": 8, "half": 8}.get(third or "", 12)
    return date(year, begins, 1), _last(year, ends)


def _last(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _said(begin: date | None, end: date | None) -> str:
    """`op 5 juli 2023`, `in september 2023`, `in 2023`, `van … tot en met …`, with one end open `vanaf …`."""
    if begin is None:
        return f"tot en met {day(end)}" if end else ""
    if end is None:
        return f"vanaf {day(begin)}"
    if begin == end:
        return f"op {day(begin)}"
    if begin.day == 1 and end == _last(begin.year, begin.month):
        return f"in {MONTHS[begin.month - 1]} {begin.year}"
    if (begin.month, begin.day, end.month, end.day) == (1, 1, 12, 31) and begin.year == end.year:
        return f"in {begin.year}"
    return f"van {day(begin)} tot en met {day(end)}"
