"""Changes in a running text: `met 12 procent gestegen`, `152 meer`, `2 procentpunt hoger dan in 2021`."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from zedentui.prose.binding import enumerated
from zedentui.prose.direction import FALLING, MOVE, RISING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.binding import Sentence
    from zedentui.prose.carrying import Bound, Topic
    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["changed", "spans_of"]

_MOVED = rf"(?:{MOVE}|plus|min)"
_BEFORE = re.compile(
    rf"\b(?:met|by)\s+(?:\w+\s+){{0,2}}$|\b{_MOVED} (?:van|met|of)\s+(?:\w+\s+){{0,2}}$|[+]\s?$"
    r"|(?:^|[,;:(–-]|\been|\bis)\s*(?:plus|min)\s+$"
)
_TOWARDS = re.compile(r"\b(?:naar|tot|to)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?$")  # `van 208 naar 74 gedaald`
_COLON = re.compile(rf"\b{_MOVED}\b[^.\d]{{0,25}}:\s*$")
_ADDED = re.compile(
    r"\s*(?:\w*zaken |sepots |dagvaardingen |er )?bij\b(?! (?:het|de|een|\w*zaken|verkracht|zeden|elkaar))"
)
_CAME = re.compile(r"\b(?:kwam|kwamen|komen|komt)\b[^,;:]{0,40}$")
_AFTER = re.compile(
    r"\s*(?:zaken |verkrachtingszaken |zedenzaken |cases |sepots |dagvaardingen |keer )?"
    rf"(?:(?:meer|vaker|minder|hoger|lager|groter|kleiner|erbij|eraf|omhoog|omlaag|more|fewer|less|higher|lower|{MOVE}"
    r"|gestegen|gedaald|toegenomen|afgenomen|gegroeid|gekrompen|gezakt|geslonken|geklommen|verminderd|opgelopen"
    r"|teruggelopen)\b(?! dan de helft))"
)
_MOVING = re.compile(
    rf"\b(?:{RISING}|{FALLING}|nam|namen|neemt|nemen|liep|liepen|loopt|lopen|viel|vielen|veerde\w*|verschil)\b"
)
_GAP = re.compile(
    r"\b(?:scheelt|scheelde|scheelden|schelen|verschil (?:is|was|van|bedraagt|bedroeg))\s+(?:\w+\s+){0,2}$"
)
_COMPARED = re.compile(r"\b(?:ten opzichte van|vergeleken met|in vergelijking met|compared (?:to|with))[^,;\d]{0,20}$")
_OTHER_TIME = re.compile(
    r"\b(?:laatste|eerste|per|elke?|iedere?|tussentijds|alleen|daarvan|waarvan|daarna|daarvoor|daarop|vervolgens|toen"
    r"|eerst|eerder|later|erna|ervoor|gemiddeld|jaarlijks|\w*jaar(?! (?:19|20)))\b"
)
"""Words that speak of a time which is not told in years."""
_FROM = re.compile(
    r"\b(?:dan|sinds|ten opzichte van|vergeleken met|tegenover|tegen|since|than|compared (?:to|with))\b[^,;]{0,20}$"
)


def changed(read: Sentence, number: Number) -> str | None:
    """Return `change`, `gap` or `points` when the number says by how much something changed, None when it does not."""
    if number.unit == "punt":
        return "points"
    place, row = enumerated(read, number) if "respectievelijk" in read.text else (0, [])
    if place and row[0].unit == number.unit and changed(read, row[0]):
        return "change"  # `een toename van 17 procent respectievelijk 9 procent`
    head, tail = read.text[: number.span[0]], read.text[number.span[1] :]
    signed = read.text[max(0, number.span[0] - 1) : number.span[0]] in {"+", "-", "−"} and number.unit
    if (_AFTER.match(tail) and not _TOWARDS.search(head)) or signed:
        return "change"
    if _GAP.search(head):
        return "gap"
    if (number.unit and _COLON.search(head)) or (_ADDED.match(tail) and _CAME.search(head)):
        return "change"
    before = _BEFORE.search(head)
    return "change" if before and (_MOVING.search(read.text) or "met" not in before[0]) else None


def spans_of(
    read: Sentence, number: Number, own: Time | None, topic: Topic, bound: Sequence[Bound]
) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return the pairs of years between which the change may be, the likeliest first, and whether the first is certain.

    `own` is the time that the number stands with, `bound` are the numbers before it in its sentence.
    """
    likely, certain = _likely(read, number, own, topic, bound)
    if pair := _named_with(read, number):  # `in 2013 20 procent hoger dan in 2018` counts from 2018
        return (likely[0] if likely and set(likely[0]) == set(pair) else pair,), True
    if certain and _is_told(read, likely[0]):
        return (likely[0],), True
    years = sorted({y for pair in likely for y in pair} | {y for t in read.times for y in t.years} | set(topic.recent))
    if topic.year is not None:
        years = sorted({*years, topic.year})
    loose = [(one, other) for one in years for other in years if one < other]
    loose += [(year - 1, year) for year in years]
    return tuple(dict.fromkeys((*likely, *loose))), certain


