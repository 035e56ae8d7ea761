"""What a pane reads after it stands, so that its first picture does not wait for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from zedentui.store.store import StoreError
from zedentui.tui.session.background import READING, in_thread

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.widget import Widget

__all__ = ["read_later"]

Found = TypeVar("Found")


def read_later(
    pane: Widget, read: Callable[[], Found], then: Callable[[Found], None], otherwise: Callable[[], None] | None = None
) -> None:
    """Read in a thread and give what is found to `then`; where the file cannot be read, say so and do `otherwise`."""

    def work() -> Found | StoreError:
        try:
            return read()
        except StoreError as error:
            return error

    def arrived(found: Found | StoreError) -> None:
        if not isinstance(found, StoreError):
            then(found)
            return
        pane.notify(str(found), severity="warning", markup=False)
        if otherwise is not None:
            otherwise()

    # Not exclusive: a pane can read several things at a time, and needs them all.
    in_thread(pane, work, arrived, group=READING, exclusive=False)
