"""The first screen of a shared account, made beforehand: shown at once to who writes nothing, and never a stale one."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from time import monotonic

import duckdb
import pytest
from programs import Start, zedentui
from terminal import Terminal

import zedentui as zedentui_package
from zedentui.cli import main
from zedentui.cli.warming import PATIENCE

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


SMALLEST = ("--schermen", "80x24", "--kleuren", "256")


def warmed_by(program: Sequence[str | Path], folder: Path, own: Path) -> subprocess.CompletedProcess[str]:
    """Make the frames of the smallest screen with a program of its own."""
    command = [*program, "voorverwarm", folder, "--db", own, *SMALLEST]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


def warmed(folder: Path, own: Path, *words: str) -> tuple[int, str]:
    """The same from this process, or what the words say: the code for the shell, and what was said of what is wrong.

    What it shows is drawn by the program of the shared account, as a process of its own.
    """
    said = io.StringIO()
    with redirect_stdout(io.StringIO()), redirect_stderr(said):
        code = main(["voorverwarm", str(folder), "--db", str(own), *(words or SMALLEST)])
    return code, said.getvalue()


def account(
    start: Start,
    own: Path,
    folder: Path,
    *,
    archive: Path | str = "",
    by: Sequence[str | Path] | None = None,
    **options: object,
) -> Terminal:
    """Start what the script of the shared account starts, or the program `by`."""
    environ = {"HOME": "/nonexistent", "ZEDENTUI_DB": str(own), "ZEDENTUI_FRAMES": str(folder), "LANG": "nl_NL.UTF-8",
               "ZEDENTUI_ARCHIEF": str(archive),
               "SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22", "COLORTERM": None, "TERM": "xterm-256color"}  # fmt: skip
    command = by or [sys.executable, "-I", "-m", "zedentui.cli.kiosk"]
    terminal = start(command, **({"environ": environ, "columns": 80, "rows": 24} | options))
    terminal.wait_for(lambda terminal: len(terminal.raw) > len(ENTERED) + len(BY_THE_APPLICATION))
    return terminal


def made_before(terminal: Terminal) -> bool:
    """Whether the first that was shown is a frame that was made beforehand."""
    return terminal.raw.startswith(ENTERED) and not terminal.raw.startswith(ENTERED + BY_THE_APPLICATION)


def shown_at_once(start: Start, own: Path, folder: Path, **options: object) -> bool:
    """Whether a session begins with such a frame; it is ended there."""
    with account(start, own, folder, **options) as terminal:
        return made_before(terminal)


AS_ANOTHER = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")


PLACES = [str(Path(zedentui_package.__file__).parents[1]), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")]
PATHS = f"import sys; sys.path[:0] = {PLACES!r}"


def installed(module: str) -> str:
    """A program of this environment for any Python of its version: its own may be for its owner alone."""
    return f"{PATHS}; from {module} import main; sys.exit(main())"


@pytest.fixture
def everyones() -> str:
    """A Python that another user may run, with this program; skips where there is none, or for who is not root."""
    if os.geteuid():
        pytest.skip("only root may start a program as another user")
    if shutil.which("setpriv") is None:
        pytest.skip("setpriv is not installed")
    look = f"{PATHS}; import zedentui.tui.app, _duckdb; print(sys.version)"
    for python in (sys.executable, "/usr/bin/python3"):
        command = [*AS_ANOTHER, python, "-I", "-c", look]
        by_another = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        if not by_another:  # a Python of another version finds no libraries here either
            continue
        command = [python, "-I", "-c", "import sys; print(sys.version)"]
        by_us = subprocess.run(command, capture_output=True, text=True, timeout=60).stdout
        if by_us == by_another:  # the other may be led to another Python
            return python
    pytest.skip("no Python of this version here that other users may run with this program")


@pytest.fixture
def public(built: Path) -> Iterator[Path]:
    """A folder that everybody may read, with a database in it and a folder for frames; that of a test is its own."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        folder.chmod(0o755)
        shutil.copy(built, folder / "zeden.duckdb")
        (folder / "zeden.duckdb").chmod(0o644)
        (folder / "frames").mkdir()
        (folder / "frames").chmod(0o755)
        yield folder


