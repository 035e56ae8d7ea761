"""A frame with its result set: what every sentence about it is made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, replace
from zedentui.kinds import doubt, figure
from zedentui.search.figures.evaluation import evaluate
from zedentui.text.dutch import decimal, number, percent

if TYPE_CHECKING:
    from zedentui.search.figures.evaluation import Cell, Outcome, Term
    from zedentui.search.figures.wording import Words
    from zedentui.search.frames.frame import Frame
    from zedentui.store.store import Store

__all__ = ["Ask", "Said", "capital", "share_of", "short", "statement"]

Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Ask:
    """A frame with its result set and what is needed to ask for more."""

    store: Store
    words: Words
    frame: Frame
    outcome: Outcome

    def more(self, frame: Frame, years: tuple[int, ...] | None = None, *, sign: int = 0) -> Outcome:
        """Compute another frame."""
        return evaluate(self.store, self.words.lexicon, frame, years, sign=sign)

    def before(self, cell: Cell) -> Cell | None:
        """What a cell counts, a year earlier; None where the tables do not have that year."""
        term = self.term(cell)
        found = self.more(replace(self.frame, measures=(term.quantity,), groups=(term.group,)), (cell.year - 1,))
        return next(iter(found.cells), None)

    def term(self, cell: Cell) -> Term:
        """What a cell counts."""
        return self.outcome.terms[cell.term]

    @property
    def in_shares(self) -> bool:
        """Whether its values are shares, and not counts or changes."""
        return self.frame.unit in {"uitstroom", "instroom", "hoofdmaat", "groep"}

    @property
    def every_year(self) -> tuple[int, ...]:
        """The years of the tables."""
        lexicon = self.words.lexicon
        return tuple(range(lexicon.first_year, lexicon.last_year + 1))


@dataclass(frozen=True, slots=True)
class Said:
    """An answer: the text to read aloud, lines under it, and the cells it is about."""

    text: str
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]


def short(ask: Ask, cell: Cell, term: Term) -> str:
    """The figure in a row of figures: the number with its share, in the unit of the frame where there is one."""
    share = cell.share_uitstroom if term.quantity.main not in {"instroom", "uitstroom"} else None
    count = f"{number(cell.count)}{doubt.PRINTED if cell.doubtful else ''}"
    if ask.frame.unit in {"instroom", "hoofdmaat", "groep"}:
        part = share_of(ask, cell, term)
        return count if part is None else f"{count} ({percent(part)})"
    if ask.frame.unit == "index" and cell.index_first is not None:
        return f"{count} ({decimal(cell.index_first)})"
    return count if share is None else f"{count} ({percent(share)})"


def capital(text: str) -> str:
    """`text` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def share_of(ask: Ask, cell: Cell, term: Term) -> float | None:
    """The share that the frame asks for, or that of the uitstroom; None for a flow, which is no part of one."""
    if term.quantity.main in {"instroom", "uitstroom"} and not term.quantity.minus and ask.frame.unit not in {"groep"}:
        return cell.share_instroom if ask.frame.unit == "instroom" and term.quantity.main == "uitstroom" else None
    return {
        "instroom": cell.share_instroom, "hoofdmaat": cell.share_hoofdmaat, "groep": cell.share_groep,
    }.get(ask.frame.unit, cell.share_uitstroom)  # fmt: skip


def statement(ask: Ask, cell: Cell, term: Term) -> str:
    """`In 2022 stroomden 743 verkrachtingszaken in bij het OM`, without shares."""
    words = ask.words
    if term.quantity.plain:
        measure = words.lexicon.measures[term.quantity.main]
        phrase = figure.phrase(words.observation(cell, term), words.offence(term.group), measure)
        return f"In {cell.year} {phrase}"
    return f"In {cell.year} telde het OM {words.cases(cell.count, term.group)} bij {words.quantity(term.quantity)}"
