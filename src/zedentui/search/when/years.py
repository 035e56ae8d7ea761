"""Years as people type them: `2022`, `'22`, `2018-2022`, `sinds 2019`, `afgelopen vijf jaar`, `zonder 2020`.

Works on folded text that `spelling.mend` has passed over. A year that belongs to a date (`28 juni 2023`) is no year of
a table; neither is a number behind `meer dan` that no table has a year for.
"""

from __future__ import annotations

import re

from zedentui.classes import dataclass
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.when.year_finder import Finder
from zedentui.search.when.year_words import PASSES

__all__ = ["Years", "find_years"]

_ANY_YEAR = re.compile(
    r"\d|jaar|jaren|corona|covid|pandemie|lockdown|decenni|\bnu\b|nieuwst|actue|tijd|periode|year"
    r"|reeks|recent|moment|vandaag"
)


_ONLY_WORDS = re.compile(r"(?:[a-z]+|\d+)(?: (?:[a-z]+|\d+))*[ ?]*")
_DIGITS = re.compile(r"\d+")
_SAYING = frozenset(MONTHS.split()) | frozenset(
    """
    van vanaf sinds sedert na naar op tot tm voor tussen from since after before until between through to over boven
    onder meer minder hoger lager groter kleiner more less fewer higher lower dan than minstens minste tenminste
    minimaal maximaal hoogstens hoogste above below uitkomen zonder exclusief excl behalve uitgezonderd uitzondering
    buiten minus min except excluding without afgezien jaar jaren year years periode reeks tabel corona covid
    pandemie lockdown coronajaar coronajaren coronatijd nu vandaag actueel actuele momenteel tegenwoordig moment
    later verder daarna erna nadien af recent recente recentste nieuwste laatste eerste afgelopen vorig vorige niet
    decennium decennia tov tegenover tegen versus vs vergeleken vergelijking vergelijk vergelijken vergelijkt afgezet
    verschil verschillen verschilt verschilde verschilden compared
    """.split()  # noqa: SIM905 - a table of words
)
"""Words beside which a number may be no year, or more is said of one: such a text is read in full."""


@dataclass(frozen=True, slots=True)
class Years:
    """The years a text names. `spans` are the places in the text that said so.

    `shape` is `none`, `one`, `some` (two or more by name), `range` (all from first to last) or `periods` (two ranges
    or more, in `periods`). `years` are as asked, also when there are no figures for them; an open end is filled in.
    `note` tells how a relative word was read, `excluded` are years that were taken out by name. `weak`: only two-digit
    numbers said so, which elsewhere may be just numbers. `before`: the year before is to be compared with. `moved`:
    from the first to the last (`van 2018 naar 2022`). `single` is the one year
    named beside a range (`2022, sinds 2012`), which is then `beside`. `dates` are places of months with a day or year.
    """

    years: tuple[int, ...]
    shape: str
    spans: tuple[tuple[int, int], ...]
    note: str | None = None
    weak: bool = False
    excluded: tuple[int, ...] = ()
    periods: tuple[tuple[int, ...], ...] = ()
    before: bool = False
    moved: bool = False
    dates: tuple[tuple[int, int], ...] = ()
    single: int | None = None
    beside: tuple[int, ...] = ()


def find_years(text: str, first: int, last: int) -> Years:
    """Return what the folded `text` says about years, where figures run from `first` to `last`."""
    if not _ANY_YEAR.search(text):
        return Years((), "none", ())
    if (plain := _plain(text)) is not None:
        return plain
    found = Finder(text, first, last)
    for read in PASSES:
        read(found)
    return _result(found)


def _plain(text: str) -> Years | None:
    """The years of a text that names them in four digits and says no more of them; None for any other text.

    Most questions are such a text, and the patterns for the others cost more than the rest of the reading.
    """
    if not _ONLY_WORDS.fullmatch(text) or not _SAYING.isdisjoint(text.split()):
        return None
    spans, years = [], set()
    for match in _DIGITS.finditer(text):
        if len(match[0]) != 4 or match[0][:2] not in {"19", "20"}:
            return None
        spans.append(match.span())
        years.add(int(match[0]))
    if not years:
        return None
    return Years(tuple(sorted(years)), "one" if len(years) == 1 else "some", tuple(spans))


def _result(found: Finder) -> Years:
    out = set(found.excluded)
    note = " ".join(found.notes) or None
    every = {year for run in found.ranges for year in run} | found.named
    if not every and out:
        every, found.ranges = set(range(found.first, found.last + 1)), [tuple(range(found.first, found.last + 1))]
    years = tuple(sorted(every - out))
    if not every:
        return Years((), "none", tuple(found.spans), note, before=found.before, dates=tuple(found.dates))
    periods: tuple[tuple[int, ...], ...] = ()
    if len(found.ranges) > 1:
        periods = tuple(found.ranges) + tuple((year,) for year in sorted(found.named))
        shape = "periods"
    elif found.ranges and not found.named:
        shape = "range" if len(years) > 1 else "one"
    else:
        shape = "one" if len(years) == 1 else "some"
    weak = found.weak and not found.excluded
    return Years(
        years, shape, tuple(found.spans), note, weak, tuple(found.excluded), periods, found.before, found.moved,
        tuple(found.dates), next(iter(found.named)) if len(found.named) == 1 and found.ranges else None,
        found.ranges[0] if len(found.named) == 1 and len(found.ranges) == 1 else (),
    )  # fmt: skip
