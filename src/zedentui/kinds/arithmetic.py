"""The arithmetic of the printed tables, cell by cell: as a grid, as a table, and each check explained in full.

What ought to hold is found by recomputing; the letter does not state it. The rules themselves are the view
`table_check`. Everything here speaks of the counts as printed: `figures` must be `Store.figures`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.kinds.details import Block, Detail
from zedentui.text.dutch import MINUS, number, percent, signed
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Figures, Observation, Source, TableCheck
    from zedentui.text.table import Align

__all__ = ["HEADING", "KINDS", "RIGHT", "Arithmetic", "GridRow", "arithmetic_of", "as_lines", "as_table", "cell",
           "check", "grid", "mark", "outcome", "sentence", "source"]  # fmt: skip

KINDS: dict[str, str] = {
    "afdoeningen": "De zes afdoeningen tellen op tot de uitstroom",
    "sepotgronden": "De drie sepotgronden tellen op tot het onvoorwaardelijk sepot",
    "percentages": "De gedrukte percentages zijn aandelen van de uitstroom, afgerond",
}
"""The checks of the printed tables: kind in `table_check`, and what ought to hold."""

RIGHT = "·"
"""What a cell shows that is right: almost all are, and what is off should catch the eye."""


HEADING = "Tabel, som of %"
"""What stands above the rows of the grid: the number of the table, and a sum or else a printed percentage."""


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """One check of the printed tables with all its cells."""

    kind: str
    cells: tuple[TableCheck, ...]
    source: Source | None

    @property
    def id(self) -> str:
        """Its id in a location: `tabel-afdoeningen`."""
        return f"tabel-{self.kind}"

    @property
    def title(self) -> str:
        """What ought to hold."""
        return KINDS[self.kind]

    @property
    def wrong(self) -> tuple[TableCheck, ...]:
        """The cells where the printed number is not the recomputed one."""
        return tuple(each for each in self.cells if each.difference)

    @property
    def verdict(self) -> str:
        """`klopt`, or `wijkt af` as soon as one cell does."""
        return "wijkt af" if self.wrong else "klopt"

    @property
    def outcome(self) -> str:
        """How many fit: `43 van 44 kloppen`."""
        return outcome(self.cells)


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a printed table that is checked: its cells by year. `label` has at most 24 cells for the letter."""

    label: str
    cells: tuple[TableCheck, ...]


def outcome(cells: Sequence[TableCheck]) -> str:
    """Return how many of `cells` fit: `43 van 44 kloppen`."""
    wrong = sum(1 for each in cells if each.difference)
    return f"{number(len(cells) - wrong)} van {number(len(cells))} kloppen"


def arithmetic_of(cells: Sequence[TableCheck], source: Source | None) -> tuple[Arithmetic, ...]:
    """The cells of `table_check` by kind, in the order of KINDS; `source` is where the tables stand."""
    checks = (Arithmetic(kind, tuple(each for each in cells if each.kind == kind), source) for kind in KINDS)
    return tuple(each for each in checks if each.cells)


# The grid --------------------------------------------------------------------------------------------------


def grid(cells: Sequence[TableCheck], figures: Figures) -> tuple[GridRow, ...]:
    """The cells as rows, table by table: first its two kinds of sums, then each row of percentages."""
    labels = {measure.code: measure.label for measure in figures.measures}
    rows: dict[tuple[int, str, str], list[TableCheck]] = {}
    for each in cells:
        rows.setdefault((each.table, each.kind, each.measure), []).append(each)
    return tuple(
        GridRow(
            f"{table} {labels.get(measure, measure) if kind == 'percentages' else f'Som {kind}'}",
            tuple(sorted(found, key=lambda each: each.year)),
        )
        for (table, kind, measure), found in rows.items()
    )


def mark(item: TableCheck) -> str:
    """Return what the grid shows of a cell: RIGHT, or the difference with its sign (`−4`, `+6`)."""
    return signed(item.difference) if item.difference else RIGHT


