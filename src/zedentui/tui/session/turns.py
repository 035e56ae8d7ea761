"""Keys in their turn: each is obeyed before the next is looked at.

Textual hands a key to the widget that has the focus when it arrives, and obeys it later. Of keys that come in one
packet, as they do on a slow line, those after one that opens something would go to what stands behind it: `4jy` would
move the cursor in the old pane, and copy from there. Here the next key waits until the one before it has been obeyed,
with the screen it opened standing and the rows it asked for read; never longer than `LONGEST`,
or `EARLY` for what was typed during the start.

When all that follows from a key is known it is drawn, without waiting for the clock of Textual: the cursor and what
explains the row under it are one frame. Of keys that come faster than that, the last one is.

What is typed before the first screen stands waits for it.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from textual import events
from textual.worker import WorkerError

from zedentui.tui.session.background import READING
from zedentui.tui.session.screen import LAYOUTS, FillsTerminal, calm

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App
    from textual.dom import DOMNode
    from textual.message_pump import MessagePump
    from textual.worker import Worker

__all__ = ["HELD", "LONGEST", "Turns", "at_rest"]

HELD: Final = 0.1
"""Seconds within which the same key comes again when it is held down: terminals repeat it ten to thirty times a second.
"""

LONGEST: Final = 1.0
"""Seconds that a key waits at most for the one before it."""

FIRST: Final = 15.0
"""Seconds that what is typed during the start waits at most for the first screen, however busy the machine is."""

EARLY: Final = 4.0
"""Seconds that a key typed during the start waits for the one before it: everything is then loaded for the first time.
"""

UNDRAWN: Final = 0.2
"""Seconds for which a key that is on its way keeps the screen as it was; what takes longer is drawn in parts."""

LONGEST_READ: Final = 0.4
"""Seconds of these that it waits at most for rows that a pane is reading; once for each read."""

_DRAWINGS: Final = 5
"""Drawings that it waits for at most until the focus has a place: on a small terminal it may never have one."""

_LOOKS: Final = 2
_LOOK: Final = 0.002
"""Looks, so many seconds apart, at which nothing may be going on before the first screen stands."""

MOST: Final = 10_000
"""Keys that can wait; whoever types more than that is not a person."""


class Turns:
    """The queue of keys of an application. Its `on_event` asks `keep` for every event, before Textual sees it."""

    def __init__(self, app: App[Any], frames: int) -> None:
        self._app = app
        self._pause = 1 / frames
        self._drawn = 0.0  # when a frame was drawn last
        self._began: float | None = None  # when the key came of which it is not known yet what it leads to
        self._waiting: deque[events.Event] = deque(maxlen=MOST)
        self._turn: events.Event | None = None
        self._busy: asyncio.Task[None] | None = None
        self._tired_of: WeakSet[Worker[Any]] = WeakSet()
        self._early = 0  # keys typed during the start that were not seen through yet
        self._begun = False  # whether the first screen stands
        self._later: list[Callable[[], object]] = []  # what is to be done when no key waits any more
        self._last = ("", 0.0)  # the key that came last, and when
        self.held = False
        """Whether the key that came last is being held down."""

    def keep(self, event: events.Event) -> bool:
        """Whether `event` is something typed that has to wait; it comes again when it is its turn."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded or event is self._turn:
            return False
        before, now = self._last, monotonic()
        self._last = (event.key if isinstance(event, events.Key) else "", now)
        self.held = bool(self._last[0]) and self._last[0] == before[0] and now - before[1] < HELD
        if self._busy is not None and not self._busy.done():
            self._waiting.append(event)
            return True
        if not self._begun and not at_rest(self._app, READING):
            self._waiting.append(event)
            self._busy = asyncio.create_task(self._first())
            return True
        self._begun = True
        self._turn = event
        self._began = now
        self._busy = asyncio.create_task(self._follow())
        return False

    def may_draw(self) -> bool:
        """Whether what there is to draw can be drawn now; the one who asks does so at once."""
        now = monotonic()
        since, wanted = (self._drawn, self._pause) if self.held else (self._began or 0.0, UNDRAWN)
        due = now - since >= wanted
        if due:
            self._drawn = now
        return due

    def when_calm(self, work: Callable[[], object]) -> None:
        """Do `work` when no key is on its way: at once, or when the last one was obeyed and drawn."""
        if self._busy is None or self._busy.done():
            work()
        else:
            self._later.append(work)

    def drop(self) -> None:
        """Forget what waits: the end has begun."""
        self._waiting.clear()

    async def _first(self) -> None:
        """Task: wait until the first screen stands, and give what was typed before its turn then."""
        calm, end = 0, monotonic() + FIRST
        while calm < _LOOKS and monotonic() < end:
            await asyncio.sleep(_LOOK)
            calm = calm + 1 if at_rest(self._app, READING) else 0
            screen = self._app.screen_stack[-1] if self._app.screen_stack else None
            if not calm and isinstance(screen, FillsTerminal) and screen.size:
                await _laid_out(screen)
        self._begun = True
        self._early = len(self._waiting)
        if self._waiting:
            self._turn = self._waiting.popleft()
            self._began = monotonic()
            self._app.post_message(self._turn)
            await self._follow()

    async def _follow(self) -> None:
        """Task: see the present key through, then give each that waits its turn."""
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(EARLY if self._early else LONGEST):
                    await self._obeyed(EARLY if self._early else LONGEST_READ)
            self._early = max(0, self._early - 1)
            if not self._waiting:
                later, self._later = self._later, []
                for work in later:
                    self._app.call_later(work)
                return
            self._turn = self._waiting.popleft()
            self._began = monotonic()
            self._app.post_message(self._turn)

    async def _obeyed(self, longest_read: float) -> None:
        """Wait until the key has gone its way: from the application to the focus and up again, and what that led to."""
        await _handled(self._app)  # which has given it to the widget in focus
        await self._settled()
        await self._read_soon()
        await self._draw()
        for worker in list(self._app.workers):
            if worker.group == READING and worker not in self._tired_of:
                self._tired_of.add(worker)
                with suppress(TimeoutError, WorkerError):
                    async with asyncio.timeout(longest_read):
                        await asyncio.shield(_over(worker))
        await self._settled()  # the row was chosen, and only then the menu closed
        await self._placed()
        await self._draw()

    async def _draw(self) -> None:
        """Draw what the key led to, as far as it is known now; under a held key the clock does it, less often."""
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        if not self.held and not self._waiting and isinstance(screen, FillsTerminal):
            await _laid_out(screen)
            screen.call_later(screen.draw_now)
            await _handled(screen)
        self._began = None

    async def _read_soon(self) -> None:
        """Wait for rows that are there in a moment: a pane is not drawn first without and then with them."""
        left = UNDRAWN - (monotonic() - (self._began or 0.0))
        reading = [worker for worker in self._app.workers if worker.group == READING and not worker.is_finished]
        if left > 0 and any(worker not in self._tired_of for worker in reading):
            with suppress(TimeoutError, WorkerError):
                async with asyncio.timeout(left):
                    for worker in reading:
                        await asyncio.shield(_over(worker))
            await self._settled()

    async def _placed(self) -> None:
        """Wait until the focus has its place on the screen: a list that was just filled has no rows before that."""
        for _ in range(_DRAWINGS):
            focused = self._app.screen_stack[-1].focused if self._app.screen_stack else None
            if focused is None or focused.size:
                return
            drawn = asyncio.Event()
            focused.call_after_refresh(drawn.set)
            await drawn.wait()
            await _handled(focused)

    async def _settled(self) -> None:
        screen = self._app.screen_stack[-1] if self._app.screen_stack else None
        node: DOMNode | None = screen.focused or screen if screen is not None else None
        while node is not None:
            await _handled(node)
            node = node.parent if node is not self._app else None
        if self._app.screen_stack and self._app.screen_stack[-1] is not screen:
            await _handled(self._app.screen_stack[-1])


