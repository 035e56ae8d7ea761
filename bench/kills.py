"""Bringing the archive up to date, killed with -9 two hundred times: the test of it, with that many kills."""

from __future__ import annotations

import os
import subprocess
import sys
from time import monotonic

from bench import harness
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row

KILLS = 200
TEST = "tests/unit/test_kamer_crash.py"


def measure(options: Options) -> Outcome:
    """Run the test; it compares every table, that of the index included, with those of one undisturbed run."""
    del options
    begin = monotonic()
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-n", "0", "-q", TEST], cwd=harness.ROOT, capture_output=True, text=True,
        env={**os.environ, "ZEDENTUI_KILLS": str(KILLS)}, check=False,
    )  # fmt: skip
    rows = [
        Row(f"{KILLS} kills: ends with other rows than one run has", "count", {OURS: float(done.returncode != 0)},
            bound=Bound(0)),
        Row("all of those runs, on the clock", "s", {OURS: monotonic() - begin}),
    ]  # fmt: skip
    note = f"`{TEST}` with {KILLS} kills, each some requests and some milliseconds after a start; seconds of the clock."
    return Outcome("kills", "Archive killed while it is made", rows, [note])
