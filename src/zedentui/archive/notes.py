"""What people must know of an archive that is read: that it is a copy of some time ago, and of when."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zedentui.duck.place import Place

__all__ = ["mark_of", "note_of"]


def note_of(place: Place) -> str:
    """What people must know of an archive that is read at `place`, as a sentence; empty when it is as it should be."""
    return f"Archief van de Kamer: {place.note[:1].lower()}{place.note[1:]}" if place.note else ""


def mark_of(place: Place) -> str:
    """The same in a few words, for a line of the screen."""
    return place.mark.replace("kopie", "archief")
