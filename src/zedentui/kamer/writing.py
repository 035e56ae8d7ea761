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

_SPACE: Final = " "
_EACH: Final = "unnest(string_split(nullif(?, ''), ' '))::UUID"
"""Ids as one text, with spaces between them: a list of texts costs three times as much to hand over."""
_IDS: Final = f"(SELECT {_EACH})"

_New = tuple[Row, datetime | None, bool]
"""A row, the moment that was said of its newest state, and whether that is that it was deleted."""


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
                held = self._rows(category, [each.row[0] for each in parts])
                self._replace(category, _merged(category, parts, held), {key: row[1] for key, row in held.items()})
                latest = max((each.row[1] for each in parts if each.row[1] is not None), default=None)
                self._keep_standing(name, None, len(parts), 0, latest)

    def put(self, category: Category, entities: Sequence[Entity]) -> None:
        """Put `entities` in, inside a transaction that is open already."""
        newest: dict[str, Entity] = {}
        for entity in entities:
            known = newest.get(entity.id)
            if known is None or entity.updated is None or entity.updated >= _at(known.updated):
                newest[entity.id] = entity
        rows = {key: (row_of(category, each), each.updated, each.deleted) for key, each in newest.items()}
        self._replace(category, rows, self._held(category, list(rows)))

    def _replace(self, category: Category, newest: dict[str, _New], held: Mapping[str, datetime | None]) -> None:
        """Put rows by id in the place of older ones; `held` are the moments of those that the table has."""
        if not newest:
            return
        gone = self._gone(category, list(newest))
        for key, known in (*held.items(), *gone.items()):
            if key in newest and newest[key][1] is not None and _at(newest[key][0][1]) < _at(known):
                del newest[key]
        self._forget(category.table, [key for key in newest if key in held])
        self._forget("removed", [key for key in newest if key in gone], category.name)
        self._insert(category, [row for row, _, deleted in newest.values() if not deleted])
        removed = [row for row, _, deleted in newest.values() if deleted]
        if removed:
            self.connection.execute(
                "INSERT INTO removed SELECT ?, unnest(?::UUID[]), unnest(?::TIMESTAMP[])",
                [category.name, [row[0] for row in removed], [row[1] for row in removed]],
            )

    def _rows(self, category: Category, ids: list[str]) -> dict[str, Row]:
        """The rows that the table has of `ids`, ids as text."""
        names = ", ".join(_as_text(name, kind) for name, kind in _typed(category))
        rows = self.connection.execute(
            f"SELECT {names} FROM {category.table} WHERE id IN {_IDS}",  # noqa: S608
            [_SPACE.join(ids)],
        ).fetchall()
        return {row[0]: row for row in rows}

    def _held(self, category: Category, ids: list[str]) -> dict[str, datetime | None]:
        """Which of `ids` the table has, each with its moment."""
        return dict(
            self.connection.execute(
                f"SELECT id::VARCHAR, bijgewerkt FROM {category.table} "  # noqa: S608 - a name of our own table
                f"WHERE id IN {_IDS}",
                [_SPACE.join(ids)],
            ).fetchall()
        )

    def _gone(self, category: Category, ids: list[str]) -> dict[str, datetime | None]:
        """Which of `ids` are known to be deleted, each with its moment."""
        return dict(
            self.connection.execute(
                f"SELECT id::VARCHAR, bijgewerkt FROM removed WHERE category = ? AND id IN {_IDS}",  # noqa: S608
                [category.name, _SPACE.join(ids)],
            ).fetchall()
        )

    def _forget(self, table: str, ids: list[str], category: str | None = None) -> None:
        if ids:
            only = " AND category = ?" if category else ""
            self.connection.execute(
                f"DELETE FROM {table} WHERE id IN {_IDS}{only}",  # noqa: S608
                [_SPACE.join(ids), *([category] if category else ())],
            )

    def _insert(self, category: Category, rows: Sequence[Row]) -> None:
        """Add rows: a parameter for each column, because a row at a time costs ten times as much."""
        if not rows:
            return
        ids, *columns = zip(*rows, strict=True)
        typed = zip(_typed(category)[1:], columns, strict=True)
        said = [(*column, values) for column, values in typed if any(each is not None for each in values)]
        names = ", ".join(("id", *(name for name, _, _ in said)))
        each = ", ".join((_EACH, *(f"unnest(?::{kind}[])" for _, kind, _ in said)))
        self.connection.execute(
            f"INSERT INTO {category.table} ({names}) SELECT {each}",
            [_SPACE.join(ids), *(list(values) for _, _, values in said)],
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


def _merged(category: Category, parts: Sequence[Recorded], held: Mapping[str, Row]) -> dict[str, _New]:
    """What the table is to have for each id, from what it has and what recordings tell, in their order."""
    rows: dict[str, _New] = {}
    for part in parts:
        row, deleted, _ = part
        key = row[0]
        earlier = rows.get(key)
        before = earlier[0] if earlier else held.get(key)
        if earlier and earlier[2] and not deleted:
            if row[1] is not None and _at(earlier[1]) > row[1]:
                continue  # deleted since
        elif before is not None and not deleted:
            row = _filled(category, part, before)
        elif before is not None and _at(before[1]) > _at(row[1]):
            continue  # deleted before what we have
        rows[key] = (row, part.row[1], deleted)
    return rows


def _filled(category: Category, part: Recorded, before: Row) -> Row:
    """One row of two: the newer one counts, the other fills what it does not tell."""
    row = part.row
    newer = _at(row[1]) >= _at(before[1])
    values: list[Any] = [row[0], max(row[1], before[1], key=_at)]
    for field, told, value, old in zip(category.fields, part.told, row[2:], before[2:], strict=True):
        if field.kind == "refs":
            values.append(list(dict.fromkeys([*(old or ()), *value])))
        elif newer:
            values.append(value if told else old)
        else:
            values.append(value if old is None else old)
    return tuple(values)
