"""The screen for a screen reader: what a key writes is the new line, once, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import Start, zedentui
from terminal import Terminal

pytestmark = pytest.mark.terminal


UP = re.compile(rb"\x1b\[(\d+)A\Z")


def fresh(terminal: Terminal, keys: str) -> str:
    """What the program writes after these keys, as a reader of the terminal speaks it; the cursor is where it begins.

    It goes up at the end, and nowhere else: no colours, nothing drawn again.
    """
    before = len(terminal.raw)
    terminal.send(keys)
    terminal.wait_for(lambda seen: len(seen.raw) > before and bool(UP.search(bytes(seen.raw))))
    terminal.settle()
    written = bytes(terminal.raw[before:]).lstrip(b"\r\n")
    told = UP.sub(b"", written)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f]", told)
    shown = told.decode().replace("\r\n", "\n")
    assert terminal.lines[terminal.screen.cursor.y] == shown.split("\n")[0].rstrip()
    assert terminal.screen.cursor.x == 0
    assert not any(terminal.lines[terminal.screen.cursor.y + shown.count("\n") :])  # below all that was said
    return shown


def test_a_cursor_key_writes_the_new_line_once(split: Start, database: Path) -> None:
    terminal = split([*zedentui(), "--db", database, "--voorlezen", "--peildatum", "2023-09-01"])
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


def test_doubt_is_spoken_and_a_question_is_answered(split: Start, database: Path) -> None:
    terminal = split([*zedentui(), "--db", database, "--voorlezen"])
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


@pytest.mark.parametrize(
    ("variable", "configured", "options", "aloud"),
    [
        ("1", "", [], True),
        ("ja", "", [], True),
        ("", "voorlezen = true", [], True),
        ("0", "voorlezen = true", [], True),
        ("", "voorlezen = true", ["--kiosk"], False),
        ("0", "", [], False),
        ("", "voorlezen = false", [], False),
        ("", 'voorlezen = "ja"', [], False),
        (None, None, [], False),
    ],
)
def test_the_variable_and_the_settings_ask_for_it_too(
    split: Start, database: Path, home: Path, variable: str | None, configured: str | None, options: list[str],
    aloud: bool,
) -> None:  # fmt: skip
    """ZEDENTUI_VOORLEZEN with anything but 0, or `[scherm] voorlezen = true`; a kiosk has no settings."""
    if configured is not None:
        (home / ".config" / "zedentui").mkdir(parents=True)
        (home / ".config" / "zedentui" / "config.toml").write_text(f"[scherm]\n{configured}\n")
    terminal = split(
        [*zedentui(), "--db", database, *options], environ={"ZEDENTUI_VOORLEZEN": variable} if variable else {}
    )
    terminal.wait_for("voor een schermlezer" if aloud else "1 Statistiek")
    assert (b"\x1b[?1049h" in bytes(terminal.raw)) is not aloud
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_each_part_of_a_line_says_what_it_is(split: Start, database: Path) -> None:
    """What it is about comes first, and what has a heading on the screen has a word before it here."""
    terminal = split([*zedentui(), "--db", database, "--voorlezen", "--peildatum", "2023-09-01"], columns=300)
    terminal.wait_for("q: stoppen.")
    terminal.settle()
    heading, claim = fresh(terminal, "6").strip().split("\n")
    assert heading.startswith("Narekenen, ")
    assert re.fullmatch(r"Instroom in 2018; de brief: ‘.*’; nagerekend: 2\.303 zaken; oordeel: klopt\.", claim)
    assert re.search(r"; nagerekend: .*; oordeel: ", fresh(terminal, "G"))
    assert "de brief:" not in fresh(terminal, " ")  # a sum of the tables is no claim of the letter
    promise = fresh(terminal, "5").strip().split("\n")[1]
    assert re.fullmatch(r"Campagne Don't look away; stand: loopt, nog 21 dagen; termijn: .*\.", promise)
    assert "; stemming: " in fresh(terminal, "4")
    assert "nummer 86, bladzijde " in fresh(terminal, "s")  # said, not spelled
    fresh(terminal, "2")
    fresh(terminal, "j")
    assert "; stand in de brief: loopt" in fresh(terminal, "j")
    terminal.send("q")
    assert terminal.wait_exit() == 0


def test_what_is_longer_than_the_screen_is_read_from_its_top_on(split: Start, database: Path) -> None:
    terminal = split([*zedentui(), "--db", database, "--voorlezen"], rows=5)
    terminal.wait_for("q: stoppen.")
    terminal.settle()
    terminal.send("5\r")
    terminal.settle()
    assert terminal.screen.cursor.y == 0
    terminal.send("j")
    terminal.settle()
    assert any(line.startswith("Paspoortwet") for line in terminal.lines[terminal.screen.cursor.y :][:1])
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert not any(terminal.lines[terminal.screen.cursor.y :])  # the shell goes on below


def test_the_sequence_of_a_key_may_come_in_pieces(split: Start, database: Path) -> None:
    """Byte by byte, as a slow line and the console of Linux may bring them."""
    terminal = split([*zedentui(), "--db", database, "--voorlezen"])
    terminal.wait_for("q: stoppen.")
    terminal.settle()
    before = terminal.lines[terminal.screen.cursor.y :]
    for byte in "\x1b[B":
        terminal.send(byte)
        terminal.settle()
    assert terminal.lines[terminal.screen.cursor.y :] != before
    assert "109,0 procent" in terminal.text
    terminal.send("\x1b")  # by itself it means nothing, and takes no key with it
    terminal.settle()
    terminal.send("k")
    terminal.settle()
    assert terminal.lines[terminal.screen.cursor.y].startswith("In 2022 stroomden")
    terminal.send("q")
    assert terminal.wait_exit() == 0
