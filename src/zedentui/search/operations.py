"""What a question does with the figures: the words of a query, in order of how much they decide -> an operation."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frame import Bound, Operation
from zedentui.search.in_time import VERBS, against_years, at_all_times, on_end, to_mean
from zedentui.search.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.query import Query
    from zedentui.search.scope import Scope

__all__ = ["factor_of", "operation_of"]

_DIRECTIONS = ("up", "down", "change")
_ASKING = frozenset(
    {"hoe", "hoeveel", "welk", "welke", "wat", "wie", "waar", "wanneer", "waarom", "how", "what", "which"}
)
_YEAR_THAN_YEAR = r"\b(20\d\d)\b(?:(?!\d).)*?\b(?:dan|than)\b(?:(?!\d).)*?\b(20\d\d)\b"
_THAN_YEAR = r"\b(?:dan|than|als)\s+(?:in |het jaar |die van |dat van |die in |dat in |het |de )*(?:20\d\d|'\d\d)"
_KINDS = frozenset({"reden", "redenen", "grond", "gronden", "soort", "type", "sepotgrond", "sepotreden"})
_BOUNDED = frozenset({"more", "less", "least", "most"})


def operation_of(query: Query, scope: Scope, measures: int, groups: int, years: tuple[int, ...]) -> Operation:
    """Return the operation that `query` asks for, over so many measures, groups and years."""
    made = _operation(query, scope, measures, groups, years)
    end = next((mode for mode in query.modes if mode in {"first", "last"}), "")
    return replace(made, end=end) if end else made


def _operation(query: Query, scope: Scope, measures: int, groups: int, years: tuple[int, ...]) -> Operation:
    modes = set(query.modes)
    direction = next((mode for mode in query.modes if mode in _DIRECTIONS), _direction(query))
    if query.named("streak"):
        return on_end(query, direction)
    if query.named("to_mean"):
        return to_mean(query)
    if always := at_all_times(query, direction):
        return always
    if "equal" in modes and not query.numbers:
        return _equal(query, measures, groups, years)
    if _is_pace(query, direction, years):
        bound = _bound(query, scope) if query.numbers else None
        return Operation("pace", high=direction != "down", yes=direction or "", bound=bound)
    if held := against_years(query, direction, _asks_whether(query, modes, direction)):
        return held
    if "average" in modes and _is_mean(query, direction, years):
        if query.numbers:
            return Operation("mean", bound=_bound(query, scope), yes="check")
        if modes & {"more", "less", "gap"} and (measures > 1) != (groups > 1):
            return Operation("mean", yes=_asks_whether(query, modes, direction) or "apart")
    if query.numbers or scope.none or factor_of(query):
        return _held(query, scope, direction, years)
    apart = "gap" in modes or bool({"dichtst", "verst"} & set(query.words))
    if apart and modes & {"highest", "lowest"} and (measures > 1) != (groups > 1) and len(years) != 1:
        return Operation("extreme", "gap", high="lowest" not in modes)  # in which year they lie farthest apart
    if query.place or modes & {"highest", "lowest", "spread"}:
        return _extreme(query, scope, direction)
    if "ooit" in query.words and query.years.shape == "none" and not modes and query.words[0] not in VERBS:
        return Operation("sum")  # `hoeveel zaken zijn er ooit geseponeerd`
    several = len(years) != 1 or query.years.shape == "none"
    if "average" in modes and several and not modes & {"more", "less", "up", "down"}:
        return Operation("mean")
    if "median" in modes and several:
        return Operation("median")
    if "times" in modes and (_proportion(query) or measures > 1 or groups > 1 or len(years) > 1):
        return Operation("times")
    totals = _is_a_total(scope, groups)
    against = groups > 1 and bool(modes & {"more", "less"})  # `hoger dan bij alle zedenzaken samen`
    if (
        ("sum" in modes or totals)
        and not against
        and (query.years.shape in {"range", "some", "periods"} or measures > 1 or groups > 1)
    ):
        return Operation("sum")
    of_all = "whichyear" in modes or (_how_often(query) and len(years) != 1)
    more_or_less = of_all and bool(modes & {"more", "less"})
    if more_or_less and len(years) == 1 and measures < 2 and groups < 2 and pattern(_THAN_YEAR).search(query.read):
        return Operation("threshold", high="less" not in modes, year=years[0])
    if more_or_less and (measures > 1) != (groups > 1):
        return Operation("threshold", high="less" not in modes)
    of_years = pattern(r"\bin hoeveel (?:van )?(?:de|deze|die)\b").search(query.read) and len(years) > 1
    if direction and (modes & {"whichyear", "first", "last"} or _how_often(query) or of_years):
        return Operation("threshold", "change", high=direction != "down", bound=Bound(0, "more"))
    return _compared(query, modes, direction, measures, groups, years)


def _is_pace(query: Query, direction: str | None, years: tuple[int, ...]) -> bool:
    """Whether the mean of yearly changes is asked: `gemiddelde stijging per jaar`, not the largest or which year's."""
    others = {"highest", "lowest", "spread", "whichyear", "first", "last", "times", "median", "gap"}
    several = len(years) != 1 or query.years.shape == "none"
    held = bool(query.years.before) or len(query.years.periods) > 1 or factor_of(query)
    return bool(direction) and "average" in query.modes and several and not held and not others & set(query.modes)


