"""What is typed in one breath arrives in one packet: every key counts, in its order, also before a screen is there."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest
from programs import Start, zedentui
from terminal import Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def opened(start: Start, database: Path) -> Terminal:
    terminal = start([*zedentui(), "--db", database], columns=100, rows=30)
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


@pytest.mark.parametrize("keys", ["/\r", "/\x19", "/\x1b[B\x1b[A\r", "/\x1b", "f\r", "rrr", "4r2r", "r/\r"])
def test_keys_before_a_screen_is_there(opened: Terminal, keys: str) -> None:
    opened.send(keys)
    opened.settle()
    opened.send("\x1b\x1b1")
    opened.wait_for("1 Statistiek")
    opened.send("q")
    assert opened.wait_exit() == 0
    assert opened.restored
