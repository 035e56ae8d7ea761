"""A terminal for tests: a program in a real pty, its screen as a person would see it, and every byte it sent."""

from __future__ import annotations

import fcntl
import os
import re
import select
import struct
import sys
import termios
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic

import pyte
from emulator import Emulator
from processes import Running, Started
from pyte.screens import Char
from resting import Rest, read
from splitter import Splitter

PATIENCE = 30.0
"""Seconds before a test gives up waiting: generous, for a machine that is busy with other things."""

LOOK = 0.01
"""Seconds between two looks at whether a program is at rest."""

LOOKS = 15
"""Looks, one after another, at which a program at rest does nothing: longer than a lone ESC (0.1) waits for more."""

LAST_WORDS = 0.0 if sys.platform == "linux" else 0.05
"""Seconds in which what a program wrote before it ended comes through the pty; Linux brings it when it is asked for."""

SEES_NO_FURTHER = frozenset({"ssh", "tmux"})
"""Programs behind which another one runs, of which nothing can be seen but what it sends."""

PRIVATE_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
DEVICE_CONTROL = re.compile(rb"\x1bP.*?\x1b\\", re.DOTALL)
CLIPBOARD = re.compile(rb"\x1b\]52;c?;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")
FRAME_BEGINS, FRAME_ENDS = b"\x1b[?2026h", b"\x1b[?2026l"
USUAL_MODES = frozenset({7, 25})  # wrapping and a visible cursor: how every terminal begins


class GaveUpError(AssertionError):
    """What was waited for did not come in time."""


