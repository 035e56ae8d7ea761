"""From exec to the end of one answer in the shell, beside a bare Python that asks the same file one question.

All run in turn, with an empty home and compiled bytecode, their output thrown away, so that what else the machine does
hits all alike.

    python bench/cli.py [--runs 25] [--write bench/RESULTS.md]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter

import harness

AIM, BOUND = 1.0, 1.5
DATABASE = harness.ROOT / "data" / "zeden.duckdb"
QUESTION = "SELECT count FROM observation WHERE measure = 'technisch_sepot' AND year = 2022"
BARE = f"import duckdb; print(duckdb.connect({str(DATABASE)!r}, read_only=True).execute({QUESTION!r}).fetchall())"
STATISTICS = ["statistiek", "--delict", "verkrachting", "--maat", "technisch_sepot", "--jaar", "2018-2022"]
BOUNDED = {
    "zedentui zoek": ["zoek", "verkrachting", "sepot", "2022"],
    "zedentui zoek --format json": ["zoek", "paspoortwet", "--format", "json"],
    "zedentui statistiek --format csv": [*STATISTICS, "--eenheid", "uitstroom", "--format", "csv"],
    "zedentui statistiek": ["statistiek"],
}
"""What must stay under the bound."""
OTHERS = {
    "zedentui moties buitenweg": ["moties", "buitenweg"],
    "zedentui statistiek --grafiek": ["statistiek", "--grafiek"],
    "zedentui --help": ["--help"],
}


def measure(command: list[str | Path], home: Path) -> tuple[float, float]:
    """Run a command to its end and give the seconds it took, and the seconds of the processor it used.

    The second does not wait for other programs, so on a busy machine it is the steadier of the two.
    """
    before = getrusage(RUSAGE_CHILDREN)
    begin = perf_counter()
    subprocess.run(command, env=harness.environment(home), stdout=subprocess.DEVNULL, check=True)
    taken = perf_counter() - begin
    after = getrusage(RUSAGE_CHILDREN)
    return taken, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> int:
    """Measure, print the table, and fail when the bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=25, help="runs of each command (25)")
    parser.add_argument("--write", type=Path, help="file with results to put the table into")
    options = parser.parse_args()
    commands: dict[str, list[str | Path]] = {"python -c 'import duckdb; ...'": [sys.executable, "-c", BARE]}
    for name, words in {**BOUNDED, **OTHERS}.items():
        commands[name] = [*harness.zedentui(), *words, "--db", str(DATABASE)]
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
    with harness.empty_home() as home:
        for number in range(options.runs + 1):
            for name, command in commands.items():
                once = measure(command, Path(home))
                if number:  # the first run writes bytecode and fills the cache of the disk
                    taken[name].append(once)
    clock = {name: statistics.median(once for once, _ in runs) for name, runs in taken.items()}
    processor = {name: statistics.median(once for _, once in runs) for name, runs in taken.items()}
    bare = next(iter(taken))
    rows = [
        (
            name,
            f"{clock[name] * 1000:.0f}",
            f"{clock[name] / clock[bare]:.2f}",
            f"{processor[name] * 1000:.0f}",
            f"{processor[name] / processor[bare]:.2f}",
        )
        for name in taken
    ]
    head = ("command", "median ms", "ratio", "processor ms", "ratio of processor")
    body = f"""From exec to the end of the process, {options.runs} runs each, in turn; the first is the comparison.
Aim {AIM}, bound {BOUND} times the comparison, for `zoek` and `statistiek`. {harness.machine()}.

{harness.table(head, rows)}
"""
    print(body)
    if options.write:
        harness.write_section(options.write, "Look-ups in the shell", body)
    return 0 if max(clock[name] / clock[bare] for name in BOUNDED) <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
