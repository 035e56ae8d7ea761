"""One visitor: a process that runs the application as a kiosk, and what it may send to the browser."""

from __future__ import annotations

import asyncio
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import suppress
from typing import Any, Final

from textual_serve.app_service import AppService

from zedentui.serving.limits import GRACE
from zedentui.system.terminal import KIOSK_NAMES

__all__ = ["Visitor", "environment"]

_DRAWN: Final = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8"}


def environment(columns: int, rows: int) -> dict[str, str]:
    """The environment of a visitor's process: what a kiosk takes from ours, and how a browser draws."""
    kept = {name: value for name, value in os.environ.items() if name in KIOSK_NAMES}
    return kept | _DRAWN | {"COLUMNS": str(columns), "ROWS": str(rows)}


class Visitor(AppService):
    """textual-serve's own service, with the words of a command in the place of a line for the shell."""

    def __init__(self, words: Sequence[str], **ways: Any) -> None:
        super().__init__("zedentui", **ways)
        self._words = words

    @property
    def ended(self) -> asyncio.Task[None]:
        """Done when the process has ended."""
        assert self._task is not None
        return self._task

    def _build_environment(self, width: int = 80, height: int = 24) -> dict[str, str]:
        return environment(width, height)

    async def _open_app_process(self, width: int = 80, height: int = 24) -> Process:
        self._process = process = await asyncio.create_subprocess_exec(
            *self._words, stdin=PIPE, stdout=PIPE, stderr=PIPE, env=self._build_environment(width, height)
        )
        assert process.stdin is not None
        self._stdin = process.stdin
        return process

    async def on_meta(self, data: bytes) -> None:
        """Pass on what a kiosk may do in a browser: end, and open an address of the web in another tab."""
        told = json.loads(data)
        if told["type"] == "exit" or (told["type"] == "open_url" and str(told["url"]).startswith("https://")):
            await super().on_meta(data)

    async def stop(self) -> None:
        """Ask the process to end, and end it when it does not."""
        task, self._task = self._task, None
        if task is None or self._process is None:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(GRACE):
                await self.send_meta({"type": "quit"})
                await task
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.kill()
        await self._process.wait()
