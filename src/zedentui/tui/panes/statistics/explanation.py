"""What Statistiek says about the figure under the cursor: doubt, sentence, verdict, change, marks of its year.

A low screen has three lines for all of it. What matters most comes first, and a verdict shares a line with the rest
rather than pushing the sentence out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message

from zedentui.classes import dataclass
from zedentui.kinds import change as changes
from zedentui.kinds import doubt, figure
from zedentui.kinds.claim import signed
from zedentui.kinds.detail import Block, Detail
from zedentui.text import provenance
from zedentui.text.clean import cells, clip
from zedentui.text.columns import wrap
from zedentui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import CellClaim, Observation
    from zedentui.tui.panes.statistics.view import Grid

__all__ = ["Explanation", "explained", "view_line"]

_LEAST = 20  # cells of a verdict that are still worth showing
_LONGEST = 200  # characters of the title of a claim


class Explanation(Reader):
    """The reader under the table: it says when its room changes, for what it shows depends on that."""

    @dataclass
    class Resized(Message):
        """There is more or less room than before."""

    @property
    def room(self) -> tuple[int, int]:
        """Cells a line and lines; a scrollbar that comes and goes changes nothing in it."""
        return self.outer_size.width - self.styles.gutter.width - 1, self.outer_size.height

    def on_resize(self) -> None:
        """Tell the pane."""
        self.post_message(self.Resized())


def view_line(grid: Grid) -> str:
    """What is shown and how; the articles of law last, for on a narrow screen the end is cut."""
    view = grid.view
    groups = " en ".join(offence.label.lower() for offence in grid.offences)
    basis = provenance.as_it_stands(compared=grid.figures.compared)
    if grid.figures.presumed:
        basis = f"vermoedelijk waar {doubt.PRESUMED} staat"
    chosen = f"{len(view.charted)} gekozen" if view.charted else "volgt de cursor"
    articles = " en ".join(offence.articles for offence in grid.offences)
    return f"{groups} · {grid.unit.named(grid.figures.base_year)}, {basis} · {view.chart}, {chosen} · {articles}"


def explained(
    grid: Grid, cell: Observation, claims: Sequence[CellClaim] | None, width: int, rows: int, *, legend: bool = False
) -> Detail:
    """Everything there is to say, in `rows` lines of `width` cells if it fits; the rest is there to scroll to.

    Doubt about the print comes before the figure. `claims` are those about this figure, the weightiest first;
    None while they are being read: what stands behind a verdict waits for it, so that nothing moves. `legend`: what the
    signs in the table mean too, where nothing below says so.
    """
    data, width = grid.figures, max(width, _LEAST)
    spoken = figure.bare(cell, *figure.labels(cell, data))  # what is in doubt stands before it
    change = changes.sentence(cell, data) or ""
    marks = [f"{a.mark} {a.label}" for a in data.annotations if a.applies_to(cell.year)]
    doubtful, reason = _doubt(grid, cell)
    if grid.sign(cell) == doubt.EMPTY:  # in few words behind the figure: a line of its own would push the verdict out
        marks.insert(0, change)
        where = "in de brief" if data.compared else "in onze tekst"
        doubtful, change = "", f"{doubt.EMPTY} lege cel {where}, gelezen als 0"
    if legend:  # the signs are in sight, so what they mean is too
        own = grid.sign(cell)
        meant = " ".join(text for sign, text in doubt.LEGEND.items() if sign in grid.signs and sign != own)
        marks[:0] = [f"in de tabel: {meant}"] if meant else []  # of others: this figure is not the one in doubt
    verdict = _verdict(claims, _LONGEST) if claims else ""
    if claims is None:
        return Detail(doubtful, _notes(spoken, reason)) if doubtful else Detail(spoken)
    if doubtful:
        return Detail(doubtful, _notes(spoken, reason, verdict, _joined(change, *marks)))
    if not verdict:
        return Detail(spoken, _notes(_joined(change, *marks)))
    if sum(len(wrap(text, width)) for text in (spoken, verdict, _joined(change, *marks))) <= rows:
        return Detail(spoken, _notes(_joined(change, *marks), verdict))
    return Detail(spoken, _squeezed(spoken, change, marks, claims, width, rows))


def _squeezed(
    spoken: str, change: str, marks: Sequence[str], claims: Sequence[CellClaim], width: int, rows: int
) -> tuple[Block, ...]:
    """What follows the sentence where there is no line for each: the verdict on one line, the change where it fits.

    Under a sentence that takes all lines the verdict stands behind its last words.
    """
    lines = wrap(spoken, width)
    room = width - cells(lines[-1]) - 1
    if len(lines) >= rows and room >= _LEAST:
        verdict = _verdict(claims, room, prefix="")
        return Block("tail", verdict), *_notes(_joined(change, *marks))
    verdict = _verdict(claims, width)
    if change and cells(change) <= room:
        return Block("tail", change), *_notes(verdict, _joined(*marks))
    return _notes(verdict, _joined(change, *marks))


def _notes(*texts: str) -> tuple[Block, ...]:
    return tuple(Block("note", text) for text in texts if text)


def _verdict(claims: Sequence[CellClaim], width: int, prefix: str = "Narekenen: ") -> str:
    """`Narekenen: ✗ wijkt af – titel (en nog 2)` in at most `width` cells; the title gives way."""
    first, more = claims[0], len(claims) - 1
    head = f"{prefix}{signed(first.verdict)}"
    tail = f" (en nog {more})" if more else ""
    room = width - cells(head) - cells(tail) - 3
    title = f" – {clip(first.title, room)}" if first.title and room >= 4 else ""
    return f"{head}{title}{tail}"


def _doubt(grid: Grid, cell: Observation) -> tuple[str, str]:
    """What is doubtful about this figure in one sentence, and why in the next; empty where nothing is."""
    told = doubt.note(cell, [*doubt.SHARES, grid.unit], grid.figures.cells, grid.figures.measures)
    if told is None:
        return "", ""
    first, _, reason = told.partition(". ")
    sign = grid.sign(cell)
    shown = f"{sign} " if sign and (doubt.own(cell) is None or cell.repaired) else ""
    return f"{shown}{first.removesuffix('.')}.", reason


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)
