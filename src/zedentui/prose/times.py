"""The years in a running text, also where it counts from another one: `een jaar eerder`, `datzelfde jaar`, `sindsdien`.

Works on folded text. What counts from a year that is not known is found too, with no year in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Time", "find_times"]

_Y = r"(?:19|20)\d\d"
_COUNTS = {
    "een": 1, "1": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4, "vijf": 5, "five": 5,
    "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "ten": 10, "elf": 11, "a": 1,
}  # fmt: skip
_N = rf"(?:{'|'.join(_COUNTS)}|\d{{1,2}})"
_MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
    r"|january|february|march|may|june|july|august|october)"
)
_END = r"(?![\w%]|[.,]\d|[-/]\d)"
_ANY = re.compile(
    r"\d|jaar|jaren|year|sinds|since|period|tijd|recent|\bnu\b|vandaag|tegenwoordig|kwartaal|begin|eind|medio"
)
_TIMES = re.compile(
    rf"(?P<day>\b\d{{1,2}}(?:e|ste|de)? {_MONTH}\b(?: {_Y}\b)?|\b{_MONTH}(?: \d{{1,2}},)? {_Y}\b)"
    rf"|(?P<part>\b(?:in|sinds|vanaf|tot|voor|na|over|eind|begin|medio) {_MONTH}\b(?: {_Y}{_END})?"
    rf"|\b(?:(?:eerste|tweede|derde|vierde|laatste) (?:helft|kwartaal|halfjaar|maanden)|begin|eind|medio|halverwege"
    rf"|kwartaal|q[1-4])\b"
    rf"(?: van)?(?: (?:het jaar )?{_Y}{_END})?)"
    rf"|(?P<range>(?<![\w.,/-]){_Y}(?: ?[-/] ?| (?:tot en met|t/m|tot|naar|op|through|until|to) ){_Y}{_END})"
    rf"|(?P<between>\b(?:tussen|between) {_Y} (?:en|and) {_Y}{_END})"
    rf"|(?P<list>(?<![\w.,/-]){_Y}(?:, {_Y})*,? (?:en|and|&) {_Y}{_END}|(?<![\w.,/-]){_Y}(?:, {_Y})+{_END})"
    rf"|(?P<since>\b(?:sinds|sedert|vanaf|since) {_Y}{_END})"
    rf"|(?P<one>(?<![\w.,/-]){_Y}{_END})"
    rf"|(?P<earlier>\b(?P<e>{_N}) (?:jaar|years?) (?:eerder|daarvoor|ervoor|tevoren|terug|earlier|before)\b)"
    rf"|(?P<later>\b(?P<l>{_N}) (?:jaar|years?) (?:later|nadien|daarna|erna|after)\b)"
    r"|(?P<before>\b(?:het )?jaar (?:daarvoor|ervoor|eerder)\b|\b(?:het|in het) voor(?:af)?gaande jaar\b"
    r"|\bthe (?:year before|previous year)\b)"
    r"|(?P<after>\b(?:het )?jaar (?:daarop|daarna|erna|erop|nadien)\b|\bhet (?:jaar daaropvolgende|daaropvolgende"
    r"|volgende) jaar\b"
    r"|\bthe (?:following year|year after|next year)\b)"
    r"|(?P<same>\b(?:dat|datzelfde|hetzelfde|dit zelfde) jaar\b|\b(?:the same|that) year\b)"
    rf"|(?P<those>\b(?:die|deze|dezelfde|diezelfde) {_N} jaar\b"
    r"|\b(?:die|deze|dezelfde|diezelfde|beide) (?:\w+ )?(?:jaren|periode|tijd|tijdvak)\b|\b(?:those"
    r"|the same|that) (?:years|period)\b"
    r"|\b(?:de )?(?:afgelopen|laatste) jaren\b|\b(?:over|in|tijdens) de (?:hele |gehele )?periode\b|\b(?:sindsdien"
    r"|since then)\b)"
    rf"|(?P<lately>\b(?:(?:in|over|gedurende|tijdens|for) )?(?:de |the )?(?:afgelopen |laatste |voorbije |last |past )"
    rf"(?P<n>{_N}) (?:jaar|years)\b"
    r"|\b(?:in|over|gedurende|for) (?:de |the |alle )?(?P<m>elf|eleven|11) (?:jaar|years)\b)"
    rf"|(?P<ago>\b{_N} (?:jaar|years?) (?:geleden|ago|lang)\b"
    rf"|\b(?:in|for|over|gedurende) {_N} (?:jaar|years)\b)"
    r"|(?P<spoken>\b(?:vorig|dit|afgelopen|komend|volgend|last|this|next)(?:e)? (?:jaar|jaren|year)\b"
    r"|\b(?:nu|tegenwoordig|vandaag|recent)\b)"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A phrase of time: where it stands and which years it means.

    `kind`: one, list, range, since (from its first year on), lately (the last years), part (of a year)
    or day; `years` is empty where they
    cannot be told. `typed`: a year stands in it in figures. `also` is another year that it may be, when it counts from
    a year that is not certain. `compared`: what the text is about is compared with it, as in `tegen 287 in 2021`.
    """

    start: int
    end: int
    kind: str
    years: tuple[int, ...] = ()
    typed: bool = False
    also: int | None = None
    compared: bool = False


