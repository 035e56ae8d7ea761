"""Means of years: as they are, held against a number, and those of two things or two periods beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.kinds.unit import LEAST_BASE
from zedentui.search.figures.asking import Ask, Said, short
from zedentui.search.figures.thresholds import fits
from zedentui.search.figures.wording import points, years_named
from zedentui.text.dutch import decimal, number, portion, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.figures.evaluation import Cell, Term

__all__ = ["mean", "mean_of", "of_periods", "pooled"]

_APART = frozenset({"apart", "more", "less"})
_FLOWS = frozenset({"instroom", "uitstroom"})


def mean_of(values: Sequence[float]) -> float:
    """Return the mean of at least one value."""
    return sum(values) / len(values)


def mean(ask: Ask) -> Said:
    """Answer what figures were a year on average; of a number whether it is that mean, of two things how far apart."""
    words, said = ask.words, []
    lines: list[tuple[str, str]] = []
    counted: list[float] = []
    for index, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(index)
        if not cells:
            continue
        years = years_named([cell.year for cell in cells])
        counted.append(mean_of([c.count for c in cells]))
        text = f"Van {years} gemiddeld {decimal(counted[-1])} per jaar ({words.term(term)})."
        values = [cell.value for cell in cells if cell.value is not None]
        if ask.in_shares and values:
            text += f" Het gemiddelde van de {len(values)} jaarpercentages is {portion(mean_of(values))}."
        text += pooled(cells, term)
        presumed = mean_of([c.presumed for c in cells])
        said.append(text + words.doubts(cells, (decimal(counted[-1]), decimal(presumed))))
        lines += [(f"{cell.year} {words.term(term)}", short(ask, cell, term)) for cell in cells]
    if len(ask.frame.groups) > 1:
        said.append("Verkrachting is een deel van zedenmisdrijven.")
    if ask.frame.operation.yes in _APART and len(counted) == 2:
        said.insert(-1 if len(ask.frame.groups) > 1 else len(said), _apart(ask, counted))
    return Said(_verdict(ask, counted) + " ".join(said), tuple(lines), ask.outcome.cells)


def pooled(cells: list[Cell], term: Term) -> str:
    """The share of all those years together; empty for a flow, which is no part of the uitstroom."""
    total, out = sum(cell.count for cell in cells), sum(cell.uitstroom for cell in cells)
    if term.quantity.main in _FLOWS or not out:
        return ""
    return f" Dat is {portion(100 * total / out)} van de uitstroom van die jaren ({number(out)})."


def _apart(ask: Ask, counted: list[float]) -> str:
    gap = f"Verschil: gemiddeld {decimal(abs(counted[0] - counted[1]))} per jaar"
    shares = [_share(ask, ask.outcome.of(index)) for index in range(2)]
    if shares[0] is None or shares[1] is None:
        return f"{gap}."
    return f"{gap} en {points(shares[0] - shares[1])}."


def _share(ask: Ask, cells: list[Cell]) -> float | None:
    """The share of years together in the whole that the frame asks for, or else in the uitstroom."""
    term = ask.outcome.terms[cells[0].term]
    if term.quantity.main in _FLOWS and not term.quantity.minus and ask.frame.unit != "groep":
        return None
    wholes = {"instroom": "instroom", "hoofdmaat": "hoofdmaat", "groep": "groep"}
    whole = sum(getattr(cell, wholes.get(ask.frame.unit, "uitstroom")) for cell in cells)
    return 100 * sum(cell.count for cell in cells) / whole if whole else None


def _verdict(ask: Ask, counted: list[float]) -> str:
    """Whether the number of the question is the mean, or the first mean the larger; empty where it is not one thing."""
    operation, verdicts = ask.frame.operation, set()
    if bound := operation.bound:
        for index, value in enumerate(counted):
            cells = ask.outcome.of(index)
            means: list[float | None] = [value]
            if bound.percent:
                yearly = [cell.value for cell in cells if cell.value is not None]
                means = [_share(ask, cells), mean_of(yearly) if yearly and ask.in_shares else None]
            verdicts.add(
                any(
                    fits(each, bound.kind, bound.value, bound.upper, bound.digits) for each in means if each is not None
                )
            )
    elif operation.yes in {"more", "less"} and len(counted) == 2:
        shares = [_share(ask, ask.outcome.of(index)) for index in range(2)]
        groups = len(ask.frame.groups) > 1
        by_share = groups and shares[0] is not None and shares[1] is not None
        first, second = (shares[0] or 0.0, shares[1] or 0.0) if by_share else (counted[0], counted[1])
        verdicts.add(first > second if operation.yes == "more" else first < second)
    if len(verdicts) != 1:
        return ""
    return "Ja. " if verdicts.pop() else "Nee. "


def of_periods(ask: Ask) -> Said | None:
    """Answer how two periods lie to each other, by their means a year; None when there are no two with figures."""
    early, late = sorted(ask.frame.periods)[:2]
    said: list[str] = []
    verdicts: list[float | None] = []
    cells: list[Cell] = []
    for term in ask.outcome.terms:
        one = replace(ask.frame, measures=(term.quantity,), groups=(term.group,))
        before, after = (Ask(ask.store, ask.words, one, ask.more(one, period)) for period in (early, late))
        first, second = before.outcome.of(0), after.outcome.of(0)
        if not first or not second:
            return None
        said += [_period(ask, first, term), _period(ask, second, term), _moved(before, first, second)]
        said[-1] += ask.words.breaks(term, first[0].year, second[-1].year) + ask.words.doubts([*first, *second])
        verdicts.append(_which(before, first, second))
        cells += [replace(cell, term=ask.outcome.terms.index(term)) for cell in (*first, *second)]
    return Said(_yes(ask.frame.operation.yes, verdicts) + " ".join(said), (), tuple(cells))


def _period(ask: Ask, cells: list[Cell], term: Term) -> str:
    total = sum(cell.count for cell in cells)
    text = f"Van {years_named([cell.year for cell in cells])} gemiddeld {decimal(total / len(cells))} per jaar"
    return f"{text} ({ask.words.term(term)}), samen {number(total)}.{pooled(cells, term)}"


def _moved(ask: Ask, first: list[Cell], second: list[Cell]) -> str:
    """How far the later period lies from the earlier one."""
    then, now = mean_of([cell.count for cell in first]), mean_of([cell.count for cell in second])
    text = f"Verschil: gemiddeld {decimal(abs(now - then))} per jaar {'meer' if now >= then else 'minder'}"
    if then >= LEAST_BASE:
        text += f" ({signed(100 * (now - then) / then, 1)}%)"
    shares = _share(ask, first), _share(ask, second)
    if shares[0] is not None and shares[1] is not None:
        text += f"; het aandeel veranderde {points(shares[1] - shares[0])}"
    return f"{text}."


def _which(ask: Ask, first: list[Cell], second: list[Cell]) -> float | None:
    """Above zero where the later period is the higher; None where its mean and its sum do not say the same."""
    shares = _share(ask, first), _share(ask, second)
    if ask.in_shares and shares[0] is not None and shares[1] is not None:
        return shares[1] - shares[0]
    then, now = (sum(cell.count for cell in cells) for cells in (first, second))
    apart = now / len(second) - then / len(first)
    return apart if (apart > 0) == (now > then) or ask.frame.operation.by_mean else None


def _yes(asked: str, verdicts: list[float | None]) -> str:
    known = {apart > 0 for apart in verdicts if apart}
    if asked not in {"more", "less", "up", "down"} or len(known) != 1 or not all(verdicts):
        return ""
    return "Ja. " if known.pop() == (asked in {"more", "up"}) else "Nee. "
