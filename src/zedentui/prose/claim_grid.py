"""All figures that a text is held against, and when one that is not right is not called wrong either."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from zedentui.prose.claim_values import Claim, agrees, values_of
from zedentui.search.figures.evaluation import evaluate
from zedentui.search.figures.wording import Words
from zedentui.search.frames.frame import Frame, Group, Quantity
from zedentui.search.vocabulary.factors import NEARLY, find_factors

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zedentui.prose.claim import Figure
    from zedentui.search.facts import Facts
    from zedentui.search.figures.evaluation import Cell
    from zedentui.search.vocabulary.numbers import Number
    from zedentui.store.store import Store

__all__ = ["FEW", "LEAST", "Grid", "is_telling"]

FEW = 20  # a small count says too little of what it counts to be called wrong
LEAST = 3  # a count below this says nothing, unless its words leave no doubt
_TELLING = 100  # a count of three figures is seldom one of ours by chance
_NEARER = 0.25  # part of a count by which it may miss what the other group had, to be taken for that
_FAR = 2.5  # times as much, or as little, as what a figure was carried over to be
_LOOSE = 1.2  # times as much as what it is `ruim`
_MORE = 1.3  # times as much as the most of any year, so that a count can only be of several
_SMALL = 100  # unless what it should be is small too


def is_telling(number: Number) -> bool:
    """Whether a number is seldom one of ours by chance: 91 cases or 46 percent is soon right for some year."""
    return number.digits > 0 if number.unit else number.value >= _TELLING


_known: WeakKeyDictionary[Facts, Mapping[tuple[str, str, int], Cell]] = WeakKeyDictionary()
# Some 80 KB for the letter, once a text was checked: the next one, or the same a word longer, is held against the same.


def _cells_of(store: Store, facts: Facts) -> Mapping[tuple[str, str, int], Cell]:
    """All cells by offence, measure and year. Raises StoreError."""
    if facts not in _known:
        lexicon = facts.lexicon
        frame = Frame(
            tuple(Quantity((code,)) for code in lexicon.measures),
            tuple(Group(code) for code in lexicon.offences),
            tuple(range(lexicon.first_year, lexicon.last_year + 1)),
        )
        outcome = evaluate(store, lexicon, frame)
        _known[facts] = {
            (outcome.terms[c.term].group.plus, outcome.terms[c.term].quantity.main, c.year): c for c in outcome.cells
        }
    return _known[facts]


def _step(value: float) -> float:
    """What a number is rounded to, when it is a round one: tens or hundreds, a fifth of it at most."""
    return max((step for step in (10.0, 100.0) if value % step == 0 and step <= value / 5), default=0.0)


class Grid:
    """All cells at once: one query for all texts."""

    def __init__(self, store: Store, facts: Facts) -> None:
        lexicon = facts.lexicon
        self.dossier = store.dossier()
        self.figures = store.figures
        self.words = Words(lexicon, facts.annotations(store), self.dossier.letter.compared_with_original is not None)
        self.lexicon = lexicon
        self.cells = _cells_of(store, facts)

    def has(self, year: int) -> bool:
        """Whether there are figures of a year."""
        return self.lexicon.first_year <= year <= self.lexicon.last_year

    def is_known(self, figure: Figure, claim: Claim) -> bool:
        """Whether a figure that is not wholly told by its own sentence is right for something else of ours."""
        typed = figure.number
        if any(agrees(made, "equal", typed) for made in figure.worked_out):
            return True
        if figure.own:
            return False
        near = {cell.year for cell in claim.cells} | {*figure.loose_years, *figure.every_year}
        if not typed.unit:
            return typed.value >= _TELLING and any(
                cell.count == typed.value
                for (offence, measure, year), cell in self.cells.items()
                if (measure == claim.measure or year in near)
                and not (figure.dated and (offence, measure) == (claim.offence, claim.measure))
            )
        years = {cell.year for cell in claim.cells} | set(figure.loose_years)
        codes = {claim.measure, *figure.loose_measures, *figure.named}
        return any(
            agrees(value, "equal", typed)
            for (offence, measure, year), cell in self.cells.items()
            if (offence == claim.offence or figure.carried) and measure in codes and year in years
            for value in self._shares(figure, Claim(measure, offence, (cell,)), every=offence == claim.offence)
        )

    def _shares(self, figure: Figure, claim: Claim, *, every: bool) -> list[float]:
        """What a share can be: of every whole, or of the likeliest alone."""
        values = [value for _, value, _ in values_of(self.lexicon, figure, claim)]
        return values if every else values[:1]

    def is_small(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count is too small to be called wrong: unless it can be nothing else, and so is the right one."""
        if figure.number.unit or figure.number.value >= FEW:
            return False
        return not (figure.firm and all(cell.count < _SMALL for cell in claim.cells))

    def is_of_one(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count of several years is no sum: it is of one of them, or the sum of another thing."""
        if figure.kind != "over" or figure.number.unit:
            return False
        if figure.number.value < _MORE * max(cell.count for cell in claim.cells):
            return True
        years = [cell.year for cell in claim.cells]
        return any(
            sum(self.cells[offence, measure, year].count for year in years) == figure.number.value
            for offence in self.lexicon.offences for measure in self.lexicon.measures
            if all((offence, measure, year) in self.cells for year in years)
        )  # fmt: skip

    def is_far(self, figure: Figure, claim: Claim) -> bool:
        """Whether a figure is so far from what it was carried over to be that it is likely something else."""
        values = [value for _, value, _ in values_of(self.lexicon, figure, claim)]
        return all(not (value / _FAR <= figure.number.value <= value * _FAR) for value in values)

    def is_nearer_elsewhere(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count whose group was carried over is nearer to what the other group had."""
        if figure.number.unit:
            return False
        off = {
            (offence, cell.year): abs(self.cells[offence, claim.measure, cell.year].count - figure.number.value)
            for cell in claim.cells for offence in self.lexicon.offences
            if (offence, claim.measure, cell.year) in self.cells
        }  # fmt: skip
        other = [
            gap for (offence, _), gap in off.items() if offence != claim.offence and gap < _NEARER * figure.number.value
        ]
        return bool(other) and min(other) < min(off.values(), default=0) + 1

    def is_any(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count without a measure is some figure of its group and year."""
        return any(
            cell.count == figure.number.value
            for (offence, _, year), cell in self.cells.items()
            if offence == claim.offence and year in figure.years
        )

    def is_all(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count is that of all cases of its group and year, or of what its measure is a part of."""
        codes = [*self.lexicon.ancestors(claim.measure), "instroom"]
        keys = [(claim.offence, code, cell.year) for cell in claim.cells for code in codes]
        count = figure.number.value
        return not figure.number.unit and any(key in self.cells and self.cells[key].count == count for key in keys)

    def is_loose(self, figure: Figure, claim: Claim) -> bool:
        """Whether it falls so little short that nobody should be corrected: `verdubbeld`, `ruim driehonderd` of 342."""
        typed = figure.number
        low, high = {"fully": (1.0, _LOOSE), "nearly": (2 - _LOOSE, 1.0)}.get(typed.bound, (1.0, 0.0))
        values = [value for _, value, _ in values_of(self.lexicon, figure, claim)]
        if typed.bound in {"least", "most"} and any(agrees(value, "equal", typed) for value in values):
            return True  # `niet minder dan 34 procent` of 33.7
        if typed.bound == "about" and any(abs(value - typed.value) <= _step(typed.value) / 2 for value in values):
            return True  # `afgerond 700` of 743
        if any(low * typed.value <= value <= high * typed.value for value in values):
            return True
        least = NEARLY * figure.number.value if any(find_factors(figure.number.text)) else float("inf")
        return any(value >= least for value in values)
