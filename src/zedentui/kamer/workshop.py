"""Where the archive is made: in a work file beside it, that takes its place in one step when it is complete.

DuckDB lets nobody read a file that is being written, and whoever reads keeps others from writing. With a work file
sessions go on reading the old archive, and get the new one offered when it stands in its place. The work file survives
any end of the program, kill -9 included, and the next run goes on in it; what it builds on is told by the edition.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import duckdb

from zedentui.archive.archive import SCHEMA_VERSION, Archive, ArchiveError
from zedentui.archive.opening import APPLICATION, OLDEST
from zedentui.duck.engine import of_the_disk, quoted, threads
from zedentui.duck.place import FilePlace
from zedentui.kamer.finishing import finish
from zedentui.kamer.names import CATEGORIES
from zedentui.kamer.problems import ArchiveFault
from zedentui.kamer.writing import now
from zedentui.text.disk import refusal
from zedentui.unix import lock, synced

__all__ = ["APPLICATION", "Workshop", "open_workshop", "work_file"]

_SCHEMA = Path(__file__).parent.parent / "archive" / "schema.sql"
_VIEWS = re.compile(r"^(?:CREATE|COMMENT ON) VIEW .*?;$", re.MULTILINE | re.DOTALL)
_LAYOUT = "(BLOCK_SIZE 262144, STORAGE_VERSION 'v1.2.0')"  # readable by DuckDB 1.2 and later
_INDEX: Final = ("zoek_plaats", "zoek_woord", "zoek_item")
"""The tables of which the order changed with the layout."""
_NUMBERED: Final = (("zoek_woord", "nummer"), ("zoek_woord", "woord"), ("zoek_item", "nummer"), ("zoek_item", "id"))
"""What stands once in those tables."""
_LEAST: Final = -(2**30)
"""No number is as far below nought: what came late is put in order long before."""
_ONCE: Final = ("motie", "toezegging_stand", *(category.table for category in CATEGORIES.values()))
"""The tables that have each id once."""
_CONFIG: Final[dict[str, Any]] = threads(2) | {
    "memory_limit": "600MB",
    "preserve_insertion_order": "false",
    "python_enable_replacements": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


def work_file(target: Path) -> Path:
    """Where the archive `target` is made."""
    return target.with_name(f".{target.name}.werk")


class Workshop:
    """An open work file for `target`. `connection` is where to write."""

    def __init__(self, target: Path, connection: duckdb.DuckDBPyConnection, resumed: bool) -> None:
        self.target = target
        self.connection = connection
        self.resumed = resumed
        """Whether an earlier run left something unfinished that this one goes on with."""

    def publish(self) -> None:
        """Finish it, and let it take the place of the archive, on disk and in one step; it is closed afterwards."""
        work = work_file(self.target)
        try:
            finish(self.connection)
            self.connection.execute("UPDATE archive SET edition = uuid(), published_at = ?", [now()])
            self.connection.execute("CHECKPOINT")
            self.connection.close()
            with work.open("rb+") as file:
                os.fsync(file.fileno())
            work.replace(self.target)
            synced(self.target.parent)
        except (OSError, duckdb.Error) as error:
            raise _fault(self.target, error) from error


@contextmanager
def open_workshop(target: Path) -> Iterator[Workshop]:
    """Open the work file for `target`, made or copied where there is none; only one program at a time.

    Raises:
        ArchiveFault: another program is at it, the place cannot be written, or `target` is something else.
    """
    try:
        seen = FilePlace(target).edition()
        edition = _edition(target)  # before anything is made beside a file that is something else
        with _alone(target):
            if FilePlace(target).edition() != seen:  # another program was at it until now
                edition = _edition(target)
            connection, resumed = _opened(target, edition)
            try:
                yield Workshop(target, connection, resumed)
            finally:
                connection.close()
    except (OSError, duckdb.Error) as error:
        if not of_the_disk(error):
            raise
        raise _fault(target, error) from error


@contextmanager
def _alone(target: Path) -> Iterator[None]:
    """Hold the place; the system lets it go when this program ends, however it ends."""
    if target.is_dir():
        raise ArchiveFault(f"{target} is een map; geef met --archief de naam van een bestand.")
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(target.with_name(f".{target.name}.slot"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            lock(handle)
        except BlockingIOError as error:
            raise ArchiveFault(f"Er wordt al aan {target} gewerkt; wacht tot dat klaar is.") from error
        yield
    finally:
        os.close(handle)


def _opened(target: Path, edition: str | None) -> tuple[duckdb.DuckDBPyConnection, bool]:
    """The work file on what `target` holds, open; and whether it was there."""
    work = work_file(target)
    if work.exists():
        with suppress(duckdb.Error, RuntimeError):  # a work file that cannot be read is of no use
            connection = _connected(work)
            row = connection.execute("SELECT schema_version, based_on::VARCHAR FROM archive").fetchone()
            if row == (SCHEMA_VERSION, edition):
                return connection, True
            connection.close()
        _discard(work)
    draft = work.with_name(f"{work.name}.nieuw")
    _discard(draft)
    if edition is None:
        _empty(draft)
    else:
        shutil.copyfile(target, draft)
        with duckdb.connect(str(draft), config=_CONFIG) as connection:
            older = connection.execute("SELECT schema_version FROM archive").fetchall() != [(SCHEMA_VERSION,)]
            for table in _INDEX if older or not _sound_index(connection) else ():  # cut anew by `finish`
                connection.execute(f"TRUNCATE {table}")
            doubled = next((table for table in _ONCE if _doubled(connection, table, "id")), None)
            connection.execute("UPDATE archive SET based_on = edition, schema_version = ?", [SCHEMA_VERSION])
            connection.execute("CHECKPOINT")
        if doubled is not None:
            _discard(draft)
            raise ArchiveFault(
                f"In {target} staat iets dubbel ({doubled}), zoals zedentui kamer het niet maakt; begin met --archief "
                "een nieuw bestand."
            )
    draft.replace(work)
    return _connected(work), False


def _doubled(connection: duckdb.DuckDBPyConnection, table: str, column: str) -> bool:
    """Whether a value stands in more than one row: what is joined on it would grow without bound."""
    sql = f"SELECT count({column}) > count(DISTINCT {column}) FROM {table}"  # noqa: S608 - names of our own
    return connection.execute(sql).fetchall() == [(True,)]


def _sound_index(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether words and items are numbered as we number them, with room below for what comes."""
    if any(_doubled(connection, *each) for each in _NUMBERED):
        return False
    sql = "SELECT coalesce(least((SELECT min(nummer) FROM zoek_woord), (SELECT min(nummer) FROM zoek_item)), 0)"
    return bool(connection.execute(sql).fetchall()[0][0] > _LEAST)


