"""What is copied arrives in the clipboard of the terminal at home, and is on the screen as well."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from programs import DOCUMENTED, Server, Start, program, zedentui
from terminal import Terminal

pytestmark = pytest.mark.terminal

SENTENCE = "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk"
SOURCE = "Kamerstukken II 2022/23, 34843, nr. 86, p. 5"


def copy_sentence(terminal: Terminal) -> None:
    """Press `y` on the first figure and wait until it says so."""
    terminal.wait_for("1.302")
    terminal.send("y")
    terminal.wait_for("Verstuurd naar je klembord")
    terminal.wait_for(lambda terminal: "zedenzaken" in terminal.text.partition("Verstuurd")[2])
    terminal.settle()


@pytest.mark.sshd
def test_over_ssh(kiosk: Server, start: Start) -> None:
    terminal = start(kiosk.command("open statistiek", "-tt"), columns=120, rows=40)
    copy_sentence(terminal)
    [text] = terminal.clipboard
    assert text.startswith(SENTENCE)
    assert SOURCE in text
    terminal.send("Y")
    terminal.wait_for("Tabel als CSV")
    rows = [row for row, line in enumerate(terminal.lines) if "kies wat" in line or "Tabel als CSV" in line]
    terminal.send("j" * (rows[1] - rows[0] - 1) + "\r")
    terminal.wait_for(lambda terminal: len(terminal.clipboard) == 2)
    table = terminal.clipboard[1].splitlines()
    assert len(table) == 1 + 11 * 11
    assert table[0].count(",") == table[1].count(",")
    assert any("1302" in row for row in table)


@pytest.mark.parametrize(
    ("settings", "times"),
    [
        ((DOCUMENTED / "tmux.conf").read_text(), 1),
        ("set -g set-clipboard off\nset -g allow-passthrough on", 1),
        ("set -g set-clipboard on\nset -g allow-passthrough on", 2),
        ("set -g set-clipboard external\nset -g allow-passthrough off", 0),
    ],
    ids=["documented", "passthrough", "both", "neither"],
)
def test_inside_tmux(tmux: Start, settings: str, times: int) -> None:
    terminal = tmux(zedentui(), settings=f"{settings}\nset -g status off", columns=120, rows=40)
    copy_sentence(terminal)
    texts = terminal.clipboard
    assert len(texts) == times
    assert len(set(texts)) == min(times, 1)
    for text in texts:
        assert text.startswith(SENTENCE)
        assert SOURCE in text


@pytest.mark.parametrize(
    ("settings", "passes"),
    [("", False), ("set -g set-clipboard on", True), ("set -g allow-passthrough on", True)],
    ids=["as it comes", "set-clipboard", "allow-passthrough"],
)
def test_what_is_said_of_tmux_is_what_it_does(tmux: Start, tmux_socket: Path, settings: str, passes: bool) -> None:
    """As it comes tmux takes no text of a program, neither for the terminal nor for its own buffers, and we say so."""
    terminal = tmux(zedentui(), settings=f"{settings}\nset -g status off", columns=120, rows=40)
    copy_sentence(terminal)
    said = " ".join(re.sub(r"[^\w-]", " ", terminal.text.partition("Verstuurd")[2]).split())
    assert "tmux geeft het alleen door met set-clipboard of allow-passthrough op on" in said
    assert bool(terminal.clipboard) is passes
    path = program("tmux")
    buffer = subprocess.run([path, "-S", tmux_socket, "show-buffer"], check=False, capture_output=True)
    assert (SENTENCE.encode() in buffer.stdout) is (settings == "set -g set-clipboard on")
