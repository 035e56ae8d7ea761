"""Copies of the database whose texts hold all that a terminal, a markup language or a layout could trip over."""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection
from contextlib import nullcontext
from functools import cache
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
LONGER = "woord" * 800 + " woord-en-woord" * 266
"""8,000 of them, more than is read of any text: enough for each of 28,000 texts, which then fill 220 MB."""


Column = tuple[str, str]
"""A table and a column of text in it."""

MARK = ("dossier", "application")
"""How a file is known for a dossier: with anything else in it there is nothing to look at."""
_UNGUARDED = {("dossier", "reference"), ("measure", "parent"), ("section", "parent")}  # keys that no rule guards
_FOUND_BY = {("search_item", "kind"), ("search_item", "id"), ("search_item", "location"), ("section", "id")}


@cache
def text_columns(source: Path) -> list[Column]:
    """Every column of text in every table of the database."""
    with duckdb.connect(str(source), read_only=True) as connection:
        return connection.execute(
            "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid, table_name)"
            " WHERE data_type = 'VARCHAR' ORDER BY ALL"
        ).fetchall()


@cache
def free_columns(source: Path) -> list[Column]:
    """The columns of text that are no key, refer to none and are not bound to a few words."""
    with duckdb.connect(str(source), read_only=True) as connection:
        bound = connection.execute(
            "SELECT DISTINCT table_name, unnest(constraint_column_names) FROM duckdb_constraints()"
            " WHERE constraint_type IN ('FOREIGN KEY', 'CHECK')"
            " OR (constraint_type = 'PRIMARY KEY' AND len(constraint_column_names) = 1)"
        ).fetchall()
    return [column for column in text_columns(source) if column not in {*bound, MARK, *_UNGUARDED, *_FOUND_BY}]


def without_rules(source: Path, target: Path) -> Path:
    """Copy `source` to `target` with the same tables and views, but without the rules that keep a column sound.

    Types and NOT NULL stay: a file without those is refused when it is opened.
    """
    with duckdb.connect(str(target)) as connection:
        connection.execute(f"ATTACH '{source}' AS source (READ_ONLY)")
        tables = connection.execute("SELECT table_name FROM duckdb_tables() WHERE database_name = 'source'").fetchall()
        for (table,) in tables:
            columns = connection.execute(
                "SELECT column_name, data_type, is_nullable FROM duckdb_columns()"
                " WHERE database_name = 'source' AND table_name = $table ORDER BY column_index", {"table": table},
            ).fetchall()  # fmt: skip
            body = ", ".join(f'"{name}" {kind}{"" if free else " NOT NULL"}' for name, kind, free in columns)
            connection.execute(f'CREATE TABLE "{table}" ({body})')
            connection.execute(f'INSERT INTO "{table}" SELECT * FROM source."{table}" ORDER BY rowid')
        views = connection.execute(
            "SELECT sql FROM duckdb_views() WHERE database_name = 'source' AND NOT internal"
        ).fetchall()
        for (sql,) in views:
            connection.execute(sql)
    return target


def poison(
    target: Path,
    columns: Collection[Column],
    text: str,
    *,
    rows: int | None = None,
    through: duckdb.DuckDBPyConnection | None = None,
) -> None:
    """Put `text` behind what stands in these columns of a copy without rules, in the first `rows` rows of each.

    `through`: a connection that is there already, for who spoils many files.
    """
    with duckdb.connect() if through is None else nullcontext(through) as connection:
        connection.execute("SET enable_progress_bar = false")  # it would be taken for output of the program
        connection.execute(f"ATTACH '{target}' AS spoilt")
        for table in {table for table, _ in columns}:
            spoilt = ", ".join(f'"{own}" = "{own}" || $text' for other, own in columns if other == table)
            connection.execute(
                f'UPDATE spoilt."{table}" SET {spoilt} WHERE $rows IS NULL OR rowid < $rows',
                {"text": text, "rows": rows},
            )
        connection.execute("DETACH spoilt")


def hostile(unruled: Path, source: Path, target: Path, kind: str) -> Path:
    """Copy `unruled` (see `without_rules`) to `target` and spoil it.

    `kind` says how: "texts" the corpus behind every free text, "everything" behind every text and key, "some long" very
    long texts in the first rows of every table, "long" those and long ones in all other rows.
    """
    shutil.copy(unruled, target)
    columns = free_columns(source)
    assert len(columns) > 80
    if kind == "everything":
        columns = [column for column in text_columns(source) if column != MARK]
    if not kind.endswith("long"):
        poison(target, columns, CORPUS)
        return target
    poison(target, columns, LONG, rows=3)
    if kind == "long":
        poison(target, columns, LONGER)
    return target


OWN_SEQUENCE = re.compile(rb"\x1b\[[\d;]*[mHGC]|\x1b\[\?(?:25|7|1049|2004|2026)[hl]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""Everything the application may send: colours, the place of the cursor, the modes it switches, the clipboard."""
CONTROLS = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
UNSEEN = re.compile("[\u0080-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]")


def judge(words: list[str], code: int, out: bytes, err: bytes) -> None:
    """An answer, or that there is none, or one sentence; and never a character that a terminal would obey."""
    assert code in {0, 1, 3}, (words, err)
    assert code == 0 or len(err.splitlines()) == 1, (words, err)
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", (out + err).replace(b"\r\n", b"\n")), words
    assert not UNSEEN.search((out + err).decode()), words
