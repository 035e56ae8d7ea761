"""The page for advisers names keys that exist, commands that answer, and figures that are so."""

from __future__ import annotations

import re
import shlex
from itertools import takewhile
from pathlib import Path

import pytest
from cli_runner import run

from zedentui.cli.arguments import parse
from zedentui.cli.keys import _keys
from zedentui.store.store import Store
from zedentui.tui.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "spiekbriefje.md").read_text()
ROWS = [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in PAGE.splitlines() if line.startswith("| ")]
QUOTED = re.compile(r"`([^`]+)`")
SHOWN = {key for command in COMMANDS for key in _keys(command, {}).split()} | {"esc"}


def rows(heading: str) -> list[list[str]]:
    """The rows of the table under a heading."""
    return ROWS[next(number for number, row in enumerate(ROWS) if row[0] == heading) + 1 :]


def keys() -> dict[str, str]:
    """What the page says of each key."""
    cells = [row[at : at + 2] for row in takewhile(lambda row: len(row) == 4, rows("toets")) for at in (0, 2)]
    return {key: what for shown, what in cells for key in QUOTED.findall(shown)}


def test_every_key_is_one() -> None:
    assert len(keys()) > 15
    assert keys().keys() <= SHOWN
    assert {key for what in keys().values() for key in QUOTED.findall(what)} <= SHOWN


def test_every_key_is_on_the_page() -> None:
    """The first of each command; those of the debate sheet stand below the sheet itself."""
    shown = [_keys(command, {}).split() for command in COMMANDS if command.scope != "debatblad"]
    first = {keys[0] for keys in shown if keys}
    assert first - set("123456") <= set(QUOTED.findall(" ".join(" ".join(row) for row in rows("toets"))))
    assert {"1", "6"} <= keys().keys()


@pytest.mark.parametrize(
    ("key", "word"),
    [("/", "zoek"), ("x", "nakijken"), ("f", "filter"), ("m", "debatblad"), ("d", "peildatum"), ("t", "tabellen"),
     ("v", "vermoedelijk"), ("b", "bron"), ("y", "kop"), ("backspace", "terug"), ("q", "stop")],
)  # fmt: skip
def test_what_the_page_says_of_a_key_is_what_the_registry_says(key: str, word: str) -> None:
    command = next(command for command in COMMANDS if key in _keys(command, {}).split())
    assert word in keys()[key].lower()
    assert word in f"{command.title} {command.help}".lower()


def test_every_question_is_answered() -> None:
    asked = [QUOTED.findall(row[0])[0] for row in rows("vraag")[:4]]
    assert len(asked) == 4
    for question in asked:
        assert run("zoek", *question.split()).code == 0, question


def test_every_command_can_be_typed() -> None:
    typed = [line for line in QUOTED.findall(PAGE) if line.startswith("zedentui ") and line != "zedentui zoek"]
    assert len(typed) >= 6
    for line in typed:
        parse(shlex.split(line)[1:])
    for line in typed:
        if not re.search(r"controleer|kaart", line):
            assert run(*shlex.split(line)[1:]).code == 0, line


def test_its_figures_are_the_dossier_s(store: Store) -> None:
    said = run("zoek", "sepot", "2022").out
    for figure in ("1.302", "46,3%", "50,4%"):
        assert figure in PAGE
        assert figure in said
    doubt = run("statistiek", "--maat", "administratief_sepot").out
    presumed = run("statistiek", "--maat", "administratief_sepot", "--cijfers", "vermoedelijk").out
    assert "38?" in doubt
    assert "42!" in presumed