def as_table(rows: Sequence[GridRow]) -> Table:
    """The grid as a table for people; percentages are named as such."""
    years = sorted({each.year for row in rows for each in row.cells})
    shown = []
    for row in rows:
        marks = {each.year: mark(each) for each in row.cells}
        sign = " %" if row.cells[0].kind == "percentages" else ""
        shown.append((row.label + sign, *(marks.get(year, "") for year in years)))
    names = tuple(map(str, years))
    right: Align = "right"
    return Table(("row", *names), (HEADING, *names), tuple(shown), align=("left", *[right] * len(years)))


def as_lines(rows: Sequence[GridRow]) -> list[str]:
    """The grid as lines under a heading, as close together as can be read: eleven years are 79 cells wide."""
    years = sorted({each.year for row in rows for each in row.cells})
    name = max([len(HEADING), *(len(row.label) for row in rows)])
    lines = [f"{HEADING:<{name}}" + "".join(f"{year:>5}" for year in years)]
    for row in rows:
        marks = {each.year: mark(each) for each in row.cells}
        lines.append(f"{row.label:<{name}}" + "".join(f"{marks.get(year, ''):>5}" for year in years))
    return lines


# One check, one cell ---------------------------------------------------------------------------------------


def check(item: Arithmetic, figures: Figures) -> Detail:
    """A check with every cell that does not fit, what should probably be printed there, and why we think so."""
    blocks = [Block("fact", item.verdict, "Oordeel"), Block("fact", item.outcome, "Nagerekend")]
    if item.wrong:
        blocks.append(Block("heading", "Wat afwijkt"))
    labels = {measure.code: measure.label for measure in figures.measures}
    sign = "%" if item.kind == "percentages" else ""
    for each in item.wrong:
        said = f"gedrukt {number(each.printed)}{sign}, nagerekend {number(each.recomputed)}{sign} ({mark(each)})"
        fixed = "" if each.presumed is None else f"; met de vermoedelijke aantallen {number(each.presumed)}"
        fits = ", dan klopt het" if each.presumed == each.printed else ""
        what = f"Tabel {each.table}, {labels.get(each.measure, each.measure)}"
        blocks.append(Block("fact", f"{what}: {said}{fixed}{fits}.", str(each.year)))
    doubtful = [part for each in item.wrong for part in _parts(each, figures) if part.repair_reason]
    if doubtful:
        blocks.append(Block("heading", "Wat er vermoedelijk had moeten staan"))
        blocks += [block for row in _rows_in_doubt(doubtful, figures) for block in row]
        blocks += [Block("fact", part.repair_reason or "", str(part.year)) for part in doubtful]
    return Detail(item.title, tuple(blocks), item.source)


def cell(item: TableCheck, figures: Figures) -> Detail:
    """One cell: what is printed, how it is recomputed, and where it is off the presumed repair with its argument."""
    sign = "%" if item.kind == "percentages" else ""
    blocks = [
        Block("fact", f"{_verdict(item)} (gedrukt staat {number(item.printed)}{sign})", "Oordeel"),
        Block("fact", _recomputed(item, figures), "Nagerekend"),
    ]
    doubtful = [part for part in _parts(item, figures) if part.repair_reason]
    for part in doubtful:
        blocks.append(Block("fact", _repair(part, item, figures), "Vermoedelijk"))
        blocks.append(Block("fact", part.repair_reason or "", "Waarom"))
    blocks += [block for row in _rows_in_doubt(doubtful, figures) for block in row]
    blocks.append(Block("heading", "Wat er moet gelden"))
    blocks.append(Block("text", f"{KINDS[item.kind]}."))
    return Detail(_title(item, figures), tuple(blocks), source(item, figures))


def sentence(item: TableCheck, figures: Figures) -> str:
    """One cell as a few sentences to read aloud."""
    sign = "%" if item.kind == "percentages" else ""
    told = f"{_title(item, figures)}: gedrukt staat {number(item.printed)}{sign}."
    told += f" Nagerekend: {_recomputed(item, figures)}; dat {_verdict(item)}."
    repairs = [_repair(part, item, figures) for part in _parts(item, figures) if part.repair_reason]
    return told + "".join(f" Vermoedelijk: {repair}." for repair in repairs)


