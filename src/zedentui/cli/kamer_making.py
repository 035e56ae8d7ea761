"""`zedentui kamer bijwerken` and `inlezen`: the only commands that use the write side of the archive."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_TRY_LATER, EXIT_USAGE, Stop
from zedentui.cli.kamer_progress import Progress
from zedentui.kamer.line import PAUSES, Line
from zedentui.kamer.names import BASE, CATEGORIES, RECORDED
from zedentui.kamer.problems import KamerError, Unreachable
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.update import Done, update
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer
from zedentui.text.table import Table, render
from zedentui.unix import ctrl_c_raises

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["make"]

_INTERRUPTED = 130


def make(what: str, path: Path, files: Sequence[str], arguments: Arguments, out: Output) -> int:
    """Bring the archive `path` up to date, or read `files` into it; raises Stop when it does not come to its end.

    Ctrl+c stops at once: a page is in the archive as a whole or not at all.
    """
    ctrl_c_raises()
    progress = Progress(out, quiet=arguments.form != "table")
    try:
        if what == "inlezen":
            done = _recorded(path, [Path(file) for file in files], progress)
        else:
            done = _updated(path, arguments, progress)
    except KeyboardInterrupt:
        progress.clear()
        raise Stop(
            "Gestopt; wat binnen is, is bewaard. zedentui kamer bijwerken gaat ermee verder.", _INTERRUPTED
        ) from None
    except KamerError as error:
        progress.clear()
        raise Stop(str(error), EXIT_TRY_LATER if isinstance(error, Unreachable) else EXIT_USAGE) from error
    if arguments.form != "table":
        rows = tuple((each.category, each.read, each.kept, each.skipped) for each in done)
        table = Table(("category", "read", "kept", "skipped"), ("Soort", "Gelezen", "Bewaard", "Overgeslagen"), rows)
        out.raw(render(table, arguments.form), fmt=arguments.form)
    else:
        out.text(f"{path} is bijgewerkt.")
    return 0


def _updated(path: Path, arguments: Arguments, progress: Progress) -> list[Done]:
    line = Line(arguments.bron or BASE, progress.pausing, PAUSES)
    categories = _chosen(arguments.categorie)
    with open_workshop(path) as workshop:
        done = update(line, Writer(workshop.connection, line.base), progress, categories, arguments.sinds)
        workshop.publish()
    return done


def _recorded(path: Path, files: Sequence[Path], progress: Progress) -> list[Done]:
    with open_workshop(path) as workshop:
        counts = read_recordings(files, Writer(workshop.connection, RECORDED), progress.recorded)
        workshop.publish()
    done = [Done(name, counts[name], counts[name], 0) for name in CATEGORIES if name in counts]
    for each in done:
        progress.done(each)
    return done


def _chosen(named: Sequence[str]) -> list[str]:
    """The categories that were named, in whatever case; all of them when none was."""
    known = {name.lower(): name for name in CATEGORIES}
    for name in named:
        if name not in known:
            raise Stop(f"Onbekende categorie ‘{name[:40]}’; kies uit {', '.join(CATEGORIES)}.")
    return [known[name] for name in dict.fromkeys(named)] or list(CATEGORIES)
