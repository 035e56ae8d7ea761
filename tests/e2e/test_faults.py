"""Faults of the database, and of hands: the application says what it can, lives, and leaves the terminal well."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import duckdb
import pytest
from programs import Start, zedentui
from terminal import Terminal

import zedentui as zedentui_package
from zedentui.system.terminal import EXIT_TERMINATED

pytestmark = pytest.mark.terminal

RANDOM_SECONDS = float(os.environ.get("ZEDENTUI_RANDOM_SECONDS", "2"))
"""How long random bytes are typed; a whole minute before a release, and nine in `python -m bench.trials bytes`."""


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(database, tmp_path / "zeden.duckdb"))


def opened(split: Start, path: Path, **options: object) -> Terminal:
    terminal = split([*zedentui(), "--db", path], columns=100, rows=30, **options)
    terminal.wait_for("1.302")
    return terminal


def quit_by_key(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def truncate(path: Path) -> None:
    os.truncate(path, 12288)


def overwrite(path: Path) -> None:
    path.write_bytes(b"\xff" * path.stat().st_size)


def replace_by_nonsense(path: Path) -> None:
    path.with_name("other").write_text("geen database")
    path.with_name("other").replace(path)


@pytest.mark.parametrize("fault", [truncate, overwrite, replace_by_nonsense, Path.unlink])
def test_the_file_goes_bad_while_it_is_open(split: Start, copy: Path, fault: Callable[[Path], None]) -> None:
    terminal = opened(split, copy, keeps=True)
    fault(copy)
    # The last two leave what is open as it was: less can go wrong.
    panes = "23456" if fault in {truncate, overwrite} else "26"
    for keys in (*panes, "/", "sepot", "\x1b", "b", "\x1b", "Y", "\x1b"):
        terminal.send(keys)
        terminal.settle()
        assert terminal.process.poll() is None, f"it ended after {keys!r}"
    terminal.send("1")
    terminal.wait_for("1.302")  # what was read stays
    quit_by_key(terminal)


def test_reloading_a_bad_file_gives_its_sentence_and_a_good_one_brings_all_back(split: Start, copy: Path) -> None:
    good = Path(shutil.copy(copy, copy.with_name("good")))
    terminal = opened(split, copy)
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    replace_by_nonsense(copy)
    terminal.send("r")
    terminal.wait_for("geen leesbaar databestand")
    good.replace(copy)
    terminal.send("r")
    terminal.wait_for("Motie-Buitenweg")
    quit_by_key(terminal)


@contextmanager
def written_in(path: Path) -> Iterator[None]:
    """Another program that has the file open to write in it: this process, and DuckDB locks a file for a process.

    Nothing else here may open it meanwhile: the lock is gone when that is closed.
    """
    with duckdb.connect(str(path)) as connection:
        connection.begin()
        yield


@pytest.fixture
def bare(copy: Path) -> Path:
    """A file that every screen asks DuckDB about: what `bouw` keeps behind the tables fits no file that is longer."""
    with copy.open("ab") as file:
        file.write(b"\n")
    return copy


def test_what_is_at_hand_is_shown_while_someone_writes_and_the_rest_is_said(split: Start, copy: Path) -> None:
    with written_in(copy):
        terminal = opened(split, copy)
        terminal.send("4")
        terminal.wait_for("Motie-Buitenweg")
        terminal.send("/vog")
        terminal.wait_for("in gebruik")
        terminal.send("\x1b")
        terminal.settle()
        quit_by_key(terminal)


def test_a_file_that_someone_writes_in(split: Start, bare: Path) -> None:
    with written_in(bare):
        terminal = split([*zedentui(), "--db", bare])
        terminal.wait_for("in gebruik")
        terminal.send("q")
        assert terminal.wait_exit() == 3
        assert terminal.restored


def test_nobody_can_write_in_the_file_while_it_is_open(split: Start, bare: Path) -> None:
    terminal = opened(split, bare)
    with pytest.raises(duckdb.IOException, match="Could not set lock on file"), written_in(bare):
        pass
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    quit_by_key(terminal)


def test_a_file_that_someone_writes_in_takes_its_place(split: Start, bare: Path) -> None:
    beside = Path(shutil.copy(bare, bare.with_name("beside")))
    terminal = opened(split, bare)
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    with written_in(beside):
        beside.replace(bare)
        terminal.send("r")
        terminal.wait_for("in gebruik")
        terminal.send("r")
        terminal.wait_for("in gebruik")
    terminal.send("r")
    terminal.wait_for("Motie-Buitenweg")
    quit_by_key(terminal)


def test_a_newer_dossier_is_offered_and_opened_where_one_was(split: Start, copy: Path) -> None:
    beside = Path(shutil.copy(copy, copy.with_name("beside")))
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE motie SET title = 'Motie die er eerst niet stond' WHERE id = 'buitenweg'")
    terminal = opened(split, copy)
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    beside.replace(copy)
    # It looks when a key is pressed, and not more often than once a second.
    terminal.wait_for(lambda terminal: "nieuwere versie" in pressed(terminal, "k"))
    assert "Motie-Buitenweg" in terminal.text
    assert "er eerst niet stond" not in terminal.text
    terminal.send("r")
    terminal.wait_for("Motie die er eerst niet stond")
    quit_by_key(terminal)


def pressed(terminal: Terminal, key: str) -> str:
    """The screen after a key."""
    terminal.send(key)
    terminal.settle()
    return terminal.text


@pytest.fixture
def endless(start: Start, database: Path, tmp_path: Path) -> Terminal:
    """A session of which a question of Narekenen takes hours.

    No file can make it so, since ours are put before the views of a file: it is a copy of the program that asks more.
    """
    package = Path(zedentui_package.__file__).parent
    copied = shutil.copytree(package, tmp_path / "program" / "zedentui")
    queries = copied / "store" / "queries.sql"
    block, asked, rest = queries.read_text(encoding="utf-8").partition("-- name: table_checks\n")
    question, ordered, behind = rest.partition("ORDER BY")
    assert asked
    assert ordered
    more = "(SELECT count(*) FROM range(10000000) AS a (x), range(10000000) AS b (y) WHERE (x * y) % 7 = 3) > 0"
    queries.write_text(f"{block}{asked}{question}WHERE {more}\n{ordered}{behind}", encoding="utf-8")
    terminal = start(
        [sys.executable, "-m", "zedentui", "--db", database],
        environ={"PYTHONPATH": str(copied.parent)}, columns=100, rows=30,
    )  # fmt: skip
    terminal.wait_for("1.302")
    return terminal


def test_quitting_during_a_query(endless: Terminal) -> None:
    endless.send("6")
    endless.wait_for("worden gelezen")
    quit_by_key(endless)


def test_sigterm_during_a_query(endless: Terminal) -> None:
    endless.send("6")
    endless.wait_for("worden gelezen")
    os.kill(endless.pid, signal.SIGTERM)
    assert endless.wait_exit() == EXIT_TERMINATED
    assert endless.restored


def test_random_bytes_typed_for_a_while(split: Start, database: Path) -> None:
    # Not q, nor what opens the palette, where "Stoppen" stands; ESC often, since that is where parsers trip.
    alphabet = [byte for byte in range(256) if byte not in b"q\x10"] + [0x1B, 0x5B] * 20
    source = random.Random(20230705)
    terminal = opened(split, database)
    end = monotonic() + RANDOM_SECONDS
    while monotonic() < end:
        terminal.send(bytes(source.choices(alphabet, k=1000)))
        terminal.pump(0.1)
        assert terminal.process.poll() is None, bytes(terminal.raw[-400:])
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED
    assert terminal.restored
