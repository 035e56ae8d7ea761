"""The last line of a screen: which keys stand there in any width."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from zedentui.text.clean import cells
from zedentui.tui.commands import COMMANDS, FOOTER, SURE
from zedentui.tui.widgets.key_line import Key, fitting

KEYS = st.lists(
    st.builds(lambda width, sure: Key("é", "é" * width, sure=sure), st.integers(1, 12), st.booleans()), max_size=14
)
SIGN = 2
"""Cells of the sign that something was left out, with a space."""


def line(keys: list[Key], gap: int) -> str:
    return (" " * gap).join(f"{key.shown} {key.word}" for key in keys)


def left_out(keys: list[Key], kept: list[Key]) -> list[Key]:
    return [key for key in keys if not any(key is each for each in kept)]


@given(KEYS, st.integers(0, 200))
def test_what_fits_is_shown_in_order_and_the_sure_ones_go_last(keys: list[Key], width: int) -> None:
    kept, gap = fitting(keys, width)
    gone = left_out(keys, kept)
    assert not kept or cells(line(kept, gap)) + (SIGN if gone else 0) <= width
    places = [next(at for at, each in enumerate(keys) if each is key) for key in kept]
    assert places == sorted(places)
    assert gap == (2 if cells(line(keys, 2)) <= width else 1)
    if any(key.sure for key in gone):
        assert all(key.sure for key in kept)


@given(KEYS, st.integers(0, 200))
def test_no_more_is_left_out_than_must_be(keys: list[Key], width: int) -> None:
    kept, _ = fitting(keys, width)
    if gone := left_out(keys, kept):
        last = next((key for key in gone if key.sure), gone[0])
        assert cells(line([*kept, last], 1)) > width - (SIGN if len(gone) > 1 else 0)


def test_the_order_of_the_line_names_commands_that_have_a_word() -> None:
    words = {command.id for command in COMMANDS if command.footer}
    assert set(FOOTER) - {""} <= words
    assert len(set(FOOTER)) == len(FOOTER)
    assert {name for name in SURE if name != "sluiten"} <= words
