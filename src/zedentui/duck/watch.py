"""An end to every query: a watch that interrupts what takes too long.

DuckDB has no limit of time of its own, and its limit of memory does not count the rows that Python has taken out.
"""

from __future__ import annotations

import os
import threading
from math import inf
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
    afterwards whether it was.
    """

    def __init__(self, interrupt: Callable[[], object], seconds: float) -> None:
        self.seconds = seconds
        self.expired = False
        self._interrupt = interrupt
        self._begun = self._used = self._due = 0.0

    def __enter__(self) -> Watch:
        self.expired = False
        self._begun, self._used = monotonic(), process_time()
        self._due = self._begun + self.seconds
        _waiting.add(self, self._due)
        return self

    def __exit__(self, *_: object) -> None:
        _waiting.drop(self)

    def look(self) -> float:
        """Interrupt if it takes too long by now; give the moment (`monotonic`) at which to look again."""
        now = monotonic()
        if now >= self._due:
            left = self.seconds - (process_time() - self._used)
            if left <= 0 or now - self._begun > 10 * self.seconds:
                self.expired = True
                self._interrupt()
            self._due = now + max(left, _AGAIN)
        return self._due


class _Waiting:
    """The one thread that waits for all watches: to start one for each took a twentieth of a question.

    It sleeps until the first moment at which a watch may be over, and a question that ends in time does not wake it.
    It is a daemon: it holds up no end. A process that is split off starts its own.
    """

    def __init__(self) -> None:
        self._sooner = threading.Condition(threading.Lock())
        self._watches: set[Watch] = set()
        self._until = inf
        self._thread: threading.Thread | None = None

    def add(self, watch: Watch, due: float) -> None:
        """From now on `watch` is looked at, first when it is `due`."""
        with self._sooner:
            if self._thread is None:
                thread = threading.Thread(target=self._wait, name="query-watch", daemon=True)
                thread.start()  # may fail, and then nothing is watched
                self._thread = thread
            self._watches.add(watch)
            if due < self._until:
                self._sooner.notify()

    def drop(self, watch: Watch) -> None:
        """From now on it is not: no interrupt comes after this."""
        with self._sooner:
            self._watches.discard(watch)

    def _wait(self) -> None:
        with self._sooner:
            while True:
                self._until = min((self._looked_at(watch) for watch in tuple(self._watches)), default=inf)
                self._sooner.wait(None if self._until == inf else max(0, self._until - monotonic()))

    def _looked_at(self, watch: Watch) -> float:
        """When to look again; never, at one that could not be interrupted: the others are waited for as before."""
        try:
            return watch.look()
        except Exception:
            self._watches.discard(watch)
            return inf


_waiting = _Waiting()


def _anew() -> None:
    global _waiting
    _waiting = _Waiting()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_anew)
