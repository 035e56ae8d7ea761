"""Waiting until an application has nothing to do: known from its event loop, where Textual's pilot looks at the clock.

The pilot waits until the whole process took less than a millisecond of a processor in twenty: a wait of a fiftieth of a
second for every look, and three looks for each key, most of it with nothing to wait for.

What a timer does soon is not waited for either: where nothing else is to be done, the clock of the event loop and that
of Textual go ahead to its moment. A tick or two of the screen's clock for each key were up to half of the time that
these tests took. What a thread does, and what the program itself measures, has the time of the system.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from itertools import count
from time import monotonic

import pytest
from textual import _time
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

import late_frames
from zedentui.tui.session.turns import at_rest

SOON = 0.02
"""Seconds: what a timer does within them is waited for, as it was in a look of the pilot. A frame is due in 0.017."""


PATIENCE = 10.0
"""Seconds after which it is enough: only a timer that never stops, or a machine that is very busy, comes so far."""

_LOOK = 0.005
"""Seconds between two looks at a screen that is not at rest though nothing is to be done: rarely, and a look costs."""
_LOOKS = 400
"""So many, which on a busy machine take as long as it takes."""


_ahead = 0.0
"""Seconds that the clocks of event loops and of Textual are ahead of that of the system; they never go back."""


def _now(_loop: asyncio.AbstractEventLoop | None = None) -> float:
    return monotonic() + _ahead


# Both, for as long as the process runs: a timer of Textual sleeps in the loop until a moment of its own clock.
asyncio.BaseEventLoop.time = _now  # type: ignore[assignment, method-assign]
_time.get_time = _now


async def nothing_to_do(min_sleep: float = 0.0) -> None:
    """Stand in for `textual._wait.wait_for_idle`: until nothing in the loop is ready to run, and no timer due `SOON`.

    Waits at least `min_sleep` seconds. What a thread works at is not seen: `settled()` waits for that.
    """
    global _ahead
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    begin = loop.time()
    await asyncio.sleep(min_sleep)
    while loop.time() - begin < PATIENCE:
        await asyncio.sleep(0)
        if loop._ready:  # type: ignore[attr-defined]  # what else this round of the loop has to run
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)  # type: ignore[attr-defined]
        if due is None or due > loop.time() + SOON:
            return
        _ahead += max(0.0, due - loop.time())


async def all_handled(pilot: Pilot[None], timeout: float = PATIENCE) -> bool:
    """Stand in for `Pilot._wait_for_screen`, which gives every widget a message to see that it is handled.

    Before and after each other size: with six panes open a seventh of what that cost. It is known from the loop.
    """
    del timeout
    await nothing_to_do()
    return pilot.app._exception is None


def wait_for_no_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot wait as is done here, as long as a test lasts."""
    for place in ("textual.app.wait_for_idle", "textual.pilot.wait_for_idle"):
        monkeypatch.setattr(place, nothing_to_do)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", all_handled)


async def settled(pilot: Pilot[None], *, draw: bool = True) -> None:
    """Every worker has ended, everything they said has been handled, and what that led to is laid out and drawn.

    Where `late_frames` keeps what there is to draw it is drawn here, unless `draw` is false because something follows
    before anyone looks; what drawing asked for is waited for too, as the rows of a list.

    Some screens are never at rest, as one without a size: they are looked at `_LOOKS` times, and one that is over is
    not waited for at all. Textual's own pilot also gives every widget a message to see that it is handled: a third of
    what a key costs, for what is known.
    """
    app = pilot.app
    for look in count(1):
        with suppress(WorkerCancelled):  # by another of its kind: that one is waited for in the next round
            await app.workers.wait_for_complete()
        await nothing_to_do()
        if app._exception is not None:
            raise app._exception
        enough = look > _LOOKS
        over = app._exit or at_rest(app) or enough
        if all(worker.is_finished for worker in app.workers) and over:
            if not draw or not late_frames.drawn(app) or enough:
                return
            continue
        await asyncio.sleep(_LOOK)
