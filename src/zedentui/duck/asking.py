"""Named questions to one open place, each with an end: what the dossier and the archive have in common.

Who opened the connection gives it away: from then on it is owned here, and ended here. Between `close` and its end
nothing new begins. A question is asked while a lock is held, so one at a time; `interrupt` and `close` wait for no
lock, and may come from any thread.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any, NoReturn

from zedentui.classes import dataclass
from zedentui.duck.engine import duckdb, end
from zedentui.duck.errands import Errands
from zedentui.duck.place import Place, PlaceError
from zedentui.duck.rows import TooMuchError, fetched
from zedentui.duck.watch import IN_THE_SHELL, Watch

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Asking", "Sentences"]


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is said when an answer does not come: `error` is raised with one of them, in which `{place}` may stand.

    `late` may name `{seconds}`, the patience that was had.
    """

    error: type[Exception]
    closed: str
    broken_off: str
    late: str
    much: str
    unsound: str


class Asking:
    """Named questions to one connection. Thread-safe: one at a time; `interrupt` may be called from any thread."""

    sentences: Sentences
    """What is said when an answer does not come; a subclass has its own."""

    def __init__(self, connection: Any, place: Place, blocks: Mapping[str, str]) -> None:
        self.place = place
        self.patience = IN_THE_SHELL
        """Seconds of processor time that a question may take; less on a screen, where somebody waits."""
        self._connection = connection
        self._lock = threading.Lock()
        self._blocks = blocks
        self._statements: dict[str, Any] = {}
        self._closed = False
        self.errands = Errands(self.interrupt)
        """Whose questions are asked, so that those of one can be dropped."""

    def close(self) -> None:
        """Stop what runs and end the connection; from any thread, more than once. Who asks after that gets an error."""
        self.interrupt()
        self._closed = True  # nothing new begins
        end(self._connection, self._lock)

    def interrupt(self) -> None:
        """Stop the running question, if any, from whichever thread."""
        if not self._closed:
            self._connection.interrupt()

    def answered(
        self, name: str, params: Mapping[str, object] | None = None, most: int | None = None
    ) -> tuple[list[str], list[tuple[Any, ...]]]:
        """The names of the columns and the rows of a named question, at most `most`, as DuckDB has them.

        Raises:
            KeyError: no block has that name.
            Exception: the `error` of `sentences`; the place can no longer be read, it took too long or too much
                memory, or it was interrupted.
        """
        sql = self._blocks[name]
        with self._lock:
            if self._closed:
                self._fail(self.sentences.closed)
            if not self.errands.begin():
                self._fail(self.sentences.broken_off)
            connection = self._ready()  # which has an end of its own
            watch = Watch(self.interrupt, self.patience)
            try:
                with watch:
                    cursor = connection.execute(self._read(sql, connection), dict(params) if params else None)
                    columns = [column[0] for column in cursor.description or ()]
                    return columns, fetched(cursor, most)
            except duckdb.InterruptException as error:
                self._fail(self.sentences.late if watch.expired else self.sentences.broken_off, error)
            except PlaceError as error:
                raise self.sentences.error(str(error)) from error
            except (duckdb.OutOfMemoryException, MemoryError, TooMuchError) as error:
                self._fail(self.sentences.much, error)
            except (duckdb.Error, RuntimeError, ValueError, OverflowError, TypeError) as error:
                self._fail(self.sentences.unsound, error)

    def _read(self, sql: str, connection: Any) -> Any:
        """The block as a text the first time, then as DuckDB has read it: reading it again is a fifth of a search."""
        if sql not in self._statements:
            self._statements[sql] = None
            return sql
        if self._statements[sql] is None:
            own = isinstance(connection, duckdb.DuckDBPyConnection)  # a server is asked in text
            self._statements[sql] = connection.extract_statements(sql)[0] if own else sql
        return self._statements[sql]

    def _ready(self) -> Any:
        """The connection to ask: another kind may be made when it is first wanted."""
        return self._connection

    def _fail(self, sentence: str, cause: Exception | None = None) -> NoReturn:
        text = sentence.format(place=self.place, seconds=f"{self.patience:g}")
        raise self.sentences.error(text) from cause
