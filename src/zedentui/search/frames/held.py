"""A number in a question: what it bounds, and whether it is the figure or says which years are asked."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.search.frames.frame import Bound, Operation
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query
    from zedentui.search.frames.scope import Scope
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["SOFT", "asks_how_often", "bound_of", "factor_of", "held", "whole_said"]

_DIRECTIONS = ("up", "down", "change")
_BOUNDED = frozenset({"more", "less", "least", "most"})


def asks_how_often(query: Query) -> bool:
    """Return whether `hoe vaak` is asked: in how many years, or how many cases."""
    return ("hoe", "vaak") in set(pairwise(query.words)) or "hoevaak" in query.words


def held(query: Query, scope: Scope, direction: str | None, years: tuple[int, ...], *, whether: bool) -> Operation:
    """A number: which years are over or under it, or whether it is the figure."""
    bound = bound_of(query, scope)
    modes = set(query.modes)
    of = (
        "change"
        if direction and not (modes & {"whichyear"} and not bound.percent and bound.kind != "equal")
        else "value"
    )
    if direction and "whichyear" in modes:
        of = "change"
    beside = query.numbers and pattern(r"\s+(?:meer|minder|hoger|lager|more|fewer|less)\b(?! dan \d)").match(
        query.read, query.numbers[0].span[1]
    )
    if not direction and modes & {"more", "less", "gap"} and (len(years) > 1 or query.years.before or beside):
        of, direction = "change", "down" if "less" in modes else "up"
    if factor_of(query) and not query.numbers and not modes & {"whichyear", "first", "last"}:
        return Operation("check", "change", high=direction != "down", bound=bound, yes="check")
    open_years = query.years.shape in {"none", "range", "periods"} or len(years) > 1
    over = bound.kind in _BOUNDED or bound.kind == "between"
    of_years = scope.none and query.years.shape == "none" and bool({"jaar", "jaren"} & set(query.words))
    asks_years = of_years or bool(modes & {"whichyear", "first", "last"}) or (asks_how_often(query) and over)
    if asks_years or (over and open_years and "check" not in modes and not whether):
        return Operation("threshold", of, high=direction != "down", bound=bound)
    return Operation("check", of, high=direction != "down", bound=bound, yes="check")


_FACTORS = (("verdubbel", 100.0), ("verdrievoud", 200.0), ("verviervoud", 300.0), ("gehalveer", 50.0), ("halve", 50.0),
            ("double", 100.0), ("triple", 200.0), ("halv", 50.0))  # fmt: skip


SOFT = {"bijna": "nearly", "haast": "nearly", "vrijwel": "nearly", "ongeveer": "about", "zowat": "nearly",
        "ruim": "least", "almost": "nearly", "nearly": "nearly"}  # fmt: skip
"""What stands before a verb that holds a number."""


def factor_of(query: Query) -> Bound | None:
    """The number that a verb of change holds: `verdubbeld` is 100 percent up or more, `gehalveerd` 50 down."""
    for mention in query.named("mode"):
        for start, percent in _FACTORS if mention.meaning.value in _DIRECTIONS else ():
            if mention.text.startswith(start):
                near = next(
                    (i for i in range(max(0, mention.first - 3), mention.first) if query.words[i] in SOFT), None
                )
                kind = SOFT[query.words[near]] if near is not None else "least"
                text = " ".join((query.words[near], mention.text)) if near is not None else mention.text
                return Bound(percent, kind, percent=True, text=text)
    return None


def bound_of(query: Query, scope: Scope) -> Bound:
    """Return the number of a threshold or a check, with what the words before it say; of a denial 0."""
    if not query.numbers and (factor := factor_of(query)):
        return factor
    if scope.none and not query.numbers:
        return Bound(0, text="geen")
    numbers = [n for n in query.numbers if n.unit != "punt"] or list(query.numbers)
    first = numbers[0]
    begin, end = first.span
    text = query.read[begin:end].strip() or first.text
    kind = first.bound or ("about" if first.unit == "%" and {"op", "of"} & set(first.text.split()) else "equal")
    if len(numbers) > 1 and kind == "equal" and "tussen" in query.words:
        return Bound(first.value, "between", first.unit == "%" or numbers[1].unit == "%", first.digits,
                     numbers[1].value, f"tussen {query.read[begin : numbers[1].span[1]]}")  # fmt: skip
    if len(numbers) == 2 and {each.bound for each in numbers} in ({"more", "less"}, {"least", "most"}):
        inside = 0.001 if kind in {"more", "less"} else 0.0  # `meer dan 500 en minder dan 600` leaves out both ends
        low, high = sorted(each.value for each in numbers)
        text = query.read[begin : numbers[1].span[1]].strip()
        return Bound(low + inside, "between", first.unit == "%", first.digits, high - inside, text)
    if kind in {"more", "less"} and query.read[max(0, begin - 5) : begin] == "niet ":
        kind, text = "most" if kind == "more" else "least", f"niet {text}"
    return Bound(first.value, kind, bool(first.unit), first.digits, None, text, whole_said(query, first))


_WHOLE = r"\s*(?:%|procent|percent)?\s*(?:van|of)\s+(?:(?:de|het|alle|al|the|all|aantal|totale?)\s+)*(\w+)"
_WHOLE_PARTED = r"\s*(\w+)"  # `9 op de 10 zaken`
_FLOWS = ("instroom", "uitstroom")
_CASES = ("zaken", "zaak", "zeden", "verkracht", "misdrijven", "misdrijf", "delict", "cases", "rape")


def whole_said(query: Query, number: Number) -> str:
    """Return of what a percentage is said to be a share, right behind it: zaken, instroom, uitstroom, or nothing.

    `88% van de zedenzaken` is a share of cases, `88% van de sepots` is none.
    """
    parted = pattern(r".*\b(?:op|van|of|in)\b.*\d").fullmatch(number.text) is not None
    source = _WHOLE_PARTED if parted else _WHOLE
    match = pattern(source).match(query.read, number.span[1]) if number.unit == "%" else None
    noun = match[1] if match else ""
    if noun in _FLOWS:
        return noun
    return "zaken" if any(each in noun for each in _CASES) and "sepo" not in noun else ""
