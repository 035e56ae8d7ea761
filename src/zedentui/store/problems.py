"""What is said of a dossier that cannot be read."""

from __future__ import annotations

__all__ = ["StoreError"]


class StoreError(Exception):
    """The database cannot be opened or read; the text is one Dutch sentence for the user."""
