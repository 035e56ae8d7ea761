"""Answers that run over years: the highest, a sum, a mean, the years over a number, a number checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said, capital, short
from zedentui.search.figures.extremes import extreme
from zedentui.search.figures.means import mean, of_periods, pooled
from zedentui.search.figures.thresholds import threshold
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import decimal, number, portion, within

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


__all__ = ["over_years"]


def over_years(ask: Ask) -> Said | None:
    """Answer a frame whose operation runs over years; None when it is another operation or there are no figures."""
    made: dict[str, Callable[[Ask], Said]] = {
        "extreme": extreme, "sum": _sum, "mean": mean, "median": _median, "threshold": threshold,
    }  # fmt: skip
    if ask.frame.operation.kind == "periods":
        return of_periods(ask) if ask.outcome.cells and len(ask.frame.periods) > 1 else None
    answer = made.get(ask.frame.operation.kind)
    if answer is None or not ask.outcome.cells:
        return None
    if len(ask.frame.periods) > 1 and ask.frame.operation.kind in {"sum", "mean", "median", "extreme"}:
        return _by_period(ask, answer)
    return answer(ask)


def _by_period(ask: Ask, answer: Callable[[Ask], Said]) -> Said:
    """Each period apart, one behind the other."""
    made = []
    for period in ask.frame.periods:
        frame = replace(ask.frame, years=period, periods=(), worded="range")
        made.append(answer(Ask(ask.store, ask.words, frame, ask.more(frame))))
    return Said(
        " ".join(each.text for each in made),
        tuple(line for each in made for line in each.lines),
        tuple(cell for each in made for cell in each.cells),
    )


def _sum(ask: Ask) -> Said:
    words, said = ask.words, []
    lines: list[tuple[str, str]] = []
    for index, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(index)
        if len(cells) == 1:
            said.append(words.figure(cells[0], term) + words.doubts(cells))
        else:
            total = sum(cell.count for cell in cells)
            said.append(f"Van {years_named([c.year for c in cells])} samen: {number(total)} ({words.term(term)}).")
            said[-1] += pooled(cells, term) + words.doubts(
                cells, (number(total), number(sum(cell.presumed for cell in cells)))
            )
        lines += [(f"{cell.year} {words.term(term)}", short(ask, cell, term)) for cell in cells]
    if ask.frame.operation.yes and len(ask.outcome.terms) == 2:
        return Said(_apart(ask, " ".join(said)), tuple(lines), ask.outcome.cells)
    said.append(_together(ask))
    return Said(" ".join(filter(None, said)), tuple(lines), ask.outcome.cells)


def _apart(ask: Ask, said: str) -> str:
    """Two sums held against each other: `hoeveel meer technische dan beleidssepots in totaal`."""
    first, second = (sum(cell.count for cell in ask.outcome.of(index)) for index in (0, 1))
    gap, yes = first - second, ask.frame.operation.yes
    verdict = {"more": gap > 0, "less": gap < 0, "equal": gap == 0}.get(yes)
    prefix = "" if verdict is None else "Ja. " if verdict else "Nee. "
    which = "evenveel als" if not gap else "meer dan" if gap > 0 else "minder dan"
    one, other = (ask.words.term(term) for term in ask.outcome.terms)
    told = f"{capital(one)}: {number(abs(gap))} {which} {other}." if gap else f"{capital(one)}: {which} {other}."
    return f"{prefix}{said} {told}"


def _together(ask: Ask) -> str:
    """The sum of several measures, or why they are not added."""
    terms, words = ask.outcome.terms, ask.words
    if len(terms) < 2:
        return ""
    if len(ask.frame.groups) > 1:
        return "Bij elkaar tellen wij ze niet op: verkrachting is een deel van zedenmisdrijven."
    quantities = ask.frame.measures
    codes = [code for quantity in quantities for code in quantity.plus]
    lexicon = words.lexicon
    for one in codes:
        if one == "instroom" and len(codes) > 1:
            return "Bij elkaar tellen wij ze niet op: een zaak die instroomt, stroomt later ook uit."
        for other in codes:
            if one != other and one in lexicon.ancestors(other):
                part, whole = within(lexicon.measures[other].label), within(lexicon.measures[one].label)
                return f"Bij elkaar tellen wij ze niet op: {part} is een deel van {whole}."
    total = sum(cell.count for cell in ask.outcome.cells)
    return f"Samen: {number(total)}."


def _middle_of(values: Sequence[float]) -> float:
    # Not the module statistics: importing it takes a fifth of a look-up.
    row, half = sorted(values), len(values) // 2
    return row[half] if len(row) % 2 else (row[half - 1] + row[half]) / 2


def _median(ask: Ask) -> Said:
    words, said = ask.words, []
    for index, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(index)
        if values := [cell.value for cell in cells if cell.value is not None]:
            middle = _middle_of(values)
            shown = portion(middle) if ask.in_shares else decimal(middle)
            years = years_named([cell.year for cell in cells])
            said.append(f"De mediaan van {years} is {shown} ({words.term(term)}).{words.doubts(cells)}")
    return Said(" ".join(said), (), ask.outcome.cells)
