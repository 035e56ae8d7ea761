"""From exec to the table of Statistiek on the screen, beside the smallest Textual application with such a table.

Both run in turn, in a pty of 120 by 40 with an empty home, so that what else the machine does hits both alike.

    python bench/first_paint.py [--runs 15] [--write bench/RESULTS.md]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from time import perf_counter

import harness
from minimal_app import LAST_CELL

COLUMNS, ROWS = 120, 40
WANTED = ("1.302", "2.814")
"""Unconditional dismissals and outflow of 2022, for all sexual offences together."""
AIM, BOUND = 1.3, 1.6


def measure(program: harness.Program, home: Path) -> None:
    """Start the program once, add the seconds to the first picture, and note memory and bytes once it is quiet."""
    begin = perf_counter()
    with harness.start(program.command, home, columns=COLUMNS, rows=ROWS) as terminal:
        program.seconds.append(harness.read_until(terminal, program.ready) - begin)
        program.busy.append(harness.processor(terminal.pid))
        terminal.settle(0.5)
        program.bytes_at_start = len(terminal.raw)
        program.resident, program.proportional = harness.memory(terminal.pid)
        terminal.send("q")
        terminal.wait_exit()


def report(runs: int) -> tuple[float, str]:
    """Measure; give the ratio to the minimal app and the section for the file with results."""
    minimal = harness.Program(
        "minimal Textual app", [sys.executable, Path(__file__).with_name("minimal_app.py")], [LAST_CELL]
    )
    ours = harness.Program("zedentui", harness.zedentui(), WANTED)
    for number in range(runs + 1):
        for program in (minimal, ours):
            with harness.empty_home() as home:
                measure(program, Path(home))
            if number == 0:
                program.seconds.clear()  # the first run writes bytecode and fills the cache of the disk
                program.busy.clear()
    ratio = ours.median / minimal.median
    rows = [
        (
            program.name,
            f"{program.median * 1000:.0f}",
            f"{min(program.seconds) * 1000:.0f}",
            f"{program.median / minimal.median:.2f}",
            f"{program.median_busy * 1000:.0f}",
            f"{program.median_busy / minimal.median_busy:.2f}",
            f"{program.resident / 1024:.1f}",
            f"{program.proportional / 1024:.1f}",
            f"{program.bytes_at_start / 1024:.1f}",
        )
        for program in (minimal, ours)
    ]
    head = (
        "program",
        "median ms",
        "fastest ms",
        "ratio",
        "processor ms",
        "ratio",
        "resident MB",
        "proportional MB",
        "KB sent",
    )
    body = f"""From exec to the table on the screen in a pty of {COLUMNS} by {ROWS}, {runs} runs each, in turn.
Aim {AIM}, bound {BOUND} times the minimal app. {harness.machine()}.

{harness.table(head, rows)}
"""
    return ratio, body


def main() -> int:
    """Measure, print the table, and fail when the bound is passed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=15, help="runs of each program (15)")
    parser.add_argument("--write", type=Path, help="file with results to put the table into")
    options = parser.parse_args()
    ratio, body = report(options.runs)
    print(body)
    if options.write:
        harness.write_section(options.write, "First paint", body)
    return 0 if ratio <= BOUND else 1


if __name__ == "__main__":
    sys.exit(main())
