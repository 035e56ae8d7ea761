"""A `Detail` laid out for the reader: Textual content for a given width, texts indented beside their labels."""

from __future__ import annotations

from textual.content import Content

from zedentui.kinds.detail import Detail
from zedentui.text.clean import cells, clip
from zedentui.text.columns import READABLE, wrap, wrap_code

__all__ = ["lay_out", "nothing_found"]

_LABEL_WIDTH = 18
_LONGEST = 4000  # characters of one text that are laid out: twice the longest there is
_ECHOED = 60  # cells of a filter that are said back: the field itself has it whole
_NARROW = 46  # under this width labels stand above their text instead of beside it


def nothing_found(words: str, problem: str = "") -> Detail:
    """What a list says when its filter leaves nothing; empty words: there was nothing to begin with.

    With a `problem`, why it could not look in everything, nothing is said of what there is.
    """
    return Detail(problem or (f"Niets gevonden met ‘{clip(words, _ECHOED)}’; esc wist het filter." if words else ""))


def _wrapped(content: str, width: int) -> list[str]:
    if len(content) > _LONGEST:
        content = f"{content[:_LONGEST]} … (ingekort)"
    return wrap(content, max(width, 8))


def lay_out(detail: Detail, width: int, *, close: bool = False) -> Content:
    """The detail as content of at most `width` cells a line, prose in lines that can be read.

    With `close` no row is blank, but for one between two texts: for a screen that has no rows to give away.
    """
    room = max(width, 12)
    width = min(room, READABLE)
    parts: list[Content | str | tuple[str, str]] = []
    last = 0  # cells of the last line

    def line(content: str, style: str = "") -> None:
        nonlocal last
        last = cells(content)
        parts.append((content, style) if style else content)
        parts.append("\n")

    for row in _wrapped(detail.title, width):
        line(row, "bold")
    previous = "title"
    for block in detail.blocks:
        if close:
            apart = block.kind == previous == "text"
        else:
            apart = block.kind not in ("note", "tail") and (block.kind != previous or block.kind in ("heading", "text"))
        if apart:
            line("")
        previous = block.kind
        if block.kind == "heading":
            for row in _wrapped(block.text, width):
                line(row, "bold $text-accent")
        elif block.kind == "tail" and last + 1 + cells(block.text) <= width:
            parts.pop()  # the end of that line
            parts.extend((f" {block.text}", "\n"))
            last += 1 + cells(block.text)
        elif block.kind in ("text", "note", "tail"):
            for row in _wrapped(block.text, width):
                line(row)
        elif block.kind == "code":
            for source_row in block.text[:_LONGEST].strip().splitlines():
                for row in wrap_code(source_row.rstrip(), room - 2):
                    line("  " + row, "$foreground-muted")
        elif width < _NARROW:
            for row in _wrapped(block.label, width):
                line(row, "$foreground-muted")
            for row in _wrapped(block.text, width - 2):
                line("  " + row)
        else:
            rows = _wrapped(block.text, width - _LABEL_WIDTH)
            parts.append((f"{block.label:<{_LABEL_WIDTH}}", "$foreground-muted"))
            line(rows[0])
            for row in rows[1:]:
                line(" " * _LABEL_WIDTH + row)
    return Content.assemble(*parts[:-1])
