"""`zedentui narekenen --tabellen`: the arithmetic of both printed tables, every cell of it.

For people the cells are a grid of rows by years, each right or off by how much; for programs every cell is a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.cli.ending import Stop
from zedentui.cli.reading import wrapped
from zedentui.kinds import table_check
from zedentui.kinds.source import under_list
from zedentui.text.table import render

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.store.store import Store

__all__ = ["answer"]


def answer(store: Store, arguments: Arguments, out: Output) -> int:
    """Write the arithmetic; raises Stop with code 2 when an item is asked for as well."""
    if arguments.words:
        raise Stop("Bij --tabellen hoort geen ID; schrijf zedentui narekenen --tabellen, of alleen het ID.")
    cells = store.table_checks()
    if arguments.form not in {"table", "md"}:
        out.raw(render(table_check.table(cells), arguments.form), fmt=arguments.form)
        return 0
    legend = f"{table_check.outcome(cells)}. {table_check.RIGHT} klopt; anders staat er: nagerekend min onze tekst."
    rows = table_check.grid(cells, store.figures)
    grid = "\n".join(table_check.as_lines(rows)) + "\n"
    if arguments.form == "md" or (out.width is not None and out.width < grid.index("\n")):
        grid = render(table_check.as_table(rows), arguments.form, width=out.width)
    source = [line for each in under_list(store.dossier()) for line in wrapped(each, out.width)]
    lines = ["\n".join(wrapped(legend, out.width)) + "\n", grid, *source]
    out.text("\n".join(lines))
    return 0
