"""ctrl+z and fg in a shell with job control: the terminal is the shell's meanwhile, and ours again afterwards."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import pytest
from programs import Start, program, zedentui

pytestmark = pytest.mark.terminal


def test_to_the_shell_and_back(start: Start, database: Path) -> None:
    terminal = start([program("bash"), "--norc", "--noprofile", "-i"], columns=90, rows=24)
    command = " ".join(quote(str(word)) for word in (*zedentui(), "--db", database))
    terminal.send(f"PS1='klaar> '; {command}\n")
    terminal.wait_for("1.302")
    terminal.wait_for(lambda seen: 1049 in seen.modes)
    for before in ("", "f"):  # from a field as well
        terminal.send(before + "\x1a")
        terminal.wait_for(lambda seen: 1049 not in seen.modes)
        terminal.wait_for("klaar>")
        assert terminal.modes - {2004} == {7, 25}  # bash reads its line with pastes in brackets
        terminal.send("echo $((6*7))en\n")
        terminal.wait_for("42en")
        terminal.send("fg\n")
        terminal.wait_for(lambda seen: 1049 in seen.modes)
        terminal.wait_for(lambda seen: "1.302" in seen.text and "42en" not in seen.text)
    terminal.send("\x1b")
    terminal.wait_for("f Filter")
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    terminal.send("q")
    terminal.wait_for(lambda seen: 1049 not in seen.modes)
    terminal.send("exit\n")
    assert terminal.wait_exit() == 0


def test_without_a_shell_it_does_not_stop(start: Start, database: Path) -> None:
    """Started by a terminal itself, as by `ssh -t` or in a window of tmux: nobody could type `fg`."""
    terminal = start([*zedentui(), "--db", database], columns=90, rows=24)
    terminal.wait_for("1.302")
    terminal.send("\x1a")
    terminal.wait_for("geen shell")
    assert 1049 in terminal.modes
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
