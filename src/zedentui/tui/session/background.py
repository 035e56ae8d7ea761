"""Work that would keep keys waiting: done in a thread, its result handed over in the loop of the application.

The thread sees nothing of the screen, which may be gone before it is ready: a pane that was closed, a dossier that was
opened again. Textual's own thread workers ask the widget for its application when they hand over, and find none then.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.dom import DOMNode

__all__ = ["READING", "in_thread"]

READING: Final = "read"
"""The group of the reads that keys wait for: they mean a row that is still on its way."""

Result = TypeVar("Result")


def in_thread(
    node: DOMNode, work: Callable[[], Result], then: Callable[[Result], None], *, group: str, exclusive: bool = True
) -> None:
    """Run `work` in a thread and give its result to `then`, unless `node` (a screen or widget) is gone by that time.

    `exclusive` drops the result of what was begun before in the same `group`; its thread runs on to its end. `work`
    touches no widget. What it raises ends the application as any fault does. An application with a method `worked` is
    told of each group when its result is there, or dropped.
    """

    async def job() -> None:
        try:
            result = await asyncio.get_running_loop().run_in_executor(None, work)
        finally:
            if worked is not None:
                worked(group)
        if node.is_attached:
            then(result)

    if node.is_attached:
        worked = getattr(node.app, "worked", None)
        # The function, not its coroutine: that would never be awaited when the job is dropped before it began.
        node.run_worker(job, group=group, exclusive=exclusive)  # type: ignore[arg-type]
