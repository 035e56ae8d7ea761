"""A DuckDB server, asked over its own protocol: each question goes there as a whole, and rows come back.

What this needs is the optional extra `[remote]`: a DuckDB with its packages `quack` and `httpfs` of one version. They
are loaded from those packages by path; nothing is ever downloaded. The connection here is an empty database in memory:
it loads the two, gets the token as a secret, and is then locked as every other.

DuckDB's `interrupt` does not reach the server, and a question that was sent is waited for. So each question runs in a
thread of its own: when it is interrupted or takes too long it is left alone, and the next one gets a connection of its
own.
"""

from __future__ import annotations

import atexit
import os
import stat
import threading
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from zedentui.duck.attached import ForeignError, compare
from zedentui.duck.engine import duckdb
from zedentui.duck.literals import written
from zedentui.duck.problems import PlaceError
from zedentui.duck.quack_line import ENDS, client, greet, problem_of
from zedentui.web import LOCAL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zedentui.duck.attached import Layout

__all__ = ["DEADLINE", "QuackConnection", "QuackPlace", "server_of", "token"]

T = TypeVar("T")

DEADLINE: Final = 8.0
"""Seconds in which the server must answer a question."""
_PORT: Final = 9494  # of quack itself
_LEFT: Final = 4  # questions that may be left alone, still waiting for the server, before no new one is sent
_LONGEST_TOKEN: Final = 4096
_AT_ONCE: Final = 500
_MOST_ROWS: Final = 500_000  # more than any reader takes; who reads says that it is too much


def server_of(text: str) -> tuple[str, int]:
    """Host and port in `quack:host[:port]`; raises PlaceError."""
    try:
        parts = urlsplit(f"//{text.strip()[len('quack:') :]}")
        host, port = parts.hostname, parts.port
    except ValueError:
        parts, host, port = urlsplit(""), None, None
    odd = parts.path or parts.query or parts.fragment or parts.username or parts.password
    if not host or odd or any(not c.isascii() or not (c.isalnum() or c in ".-:") for c in host):
        raise PlaceError("Een server heet quack:naam of quack:naam:poort, zonder wachtwoord of iets erachter.")
    return host, _PORT if port is None else port


def token(environ: Mapping[str, str]) -> str:
    """The token of the server: `ZEDENTUI_TOKEN`, or the file that `ZEDENTUI_TOKENBESTAND` names; raises PlaceError.

    Never an argument, which others on the computer can see; and a file only when nobody else can read it.
    """
    if value := environ.get("ZEDENTUI_TOKEN", "").strip():
        return value
    name = environ.get("ZEDENTUI_TOKENBESTAND", "").strip()
    if not name:
        raise PlaceError(
            "Voor deze server is een token nodig; zet het in een bestand dat alleen jij mag lezen en noem dat in "
            "ZEDENTUI_TOKENBESTAND."
        )
    try:
        with Path(name).expanduser().open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            value = file.read(_LONGEST_TOKEN).decode().strip()
    except (OSError, ValueError, RuntimeError) as error:
        raise PlaceError(f"Het token in {name} is niet te lezen; kijk ZEDENTUI_TOKENBESTAND na.") from error
    if not stat.S_ISREG(mode) or mode & 0o077:
        raise PlaceError(f"Anderen kunnen {name} ook lezen; maak het alleen van jou met: chmod 600.")
    if not value.isprintable() or not value:
        raise PlaceError(f"In {name} staat geen token; vraag de beheerder erom.")
    return value


_waiting: list[threading.Thread] = []  # what was left alone, and what closes when that has ended


@atexit.register
def _wait() -> None:
    """In the shell: DuckDB breaks the process off (SIGABRT) when it ends with a question under way.

    Such a question has its own time-out, so this is no matter of more than some seconds. The application ends otherwise
    (`os._exit`), and waits for nothing.
    """
    for thread in _waiting:
        thread.join(DEADLINE)


