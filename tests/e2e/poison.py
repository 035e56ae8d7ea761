"""Copies of the database whose texts hold all that a terminal, a markup language or a layout could trip over."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

CORPUS = (
    "".join(map(chr, range(1, 32)))  # C0
    + "\x7f"
    + "".join(map(chr, range(0x80, 0xA0)))  # C1
    + "\x1b]0;title\x07\x1b]52;c;b3duZWQ=\x07\x1b]8;;http://example.org\x1b\\\x9d0;title\x9c"  # OSC
    + "\x1b[2J\x1b[31m\x1b[?1049l\x1b[6n\x9b5n\x1bc\x1bPq\x1b\\"  # CSI, reset, DCS
    + "\u202e\u2066\u200f\u061c\u2028\u2029"  # bidi, separators
    + "[/foo] [bold red]x[/] [@click=app.quit]y[/] {x} %s $x \\[z"  # markup
    + "<script>|`*_#"
    + "e\u0301 \U0001f468\u200d\U0001f469\u200d\U0001f467 \u4e2d\u6587 \ufeff\ufffd"
)
"""One of everything; NUL is left out, since DuckDB takes none."""
LONG = "woord" * 10_000 + " woord-en-woord" * 3_500
"""100,000 characters, half of them without a place to break."""


def poisoned(source: Path, target: Path, poison: str) -> int:
    """Copy `source` to `target` with `poison` after every text that no key or rule holds; returns how many columns."""
    shutil.copy(source, target)
    changed = 0
    with duckdb.connect(str(target)) as connection:
        columns = connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid, table_name)"
            " WHERE data_type = 'VARCHAR' AND table_name <> 'dossier' AND NOT table_name LIKE 'search_%'"
            " AND column_name <> 'parent'"  # a key that no rule guards
        ).fetchall()
        connection.execute("CHECKPOINT")
        for table, column in columns:
            try:
                connection.execute(f'UPDATE "{table}" SET "{column}" = "{column}" || $poison', {"poison": poison})
            except duckdb.Error:  # a key, a reference or one of a few allowed words
                continue
            changed += 1
        connection.execute("UPDATE dossier SET subject = subject || $poison", {"poison": poison})
        connection.execute(
            "UPDATE search_item SET title = title || $poison, body = body || $poison", {"poison": poison}
        )
        connection.execute("CHECKPOINT")
    return changed
