"""What each test costs, in seconds of one processor: `python -m tools.costs [ANYTHING THAT PYTEST TAKES]`.

Measured around each test with its fixtures, in this process and in every process that it started, also those that still
run (on Linux) and what these have waited for; not what runs behind sshd or tmux. What one test makes for a whole file
or run (a fixture of a module or session) is counted with the first that asks for it. `--keep FILE` adds a line for each
test to a file, so that a run that is ended early is not lost, and `--kept FILE ...` tells of such files without running
anything. `--most N` says how many of the dearest are named. The tests run one after the other (`-n 0`).
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest


def spent() -> float:
    """Seconds of processor of this process so far, of the processes it has seen end, and of those that still run."""
    return running() + sum(
        used.ru_utime + used.ru_stime
        for used in (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    )


def running() -> float:
    """Seconds of processor of the children of this process, with what they waited for; 0 where /proc does not tell."""
    ticks = 0
    for children in Path("/proc/self/task").glob("*/children"):
        started: list[str] = []
        with suppress(OSError):  # a thread that has just ended, and below a process
            started = children.read_text().split()
        for child in started:
            with suppress(OSError):
                ticks += sum(map(int, Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


class Costs:
    """A plugin of pytest that keeps the seconds of each test by its id, and adds them to a file if there is one."""

    def __init__(self, file: Path | None = None) -> None:
        self.seconds: dict[str, float] = {}
        self.collected = 0.0
        self.file = file

    def pytest_collection_finish(self) -> None:
        """All before this is starting and finding tests: every worker of a run pays it."""
        self.collected = spent()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Around one test: its fixtures, itself, and what is cleared away after it."""
        before = spent()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = spent() - before
            if self.file is not None:
                with self.file.open("a", encoding="utf-8") as lines:
                    lines.write(f"{self.seconds[item.nodeid]:.3f}\t{item.nodeid}\n")


def read(files: list[Path]) -> dict[str, float]:
    """The seconds that `--keep` wrote; of a test that was run twice the last."""
    lines = [line.split("\t", 1) for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return {test: float(seconds) for seconds, test in lines}


def dearest(costs: dict[str, float]) -> list[tuple[str, float]]:
    """The dearest first."""
    return sorted(costs.items(), key=lambda pair: -pair[1])


def told(seconds: dict[str, float], most: int) -> Iterator[str]:
    """Lines: each folder, each file of half a second and more with its number of tests, the dearest tests."""
    folders: dict[str, float] = defaultdict(float)
    files: dict[str, float] = defaultdict(float)
    number = Counter(test.split("::")[0] for test in seconds)
    for test, cost in seconds.items():
        file = test.split("::")[0]
        files[file] += cost
        folders[file.rpartition("/")[0]] += cost
    yield from (f"{cost:8.1f}  {folder}" for folder, cost in dearest(folders))
    yield ""
    yield from (f"{cost:8.1f}  {file} ({number[file]})" for file, cost in dearest(files) if cost >= 0.5)
    yield ""
    yield from (f"{cost:8.2f}  {test}" for test, cost in dearest(seconds)[:most])


def main() -> int:
    """Run the tests that are asked for; print what each folder, file and dear test costs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--keep", type=Path, help="add the seconds of each test to this file")
    parser.add_argument("--kept", type=Path, nargs="+", default=[], help="run nothing: tell what these files hold")
    parser.add_argument("--most", type=int, default=30, help="how many of the dearest tests are named")
    ours, theirs = parser.parse_known_args()
    if ours.kept:
        print("\n".join(told(read(ours.kept), ours.most)))
        return 0
    costs = Costs(ours.keep)
    ended = pytest.main(["-n", "0", *theirs], plugins=[costs])
    print(f"{costs.collected:8.1f}  to start and to find the tests, in every worker")
    print("\n".join(told(costs.seconds, ours.most)))
    return int(ended)


if __name__ == "__main__":
    sys.exit(main())
