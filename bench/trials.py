"""What a session lives through: `python -m bench.trials [TRIAL ...] [--quick] [--write]`.

Not figures but counts: how often something was tried, how often the session (or the file) came through it, and what was
lost. Everything runs on real terminals, real files and real processes. `--write` puts the table between the marks in
`bench/RESULTS.md` and `docs/server.md`.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep

import duckdb

from bench import harness, results
from bench.harness import DATABASE, ROOT, GaveUpError, Terminal, zedentui

__all__ = ["TRIALS", "Trial", "main"]

BEGIN, END = "<!-- trials -->", "<!-- end of trials -->"
WRITTEN = (results.RESULTS, ROOT / "docs" / "server.md")
FIRST = "1.302"  # on the first screen
SIZES = ((80, 24), (40, 12), (200, 60))
EXTREMES = ((1, 1), (2, 500), (500, 2), (1, 1000), (1000, 1), (1000, 1000), (3, 3), (20, 5), (300, 100))
STORAGE = ("v1.2.0", "v1.4.0", "v1.5.0", "latest")


@dataclass(frozen=True)
class Trial:
    """What came of one: `survived` of `tried`, what was `lost` (nothing, or in words), and a remark."""

    about: str
    tried: int
    survived: int
    lost: str = "nothing"
    remark: str = ""


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


def left(terminal: Terminal, *, restored: bool = True) -> bool:
    """Whether the session ends by its key, with code 0 and the terminal as it was."""
    terminal.send("\x1b\x1b\x1b")
    terminal.settle()
    for _ in range(3):
        terminal.send("q")
        try:
            return terminal.wait_exit(5) == 0 and (terminal.restored or not restored)
        except GaveUpError:
            terminal.send("\x1b")
    return False


def random_bytes(share: float) -> Trial:
    """Bytes by chance, typed for three minutes in all, at three sizes."""
    survived = 0
    sent = 0
    for number, (columns, rows) in enumerate(SIZES):
        dice = random.Random(number)
        with opened(columns=columns, rows=rows) as terminal:
            end = monotonic() + 60 * share
            while monotonic() < end and terminal.process.poll() is None:
                data = dice.randbytes(64).replace(b"\x1a", b"").replace(b"q", b"w")
                terminal.send(data)
                sent += len(data)
                terminal.pump(0.01)
            survived += terminal.process.poll() is None and left(terminal)
    return Trial("random bytes at three sizes", len(SIZES), survived, remark=f"{sent:,} bytes")


def resizes(share: float) -> Trial:
    """A window that is dragged, with keys in between; then the screen is as one that was never dragged."""
    tried = max(20, int(2000 * share))
    dice = random.Random(7)
    with opened() as terminal, opened() as calm:
        for _ in range(tried):
            terminal.resize(dice.randint(1, 250), dice.randint(1, 80))
            terminal.send(dice.choice(["j", "k", "\t", "5", "1", "z", ""]))
            terminal.pump(0)
        terminal.send("\x1b1gg")
        terminal.resize(80, 24)
        terminal.settle()
        alive = terminal.process.poll() is None
        ended = left(terminal) and left(calm)
    return Trial("resizes while keys are typed", tried, tried if alive and ended else 0)


def switches(share: float) -> Trial:
    """Panes switched and things looked up for a long day; what it costs in memory at the end."""
    tried = max(200, int(10_000 * share))
    dice = random.Random(3)
    with opened() as terminal:

        def rounds(count: int) -> None:
            for number in range(count):
                if number % 10 == 9:
                    terminal.send("/" + dice.choice(["sepot 2022", "vog", "verkrachting", "motie"]))
                    terminal.settle()
                    terminal.send("\x1b")
                else:
                    terminal.send(dice.choice("123456"))
                if number % 5 == 4:
                    terminal.settle()
                terminal.pump(0)

        rounds(tried // 5)
        terminal.settle()
        before, _ = harness.memory(terminal.pid)
        rounds(tried - tried // 5)
        terminal.settle()
        after, _ = harness.memory(terminal.pid)
        grown = 100 * (after - before) / before
        good = left(terminal) and grown <= 5
    return Trial(
        "pane switches and look-ups",
        tried,
        tried if good else 0,
        remark=f"memory {grown:+.1f}% over the last four fifths",
    )


def replacing(share: float) -> Trial:
    """Sessions on a file that is replaced again and again by rename, and in the end cut short where it lies."""
    tried = max(10, int(1000 * share))
    count = 20 if share >= 1 else 4
    with harness.scratch() as folder:
        path = folder / "zeden.duckdb"
        shutil.copy(DATABASE, path)
        sessions = [opened(path) for _ in range(count)]
        terminals = [session.__enter__() for session in sessions]
        for number in range(tried):
            beside = folder / "new.duckdb"
            shutil.copy(DATABASE, beside)
            beside.replace(path)
            terminals[number % count].send("r" if number % 3 else "5")
            terminals[number % count].pump(0)
        for terminal in terminals:
            terminal.settle()
        with path.open("r+b") as file:
            file.truncate(5000)
        for terminal in terminals:
            terminal.send("r")
            terminal.settle()
        survived = sum(left(terminal) for terminal in terminals)
        for session in sessions:
            session.__exit__(None, None, None)
    return Trial(
        f"replacements under {count} sessions, then the file cut short", tried, tried if survived == count else 0
    )


WRITER = """
import sys
from pathlib import Path
from zedentui.sheet import DebateSheet, Mark
sheet = DebateSheet(Path(sys.argv[1]))
number = 0
while True:
    name = f"{sys.argv[2]} {number % 40}"
    sheet.toggle(Mark(name, "regel", "bron", "https://example.org", place=f"begrippen/{name.replace(' ', '-')}"))
    sys.stdout.write("x"); sys.stdout.flush()
    number += 1
