"""The way out to the terminal: a queue and a thread, so that a slow line holds up neither keys nor signals."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Callable
from time import monotonic
from typing import Final

BACKLOG: Final = 64 * 1024
"""Characters that may wait. Beyond that `Writer.write` waits too, so that keys held down become one frame."""
PATIENCE: Final = 0.7
"""Seconds that a terminal which takes nothing may hold up the end of the process."""


class Writer:
    """Write text to a file descriptor from a thread of its own, in `charset`.

    `on_lost` is called once, from that thread, when the terminal turns out to be gone.
    """

    def __init__(self, fileno: int, on_lost: Callable[[], None], charset: str = "utf-8") -> None:
        self._fileno = fileno
        self._charset = charset
        self._on_lost = on_lost
        self._changed = threading.Condition()
        self._queue: list[str] = []
        self._waiting = 0  # characters queued or being written
        self._leaving = False
        self._closed = False
        self._dead = False
        # A daemon: a terminal that takes nothing keeps the thread in `write`, and may not keep the process.
        self._thread = threading.Thread(target=self._run, name="terminal-output", daemon=True)
        self._thread.start()

    def write(self, data: str) -> None:
        """Queue text; waits while `BACKLOG` is exceeded, unless the end has begun; without a terminal it is dropped."""
        if not data:
            return
        with self._changed:
            while self._waiting > BACKLOG and not (self._leaving or self._dead):
                # In slices, because `let_go` notifies nobody.
                self._changed.wait(0.1)
            if not self._dead:
                self._queue.append(data)
                self._waiting += len(data)
                self._changed.notify_all()

    def let_go(self) -> None:
        """Never wait for the terminal again. Takes no lock, so a signal handler may call it."""
        self._leaving = True

    def drain(self) -> bool:
        """Wait until everything is written; False when the terminal did not take it in time or is gone."""
        end = monotonic() + PATIENCE
        with self._changed:
            while self._waiting and not self._dead:
                if (left := end - monotonic()) <= 0:
                    return False
                self._changed.wait(left)
            return not self._dead

    def close(self) -> None:
        """Write what is waiting, as far as the terminal takes it in time, and end the thread."""
        complete = self.drain()
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        if complete:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not (self._queue or self._closed):
                    self._changed.wait()
                if not self._queue:
                    return
                text = "".join(self._queue)
                self._queue.clear()
            try:
                self._send(text.encode(self._charset, "replace"))
            except OSError:
                with self._changed:
                    self._dead = True
                    self._queue.clear()
                    self._waiting = 0
                    self._changed.notify_all()
                self._on_lost()
                return
            with self._changed:
                self._waiting -= len(text)
                self._changed.notify_all()

    def _send(self, data: bytes) -> None:
        """Write all of `data`. Raises OSError when the terminal is gone."""
        view = memoryview(data)
        while view:
            try:
                view = view[os.write(self._fileno, view) :]
            except BlockingIOError:
                # Another program left the shared terminal in non-blocking mode: wait for room.
                select.select([], [self._fileno], [])
