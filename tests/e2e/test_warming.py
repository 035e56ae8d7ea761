"""The first screen of a shared account, made beforehand: shown at once to who writes nothing, and never a stale one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from programs import Start, zedentui
from terminal import Terminal

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform != "linux", reason="frames are kept on Linux only"),
]

ENTERED = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
BY_THE_APPLICATION = b"\x1b[?2026h"
OLD, NEW = "1.147", "4.242"
NOBODY = 65534


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A database of this test, to be replaced."""
    return Path(shutil.copy(built, tmp_path / "zeden.duckdb"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the administrator keeps the frames."""
    made = tmp_path / "frames"
    made.mkdir(mode=0o755)
    return made


def warmed(folder: Path, own: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Make the frames of the smallest screen, or those that the words say."""
    words = words or ("--schermen", "80x24", "--kleuren", "256")
    command = [*zedentui(), "voorverwarm", folder, "--db", own, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def account(start: Start, own: Path, folder: Path, *, other: bool = False, **options: object) -> Terminal:
    """Start what the script of the shared account starts; as `other` user where this one may."""
    environ = {"HOME": "/nonexistent", "ZEDENTUI_DB": str(own), "ZEDENTUI_FRAMES": str(folder), "LANG": "nl_NL.UTF-8",
               "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "COLORTERM": None, "TERM": "xterm-256color"}  # fmt: skip
    command = [sys.executable, "-I", "-m", "zedentui.cli.kiosk"]
    if other:
        command = ["setpriv", f"--reuid={NOBODY}", "--clear-groups", *command]
    terminal = start(command, **({"environ": environ, "columns": 80, "rows": 24} | options))
    terminal.wait_for(lambda terminal: len(terminal.raw) > len(ENTERED) + len(BY_THE_APPLICATION))
    return terminal


def made_before(terminal: Terminal) -> bool:
    """Whether the first that was shown is a frame that was made beforehand."""
    return terminal.raw.startswith(ENTERED) and not terminal.raw.startswith(ENTERED + BY_THE_APPLICATION)


def can_be_another(own: Path) -> bool:
    """Whether this test may start programs as another user, who may read what they need."""
    if os.geteuid() or shutil.which("setpriv") is None:
        return False
    command = ["setpriv", f"--reuid={NOBODY}", "--clear-groups", sys.executable, "-I", "-c",
               f"import zedentui.tui.app; open({str(own)!r}, 'rb')"]  # fmt: skip
    return subprocess.run(command, capture_output=True, timeout=60).returncode == 0


def leave(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def test_it_is_shown_at_once_and_the_application_goes_on_from_it(start: Start, own: Path, folder: Path) -> None:
    done = warmed(folder, own)
    assert (done.returncode, done.stderr) == (0, "")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert len(before) == 1
    for parent in (folder, *folder.parents[:2]):
        parent.chmod(0o755)
    terminal = account(start, own, folder, other=can_be_another(own))
    assert made_before(terminal)
    terminal.settle()
    assert BY_THE_APPLICATION not in terminal.raw
    assert OLD in terminal.text
    terminal.send("2")
    terminal.wait_for("Betekenisvolle interventies")
    leave(terminal)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before


def test_another_database_size_or_character_set_has_no_frame(start: Start, own: Path, folder: Path) -> None:
    warmed(folder, own)
    assert not made_before(account(start, own, folder, columns=81))
    beside = Path(shutil.copy(own, own.with_name("beside.duckdb")))
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE observation SET count = 4242, printed = '4.242' WHERE count = 1147 AND year = 2022")
    beside.replace(own)
    terminal = account(start, own, folder)
    terminal.wait_for(NEW)
    assert not made_before(terminal)
    assert OLD.encode() not in terminal.raw
    leave(terminal)
    assert warmed(folder, own).returncode == 0
    again = account(start, own, folder)
    assert made_before(again)
    again.wait_for(NEW)
    leave(again)
    assert len(list(folder.iterdir())) == 1, "the frames of before are gone"


def test_what_others_may_write_is_not_shown(start: Start, own: Path, folder: Path) -> None:
    warmed(folder, own)
    (frame,) = folder.iterdir()
    frame.chmod(0o666)
    assert not made_before(account(start, own, folder))
    frame.chmod(0o644)
    assert made_before(account(start, own, folder))
    folder.chmod(0o777)
    assert not made_before(account(start, own, folder))
    refused = warmed(folder, own)
    assert refused.returncode == 2
    assert "chmod 755" in refused.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [(("--schermen", "80"), "80x24"), (("--kleuren", "zwart"), "truecolor, 256, 16"), (("--schermen", "0x9"), "80x24")],
)
def test_wrong_use_is_said(own: Path, folder: Path, words: tuple[str, ...], said: str) -> None:
    refused = warmed(folder, own, *words)
    assert refused.returncode == 2
    assert said in refused.stderr
    assert list(folder.iterdir()) == []


def test_no_frame_is_made_of_what_cannot_be_read(own: Path, folder: Path) -> None:
    own.write_bytes(b"geen database" * 1000)
    refused = warmed(folder, own)
    assert refused.returncode == 3
    assert refused.stderr.count("\n") == 1
    assert list(folder.iterdir()) == []
