"""One item in full: what a reader sees of it, as headings, labelled facts and paragraphs, without any layout.

The same `Detail` is laid out as plain text by the command line and as styled content by the application. Texts are
those of the dossier; where the letter is silent, it says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from zedentui.model import Source

__all__ = ["Block", "Detail", "code", "fact", "heading", "text"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a detail: a heading, a fact with its `label`, a paragraph, or SQL kept line by line.

    A note is a paragraph that follows what is above it without a blank line; a tail is one that stands behind the last
    words above it where it fits there.
    """

    kind: Literal["heading", "fact", "text", "note", "tail", "code"]
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A title with its blocks, and where the letter says it (None: not in the letter)."""

    title: str
    blocks: tuple[Block, ...] = ()
    source: Source | None = None


def fact(label: str, content: str) -> Block:
    """Return a text with a label beside it."""
    return Block("fact", content, label)


def heading(content: str) -> Block:
    """Return a heading above what follows."""
    return Block("heading", content)


def text(content: str) -> Block:
    """Return a paragraph."""
    return Block("text", content)


def code(content: str) -> Block:
    """Return SQL, kept line by line."""
    return Block("code", content)
