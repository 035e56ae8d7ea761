"""Years on end: how long figures rose or fell one year after the other, or stayed over or under a number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.figures.asking import Ask, Said, capital, share_of
from zedentui.search.figures.thresholds import fits, spoken
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import listed, number, portion, signed

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell, Term

__all__ = ["streak"]


def streak(ask: Ask) -> Said:
    """Answer how many years on end the figures did what is asked: the longest runs, and the one that ends last."""
    said: list[str] = []
    cells: list[Cell] = []
    verdicts: list[bool] = []
    for index, term in enumerate(ask.outcome.terms):
        every = ask.outcome.of(index)
        runs = _runs([(cell, _does(ask, cell)) for cell in every])
        longest = max(map(len, runs), default=0)
        verdicts.append(longest >= ask.frame.operation.top)
        shown = [run for run in runs if len(run) == longest]
        said.append(_told(ask, term, every, shown, longest))
        if runs and runs[-1] not in shown and runs[-1][-1].year == every[-1].year:
            said.append(f"De laatste keer: {_length(len(runs[-1]))}, {_years(runs[-1])}.")
        if ask.frame.operation.of == "change" and every:
            said[-1] += ask.words.breaks(term, every[0].year - 1, every[-1].year)
        said[-1] += ask.words.doubts(every)
        cells += [cell for run in shown for cell in run]
    return Said(f"{_yes(ask, verdicts)}{' '.join(said)}", (), tuple(cells) or ask.outcome.cells)


def _yes(ask: Ask, verdicts: list[bool]) -> str:
    if not ask.frame.operation.yes or ask.frame.operation.top < 2 or len(set(verdicts)) != 1:
        return ""
    return "Ja. " if verdicts[0] else "Nee. "


def _does(ask: Ask, cell: Cell) -> bool:
    operation = ask.frame.operation
    if operation.of == "change":
        return cell.value is not None and (cell.value > 0 if operation.high else cell.value < 0)
    bound = operation.bound
    value = cell.value if bound is not None and bound.percent else float(cell.count)
    return bound is not None and value is not None and fits(value, bound.kind, bound.value, bound.upper, bound.digits)


def _runs(row: list[tuple[Cell, bool]]) -> list[list[Cell]]:
    """The runs of years, each one behind the other, for which it holds."""
    runs: list[list[Cell]] = []
    for cell, holds in row:
        if holds and runs and runs[-1][-1].year == cell.year - 1:
            runs[-1].append(cell)
        elif holds:
            runs.append([cell])
    return runs


def _told(ask: Ask, term: Term, every: list[Cell], shown: list[list[Cell]], longest: int) -> str:
    what, name = _what(ask), capital(ask.words.term(term))
    span = f"van {years_named([cell.year for cell in every])}" if len(every) > 2 else "van deze jaren"  # fmt: skip
    if not shown:
        return f"{name}: {span} in geen jaar {what}."
    if longest == 1:
        return f"{name}: {span} nooit twee jaar op rij {what}; wel in {listed([str(run[0].year) for run in shown])}."
    steps = "; ".join(_steps(ask, run, term) for run in shown[:3])
    return f"{name}: {span} hoogstens {_length(longest)} op rij {what}: {steps}."


def _what(ask: Ask) -> str:
    operation = ask.frame.operation
    if operation.of == "change":
        return f"{'gestegen' if operation.high else 'gedaald'}{' als aandeel' if ask.in_shares else ''}"
    return spoken(operation.bound) if operation.bound else ""


def _length(years: int) -> str:
    return f"{years} jaar"


def _years(run: list[Cell]) -> str:
    return f"in {years_named([cell.year for cell in run])}"


def _steps(ask: Ask, run: list[Cell], term: Term) -> str:
    """The years of a run with what each holds; of a share that is two numbers, so each stands behind its own year."""
    if ask.in_shares:
        return f"in {listed([f'{cell.year} ({_step(ask, cell, term)})' for cell in run])}"
    return f"{_years(run)} ({', '.join(_step(ask, cell, term) for cell in run)})"


def _step(ask: Ask, cell: Cell, term: Term) -> str:
    """What a year of the run holds: the change and what it came to, or the figure."""
    share = share_of(ask, cell, term) if ask.in_shares else None
    shown = number(cell.count) if share is None else f"{portion(share)}, {number(cell.count)}"
    if ask.frame.operation.of != "change" or cell.value is None:
        return shown
    if share is not None:
        return f"{signed(cell.value, 1)} procentpunt tot {shown}"
    moved = cell.change if cell.change is not None else cell.value
    return f"{signed(moved)} tot {shown}"
