"""A text checked: a speech, a reply or a news item, figure by figure.

    checked = check_text(store, text)
    checked.findings[0].verdict      # klopt, klopt afgerond, klopt met andere noemer, wijkt af or niet van ons
    checked.unplaced                 # numbers that could be anything: counted, never judged

The rule of a verdict is that of Narekenen: the whole that the sentence names, else that of the letter's tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.doubt import emptied
from zedentui.kinds.figure import bare, labels
from zedentui.kinds.source import pages
from zedentui.search.claim_values import Claim, agrees, values_of
from zedentui.search.claimed import figures_in
from zedentui.search.evaluation import Outcome, Term, evaluate
from zedentui.search.factors import NEARLY, find_factors
from zedentui.search.facts import facts_of
from zedentui.search.findings import FOREIGN, RIGHT, WRONG, Checked, Finding
from zedentui.search.frame import Frame, Group, Quantity
from zedentui.search.wording import Words, years_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.claim import Figure
    from zedentui.search.facts import Facts
    from zedentui.store.store import Store

__all__ = ["LONGEST_TEXT", "RIGHT", "WRONG", "Checked", "Finding", "check_text"]

LONGEST_TEXT = 2_000_000
"""Characters that are read: some thousand pages."""

_FEW = 20  # a small count says too little of what it counts to be called wrong
_SAME = 0.5  # a figure behind `zo'n` that is this near is no rounded one
_NEARER = 0.25  # part of a count by which it may miss what the other group had, to be taken for that
_FAR = 2.5  # times as much, or as little, as what a figure was carried over to be
_SMALL = 100  # unless what it should be is small too
_WHOLES = {"uitstroom": "uitstroom", "instroom": "instroom", "hoofdmaat": "onvoorwaardelijke sepots"}


def check_text(store: Store, text: str) -> Checked:
    """Check every figure of `text` that could be one of ours. Raises StoreError."""
    facts = facts_of(store)
    grid = _Grid(store, facts)
    findings: list[Finding] = []
    unplaced = 0
    for figure in figures_in(text[:LONGEST_TEXT], facts.lexicon):
        finding = grid.judged(figure)
        if finding is None:
            unplaced += 1
        else:
            findings.append(finding)
    return Checked(tuple(findings), unplaced)


class _Grid:
    """All cells at once: one query for a whole text."""

    def __init__(self, store: Store, facts: Facts) -> None:
        lexicon = facts.lexicon
        self.dossier = store.dossier()
        self.figures = store.figures
        self.words = Words(lexicon, facts.annotations(store), self.dossier.compared_with_original is not None)
        years = tuple(range(lexicon.first_year, lexicon.last_year + 1))
        frame = Frame(
            tuple(Quantity((code,)) for code in lexicon.measures),
            tuple(Group(code) for code in lexicon.offences),
            years,
        )
        outcome: Outcome = evaluate(store, lexicon, frame)
        self.lexicon = lexicon
        self.cells = {
            (outcome.terms[c.term].group.plus, outcome.terms[c.term].quantity.main, c.year): c for c in outcome.cells
        }

    def judged(self, figure: Figure) -> Finding | None:
        """The finding, or None for a number that cannot be placed."""
        if figure.foreign and not figure.measures:
            return self._finding(figure, None, FOREIGN, None, None)
        if not figure.placed or figure.kind == "part":
            return None
        if figure.kind in {"change", "gap", "points"}:
            return self._changed(figure)
        years = tuple(y for y in figure.years if self._has(y))
        if not years:
            return self._finding(figure, None, FOREIGN, None, None)
        measures = figure.measures or ("instroom",)
        offences = figure.offences or tuple(self.lexicon.offences)
        claims = [
            Claim(measure, offence, tuple(c for y in years if (c := self.cells.get((offence, measure, y)))))
            for offence in offences for measure in measures
        ]  # fmt: skip
        made = [finding for claim in claims if (finding := self._right(figure, claim))]
        if made:  # a figure with the whole that is worded before one with another
            return min(made, key=lambda finding: RIGHT.index(finding.verdict) == 2)
        if other := self._otherwise(figure, claims):
            return other
        if loosely := self._spoken_of(figure, measures, offences):  # a whole percentage is soon right for some year
            return loosely if not figure.number.unit or figure.number.digits > 0 else None
        if self._is_all(figure, claims[0]) or self._elsewhere(figure, measures, offences):
            return None  # right for another year of its sentence: which of them is meant cannot be told
        if not figure.sure or not (figure.measures or figure.named_year) or figure.foreign:
            return None
        if not figure.measures and self._is_any(figure, claims[0]):
            return None
        wrong = self._wrong(figure, claims[0])
        if figure.carried and self._is_nearer_elsewhere(figure, claims[0]):
            return None
        if (figure.loose_measures or (figure.carried and not figure.firm)) and self._is_far(figure, claims[0]):
            return None
        return None if self._is_small(figure, claims[0]) or self._loosely(figure, claims[0]) else wrong

    def _has(self, year: int) -> bool:
        return self.lexicon.first_year <= year <= self.lexicon.last_year

    def _changed(self, figure: Figure) -> Finding | None:
        """The finding on a change: between the first years that make it right, else the likeliest."""
        loose = figure.carried or not figure.offences
        claims = [
            Claim(measure, offence, cells)
            for early, late in figure.spans
            for offence in dict.fromkeys((*figure.offences, *(self.lexicon.offences if loose else ())))
            for measure in figure.measures or ("instroom",)
            if len(cells := tuple(c for y in (early, late) if (c := self.cells.get((offence, measure, y))))) == 2
        ]
        made = next((finding for claim in claims if (finding := self._right(figure, claim))), None)
        if made or not claims or not figure.sure or figure.foreign:
            return made
        if not figure.number.unit and figure.number.value < _FEW:
            return None
        return None if self._loosely(figure, claims[0]) else self._wrong(figure, claims[0])

    def _is_small(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count is too small to be called wrong: unless it can be nothing else, and so is the right one."""
        if figure.number.unit or figure.number.value >= _FEW:
            return False
        return not (figure.firm and all(cell.count < _SMALL for cell in claim.cells))

    def _is_far(self, figure: Figure, claim: Claim) -> bool:
        """Whether a figure is so far from what it was carried over to be that it is likely something else."""
        values = [value for _, value, _ in values_of(self.lexicon, figure, claim)]
        return all(not (value / _FAR <= figure.number.value <= value * _FAR) for value in values)

    def _is_nearer_elsewhere(self, figure: Figure, claim: Claim) -> bool:
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

    def _is_any(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count without a measure is some figure of its group and year."""
        return any(
            cell.count == figure.number.value
            for (offence, _, year), cell in self.cells.items()
            if offence == claim.offence and year in figure.years
        )

    def _otherwise(self, figure: Figure, claims: Sequence[Claim]) -> Finding | None:
        """A count that is exactly something else its sentence can mean, where only one such thing is.

        The whole of which a part was named (`1.215 van 2.662`), the other group where none was named, the same figure
        of another year where no year was.
        """
        if figure.number.unit or figure.kind != "value" or not figure.measures or figure.number.value < _FEW:
            return None
        first = claims[0]
        codes = dict.fromkeys([*self.lexicon.ancestors(first.measure), "instroom"])
        wholes = [(first.offence, code, cell.year) for cell in first.cells for code in codes]
        groups = [(offence, first.measure, c.year) for c in first.cells for offence in self.lexicon.offences]
        years = [key for key in self.cells if key[:2] == (first.offence, first.measure)]
        for keys in (
            wholes if figure.of_all else [],
            groups if figure.carried else [],
            years if not figure.named_year else [],
        ):
            found = [key for key in keys if key in self.cells and self.cells[key].count == figure.number.value]
            if len(found) == 1:
                offence, measure, _ = found[0]
                return self._finding(figure, Claim(measure, offence, (self.cells[found[0]],)), RIGHT[0], None, None)
        return None

    def _is_all(self, figure: Figure, claim: Claim) -> bool:
        """Whether a count is that of all cases of its group and year, or of what its measure is a part of."""
        codes = [*self.lexicon.ancestors(claim.measure), "instroom"]
        keys = [(claim.offence, code, cell.year) for cell in claim.cells for code in codes]
        count = figure.number.value
        return not figure.number.unit and any(key in self.cells and self.cells[key].count == count for key in keys)

    def _loosely(self, figure: Figure, claim: Claim) -> bool:
        """Whether a verb such as `verdubbeld` falls so little short that nobody should be corrected."""
        least = NEARLY * figure.number.value if any(find_factors(figure.number.text)) else float("inf")
        return any(value >= least for _, value, _ in values_of(self.lexicon, figure, claim))

    def _spoken_of(self, figure: Figure, measures: Sequence[str], offences: Sequence[str]) -> Finding | None:
        """The finding on a figure that is right for another year or measure that was spoken of just before."""
        years = [y for y in (*figure.years, *figure.loose_years) if self._has(y)]
        groups = tuple(self.lexicon.offences) if figure.carried and not figure.number.unit else offences
        wide = dict.fromkeys((*measures, *figure.loose_measures))
        if figure.kind != "value" or not (figure.loose_years or figure.loose_measures):
            return None
        claims = [
            Claim(measure, offence, (cell,))
            for measure in wide for offence in groups for year in years
            if (cell := self.cells.get((offence, measure, year)))
        ]  # fmt: skip
        return next((finding for claim in claims if (finding := self._right(figure, claim))), None)

    def _elsewhere(self, figure: Figure, measures: Sequence[str], offences: Sequence[str]) -> bool:
        """Whether a figure that does not hold for its year would hold for another one that its sentence names."""
        years = [year for year in figure.every_year if year not in figure.years]
        return any(
            self._right(figure, Claim(measure, offence, (cell,)))
            for offence in offences for measure in measures for year in years
            if (cell := self.cells.get((offence, measure, year)))
        )  # fmt: skip

    def _right(self, figure: Figure, claim: Claim) -> Finding | None:
        typed = figure.number
        values = values_of(self.lexicon, figure, claim)
        first = values[0][0] if values else None
        for whole, value, _ in values:
            kind = (
                typed.bound if typed.bound in {"about", "nearly", "fully", "more", "less", "least", "most"} else "equal"
            )
            if not agrees(value, kind, typed):
                continue
            same = {"equal": 1e-9, "about": _SAME}.get(kind)
            exact = same is None or abs(value - typed.value) < same
            verdict = "klopt" if exact else "klopt afgerond"
            if whole != first:
                verdict = "klopt met andere noemer"
            return self._finding(figure, claim, verdict, None, whole)
        return None

    def _wrong(self, figure: Figure, claim: Claim) -> Finding | None:
        values = values_of(self.lexicon, figure, claim)
        if not values:
            return None
        first = values[0][0]
        own = [text for whole, _, text in values if whole == first]
        should = own[0] if len(own) == 1 else f"{own[0]} tot {own[-1]}"
        return self._finding(figure, claim, WRONG, should, first)

    def _in_full(self, claim: Claim) -> str | None:
        """The one figure of a claim with every whole that it is a share of."""
        key = (claim.offence, claim.measure, claim.cells[0].year) if len(claim.cells) == 1 else None
        cell = self.figures.cells.get(key) if key else None
        return bare(cell, *labels(cell, self.figures)) if cell else None

    def _finding(
        self, figure: Figure, claim: Claim | None, verdict: str, should: str | None, whole: str | None
    ) -> Finding:
        typed = figure.number
        if claim is None:
            return Finding(
                figure.line, figure.column, typed.text, typed.value, figure.foreign, verdict, None, None, None
            )
        offence = self.lexicon.offences[claim.offence]
        label = self.words.quantity(Quantity((claim.measure,)))
        years = years_named([cell.year for cell in claim.cells])
        kind = {
            "mean": "gemiddelde ",
            "change": "verandering ",
            "points": "verandering ",
            "gap": "verschil ",
            "sum": "som ",
        }.get(figure.kind, "")
        term = Term(Quantity((claim.measure,)), Group(claim.offence))
        doubts = [self.words.doubts(claim.cells).strip()]
        doubts += [said for cell in claim.cells if whole for said in self.words.whole_doubts(cell, term)]
        cells = self.figures.cells
        keys = [(claim.offence, claim.measure, cell.year) for cell in claim.cells]
        doubts += [emptied((cells[key] for key in keys if key in cells), self.figures.measures) or ""]
        doubt = " ".join(dict.fromkeys(filter(None, doubts))) or None
        return Finding(
            figure.line, figure.column, typed.text, typed.value, f"{kind}{label}, {offence.label.lower()}, {years}",
            verdict, should, _WHOLES.get(whole or ""), pages([offence.source], self.dossier), doubt,
            self._in_full(claim) if whole and figure.kind == "value" else None,
        )  # fmt: skip
