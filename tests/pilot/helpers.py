"""Driving the application in tests: wait for what is awaited, read what is shown."""

from __future__ import annotations

from textual.pilot import Pilot
from textual.widgets import Static

from quiet import settled
from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.pane import Pane
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.workspace import Workspace


async def press(pilot: Pilot[None], *keys: str, draw: bool = True) -> None:
    """Press keys one by one, each until all is quiet; what the last one leads to is drawn.

    Not with `draw` false: for what nobody looks at before another key has drawn what all of them led to.
    """
    for key in keys[:-1]:
        await pilot.app._press_keys([key])
        await settled(pilot, draw=False)
    await pilot.app._press_keys(keys[-1:])
    await settled(pilot, draw=draw)


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
