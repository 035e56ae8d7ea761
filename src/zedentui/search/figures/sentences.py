"""Answers with figures as they are or beside each other: value, overview, series, change, difference, ratio, parts.

Each takes the result set of a frame and returns what to say, naming exactly the years, groups and measures in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said, capital, share_of, short, statement
from zedentui.search.figures.wording import points
from zedentui.search.frames.frame import Quantity
from zedentui.text.dutch import decimal, number, portion, signed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.search.figures.asking import Line
    from zedentui.search.figures.evaluation import Cell, Term

__all__ = ["beside"]

_OVERVIEW = ("instroom", "uitstroom", "onvoorwaardelijk_sepot", "dagvaarden")
_TOLD = ("instroom", "onvoorwaardelijk_sepot", "dagvaarden")


def beside(ask: Ask) -> Said | None:
    """Answer a frame whose operation shows figures or sets them beside each other; None without any."""
    if not ask.outcome.cells:
        return None
    made: dict[str, Callable[[Ask], Said]] = {
        "overview": _overview, "series": _series, "change": _change, "difference": _difference,

        "parts": _parts,
    }  # fmt: skip
    return made.get(ask.frame.operation.kind, _value)(ask)


def _value(ask: Ask) -> Said:
    words, frame, cells = ask.words, ask.frame, ask.outcome.cells
    if frame.unit == "groep":
        return Said(" ".join(_of_group(ask, cell) for cell in cells), (), cells)
    single = len(cells) == 1
    said = []
    for cell in cells:
        text, since = words.figure(cell, ask.term(cell)), cell.year
        if single and (change := words.change(cell)):
            text, since = f"{text} Dat is {change}.", cell.year - 1
        if frame.unit == "index" and cell.value is not None:
            since = ask.every_year[0]
            text += f" Index ({since} = 100): {decimal(cell.value)}."
        text += words.breaks(ask.term(cell), since, cell.year)
        if ask.term(cell).quantity.minus:
            text += _held(ask, cell)
        said.append(text + words.doubts([cell]))
    lines = _recent(ask) if single and frame.worded == "none" else ()
    return Said(" ".join(said), lines, cells)


def _of_group(ask: Ask, cell: Cell) -> str:
    words, term = ask.words, ask.term(cell)
    if not cell.groep or cell.share_groep is None:
        return words.figure(cell, term)
    whole = words.lexicon.offences["zedenmisdrijven"].cases
    what = words.quantity(term.quantity)
    of, said = (f" ({what})", "") if term.quantity.main != "instroom" else ("", f" ({what})")
    return (
        f"In {cell.year} waren {number(cell.count)} van de {number(cell.groep)} {whole}{of} "
        f"{words.offence(term.group).cases}: {portion(cell.share_groep)}{said}."
    )


def _held(ask: Ask, cell: Cell) -> str:
    """What is left when something is taken out: `Daarin: onvoorwaardelijk sepot 412, ...`."""
    quantity = ask.term(cell).quantity
    made = _made_of(quantity, ask.words.lexicon.parts)
    if not made or len(quantity.plus) > 1:
        return ""
    inner = replace(ask.frame, measures=made, groups=(ask.term(cell).group,), unit="aantal",
                    operation=replace(ask.frame.operation, of="value"))  # fmt: skip
    found = ask.more(inner, (cell.year,))
    parts = [f"{ask.words.quantity(found.terms[c.term].quantity)} {number(c.count)}" for c in found.cells if c.count]
    return f" Daarin: {', '.join(parts)}." if parts else ""


def _recent(ask: Ask) -> tuple[Line, ...]:
    """Without a year: that it is the last one, and the years before."""
    last = ask.every_year[-1]
    found = ask.more(ask.frame, ask.every_year)
    series = [(str(cell.year), short(ask, cell, found.terms[cell.term])) for cell in reversed(found.cells)]
    doubtful = [("Vermoedelijk", f"{cell.year}: {ask.words.doubt(cell)}") for cell in found.cells if cell.doubtful]
    return (("Jaar", f"zonder jaartal: het laatste jaar van de brief, {last}"), *series, *doubtful)


def _overview(ask: Ask) -> Said:
    """A group or a year alone: what came in, was dismissed and went to the judge."""
    words = ask.words
    found = ask.more(replace(ask.frame, measures=tuple(Quantity((code,)) for code in _OVERVIEW)))
    by_code = {(found.terms[c.term].group, found.terms[c.term].quantity.main): c for c in found.cells}
    told, lines = [], []
    for group in ask.frame.groups:
        for code in _TOLD:
            if cell := by_code.get((group, code)):
                text = words.figure(cell, found.terms[cell.term])
                change = words.change(cell) if code == "instroom" else None
                told.append(f"{text} Dat is {change}." if change else text)
        lines += [
            (f"{words.lexicon.measures[code].label}, {words.group(group)}", short(ask, cell, found.terms[cell.term]))
            for code in _OVERVIEW
            if (cell := by_code.get((group, code)))
        ]
    return Said(" ".join(told), tuple(lines), found.cells)


def _series(ask: Ask) -> Said:
    words, said, lines = ask.words, [], []
    for number_, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(number_)
        if not cells:
            continue
        run = ", ".join(f"{short(ask, cell, term)} in {cell.year}" for cell in cells)
        text = f"{capital(words.term(term))}: {run}."
        if len(cells) > 1:
            if ask.frame.worded == "range":
                text += f" Samen {number(sum(cell.count for cell in cells))}."
            text += f" {_first_and_last(ask, term, cells[0], cells[-1])}"
        said.append(text + words.doubts(cells))
        lines += [(f"{cell.year} {words.term(term)}", short(ask, cell, term)) for cell in cells]
    return Said(" ".join(said), tuple(lines), ask.outcome.cells)


def _first_and_last(ask: Ask, term: Term, early: Cell, late: Cell) -> str:
    words = ask.words
    text = f"{statement(ask, late, term)}: {words.difference(late.count - early.count, early.count, early.year)}."
    now, then = share_of(ask, late, term), share_of(ask, early, term)
    if now is not None and then is not None:
        whole = {"instroom": "de instroom", "hoofdmaat": "het geheel", "groep": "de zedenzaken"}.get(
            ask.frame.unit, "de uitstroom"
        )
        text += f" Aandeel in {whole}: {portion(now)}, in {early.year} {portion(then)} ({points(now - then)})."
    if ask.frame.unit == "index" and late.index_first is not None:
        text += f" Index ({ask.every_year[0]} = 100): {decimal(late.index_first)}."
    return text + words.breaks(term, early.year, late.year)


def _change(ask: Ask) -> Said:
    """From the first year to the last, or on the year before."""
    operation, words = ask.frame.operation, ask.words
    said, verdicts = [], []
    for number_, term in enumerate(ask.outcome.terms):
        cells = ask.outcome.of(number_)
        if not cells:
            continue
        late = cells[-1]
        early = cells[0] if len(cells) > 1 else ask.before(late)
        if early is None:
            said.append(f"{words.figure(late, term)} Het jaar ervoor staat niet in de tabellen.")
            continue
        if len(cells) > 2:
            run = ", ".join(f"{short(ask, cell, term)} in {cell.year}" for cell in cells)
            said.append(f"{capital(words.term(term))}: {run}.")
        said.append(_first_and_last(ask, term, early, late) + words.doubts([early, late]))
        now, then = share_of(ask, late, term), share_of(ask, early, term)
        by_share = ask.frame.unit in {"uitstroom", "instroom", "hoofdmaat"} and now is not None and then is not None
        verdicts.append(
            (now - then) if by_share and now is not None and then is not None else float(late.count - early.count)
        )
    prefix = _yes(operation.yes, verdicts)
    return Said(prefix + " ".join(said), (), ask.outcome.cells)


def _yes(asked: str, changes: list[float]) -> str:
    """`Ja: ` or `Nee: ` where one thing was asked of one change; nothing where it is not one answer."""
    if asked == "equal" and changes:
        same = {change == 0 for change in changes}
        return "" if len(same) > 1 else "Ja. " if same == {True} else "Nee. "
    if asked in {"", "check", "minus"} or not changes or len({c > 0 for c in changes}) > 1:
        return ""
    if changes[0] == 0:
        return "Nee, gelijk. "
    return "Ja. " if (changes[0] > 0) == (asked in {"up", "more"}) else "Nee. "


def _difference(ask: Ask) -> Said:
    """Groups or measures beside each other, year by year."""
    said = []
    outcome, words = ask.outcome, ask.words
    verdicts: list[float] = []
    for year in outcome.years:
        cells = [cell for cell in outcome.cells if cell.year == year]
        if len(ask.frame.measures) > 1 or len(cells) < 2:
            said += [words.figure(cell, ask.term(cell)) + words.doubts([cell]) for cell in cells]
            if len(cells) == 2:
                said.append(_gap(ask, cells[0], cells[1]))
                verdicts.append(float(cells[0].count - cells[1].count))
            continue
        first, second = cells[0], cells[1]
        said.append(_two_groups(ask, first, second))
        shares = share_of(ask, first, ask.term(first)), share_of(ask, second, ask.term(second))
        verdicts.append(
            shares[0] - shares[1]
            if shares[0] is not None and shares[1] is not None and ask.frame.operation.yes != "equal"
            else float(first.count - second.count)
        )
    return Said(_yes(ask.frame.operation.yes, verdicts) + " ".join(said), (), outcome.cells)


_FLOWS = {"instroom", "uitstroom"}


def _gap(ask: Ask, first: Cell, second: Cell) -> str:
    """How far two measures lie apart; where the one was to be taken off the other, with its sign."""
    gap = first.count - second.count
    if ask.frame.operation.yes != "minus":
        return f"Verschil: {number(abs(gap))}."
    codes = [ask.term(cell).quantity for cell in (first, second)]
    what, other = (ask.words.quantity(code) for code in codes)
    said = f"{capital(what)} min {other}: {signed(gap)}."
    stock = {code.main for code in codes} == _FLOWS
    return f"{said} Dat is het verschil van dat jaar, geen voorraad: die telt de brief niet." if stock else said


def _two_groups(ask: Ask, first: Cell, second: Cell) -> str:
    words = ask.words
    text = statement(ask, first, ask.term(first))
    shares = []
    for cell in (first, second):
        share = share_of(ask, cell, ask.term(cell))
        shares.append(share)
    if shares[0] is not None:
        text += f" ({portion(shares[0])} van {_whole(ask, first)})"
    text += f", tegen {words.cases(second.count, ask.term(second).group)}"
    if shares[1] is not None:
        text += f" ({portion(shares[1])} van {_whole(ask, second)})"
    text += f". Verschil: {number(abs(first.count - second.count))} zaken"
    if shares[0] is not None and shares[1] is not None:
        text += f" en {points(shares[0] - shares[1])}"
    return f"{text}.{words.doubts([first, second])}"


def _whole(ask: Ask, cell: Cell) -> str:
    name, of = {
        "instroom": ("de instroom", cell.instroom), "hoofdmaat": ("het geheel", cell.hoofdmaat),
    }.get(ask.frame.unit, ("de uitstroom", cell.uitstroom))  # fmt: skip
    return f"{name} van {number(of)}"


def _made_of(quantity: Quantity, parts: Callable[[str], Sequence[str]]) -> tuple[Quantity, ...]:
    """The quantities that add up to this one: what is taken off it is in none of them."""
    made = []
    for code in quantity.plus if len(quantity.plus) > 1 else parts(quantity.main):
        inside = [*parts(code), *(deeper for each in parts(code) for deeper in parts(each))]
        if code not in quantity.minus:
            made.append(Quantity((code,), tuple(each for each in quantity.minus if each in inside)))
    return tuple(made)


def _parts(ask: Ask) -> Said:
    """What a figure is made of, year by year."""
    words, said, lines = ask.words, [], []
    for cell in ask.outcome.cells:
        term = ask.term(cell)
        made = _made_of(term.quantity, words.lexicon.parts)
        text = words.figure(cell, term)
        if made:
            inner = replace(ask.frame, measures=made, groups=(term.group,),
                            unit="aantal", operation=replace(ask.frame.operation, of="value"))  # fmt: skip
            found = ask.more(inner, (cell.year,))
            parts = [(words.quantity(found.terms[c.term].quantity), c) for c in found.cells]
            named = [
                f"{name} {number(c.count)} ({portion(100 * c.count / cell.count)})" for name, c in parts if cell.count
            ]
            doubtful = [cell] if cell.doubtful else [c for _, c in parts if c.doubtful][:1]
            text += f" Daarvan: {', '.join(named)}." + words.doubts(doubtful)
            lines += [(f"{cell.year} {name}", number(c.count)) for name, c in parts]
        said.append(text)
    return Said(" ".join(said), tuple(lines), ask.outcome.cells)