def at_rest(app: App[Any], group: str | None = None) -> bool:
    """Whether nothing is going on in the screen in front: no message, no work in a thread, nothing to be drawn.

    With `group` only work of that group counts: a key does not wait for a chart.
    """
    if not app.screen_stack:
        return False
    screen: Any = app.screen_stack[-1]
    return (
        screen.is_attached
        and bool(screen.size)
        and not any(node.message_queue_size for node in (screen, *screen.walk_children()))
        and all(worker.is_finished for worker in app.workers if group in (None, worker.group))
        and not (screen._layout_required or screen._repaint_required or screen._dirty_widgets or screen._callbacks)
    )


async def _handled(node: MessagePump) -> None:
    """Wait until `node` has handled every message it has now, or is gone."""
    reached = asyncio.Event()
    if not node.is_running or not node.call_later(reached.set):
        return
    waiting = asyncio.ensure_future(reached.wait())
    try:
        ends = {waiting} if node._task is None else {waiting, node._task}
        await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
    finally:
        waiting.cancel()


async def _laid_out(screen: FillsTerminal[Any]) -> None:
    """Wait until everything of the screen has its place, without waiting for the clock; nothing is drawn yet."""
    await calm(screen)
    for _ in range(LAYOUTS):
        if not screen.waits_for_layout:
            return
        screen.call_later(screen.lay_out)
        await _handled(screen)
        await calm(screen)


async def _over(worker: Worker[Any]) -> None:
    await worker.wait()