def find_times(
    text: str, year: int | None, before: tuple[tuple[int, ...], tuple[int, ...]], last: int, also: int | None = None
) -> list[Time]:
    """Return the times that the folded `text` names, from left to right.

    `year` is the one the text was about before, `also` another that it may be about, `before` are the years of
    the last row or range and those of the last range, `last` is the year up to which there are figures.
    """
    found: list[Time] = []
    if not _ANY.search(text):
        return found
    about, other = year, also
    for match in _TIMES.finditer(text):
        kind = match.lastgroup or ""
        kind = {"e": "earlier", "l": "later", "n": "lately", "m": "lately"}.get(kind, kind)
        if match["earlier"]:
            kind = "earlier"
        typed = [int(each) for each in re.findall(rf"(?<!\d){_Y}(?!\d)", match[0])]
        row, span = before
        those = span if span and "jaren" not in match[0] and "years" not in match[0] else row
        shape, years = _meant(kind, typed, match, about, those, last)
        apart = None
        if other is not None and about is not None and not typed and shape == "one" and years:
            apart = other + years[0] - about
        told = bool(typed) and kind not in {"day", "part"}
        compared = _compared(text, match.start()) or _is_aside(text, match)
        found.append(Time(match.start(), match.end(), shape, years, told, apart, compared))
        if kind in {"one", "earlier", "later", "before", "after"} and years and not compared:
            about, other = years[0], apart
    return list(_settled(found, text))


_AGAINST = re.compile(
    r"\b(?:tegen|tegenover|versus|vs|dan|(?:zo ?veel|zo vaak|even ?veel|even vaak) als|vergeleken met|ten opzichte van"
    r"|up from|down from|compared (?:to|with)|than)\b"
    r"(?:(?! in (?:19|20)\d\d)[^,;]){0,30}$"
)


def _compared(text: str, start: int) -> bool:
    """Whether what stands there is what something is compared with: `tegen 287 in 2021` is about another year."""
    return bool(_AGAINST.search(text[max(0, start - 60) : start]))


def _is_aside(text: str, match: re.Match[str]) -> bool:
    """Whether a time stands in brackets with a number of its own: `2.581 (2021: 2.627)` is not about 2021."""
    start = text.rfind("(", 0, match.start())
    end = text.find(")", match.end())
    if start < 0 or end < 0 or ")" in text[start : match.start()] or "(" in text[match.end() : end]:
        return False
    rest = re.sub(_Y, "", text[start : match.start()] + text[match.end() : end])
    return any(c.isdigit() for c in rest)


def _meant(
    kind: str, typed: list[int], match: re.Match[str], about: int | None, before: tuple[int, ...], last: int
) -> tuple[str, tuple[int, ...]]:
    if kind in {"day", "part"}:
        return kind, ()
    if kind in {"range", "between"}:
        first, second = typed[0], typed[-1]
        return "range", tuple(range(first, second + 1)) if 0 < second - first < 60 else (first, second)
    if kind == "list":
        return "list", tuple(typed)
    if kind == "since":
        return "since", tuple(range(typed[0], last + 1)) or (typed[0],)
    if kind == "one":
        return "one", (typed[0],)
    if kind == "lately":
        many = _number(match["n"] or match["m"])
        return "lately", tuple(range(last - many + 1, last + 1)) if many > 1 else ()
    if kind == "those":
        return "range", before
    if about is None or kind in {"ago", "spoken"}:
        return "one", ()
    steps = _number(match["e"] or match["l"] or "")
    shift = {"earlier": -steps, "before": -1, "later": steps, "after": 1, "same": 0}[kind]
    return "one", (about + shift,)


def _number(counted: str) -> int:
    return _COUNTS.get(counted) or (int(counted) if counted.isdigit() else 1)


_JOINED = len(", in ")


def _settled(found: list[Time], text: str) -> Iterator[Time]:
    """The same without what only repeats its neighbour: `vijf jaar geleden, in 2017`, `een jaar later, in 2023`."""
    for i, each in enumerate(found):
        beside = found[i + 1] if i + 1 < len(found) else None
        if (
            beside
            and not each.typed
            and beside.typed
            and beside.start - each.end <= _JOINED
            and re.fullmatch(r"[,(]? ?(?:in )?", text[each.end : beside.start])
        ):
            continue
        yield each
