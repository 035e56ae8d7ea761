"""Killed with -9 at any moment, as often as one likes: the archive ends as after one undisturbed run.

`ZEDENTUI_KILLS=200` makes it two hundred kills (a minute and a half on two busy cores), without it they are 60.
The envelope is ours, see `kamer_source`.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from select import select

from kamer_source import Source, real_entries, rows, serving

KILLS = int(os.environ.get("ZEDENTUI_KILLS", "60"))


def test_many_kills_end_with_the_rows_of_one_undisturbed_run(tmp_path: Path) -> None:
    """A kill comes some requests after the start and some milliseconds after that, so a slow machine is no excuse."""
    path, whole = tmp_path / "kamer.duckdb", tmp_path / "whole.duckdb"
    chance = random.Random(20221)
    environ = {name: value for name, value in os.environ.items() if "proxy" not in name.lower()}
    with serving(real_entries(), 20) as source:
        program = [sys.executable, str(Path(__file__).with_name("kamer_crasher.py"))]
        with _started([*program, str(whole), source.base], environ) as undisturbed:
            assert _run(undisturbed, source, None, 0) == 0
        expected = rows(whole)
        assert len(expected["stemming"]) > 400
        kills = 0
        with _started([*program, str(path), source.base], environ) as crasher:
            while kills < KILLS:
                ended = _run(crasher, source, chance.randint(0, 10), chance.uniform(0, 0.02))
                if ended == signal.SIGKILL:
                    kills += 1
                    continue
                assert ended == 0
                assert rows(path) == expected
                path.unlink()  # another round: from nothing again
            assert _run(crasher, source, None, 0) == 0
        assert rows(path) == expected
    assert sorted(each.name for each in tmp_path.iterdir() if "slot" not in each.name) == [path.name, whole.name]


def _started(program: list[str], environ: dict[str, str]) -> subprocess.Popen[str]:
    return subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environ)


def _run(crasher: subprocess.Popen[str], source: Source, requests: int | None, seconds: float) -> int:
    """One run, killed `seconds` after its request of that number unless it has ended by then; returns how it ended."""
    assert crasher.stdin is not None
    assert crasher.stdout is not None
    before = len(source.asked)
    crasher.stdin.write("go\n")
    crasher.stdin.flush()
    child = int(crasher.stdout.readline())
    if requests is not None:
        while len(source.asked) < before + requests and not select([crasher.stdout], [], [], 0.001)[0]:
            pass
        time.sleep(seconds)
        with suppress(ProcessLookupError):  # it was quicker
            os.kill(child, signal.SIGKILL)
    return int(crasher.stdout.readline())