def _empty(draft: Path) -> None:
    """Make an archive without rows."""
    with duckdb.connect(":memory:", config=threads()) as connection:
        connection.execute(f"ATTACH {quoted(draft)} AS nieuw {_LAYOUT}")
        connection.execute("USE nieuw")
        connection.execute("BEGIN")  # else each statement is flushed to disk by itself
        connection.execute(_SCHEMA.read_text("utf-8"))
        connection.execute("INSERT INTO archive VALUES (?, ?, uuid(), NULL, NULL)", [APPLICATION, SCHEMA_VERSION])
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT nieuw")


def _connected(work: Path) -> duckdb.DuckDBPyConnection:
    """The work file, open to write, with no way to other files but one for what does not fit in memory.

    Its views become ours: those of an earlier version counted otherwise, and those of anybody's file are not trusted.
    """
    connection = duckdb.connect(str(work), config=_CONFIG)
    connection.execute("BEGIN")
    for statement in _VIEWS.findall(_SCHEMA.read_text("utf-8")):
        connection.execute(statement.replace("CREATE VIEW", "CREATE OR REPLACE VIEW", 1))
    connection.execute("COMMIT")
    connection.execute(f"SET temp_directory = {quoted(work.with_name(work.name + '.tmp'))}")
    connection.execute("SET enable_external_access = false")
    return connection


def _edition(target: Path) -> str | None:
    """The edition of the archive that is in use; None where there is none yet. Raises ArchiveFault for another file."""
    if not target.exists():
        return None
    try:
        archive = Archive.open(target, oldest=OLDEST)
        try:
            return archive.edition()
        finally:
            archive.close()
    except ArchiveError as error:
        raise ArchiveFault(
            f"{error} Er is niets aan veranderd; kies anders met --archief een ander bestand."
        ) from error


def _discard(file: Path) -> None:
    for path in (file, file.with_name(f"{file.name}.wal")):
        path.unlink(missing_ok=True)


def _fault(target: Path, error: Exception) -> ArchiveFault:
    """The sentence for an error of the disk, or of memory."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return ArchiveFault(f"Er is te weinig geheugen om {target} te maken; sluit iets af en probeer opnieuw.")
    return ArchiveFault(
        f"{target} kan niet worden geschreven ({refusal(error)}); kijk naar de ruimte en de rechten daar."
    )
