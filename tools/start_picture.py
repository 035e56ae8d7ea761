"""Draw the first half second of a start as a picture for the documentation: what stands on the screen, and when.

`python -m tools.start_picture docs/img/start.svg` starts the installed program twice in a terminal of its own and an
empty home, the second time with the frame that the first kept, and the minimal Textual app of the bench beside it. Each
row is one program, each tile the screen at that moment in miniature: a mark for every character.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from time import perf_counter

from bench import harness, subjects
from bench.subjects import Subject

COLUMNS, ROWS = 80, 24
UNTIL = 0.5
"""Seconds that are shown."""
TILES = 6
_CELL = (1.5, 3.0)
_GAP = 12
_HEAD = 34

Frame = tuple[float, list[str]]


def frames(subject: Subject, home: Path) -> list[Frame]:
    """The screens of one start with their seconds after exec, each time that something came; until all is quiet."""
    found: list[Frame] = [(0.0, [""] * ROWS)]
    begin = perf_counter()
    with harness.start(subject.command, home, columns=COLUMNS, rows=ROWS) as terminal:
        while perf_counter() - begin < 10 * UNTIL:
            if terminal.pump(0.05):
                moment = perf_counter() - begin
                if not terminal.drawing and terminal.lines != found[-1][1]:
                    found.append((moment, terminal.lines))
            elif len(found) > 1 and perf_counter() - begin > 3 * UNTIL:
                break
        terminal.send(subject.close)
        terminal.wait_exit(10)
    return found


def drawn(title: str, seen: Sequence[Frame], top: float) -> list[str]:
    """One row: the title, and a tile for each moment."""
    width, height = COLUMNS * _CELL[0], ROWS * _CELL[1]
    first = next((moment for moment, lines in seen if any(lines)), None)
    told = "nothing yet" if first is None else f"first screen after {first * 1000:.0f} ms"
    parts = [f'<text x="{_GAP}" y="{top + 12:.0f}" class="t">{escape(title)}: {told}</text>']
    for tile in range(TILES):
        moment = UNTIL * tile / (TILES - 1)
        lines = [lines for at, lines in seen if at <= moment][-1]
        x, y = _GAP + tile * (width + _GAP), top + 20
        parts.append(f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" class="s"/>')
        path = "".join(_marks(line, x, y + row * _CELL[1] + 1.5) for row, line in enumerate(lines))
        if path:
            parts.append(f'<path d="{path}" class="m"/>')
        parts.append(f'<text x="{x:.0f}" y="{y + height + 12:.0f}" class="n">{moment * 1000:.0f} ms</text>')
    return parts


def _marks(line: str, x: float, y: float) -> str:
    """A stroke for every word of a line."""
    marks, column = "", 0
    for word in line.split(" "):
        if word:
            marks += f"M{x + column * _CELL[0]:.1f} {y:.1f}h{len(word) * _CELL[0]:.1f}"
        column += len(word) + 1
    return marks


def picture(rows: Sequence[tuple[str, Sequence[Frame]]]) -> str:
    """The whole picture as SVG."""
    high = _HEAD + ROWS * _CELL[1] + 10
    width, height = _GAP + TILES * (COLUMNS * _CELL[0] + _GAP), high * len(rows) + _GAP
    parts = [part for number, (title, seen) in enumerate(rows) for part in drawn(title, seen, _GAP + number * high)]
    style = (
        ".t{font:600 12px sans-serif;fill:#333}.n{font:10px sans-serif;fill:#666}"
        ".s{fill:#14171b;stroke:#888}.m{stroke:#dde1e6;stroke-width:1.6}"
    )
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}">'
    return "\n".join(
        [head, f"<style>{style}</style>", '<rect width="100%" height="100%" fill="#fff"/>', *parts, "</svg>\n"]
    )


def main() -> int:
    """Measure, and write the picture to the path that is given."""
    if len(sys.argv) != 2:
        print("usage: python -m tools.start_picture FILE.svg", file=sys.stderr)
        return 2
    ours, minimal = subjects.ours(), subjects.minimal()
    with harness.empty_home() as home:
        first = frames(ours, home)
        again = frames(ours, home)
        beside = frames(minimal, home)
    rows = [
        ("zedentui, with the frame of last time", again),
        ("zedentui, without", first),
        ("the smallest Textual app with such a table", beside),
    ]
    Path(sys.argv[1]).write_text(picture(rows), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
