"""How much figures rose or fell in a year on average: in cases, in percent, and their share in points.

Of percentages there are two means, which differ: the one that brings the first figure to the last in equal steps, and
the mean of the yearly ones. Both are said, so that whoever reckons it anew finds his own.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from zedentui.kinds import change
from zedentui.kinds.unit import LEAST_BASE
from zedentui.search.figures.asking import Ask, Said, share_of
from zedentui.search.figures.thresholds import fits
from zedentui.search.figures.wording import points
from zedentui.text.dutch import number, portion, signed

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell, Term
    from zedentui.search.frames.frame import Bound

__all__ = ["pace"]

_WHOLES = {"instroom": "de instroom", "hoofdmaat": "het geheel", "groep": "de zedenzaken"}


def pace(ask: Ask) -> Said | None:
    """Answer how much figures changed a year on average, from the first year to the last; None without two years."""
    said: list[str] = []
    verdicts: list[bool] = []
    spans = ask.frame.periods if len(ask.frame.periods) > 1 else (ask.frame.years,)
    cells: list[Cell] = []
    for span in spans:
        if len(span) < 2:
            return None
        found = ask.more(ask.frame, tuple(range(span[0], span[-1] + 1)))
        for index, term in enumerate(found.terms):
            every = found.of(index)
            if len(every) < 2:
                return None
            said.append(_told(ask, term, every))
            cells += every
            if bound := ask.frame.operation.bound:
                verdicts.append(_holds(every, bound, high=ask.frame.operation.high))
    yes = f"{'Ja' if verdicts[0] else 'Nee'}. " if len(set(verdicts)) == 1 else ""
    return Said(yes + " ".join(said), (), tuple(cells))


def _told(ask: Ask, term: Term, cells: list[Cell]) -> str:
    """The mean change of one thing, with the figures that it is made of."""
    early, late, steps = cells[0], cells[-1], len(cells) - 1
    moved = late.count - early.count
    words = ask.words
    text = (
        f"{_turned(ask, moved)}Van {early.year} naar {late.year} gemiddeld {_mean(moved, steps)} per jaar "
        f"({words.term(term)}): van {number(early.count)} naar {number(late.count)}, dat is "
        f"{change.more(moved)} in {steps} jaar."
    )
    if moved and early.count >= LEAST_BASE and late.count:
        text += f" In procenten: {_percent(_even(cells))} per jaar als vast percentage"
        mean = _of_yearly(cells)
        text += f"; het gemiddelde van de {steps} jaarlijkse percentages is {_percent(mean)}." if mean else "."
    now, then = share_of(ask, late, term), share_of(ask, early, term)
    if now is not None and then is not None:
        whole = _WHOLES.get(ask.frame.unit, "de uitstroom")
        text += (
            f" Aandeel in {whole}: van {portion(then)} naar {portion(now)}, gemiddeld {points((now - then) / steps)}"
        )
        text += " per jaar."
    presumed = late.presumed - early.presumed
    shown = (_mean(moved, steps), f"gemiddeld {_mean(presumed, steps)} per jaar") if presumed != moved else None
    return text + words.breaks(term, early.year, late.year) + words.doubts(cells, shown)


def _turned(ask: Ask, moved: int) -> str:
    """What has to be said first where a rise is asked of a fall, or the other way about."""
    direction = ask.frame.operation.yes
    if direction == "up" and moved < 0:
        return "Per saldo geen stijging maar een daling. "
    return "Per saldo geen daling maar een stijging. " if direction == "down" and moved > 0 else ""


def _mean(moved: int, steps: int) -> str:
    return signed(moved / steps, 1)


def _percent(value: float) -> str:
    return f"{signed(value, 1)}%"


def _even(cells: list[Cell]) -> float:
    """The percentage that, the same every year, brings the first figure to the last."""
    return 100 * float((cells[-1].count / cells[0].count) ** (1 / (len(cells) - 1)) - 1)


def _of_yearly(cells: list[Cell]) -> float | None:
    """The mean of the yearly percentages; None of so few cases that no percentage is given."""
    if len(cells) < 3 or any(cell.count < LEAST_BASE for cell in cells[:-1]):
        return None
    yearly = [100 * (late.count - early.count) / early.count for early, late in pairwise(cells)]
    return sum(yearly) / len(yearly)


def _holds(cells: list[Cell], bound: Bound, *, high: bool) -> bool:
    """Whether the number of the question is one of the means; of a fall it is typed without a sign."""
    sign = 1 if high else -1
    steps = len(cells) - 1
    means: list[float] = [(cells[-1].count - cells[0].count) / steps]
    if bound.percent:
        means = [_even(cells)] if cells[0].count >= LEAST_BASE and cells[-1].count else []
        yearly = _of_yearly(cells)
        means += [yearly] if yearly is not None else []
    return any(
        sign * mean > 0 and fits(sign * mean, bound.kind, bound.value, bound.upper, bound.digits) for mean in means
    )
