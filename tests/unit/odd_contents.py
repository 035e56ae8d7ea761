"""Odd contents for a file of ours: statements after which its tables hold what the program would not write in them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import duckdb
from hypothesis import strategies as st

from zedentui.archive import opening as of_archives
from zedentui.duck import attached
from zedentui.duck.engine import LOCKS
from zedentui.store import store as of_dossiers

AS_A_FILE = 6
"""Of so many odd files one is made on the disk and opened as people do; of the others the same is looked at in memory.

A file costs 13 ms to begin DuckDB, 16 to be made and attached, 10 for our views and 6 to end, whatever is in it.
"""


@st.composite
def contents(
    draw: st.DrawFn,
    columns: Sequence[tuple[str, str, str, bool]],
    values: Mapping[str, Sequence[str]],
    marks: Collection[tuple[str, str]],
) -> tuple[str, ...]:
    """Rows deleted, doubled, emptied or given an odd value, in `columns` (table, name, type, whether NULL may stand).

    `values` has the odd values of each type, as SQL; the columns in `marks` say whose file it is and stay as they are.
    """
    statements = []
    for _ in range(draw(st.integers(1, 3))):
        table, column, kind, free = draw(st.sampled_from(columns))
        where = draw(st.sampled_from(["", " WHERE rowid = 0", " WHERE rowid % 3 = 0"]))
        if (table, column) in marks:
            continue
        choice = draw(st.integers(0, 9))
        if choice == 0:
            statements.append(f'DELETE FROM "{table}"{where}')
        elif choice == 1:
            statements.append(f'INSERT INTO "{table}" SELECT * FROM "{table}"')
        elif choice == 2 and free:
            statements.append(f'UPDATE "{table}" SET "{column}" = NULL{where}')
        else:
            value = draw(st.sampled_from(values[kind]))
            statements.append(f'UPDATE "{table}" SET "{column}" = {value}{where}')
    return tuple(statements)


def executed(connection: Any, statements: Sequence[str]) -> None:
    """Execute `statements`; those that change no definition in one transaction, which is ten times as quick."""
    together = all(statement.startswith(("UPDATE", "INSERT", "DELETE")) for statement in statements)
    if together:
        connection.execute("BEGIN")
    for statement in statements:
        connection.execute(statement)
    if together:
        connection.execute("COMMIT")


@contextmanager
def spoilt_copies(sound: Path) -> Iterator[Callable[..., Path]]:
    """Make copies of `sound` in which statements were executed: a new one each time, in the place of the one before."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        target = Path(folder) / "odd.duckdb"

        def make(*statements: str) -> Path:
            shutil.copy(sound, target)
            connection.execute(f"ATTACH '{target}' AS odd")
            connection.execute("USE odd")
            try:
                executed(connection, statements)
            finally:
                connection.execute("USE memory")
                connection.execute("DETACH odd")
            return target

        yield make


class _Lent:
    """A connection that its owner keeps when who was lent it closes it."""

    def __init__(self, connection: Any) -> None:
        self.execute = connection.execute
        self.interrupt = connection.interrupt

    def close(self) -> None:
        """It stays open."""


class Draft:
    """What the file `sound` holds, in memory, where statements can be undone: a place that is opened as a file is.

    Locked, with our views in front of its own, and looked at by the same code; only DuckDB stays, between two looks.
    """

    there = True
    remote = False
    note = mark = ""

    def __init__(self, sound: Path, layout: attached.Layout) -> None:
        self.compares = True
        """Whether what it defines is compared with ours, which statements that change only rows need not."""
        self._connection = duckdb.connect(config=attached.reading("1GB"))
        for statement in (
            "ATTACH ':memory:' AS attached_file", f"ATTACH '{sound}' AS sound (READ_ONLY)",
            "COPY FROM DATABASE sound TO attached_file", "DETACH sound", *LOCKS,
        ):  # fmt: skip
            self._connection.execute(statement)
        attached.guard(self._connection, layout)

    def __str__(self) -> str:
        return "odd.duckdb"

    @contextmanager
    def spoilt(self, *statements: str) -> Iterator[Draft]:
        """In here the statements were executed; afterwards nothing is left of them."""
        self._connection.execute("BEGIN")
        try:
            self._connection.execute("SET search_path = 'attached_file.main'")
            for statement in statements:
                self._connection.execute(statement)
            yield self
        finally:
            self._connection.execute("ROLLBACK")

    @contextmanager
    def at(self, path: Path) -> Iterator[None]:
        """Whoever opens `path` in here opens the draft; a file stands there, as what looks from outside expects."""
        real = of_dossiers.place_of

        def place_of(where: Any) -> Any:
            return self if str(where) == str(path) else real(where)

        with (
            mock.patch.object(of_dossiers, "place_of", place_of),
            mock.patch.object(of_archives, "place_of", place_of),
        ):
            yield

    def open(self, layout: attached.Layout, *, trusted: bool = False) -> Any:
        """As `attached.open_file` looks at a file that it has attached."""
        self._connection.execute("SET search_path = 'memory.main'")
        attached._look_at_mark(self._connection, layout)
        self._connection.execute(attached._OWN)
        return _Lent(self._connection)

    def guard(self, connection: Any, layout: attached.Layout) -> None:
        """As `attached.guard`, whose views stand in front already."""
        connection.execute("SET search_path = 'memory.main'")
        if self.compares:
            attached.compare(connection, layout)
        connection.execute(attached._GUARDED)

    def another(self, connection: Any, *, trusted: bool) -> Any:
        """Only this connection sees what was not committed."""
        return _Lent(connection)

    def at_hand(self) -> object | None:
        """It has no editions."""
        return None

    edition = at_hand

    def close(self) -> None:
        """End it."""
        self._connection.close()


class Odd:
    """Odd files by turns: `AS_A_FILE` says how many of them are files."""

    def __init__(self, copies: Callable[..., Path], draft: Draft, sound: Path) -> None:
        self._copies, self._draft, self._sound = copies, draft, sound
        self._turns = count()
        self._compared = False

    @contextmanager
    def place(self, *statements: str) -> Iterator[Path | Draft]:
        """What is to be opened: a file, or the draft in its place."""
        if next(self._turns) % AS_A_FILE == 0:
            yield self._copies(*statements)
        else:
            with self._draft.spoilt(*statements) as draft:
                yield draft

    @contextmanager
    def path(self, *statements: str) -> Iterator[Path]:
        """Its name, for the command line; the statements change rows only.

        Rows change no definition: those of the first file are compared as ever, of the others they are not again.
        """
        with self.place(*statements) as where:
            if isinstance(where, Path):
                again = {} if self._compared else {"wraps": attached.compare}
                self._compared = True
                with mock.patch.object(attached, "compare", **again):
                    yield where
                return
            where.compares = False
            try:
                with where.at(self._sound):
                    yield self._sound
            finally:
                where.compares = True


@contextmanager
def odd_files(sound: Path, layout: attached.Layout) -> Iterator[Odd]:
    """Copies of `sound` in which statements were executed, most of them in memory."""
    draft = Draft(sound, layout)
    with spoilt_copies(sound) as copies:
        yield Odd(copies, draft, sound)
    draft.close()
