"""What every measurement shares: programs in a pty of their own, medians, tables, and the file with results.

Only processes of this machine are started. The terminal is the one of the end-to-end tests.
"""

from __future__ import annotations

import os
import platform
import re
import statistics
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from time import perf_counter

from zedentui import __version__

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "e2e"))

from programs import zedentui  # noqa: E402
from terminal import GaveUpError, Terminal, environment  # noqa: E402

__all__ = [
    "Program",
    "empty_home",
    "machine",
    "memory",
    "processor",
    "read_until",
    "start",
    "table",
    "write_section",
    "zedentui",
]

PATIENCE = 60.0
RESULTS = ROOT / "bench" / "RESULTS.md"
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\))")


@dataclass
class Program:
    """A program to measure: how it is started, and the texts that are on the screen when it is ready."""

    name: str
    command: Sequence[str | Path]
    ready: Sequence[str]
    seconds: list[float] = field(default_factory=list)
    """From exec to ready, for each run."""
    busy: list[float] = field(default_factory=list)
    """Seconds of processor used until then: steadier than the clock on a machine that does other things as well."""
    bytes_at_start: int = 0
    resident: int = 0
    """Kilobytes resident."""
    proportional: int = 0
    """Kilobytes resident, shared pages divided among those who share them."""

    @property
    def median(self) -> float:
        """Median of the measured seconds."""
        return statistics.median(self.seconds)

    @property
    def median_busy(self) -> float:
        """Median of the seconds of processor."""
        return statistics.median(self.busy)


def start(command: Sequence[str | Path], home: Path, *, columns: int, rows: int, **extra: str) -> Terminal:
    """Start a program in a terminal with 24-bit colours and an empty home."""
    return Terminal(command, columns=columns, rows=rows, env=environment(home, COLORTERM="truecolor", **extra))


def read_until(terminal: Terminal, texts: Sequence[str]) -> float:
    """Read until every text has been sent, and give the moment (seconds of perf_counter) that the last one was read."""
    wanted = [text.encode() for text in texts]
    while True:
        if not terminal.pump(PATIENCE):
            raise GaveUpError(f"{texts} did not come; the screen:\n{terminal.text}")
        moment = perf_counter()
        if all(text in terminal.raw for text in wanted) or contains(terminal.raw, wanted):
            return moment


def contains(raw: bytes, wanted: Iterable[bytes]) -> bool:
    """Tell whether the texts were sent, looking through changes of colour in the middle of one."""
    plain = SEQUENCE.sub(b"", raw)
    return all(text in plain for text in wanted)


def empty_home() -> tempfile.TemporaryDirectory[str]:
    """Give a home for one run, removed when the `with` block ends."""
    return tempfile.TemporaryDirectory(prefix="zedentui-bench-", ignore_cleanup_errors=True)


def memory(pid: int) -> tuple[int, int]:
    """Give the resident and the proportional memory of a process, in kilobytes."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text()
    found = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB$", text, re.MULTILINE))
    return int(found["Rss"]), int(found["Pss"])


def processor(pid: int) -> float:
    """Give the seconds of processor that all threads of a process have used."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def machine() -> str:
    """Describe the machine and the versions in one line."""
    model = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    parts = [
        f"{os.cpu_count()} x {model[1] if model else platform.machine()}",
        platform.system() + " " + platform.release(),
        f"Python {platform.python_version()}",
        f"zedentui {__version__}",
        *(f"{name} {version(name)}" for name in ("textual", "duckdb", "plotext")),
    ]
    return ", ".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Lay out a Markdown table with columns that line up: the first to the left, the others to the right."""
    cells = [list(head), *([str(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]

    def line(row: Sequence[str]) -> str:
        padded = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        return f"| {' | '.join(padded)} |"

    rule = [f":{'-' * (widths[0] - 1)}", *(f"{'-' * (width - 1)}:" for width in widths[1:])]
    return "\n".join([line(cells[0]), line(rule), *(line(row) for row in cells[1:])])


def write_section(path: Path, title: str, body: str) -> None:
    """Put a section into a file of results, in the place of the one with the same title."""
    text = path.read_text() if path.exists() else "# Measurements\n"
    section = f"## {title}\n\n{body.strip()}\n"
    pattern = re.compile(rf"^## {re.escape(title)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    found = pattern.search(text)
    text = pattern.sub(lambda _: f"{section}\n", text) if found else f"{text.rstrip()}\n\n{section}"
    path.write_text(text.rstrip() + "\n")