def _is_mean(query: Query, direction: str | None, years: tuple[int, ...]) -> bool:
    """Whether a mean of years is asked, and not in which of them something is so."""
    several = len(years) != 1 or query.years.shape == "none"
    others = {"whichyear", "first", "last", "highest", "lowest", "spread", "times"} & set(query.modes)
    return several and not (direction or others or query.place or _how_often(query) or query.years.before)


def _equal(query: Query, measures: int, groups: int, years: tuple[int, ...]) -> Operation:
    """`even hoog als in 2022`: which years are, or whether two figures are; `of hoger` takes in what lies over it."""
    modes = set(query.modes)
    whichyear = "whichyear" in modes or "jaren" in query.words
    if (measures > 1) != (groups > 1):
        kind = "threshold" if whichyear or len(years) > 2 else "difference"
        return Operation(kind, yes="equal", bound=None)
    if len(years) == 1 and not query.years.before and (whichyear or "als" in query.words or "aan" in query.words):
        kind = "least" if "more" in modes else "most" if "less" in modes else "equal"
        return Operation("threshold", year=years[0], bound=Bound(0, kind))
    return Operation("change", "change", yes="equal")


def _proportion(query: Query) -> bool:
    """Whether `keer` stands for a ratio; `hoeveel keer werd gedagvaard` only asks how many."""
    return any(
        m.text not in {"hoeveel keer", "hoeveel maal"} for m in query.named("mode") if m.meaning.value == "times"
    )


def _is_a_total(scope: Scope, groups: int) -> bool:
    """Whether `totaal` beside a group is what to do with the figures: with several groups, or right before the measure.

    `uitstroom zeden totaal` names the table; `zeden totaal uitstroom 2014 en 2015` asks for the two together.
    """
    named = [m for m in scope.offences if "totaal" in m.text or "totale" in m.text]
    starts = {m.first for m in scope.measures}
    return any(groups > 1 or (m.text.endswith(" totaal") and m.last in starts) for m in named)


def _direction(query: Query) -> str | None:
    """The direction in a phrase such as `procentuele daling`, which is read as one unit."""
    text = next((m.text for m in query.named("unit") if m.meaning.value == "verschil_procent"), None)
    if text is None:
        return None
    ends = text.split()[-1]
    return (
        "up" if ends.startswith(("stijg", "groei", "toe")) else "down" if ends.startswith(("dal", "af")) else "change"
    )


def _compared(
    query: Query, modes: set[str], direction: str | None, measures: int, groups: int, years: tuple[int, ...]
) -> Operation:
    """Two things beside each other, a change, or the figures as they are."""
    yes = _asks_whether(query, modes, direction)
    beside = bool(modes & {"more", "less", "gap", "compare"})
    if beside and (groups > 1 or (measures > 1 and len(years) <= 1)):
        return Operation("difference", yes=yes, high="less" not in modes)
    if direction or query.years.before or query.years.moved or modes & {"more", "less", "gap"}:
        return Operation("change", "change", high=direction != "down" and "less" not in modes, yes=yes)
    if beside and query.years.shape == "some":
        return Operation("change", "change", yes=yes, high="less" not in modes)
    if "parts" in modes:
        return Operation("parts")
    if "series" in modes or query.years.shape in {"range", "periods"}:
        return Operation("series")
    return Operation("series" if query.years.shape == "some" else "value")


def _asks_whether(query: Query, modes: set[str], direction: str | None) -> str:
    """`more`, `less`, `up` or `down` where the question is one for yes or no."""
    counting = any(m.text.startswith(("hoe", "hvl", "how")) for m in query.named("question"))
    if counting or {"hoeveel", "hvl"} & set(query.words[:3]) or "whichyear" in modes or "gap" in modes:
        return ""
    first = query.words[0] if query.words else ""
    plainly = query.text.rstrip().endswith("?") and first not in _ASKING
    if first not in VERBS and "check" not in modes and not plainly:
        return ""
    if {"up", "down"} <= modes or {"more", "less"} <= modes:
        return ""  # `stijgt of daalt het` asks which of the two
    if "more" in modes or "less" in modes:
        typed = pattern(_YEAR_THAN_YEAR).search(query.read)
        earlier_first = typed is not None and typed[1] < typed[2]  # `was 2018 hoger dan 2019` asks of the earlier one
        return "more" if ("more" in modes) != earlier_first else "less"
    return direction if direction in {"up", "down"} else ""


