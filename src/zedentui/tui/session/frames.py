"""Frames as few bytes: what stands on the terminal already is not sent again.

Textual sends every region that a widget declares dirty, whole, with the style of each piece spelled out and reset
behind it. Over a slow line that is seconds of lag when a key is held down. Here a copy of the terminal's screen is kept
(a character and a style for each cell), only cells that differ are sent, and of their style only what changes.

`Frames.encode` is the one place that knows Textual's compositor updates; `tests/unit/test_driver_pins.py` holds what it
relies on. The copy is forgotten whenever the terminal may have become something else: a resize, coming back from the
shell, and when a person asks for it because something else wrote on the screen (`ctrl+l`).
"""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING, Final

from rich.cells import get_character_cell_size
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import Strip

from zedentui.tui.session.pens import PLAIN, Pen, change, on_blank, one, pen_of, same_on_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.geometry import Size

__all__ = ["Frames", "Update"]

Update = LayoutUpdate | ChopsUpdate
"""What the compositor of Textual asks to be drawn: the whole screen, or spans of lines."""

_UNKNOWN: Final = "\0"
"""The content of a cell that may hold anything."""

_NEAR: Final = 4
"""Cells that cost no more bytes to write again than to jump over."""

_FEW_PENS: Final = 40
"""Pens in one frame for which the best order is sought; only a first screen has more."""


class Frames:
    """The screen of one terminal, as far as it is known, and the shortest way from it to the next."""

    def __init__(self) -> None:
        self._characters: list[list[str]] = []
        self._pens: list[list[Pen]] = []
        self._size: tuple[int, int] = (0, 0)
        self._forgotten = True
        self._complete = False

    def forget(self) -> None:
        """Take nothing for granted from now on. Safe in a signal handler."""
        self._forgotten = True

    def seed(self, size: tuple[int, int], cells: str) -> bool:
        """Take over a terminal of `size` (columns, rows) that shows `cells`, as `cells_told` gave them.

        False when they are no such cells: then nothing is known of the terminal.
        """
        import json

        width, height = size
        try:
            told = json.loads(cells)
            known = [one(Pen(frozenset(map(str, a)), str(f), str(b))) for a, f, b in told["pens"]]
            characters = [list(map(str, row)) for row in told["characters"]]
            pens = [[known[number] for number in row] for row in told["rows"]]
        except (ValueError, TypeError, KeyError, IndexError):
            return False
        if [*map(len, characters)] != [width] * height or [*map(len, pens)] != [width] * height:
            return False
        self._characters, self._pens, self._size = characters, pens, (width, height)
        self._forgotten, self._complete = False, True
        return True

    def whole(self) -> str:
        """The escape sequences that bring a terminal of which nothing is known to what this one shows."""
        out = _Out()
        for y, (characters, pens) in enumerate(zip(self._characters, self._pens, strict=True)):
            out.cells(0, y, zip(characters, pens, repeat(_UNKNOWN), repeat(PLAIN)))
        return out.finished()

    def cells_told(self) -> str:
        """What the terminal shows as text, for `seed`; links are left out."""
        import json

        numbers: dict[Pen, int] = {}
        rows = [[numbers.setdefault(pen, len(numbers)) for pen in row] for row in self._pens]
        told = [(sorted(pen.attributes), pen.foreground, pen.background) for pen in numbers]
        return json.dumps({"pens": told, "characters": self._characters, "rows": rows}, separators=(",", ":"))

    @property
    def size(self) -> tuple[int, int]:
        """Columns and rows of the terminal as far as it is known; (0, 0) before anything was encoded."""
        return self._size

    @property
    def begun(self) -> bool:
        """Whether anything was ever encoded: the size that a terminal tells at the start is no reason to draw twice."""
        return bool(self._characters)

    @property
    def complete(self) -> bool:
        """Whether every cell is known: false after `forget` until the whole screen was encoded."""
        if not self._complete:
            self._complete = not any(_UNKNOWN in row for row in self._characters)
        return self._complete and not self._forgotten

    def encode(self, update: Update, size: Size, colours: ColorSystem = ColorSystem.TRUECOLOR) -> str:
        """Give the escape sequences that bring the terminal of `size` to `update`; empty when it shows it already.

        The cursor is left anywhere, and the pen is plain again.
        """
        if self._forgotten or self._size != tuple(size):
            self._forgotten = self._complete = False
            self._size = (size.width, size.height)
            self._characters = [[_UNKNOWN] * size.width for _ in range(size.height)]
            self._pens = [[PLAIN] * size.width for _ in range(size.height)]
        out = _Out()
        for x, y, strip in _strips(update):
            if 0 <= y < size.height and 0 <= x < size.width:
                self._row(out, x, y, strip, colours)
        return out.finished()

    def _row(self, out: _Out, x: int, y: int, strip: Strip, colours: ColorSystem) -> None:
        """Write what differs between the known row and `strip` at `x`, and remember it."""
        known, pens = self._characters[y], self._pens[y]
        characters, styles = _cells(strip, colours)
        count = min(len(characters), len(known) - x)
        if len(characters) > count:
            del characters[count:], styles[count:]
        end = x + count
        if known[x:end] == characters and pens[x:end] == styles:
            return
        # A wide character that is cut in two is gone: a space stands for the half that this strip does not cover.
        if x and not known[x] and characters[0]:
            out.put(" ", pens[x - 1], x - 1, y)
            known[x - 1] = " "
        if end < len(known) and not known[end]:
            out.put(" ", pens[end], end, y)
            known[end] = " "
        out.cells(x, y, zip(characters, styles, known[x:end], pens[x:end], strict=True))
        known[x:end] = characters
        pens[x:end] = styles


