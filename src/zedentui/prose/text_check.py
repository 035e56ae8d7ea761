"""A text checked: a speech, a reply or a news item, figure by figure.

    checked = check_text(store, text)
    checked.findings[0].verdict      # klopt, klopt afgerond, klopt met andere noemer, wijkt af or niet van ons
    checked.unplaced                 # numbers that could be anything: counted, never judged

The rule of a verdict is that of Narekenen: the whole that the sentence names, else that of the letter's tables.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.kinds.doubt import emptied
from zedentui.kinds.figure import bare, labels
from zedentui.kinds.source import pages
from zedentui.prose.claim_grid import FEW, LEAST, Grid, is_telling
from zedentui.prose.claim_values import ONE_SIDED, Claim, agrees, bound_of, values_of
from zedentui.prose.claimed import figures_in
from zedentui.prose.findings import FOREIGN, RIGHT, WRONG, Checked, Finding
from zedentui.search.facts import facts_of
from zedentui.search.figures.evaluation import Term
from zedentui.search.figures.wording import years_named
from zedentui.search.frames.frame import Group, Quantity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.claim import Figure
    from zedentui.search.facts import Facts
    from zedentui.store.store import Store

__all__ = ["LONGEST_TEXT", "RIGHT", "WRONG", "Checked", "Finding", "check_text"]

LONGEST_TEXT = 2_000_000
"""Characters that are read: some thousand pages."""

_SAME = 0.5  # a figure behind `zo'n` that is this near is no rounded one
_WHOLES = {"uitstroom": "uitstroom", "instroom": "instroom", "hoofdmaat": "onvoorwaardelijke sepots"}


def check_text(store: Store, text: str) -> Checked:
    """Check every figure of `text` that could be one of ours. Raises StoreError."""
    facts = facts_of(store)
    judge = _Judge(store, facts)
    findings: list[Finding] = []
    unplaced = 0
    for figure in figures_in(text[:LONGEST_TEXT], facts.lexicon):
        finding = judge.judged(judge.turned(figure))
        judge.follow(figure, finding)
        if finding is None:
            unplaced += 1
        else:
            findings.append(finding)
    return Checked(tuple(findings), unplaced)


class _Judge(Grid):
    """The verdict on each figure of a text, in its order."""

    def __init__(self, store: Store, facts: Facts) -> None:
        super().__init__(store, facts)
        self.group: str | None = None  # which the text has gone over to
        self.naming = 0  # since when
        self.found: str | None = None  # that of the last finding
        self.claim: Claim | None = None  # that of the last finding
        self.counted: list[tuple[float, Claim]] = []  # the last two counts that were right
        self.strayed: str | None = None  # what it measured, where its words made another measure likelier

    def turned(self, figure: Figure) -> Figure:
        """The figure with the group that the text has gone over to without naming it, when it has."""
        if (
            self.group is None
            or not figure.carried
            or figure.naming != self.naming
            or self.group in figure.offences[:1]
        ):
            return figure
        return replace(figure, offences=(self.group, *figure.offences), sure=False)

    def follow(self, figure: Figure, finding: Finding | None) -> None:
        """Keep which group the text is about, when it is not the one that was named last."""
        if finding and finding.verdict in RIGHT and figure.kind == "value" and self.claim:
            self.counted = [*self.counted, (figure.number.value, self.claim)][-2:]
        if not figure.carried:
            self.group = None
        elif finding and finding.verdict in RIGHT and self.found not in figure.offences:
            self.group, self.naming = self.found, figure.naming

    def judged(self, figure: Figure) -> Finding | None:
        """The finding, or None for a number that cannot be placed."""
        if figure.foreign and not figure.measures:
            return self._finding(figure, None, FOREIGN, None, None)
        if not figure.placed or figure.kind == "part":
            return None
        if figure.kind in {"change", "gap", "points"}:
            return self._changed(figure)
        years = tuple(y for y in figure.years if self.has(y))
        if not years:
            return self._finding(figure, None, FOREIGN, None, None)
        measures = figure.measures or ("instroom",)
        offences = figure.offences or tuple(self.lexicon.offences)
        claims = [
            Claim(measure, offence, tuple(c for y in years if (c := self.cells.get((offence, measure, y)))))
            for offence in offences for measure in measures
        ]  # fmt: skip
        made = [finding for claim in claims if (finding := self._right(figure, claim))]
        if made and not figure.number.unit and figure.number.value < LEAST and not figure.firm:
            return None
        if made:  # a figure with the whole that is worded before one with another
            return min(made, key=lambda finding: RIGHT.index(finding.verdict) == 2)
        if other := self._otherwise(figure, claims):
            return other
        if loosely := self._spoken_of(figure, measures, offences):
            return loosely if is_telling(figure.number) else None
        if self.is_all(figure, claims[0]) or self._elsewhere(figure, measures, offences):
            return None  # right for another year of its sentence: which of them is meant cannot be told
        if not figure.sure or not (figure.measures or figure.named_year) or figure.foreign:
            return None
        if not figure.measures and self.is_any(figure, claims[0]):
            return None
        if self.strayed in figure.loose_measures and self.strayed != claims[0].measure:
            return None
        if self.is_of_one(figure, claims[0]) or self.is_known(figure, claims[0]) or self._is_one_of(figure, claims[0]):
            return None
        wrong = self._wrong(figure, claims[0])
        if figure.carried and self.is_nearer_elsewhere(figure, claims[0]):
            return None
        if (figure.loose_measures or (figure.carried and not figure.firm)) and self.is_far(figure, claims[0]):
            return None
        return None if self.is_small(figure, claims[0]) or self.is_loose(figure, claims[0]) else wrong

    def _changed(self, figure: Figure) -> Finding | None:
        """The finding on a change: between the first years that make it right, else the likeliest."""
        if ends := self._ends(figure):
            return self._right(figure, ends) or (self._wrong(figure, ends) if not self.is_loose(figure, ends) else None)
        loose = figure.carried or not figure.offences
        groups = (self.found,) if self.found and figure.carried else tuple(self.lexicon.offences)
        claims = self._between(figure, tuple(dict.fromkeys((*figure.offences, *(groups if loose else ())))))
        made = next((finding for claim in claims if (finding := self._right(figure, claim))), None)
        if made is None and figure.kind == "change" and not figure.number.unit:
            made = self._level(figure)
        if made or not claims or not figure.sure or figure.foreign:
            return made
        others = self._between(figure, tuple(self.lexicon.offences)) if figure.carried else []
        if self.is_known(figure, claims[0]) or any(self._right(figure, claim) for claim in others):
            return None
        if not figure.number.unit and figure.number.value < FEW:
            return None
        return None if self.is_loose(figure, claims[0]) else self._wrong(figure, claims[0])

    def _ends(self, figure: Figure) -> Claim | None:
        """Between what a change is that stands behind two counts of one thing: `van 324 naar 412, een stijging van`."""
        if figure.ends is None or tuple(value for value, _ in self.counted) != figure.ends:
            return None
        early, late = (claim for _, claim in self.counted)
        same = (early.offence, early.measure) == (late.offence, late.measure)
        if not same or len(early.cells) != 1 or len(late.cells) != 1 or early.cells[0].year >= late.cells[0].year:
            return None
        return Claim(early.measure, early.offence, (*early.cells, *late.cells))

    def _between(self, figure: Figure, offences: Sequence[str]) -> list[Claim]:
        """What a change can be of, for each pair of years that it may be between."""
        spans = figure.spans[:1] if figure.number.bound in ONE_SIDED else figure.spans  # `met meer dan 10 procent`
        return [
            Claim(measure, offence, cells)
            for early, late in spans for offence in offences for measure in figure.measures or ("instroom",)
            if len(cells := tuple(c for y in (early, late) if (c := self.cells.get((offence, measure, y))))) == 2
        ]  # fmt: skip

    def _level(self, figure: Figure) -> Finding | None:
        """The finding on a count that is no change, but what it came to: `met 1.302 hoger dan in de jaren daarvoor`."""
        level = replace(figure, kind="value")
        claims = [
            Claim(measure, offence, (cell,))
            for offence in figure.offences for measure in figure.measures for year in figure.years
            if (cell := self.cells.get((offence, measure, year)))
        ]  # fmt: skip
        return next((finding for claim in claims if (finding := self._right(level, claim))), None)

    def _otherwise(self, figure: Figure, claims: Sequence[Claim]) -> Finding | None:
        """A count that is exactly something else its sentence can mean, where only one such thing is.

        The whole of which a part was named (`1.215 van 2.662`), the other group where none was named, the same figure
        of another year where no year was.
        """
        if figure.number.unit or figure.kind != "value" or not figure.measures or figure.number.value < FEW:
            return None
        first = claims[0]
        codes = dict.fromkeys([*self.lexicon.ancestors(first.measure), "instroom"])
        told = dict.fromkeys((*(cell.year for cell in first.cells), *figure.loose_years))
        wholes = [(first.offence, code, year) for year in told for code in codes]
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

    def _spoken_of(self, figure: Figure, measures: Sequence[str], offences: Sequence[str]) -> Finding | None:
        """The finding on a figure that is right for another year or measure that was spoken of just before."""
        years = [y for y in (*figure.years, *figure.loose_years) if self.has(y)]
        groups = tuple(self.lexicon.offences) if figure.carried and not figure.number.unit else offences
        wide = figure.loose_measures
        if figure.kind != "value" or not (figure.loose_years or wide) or figure.number.bound in ONE_SIDED:
            return None  # `minder dan 2.500` is so of many a figure that was spoken of
        claims = [
            Claim(measure, offence, (cell,))
            for measure in dict.fromkeys((*measures, *wide)) for offence in groups for year in years
            if (cell := self.cells.get((offence, measure, year)))
        ]  # fmt: skip
        return next((finding for claim in claims if (finding := self._right(figure, claim))), None)

    def _is_one_of(self, figure: Figure, claim: Claim) -> bool:
        """Whether what is said of several years together is right for one of them, or for their mean."""
        each = [replace(figure, kind="mean"), replace(figure, kind="value")]
        return figure.kind == "over" and any(self._right(one, claim) for one in each)

    def _elsewhere(self, figure: Figure, measures: Sequence[str], offences: Sequence[str]) -> bool:
        """Whether a figure that does not hold for its year would for another that its sentence names, or the last."""
        last = () if figure.dated else (self.lexicon.last_year,)  # which a text is about that names another in between
        years = [year for year in (*figure.every_year, *last) if year not in figure.years]
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
            kind = bound_of(typed)
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
        own = [text for _, text in sorted((value, text) for whole, value, text in values if whole == first)]
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
        self.found, self.claim = claim.offence, claim
        self.strayed = claim.measure if figure.measures and claim.measure != figure.measures[0] else None
        offence = self.lexicon.offences[claim.offence]
        label = self.words.quantity(Quantity((claim.measure,)))
        years = years_named([cell.year for cell in claim.cells])
        kind = {
            "mean": "gemiddelde ",
            "change": "verandering ",
            "points": "verandering ",
            "gap": "verschil ",
            "sum": "som ",
            "over": "" if typed.unit or typed.value <= max(cell.count for cell in claim.cells) else "som ",
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
