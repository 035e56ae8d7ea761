"""Opens the dossier for one answer, and turns what is wrong with it into the sentence and the code for the shell."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_DATABASE, Stop
from zedentui.cli.output import complain
from zedentui.store.store import Store, StoreError
from zedentui.system.files import DatabaseMissing, find_database, is_our_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.cli.arguments import Arguments

__all__ = ["dossier", "open_store", "tell_note"]


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
