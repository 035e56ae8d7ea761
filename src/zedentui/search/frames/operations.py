"""What a question does with the figures: the words of a query, in order of how much they decide -> an operation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, replace
from zedentui.search.frames.comparing import asks_whether, compared, direction_of
from zedentui.search.frames.frame import Bound, Operation
from zedentui.search.frames.held import asks_how_often, bound_of, factor_of, held
from zedentui.search.frames.in_time import (
    THAN_YEAR,
    VERBS,
    against_years,
    at_all_times,
    on_end,
    to_mean,
)
from zedentui.search.frames.rarer import (
    all_of,
    counts,
    either_number,
    equal,
    faster,
    nearest,
    only_year,
    portion,
    proportion,
    ranked_years,
    than_several,
)
from zedentui.search.frames.wholes import stands_behind_of
from zedentui.search.vocabulary.modes import BEST
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from zedentui.search.frames.query import Query
    from zedentui.search.frames.scope import Scope

__all__ = ["operation_of"]

_DIRECTIONS = ("up", "down", "change")
_ADDED = frozenset({"som", "optelsom", "opgeteld", "cumulatief", "optellen", "bij elkaar opgeteld"})  # without a year
_KINDS = frozenset({"reden", "redenen", "grond", "gronden", "soort", "type", "sepotgrond", "sepotreden"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what decides its operation: of how many measures and groups, which years, which direction."""

    query: Query
    scope: Scope
    measures: int
    groups: int
    years: tuple[int, ...]
    modes: frozenset[str]
    direction: str | None

    @property
    def several(self) -> bool:
        """Whether it is about more than one year."""
        return len(self.years) != 1 or self.query.years.shape == "none"

    @property
    def two(self) -> bool:
        """Whether two measures or two groups stand beside each other, not both."""
        return (self.measures > 1) != (self.groups > 1)

    @property
    def whether(self) -> str:
        """What is asked for yes or no, if anything."""
        return asks_whether(self.query, set(self.modes), self.direction)

    def has(self, *modes: str) -> bool:
        """Whether a word for one of these is in the question."""
        return not self.modes.isdisjoint(modes)


def operation_of(query: Query, scope: Scope, measures: int, groups: int, years: tuple[int, ...]) -> Operation:
    """Return the operation that `query` asks for, over so many measures, groups and years."""
    direction = next((mode for mode in query.modes if mode in _DIRECTIONS), direction_of(query))
    asked = _Asked(query, scope, measures, groups, years, frozenset(query.modes), direction)
    made = next(made for step in _STEPS if (made := step(asked)) is not None)
    end = next((mode for mode in query.modes if mode in {"first", "last"}), "")
    return replace(made, end=end) if end else made


def _on_end(asked: _Asked) -> Operation | None:
    return on_end(asked.query, asked.direction) if asked.query.named("streak") else None


def _to_mean(asked: _Asked) -> Operation | None:
    return to_mean(asked.query) if asked.query.named("to_mean") else None


def _always(asked: _Asked) -> Operation | None:
    return at_all_times(asked.query, asked.direction)


def _than_several(asked: _Asked) -> Operation | None:
    return than_several(asked.query, asked.direction, two=asked.two)


def _same(asked: _Asked) -> Operation | None:
    if not asked.has("equal") or asked.query.numbers:
        return None
    query = asked.query
    if asked.measures < 2 and asked.groups < 2 and not query.years.years and not query.years.before:
        said = next(m for m in query.named("mode") if m.meaning.value == "equal")
        if said.text.endswith((" als", " aan", " to", " as")):
            return Operation("unclear")
    return equal(asked.query, asked.measures, asked.groups, asked.years)


def _pace(asked: _Asked) -> Operation | None:
    """The mean of yearly changes: `gemiddelde stijging per jaar`, not the largest or which year's."""
    query, direction = asked.query, asked.direction
    others = asked.has("highest", "lowest", "spread", "whichyear", "first", "last", "times", "median", "gap")
    beside = query.years.before or len(query.years.periods) > 1 or factor_of(query)
    if not (direction and asked.has("average") and asked.several) or others or beside:
        return None
    bound = bound_of(query, asked.scope) if query.numbers else None
    return Operation("pace", high=direction != "down", yes=direction, bound=bound)


