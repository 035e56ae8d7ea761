"""The installed program as people use it from elsewhere: through a real sshd, and inside tmux there or here."""

from __future__ import annotations

import shlex
import subprocess
from pathlib import Path

import pytest
from programs import DOCUMENTED, Server, Start, program, remote_command, zedentui
from terminal import Terminal, environment

pytestmark = pytest.mark.terminal

PANES = {
    "1": ("Zedenmisdrijven, aantal", "1.302", "46,3% van de", "Tabel 1, p. 5"),
    "2": ("Betekenisvolle interventies", "4 november 2022", "kst-34843-86"),
    "3": ("WODC-onderzoek", "Volgende stap", "kst-31015-259"),
    "4": ("Motie-Buitenweg", "aangenomen 121-29", "kst-29270-131"),
    "5": ("Toezegging of verwachting", "853 dagen", "peildatum 30 augustus 2024"),
    "6": ("✓ klopt", "✗ wijkt af", "De brief", "Nagerekend"),
}
"""What only that pane shows: an item, a figure or a day, and its source."""
SIZES = [(80, 24), (61, 19), (200, 60), (100, 31), (30, 8), (140, 20), (80, 24), (97, 33)]
"""Sizes of someone who drags the corner of the window; narrow and wide layouts in turn."""


def over_ssh(start: Start, server: Server, home: Path, *words: str | Path, **options: int) -> Terminal:
    """Start the program on a fixed day through ssh and wait for its first figure."""
    line = remote_command([*zedentui(), "--peildatum", "2024-08-30", *words], environment(home))
    terminal = start(server.command(line, "-tt"), **options)
    terminal.wait_for("1.302")
    return terminal


def leave(terminal: Terminal) -> None:
    """Quit: the code of the program reaches the shell of the user, whose terminal is as it was."""
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


@pytest.mark.sshd
def test_everything_over_ssh(sshd: Server, start: Start, home: Path) -> None:
    terminal = over_ssh(start, sshd, home, columns=120, rows=40)
    for key in [*"23456", "1"]:
        terminal.send(key)
        terminal.wait_for(lambda terminal, key=key: all(text in terminal.text for text in PANES[key]))
    terminal.send("b")
    terminal.wait_for("Naslag: bron, begrippen")
    terminal.wait_for("Bron van dit onderdeel")
    terminal.send("\x1b")
    terminal.wait_for("46,3% van de")
    terminal.send("?")
    terminal.wait_for("Delictgroep wisselen")
    terminal.send("\x1b")
    terminal.wait_for("46,3% van de")
    terminal.send("/")
    terminal.wait_for("Typ een vraag")
    terminal.send("verkrachting technisch sepot 2021")
    terminal.wait_for("In 2021 seponeerde het OM 343 verkrachtingszaken op technische gronden")
    terminal.wait_for("Kamerstukken II 2022/23, 34843, nr. 86, p. 6")
    terminal.send("\r")
    terminal.wait_for("Verkrachting, aantal")
    terminal.wait_for("In 2021 seponeerde het OM 343 verkrachtingszaken op technische gronden")
    terminal.send("y")
    terminal.wait_for(lambda terminal: bool(terminal.clipboard))
    [copied] = terminal.clipboard
    assert copied.startswith("In 2021 seponeerde het OM 343 verkrachtingszaken op technische gronden")
    assert copied.endswith("(Kamerstukken II 2022/23, 34843, nr. 86, p. 6)")
    leave(terminal)


@pytest.mark.sshd
def test_any_size_while_it_draws_over_ssh(sshd: Server, start: Start, home: Path) -> None:
    # A session that was already in this size beside it: every cell must come out the same.
    columns, rows = SIZES[-1]
    other = over_ssh(start, sshd, home, columns=columns, rows=rows)
    terminal = over_ssh(start, sshd, home, columns=100, rows=30)
    for number, (width, height) in enumerate(SIZES * 2):
        terminal.send(str(number % 6 + 1))
        terminal.pump(0.01)  # now it is busy drawing
        terminal.resize(width, height)
    for key in "64":
        for each in (other, terminal):
            each.send(key)
            each.wait_for(lambda terminal, key=key: all(text in terminal.text for text in PANES[key]))
            each.settle()
        terminal.wait_for(lambda terminal: terminal.seen == other.seen)
    leave(terminal)


@pytest.mark.sshd
def test_inside_tmux_over_ssh(sshd: Server, start: Start, home: Path, tmp_path: Path, tmux_socket: Path) -> None:
    tmux = [program("tmux"), "-S", tmux_socket]
    settings = tmp_path / "tmux.conf"
    settings.write_text(f"{(DOCUMENTED / 'tmux.conf').read_text()}\nset -g status off\n")
    inside = shlex.join(map(str, zedentui()))
    try:
        line = remote_command([*tmux, "-f", settings, "new-session", inside], environment(home))
        terminal = start(sshd.command(line, "-tt"), columns=100, rows=30)
        terminal.wait_for("1.302")
        terminal.send("4")
        terminal.wait_for("Motie-Buitenweg")
        terminal.resize(80, 24)
        terminal.wait_for(lambda terminal: "Toetsen" in terminal.lines[-1])
        terminal.send("y")
        terminal.wait_for(lambda terminal: bool(terminal.clipboard))
        [copied] = terminal.clipboard
        assert copied.startswith("Motie-Buitenweg")
        terminal.send("q")
        assert terminal.wait_exit() == 0
        assert terminal.restored
    finally:
        subprocess.run([*tmux, "kill-server"], check=False, capture_output=True)


@pytest.mark.sshd
def test_exit_codes_reach_the_shell_over_ssh(sshd: Server, start: Start, home: Path, tmp_path: Path) -> None:
    line = remote_command([*zedentui(), "--db", tmp_path / "weg.duckdb"], environment(home))
    terminal = start(sshd.command(line, "-tt"))
    terminal.wait_for("Druk op q")
    terminal.send("q")
    assert terminal.wait_exit() == 3
    assert terminal.restored


@pytest.mark.sshd
def test_without_a_terminal_over_ssh(sshd: Server, home: Path) -> None:
    """The screen says in one sentence what it lacks, a look-up answers."""
    line = remote_command(zedentui(), environment(home))
    found = subprocess.run(sshd.command(line, "-T"), capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    assert found.returncode == 2
    assert found.stdout == b""
    assert b"ssh -t" in found.stderr
    assert len(found.stderr.splitlines()) == 1
    words = ["statistiek", "--maat", "onvoorwaardelijk_sepot", "--jaar", "2022", "--format", "csv"]
    line = remote_command([*zedentui(), *words], environment(home))
    found = subprocess.run(sshd.command(line, "-T"), capture_output=True, stdin=subprocess.DEVNULL, timeout=60)
    assert found.returncode == 0, shlex.join(words)
    assert b"1302" in found.stdout
    assert b"\x1b" not in found.stdout + found.stderr


def test_inside_tmux_of_another_name(tmux: Start) -> None:
    terminal = tmux(zedentui(), settings="set -g default-terminal screen\nset -g status off", columns=100, rows=30)
    terminal.wait_for("1.302")
    terminal.send("6")
    terminal.wait_for("✗ wijkt af")
    terminal.send("q")
    assert terminal.wait_exit() == 0
