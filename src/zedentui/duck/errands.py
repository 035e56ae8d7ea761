"""Questions that belong together, so that they can be dropped together: those of one letter of a look-up.

A dossier or an archive is asked by several at once, one after the other. Who types the next letter wants the questions
of the one before it to end, and those of no one else.
"""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["Errand", "Errands"]


class Errand:
    """What some questions are asked for; `dropped` once nobody waits for their answers any more."""

    dropped = False


class Errands:
    """Whose question runs. `interrupt` stops the one that does, from any thread."""

    def __init__(self, interrupt: Callable[[], object]) -> None:
        self._interrupt = interrupt
        self._gate = threading.Lock()  # between who drops and who begins: the next question is not the one meant
        self._running: Errand | None = None
        self._mine = threading.local()

    @contextmanager
    def within(self, errand: Errand) -> Iterator[None]:
        """The questions that this thread asks meanwhile are for `errand`."""
        self._mine.errand = errand
        try:
            yield
        finally:
            self._mine.errand = None

    def begin(self) -> bool:
        """A question of this thread begins; False when it need not: its errand was dropped."""
        errand: Errand | None = getattr(self._mine, "errand", None)
        with self._gate:
            self._running = errand
            return errand is None or not errand.dropped

    def drop(self, errand: Errand) -> None:
        """Nobody waits for `errand` any more: its question is stopped if it runs, and others do not begin."""
        with self._gate:
            errand.dropped = True
            if self._running is errand:
                self._interrupt()
