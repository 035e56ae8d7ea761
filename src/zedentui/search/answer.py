"""Cards made from cells of the tables: one figure, a series, a comparison, an extreme, an overview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.kinds import doubt, figure
from zedentui.kinds.source import document_of, pages
from zedentui.kinds.unit import unit
from zedentui.search import wording
from zedentui.search.result import Card
from zedentui.text.dutch import decimal, number, percent, within
from zedentui.text.table import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zedentui.model import Observation
    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.store.store import Store

__all__ = ["Answer", "available"]

Line = tuple[str, str]

_OVERVIEW = ("instroom", "uitstroom", "onvoorwaardelijk_sepot", "dagvaarden")
_UNITS = {None: "aantal", "percentage": "uitstroom"}
_PARTED = "onvoorwaardelijk_sepot"  # what is divided when a query asks for reasons or sorts and names no measure
_FLOWS = frozenset({"instroom", "uitstroom"})


def available(years: Iterable[int], facts: Facts) -> tuple[int, ...]:
    """The years among `years` that the tables have."""
    lexicon = facts.lexicon
    return tuple(year for year in years if lexicon.first_year <= year <= lexicon.last_year)


@dataclass
class Answer:
    """The work of making one card: what the query left open is filled in here, and said."""

    store: Store
    facts: Facts
    query: Query
    ignored: Sequence[str] = ()

    def __post_init__(self) -> None:
        self.lexicon = self.facts.lexicon
        self.cells = self.store.figures.cells
        self.annotations = self.store.figures.annotations
        self.offences = self.query.offences or (next(iter(self.lexicon.offences), ""),)
        self.measures = self.query.measures
        if self.query.mode == "parts" and not self.measures:
            self.measures = (_PARTED,)
        self.years = available(self.query.years.years, self.facts)
        self.unit = unit(_UNITS.get(self.query.unit, self.query.unit) or "aantal")

    def card(self) -> Card | None:
        """The card, by what the query compares: measures, groups, years, or nothing."""
        offence, measure = self.offences[0], (self.measures or ("instroom",))[0]
        last = self.years[-1] if self.years else self.lexicon.last_year
        if self.query.mode in {"highest", "lowest", "average", "sum"}:
            return self._extreme(offence, measure)
        if len(self.offences) > 1:
            return self._groups(measure)
        if len(self.measures) > 1:
            return self._several(offence)
        if not self.measures and self.query.mode not in {"change", "series"}:
            return self._overview(offence, last)
        if self.query.years.shape in {"some", "range"} and len(self.years) > 1:
            return self._years(offence, measure)
        if self.query.years.shape == "none":
            return self._latest(offence, measure)
        return self.point(offence, measure, last)

    def point(self, offence: str, measure: str, year: int) -> Card | None:
        """One cell: the figure, what it is a share of, the change on the year before."""
        cell = self.cells.get((offence, measure, year))
        return self._made(self._sentence(cell), self._about(cell), [cell]) if cell else None

    def of_number(self, cells: Sequence[Observation]) -> Card:
        """Cells that happen to hold the same number, the newest first."""
        newest = sorted(cells, key=lambda cell: -cell.year)
        others = [
            (
                f"Ook in {cell.year}",
                f"{self.lexicon.measures[cell.measure].label}, {self.lexicon.offences[cell.offence].label}",
            )
            for cell in newest[1:5]
        ]
        return self._made(self._sentence(newest[0]), others + self._about(newest[0]), newest[:1])

    def _cells(self, offence: str, measure: str, years: Iterable[int]) -> list[Observation]:
        return [cell for year in years if (cell := self.cells.get((offence, measure, year)))]

    def _all_years(self) -> tuple[int, ...]:
        return tuple(range(self.lexicon.first_year, self.lexicon.last_year + 1))

    # Sentences ---------------------------------------------------------------------------------------------------

    def _sentence(self, cell: Observation, *, change: bool = True) -> str:
        """The figure with its shares, and with `change` how it differs from the year before."""
        offence, measure = self.lexicon.offences[cell.offence], self.lexicon.measures[cell.measure]
        said = figure.sentence(cell, offence, measure)
        changed = figure.change_sentence(cell, self.annotations) if change else None
        if changed and (self.query.mode == "change" or self.unit.code in {"verschil", "verschil_procent"}):
            return f"In {cell.year} {figure.phrase(cell, offence, measure)}: {changed}."
        if changed:
            said += f" Dat is {changed}."
        if self.unit.code == "index" and cell.index is not None:
            said += f" Index (2012 = 100): {decimal(cell.index)}."
        if self.query.mode == "parts" and (parts := self._parts(cell)):
            said += " Daarvan: " + ", ".join(f"{label} {value}" for label, value in parts) + "."
        return said

    def _about(self, cell: Observation) -> list[Line]:
        """What stands under a single figure: the unit that was asked for, and remarks."""
        lines = []
        if self.unit.code not in {"aantal", "verschil"}:
            lines.append((self.unit.label.capitalize(), self.unit.text(cell)))
        if note := doubt.own(cell):
            lines.append(("Vermoedelijk", note))
        return lines + [(f"Waarvan {label}", value) for label, value in self._parts(cell)] + self._marks([cell])

    def _parts(self, cell: Observation) -> list[Line]:
        """What a figure is made of, each part with its share of the whole."""
        parts = [m for m in self.lexicon.measures.values() if m.parent == cell.measure]
        cells = [(m, self.cells.get((cell.offence, m.code, cell.year))) for m in parts]
        return [
            (within(m.label), f"{number(part.count)} ({percent(part.share_parent)})")
            for m, part in cells
            if part and part.share_parent is not None
        ]

    def _short(self, cell: Observation) -> str:
        """The figure in a line of a series: the number with its share, or with the unit that was asked for."""
        marks = figure.marks(cell.year, self.annotations)
        count = f"{number(cell.count)} {marks}" if marks else number(cell.count)
        if self.query.mode == "change" or self.unit.code in {"verschil", "verschil_procent"}:
            change = f"{shown(cell.change, 'signed')}, {shown(cell.change_percent, 'signed_percent')}"
            return f"{count} ({change})" if cell.change is not None else count
        if self.unit.code in {"instroom", "hoofdmaat", "index"}:
            return f"{count} ({self.unit.text(cell)})"
        if cell.measure in _FLOWS or cell.share_uitstroom is None:
            return count
        return f"{count} ({percent(cell.share_uitstroom)})"

    # Cards -------------------------------------------------------------------------------------------------------

    def _latest(self, offence: str, measure: str) -> Card | None:
        cells = self._cells(offence, measure, self._all_years())
        if not cells:
            return None
        latest = cells[-1]
        lines = [("Jaar", f"zonder jaartal: het laatste jaar van de brief, {latest.year}"), *self._about(latest)]
        series = [(str(cell.year), self._short(cell)) for cell in reversed(cells)]
        if self.query.mode == "series":
            return self._made(self._compared(cells), [*series, *self._marks(cells)], cells)
        return self._made(self._sentence(latest), lines + series, [latest])

    def _years(self, offence: str, measure: str) -> Card | None:
        cells = self._cells(offence, measure, self.years)
        if not cells:
            return None
        lines = [(str(cell.year), self._short(cell)) for cell in cells]
        if self.query.years.shape == "range" and len(cells) > 2:
            lines += self._summary(cells)
        lines += [("Vermoedelijk", f"{cell.year}: {note}") for cell in cells if (note := doubt.own(cell))]
        return self._made(self._compared(cells), lines + self._marks(cells), cells)

    def _compared(self, cells: list[Observation]) -> str:
        if cells[0] is cells[-1]:
            return self._sentence(cells[0])
        return figure.comparison_sentence(
            cells[0], cells[-1], self.lexicon.offences, self.lexicon.measures, self.annotations
        )

    def _summary(self, cells: list[Observation]) -> list[Line]:
        high, low = max(cells, key=lambda cell: cell.count), min(cells, key=lambda cell: cell.count)
        mean = sum(cell.count for cell in cells) / len(cells)
        return [
            ("Hoogste", f"{high.year}: {self._short(high)}"),
            ("Laagste", f"{low.year}: {self._short(low)}"),
            ("Gemiddeld", f"{decimal(mean)} per jaar"),
        ]

    def _groups(self, measure: str) -> Card | None:
        """Both offence groups, in one year or in several."""
        years = self.years or (self.lexicon.last_year,)
        pairs = [[self.cells.get((offence, measure, year)) for offence in self.offences] for year in years]
        cells = [cell for pair in pairs for cell in pair if cell]
        if not cells:
            return None
        latest = [cell for cell in cells if cell.year == cells[-1].year]
        answer = self._compared([latest[0], latest[-1]])
        if self.query.unit == "percentage" and (part := self._part_of_whole(latest)):
            answer += f" {part[0][0]}: {part[0][1]}."
        lines = [
            (f"{cell.year} {self.lexicon.offences[cell.offence].label.lower()}", self._short(cell)) for cell in cells
        ]
        return self._made(answer, lines + self._part_of_whole(latest) + self._marks(cells), cells)

    def _part_of_whole(self, cells: list[Observation]) -> list[Line]:
        """Verkrachting is counted within zedenmisdrijven: what part it is."""
        counts = {cell.offence: cell.count for cell in cells}
        part, whole = counts.get("verkrachting"), counts.get("zedenmisdrijven")
        if part is None or not whole:
            return []
        share = f"{percent(100 * part / whole)} ({number(part)} van {number(whole)})"
        return [("Verkrachting als deel van zedenmisdrijven", share)]

    def _several(self, offence: str) -> Card | None:
        """Two or more measures of one group."""
        years = self.years or (self.lexicon.last_year,)
        cells = [cell for measure in self.measures for cell in self._cells(offence, measure, years)]
        latest = [cell for cell in cells if cell.year == max(years)]
        if not latest:
            return None
        answer = " ".join(self._sentence(cell, change=False) for cell in latest[:3])
        if len(latest) == 2 and self.query.mode == "change":
            answer += f" Verschil: {number(abs(latest[0].count - latest[1].count))}."
        lines = [(f"{cell.year} {self.lexicon.measures[cell.measure].label}", self._short(cell)) for cell in cells]
        return self._made(answer, lines + self._marks(cells), cells)

    def _overview(self, offence: str, year: int) -> Card | None:
        """A group or a year alone: what came in, went out, was dismissed and went to the judge."""
        if len(self.years) > 1:
            return self._years(offence, "instroom")
        cells = [cell for measure in _OVERVIEW for cell in self._cells(offence, measure, [year])]
        if not cells:
            return None
        by_measure = {cell.measure: cell for cell in cells}
        told = [by_measure[code] for code in ("instroom", "onvoorwaardelijk_sepot") if code in by_measure]
        lines = [(self.lexicon.measures[cell.measure].label, self._short(cell)) for cell in cells]
        if offence == "verkrachting":
            whole = self._cells("zedenmisdrijven", "instroom", [year])
            lines += self._part_of_whole([*whole, *(cell for cell in cells if cell.measure == "instroom")])
        return self._made(" ".join(map(self._sentence, told)), lines + self._marks(cells), cells)

    def _extreme(self, offence: str, measure: str) -> Card | None:
        """The highest, lowest, average or summed figure over the years that were named, or all of them."""
        years = self.years if len(self.years) > 1 else self._all_years()
        cells = self._cells(offence, measure, years)
        if not cells:
            return None
        by_share = self.query.unit not in {None, "aantal"} and cells[-1].share_uitstroom is not None
        by_share = by_share and measure not in _FLOWS
        first, last = cells[0].year, cells[-1].year
        if self.query.mode in {"highest", "lowest"}:
            pick = max if self.query.mode == "highest" else min
            top = pick(cells, key=lambda cell: (cell.share_uitstroom or 0.0) if by_share else float(cell.count))
            word = "hoogste" if self.query.mode == "highest" else "laagste"
            what = "aandeel van de uitstroom" if by_share else "aantal"
            answer = f"Het {word} {what} van {first} tot en met {last} is dat van {top.year}."
            answer += f" {self._sentence(top, change=False)}"
            chosen = [top]
        else:
            total = sum(cell.count for cell in cells)
            name = f"{within(self.lexicon.measures[measure].label)}, {self.lexicon.offences[offence].cases}"
            if self.query.mode == "sum":
                answer = f"Van {first} tot en met {last} samen: {number(total)} ({name})."
            else:
                answer = f"Van {first} tot en met {last} gemiddeld {decimal(total / len(cells))} per jaar ({name})."
            if measure not in _FLOWS and (out := sum(cell.uitstroom for cell in cells)):
                answer += f" Dat is {percent(100 * total / out)} van de uitstroom van die jaren ({number(out)})."
            chosen = cells
        lines = [(str(cell.year), self._short(cell)) for cell in cells]
        return self._made(answer, lines + self._marks(cells), chosen)

    def _marks(self, cells: list[Observation]) -> list[Line]:
        years = {cell.year for cell in cells}
        return [
            (f"Let op ({each.label})", each.summary) for each in self.annotations if any(map(each.applies_to, years))
        ]

    def _made(self, answer: str, lines: list[Line], cells: Sequence[Observation]) -> Card:
        warnings = wording.warnings(self.query, self.lexicon, self.years, self.ignored)
        dossier = self.store.dossier()
        sources = [self.lexicon.offences[cell.offence].source for cell in cells]
        return Card(
            title=wording.title(cells, self.lexicon),
            answer=" ".join([*warnings, answer, *self.query.notes]),
            lines=tuple(lines),
            citation=pages(sources, dossier),
            url=document_of(sources[0], dossier).url,
            location=wording.location(cells, self.unit.code if self.query.unit else "aantal"),
            observations=tuple(cells),
        )
