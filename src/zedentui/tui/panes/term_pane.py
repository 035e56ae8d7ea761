"""A list whose items have terms in the letter's words: it sorts by the day that we read in them, as the agenda does."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from zedentui.tui.panes.list_pane import ListPane

if TYPE_CHECKING:
    from datetime import date

    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store

__all__ = ["TermPane"]

Item = TypeVar("Item")


class TermPane(ListPane[Item]):
    """A list of items that may stand in the agenda as a promise."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._latest: dict[str, date | None] = {}

    def read(self) -> Kind[Item]:
        """The items; and the last day of each promise."""
        self._latest = {promise.id: promise.latest for promise in self.store.promises(self.day())}
        return super().read()

    def latest(self, promise: str | None) -> date | None:
        """The last day of the term of `promise`; None where it has none, or there is no such promise."""
        return self._latest.get(promise or "")
