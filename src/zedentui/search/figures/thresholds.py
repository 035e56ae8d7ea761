"""The years over or under a number, and those of a rise or a fall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.figures.asking import Ask, Said, capital
from zedentui.search.figures.extremes import figure_value
from zedentui.search.figures.wording import years_named
from zedentui.text.dutch import listed, number, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.figures.evaluation import Cell, Outcome
    from zedentui.search.frames.frame import Bound

__all__ = ["fits", "spoken", "threshold"]

_HELD = {"more": "meer dan", "less": "minder dan", "least": "minstens evenveel als",
         "most": "hoogstens evenveel als", "equal": "evenveel als"}  # fmt: skip
_SPOKEN = {"more": "meer dan", "less": "minder dan"}


def threshold(ask: Ask) -> Said:
    """Answer in which years figures, or their changes, are what the bound of the frame says."""
    operation, words, said = ask.frame.operation, ask.words, []
    bound = operation.bound
    if operation.year is not None and operation.yes != "only":
        return _against_year(ask, operation.year)
    if bound is None:
        return _against_each_other(ask)
    chosen: list[Cell] = []
    years_of: list[set[int]] = []
    outcome: Outcome = ask.outcome
    for index, term in enumerate(outcome.terms):
        every, picked = _picked(ask, bound, outcome.of(index))
        chosen += picked
        years_of.append({cell.year for cell in picked})
        if operation.end and picked:
            one = picked[0] if operation.end == "first" else picked[-1]
            which = "Voor het eerst" if operation.end == "first" else "Voor het laatst"
            said.append(f"{which} van {years_named([c.year for c in every])}: in {one.year}.")
        if operation.yes in {"never", "always"}:
            holds = not picked if operation.yes == "never" else len(picked) == len(every)
            said.append("Ja." if holds else "Nee.")
        if operation.yes == "only":
            right = [cell.year for cell in picked] == [operation.year]
            said.append("Ja." if right else "Nee.")
        what = _bound_words(ask)
        run = ", ".join(f"{c.year} ({_threshold_value(ask, c)})" for c in picked)
        count = f"{len(picked)} van de {len(every)} jaren"
        years = (
            f"in {run}: {count}"
            if picked
            else f"in geen van de {len(every)} jaren ({years_named([c.year for c in every])})"
        )
        said.append(f"{capital(words.term(term))}: {what} {years}.{words.doubts(every)}")
        if operation.yes == "always" and picked and len(picked) < len(every):
            others = [cell for cell in every if cell not in picked]
            said.append(f"Niet in {', '.join(f'{c.year} ({_threshold_value(ask, c)})' for c in others)}.")
        if operation.of == "change" and every:
            said[-1] += words.breaks(term, every[0].year - 1, every[-1].year)
    if len(years_of) == 2 and not operation.end and operation.yes not in {"never", "always"}:
        both = sorted(years_of[0] & years_of[1])
        years = listed([str(year) for year in both]) if both else "geen jaar"
        said.insert(0, f"Voor allebei in {years}.")
    return Said(" ".join(said), (), tuple(chosen) or outcome.cells)


def _picked(ask: Ask, bound: Bound, every: Sequence[Cell]) -> tuple[Sequence[Cell], list[Cell]]:
    """The figures that are looked at, and those of them that are, or have moved, what the bound says."""
    operation = ask.frame.operation
    if operation.of != "change":
        held = [(cell, _held_value(ask, cell)) for cell in every]
        return every, [
            cell for cell, v in held if v is not None and fits(v, bound.kind, bound.value, bound.upper, bound.digits)
        ]
    every = [cell for cell in every if cell.value is not None]
    if operation.yes in {"never", "always"} and ask.frame.worded == "range" and len(every) > 1:
        every = [cell for cell in every if cell.year > ask.frame.years[0]]  # `sinds 2019` counts from there
    moved = [
        cell
        for cell in every
        if cell.value is not None and _moved(cell.value, bound.value, high=operation.high, kind=bound.kind)
    ]
    return every, moved


def _against_each_other(ask: Ask) -> Said:
    """The years in which one thing was more, or less, than another."""
    words, (first, second) = ask.words, ask.outcome.terms[:2]
    pairs = list(zip(ask.outcome.of(0), ask.outcome.of(1), strict=True))
    high = ask.frame.operation.high
    equal = ask.frame.operation.yes == "equal"
    kind = "equal" if equal else "more" if high else "less"
    picked = [(one, other) for one, other in pairs if fits(one.count, kind, other.count)]
    run = ", ".join(f"{one.year} ({number(one.count)} tegen {number(other.count)})" for one, other in picked)
    said = f"{capital(words.term(first))}: {_HELD[kind]} {words.term(second)} in "
    said += f"{run}: {len(picked)} van de {len(pairs)} jaren." if picked else f"geen van de {len(pairs)} jaren."
    if ask.frame.operation.yes in {"never", "always"}:
        holds = not picked if ask.frame.operation.yes == "never" else len(picked) == len(pairs)
        said = f"{'Ja' if holds else 'Nee'}. {said}"
    cells = [cell for pair in pairs for cell in pair]
    return Said(said + words.doubts(cells), (), tuple(cells))


def _against_year(ask: Ask, year: int) -> Said:
    """The years in which figures were higher, or lower, than in one of them."""
    said, chosen = [], []
    for index, term in enumerate(ask.outcome.terms):
        every = ask.outcome.of(index)
        held = next((_held_value(ask, cell) for cell in every if cell.year == year), None)
        if held is None:
            continue
        bound = ask.frame.operation.bound
        kind = bound.kind if bound else "more" if ask.frame.operation.high else "less"
        others = [(cell, _held_value(ask, cell)) for cell in every if cell.year != year]
        digits = 1 if ask.in_shares else 0  # a share is the same as another as it is shown
        picked = [cell for cell, value in others if value is not None and fits(value, kind, held, None, digits)]
        one = next(cell for cell in every if cell.year == year)
        what = f"{_HELD[kind]} in {year} ({figure_value(ask, one)})"
        run = ", ".join(f"{cell.year} ({figure_value(ask, cell)})" for cell in picked)
        count = f"in {run}: {len(picked)} van de andere {len(every) - 1} jaren" if picked else "in geen ander jaar"
        holds = {"never": not picked, "ever": bool(picked), "always": len(picked) == len(every) - 1}
        verdict = {True: "Ja. ", False: "Nee. ", None: ""}[holds.get(ask.frame.operation.yes)]
        said.append(f"{verdict}{capital(ask.words.term(term))}: {what} {count}.{ask.words.doubts(every)}")
        chosen += [*picked, one]
    return Said(" ".join(said), (), tuple(chosen) or ask.outcome.cells)


def _threshold_value(ask: Ask, cell: Cell) -> str:
    if ask.frame.operation.of == "change" and cell.value is not None:
        if ask.frame.unit == "aantal":
            return f"{signed(cell.value)} tot {number(cell.count)}"
        unit = "%" if ask.frame.unit == "verschil_procent" else " procentpunt"
        return f"{signed(cell.value, 1)}{unit}, {number(cell.count)}"
    return figure_value(ask, cell)


def _held_value(ask: Ask, cell: Cell) -> float | None:
    return cell.value if ask.frame.unit not in {"aantal", "verschil_procent"} else float(cell.count)


def _moved(value: float, least: float, *, high: bool, kind: str) -> bool:
    size = value if high else -value
    return size > 0 and (size > least if kind in {"more", "equal"} else fits(size, kind, least))


def _bound_words(ask: Ask) -> str:
    operation = ask.frame.operation
    bound = operation.bound
    assert bound is not None
    if operation.of == "change":
        move = "gestegen" if operation.high else "gedaald"
        if not any(letter.isdigit() for letter in bound.text) and bound.value:
            return bound.text  # `verdubbeld` says which way by itself
        return move if bound.value == 0 else f"{bound.text} {move}"
    whole = {"uitstroom": " van de uitstroom", "instroom": " van de instroom", "groep": " van de zedenzaken",
             "hoofdmaat": " van het geheel waarvan het een deel is"}.get(ask.frame.unit, "")  # fmt: skip
    if ask.frame.unit == "hoofdmaat" and ask.outcome.cells:
        whole = f" van {ask.words.shares(ask.outcome.cells[0], ask.outcome.terms[0])[0][0]}"
    return spoken(bound) + (whole if bound.percent and whole.split()[-1:] != spoken(bound).split()[-1:] else "")


def spoken(bound: Bound) -> str:
    """The bound as it is said of years: `meer dan 600`, `precies 5`."""
    if bound.kind == "equal":
        if bound.text == "geen":
            return bound.text
        return f"precies {bound.text}"
    if bound.kind in _SPOKEN and bound.text[:1].isdigit():  # the verb says it: `oversteeg de 600`
        return f"{_SPOKEN[bound.kind]} {bound.text}"
    return bound.text


def fits(value: float, kind: str, number_: float, upper: float | None = None, digits: int = 0) -> bool:
    """Whether `value` is what the words before a number say of it; rounded to the digits typed where it must equal."""
    if kind == "more":
        return value > number_
    if kind == "less":
        return value < number_
    if kind == "least":
        return value >= number_
    if kind == "most":
        return value <= number_
    if kind == "between" and upper is not None:
        return min(number_, upper) <= value <= max(number_, upper)
    margin = max(0.025 * abs(number_), 0.5 * 10.0**-digits)
    if kind == "about":
        margin = min(margin, max(0.1 * abs(number_), 0.5))  # `1 op de 10` is not 7 percent
        return abs(value - number_) <= margin
    if kind == "nearly":
        return number_ - _loosely(number_) <= value < number_
    if kind == "fully":
        return number_ <= value <= number_ + _loosely(number_)
    return abs(value - number_) <= 0.5 * 10.0**-digits + 1e-9


def _loosely(number_: float) -> float:
    """How far a figure may lie from a number behind `ruim` or `bijna`: farther from a round one (`ruim 700`)."""
    if 20 <= number_ <= 100:
        return max(0.05 * number_, 4)
    round_to = next((10.0**power for power in (4, 3, 2, 1) if number_ and number_ % 10**power == 0), 0.0)
    return max(0.05 * number_, min(round_to, 0.1 * number_))
