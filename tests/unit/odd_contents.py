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

from zedentui.duck import attached

_COMPARED = 20
_files = count()


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
def compared_at_first() -> Iterator[None]:
    """What only the rows of a file decide: its definitions are compared in the first files, and known in the others.

    Rows change no definition, and comparing those of a sound file is a third of opening it. All the rest is done.
    """
    if next(_files) < _COMPARED:
        yield
        return
    with mock.patch.object(attached, "compare", return_value=None):
        yield


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
