from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.system.settings import Settings, State, load_settings, load_state, save_state


def test_what_was_saved_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "state.json"
    state = State(
        "textual-light", "statistiek?delict=verkrachting&jaar=2022", {"moties": ("Stemming", "Indiener"), "agenda": ()}
    )
    assert save_state(state, path) is True
    assert load_state(path) == state
    assert save_state(State(), path) is True
    assert load_state(path) == State()
    assert [file.name for file in path.parent.iterdir()] == ["state.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"null", b"[]", b"\xff\xfe\x00", b'{"theme": 1, "location": ["x"]}',
        b'{"columns": {"moties": 3, "agenda": [1], "narekenen": {}}}', b'{"columns": []}',
        b"[" * 60_000, b" " * 70_000 + b"{}",
    ],
    ids=lambda content: f"{len(content)} bytes",
)  # fmt: skip
def test_a_damaged_memory_counts_as_none(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "state.json"
    path.write_bytes(content)
    assert load_state(path) == State()
    assert save_state(State("nord"), path) is True
    assert load_state(path) == State("nord")


def test_a_memory_written_by_someone_else_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    path.write_text(json.dumps({"theme": "nord\x1b[31m", "location": "moties", "more": 1}))
    assert load_state(path) == State("nord[31m", "moties")


def test_absent_or_impossible_places_are_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "absent", tmp_path, tmp_path / "pipe", tmp_path / "file" / "below", Path("nul\0teken")):
        assert load_state(path) == State()
        assert load_settings(path) == Settings()
    assert save_state(State("nord"), tmp_path / "file" / "state.json") is False
    assert save_state(State("nord"), Path("/proc/zedentui/state.json")) is False
    assert save_state(State("nord"), Path("nul\0teken/state.json")) is False


def test_a_failed_save_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "state.json").mkdir()
    (tmp_path / "state.json" / "occupied").write_bytes(b"")
    assert save_state(State("nord"), tmp_path / "state.json") is False
    assert [file.name for file in tmp_path.iterdir()] == ["state.json"]


def test_keys_are_read_in_every_form_toml_offers(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        '\ufeff[toetsen]\nkopieer = "ctrl+y"\n"statistiek.eenheid" = ["e", "u"]\nagenda.peildatum = "d , p"\n',
        encoding="utf-8",
    )
    assert load_settings(path) == Settings(
        {"kopieer": "ctrl+y", "statistiek.eenheid": "e,u", "agenda.peildatum": "d,p"}, None
    )


def test_what_cannot_be_used_is_named_and_the_rest_is_used(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text('[toetsen]\nkopieer = "y"\nzoom = 3\nstop = []\nhelp = ["f1", 2]\nbron = ""\n')
    found = load_settings(path)
    assert found.keys == {"kopieer": "y"}
    assert found.problem == f"In {path} staat geen bruikbare toets bij bron, help, stop, zoom."


@pytest.mark.parametrize(
    "content",
    [
        b"[toetsen", b"\xff", b"toetsen = 3", b"a = " + b"[" * 20_000, b"#" * 70_000,
        b"[toetsen]\n" + b"a." * 5_000 + b"b=1",
    ],
    ids=lambda content: f"{len(content)} bytes",
)  # fmt: skip
def test_damaged_settings_are_explained_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(content)
    found = load_settings(path)
    assert found.keys == {}
    assert found.problem is not None
    assert str(path) in found.problem
    assert found.problem.endswith(".")


@given(st.binary(max_size=200) | st.text('[toesn]="\n.,#{}', max_size=80).map(str.encode))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_survived(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any"
    path.write_bytes(content)
    assert isinstance(load_settings(path), Settings)
    assert isinstance(load_state(path), State)
