"""A newer dossier at the same path: noticed without polling, and opened without ever mixing the two.

Whoever publishes a dossier puts a new file in the place of the old one. What is open goes on reading the old file, and
as long as one connection to it is open DuckDB gives every new connection in this process the old data too. So reloading
closes everything first.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from time import monotonic
from typing import Final

from zedentui.duck.place import Place
from zedentui.store.store import ON_SCREEN, Store, StoreError

__all__ = ["NEWER", "NEWER_ARCHIVE", "Watch", "reopen"]

NEWER: Final = "Er is een nieuwere versie van het dossier; druk op r."
"""What a person reads when another file stands in the place of the one that is open."""
NEWER_ARCHIVE: Final = "Er is een nieuwer archief van de Kamer; druk op r."
"""The same, of the archive."""
INTERVAL: Final = 1.0
"""Seconds that must lie between two looks at the file system."""
REMOTE_INTERVAL: Final = 60.0
"""The same between two questions to another computer."""


class Watch:
    """Looks whether what is at `place` is still what was opened there when this object was made.

    It looks only when asked, so a session in which nobody types costs nothing. Where looking takes a while because
    another computer is asked, a thread does it, and `newer` tells later what it found.
    """

    def __init__(self, place: Place, clock: Callable[[], float] = monotonic) -> None:
        self.place = place
        self._clock = clock
        self._told = place.at_hand()
        self._looked = clock()
        self._found: object | None = None

    def newer(self) -> bool:
        """Whether something has come that was not told of before; looks once in (`REMOTE_`)`INTERVAL` seconds at most.

        What is gone is no news: what is open can still be read.
        """
        now = self._clock()
        if now - self._looked >= (REMOTE_INTERVAL if self.place.remote else INTERVAL):
            self._looked = now
            if self.place.remote:
                Thread(target=self._look, name="edition", daemon=True).start()
            else:
                self._look()
        present, self._found = self._found, None
        if self.place.remote and self._told is None:
            self._told = self.place.at_hand()  # an archive is opened when it is first wanted
            present = present if self._told else None
        if present is None or present == self._told:
            return False
        self._told = present
        return True

    def _look(self) -> None:
        self._found = self.place.edition()


def reopen(place: Place) -> Store:
    """Open what is at `place` now, with what the first screen shows read already.

    Raises:
        StoreError: the file cannot be opened or read; nothing of it is left open.
    """
    store = Store.open(place)
    store.patience = ON_SCREEN
    try:
        return store.warm()
    except StoreError:
        store.close()
        raise
