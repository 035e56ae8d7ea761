"""What a question takes for granted: `waarom daalde de instroom in 2022`, when it rose.

The reason is looked for among the items; but where the figures say that it was not so, they come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Said
from zedentui.search.figures.card import ask_of, card_of, figure_card
from zedentui.search.frames.frame import Operation
from zedentui.search.frames.held import factor_of
from zedentui.search.frames.reading import read_frame
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.facts import Facts
    from zedentui.search.figures.evaluation import Cell
    from zedentui.search.frames.query import Query
    from zedentui.search.frames.reading import Reading
    from zedentui.search.result import Card
    from zedentui.store.store import Store

__all__ = ["contradicted", "takes_for_granted"]

_DIRECTIONS = {"up": "stijging", "down": "daling", "more": "stijging", "less": "daling"}
_RISING = frozenset({"up", "more"})
_SO = r"\bzo(?:'n)? (?P<size>weinig|laag|lage|klein|zelden|veel|hoog|hoge|vaak|groot)\b"
_LITTLE = frozenset({"weinig", "laag", "lage", "klein", "zelden"})
_FEW = 2  # words that are not understood, beside which a premise can still be held against the figures


def takes_for_granted(query: Query) -> bool:
    """Return whether a question for a reason says how a figure moved or how large it is."""
    if "oorzaak" not in query.intents:
        return False
    return bool(
        _DIRECTIONS.keys() & set(query.modes)
        or query.numbers
        or pattern(_SO).search(query.read)
        or " alle " in query.read
    )


def contradicted(store: Store, facts: Facts, query: Query) -> Card | None:
    """Return the card that says it was not so, or None where it was, or where that is no matter of one change.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted.
    """
    named = [mode for mode in query.modes if mode in _DIRECTIONS]
    if len(named) > 1 or not (query.measures or query.offences) or len(query.leftover) > _FEW or query.lacking:
        return None
    asked = replace(query, mentions=tuple(m for m in query.mentions if m.meaning.slot != "intent"), intents=())
    reading = read_frame(asked, facts.lexicon)
    frame = reading.frame
    if frame is None:
        return None
    reading = replace(reading, unused=(), said=tuple(each for each in reading.said if "ja of nee" not in each))
    if query.numbers or (frame.operation.bound is not None and not named):
        return _of_number(store, facts, asked, reading)
    if not named:
        return _of_size(store, facts, asked, reading)
    if not query.years.years:
        return _of_all_years(store, facts, asked, reading, named[0])
    return _of_years(store, facts, asked, reading, named[0])


def _of_years(store: Store, facts: Facts, query: Query, reading: Reading, direction: str) -> Card | None:
    """A change between years that are named, or on the year before."""
    frame = reading.frame
    if frame is None or frame.operation.kind not in {"change", "check", "threshold"}:
        return None
    operation = frame.operation
    if factor_of(query) is None:
        operation = Operation("change", "change", high=direction in _RISING, yes=direction)
    elif operation.kind != "check":
        return None
    card = figure_card(store, facts, query, replace(reading, frame=replace(frame, operation=operation)))
    if card is None or not card.answer.startswith("Nee"):
        return None
    return _denied(card, query, direction, card.answer.partition(". ")[2])


def _of_all_years(store: Store, facts: Facts, query: Query, reading: Reading, direction: str) -> Card | None:
    """A change without years: it was not so when it was so between no two years that can be meant."""
    frame = reading.frame
    if frame is None or len(frame.measures) != 1 or len(frame.groups) != 1:
        return None
    every = tuple(range(facts.lexicon.first_year, facts.lexicon.last_year + 1))
    if frame.unit == "verschil_procent":
        frame = replace(frame, unit="aantal")
    series = replace(frame, years=every, worded="range", operation=Operation("series"))
    ask = ask_of(store, facts, series)
    values = [(cell.year, _value(cell, frame.unit)) for cell in ask.outcome.cells]
    factor = factor_of(query)
    if factor is not None:
        if _has_moved(values, factor.value, rising=direction in _RISING):
            return None
    elif any((late > early) == (direction in _RISING) and late != early for early, late in _meant(values)):
        return None
    card = figure_card(store, facts, query, replace(reading, frame=series))
    return None if card is None else _denied(card, query, direction, card.answer)


def _value(cell: Cell, unit: str) -> float:
    share = {"uitstroom": cell.share_uitstroom, "instroom": cell.share_instroom, "hoofdmaat": cell.share_hoofdmaat}
    return float(cell.count) if unit == "aantal" else share.get(unit) or 0.0


def _has_moved(values: Sequence[tuple[int, float]], percent: float, *, rising: bool) -> bool:
    """Whether a figure ever moved so many percent from one year to any later one."""
    for at, (_, early) in enumerate(values):
        for _, late in values[at + 1 :]:
            moved = 100 * (late - early) / early if early else 0.0
            if (moved if rising else -moved) >= percent:
                return True
    return False


def _meant(values: Sequence[tuple[int, float]]) -> list[tuple[float, float]]:
    """The pairs of years that somebody can mean who names none: the last two, the last five years, all of them."""
    numbers = [value for _, value in values]
    return [(numbers[at], numbers[-1]) for at in (-2, -5, 0)] if len(numbers) > 4 else []


def _of_number(store: Store, facts: Facts, query: Query, reading: Reading) -> Card | None:
    """A number that is taken for granted: `waarom wordt driekwart geseponeerd`."""
    frame = reading.frame
    if frame is None or not query.measures:
        return None
    bound = frame.operation.bound
    if frame.operation.kind != "check" or bound is None:
        return None
    card = figure_card(store, facts, query, reading)
    if card is None or not card.answer.startswith("Nee"):
        return None
    told = card.answer.partition(". ")[2]
    return replace(card, answer=f"‘{bound.text}’ klopt hier niet. {told}")


def _of_size(store: Store, facts: Facts, query: Query, reading: Reading) -> Card | None:
    """`waarom zo weinig in 2021`: it was not little where it was more than the year before and than the mean."""
    frame, match = reading.frame, pattern(_SO).search(query.read)
    if frame is None or match is None or len(query.years.years) != 1 or len(frame.measures) * len(frame.groups) != 1:
        return None
    year, every = query.years.years[0], tuple(range(facts.lexicon.first_year, facts.lexicon.last_year + 1))
    ask = ask_of(store, facts, replace(frame, operation=Operation("value")))
    found = ask.more(ask.frame, every)
    by_year = {cell.year: cell for cell in found.cells}
    if year not in by_year or year - 1 not in by_year:
        return None
    values = [_value(cell, frame.unit) for cell in found.cells]
    held, before, mean = (
        _value(by_year[year], frame.unit),
        _value(by_year[year - 1], frame.unit),
        sum(values) / len(values),
    )
    little = match["size"] in _LITTLE
    if not (held > before and held > mean if little else held < before and held < mean):
        return None
    cell, term = by_year[year], found.terms[0]
    said = f"{ask.words.figure(cell, term)} Dat is {ask.words.change(cell)}.{ask.words.breaks(term, year - 1, year)}"
    card = card_of(store, facts, query, reading, ask, Said(said + ask.words.doubts([cell]), (), (cell,)))
    more = "meer" if little else "minder"
    text = f"‘{match[0]}’ klopt hier niet: het was {more} dan het jaar ervoor en dan het gemiddelde van alle jaren. "
    return replace(card, answer=text + card.answer)


def _denied(card: Card, query: Query, direction: str, told: str) -> Card:
    what = next(m.text for m in query.named("mode") if m.meaning.value == direction)
    return replace(card, answer=f"‘{what}’ klopt hier niet: er was geen {_said(query, direction)}. {told}")


def _said(query: Query, direction: str) -> str:
    text = next(m.text for m in query.named("mode") if m.meaning.value == direction)
    if text.startswith("halve") or text.startswith("gehalv"):
        return "halvering"
    return "verdubbeling" if text.startswith("verdubbel") else _DIRECTIONS[direction]
