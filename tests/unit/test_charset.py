"""Terminals in other letters than UTF-8: which those are, and what is written there instead."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.color import Color

import zedentui
from zedentui.system.terminal import charset
from zedentui.text.ascii import like
from zedentui.text.clean import cells
from zedentui.tui.session.filters import COLOURLESS, likeness_in
from zedentui.tui.session.tmux import inside_tmux, passed_through


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "utf-8"),
        ({"LANG": "C"}, "utf-8"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "utf-8"),
        ({"LANG": "nl_NL.UTF-8"}, "utf-8"),
        ({"LANG": "nl_NL"}, "utf-8"),
        ({"LANG": "nl_NL.nonsense"}, "utf-8"),
        ({"LANG": "x.\udcff"}, "utf-8"),  # a byte that is no text, as os.environ has it
        ({"LC_ALL": "x.\udcff@\udce9"}, "utf-8"),
        ({"LC_ALL": "." + "9" * 5000}, "utf-8"),
        ({"LC_ALL": "C"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "nl_NL.UTF-8"}, "ascii"),
        ({"LANG": "nl_NL.ISO-8859-1"}, "iso8859-1"),
        ({"LANG": "nl_NL@euro", "LC_CTYPE": "C.UTF-8"}, "iso8859-15"),
        ({"LC_ALL": "nl_NL.UTF-8", "LANG": "nl_NL.ISO-8859-1"}, "utf-8"),
        ({"LANG": "ru_RU.KOI8-R"}, "ascii"),
        ({"LANG": "nl_NL.CP1252"}, "ascii"),
        ({"LANG": "nl_NL.utf-16"}, "ascii"),
    ],
)
def test_the_character_set_follows_from_the_locale(environ: dict[str, str], expected: str) -> None:
    assert charset(environ) == expected


@given(st.text(st.characters(exclude_characters="\x00", codec="utf-8"), max_size=40), st.binary(max_size=8))
def test_no_locale_stops_a_session(text: str, junk: bytes) -> None:
    value = text + os.fsdecode(junk.replace(b"\0", b""))
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        codecs.lookup(charset({name: value}))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("ascii", "○◔◑● ✓≈±✗ ─│┌▁█", "ooo* v=+x -|+_#"),
        ("ascii", "barrièremodel – ‘x’…", "barrieremodel - 'x'~"),
        ("ascii", "中", "? "),
        ("iso8859-1", "barrière ●", "barrière *"),
    ],
)
def test_a_likeness_takes_as_many_cells(name: str, text: str, expected: str) -> None:
    [segment] = likeness_in(name).apply([Segment(text, Style(bold=True))], Color(0, 0, 0))
    assert segment == Segment(expected, Style(bold=True))


def test_in_ascii_no_sign_becomes_another_that_means_something() -> None:
    from zedentui.kinds import doubt
    from zedentui.kinds.claim import VERDICTS

    for signs in (
        [doubt.PRINTED, doubt.PRESUMED, doubt.REVISED, doubt.EMPTY, "*"],
        [verdict.sign for verdict in VERDICTS.values()],
        ["‹", "›", doubt.PRINTED],
    ):
        assert len({like(sign) for sign in signs}) == len(signs), signs


def test_what_the_screen_is_written_with_has_a_likeness() -> None:
    """What has none becomes a `?`, which means something here."""
    package = Path(zedentui.__file__).parent
    lacking = {
        (path.name, character)
        for folder in ("tui", "kinds", "sheet", "cli")
        for path in (package / folder).rglob("*.py")
        for character in set(path.read_text("utf-8"))
        if not character.isascii() and cells(character) and like(character).strip() == "?"
    }
    assert not lacking


def test_without_colour_the_rest_stays() -> None:
    [segment] = COLOURLESS.apply(
        [Segment("x", Style(color="red", bgcolor="blue", bold=True, reverse=True))], Color(0, 0, 0)
    )
    assert segment.style == Style(bold=True, reverse=True)


def test_what_tmux_hands_on() -> None:
    assert inside_tmux({"TMUX": "/tmp/x,1,0"})
    assert inside_tmux({"TERM": "tmux-256color"})
    assert not inside_tmux({"TERM": "xterm-256color"})
    assert passed_through("\x1b]52;c;eA==\a") == "\x1bPtmux;\x1b\x1b]52;c;eA==\a\x1b\\"
