"""A terminal emulator that is quick at what this program sends: short texts, on a screen that is often read."""

from __future__ import annotations

import re

import pyte
from pyte import modes
from pyte.charsets import LAT1_MAP
from pyte.screens import Char, StaticDefaultDict, wcwidth

NARROW = " -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2500-\u25fc"
"""Ranges of characters that take one cell and change none beside them."""
_NARROW = re.compile(f"[{NARROW}]+")


class Cells(dict[str, Char]):
    """The cell of each character in one pen, made once."""

    def __init__(self, pen: Char) -> None:
        super().__init__()
        self._pen = pen

    def __missing__(self, character: str) -> Char:
        made = self[character] = self._pen._replace(data=character)
        return made


class Emulator(pyte.Screen):
    """What pyte shows, cell for cell; narrow text that ends before the margin is written at once, and read at once.

    pyte makes a cell for each character and asks its width, then and each time that the screen is read. Here only lines
    that are other than when they were read are read again (`dirty` is emptied then).
    """

    def __init__(self, columns: int, lines: int) -> None:
        self._cells: dict[Char, Cells] = {}
        self._read: list[str] = []
        super().__init__(columns, lines)

    def draw(self, data: str) -> None:
        """Write text at the cursor."""
        cursor, begin = self.cursor, self.cursor.x
        end = begin + len(data)
        as_it_is = (self.g1_charset if self.charset else self.g0_charset) is LAT1_MAP and modes.IRM not in self.mode
        if end > self.columns or not as_it_is or _NARROW.fullmatch(data) is None:
            super().draw(data)
            self.dirty.update(range(self.lines))  # an accent goes to a line before, untold
            return
        pen = cursor.attrs
        cells = self._cells.get(pen) or self._cells.setdefault(pen, Cells(pen))
        self.buffer[cursor.y].update(zip(range(begin, end), map(cells.__getitem__, data), strict=True))
        cursor.x = end
        self.dirty.add(cursor.y)

    @property
    def display(self) -> list[str]:
        """The lines of the screen."""
        if len(self._read) != self.lines:
            self._read = [""] * self.lines
            self.dirty.update(range(self.lines))
        for row in self.dirty.intersection(range(self.lines)):
            self._read[row] = self._line(self.buffer[row])
        self.dirty.clear()
        return self._read.copy()

    def _line(self, row: StaticDefaultDict[int, Char]) -> str:
        blank = row.default
        texts = [row.get(column, blank).data for column in range(self.columns)]
        if "" not in texts and _NARROW.fullmatch(line := "".join(texts)):
            return line
        shown, hidden = [], False
        for text in texts:
            if hidden:  # behind a wide character
                hidden = False
                continue
            shown.append(text)
            hidden = wcwidth(text[:1]) == 2
        return "".join(shown)
