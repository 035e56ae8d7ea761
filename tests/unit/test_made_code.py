"""What is compiled from text at every start, kept: the same things as without, in any order, or nothing kept."""

from __future__ import annotations

import collections
import dataclasses
import re
import subprocess
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, make_dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui.system import made_code
from zedentui.system.made_code import MadeCode

PATTERNS = [
    r"a+(?P<b>b|c)*", r"(?i)\bwet\b", r"[^\W\d_]{2,}", "(x)(?P<y>y)?(?P=y)?", r"(?:é|ë)+$", "(?s).(?=z)", "a{1000}",
    r"[\u0600-\u0605\U0001bca0-\U0001bca3]", b"[0-9]+(?P<dot>[.])?",
]  # fmt: skip
TEXTS = ["", "abcb", "de Wet van de wet", "xyy", "naïve cliënt", "éë", "a\nz", "a" * 1001, "12.5", "\u0601"]


@contextmanager
def begun(file: Path) -> Iterator[MadeCode]:
    """A start that keeps what it makes in `file`."""
    code = MadeCode(str(file))
    re.purge()
    code.begin()
    try:
        yield code
    finally:
        code.end()
        re.purge()


@pytest.fixture(autouse=True)
def _writes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def told(pattern: re.Pattern[typing.Any]) -> list[object]:
    texts: list[typing.Any] = [text.encode() if isinstance(pattern.pattern, bytes) else text for text in TEXTS]
    found = [(m.span(), m.groups(), m.lastgroup) for text in texts for m in pattern.finditer(text)]
    return [pattern.pattern, pattern.flags, pattern.groups, dict(pattern.groupindex), found]


@given(chosen=st.lists(st.tuples(st.sampled_from(PATTERNS), st.sampled_from([0, re.I, re.S | re.M, re.X])), min_size=1))
def test_a_pattern_that_was_kept_is_the_pattern(
    chosen: list[tuple[str | bytes, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    wanted = [told(re.compile(pattern, flags)) for pattern, flags in chosen]
    file = tmp_path_factory.mktemp("kept") / "x.made"
    for _ in range(2):
        with begun(file):
            assert [told(re.compile(pattern, flags)) for pattern, flags in chosen] == wanted
    assert file.exists()


def test_the_second_time_nothing_is_compiled(tmp_path: Path) -> None:
    for number in range(2):
        with begun(tmp_path / "x.made") as code:
            known = len(code._codes) + len(code._patterns)
            made = make_dataclass("Made", [("a", int), ("b", str, dataclasses.field(default="b"))], frozen=True)
            pair = collections.namedtuple("pair", "left right")
            hint = typing.ForwardRef("list[int]")
            pattern = re.compile("(a)|b")
            assert (len(code._codes) + len(code._patterns) > known) is (number == 0)
        assert made(1) == made(a=1, b="b")
        assert repr(made(2)).endswith("Made(a=2, b='b')")
        with pytest.raises(dataclasses.FrozenInstanceError):
            made(1).a = 2
        assert pair(1, right=2) == (1, 2)
        assert hint.__forward_arg__ == "list[int]"
        assert pattern.sub("-", "abc") == "--c"


def test_what_is_at_the_end_is_what_was_at_the_beginning(tmp_path: Path) -> None:
    compiler = vars(re)["_compiler"]
    before = [dict(vars(module)) for module in (compiler, dataclasses, collections, typing)]
    with begun(tmp_path / "x.made"):
        assert vars(compiler)["compile"] is not before[0]["compile"]
    assert [dict(vars(module)) for module in (compiler, dataclasses, collections, typing)] == before


@pytest.mark.parametrize("content", [b"", b"zedentui code 1", b"\0" * 1000, bytes(range(256)) * 20])
def test_a_file_that_is_something_else_is_made_anew(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "x.made"
    file.write_bytes(content)
    with begun(file):
        assert re.compile("(q)+r").match("qqr")
    with begun(file) as code:
        assert ("(q)+r", 0) in code._patterns


def test_a_file_that_was_damaged_or_is_of_another_python_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "x.made"
    with begun(file):
        re.compile("(q)+r")
    whole = file.read_bytes()
    for damaged in (whole[:-1], whole[:300] + bytes([whole[300] ^ 1]) + whole[301:], whole + b"x"):
        file.write_bytes(damaged)
        with begun(file) as code:
            assert not code._patterns
    file.write_bytes(whole)
    monkeypatch.setattr(sys, "version", "another")
    with begun(file) as code:
        assert not code._patterns


def test_nothing_is_kept_where_python_writes_no_bytecode(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    with begun(tmp_path / "x.made"):
        re.compile("(q)+r")
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    with begun(tmp_path / "missing" / "x.made"):
        re.compile("(q)+r")
    assert not list(tmp_path.iterdir())
    assert made_code.file_of(None) is None
    assert made_code.file_of("/a/__pycache__/b.cpython-311.pyc") == "/a/__pycache__/b.cpython-311.made"


def test_texts_of_versions_that_are_gone_do_not_pile_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "x.made"
    with begun(file):
        for number in range(12):
            re.compile(f"(q){{{number}}}r")
    monkeypatch.setattr(made_code, "MOST", 10)
    with begun(file) as code:
        assert not code._patterns
        re.compile("(q)+r")
    with begun(file) as code:
        assert [*code._patterns] == [("(q)+r", 0)]


START = """
import sys
from zedentui.system.made_code import MadeCode
code = MadeCode(sys.argv[1])
code.begin()
before = len(code._codes), len(code._patterns)
from zedentui.cli.application import _load_asyncio
_load_asyncio()
from zedentui.tui.lean import load_textual
load_textual()
import zedentui.tui.app
after = len(code._codes), len(code._patterns)
code.end()
print(*before, *after)
"""


def test_a_start_finds_all_of_it(tmp_path: Path) -> None:
    def start() -> list[int]:
        command = [sys.executable, "-c", START, str(tmp_path / "x.made")]
        environ = {"PATH": "/usr/bin:/bin"}
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environ)
        assert done.stderr == ""
        return [int(word) for word in done.stdout.split()]

    first, second = start(), start()
    assert first[2] > 100, "dataclasses, named tuples or annotations are made in another way now"
    assert first[3] > 50, "patterns are compiled in another way now"
    assert second == [*first[2:], *first[2:]]


@dataclass
class Plain:
    """Made before anything began."""

    a: int = 0


def test_what_was_made_before_is_left_alone(tmp_path: Path) -> None:
    with begun(tmp_path / "x.made"):
        assert Plain(1) == Plain(a=1)
