"""A running text cut into what is read at once: a sentence, a heading, a line of a list, a row of a table.

Lines that were broken in the middle of a sentence are one again; each piece knows where it stands in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.vocabulary.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LONGEST", "Passage", "occurrences", "passages"]

LONGEST = 1_500
"""Characters that are read as one sentence; those of the letter have less than 1,000."""
_SHORT = 50  # a line that ends before this was ended by hand
_SENTENCE = re.compile(r"[^.!?\n;]*(?:[.!?;](?!\s|$)[^.!?\n;]*)*(?:[.!?;]+[\"'”’)]*|\n|$)")
_ABBREVIATED = re.compile(
    r"\b(?:nr|nrs|art|artt|blz|pag|p|ca|circa|resp|vgl|dhr|mw|mr|dr|drs|jl|o\.a|m\.n|t\.o\.v|d\.w\.z|bijv|i\.v\.m|m\.b\.t|plm|ong|gem)\.(?=\s)",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,200}\)")
_BULLET = re.compile(r"\s*(?:[-*•–—·▪◦o>]\s+|\(?\d{1,2}[.)]\s|\d{1,2}/\d{0,2}\s|\(?(?:[a-z]|[ivx]{1,4})[.)]\s)")
_LABEL = re.compile(r"\s*[^\W\d_](?:[^\d:.;?!]{1,60}|[^:.;?!,]{1,40} \d{4}):\s")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with where it stands: `starts` are the places of the lines of its paragraph, `line` the first.

    `paragraph` tells pieces of one paragraph from those of the next, `is_row` a row of a table, `is_heading` a short
    line by itself that ends without a full stop.
    """

    text: str
    start: int
    line: int
    starts: tuple[int, ...] = (0,)
    is_row: bool = False
    is_heading: bool = False
    paragraph: int = 0

    def locate(self, place: int) -> tuple[int, int]:
        """Line and column, from 1, of a place in this piece."""
        place += self.start
        row = bisect_right(self.starts, place) - 1
        return self.line + row, place - self.starts[row] + 1

    def find(self, text: str, about: int, nth: int) -> int:
        """The place of the `nth` time (from 0) that `text`, folded, stands here; near `about` where it does not."""
        folded = fold(self.text)
        if len(folded) == len(self.text):
            for count, place in enumerate(occurrences(folded, text)):
                if count == nth:
                    return place
        return min(about, len(self.text))


def occurrences(text: str, words: str) -> Iterator[int]:
    """Yield where `words` stand in `text` as whole words."""
    place = text.find(words)
    while place >= 0:
        end = place + len(words)
        if not (_in_word(text[place - 1 : place]) or _in_word(text[end : end + 1])):
            yield place
        place = text.find(words, place + 1)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def passages(text: str) -> Iterator[Passage]:
    """Yield the pieces of `text` in order; together they hold all of it but white space."""
    at_line, number = 1, 0
    block: list[str] = []
    for place, row in enumerate([*text.split("\n"), ""], 1):
        is_row = _is_row(row)
        if row.strip() and not is_row and not (block and _begins(row, block[-1])):
            if not block:
                at_line = place
            block.append(row)
            continue
        yield from _cut(" ".join(block), at_line, block, number)
        if not row.strip():
            number += 1
        block = [] if is_row or not row.strip() else [row]
        at_line = place
        if is_row:
            pieces = _pieces(row, 0, len(row))
            yield from (Passage(row[start:end], start, place, is_row=True, paragraph=number) for start, end in pieces)


def _begins(row: str, before: str) -> bool:
    """Whether a line begins something of its own, rather than going on with the line before."""
    if _BULLET.match(row) or _LABEL.match(row):
        return True
    ended = len(before.strip()) < _SHORT or before.rstrip()[-1:] in ".!?:;"
    return ended and row.lstrip()[:1].isupper()


def _is_row(row: str) -> bool:
    """Whether a line is a row of a table: it has bars or tabs, or more numbers than words."""
    if "|" in row or row.count("\t") > 1:
        return True
    cells = row.split()
    if len(cells) > 1 and re.search(r"\S\s{2,}\S", row) and all(_is_figure(cell) for cell in cells):
        return True
    if _LABEL.match(row) or ", " in row:
        return False
    return len(cells) > 4 and sum(_is_figure(cell) for cell in cells) > 0.6 * len(cells)


def _is_figure(cell: str) -> bool:
    return any(c.isdigit() for c in cell) or cell in "-–%#"


def _cut(joined: str, line: int, rows: list[str], paragraph: int) -> Iterator[Passage]:
    starts = tuple(accumulate((len(row) + 1 for row in rows[:-1]), initial=0))
    heading = len(rows) == 1 and len(joined) < 100 and joined.rstrip()[-1:] not in ".!?;,"
    heading = heading and not _BULLET.match(joined)
    ended = _ABBREVIATED.sub(lambda match: match[0][:-1] + "_", joined)
    if bullet := _BULLET.match(joined):  # `5. Kosten` is one piece
        ended = "_" * bullet.end() + ended[bullet.end() :]
    if "(" in ended and ";" in ended:  # `2.581 (2021: 2.627; 2020: 2.326)` is one piece
        ended = _BRACKETS.sub(lambda match: match[0].replace(";", ","), ended)
    for match in _SENTENCE.finditer(ended):
        for start, end in _pieces(joined, *match.span()):
            if joined[start:end].strip():
                yield Passage(joined[start:end], start, line, starts, False, heading, paragraph)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """What stands from `start` to `end`, cut between words where it is longer than a sentence.

    Each number is read with all of its sentence: without an end to that, a text of numbers alone would take for ever.
    """
    while end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        cut = space + 1 if space > 0 else start + LONGEST
        yield start, cut
        start = cut
    yield start, end
