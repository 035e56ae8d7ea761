"""The sheet as plain text, to be read aloud from paper or pasted into a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.sheet.document import Mark

__all__ = ["paragraphs", "plain"]


def paragraphs(mark: Mark) -> list[str]:
    """What stands under the title of an item: what to say, its source in brackets, the note, what was added."""
    source = f"({mark.source})" if mark.source else ""
    note = f"Notitie: {mark.note}" if mark.note else ""
    return [text for text in (mark.line, source, note, *mark.more.split("\n")) if text.strip()]


def plain(marks: Iterable[Mark]) -> str:
    """The items with their numbers, each paragraph on one line, an empty line between items."""
    blocks = ["\n".join([f"{number}. {mark.title}", *paragraphs(mark)]) for number, mark in enumerate(marks, start=1)]
    return "\n\n".join(blocks)