def source(item: TableCheck, figures: Figures) -> Source | None:
    """Where the table of this cell stands."""
    return next((offence.source for offence in figures.offences if offence.code == item.offence), None)


def _title(item: TableCheck, figures: Figures) -> str:
    label = next((measure.label for measure in figures.measures if measure.code == item.measure), item.measure)
    what = f"percentage {_lower(label)}" if item.kind == "percentages" else f"som van de {item.kind}"
    return f"Tabel {item.table}, {item.year}, {what}"


def _verdict(item: TableCheck) -> str:
    if not item.difference:
        return "klopt"
    by = "procentpunt " if item.kind == "percentages" else ""
    return f"wijkt af: {number(abs(item.difference))} {by}{'meer' if item.difference > 0 else 'minder'} dan gedrukt"


def _recomputed(item: TableCheck, figures: Figures) -> str:
    """How the number comes about: `1.079 + 43 + 38 = 1.160` with names, or count and uitstroom of a percentage."""
    if item.kind == "percentages":
        own = figures.cells.get((item.offence, item.measure, item.year))
        if own is None or own.share_uitstroom is None:
            return f"{number(item.recomputed)}%"
        return (
            f"{number(own.count)} van de uitstroom van {number(own.uitstroom)} is {percent(own.share_uitstroom)}, "
            f"afgerond {number(item.recomputed)}%"
        )
    labels = {measure.code: _lower(measure.label) for measure in figures.measures}
    parts = [f"{number(part.count)} {labels[part.measure]}" for part in _parts(item, figures) if part.count]
    return f"{' + '.join(parts)} = {number(item.recomputed)}" if parts else number(item.recomputed)


def _repair(part: Observation, item: TableCheck, figures: Figures) -> str:
    label = next(_lower(m.label) for m in figures.measures if m.code == part.measure)
    if part.presumed_count is None:
        return f"{label} is twijfelachtig; wij weten niet wat er had moeten staan"
    told = f"{label} {number(part.presumed_count)} in plaats van {part.printed or 'niets'}"
    return told + ("; dan klopt de som" if item.presumed == item.printed else "")


def _parts(item: TableCheck, figures: Figures) -> list[Observation]:
    """The printed cells that a sum adds up; none for a percentage."""
    if item.kind == "percentages":
        return []
    codes = [measure.code for measure in figures.measures if measure.parent == item.measure]
    found = (figures.cells.get((item.offence, code, item.year)) for code in codes)
    return [part for part in found if part is not None]


def _rows_in_doubt(doubtful: Sequence[Observation], figures: Figures) -> list[list[Block]]:
    """Each row with a doubtful cell, as printed and as presumed under each other: so a shifted row can be seen."""
    rows = []
    for offence, measure in dict.fromkeys((part.offence, part.measure) for part in doubtful):
        cells = (figures.cells.get((offence, measure, year)) for year in figures.years)
        row = [each for each in cells if each is not None]
        places = [place for place, each in enumerate(row) if each.presumed_count is not None]
        if not places:
            continue
        shown = row[max(places[0] - 1, 0) : places[-1] + 3]  # one before, and two after to see where it fits again
        label = next(_lower(m.label) for m in figures.measures if m.code == measure)
        printed = [each.printed or MINUS for each in shown]
        presumed = [number(each.count if each.presumed_count is None else each.presumed_count) for each in shown]
        span = f"{shown[0].year}-{shown[-1].year}"
        rows.append(
            [
                Block("fact", f"{label}, {span}", "De rij"),
                Block("fact", "  ".join(printed), "Gedrukt"),
                Block("fact", "  ".join(presumed), "Vermoedelijk"),
            ]
        )
    return rows


def _lower(label: str) -> str:
    """A label inside a sentence: abbreviations keep their capitals."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
