"""An open dossier that is asked one question at a time, each with an end, and that can be stopped from any thread."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any
from weakref import WeakSet

from zedentui.duck.engine import duckdb, end
from zedentui.duck.place import Place, PlaceError
from zedentui.duck.rows import TooMuchError, cleaned, fetched
from zedentui.duck.watch import IN_THE_SHELL, ON_SCREEN, Watch
from zedentui.store.blocks import named_blocks
from zedentui.store.opening import LAYOUT
from zedentui.store.problems import StoreError

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["ON_SCREEN", "Asking"]


class Asking:
    """Named questions to one connection. Thread-safe: one at a time; `interrupt` may be called from any thread."""

    def __init__(self, connection: Any, place: Place) -> None:
        self.place = place
        self.patience = IN_THE_SHELL
        """Seconds of processor time that a query may take; less on a screen, where somebody waits."""
        self._connection = connection
        self._lock = threading.Lock()
        self._blocks = named_blocks()
        self._closed = False
        self._others: WeakSet[Asking] = WeakSet()

    def close(self) -> None:
        """Stop what runs and close the file, with every store that `another` gave; from any thread, more than once.

        A closed store raises StoreError on use.
        """
        # DuckDB closes what came from a connection along with it, and refuses to while one of them is in a query.
        for other in list(self._others):
            other.close()
        self.interrupt()
        self._closed = True  # nothing new begins
        end(self._connection, self._lock)

    def interrupt(self) -> None:
        """Stop the running query, if any, from whichever thread."""
        if not self._closed:
            self._connection.interrupt()

    def give_back(self) -> None:
        """Make DuckDB give back what its queries needed, which a session would keep for as long as it lives.

        Raises:
            StoreError: as `run`.
        """
        self.run("smallest")

    def run(self, name: str, params: Mapping[str, object] | None = None) -> list[tuple[Any, ...]]:
        """Rows of the named SQL block, every text cleaned of what a terminal could obey and cut to LONGEST_TEXT.

        Raises:
            KeyError: no block has that name.
            StoreError: the file can no longer be read, needs too much memory, or the query was interrupted.
        """
        return self._asked(name, params)[1]

    def _asked(self, name: str, params: Mapping[str, object] | None) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of `run`."""
        sql = self._blocks[name]
        with self._lock:
            if self._closed:
                raise StoreError("Het databestand is gesloten; start zedentui opnieuw.")
            watch = Watch(self.interrupt, self.patience)
            try:
                with watch:
                    cursor = self._connection.execute(sql, dict(params) if params else None)
                    columns = [column[0] for column in cursor.description or ()]
                    rows = fetched(cursor)
            except duckdb.InterruptException as error:
                if watch.expired:
                    raise StoreError(
                        f"Het databestand {self.place} geeft na {self.patience:g} seconden nog geen antwoord; "
                        "zet een goed bestand terug of kies een ander met --db."
                    ) from error
                raise StoreError("De zoekvraag is afgebroken.") from error
            except PlaceError as error:
                raise StoreError(str(error)) from error
            except (duckdb.OutOfMemoryException, MemoryError, TooMuchError) as error:
                raise StoreError(
                    f"Het databestand {self.place} vraagt meer geheugen dan zedentui gebruikt "
                    f"({LAYOUT.memory}); zet een kleiner bestand terug of kies een ander met --db."
                ) from error
            except (duckdb.Error, RuntimeError, ValueError, OverflowError, TypeError) as error:
                raise StoreError(
                    f"Het databestand {self.place} is niet goed te lezen; zet een goed bestand terug en start opnieuw."
                ) from error
        keep = [column == "sql" for column in columns]
        return columns, [tuple(map(cleaned, row, keep)) for row in rows]
