"""A disk that takes nothing more: the session goes on, says so, and what was kept before stays whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
from programs import Start, zedentui
from terminal import Terminal

pytestmark = pytest.mark.terminal


@pytest.fixture
def disk(short_folder: Path) -> Iterator[Path]:
    """A small file system of its own."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small file system")
    place = short_folder / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k,mode=700", "tmpfs", place], capture_output=True, text=True
    )
    if done.returncode != 0:
        pytest.skip(f"mounting is not permitted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def fill(disk: Path) -> None:
    """Leave not a byte."""
    with (disk / "ballast").open("wb", buffering=0) as file:
        try:
            while file.write(b"." * 512):
                pass
        except OSError as error:
            if error.errno != ENOSPC:
                raise


def make_read_only(disk: Path) -> None:
    """Let nothing be written any more."""
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)


def kept(disk: Path) -> dict[str, bytes]:
    """The files that the sessions left, with what is in them."""
    files = [path for path in disk.rglob("*") if path.is_file() and path.name != "ballast"]
    return {str(path.relative_to(disk)): path.read_bytes() for path in files}


def choose_next_theme(terminal: Terminal) -> None:
    """Another theme, chosen from the palette."""
    terminal.send("\x10thema\r")
    terminal.wait_for("Thema (enter")
    terminal.send("\x1b[B\r")
    terminal.wait_for(lambda terminal: "Thema (enter" not in terminal.text)


def quit_by_key(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


@pytest.mark.parametrize(
    ("fault", "reason"), [(fill, "de schijf is vol"), (make_read_only, "daar kan alleen worden gelezen")]
)
def test_what_was_kept_stays_whole(
    split: Start, database: Path, disk: Path, fault: Callable[[Path], None], reason: str
) -> None:
    command = [*zedentui(), "--db", database]
    first = split(command, columns=120, rows=40, environ={"HOME": str(disk)}, keeps=True)
    first.wait_for("1.302")
    first.send("4")
    first.wait_for("Motie-Buitenweg")
    first.send("m")
    choose_next_theme(first)
    quit_by_key(first)
    before = kept(disk)
    assert any(b"moties" in content and b"theme" in content for content in before.values()), before
    assert any("debatblad" in name and content for name, content in before.items()), before

    fault(disk)
    second = split(command, columns=120, rows=40, environ={"HOME": str(disk)}, keeps=True)
    second.wait_for("Motie-Buitenweg")  # where the first session ended
    second.send("jm")
    second.wait_for(lambda terminal: reason in " ".join(terminal.text.split()))
    second.send("5")
    second.wait_for("Toezegging of verwachting")
    choose_next_theme(second)
    quit_by_key(second)
    assert kept(disk) == before

    if fault is fill:
        (disk / "ballast").unlink()
        third = split(command, columns=120, rows=40, environ={"HOME": str(disk)}, keeps=True)
        third.wait_for("Motie-Buitenweg")
        quit_by_key(third)


def test_no_file_may_grow(start: Start, database: Path, home: Path) -> None:
    # What a full disk comes down to, also where nobody may mount one.
    command = ["bash", "-c", 'ulimit -f 0; exec "$0" "$@"', *zedentui(), "--db", database]
    terminal = start(command)
    terminal.wait_for("1.302")
    quit_by_key(terminal)
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_home_that_cannot_be_written(split: Start, database: Path) -> None:
    terminal = split(
        [*zedentui(), "--db", database], columns=100, rows=30, environ={"HOME": "/dev/null/none"}, keeps=True
    )
    terminal.wait_for("1.302")
    terminal.send("4")
    terminal.wait_for("Motie-Buitenweg")
    quit_by_key(terminal)
