"""Instructions instead of time: they hardly differ from run to run, whatever else the machine does.

Counted by valgrind (cachegrind without its caches), of one start each to the first paint: a signal ends the process
then, where it stands. A program runs some fifty times slower there, so the limits on the time of a query are lifted.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import harness, subjects
from bench.harness import MissingError
from bench.options import Options
from bench.results import MINIMAL, OURS, Bound, Outcome, Row
from bench.subjects import Subject

PATIENCE = 300.0
BOUND = Bound(1.1, aim=0.9, ratio=True)
ENDS = "import os, signal, sys; signal.signal(signal.SIGUSR1, lambda *_: os._exit(0)); "
"""What makes the process count no further once it has painted."""
START = f"{ENDS}import zedentui.store.store as store; store.ON_SCREEN = 1e9; from zedentui.cli import main; main()"
LEAST = f"{ENDS}from bench.minimal_app import MinimalApp; MinimalApp().run()"
BARE = "import _duckdb; print(_duckdb.connect({!r}, read_only=True).execute({!r}).fetchall())"
QUESTION = "SELECT count FROM observation WHERE measure = 'technisch_sepot' AND year = 2022"


def counted(valgrind: str, words: Sequence[str | Path], subject: Subject | None, folder: Path) -> float:
    """Millions of instructions of a Python program with these words; of a screen until `subject` is ready."""
    log = folder / "instructions"
    counting = [
        valgrind, "--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null", f"--log-file={log}",
    ]  # fmt: skip
    for before in ([], counting):  # the first start writes bytecode
        _run([*before, sys.executable, *words], subject)
    found = re.search(r"I\s+refs:\s+([\d,]+)", log.read_text())
    if found is None:
        raise MissingError(f"valgrind counts nothing here: {harness.tail(log.read_text())}")
    return int(found[1].replace(",", "")) / 1e6


def _run(command: Sequence[str | Path], subject: Subject | None) -> None:
    """Start a program, and end it where it stands when `subject` is ready; without one, when it has ended."""
    with harness.empty_home() as home, harness.start(command, home, columns=120, rows=40) as terminal:
        if subject is not None:
            harness.read_until(terminal, subject.ready, patience=PATIENCE)
            os.kill(terminal.pid, signal.SIGUSR1)
        terminal.wait_exit(PATIENCE)


def measure(options: Options) -> Outcome:
    """Count once each; raises MissingError where valgrind is missing."""
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        raise MissingError("valgrind is not installed")
    ours, minimal = subjects.ours(), subjects.minimal()
    database = str(harness.DATABASE)
    screens = {
        OURS: counted(valgrind, ["-c", START, "--db", database], ours, options.folder),
        MINIMAL: counted(valgrind, ["-c", LEAST], minimal, options.folder),
    }
    bare = counted(valgrind, ["-c", BARE.format(database, QUESTION)], None, options.folder)
    rows = [Row("first paint without a kept frame", "M", screens, bound=BOUND)]
    for words in (["statistiek"], ["moties", "buitenweg"], ["zoek", "sepot", "2022"]):
        here = counted(valgrind, ["-m", "zedentui", *words, "--db", database], None, options.folder)
        rows.append(Row(" ".join(words), "M", {OURS: here, "bare _duckdb": bare}, "bare _duckdb"))
    note = (
        "Millions of instructions by `valgrind --tool=cachegrind --cache-sim=no`, one run each; in the shell compared"
        f" with `python -c` that asks {QUESTION!r} of the same file through `_duckdb`."
    )
    return Outcome("counts", "Instructions", rows, [note])
