"""Years said by where they lie: on both sides of one, at the ends of the table; and those that are taken back."""

from __future__ import annotations

from zedentui.search.vocabulary.critical import NUMBERS, whole_number
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.when.year_finder import CORONA, Finder, run_of

__all__ = ["around", "ends_of_table", "taken_back"]

_Y4 = r"(?:19|20)\d{2}"
_N = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
_SORRY = r"(?:nee|sorry|pardon|ik bedoel|ik bedoelde|bedoel|of nee|oh nee|o nee|wacht|toch|eh|nee sorry|correctie)"


def taken_back(found: Finder) -> None:
    """A year that is put right by the one behind it: `2012, nee sorry 2013`."""
    if not any(word in found.text for word in ("nee", "sorry", "pardon", "bedoel", "correctie", "niet ")):
        return
    source = rf"(?<![\w.,/-]){_Y4}[ ,.;:-]*(?:of )?\b{_SORRY}[ ,:]+(?:{_SORRY}[ ,:]+)*(?:in |van |over )?(?={_Y4})"
    denied = rf"(?<=\d\d\d\d),? (?:en |dus )?niet (?:in |over |van |voor )?{_Y4}(?!\w|[-/]\d| mee)"
    for each in (source, denied):
        for match in pattern(each).finditer(found.text):
            found.take(match)


def around(found: Finder) -> None:
    """The years before one and those after it: `voor en na 2019`, `voor en na corona`."""
    if " na " not in found.text and "after" not in found.text and not found.text.startswith("na "):
        return
    sides = r"(?:(?:zowel )?(?:voor|vóór|before)\s+(?:en|and|als|versus|vs)\s+(?:na|after)|na\s+en\s+(?:voor|vóór))"
    source = rf"\b{sides}\s+(?:het jaar |de |het )?(?:(?P<year>{_Y4})(?!\w)|{CORONA}\w*)"
    for match in pattern(source).finditer(found.text):
        year = int(match["year"]) if match["year"] else 2020
        if not found.first < year < found.last:
            continue
        found.ranges += [run_of(found.first, year - 1), run_of(year + 1, found.last)]
        said = (
            f"{found.first} tot en met {year - 1} en {year + 1} tot en met {found.last}; {year} telt in geen van beide"
        )
        found.read_as(match, said)


_TABLE = r"(?:van (?:de|deze|die) (?:tabel(?:len)?|reeks|cijfers|brief|cijferreeks|periode|serie))"
_JOIN = r"(?:en|versus|vs\.?|tegen|tegenover|naar|met)(?: (?:het|de))?"


def ends_of_table(found: Finder) -> None:
    """`eerste en laatste jaar`, `de eerste drie jaren`, `twee jaar voor het laatste jaar van de tabel`."""
    if "eerste" not in found.text and "laatste" not in found.text and "begin" not in found.text:
        return
    _counted_from_end(found)
    _places_from_end(found)
    _first_and_last(found)
    _first_years(found)


def _counted_from_end(found: Finder) -> None:
    source = rf"\b(?P<n>{_N}) jaar (?P<side>voor|na) het (?P<end>eerste|laatste) jaar(?: {_TABLE})?"
    for match in pattern(source).finditer(found.text):
        end = found.first if match["end"] == "eerste" else found.last
        year = end + whole_number(match["n"]) * (1 if match["side"] == "na" else -1)
        found.read_as(match, str(year), year)


def _places_from_end(found: Finder) -> None:
    """`op één na laatste jaar`, `het voorlaatste jaar`, `twee na laatste jaar`."""
    source = rf"\b(?:(?:op )?(?P<n>{_N}) na (?:het )?laatste|voorlaatste) jaar(?: {_TABLE})?\b"
    for match in pattern(source).finditer(found.text):
        year = found.last - (whole_number(match["n"]) if match["n"] else 1)
        found.read_as(match, str(year), year)


def _first_and_last(found: Finder) -> None:
    several = (
        rf"\b(?:de |het )?eerste(?: (?P<a>{_N}) jaar| (?P<b>{_N}) jaren)? {_JOIN} laatste (?P<n>{_N}) ja(?:ar|ren)"
    )
    for match in pattern(rf"{several}(?: {_TABLE})?\b").finditer(found.text):
        late = whole_number(match["n"])
        early = whole_number(match["a"] or match["b"] or match["n"])
        found.ranges += [
            run_of(found.first, found.first + early - 1),
            run_of(found.last - late + 1, found.last),
        ]
        spans = f"{found.first} tot en met {found.first + early - 1} en {found.last - late + 1} tot en met {found.last}"
        found.read_as(match, spans)
    one = (
        rf"\b(?:het )?(?:eerste(?: jaar)? {_JOIN} laatste jaar|begin(?:jaar)? en (?:het )?eind(?:jaar"
        rf"|e)?)(?: {_TABLE})?\b"
    )
    for match in pattern(one).finditer(found.text):
        if "jaar" not in match[0] and "van de" not in match[0]:
            continue  # `begin en eind 2019`
        found.read_as(match, f"{found.first} en {found.last}", found.first, found.last)


def _first_years(found: Finder) -> None:
    for match in pattern(rf"\b(?:de |in de )?eerste (?P<n>{_N}) ja(?:ar|ren)(?: {_TABLE})?\b").finditer(found.text):
        last = found.first + whole_number(match["n"]) - 1
        found.ranges.append(run_of(found.first, last))
        found.read_as(match, f"{found.first} tot en met {last}")
