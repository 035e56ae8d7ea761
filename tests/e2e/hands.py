"""Hands that type anything in any order: every command of the registry, in bursts that no screen can keep up with."""

from __future__ import annotations

import re
from random import Random
from time import monotonic

from terminal import PATIENCE, GaveUpError, Terminal

from zedentui.tui.commands import COMMANDS

SEQUENCES = {
    "tab": "\t", "shift+tab": "\x1b[Z", "slash": "/", "question_mark": "?", "space": " ", "backspace": "\x7f",
    "enter": "\r", "escape": "\x1b", "delete": "\x1b[3~", "insert": "\x1b[2~", "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~", "f1": "\x1bOP",
}  # fmt: skip
"""What a terminal sends for the names of keys in the registry."""

ARROWS = {"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F"}
"""The last letter of what a terminal sends for these."""

ENDS = {"q", "up", "ctrl+z"}
"""Not typed alone: `q` ends the session, and in the palette `up` goes to the last command, which is to stop."""

TYPED = ["\r", "\x1b", "\x1b\x1b", "\x03", "\x19", "\x1b[A\x1b[B", "0", "2022", "\x1b[200~sepot 2022\x1b[201~",
         "\x1b[200~" + "verkrachting [b] \\ ' % " * 40 + "\x1b[201~", "\x1b[201~", "\u00e9", "\U0001f600",
         "/sepot\x1b[B\r", "/begrip\r", "/\x1b", "b\x1b[B\x1b", "Yj\r", "Y\x1b", "?\x1b", "\x10\x1b", "\x10thema\r",
         "\x10naar moties\r", "\x10dossier\r", "fmotie\x1b", "fvog\r", "r4", "4r", "rr", "/r", "br", "d2023-07-05\r",
         "d\x1b"]  # fmt: skip
"""What people type in one go, pastes of one line and of none, and what falls on the wrong screen."""


def tokens() -> list[str]:
    """Everything that is typed: the first letters of any word, every key of every command, and `TYPED`."""
    keys = {key for command in COMMANDS for key in command.keys} - ENDS
    return sorted({sequence(key) for key in keys} - {sequence("ctrl+p")}) + TYPED


def sequence(key: str) -> str:
    """Give what a terminal sends for a key by the name it has in the registry."""
    if key in SEQUENCES:
        return SEQUENCES[key]
    held, _, name = key.rpartition("+")
    if name in ARROWS:
        return f"\x1b[1;{ {'shift': 2, 'ctrl': 5}[held] }{ARROWS[name]}" if held else f"\x1b[{ARROWS[name]}"
    if held == "ctrl":
        return chr(ord(name) & 0x1F)
    assert len(key) == 1, f"what a terminal sends for {key} is missing here"
    return key


def type_anything(terminal: Terminal, seed: int, bursts: int) -> None:
    """Type `bursts` bursts of 1 to 40 tokens, and resize in between; the same for the same seed.

    Raises AssertionError when the program ended.
    """
    source = Random(seed)
    kinds = tokens()
    for number in range(bursts):
        terminal.send("".join(source.choices(kinds, k=source.choice((1, 3, 12, 30)))))
        if source.random() < 0.2:
            terminal.resize(source.randint(20, 160), source.randint(5, 50))
        terminal.pump(source.choice((0.0, 0.01, 0.1, 0.3)))
        ended = terminal.process.poll()
        assert ended is None, f"seed {seed}, burst {number}: it ended with {ended}"


def back_to_statistics(terminal: Terminal) -> None:
    """Press escape and 1 as a person does who is lost, until the figures are there."""
    deadline = monotonic() + PATIENCE
    while True:
        for key in ("\x1b", "\x1b", "\x1b", "1"):
            terminal.send(key)
            terminal.settle()
        if re.search(r"Tabel [12], p\. [56]", terminal.text):  # the source that only these figures have
            return
        if monotonic() > deadline or terminal.process.poll() is not None:
            raise GaveUpError(f"no way back; the screen:\n{terminal.text}")
