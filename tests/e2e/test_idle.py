"""Silence: a session in which nobody types sends nothing, on every screen, so that a dead one can be noticed."""

from __future__ import annotations

import select

import pytest
from programs import Start, zedentui
from terminal import settle_all

pytestmark = pytest.mark.terminal

SILENCE = 1.2
"""Seconds: more than twice what a cursor that blinks would take."""
ROUNDS = [
    [("1", ""), ("2", ""), ("3", ""), ("4", "")],
    [("5", ""), ("6", ""), ("/verkr", "\x1b"), ("\x10", "\x1b")],
    [("?", "\x1b"), ("Y", "\x1b"), ("b", "\x1b"), ("fsepot", "\x1b")],
    [("M", "\x1b"), ("5d", "\x1b"), ("6t", "t"), ("mMn", "\x1b\x1b")],
]
"""What each of four sessions is made to show, and the way back."""


def test_no_screen_sends_anything_while_idle(split: Start) -> None:
    # Four at a time, so that their silences are one.
    terminals = [split(zedentui(), columns=80, rows=24) for _ in ROUNDS[0]]
    for terminal in terminals:
        terminal.wait_for("1.302")
    for screens in ROUNDS:
        for terminal, (keys, _) in zip(terminals, screens, strict=True):
            terminal.send(keys)
        settle_all(terminals)
        before = [terminal.text for terminal in terminals]
        assert not select.select([terminal.master for terminal in terminals], [], [], SILENCE)[0], before
        for terminal, (_, back) in zip(terminals, screens, strict=True):
            terminal.send(back)
        settle_all(terminals)
    for terminal in terminals:
        terminal.send("q")
        assert terminal.wait_exit() == 0