def _named_with(read: Sentence, number: Number) -> tuple[int, int] | None:
    """The two years that the clause of a change names, where it speaks of no other time.

    What the other clauses speak of is something else: `van 2012 op 2021 met 4% toe, een omslag na de daling eerder`.
    """
    here = read.clause(number.span[0])
    times = [t for t in read.times if read.clause(t.start) == here]
    years = sorted({y for t in times for y in _ends(t)})
    at = bisect_left(read.cuts, number.span[0] + 1)
    start, end = (read.cuts[at - 1] if at else 0), (read.cuts[at] if at < len(read.cuts) else len(read.text))
    if len(years) != 2 or not all(t.typed for t in times) or any(t.kind in {"since", "lately", "part"} for t in times):
        return None
    return None if _OTHER_TIME.search(read.text, start, end) else (years[0], years[1])


def _is_told(read: Sentence, pair: tuple[int, int]) -> bool:
    """Whether a sentence itself says between which two years something changed, and speaks of no other time."""
    typed = {y for t in read.times if t.typed for y in _ends(t)}
    return typed == set(pair) and all(t.typed for t in read.times) and not _OTHER_TIME.search(read.text)


def _ends(time: Time) -> tuple[int, ...]:
    """The years that a time itself names."""
    if time.kind == "since":
        return time.years[:1]
    return time.years if time.kind == "list" else (*time.years[:1], *time.years[-1:])


def _likely(
    read: Sentence, number: Number, own: Time | None, topic: Topic, bound: Sequence[Bound]
) -> tuple[list[tuple[int, int]], bool]:
    told = [b.year for b in bound if b.year is not None]
    times = [t for t in read.times if t.years and t.kind not in {"day", "part"}]
    if any(t.kind == "lately" or (not t.years and t.kind == "one") for t in read.times):
        return [
            (t.years[0] - 1, t.years[-1]) for t in read.times if t.kind == "lately" and t.years
        ], False  # `454 minder dan tien jaar geleden`: since when is not said
    now = [y for y in (told[-1] if told else None, topic.year) if y is not None]
    if base := _base(read, number, times):
        others = [t.years[0] for t in times if t is not base and t.kind == "one" and t.end <= number.span[0]]
        since = [(base.years[0], y) for y in (*others[-1:], *now) if y != base.years[0]]
        return list(dict.fromkeys(since)), bool(since)
    if len(told) >= 2 and told[-1] != told[-2]:
        return [_pair(*told[-2:])], True
    wide = [(t.years[0], t.years[-1]) for t in times if len(t.years) > 1]
    ones = sorted({t.years[0] for t in times if t.kind == "one"})
    if own and own.kind == "one" and own.years and not wide:
        if _FROM.search(read.text[: own.start]):
            since = [_pair(own.years[0], y) for y in (*reversed(ones), *now) if y != own.years[0]]
            return list(dict.fromkeys(since)), len(set(since)) == 1
        return [(own.years[0] - 1, own.years[0])], len(ones) == 1 and all(y == own.years[0] for y in now)
    begun = next((t for t in times if t.kind == "since"), None)
    until = [t for t in times if t.kind == "one" and begun and begun.years[0] < t.years[0]]
    if begun and len(until) == 1 and read.clause(begun.start) == read.clause(until[0].start):
        return [(begun.years[0], until[0].years[0])], True  # `sinds 2018 in 2020 met 1% gestegen`
    if len(ones) > 1:
        wide.append((ones[0], ones[-1]))
    if wide:
        return list(dict.fromkeys(wide)), len(set(wide)) == 1
    last = [b.year for b in (*topic.last, *bound) if b.year is not None]
    if len(last) >= 2 and last[-1] != last[-2]:
        return [_pair(*last[-2:])], not any(m.meaning.slot == "offence" for m in read.mentions)
    return ([(topic.years[0], topic.years[-1])] if len(topic.years) > 1 else []), False


def _base(read: Sentence, number: Number, times: Sequence[Time]) -> Time | None:
    """The year that a change is counted from: `12% meer dan in 2021`, `vergeleken met 2021 steeg het met 12%`."""
    behind = next((t for t in times if t.start >= number.span[1]), None)
    near = behind and not read.between(number.span[1], behind.start)
    if near and behind and _FROM.search(read.text, number.span[1], behind.start):
        return behind
    before = [t for t in times if t.end <= number.span[0] and t.kind == "one" and t.typed]
    if len(before) < 2:
        return None
    return next((t for t in before[:-1] if _COMPARED.search(read.text[: t.start])), None)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
