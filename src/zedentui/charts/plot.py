"""The one place that knows plotext: shapes in cell coordinates in, rows of styled cells out.

plotext 6 has one figure for the whole process (`plotext.figure`), so it is held under a lock while a chart is drawn;
charts may be made in worker threads. Everything is placed in cells, not in data units: (0, 0) is the bottom left
corner of the field, the middle of its first cell is (0.5, 0.5). That puts a year, its tick and its bar in exactly the
same column, and keeps plotext from ever seeing a range it would warn about on standard output.

Colours go through plotext as numbers of a list of inks: plotext paints "colour 3", the text it gives back says so, and
here that becomes the ink again. Its backgrounds are left out, so a chart never paints over the theme of the terminal.
No text from the data goes through plotext, only figures, years and symbols.
"""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import repeat
from types import ModuleType
from typing import Any, Final, NamedTuple

from zedentui.charts.picture import Cell, Ink
from zedentui.classes import dataclass

__all__ = ["ASCII", "UNICODE", "Block", "Glyphs", "Plot", "plotting"]

_LOCK = threading.Lock()
_NOT_NEEDED: Final = {"plotext._doc.doc": "docs", "plotext._tests.run": "test"}
"""Modules that plotext takes one name from, for people who read its manual or test it."""
_CODE = re.compile("\x1b\\[([0-9;]*)m")


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters a chart is drawn with. `line` is a plotext marker: one character, or `braille`.

    `tops` are the parts of a cell a bar can end in, from low to high, `hangs` those of a bar below zero; `sliver` is
    the least of it. `grid` and `base` run through the middle of a cell, `top_grid` and `top_base` along its top.
    `dense` and `light` are patterns in pairs. Charts over years are not drawn in ASCII.
    """

    ascii_only: bool
    line: str
    markers: str
    fills: str
    tops: str
    hangs: str
    sliver: str
    dense: str
    light: str
    grid: str
    base: str
    top_grid: str
    top_base: str
    dotted: str
    solid: str
    stretch: str
    point: str
    event: str
    crossing: str
    up: str
    down: str
    here: str
    before: str

    def marker(self, index: int) -> str:
        """Return the symbol of the series at `index`: never the same for two series of one chart."""
        return _nth(self.markers, index)

    def fill(self, index: int) -> str:
        """Return what the bars of the series at `index` are filled with."""
        return _nth(self.fills, index)


def _nth(symbols: str, index: int) -> str:
    return symbols[index] if index < len(symbols) else "abcdefghijklmnpqrstuvwyz"[(index - len(symbols)) % 24]


UNICODE = Glyphs(
    ascii_only=False, line="braille", markers="●▲■◆○△□◇▼▽", fills="█▒░▓▚╳≡•+", tops="▁▂▃▄▅▆▇", hangs="⠉⠛⠿", sliver="▔",
    dense="█▓", light="░▒",
    grid="┈", base="─", top_grid="⠁", top_base="▔",
    dotted="┊", solid="│", stretch="━", point="◆", event="■", crossing="┿",
    up="▲", down="▼", here="▶", before="◀",
)  # fmt: skip
ASCII = Glyphs(
    ascii_only=True, line=".", markers="ox+*#@%&=$", fills="#=.%/+*o~", tops="_", hangs="", sliver="",
    dense="#%", light=".:",
    grid=" ", base="-", top_grid=" ", top_base="-",
    dotted=":", solid="|", stretch="=", point="o", event="#", crossing="|",
    up="^", down="v", here=">", before="<",
)  # fmt: skip


class Block(NamedTuple):
    """A rectangle of whole cells; `row` is its lowest, counted from the bottom of the field."""

    column: int
    row: int
    width: int
    height: int
    symbol: str
    ink: Ink


class Plot:
    """A field to draw on with plotext; made by `plotting`, which holds the lock."""

    def __init__(self, library: Any, width: int, height: int) -> None:
        self._plotext = library
        self._figure = library.figure
        self._inks: list[Ink] = []
        self._markers: dict[tuple[str, Ink], Any] = {}
        self._margin = 0
        self._below = 0
        self._size = (width, height)
        library.terminal.limit(False, False)
        figure = self._figure
        figure.clear()
        figure.axes(False)
        figure.legend(False)
        figure.ruler("x", "lower").lim(0, width).alignment(lim="edge", tick="left").frequency(0)
        figure.ruler("y", "left").lim(0, height).alignment(lim="edge").frequency(0)

    def x_ticks(self, starts: Sequence[int], labels: Sequence[str], ink: Ink) -> None:
        """Write labels on a row under the field, each from the column where it starts."""
        if starts:
            self._below = 1
            ruler = self._figure.ruler("x", "lower")
            ruler.ticks([start + 0.5 for start in starts], list(labels)).pixel(self._pixel(ink))

    def y_ticks(self, rows: Sequence[float], labels: Sequence[str], ink: Ink) -> None:
        """Write labels left of the field, right-aligned with a blank after them, at heights in cells."""
        if rows:
            self._margin = max(map(len, labels)) + 1
            spaced = [f"{label} " for label in labels]
            self._figure.ruler("y", "left").ticks(list(rows), spaced).pixel(self._pixel(ink))

    def line(self, xs: Sequence[float], ys: Sequence[float], symbol: str, ink: Ink) -> None:
        """Draw a line through the points with a marker of plotext (`braille`) or one character."""
        self._figure.draw(self._figure.signal(list(xs), list(ys), marker=self._marker(symbol, ink)).lines())

    def points(self, xs: Sequence[float], ys: Sequence[float], symbol: str, ink: Ink) -> None:
        """Put a symbol at each point."""
        self._figure.draw(self._figure.signal(list(xs), list(ys), marker=self._marker(symbol, ink)))

    def across(self, rows: Sequence[int], symbol: str, ink: Ink) -> None:
        """Draw lines from side to side in rows of cells, counted from the bottom."""
        whole = self._stamp(symbol * self._size[0], ink)  # one point a line, however wide the field
        self._figure.draw(self._figure.signal([0.5] * len(rows), [row + 0.5 for row in rows], marker=whole))

    def stamps(self, stamps: Sequence[tuple[int, int, str, Ink]]) -> None:
        """Write texts, each from its column and row (counted from the bottom)."""
        if stamps:
            xs, ys = [column + 0.5 for column, *_ in stamps], [row + 0.5 for _, row, *_ in stamps]
            markers = [self._stamp(text, ink) for _, _, text, ink in stamps]
            self._figure.draw(self._figure.signal(xs, ys, marker=markers))

    def blocks(self, blocks: Sequence[Block]) -> None:
        """Fill rectangles of whole cells. Nothing else may be drawn in the left column of one.

        plotext keeps one of two points in a cell, and a stamp that loses its point is gone over its whole width.
        """
        shown = [block for block in blocks if block.width > 0 and block.height > 0]
        if not shown:
            return
        xs = [block.column + 0.5 for block in shown]
        tops = [block.row + block.height - 0.5 for block in shown]
        bottoms = [block.row + 0.5 for block in shown]
        markers = [self._stamp(block.symbol * block.width, block.ink) for block in shown]
        upper, lower = (self._figure.signal(xs, ys, marker=markers) for ys in (tops, bottoms))
        self._figure.draw(upper.fill(lower))  # stems from top to bottom, as wide as the text they are drawn with

    def cells(self) -> list[list[Cell]]:
        """Return the drawing as rows from the top: the field, its labels on the left and the row of ticks below."""
        width, height = self._size
        self._figure.plot_size(width + self._margin, height + self._below)
        text: str = self._figure.build().string()
        return [self._row(line) for line in text.rstrip("\n").split("\n")]

    def _row(self, line: str) -> list[Cell]:
        cells: list[Cell] = []
        ink = Ink()
        for index, piece in enumerate(_CODE.split(line)):
            if index % 2 == 0:
                cells.extend(zip(piece, repeat(ink), strict=False))
            elif piece == "0":
                ink = Ink()
            elif piece.startswith("38;5;"):
                ink = self._inks[int(piece[5:])]
        return cells

    def _pixel(self, ink: Ink) -> Any:
        if ink not in self._inks:
            self._inks.append(ink)
        return self._plotext.pixel(foreground=self._inks.index(ink))

    def _marker(self, symbol: str, ink: Ink) -> Any:
        return self._plotext.marker(symbol, self._pixel(ink))

    def _stamp(self, text: str, ink: Ink) -> Any:
        """Return a marker that covers several cells, from its point to the right."""
        if (text, ink) not in self._markers:
            self._markers[text, ink] = self._plotext.marker(self._plotext.colorize(text).fill(self._pixel(ink)))
        return self._markers[text, ink]


def _library() -> Any:
    """plotext, without what it loads for its own manual and its own tests: two thirds of it, and 4 MB of a session.

    It is loaded when the first chart is drawn. A plotext that wants more of these two is loaded whole.
    """
    if "plotext" not in sys.modules:
        for name, wanted in _NOT_NEEDED.items():
            sys.modules[name] = ModuleType(name)
            setattr(sys.modules[name], wanted, None)
        try:
            import plotext
        except (ImportError, AttributeError, TypeError):  # pragma: no cover - another version
            for name in [name for name in sys.modules if name.partition(".")[0] == "plotext"]:
                del sys.modules[name]
        else:
            for name in _NOT_NEEDED:
                del sys.modules[name]
            return plotext
    import plotext

    return plotext


@contextmanager
def plotting(width: int, height: int) -> Iterator[Plot]:
    """Give a field of `width` by `height` cells to draw on; one at a time in this process."""
    with _LOCK:
        plotext = _library()
        yield Plot(plotext, width, height)
