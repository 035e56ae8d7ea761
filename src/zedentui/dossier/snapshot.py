"""Write the answers to the questions of the panes behind a new database; `zedentui.store.snapshot` reads them."""

from __future__ import annotations

import json
from datetime import date, timedelta
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.rows import TooMuchError, fetched
from zedentui.store.blocks import named_blocks
from zedentui.store.columns import HELD
from zedentui.store.snapshot import LARGEST, UNTIL, definitions, foot, key_of, packed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

__all__ = ["add", "answers"]

_BASES: Final = ("tekst", "vermoedelijk")
_BY_DAY: Final = ("promises", "promise_outcomes")
"""Blocks that depend on a day: what they give changes on days that they name, and the day after; nothing else moves but
`days`, a number that is counted from or to the day itself."""
_COUNTED: Final = "days"
_TOGETHER: Final = 20
"""Days asked for in one query: few enough for the bounds on its rows, were there ten letters."""
_FIRST, _LAST = date(1, 1, 2), date(9999, 12, 30)  # DuckDB reads the very first and last day as infinite

Rows = list[tuple[Any, ...]]


def add(draft: Path, held: Mapping[str, bytes]) -> None:
    """Add what `answers` gave to the database `draft`, which nobody has open; not to one too large for it.

    Nothing may be written to it afterwards.

    Raises:
        OSError: it cannot be written.
    """
    content = draft.read_bytes()
    begin = at = len(content)
    placed = {}
    for key, part in held.items():
        placed[key] = (at, len(part))
        at += len(part)
    added = b"".join((*held.values(), json.dumps(placed).encode()))
    told = blake2b(content, digest_size=24)
    told.update(added)
    added += foot(begin, at, definitions(), told)
    if begin + len(added) <= LARGEST:
        with draft.open("ab") as file:
            file.write(added)


def answers(connection: Any) -> dict[str, bytes]:
    """The rows of every question that can be held, by its key, as they are kept; `connection` is to the database."""
    blocks = named_blocks()
    days = _turning_days(connection, blocks)
    held = {}
    for name in HELD:
        sql = blocks[name]
        asked: list[dict[str, Any] | None] = [None]
        if "$basis" in sql:
            named = dict.fromkeys(("offence", "measure")) if "$offence" in sql else {}
            asked = [{"basis": basis, **named} for basis in _BASES]
        for params in asked:
            try:
                content = _by_day(connection, sql, days) if name in _BY_DAY else _plain(connection, sql, params)
                held[key_of(name, params)] = packed(content)
            except (ValueError, TooMuchError):  # then DuckDB is asked, and what is odd is said there
                continue
    return held


def _plain(connection: Any, sql: str, params: dict[str, Any] | None) -> dict[str, Any]:
    columns, rows = _asked(connection, sql, params)
    return {"columns": columns, "rows": rows}


def _asked(connection: Any, sql: str, params: dict[str, Any] | None) -> tuple[list[str], Rows]:
    cursor = connection.execute(sql, params)
    columns = [column[0] for column in cursor.description]
    return columns, fetched(cursor)


# What depends on a day ------------------------------------------------------------------------------------------------


def _turning_days(connection: Any, blocks: Mapping[str, str]) -> list[date]:
    """The days on which promises may change their state: each that is named from the letter on, and the day after it.

    Before the letter nothing was promised.
    """
    _, [(letter,)] = _asked(connection, blocks["dossier"], None)
    columns, documents = _asked(connection, blocks["documents"], None)
    (begin,) = {row[columns.index("published_on")] for row in documents if row[columns.index("id")] == letter}
    named = {begin} | {
        value
        for name in _BY_DAY
        for row in _asked(connection, blocks[name], {"reference_date": _LAST})[1]
        for value in row
        if isinstance(value, date) and begin < value < _LAST
    }
    return sorted({_FIRST} | named | {day + timedelta(days=1) for day in named})


def _by_day(connection: Any, sql: str, days: list[date]) -> dict[str, Any]:
    """The rows from each of `days` on, each different row once."""
    spans = [(first, after - timedelta(days=1)) for first, after in zip(days, [*days[1:], _LAST], strict=True)]
    columns, on_day = _on_days(connection, sql, sorted({day for span in spans for day in span}))
    numbers: dict[tuple[Any, ...], int] = {}
    rows: list[tuple[Any, ...]] = []
    steps: list[tuple[date, list[int]]] = []
    for first, last in spans:
        step = []
        ended = on_day[last] if _COUNTED in columns else on_day[first]
        for row in _counted(columns, on_day[first], ended, first, last):
            told = tuple(map(repr, row))
            if told not in numbers:
                numbers[told] = len(rows)
                rows.append(row)
            step.append(numbers[told])
        steps.append((first, step))
    return {"columns": columns, "rows": rows, "steps": steps}


def _on_days(connection: Any, sql: str, days: list[date]) -> tuple[list[str], dict[date, Rows]]:
    """The columns, and the rows of `sql` on each of `days`, in its order.

    Asked for some days at once: making the plan of a query takes DuckDB twenty times as long as answering for a day.
    """
    select, _, rest = sql.rpartition("\nFROM ")
    source, _, order = rest.rpartition("\nORDER BY ")
    # What a row is ordered by, as one value: DuckDB 1.5 refuses a window in here that looks at the day.
    each = f"{select}, row({order}) AS turn\nFROM {source}".replace("$reference_date", "day")
    days_each = f"FROM (SELECT unnest($days::DATE[]) AS day), LATERAL (\n{each}\n)"
    together = f"SELECT * EXCLUDE (turn) {days_each} ORDER BY day, turn"
    columns: list[str] = []
    found: dict[date, Rows] = {day: [] for day in days}
    for at in range(0, len(days), _TOGETHER):
        (_, *columns), rows = _asked(connection, together, {"days": days[at : at + _TOGETHER]})
        for day, *row in rows:
            found[day].append(tuple(row))
    return columns, found


def _counted(columns: list[str], begun: Rows, ended: Rows, first: date, last: date) -> Iterable[tuple[Any, ...]]:
    """The rows with the day that `days` counts to in its place, where that number goes down by one a day.

    Raises:
        ValueError: something else than that differs between the first day and the last.
    """
    at = columns.index(_COUNTED) if _COUNTED in columns else None
    for row, later in zip(begun, ended, strict=True):
        if row == later:
            yield row
            continue
        without = at is not None and row[:at] + row[at + 1 :] == later[:at] + later[at + 1 :]
        if at is None or not without or row[at] - later[at] != (last - first).days:
            raise ValueError(f"{first} … {last}: {row}, {later}")
        yield (*row[:at], {UNTIL: first.toordinal() + row[at]}, *row[at + 1 :])
