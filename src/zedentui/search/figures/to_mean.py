"""A figure held against the mean of years: `hoger dan gemiddeld`, `vergeleken met het gemiddelde van 2017-2021`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said, capital
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import decimal, number, portion, signed

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell
    from zedentui.search.frames.frame import Operation

__all__ = ["to_mean"]


def to_mean(ask: Ask) -> Said | None:
    """Answer how far the figures lie from the mean of the years of `base`, or which years lie above or below it."""
    operation, words = ask.frame.operation, ask.words
    based = ask.more(replace(ask.frame, operation=replace(operation, of="value")), operation.base)
    share = ask.in_shares
    said: list[str] = []
    verdicts: list[bool] = []
    for index, term in enumerate(ask.outcome.terms):
        base = [cell for cell in based.of(index) if cell.value is not None or not share]
        cells = ask.outcome.of(index)
        if not base or not cells:
            return None
        mean = sum(_value(cell, share=share) for cell in base) / len(base)
        shown = portion(mean) if share else decimal(mean)
        what = "de jaarpercentages" if share else words.term(term)
        said.append(f"Het gemiddelde van {years_named([c.year for c in base])} is {shown} ({what}).")
        if ask.frame.worded == "none":
            said.append(_which(ask, cells, mean, share=share))
        else:
            for cell in cells:
                against = [mean, *(_value(c, share=share) for c in base)] if operation.yes == "each" else [mean]
                sides = [_side(cell, each, share=share) for each in against]
                said.append(f"{words.figure(cell, term)} {_gap(cell, mean, share=share)}{_counted(sides[1:])}")
                verdicts += [side == _asked(operation) for side in sides]
        presumed = sum(cell.presumed for cell in base) / len(base)
        told = (decimal(mean), decimal(presumed)) if not share else None
        said[-1] += words.doubts(list({cell.year: cell for cell in (*base, *cells)}.values()), told)
    yes = f"{'Ja' if all(verdicts) else 'Nee'}. " if operation.yes and len(set(verdicts)) == 1 else ""
    return Said(yes + " ".join(said), (), ask.outcome.cells)


def _value(cell: Cell, *, share: bool) -> float:
    return float(cell.value or 0) if share else float(cell.count)


def _side(cell: Cell, mean: float, *, share: bool) -> int:
    """Whether a figure lies over the mean (1), under it (-1) or on it (0), to the one decimal in which it is shown."""
    gap = round(_value(cell, share=share) - mean, 1)
    return (gap > 0) - (gap < 0)


def _asked(operation: Operation) -> int:
    """The side that is asked, as `_side` tells it."""
    return 0 if operation.bound is not None else 1 if operation.high else -1


def _gap(cell: Cell, mean: float, *, share: bool) -> str:
    gap = _value(cell, share=share) - mean
    if _side(cell, mean, share=share) == 0:
        return "Dat is gelijk aan het gemiddelde."
    if share:
        return f"Dat is {signed(gap, 1)} procentpunt ten opzichte van het gemiddelde."
    percent = f" ({signed(100 * gap / mean, 1)}%)" if mean >= 20 else ""
    return f"Dat is {decimal(abs(gap))} {'meer' if gap > 0 else 'minder'} dan het gemiddelde{percent}."


def _counted(sides: list[int]) -> str:
    """How many of the years held against a figure lie under and over it, told of its `sides`: their mean hides that."""
    told = [f"{count} {how}" for side, how in _HOW.items() if (count := sides.count(side))]
    if not told:
        return ""
    if len(told) == 1:
        return f" Alle {len(sides)} jaren waren {told[0].partition(' ')[2]}."
    return f" Van die {len(sides)} jaren waren er {', '.join(told[:-1])} en {told[-1]}."


_HOW: Final = {1: "lager", 0: "even hoog", -1: "hoger"}
"""What a year is of which a figure lies over it, on it or under it."""


def _which(ask: Ask, cells: list[Cell], mean: float, *, share: bool) -> str:
    asked = _asked(ask.frame.operation)
    picked = [cell for cell in cells if _side(cell, mean, share=share) == asked]
    side = {1: "boven", 0: "op", -1: "onder"}[asked]
    if not picked:
        return f"Geen van de {len(cells)} jaren ligt {side} het gemiddelde."
    run = ", ".join(
        f"{cell.year} ({f'{portion(cell.value or 0)}, ' if share else ''}{number(cell.count)})" for cell in picked
    )
    return f"{capital(side)} het gemiddelde: {run}: {len(picked)} van de {len(cells)} jaren."
