"""SQL by name, from files in which a line `-- name: …` stands before each block."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["named_blocks"]


def named_blocks(*files: Path) -> dict[str, str]:
    """The blocks of all `files` by name, without the last semicolon; raises ValueError when a name stands twice."""
    blocks: dict[str, str] = {}
    for file in files:
        for block in file.read_text(encoding="utf-8").split("\n-- name: ")[1:]:
            name, _, sql = block.partition("\n")
            if name.strip() in blocks:
                raise ValueError(f"two SQL blocks are called {name.strip()!r}")
            blocks[name.strip()] = sql.strip().removesuffix(";")
    return blocks
