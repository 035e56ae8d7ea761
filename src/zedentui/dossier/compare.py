"""Whether two databases say the same: definitions, comments and, in stored order, all rows.

The files themselves differ from build to build; what can be read in them may not.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from zedentui.dossier.problems import TargetError
from zedentui.duck.engine import threads
from zedentui.store.snapshot import snapshot_of
from zedentui.text.clean import clean

__all__ = ["differences"]

_BEHIND = "rijen voor het scherm"
"""What stands behind the tables, by its name in the sentence that tells of it."""
_DEFINITIONS = {
    "kolommen": "SELECT table_name, column_name, data_type, is_nullable, comment FROM duckdb_columns()"
    " WHERE NOT internal ORDER BY table_name, column_index",
    "tabellen": "SELECT table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY ALL",
    "views": "SELECT view_name, comment, sql FROM duckdb_views() WHERE NOT internal ORDER BY ALL",
}


def differences(fresh: Path, existing: Path) -> list[str]:
    """Return the names of tables and kinds of definitions in which `existing` differs from `fresh`; none: all is equal.

    The rows that the build keeps behind the tables count as well: without them a start asks DuckDB.

    Raises TargetError when one of them cannot be read.
    """
    new, old = _contents(fresh), _contents(existing)
    found = [name for name in new | old if new.get(name) != old.get(name)]
    kept, present = (snapshot_of(path) for path in (fresh, existing))
    if kept is not None and (present is None or present.parts != kept.parts):
        found.append(_BEHIND)
    return found


def _contents(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise TargetError(f"Er is geen databestand {clean(str(path))} om te controleren; maak het met zedentui bouw.")
    try:
        with duckdb.connect(str(path), read_only=True, config=threads()) as connection:
            found: dict[str, Any] = {name: connection.execute(sql).fetchall() for name, sql in _DEFINITIONS.items()}
            for name, *_ in found["tabellen"]:
                quoted = str(name).replace('"', '""')
                found[name] = connection.execute(f'FROM "{quoted}"').fetchall()
    except duckdb.Error as error:
        raise TargetError(f"{clean(str(path))} is geen leesbaar databestand; maak het met zedentui bouw.") from error
    return found
