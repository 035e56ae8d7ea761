"""Brings an archive up to date in a process of its own, as often as asked, so that a test can kill it: `go` on standard
input forks a run (its pid comes back, then how it ended). What a start costs is paid once, so 200 kills take seconds.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from zedentui.kamer.line import Line
from zedentui.kamer.problems import KamerError
from zedentui.kamer.update import update
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer


class Silent:
    """Hears nothing."""

    def began(self, category: str) -> None: ...
    def page(self, category: str, read: int, reached: object) -> None: ...
    def done(self, result: object) -> None: ...


def run(path: Path, base: str) -> int:
    try:
        line = Line(base, gap=0)
        with open_workshop(path) as workshop:
            update(line, Writer(workshop.connection, line.base), Silent())
            workshop.publish()
    except KamerError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            os._exit(run(Path(sys.argv[1]), sys.argv[2]))
        print(child, flush=True)
        print(os.waitpid(child, 0)[1], flush=True)
