"""A number typed bare (`1.302`, `743`, `46%`): the cells of the tables that hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.asking import Ask, Said
from zedentui.search.figures.card import ask_of, card_of
from zedentui.search.figures.evaluation import Cell, Outcome
from zedentui.search.figures.thresholds import fits
from zedentui.search.frames.frame import Frame, Group, Quantity
from zedentui.search.frames.reading import Reading

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Card
    from zedentui.store.store import Store

__all__ = ["article_or_number", "number_card"]

_ARTICLE = 242


def article_or_number(store: Store, facts: Facts, query: Query) -> str | None:
    """Return what a question can mean that names 242 and nothing else; None where it says that it is the article."""
    if {"artikel", "art"} & set(query.words):
        return None
    lexicon = facts.lexicon
    every = tuple(range(lexicon.first_year, lexicon.last_year + 1))
    frame = Frame(
        tuple(Quantity((code,)) for code in lexicon.measures), tuple(Group(code) for code in lexicon.offences), every
    )
    ask = ask_of(store, facts, frame)
    cells = [cell for cell in ask.outcome.cells if cell.count == _ARTICLE]
    held = "; ".join(f"{ask.words.term(ask.term(cell))}, {cell.year}" for cell in cells[:5])
    told = f"als aantal staat het in de tabellen bij {held}" if held else "als aantal staat het in geen van de tabellen"
    return (
        f"‘{_ARTICLE}’ kan artikel 242 Sr zijn (verkrachting) of een aantal; {told}. "
        "Vraag bijvoorbeeld: sr 242 instroom 2022."
    )


def number_card(store: Store, facts: Facts, query: Query) -> Card | None:
    """Return the cells that hold a number typed bare (`1.302`, `743`, `46%`), or None when no cell does."""
    numbers = query.numbers
    if len(numbers) != 1 or numbers[0].unit == "punt" or (not numbers[0].unit and numbers[0].value < 100):
        return None
    typed, lexicon = numbers[0], facts.lexicon
    every = tuple(range(lexicon.first_year, lexicon.last_year + 1))
    frame = Frame(
        tuple(Quantity((code,)) for code in (query.measures or lexicon.measures)) if "sepot" not in query.measures
        else (Quantity(("onvoorwaardelijk_sepot",)),),
        tuple(Group(code) for code in (query.offences or lexicon.offences)), query.years.years or every, "range",
    )  # fmt: skip
    ask = ask_of(store, facts, frame)
    cells = [cell for cell in ask.outcome.cells if _holds(cell, typed.value, typed.digits, percent=bool(typed.unit))]
    if not cells:
        return None
    newest = sorted(cells, key=lambda cell: (-cell.year, cell.term))
    first = newest[0]
    text = ask.words.figure(first, ask.term(first))
    if change := ask.words.change(first):
        text += f" Dat is {change}.{ask.words.breaks(ask.term(first), first.year - 1, first.year)}"
    text += ask.words.doubts([first])
    if "check" in query.modes:
        text = f"‘{typed.text}’ staat in de tabellen. {text}"
    if newest[1:]:
        text += " Ook: " + "; ".join(f"{ask.words.term(ask.term(c))}, {c.year}" for c in newest[1:5]) + "."
    one = Ask(store, ask.words, frame, Outcome(ask.outcome.terms, tuple(newest[:1])))
    return card_of(store, facts, query, Reading(frame), _only(one, first), Said(text, (), (first,)))


def _only(ask: Ask, cell: Cell) -> Ask:
    """The same with the one term of `cell`, for title and place."""
    term = ask.term(cell)
    return Ask(ask.store, ask.words, ask.frame, Outcome((term,), (replace(cell, term=0),)))


def _holds(cell: Cell, value: float, digits: int, *, percent: bool) -> bool:
    if not percent:
        return cell.count == value
    return cell.share_uitstroom is not None and fits(cell.share_uitstroom, "equal", value, None, digits)
