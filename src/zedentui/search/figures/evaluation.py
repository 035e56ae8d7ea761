"""A frame computed: the cross product of its measures, groups and years, from the newest counts of the store.

What comes out (`Outcome`) holds every number that a sentence can need; nothing is computed from cells elsewhere, but
for a difference or a quotient of two of its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from zedentui.classes import dataclass
from zedentui.search.figures.amounts import amounts, cells_of, told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from typing import TypeAlias

    from zedentui.search.frames.frame import Frame, Group, Quantity
    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.store.store import Store

    _Told: TypeAlias = tuple[list[tuple[Any, ...]], dict[tuple[tuple[int, ...], int], "Outcome"]]

__all__ = ["Cell", "Outcome", "Term", "evaluate"]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that is counted: a quantity of a group."""

    quantity: Quantity
    group: Group


@dataclass(frozen=True, slots=True)
class Cell:
    """A quantity of a group in one year.

    Counts are cases, as the document with the id `document` gives them; shares are percentages (0 to 100, unrounded),
    `index_first` has the first year of the tables as 100.
    `presumed` is the count with presumed numbers where there are any, `presumed_change` the change between two of them,
    `presumed_uitstroom` and the like the wholes with presumed numbers.
    `value` is what the frame asks for, in its unit, and ranks are by it. A whole that the quantity is no part of is 0,
    its share None.
    """

    term: int
    year: int
    document: str
    count: int
    presumed: int
    uitstroom: int
    instroom: int
    hoofdmaat: int
    groep: int
    presumed_uitstroom: int
    presumed_instroom: int
    presumed_hoofdmaat: int
    presumed_groep: int
    share_uitstroom: float | None
    share_instroom: float | None
    share_hoofdmaat: float | None
    share_groep: float | None
    index_first: float | None
    change: int | None
    change_percent: float | None
    presumed_change: int | None
    value: float | None
    from_top: int
    from_bottom: int

    @property
    def doubtful(self) -> bool:
        """Whether the text of the letter is in doubt here."""
        return self.presumed != self.count


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result set: terms in the order of the frame, cells by term and year."""

    terms: tuple[Term, ...]
    cells: tuple[Cell, ...]

    def of(self, term: int) -> list[Cell]:
        """The cells of a term, by year."""
        return [cell for cell in self.cells if cell.term == term]

    @property
    def years(self) -> tuple[int, ...]:
        """The years there are cells for."""
        return tuple(sorted({cell.year for cell in self.cells}))


def evaluate(
    store: Store, lexicon: Lexicon, frame: Frame, years: tuple[int, ...] | None = None, *, sign: int = 0
) -> Outcome:
    """Compute `frame` over its years, or over `years`; `sign` keeps only values above (1) or below (-1) zero.

    Raises StoreError.
    """
    terms = tuple(Term(quantity, group) for group in frame.groups for quantity in frame.measures)
    kept = _kept.setdefault(store, {})
    key = (terms, frame.unit, frame.operation.of)
    if key not in kept:
        if len(kept) >= _MOST_KEPT:
            kept.clear()
        counted = amounts(cells_of(store), [_weights(term, lexicon) for term in terms])
        kept[key] = told(counted, frame.unit, frame.operation.of), {}
    rows, outcomes = kept[key]
    asked = (frame.years if years is None else years, sign)
    if asked not in outcomes:
        if len(outcomes) >= _MOST_YEARS:
            outcomes.clear()
        outcomes[asked] = Outcome(terms, tuple(_among(rows, *asked)))
    return outcomes[asked]


_MOST_KEPT = 200
_MOST_YEARS = 4  # of one frame: what is asked again is the frame of the letter before
_kept: WeakKeyDictionary[Store, dict[object, _Told]] = WeakKeyDictionary()
# While somebody types, most letters leave the frame as it was, or change its years: the rows that are kept have all of
# them, and beside them stands what was made of them for the years that were asked.


def _among(rows: list[tuple[Any, ...]], years: Collection[int], sign: int) -> Iterator[Cell]:
    """The cells of `rows` in these years, each with its place by value; equal values share one, none comes last."""
    found = [row for row in rows if row[_YEAR] in years and (not sign or sign * (row[_VALUE] or 0) > 0)]
    values: dict[int, set[float]] = {row[_TERM]: set() for row in found}
    for row in found:
        if row[_VALUE] is not None:
            values[row[_TERM]].add(row[_VALUE])
    orders = {term: {value: place for place, value in enumerate(sorted(each), 1)} for term, each in values.items()}
    for row in found:
        order = orders[row[_TERM]]
        last, place = len(order) + 1, order.get(row[_VALUE])
        yield Cell(*(*row, last - place if place else last, place or last))


_TERM, _YEAR, _VALUE = 0, 1, -1
"""Where these columns of the rows stand; the others go into a Cell in their order."""


def _weights(term: Term, lexicon: Lexicon) -> dict[tuple[str, str], dict[str, int]]:
    """How often each cell (offence, measure) counts in a term, and in the wholes it is a share of."""
    quantity, group = term.quantity, term.group
    offences = [(group.plus, 1), *([(group.minus, -1)] if group.minus else [])]
    own = [*((code, 1) for code in quantity.plus), *((code, -1) for code in quantity.minus)]
    rows = [("own", offence, code, sign * weight) for offence, sign in offences for code, weight in own]
    rows += [(role, offence, code, sign) for role, code in _wholes(quantity, lexicon) for offence, sign in offences]
    if group.minus or group.plus == "verkrachting":
        larger = group.plus if group.minus else "zedenmisdrijven"
        rows += [("groep", larger, code, weight) for code, weight in own]
    weights: dict[tuple[str, str], dict[str, int]] = {}
    for role, offence, code, weight in rows:
        cell = weights.setdefault((offence, code), {})
        cell[role] = cell.get(role, 0) + weight
    return weights


def _wholes(quantity: Quantity, lexicon: Lexicon) -> list[tuple[str, str]]:
    """(role, measure) of the wholes that a quantity is a share of."""
    main = quantity.main
    parent = lexicon.measures[main].parent if main in lexicon.measures else None
    wholes: list[tuple[str, str]] = []
    if main not in {"instroom", "uitstroom"} or quantity.minus:
        wholes.append(("uitstroom", "uitstroom"))
    if main != "instroom":
        wholes.append(("instroom", "instroom"))
    if quantity.minus and main != "uitstroom":
        wholes.append(("hoofdmaat", main))
    elif parent and parent != "uitstroom":
        wholes.append(("hoofdmaat", parent))
    return wholes
