"""A session at 80 by 24: bytes and milliseconds of every kind of key, silence, memory of one and of many, quitting.

Each program runs in a pty of its own, in 24-bit colours. Bytes are all that is sent after one key until nothing comes
for a quarter of a second, milliseconds run to the last of them; the median of several times.
"""

from __future__ import annotations

import shutil
import statistics
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, perf_counter

import harness
from harness import Terminal

COLUMNS, ROWS = 80, 24
QUIET = 0.25
TIMES = 5
DOWN, UP, PAGE_DOWN, PAGE_UP, ESCAPE, PALETTE = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~", "\x1b", "\x10"
SCREENS = {"Statistiek": "1", "Actieplan": "2", "Transnationaal": "3", "Moties": "4", "Agenda": "5", "Narekenen": "6",
           "look-up": "/verkr", "palette": PALETTE, "help": "?"}  # fmt: skip


@dataclass(frozen=True)
class Subject:
    """A program, what is on its screen when it is ready, and per action: what leads there, the keys, the way back."""

    name: str
    command: list[str | Path]
    ready: str
    actions: dict[str, tuple[str, list[str], str]]
    close: str = "q"
    environ: dict[str, str] = field(default_factory=dict)


def subjects(database: Path) -> list[Subject]:
    """Give the programs that are installed here, zedentui first."""
    moving = {"cursor": ("", [DOWN, UP], ""), "scroll": ("", [PAGE_DOWN, PAGE_UP], "")}
    ours = {
        "cursor": ("6", [DOWN, UP], "1"),
        "scroll": ("6", [PAGE_DOWN, PAGE_UP], "1"),
        "pane switch": ("2", ["1", "2"], "1"),
        "look-up letter": ("/", list("verkr"), ESCAPE),
        "palette": ("", [PALETTE], ESCAPE),
    }
    found = [
        Subject("zedentui", [*harness.zedentui(), "--db", database], "1.302", ours),
        Subject("zedentui --licht", [*harness.zedentui(), "--licht", "--db", database], "1.302", ours),
        Subject(
            "minimal Textual app", [sys.executable, Path(__file__).with_name("minimal_app.py")], "Dagvaarden",
            moving | {"palette": ("", [PALETTE], ESCAPE)}, close="q",
        ),
    ]  # fmt: skip
    csv = harness.ROOT / "data" / "dossier" / "zedenmisdrijven.csv"
    if visidata := shutil.which("vd"):
        found.append(Subject("VisiData", [visidata, csv], "instroom", moving, close="gq"))
    if harlequin := shutil.which("harlequin"):
        found.append(Subject("harlequin", [harlequin, "--read-only", database], "Data Catalog", {}, close="\x11"))
    return found


def quiet(terminal: Terminal, seconds: float = QUIET) -> float:
    """Read until nothing came for `seconds`; give the moment of the last byte (perf_counter)."""
    last = perf_counter()
    while terminal.pump(seconds):
        last = perf_counter()
    return last


def opened(subject: Subject, home: str) -> Terminal:
    """Start a program and wait until it is ready and quiet."""
    terminal = harness.start(subject.command, Path(home), columns=COLUMNS, rows=ROWS, **subject.environ)
    harness.read_until(terminal, [subject.ready])
    quiet(terminal, 1)
    return terminal


def typed(terminal: Terminal, key: str) -> tuple[int, float]:
    """Bytes and milliseconds that one key costs."""
    before, begin = len(terminal.raw), perf_counter()
    terminal.send(key)
    last = quiet(terminal)
    return len(terminal.raw) - before, (last - begin) * 1000


def keys(subject: Subject) -> dict[str, tuple[float, float]]:
    """Kilobytes and milliseconds of each action of a program, the median of some times."""
    found = {}
    with harness.empty_home() as home, opened(subject, home) as terminal:
        for name, (there, pressed, back) in subject.actions.items():
            if there:
                typed(terminal, there)
            taken = []
            for number in range(TIMES + 1):
                for key in pressed:
                    taken.append(typed(terminal, key))
                if name == "look-up letter":
                    for _ in pressed:
                        typed(terminal, "\x7f")
                if name == "palette":
                    typed(terminal, ESCAPE)
                if number == 0:
                    taken.clear()  # the first time makes what later times find
            if back and name != "palette":
                typed(terminal, back)
            sizes, times = zip(*taken, strict=True)
            found[name] = (statistics.median(sizes) / 1024, statistics.median(times))
    return found