class _Run:
    """Changed cells that stand side by side in one pen."""

    __slots__ = ("before", "blank", "end", "parts", "pen", "x", "y")

    def __init__(self, x: int, y: int, pen: Pen, before: list[tuple[str, Pen]]) -> None:
        self.x, self.y, self.pen = x, y, pen
        self.before = before
        """The last cells before it, up to the changed one before those: a few of them cost no more than a jump."""
        self.parts: list[str] = []
        self.blank = True
        self.end = x


class _Out:
    """What has to be written: runs of cells, and the order and sequences that bring them over in the fewest bytes."""

    def __init__(self) -> None:
        self._runs: list[_Run] = []

    def put(self, character: str, pen: Pen, x: int, y: int) -> None:
        """Write one character at a place."""
        self.cells(x, y, [(character, pen, _UNKNOWN, PLAIN)])

    def cells(self, x: int, y: int, row: Iterable[tuple[str, Pen, str, Pen]]) -> None:
        """Write those cells of a row, from `x` on, that are other than what is known: (character, pen, known, its pen).

        This runs for every cell of every frame, hence the local names and the comparison by identity: pens that are
        equal are the same.
        """
        runs, run, skipped = self._runs, self._runs[-1] if self._runs else None, []
        if run is not None and run.y != y:
            run = None
        for here, (character, wanted, known, known_pen) in enumerate(row, start=x):
            if not character:  # the second half of a wide character comes with its first half
                if run is not None and run.end == here:
                    run.end += 1
                continue
            if known == character and known_pen is wanted:
                skipped.append((character, wanted))
                continue
            blank = character == " "
            if run is not None:
                if wanted is not run.pen and run.end == here and run.blank and same_on_blank(wanted, run.pen):
                    run.pen = wanted  # the blanks before a word are as well written with the pen of the word
                fits = wanted is run.pen or (blank and same_on_blank(run.pen, wanted))
                gap = here - run.end
                if fits and gap and gap <= min(_NEAR, len(skipped)) and _fits(skipped[-gap:], run.pen):
                    run.parts += [each for each, _ in skipped[-gap:]]
                    run.blank, gap = False, 0
                if not fits or gap:
                    run = None
            if run is None:
                run = _Run(here, y, wanted, skipped[-_NEAR:])
                runs.append(run)
            skipped.clear()
            run.parts.append(character)
            run.blank &= blank
            run.end = here + 1

    def finished(self) -> str:
        """Everything, with the pen plain at the end.

        Line by line, or all that has one pen before what has the next: to change the pen often costs more than to move
        the cursor.
        """
        by_line = _written(self._runs)
        pens: dict[Pen, list[_Run]] = {}
        for run in self._runs:
            pens.setdefault(run.pen, []).append(run)
        if not 1 < len(pens) <= _FEW_PENS:
            return by_line
        sorted_runs: list[_Run] = []
        pen = PLAIN
        while pens:
            pen = min(pens, key=lambda wanted, pen=pen: len(change(pen, wanted)))  # type: ignore[misc]
            sorted_runs += pens.pop(pen)
        return min(by_line, _written(sorted_runs), key=len)


