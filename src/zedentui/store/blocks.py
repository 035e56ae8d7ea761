"""The SQL of the application by name, from the `.sql` files beside this module."""

from __future__ import annotations

from pathlib import Path

__all__ = ["blocks_of", "named_blocks", "sql_file"]

_FILES = ("queries.sql", "search.sql")


def named_blocks() -> dict[str, str]:
    """All SQL that is asked of a dossier, by name; raises ValueError when two blocks have the same."""
    blocks: dict[str, str] = {}
    for file in _FILES:
        found = blocks_of(file)
        if twice := sorted(blocks.keys() & found.keys()):
            raise ValueError(f"two SQL blocks are called {twice[0]!r}")
        blocks |= found
    return blocks


def blocks_of(file: str) -> dict[str, str]:
    """The blocks of one file: what follows each line `-- name: …`; raises ValueError when a name stands twice."""
    blocks: dict[str, str] = {}
    for block in sql_file(file).split("\n-- name: ")[1:]:
        name, _, sql = block.partition("\n")
        if name.strip() in blocks:
            raise ValueError(f"two SQL blocks are called {name.strip()!r}")
        blocks[name.strip()] = sql.strip().removesuffix(";")
    return blocks


def sql_file(file: str) -> str:
    """The text of one of the files."""
    return Path(__file__).with_name(file).read_text(encoding="utf-8")
