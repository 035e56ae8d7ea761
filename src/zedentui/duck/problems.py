"""What is said of a place elsewhere that does not give what was asked."""

from __future__ import annotations

__all__ = ["PlaceError"]


class PlaceError(Exception):
    """A place elsewhere does not give what was asked; the text is one Dutch sentence for the user."""
