"""Driving the application in tests: wait for what is awaited, read what is shown."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import monotonic

from textual.pilot import Pilot
from textual.widgets import Static
from textual.worker import WorkerCancelled

from quiet import nothing_to_do
from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.pane import Pane
from zedentui.tui.session.turns import at_rest
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.workspace import Workspace

_MOMENT = 2.0
"""Seconds."""
_LOOK = 0.005
"""Seconds between two looks at a screen that is not at rest though nothing is to be done: rarely, and a look costs."""


async def settled(pilot: Pilot[None]) -> None:
    """Every worker has ended, everything they said has been handled, and what that led to is laid out and drawn.

    Some screens are never at rest, as one without a size: they are not waited for longer than a moment, and one that is
    over not at all. Textual's own pilot also gives every widget a message to see that it is handled: a third of what a
    key costs, for what is known.
    """
    app, end = pilot.app, monotonic() + _MOMENT
    while True:
        with suppress(WorkerCancelled):  # by another of its kind: that one is waited for in the next round
            await app.workers.wait_for_complete()
        await nothing_to_do()
        if app._exception is not None:
            raise app._exception
        over = app._exit or at_rest(app) or monotonic() > end
        if all(worker.is_finished for worker in app.workers) and over:
            return
        await asyncio.sleep(_LOOK)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys one by one, each until all is quiet."""
    for key in keys:
        await pilot.app._press_keys([key])
        await settled(pilot)


def workspace(app: ZedenApp) -> Workspace:
    screen = app.screen_stack[0]
    assert isinstance(screen, Workspace)
    return screen


def pane(app: ZedenApp) -> Pane:
    return workspace(app).pane


def screen_text(app: ZedenApp) -> str:
    """What the screen shows, line by line."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


def detail_text(app: ZedenApp) -> str:
    """The explanation under the cursor, whole."""
    detail = pane(app).query_one(Reader).detail
    return "\n".join([detail.title, *(f"{block.label} {block.text}".strip() for block in detail.blocks)])


def source_text(app: ZedenApp) -> str:
    return str(pane(app).query_one(SourceLine).content)


def state_text(app: ZedenApp) -> str:
    return str(pane(app).query_one("#state", Static).content)
