"""Silence: a session in which nobody types sends nothing, on every screen, so that a dead one can be noticed."""

from __future__ import annotations

import pytest
from programs import Start, zedentui

pytestmark = pytest.mark.terminal

SILENCE = 1.2
"""Seconds: more than twice what a cursor that blinks would take."""
SCREENS = [("1", ""), ("2", ""), ("3", ""), ("4", ""), ("5", ""), ("6", ""), ("/verkr", "\x1b"), ("\x10", "\x1b"),
           ("?", "\x1b"), ("Y", "\x1b"), ("b", "\x1b"), ("fsepot", "\x1b")]  # fmt: skip


def test_no_screen_sends_anything_while_idle(start: Start) -> None:
    terminal = start(zedentui(), columns=80, rows=24)
    terminal.wait_for("1.302")
    for keys, back in SCREENS:
        terminal.send(keys)
        terminal.settle(0.8)
        assert not terminal.pump(SILENCE), f"something came after {keys!r}: {bytes(terminal.raw[-200:])!r}"
        terminal.send(back)
        terminal.settle(0.2)
    terminal.send("q")
    assert terminal.wait_exit() == 0
