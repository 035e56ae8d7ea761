"""One cell of the arithmetic of the printed tables, and the grid of all of them: what each says of itself.

What ought to hold is found by recomputing; the letter does not state it. The rules themselves are the view
`table_check`. Everything here speaks of the counts in our text of the letter, and what does not
add up there is a remark on that text: `figures` must be `Store.figures`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.kinds.detail import Block, Detail, fact, heading, text
from zedentui.kinds.source import Speech, citation
from zedentui.text import provenance
from zedentui.text.aloud import aloud
from zedentui.text.dutch import MINUS, number, percent, signed, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Dossier, Figures, Observation, Source, TableCheck
    from zedentui.text.table import Align

__all__ = ["HEADING", "KINDS", "RIGHT", "GridRow", "as_lines", "as_table", "detail", "grid", "label_of", "mark",
           "outcome", "parts", "rows_in_doubt", "sentence", "source", "speech", "table", "title"]  # fmt: skip

KINDS: dict[str, str] = {
    "afdoeningen": "De zes afdoeningen tellen op tot de uitstroom",
    "sepotgronden": "De drie sepotgronden tellen op tot het onvoorwaardelijk sepot",
    "percentages": "De percentages in de tabellen zijn aandelen van de uitstroom, afgerond",
}
"""The checks of the printed tables: kind in `table_check`, and what ought to hold."""


RIGHT = "·"
"""What a cell shows that is right: almost all are, and what is off should catch the eye."""


HEADING = "Tabel, som of %"
"""What stands above the rows of the grid: the number of the table, and a sum or else a printed percentage."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a printed table that is checked: its cells by year. `label` has at most 24 cells for the letter."""

    label: str
    cells: tuple[TableCheck, ...]


def outcome(cells: Sequence[TableCheck]) -> str:
    """Return how many of `cells` fit: `43 van 44 kloppen`."""
    wrong = sum(1 for each in cells if each.difference)
    return f"{number(len(cells) - wrong)} van {number(len(cells))} kloppen"


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


def table(rows: Sequence[TableCheck]) -> Table:
    """Cells with every field; `difference` is recomputed minus printed.

    `table` is the number of the table in the letter; `row` a measure, with ` %` behind it for its printed percentage.
    """
    return Table(
        ("table", "year", "row", "printed", "recomputed", "difference", "kind", "offence", "measure", "presumed"),
        ("Tabel", "Jaar", "Rij", "In de tekst", "Nagerekend", "Verschil", "Soort", "Delict", "Maat", "Vermoedelijk"),
        tuple(
            (c.table, c.year, c.row, c.printed, c.recomputed, c.difference, c.kind, c.offence, c.measure, c.presumed)
            for c in rows
        ),
    )


# What a cell says ------------------------------------------------------------------------------------------


def label_of(item: TableCheck | Observation, figures: Figures) -> str:
    """The name of the measure of a cell."""
    return next((measure.label for measure in figures.measures if measure.code == item.measure), item.measure)


def title(item: TableCheck, figures: Figures) -> str:
    """What a cell is called on the debate sheet."""
    return f"Tabel {item.table}, {item.year}, {within(label_of(item, figures))} nagerekend"


def sentence(item: TableCheck, figures: Figures) -> str:
    """One cell as a few sentences to read aloud."""
    sign = "%" if item.kind == "percentages" else ""
    told = f"{_name(item, figures)}: {_stands(item, figures, sign)}."
    told += f" Nagerekend: {_recomputed(item, figures)}; dat {_verdict(item)}."
    repairs = [_repair(part, item, figures) for part in parts(item, figures) if part.repair_reason]
    return told + "".join(f" Vermoedelijk: {repair}." for repair in repairs)


_RECKONED = {
    "afdoeningen": "De zes afdoeningen samen zijn",
    "sepotgronden": "De drie sepotgronden samen zijn",
    "percentages": "Als deel van de uitstroom is het nagerekend",
}


def speech(item: TableCheck, figures: Figures, dossier: Dossier) -> Speech:
    """A cell beside what it should be."""
    stands = citation(source(item, figures), dossier)
    of = " procent" if item.kind == "percentages" else ""
    label = within(label_of(item, figures))
    copy = "" if figures.compared else "onze tekst van "
    line = f"In {copy}tabel {item.table} staat voor {item.year} bij ‘{label}’ {number(item.printed)}{of}."
    line += f" {_RECKONED.get(item.kind, 'Nagerekend is het')} {number(item.recomputed)}{of}"
    if not item.difference:
        return Speech(aloud(f"{line}, en dat klopt."), stands)
    line += f", dus {number(abs(item.difference))}{of}punt" if of else f", dus {number(abs(item.difference))}"
    line += f" {'meer' if item.difference > 0 else 'minder'} dan er staat."
    if item.presumed == item.printed:
        line += " Met de aantallen die vermoedelijk bedoeld zijn, klopt het wel."
    return Speech(aloud(line), stands)


