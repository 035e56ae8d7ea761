"""Terminals of every kind: whatever their colours, size and letters, everything on the screen can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from colours import unreadable
from programs import Start, zedentui
from terminal import Terminal, settle_all

pytestmark = pytest.mark.terminal

COLOURS: dict[str, dict[str, str | None]] = {
    "truecolor": {"COLORTERM": "truecolor"},
    "256": {},
    "16": {"TERM": "xterm"},
    "none": {"NO_COLOR": "1"},
}
NO_FRAME: dict[str, str | None] = {"XDG_CACHE_HOME": "none"}
"""Keeps no frame for the next start, as a session that is split off does not."""
STEPS = ["y", "2", "4", "5", "/", "verkr", "\x1b", "\x10"]
"""What is typed: a copied sentence, the panes with charts, the look-up and the palette."""


def step(terminals: Sequence[Terminal], keys: str) -> None:
    """Type the same in all terminals and read until all are quiet, and no chart is still to be drawn."""
    for terminal in terminals:
        terminal.send(keys)
    settle_all(terminals)
    for terminal in terminals:
        terminal.wait_for(
            lambda terminal: "wordt getekend" not in terminal.text and "worden gelezen" not in terminal.text
        )


KINDS = {
    "truecolor": [("truecolor", 80, 24, theme) for theme in ("zeden-donker", "zeden-licht", "ansi-dark", "ansi-light")],
    "256": [("256", 60, 20, theme) for theme in ("zeden-donker", "zeden-licht", "ansi-dark", "ansi-light")],
    "others": [
        ("16", 80, 24, "zeden-donker"),
        ("16", 80, 24, "zeden-licht"),
        ("none", 80, 24, "zeden-donker"),
        ("none", 80, 24, "ansi-light"),
        ("truecolor", 200, 60, "zeden-donker"),
    ],
}
"""Colours, columns, rows and theme of the terminals that are side by side."""


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_has_the_colour_of_its_background(start: Start, split: Start, kind: str) -> None:
    terminals = {}
    for colours, columns, rows, theme in KINDS[kind]:
        begin = start if COLOURS[colours] else split  # what is read while the application is loaded is read anew
        terminals[colours, columns, theme] = begin(
            [*zedentui(), "--thema", theme], columns=columns, rows=rows, environ=COLOURS[colours] | NO_FRAME
        )
    for terminal in terminals.values():
        terminal.wait_for("1.302")
    for keys in STEPS:
        step(list(terminals.values()), keys)
        for which, terminal in terminals.items():
            dark = which[-1] in {"zeden-donker", "ansi-dark"}
            assert unreadable(terminal, dark=dark) == [], f"{which} after {keys!r}:\n{terminal.text}"
    for which, terminal in terminals.items():
        coloured = re.search(rb"\x1b\[[\d;]*\b(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])\b[\d;]*m", bytes(terminal.raw))
        assert bool(coloured) == (which[0] != "none"), which


LOCALES: dict[str, tuple[dict[str, str | None], str]] = {
    "C": ({"LANG": "C"}, "utf-8"),
    "missing": ({"LANG": None}, "utf-8"),
    "not installed": ({"LANG": "xx_XX.UTF-8", "LC_ALL": "xx_XX.UTF-8"}, "utf-8"),
    "all C": ({"LC_ALL": "C"}, "ascii"),
    "Latin-1": ({"LC_ALL": "nl_NL.ISO-8859-1"}, "iso8859-1"),
    "euro": ({"LANG": "nl_NL@euro"}, "iso8859-15"),
}


def test_every_locale_gets_letters_it_has(start: Start) -> None:
    terminals = {}
    for name, (environ, charset) in LOCALES.items():
        terminals[name] = start(
            [*zedentui(), "--peildatum", "2024-08-30"], columns=80, rows=24, environ=environ | NO_FRAME
        )
        terminals[name].charset = charset
    for terminal in terminals.values():
        terminal.wait_for("1.302")
    for keys, text in (
        ("2", "afgerond"),
        ("4", "Motie-Buitenweg"),
        ("5", "Toezegging"),
        ("/", "Typ een vraag"),
        ("barrieremodel", "Barri\u00e8remodel"),
        ("\x1b", "Toezegging"),
    ):
        for terminal in terminals.values():
            terminal.send(keys)
        settle_all(list(terminals.values()))
        for terminal in terminals.values():
            terminal.wait_for(text if terminal.charset != "ascii" else text.replace("\u00e8", "e"))
            own = re.sub(r"\? (?:Toetsen|gewenst)", "", terminal.text)  # the key, and the mark of this status
            assert "?" not in own, f"a mark without a likeness:\n{terminal.text}"
    for name, terminal in terminals.items():
        received = bytes(terminal.raw).decode(terminal.charset)  # the whole of it, without one wrong byte
        beyond = {character for character in received if not character.isascii()}
        if terminal.charset == "utf-8":
            assert beyond >= set("○●─"), name
        else:
            assert all(character.isalpha() or character in "×·±\u00a0€" for character in beyond), name
            assert bool(beyond) == (terminal.charset != "ascii"), name
        terminal.send("q")
        assert terminal.wait_exit() == 0


def test_what_is_typed_in_latin_1_is_understood(start: Start) -> None:
    terminal = start(zedentui(), environ={"LC_ALL": "nl_NL.ISO-8859-1"})
    terminal.charset = "iso8859-1"
    terminal.wait_for("1.302")
    terminal.send("/")
    terminal.wait_for("Typ een vraag")
    terminal.send("barri\u00e8remodel".encode("latin-1"))
    terminal.wait_for(lambda terminal: terminal.text.count("Barri\u00e8remodel") >= 1)


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (200, 60)])  # test_start.py has two between
def test_every_size_shows_the_figure_with_its_source(split: Start, columns: int, rows: int) -> None:
    terminal = split(zedentui(), columns=columns, rows=rows)
    terminal.wait_for("1.302")
    terminal.wait_for("p. 5")
    for key, text in (("2", "Het actieplan"), ("4", "Motie-Buitenweg"), ("6", "✗ wijkt af")):
        terminal.send(key)
        terminal.wait_for(text)
        terminal.wait_for("Bron")
    terminal.send("q")
    assert terminal.wait_exit() == 0
