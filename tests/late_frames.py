"""Frames that are drawn when all is quiet, where an application in a test has no terminal that shows those before it.

A program draws as soon as it may: what a key led to, the text that explains it, what a clock that ticks meanwhile finds
changed. Without a terminal a frame goes nowhere; three of ten seconds of a test of a pane went into them, and how many
there are depends on how busy the machine is. Here what changes is kept, as it is between two frames, and drawn once for
all of it, by the program's own drawing. A test that is about the frames themselves asks for each of them
(`every_frame`), as one of a session in a terminal has them.
"""

from __future__ import annotations

from textual._compositor import CompositorUpdate
from textual.app import App
from textual.screen import Screen

from zedentui.tui.session.uncovered import Uncovered

_RENDER = Uncovered.render_update


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
