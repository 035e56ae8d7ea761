"""What the panes show, at hand without DuckDB: answers that the build keeps behind the database, in its own file.

Opening DuckDB is a sixth of a start and a third of the memory of a session, for some hundreds of rows that are the same
for as long as the file is. So `zedentui bouw` asks the questions of the panes once, and writes the rows behind the last
block of the database, where DuckDB does not look. One file holds both: whoever replaces, copies, packs or publishes it
takes both, and there is nothing beside it that could be of another day.

The last line of the file (`FOOT`) ties the two together. It names the program and the definitions that asked, and has
a hash over all that stands before it, database and rows. It is checked whole at each start (3 ms, beside other work).
When anything differs, one byte of the database as well, or a write-ahead log lies beside it, there is no snapshot, and
DuckDB is asked: it reads the same rows, or says what is wrong.

The hash guards against accidents and against the past. It is no signature: who can write the file can write all of it,
figures in tables and figures behind them alike, and what a stranger's file says is that stranger's either way. What
holds for a hostile database holds here: rows are columns that we know with values of the types that we expect
(`columns`), bounded in number and size; texts are cleaned and cut as they enter; nothing in it is run, loaded or
opened. The definitions of the file are compared with ours when DuckDB is opened, before its first answer.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import zlib
from bisect import bisect_right
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui import __version__
from zedentui.duck.rows import MOST_VALUES, cleaned_columns
from zedentui.store.columns import fits

if sys.implementation.name == "cpython":
    from _blake2 import blake2b  # without OpenSSL, which hashlib loads
else:  # pragma: no cover - another Python
    from hashlib import blake2b

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["FOOT", "LARGEST", "UNTIL", "Snapshot", "definitions", "foot", "key_of", "mark_of", "packed", "snapshot_of"]

LARGEST: Final = 64 * 1024 * 1024
"""Bytes of a file that is hashed at a start; a larger one has no snapshot. The dossier has three million."""
_MOST: Final = 4_000_000
"""Bytes of the rows of one question; those of the dossier have 60,000 at most."""
UNTIL: Final = "until"
"""Days that are counted from the reference date: `{"until": ordinal}` is that day less the reference date."""
FOOT: Final = re.compile(rb"zedentui-rows 1 (\d{12}) (\d{12}) ([0-9a-f]{48}) ([0-9a-f]{48})\n")
"""The last line: where the rows begin, where the list of them begins, the definitions that asked, and the hash."""
_LENGTH: Final = len("zedentui-rows 1 ") + 2 * 13 + 49 + 49
_AT_ONCE: Final = 256 * 1024
_CLOCK: Final = 2_000_000_000
"""Nanoseconds within which two changes of a file may have the same moment, on the coarsest of file systems."""
_HERE: Final = Path(__file__).parent


class Snapshot:
    """The rows of questions, by the key that `key_of` gives; `mark` is the hash of the file that they were found in.

    `seen` is what the system said of that file, when that was so long ago that it would say something else of another
    content; else None.
    """

    def __init__(self, parts: Mapping[str, bytes], mark: str, seen: tuple[int, ...] | None = None) -> None:
        self.mark = mark
        self.parts = parts
        self._seen = seen

    def still_in(self, path: Path) -> bool:
        """Whether the file at `path` is, byte for byte, the one that this was found in."""
        try:
            if self._seen is not None and self._seen == _told(path.stat()) and not os.path.lexists(f"{path}.wal"):
                return True
        except (OSError, ValueError):
            return False
        return mark_of(path) == self.mark

    def rows(self, name: str, params: Mapping[str, object] | None) -> tuple[list[str], list[tuple[Any, ...]]] | None:
        """Names of columns and rows as `Asking.run` gives them; None when this question is not held, or not soundly."""
        part = self.parts.get(key_of(name, params))
        if part is None:
            return None
        try:
            return _unpacked(name, part, (params or {}).get("reference_date"))
        except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError, zlib.error):
            return None


def key_of(name: str, params: Mapping[str, object] | None) -> str:
    """What a question is called here: its block, and what it asks for; a day is no part of that."""
    asked = sorted((key, value) for key, value in (params or {}).items() if value is not None)
    return " ".join([name, *(f"{key}={value}" for key, value in asked if key != "reference_date")])


def snapshot_of(path: Path) -> Snapshot | None:
    """The rows in the file at `path`; None when it has none that fit all of it and this program."""
    try:
        before = _told(path.stat())
        found = _checked(path)
        if found is None:
            return None
        begin, parts, listed, mark = found
        placed = json.loads(listed)
        seen = _told(path.stat())
        held = {str(key): parts[start - begin : start - begin + int(length)] for key, (start, length) in placed.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return None
    return Snapshot(held, mark, seen if seen == before and _long_ago(before) else None)


def mark_of(path: Path) -> str | None:
    """The `mark` of the snapshot in the file at `path` as it is now; None when it has none."""
    try:
        found = _checked(path)
    except (OSError, ValueError):
        return None
    return found[3] if found is not None else None


def definitions() -> str:
    """A hash over what decides which rows a question gives, besides the database: this program and its SQL."""
    told = blake2b(__version__.encode(), digest_size=24)
    for name in ("queries.sql", "search.sql", "views.sql", "schema.sql"):
        told.update((_HERE / name).read_bytes())
    return told.hexdigest()


def foot(begin: int, listed: int, asked: str, told: Any) -> bytes:
    """The last line for rows that begin at byte `begin` and are listed at `listed`; `told` has hashed all before it."""
    line = b"zedentui-rows 1 %012d %012d %s " % (begin, listed, asked.encode())
    told.update(line)
    digest: str = told.hexdigest()
    return line + digest.encode() + b"\n"


def packed(content: dict[str, Any]) -> bytes:
    """One part as it is kept; raises ValueError for a number that is none."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False, default=date.isoformat)
    return zlib.compress(text.encode(), 9)


