"""What a chart is once it is drawn: lines of styled text, exactly as wide and high as was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from zedentui.charts.words import fit
from zedentui.classes import dataclass
from zedentui.text.ascii import in_ascii
from zedentui.text.clean import cells

Colour = str | None
"""`#rrggbb`, the name of an ansi colour as Textual writes it (`ansi_bright_blue`), or None: the terminal's own."""

_ANSI_NAMES = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a chart. `series` holds at least one colour; a seventh series starts again at the first."""

    foreground: Colour
    muted: Colour
    accent: Colour
    warning: Colour
    series: tuple[Colour, ...]

    def of_series(self, index: int) -> Colour:
        """Return the colour of the series at `index`; symbols, not colours, tell series apart."""
        return self.series[index % len(self.series)] if self.series else self.foreground


PLAIN = Palette(foreground=None, muted=None, accent=None, warning=None, series=(None,) * 6)


class Ink(NamedTuple):
    """How a cell is written."""

    colour: Colour = None
    bold: bool = False
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of one line in one style; `text` holds no line ends and nothing a terminal would obey."""

    text: str
    colour: Colour
    bold: bool = False
    dim: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as text: every line is exactly `width` cells.

    `drawn` is False when there was no room for a chart, or nothing to draw: then the lines say so and give the figures.
    """

    lines: tuple[tuple[Span, ...], ...]
    drawn: bool
    width: int

    def plain(self) -> str:
        """Return the text without colours; blanks at the end of a line are left out."""
        return "\n".join("".join(span.text for span in line).rstrip() for line in self.lines)

    def ansi(self) -> str:
        """Return the text with SGR codes, for the command line; blanks at the end of a line are left out."""
        return "\n".join(_ansi_line(line) for line in self.lines)


def _ansi_line(line: Sequence[Span]) -> str:
    spans = list(line)
    while spans and not spans[-1].text.strip():
        spans.pop()
    if spans:
        last = spans[-1]
        spans[-1] = Span(last.text.rstrip(), last.colour, last.bold, last.dim)
    return "".join(_ansi_span(span) for span in spans)


def _ansi_span(span: Span) -> str:
    codes = ["1"] * span.bold + ["2"] * span.dim + _sgr(span.colour)
    return f"\x1b[{';'.join(codes)}m{span.text}\x1b[0m" if codes and span.text.strip() else span.text


def _sgr(colour: Colour) -> list[str]:
    """Return the SGR codes that make the text `colour`; a colour nobody knows gives none."""
    if colour is None:
        return []
    if colour.startswith("#") and len(colour) == 7:
        try:
            return ["38", "2", *(str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))]
        except ValueError:
            return []
    name = colour.removeprefix("ansi_")
    bright = name.startswith("bright_")
    name = name.removeprefix("bright_")
    return [str((90 if bright else 30) + _ANSI_NAMES.index(name))] if name in _ANSI_NAMES else []


Cell = tuple[str, Ink]
"""One character and its style; the right half of a wide character is an empty text."""


class Sheet:
    """A field of cells to write on, from the top left; whatever falls outside is cut off."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._rows: list[list[Cell]] = [[(" ", Ink())] * self.width for _ in range(self.height)]

    def write(self, column: int, row: int, text: str, ink: Ink) -> int:
        """Write `text` (cleaned, on one line) and return the column after it."""
        for character in text:
            size = 1 if character < "\u0300" else cells(character)
            if size and 0 <= row < self.height and column >= 0 and column + size <= self.width:
                self._put(column, row, (character, ink))
                if size == 2:
                    self._put(column + 1, row, ("", ink))
            column += size
        return column

    def paste(self, column: int, row: int, rows: Iterable[Sequence[Cell]]) -> None:
        """Copy drawn rows of single cells with their top left at (`column`, `row`)."""
        for offset, line in enumerate(rows):
            if 0 <= row + offset < self.height:
                kept = line[: self.width - column]
                self._rows[row + offset][column : column + len(kept)] = kept

    def text(self, column: int, row: int) -> str:
        """Return the character in a cell, or an empty text outside the sheet."""
        inside = 0 <= row < self.height and 0 <= column < self.width
        return self._rows[row][column][0] if inside else ""

    def _put(self, column: int, row: int, cell: Cell) -> None:
        """Write one cell; of a wide character that loses one half the other half becomes a blank."""
        line = self._rows[row]
        old = line[column][0]
        if old == "" and cell[0] and column:
            line[column - 1] = (" ", line[column - 1][1])
        elif old >= "\u0300" and cell[0] and cells(old) == 2 and column + 1 < self.width:
            line[column + 1] = (" ", line[column + 1][1])
        line[column] = cell

    def picture(self, *, drawn: bool, ascii_only: bool) -> Picture:
        """Return what is on the sheet; with `ascii_only` every character is one of ASCII."""
        return Picture(tuple(_spans(row, ascii_only) for row in self._rows), drawn, self.width)


def _spans(row: Sequence[Cell], ascii_only: bool) -> tuple[Span, ...]:
    """Return a row of cells as spans: neighbours in one style together, a blank with whatever stands before it."""
    spans: list[Span] = []
    text, ink = "", Ink()
    for character, own in row:
        if character != " " and own is not ink and own != ink:
            if text.strip():
                spans.append(Span(text, ink.colour, ink.bold, ink.dim))
                text = ""
            ink = own
        text += character
    if text:
        spans.append(Span(text, ink.colour, ink.bold, ink.dim))
    return tuple(Span(in_ascii(s.text), s.colour, s.bold, s.dim) for s in spans) if ascii_only else tuple(spans)


def in_words(lines: Sequence[str], *, width: int, height: int, palette: Palette, ascii_only: bool) -> Picture:
    """Return the lines as a picture without a chart, cut to `width` and `height`; the first one is the sentence.

    When there is one line of room only, the sentence gives way to the first line of figures.
    """
    sheet = Sheet(width, height)
    lines = [in_ascii(line) for line in lines] if ascii_only else lines
    shown = lines[1:] if sheet.height == 1 and len(lines) > 1 else lines
    if len(shown) > sheet.height > 1:
        rest = len(shown) - sheet.height + 1
        shown = [*shown[: sheet.height - 1], f"en nog {rest} {'regel' if rest == 1 else 'regels'}"]
    for row, line in enumerate(shown[: sheet.height]):
        ink = Ink(palette.muted) if line is lines[0] else Ink(palette.foreground)
        sheet.write(0, row, fit(line, sheet.width, ascii_only=ascii_only), ink)
    return sheet.picture(drawn=False, ascii_only=ascii_only)
