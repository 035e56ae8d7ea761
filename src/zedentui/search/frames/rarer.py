"""Operations that few questions ask for: a part of a figure, the place of a year, which of two moved most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.frames.frame import Bound, Operation
from zedentui.search.frames.held import SOFT, asks_how_often, factor_of
from zedentui.search.frames.in_time import THAN_BEFORE, THAN_YEAR, VERBS
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query
    from zedentui.search.frames.scope import Scope

__all__ = [
    "all_of",
    "counts",
    "faster",
    "nearest",
    "only_year",
    "portion",
    "proportion",
    "ranked_years",
    "than_several",
    "words_of_rank",
]

_RANKS = frozenset(
    """rang rangorde ranglijst rangschikking plaats plek positie sorteert sorteer gesorteerd rangschik rangschikt
    gerangschikt ranking ranked rank sort sorted hoeveelste""".split()  # noqa: SIM905
)
_IN_ORDER = _RANKS - {"rang", "plaats", "plek", "positie", "rank", "hoeveelste", "rangorde"}
_TAKING_PLACE = frozenset({"vond", "vonden", "vindt", "vinden", "plaatsvond", "plaatsvonden"})
_QUICK = r"\b(?:harder|sneller|sterker|langzamer|trager|minder (?:hard|snel|sterk)|faster|more quickly|slower)\b"
_SLOW = ("langzamer", "trager", "minder", "slower")
_ONLY = frozenset({"enige", "enigste", "only"})


def ranked_years(query: Query, *, alone: bool) -> Operation | None:
    """The place of a year among all, or all of them in order: `op welke plaats staat 2021 qua instroom`."""
    said = _RANKS.intersection(query.words[i] for i in query.leftover) | ({"hoeveelste"} & set(query.words))
    if not said or not alone or query.numbers or query.place or _TAKING_PLACE & set(query.words):
        return None
    high = "lowest" not in query.modes and "van laag naar hoog" not in query.read
    if query.years.shape == "one":
        return Operation("rank", high=high, year=query.years.years[0])
    return Operation("rank", high=high) if said & _IN_ORDER else None


def faster(query: Query, direction: str | None, *, two: bool, whether: bool) -> Operation | None:
    """Which of two things rose or fell more: `stegen de sepots harder dan de dagvaardingen`."""
    quick = pattern(_QUICK).search(query.read)
    beside = bool({"more", "less"} & set(query.modes)) and pattern(r"\b(?:dan|than)\b").search(query.read)
    more = beside or "compare" in query.modes
    if direction not in {"up", "down"} or not two or query.numbers or not (quick or more):
        return None
    if {"whichyear", "first", "last", "average"} & set(query.modes) or len(query.years.periods) > 1:
        return None
    slow = quick[0].startswith(_SLOW) if quick else "less" in query.modes
    return Operation("faster", "change", high=direction == "up", small=slow, yes="check" if whether else "")


def portion(query: Query, scope: Scope, bound: Bound) -> Operation | None:
    """So much percent of a figure: `hoeveel zaken is 10% van de instroom`, `een kwart van de uitstroom in 2020`."""
    if not bound.percent or bound.kind not in {"equal", "about"} or len(query.numbers) != 1:
        return None
    if len(scope.measures) != 1 or scope.denied or scope.excluded or set(query.modes) - {"times"}:
        return None
    behind = query.numbers[0].span[1]
    of = pattern(r"\s*(?:van|of)\s+(?:de |het |alle |al |the |all |aantal |totale )*").match(query.read, behind)
    first = scope.measures[0]
    return Operation("portion", bound=bound) if of and _stands_at(query, first.text, of.end()) else None


def _stands_at(query: Query, text: str, at: int) -> bool:
    return query.read.startswith(text, at)


_REASON = frozenset({"waarom", "waardoor", "hoe", "why", "how"})
_EVERY = r"\b(?:alle|al de|elke|iedere|all|every)\s+(?:de )?(?P<whose>[a-z]+)"


def all_of(query: Query, scope: Scope, *, whether: bool) -> Operation | None:
    """Whether all of the cases were so: `werden alle verkrachtingszaken gedagvaard`."""
    match = pattern(_EVERY).search(query.read)
    if match is None or query.numbers or len(scope.measures) != 1 or scope.denied or scope.excluded:
        return None
    if (
        set(query.modes) - {"check"}
        or len(query.years.years) > 1
        or scope.measures[0].meaning.value in {"instroom", "uitstroom"}
    ):
        return None
    whose = any(match["whose"] in m.text for m in scope.offences) or match["whose"] in {"zaken", "cases"}
    asks = whether or query.words[:1] in {(word,) for word in _REASON}
    if not (whose and asks) or query.named("question") or query.named("unit"):
        return None
    return Operation("check", bound=Bound(100.0, "equal", percent=True, text=match[0].split()[0]), yes="check")


def nearest(query: Query) -> Operation | None:
    """Which year came nearest to a number: `in welk jaar lag de instroom het dichtst bij 600`."""
    if len(query.numbers) != 1 or not pattern(r"\b(?:dichtst|dichtste|closest) (?:bij|to)\b").search(query.read):
        return None
    one = query.numbers[0]
    return Operation("nearest", bound=Bound(one.value, "equal", bool(one.unit), one.digits, None, one.text))


def counts(query: Query) -> bool:
    """Return whether a number is asked for, so that one that stands beside it is none that is claimed."""
    asks = query.named("question") or query.words[:1] in {("welk",), ("welke",), ("wat",), ("what",), ("which",)}
    return bool(asks or "index" in query.values("unit")) and not query.text.rstrip(" ?").endswith("toch")


def proportion(query: Query) -> bool:
    """Return whether `keer` stands for a ratio; `hoeveel keer werd gedagvaard` only asks how many."""
    return any(
        m.text not in {"hoeveel keer", "hoeveel maal"} for m in query.named("mode") if m.meaning.value == "times"
    )


def either_number(query: Query) -> bool:
    """Return whether it is asked which of two numbers it is: `412 of 421 sepots`."""
    if len(query.numbers) != 2:
        return False
    first, second = query.numbers
    return query.read[first.span[1] : second.span[0]].strip() in {"of", "or"}


def only_year(query: Query, made: Operation) -> Operation | None:
    """Whether a year is the only one of which it holds: `was 2020 het enige jaar met minder dan 900`."""
    from zedentui.classes import replace

    if _ONLY.isdisjoint(query.words) or query.years.shape != "one" or made.bound is None:
        return None
    kind = "check" if made.kind == "check" else made.kind
    if kind not in {"check", "threshold"} or not {"jaar", "year"} & set(query.words):
        return None
    return replace(made, kind="threshold", yes="only", year=query.years.years[0])


def words_of_rank(query: Query, kind: str, yes: str) -> set[int]:
    """The places of words that such an operation uses: they are not left out."""
    if query.named("mode") and (factor := factor_of(query)) is not None:
        return {i for i in query.leftover if query.words[i] in SOFT and query.words[i] in factor.text}
    if kind == "rank":
        return {i for i in query.leftover if query.words[i] in _RANKS}
    if kind == "faster":
        match = pattern(_QUICK).search(query.read)
        used = set(match[0].split()) if match else set()
        return {i for i in query.leftover if query.words[i] in used}
    if kind == "nearest":
        return {i for i in query.leftover if query.words[i] in {"dichtst", "dichtste", "closest"}}
    if yes == "only":
        return {i for i in query.leftover if query.words[i] in _ONLY}
    return set()


_EVER = frozenset({"ooit", "nooit", "nimmer", "ever", "never"})
_MORE_RISEN = rf"\b(?:meer|minder|more|less) (?:ge|toe|af)\w+ {THAN_YEAR.removeprefix(chr(92) + 'b')}"
"""A rise that is held against that of a year: `meer gestegen dan in 2019`."""
_ALIKE = r"\b(?:gelijk|hetzelfde|identiek|even ?(?:veel|vaak|hoog|groot|laag)|equal|same)\b"
_LOW = frozenset({"laag", "weinig", "klein", "low", "few"})


def than_several(query: Query, direction: str | None, *, two: bool) -> Operation | None:
    """What is more than several years, of which each or all may be meant, or a rise that is more than one before."""
    modes, words = set(query.modes), set(query.words)
    if two or query.numbers or not modes & {"more", "less", "gap", "equal"}:
        return None
    risen = direction in {"up", "down"} and "equal" not in modes
    if risen and (pattern(THAN_BEFORE).search(query.read) or pattern(_MORE_RISEN).search(query.read)):
        return Operation("unclear")
    each = "whichyear" in modes or asks_how_often(query) or words & {"jaren", "ooit", "nooit"}
    several = each and len(query.years.years) > 1 and pattern(THAN_YEAR).search(query.read)
    return Operation("unclear") if several else None


def equal(query: Query, measures: int, groups: int, years: tuple[int, ...]) -> Operation:
    """`even hoog als in 2022`: which years are, or whether two figures are; `of hoger` takes in what lies over it.

    `nooit zo hoog als in 2022` is no year that is as high or higher.
    """
    modes = set(query.modes)
    whichyear = "whichyear" in modes or "jaren" in query.words
    if (measures > 1) != (groups > 1):
        kind = "threshold" if whichyear or len(years) > 2 else "difference"
        return Operation(kind, yes="equal", bound=None)
    if not whichyear and query.years.shape == "range" and pattern(THAN_BEFORE).search(query.read):
        return Operation("to_mean", bound=Bound(0, "equal"), base=query.years.years, yes="each")
    whether = query.words[:1] and query.words[0] in VERBS and not _EVER.intersection(query.words)
    if len(years) == 1 and whether and not whichyear and not modes & {"more", "less"}:
        return Operation("change", "change", yes="equal")  # of the last year, where that is not the one that is named
    if len(years) == 1 and not query.years.before and (whichyear or "als" in query.words or "aan" in query.words):
        if at := next((word for word in query.words if word in _EVER), ""):
            low = not _LOW.isdisjoint(query.words)
            yes = "ever" if at in {"ooit", "ever"} else "never"
            kind = "equal" if pattern(_ALIKE).search(query.read) else "most" if low else "least"
            return Operation("threshold", year=years[0], bound=Bound(0, kind), yes=yes)
        kind = "least" if "more" in modes else "most" if "less" in modes else "equal"
        return Operation("threshold", year=years[0], bound=Bound(0, kind))
    return Operation("change", "change", yes="equal")
