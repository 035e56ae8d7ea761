"""Everything that can be copied of an item or a figure (`y`, `Y`), and its mark on the debate sheet (`m`): the texts.

They are made as the panes make them, from the kind of each item; of a figure in every unit and on both bases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tools.answers import DATABASE, TODAY
from zedentui.kinds import marks, registry
from zedentui.kinds.unit import UNITS
from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.tui.dialogs.copying import Copy, item_copies
from zedentui.tui.panes.statistics.copies import figure_copies
from zedentui.tui.panes.statistics.view import BASES, Grid, View

if TYPE_CHECKING:
    from zedentui.sheet import Mark

__all__ = ["copies"]


def copies() -> dict[str, str]:
    """Give what is copied and marked as one text, by the place that one stands at."""
    store = Store.open(DATABASE)
    try:
        return {f"copies {place}": text for each in (_figures(store), _items(store)) for place, text in each}
    finally:
        store.close()


def _figures(store: Store) -> Iterator[tuple[str, str]]:
    """Every cell on both bases and in every unit."""
    for basis, data in zip(BASES, (store.figures, store.presumed_figures), strict=True):
        for unit in UNITS:
            grid = Grid(data, View(unit=unit.code, basis=basis))
            for cell in data.cells.values():
                place = marks.figure_place(cell, data, unit.code)
                made = figure_copies(grid, cell, store.figures, store.dossier(), place)
                mark = marks.of_figure(cell, data, store.dossier(), unit.code)
                yield f"{cell.offence} {cell.measure} {cell.year} {unit.code} {basis}", _text(made, mark)


def _items(store: Store) -> Iterator[tuple[str, str]]:
    """Every item of every kind."""
    for code in registry.KINDS:
        every = registry.kind(code, store, date.fromisoformat(TODAY))
        for item in every.items:
            kind = every.of(item)
            place = Location(code, kind.names(item)[0])
            table = partial(kind.table, [item])
            made = item_copies(
                kind.sentence(item), kind.source(item), store.dossier(), place, table, table,
                outside=kind.elsewhere(item),
            )  # fmt: skip
            yield str(place), _text(made, marks.of_item(item, every, store.dossier(), place))


def _text(made: Sequence[Copy], mark: Mark) -> str:
    """The mark, and each choice; whole tables are those of the subcommands, which are asked by themselves."""
    marked = (mark.title, mark.line, mark.source, mark.url, mark.place)
    chosen = (f"{copy.label}: {copy.text}" for copy in made if not copy.label.startswith("Tabel"))
    return "\n".join((*marked, *chosen)) + "\n"
