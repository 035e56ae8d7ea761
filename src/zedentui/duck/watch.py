"""An end to every query: a watch that interrupts what takes too long.

DuckDB has no limit of time of its own, and its limit of memory does not count the rows that Python has taken out.
"""

from __future__ import annotations

import threading
from time import monotonic, process_time
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["IN_THE_SHELL", "ON_SCREEN", "Watch"]

IN_THE_SHELL: Final = 10.0
"""Seconds of processor time for a query in the shell and the build, of a dossier or an archive."""
ON_SCREEN: Final = 1.0
"""The same where somebody looks at a screen meanwhile."""

_AGAIN: Final = 0.05
"""Seconds between two interrupts: one that comes before the query has begun is lost."""


class Watch:
    """Calls `interrupt` when what happens inside `with` takes too long, and again until it has ended.

    Too long is more than `seconds` of this process's processor time, or ten times as much on the clock: on a server
    that is busy with other things a sound query is slow as well, and must not be broken off for that. `expired` tells
    afterwards whether it was. The thread that waits is a daemon: it holds up no end.
    """

    def __init__(self, interrupt: Callable[[], object], seconds: float) -> None:
        self.seconds = seconds
        self.expired = False
        self._interrupt = interrupt
        self._over = threading.Event()

    def __enter__(self) -> Watch:
        self.expired = False
        self._over = threading.Event()
        thread = threading.Thread(target=self._wait, args=(self._over,), name="query-watch", daemon=True)
        thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()

    def _wait(self, over: threading.Event) -> None:
        begun, used = monotonic(), process_time()
        left = self.seconds
        while not over.wait(max(left, _AGAIN)):
            left = self.seconds - (process_time() - used)
            if left <= 0 or monotonic() - begun > 10 * self.seconds:
                self.expired = True
                self._interrupt()
