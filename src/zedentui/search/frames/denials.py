"""What a denial belongs to: the measure near it, the other one that takes its place, or nothing at all."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.search.frames.in_time import THAN_YEAR
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from typing import Protocol

    from zedentui.search.frames.mentions import Mention
    from zedentui.search.frames.query import Query

    class Sorted(Protocol):
        """What is asked here of the mentions that `scope`, above this module, has sorted out."""

        measures: list[Mention]
        excluded: list[Mention]


__all__ = ["asks_plainly", "behind_soon", "bounded", "idle", "in_how_many", "instead", "is_no_part", "nearest",
           "of_every_year"]  # fmt: skip

_NEAR_BEHIND, _NEAR_BEFORE = 7, 6  # words between a denial and what it denies
_IDLE = (("niet", "alleen"), ("of", "niet"), ("niet", "eens"), ("niet", "zo"), ("toch", "niet"), ("wel", "niet"))
_BEING = frozenset({"betrof", "betroffen", "betreft", "was", "waren", "is", "zijn", "die"})


def behind_soon(scope: Sorted, at: int) -> Mention | None:
    """Return the measure behind `noch`, or else the one before it."""
    return next((m for m in scope.measures if 0 < m.first - at <= _NEAR_BEHIND), nearest(scope, at))


def nearest(scope: Sorted, at: int) -> Mention | None:
    """Return the measure that a denial at `at` belongs to: what follows soon, or else what went before."""
    behind = [m for m in scope.measures if 0 < m.first - at <= _NEAR_BEHIND and m not in scope.excluded]
    before = [m for m in scope.measures if 0 <= at - m.last < _NEAR_BEFORE and m not in scope.excluded]
    inside = [m for m in scope.measures if m.first < at < m.last]
    if inside:
        return inside[0]
    if behind and before:
        gap_behind, gap_before = behind[0].first - at, at - before[-1].last + 1
        return behind[0] if gap_behind <= gap_before + 1 else before[-1]
    return behind[0] if behind else before[-1] if before else None


def instead(query: Query, scope: Sorted, at: int) -> Mention | None:
    """Return the measure right behind a denial that another takes the place of: `niet X maar Y`."""
    denied = next((m for m in scope.measures if m.first - at in {1, 2}), None)
    if denied is None or query.words[denied.last : denied.last + 1] != ("maar",):
        return None
    return denied if any(0 < m.first - denied.last <= 3 for m in scope.measures if m is not denied) else None


def asks_plainly(query: Query) -> bool:
    """Return whether a statement ends in a question mark: `in 2021 geen transacties bij verkrachting?`."""
    counts = query.named("question") or query.named("unit") or "hoeveel" in query.words
    return query.text.rstrip().endswith("?") and not counts


def in_how_many(query: Query) -> bool:
    """Return whether a number of years is asked."""
    return any(query.words[i : i + 2] == ("hoeveel", "jaren") for i in range(len(query.words)))


def bounded(query: Query) -> bool:
    """Return whether a number has a word such as `meer dan` before it."""
    return any(number.bound for number in query.numbers)


def of_every_year(query: Query) -> bool:
    """Return whether a `nooit` is said of each year: held against a number, against another year, or of a rise."""
    return bounded(query) or not {"up", "down"}.isdisjoint(query.modes) or bool(pattern(THAN_YEAR).search(query.read))


def idle(query: Query, at: int) -> bool:
    """Return whether the denial at a place denies no measure: `niet alleen`, `of niet`, `niet boven de 600`."""
    around = query.words[max(0, at - 1) : at + 2]
    pairs = set(pairwise(around))
    ends = at == len(query.words) - 1 and query.words[max(0, at - 1)] == "of"
    over = query.taken.get(at + 1) == "number" and bounded(query)  # `niet boven de 600`
    return ends or bool(pairs & set(_IDLE)) or query.taken.get(at) == "number" or over


def is_no_part(query: Query, offence: Mention, at: int) -> bool:
    """Return whether a share is asked of what is no verkrachting."""
    before = set(query.words[max(0, at - 1) : at])
    share = query.named("unit") or query.percent
    return bool(share and offence.meaning.value == "verkrachting" and before & _BEING)