def _extreme(query: Query, scope: Scope, direction: str | None) -> Operation:
    modes = set(query.modes)
    place = query.place
    high = "lowest" not in modes if modes & {"highest", "lowest"} else True
    across = ("parts" in modes or _asks_which_measure(query) or bool(scope.beyond)) and "whichyear" not in modes
    of = "change" if direction else "value"
    small = of == "change" and "lowest" in modes
    if of == "change":
        high = direction != "down"
    rank, top = (place.rank, place.top) if place else (1, 1)
    both = {"highest", "lowest"} <= modes or "spread" in modes
    whether = (query.words[:1] and query.words[0] in VERBS) or "check" in modes
    which = any(m.text.startswith(("in wel", "wel", "wann", "in wh", "wh")) for m in query.named("mode"))
    asked = query.years.years[0] if query.years.shape == "one" else query.years.single
    asked = asked if whether and not which else None
    return Operation("extreme", of, high or both, rank, top, across=across, small=small, both=both,
                     year=None if across else asked)  # fmt: skip


def _how_often(query: Query) -> bool:
    return ("hoe", "vaak") in set(pairwise(query.words)) or "hoevaak" in query.words


def _asks_which_measure(query: Query) -> bool:
    words = query.words
    return any(
        words[i] in {"welke", "welk", "wat", "which"}
        and words[i + 1 : i + 2] in {("afdoening",), ("maat",), ("sepotgrond",)}
        for i in range(len(words))
    ) or ("voorkomend" in " ".join(words) and (not query.named("measure") or bool(_KINDS.intersection(words))))


def _held(query: Query, scope: Scope, direction: str | None, years: tuple[int, ...]) -> Operation:
    """A number: which years are over or under it, or whether it is the figure."""
    bound = _bound(query, scope)
    modes = set(query.modes)
    of = (
        "change"
        if direction and not (modes & {"whichyear"} and not bound.percent and bound.kind != "equal")
        else "value"
    )
    if direction and "whichyear" in modes:
        of = "change"
    if not direction and modes & {"more", "less", "gap"} and (len(years) > 1 or query.years.before):
        of, direction = "change", "down" if "less" in modes else "up"
    if factor_of(query) and not query.numbers and not modes & {"whichyear", "first", "last"}:
        return Operation("check", "change", high=direction != "down", bound=bound, yes="check")
    open_years = query.years.shape in {"none", "range", "periods"} or len(years) > 1
    over = bound.kind in _BOUNDED or bound.kind == "between"
    of_years = scope.none and query.years.shape == "none" and bool({"jaar", "jaren"} & set(query.words))
    asks_years = of_years or bool(modes & {"whichyear", "first", "last"}) or (_how_often(query) and over)
    if asks_years or (over and open_years and "check" not in modes and not _asks_whether(query, modes, direction)):
        return Operation("threshold", of, high=direction != "down", bound=bound)
    return Operation("check", of, high=direction != "down", bound=bound, yes="check")


_FACTORS = (("verdubbel", 100.0), ("verdrievoud", 200.0), ("verviervoud", 300.0), ("gehalveer", 50.0), ("halve", 50.0),
            ("double", 100.0), ("triple", 200.0), ("halv", 50.0))  # fmt: skip


def factor_of(query: Query) -> Bound | None:
    """The number that a verb of change holds: `verdubbeld` is 100 percent up or more, `gehalveerd` 50 down."""
    for mention in query.named("mode"):
        for start, percent in _FACTORS if mention.meaning.value in _DIRECTIONS else ():
            if mention.text.startswith(start):
                return Bound(percent, "least", percent=True, text=mention.text)
    return None


def _bound(query: Query, scope: Scope) -> Bound:
    if not query.numbers and (factor := factor_of(query)):
        return factor
    if scope.none and not query.numbers:
        return Bound(0, text="geen")
    numbers = [n for n in query.numbers if n.unit != "punt"] or list(query.numbers)
    first = numbers[0]
    begin, end = first.span
    text = query.read[begin:end].strip() or first.text
    kind = first.bound or "equal"
    if len(numbers) > 1 and kind == "equal" and "tussen" in query.words:
        return Bound(first.value, "between", first.unit == "%" or numbers[1].unit == "%", first.digits,
                     numbers[1].value, query.read[begin : numbers[1].span[1]])  # fmt: skip
    if kind in {"more", "less"} and query.read[max(0, begin - 5) : begin] == "niet ":
        kind, text = "most" if kind == "more" else "least", f"niet {text}"
    return Bound(first.value, kind, bool(first.unit), first.digits, None, text)
