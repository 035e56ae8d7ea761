"""Years that others are held against: `ten opzichte van 2018`, `2021 en 2022 samen meer dan 2018 en 2019 samen`."""

from __future__ import annotations

from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.when.year_finder import CORONA, Finder

__all__ = ["AGAINST", "held_against", "two_pairs"]

AGAINST = (
    r"(?:t\.?o\.?v\.?|ten opzichte van|vergel(?:eken|ijking|ijkt?|ijken) (?:met|bij|tot)|tegenover|tegen|versus|vs\.?"
    r"|afgezet tegen|verschil(?:len|t|de|den)? (?:met|van)|compared (?:to|with))"
)
"""Words behind which stands what something is held against, other than `dan`."""
_Y4 = r"(?:19|20)\d{2}"
_FILLING = r"(?:(?:in|die|dat|van|tijdens|het|de|jaar|niveau|stand|aantal|cijfers?|met) )*"
_PAIR = r"(?P<{}>20\d\d) en (?P<{}>20\d\d)"
_PARTS = ("dan ", "than ", "opzichte", "vergel", "tegen", "versus", "vs", "afgezet", "verschil", "compared", "t.o")
_YEARLY = (
    r"\b(?:welke? ja(?:ar|ren)|wanneer|which years?|when|jaren|elk|ieder|elke|iedere|ooit|nooit|altijd|steeds"
    r"|gemiddeld\w*|hoogste?|laagste?|piek\w*|average)\b"
)
"""Words that ask of each year, or of all of them: then no last year is meant."""


def held_against(found: Finder) -> None:
    """`stijging ten opzichte van 2018`: with no other year it is the last one that is held against it."""
    if found.named or found.ranges or not _holds(found.text) or pattern(_YEARLY).search(found.text):
        return
    held = rf"(?P<a>{_Y4}|'\d\d|(?:jaar van )?{CORONA}(?:-?jaar|crisis)?)(?:\s*(?:,|en|of)\s*(?P<b>{_Y4}))?"
    match = pattern(rf"\b(?:{AGAINST}|dan|than) {_FILLING}{held}(?![\w%/-]|[.,]\d)").search(found.text)
    if match is None or pattern(_Y4).search(found.text[: match.start()] + found.text[match.end() :]):
        return
    named = [year.replace("'", "20") for year in (match["a"], match["b"]) if year]
    years = {int(year) if year.isdigit() else 2020 for year in named}
    if not all(found.first <= year < found.last for year in years):
        return
    if not named[0].isdigit():
        found.note(match, f"2020; over dat jaar gaat de noot bij de tabel, en {found.last} is het laatste jaar")
    found.named |= {*years, found.last}
    found.moved = True
    found.take(match)


def _holds(text: str) -> bool:
    """Whether a part of a word for holding against stands there: cheaper than the pattern, and mostly there is none."""
    return any(part in text for part in _PARTS)


def two_pairs(found: Finder) -> None:
    """`2021 en 2022 samen meer dan 2018 en 2019 samen`: two periods, and neither is a row of four years."""
    if found.named or found.ranges or " en " not in found.text or not _holds(found.text):
        return
    first, second = _PAIR.format("a", "b"), _PAIR.format("c", "d")
    match = pattern(rf"\b{first}\b\D*?\b(?:{AGAINST}|dan|than) {_FILLING}{second}\b").search(found.text)
    if match is None or pattern(_Y4).search(found.text[: match.start()] + found.text[match.end() :]):
        return
    a, b, c, d = (int(match[each]) for each in "abcd")
    if b - a == 1 and d - c == 1 and b != c and d != a and a != c:
        found.ranges += [(a, b), (c, d)]
        found.spans += [match.span(each) for each in "abcd"]
        found.weak = False
        found.blank(match)
