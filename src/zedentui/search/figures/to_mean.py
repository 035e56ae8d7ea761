"""A figure held against the mean of years: `hoger dan gemiddeld`, `vergeleken met het gemiddelde van 2017-2021`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said, capital
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import decimal, number, portion, signed

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell

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
            said += [f"{words.figure(cell, term)} {_gap(cell, mean, share=share)}" for cell in cells]
            verdicts += [(_value(cell, share=share) > mean) == operation.high for cell in cells]
        presumed = sum(cell.presumed for cell in base) / len(base)
        told = (decimal(mean), decimal(presumed)) if not share else None
        said[-1] += words.doubts(list({cell.year: cell for cell in (*base, *cells)}.values()), told)
    yes = f"{'Ja' if all(verdicts) else 'Nee'}. " if operation.yes and len(set(verdicts)) == 1 else ""
    return Said(yes + " ".join(said), (), ask.outcome.cells)


def _value(cell: Cell, *, share: bool) -> float:
    return float(cell.value or 0) if share else float(cell.count)


def _gap(cell: Cell, mean: float, *, share: bool) -> str:
    gap = _value(cell, share=share) - mean
    if share:
        return f"Dat is {signed(gap, 1)} procentpunt ten opzichte van het gemiddelde."
    if round(gap, 1) == 0:
        return "Dat is gelijk aan het gemiddelde."
    percent = f" ({signed(100 * gap / mean, 1)}%)" if mean >= 20 else ""
    return f"Dat is {decimal(abs(gap))} {'meer' if gap > 0 else 'minder'} dan het gemiddelde{percent}."


def _which(ask: Ask, cells: list[Cell], mean: float, *, share: bool) -> str:
    high = ask.frame.operation.high
    picked = [c for c in cells if (_value(c, share=share) > mean if high else _value(c, share=share) < mean)]
    side = "boven" if high else "onder"
    if not picked:
        return f"Geen jaar ligt {side} het gemiddelde."
    run = ", ".join(
        f"{cell.year} ({f'{portion(cell.value or 0)}, ' if share else ''}{number(cell.count)})" for cell in picked
    )
    return f"{capital(side)} het gemiddelde: {run}: {len(picked)} van de {len(cells)} jaren."