# Inside ---------------------------------------------------------------------------------------------------------------


def _checked(path: Path) -> tuple[int, bytes, bytes, str] | None:
    """Where the rows begin, the rows, the list of them, and the hash; None when there are none or anything differs."""
    if os.path.lexists(f"{path}.wal") or not path.is_file():
        return None
    with path.open("rb", buffering=0) as file:
        size = os.fstat(file.fileno()).st_size
        if not _LENGTH < size <= LARGEST:
            return None
        file.seek(-_LENGTH, os.SEEK_END)
        line = file.read(_LENGTH)
        found = FOOT.fullmatch(line)
        if found is None or found[3].decode() != definitions():
            return None
        begin, listed, last = int(found[1]), int(found[2]), size - _LENGTH
        if not 0 < begin <= listed < last:
            return None
        told = blake2b(digest_size=24)
        file.seek(0)
        _hash(file, begin, told)
        rest = file.read(last - begin)
        told.update(rest)
        told.update(line[:-49])
        if len(rest) != last - begin or told.hexdigest().encode() != found[4]:
            return None
    return begin, rest[: listed - begin], rest[listed - begin :], found[4].decode()


def _told(about: os.stat_result) -> tuple[int, ...]:
    """What the system says of a file, which changes with its content: the last also when somebody sets the others."""
    return about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns


def _long_ago(told: tuple[int, ...]) -> bool:
    """Whether a file was last changed so long ago that a change from now on has another moment."""
    return max(told[-2:]) < time.time_ns() - _CLOCK


def _hash(file: Any, size: int, told: Any) -> None:
    room = memoryview(bytearray(_AT_ONCE))
    while size > 0 and (got := file.readinto(room[: min(size, _AT_ONCE)])):
        told.update(room[:got])
        size -= got


def _unpacked(name: str, part: bytes, day: object) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns and rows of one part, on `day` where they depend on one.

    Raises:
        ValueError, TypeError, KeyError, …: they are not what this question gives.
    """
    unzipping = zlib.decompressobj()
    text = unzipping.decompress(part, _MOST)
    if unzipping.unconsumed_tail:
        raise ValueError(name)
    content = json.loads(text, parse_constant=_no_number)
    columns, rows = content["columns"], content["rows"]
    if not isinstance(rows, list) or len(rows) * len(columns) > MOST_VALUES:
        raise ValueError(name)
    if "steps" in content:
        rows = _on_day(content["steps"], rows, day)
    values = fits(name, columns, rows)
    clean = cleaned_columns(values, [column == "sql" for column in columns])
    return columns, list(zip(*clean, strict=True))


def _on_day(steps: list[Any], rows: list[Any], day: object) -> list[list[Any]]:
    """The rows of the last step that has begun on `day`, with what is counted from it."""
    if not isinstance(day, date):
        raise TypeError(day)
    number = bisect_right([first for first, _ in steps], day.isoformat()) - 1
    if number < 0 or day == date.max:
        raise ValueError(day)
    today = day.toordinal()
    return [
        [value[UNTIL] - today if isinstance(value, dict) else value for value in rows[index]]
        for index in steps[number][1]
    ]


def _no_number(constant: str) -> float:
    raise ValueError(constant)
