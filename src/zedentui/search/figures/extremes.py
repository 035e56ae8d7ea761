"""The highest, the lowest, the k-th, of figures or of their changes, among years or among the parts of a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said, capital, short, statement
from zedentui.search.figures.wording import years_named
from zedentui.search.frames.frame import Quantity
from zedentui.text.dutch import decimal, listed, number, percent, signed, within

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell, Term

__all__ = ["extreme", "figure_value"]

_RANKS = {1: "", 2: "op één na ", 3: "op twee na ", 4: "op drie na ", 5: "op vier na "}


def _lines(ask: Ask, cells: list[Cell]) -> list[tuple[str, str]]:
    return [(str(cell.year), short(ask, cell, ask.term(cell))) for cell in cells]


def extreme(ask: Ask) -> Said:
    """Answer which year, or which part of a measure, is the highest or lowest, or changed most."""
    operation = ask.frame.operation
    if operation.across:
        return _across(ask)
    if operation.of == "gap":
        return _widest(ask)
    outcome = ask.outcome
    if operation.of == "change":
        wanted = 1 if operation.high else -1
        outcome = ask.more(ask.frame, sign=wanted)
    said: list[str] = []
    lines: list[tuple[str, str]] = []
    chosen: list[Cell] = []
    for index, term in enumerate(ask.outcome.terms):
        cells = [cell for cell in outcome.of(index) if cell.value is not None]
        ends = []
        for one in (ask, _lowest(ask)) if operation.both else (ask,):
            text, picked = _one_extreme(one, term, cells, ask.outcome.of(index))
            said.append(text)
            chosen += picked
            ends += picked[:1]
        if len(ends) == 2 and operation.of == "value":
            said.append(_between(ask, *ends))
        lines += _lines(ask, ask.outcome.of(index))
    if operation.year is not None:
        years = {cell.year for cell in chosen}
        said.insert(0, "Ja." if operation.year in years else f"Nee, niet {operation.year}.")
        said += [ask.words.figure(c, ask.term(c)) for c in ask.outcome.cells
                 if c.year == operation.year and operation.year not in years]  # fmt: skip
    return Said(" ".join(said), tuple(lines), tuple(chosen or ask.outcome.cells))


def _widest(ask: Ask) -> Said:
    """The year in which two things lie farthest apart, or nearest to each other."""
    words, (first, second) = ask.words, ask.outcome.terms[:2]
    pairs = list(zip(ask.outcome.of(0), ask.outcome.of(1), strict=True))
    gaps = [abs(one.count - other.count) for one, other in pairs]
    most = max(gaps) if ask.frame.operation.high else min(gaps)
    picked = [pair for pair, gap in zip(pairs, gaps, strict=True) if gap == most]
    size = "grootst" if ask.frame.operation.high else "kleinst"
    span = _span([one.year for one, _ in pairs])
    run = "; ".join(f"{number(one.count)} tegen {number(other.count)} in {one.year}" for one, other in picked)
    said = f"Het verschil tussen {words.term(first)} en {words.term(second)} is {span} het {size} in "
    said += f"{listed([str(one.year) for one, _ in picked])}: {number(most)} ({run})."
    cells = tuple(cell for pair in picked for cell in pair)
    return Said(said + words.doubts([cell for pair in pairs for cell in pair]), (), cells)


def _between(ask: Ask, high: Cell, low: Cell) -> str:
    """How far the highest and the lowest lie apart."""
    if ask.in_shares:
        return f"Verschil: {decimal((high.value or 0) - (low.value or 0))} procentpunt."
    return f"Verschil: {number(high.count - low.count)}."


def _lowest(ask: Ask) -> Ask:
    operation = replace(ask.frame.operation, high=False)
    return replace(ask, frame=replace(ask.frame, operation=operation))


def _one_extreme(ask: Ask, term: Term, cells: list[Cell], every: list[Cell]) -> tuple[str, list[Cell]]:
    operation, words = ask.frame.operation, ask.words
    span = _span([cell.year for cell in every])
    if not cells:
        moved = "gestegen" if operation.high else "gedaald"
        return f"{capital(words.term(term))}: {span} in geen jaar {moved}.", []
    # Of a fall the largest is the lowest value; `high` says which way for a change.
    from_top = operation.high != operation.small

    def rank(cell: Cell) -> int:
        return cell.from_top if from_top else cell.from_bottom

    ranks = range(operation.rank, operation.rank + operation.top)
    picked = sorted((cell for cell in cells if rank(cell) in ranks), key=lambda cell: (rank(cell), cell.year))[:11]
    if not picked:
        return f"{capital(words.term(term))}: {span} zijn er niet zo veel verschillende waarden.", []
    text = _named_change(ask, term, picked, span) if operation.of == "change" else _named_value(ask, term, picked, span)
    return text + words.doubts(every), picked


def _span(years: list[int]) -> str:
    if len(years) > 2 and years == list(range(years[0], years[-1] + 1)):
        return f"van {years_named(years)}"
    return f"van de jaren {years_named(years)}"


def _named_value(ask: Ask, term: Term, picked: list[Cell], span: str) -> str:
    operation, words = ask.frame.operation, ask.words
    what = {"aantal": "aantal", "index": "indexcijfer", "uitstroom": "aandeel van de uitstroom",
            "instroom": "aandeel van de instroom", "hoofdmaat": "aandeel in het geheel",
            "groep": "aandeel van de zedenzaken"}.get(ask.frame.unit, "aantal")  # fmt: skip
    word = "hoogste" if operation.high else "laagste"
    place = _RANKS.get(operation.rank, f"{operation.rank}e ")
    if operation.top > 1:
        run = ", ".join(f"{figure_value(ask, cell)} in {cell.year}" for cell in picked)
        return f"{capital(words.term(term))}: de {word} {operation.top} {span} zijn {run}."
    years = listed([str(cell.year) for cell in picked])
    value = figure_value(ask, picked[0])
    text = f"Het {place}{word} {what} {span} is dat van {years}: {value} ({words.term(term)})."
    return text + " " + " ".join(words.figure(cell, term) for cell in picked[:2])


def figure_value(ask: Ask, cell: Cell) -> str:
    """The figure in the unit of the frame, a share with the number it comes from."""
    if ask.in_shares and cell.value is not None:
        return f"{percent(cell.value)} ({number(cell.count)})"
    return ask.words.value(cell, ask.frame)


def _named_change(ask: Ask, term: Term, picked: list[Cell], span: str) -> str:
    operation, words = ask.frame.operation, ask.words
    move = "stijging" if operation.high else "daling"
    place = _RANKS.get(operation.rank, f"{operation.rank}e ")
    size = "kleinste" if operation.small else "grootste"
    parts = []
    for cell in picked[:5]:
        text = f"{statement(ask, cell, term)}: {words.change(cell)}"
        if ask.frame.unit in {"uitstroom", "instroom", "hoofdmaat"} and cell.value is not None:
            text += f", een verschil van {signed(cell.value, 1)} procentpunt in het aandeel"
        parts.append(f"{text}.{words.breaks(term, cell.year - 1, cell.year)}")
    years = listed([str(cell.year) for cell in picked])
    return f"De {place}{size} {move} {span} is die van {years} ({words.term(term)}). {' '.join(parts)}"


def _wholes(ask: Ask) -> list[Quantity]:
    """The measures of which parts are compared: for one that has none, what it is a part of itself."""
    lexicon = ask.words.lexicon
    codes = [
        each.main if lexicon.parts(each.main) else lexicon.measures[each.main].parent or each.main
        for each in ask.frame.measures
    ]
    return [Quantity((code,)) for code in dict.fromkeys(codes)]


def _across(ask: Ask) -> Said:
    """Which of the parts of a measure is the largest, year by year."""
    operation, words = ask.frame.operation, ask.words
    said: list[str] = []
    cells: list[Cell] = []
    for group in ask.frame.groups:
        for quantity in _wholes(ask):
            codes = words.lexicon.parts(quantity.main) or [quantity.main]
            codes = [code for code in codes if code not in operation.besides] or codes
            besides = listed([within(words.lexicon.measures[code].label) for code in operation.besides])
            without = f", {besides} niet meegerekend," if besides else ""
            inner = replace(ask.frame, measures=tuple(Quantity((code,)) for code in codes), groups=(group,),
                            unit="aantal")  # fmt: skip
            found = ask.more(inner, ask.frame.years[-1:] if ask.frame.worded == "none" else None)
            for year in found.years:
                row = sorted(
                    (c for c in found.cells if c.year == year), key=lambda c: -c.count if operation.high else c.count
                )
                end = operation.rank - 1 + operation.top
                picked = row[operation.rank - 1 : end]
                picked += [cell for cell in row[end:] if picked and cell.count == picked[-1].count]  # a tie
                cells += picked
                word = "meest" if operation.high else "minst"
                place = _RANKS.get(operation.rank, f"{operation.rank}e ")
                names = listed([f"{words.quantity(found.terms[c.term].quantity)} ({number(c.count)})" for c in picked])
                said.append(f"In {year} kwam binnen {within(words.quantity(quantity))} ({words.offence(group).cases})"
                            f"{without} het {place}{word} voor: {names}.")  # fmt: skip
                if picked:
                    said.append(words.figure(picked[0], found.terms[picked[0].term]) + words.doubts([picked[0]]))
    return Said(" ".join(said), (), ask.outcome.cells)
