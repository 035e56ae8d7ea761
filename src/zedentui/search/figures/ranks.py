"""The place of a year among all, years in order, which of two things moved more, and a part of a figure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.figures.asking import Ask, Said, capital, share_of
from zedentui.search.figures.extremes import figure_value
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import decimal, listed, number, signed
from zedentui.text.dutch import portion as portion_said

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell, Term

__all__ = ["faster", "nearest", "portion", "rank"]

_ORDINALS = ("", "eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende",
             "elfde")  # fmt: skip


def rank(ask: Ask) -> Said:
    """Answer on which place a year stands, or with all years in order."""
    operation = ask.frame.operation
    said, chosen = [], []
    for index, term in enumerate(ask.outcome.terms):
        every = [cell for cell in ask.outcome.of(index) if cell.value is not None]
        ordered = sorted(every, key=lambda cell: (cell.from_top if operation.high else cell.from_bottom, cell.year))
        if operation.year is None:
            run = ", ".join(f"{cell.year} ({figure_value(ask, cell)})" for cell in ordered)
            way = "hoog naar laag" if operation.high else "laag naar hoog"
            said.append(f"{capital(ask.words.term(term))}, van {way}: {run}.{ask.words.doubts(every)}")
            chosen += ordered
            continue
        one = next((cell for cell in every if cell.year == operation.year), None)
        if one is not None:
            said.append(_place(ask, term, one, ordered) + ask.words.doubts(every))
            chosen.append(one)
    return Said(" ".join(said), (), tuple(chosen) or ask.outcome.cells)


def _place(ask: Ask, term: Term, one: Cell, ordered: list[Cell]) -> str:
    above = [cell for cell in ordered if _is_before(ask, cell, one)]
    same = [cell for cell in ordered if cell.value == one.value and cell is not one]
    place = len(above) + 1
    way = "hoog naar laag" if ask.frame.operation.high else "laag naar hoog"
    ordinal = _ORDINALS[place] if place < len(_ORDINALS) else f"{place}e"
    text = f"{capital(ask.words.term(term))}: {one.year} ({figure_value(ask, one)}) staat van {way} op de {ordinal} "
    text += f"plaats van {years_named(sorted(cell.year for cell in ordered))}"
    if same:
        text += f", gedeeld met {listed([str(cell.year) for cell in same])}"
    more = "Hoger" if ask.frame.operation.high else "Lager"
    run = ", ".join(f"{cell.year} ({figure_value(ask, cell)})" for cell in above)
    return f"{text}. {more}: {run}." if above else f"{text}."


def _is_before(ask: Ask, cell: Cell, one: Cell) -> bool:
    value, held = cell.value or 0, one.value or 0
    return value > held if ask.frame.operation.high else value < held


def nearest(ask: Ask) -> Said | None:
    """Answer which year came nearest to a number."""
    bound, said, chosen = ask.frame.operation.bound, [], []
    if bound is None:
        return None
    for index, term in enumerate(ask.outcome.terms):
        every = ask.outcome.of(index)
        values = [(abs(_against(ask, cell, term, percent=bound.percent) - bound.value), cell) for cell in every]
        if not values:
            continue
        least = min(gap for gap, _ in values)
        picked = [cell for gap, cell in values if gap == least]
        run = listed([f"{cell.year} ({figure_value(ask, cell)})" for cell in picked])
        years = years_named([cell.year for cell in every])
        said.append(f"{capital(ask.words.term(term))}: van {years} het dichtst bij {bound.text} in {run}.")
        said[-1] += ask.words.doubts(every)
        chosen += picked
    return Said(" ".join(said), (), tuple(chosen)) if chosen else None


def _against(ask: Ask, cell: Cell, term: Term, *, percent: bool) -> float:
    share = share_of(ask, cell, term) if percent else None
    return float(cell.count) if share is None else share


def portion(ask: Ask) -> Said | None:
    """Answer how many so much percent of a figure is."""
    bound = ask.frame.operation.bound
    if bound is None or not ask.outcome.cells:
        return None
    said = []
    for cell in ask.outcome.cells:
        made = decimal(cell.count * bound.value / 100).removesuffix(",0")
        what = f"{number(cell.count)} ({ask.words.term(ask.term(cell))}, {cell.year})"
        said.append(f"{capital(bound.text)} van {what} is {made}.{ask.words.doubts([cell])}")
    return Said(" ".join(said), (), ask.outcome.cells)


def faster(ask: Ask) -> Said | None:
    """Answer which of two things rose or fell more, in percent; of shares in percentage points."""
    moves: list[tuple[Cell, Cell, Term]] = []
    for index, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(index)
        if len(cells) == 1:
            cells = [*ask.more(ask.frame, (cells[0].year - 1,)).of(index), *cells]
        if len(cells) < 2:
            return None
        moves.append((cells[0], cells[-1], term))
    shares = ask.in_shares
    sizes, said = [], []
    for early, late, term in moves:
        before, after = share_of(ask, early, term), share_of(ask, late, term)
        told = f"van {number(early.count)} in {early.year} naar {number(late.count)} in {late.year}"
        if shares and before is not None and after is not None:
            sizes.append(after - before)
            told = f"van {portion_said(before)} in {early.year} naar {portion_said(after)} in {late.year}"
            size = f"{signed(sizes[-1], 1)} procentpunt"
        elif early.count:
            sizes.append(100 * (late.count - early.count) / early.count)
            size = f"{signed(sizes[-1], 1)}%"
        else:
            return None
        text = f"{capital(ask.words.term(term))}: {told} ({size})."
        said.append(text + ask.words.breaks(term, early.year, late.year) + ask.words.doubts([early, late]))
    return Said(_which(ask, moves, sizes) + " ".join(said), (), tuple(c for a, b, _ in moves for c in (a, b)))


def _which(ask: Ask, moves: list[tuple[Cell, Cell, Term]], sizes: list[float]) -> str:
    """Yes or no, or which of the two moved more."""
    operation = ask.frame.operation
    if len(sizes) != 2:
        return ""
    first, second = sizes if operation.high else [-size for size in sizes]
    if operation.yes == "check":
        right = first < second if operation.small else first > second
        return "Ja. " if right and first > 0 else "Nee. "
    if first == second or max(first, second) <= 0:
        return ""
    most = moves[0 if first > second else 1][2]
    return f"{'Sterkst gestegen' if operation.high else 'Sterkst gedaald'}: {ask.words.term(most)}. "
