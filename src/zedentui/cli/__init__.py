"""The command line: reads what was typed, lets one module answer, and turns whatever happens into an exit code.

Each subcommand loads only what it needs, inside its branch: a look-up loads neither Textual nor plotext, help loads no
database, and the bare application no parser. Before any of it, the first frame of last time is shown where it must be
the same now (`zedentui.system.first_frame`).
"""

from __future__ import annotations

import gc
import os
import sys

from zedentui.system import first_frame
from zedentui.unix import bound_memory, ctrl_c_ends

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Final

    from zedentui.cli.given import Arguments
    from zedentui.cli.output import Output

__all__ = ["main"]


MOST_MEMORY: Final = 330_000_000
"""Bytes that a look-up may use whatever the file, beside the code of Python and DuckDB; it uses some 120 million."""
SELDOM: Final = 100_000
"""Objects that a look-up makes before Python looks for garbage among them: hardly one makes so many."""


def main(argv: Sequence[str] | None = None, *, alone: bool | None = None) -> int:
    """Answer `argv` (the words after `zedentui`; None: those of this process) and return the code for the shell.

    0 found, 1 nothing found, 2 wrong use, 3 database missing or unreadable, 70 a fault in the program, 74 the answer
    cannot be written, 75 the source of the archive does not answer, 141 the reader of the answer stopped; 129, 130 and
    143 when the application lost its terminal or was told to stop. Errors are one Dutch sentence on standard error.
    `alone` (None: when `argv` is): this process does nothing else, so what it may use of memory can be bounded.
    """
    ends = argv is None
    alone = ends if alone is None else alone
    if argv is None:
        # Ctrl+c ends a look-up at once and silently; the application takes over when it runs.
        ctrl_c_ends()
        argv = sys.argv[1:]
        first_frame.begin(argv, os.environ)
    try:
        return _run(argv, alone=alone, ends=ends)
    except Exception as error:
        first_frame.withdraw()
        return _crashed(error)


def _run(argv: Sequence[str], *, alone: bool, ends: bool) -> int:
    """Read the words and hand over; the end that somebody asked for becomes its sentence and its code.

    `ends`: nothing comes after this, so a look-up that has answered ends the process here.
    """
    from zedentui.cli.ending import EXIT_DATABASE, Stop, leave

    try:
        if not argv:  # the application, as it is by itself: no parser is needed for that
            from zedentui.system import made_code

            made_code.begin()
            from zedentui.cli.application import start
            from zedentui.cli.given import Arguments

            return start(Arguments())
        from zedentui.cli.arguments import parse
        from zedentui.cli.output import Output

        arguments = parse(argv)
        looks_up = alone and not _makes(arguments)
        if looks_up:
            bound_memory(MOST_MEMORY)
            gc.set_threshold(SELDOM)
        ends = ends and looks_up
        code = _answer(arguments, Output(sys.stdout, os.environ, arguments.color), ends=ends)
        if ends:
            leave(code)
    except MemoryError:
        first_frame.withdraw()
        from zedentui.cli.output import complain

        complain("Dit vraagt meer geheugen dan zedentui gebruikt; vraag minder tegelijk of kies een ander bestand.")
        return EXIT_DATABASE
    except Stop as stop:
        first_frame.withdraw()
        if stop.sentence:
            from zedentui.cli.output import complain

            complain(stop.sentence)
        return stop.code
    return code


def _makes(arguments: Arguments) -> bool:
    """Whether this is no look-up but makes something, or is the application."""
    if arguments.command == "kamer":
        return arguments.words[:1] in (["bijwerken"], ["inlezen"])
    return arguments.command in {None, "open", "bouw", "web", "voorverwarm"}


def _answer(arguments: Arguments, out: Output, *, ends: bool) -> int:
    """Hand over to the module of the subcommand; `ends` as in `_run`."""
    if arguments.version or arguments.help:
        out.text(_about(arguments, out.width))
        return 0
    match arguments.command:
        case None | "open":
            from zedentui.cli.application import start

            return start(arguments)
        case "web":
            from zedentui.cli.web import serve_browsers

            return serve_browsers(arguments, out)
        case "bouw":
            from zedentui.cli.building import build_or_check

            return build_or_check(arguments, out)
        case "voorverwarm":
            from zedentui.cli.warming import warm

            return warm(arguments, out)
        case "kamer":
            from zedentui.cli.kamer import answer

            return answer(arguments, out)
        case "toetsen":
            from zedentui.cli.keys import list_keys

            return list_keys(arguments, out)
        case "kaart":
            from zedentui.cli.sheet import print_sheet

            return print_sheet(arguments, out)
        case "aanvulling":
            from zedentui.cli.completion import script

            out.text(script(arguments.words[0]))
            return 0
        case "handleiding":
            from zedentui.cli.manual import man_page

            out.text(man_page())
            return 0
        case _:
            return _look_up(arguments, out, ends=ends)


def _about(arguments: Arguments, width: int | None) -> str:
    """The number of the version, or the help for the subcommand in lines of `width` (None: as long as they are)."""
    if arguments.version:
        from zedentui import __version__

        return f"zedentui {__version__}"
    from zedentui.cli.help import help_text

    return help_text(arguments.command, width)


def _look_up(arguments: Arguments, out: Output, *, ends: bool) -> int:
    """The subcommands that answer from the database; a file that was only read needs no closing when the process ends.

    A server is told that we go.
    """
    from zedentui.cli.ending import leave
    from zedentui.cli.opening import dossier

    with dossier(arguments) as store:
        match arguments.command:
            case "zoek":
                from zedentui.cli.lookup import answer
            case "controleer":
                from zedentui.cli.checking import answer
            case "statistiek":
                from zedentui.cli.statistics import answer
            case "narekenen" if arguments.tabellen:
                from zedentui.cli.arithmetic import answer
            case _:
                from zedentui.cli.items import answer
        code = answer(store, arguments, out)
        if ends and not store.place.remote:
            leave(code)
        return code


def _crashed(error: Exception) -> int:
    """Write the report of a fault, tell where it is in one sentence, and give the exit code."""
    from platform import python_version

    from zedentui import __version__
    from zedentui.cli.output import complain
    from zedentui.system.terminal import EXIT_CRASH, crash_sentence, write_crash_log

    complain(crash_sentence(write_crash_log(error, {"zedentui": __version__, "python": python_version()})))
    return EXIT_CRASH
