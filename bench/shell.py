"""From exec to the end of one answer in the shell, beside a bare Python that asks the same file one question.

All run in turn, with an empty home and compiled bytecode, their output thrown away, so that what else the machine does
hits all alike.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

from bench import harness
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row, Sample

BARE = "bare _duckdb"
PACKAGE = "the same question with `import duckdb`"
BOUND, SEARCH_BOUND = Bound(1.5, aim=1, ratio=True), Bound(2, aim=1.6, ratio=True)
QUESTION = "SELECT count FROM observation WHERE measure = 'technisch_sepot' AND year = 2022"
ASK = (
    f"import duckdb; print(duckdb.connect({str(harness.DATABASE)!r}, read_only=True).execute({QUESTION!r}).fetchall())"
)
ASK_BARE = ASK.replace("duckdb;", "_duckdb as duckdb;", 1)
STATISTICS = ["statistiek", "--delict", "verkrachting", "--maat", "technisch_sepot", "--jaar", "2018-2022"]
BOUNDED = {
    "zoek": ["zoek", "verkrachting", "sepot", "2022"],
    "zoek --format json": ["zoek", "paspoortwet", "--format", "json"],
    "statistiek --format csv": [*STATISTICS, "--eenheid", "uitstroom", "--format", "csv"],
    "statistiek": ["statistiek"],
    "moties buitenweg": ["moties", "buitenweg"],
}
"""What must stay under the bound."""
UNBOUNDED = {
    "statistiek --grafiek": ["statistiek", "--grafiek"],
    "--help": ["--help"],
}
LATER = 25 / 15
"""Runs of a command, to one start of the application: they are short."""


def once(command: list[str | Path], home: Path) -> tuple[float, float]:
    """Run a command to its end and give the milliseconds it took, and those of the processor that it used.

    The second does not wait for other programs, so on a busy machine it is the steadier of the two.
    """
    before = getrusage(RUSAGE_CHILDREN)
    begin = perf_counter()
    subprocess.run(
        command,
        env=harness.environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        check=True,  # and no timeout: with one Python looks every 50 ms whether it has ended
    )
    taken = perf_counter() - begin
    after = getrusage(RUSAGE_CHILDREN)
    return taken * 1000, (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000


def measure(options: Options) -> Outcome:
    """Run all commands in turn."""
    commands: dict[str, list[str | Path]] = {
        BARE: [sys.executable, "-c", ASK_BARE],
        PACKAGE: [sys.executable, "-c", ASK],
    }
    for name, words in {**BOUNDED, **UNBOUNDED}.items():
        commands[name] = [*harness.zedentui(), *words, "--db", harness.DATABASE]
    clock: dict[str, Sample] = defaultdict(Sample)
    processor: dict[str, Sample] = defaultdict(Sample)
    runs = round(options.runs * LATER)
    with harness.empty_home() as home:
        for number in range(runs + 1):
            for name, command in commands.items():
                taken, used = once(command, home)
                if number:  # the first run writes bytecode and fills the cache of the disk
                    clock[name].values.append(taken)
                    processor[name].values.append(used)
    rows = []
    for name in (*BOUNDED, *UNBOUNDED):
        figures = {OURS: clock[name].median, BARE: clock[BARE].median}
        busy = {OURS: processor[name].median, BARE: processor[BARE].median}
        bound = SEARCH_BOUND if name.startswith("zoek") else BOUND
        rows.append(Row(name, "ms", figures, BARE, bound if name in BOUNDED else None))
        rows.append(Row(f"{name}, processor", "ms", busy, BARE))
    rows.append(Row(PACKAGE, "ms", {OURS: clock[PACKAGE].median, BARE: clock[BARE].median}, BARE))
    note = (
        f"From exec to the end of `zedentui ...`, {runs} runs each, in turn; compared with"
        ' `python -c "import _duckdb; _duckdb.connect(FILE, read_only=True).execute(...)"`: the module itself, which'
        " costs a fifth of the package around it."
    )
    return Outcome("shell", "Look-ups in the shell", rows, [note])
