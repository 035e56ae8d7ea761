"""The first screen of a session: behind the frame of last time, and kept as the frame of next time.

While that frame stands (`zedentui.system.first_frame`) nothing is drawn until the screen is complete, or until a key
has been obeyed: then what differs is sent, which is nothing as a rule. So nothing flickers, and no screen is half full.
"""

from __future__ import annotations

import asyncio
from math import inf
from time import monotonic, process_time
from typing import TYPE_CHECKING, Any, Final

from rich.color import ColorSystem

from zedentui.system import first_frame
from zedentui.system.terminal import UTF8
from zedentui.tui.session.background import READING
from zedentui.tui.session.driver import TerminalDriver
from zedentui.tui.session.frames import Frames
from zedentui.tui.session.turns import at_rest

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine
    from pathlib import Path

    from textual.app import App

    from zedentui.system.frame_store import Witnesses

__all__ = ["FirstScreen"]

LONGEST: Final = 2.0
"""Seconds that the frame of last time stays at most before what there is now is drawn."""
NEXT: Final = 0.5
"""Seconds of processor time that the screen of the next start may take at the end of this one."""
PATIENCE: Final = 20.0
"""Seconds in which it must come to rest to be kept for next time."""
_PAUSE: Final = 0.01
_CALM: Final = 4
"""Looks, a pause apart, at which nothing may be going on before a screen counts as complete."""


class FirstScreen:
    """What `app` shows first. `files` are what it is made from, as it was before it was read; None: keep nothing."""

    def __init__(self, app: App[Any], files: Witnesses | None) -> None:
        self._app = app
        self._files = files
        self._start = first_frame.started
        self._tasks: set[asyncio.Task[None]] = set()
        self._sent = 0  # nothing when the frame of last time was right
        self.held = self._start is not None and self._start.shown is not None
        """Whether nothing is to be drawn yet, since the frame of last time stands."""
        self.touched = False
        """Whether a key or another size came: it is no longer the screen that a start shows."""

    def release(self) -> None:
        """Draw from now on: the whole screen, of which only what differs is sent."""
        if self.held:
            self.held = False
            if self._app.screen_stack:
                self._app.screen.refresh()

    def rests_on(self, path: Path) -> None:
        """Say which file is open: when that is none of those it may be made from, no frame is kept."""
        if self._files is not None and self._files.told.get(str(path), "-") == "-":
            self._files = None

    def touch(self) -> None:
        """Something came that makes it another screen."""
        self.touched = True

    def sent(self, sequence: str) -> None:
        """Note what was sent to the terminal."""
        self._sent += len(sequence)

    def settle(self) -> None:
        """Begin to wait until the screen is complete, and draw it then when it was held back."""
        self._run(self._settle())

    def complete(self) -> None:
        """The screen stands: keep it for next time when it has come to rest."""
        self._run(self._keep())

    def give_up(self) -> None:
        """No frame comes of this start: where it is only there to make one, it ends."""
        if self._start is not None and self._start.making:
            self._app.exit()

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _settle(self) -> None:
        await self._rest(LONGEST)
        if not self.touched:  # else the key draws it
            self.release()

    async def _rest(self, longest: float, busy: float = inf) -> None:
        """Wait until the screen is at rest and stays so, somebody touches it, or it takes too long.

        `busy` are the seconds of processor time that it may take.
        """
        end, spent = monotonic() + longest, process_time() + busy
        calm = 0
        while calm < _CALM and monotonic() < end and process_time() < spent and not self.touched:
            await asyncio.sleep(_PAUSE)
            calm = calm + 1 if at_rest(self._app) else 0

    async def _keep(self) -> None:
        start = self._start
        if start is None:  # no frame comes of it, and nobody waits for the session to end
            return
        await self._rest(PATIENCE)
        files, driver = self._files, self._app._driver
        if files is None or not isinstance(driver, TerminalDriver) or not self._lasting(driver, start):
            self.give_up()
            return
        from zedentui.system.frame_store import keep

        frame, cells = driver.frames.whole(), driver.frames.cells_told()
        await asyncio.get_running_loop().run_in_executor(None, keep, start.folder, start.name, frame, cells, files)

    async def make_next(self, make: Callable[[], Awaitable[None]]) -> None:
        """At the end: give the terminal back, and keep the first screen of the next start, which `make` makes.

        For a start with the same words in the same terminal; it takes a tenth of a second.
        """
        start, files, driver = self._start, self._files, self._app._driver
        if start is None or files is None or not isinstance(driver, TerminalDriver):
            return
        size = driver.terminal_size()
        if start.has(name := start.next_name(size)):
            return
        self.held, self.touched = True, False
        driver.stop_application_mode()
        async with asyncio.timeout(LONGEST):
            await make()
        await self._rest(LONGEST, NEXT)
        screen: Any = self._app.screen
        if not at_rest(self._app) or tuple(screen.size) != size or self._app._notifications:
            return
        frames = Frames()
        frames.encode(screen._compositor.render_full_update(), screen.size,
                      self._app.console._color_system or ColorSystem.TRUECOLOR)  # fmt: skip
        from zedentui.system.frame_store import keep

        keep(start.folder, name, frames.whole(), frames.cells_told(), files)

    @property
    def can_make_next(self) -> bool:
        """Whether the first screen of the next start may be kept.

        Not while something is being read: that screen would wait for the same, and a shell for that.
        """
        if self._start is None or self._files is None or not self._plainly():
            return False
        return all(worker.is_finished for worker in self._app.workers if worker.group == READING)

    def _plainly(self) -> bool:
        """Whether characters become bytes here as they do in a frame."""
        return getattr(self._app, "charset", UTF8) == UTF8

    def _lasting(self, driver: TerminalDriver, start: first_frame.Start) -> bool:
        """Whether the terminal shows the first screen, whole and as it will be next time, and not what is kept now."""
        app, frames = self._app, driver.frames
        untouched = not (self.touched or self.held or app._notifications) and at_rest(self._app)
        ours = len(app.screen_stack) == 1 and self._plainly()
        return untouched and ours and frames.size == start.size and frames.complete and bool(self._sent)