def _periods(asked: _Asked) -> Operation | None:
    return against_years(asked.query, asked.direction, asked.whether)


def _mean_held(asked: _Asked) -> Operation | None:
    """A mean of years held against a number, or two of them against each other; not in which years it is so."""
    query = asked.query
    others = asked.has("whichyear", "first", "last", "highest", "lowest", "spread", "times")
    if not asked.has("average") or not asked.several or asked.direction or others or query.place or query.years.before:
        return None
    if query.numbers and not asks_how_often(query):
        return Operation("mean", bound=bound_of(query, asked.scope), yes="check")
    if not query.numbers and asked.has("more", "less", "gap") and asked.two:
        return Operation("mean", yes=asked.whether or "apart")
    return None


def _number(asked: _Asked) -> Operation | None:
    query = asked.query
    if not (query.numbers or asked.scope.none or factor_of(query)):
        return None
    if either_number(query) and not asked.has("whichyear"):
        return None
    whether = bool(asked.whether) or asked.has("check") or query.words[:1] in {(verb,) for verb in VERBS}
    if query.numbers and not whether and (part := portion(query, asked.scope, bound_of(query, asked.scope))):
        return part
    made = held(query, asked.scope, asked.direction, asked.years, whether=bool(asked.whether))
    if query.numbers and not whether and made.kind == "check" and counts(query):
        return None  # a question for a number claims none
    return only_year(query, made) or made


def _nearest(asked: _Asked) -> Operation | None:
    return nearest(asked.query) if asked.query.numbers and asked.several else None


def _all_of(asked: _Asked) -> Operation | None:
    plainly = asked.query.words[:1] in {(verb,) for verb in VERBS} or asked.has("check")
    return all_of(asked.query, asked.scope, whether=plainly) if asked.groups < 2 else None


def _widest(asked: _Asked) -> Operation | None:
    """In which year two things lie farthest apart."""
    apart = asked.has("gap") or {"dichtst", "verst"} & set(asked.query.words)
    if not (apart and asked.has("highest", "lowest") and asked.two and len(asked.years) != 1):
        return None
    return Operation("extreme", "gap", high=not asked.has("lowest"))


def _rank_of_year(asked: _Asked) -> Operation | None:
    return ranked_years(asked.query, alone=asked.measures < 2 and asked.groups < 2)


def _faster(asked: _Asked) -> Operation | None:
    return faster(asked.query, asked.direction, two=asked.two, whether=bool(asked.whether) or asked.has("check"))


def _ranked(asked: _Asked) -> Operation | None:
    if not (asked.query.place or asked.has("highest", "lowest", "spread")):
        return None
    return _extreme(asked.query, asked.scope, asked.direction)


def _ever(asked: _Asked) -> Operation | None:
    """`hoeveel zaken zijn er ooit geseponeerd` asks for all years together."""
    query = asked.query
    plain = "ooit" in query.words and query.years.shape == "none" and not asked.modes
    return Operation("sum") if plain and query.words[0] not in VERBS else None


def _middle(asked: _Asked) -> Operation | None:
    apart = asked.has("gap") and not asked.two  # `hoeveel meer gemiddeld in 2022 dan in 2018`
    if asked.has("average") and asked.several and not apart and not asked.has("more", "less", "up", "down"):
        return Operation("mean")
    return Operation("median") if asked.has("median") and asked.several else None


def _times(asked: _Asked) -> Operation | None:
    two = asked.measures > 1 or asked.groups > 1 or len(asked.years) > 1
    return Operation("times") if asked.has("times") and (two or proportion(asked.query)) else None


def _quotient(asked: _Asked) -> Operation | None:
    """One thing in proportion to another that it is no part of: `sepots als percentage van de dagvaardingen`."""
    query = asked.query
    if not asked.two or asked.measures > 2 or query.numbers or asked.has("more", "less", "gap", "compare", "sum"):
        return None
    share = not {"percentage", "procent"}.isdisjoint(query.values("unit")) or query.percent
    of_other = share and asked.measures == 2 and stands_behind_of(query, asked.scope.measures[-1])
    return Operation("quotient") if asked.has("quotient") or of_other else None


