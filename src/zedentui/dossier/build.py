"""Builds the database from the plain sources: everything or nothing.

The new file is written, checked and flushed beside its target and then takes its place in one step. Until that
moment the old database stays as it was, and after any failure too.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb

from zedentui.dossier import search_index, snapshot
from zedentui.dossier.checks import check
from zedentui.dossier.claims import recompute
from zedentui.dossier.editions import content_hash, edition_of
from zedentui.dossier.problems import BuildError, Problems, SourceError, SourceErrors, TargetError
from zedentui.dossier.rows import Rows, claim_rows, source_rows
from zedentui.dossier.sources import read
from zedentui.duck.attached import tables_of
from zedentui.duck.engine import LOCKS, of_the_disk, quoted, threads
from zedentui.text.disk import refusal
from zedentui.unix import synced

__all__ = ["BuildError", "BuildReport", "SourceError", "SourceErrors", "TargetError", "build", "fill"]

_STORE = Path(__file__).parent.parent / "store"
# Small blocks, because a dossier is small; the storage version is one that DuckDB 1.2 and later read.
_LAYOUT = "(BLOCK_SIZE 16384, STORAGE_VERSION 'v1.2.0')"
_SETTINGS = threads() | {"memory_limit": "512MB", "python_enable_replacements": "false"}


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was built: the file, its size in bytes, the number of rows of each table by name, and its edition."""

    target: Path
    size: int
    counts: dict[str, int]
    edition: str

    @property
    def rows(self) -> int:
        """All rows together."""
        return sum(self.counts.values())


def build(source_dir: Path, target: Path) -> BuildReport:
    """Validate the sources in `source_dir` and write the database `target`, replacing it in one step.

    Raises SourceErrors with everything that is wrong in the sources, or TargetError when the file cannot be
    written. In both cases an existing `target` is untouched.
    """
    problems = Problems(source_dir)
    sources = read(source_dir, problems)
    check(sources, problems)
    problems.stop_if_any()
    rows = source_rows(sources)
    try:
        with _workshop(target) as draft:
            with _writing(draft) as connection:
                fill(connection, rows)
            with _reading(draft) as connection:
                recomputed = recompute(sources.of("claim"), sources.of("yardstick"), connection, problems)
            problems.stop_if_any()
            claims = claim_rows(sources, recomputed)
            digest = content_hash(rows, claims)
            with _writing(draft) as connection:
                _insert(connection, claims)
                _name_edition(connection, digest)
                search_index.fill(connection)
            with _reading(draft) as connection:
                counts = _verified(connection, rows | claims)
                held = snapshot.answers(connection)
            snapshot.add(draft, held)
            size = draft.stat().st_size
            _publish(draft, target)
    except (OSError, duckdb.Error) as error:
        raise _not_made(target, error) from error
    return BuildReport(target, size, counts, edition_of(digest))


def _not_made(target: Path, error: Exception) -> TargetError:
    """The sentence for what kept the database from being made."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return TargetError(f"Er is te weinig geheugen om {target} te maken; sluit iets af en probeer opnieuw.")
    if of_the_disk(error):
        return TargetError(f"{target} kan niet worden geschreven ({refusal(error)}); kies een andere plek.")
    reason = str(error).split("\n", 1)[0]
    return TargetError(f"{target} kan niet worden gemaakt; DuckDB meldt: {reason}")


def fill(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Make the tables of the dossier in an empty database, put `rows` in them, and make the views over them."""
    connection.execute((_STORE / "schema.sql").read_text("utf-8"))
    _insert(connection, rows)
    connection.execute((_STORE / "views.sql").read_text("utf-8"))


@contextmanager
def _workshop(target: Path) -> Iterator[Path]:
    """A path for the draft, in a folder of its own beside `target`, which is swept up afterwards."""
    if target.is_dir():
        raise TargetError(f"{target} is een map; geef de naam van een bestand.")
    if not target.parent.is_dir():
        raise TargetError(f"De map {target.parent} bestaat niet; maak die eerst aan of kies een andere plek.")
    folder = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield folder / target.name
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _writing(draft: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The draft, open to write: one transaction, and everything in the file itself afterwards."""
    with duckdb.connect(":memory:", config=_SETTINGS) as connection:
        connection.execute(f"ATTACH {quoted(draft)} AS zeden {_LAYOUT}")
        connection.execute("USE zeden")
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")
        connection.execute("CHECKPOINT zeden")


@contextmanager
def _reading(draft: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The draft, read-only and without access to anything else."""
    with duckdb.connect(str(draft), read_only=True, config=_SETTINGS) as connection:
        for lock in LOCKS:  # the SQL of claims comes from a source file: it may look at the dossier and nothing else
            connection.execute(lock)
        yield connection


def _insert(connection: duckdb.DuckDBPyConnection, rows: Rows) -> None:
    """Insert `rows`, tables in the order in which the schema makes them, so that no row points at a later one.

    A parameter for each column: one for each value takes DuckDB four times as long to read.
    """
    for table, columns in tables_of((_STORE / "schema.sql").read_text("utf-8")).items():
        content = rows.get(table)
        if not content:
            continue
        kinds = {name: kind for name, kind, _ in columns}
        values = ", ".join(f"unnest(?::{kinds[name]}[])" for name in content[0])
        connection.execute(
            f"INSERT INTO {table} ({', '.join(content[0])}) SELECT {values}",
            [[row[name] for row in content] for name in content[0]],
        )


def _name_edition(connection: duckdb.DuckDBPyConnection, digest: str) -> None:
    connection.execute("UPDATE dossier SET edition = ?, content_hash = ?", [edition_of(digest), digest])


def _verified(connection: duckdb.DuckDBPyConnection, rows: Rows) -> dict[str, int]:
    """Return the rows per table, having run every view; raise TargetError if rows are missing."""
    relations = connection.execute(
        "SELECT table_name, table_type FROM information_schema.tables ORDER BY ALL"
    ).fetchall()
    counts: dict[str, int] = {}
    for name, kind in relations:
        counted = connection.execute(f"SELECT count(*) FROM {name}").fetchall()  # noqa: S608
        if kind == "BASE TABLE":
            counts[name] = counted[0][0]
    for table, written in rows.items():
        if counts.get(table) != len(written):
            raise TargetError(
                f"Het nieuwe bestand is niet heel: {table} telt {counts.get(table)} rijen in plaats van {len(written)}."
            )
    return counts


def _publish(draft: Path, target: Path) -> None:
    """Put the draft in the place of `target`, on disk and in one step."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(target)
    synced(target.parent)
