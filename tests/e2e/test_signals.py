"""Ctrl+c and signals at every moment from exec to the end: quiet, the right code, the terminal as it was.

Where a process leaves a signal to the system or does not hear it, nothing of it runs when it comes: the system ends it,
or it goes on as it would have. So it is nearly all the time, as is seen at hundreds of moments of one process. Signals
really come where Python or the program catches them, and now and then elsewhere.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from time import monotonic, sleep

import pytest
from processes import Running, worked
from programs import DOCUMENTED, Start, zedentui
from terminal import PATIENCE, GaveUpError, Terminal, environment

pytestmark = pytest.mark.terminal

STEP = int(os.environ.get("ZEDENTUI_SIGNAL_STEP", "5"))
"""A look-up is followed through 120 / `STEP` parts of its work, the end of a session through 40 / `STEP`; a session
gets a signal some `STEP` ms apart."""
PARTS = 120 // STEP
EARLY = [(part + place) / PARTS for part in range(PARTS // 4) for place in (0.25, 0.5, 0.75)]
"""Parts of the work of a look-up: Python's own start and the first lines of ours, where moments are closer together."""
OURS = f"{os.sep}src{os.sep}zedentui{os.sep}", f"{os.sep}site-packages{os.sep}zedentui{os.sep}"
"""In a traceback: that Python was in our code. Before it is, in the first hundredths, Python's own start is caught."""
NOW_AND_THEN = range(0, PARTS, 4)
"""Parts at which it gets one beside those."""
LOOKS = 100
"""At least so often is looked how a look-up hears signals: in one, or on a busy machine in more."""
RUNS = 20
"""Times that one runs at most for those looks."""
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
CAUGHT = None
Way = signal.Handlers | None
"""What a process does with a signal, as the system tells it: leave it to the system, not hear it, or catch it."""
Heard = dict[signal.Signals, Way]
ENDING = [part * STEP / 40 for part in range(40 // STEP)]
"""Parts of the work between the key that ends a session and its end."""
MOMENTS = [*range(60), *range(60, 1200, 24 * STEP)]
"""Milliseconds after exec at which a session gets a signal: each of the first sixty, then now and then."""
NOISE = re.compile(r"Traceback|KeyboardInterrupt|Exception ignored|Fatal Python")


def in_the_start_of_python(told: str) -> bool:
    """Whether this is what Python says of a ctrl+c before a line of ours has run: the one thing we cannot prevent."""
    return NOISE.search(told) is not None and not any(each in told for each in OURS)


@pytest.fixture(autouse=True)
def hearing() -> Iterator[None]:
    """What is started hears each signal, also where the tests themselves do not: behind `nohup`, or in a script."""
    unheard = [number for number in SIGNALS if signal.getsignal(number) is signal.SIG_IGN]
    for number in unheard:
        signal.signal(number, lambda *_: None)
    yield
    for number in unheard:
        signal.signal(number, signal.SIG_IGN)


def started(command: list[str], env: dict[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )


def until_worked(process: subprocess.Popen[bytes] | Running, work: float) -> None:
    """Wait until a process has used so many seconds of processor, or has ended."""
    deadline = monotonic() + PATIENCE
    with suppress(OSError):  # it has just ended
        while process.poll() is None and (left := work - worked(process.pid)) > 0 and monotonic() < deadline:
            sleep(max(left / 2, 0.0005))


def ended(command: list[str], env: dict[str, str], number: signal.Signals, after: float) -> tuple[int, str, bool]:
    """The exit code, what was said on standard error, and whether it still ran, when a signal comes after some work."""
    process = started(command, env)
    until_worked(process, after)
    running = process.poll() is None
    process.send_signal(number)
    return process.wait(PATIENCE), process.communicate()[1].decode(), running


def heard(pid: int) -> Heard:
    """How a process hears each of the signals now: `SIG_DFL`, `SIG_IGN`, or CAUGHT.

    Raises:
        OSError: there is no such process.
    """
    lines = [line.split() for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
    masks = {line[0]: int(line[1], 16) for line in lines if line[0] in {"SigIgn:", "SigCgt:"}}
    if not masks:
        raise ProcessLookupError(pid)
    return {
        number: signal.SIG_IGN if masks["SigIgn:"] >> number - 1 & 1
        else CAUGHT if masks["SigCgt:"] >> number - 1 & 1
        else signal.SIG_DFL
        for number in SIGNALS
    }  # fmt: skip


def followed(
    command: list[str], env: dict[str, str], sees: Way = signal.SIG_DFL
) -> tuple[float, dict[signal.Signals, list[list[Way]]]]:
    """Seconds of processor from exec to the end, when no signal comes, and how each signal is heard meanwhile.

    That is a list of the ways in their order for each time that it ran: once, or on a busy machine until `sees` was
    seen of ctrl+c, and at most `RUNS` times.
    """
    looks, whole = 0, 0.0
    ways: dict[signal.Signals, list[list[Way]]] = {number: [] for number in SIGNALS}
    for _ in range(RUNS):
        if looks >= LOOKS and any(sees in each for each in ways[signal.SIGINT]):
            break
        found: list[Heard] = []
        with started(command, env) as process:
            with suppress(OSError):  # it has just ended
                while process.poll() is None:
                    found.append(heard(process.pid))
                    whole = max(whole, worked(process.pid))
                    sleep(0.0003)
            assert process.wait(PATIENCE) == 0
            assert process.stderr is not None
            assert process.stderr.read() == b""
        looks += len(found)
        for number in SIGNALS:
            ways[number].append([way for way, _ in groupby(each[number] for each in found)])
    return whole, ways


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells how far a process is, and what it hears")


@on_linux
def test_a_look_up_ends_quietly_at_any_moment(home: Path, database: Path) -> None:
    command = [*map(str, zedentui()), "zoek", "sepot", "2022", "--db", str(database)]
    env = environment(home)
    whole, ways = followed(command, env)
    for each in ways[signal.SIGINT]:  # Python itself catches it from its own start to our first line
        assert each in ([signal.SIG_DFL], [CAUGHT, signal.SIG_DFL], [signal.SIG_DFL, CAUGHT, signal.SIG_DFL]), each
    for each in ways[signal.SIGTERM] + ways[signal.SIGHUP]:
        assert each == [signal.SIG_DFL], each
    for number in SIGNALS:
        disturbed = 0
        often = NOW_AND_THEN if number is signal.SIGINT else NOW_AND_THEN[::2]
        for part in [part / PARTS for part in often] + EARLY * (number is signal.SIGINT):
            code, told, running = ended(command, env, number, whole * part)
            disturbed += running
            if number is signal.SIGINT and in_the_start_of_python(told):
                assert code in {0, 1, -number}, f"{number!r} at {part:.1%}: {told}"
            else:
                assert not told, f"{number!r} at {part:.1%}: {told}"
                assert code in {0, -number}, f"{number!r} at {part:.1%}"
        assert disturbed, f"{number!r}: it had ended each time"


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
    whole, ways = followed([str(wrapper)], env, sees=signal.SIG_IGN)
    assert any(signal.SIG_IGN in each for each in ways[signal.SIGINT]), "it heard ctrl+c while Python started"
    for each in ways[signal.SIGINT]:
        since = each.index(signal.SIG_IGN) if signal.SIG_IGN in each else -1  # before that it is the shell
        assert each[since:] in ([signal.SIG_IGN, signal.SIG_DFL], [signal.SIG_DFL]), each
    disturbed = 0
    for part in [*(part / PARTS for part in NOW_AND_THEN), *EARLY[::6]]:
        code, told, running = ended([str(wrapper)], env, signal.SIGINT, whole * part)
        disturbed += running
        assert code in {0, -signal.SIGINT}, f"{part:.1%}"
        assert not told, f"{part:.1%}"
    assert disturbed, "it had ended each time"


def deaf(pid: int) -> bool:
    """Whether a process does not hear ctrl+c now, because it was told not to."""
    try:
        return heard(pid)[signal.SIGINT] is signal.SIG_IGN
    except OSError:
        return False


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


def hears_nothing_at_first(terminal: Terminal) -> bool:
    """Follow a session of the kiosk to what it writes first: nothing catches ctrl+c but the application itself.

    That does as soon as anything of the terminal is another than it was. False when it was not seen to be deaf while
    Python started: on a busy machine that may be over between two looks.
    """
    ways: list[Way] = []
    touched = False
    deadline = monotonic() + PATIENCE
    while not touched and monotonic() < deadline:
        touched = terminal.pump(0) or termios.tcgetattr(terminal.slave) != terminal.before
        ways.append(heard(terminal.pid)[signal.SIGINT])  # after the look at the terminal
        sleep(0.0003)
    assert touched, terminal.text
    terminal.close()
    found = [way for way, _ in groupby(ways)]
    if signal.SIG_IGN not in found:
        return False
    since = found[found.index(signal.SIG_IGN) :]  # before that it is the shell
    assert since in ([signal.SIG_IGN, signal.SIG_DFL, CAUGHT], [signal.SIG_IGN, CAUGHT]), found
    return True


@on_linux
@pytest.mark.parametrize("way", ["the first time", "with a frame that was kept", "kiosk"])
def test_a_session_ends_quietly_with_the_terminal_restored_at_any_moment(
    start: Start, database: Path, wrapper: Path, way: str
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
    # In the kiosk nothing catches ctrl+c before the application does, and those that come sooner go on to the screen.
    if way == "kiosk":
        assert any(hears_nothing_at_first(start(command, environ=environ)) for _ in range(RUNS)), "it heard ctrl+c"
    for number, often in ((signal.SIGINT, 4 * STEP if way == "kiosk" else min(STEP, 2)), (signal.SIGTERM, 12)):
        for after in MOMENTS[int(way == "the first time" and often > 1) :: often]:
            about = f"{number!r} after {after} ms"
            terminal = start(command, environ=environ)
            sleep(after / 1000)
            see_it_end(terminal, number, about)
            assert way != "kiosk" or not NOISE.search(said(terminal)), about
            terminal.close()


@on_linux
def test_a_signal_while_it_ends_changes_nothing(split: Start, database: Path, home: Path) -> None:
    def begin_to_end() -> tuple[Terminal, float]:
        """A session that was told to end, and keeps a frame before that; and the work that it had done by then."""
        shutil.rmtree(home / ".cache", ignore_errors=True)
        terminal = split([*zedentui(), "--db", database], keeps=True)
        terminal.wait_for("1.302")
        terminal.settle()
        before = worked(terminal.pid)
        terminal.send("q")
        return terminal, before

    terminal, before = begin_to_end()
    done = before  # the first time, when no signal comes
    with suppress(OSError):  # it has just ended
        while terminal.process.poll() is None:
            done = max(done, worked(terminal.pid))
            sleep(0.0005)
    assert terminal.wait_exit() == 0
    end = done - before
    for number, parts in ((signal.SIGINT, ENDING), (signal.SIGTERM, ENDING[::3])):
        disturbed = 0
        for part in parts:
            terminal, before = begin_to_end()
            until_worked(terminal.process, before + end * part)
            about = f"{number!r} at {part:.0%}"
            disturbed += terminal.process.poll() is None
            with suppress(ProcessLookupError):
                os.killpg(terminal.pid, number)
            assert terminal.wait_exit() in {0, 128 + number, -number}, f"{about}\n{terminal.text}"
            assert terminal.restored, about
            assert not NOISE.search(said(terminal)), about
            terminal.close()
        assert disturbed, f"{number!r}: it had ended each time"