def _sum(asked: _Asked) -> Operation | None:
    if not (asked.has("sum") or _is_a_total(asked.scope, asked.groups)):
        return None
    if asked.groups > 1 and asked.has("more", "less"):  # `hoger dan bij alle zedenzaken samen`
        return None
    if asked.query.years.shape == "some" and not asked.two and (asked.direction or asked.has("more", "less", "gap")):
        return None  # `hoeveel meer in totaal in 2022 dan in 2018`
    several = asked.query.years.shape in {"range", "some", "periods"} or asked.measures > 1 or asked.groups > 1
    whole = asked.query.years.shape == "none" and any(m.text in _ADDED for m in asked.query.named("mode"))
    beside = asked.two and asked.has("more", "less", "gap")
    high = not asked.has("less")
    return Operation("sum", high=high, yes=(asked.whether or "apart") if beside else "") if several or whole else None


def _which_years(asked: _Asked) -> Operation | None:
    """In which years, or how many of them, one thing is more than another, or a figure rose or fell."""
    query, high = asked.query, not asked.has("less")
    often = asks_how_often(query)
    if (asked.has("whichyear") or (often and len(asked.years) != 1)) and asked.has("more", "less"):
        one = len(asked.years) == 1 and asked.measures < 2 and asked.groups < 2
        if one and pattern(THAN_YEAR).search(query.read):
            return Operation("threshold", high=high, year=asked.years[0])
        if asked.two:
            return Operation("threshold", high=high)
    of_years = pattern(r"\bin hoeveel (?:van )?(?:de|deze|die)\b").search(query.read) and len(asked.years) > 1
    if asked.direction and (asked.has("whichyear", "first", "last") or often or of_years):
        return Operation("threshold", "change", high=asked.direction != "down", bound=Bound(0, "more"))
    return None


def _beside(asked: _Asked) -> Operation:
    return compared(asked.query, set(asked.modes), asked.direction, asked.measures, asked.groups, asked.years)


def _is_a_total(scope: Scope, groups: int) -> bool:
    """Whether `totaal` beside a group is what to do with the figures: with several groups, or right before the measure.

    `uitstroom zeden totaal` names the table; `zeden totaal uitstroom 2014 en 2015` asks for the two together.
    """
    named = [m for m in scope.offences if "totaal" in m.text or "totale" in m.text]
    starts = {m.first for m in scope.measures}
    return any(groups > 1 or (m.text.endswith(" totaal") and m.last in starts) for m in named)


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
    both = {"highest", "lowest"} <= modes or "spread" in modes or any(m.text in BEST for m in query.named("mode"))
    whether = (query.words[:1] and query.words[0] in VERBS) or "check" in modes
    which = any(m.text.startswith(("in wel", "wel", "wann", "in wh", "wh")) for m in query.named("mode"))
    asked = query.years.years[0] if query.years.shape == "one" else query.years.single
    asked = asked if whether and not which else None
    return Operation("extreme", of, high or both, rank, top, across=across, small=small, both=both,
                     year=None if across else asked)  # fmt: skip


def _asks_which_measure(query: Query) -> bool:
    words = query.words
    return any(
        words[i] in {"welke", "welk", "wat", "which"}
        and words[i + 1 : i + 2] in {("afdoening",), ("maat",), ("sepotgrond",)}
        for i in range(len(words))
    ) or ("voorkomend" in " ".join(words) and (not query.named("measure") or bool(_KINDS.intersection(words))))


_STEPS: tuple[Callable[[_Asked], Operation | None], ...] = (
    _on_end, _to_mean, _faster, _than_several, _always, _same, _pace, _periods, _mean_held, _nearest, _all_of, _number,
    _widest, _rank_of_year, _ranked, _ever, _quotient, _middle, _times, _sum, _which_years, _beside,
)  # fmt: skip
"""What a question can ask for, the more particular first; the last one always answers."""
