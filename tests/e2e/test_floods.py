"""What a terminal leaves unfinished, and locales that are no text: the keyboard works, and the session starts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from programs import Server, Start, zedentui
from terminal import GaveUpError, Terminal, environment

pytestmark = pytest.mark.terminal


CTRL_C = "Druk op q om te stoppen"
"""Of what ctrl+c says: how to leave."""


@pytest.fixture
def opened(split: Start, database: Path) -> Terminal:
    terminal = split([*zedentui(), "--db", database])
    terminal.wait_for("1.302")
    return terminal


def test_an_unfinished_paste_gives_the_keyboard_back(opened: Terminal) -> None:
    opened.send("\x1b[200~a")
    opened.settle(0.6)
    opened.pump(0.6)
    opened.send("\x03")
    opened.wait_for(CTRL_C)
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
    opened.send("\x03")
    opened.wait_for(CTRL_C)
    opened.send("q")
    assert opened.wait_exit(5) == 0


@pytest.mark.sshd
def test_the_shared_account_lives_through_floods_and_a_locale_that_is_no_text(kiosk: Server, start: Start) -> None:
    """The paste without an end, the unfinished sequences and the locale of the review, through ssh and the wrapper."""
    before = sorted(Path("/tmp").glob("zedentui-*.log"))
    told = [word for name in ("LC_ALL", "LANG", "LC_CTYPE") for word in ("-o", f"SendEnv={name}")]
    junk = {b"LC_ALL": b"x.\xff", b"LANG": b"\xff", b"LC_CTYPE": b"nl_NL.\xff"}
    env = {key.encode(): value.encode() for key, value in os.environ.items()} | {b"TERM": b"xterm-256color"} | junk
    terminal = start(kiosk.command("", "-tt", *told)[:-1], env=env)
    terminal.wait_for("1.302")
    for flood in ("\x1b[200~a", "\x1b[200~" + "a" * 300_000, "\x1b[" + "2" * 100_000, "\x1b]52;c;" + "2" * 100_000):
        terminal.send(flood)
        terminal.settle(0.6)  # longer than a paste waits for its end
        for _ in range(20):  # what ssh still had on its way belongs to the paste, and a key that comes with it too
            terminal.send("4")
            terminal.pump(1)
            if "Motie-Buitenweg" in terminal.text:
                break
        terminal.wait_for("Motie-Buitenweg")
        terminal.send("1")
        terminal.wait_for("1.302")
    terminal.send("\x03")
    terminal.wait_for(CTRL_C)
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
    assert sorted(Path("/tmp").glob("zedentui-*.log")) == before


JUNK = {
    "LC_ALL": b"x.\xff",
    "LANG": b"\xe9\xff.\xfe@\xff",
    "LC_CTYPE": b"nl_NL.\xff",
    "TERMINFO": b"/dev/null/\xff",
    "LESSCHARSET": b"\xff",
}


def test_an_environment_that_is_no_text_stops_nothing(start: Start, home: Path, database: Path) -> None:
    """Side by side: one session for each name with junk, and one for a terminal whose own name is no text."""
    usual = {key.encode(): value.encode() for key, value in environment(home).items()}
    before = sorted(home.rglob("*.log"))
    sessions = {
        name: start([*zedentui(), "--db", database, "--kiosk"], env=usual | {name.encode(): junk})
        for name, junk in JUNK.items()
    }
    sessions["TERM"] = start([*zedentui(), "--db", database], env=usual | {b"TERM": b"xterm\xff"})
    for name, terminal in sessions.items():
        try:
            terminal.wait_for("1.302")
        except GaveUpError as error:
            raise AssertionError(f"{name}: {error}") from error
        terminal.send("q")
    assert {name: terminal.wait_exit() for name, terminal in sessions.items()} == dict.fromkeys(sessions, 0)
    assert sorted(home.rglob("*.log")) == before


def resident(pid: int) -> int:
    """Kilobytes of memory that a process has."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS"))
