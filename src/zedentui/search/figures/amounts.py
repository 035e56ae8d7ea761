"""What a quantity comes to in each year: counts added up from the cells of the tables, with shares and changes.

DuckDB is asked once for the newest count of every cell; the view `figure` has the same shares and changes in SQL, of
single cells. One statement that added up and compared these for each frame took DuckDB longer to plan than anything
else that a question needs.
"""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zedentui.store.store import Store

    Row = tuple[Any, ...]
    Cell = tuple[int, str, int, int]
    Cells = Mapping[tuple[str, str], Sequence[Cell]]
    Weights = Mapping[tuple[str, str], Mapping[str, int]]

__all__ = ["ROLES", "amounts", "cells_of", "told"]

ROLES = ("own", "uitstroom", "instroom", "hoofdmaat", "groep")
"""What a cell counts in: the quantity itself, and the wholes that it can be a share of."""
_YEAR, _DOCUMENT, _COUNT, _PRESUMED, _WHOLES, _PRESUMED_WHOLES = 1, 2, 3, 4, slice(5, 9), slice(9, 13)

_known: WeakKeyDictionary[Store, Cells] = WeakKeyDictionary()


def cells_of(store: Store) -> Cells:
    """Return by offence and measure the year, document, count and presumed count of each cell. Raises StoreError."""
    if store not in _known:
        cells: dict[tuple[str, str], list[Cell]] = {}
        for offence, measure, *cell in store.run("search_cells"):
            cells.setdefault((offence, measure), []).append((cell[0], cell[1], cell[2], cell[3]))
        _known[store] = cells
    return _known[store]


def amounts(cells: Cells, terms: Sequence[Weights]) -> list[Row]:
    """Return a row for each term and year that the tables have, in that order.

    A term is a sum of cells (offence, measure), each with its weight in the roles of ROLES. A row is its number, the
    year, the newest document with that year, its count and presumed count, its wholes and its presumed wholes.
    """
    return [row for number, weights in enumerate(terms) for row in _by_year(number, weights, cells)]


def _by_year(number: int, weights: Weights, cells: Cells) -> Iterator[Row]:
    """The rows of one term, by year."""
    sums: dict[int, list[int]] = {}
    documents: dict[int, str] = {}
    for place, roles in weights.items():
        each = [roles.get(role, 0) for role in ROLES]
        for year, document, count, presumed in cells.get(place, ()):
            added = [weight * value for value in (count, presumed) for weight in each]
            sums[year] = [a + b for a, b in zip(sums[year], added, strict=True)] if year in sums else added
            documents[year] = max(documents.get(year, ""), document)
    for year in sorted(sums):
        own, *wholes, presumed, u, i, h, g = sums[year]
        yield (number, year, documents[year], own, presumed, *wholes, u, i, h, g)


def told(rows: Iterable[Row], unit: str, of: str) -> list[Row]:
    """Return rows of `amounts`, each with shares, index, changes and the `value` that is asked.

    Added are the shares in per cent of each whole, the index (100 in the first year), the change on the year before, in
    numbers, per cent and presumed numbers, and the value: in `unit` of a year, or its change unless `of` is `value`. A
    change or an index takes both numbers from one document; what cannot be told is None.
    """
    made = []
    for _, series in groupby(rows, itemgetter(0)):
        first: Row | None = None
        last: Row | None = None
        last_level: float | None = None
        for row in series:
            first = first or row
            before = last if last is not None and last[_DOCUMENT] == row[_DOCUMENT] else None
            shares = [_percent(row[_COUNT], whole) for whole in row[_WHOLES]]
            index = _percent(row[_COUNT], first[_COUNT]) if first[_DOCUMENT] == row[_DOCUMENT] else None
            units = {**dict(zip(ROLES[1:], shares, strict=True)), "index": index}
            level = units.get(unit, float(row[_COUNT]))
            change = row[_COUNT] - before[_COUNT] if before else None
            change_percent = _percent(change, before[_COUNT]) if before and change is not None else None
            presumed_change = row[_PRESUMED] - before[_PRESUMED] if before else None
            value = level
            if of != "value":
                value = level - last_level if before and level is not None and last_level is not None else None
                value = change_percent if unit == "verschil_procent" else value
            made.append((*row, *shares, index, change, change_percent, presumed_change, value))
            last, last_level = row, level
    return made


def _percent(part: int, whole: int) -> float | None:
    return 100.0 * part / whole if whole else None
