"""Hostile data: nothing but our own escapes on the wire, no crash, on every screen and in every form of answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from poison import CORPUS, LONG, poisoned
from programs import Start, zedentui

from zedentui.cli import main

pytestmark = pytest.mark.terminal

OWN_SEQUENCE = re.compile(rb"\x1b\[[\d;]*[mH]|\x1b\[\?(?:25|7|1049|2004|2026)[hl]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07")
"""Everything the application may send: colours, the place of the cursor, the modes it switches, the clipboard."""
CONTROLS = re.compile(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]")
UNSEEN = re.compile("[\u0080-\u009f\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]")

SCREENS = ["2", "jjjj", "3", "j", "4", "jz", "z", "5", "jj", "6", "jj", "1", "b", "jjjj", "\x1b", "?", "\x1b", "Y", "j",
           "\x1b", "/", "foo sepot", "\x1b", "6", "y", "f", "woord", "\x1b", "\x10", "foo", "\x1b", "\x1b"]  # fmt: skip

WORDS = [
    ["moties"], ["moties", "buitenweg"], ["zoek", "sepot", "2022"], ["begrippen"], ["actieplan"], ["actieplan", "1"],
    ["transnationaal"], ["transnationaal", "vog"], ["agenda"], ["narekenen"], ["stukken"], ["paragrafen"],
    ["organisaties"], ["statistiek", "--jaar", "2022"],
]  # fmt: skip


@pytest.fixture(scope="module", params=["corpus", "long"])
def hostile(request: pytest.FixtureRequest, database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("hostile") / f"{request.param}.duckdb"
    assert poisoned(database, target, CORPUS if request.param == "corpus" else LONG) > 40
    return target


def test_every_screen(start: Start, hostile: Path) -> None:
    terminal = start([*zedentui(), "--db", hostile], columns=100, rows=40)
    terminal.wait_for("1.302")
    long = "long" in hostile.name  # slower: the escape key must not meet the next one
    for keys in SCREENS[:10] if long else SCREENS:
        terminal.send(keys)
        terminal.settle(0.8 if long else 0.15)
        assert terminal.process.poll() is None, f"it ended after {keys!r}:\n{terminal.text}"
    terminal.send("q")
    assert terminal.wait_exit() == 0
    rest = OWN_SEQUENCE.sub(b"", bytes(terminal.raw))
    assert not CONTROLS.search(rest)
    assert not UNSEEN.search(rest.decode())


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "md"])
def test_every_form_of_answer(hostile: Path, form: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    for words in WORDS if "corpus" in hostile.name else WORDS[:4]:
        code = main([*words, "--format", form, "--db", str(hostile)])
        answer = capfdbinary.readouterr()
        # 3: the texts of one table together are more than the memory that a query gets; that is said in a sentence.
        assert code in {0, 1} or (code == 3 and len(answer.err.splitlines()) == 1), (words, answer.err)
        assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", (answer.out + answer.err).replace(b"\r\n", b"\n")), words
        assert not UNSEEN.search((answer.out + answer.err).decode()), words
