"""The programs that are measured: ours, the minimal Textual app, and VisiData and harlequin where they are installed.

All look at the same figures: harlequin opens the database, VisiData the CSV of `zedentui statistiek`. A program that
does not start is told as such; only ours must.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from bench import harness, minimal_app
from bench.harness import GaveUpError, Terminal
from bench.places import FZF_PLACES, HARLEQUIN_PLACES, LESS_PLACES, MINIMAL_PLACES, OUR_PLACES, VISIDATA_PLACES, Places
from bench.results import FZF, HARLEQUIN, LESS, LIGHT, MINIMAL, OURS, VISIDATA

SETTLED = 1.0
"""Seconds without a byte after which a program that has started is taken to be done with that."""

P = ParamSpec("P")
T = TypeVar("T")


class NotStartedError(GaveUpError):
    """A program ended, or was not ready in time."""


@dataclass(frozen=True)
class Subject:
    """A program to measure."""

    name: str
    command: Sequence[str | Path]
    ready: Sequence[str]
    """Texts that are on the screen when it has drawn what it shows first."""
    places: Places = field(default_factory=dict)
    """Where its keys are measured, by action."""
    prepare: Sequence[tuple[str, str]] = ()
    """Before its keys are measured: what to type, and the text to wait for then."""
    close: str = "q"
    """What ends it."""
    answer: tuple[str, str] = ("\x1b[B", "")
    """A key, and a text that is on the screen when it was obeyed; empty: anything that is sent."""

    @contextmanager
    def opened(self, *, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
        """Start it with an empty home, wait until it is ready and quiet, and end it after the `with` block."""
        with harness.empty_home() as home, harness.start(self.command, home, columns=columns, rows=rows) as terminal:
            self.await_ready(terminal)
            harness.quiet(terminal, SETTLED)
            yield terminal

    def await_ready(self, terminal: Terminal) -> float:
        """Read until it is ready; give that moment. Raises NotStartedError when it does not become so."""
        try:
            return harness.read_until(terminal, self.ready)
        except GaveUpError as error:
            raise NotStartedError(str(error)) from error


@dataclass
class Remarks:
    """What a stage has to say about programs that could not be measured."""

    lines: list[str] = field(default_factory=list)

    def attempt(
        self, measure: Callable[Concatenate[Subject, P], T], subject: Subject, *more: P.args, **named: P.kwargs
    ) -> T | str:
        """Measure a program. When another than ours fails, give two words on it and keep why."""
        try:
            return measure(subject, *more, **named)
        except (GaveUpError, OSError) as error:
            if subject.name == OURS:
                raise
            what = "not started" if isinstance(error, NotStartedError) else "failed"
            self.lines.append(f"{subject.name} {what}: {' '.join(str(error).split())[:300]}.")
            return what


def ours() -> Subject:
    """Give zedentui on the database of the repository."""
    command = [*harness.zedentui(), "--db", harness.DATABASE]
    return Subject(OURS, command, ("1.302", "2.814"), OUR_PLACES, answer=("5", "Toezegging of verwachting"))


def light() -> Subject:
    """Give zedentui for slow lines."""
    return replace(ours(), name=LIGHT, command=[*harness.zedentui(), "--licht", "--db", harness.DATABASE])


def minimal() -> Subject:
    """Give the smallest Textual application that has a table."""
    return Subject(MINIMAL, [sys.executable, minimal_app.__file__], minimal_app.LAST_ROW)


def minimal_with_actions() -> Subject:
    """Give the minimal application that also has tabs, long lists and a field that finds."""
    command = [sys.executable, minimal_app.__file__, "--acties"]
    return Subject(MINIMAL, command, minimal_app.LAST_LINE, MINIMAL_PLACES)


def others(folder: Path, where: Path | None = None) -> list[Subject]:
    """Give VisiData, harlequin, fzf and less, as far as they are installed in `where` or on the PATH.

    What VisiData reads is written into `folder`.
    """
    found = []
    if visidata := _find("vd", where):
        figures, promises = _export(folder, "statistiek"), _export(folder, "agenda")
        rows = len(figures.read_text().splitlines()) - 1
        found.append(Subject(VISIDATA, [visidata, figures, promises], [f"{rows} rows"], VISIDATA_PLACES, close="gq"))
    if harlequin := _find("harlequin", where):
        # The query, then F5: the results in focus.
        prepare = [("from observation", "from observation"), ("\n", "242 Records"), ("\x1b[15~", "242 Records")]
        found.append(
            Subject(
                HARLEQUIN, [harlequin, "--no-write-history", "--read-only", harness.DATABASE], ("Database Connected",),
                HARLEQUIN_PLACES, prepare, close="\x11",
            )
        )  # fmt: skip
    for name, places, close in ((FZF, FZF_PLACES, "\x1b"), (LESS, LESS_PLACES, "q")):
        if program := _find(name, where):
            figures = _export(folder, "statistiek")
            line: list[str | Path] = ["sh", "-c", 'exec "$0" < "$1"', program, figures]
            line = line if name == FZF else line[3:]
            found.append(Subject(name, line, [figures.read_text().splitlines()[3][:30]], places, close=close))
    return found


def versions(programs: Sequence[Subject]) -> list[str]:
    """Give name and version of the programs that are not ours, as they tell it themselves."""
    found = []
    for subject in programs:
        if subject.name not in (VISIDATA, HARLEQUIN, FZF, LESS):
            continue
        program = subject.command[3] if subject.name == FZF else subject.command[0]
        with harness.empty_home() as home:
            said = subprocess.run(
                [program, "--version"], env=harness.environment(home), capture_output=True, text=True,
                stdin=subprocess.DEVNULL, timeout=60, check=False,
            ).stdout  # fmt: skip
        number = re.search(r"\d+(?:\.\d+)+", said)
        found.append(f"{subject.name} {number[0] if number else 'of unknown version'}")
    return found


def named(figures: Mapping[str, Mapping[str, float] | str], measure: str) -> dict[str, float | str]:
    """Take one figure from those of each program; a program that could not be measured keeps its two words."""
    taken: dict[str, float | str] = {}
    for name, found in figures.items():
        if isinstance(found, str):
            taken[name] = found
        elif measure in found:
            taken[name] = found[measure]
    return taken


def _find(name: str, where: Path | None) -> str | None:
    folders = [] if where is None else [str(where / "bin"), str(where)]
    return shutil.which(name, path=os.pathsep.join([*folders, os.environ.get("PATH", os.defpath)]))


def _export(folder: Path, subcommand: str) -> Path:
    path = folder / f"{subcommand}.csv"
    with harness.empty_home() as home, path.open("wb") as target:
        command = [*harness.zedentui(), subcommand, "--format", "csv", "--db", harness.DATABASE]
        subprocess.run(command, env=harness.environment(home), stdout=target, check=True)
    return path
