"""Ctrl+c and signals at every moment from exec to the end: quiet, the right code, the terminal as it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest
from programs import DOCUMENTED, Start, zedentui
from terminal import PATIENCE, GaveUpError, Terminal, environment

pytestmark = pytest.mark.terminal

LONGEST = int(os.environ.get("ZEDENTUI_SIGNAL_MS", "240"))
"""Milliseconds after exec up to which a signal is sent; 1 ms apart with ZEDENTUI_SIGNAL_STEP=1."""
STEP = int(os.environ.get("ZEDENTUI_SIGNAL_STEP", "5"))
OURS = f"{os.sep}src{os.sep}zedentui{os.sep}", f"{os.sep}site-packages{os.sep}zedentui{os.sep}"
"""In a traceback: that Python was in our code. Before it is, in the first hundredths, Python's own start is caught."""
MOMENTS = [*range(60), *range(60, 1200, 24 * STEP)]
"""Milliseconds after exec at which a session gets a signal: each of the first sixty, then now and then."""
NOISE = re.compile(r"Traceback|KeyboardInterrupt|Exception ignored|Fatal Python")


def in_the_start_of_python(told: str) -> bool:
    """Whether this is what Python says of a ctrl+c before a line of ours has run: the one thing we cannot prevent."""
    return NOISE.search(told) is not None and not any(each in told for each in OURS)


def ended(command: list[str], home: Path, number: signal.Signals, after: int) -> tuple[int, str]:
    """The exit code, and what was said on standard error, when a signal comes `after` milliseconds."""
    process = subprocess.Popen(
        command, env=environment(home), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    sleep(after / 1000)
    process.send_signal(number)
    return process.wait(PATIENCE), process.communicate()[1].decode()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_look_up_ends_quietly_at_any_moment(home: Path, database: Path, number: signal.Signals) -> None:
    command = [*map(str, zedentui()), "zoek", "sepot", "2022", "--db", str(database)]
    for after in range(0, LONGEST, STEP if number is signal.SIGINT else 4 * STEP):
        code, told = ended(command, home, number, after)
        if number is signal.SIGINT and in_the_start_of_python(told):
            assert code in {0, 1, -number}, f"{after} ms: {told}"
        else:
            assert not told, f"{after} ms: {told}"
            assert code in {0, -number}, f"{after} ms"


@pytest.fixture
def wrapper(tmp_path: Path, database: Path) -> Path:
    """The wrapper of the kiosk as it is documented, with the places filled in."""
    text = (DOCUMENTED / "zedentui-kiosk").read_text()
    text = text.replace("/opt/zedentui/bin/python", sys.executable).replace("/srv/zedentui/zeden.duckdb", str(database))
    path = tmp_path / "zedentui-kiosk"
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_the_kiosk_ends_quietly_at_any_moment(home: Path, wrapper: Path) -> None:
    for after in range(0, LONGEST, STEP):
        env = environment(home, SSH_ORIGINAL_COMMAND="zoek sepot 2022")
        process = subprocess.Popen(
            [str(wrapper)], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        sleep(after / 1000)
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) in {0, -signal.SIGINT}, f"{after} ms"
        assert process.communicate()[1] == b"", f"{after} ms"


def deaf(pid: int) -> bool:
    """Whether a process does not hear ctrl+c now, because it was told not to."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return False
    ignored = next((int(line.split()[1], 16) for line in lines if line.startswith("SigIgn")), 0)
    return bool(ignored & 1 << signal.SIGINT - 1)


def said(terminal: Terminal) -> str:
    """All that was sent to the terminal."""
    return terminal.raw.decode(errors="replace")


def see_it_end(terminal: Terminal, number: signal.Signals, about: str) -> None:
    """Send the signal to all that runs in the terminal, and see that it is gone, quietly, the terminal as it was."""
    unheard = deaf(terminal.pid)
    os.killpg(terminal.pid, number)
    unheard = number is signal.SIGINT and (unheard or deaf(terminal.pid))
    try:
        terminal.wait_for(lambda terminal: "1.302" in terminal.text or terminal.process.poll() is not None)
    except GaveUpError:
        assert terminal.process.poll() is not None, about
    terminal.settle()
    early = number is signal.SIGINT
    if terminal.process.poll() is None and early and (unheard or in_the_start_of_python(said(terminal))):
        os.killpg(terminal.pid, number)  # the one before came too soon, and it went on
    code = terminal.wait_exit()
    caught = early and in_the_start_of_python(said(terminal))
    assert code in {128 + number, -number} or (caught and code == 1), f"{about}: {code}\n{terminal.text}"
    assert caught or not NOISE.search(said(terminal)), f"{about}\n{terminal.text}"
    assert terminal.restored, about
    with pytest.raises(ProcessLookupError):
        os.killpg(terminal.pid, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells what a process hears")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("way", ["the first time", "with a frame that was kept", "kiosk"])
def test_a_session_ends_quietly_with_the_terminal_restored_at_any_moment(
    start: Start, database: Path, wrapper: Path, way: str, number: signal.Signals
) -> None:
    command = [wrapper] if way == "kiosk" else [*zedentui(), "--db", database]
    environ = {} if way == "with a frame that was kept" else {"XDG_CACHE_HOME": "/dev/null/none"}
    if not environ:
        first = start(command)
        first.wait_for("1.302")
        first.settle()
        first.send("q")
        assert first.wait_exit() == 0
    often = 12 if number is signal.SIGTERM else STEP if way == "kiosk" else 1  # in the kiosk most go on to the screen
    moments = MOMENTS[::often]
    for after in moments:
        terminal = start(command, environ=environ)
        sleep(after / 1000)
        see_it_end(terminal, number, f"{after} ms")
        assert way != "kiosk" or not NOISE.search(said(terminal)), f"{after} ms"
        terminal.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_it_ends_changes_nothing(split: Start, database: Path, number: signal.Signals) -> None:
    for after in range(0, 100, STEP if number is signal.SIGINT else 5 * STEP):
        terminal = split([*zedentui(), "--db", database])
        terminal.wait_for("1.302")
        terminal.settle()
        terminal.send("q")
        sleep(after / 1000)
        with suppress(ProcessLookupError):
            os.killpg(terminal.pid, number)
        assert terminal.wait_exit() in {0, 128 + number, -number}, f"{after} ms\n{terminal.text}"
        assert terminal.restored, f"{after} ms"
        assert not NOISE.search(said(terminal)), f"{after} ms"
        terminal.close()
