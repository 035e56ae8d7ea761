"""Changes in a running text: `met 12 procent gestegen`, `152 meer`, `2 procentpunt hoger dan in 2021`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.prose.binding import enumerated

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.binding import Sentence
    from zedentui.prose.carrying import Bound, Topic
    from zedentui.prose.times import Time
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["changed", "is_fall_beside", "spans_of"]

_MOVED = r"(?:stijging|daling|toename|afname|groei|krimp|increase|decrease|rise|fall|drop|decline|plus|min)"
_BEFORE = re.compile(rf"\b(?:met|by)\s+(?:\w+\s+){{0,2}}$|\b{_MOVED} (?:van|met|of)\s+(?:\w+\s+){{0,2}}$|[+]\s?$")
_TOWARDS = re.compile(r"\b(?:naar|tot|to)\s+(?:ruim |bijna |circa |ongeveer |zo'n )?$")  # `van 208 naar 74 gedaald`
_COLON = re.compile(rf"\b{_MOVED}\b[^.\d]{{0,25}}:\s*$")
_ADDED = re.compile(
    r"\s*(?:\w*zaken |sepots |dagvaardingen |er )?bij\b(?! (?:het|de|een|\w*zaken|verkracht|zeden|elkaar))"
)
_CAME = re.compile(r"\b(?:kwam|kwamen|komen|komt)\b[^,;:]{0,40}$")
_AFTER = re.compile(
    r"\s*(?:zaken |verkrachtingszaken |zedenzaken |cases |sepots |dagvaardingen |keer )?"
    r"(?:meer|vaker|minder|hoger|lager|gestegen|gedaald|toegenomen|afgenomen|gegroeid|erbij|more|fewer|less|higher"
    r"|lower)\b(?! dan de helft)"
)
_MOVING = re.compile(
    r"\b(?:ste[eg]+\w*|gestegen|stijg\w*|daal\w*|dal(?:en|ing)|gedaald|toename|afname|toegenomen|afgenomen|toen[ae]m\w*|afn[ae]m\w*"
    r"|nam\w* (?:toe|af)|nam\b|namen\b|groei\w*|gegroeid"
    r"|verschil|omhoog|omlaag|rose|fell|increase\w*|decrease\w*|drop\w*|decline\w*)\b"
)
_GAP = re.compile(
    r"\b(?:scheelt|scheelde|scheelden|schelen|verschil (?:is|was|van|bedraagt|bedroeg))\s+(?:\w+\s+){0,2}$"
)
_FALL = re.compile(
    r"daal|daling|gedaald|afname|afgenomen|nam\w*\b[^.]{0,30}\baf\b|minder|lager|krimp|fell|fall|decrease|decline"
    r"|drop|fewer|lower|omlaag"
)
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
    if (number.unit and _COLON.search(head)) or (not number.unit and _ADDED.match(tail) and _CAME.search(head)):
        return "change"
    before = _BEFORE.search(head)
    return "change" if before and (_MOVING.search(read.text) or "met" not in before[0]) else None


def is_fall_beside(text: str, number: Number) -> bool:
    """Whether the words of the sentence tell of a fall, those nearest to the number first."""
    start, end = number.span
    if text[max(0, start - 1) : start] in {"+", "−"}:
        return text[start - 1] == "−"
    near = text[max(0, start - 40) : end + 30]
    if re.search(
        r"\b(?:stijging|toename|groei|steeg|gestegen|toegenomen|meer|hoger|increase|rise|rose)\b", near
    ) and not _FALL.search(near):
        return False
    return bool(_FALL.search(near) or _FALL.search(text))


def spans_of(
    read: Sentence, number: Number, own: Time | None, topic: Topic, bound: Sequence[Bound]
) -> tuple[tuple[tuple[int, int], ...], bool]:
    """Return the pairs of years between which the change may be, the likeliest first, and whether the first is certain.

    `own` is the time that the number stands with, `bound` are the numbers before it in its sentence.
    """
    likely, certain = _likely(read, number, own, topic, bound)
    years = sorted({y for pair in likely for y in pair} | {y for t in read.times for y in t.years} | set(topic.recent))
    if topic.year is not None:
        years = sorted({*years, topic.year})
    loose = [(one, other) for one in years for other in years if one < other]
    loose += [(year - 1, year) for year in years]
    return tuple(dict.fromkeys((*likely, *loose))), certain


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
    base = next((t for t in times if t.start >= number.span[1]), None)
    if base and not read.between(number.span[1], base.start) and _FROM.search(read.text, number.span[1], base.start):
        earlier = [t.years[0] for t in times if t.end <= number.span[0] and t.kind == "one"]
        since = [_pair(base.years[0], y) for y in (*earlier[-1:], *now) if y != base.years[0]]
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
    if len(ones) > 1:
        wide.append((ones[0], ones[-1]))
    if wide:
        return list(dict.fromkeys(wide)), len(set(wide)) == 1
    last = [b.year for b in (*topic.last, *bound) if b.year is not None]
    if len(last) >= 2 and last[-1] != last[-2]:
        return [_pair(*last[-2:])], not any(m.meaning.slot == "offence" for m in read.mentions)
    return ([(topic.years[0], topic.years[-1])] if len(topic.years) > 1 else []), False


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)