def detail(item: TableCheck, figures: Figures) -> Detail:
    """One cell: what is printed, how it is recomputed, and where it is off the presumed repair with its argument."""
    sign = "%" if item.kind == "percentages" else ""
    blocks = [
        fact("Oordeel", f"{_verdict(item)} ({_stands(item, figures, sign)})"),
        fact("Nagerekend", _recomputed(item, figures)),
    ]
    doubtful = [part for part in parts(item, figures) if part.repair_reason]
    for part in doubtful:
        blocks.append(fact("Vermoedelijk", _repair(part, item, figures)))
        blocks.append(fact("Waarom", part.repair_reason or ""))
    blocks += [block for row in rows_in_doubt(doubtful, figures) for block in row]
    blocks.append(heading("Wat er moet gelden"))
    blocks.append(text(f"{KINDS[item.kind]}."))
    return Detail(_name(item, figures), tuple(blocks), source(item, figures))


def source(item: TableCheck, figures: Figures) -> Source | None:
    """Where the table of this cell stands."""
    return next((offence.source for offence in figures.offences if offence.code == item.offence), None)


def _name(item: TableCheck, figures: Figures) -> str:
    label = label_of(item, figures)
    what = f"percentage {within(label)}" if item.kind == "percentages" else f"som van de {item.kind}"
    return f"Tabel {item.table}, {item.year}, {what}"


def _verdict(item: TableCheck) -> str:
    if not item.difference:
        return "klopt"
    what, by = ("rondt anders af", "procentpunt ") if item.kind == "percentages" else ("telt niet op", "")
    than = "meer" if item.difference > 0 else "minder"
    return f"{what}: {number(abs(item.difference))} {by}{than} dan er staat"


def _stands(item: TableCheck, figures: Figures, sign: str) -> str:
    """`In onze tekst van de brief staat 1.164`, inside a sentence."""
    return provenance.stands(f"{number(item.printed)}{sign}", compared=figures.compared)


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
    labels = {measure.code: within(measure.label) for measure in figures.measures}
    added = [f"{number(part.count)} {labels[part.measure]}" for part in parts(item, figures) if part.count]
    return f"{' + '.join(added)} = {number(item.recomputed)}" if added else number(item.recomputed)


def _repair(part: Observation, item: TableCheck, figures: Figures) -> str:
    label = next(within(m.label) for m in figures.measures if m.code == part.measure)
    if part.presumed_count is None:
        return f"{label} is twijfelachtig; wij weten niet wat er had moeten staan"
    told = f"{label} {number(part.presumed_count)} in plaats van {part.printed or 'niets'}"
    told += "; dan klopt de som" if item.presumed == item.printed else ""
    return told + provenance.compare(compared=figures.compared)


def parts(item: TableCheck, figures: Figures) -> list[Observation]:
    """The printed cells that a sum adds up; none for a percentage."""
    if item.kind == "percentages":
        return []
    codes = [measure.code for measure in figures.measures if measure.parent == item.measure]
    found = (figures.cells.get((item.offence, code, item.year)) for code in codes)
    return [part for part in found if part is not None]


def rows_in_doubt(doubtful: Sequence[Observation], figures: Figures) -> list[list[Block]]:
    """Each row with a doubtful cell, as printed and as presumed under each other: so a shifted row can be seen."""
    rows = []
    for offence, measure in dict.fromkeys((part.offence, part.measure) for part in doubtful):
        cells = (figures.cells.get((offence, measure, year)) for year in figures.years)
        row = [each for each in cells if each is not None]
        places = [place for place, each in enumerate(row) if each.presumed_count is not None]
        if not places:
            continue
        shown = row[max(places[0] - 1, 0) : places[-1] + 3]  # one before, and two after to see where it fits again
        label = next(within(m.label) for m in figures.measures if m.code == measure)
        printed = [each.printed or MINUS for each in shown]
        presumed = [number(each.count if each.presumed_count is None else each.presumed_count) for each in shown]
        span = f"{shown[0].year}-{shown[-1].year}"
        rows.append(
            [
                fact("De rij", f"{label}, {span}"),
                fact("In de tekst", "  ".join(printed)),
                fact("Vermoedelijk", "  ".join(presumed)),
            ]
        )
    return rows