def leave(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def goes_on_from_it(terminal: Terminal) -> None:
    """A frame made beforehand is shown at once; the application takes it over without a byte, obeys, and leaves."""
    assert made_before(terminal)
    terminal.settle()
    assert BY_THE_APPLICATION not in terminal.raw
    assert OLD in terminal.text
    terminal.send("2")
    terminal.wait_for("Betekenisvolle interventies")
    leave(terminal)


def written(folder: Path) -> dict[str, int]:
    """When each file in `folder` was written."""
    return {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}


def test_it_is_shown_at_once_and_the_application_goes_on_from_it(start: Start, own: Path, folder: Path) -> None:
    done = warmed_by(zedentui(), folder, own)
    assert (done.returncode, done.stderr) == (0, "")
    before = written(folder)
    assert len(before) == 1
    terminal = account(start, own, folder)
    goes_on_from_it(terminal)
    assert written(folder) == before


def test_another_user_sees_what_root_made_and_nothing_of_anybody_else(
    start: Start, everyones: str, public: Path
) -> None:
    """The account of a server: it may read the frames and write nothing; a frame or folder of its own is not shown."""
    own, folder = public / "zeden.duckdb", public / "frames"
    done = warmed_by([everyones, "-I", "-c", installed("zedentui.cli")], folder, own)
    assert (done.returncode, done.stderr) == (0, "")
    before = written(folder)
    (frame,) = folder.iterdir()

    def as_another() -> Terminal:
        return account(start, own, folder, by=[*AS_ANOTHER, everyones, "-I", "-c", installed("zedentui.cli.kiosk")])

    terminal = as_another()
    goes_on_from_it(terminal)
    assert written(folder) == before
    for path in (frame, folder):
        os.chown(path, NOBODY, NOBODY)
        terminal = as_another()
        assert not made_before(terminal), path
        terminal.wait_for(OLD)
        leave(terminal)
        os.chown(path, 0, 0)
    os.utime(own)
    with as_another() as terminal:
        assert not made_before(terminal)


def test_another_database_size_or_character_set_has_no_frame(start: Start, own: Path, folder: Path) -> None:
    warmed(folder, own)
    assert not shown_at_once(start, own, folder, columns=81)
    beside = Path(shutil.copy(own, own.with_name("beside.duckdb")))
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE observation SET count = 4242, printed = '4.242' WHERE count = 1147 AND year = 2022")
    beside.replace(own)
    terminal = account(start, own, folder)
    terminal.wait_for(NEW)
    assert not made_before(terminal)
    assert OLD.encode() not in terminal.raw
    leave(terminal)
    assert warmed(folder, own) == (0, "")
    again = account(start, own, folder)
    assert made_before(again)
    again.wait_for(NEW)
    leave(again)
    assert len(list(folder.iterdir())) == 1, "the frames of before are gone"


def test_an_archive_belongs_to_the_frame(start: Start, own: Path, folder: Path, recorded: Path, tmp_path: Path) -> None:
    archive = tmp_path / "kamer.duckdb"
    assert warmed(folder, own, *SMALLEST, "--archief", str(archive)) == (0, "")
    assert not shown_at_once(start, own, folder)
    assert shown_at_once(start, own, folder, archive=archive), "it is not there yet"
    shutil.copy(recorded, archive)
    assert not shown_at_once(start, own, folder, archive=archive)
    assert warmed(folder, own, *SMALLEST, "--archief", str(archive)) == (0, "")
    assert shown_at_once(start, own, folder, archive=archive)


def test_what_others_may_write_is_not_shown(start: Start, own: Path, folder: Path) -> None:
    warmed(folder, own)
    (frame,) = folder.iterdir()
    frame.chmod(0o666)
    assert not shown_at_once(start, own, folder)
    frame.chmod(0o644)
    assert shown_at_once(start, own, folder)
    folder.chmod(0o777)
    assert not shown_at_once(start, own, folder)
    code, said = warmed(folder, own)
    assert code == 2
    assert "chmod 755" in said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--schermen", "80"), "80x24"),
        (("--kleuren", "zwart"), "truecolor, 256, 16"),
        (("--schermen", "0x9"), "80x24"),
        (("--archief", "https://x.example/kamer.duckdb"), "noem een bestand"),
    ],
)
def test_wrong_use_is_said(own: Path, folder: Path, words: tuple[str, ...], said: str) -> None:
    code, refusal = warmed(folder, own, *words)
    assert code == 2
    assert said in refusal
    assert list(folder.iterdir()) == []


def test_no_frame_is_made_of_what_cannot_be_read(own: Path, folder: Path) -> None:
    own.write_bytes(b"geen database" * 1000)
    begin = monotonic()
    code, said = warmed(folder, own)
    assert monotonic() - begin < 0.8 * PATIENCE, "it ends when none can come, not when time is up"
    assert code == 3
    assert said.count("\n") == 1
    assert str(own) in said, "what is wrong is said, not that the screen did not come to rest"
    assert list(folder.iterdir()) == []
