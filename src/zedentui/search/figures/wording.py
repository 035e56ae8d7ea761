"""The words of an answer: names of what is counted, one figure as a sentence, years, doubt, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass, replace
from zedentui.kinds import change, doubt, figure
from zedentui.kinds.unit import LEAST_BASE
from zedentui.model import Observation
from zedentui.text.dutch import decimal, listed, number, percent, portion, signed, within

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zedentui.model import Annotation, Offence
    from zedentui.search.figures.evaluation import Cell, Term
    from zedentui.search.frames.frame import Frame, Group, Quantity
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["Words", "points", "years_named"]

_BREAKING = frozenset({"onvoorwaardelijk_sepot", "technisch_sepot"})  # what the note on registration speaks of


def years_named(years: Sequence[int]) -> str:
    """Return the years as one says them: `2018 tot en met 2022`, `2012 en 2022`."""
    if len(years) > 2 and list(years) == list(range(years[0], years[-1] + 1)):
        return f"{years[0]} tot en met {years[-1]}"
    return listed([str(year) for year in years])


def points(value: float) -> str:
    """Return a difference between shares: `+2,5 procentpunt`."""
    return f"{signed(value, 1)} procentpunt"


@dataclass(frozen=True, slots=True)
class Words:
    """The names of one dossier, put into sentences."""

    lexicon: Lexicon
    annotations: tuple[Annotation, ...]
    compared: bool = False
    """Whether somebody has compared our text of the letter with the original."""

    # Names -------------------------------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> str:
        """`technisch sepot`, `uitstroom zonder dagvaarden`."""
        labels = self.lexicon.measures
        plus = listed([within(labels[code].label) for code in quantity.plus])
        minus = listed([within(labels[code].label) for code in quantity.minus])
        return f"{plus} zonder {minus}" if minus else plus

    def group(self, group: Group) -> str:
        """`zedenmisdrijven`, `zedenmisdrijven zonder verkrachting`."""
        label = within(self.lexicon.offences[group.plus].label)
        return f"{label} zonder {within(self.lexicon.offences[group.minus].label)}" if group.minus else label

    def offence(self, group: Group) -> Offence:
        """The group with the words for its cases."""
        offence = self.lexicon.offences[group.plus]
        if group.minus is None:
            return offence
        rest = f" zonder {within(self.lexicon.offences[group.minus].label)}"
        return replace(offence, cases=offence.cases + rest, one_case=offence.one_case + rest)

    def cases(self, count: int, group: Group) -> str:
        """`412 verkrachtingszaken`, `geen zedenzaken`."""
        offence = self.offence(group)
        return f"{number(count) if count else 'geen'} {offence.one_case if count == 1 else offence.cases}"

    def term(self, term: Term) -> str:
        """`onvoorwaardelijk sepot, verkrachtingszaken`."""
        return f"{self.quantity(term.quantity)}, {self.offence(term.group).cases}"

    # One figure --------------------------------------------------------------------------------------------------

    def observation(self, cell: Cell, term: Term) -> Observation:
        """The cell as the kinds of the dossier know it, for a quantity that is one row of a table."""
        measure = self.lexicon.measures[term.quantity.main]
        return Observation(
            offence=term.group.plus, measure=measure.code, year=cell.year, basis="tekst", count=cell.count,
            printed_count=cell.count, printed=number(cell.count), printed_percent=None,
            presumed_count=cell.presumed if cell.doubtful else None, uitstroom=cell.uitstroom,
            instroom=cell.instroom, parent_measure=measure.parent, parent_count=cell.hoofdmaat or None,
            share_uitstroom=cell.share_uitstroom, share_instroom=cell.share_instroom,
            share_parent=cell.share_hoofdmaat, change=cell.change, change_percent=cell.change_percent,
            index=cell.index_first, base_year=self.lexicon.first_year, base_count=None,
            source=self.lexicon.offences[term.group.plus].source,
        )  # fmt: skip

    def figure(self, cell: Cell, term: Term) -> str:
        """One figure as a sentence, with everything it is a share of."""
        quantity = term.quantity
        if quantity.plain:
            said = figure.bare(
                self.observation(cell, term), self.offence(term.group), self.lexicon.measures[quantity.main]
            )
            if term.group.minus:
                said += f" Dat is {number(cell.groep)} min {number(cell.groep - cell.count)}."
            return said
        whole = cell.uitstroom if quantity.main == "uitstroom" else cell.hoofdmaat
        sum_ = f" ({number(whole)} min {number(whole - cell.count)})" if quantity.minus else ""
        shares = [f"{portion(part)} van {name} ({number(of)})" for name, part, of in self.shares(cell, term)]
        tail = f": {', '.join(shares)}" if shares else ""
        counted = f"{self.cases(cell.count, term.group)} bij {self.quantity(quantity)}"
        return f"In {cell.year} telde het OM {counted}{sum_}{tail}."

    def shares(self, cell: Cell, term: Term) -> list[tuple[str, float, int]]:
        """(name, share in %, whole) of all that the figure is a share of, the nearest whole first."""
        found: list[tuple[str, float, int]] = []
        quantity = term.quantity
        if cell.share_hoofdmaat is not None:
            parent = quantity.main if quantity.minus else self.lexicon.measures[quantity.main].parent or ""
            name = "de onvoorwaardelijke sepots" if parent == "onvoorwaardelijk_sepot" else f"de {parent}"
            found.append((name, cell.share_hoofdmaat, cell.hoofdmaat))
        if cell.share_uitstroom is not None:
            found.append(("de uitstroom", cell.share_uitstroom, cell.uitstroom))
        if cell.share_instroom is not None and quantity.main != "uitstroom":
            found.append(("de instroom", cell.share_instroom, cell.instroom))
        return found

    def change(self, cell: Cell) -> str | None:
        """`66 meer dan in 2021 (+9,7%)`; None in the first year."""
        if cell.change is None:
            return None
        text = self.difference(cell.change, cell.count - cell.change, cell.year - 1)
        if cell.presumed_change is None or cell.presumed_change == cell.change:
            return text
        return f"{text[:-1]}; {doubt.WITH_PRESUMED} {change.more(cell.presumed_change)})"

    def difference(self, moved: int, before: int, year: int) -> str:
        """`123 meer dan in 2020 (554, +22,2%)`; of few cases no percentage."""
        if moved == 0:
            return f"evenveel als in {year} ({number(before)})"
        more = change.difference(moved, year)
        if before >= LEAST_BASE:
            return f"{more} ({number(before)}, {change.in_percent(before, before + moved)})"
        return f"{more} ({number(before)})"

    # What goes with it -------------------------------------------------------------------------------------------

    def breaks(self, term: Term, before: int, after: int) -> str:
        """A warning where the series of this measure breaks between two years; empty where it does not."""
        spoken_of = bool(_BREAKING.intersection((*term.quantity.plus, *term.quantity.minus)))
        years = {
            a.year_from
            for a in self.annotations
            if a.breaks and (spoken_of or a.kind != "reeksbreuk") and before < a.year_from <= after
        }
        return f" Let op: de reeks breekt in {listed([str(year) for year in sorted(years)])}." if years else ""

    def marks(self, terms: Iterable[Term], years: Iterable[int]) -> list[tuple[str, str]]:
        """The notes under the tables that speak of these measures and years."""
        asked = set(years)
        codes = {code for term in terms for code in (*term.quantity.plus, *term.quantity.minus)}
        return [
            (f"Let op ({each.label})", each.summary)
            for each in self.annotations
            if any(map(each.applies_to, asked)) and (each.kind != "reeksbreuk" or codes & _BREAKING)
        ]

    def doubt(self, cell: Cell) -> str | None:
        """What stands in our text and what it presumably is; None where nothing is in doubt."""
        if not cell.doubtful:
            return None
        return doubt.told(cell.count, cell.presumed, compared=self.compared)

    def doubts(self, cells: Sequence[Cell], total: tuple[str, str] | None = None) -> str:
        """The doubt about several cells, in one sentence; `total` is what was said and what it presumably is."""
        doubtful = [cell for cell in cells if cell.doubtful]
        if not doubtful:
            return ""
        if total is None and len(doubtful) == 1 and len(cells) == 1:
            return f" {self.doubt(doubtful[0])}"
        numbers = [(cell.count, cell.year, cell.presumed) for cell in doubtful]
        said = f" {doubt.told_of_years(numbers, compared=self.compared)}"
        if total is not None and total[0] != total[1]:
            said += f" Met de vermoedelijke getallen is het {total[1]}."
        return said

    def whole_doubts(self, cell: Cell, term: Term, *, group: bool = False) -> list[str]:
        """A sentence for each whole that the figure is a share of and of which the number is in doubt.

        `group`: also the larger group, where its number is shown.
        """
        said = []
        parent = self.lexicon.measures[term.quantity.main].parent or term.quantity.main
        main = within(self.lexicon.measures[term.quantity.main if term.quantity.minus else parent].label)
        shown = [
            ("uitstroom", cell.uitstroom, cell.presumed_uitstroom),
            ("instroom", cell.instroom, cell.presumed_instroom),
            (main, cell.hoofdmaat, cell.presumed_hoofdmaat),
        ]
        if group:
            shown.append((f"{self.quantity(term.quantity)}, zedenzaken", cell.groep, cell.presumed_groep))  # fmt: skip
        for name, count, presumed in shown:
            if count != presumed:
                said.append(
                    f"De noemer ({name}, {cell.year}) is in onze tekst van de brief {number(count)}; vermoedelijk "
                    f"{number(presumed)}; vergelijk met het origineel."
                )
        return said

    def value(self, cell: Cell, frame: Frame) -> str:
        """The value in the unit of the frame: `412`, `54,4%`, `132,0`."""
        if frame.unit == "aantal" or cell.value is None:
            return number(cell.count)
        if frame.unit == "index":
            return decimal(cell.value)
        return percent(cell.value)
