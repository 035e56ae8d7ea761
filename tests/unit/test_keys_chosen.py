"""Keys that someone chose in the settings file: what cannot work is told."""

from __future__ import annotations

import re
from pathlib import Path

from zedentui.cli.arguments import parse
from zedentui.tui.commands import COMMANDS, OTHER_IDS, key_problems

SOURCE = Path(__file__).resolve().parents[2] / "src" / "zedentui" / "tui"


def test_as_it_comes_there_is_nothing_to_tell() -> None:
    assert key_problems({}) == ""
    assert key_problems({command.id: ",".join(command.keys) for command in COMMANDS if command.keys}) == ""


def test_an_id_that_does_not_exist_is_told() -> None:
    assert "‘onzin’ bestaat niet" in key_problems({"onzin": "x", "zoek": "ctrl+f"})


def test_two_commands_on_one_key_are_told_where_both_work() -> None:
    told = key_problems({"zoek": "q"})
    assert "zoek" in told
    assert "stop" in told
    assert "Toets q" in told
    assert key_problems({"zoek": "/"}) == ""  # as people write the key that it has
    assert key_problems({"statistiek.eenheid": "d"}) == ""  # the Agenda's, which is another pane
    assert key_problems({"statistiek.eenheid": "j"})  # moves everywhere


def test_every_other_id_of_a_key_in_the_source_is_known() -> None:
    bindings = re.findall(r"Binding\((?:[^()]|\([^()]*\))*?\bid=\"([^\"]+)\"", "\n".join(
        path.read_text(encoding="utf-8") for path in sorted(SOURCE.rglob("*.py"))))  # fmt: skip
    assert set(bindings) - {command.id for command in COMMANDS} == OTHER_IDS


def test_help_version_and_free_words() -> None:
    assert parse(["help"]).help
    asked = parse(["help", "statistiek"])
    assert (asked.help, asked.command) == (True, "statistiek")
    assert parse(["-V"]).version
    free = parse(["Verkrachting", "2022", "--format", "json"])
    assert (free.command, free.words, free.format) == ("zoek", ["Verkrachting", "2022"], "json")
    assert parse(["zoek", "help"]).words == ["help"]
