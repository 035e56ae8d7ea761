"""What a terminal leaves unfinished, and locales that are no text: the keyboard works, and the session starts."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs import Start, zedentui
from terminal import Terminal, environment

pytestmark = pytest.mark.terminal


@pytest.fixture
def opened(start: Start, database: Path) -> Terminal:
    terminal = start([*zedentui(), "--db", database])
    terminal.wait_for("1.302")
    return terminal


def test_an_unfinished_paste_gives_the_keyboard_back(opened: Terminal) -> None:
    opened.send("\x1b[200~a")
    opened.settle(0.6)
    opened.pump(0.6)
    opened.send("q")
    assert opened.wait_exit() == 0
    assert opened.restored


def test_an_unfinished_paste_of_many_megabytes_is_bounded(opened: Terminal) -> None:
    opened.send("/")
    opened.settle()
    before = resident(opened.pid)
    opened.send("\x1b[200~" + "sepot " * 800_000)
    opened.settle(0.6)
    assert resident(opened.pid) - before < 40_000
    opened.send("\x1b[201~")
    opened.settle()
    opened.send("\x1b")
    opened.settle()
    opened.send("q")
    assert opened.wait_exit() == 0


@pytest.mark.parametrize("begin", ["\x1b[", "\x1b]52;c;", "\x1bP"])
def test_a_flood_in_an_unfinished_sequence_does_not_starve_a_key(opened: Terminal, begin: str) -> None:
    opened.send(begin + "2" * 300_000)
    opened.settle()
    assert "1 Statistiek" in opened.text
    opened.send("q")
    assert opened.wait_exit(5) == 0


JUNK = {
    "LC_ALL": b"x.\xff",
    "LANG": b"\xe9\xff.\xfe@\xff",
    "LC_CTYPE": b"nl_NL.\xff",
    "TERMINFO": b"/dev/null/\xff",
    "LESSCHARSET": b"\xff",
}


@pytest.mark.parametrize("name", JUNK)
def test_an_environment_that_is_no_text_stops_nothing(start: Start, home: Path, database: Path, name: str) -> None:
    env = {key.encode(): value.encode() for key, value in environment(home).items()} | {name.encode(): JUNK[name]}
    before = sorted(home.rglob("*.log"))
    terminal = start([*zedentui(), "--db", database, "--kiosk"], env=env)
    terminal.wait_for("1.302")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert sorted(home.rglob("*.log")) == before


def test_a_name_of_a_terminal_that_is_no_text(start: Start, home: Path, database: Path) -> None:
    env = {key.encode(): value.encode() for key, value in environment(home).items()} | {b"TERM": b"xterm\xff"}
    terminal = start([*zedentui(), "--db", database], env=env)
    terminal.wait_for("1.302")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def resident(pid: int) -> int:
    """Kilobytes of memory that a process has."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
