"""Opens the dossier or the archive for one answer; what is wrong with it becomes a sentence, and a code for shells."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_DATABASE, EXIT_NOTHING, Stop
from zedentui.cli.output import complain
from zedentui.store.store import Store, StoreError
from zedentui.system.files import DatabaseMissing, find_database, is_our_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.archive.archive import Archive
    from zedentui.archive.shelf import Shelf
    from zedentui.cli.arguments import Arguments

__all__ = ["dossier", "open_store", "opened", "tell_note"]


def open_store(arguments: Arguments) -> Store:
    """Open the database that `--db` or the environment names, or the first that is found; raises StoreError."""
    try:
        where = find_database(arguments.db, os.environ)
    except DatabaseMissing as error:
        raise StoreError(str(error)) from error
    return Store.open(where, trusted=is_our_own(where))


def tell_note(note: str) -> None:
    """Say on standard error what people must know of what is read, such as that it is a copy of some time ago."""
    if note:
        complain(note)


@contextmanager
def dossier(arguments: Arguments) -> Iterator[Store]:
    """The open dossier; raises Stop with code 3 when it cannot be opened, or is no longer readable."""
    try:
        store = open_store(arguments)
        tell_note(store.place.note)
        try:
            yield store
        finally:
            store.close()
    except StoreError as error:
        raise Stop(str(error), EXIT_DATABASE) from error


@contextmanager
def opened(where: Path | str, shelf: Shelf | None = None) -> Iterator[Archive]:
    """The open archive, that of `shelf` if there is one; raises Stop when there is none, or it cannot be read."""
    from zedentui.archive.archive import Archive, ArchiveError
    from zedentui.archive.notes import note_of

    try:
        archive = Archive.open(where) if shelf is None else shelf.archive()
        tell_note(note_of(archive.place))
        try:
            yield archive
        finally:
            (shelf or archive).close()
    except ArchiveError as error:
        missing = isinstance(where, Path) and not where.exists()
        raise Stop(str(error), EXIT_NOTHING if missing else EXIT_DATABASE) from error
