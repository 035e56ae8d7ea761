"""Frames that are drawn when all is quiet, where an application in a test has no terminal that shows those before it.

A program draws as soon as it may: what a key led to, the text that explains it, what a clock that ticks meanwhile finds
changed. Without a terminal a frame goes nowhere; three of ten seconds of a test of a pane went into them, and how many
there are depends on how busy the machine is. Here what changes is kept, as it is between two frames, and drawn once for
all of it, by the program's own drawing. A test that is about the frames themselves asks for each of them
(`every_frame`), as one of a session in a terminal has them.

The clock of a screen ticks sixty times a second, and what waits for its tick waits for nothing else: a third of what a
pilot took was asleep. Here it ticks when all is quiet (`struck`).
"""

from __future__ import annotations

import asyncio
from typing import Final

from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

from zedentui.tui.session.uncovered import Uncovered

_RENDER = Uncovered.render_update

AT_ONCE: Final = 0.02
"""Seconds: a timer of Textual that sleeps no longer than this goes on when all is quiet. A frame is due in 0.017."""
_CLOCK: Final = "screen_update"
"""The task of the clock of a screen. It counts its ticks, and would sleep the longer the earlier they came."""

_asleep: set[asyncio.Future[None]] = set()


def kept(
    compositor: Uncovered, full: bool = False, screen_stack: list[Screen[object]] | None = None, simplify: bool = False
) -> CompositorUpdate | None:
    """Stand in for `Uncovered.render_update`: what is to be drawn stays so; a picture of the whole screen is made."""
    return _RENDER(compositor, full, screen_stack, simplify) if full else None  # type: ignore[return-value]


def drawn(app: App[None]) -> bool:
    """Draw what was kept of the screen in front; whether there was anything."""
    if app._exit or not app.screen_stack:
        return False
    compositor = app.screen._compositor
    if not compositor._dirty_regions or not compositor.size:
        return False
    _RENDER(compositor, screen_stack=app._background_screens)  # type: ignore[arg-type]
    return True


async def until_quiet(seconds: float) -> None:
    """Stand in for the `sleep` of Textual's timers: a short one ends when all is quiet, or else after its time."""
    task = asyncio.current_task()
    if task is not None and task.get_name() == _CLOCK:
        seconds = min(seconds, AT_ONCE)
    if seconds > AT_ONCE:
        await asyncio.sleep(seconds)
        return
    struck = asyncio.get_running_loop().create_future()
    _asleep.add(struck)
    try:
        await asyncio.wait_for(struck, seconds)
    except TimeoutError:
        return
    finally:
        _asleep.discard(struck)


def struck() -> bool:
    """Have the timers go on that sleep for a moment only; whether there was one. For who saw that all is quiet."""
    loop = asyncio.get_running_loop()
    waiting = [each for each in _asleep if each.get_loop() is loop and not each.done()]
    for each in waiting:
        each.set_result(None)
    return bool(waiting)
