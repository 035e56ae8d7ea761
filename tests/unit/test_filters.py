"""The line filter: nothing a terminal would obey passes, ordinary text passes untouched, widths stay."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import ControlType, Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter
from textual.strip import Strip

from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.filters import CLEAN, COLOURLESS, chained, clean_text, likeness_in

BLACK = Color(0, 0, 0)


def test_clean_lines_pass_as_they_are() -> None:
    segments = [Segment("In 2022 seponeerde het OM 1.302 zedenzaken", Style(bold=True)), Segment("—│█▂ é"), Segment("")]
    assert CLEAN.apply(segments, BLACK) is segments


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x1b[31mb", "a[31mb"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("a\x9b31mb", "a31mb"),
        ("a\x9d52;c;eA==\x9cb", "a52;c;eA==b"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("a\rb\nc\td\x7fe\x00f", "abcdef"),
        ("tien\u00a0procent", "tien\u00a0procent"),
    ],
)
def test_what_a_terminal_would_obey_is_taken_out(dirty: str, clean: str) -> None:
    assert CLEAN.apply([Segment("x"), Segment(dirty, Style(bold=True))], BLACK) == [
        Segment("x"),
        Segment(clean, Style(bold=True)),
    ]


@given(st.text())
def test_nothing_unsafe_is_left_and_the_width_is_kept(text: str) -> None:
    cleaned = clean_text(text)
    assert not {unicodedata.category(character) for character in cleaned} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert cell_len(cleaned) == cell_len(text)
    cleaned.encode("utf-8")


@given(st.lists(st.text(), max_size=3), st.permutations([CLEAN, COLOURLESS, likeness_in("latin-1")]))
def test_a_chain_gives_what_its_filters_give_one_after_the_other(texts: list[str], filters: list[LineFilter]) -> None:
    segments = [Segment(text, Style(color="red", bold=True)) for text in texts]
    expected = segments
    for each in filters:
        expected = each.apply(expected, BLACK)
    assert chained(*filters).apply(segments, BLACK) == expected
    assert chained(*filters) is chained(*filters)


def test_what_is_drawn_of_any_widget_is_clean() -> None:
    app = SessionApp()
    drawn = Strip([Segment("a\x1b[31mb\u202ec")])
    for each in app.get_line_filters():
        drawn = drawn.apply_filter(each, BLACK)
    assert drawn.text.rstrip() == "a[31mbc"


def test_control_segments_lose_their_codes() -> None:
    segments = [Segment("\x1b[2J", None, [(ControlType.CLEAR,)]), Segment("tekst")]
    assert CLEAN.apply(segments, BLACK) == [Segment("[2J"), Segment("tekst")]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://zoek.officielebekendmakingen.nl/kst-34843-1.html", True),
        ("https://x\x1b\\\x1b]0;owned\x07", False),
        ("https://x/\u202e", False),
        ("https://x/ y", False),
    ],
)
def test_links_with_a_strange_address_lose_it(address: str, kept: bool) -> None:
    (segment,) = CLEAN.apply([Segment("bron", Style(link=address, bold=True))], BLACK)
    assert segment.text == "bron"
    assert segment.style is not None
    assert segment.style.bold
    assert segment.style.link == (address if kept else None)
