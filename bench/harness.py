"""What every measurement shares: programs in a pty of their own, waiting with an end to it, and nothing left behind.

Only processes of this machine are started. The terminal and the private sshd are those of the end-to-end tests; this is
the only module that knows where those are.
"""

from __future__ import annotations

import os
import platform
import re
import select
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from time import monotonic, perf_counter
from uuid import uuid4

from zedentui import __version__

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tests" / "e2e"), str(ROOT / "tests")]

from programs import zedentui  # noqa: E402
from terminal import GaveUpError, Terminal, wait_for_end  # noqa: E402
from terminal import environment as plain_environment  # noqa: E402

from servers import MissingError, Server, remote_command, serving  # noqa: E402
from web_site import certificates  # noqa: E402

__all__ = [
    "DATABASE",
    "ROOT",
    "GaveUpError",
    "MissingError",
    "Server",
    "Terminal",
    "certificates",
    "empty_home",
    "end_leftovers",
    "environment",
    "leftovers",
    "machine",
    "memory",
    "processor",
    "quiet",
    "read_until",
    "remote_command",
    "scratch",
    "serving",
    "start",
    "tail",
    "wait_for_end",
    "watch",
    "zedentui",
]

DATABASE = ROOT / "data" / "zeden.duckdb"
PATIENCE = 20.0
"""Seconds in which a program must be ready; ten times what the slowest takes."""
CALM = 3.0
"""Seconds after which quiet is no longer waited for: some programs blink for ever."""
MARK = f"ZEDENTUI_BENCH={uuid4().hex}"
"""In the environment of every process that a run starts, also at the other end of ssh: how they are found again."""
SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][0-9A-B])")


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Give the environment of a measured program: small, an empty home, 24-bit colours, and the mark of this run."""
    name, _, value = MARK.partition("=")
    return plain_environment(home, **{"COLORTERM": "truecolor", name: value, **extra})


def start(command: Sequence[str | Path], home: Path, *, columns: int = 80, rows: int = 24, **extra: str) -> Terminal:
    """Start a program in a terminal of its own; `extra` adds to its environment."""
    return Terminal(command, columns=columns, rows=rows, env=environment(home, **extra))


def read_until(terminal: Terminal, texts: Sequence[str], *, since: int = 0, patience: float = PATIENCE) -> float:
    """Read until every text was sent after byte `since`; give the moment of the last one (seconds of perf_counter).

    Drawing the screen takes time from what is measured, so it is looked at only when the program has fallen silent.
    Raises GaveUpError when the texts do not come in `patience` seconds, or when the program has ended.
    """
    wanted = [text.encode() for text in texts]
    end = monotonic() + patience
    moment = perf_counter()
    while (left := end - monotonic()) > 0:
        if contains(bytes(terminal.raw[since:]), wanted):
            return moment
        if terminal.pump(min(left, 0.2)):
            moment = perf_counter()
        elif all(text in terminal.text for text in texts):
            return moment
        elif terminal.process.poll() is not None:
            break
    code = terminal.process.poll()
    state = f"not ready in {patience:.0f} s" if code is None else f"ended with code {code}"
    raise GaveUpError(f"{state}, without {', '.join(map(repr, texts))} on its screen: {tail(terminal.text)}")


def contains(raw: bytes, wanted: Iterable[bytes]) -> bool:
    """Tell whether the texts were sent, looking through changes of colour in the middle of one."""
    plain = SEQUENCE.sub(b"", raw)
    return all(text in raw or text in plain for text in wanted)


def tail(text: str, length: int = 160) -> str:
    """Give the last words of a text, on one line."""
    return " ".join(text.split())[-length:] or "(nothing)"


def quiet(terminal: Terminal, seconds: float, *, longest: float = CALM) -> float:
    """Read until nothing came for `seconds`, or for `longest` seconds; give the moment of the last byte."""
    last, end = perf_counter(), monotonic() + longest
    while monotonic() < end and terminal.pump(seconds):
        last = perf_counter()
    return last


def watch(terminals: Sequence[Terminal], seconds: float, *, silence: float | None = None) -> list[int]:
    """Read all terminals at once for `seconds`; give the bytes that came from each.

    With `silence`, stop as soon as nothing came from any of them for that many seconds.
    """
    before = [len(terminal.raw) for terminal in terminals]
    ends = {terminal.master: terminal for terminal in terminals}
    end = monotonic() + seconds
    while (left := end - monotonic()) > 0:
        ready = select.select(list(ends), [], [], left if silence is None else min(left, silence))[0]
        if not ready and silence is not None:
            break
        for each in ready:
            ends[each].pump(0)
    return [len(terminal.raw) - size for terminal, size in zip(terminals, before, strict=True)]


@contextmanager
def empty_home() -> Iterator[Path]:
    """Give a home for one run, removed when the `with` block ends."""
    with scratch() as folder:
        # What VisiData and harlequin keep; VisiData says so on the screen when it cannot make its own.
        for name in (".config", ".local/share", ".cache"):
            (folder / name).mkdir(parents=True)
        yield folder


@contextmanager
def scratch() -> Iterator[Path]:
    """Give a folder for files of one run, removed when the `with` block ends."""
    with tempfile.TemporaryDirectory(prefix="zedentui-bench-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def memory(pid: int) -> tuple[float, float]:
    """Give the resident and the proportional memory of a process and those it started, in MB."""
    resident = proportional = 0
    for member in session(pid):
        with suppress(OSError):  # it may have ended meanwhile
            text = Path(f"/proc/{member}/smaps_rollup").read_text()
            found = dict(re.findall(r"^(Rss|Pss):\s+(\d+) kB$", text, re.MULTILINE))
            resident += int(found["Rss"])
            proportional += int(found["Pss"])
    return resident * 1024 / 1e6, proportional * 1024 / 1e6


def session(pid: int) -> list[int]:
    """Give the processes in the session that a process leads, the leader among them."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
            if int(fields[3]) == pid:
                found.append(int(folder.name))
    return found


def processor(pid: int) -> float:
    """Give the seconds of processor that all threads of a process have used."""
    tasks = Path(f"/proc/{pid}/task").glob("*/schedstat")
    return sum(int(task.read_text().split()[0]) for task in tasks) / 1e9


def leftovers(mark: str = MARK) -> list[int]:
    """Give the pids of what a run started and that still runs: every process with its mark, but for this one."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark.encode() in (folder / "environ").read_bytes().split(b"\0") and int(folder.name) != os.getpid():
                found.append(int(folder.name))
    return sorted(found)


def end_leftovers(mark: str = MARK) -> list[int]:
    """End what a run left behind, each by its own pid; give those pids. What is just ending gets a second for it."""
    for pid in leftovers(mark):
        with suppress(GaveUpError):
            wait_for_end(pid, 1)
    left = leftovers(mark)
    for pid in left:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    return left


def machine() -> str:
    """Describe the machine and the versions in one line."""
    model = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.MULTILINE)
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    parts = [
        f"{os.cpu_count()} x {model[1] if model else platform.machine()}",
        f"{pages / 2**30:.0f} GB",
        platform.system() + " " + platform.release(),
        f"Python {platform.python_version()}",
        f"zedentui {__version__}",
        *(f"{name} {version(name)}" for name in ("textual", "duckdb", "plotext")),
    ]
    return ", ".join(parts)
