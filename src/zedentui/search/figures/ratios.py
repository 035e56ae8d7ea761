"""Two figures in proportion: how many times as many one is, or the one as a percentage of the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.figures.asking import Said, capital
from zedentui.text.dutch import decimal, number, portion

if TYPE_CHECKING:
    from zedentui.search.figures.asking import Ask

__all__ = ["quotient", "times"]


def times(ask: Ask) -> Said:
    """Answer how many times as many: two years, groups or measures."""
    cells = ask.outcome.cells
    by_year = len(ask.outcome.terms) == 1 and len(cells) > 1
    first, second = (cells[-1], cells[0]) if by_year or len(cells) < 2 else (cells[0], cells[1])
    said = " ".join(ask.words.figure(cell, ask.term(cell)) + ask.words.doubts([cell]) for cell in (second, first))
    if first is second or not second.count or not first.count:
        return Said(said, (), cells)
    high, low = (first, second) if first.count >= second.count else (second, first)
    names = (
        (f"{high.year}", f"{low.year}") if by_year else (ask.words.term(ask.term(high)), ask.words.term(ask.term(low)))
    )
    many, of = decimal(high.count / low.count), f"{number(high.count)} en {number(low.count)}"
    said += f" {capital(names[0])} is {many} keer zo veel als {names[1]} ({of})."
    return Said(said, (), cells)


def quotient(ask: Ask) -> Said:
    """Answer with the first of two things as a percentage of the second, year by year."""
    words, said = ask.words, []
    for year in ask.outcome.years:
        cells = [cell for cell in ask.outcome.cells if cell.year == year]
        if len(cells) != 2:
            continue
        one, other = cells
        first, second = words.term(ask.term(one)), words.term(ask.term(other))
        text = f"In {year}: {number(one.count)} ({first}) tegen {number(other.count)} ({second})"
        if other.count:
            text += f"; dat is {portion(100 * one.count / other.count)}"
        said.append(f"{text}.{words.doubts(cells)}")
    return Said(" ".join(said), (), ask.outcome.cells)