def quitting(subject: Subject) -> float:
    """Milliseconds from the last key to the end of the process, the median of some times."""
    times = []
    for _ in range(TIMES):
        with harness.empty_home() as home, opened(subject, home) as terminal:
            begin = perf_counter()
            terminal.send(subject.close)
            terminal.wait_exit()
            times.append((perf_counter() - begin) * 1000)
    return statistics.median(times)


def idle(subject: Subject, seconds: float) -> dict[str, int]:
    """Bytes that each screen of zedentui sends in `seconds` after it has settled."""
    found = {}
    with harness.empty_home() as home, opened(subject, home) as terminal:
        for name, pressed in SCREENS.items():
            typed(terminal, pressed)
            quiet(terminal, 2)
            before, end = len(terminal.raw), monotonic() + seconds
            while (left := end - monotonic()) > 0:
                terminal.pump(left)
            found[name] = len(terminal.raw) - before
            if name in ("look-up", "palette", "help"):
                typed(terminal, ESCAPE)
                typed(terminal, ESCAPE)
    return found


def shared(subject: Subject, sessions: int) -> tuple[float, float]:
    """Megabytes resident, proportionally, of one session and of all when `sessions` run on the same file."""
    terminals: list[Terminal] = []
    with harness.empty_home() as home:
        try:
            for _ in range(sessions):
                terminals.append(opened(subject, home))
            each = [harness.memory(terminal.pid)[1] / 1024 for terminal in terminals]
        finally:
            for terminal in terminals:
                terminal.close()
    return statistics.median(each), sum(each)


def report(*, seconds: float, sessions: int) -> Iterator[tuple[str, str]]:
    """Measure one thing after another; give the title and the text of each section of the file with results."""
    programs = subjects(harness.ROOT / "data" / "zeden.duckdb")
    minimal = next(subject for subject in programs if subject.name == "minimal Textual app")
    yield "Keys", key_table(programs, minimal)
    silence = idle(programs[0], seconds)
    yield "Silence", harness.table(("screen", f"bytes in {seconds:.0f} s"), list(silence.items()))
    yield "Memory", memory_table(programs, minimal, sessions)
    took = {subject.name: quitting(subject) for subject in programs}
    rows = [(name, f"{time:.0f}", f"{time / took[minimal.name]:.2f}") for name, time in took.items()]
    yield "Quitting", harness.table(("program", "ms", "ratio"), rows)


def key_table(programs: Sequence[Subject], minimal: Subject) -> str:
    """Bytes and milliseconds of every action, program under program."""
    measured = {subject.name: keys(subject) for subject in programs if subject.actions}
    rows = []
    for action in programs[0].actions:
        beside = measured[minimal.name].get(action)
        for name, found in measured.items():
            if action not in found:
                continue
            size, time = found[action]
            ratios = (f"{size / beside[0]:.2f}", f"{time / beside[1]:.2f}") if beside else ("", "")
            rows.append((f"{action}: {name}", f"{size:.1f}", ratios[0], f"{time:.0f}", ratios[1]))
    table = harness.table(("action: program", "KB", "ratio", "ms", "ratio"), rows)
    return f"At {COLUMNS} by {ROWS} in 24-bit colours, uncompressed; ratio to the minimal app.\n\n{table}"


def memory_table(programs: Sequence[Subject], minimal: Subject, sessions: int) -> str:
    """Memory of one session of each program, and of many of ours and of the minimal app."""
    alone = {subject.name: shared(subject, 1)[0] for subject in programs}
    rows = []
    for subject in programs:
        together = shared(subject, sessions) if subject in (programs[0], minimal) else None
        many = (f"{together[0]:.0f}", f"{together[1]:.0f}") if together else ("", "")
        rows.append(
            (subject.name, f"{alone[subject.name]:.0f}", f"{alone[subject.name] / alone[minimal.name]:.2f}", *many)
        )
    table = harness.table(("program", "one, MB", "ratio", f"each of {sessions}, MB", "together, MB"), rows)
    return f"Proportional: shared pages are divided among those who share them.\n\n{table}"
