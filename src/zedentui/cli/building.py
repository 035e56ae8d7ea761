"""`zedentui bouw`: makes the database from its sources, or checks that it is what they say."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_NOTHING, EXIT_USAGE, Stop
from zedentui.dossier.build import BuildError, BuildReport, build
from zedentui.dossier.compare import differences
from zedentui.dossier.editions import FILE, publish
from zedentui.text.dutch import number
from zedentui.text.table import Table, render

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["build_or_check"]


def build_or_check(arguments: Arguments, out: Output) -> int:
    """Build; with `--controleer` build aside and compare, where a difference gives code 1.

    Raises Stop with code 2 when the sources are not right or the file cannot be written; its text then has a line for
    every problem.
    """
    sources = Path(arguments.words[0])
    if arguments.publiceer is not None and (arguments.uit is not None or arguments.controleer):
        raise Stop("--publiceer gaat niet samen met --uit of --controleer; kies er een.", EXIT_USAGE)
    target = arguments.uit or sources.parent / "zeden.duckdb"
    try:
        if arguments.controleer:
            return _check(sources, target, out)
        if arguments.publiceer is not None:
            return _publish(sources, arguments.publiceer, out)
        report = build(sources, target)
    except BuildError as error:
        raise Stop(str(error), EXIT_USAGE) from error
    if arguments.form == "table":
        out.text(_told(report))
    else:
        rows = tuple(report.counts.items())
        out.raw(render(Table(("table", "rows"), ("Tabel", "Rijen"), rows), arguments.form), fmt=arguments.form)
    return 0


def _publish(sources: Path, folder: Path, out: Output) -> int:
    """Build aside, and put the edition and its checksum in `folder`."""
    if not folder.is_dir():
        raise Stop(f"De map {folder} bestaat niet; maak die eerst aan of kies een andere.", EXIT_USAGE)
    with tempfile.TemporaryDirectory() as aside:
        report = build(sources, Path(aside) / FILE)
        done = publish(report.target, report.edition, folder)
    out.text(
        f"{done.newest} is gepubliceerd met zijn controlegetal, en blijft als {done.kept.name}: "
        f"{number(report.rows)} rijen in {len(report.counts)} tabellen, {number(-(-report.size // 1024))} kB."
    )
    return 0


def _told(report: BuildReport) -> str:
    size = number(-(-report.size // 1024))
    return f"{report.target} is gemaakt: {number(report.rows)} rijen in {len(report.counts)} tabellen, {size} kB."


def _check(sources: Path, target: Path, out: Output) -> int:
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "zeden.duckdb"
        build(sources, fresh)
        found = differences(fresh, target)
    if found:
        raise Stop(
            f"{target} hoort niet bij {sources} (anders: {', '.join(found)}); maak het opnieuw met zedentui bouw.",
            EXIT_NOTHING,
        )
    out.text(f"{target} hoort bij {sources}.")
    return 0
