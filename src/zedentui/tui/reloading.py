"""A newer dossier at the same path: noticed without polling, and opened without ever mixing the two.

Whoever publishes a dossier puts a new file in the place of the old one. What is open goes on reading the old file, and
as long as one connection to it is open DuckDB gives every new connection in this process the old data too. So reloading
closes everything first.
"""

from __future__ import annotations

from collections.abc import Callable
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


class Watch:
    """Looks whether what is at `place` is still what was there when this object was made.

    It looks only when asked, so a session in which nobody types costs nothing.
    """

    def __init__(self, place: Place, clock: Callable[[], float] = monotonic) -> None:
        self.place = place
        self._clock = clock
        self._told = place.edition()
        self._looked = clock()

    def newer(self) -> bool:
        """Whether a file has come that was not told of before; looks at most once in `INTERVAL` seconds.

        A file that is gone is no news: what is open can still be read.
        """
        now = self._clock()
        if now - self._looked < INTERVAL:
            return False
        self._looked = now
        present = self.place.edition()
        if present is None or present == self._told:
            return False
        self._told = present
        return True


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
