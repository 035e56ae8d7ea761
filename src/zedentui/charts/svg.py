"""A drawn chart as SVG, for a note or a slide: dots and blocks as shapes, so that it needs no font of a terminal.

Every cell keeps its place. Colours are for print on white; a series is told by its mark or pattern, as in a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby
from typing import Final, NamedTuple

from zedentui.charts.picture import Colour, Palette, Picture

__all__ = ["PRINT", "svg"]

PRINT: Final = Palette(
    foreground="#111111",
    muted="#666666",
    accent="#0a5f8a",
    warning="#8a5200",
    series=("#1f4e9c", "#a34700", "#1b6b37", "#7a1fa2", "#a11212", "#4d4d00"),
)
"""Dark enough to be read in print, and to tell apart in grey by the marks."""

_WIDE, _HIGH = 9.0, 18.0
_MARGIN: Final = 18.0
_DOTS: Final = ((0x01, 0, 0), (0x02, 0, 1), (0x04, 0, 2), (0x08, 1, 0), (0x10, 1, 1), (0x20, 1, 2), (0x40, 0, 3),
                (0x80, 1, 3))  # fmt: skip
_BLOCKS: Final = {sign: (8 - eighths, eighths) for eighths, sign in enumerate("▁▂▃▄▅▆▇█", start=1)} | {"▔": (0, 1)}
_LINES: Final = {"┈": "2 4", "┊": "2 4", "─": "", "━": "", "│": ""}


class _Cell(NamedTuple):
    column: int
    row: int
    character: str
    colour: str
    bold: bool
    dim: bool = False


def svg(title: str, parts: Sequence[tuple[Sequence[str], Picture]], after: Sequence[str]) -> str:
    """Return an SVG document: lines of text with a picture under them, one after the other, and lines after all.

    `title` is the name of the document, for who cannot see it. All texts must be safe (`words.safe`).
    """
    rows = [row for before, picture in parts for row in [*_texts(before), *_spans(picture), []]] + _texts(after)
    wide = max([cell.column + 1 for row in rows for cell in row], default=1)
    width, height = wide * _WIDE + 2 * _MARGIN, len(rows) * _HIGH + 2 * _MARGIN
    shapes = [shape for number, row in enumerate(rows) for shape in _shapes([c._replace(row=number) for c in row])]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
            f'viewBox="0 0 {width:g} {height:g}" role="img">',
            f"<title>{escape(title)}</title>",
            f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>',
            f'<g transform="translate({_MARGIN:g} {_MARGIN:g})" font-family="DejaVu Sans Mono, Menlo, Consolas, '
            'monospace" font-size="15">',
            *shapes,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _texts(lines: Sequence[str]) -> list[list[_Cell]]:
    return [[_Cell(at, 0, sign, _colour(None), False) for at, sign in enumerate(line)] for line in lines]


def _spans(picture: Picture) -> list[list[_Cell]]:
    rows = []
    for line in picture.lines:
        signs = [(sign, span) for span in line for sign in span.text]
        cells = [_Cell(at, 0, sign, _colour(span.colour), span.bold, span.dim) for at, (sign, span) in enumerate(signs)]
        while cells and cells[-1].character == " ":
            cells.pop()
        rows.append(cells)
    return rows


def _colour(colour: Colour) -> str:
    """A colour that SVG knows; the terminal's own are black here."""
    return colour if colour and colour.startswith("#") else "#111111"


def _shapes(cells: Sequence[_Cell]) -> Iterator[str]:
    """The elements of one row: neighbours of one kind together."""
    for (kind, colour, bold), group in groupby(cells, key=lambda cell: (_kind(cell), cell.colour, cell.bold)):
        run = list(group)
        if kind == "text":
            shown = [at for at, cell in enumerate(run) if cell.character != " "]
            if shown:
                yield _text(run[shown[0] : shown[-1] + 1], colour, bold)
        elif kind == "dots":
            yield f'<g fill="{colour}">{"".join(_dots(run))}</g>'
        elif kind == "block":
            yield f'<g fill="{colour}">{"".join(map(_block, run))}</g>'
        else:
            yield _line(run, colour)


def _kind(cell: _Cell) -> str:
    sign = cell.character
    if "\u2800" <= sign <= "\u28ff":
        return "dots"
    if sign in _BLOCKS:
        return "block"
    return sign if sign in _LINES else "text"


def _text(run: Sequence[_Cell], colour: str, bold: bool) -> str:
    weight = ' font-weight="bold"' if bold else ""
    places = " ".join(f"{cell.column * _WIDE:g}" for cell in run)
    words = escape("".join(cell.character for cell in run), quote=False)
    where = f'x="{places}" y="{run[0].row * _HIGH + 13.5:g}"'
    return f'<text {where} fill="{colour}"{weight} xml:space="preserve">{words}</text>'


def _dots(run: Sequence[_Cell]) -> Iterator[str]:
    """Circles in the middle of the dots: a dot is half a cell wide and a quarter high."""
    for cell in run:
        code = ord(cell.character) - 0x2800
        for bit, dx, dy in _DOTS:
            if code & bit:
                x, y = (cell.column + 0.25 + dx / 2) * _WIDE, (cell.row + 0.125 + dy / 4) * _HIGH
                yield f'<circle cx="{x:g}" cy="{y:g}" r="{1.1 if cell.dim else 1.9}"/>'


def _block(cell: _Cell) -> str:
    top, eighths = _BLOCKS[cell.character]
    y = cell.row * _HIGH + top * _HIGH / 8
    high = 1.0 if cell.character == "▔" else eighths * _HIGH / 8
    return f'<rect x="{cell.column * _WIDE:g}" y="{y:g}" width="{_WIDE:g}" height="{high:g}"/>'


def _line(run: Sequence[_Cell], colour: str) -> str:
    sign = run[0].character
    dashes = f' stroke-dasharray="{_LINES[sign]}"' if _LINES[sign] else ""
    width = 3 if sign == "━" else 1
    x1, x2 = run[0].column * _WIDE, (run[-1].column + 1) * _WIDE
    y1 = y2 = (run[0].row + 0.5) * _HIGH
    if sign in "┊│":
        x1 = x2 = (run[0].column + 0.5) * _WIDE
        y1, y2 = run[0].row * _HIGH, (run[0].row + 1) * _HIGH
    return f'<path d="M{x1:g} {y1:g}L{x2:g} {y2:g}" stroke="{colour}" stroke-width="{width}"{dashes}/>'
