"""Opens the dossier for one answer, and turns what is wrong with it into the sentence and the code for the shell."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_DATABASE, Stop
from zedentui.store.store import Store, StoreError
from zedentui.system.files import DatabaseMissing, find_database, is_our_own

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.cli.arguments import Arguments

__all__ = ["dossier", "open_store"]


def open_store(arguments: Arguments) -> Store:
    """Open the database that `--db` or the environment names, or the first that is found; raises StoreError."""
    try:
        path = find_database(arguments.db, os.environ)
    except DatabaseMissing as error:
        raise StoreError(str(error)) from error
    return Store.open(path, trusted=is_our_own(path))


@contextmanager
def dossier(arguments: Arguments) -> Iterator[Store]:
    """The open dossier; raises Stop with code 3 when it cannot be opened, or is no longer readable."""
    try:
        store = open_store(arguments)
        try:
            yield store
        finally:
            store.close()
    except StoreError as error:
        raise Stop(str(error), EXIT_DATABASE) from error
