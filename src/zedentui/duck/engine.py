"""DuckDB itself, as it is used here: its settings, its locks, and how a connection is ended.

The extension module `_duckdb` is imported and not the Python package around it (`duckdb`), which costs five times as
long to import and adds nothing that reading needs; where the extension module has another name, the package is the
fallback. It is loaded when its first name is used: what a snapshot answers needs none of it.
`tests/unit/test_store.py` pins what we rely on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from zedentui.unix import address_space

if TYPE_CHECKING:
    import threading
    from pathlib import Path
    from types import ModuleType

__all__ = ["LEAST_ROOM", "LOCKS", "duckdb", "end", "of_the_disk", "quoted", "reading", "room_left", "threads"]

LOCKS: Final = ("SET enable_external_access = false", "SET lock_configuration = true")
"""What shuts the way out of a file. Set whatever the file says: a macro in it could answer that it is shut already."""

LEAST_ROOM: Final = 900_000_000
"""Bytes of address space (`ulimit -v`) that Python, DuckDB and its threads reserve, most of which they never use."""

_MOMENT: Final = 0.02
"""Seconds between two attempts to stop a query."""


class _Late:
    """The module, loaded when a name of it is first used."""

    def __getattr__(self, name: str) -> Any:
        found = getattr(_loaded(), name)
        setattr(self, name, found)
        return found


def _loaded() -> ModuleType:
    try:
        import _duckdb
    except ImportError:  # pragma: no cover - an older or newer DuckDB that names its extension module otherwise
        import duckdb

        return duckdb
    module: ModuleType = _duckdb
    return module


duckdb: Any = _Late()
"""DuckDB's own module."""


def threads(count: int = 1) -> dict[str, str | bool | int | float | list[str]]:
    """The settings by which DuckDB computes in `count` threads and starts no others, however many processors there are.

    DuckDB 2 would start four more for each processor, to read files: of eight processors the stacks of those threads
    alone take what a look-up may use.
    """
    found: dict[str, str | bool | int | float | list[str]] = {"threads": str(count)}
    if int(duckdb.__version__.partition(".")[0]) > 1:
        found["async_threads"] = "0"
    return found


def reading(memory: str) -> dict[str, str | bool | int | float | list[str]]:
    """The settings of a connection that only reads: one thread, at most `memory`, nothing installed or loaded."""
    return threads() | {
        "memory_limit": memory,
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


def quoted(path: Path | str) -> str:
    """`path` as a text in SQL, for ATTACH and SET, which take no parameters; doubled, a quote in a name is a quote."""
    return "'" + str(path).replace("'", "''") + "'"


def end(connection: Any, lock: threading.Lock) -> None:
    """Stop what `connection` runs while another holds `lock`, and close it."""
    while not lock.acquire(timeout=_MOMENT):
        connection.interrupt()  # again, for the query that had not begun yet the time before
    try:
        connection.close()
    finally:
        lock.release()


def of_the_disk(error: BaseException) -> bool:
    """Whether the disk, or the memory, refused: what people can do something about, and no fault of ours."""
    if isinstance(error, (OSError, duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException)):
        return True
    from zedentui.text.disk import UNKNOWN, refusal  # here: only what is written comes here

    # at the end of a transaction DuckDB wraps what the system said, as it does a row that may not be there
    return isinstance(error, duckdb.TransactionException) and refusal(error) != UNKNOWN


def room_left() -> int | None:
    """Bytes of address space that this process may have, when that is too little to open a database; else None.

    DuckDB would end the process without a word, or take a sound file for a damaged one.
    """
    limit = address_space()
    return limit if limit is not None and limit < LEAST_ROOM else None
