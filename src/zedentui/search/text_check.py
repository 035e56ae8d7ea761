"""A text checked: a speech, a reply or a news item, figure by figure.

    checked = check_text(store, text)
    checked.findings[0].verdict      # klopt, klopt afgerond, klopt met andere noemer, wijkt af or niet van ons
    checked.unplaced                 # numbers that could be anything: counted, never judged

The rule of a verdict is that of Narekenen: the whole that the sentence names, else that of the letter's tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds.doubt import emptied
from zedentui.kinds.source import pages
from zedentui.search.claimed import Figure, figures_in
from zedentui.search.evaluation import Cell, Outcome, Term, evaluate
from zedentui.search.factors import NEARLY, find_factors
from zedentui.search.facts import facts_of
from zedentui.search.findings import FOREIGN, RIGHT, WRONG, Checked, Finding
from zedentui.search.frame import Frame, Group, Quantity
from zedentui.search.thresholds import fits
from zedentui.search.wording import Words, years_named
from zedentui.text.dutch import number, percent, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.facts import Facts
    from zedentui.store.store import Store

__all__ = ["LONGEST_TEXT", "RIGHT", "WRONG", "Checked", "Finding", "check_text"]

LONGEST_TEXT = 2_000_000
"""Characters that are read: some thousand pages."""

_FEW = 20  # a small count says too little of what it counts to be called wrong
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


@dataclass(frozen=True, slots=True)
class _Claim:
    """A reading of a figure: measure, group, years, with the values it can have by whole."""

    measure: str
    offence: str
    cells: tuple[Cell, ...]


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
        typed = figure.number
        if figure.foreign and not figure.measures:
            return self._finding(figure, None, FOREIGN, None, None)
        if not figure.placed:
            return None
        spanned = figure.every_year if figure.kind == "change" and len(figure.every_year) > 1 else figure.years
        if spanned != figure.years and (changed := self._change_between(figure, spanned)):
            return changed
        years = tuple(y for y in figure.years if self.lexicon.first_year <= y <= self.lexicon.last_year)
        if not years:
            return self._finding(figure, None, FOREIGN, None, None)
        measures = figure.measures or ("instroom",)
        offences = figure.offences or tuple(self.lexicon.offences)
        claims = [
            _Claim(measure, offence, tuple(c for y in years if (c := self.cells.get((offence, measure, y)))))
            for offence in offences for measure in measures
        ]  # fmt: skip
        made = [finding for claim in claims if (finding := self._right(figure, claim))]
        if made:  # a figure with the whole that is worded before one with another
            return min(made, key=lambda finding: RIGHT.index(finding.verdict) == 2)
        if other := self._otherwise(figure, claims):
            return other
        if self._elsewhere(figure, measures, offences) or (figure.kind == "change" and len(figure.every_year) > 1):
            return None  # right for another year of its sentence: which of them is meant cannot be told
        if not figure.sure or not (figure.measures or figure.named_year) or figure.foreign:
            return None
        if not typed.unit and typed.value < _FEW:
            return None
        return None if self._loosely(figure, claims[0]) else self._wrong(figure, claims[0])

    def _otherwise(self, figure: Figure, claims: Sequence[_Claim]) -> Finding | None:
        """A count that is exactly something else its sentence can mean, where only one such thing is.

        The whole of which a part was named (`1.215 van 2.662`), the other group where none was named, the same figure
        of another year where no year was.
        """
        if figure.number.unit or figure.kind != "value" or not figure.measures:
            return None
        first = claims[0]
        codes = dict.fromkeys([*self.lexicon.ancestors(first.measure), "instroom"])
        wholes = [(first.offence, code, cell.year) for cell in first.cells for code in codes]
        groups = [(offence, first.measure, c.year) for c in first.cells for offence in self.lexicon.offences]
        years = [key for key in self.cells if key[:2] == (first.offence, first.measure)]
        for keys in (wholes, groups if figure.carried else [], years if not figure.named_year else []):
            found = [key for key in keys if key in self.cells and self.cells[key].count == figure.number.value]
            if len(found) == 1:
                offence, measure, _ = found[0]
                return self._finding(figure, _Claim(measure, offence, (self.cells[found[0]],)), RIGHT[0], None, None)
        return None

    def _loosely(self, figure: Figure, claim: _Claim) -> bool:
        """Whether a verb such as `verdubbeld` falls so little short that nobody should be corrected."""
        least = NEARLY * figure.number.value if any(find_factors(figure.number.text)) else float("inf")
        return any(value >= least for _, value, _ in self._values(figure, claim))

    def _change_between(self, figure: Figure, years: Sequence[int]) -> Finding | None:
        """The finding on a change from the first to the last year that its sentence names, when it is right."""
        for offence in figure.offences or tuple(self.lexicon.offences):
            for measure in figure.measures or ("instroom",):
                cells = tuple(c for y in (years[0], years[-1]) if (c := self.cells.get((offence, measure, y))))
                if len(cells) == 2 and (made := self._right(figure, _Claim(measure, offence, cells))):
                    return made
        return None

    def _elsewhere(self, figure: Figure, measures: Sequence[str], offences: Sequence[str]) -> bool:
        """Whether a figure that does not hold for its year would hold for another one that its sentence names."""
        years = [year for year in figure.every_year if year not in figure.years]
        return any(
            self._right(figure, _Claim(measure, offence, (cell,)))
            for offence in offences for measure in measures for year in years
            if (cell := self.cells.get((offence, measure, year)))
        )  # fmt: skip

    def _values(self, figure: Figure, claim: _Claim) -> list[tuple[str | None, float, str]]:
        """(whole, value, as text) of what the figure can be, the worded or printed whole first."""
        percents = bool(figure.number.unit)
        found: list[tuple[str | None, float, str]] = []
        if not claim.cells:
            return found
        if figure.kind == "change":
            return self._changes(figure, claim, percents=percents)
        if not percents:
            counts = [float(cell.count) for cell in claim.cells]
            if figure.kind == "mean":
                mean = sum(counts) / len(counts)
                return [(None, mean, number(round(mean)))]
            return [(None, value, number(int(value))) for value in counts]
        for whole in _ordered(self._worded(figure, claim.measure)):
            shares = [s for cell in claim.cells if (s := _share(cell, whole, claim.measure)) is not None]
            if figure.kind == "mean" and shares:
                shares = [sum(shares) / len(shares)]
            found += [(whole, share, percent(share)) for share in shares]
        return found

    def _worded(self, figure: Figure, measure: str) -> str | None:
        """Which whole a percentage is worded as a share of; None where the sentence does not say."""
        for flow in ("instroom", "uitstroom"):
            if flow in figure.named and measure != flow:
                return flow
        parent = self.lexicon.measures[measure].parent
        return "hoofdmaat" if parent in figure.named and parent != "uitstroom" else None

    def _changes(self, figure: Figure, claim: _Claim, *, percents: bool) -> list[tuple[str | None, float, str]]:
        late = claim.cells[-1]
        early = (
            claim.cells[0] if len(claim.cells) > 1 else self.cells.get((claim.offence, claim.measure, late.year - 1))
        )
        if early is None:
            return []
        change = late.count - early.count
        size = -change if figure.down else change
        if not percents:
            return [(None, float(size), signed(change))]
        return [(None, 100 * size / early.count, f"{signed(100 * change / early.count, 1)}%")] if early.count else []

    def _right(self, figure: Figure, claim: _Claim) -> Finding | None:
        typed = figure.number
        values = self._values(figure, claim)
        first = values[0][0] if values else None
        for whole, value, _ in values:
            kind = (
                typed.bound if typed.bound in {"about", "nearly", "fully", "more", "less", "least", "most"} else "equal"
            )
            if not fits(value, kind, typed.value, None, typed.digits):
                continue
            exact = kind != "equal" or abs(value - typed.value) < 1e-9
            verdict = "klopt" if exact else "klopt afgerond"
            if whole != first:
                verdict = "klopt met andere noemer"
            return self._finding(figure, claim, verdict, None, whole)
        return None

    def _wrong(self, figure: Figure, claim: _Claim) -> Finding | None:
        values = self._values(figure, claim)
        if not values:
            return None
        first = values[0][0]
        own = [text for whole, _, text in values if whole == first]
        should = own[0] if len(own) == 1 else f"{own[0]} tot {own[-1]}"
        return self._finding(figure, claim, WRONG, should, first)

    def _finding(
        self, figure: Figure, claim: _Claim | None, verdict: str, should: str | None, whole: str | None
    ) -> Finding:
        typed = figure.number
        if claim is None:
            return Finding(
                figure.line, figure.column, typed.text, typed.value, figure.foreign, verdict, None, None, None
            )
        offence = self.lexicon.offences[claim.offence]
        label = self.words.quantity(Quantity((claim.measure,)))
        years = years_named([cell.year for cell in claim.cells])
        kind = {"mean": "gemiddelde ", "change": "verandering "}.get(figure.kind, "")
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
        )  # fmt: skip


def _ordered(worded: str | None) -> Sequence[str]:
    """The wholes in the order in which they count: the one that is worded, that of the tables, the others."""
    names = ["uitstroom", "hoofdmaat", "instroom"]
    return [worded, *(name for name in names if name != worded)] if worded in names else names


def _share(cell: Cell, whole: str, measure: str) -> float | None:
    if measure in {"instroom", "uitstroom"}:
        return None
    return {
        "uitstroom": cell.share_uitstroom, "instroom": cell.share_instroom, "hoofdmaat": cell.share_hoofdmaat,
    }[whole]  # fmt: skip
