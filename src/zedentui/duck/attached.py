"""Open a database file that may have been made by anybody, so that it can only be read, and only as what we expect.

DuckDB's makers say it plainly: opening a file is trusting who made it. A file can define macros that stand in for the
functions of DuckDB, views without end, and columns of other types than its readers expect. So nothing that the file
names decides anything here:

* it is attached to an empty database, and while that one is in front, names are DuckDB's own;
* both locks are set whatever the file says, before anything in it is looked at;
* its definitions are compared with ours: tables where we expect tables, with our columns, our types and our NOT NULL;
  no macros; no views but ours. What the views of the file say does not matter: ours are put before them.

A file that lies in the program's own folder is as trustworthy as the program: there the definitions need not be
compared, which saves 30 ms of a look-up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.classes import dataclass
from zedentui.duck.blocks import named_blocks
from zedentui.duck.engine import LOCKS, duckdb, quoted, reading
from zedentui.duck.watch import Watch

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "LONGEST_OPENING",
    "ForeignError",
    "Layout",
    "compare",
    "cursor_of",
    "guard",
    "let_go",
    "open_file",
    "put_views_before",
    "tables_of",
]

LONGEST_OPENING: Final = 10.0
"""Seconds that looking at the definitions of a file may take; a sound one takes some hundredths."""

_LETTING_GO: Final = 1.0  # seconds of the processor, where a bound on memory is far away
_NAME: Final = "attached_file"  # also in attached.sql: no table of ours has it
_MOST: Final = 10_000  # definitions that are looked at; a dossier has some 250 columns
_OWN: Final = f"SET search_path = '{_NAME}.main'"
_GUARDED: Final = f"SET search_path = 'memory.main,{_NAME}.main'"
_TABLE = re.compile(r"^CREATE TABLE (\w+) \((.*?)^\);", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^    (\w+) +([A-Z]+(?:\[\])?)(\(.*?\))?(.*?),?$", re.MULTILINE)
_KEY = re.compile(r"^    PRIMARY KEY \(([^)]*)\)", re.MULTILINE)
_VIEW = re.compile(r"^CREATE VIEW (\w+) AS\n.*?;$", re.MULTILINE | re.DOTALL)
_CONSTRAINTS: Final = frozenset({"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT"})


class ForeignError(Exception):
    """The file is none of ours, or defines other things than ours do; the message names the first."""


@dataclass(frozen=True)
class Layout:
    """What a file of ours defines, and how it is known.

    `mark` is the table with one row that names the program and the version of the schema. `schema` and `views` are the
    files with our definitions, read when they are compared and not before: a trusted file is not.
    """

    mark: str
    memory: str
    schema: tuple[Path, ...]
    views: tuple[Path, ...] = ()

    @cached_property
    def tables(self) -> dict[str, list[tuple[str, str, bool]]]:
        """The tables by name, as `tables_of` gives them."""
        return tables_of("".join(file.read_text(encoding="utf-8") for file in self.schema))

    @cached_property
    def view_definitions(self) -> dict[str, str]:
        """The SQL that makes each view, by its name, in the order in which they lean on each other."""
        text = "".join(file.read_text(encoding="utf-8") for file in self.views)
        return {match[1]: match[0] for match in _VIEW.finditer(text)}


def open_file(path: Path, layout: Layout, *, trusted: bool = False) -> Any:
    """Open `path` read-only and locked: the mark of `layout` (application and version of the schema) can be asked.

    What else the file defines is to be compared with `guard` first, unless it is `trusted` as the program itself is.

    Raises:
        duckdb.Error, RuntimeError, OSError: as DuckDB has it, when the file cannot be opened.
        ForeignError: it is a database, but has no such mark.
    """
    connection = duckdb.connect(":memory:", config=reading(layout.memory))
    try:
        connection.execute(f"ATTACH {quoted(path)} AS {_NAME} (READ_ONLY)")
        for statement in LOCKS:
            connection.execute(statement)
        if not trusted:
            with Watch(connection.interrupt, LONGEST_OPENING):
                _look_at_mark(connection, layout)
        connection.execute(_OWN)
    except BaseException:
        connection.close()
        raise
    return connection


def guard(connection: Any, layout: Layout) -> None:
    """Compare all definitions of the file with ours, and put our views before its own.

    Raises:
        ForeignError: a definition differs, or is one that we do not have.
    """
    connection.execute("SET search_path = 'memory.main'")
    with Watch(connection.interrupt, LONGEST_OPENING):
        compare(connection, layout)
        put_views_before(connection, layout)


def put_views_before(connection: Any, layout: Layout) -> None:
    """Put our views before those of the file, which is asked from now on as it is guarded."""
    connection.execute(_GUARDED)
    for definition in layout.view_definitions.values():
        connection.execute(definition)


def cursor_of(connection: Any, *, trusted: bool) -> Any:
    """Another connection to the file that `connection` has open, which finds the same tables."""
    cursor = connection.cursor()
    cursor.execute(_OWN if trusted else _GUARDED)
    return cursor


def let_go(connection: Any) -> None:
    """Make DuckDB let go of the parts of the file that it keeps, which a session would hold for as long as it lives.

    There is no statement for that once the settings are locked; a query that cannot be answered has the effect, in some
    fifty milliseconds. A server keeps what it likes: nothing is asked of it.
    """
    if not isinstance(connection, duckdb.DuckDBPyConnection):
        return
    blocks = named_blocks(Path(__file__).with_name("attached.sql"))
    with Watch(connection.interrupt, _LETTING_GO):
        for name in ("more_than_fits", "small_group"):
            with suppress(duckdb.Error):
                connection.execute(blocks[name]).fetchall()


def tables_of(schema: str) -> dict[str, list[tuple[str, str, bool]]]:
    """The tables that `schema` (the text of schema.sql) creates: name, type and whether NULL may stand, by column."""
    tables = {}
    for table, body in _TABLE.findall(schema):
        keys = {name.strip() for names in _KEY.findall(body) for name in names.split(",")}
        tables[table] = [
            (name, kind, not (name in keys or "NOT NULL" in rest or "PRIMARY KEY" in rest))
            for name, kind, _, rest in _COLUMN.findall(body)
            if name not in _CONSTRAINTS
        ]
    return tables


def _look_at_mark(connection: Any, layout: Layout) -> None:
    """See that the mark, which is asked first, is a table with the two columns that are asked."""
    if _asked(connection, "mark", {"mark": layout.mark}) != [("application", "VARCHAR"), ("schema_version", "INTEGER")]:
        raise ForeignError(layout.mark)


def compare(connection: Any, layout: Layout, database: str = f"'{_NAME}'") -> None:
    """Compare what `database` (its name, as SQL) defines with what we do.

    Raises:
        ForeignError: with the name of the first thing that it defines otherwise.
    """
    ours = layout.tables
    tables: set[Any] = set()
    views: set[Any] = set()
    columns: defaultdict[Any, list[tuple[Any, ...]]] = defaultdict(list)
    for name, of_table, *rest in _asked(connection, "columns", database=database):
        (tables if of_table else views).add(name)
        columns[name].append(tuple(rest))
    views -= layout.view_definitions.keys()
    if odd := sorted(map(str, (tables ^ ours.keys()) | views)):
        raise ForeignError(odd[0])
    for table, expected in ours.items():
        if columns[table] != expected:
            raise ForeignError(table)
    # last: DuckDB goes through all of its own functions for it, which takes four times as long as the rest
    for (name,) in _asked(connection, "macros", database=database):
        raise ForeignError(str(name))


def _asked(
    connection: Any, block: str, params: Mapping[str, str] | None = None, *, database: str = f"'{_NAME}'"
) -> list[tuple[Any, ...]]:
    sql = named_blocks(Path(__file__).with_name("attached.sql"))[block].replace(f"'{_NAME}'", database)
    rows: list[tuple[Any, ...]] = connection.execute(sql, dict(params) if params else None).fetchmany(_MOST)
    return rows
