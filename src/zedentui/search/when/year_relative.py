"""Years said without a year: `afgelopen vijf jaar`, `het coronajaar`, `nu`; each pass reads what the others left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.vocabulary.critical import NUMBERS, whole_number
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.when.year_finder import CORONA, Finder, run_of

if TYPE_CHECKING:
    import re

__all__ = ["corona", "present", "relative", "whole"]

_COUNTED = r"zeden|verkracht|sepo|instroom|uitstroom|dagvaard"
_TOLD = (
    r"\b(?:door|vanwege|wegens|dankzij|gevolg|gevolgen|rol|invloed|effect|waarom|noot|noten|kanttekening|zegt|staat|"
    r"because|due|impact|zonder|exclusief|excl)\b"
)
"""Words beside which `corona` is more than the name of a year."""
_MOVED = (
    r"\b(?:ge)?(?:groei|steg|steeg|stijg|daal|toegenomen|afgenomen|toenam|afnam|verdubbel"
    r"|verdrievoud|halve|gezakt|krimp|gelijk geb|hetzelfde|verander)"
)
_N = r"(\d{1,2}|" + "|".join(NUMBERS) + r")"


_RECENT = r"(?:afgelopen|laatste|voorbije|recentste|meest recente|last|past|vorige)"
_LAST_YEARS = rf"\b(?:(?:in |over |gedurende )?(?:de |the )?){_RECENT}\s+{_N}\s+(?:ja(?:ar|ren)|years)\b"
_FROM_YEAR = rf"\b{_N}\s+jaar\s+(voor|na|eerder dan|later dan) (?:het jaar )?((?:19|20)\d\d)\b"
_EARLIER = rf"\b{_N}\s+jaar (?:eerder|ervoor|daarvoor)\b(?! dan)"
_AGO = rf"\b{_N}\s+(?:jaar|years)\s+(?:geleden|terug|ago)\b"
_DECADE = rf"\b(?:het |de )?{_RECENT} (?:decennium|tien jaar)\b"
_IN_YEARS = rf"\bin (?:de )?{_N} ja(?:ar|ren)(?: tijd)?\b"


def relative(found: Finder) -> None:
    """Years counted from the last one: `afgelopen vijf jaar`, `drie jaar geleden`."""
    if not any(word in found.text for word in ("jaar", "jaren", "year", "decennium")):
        return
    last, first = found.last, found.first
    for match in pattern(_LAST_YEARS).finditer(found.text):
        count = whole_number(match[1])
        begin = max(last - count + 1, 1000)
        if count == 1:
            found.read_as(match, f"{last}, het laatste jaar in de brief", last)
        else:
            _until_last(found, match, begin)
    for match in pattern(_FROM_YEAR).finditer(found.text):
        year = int(match[3]) + whole_number(match[1]) * (-1 if match[2] in {"voor", "eerder dan"} else 1)
        found.read_as(match, str(year), year)
    for match in pattern(_EARLIER).finditer(found.text) if "gemiddeld" not in found.text else ():
        typed = {int(year) for year in pattern(r"(?:19|20)\d\d").findall(found.text)} or {last}
        if len(typed) == 1 and not found.ranges:
            year = max(typed) - whole_number(match[1])
            found.named |= {year, *typed}
            found.note(match, str(year))
            found.take(match)
    for match in pattern(_AGO).finditer(found.text):
        year = last - whole_number(match[1])
        if pattern(r"\b(?:dan|vergeleken met|ten opzichte van|t\.?o\.?v\.?)\s+$").search(found.text[: match.start()]):
            found.named.add(last)  # what is compared is the present, and that is the last year
        found.read_as(match, f"{year}, gerekend vanaf {last}, het laatste jaar in de brief", year)
    for match in pattern(_DECADE).finditer(found.text):
        _until_last(found, match, last - 9)
    for match in pattern(r"\b(?:de |in )?(?:afgelopen|laatste|recente|voorbije|recent) (?:jaren|years)\b").finditer(
        found.text
    ):
        _until_last(found, match, max(last - 4, first))


def _until_last(found: Finder, match: re.Match[str], begin: int) -> None:
    found.ranges.append(run_of(begin, found.last))
    found.read_as(match, f"{begin} tot en met {found.last}: {found.last} is het laatste jaar in de brief")


def whole(found: Finder) -> None:
    """All years of the tables: `alle jaren`, `in elf jaar tijd`."""
    if not any(word in found.text for word in ("jaar", "jaren", "year", "periode", "reeks", "tabel", "begin")):
        return
    last, first = found.last, found.first
    for match in pattern(_IN_YEARS).finditer(found.text):
        if whole_number(match[1]) == last - first + 1:
            found.ranges.append(run_of(first, last))
            found.take(match)
    if pattern(_MOVED).search(found.text) and not (found.named or found.ranges):
        for match in pattern(rf"\bin {_N} jaar(?: tijd)?\b").finditer(found.text):
            begin = last - whole_number(match[1])
            if begin >= first and not pattern(r"(?:19|20)\d\d").search(found.text):
                found.named |= {begin, last}
                found.moved = True
                found.read_as(match, f"van {begin} naar {last}, het laatste jaar in de brief")
    every = (
        r"\b(?:(?:over |in )?(?:de )?(?:hele|gehele|volledige) (?:periode|reeks|tabel)|(?:over |in "
        r"|van )?alle (?:elf |11 )?jaren(?: samen)?"
        r"|sinds het begin|over de jaren heen|door de jaren heen|(?:in )?elf jaar(?: tijd)?|all years)\b"
    )
    for match in pattern(every).finditer(found.text):
        found.ranges.append(run_of(first, last))
        found.take(match)


def corona(found: Finder) -> None:
    """Years named after the pandemic."""
    text = found.text
    if not any(word in text for word in ("corona", "covid", "pandemie", "lockdown")):
        return
    if match := pattern(rf"\b(?:het )?jaar van (?:de |het )?{CORONA}\w*").search(text):
        found.read_as(match, "2020; de noot bij de tabel gaat over dat jaar", 2020)
    elif match := pattern(rf"\bjaar (?P<side>voor|vóór|na) (?:de |het )?{CORONA}\w*").search(text):
        year = 2021 if match["side"] == "na" else 2019
        found.read_as(match, f"{year}; de noot bij de tabel gaat over 2020", year)
    elif match := pattern(rf"(?<!gecorrigeerd )(?<!correctie )\b(?:voor|vóór|before) (?:de |het )?{CORONA}\w*").search(
        text
    ):
        found.ranges.append(run_of(found.first, 2019))
        found.read_as(match, f"{found.first} tot en met 2019")
    elif match := pattern(rf"\b(?:na|sinds|after) (?:de |het )?{CORONA}\w*").search(text):
        begin = 2020 if match[0].startswith("sinds") else 2021
        found.ranges.append(run_of(begin, found.last))
        found.read_as(match, f"{begin} tot en met {found.last}")
    elif match := pattern(rf"\b{CORONA}(?:jaren|tijd|periode|years)\b").search(text):
        found.ranges.append(run_of(2020, 2021))
        found.read_as(match, "2020 en 2021; de noot bij de tabel gaat alleen over 2020")
    elif "2020" in text and pattern(_COUNTED).search(text) and not pattern(_TOLD).search(text):
        if match := pattern(rf"(?:\bin )?\b(?:de )?{CORONA}\w*").search(text):
            found.read_as(match, "het jaar 2020, waarover de noot bij tabel 1 gaat")
    elif match := pattern(r"\b(?:corona|covid)-?jaar\b").search(text):
        found.read_as(match, "2020; over dat jaar gaat de noot bij de tabel", 2020)


def present(found: Finder) -> None:
    """`vorig jaar`, `nu`: the last year of the letter, where no year stands by name."""
    if found.named or found.ranges:
        return
    now = (
        r"\b(?:(?:het |in )?(?:vorige?|afgelopen|laatste|recentste|meest recente|dit|huidige?"
        r"|voorbije|last) (?:jaar|year)(?! (?:waarin|dat|met|boven|onder))"
        r"|(?:nieuwste|laatste|recente|recentste|actuele) (?:cijfers|cijfer|stand|jaarcijfers)"
        r"|nu|vandaag|actueel|actuele|momenteel|tegenwoordig|op dit moment|meest recente?|recentste|nieuwste)\b"
    )
    if match := pattern(now).search(found.text):
        found.read_as(match, f"{found.last}, het laatste jaar in de brief", found.last)
    elif match := pattern(r"\b(?:volgend|komend|aankomend|next) (?:jaar|year)\b").search(found.text):
        found.read_as(match, f"{found.last + 1}, het jaar na het laatste in de brief", found.last + 1)
    elif match := pattern(r"\b(?:het )?eerste jaar\b(?! (?:waarin|dat|met|boven|onder))").search(found.text):
        found.named.add(found.first)
        found.notes.append(f"Het eerste jaar in de brief is {found.first}.")
        found.take(match)
