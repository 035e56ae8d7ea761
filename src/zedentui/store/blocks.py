"""The SQL of the application by name, from the `.sql` files beside this module."""

from __future__ import annotations

from pathlib import Path

from zedentui.duck import blocks

__all__ = ["named_blocks"]


def named_blocks() -> dict[str, str]:
    """All SQL that is asked of a dossier, by name."""
    here = Path(__file__).parent
    return blocks.named_blocks(here / "queries.sql", here / "search.sql")
