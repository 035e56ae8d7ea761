"""The screen for a screen reader: what a key writes is the new line, once, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import Start, zedentui

pytestmark = pytest.mark.terminal


def fresh(terminal: object, keys: str) -> str:
    """What the program writes after these keys, as a reader of the terminal speaks it."""
    before = len(terminal.raw)  # type: ignore[attr-defined]
    terminal.send(keys)  # type: ignore[attr-defined]
    terminal.wait_for(lambda seen: len(seen.raw) > before and seen.raw.endswith(b"\n"))  # type: ignore[attr-defined]
    terminal.settle()  # type: ignore[attr-defined]
    written = bytes(terminal.raw[before:])  # type: ignore[attr-defined]
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", written)  # no colours, no jumps, nothing drawn again
    return written.decode().replace("\r\n", "\n")


def test_a_cursor_key_writes_the_new_line_once(start: Start, database: Path) -> None:
    terminal = start([*zedentui(), "--db", database, "--voorlezen", "--peildatum", "2023-09-01"])
    terminal.wait_for("q: stoppen.")
    terminal.settle()
    assert 1049 not in terminal.modes
    shown = fresh(terminal, "6")
    heading, first, *_ = shown.strip().split("\n")
    assert all(len(line) <= 80 for line in shown.split("\n"))
    assert heading.startswith("Narekenen, ")
    second = fresh(terminal, "\x1b[B")
    assert second.strip().split("\n")[0] != first
    assert fresh(terminal, "\x1b[A").split() == shown.split()[len(heading.split()) :]
    assert fresh(terminal, "k") == "Eerste regel.\n"
    assert fresh(terminal, "1").startswith("Statistiek, ")
    assert "Bron: Kamerstukken II" in fresh(terminal, "s")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def test_doubt_is_spoken_and_a_question_is_answered(start: Start, database: Path) -> None:
    terminal = start([*zedentui(), "--db", database, "--voorlezen"])
    terminal.wait_for("q: stoppen.")
    terminal.settle()
    told = [fresh(terminal, key) for key in "jjjjjjhhhhhh"]
    assert any("vermoedelijk 42" in each for each in told)
    terminal.send("/")
    terminal.wait_for("Je vraag")
    terminal.send("verkrachting sepot 2022\n")
    terminal.wait_for("412")
    terminal.send("\x04")
    assert terminal.wait_exit() == 0
    assert terminal.restored
