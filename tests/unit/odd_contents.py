"""Odd contents for a file of ours: statements after which its tables hold what the program would not write in them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any
from unittest import mock

import duckdb
import pytest
from cli_runner import Answer, run
from hypothesis import strategies as st

from zedentui.archive import opening as of_archives
from zedentui.duck import attached
from zedentui.duck.engine import LOCKS
from zedentui.store import store as of_dossiers

SECRET = "GEHEIM-7f3a"
"""What stands in files that nothing may read."""

AS_A_FILE = int(os.environ.get("ZEDENTUI_ODD_AS_A_FILE", "20"))
"""Of so many odd files one is made on the disk and opened as people do, and must be answered as the same in memory is.

A file costs 13 ms to begin DuckDB, 16 to be made and attached, 10 for our views and 6 to end, whatever is in it.
"""


def ended_well(words: Sequence[str], database: Path | None) -> Answer:
    """Run a look-up and see that it ends well: an answer, nothing found, or one sentence with code 3."""
    begun = process_time()
    answer = run(*words, database=database)
    assert process_time() - begun < 2, (words, process_time() - begun)
    assert answer.code in {0, 1, 3}, (words, answer.code, answer.err)
    assert answer.code == 0 or len(answer.err.splitlines()) == 1, (words, answer.err)
    assert "Traceback" not in answer.err
    assert SECRET not in answer.out + answer.err
    return answer


def refused(answer: Answer) -> str:
    """The sentence that a look-up ended with, where that was its end."""
    return answer.err if answer.code == 3 else ""


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


_CHANGED = re.compile(r'^(?:UPDATE|DELETE FROM|INSERT INTO) "(\w+)"')
"""The one table whose rows a statement of `contents` changes."""
_SIZE = re.compile(r"\d+ MB")
_QUESTION = re.compile(r"(?:\s|--.*\n)*(?:SELECT|WITH|FROM)\b")


class _Rows:
    """What DuckDB gave for a question, to be taken again by whoever asks the same of the same rows."""

    def __init__(self, description: Sequence[Any], rows: Sequence[Any]) -> None:
        self.description = description
        self._rows, self._taken = rows, 0

    def fetchmany(self, most: int) -> Sequence[Any]:
        """The next rows."""
        self._taken += most
        return self._rows[self._taken - most : self._taken]

    def fetchone(self) -> Any:
        """The next row, or None."""
        return next(iter(self.fetchmany(1)), None)


class Sound:
    """The answers to questions of which no table was altered, asked once: of thirty tables a case alters three.

    A question reads the tables whose names stand in it, or in a view whose name does: more than it reads, never less.
    """

    def __init__(self, layout: attached.Layout) -> None:
        self._views = layout.view_definitions
        self._names = {*layout.tables, *self._views}
        self._read: dict[str, frozenset[str]] = {}
        self._answers: dict[tuple[str, str], tuple[Sequence[Any], Sequence[Any]]] = {}

    def reads(self, sql: str) -> frozenset[str]:
        """The tables and views that `sql` may read."""
        if sql not in self._read:
            named = self._names.intersection(re.findall(r"\w+", sql))
            within = [self.reads(self._views[view]) for view in named & self._views.keys() if self._views[view] != sql]
            self._read[sql] = frozenset(named).union(*within)
        return self._read[sql]

    def asked(self, connection: Any, sql: str, params: Mapping[str, object] | None, altered: Collection[str]) -> Any:
        """A cursor on the answer."""
        if not self.reads(sql).isdisjoint(altered) or not _QUESTION.match(sql):
            return connection.execute(sql, params)
        key = sql, repr(sorted((params or {}).items()))
        if key not in self._answers:
            cursor = connection.execute(sql, params)
            self._answers[key] = cursor.description, cursor.fetchall()
        return _Rows(*self._answers[key])


def known_to_read(layout: attached.Layout, blocks: Mapping[str, str]) -> set[str]:
    """The tables that `blocks` read as DuckDB parses them; sees that `Sound` knows of each, block by block."""
    sound, views, read = Sound(layout), layout.view_definitions, set()
    with duckdb.connect() as connection:

        def tables(sql: str) -> set[str]:
            (parsed,) = connection.execute("SELECT json_serialize_sql($sql::VARCHAR)", {"sql": sql}).fetchall()[0]
            assert '"error":false' in parsed, parsed
            found = set(re.findall(r'"table_name":"(\w+)"', parsed))
            within = [tables(views[name].partition(" AS\n")[2]) for name in found & views.keys()]
            return (found & layout.tables.keys()).union(*within)

        for name, sql in blocks.items():
            assert tables(sql) <= sound.reads(sql), name
            read |= tables(sql)
    return read


class _Lent:
    """A connection that its owner keeps when who was lent it closes it."""

    def __init__(self, connection: Any, execute: Callable[..., Any]) -> None:
        self.execute = execute
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
        self._sound = Sound(layout)
        self._altered: Collection[str] | None = None
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
    def spoilt(self, *statements: str, rows_only: bool = False) -> Iterator[Draft]:
        """In here the statements were executed; afterwards nothing is left of them.

        `rows_only`: they alter no definition. What it defines is not compared with ours again then, and what is asked
        of tables that they do not alter is answered as the first time.
        """
        changed = [_CHANGED.match(statement) for statement in statements]
        self._altered = {found[1] for found in changed if found} if rows_only and all(changed) else None
        assert not rows_only or self._altered is not None, statements
        self._connection.execute("BEGIN")
        try:
            self._connection.execute("SET search_path = 'attached_file.main'")
            for statement in statements:
                self._connection.execute(statement)
            yield self
        finally:
            self._altered = None
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
        if self._altered is None:
            self._connection.execute("SET search_path = 'memory.main'")
            attached._look_at_mark(self._connection, layout)
        self._connection.execute(attached._OWN)
        return self._lent()

    def guard(self, connection: Any, layout: attached.Layout) -> None:
        """As `attached.guard`, whose views stand in front already."""
        if self._altered is None:
            connection.execute("SET search_path = 'memory.main'")
            attached.compare(connection, layout)
        connection.execute(attached._GUARDED)

    def another(self, connection: Any, *, trusted: bool) -> Any:
        """Only this connection sees what was not committed."""
        return self._lent()

    def _lent(self) -> _Lent:
        """Our connection, or one that knows the answers of tables that nothing was done to."""
        if (altered := self._altered) is None:
            return _Lent(self._connection, self._connection.execute)

        def execute(sql: str, params: Mapping[str, object] | None = None) -> Any:
            return self._sound.asked(self._connection, sql, params, altered)

        return _Lent(self._connection, execute)

    def at_hand(self) -> object | None:
        """It has no editions."""
        return None

    edition = at_hand

    def close(self) -> None:
        """End it."""
        self._connection.close()


class Odd:
    """Odd files, looked at in memory; `AS_A_FILE` says of how many one is made and opened as well."""

    def __init__(self, copies: Callable[..., Path], draft: Draft, sound: Path) -> None:
        self._copies, self._draft, self._sound = copies, draft, sound
        self._turns = count()
        self._compared = False

    def refused(self, open_: Callable[[Any], Any], error: type[Exception], *statements: str) -> None:
        """See that this is refused, as a file with the sentence that it is refused with in memory."""
        with self._draft.spoilt(*statements) as draft, pytest.raises(error) as told:
            open_(draft)
        if next(self._turns) % AS_A_FILE == 0:
            path = self._copies(*statements)
            with pytest.raises(error) as of_file:
                open_(path)
            assert str(of_file.value).replace(str(path), str(self._draft)) == str(told.value), statements

    def answered(self, ask: Callable[[Path], Answer], *statements: str) -> None:
        """See that the file answers as the draft does; the statements change rows only.

        Rows change no definition: those of the first file are compared as ever, of the others they are not again.
        """
        with self._draft.spoilt(*statements, rows_only=True) as draft, draft.at(self._sound):
            answer = ask(self._sound)
        if next(self._turns) % AS_A_FILE == 0:
            path = self._copies(*statements)
            again = {} if self._compared else {"wraps": attached.compare}
            self._compared = True
            with mock.patch.object(attached, "compare", **again):
                of_file = ask(path)
            assert said(of_file, path) == said(answer, self._sound), statements


def said(answer: Answer, path: Path) -> tuple[int, str, str]:
    """The answer, whatever the file is called and however large it is."""
    out, err = (_SIZE.sub("… MB", text.replace(str(path), "odd.duckdb")) for text in (answer.out, answer.err))
    return answer.code, out, err


@contextmanager
def odd_files(sound: Path, layout: attached.Layout) -> Iterator[Odd]:
    """Copies of `sound` in which statements were executed, in memory and some of them as a file."""
    draft = Draft(sound, layout)
    with spoilt_copies(sound) as copies:
        yield Odd(copies, draft, sound)
    draft.close()
