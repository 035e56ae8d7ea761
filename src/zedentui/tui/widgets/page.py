"""A `Detail` laid out for the reader: Textual content for a given width, texts indented beside their labels."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

from textual.content import Content

from zedentui.kinds.details import Detail
from zedentui.text.clean import cells, clip

if TYPE_CHECKING:
    from zedentui.model import Source

__all__ = ["lay_out", "nothing_found", "source_line", "source_lines"]

_LABEL_WIDTH = 18
_LONGEST = 4000  # characters of one text that are laid out: twice the longest there is
_NARROW = 46  # under this width labels stand above their text instead of beside it


def nothing_found(words: str) -> Detail:
    """What a list says when its filter leaves nothing; empty words: there was nothing to begin with."""
    return Detail(f"Niets gevonden met ‘{words}’; esc wist het filter." if words else "")


def _wrapped(content: str, width: int) -> list[str]:
    if len(content) > _LONGEST:
        content = f"{content[:_LONGEST]} … (ingekort)"
    return wrap(content, max(width, 8), break_on_hyphens=False) or [""]


def lay_out(detail: Detail, width: int) -> Content:
    """The detail as content of at most `width` cells a line."""
    width = max(width, 12)
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
        if block.kind not in ("note", "tail") and (block.kind != previous or block.kind in ("heading", "text")):
            line("")
        previous = block.kind
        if block.kind == "heading":
            line(block.text, "bold $text-accent")
        elif block.kind == "tail" and last + 1 + cells(block.text) <= width:
            parts.pop()  # the end of that line
            parts.extend((f" {block.text}", "\n"))
            last += 1 + cells(block.text)
        elif block.kind in ("text", "note", "tail"):
            for row in _wrapped(block.text, width):
                line(row)
        elif block.kind == "code":
            for source_row in block.text[:_LONGEST].strip().splitlines():
                for row in wrap(source_row, width - 2, subsequent_indent="  ", drop_whitespace=False) or [""]:
                    line("  " + row.rstrip(), "$foreground-muted")
        elif width < _NARROW:
            line(block.label, "$foreground-muted")
            for row in _wrapped(block.text, width - 2):
                line("  " + row)
        else:
            rows = _wrapped(block.text, width - _LABEL_WIDTH)
            parts.append((f"{block.label:<{_LABEL_WIDTH}}", "$foreground-muted"))
            line(rows[0])
            for row in rows[1:]:
                line(" " * _LABEL_WIDTH + row)
    return Content.assemble(*parts[:-1])


def source_line(source: Source | None, url: str | None, width: int) -> str:
    """*Bron* where there is room for one line: the place and the address, whose last part is the Kamerstuk."""
    address = (source.reference.url if source and source.reference else None) or url or ""
    if source is None:
        return address
    title, page = source.section_title.partition(":")[0], f", p. {source.page}"
    room = width - cells(page) - cells(address) - 2
    if room < min(cells(title), 12):  # the address would be broken, or push the place out
        return clip(title, width - cells(page)) + page
    return f"{clip(title, room)}{page}  {address}"


def source_lines(source: Source | None, citation: str, url: str | None, width: int) -> tuple[str, str]:
    """The two lines of *Bron*, each at most `width` cells: the place with the citation, then the address.

    `citation` and `url` are those of the letter. A row that leans on another Kamerstuk shows that one's address on the
    second line. The title of the section gives way first; pages, numbers and addresses are never cut.
    """
    if source is None:
        return clip(citation, width), url or ""
    note = f", voetnoot {source.footnote}" if source.footnote is not None else ""
    rest = f", p. {source.page}{note} · {citation}"
    first = clip(source.section_title.partition(":")[0], max(width - cells(rest), 12)) + rest
    cited = source.reference
    if cited is None:
        return first, url or ""
    if cited.url is None:
        return first, clip(f"zie {cited.citation}", width)
    second = f"zie {cited.citation} · {cited.url}"
    return first, second if cells(second) <= width else f"zie {cited.url}"
