"""The arithmetic of the printed tables, recomputed from the cells before anything is built.

The rules (found by recomputing the letter's tables, which do not state them): the measures under a measure add up
to it, and a percentage is the share of uitstroom rounded half up. A deviation must be explained by a `[[repair]]`:
the presumed counts add up, or the cell is marked as doubtful without a presumed count.
"""

from __future__ import annotations

from dataclasses import dataclass

from zedentui.dossier.problems import Problems
from zedentui.dossier.sources import Item, Sources
from zedentui.dossier.tables import Cell

__all__ = ["check_tables", "percent_of"]

_Key = tuple[str, str, str, int]


def percent_of(count: int, whole: int) -> int | None:
    """Return `count` as a percentage of `whole`, a whole number rounded half up; None if `whole` is 0."""
    return (200 * count + whole) // (2 * whole) if whole else None


@dataclass(frozen=True, slots=True)
class _Tables:
    """The printed cells by (document, offence, measure, year) with the repairs that go with them."""

    cells: dict[_Key, Cell]
    repairs: dict[_Key, Item]

    def presumed(self, key: _Key) -> int:
        """The count to reckon with: the presumed one where there is one, else the printed one."""
        presumed = self.repairs[key].get_whole("presumed") if key in self.repairs else None
        return self.cells[key].count if presumed is None else presumed

    def doubtful(self, key: _Key) -> bool:
        """Whether the cell is marked as wrong without a better count."""
        return key in self.repairs and self.repairs[key].get_whole("presumed") is None


def check_tables(sources: Sources, problems: Problems) -> None:
    """Report every sum and percentage of the printed tables that is wrong and not explained."""
    cells = {cell.key: cell for cell in sources.cells}
    repairs = {}
    for repair in sources.of("observation_repair"):
        offence, measure, year = repair.get_text("offence"), repair.get_text("measure"), repair.get_whole("year")
        if offence is None or measure is None or year is None:
            continue
        key = (repair.document, offence, measure, year)
        repairs[key] = repair
        presumed = repair.get_whole("presumed")
        if key in cells and presumed == cells[key].count:
            repair.report(problems, "presumed", "een ander getal dan er staat")
    tables = _Tables(cells, repairs)
    parts: dict[str, list[str]] = {}
    for item in sources.of("measure"):
        parent = item.get_text("parent")
        if parent is not None and item.key is not None:
            parts.setdefault(parent, []).append(str(item.key))
    for key, cell in cells.items():
        _check_sum(tables, key, parts.get(cell.measure, []), problems)
        _check_percent(tables, key, problems)


def _check_sum(tables: _Tables, key: _Key, parts: list[str], problems: Problems) -> None:
    document, offence, _, year = key
    keys = [(document, offence, part, year) for part in parts]
    if not keys or any(k not in tables.cells for k in keys) or any(map(tables.doubtful, [key, *keys])):
        return
    total = sum(map(tables.presumed, keys))
    if total != tables.presumed(key):
        cell = tables.cells[key]
        expectation = (
            f"{total}, de som van {' + '.join(parts)}, of een [[repair]] in statistics.toml die het verschil verklaart"
        )
        problems.add(cell.file, cell.row, str(year), cell.printed, expectation)


def _check_percent(tables: _Tables, key: _Key, problems: Problems) -> None:
    document, offence, _, year = key
    cell, whole = tables.cells[key], tables.cells.get((document, offence, "uitstroom", year))
    if cell.percent is None or whole is None or tables.doubtful(key):
        return
    shares = {percent_of(count, whole.count) for count in (cell.count, tables.presumed(key))}
    if cell.percent not in shares:
        expectation = (
            f"{percent_of(cell.count, whole.count)}%, het aandeel van {cell.printed} in de uitstroom van {year}"
        )
        problems.add(cell.file, cell.row, f"{year} %", f"{cell.percent}%", expectation)