class QuackPlace:
    """The server at `host` and `port`. `deadline` is there for tests."""

    remote = True
    there = True
    note = ""
    mark = ""

    def __init__(self, host: str, port: int, deadline: float = DEADLINE) -> None:
        shown = f"[{host}]" if ":" in host else host
        self._uri = f"quack:{shown}:{port}"
        self._plain = host in LOCAL
        self._deadline = deadline
        self._edition: object | None = None
        self._ask: Callable[[], object | None] = lambda: None

    def __str__(self) -> str:
        """As it is written, with its port."""
        return self._uri

    def at_hand(self) -> object | None:
        """The row that marks what the server had when it was opened."""
        return self._edition

    def edition(self) -> object | None:
        """The row that marks what the server has now; None when it does not say."""
        try:
            return self._ask()
        except (PlaceError, duckdb.Error, RuntimeError):
            return None

    def open(self, layout: Layout, *, trusted: bool = False) -> QuackConnection:  # noqa: ARG002 - the server has it
        """A connection of which the server has answered."""
        base = client(token(os.environ), self._deadline)
        connection = QuackConnection(base, self._uri, plain=self._plain, deadline=self._deadline)
        mark = f"SELECT * FROM {layout.mark}"  # noqa: S608 - a name of ours
        try:
            greet(self._uri, plain=self._plain, seconds=self._deadline)
            self._edition = tuple(connection.execute(mark).fetchmany(1))
        except duckdb.Error as error:
            connection.close()
            raise ForeignError(layout.mark) from error
        except BaseException:
            connection.close()
            raise
        self._ask = lambda: tuple(connection.another().execute(mark).fetchmany(1))
        return connection

    def guard(self, connection: QuackConnection, layout: Layout) -> None:
        """Compare what the server defines with ours. Its own views answer: who keeps the server is trusted so far."""
        compare(connection, layout, "current_database()")

    def another(self, connection: QuackConnection, *, trusted: bool) -> QuackConnection:  # noqa: ARG002
        """A second connection, to be interrupted by itself."""
        return connection.another()


class QuackConnection:
    """Questions to one server, as far as DuckDB's own connection can do that. One thread asks at a time."""

    def __init__(
        self, base: Any, uri: str, *, plain: bool, deadline: float, first: QuackConnection | None = None
    ) -> None:
        self._base, self._uri, self._plain, self._deadline, self._own = base, uri, plain, deadline, first is None
        self._rows: list[tuple[Any, ...]] = []
        self._stop = threading.Event()
        self._left: list[threading.Thread] = first._left if first is not None else []
        self.description: Any = None

    def another(self) -> QuackConnection:
        """A second one to the same server."""
        return QuackConnection(self._base, self._uri, plain=self._plain, deadline=self._deadline, first=self)

    def execute(self, query: str, parameters: Mapping[str, object] | None = None) -> QuackConnection:
        """Send `query` with `parameters` written into it; gives itself.

        Raises:
            PlaceError: the server is away, refuses, or is too slow.
            duckdb.Error: it answers that the question is wrong.
            duckdb.InterruptException: `interrupt` was called meanwhile.
        """
        text = written(query, parameters or {})
        self._left[:] = [each for each in self._left if each.is_alive()]
        if len(self._left) >= _LEFT:
            raise PlaceError(f"De server {self._uri} heeft nog {len(self._left)} vragen open; {ENDS}.")
        self.description, self._rows = self._within(lambda: self._answer(text))
        return self

    def fetchmany(self, size: int) -> list[tuple[Any, ...]]:
        """The next rows, at most `size`."""
        rows, self._rows = self._rows[:size], self._rows[size:]
        return rows

    def fetchone(self) -> tuple[Any, ...] | None:
        """The next row."""
        return next(iter(self.fetchmany(1)), None)

    def interrupt(self) -> None:
        """Leave the question that runs alone, from any thread."""
        self._stop.set()

    def close(self) -> None:
        """End it. What still waits for the server ends by itself, and DuckDB would wait for that: a thread does."""
        self._stop.set()
        if not self._own:
            return
        if any(each.is_alive() for each in self._left):
            thread = threading.Thread(target=self._close, name="quack-end", daemon=True)
            _waiting.append(thread)
            thread.start()
        else:
            self._close()

    def _close(self) -> None:
        for each in self._left:
            each.join()
        with suppress(duckdb.Error, RuntimeError):
            self._base.close()

    def _answer(self, text: str) -> tuple[Any, list[tuple[Any, ...]]]:
        """All of the answer, and the cursor closed: what is left of a question talks to the server when it goes.

        DuckDB does that without letting other threads of Python run, unless all rows were taken and it is closed here.
        """
        cursor = self._base.cursor()
        try:
            cursor.execute("FROM quack_query(?, ?, disable_ssl = ?)", [self._uri, text, self._plain])
            description = cursor.description
            rows: list[tuple[Any, ...]] = []
            while len(rows) <= _MOST_ROWS and (part := cursor.fetchmany(_AT_ONCE)):
                rows += part
            return description, rows
        finally:
            cursor.close()

    def _within(self, work: Callable[[], T]) -> T:
        """What `work` gives, when it does so before the deadline and `interrupt`."""
        done = self._stop = threading.Event()
        found: list[T] = []
        failed: list[BaseException] = []

        def run() -> None:
            try:
                found.append(work())
            except BaseException as error:
                failed.append(error)
            done.set()

        thread = threading.Thread(target=run, name="quack", daemon=True)
        thread.start()
        in_time = done.wait(self._deadline)
        if found:
            return found[0]
        if failed:
            raise problem_of(failed[0], self._uri) from failed[0]
        self._left.append(thread)
        _waiting.append(thread)
        if in_time:
            raise duckdb.InterruptException("interrupted")
        raise PlaceError(f"De server {self._uri} geeft na {self._deadline:g} seconden nog geen antwoord; {ENDS}.")
