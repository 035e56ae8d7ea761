"""`zedentui toetsen`: every key of the application, from its registry, with the user's own choices in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.cli.output import complain
from zedentui.system.files import settings_file
from zedentui.system.settings import load_settings
from zedentui.text.table import Table, render
from zedentui.tui.commands import COMMANDS, SCOPES, Command, key_problems

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["FIELDS", "list_keys"]

FIELDS = ("scope", "keys", "title", "help", "id")
"""The fields of a row for programs."""
_WIDE = 100  # cells


def list_keys(arguments: Arguments, out: Output) -> int:
    """Write the keys, by where they work; a damaged settings file is reported on standard error."""
    settings = load_settings(settings_file())
    for problem in filter(None, (settings.problem, *key_problems(settings.keys).split("\n"))):
        complain(problem)
    rows = [(_keys(command, settings.keys), command) for command in COMMANDS]
    rows = [(keys, command) for scope in SCOPES for keys, command in rows if command.scope == scope and keys]
    if arguments.form in {"table", "md"}:
        headings: tuple[str, ...] = ("Waar", "Toets", "Wat", "Uitleg", "Id")
        cells: list[tuple[str, ...]] = [(SCOPES[c.scope], keys, c.title, c.help, c.id) for keys, c in rows]
        if out.width is not None and out.width < _WIDE:  # the ids are for the settings file, the rest is to be read
            headings, cells = headings[:-1], [row[:-1] for row in cells]
        table = Table(headings, headings, tuple(cells))
    else:
        table = Table(FIELDS, FIELDS, tuple((c.scope, keys, c.title, c.help, c.id) for keys, c in rows))
    out.raw(render(table, arguments.form, width=out.width), fmt=arguments.form)
    return 0


def _keys(command: Command, chosen: Mapping[str, str]) -> str:
    """The keys as a person reads them, with what the settings file says in the place of ours."""
    from zedentui.classes import replace

    if command.id in chosen:
        command = replace(command, keys=tuple(chosen[command.id].split(",")))
    return " ".join(command.key_names)
