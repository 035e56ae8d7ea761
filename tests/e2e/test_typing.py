"""What is typed in one breath arrives in one packet: every key counts, in its order, also before a screen is there."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from statistics import median

import pytest
from programs import Start, zedentui
from terminal import FRAME_BEGINS, Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def opened(split: Start, database: Path) -> Terminal:
    terminal = split([*zedentui(), "--db", database], columns=100, rows=30)
    terminal.wait_for("1.302")
    return terminal


def test_a_question_and_enter_in_one_packet_go_to_the_answer(opened: Terminal) -> None:
    opened.send("/sepot 2021\r")
    opened.wait_for("In 2021 seponeerde het OM 1.215")
    opened.wait_for("1 Statistiek")


def test_a_question_and_copy_in_one_packet_copy_its_answer(opened: Terminal) -> None:
    opened.send("/instroom verkrachting 2021\x19")
    opened.wait_for(lambda terminal: b"\x1b]52;c;" in terminal.raw)
    opened.settle()
    [payload] = re.findall(rb"\x1b\]52;c;([^\a]*)\a", bytes(opened.raw))
    assert "In 2021 stroomden 677 verkrachtingszaken in" in base64.b64decode(payload).decode()


@pytest.mark.parametrize(
    ("keys", "copied"),
    [
        ("4jy", "Motie-Van der Woude"),
        ("jy", "In 2022 seponeerde het OM 1.147 zedenzaken op technische gronden"),
        ("oy", "verkrachtingszaken onvoorwaardelijk"),
        ("4Yj\r", "29270, nr. 131"),
        ("44jy", "Motie-Van der Woude"),
        ("4jr1h4y", "Motie-Van der Woude"),
    ],
)
def test_every_key_of_a_packet_is_meant_for_what_the_one_before_opened(
    opened: Terminal, keys: str, copied: str
) -> None:
    opened.send(keys)
    opened.wait_for(lambda terminal: b"\x1b]52;c;" in terminal.raw)
    opened.settle()
    [payload] = re.findall(rb"\x1b\]52;c;([^\a]*)\a", bytes(opened.raw))
    assert copied in base64.b64decode(payload).decode()


def test_keys_before_a_screen_is_there(opened: Terminal) -> None:
    for keys in ("/\r", "/\x19", "/\x1b[B\x1b[A\r", "/\x1b", "f\r", "rrr", "4r2r", "r/\r"):
        opened.send(keys)
        opened.settle()
        assert opened.process.poll() is None, keys
        opened.send("\x1b\x1b1")
        opened.wait_for("1 Statistiek")
        opened.settle()
    opened.send("q")
    assert opened.wait_exit() == 0
    assert opened.restored


@pytest.mark.parametrize(
    "keys",
    [
        ["2", "jjj", "z", "jj", "z", "3", "G", "4", "j"],
        ["5", "jj", "6", "\x1b[6~", "kk", "1", "o", "e", "c", "hh", "fsep", "\x1b"],
        ["/sepot", " 2021", "\x1b", "?", "\x1b", "b", "j", "\x1b", "Y", "j"],
    ],
)
def test_only_differences_are_sent_and_the_screen_is_right(opened: Terminal, keys: list[str]) -> None:
    drawn(opened)
    # What stands there after many small differences is what one drawing of everything gives.
    for each in keys:
        opened.send(each)
        opened.settle(0.1)
    opened.settle(2)
    before = opened.seen
    opened.screen.reset()
    opened.send("\x0c")
    opened.wait_for(lambda terminal: terminal.seen == before)


def drawn(terminal: Terminal) -> None:
    """Wait until the first screen is complete, the chart too."""
    terminal.wait_for("corona 2020")
    terminal.settle()


def test_a_resize_there_and_back_leaves_nothing_behind(opened: Terminal) -> None:
    drawn(opened)
    lines = opened.lines
    opened.resize(60, 30)
    opened.resize(100, 30)
    opened.screen.reset()  # a terminal that lost everything on the way
    opened.wait_for(lambda terminal: terminal.lines == lines)


def test_what_explains_the_cursor_follows_a_held_key(split: Start, database: Path) -> None:
    # Only the list moves while the key is down: fewer bytes than the same keys one by one, and the same in the end.
    sent: dict[str, int] = {}
    lines: dict[str, list[str]] = {}
    for keys in (["j", "\x1b[B"] * 3, ["j" * 6]):  # the same key at once would be one that is held down
        terminal = split([*zedentui(), "--db", database, "--peildatum", "2024-08-30"], columns=100, rows=30)
        terminal.wait_for("1.302")
        for pane in "12356":
            terminal.send(pane)
            terminal.settle(1)
            before = len(terminal.raw)
            for key in keys:
                terminal.send(key)
                terminal.settle(0.2)
            if pane in lines:
                terminal.wait_for(lambda terminal, pane=pane: terminal.lines == lines[pane])
                assert len(terminal.raw) - before < sent[pane] * 0.8, pane
            lines[pane] = terminal.lines
            sent[pane] = len(terminal.raw) - before


@pytest.mark.parametrize("far", [{}, {"SSH_CONNECTION": "10.0.0.1 2 10.0.0.2 22"}], ids=["here", "over ssh"])
def test_a_key_is_one_frame(split: Start, database: Path, far: dict[str, str]) -> None:
    """The cursor and what explains the row under it; on a busy machine now and then in parts."""
    terminal = split([*zedentui(), "--db", database], columns=80, rows=24, environ=far)
    terminal.wait_for("1.302")
    for pane in "12356":
        terminal.send(pane)
        terminal.settle()
        frames = []
        for key in ("\x1b[B", "j", "\x1b[A") * 3:  # never the same one again, which at once would be one held down
            before = len(terminal.raw)
            terminal.send(key)
            terminal.settle()
            frames.append(bytes(terminal.raw[before:]).count(FRAME_BEGINS))
        assert median(frames) == 1, pane


def test_a_held_key_is_drawn_less_often_than_it_comes(split: Start, database: Path) -> None:
    """In one packet, as when a line was stuck for a moment: the rows in between are of no use to anybody."""
    terminal = split([*zedentui(), "--db", database], columns=80, rows=24)
    terminal.wait_for("1.302")
    terminal.send("6")
    terminal.settle()
    before = len(terminal.raw)
    terminal.send("\x1b[B" * 30)
    terminal.settle()
    assert bytes(terminal.raw[before:]).count(FRAME_BEGINS) < 30
