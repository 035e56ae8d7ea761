"""Puts pages in the archive: what a page says and where the next begins, in one transaction.

The newest state of an entity wins, whatever the order in which states come; what was deleted stays deleted when an
older state comes by later, as after a repair of the source.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import duckdb

from zedentui.kamer.entities import Entity, Recorded, Row, row_of
from zedentui.kamer.names import CATEGORIES, Category

__all__ = ["Standing", "Writer", "now"]

_TYPES: Final = {
    "text": "VARCHAR", "day": "DATE", "number": "INTEGER", "flag": "BOOLEAN", "ref": "UUID", "refs": "UUID[]",
    "texts": "VARCHAR[]",
}  # fmt: skip
_START: Final = datetime.min


def now() -> datetime:
    """Return the present moment as the archive writes moments: UTC, without a zone."""
    return datetime.now(UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a category stands for a source: its cursor, the day it was limited to, entries read so far."""

    cursor: str | None = None
    since: date | None = None
    entries: int = 0
    caught_up_at: datetime | None = None


class Writer:
    """Writes to an open archive; `source` is the address that the cursors belong to."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, source: str) -> None:
        self.connection = connection
        self.source = source

    def standing(self, category: str) -> Standing:
        """Where `category` stands; the beginning when it was never read."""
        row = self.connection.execute(
            "SELECT cursor, since, entries, caught_up_at FROM feed WHERE source = ? AND category = ?",
            [self.source, category],
        ).fetchone()
        return Standing(*row) if row else Standing()

    def start_over(self, category: str, since: date | None) -> None:
        """Forget where `category` was, to read it from the beginning and keep what changed since `since`."""
        with self._together():
            self.connection.execute("DELETE FROM feed WHERE source = ? AND category = ?", [self.source, category])
            self.connection.execute(
                "INSERT INTO feed VALUES (?, ?, NULL, ?, 0, 0, NULL, NULL)", [self.source, category, since]
            )

    def page(
        self, category: Category, entities: Sequence[Entity], cursor: str | None, *, read: int, skipped: int = 0
    ) -> None:
        """Put `entities` in and set the cursor: all of it, or nothing. `read` is how many entries the page had."""
        with self._together():
            self.put(category, entities)
            latest = max((each.updated for each in entities if each.updated is not None), default=None)
            self._keep_standing(category.name, cursor, read, skipped, latest)

    def caught_up(self, category: str, cursor: str | None) -> None:
        """Write down that the source has nothing more, and where to go on."""
        with self._together():
            self._keep_standing(category, cursor, 0, 0, None)
            self.connection.execute(
                "UPDATE feed SET caught_up_at = ? WHERE source = ? AND category = ?", [now(), self.source, category]
            )

    def recorded(self, found: Mapping[str, Sequence[Recorded]]) -> None:
        """Put in what recordings tell, by category: all of it, or nothing.

        A recording often has fewer fields than the feed: what it does not tell stays as it was.
        """
        with self._together():
            for name, parts in found.items():
                category = CATEGORIES[name]
                self._replace(
                    category, _merged(category, parts, self._rows(category, [each.entity.id for each in parts]))
                )
                latest = max((each.entity.updated for each in parts if each.entity.updated is not None), default=None)
                self._keep_standing(name, None, len(parts), 0, latest)

    def put(self, category: Category, entities: Sequence[Entity]) -> None:
        """Put `entities` in, inside a transaction that is open already."""
        newest: dict[str, Entity] = {}
        for entity in entities:
            known = newest.get(entity.id)
            if known is None or _at(entity.updated) >= _at(known.updated):
                newest[entity.id] = entity
        self._replace(category, {key: (each, row_of(category, each)) for key, each in newest.items()})

    def _replace(self, category: Category, newest: dict[str, tuple[Entity, Row]]) -> None:
        """Put rows by id in the place of older ones."""
        if not newest:
            return
        held, gone = self._held(category, list(newest))
        for key, known in (*held.items(), *gone.items()):
            if key in newest and newest[key][0].updated is not None and _at(newest[key][1][1]) < _at(known):
                del newest[key]
        self._forget(category.table, [key for key in newest if key in held])
        self._forget("removed", [key for key in newest if key in gone], category.name)
        self._insert(category, [row for entity, row in newest.values() if not entity.deleted])
        removed = [entity for entity, _ in newest.values() if entity.deleted]
        if removed:
            self.connection.execute(
                "INSERT INTO removed SELECT ?, unnest(?::UUID[]), unnest(?::TIMESTAMP[])",
                [category.name, [each.id for each in removed], [each.updated for each in removed]],
            )

    def _rows(self, category: Category, ids: list[str]) -> dict[str, Row]:
        """The rows that the table has of `ids`, ids as text."""
        names = ", ".join(_as_text(name, kind) for name, kind in _typed(category))
        rows = self.connection.execute(
            f"SELECT {names} FROM {category.table} WHERE id IN (SELECT unnest(?::UUID[]))",  # noqa: S608
            [ids],
        ).fetchall()
        return {row[0]: row for row in rows}

    def _held(
        self, category: Category, ids: list[str]
    ) -> tuple[dict[str, datetime | None], dict[str, datetime | None]]:
        """Which of `ids` the table has, and which are known to be deleted, each with its moment."""
        held = self.connection.execute(
            f"SELECT id::VARCHAR, bijgewerkt FROM {category.table} "  # noqa: S608 - a name of our own table
            "WHERE id IN (SELECT unnest(?::UUID[]))",
            [ids],
        ).fetchall()
        gone = self.connection.execute(
            "SELECT id::VARCHAR, bijgewerkt FROM removed WHERE category = ? AND id IN (SELECT unnest(?::UUID[]))",
            [category.name, ids],
        ).fetchall()
        return dict(held), dict(gone)

    def _forget(self, table: str, ids: list[str], category: str | None = None) -> None:
        if ids:
            only = " AND category = ?" if category else ""
            self.connection.execute(
                f"DELETE FROM {table} WHERE id IN (SELECT unnest(?::UUID[])){only}",  # noqa: S608
                [ids, category] if category else [ids],
            )

    def _insert(self, category: Category, rows: Sequence[Row]) -> None:
        """Add rows: a parameter for each column, because a row at a time costs ten times as much."""
        if not rows:
            return
        values = ", ".join(f"unnest(?::{kind}[])" for _, kind in _typed(category))
        columns: list[Any] = [list(column) for column in zip(*rows, strict=True)]
        self.connection.execute(
            f"INSERT INTO {category.table} ({', '.join(category.columns)}) SELECT {values}",
            columns,
        )

    def _keep_standing(
        self, category: str, cursor: str | None, read: int, skipped: int, latest: datetime | None
    ) -> None:
        found = self.connection.execute(
            "UPDATE feed SET cursor = ?, entries = entries + ?, skipped = skipped + ?, "
            "latest = greatest(latest, ?::TIMESTAMP) WHERE source = ? AND category = ?",
            [cursor, read, skipped, latest, self.source, category],
        ).fetchone()
        if found == (0,):
            self.connection.execute(
                "INSERT INTO feed VALUES (?, ?, ?, NULL, ?, ?, ?, NULL)",
                [self.source, category, cursor, read, skipped, latest],
            )

    @contextmanager
    def _together(self) -> Iterator[None]:
        """One transaction; whatever goes wrong, none of it stays."""
        self.connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # after an error of the disk DuckDB has ended it already
                self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


def _at(updated: datetime | None) -> datetime:
    """When something changed; what does not say it is older than all that does."""
    return updated or _START


def _typed(category: Category) -> list[tuple[str, str]]:
    """The columns of the table, with their types."""
    types = ("UUID", "TIMESTAMP", *(_TYPES[field.kind] for field in category.fields))
    return list(zip(category.columns, types, strict=True))


def _as_text(column: str, kind: str) -> str:
    return f"{column}::{kind.replace('UUID', 'VARCHAR')}" if "UUID" in kind else column


def _merged(category: Category, parts: Sequence[Recorded], held: Mapping[str, Row]) -> dict[str, tuple[Entity, Row]]:
    """What the table is to have for each id, from what it has and what recordings tell, in their order."""
    rows: dict[str, tuple[Entity, Row]] = {}
    for part in parts:
        key = part.entity.id
        before = rows[key][1] if key in rows else held.get(key)
        row = row_of(category, part.entity)
        if before is not None and not part.entity.deleted:
            row = _filled(category, part, row, before)
        elif before is not None and _at(before[1]) > _at(row[1]):
            continue  # deleted before what we have
        rows[key] = (part.entity, row)
    return rows


def _filled(category: Category, part: Recorded, row: Row, before: Row) -> Row:
    """One row of two: the newer one counts, the other fills what it does not tell."""
    newer = _at(row[1]) >= _at(before[1])
    values: list[Any] = [row[0], max(row[1], before[1], key=_at)]
    for field, value, old in zip(category.fields, row[2:], before[2:], strict=True):
        if field.kind == "refs":
            values.append(list(dict.fromkeys([*(old or ()), *value])))
        elif newer:
            values.append(value if field.element in part.told else old)
        else:
            values.append(value if old is None else old)
    return tuple(values)
