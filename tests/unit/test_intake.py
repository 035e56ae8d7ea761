"""What a terminal sends, whole or broken off, in whatever pieces: as messages, and always with an end."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser
from textual.message import Message

from zedentui.tui.session.intake import LONGEST_PASTE, Intake

PASTE = {"\x1b[200~", "\x1b[201~"}
WHOLE = sorted(
    text
    for text in ANSI_SEQUENCES_KEYS
    if text[:2] in {"\x1b[", "\x1bO"} and len(text) > 2 and text[2] not in "[M" and text not in PASTE
)
LETTERS = "abcqQ159?/ éß日\r\t\x03"
typed = st.lists(st.one_of(st.sampled_from(LETTERS), st.sampled_from(WHOLE)), max_size=30)


def said(messages: Iterable[Message]) -> list[tuple[str, str | None]]:
    """Keys by name and pastes by text."""
    found: list[tuple[str, str | None]] = []
    for message in messages:
        if isinstance(message, events.Key):
            found.append((message.key, message.character))
        elif isinstance(message, events.Paste):
            found.append(("paste", message.text))
    return found


def pieces(text: str, cuts: list[int]) -> list[str]:
    """`text` cut at the given places."""
    places = sorted({0, len(text), *(cut % (len(text) + 1) for cut in cuts)})
    return [text[begin:end] for begin, end in pairwise(places)]


@given(typed, st.lists(st.integers(0, 10_000), max_size=8))
def test_whole_keys_are_what_textual_makes_of_them_however_they_are_cut(keys: list[str], cuts: list[int]) -> None:
    expected = [pair for key in keys for pair in said(XTermParser(False).feed(key))]
    intake = Intake()
    found = [pair for piece in pieces("".join(keys), cuts) for pair in said(intake.feed(piece))]
    assert found == expected


@pytest.mark.parametrize("key", WHOLE)
def test_every_key_that_textual_knows_comes_through_and_takes_nothing_with_it(key: str) -> None:
    assert said(Intake().feed(f"{key}q")) == [*said(XTermParser(False).feed(key)), ("q", "q")]


@given(
    st.text(st.characters(exclude_characters="\x1b\x00", exclude_categories=["Cs"]), max_size=200),
    st.lists(st.integers(0, 10_000), max_size=8),
)
def test_a_paste_is_one_text_however_it_is_cut(text: str, cuts: list[int]) -> None:
    intake = Intake()
    whole = f"a\x1b[200~{text}\x1b[201~b"
    found = [pair for piece in pieces(whole, cuts) for pair in said(intake.feed(piece))]
    assert found == [("a", "a"), ("paste", text), ("b", "b")]


@given(st.text("ab[]0;~\x1b\x03\x07\\POM<é", max_size=400), st.lists(st.integers(0, 10_000), max_size=8))
def test_after_anything_and_a_rest_a_key_is_a_key(text: str, cuts: list[int]) -> None:
    intake = Intake()
    for piece in pieces(text, cuts):
        list(intake.feed(piece))
    for _ in range(2):
        list(intake.rest())
    intake._parser = XTermParser(False)  # its own clock has not run in this test
    assert said(intake.feed("q"))[-1:] == [("q", "q")]


@given(st.text("ab[]0;~\x1b\x03\x07\\POM<é", max_size=400), st.lists(st.integers(0, 10_000), max_size=8))
def test_without_a_pause_nothing_is_left_to_be_said(text: str, cuts: list[int]) -> None:
    """And whoever has nothing to wait for does not wake."""
    intake = Intake()
    for piece in pieces(text, cuts):
        list(intake.feed(piece))
        if intake.pause is not None:
            continue
        before = intake._pending, intake._paste, intake._dropping, intake._given_up
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("textual._parser.get_time", lambda: float("inf"))
            assert said(intake.rest()) == []
        assert (intake._pending, intake._paste, intake._dropping, intake._given_up) == before


@pytest.mark.parametrize("keys", [*LETTERS, *WHOLE, "\x1b[200~geplakt\x1b[201~"])
def test_a_whole_key_waits_for_nothing(keys: str) -> None:
    intake = Intake()
    list(intake.feed(keys))
    assert intake.pause is None


@pytest.mark.parametrize(
    "keys", ["\x1b", "\x1bO", "\x1ba", "\x1b[", "\x1b[1;", "\x1b]0;naam", "\x1b[200~", "\x1b[200~half\x1b[201"]
)
def test_what_is_unfinished_is_waited_for(keys: str) -> None:
    intake = Intake()
    list(intake.feed(keys))
    assert intake.pause is not None


def test_a_paste_without_an_end_is_given_up_and_its_late_end_is_no_key() -> None:
    intake = Intake()
    assert said(intake.feed("\x1b[200~half")) == []
    assert intake.pause is not None
    assert intake.pause <= 0.5
    assert said(intake.rest()) == [("paste", "half")]
    assert said(intake.feed("q5 rest\x1b[201~j")) == [("j", "j")]


def test_the_late_rest_of_a_paste_is_not_obeyed_before_its_end_has_come() -> None:
    intake = Intake()
    list(intake.feed("\x1b[200~half"))
    list(intake.rest())
    assert [key for key, _ in said(intake.feed("q" * 4096))] == []
    assert said(intake.feed("qqq\x1b[201~j")) == [("paste", "q" * 4099), ("j", "j")]


def test_a_paste_is_bounded() -> None:
    intake = Intake()
    list(intake.feed("\x1b[200~"))
    for _ in range(300):
        list(intake.feed("x" * 4096))
    assert sum(map(len, intake._paste or ())) <= LONGEST_PASTE + 4096
    ((kind, text),) = said(intake.feed("\x1b[201~"))
    assert (kind, len(text or "")) == ("paste", LONGEST_PASTE)


@pytest.mark.parametrize("begin", ["\x1b[", "\x1b[?", "\x1b]52;c;", "\x1bP", "\x1b_"])
@pytest.mark.parametrize("size", [1, 63, 5000, 300_000])
def test_a_flood_in_an_unfinished_sequence_is_no_keys_and_ends_with_ctrl_c_or_a_pause(begin: str, size: int) -> None:
    intake = Intake()
    flood = begin + "1" * size
    for start in range(0, len(flood), 4096):
        assert said(intake.feed(flood[start : start + 4096])) == []
    assert said(intake.feed("\x03")) == [("ctrl+c", "\x03")]
    for start in range(0, len(flood), 4096):
        assert said(intake.feed(flood[start : start + 4096])) == []
    assert said(intake.rest()) == []
    assert said(intake.feed("q")) == [("q", "q")]


def test_a_lone_escape_is_the_escape_key_after_a_moment() -> None:
    intake = Intake()
    assert said(intake.feed("\x1b")) == []
    assert said(intake.rest()) == [("escape", "\x1b")]
    assert said(intake.feed("\x1b\x1b")) == [("escape", "\x1b")]
    assert said(intake.rest()) == [("escape", "\x1b")]


def test_answers_for_programs_are_nobodys_keys() -> None:
    intake = Intake()
    assert said(intake.feed("a\x1b]11;rgb:0000/0000/0000\x1b\\b\x1bP1+r\x1b\\c\x1b]0;x\x07d")) == [
        (letter, letter) for letter in "abcd"
    ]