class Terminal:
    """A program that runs in a pty of its own, seen through a terminal emulator.

    Nothing here sleeps: waiting is reading until what is awaited has come. The pty is the controlling terminal of the
    program unless `controlling` is false (as after `setsid`, when no SIGHUP will arrive). With a `splitter` the program
    is not loaded anew: a process that has loaded it becomes it.
    """

    def __init__(
        self,
        command: Sequence[str | Path],
        *,
        columns: int = 80,
        rows: int = 24,
        env: Mapping[str, str] | None = None,
        controlling: bool = True,
        ignore_hangup: bool = False,
        splitter: Splitter | None = None,
    ) -> None:
        self.raw = bytearray()
        self.charset = "utf-8"
        self.local = SEES_NO_FURTHER.isdisjoint(Path(word).name for word in command[:1])
        self._seen = 0
        self._screen = Emulator(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.master, self.slave = os.openpty()
        self._set_size(columns, rows)
        self.before = termios.tcgetattr(self.slave)

        words = [str(word) for word in command]
        whole = dict(os.environ if env is None else env)
        begin = Started if splitter is None else splitter.split
        self.process: Running = begin(
            words, terminal=self.slave, env=whole, controlling=controlling, ignore_hangup=ignore_hangup
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def pid(self) -> int:
        return self.process.pid

    # Reading

    def pump(self, timeout: float) -> bool:
        """Read what the program sent, waiting at most `timeout` seconds for it to begin; False when nothing came."""
        if self.master < 0 or not select.select([self.master], [], [], timeout)[0]:
            return False
        data = os.read(self.master, 65536)
        self.raw += data
        return True

    def wait_for(self, what: str | Callable[[Terminal], bool], timeout: float = PATIENCE) -> None:
        """Read until a text is on the screen, or until a function of this terminal says so.

        A text may go on on the next line: where a sentence breaks depends on the path of a file that it names. As in a
        terminal that knows synchronised updates, half a frame is not looked at.
        """
        deadline = monotonic() + timeout
        while self.drawing or not (self._shows(what) if isinstance(what, str) else what(self)):
            left = deadline - monotonic()
            if left <= 0 or (self.process.poll() is not None and not self.pump(0)):
                raise GaveUpError(f"waited for {what!r}; exit code {self.process.poll()}; the screen:\n{self.text}")
            self.pump(min(left, 0.1))

    def _shows(self, what: str) -> bool:
        return what in self.text or what in " ".join(self.text.split())

    def wait_exit(self, timeout: float = PATIENCE) -> int:
        """Read until the program ends, and give its exit code (negative: the signal that killed it)."""
        wait_for_end(self.pid, timeout, drain=self)
        code = self.process.wait()
        while self.pump(LAST_WORDS):
            pass
        return code

    def settle(self, quiet: float = 0.3) -> None:
        """Read until the program has done what was asked of it.

        Of a program that runs here the system tells (`at_rest`). Where it does not: nothing comes, and none of its
        threads wants to run, at `LOOKS` looks in a row. Of one behind ssh or tmux only its silence can be seen, for
        `quiet` seconds. What is sent next may come at once: the same key once more is then one that is held down.
        """
        if self.local:
            settle_all([self])
            return
        while self.pump(quiet):
            pass

    @property
    def at_rest(self) -> bool:
        """Whether the program has read all that was sent, and all it sent is here, and it waits for what comes next."""
        rest = Rest(self.pid)
        ran = rest.all_wait()
        # Asking for bytes brings those that are under way to the end that is asked.
        ends = [self.slave] if self.master < 0 else [self.slave, self.master]
        return ran is not None and not select.select(ends, [], [], 0)[0] and rest.all_wait() == ran

    @property
    def asleep(self) -> bool:
        """Whether every thread of the program waits for something; true where the system does not tell."""
        try:
            with os.scandir(f"/proc/{self.pid}/task") as threads:
                return not any(wants_to_run(f"{thread.path}/stat") for thread in threads)
        except OSError:  # a thread that has just ended, or no such folders on this system
            return not Path("/proc/self/task").exists()

    # Seeing

    @property
    def screen(self) -> pyte.Screen:
        """The screen after everything read so far. Drawn only when looked at: it takes more time than reading."""
        data, self._seen = bytes(self.raw[self._seen :]), len(self.raw)
        data = DEVICE_CONTROL.sub(b"", data)
        self._stream.feed(data if self.charset == "utf-8" else data.decode(self.charset, "replace").encode())
        return self._screen

    @property
    def drawing(self) -> bool:
        """Whether the program is in the middle of a frame, and still there to finish it."""
        return self.raw.rfind(FRAME_BEGINS) > self.raw.rfind(FRAME_ENDS) and self.process.poll() is None

    @property
    def lines(self) -> list[str]:
        """The rows of the screen, without spaces at their ends."""
        return [line.rstrip() for line in self.screen.display]

    @property
    def text(self) -> str:
        """The whole screen."""
        return "\n".join(self.lines)

    def cell(self, column: int, row: int) -> Char:
        """One character with its colours and styles; counted from 0."""
        return self.screen.buffer[row][column]

    @property
    def seen(self) -> list[list[tuple[object, ...]]]:
        """Every cell of the screen by what shows of it: the colour of a space only where it is reversed."""
        buffer, columns = self.screen.buffer, range(self.screen.columns)
        cells = [[buffer[row][column] for column in columns] for row in range(self.screen.lines)]
        return [[(" ", c.bg) if c.data == " " and not c.reverse else tuple(c) for c in row] for row in cells]

    @property
    def clipboard(self) -> list[str]:
        """The texts that the program sent for the clipboard of this terminal, in order."""
        return [b64decode(payload, validate=True).decode() for payload in CLIPBOARD.findall(bytes(self.raw))]

    @property
    def modes(self) -> set[int]:
        """The private modes of the terminal that are on, from everything the program sent."""
        modes = set(USUAL_MODES)
        for numbers, letter in PRIVATE_MODE.findall(bytes(self.raw)):
            for number in map(int, numbers.split(b";")):
                (modes.add if letter == b"h" else modes.discard)(number)
        return modes

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: its modes and the settings of the line."""
        return self.modes == USUAL_MODES and termios.tcgetattr(self.slave) == self.before

    # Acting

    def send(self, keys: str | bytes) -> None:
        """Type: text as UTF-8, bytes as they are; reads meanwhile, so that neither side waits for the other."""
        data = memoryview(keys.encode() if isinstance(keys, str) else keys)
        while data:
            readable, writable, _ = select.select([self.master], [self.master], [], PATIENCE)
            if readable:
                self.pump(0)
            if writable:
                data = data[os.write(self.master, data[:256]) :]

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal, as a person who drags its corner."""
        self.screen.resize(rows, columns)
        self._set_size(columns, rows)

    def hang_up(self) -> None:
        """Take the terminal away: the line is cut."""
        os.close(self.master)
        self.master = -1

    def close(self) -> None:
        """End the program if it still runs, by its own pid, and give the pty back."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        for end in (self.master, self.slave):
            if end >= 0:
                os.close(end)
        self.master = self.slave = -1

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def settle_all(terminals: Sequence[Terminal]) -> None:
    """Read from all terminals until none of their programs has anything to do any more."""
    by_end = {terminal.master: terminal for terminal in terminals if terminal.master >= 0}
    calm = 0
    while calm < LOOKS:
        running = [terminal for terminal in terminals if terminal.process.poll() is None]
        ready = select.select(list(by_end), [], [], LOOK)[0]
        for end in ready:
            by_end[end].pump(0)
        if ready or not all(terminal.asleep for terminal in running):
            calm = 0
        elif all(terminal.at_rest for terminal in running):
            return
        else:
            calm += 1


def wants_to_run(stat: str) -> bool:
    """Whether a thread has something to do, as the system tells it in this file: asked many times a second."""
    return read(stat).rpartition(b")")[2].split()[0] in {b"R", b"D"}  # a name of a program has at most sixteen letters


def wait_for_end(pid: int, timeout: float = PATIENCE, drain: Terminal | None = None) -> None:
    """Wait until a process of any parent has ended, reading a terminal meanwhile; raises GaveUpError if it goes on."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    deadline = monotonic() + timeout
    try:
        while True:
            watched = [handle] if drain is None or drain.master < 0 else [handle, drain.master]
            ready, _, _ = select.select(watched, [], [], max(0, deadline - monotonic()))
            if handle in ready:
                return
            if not ready:
                raise GaveUpError(f"process {pid} still runs after {timeout} seconds")
            if drain is not None:
                drain.pump(0)
    finally:
        os.close(handle)


def environment(home: Path, **extra: str) -> dict[str, str]:
    """Give a small environment of its own: nothing of the person who runs the tests, a home that is empty."""
    return {
        "PATH": f"{Path(sys.executable).parent}:/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        **extra,
    }
