"""`zedentui narekenen --tabellen`: the arithmetic of both printed tables, every cell of it.

For people the cells are a grid of rows by years, each right or off by how much; for programs every cell is a row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.cli.ending import Stop
from zedentui.cli.reading import wrapped
from zedentui.kinds import arithmetic, tables
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
        out.raw(render(tables.table_checks(cells), arguments.form), fmt=arguments.form)
        return 0
    legend = f"{arithmetic.outcome(cells)}. {arithmetic.RIGHT} klopt; anders staat er nagerekend min gedrukt."
    rows = arithmetic.grid(cells, store.figures)
    grid = "\n".join(arithmetic.as_lines(rows)) + "\n"
    if arguments.form == "md" or (out.width is not None and out.width < grid.index("\n")):
        grid = render(arithmetic.as_table(rows), arguments.form, width=out.width)
    letter = store.dossier().letter
    source = [*wrapped(f"Bron: {letter.citation}", out.width), *filter(None, (letter.url,))]
    lines = ["\n".join(wrapped(legend, out.width)) + "\n", grid, *source]
    out.text("\n".join(lines))
    return 0
