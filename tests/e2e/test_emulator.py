"""The emulator of these tests shows what pyte shows, whatever is sent."""

from __future__ import annotations

import re

import pyte
from emulator import NARROW, Emulator
from hypothesis import example, given
from hypothesis import strategies as st
from pyte.screens import wcwidth

SEQUENCES = r"""
\r \n \b \t \x0e \x0f \x1b(0 \x1b(B \x1b)0 \x1b[4h \x1b[4l \x1b[?7l \x1b[?7h \x1b[H \x1b[2;7H \x1b[3G
\x1b[K \x1b[J \x1b[1J \x1b[2J \x1b[2P \x1b[2@ \x1b[2X \x1b[L \x1b[M \x1bM \x1bD \x1b7 \x1b8 \x1bc
\x1b[?5h \x1b[1m \x1b[0m \x1b[38;5;9m \x1b[48;2;1;2;3m \x1b[7m \x1b[?25l \x1b#8 \x1b[2;3r \x1b[A \x1b[?3h
"""
PIECES = st.one_of(
    st.text(st.sampled_from("ab ~€é·─●○…–\u0301\u200b\u00ad漢字✗🙂\u0391"), min_size=1, max_size=12),
    st.sampled_from([each.encode().decode("unicode_escape") for each in SEQUENCES.split()]),
    st.tuples(st.integers(1, 12), st.integers(1, 5)),
)


@given(st.lists(PIECES, max_size=40))
@example(["漢", "\x1b[2G", "a", "\x1b[H", "b"])
@example(["\x1b(0", "aab", "\x1b(B", "b"])
@example(["abc", "\x1b[H", "\x1b[4h", "d", (12, 3), "e"])
@example(["abcdefgh─", "\r", "\n", "\u0301"])
@example([*"abcdefghi", "\u0301"])
def test_it_shows_what_pyte_shows(pieces: list[str | tuple[int, int]]) -> None:
    ours, theirs = Emulator(9, 4), pyte.Screen(9, 4)
    streams = [pyte.Stream(ours), pyte.Stream(theirs)]
    for piece in pieces:
        for screen, stream in zip((ours, theirs), streams, strict=True):
            stream.feed(piece) if isinstance(piece, str) else screen.resize(piece[1], piece[0])
        shown = ours.display
        try:
            expected = theirs.display
        except IndexError:  # the half of a wide character is alone: that is where pyte stops
            return
        assert shown == expected, piece
    places = [(column, row) for row in range(theirs.lines) for column in range(theirs.columns)]
    assert [ours.buffer[y][x] for x, y in places] == [theirs.buffer[y][x] for x, y in places]
    assert (ours.cursor.x, ours.cursor.y, ours.cursor.attrs) == (theirs.cursor.x, theirs.cursor.y, theirs.cursor.attrs)


def test_what_is_narrow_takes_one_cell() -> None:
    narrow = re.findall(f"[{NARROW}]", "".join(map(chr, range(0x11_0000))))
    assert len(narrow) > 900
    assert [character for character in narrow if wcwidth(character) != 1] == []
