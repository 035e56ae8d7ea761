"""The end of a session because the line to the person is gone: the same for a terminal and for a browser."""

from __future__ import annotations

import os
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final

from zedentui.system.terminal import EXIT_HANGUP

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

    from textual.app import App

__all__ = ["GRACE", "Line"]

GRACE: Final = 0.7
"""Seconds between the hang-up and the end of the process, for saving what is to be saved."""


class Line:
    """Whether somebody is still at the other end; `lost` is said from any thread, and ends the application once."""

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._said = threading.Lock()

    @property
    def is_lost(self) -> bool:
        """Whether nobody is there any more."""
        return self._said.locked()

    def lost(self, loop: AbstractEventLoop) -> bool:
        """End the application, whose loop this is; tells whether this was the first time.

        Nobody is there to wait for a query or thread that does not end: after `GRACE` seconds the process ends anyhow.
        """
        if not self._said.acquire(blocking=False):
            return False
        last = threading.Timer(GRACE, os._exit, (EXIT_HANGUP,))
        last.daemon = True
        last.start()
        with suppress(RuntimeError):  # the loop has ended already
            loop.call_soon_threadsafe(self._leave)
        return True

    def _leave(self) -> None:
        self._app.exit(return_code=EXIT_HANGUP)
