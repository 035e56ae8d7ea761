"""A connection that is made when it is first asked: a session that only shows panes never needs it."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from zedentui.store.problems import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["Late"]


class Late:
    """Behaves as the connection that `make` gives. `make` is called once, by whichever thread asks first.

    After `let_go` it is called once more, by who asks then.
    """

    def __init__(self, make: Callable[[], Any]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: Any = None
        self._closed = False

    @property
    def opened(self) -> bool:
        """Whether it has been made."""
        return self._made is not None

    def ready(self) -> Any:
        """The connection itself.

        Raises:
            StoreError: it cannot be made, with the sentence that says why, or it was closed.
        """
        with self._lock:
            if self._made is None:
                if self._closed:
                    raise StoreError("Het databestand is gesloten; start zedentui opnieuw.")
                self._made = self._make()
            return self._made

    def execute(self, query: str, parameters: Mapping[str, object] | None = None) -> Any:
        """Ask it."""
        return self.ready().execute(query, parameters)

    def interrupt(self) -> None:
        """Stop what it runs, if it runs anything."""
        made = self._made
        if made is not None:
            made.interrupt()

    def let_go(self) -> None:
        """Close what was made until it is asked again. Nobody may be asking it."""
        with self._lock:
            made, self._made = self._made, None
            if made is not None:
                made.close()

    def close(self) -> None:
        """Close it; one that was never made is never made."""
        with self._lock:
            self._closed = True
            if self._made is not None:
                self._made.close()