"""


def writers(share: float) -> Trial:
    """Two writers of a debate sheet, killed with -9 at moments of writing; the sheet is whole each time."""
    tried = max(10, int(500 * share))
    dice = random.Random(11)
    whole = 0
    with harness.scratch() as folder:
        path = folder / "debatblad.md"
        for number in range(tried):
            both = [
                subprocess.Popen([sys.executable, "-c", WRITER, str(path), f"{name}{number}"], stdout=subprocess.PIPE)
                for name in "ab"
            ]
            for writer in both:
                assert writer.stdout is not None
                writer.stdout.read(3)  # both are writing
            sleep(dice.random() * 0.05)
            for writer in both:
                writer.send_signal(signal.SIGKILL)
                writer.wait()
            whole += _sheet_is_whole(path)
    return Trial("writers of a sheet killed with -9 while writing", tried, whole)


def _sheet_is_whole(path: Path) -> bool:
    """Whether the sheet is read without a complaint and can be written in again at once."""
    from zedentui.sheet import DebateSheet, Mark

    sheet = DebateSheet(path)
    mark = Mark("proef", "regel", "bron", "https://example.org", place="begrippen/proef")
    return (
        sheet.toggle(mark) in {"added", "full"} and sheet.problem is None and sheet.toggle(mark) in {"removed", "gone"}
    )


def clocks(_: float) -> Trial:
    """A clock that stands in 1970 or in 2100, where `faketime` is there to set it."""
    fake = shutil.which("faketime")
    if fake is None:
        return Trial("clocks of 1970 and 2100", 0, 0, remark="not tried: faketime is not installed")
    survived = 0
    for day in ("1970-01-02", "2100-06-01"):
        for words in ([], ["agenda"]):
            done = subprocess.run(
                [fake, f"{day} 12:00:00", *map(str, zedentui()), "agenda", *words[1:], "--db", str(DATABASE)],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            survived += done.returncode == 0 and not done.stderr
    return Trial("clocks of 1970 and 2100", 4, survived)


def sizes(_: float) -> Trial:
    """Windows from one cell to a thousand by a thousand, and back to 80 by 24."""
    survived = 0
    for columns, rows in EXTREMES:
        with (
            harness.empty_home() as home,
            harness.start([*zedentui(), "--db", DATABASE], home, columns=columns, rows=rows) as terminal,
        ):
            terminal.settle()
            terminal.resize(80, 24)
            terminal.wait_for(FIRST)
            survived += left(terminal)
    return Trial("sizes of the window, 1 by 1 to 1000 by 1000", len(EXTREMES), survived)


def storages(_: float) -> Trial:
    """The dossier in the storage versions of DuckDB 1.2 and later."""
    tried = survived = 0
    words = ["zoek", "sepot", "2022", "--format", "json"]
    right = subprocess.run(
        [*map(str, zedentui()), *words, "--db", str(DATABASE)], capture_output=True, check=True
    ).stdout
    with harness.scratch() as folder:
        for version in STORAGE:
            path = folder / f"{version}.duckdb"
            try:
                with duckdb.connect() as connection:
                    connection.execute(f"ATTACH '{DATABASE}' AS a (READ_ONLY)")
                    connection.execute(f"ATTACH '{path}' AS b (STORAGE_VERSION '{version}')")
                    connection.execute("COPY FROM DATABASE a TO b")
            except duckdb.Error:
                continue  # this DuckDB cannot write that version
            tried += 1
            done = subprocess.run([*map(str, zedentui()), *words, "--db", str(path)], capture_output=True, check=False)
            survived += done.returncode == 0 and done.stdout == right
    return Trial("storage versions of DuckDB", tried, survived)


def refused(_: float) -> Trial:
    """A dossier without rows, and one of a layout that is still to come: one sentence, code 3, or an honest nothing."""
    tried = survived = 0
    with harness.scratch() as folder:
        for statements in (
            ["UPDATE dossier SET schema_version = 999"],
            ["DELETE FROM dossier"],
        ):
            path = folder / f"{tried}.duckdb"
            shutil.copy(DATABASE, path)
            with duckdb.connect(str(path)) as connection:
                for statement in statements:
                    connection.execute(statement)
            done = subprocess.run(
                [*map(str, zedentui()), "agenda", "--db", str(path)], capture_output=True, text=True, check=False
            )
            tried += 1
            survived += done.returncode == 3 and len(done.stderr.splitlines()) == 1
    return Trial("a layout of the future, no rows: refused in a sentence", tried, survived)


TRIALS: dict[str, Callable[[float], Trial]] = {
    "bytes": random_bytes,
    "resizes": resizes,
    "switches": switches,
    "replacing": replacing,
    "writers": writers,
    "clocks": clocks,
    "sizes": sizes,
    "storages": storages,
    "refused": refused,
}
"""By the name that the command line takes; each takes the share of the full trial that is to be done."""


def table(trials: Sequence[Trial]) -> str:
    """The trials as a Markdown table, with when they were done."""
    head = ("tried", "times", "came through", "lost", "remark")
    rows = [(trial.about, trial.tried, trial.survived, trial.lost, trial.remark) for trial in trials]
    day = datetime.now(UTC).date().isoformat()
    return f"Written by `python -m bench.trials --write` on {day}.\n\n{results.table(head, rows, left=1)}"


def write(text: str, paths: Sequence[Path] = WRITTEN) -> None:
    """Put `text` between the marks of each file; a file without them gets them at its end."""
    block = f"{BEGIN}\n\n{text}\n\n{END}"
    for path in paths:
        before, _, rest = path.read_text("utf-8").partition(BEGIN)
        if not rest:
            before, rest = f"{before.rstrip()}\n\n## What a session lives through\n\n", f"{END}\n"
        path.write_text(f"{before}{block}{rest.partition(END)[2]}", "utf-8")


def main(argv: Sequence[str] | None = None) -> int:
    """Do the trials that are named (all), print the table, and return 1 when one did not come through."""
    parser = argparse.ArgumentParser(prog="python -m bench.trials", description=(__doc__ or "").partition(":")[0])
    parser.add_argument("trials", nargs="*", metavar="TRIAL", help=", ".join(TRIALS))
    parser.add_argument("--quick", action="store_true", help="a fiftieth of everything: to see that it works")
    parser.add_argument("--share", type=float, default=1.0, help="the share of the full trials that is done (1)")
    parser.add_argument("--write", action="store_true", help="put the table into bench/RESULTS.md and docs/server.md")
    words = parser.parse_args(argv)
    if unknown := sorted({*words.trials} - TRIALS.keys()):
        parser.error(f"there is no trial {unknown[0]}; there are {', '.join(TRIALS)}")
    done = []
    for name in words.trials or TRIALS:
        trial = TRIALS[name](0.02 if words.quick else words.share)
        done.append(trial)
        print(f"{name}: {trial.survived} of {trial.tried} {trial.remark}", flush=True)
    text = table(done)
    print(f"\n{text}")
    if words.write:
        write(text)
    harness.end_leftovers()
    return int(any(trial.survived < trial.tried for trial in done))


if __name__ == "__main__":
    sys.exit(main())
