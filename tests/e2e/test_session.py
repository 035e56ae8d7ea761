"""Whatever is typed or sent at the application: the terminal is usable afterwards, and the exit code is right."""

from __future__ import annotations

import os
import random
import re
import signal
from pathlib import Path
from time import monotonic

import pytest
from programs import Start
from terminal import PATIENCE, Terminal, wait_for_end

from zedentui.system.terminal import EXIT_CRASH, EXIT_INTERRUPT, EXIT_TERMINATED

pytestmark = pytest.mark.terminal

OWN_SEQUENCE = re.compile(rb"\x1b\[[\d;]*[mHGC]|\x1b\[\?(?:25|7|1049|2004|2026)[hl]")
"""Everything the application may send: colours, the place of the cursor, and the modes it switches."""


def quit_by_key(terminal: Terminal) -> None:
    """Leave by `q` and check that nothing is left behind."""
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def test_start_and_quit(sample: Start) -> None:
    terminal = sample(anew=True)
    assert terminal.modes >= {1049, 2004}
    assert 25 not in terminal.modes
    quit_by_key(terminal)


def test_only_our_own_sequences_are_sent(sample: Start) -> None:
    terminal = sample()
    terminal.send("\x1b[B\x1b[B")
    terminal.send("d")
    terminal.wait_for("[/foo] eind")  # shown without its controls, not hidden
    quit_by_key(terminal)
    rest = OWN_SEQUENCE.sub(b"", terminal.raw)
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", rest)
    assert not re.search("[\u0080-\u009f\u202a-\u202e\u2066-\u2069]", rest.decode())


def test_mouse_only_when_asked_for(sample: Start) -> None:
    assert not sample().modes & {1000, 1003, 1006, 1015}
    terminal = sample("--muis")
    assert terminal.modes >= {1000, 1003, 1006, 1015}
    quit_by_key(terminal)


def test_bytes_that_are_no_text(sample: Start) -> None:
    terminal = sample()
    terminal.send("i")
    no_text = [b"\xe9", b"\xff\xfe\x00", b"\xc3", b"\xf0\x9f", b"\x1b[99999999999;1u", b"\x1b[200~x"]
    for number, typed in enumerate(no_text):
        terminal.send(typed + b"\x1b[201~klaar%d" % number)
        terminal.wait_for(f"klaar{number}")
        terminal.send("\x15")  # ctrl+u empties the field again
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED
    assert terminal.restored


@pytest.mark.parametrize("seed", range(2))
def test_random_bytes(sample: Start, seed: int) -> None:
    # Not the letters that are keys of the sample, nor ctrl+q; ESC often, since that is where parsers trip.
    alphabet = [byte for byte in range(256) if byte not in b"qxsb\x11"] + [0x1B, 0x5B] * 20
    terminal = sample()
    terminal.send(bytes(random.Random(seed).choices(alphabet, k=20_000)))
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED
    assert terminal.restored


@pytest.mark.parametrize(("sent", "code"), [(signal.SIGTERM, EXIT_TERMINATED), (signal.SIGINT, EXIT_INTERRUPT)])
def test_signals_end_it_with_the_terminal_restored(sample: Start, sent: signal.Signals, code: int) -> None:
    terminal = sample()
    os.kill(terminal.pid, sent)
    assert terminal.wait_exit() == code
    assert terminal.restored


def test_a_signal_while_a_thread_does_not_end(sample: Start) -> None:
    terminal = sample()
    terminal.send("s")
    terminal.wait_for("zit vast")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED
    assert terminal.restored


def test_quitting_while_a_thread_does_not_end(sample: Start) -> None:
    terminal = sample()
    terminal.send("s")
    terminal.wait_for("zit vast")
    quit_by_key(terminal)


def test_a_signal_while_the_terminal_takes_nothing(sample: Start) -> None:
    terminal = sample()
    os.write(terminal.master, b"b")
    # Wait, without reading, until the line is full: then the application waits for room.
    deadline = monotonic() + PATIENCE
    while not line_is_full(terminal):
        if monotonic() > deadline:
            pytest.skip("this system does not tell what a thread waits for")
    os.kill(terminal.pid, signal.SIGTERM)
    wait_for_end(terminal.pid)
    assert terminal.process.wait() == EXIT_TERMINATED


