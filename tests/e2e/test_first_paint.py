"""The first screen does not jump: what was painted once, stands where it stands when all is there."""

from __future__ import annotations

from pathlib import Path

import pyte
import pytest
from programs import Start, zedentui
from terminal import DEVICE_CONTROL, FRAME_ENDS, Terminal

pytestmark = pytest.mark.terminal

WAITING = ("Gegevens worden gelezen…", "Grafiek wordt getekend…")
"""Stand in an empty pane or chart until there is something in it, and go."""
SHOWN = {
    "statistiek": "1.302", "actieplan": "Betekenisvolle", "transnationaal": "Paspoort", "moties": "Buitenweg",
    "agenda": "PEILDATUM 1 SEPTEMBER", "narekenen": "Oordeel",
}  # fmt: skip


def frames(terminal: Terminal, columns: int, rows: int) -> list[list[str]]:
    """Every picture that stood on the terminal, in order."""
    screen = pyte.Screen(columns, rows)
    stream = pyte.ByteStream(screen)
    seen: list[list[str]] = []
    for part in DEVICE_CONTROL.sub(b"", bytes(terminal.raw)).split(FRAME_ENDS):
        stream.feed(part)
        seen.append(list(screen.display))
    return seen


def moved(before: list[str], after: list[str]) -> list[str]:
    """The rows in which a cell with text has another one later; what fills in blanks is no move."""
    return [
        f"{row:2}: {old.rstrip()}\n    {new.rstrip()}"
        for row, (old, new) in enumerate(zip(before, after, strict=True))
        if not any(said in old for said in WAITING)
        and any(one not in (" ", other) for one, other in zip(old, new, strict=True))
    ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("code", SHOWN)
def test_nothing_that_was_painted_moves(
    start: Start, split: Start, database: Path, code: str, size: tuple[int, int]
) -> None:
    columns, rows = size
    # As it is installed, what is read is there before the first frame; split off, the application is quicker than that.
    begin = start if size == (80, 24) else split
    terminal = begin(
        [*zedentui(), "open", code, "--db", database, "--peildatum", "2023-09-01"], columns=columns, rows=rows
    )
    terminal.wait_for(SHOWN[code])
    terminal.settle()
    seen = [frame for frame in frames(terminal, columns, rows) if any(map(str.strip, frame))]
    assert len(seen) >= 1
    jumps = {number: rows for number, frame in enumerate(seen) if (rows := moved(frame, seen[-1]))}
    assert not jumps, "\n".join(f"frame {number} of {len(seen)}:\n" + "\n".join(rows) for number, rows in jumps.items())
