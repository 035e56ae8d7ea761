"""Runs the command line in this process, as in a pipe or as in a terminal of a given size, and keeps golden files."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MethodType
from unittest import mock

from zedentui.cli import main
from zedentui.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
DATABASE = ROOT / "data" / "zeden.duckdb"
GOLDEN = Path(__file__).with_name("golden") / "cli"
ESCAPES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f]")
"""What no answer may hold: everything a terminal would obey. Line ends are fine, and CSV has carriage returns."""


class _Stream(io.TextIOWrapper):
    """A standard stream with a memory; `terminal` is what isatty() says."""

    def __init__(self, *, terminal: bool, encoding: str = "utf-8") -> None:
        self.memory = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.memory, encoding=encoding, newline="")

    def isatty(self) -> bool:
        return self.terminal

    def said(self) -> str:
        self.flush()
        return self.memory.getvalue().decode(self.encoding)


@dataclass(frozen=True)
class Answer:
    """The exit code, and what was written to standard output and standard error."""

    code: int
    out: str
    err: str


class _Kept:
    """The committed database, opened once for all answers of this process: opening it costs more than most answers.

    Tests of opening name another file, or ask a process of its own.
    """

    def __init__(self, path: Path) -> None:
        self._open, self._close = Store.open, Store.close
        self._path = path
        self._store: Store | None = None

    @contextmanager
    def used(self) -> Iterator[None]:
        """Let the program find the store open, and leave it so; within another that is kept as well."""
        if Store.open != self._open and not isinstance(getattr(Store.open, "__self__", None), _Kept):
            yield  # a test has put something else in its place
            return
        around, closes = Store.open, Store.close

        def opened(path: Path, **how: bool) -> Store:
            if path != self._path:
                return around(path, **how)
            if self._store is None:
                self._store = self._open(path, **how)
            return self._store

        with (
            mock.patch.object(Store, "open", MethodType(lambda _, *named, **how: opened(*named, **how), self)),
            mock.patch.object(Store, "close", lambda store: None if store is self._store else closes(store)),
        ):
            yield

    def end(self) -> None:
        """Close what is open."""
        if self._store is not None:
            self._close(self._store)


_KEPT = _Kept(DATABASE)


@contextmanager
def kept(path: Path) -> Iterator[None]:
    """Open the dossier at `path` once for all answers in here."""
    held = _Kept(path)
    with held.used():
        yield
    held.end()


def run(
    *words: str, columns: int | None = None, database: Path | None = DATABASE, encoding: str = "utf-8", **environ: str
) -> Answer:
    """Run `zedentui WORDS`, apart from the caller's settings; `columns` makes standard output a terminal that wide."""
    env = {"HOME": "/nonexistent", "TERM": "xterm-256color", **environ}
    if columns is not None:
        env |= {"COLUMNS": str(columns), "LINES": "24"}
    out, err = _Stream(terminal=columns is not None, encoding=encoding), _Stream(terminal=False, encoding=encoding)
    named: Sequence[str] = () if database is None else ("--db", str(database))
    with (
        mock.patch.dict(os.environ, env, clear=True),
        mock.patch.object(sys, "stdin", None),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
        _KEPT.used(),
    ):
        code = main([*named, *words])
    return Answer(code, out.said(), err.said())


def compare(name: str, text: str) -> None:
    """Compare with the golden file of that name; ZEDENTUI_UPDATE_GOLDEN=1 writes it instead (read the diff then)."""
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("ZEDENTUI_UPDATE_GOLDEN") == "1":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    assert path.exists(), f"{path.name} is not there; make it with ZEDENTUI_UPDATE_GOLDEN=1 and read it"
    assert path.read_bytes().decode() == text
