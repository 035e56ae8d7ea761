"""Columns of text that fit a terminal: who gives up room, where words break, what is never cut.

Text wraps between words and ends in `…` when it needs too many lines; a number is never cut in two, not even
inside a sentence. Where columns cannot fit, each row becomes a block of `heading  value` lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from zedentui.classes import dataclass
from zedentui.text.clean import cells, clip, fitting

__all__ = ["READABLE", "Column", "fit", "wrap", "wrap_code"]

READABLE = 90
"""Cells of a line of prose at most, whatever the width there is: longer ones cannot be read."""

_GUTTER = "  "
_NARROWEST = 12  # cells; below this a column of text is no longer read
_LONGEST_WORD = 24  # cells; longer words (addresses) may be broken to keep the columns
_MOST_LINES = 4
_NUMBER = re.compile(r"[(+−-]*+[0-9][0-9.,]*+%?+[).,;:*]*+")  # takes nothing back: a text may be all points


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and how its column behaves: `right` lines up on the right, `whole` never breaks or clips a value."""

    heading: str
    right: bool = False
    whole: bool = False


def fit(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return heading, rule and `rows` as lines of at most `width` cells, each closed with a line feed.

    Expects cleaned text without line ends. None sets no limit and keeps each row on one line. A terminal
    too narrow for the widest number gets longer lines rather than half numbers.
    """
    widths = _widths(columns, rows, width)
    if widths is None:
        return _blocks(columns, rows, width or 0)
    lines = _lines(columns, [column.heading for column in columns], widths, None)
    lines.append(_GUTTER.join("─" * size for size in widths))
    for row in rows:
        lines += _lines(columns, row, widths, None if width is None else _MOST_LINES)
    return "".join(f"{line}\n" for line in lines)


def wrap(text: str, width: int, limit: int | None = None) -> list[str]:
    """Break `text` between words into lines of `width` cells; past `limit` lines the last one ends in `…`.

    A word that is too long is broken, unless it is a number: that stays whole and sticks out.
    """
    lines, line, used = [], "", 0
    for word in text.split(" "):
        size = cells(word)
        if not line:
            line, used = word, size
        elif used + 1 + size <= width:
            line, used = f"{line} {word}", used + 1 + size
        else:
            lines.append(line)
            line, used = word, size
        while used > width and not _NUMBER.fullmatch(line):
            fits = max(fitting(line, width), 1)
            if fits == len(line):
                break
            lines.append(line[:fits])
            line, used = line[fits:], used - cells(line[:fits])
    lines.append(line)
    if limit is None or len(lines) <= limit:
        return lines
    return [*lines[: limit - 1], _closed(lines[limit - 1], width)]


def wrap_code(line: str, width: int) -> list[str]:
    """Break a line of code between words; what goes on stands two cells further in than the line itself."""
    text = line.lstrip(" ")
    indent = " " * min(len(line) - len(text), max(width - 12, 0))
    first, *rest = wrap(text, max(width - len(indent) - 2, 1))
    return [indent + first, *(f"{indent}  {each}" for each in rest)]


def _closed(line: str, width: int) -> str:
    """`line` with ` …` behind it, without the last words when they do not fit together."""
    while cells(line) + 2 > width and " " in line:
        line = line.rpartition(" ")[0]
    if cells(line) + 2 <= width:
        return f"{line} …"
    return "…" if _NUMBER.fullmatch(line) else clip(f"{line} …", width)


def _widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int | None) -> list[int] | None:
    """Cells per column: what each wants when there is room, else as much of it as fits; None when nothing does."""
    given, unbroken, wanted = [], [], []  # the least; with room for the longest word; all of it
    for index, column in enumerate(columns):
        texts = [row[index] for row in rows]
        words = [word for text in texts for word in text.split()]
        head = max(map(cells, column.heading.split()), default=0)
        widest = max(map(cells, texts), default=0)
        wanted.append(max(widest, cells(column.heading)))
        if not column.whole:
            numbers = max((cells(word) for word in words if _NUMBER.fullmatch(word)), default=0)
            longest = min(max(map(cells, words), default=0), _LONGEST_WORD)
            unbroken.append(max(head, min(widest, longest), numbers))
            widest = max(min(widest, _NARROWEST), numbers)
        else:
            unbroken.append(max(head, widest))
        given.append(max(head, widest))
    if width is None:
        return wanted
    spare = width - len(_GUTTER) * (len(columns) - 1) - sum(given)
    if spare < 0:
        return None
    for goal in (unbroken, wanted):
        while spare and (gaps := [max(aim - size, 0) for aim, size in zip(goal, given, strict=True)]) and any(gaps):
            given[gaps.index(max(gaps))] += 1
            spare -= 1
    return given


def _lines(columns: Sequence[Column], texts: Sequence[str], widths: list[int], limit: int | None) -> list[str]:
    wrapped = [
        [text] if cells(text) <= size else wrap(text, size, limit) for text, size in zip(texts, widths, strict=True)
    ]
    lines = []
    for index in range(max(map(len, wrapped), default=0)):
        parts = []
        for column, cell, size in zip(columns, wrapped, widths, strict=True):
            part = cell[index] if index < len(cell) else ""
            room = " " * (size - cells(part))
            parts.append(room + part if column.right else part + room)
        lines.append(_GUTTER.join(parts).rstrip())
    return lines


def _blocks(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> str:
    size = max(min(max(cells(column.heading) for column in columns), width // 3), 1)
    room = max(width - size - len(_GUTTER), 1)
    blocks = []
    for row in rows:
        lines = []
        for column, text in zip(columns, row, strict=True):
            first = clip(column.heading, size)
            for part in [text] if column.whole else wrap(text, room):
                lines.append(f"{first}{' ' * (size - cells(first))}{_GUTTER}{part}".rstrip() + "\n")
                first = ""
        blocks.append("".join(lines))
    return "\n".join(blocks)
