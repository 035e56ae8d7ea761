"""The installed program as people use it from elsewhere: through a real sshd, and inside tmux."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from programs import Server, Start, remote_command, zedentui
from terminal import environment

pytestmark = pytest.mark.terminal


@pytest.mark.sshd
def test_over_ssh(sshd: Server, start: Start, home: Path) -> None:
    terminal = start(sshd.command(remote_command(zedentui(), environment(home)), "-tt"), columns=100, rows=30)
    terminal.wait_for("1.302")
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    terminal.resize(80, 24)
    terminal.wait_for(lambda terminal: "Toetsen" in terminal.lines[-1])
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


@pytest.mark.sshd
def test_exit_codes_reach_the_shell_over_ssh(sshd: Server, start: Start, home: Path, tmp_path: Path) -> None:
    line = remote_command([*zedentui(), "--db", tmp_path / "weg.duckdb"], environment(home))
    terminal = start(sshd.command(line, "-tt"))
    terminal.wait_for("Druk op q")
    terminal.send("q")
    assert terminal.wait_exit() == 3
    assert terminal.restored


@pytest.mark.sshd
def test_a_look_up_over_ssh_needs_no_terminal(sshd: Server, home: Path) -> None:
    words = ["statistiek", "--maat", "onvoorwaardelijk_sepot", "--jaar", "2022", "--format", "csv"]
    line = remote_command([*zedentui(), *words], environment(home))
    found = subprocess.run(sshd.command(line, "-T"), capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    assert found.returncode == 0, shlex.join(words)
    assert b"1302" in found.stdout
    assert b"\x1b" not in found.stdout + found.stderr


@pytest.mark.parametrize("name", ["screen", "tmux-256color"])
def test_inside_tmux(tmux: Start, name: str) -> None:
    settings = f"set -g default-terminal {name}\nset -g status off"
    terminal = tmux(zedentui(), settings=settings, columns=100, rows=30)
    terminal.wait_for("1.302")
    terminal.send("6")
    terminal.wait_for("Instroom in 2018")
    terminal.send("q")
    assert terminal.wait_exit() == 0
