"""What the trials share: what came of one, and a session to try things on."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench import harness
from bench.harness import DATABASE, GaveUpError, Terminal, zedentui

__all__ = ["FIRST", "Trial", "answered", "left", "opened"]

FIRST = "1.302"  # on the first screen
_LONE = 0.6
"""Seconds after which an escape key is one, and what comes is no longer of a paste that never ended."""


@dataclass(frozen=True)
class Trial:
    """What came of one: `survived` of `tried`, what was `lost` (nothing, or in words), and a remark."""

    about: str
    tried: int
    survived: int
    lost: str = "nothing"
    remark: str = ""
    day: str = ""
    """When that was (UTC), as ISO has it."""


@contextmanager
def opened(database: Path = DATABASE, *, columns: int = 80, rows: int = 24, **extra: str) -> Iterator[Terminal]:
    """A session on `database` with its first screen, ended when the block ends."""
    with (
        harness.empty_home() as home,
        harness.start([*zedentui(), "--db", database], home, columns=columns, rows=rows, **extra) as terminal,
    ):
        terminal.wait_for(FIRST)
        terminal.settle()
        yield terminal


def left(terminal: Terminal, *codes: int) -> bool:
    """Whether the session ends by its key, with one of `codes` (0) and the terminal as it was."""
    terminal.send("\x1b\x1b\x1b")
    terminal.settle()
    for _ in range(3):
        terminal.send("q")
        try:
            return terminal.wait_exit(5) in (codes or (0,)) and terminal.restored
        except GaveUpError:
            terminal.send("\x1b")
            terminal.pump(_LONE)  # sooner, the q would be one with alt, or belong to a paste without an end
    return False


def answered(*words: str | Path, before: str = "", **extra: str) -> subprocess.CompletedProcess[str]:
    """What a look-up answers; `before` is shell that comes first, such as a limit, `extra` adds to its environment."""
    environment: Mapping[str, str] = {**os.environ, **extra}
    return subprocess.run(
        ["/bin/sh", "-c", f'{before} exec "$@"', "sh", *map(str, zedentui()), *map(str, words)],
        capture_output=True, text=True, check=False, env=environment, errors="replace",
    )  # fmt: skip
