"""Hostile data: nothing but our own escapes on the wire, no crash, on every screen and in every form of answer.

The databases are copies without rules (see `poison.py`), so that texts, keys, references and closed lists of words can
all be hostile.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from poison import CORPUS, LONG, MARK, free_columns, poison, text_columns, without_rules
from programs import Start, zedentui

from zedentui.cli import main

pytestmark = pytest.mark.terminal

OWN_SEQUENCE = re.compile(rb"\x1b\[[\d;]*[mHGC]|\x1b\[\?(?:25|7|1049|2004|2026)[hl]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""Everything the application may send: colours, the place of the cursor, the modes it switches, the clipboard."""
CONTROLS = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
UNSEEN = re.compile("[\u0080-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]")

SCREENS = ["2", "jjjj", "3", "j", "4", "jz", "z", "5", "jj", "6", "jj", "1", "b", "jjjj", "\x1b", "?", "\x1b", "Y", "j",
           "\x1b", "/", "foo sepot", "\x1b", "6", "y", "f", "woord", "\x1b", "\x10", "foo", "\x1b", "\x1b"]  # fmt: skip

WORDS = [
    ["moties"], ["moties", "buitenweg"], ["zoek", "sepot", "2022"], ["zoek", "oorzaken"], ["begrippen"], ["actieplan"],
    ["actieplan", "1"], ["transnationaal"], ["transnationaal", "vog"], ["agenda"], ["narekenen"], ["stukken"],
    ["paragrafen"], ["organisaties"], ["statistiek", "--jaar", "2022"],
]  # fmt: skip


@pytest.fixture(scope="module")
def unruled(database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return without_rules(database, tmp_path_factory.mktemp("unruled") / "zeden.duckdb")


@pytest.fixture(scope="module", params=["texts", "everything", "long"])
def hostile(
    request: pytest.FixtureRequest, database: Path, unruled: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A database with the corpus behind every free text, or behind every text and key, or with very long texts."""
    target = Path(shutil.copy(unruled, tmp_path_factory.mktemp("hostile") / f"{request.param}.duckdb"))
    columns = free_columns(database)
    assert len(columns) > 80
    if request.param == "everything":
        columns = [column for column in text_columns(database) if column != MARK]
    poison(target, columns, LONG if request.param == "long" else CORPUS)
    return target


def test_every_screen(start: Start, hostile: Path) -> None:
    terminal = start([*zedentui(), "--db", hostile], columns=100, rows=40)
    # With every key spoilt no measure is the uitstroom any more, and no figure has its denominators.
    terminal.wait_for("Hierover staat niets" if "everything" in hostile.name else "1.302")
    for keys in SCREENS:
        terminal.send(keys)
        terminal.settle(0.25)
        assert terminal.process.poll() is None, f"it ended after {keys!r}:\n{terminal.text}"
    terminal.send("q")
    assert terminal.wait_exit() == 0
    rest = OWN_SEQUENCE.sub(b"", bytes(terminal.raw))
    assert not CONTROLS.search(rest)
    assert not UNSEEN.search(rest.decode())


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "md"])
def test_every_form_of_answer(hostile: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for words in WORDS:
        code = main([*words, "--format", form, "--db", str(hostile)])
        answer = capfdbinary.readouterr()
        judge(words, code, answer.out, answer.err)
        if "texts" in hostile.name:
            assert code == 0, (words, answer.err)
        if code == 3 and "long" in hostile.name:
            assert b"meer geheugen" in answer.err, words


def test_every_table_by_itself(
    database: Path, unruled: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    """One table that no longer fits the others: keys that nothing knows, words outside their list, no mark."""
    columns = text_columns(database)
    for table in sorted({table for table, _ in columns}):
        target = Path(shutil.copy(unruled, tmp_path / f"{table}.duckdb"))
        poison(target, [column for column in columns if column[0] == table], CORPUS)
        for words in WORDS:
            code = main([*words, "--db", str(target)])
            answer = capfdbinary.readouterr()
            judge([table, *words], code, answer.out, answer.err)


def judge(words: list[str], code: int, out: bytes, err: bytes) -> None:
    """An answer, or that there is none, or one sentence; and never a character that a terminal would obey."""
    assert code in {0, 1, 3}, (words, err)
    assert code == 0 or len(err.splitlines()) == 1, (words, err)
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", (out + err).replace(b"\r\n", b"\n")), words
    assert not UNSEEN.search((out + err).decode()), words
