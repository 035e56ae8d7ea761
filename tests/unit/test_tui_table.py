"""Cells of a list: texts are cut, numbers never."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui.text.clean import cells
from zedentui.tui.widgets.table import clip_cell, matches


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("88,1% (1.147 van 1.302)", 30, "88,1% (1.147 van 1.302)"),
        ("88,1% (1.147 van 1.302)", 20, "88,1% (1.147 van…"),
        ("88,1% (1.147 van 1.302)", 10, "88,1%…"),
        ("hoogste 2.627 (2021)", 18, "hoogste 2.627…"),
        ("iets minder dan de helft", 12, "iets minder…"),
        ("onvoorwaardelijk", 8, "onvoorw…"),
    ],
)
def test_clip_cell(text: str, width: int, expected: str) -> None:
    assert clip_cell(text, width) == expected


@given(st.text(alphabet="ab 0123456789.,%()", max_size=60), st.integers(1, 40))
def test_a_cell_never_shows_half_a_number(text: str, width: int) -> None:
    shown = clip_cell(text, width)
    assert cells(shown) <= width
    if shown != text and " " in shown:
        words = shown.removesuffix("…").split(" ")
        assert all(word in text.split(" ") for word in words[:-1])


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("", "iets", True),
        ("VOG", "de vog-screening", True),
        ("barriere", "Barrièremodel", True),
        ("vog paspoort", "vog", False),
    ],
)
def test_matches(words: str, text: str, found: bool) -> None:
    assert matches(words, text) is found
