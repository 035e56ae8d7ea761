"""The subcommands that list items or show one: `zedentui moties`, `zedentui moties buitenweg`.

A list for people has a few columns, its first the id that can be asked for; for programs every field is there. One
item is shown in full, with its source; for programs it is one row of the same fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zedentui.classes import replace
from zedentui.cli.arguments import quoted
from zedentui.cli.ending import EXIT_NOTHING, Stop
from zedentui.cli.reading import lay_out, wrapped
from zedentui.kinds import registry
from zedentui.kinds.source import under_list
from zedentui.text.columns import Column, fit
from zedentui.text.table import Table, render, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output
    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store

__all__ = ["answer"]

_WIDE = 100  # cells; in less the columns named in `Kind.narrow` are left out
_FEW = 12  # so many ids are named in full when one is not found


def answer(store: Store, arguments: Arguments, out: Output) -> int:
    """Write the list, or the item that was asked for; raises Stop with code 1 when there is no such item."""
    assert arguments.command is not None
    kind = registry.kind(arguments.command, store, arguments.today)
    if arguments.form == "ics":
        from zedentui.cli.calendar import write_calendar  # here: only this format needs it

        wanted = " ".join(arguments.words)
        items = [_chosen(kind, wanted, arguments.command)] if wanted else kind.items
        write_calendar(items, store.dossier(), out)
        return 0
    if arguments.grafiek:
        _write_chart(kind, store, arguments, out)
        return 0
    if arguments.uit:
        raise Stop("--uit hoort bij een grafiek; schrijf --grafiek --uit BESTAND.")
    if arguments.command == "moties":
        from zedentui.cli.moties import narrowed  # here: only this subcommand has filters

        kind, arguments.words = narrowed(kind, arguments)
    if not arguments.words:
        _write_list(kind, store, arguments.form, out)
        return 0
    item = _chosen(kind, " ".join(arguments.words), arguments.command)
    if arguments.form == "table":
        place = f"{kind.code}/{kind.names(item)[0]}"
        out.raw(lay_out(kind.detail(item), out, store.dossier(), place))
    else:
        out.raw(render(_table(kind, [item], store), arguments.form), fmt=arguments.form)
    return 0


def _table(kind: Kind[Any], items: Sequence[Any], store: Store) -> Table:
    """The items with every field; where one stands in another document than the letter, `document` says in which."""
    table, letter = kind.table(items), store.dossier().letter.id
    sources = [(kind.names(item)[0], kind.source(item)) for item in items]
    stands = {name: source.document.id for name, source in sources if source is not None}
    if "id" not in table.fields or set(stands.values()) <= {letter}:
        return table
    at = table.fields.index("id")
    return Table(
        (*table.fields, "document"),
        (*table.headings, "Document"),
        tuple((*row, stands.get(str(row[at]))) for row in table.rows),
        align=(*table.align, "left") if table.align else (),
        kinds=(*table.kinds, "auto") if table.kinds else (),
    )


def _write_list(kind: Kind[Any], store: Store, form: str, out: Output) -> None:
    if form not in {"table", "md"}:
        out.raw(render(_table(kind, kind.items, store), form), fmt=form)
        return
    left_out = kind.narrow if form == "table" and out.width is not None and out.width < _WIDE else ()
    kept = [place for place in range(len(kind.headings) + 1) if place not in left_out]
    cells = [(kind.names(item)[0], *kind.row(item)) for item in kind.items]
    headings = ("Id", *kind.headings)
    below = [*under_list(store.dossier(), map(kind.source, kind.items))]
    if any(kind.elsewhere(item) or getattr(item, "outcomes", ()) for item in kind.items):
        below.append("Wat niet uit de brief komt, heeft bij het onderdeel zelf zijn eigen bron.")
    source = [line for each in below for line in wrapped(each, out.width)]
    remark = kind.remark(kind.items)
    parts = ["\n".join([*wrapped(remark, out.reading_width if form == "table" else None), ""])] if remark else []
    if form == "md":
        parts.append(render(Table(headings, headings, tuple(cells)), form))
    else:
        # An id is asked for as it stands, so it is never broken; a page is a number.
        columns = [Column(headings[place], whole=headings[place] in {"Id", "Pagina"}) for place in kept]
        parts.append(fit(columns, [[shown(row[place]) for place in kept] for row in cells], out.width))
    out.text("\n".join([*parts, *source]))


def _write_chart(kind: Kind[Any], store: Store, arguments: Arguments, out: Output) -> None:
    """The timeline of Agenda or the tally of Actieplan, of what was asked for; to a file where that is wanted."""
    from zedentui.cli import charts as shell  # here: only a chart needs it

    name = arguments.command or ""
    if arguments.grafiek in {"staven", "gestapeld"} or arguments.form != "table":
        raise Stop(
            f"Bij {name} is er één grafiek, in de terminal of in een bestand; schrijf --grafiek of --grafiek=svg."
        )
    wanted = " ".join(arguments.words)
    item = _chosen(kind, wanted, name) if wanted else None
    title, rows, draw = shell.of_items(kind.items, item, arguments.today, store.dossier().letter_date)
    sources = under_list(store.dossier())
    if arguments.chart_to_file:
        parts = [([title], draw)]
        out.text(shell.to_file(f"zedentui-{name}.svg", arguments.uit, title, parts, sources, rows))
        return
    out.text("\n".join(wrapped(title, out.reading_width)))
    shell.write(draw(replace(shell.room(out), height=rows)), out)
    out.text("\n" + "\n".join(line for each in sources for line in wrapped(each, out.width)))


def _chosen(kind: Kind[Any], asked: str, command: str) -> Any:
    """The item of that id, else the first that has it as its next name, and so on."""
    wanted = {_key(asked), _key(kind.meant(asked) or asked)}
    ranked = [
        (place, item) for item in kind.items for place, name in enumerate(kind.names(item)) if _key(name) in wanted
    ]
    if ranked:
        return min(ranked, key=lambda pair: pair[0])[1]
    ids = [kind.names(item)[0] for item in kind.items]
    if len(ids) > _FEW:
        from difflib import get_close_matches  # here: only a mistake needs it

        holding = [each for each in ids if _key(asked) in _key(each)]
        ids = holding[:_FEW] or get_close_matches(asked.lower()[:80], ids, 3, 0.6)
    hint = f"kies uit {', '.join(ids)}" if ids else f"zedentui {command} geeft alle ID's"
    raise Stop(f"{kind.one} {quoted(asked)} staat niet in het dossier; {hint}.", EXIT_NOTHING)


def _key(name: str) -> str:
    return " ".join(name.lower().replace("-", " ").replace("_", " ").split())