def _written(runs: Iterable[_Run]) -> str:
    """The characters and escape sequences for these runs, in this order."""
    parts: list[str] = []
    pen, at, line = PLAIN, -1, -1
    for run in runs:
        if run.y != line:
            at, line = -1, run.y
        gap = run.x - at
        if gap:
            if at >= 0 and 0 < gap <= len(run.before) and _fits(run.before[-gap:], pen):
                parts += [each for each, _ in run.before[-gap:]]
            else:
                parts.append(_move(at, run.x, run.y))
        if run.pen is not pen and not (run.blank and same_on_blank(pen, run.pen)):
            parts.append(change(pen, run.pen))
            pen = run.pen
        parts += run.parts
        at = run.end
    if pen is not PLAIN:
        parts.append(change(pen, PLAIN))
    return "".join(parts)


def _fits(cells: list[tuple[str, Pen]], pen: Pen) -> bool:
    """Whether these cells can be written with this pen, a byte each."""
    return all(
        each.isascii() and (wanted is pen or (each == " " and same_on_blank(pen, wanted))) for each, wanted in cells
    )


def _move(present: int, x: int, y: int) -> str:
    """The shortest way for the cursor from a column of row `y` (-1: it is elsewhere) to `x`."""
    if present < 0:
        return f"\x1b[{y + 1};{x + 1}H"
    return "\x1b[C" if x == present + 1 else f"\x1b[{x + 1}G"


def _strips(update: Update) -> Iterator[tuple[int, int, Strip]]:
    """The strips of an update with the cell where each begins."""
    if isinstance(update, LayoutUpdate):
        for y, line in enumerate(update.strips, update.region.y):
            x = update.region.x
            for strip in line:
                yield x, y, strip
                x += strip.cell_length
        return
    for y, x1, x2 in update.spans:
        for end, (x, chop) in zip(update.chop_ends[y], update.chops[y].items(), strict=False):
            if chop is not None and x <= x2 and end > x1:
                yield x, y, chop if end <= x2 else chop.crop(0, x2 - x)


def _cells(strip: Strip, colours: ColorSystem) -> tuple[list[str], list[Pen]]:
    """The characters of a strip, one for each cell ("" behind a wide one), and their pens.

    Spaces get a pen without what does not show on them, so that the same blank is never sent twice.
    """
    characters: list[str] = []
    pens: list[Pen] = []
    for text, style, control in strip:
        if control or not text:
            continue
        pen = PLAIN if style is None else pen_of(style, colours)
        blank = on_blank(pen)
        if text.isascii():
            characters.extend(text)
            pens.extend([pen] * len(text) if blank is pen else [blank if c == " " else pen for c in text])
            continue
        for character in text:
            width = 1 if character < "\u0300" else get_character_cell_size(character)
            if width == 0:
                if characters:
                    characters[-1 if characters[-1] else -2] += character
                continue
            characters.append(character)
            pens.append(blank if character == " " else pen)
            if width == 2:
                characters.append("")
                pens.append(pen)
    return characters, pens