def line_is_full(terminal: Terminal) -> bool:
    """Whether the pty takes no more output: the thread that writes sleeps inside a write to a terminal."""
    tasks = Path(f"/proc/{terminal.pid}/task")
    return any((task / "wchan").read_text().startswith(("n_tty_write", "wait_woken")) for task in tasks.iterdir())


def test_a_fault_while_all_is_taken_down_is_no_crash(sample: Start, home: Path) -> None:
    terminal = sample()
    terminal.send("u")
    terminal.wait_for("straks")
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored
    assert terminal.raw.endswith(b"gesloten"), "the application closes what it has open, on a terminal given back"
    assert not list(home.rglob("*.log"))


def test_a_crash_gives_a_sentence_and_a_report(sample: Start, home: Path) -> None:
    terminal = sample()
    terminal.send("x")
    assert terminal.wait_exit() == EXIT_CRASH
    assert terminal.restored
    said = terminal.raw.decode().rpartition("\x1b[?25h")[2]
    assert "Traceback" not in said
    found = re.search(r"het verslag mee dat in (.+) staat\.", " ".join(said.split()))
    assert found is not None
    report = Path(found[1].replace(" ", ""))
    assert report.is_relative_to(home)
    assert "ValueError" in report.read_text()
    assert report.stat().st_mode & 0o077 == 0


def test_a_crash_with_a_home_that_cannot_be_written(sample: Start, home: Path, tmp_path: Path) -> None:
    (home / ".local").write_text("a file where a folder should be")
    (home / "Library").write_text("")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    terminal = sample(environ={"TMPDIR": str(temporary)})
    terminal.send("x")
    assert terminal.wait_exit() == EXIT_CRASH
    assert terminal.restored
    assert len(list(temporary.glob("zedentui-*.log"))) == 1


def test_no_folder_for_a_report_at_all(sample: Start, home: Path) -> None:
    (home / ".local").write_text("")
    (home / "Library").write_text("")
    terminal = sample(environ={"TMPDIR": "/dev/null/none", "HOME": "/dev/null/none"})
    terminal.send("x")
    assert terminal.wait_exit() == EXIT_CRASH
    assert "zedentui is gestopt door een fout" in " ".join(terminal.text.split())


def test_suspend_and_resume(sample: Start) -> None:
    terminal = sample(anew=True)  # a child of this process: so its stop can be waited for
    terminal.settle()  # nobody reads while we wait for the stop: what is still under way would fill the line
    os.kill(terminal.pid, signal.SIGTSTP)
    _, status = os.waitpid(terminal.pid, os.WUNTRACED)
    assert os.WIFSTOPPED(status)
    terminal.settle()
    assert terminal.restored
    os.kill(terminal.pid, signal.SIGCONT)
    terminal.wait_for(lambda terminal: 1049 in terminal.modes)
    terminal.send("i")
    terminal.send("terug")
    terminal.wait_for("terug")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED
    assert terminal.restored


def test_resize(sample: Start) -> None:
    terminal = sample(columns=80, rows=24)
    terminal.resize(60, 12)
    terminal.wait_for(lambda terminal: "Stoppen" in terminal.lines[-1])
    terminal.resize(100, 40)
    terminal.wait_for(lambda terminal: "Stoppen" in terminal.lines[-1])
    terminal.wait_for("rij 30")
    quit_by_key(terminal)


def test_size_in_the_environment_does_not_freeze_it(sample: Start) -> None:
    terminal = sample(columns=60, rows=12, environ={"COLUMNS": "200", "LINES": "60"})
    terminal.wait_for(lambda terminal: "Stoppen" in terminal.lines[-1])
    quit_by_key(terminal)


@pytest.mark.parametrize(
    "locale", [{"LANG": "C"}, {"LC_ALL": "en_US.ISO-8859-1"}, {"LANG": None}, {"PYTHONIOENCODING": "latin-1"}]
)
def test_any_locale(sample: Start, locale: dict[str, str | None]) -> None:
    terminal = sample(environ=locale)
    terminal.send("i")
    terminal.send("é—…")
    terminal.wait_for("é—…")
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == EXIT_TERMINATED


def test_nothing_is_sent_while_idle(sample: Start) -> None:
    terminal = sample()
    terminal.send("i")
    terminal.settle(1.2)  # a cursor that blinks does so every half second
    sent = len(terminal.raw)
    assert not terminal.pump(1.2)
    assert len(terminal.raw) == sent
