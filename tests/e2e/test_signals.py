"""Ctrl+c and signals at every moment from exec to the end: quiet, the right code, the terminal as it was."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep

import pytest
from programs import DOCUMENTED, Start, zedentui
from terminal import PATIENCE, GaveUpError, Terminal, environment

pytestmark = pytest.mark.terminal

STEP = int(os.environ.get("ZEDENTUI_SIGNAL_STEP", "5"))
"""A look-up gets a signal at each of 120 / `STEP` parts of its work; a session, or its end, some `STEP` ms apart."""
PARTS = 120 // STEP
EARLY = [(part + place) / PARTS for part in range(PARTS // 4) for place in (0.25, 0.5, 0.75)]
"""Parts of the work of a look-up: Python's own start and the first lines of ours, where moments are closer together."""
OURS = f"{os.sep}src{os.sep}zedentui{os.sep}", f"{os.sep}site-packages{os.sep}zedentui{os.sep}"
"""In a traceback: that Python was in our code. Before it is, in the first hundredths, Python's own start is caught."""
MOMENTS = [*range(60), *range(60, 1200, 24 * STEP)]
"""Milliseconds after exec at which a session gets a signal: each of the first sixty, then now and then."""
OVER = 3
"""Moments in a row at which it had ended already, after which no later one is tried: there is nothing to disturb."""
NOISE = re.compile(r"Traceback|KeyboardInterrupt|Exception ignored|Fatal Python")


def in_the_start_of_python(told: str) -> bool:
    """Whether this is what Python says of a ctrl+c before a line of ours has run: the one thing we cannot prevent."""
    return NOISE.search(told) is not None and not any(each in told for each in OURS)


class Moments:
    """The moments of `every`, in milliseconds; ends when what is disturbed at them had ended before `OVER` of them."""

    def __init__(self, every: Iterable[int]) -> None:
        self._every = every
        self._over = 0

    def __iter__(self) -> Iterator[int]:
        for moment in self._every:
            if self._over == OVER:
                return
            yield moment

    def found(self, *, running: bool) -> None:
        """Say whether it still ran at the moment."""
        self._over = 0 if running else self._over + 1


def worked(pid: int) -> float:
    """Seconds of processor that a process has used: how far it is, whatever else the machine does."""
    return sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()) / 1e9


def started(command: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def work_of(command: list[str], env: dict[str, str]) -> float:
    """Seconds of processor from exec to the end, when no signal comes."""
    with started(command, env) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0
    return used.ru_utime + used.ru_stime


def ended(command: list[str], env: dict[str, str], number: signal.Signals, after: float) -> tuple[int, str, bool]:
    """The exit code, what was said on standard error, and whether it still ran, when a signal comes after some work."""
    process = started(command, env)
    deadline = monotonic() + PATIENCE
    with suppress(OSError):  # it has just ended
        while process.poll() is None and (left := after - worked(process.pid)) > 0 and monotonic() < deadline:
            sleep(max(left / 2, 0.0005))
    running = process.poll() is None
    process.send_signal(number)
    return process.wait(PATIENCE), process.communicate()[1].decode(), running


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells how far a process is, and what it hears")


@on_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_look_up_ends_quietly_at_any_moment(home: Path, database: Path, number: signal.Signals) -> None:
    command = [*map(str, zedentui()), "zoek", "sepot", "2022", "--db", str(database)]
    env = environment(home)
    whole = work_of(command, env)
    disturbed = 0
    parts = [part / PARTS for part in range(0, PARTS, 1 if number is signal.SIGINT else 4)]
    for part in parts + EARLY * (number is signal.SIGINT):
        code, told, running = ended(command, env, number, whole * part)
        disturbed += running
        if number is signal.SIGINT and in_the_start_of_python(told):
            assert code in {0, 1, -number}, f"{part:.1%}: {told}"
        else:
            assert not told, f"{part:.1%}: {told}"
            assert code in {0, -number}, f"{part:.1%}"
    assert disturbed, "it had ended each time"


@pytest.fixture
def wrapper(tmp_path: Path, database: Path) -> Path:
    """The wrapper of the kiosk as it is documented, with the places filled in."""
    text = (DOCUMENTED / "zedentui-kiosk").read_text()
    text = text.replace("/opt/zedentui/bin/python", sys.executable).replace("/srv/zedentui/zeden.duckdb", str(database))
    path = tmp_path / "zedentui-kiosk"
    path.write_text(text)
    path.chmod(0o755)
    return path


@on_linux
def test_the_kiosk_ends_quietly_at_any_moment(home: Path, wrapper: Path) -> None:
    env = environment(home, SSH_ORIGINAL_COMMAND="zoek sepot 2022")
    whole = work_of([str(wrapper)], env)
    disturbed = 0
    for part in [*(part / PARTS for part in range(PARTS)), *EARLY]:
        code, told, running = ended([str(wrapper)], env, signal.SIGINT, whole * part)
        disturbed += running
        assert code in {0, -signal.SIGINT}, f"{part:.1%}"
        assert not told, f"{part:.1%}"
    assert disturbed, "it had ended each time"


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


@on_linux
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
    # Until a frame is looked for the start is the same with one and without: of the two each has every other moment.
    # In the kiosk most go on to the screen.
    often = 12 if number is signal.SIGTERM else STEP if way == "kiosk" else min(STEP, 2)
    for after in MOMENTS[int(way == "the first time" and often > 1) :: often]:
        terminal = start(command, environ=environ)
        sleep(after / 1000)
        see_it_end(terminal, number, f"{after} ms")
        assert way != "kiosk" or not NOISE.search(said(terminal)), f"{after} ms"
        terminal.close()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_it_ends_changes_nothing(split: Start, database: Path, number: signal.Signals) -> None:
    moments = Moments(range(0, 100, STEP if number is signal.SIGINT else 5 * STEP))
    for after in moments:
        terminal = split([*zedentui(), "--db", database], keeps=True)
        terminal.wait_for("1.302")
        terminal.settle()
        terminal.send("q")
        sleep(after / 1000)
        moments.found(running=terminal.process.poll() is None)
        with suppress(ProcessLookupError):
            os.killpg(terminal.pid, number)
        assert terminal.wait_exit() in {0, 128 + number, -number}, f"{after} ms\n{terminal.text}"
        assert terminal.restored, f"{after} ms"
        assert not NOISE.search(said(terminal)), f"{after} ms"
        terminal.close()
