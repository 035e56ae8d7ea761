"""The command line in a real terminal: answers that fit, colour that can be refused, the application's start."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from programs import Start, zedentui

pytestmark = pytest.mark.terminal

DATABASE = Path(__file__).resolve().parents[2] / "data" / "zeden.duckdb"
WHOLE = re.compile(r"https://|zedentui open")
"""What people copy as a whole may be longer than a line."""
ZEDENTUI = [*zedentui(), "--db", str(DATABASE)]


@pytest.mark.parametrize(
    ("words", "columns"),
    [
        (["zoek", "verkrachting", "sepot", "2022"], 80),
        (["statistiek"], 80),
        (["statistiek", "--grafiek"], 80),
        (["statistiek", "--grafiek"], 132),
        (["moties", "van-der-woude"], 80),
        (["agenda", "--peildatum", "2023-09-01"], 80),
        (["agenda", "--peildatum", "2023-09-01"], 132),
        (["toetsen"], 80),
        (["--help"], 80),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else str(value),
)
def test_an_answer_fits_the_terminal(split: Start, words: list[str], columns: int) -> None:
    terminal = split([*ZEDENTUI, *words], columns=columns, rows=200)
    assert terminal.wait_exit() == 0
    # The same in a wider terminal that says it is narrow: whatever is too long shows, instead of being continued.
    wide = split([*ZEDENTUI, *words], columns=300, rows=200, environ={"COLUMNS": str(columns)})
    assert wide.wait_exit() == 0
    lines = [line for line in wide.lines if line]
    assert lines
    assert [line for line in lines if len(line) > columns and not WHOLE.search(line)] == []
    assert "".join(lines).replace(" ", "") == "".join(terminal.lines).replace(" ", "")


def test_titles_are_bold_in_a_terminal_and_plain_where_that_is_asked(start: Start, split: Start) -> None:
    words = [*ZEDENTUI, "moties", "buitenweg"]
    styled = split(words, rows=60)
    assert styled.wait_exit() == 0
    assert styled.cell(0, 0).bold
    assert not styled.cell(0, 5).bold
    # Started anew where the screen would read the environment while it is loaded.
    for begin, environ, option in (
        (start, {"NO_COLOR": "1"}, []),
        (split, {}, ["--color", "never"]),
        (start, {"TERM": "dumb"}, []),
    ):
        plain = begin([*words, *option], environ=environ)
        assert plain.wait_exit() == 0
        assert b"\x1b" not in plain.raw
    asked = start([*words, "--color", "always"], environ={"NO_COLOR": "1"})
    assert asked.wait_exit() == 0
    assert b"\x1b[1m" in asked.raw


@pytest.mark.parametrize("content", [None, b"", b"geen database"], ids=["missing", "empty", "foreign"])
def test_the_application_says_that_there_is_no_database(split: Start, tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "weg.duckdb"
    if content is not None:
        path.write_bytes(content)
    screen = split([*zedentui(), "--db", path])
    screen.wait_for("Druk op q")
    assert "databestand" in screen.text
    screen.send("q")
    assert screen.wait_exit() == 3
    assert screen.restored


def test_the_application_opens_where_it_is_told(split: Start) -> None:
    screen = split([*zedentui(), "--db", DATABASE, "open", "moties/van-der-woude"], columns=120, rows=40)
    screen.wait_for("Woude over daderprofielen")
    screen.send("q")
    assert screen.wait_exit() == 0
    assert screen.restored
