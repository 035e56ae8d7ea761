"""Open a database file that may have been made by anybody, so that it can only be read, and only as a dossier.

DuckDB's makers say it plainly: opening a file is trusting who made it. A file can define macros that stand in for the
functions of DuckDB, views without end, and columns of other types than its readers expect. So nothing that the file
names decides anything here:

* it is attached to an empty database, and while that one is in front, names are DuckDB's own;
* both locks are set whatever the file says, before anything in it is looked at;
* its definitions are compared with ours (`schema.sql`): tables where we expect tables, with our columns, our types and
  our NOT NULL; no macros; no views but ours. What the views of the file say does not matter: ours are put before them.

The database that lies in the program's own folder is as trustworthy as the program: there the definitions are not
compared, which saves 30 ms of a look-up.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from zedentui.store.blocks import blocks_of, sql_file
from zedentui.store.watch import Watch

try:
    import _duckdb as duckdb
except ImportError:  # pragma: no cover - an older or newer DuckDB that names its extension module otherwise
    import duckdb  # type: ignore[no-redef]

if TYPE_CHECKING:
    from pathlib import Path

__all__ = [
    "CONFIG",
    "LEAST_ROOM",
    "LONGEST_OPENING",
    "ForeignError",
    "cursor_of",
    "guard",
    "open_file",
    "room_left",
    "tables_of",
]

CONFIG: Final[dict[str, str | bool | int | float | list[str]]] = {
    "threads": "1",
    "memory_limit": "256MB",
    "temp_directory": "",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "allow_unsigned_extensions": "false",
    "allow_persistent_secrets": "false",
    "python_enable_replacements": "false",
    # What a query needed goes back to the system soon after it: many sessions share a server. Kept for later, as
    # DuckDB does by itself, a session that has seen every pane is 20 MB larger; this costs a millisecond a query.
    "allocator_flush_threshold": "1MB",
    "allocator_bulk_deallocation_flush_threshold": "1MB",
}
LONGEST_OPENING: Final = 10.0
"""Seconds that looking at the definitions of a file may take; a sound one takes some hundredths."""

_NAME: Final = "dossier_file"  # of the attached file, also in guard.sql: no table of ours has it
_MOST: Final = 10_000  # definitions that are looked at; a dossier has some 250 columns
_LOCKS: Final = ("SET enable_external_access = false", "SET lock_configuration = true")
_OWN: Final = f"SET search_path = '{_NAME}.main'"
_GUARDED: Final = f"SET search_path = 'memory.main,{_NAME}.main'"
_TABLE = re.compile(r"^CREATE TABLE (\w+) \((.*?)^\);", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^    (\w+) +([A-Z]+)(\(.*?\))?(.*?),?$", re.MULTILINE)
_KEY = re.compile(r"^    PRIMARY KEY \(([^)]*)\)", re.MULTILINE)
_VIEW = re.compile(r"^CREATE VIEW (\w+) AS\n.*?;$", re.MULTILINE | re.DOTALL)
_CONSTRAINTS: Final = frozenset({"PRIMARY", "FOREIGN", "UNIQUE", "CHECK", "CONSTRAINT"})


LEAST_ROOM: Final = 900_000_000
"""Bytes of address space (`ulimit -v`) that Python, DuckDB and its threads reserve, most of which they never use."""


class ForeignError(Exception):
    """The file is no dossier, or defines other things than a dossier does; the message names the first."""


def open_file(path: Path, *, trusted: bool = False) -> Any:
    """Open `path` read-only and locked: the mark of a dossier (application and version of the schema) can be asked.

    What else the file defines is to be compared with `guard` first, unless it is `trusted` as the program itself is.

    Raises:
        duckdb.Error, RuntimeError, OSError: as DuckDB has it, when the file cannot be opened.
        ForeignError: it is a database, but no dossier.
    """
    connection = duckdb.connect(":memory:", config=CONFIG)
    try:
        # DuckDB takes no parameter here; doubled, a quote in a name is a quote.
        connection.execute(f"ATTACH '{str(path).replace(chr(39), chr(39) * 2)}' AS {_NAME} (READ_ONLY)")
        for statement in _LOCKS:
            connection.execute(statement)
        if not trusted:
            with Watch(connection.interrupt, LONGEST_OPENING):
                _look_at_dossier(connection)
        connection.execute(_OWN)
    except BaseException:
        connection.close()
        raise
    return connection


def guard(connection: Any) -> None:
    """Compare all definitions of the file with ours, and put our views before its own.

    Raises:
        ForeignError: a definition differs, or is one that we do not have.
    """
    connection.execute("SET search_path = 'memory.main'")
    with Watch(connection.interrupt, LONGEST_OPENING):
        _compare(connection)
        connection.execute(_GUARDED)
        for match in _VIEW.finditer(sql_file("views.sql")):
            connection.execute(match[0])


def room_left() -> int | None:
    """Bytes of address space that this process may have, when that is too little to open a database; else None.

    DuckDB would end the process without a word, or take a sound file for a damaged one.
    """
    try:
        import resource
    except ImportError:  # a system without such limits
        return None
    limit = resource.getrlimit(resource.RLIMIT_AS)[0]
    return limit if 0 <= limit < LEAST_ROOM else None


def cursor_of(connection: Any, *, trusted: bool) -> Any:
    """Another connection to the file that `connection` has open, which finds the same tables."""
    cursor = connection.cursor()
    cursor.execute(_OWN if trusted else _GUARDED)
    return cursor


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


def _look_at_dossier(connection: Any) -> None:
    """See that `dossier`, which is asked first, is a table with the two columns that are asked."""
    if _asked(connection, "mark") != [("application", "VARCHAR"), ("schema_version", "INTEGER")]:
        raise ForeignError("dossier")


def _compare(connection: Any) -> None:
    """Raises ForeignError with the name of the first thing that the file defines otherwise than we do."""
    ours = tables_of(sql_file("schema.sql") + sql_file("search_index.sql"))
    tables = {name for (name,) in _asked(connection, "tables")}
    columns = _asked(connection, "columns")
    views = {name for name, *_ in columns} - tables - {match[1] for match in _VIEW.finditer(sql_file("views.sql"))}
    macros = {name for (name,) in _asked(connection, "macros")}
    if odd := sorted(map(str, (tables ^ ours.keys()) | views | macros)):
        raise ForeignError(odd[0])
    for table, expected in ours.items():
        if [tuple(rest) for name, *rest in columns if name == table] != expected:
            raise ForeignError(table)


def _asked(connection: Any, block: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection.execute(blocks_of("guard.sql")[block]).fetchmany(_MOST)
    return rows
