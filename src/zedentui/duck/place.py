"""Where a database is read from. Above this module nothing knows which of the places it is.

* a path: a file of this computer;
* `https://…/zeden.duckdb`: a file elsewhere, of which a checked copy is kept and read as a path is (`copied`);
* `quack:host[:port]`: a DuckDB server, which is asked every question as a whole (`quack`).

The last two are loaded when such a place is named and not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from zedentui.classes import dataclass
from zedentui.duck.attached import cursor_of, guard, open_file
from zedentui.duck.problems import PlaceError

if TYPE_CHECKING:
    from zedentui.duck.attached import Layout

__all__ = ["FilePlace", "Place", "PlaceError", "place_of"]


class Place(Protocol):
    """Where a database is read from; `str` of it is its name in sentences, which never holds a secret."""

    @property
    def there(self) -> bool:
        """Whether there is something to open, as far as that is known without a connection."""

    @property
    def remote(self) -> bool:
        """Whether `edition` may take a while, because somebody else is asked."""

    @property
    def note(self) -> str:
        """What people must know of what is read now, as a sentence; empty when it is as it should be."""

    @property
    def mark(self) -> str:
        """The same in a few words, for a line of the screen."""

    def at_hand(self) -> object | None:
        """The edition that was opened last, which never asks anybody."""

    def edition(self) -> object | None:
        """What tells what is there now from what was there before; None when it cannot be told."""

    def open(self, layout: Layout, *, trusted: bool = False) -> Any:
        """A locked connection that can be asked for the mark of `layout`; see `attached.open_file`.

        Raises PlaceError, or what `attached.open_file` raises.
        """

    def guard(self, connection: Any, layout: Layout) -> None:
        """Compare what is defined there with ours; raises `attached.ForeignError`."""

    def another(self, connection: Any, *, trusted: bool) -> Any:
        """A second connection to what `connection` has open."""


@dataclass(frozen=True)
class FilePlace:
    """A file of this computer. Files at one path are told apart by device, inode, bytes and moment of change."""

    path: Path

    remote = False
    note = ""
    mark = ""

    def __str__(self) -> str:
        """The path."""
        return str(self.path)

    @property
    def there(self) -> bool:
        """Whether there is a file."""
        try:
            return self.path.is_file()
        except (OSError, ValueError):  # a folder that may not be entered, a name no file can have
            return False

    def at_hand(self) -> object | None:
        """What `edition` says, which costs nothing here."""
        return self.edition()

    def edition(self) -> object | None:
        """Device, inode, bytes and nanoseconds of change; None when there is no file to be seen."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return (found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns)

    def open(self, layout: Layout, *, trusted: bool = False) -> Any:
        """See `attached.open_file`."""
        return open_file(self.path, layout, trusted=trusted)

    def guard(self, connection: Any, layout: Layout) -> None:
        """See `attached.guard`."""
        guard(connection, layout)

    def another(self, connection: Any, *, trusted: bool) -> Any:
        """See `attached.cursor_of`."""
        return cursor_of(connection, trusted=trusted)


def place_of(where: Path | str | Place) -> Place:
    """The place that a path, an address or `quack:…` names; a place is itself.

    Raises:
        PlaceError: it looks like an address, and is none that is safe to ask.
    """
    if isinstance(where, Path):
        return FilePlace(where)
    if not isinstance(where, str):
        return where
    if not where.lower().startswith(("https://", "http://", "quack:")):
        return FilePlace(Path(where))
    if where.lower().startswith("quack:"):
        from zedentui.duck.quack import QuackPlace, server_of

        return QuackPlace(*server_of(where))
    from zedentui import web
    from zedentui.duck.copied import CopiedPlace, cache_folder

    if (parts := web.safe(where)) is None:
        raise PlaceError(
            "Een adres begint met https:// en heeft geen wachtwoord of vraagteken; zonder https kan iedereen onderweg "
            "meelezen."
        )
    return CopiedPlace(parts, cache_folder())
