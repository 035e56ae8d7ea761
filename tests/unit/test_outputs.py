"""The list of hashes that shows whether a change is seen: it leaves no subcommand out, and tells what differs."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

from tools.answers import DATABASE, ROOT, TODAY, Case, answer, cases, one_store
from tools.copies import copies
from tools.outputs import differences, main

from zedentui.cli.syntax import COMMANDS
from zedentui.kinds import registry
from zedentui.kinds.unit import UNITS
from zedentui.store.store import Store


def test_every_subcommand_and_id_once(tmp_path: Path) -> None:
    with one_store():
        listed = [case.name for case in cases(tmp_path)]
        again = [case.name for case in cases(tmp_path)]
    assert listed == again
    assert len(set(listed)) == len(listed)
    assert {name.split()[0] for name in listed} >= {name for name in COMMANDS if name}
    for command in ("moties buitenweg", "agenda nulscenario", "actieplan 2", "narekenen tabel-sepotgronden"):
        for form in ("table", "csv", "tsv", "json", "md"):
            assert f"{command} --peildatum 2023-09-01 --format {form}" in listed


def test_an_answer_is_code_and_both_streams_without_a_path_of_this_machine(tmp_path: Path) -> None:
    with one_store():
        found = answer(Case(("moties", "buitenweg")), tmp_path)
        wrong = answer(Case(("moties", "nergens")), tmp_path)
        built = answer(Case(("bouw", str(tmp_path), "--uit", str(tmp_path / "x.duckdb"))), tmp_path)
    assert found.startswith("0\n--- out\n")
    assert found.endswith("\n--- err\n")
    assert wrong.startswith("1\n--- out\n\n--- err\n")
    assert "HOME" in built
    assert str(tmp_path) not in built
    assert str(ROOT) not in found + wrong + built


def test_what_differs_is_named() -> None:
    before, now = {"a": "1", "b": "2", "c": "3"}, {"b": "2", "c": "4", "d": "5"}
    assert differences(before, now) == ["gone     a", "new      d", "differs  c"]
    assert differences(now, now) == []


def test_a_list_compared_with_itself_and_with_another(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("tools.outputs.outputs", lambda drawn: {"moties": "0", "zoek 'a b'": "1"})
    assert main([]) == 0
    listed = tmp_path / "before.txt"
    listed.write_text(capsys.readouterr().out, "utf-8")
    assert main(["--against", str(listed)]) == 0
    monkeypatch.setattr("tools.outputs.outputs", lambda drawn: {"moties": "0", "zoek 'a b'": "2"})
    assert main(["--against", str(listed), "--write", str(tmp_path / "texts")]) == 1
    assert "differs  zoek 'a b'" in capsys.readouterr().out
    assert len(list((tmp_path / "texts").iterdir())) == 2


def test_what_is_copied_and_marked_of_every_item_and_figure_is_there() -> None:
    made = copies()
    with closing(Store.open(DATABASE)) as store:
        kinds = {code: registry.kind(code, store, date.fromisoformat(TODAY)) for code in registry.KINDS}
        figures = len(store.figures.cells) * len(UNITS) * 2
    every = {f"copies {code}/{kind.names(item)[0]}" for code, kind in kinds.items() for item in kind.items}
    assert every <= made.keys()
    assert len(made) == len(every) + figures
    told = made["copies zedenmisdrijven administratief_sepot 2016 aantal tekst"].splitlines()
    said = [line for line in told if line.startswith(("In 2016", "Zin", "Waarde"))]
    assert len(said) == 4  # on the sheet, with its source, as a value, without its source
    assert all("38" in line and "42" in line for line in said)
