"""A process that has loaded the application and does not run it: sessions split off from it, as fast as a fork.

Loading Textual and DuckDB is two thirds of what a short session costs, and the same every time; a fifth of the rest is
reading style sheets and mixing colours for the first screen, which was shown here once, without a terminal. A test in
which a session runs, and not how it starts, gets one that was split off here; what it runs from there on is the
installed program itself: its `main`, with the words, folder, environment and terminal of that session, down to
Python's own end. Of the screen that was shown it has what is computed once in a process, no more.

Run as a program it is that process: one packet for each session, with its terminal and a pipe for its end.
"""

from __future__ import annotations

import asyncio
import fcntl
import gc
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import termios
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from processes import Running

FREE = frozenset({"COLUMNS", "HOME", "TMPDIR", "XDG_CACHE_HOME", "XDG_STATE_HOME", "SSH_CONNECTION"})
"""Names that nothing reads while it is loaded, beside those of ZEDENTUI: a session may have its own."""
MOST = 60_000
"""Bytes of a request."""


@dataclass(frozen=True)
class Request:
    """A session: a script of Python with its words, where it runs, and what it ignores."""

    executable: str
    script: str
    words: list[str]
    env: dict[str, str]
    cwd: str
    controlling: bool
    ignore_hangup: bool


class Split(Running):
    """A session that was split off; its end is told through a pipe, by the process that it was split off from."""

    def _code(self) -> int:
        return int(os.read(self._end, 16))


class Splitter:
    """The process that sessions are split off from, and the line to it."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = dict(env)
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())], env=self._env, pass_fds=[theirs.fileno()]
            )

    def split(self, command: Sequence[str], *, terminal: int, env: Mapping[str, str], **how: bool) -> Split:
        """Start `command`, a script of Python with or without the interpreter before it, in a terminal."""
        other = {name for name in env.keys() | self._env.keys() if env.get(name) != self._env.get(name)} - FREE
        other = {name for name in other if not name.startswith("ZEDENTUI_")}
        assert not other, f"read while the application is loaded: {other}; start this session as it is (`start`)"
        script, *words = command[1:] if command[0] == sys.executable else command
        executable = sys.executable if command[0] == sys.executable else interpreter(script)
        request = Request(executable, script, words, dict(env), str(Path.cwd()), **how)
        ours, theirs = os.pipe()
        socket.send_fds(self._line, [json.dumps(asdict(request)).encode()], [terminal, theirs])
        os.close(theirs)
        return Split(int(self._line.recv(16)), ours)

    def close(self) -> None:
        """End it."""
        self._line.close()
        self._process.wait()


def interpreter(script: str) -> str:
    """The Python that the first line of a script names."""
    with Path(script).open(encoding="utf-8") as file:
        named = file.readline().removeprefix("#!").strip()
    return named if Path(named).exists() else sys.executable  # a line of a shell, where the path is very long


def serve(line: socket.socket) -> Request:
    """Split off what is asked for; returns in each process that was split off, and ends with the line.

    Raises:
        SystemExit: nobody asks any more.
    """
    ends: dict[int, tuple[int, int]] = {}  # the handle of each session that runs: its id, and where its end is told
    while True:
        ready = select.select([line, *ends], [], [])[0]
        for handle in (handle for handle in ready if handle is not line):
            pid, pipe = ends.pop(handle)
            os.write(pipe, str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
            os.close(pipe)
            os.close(handle)
        if line not in ready:
            continue
        asked, given, *_ = socket.recv_fds(line, MOST, 2)
        if not asked:
            raise SystemExit
        terminal, pipe = given
        pid = os.fork()
        if pid == 0:
            request = Request(**json.loads(asked))
            become(request, terminal)
            return request
        os.close(terminal)
        ends[os.pidfd_open(pid)] = pid, pipe
        line.send(str(pid).encode())


def become(request: Request, terminal: int) -> None:
    """Make this process what `Terminal` makes of a program that it starts: a session of its own in its terminal."""
    os.setsid()
    for number in (0, 1, 2):
        os.dup2(terminal, number)
    os.closerange(3, 256)
    if request.controlling:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if request.ignore_hangup:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    os.chdir(request.cwd)
    os.environ.clear()
    os.environ.update(request.env)
    # What Python makes of the three when it starts with a terminal.
    sys.stdin, sys.stdout, sys.stderr = streams = (
        os.fdopen(0, encoding="utf-8", errors="surrogateescape"),
        os.fdopen(1, "w", buffering=1, encoding="utf-8", errors="surrogateescape"),
        os.fdopen(2, "w", buffering=1, encoding="utf-8", errors="backslashreplace"),
    )
    sys.__stdin__, sys.__stdout__, sys.__stderr__ = streams  # type: ignore[misc]
    sys.executable = request.executable
    sys.argv = [request.script, *request.words]
    sys.path[0] = str(Path(request.script).parent)


async def first_screen() -> None:
    """Show the first screen of the dossier in no terminal."""
    from zedentui.store.store import Store
    from zedentui.system.files import find_database
    from zedentui.tui.app import ZedenApp

    database = find_database(None, os.environ)
    app = ZedenApp(lambda: Store.open(database), remember=False)
    async with app.run_test(size=(100, 30)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()


def show_once() -> None:
    """Show the first screen, and keep what is made for the whole process: no thread, and no chart that is ready."""
    from textual.css.stylesheet import Stylesheet

    from style_sheets import parsed
    from zedentui.tui.widgets.chart import Chart

    Stylesheet._parse_rules = parsed  # type: ignore[method-assign]
    asyncio.run(first_screen())
    Chart._ready = False
    # A process that is split off has no other; the one that waits for questions is started anew there.
    assert {thread.name for thread in threading.enumerate()} <= {"MainThread", "query-watch"}


def main() -> None:
    """Load the application as its start does, show it once, wait, and become what is asked for."""
    line = socket.socket(fileno=int(sys.argv[1]))
    os.set_inheritable(line.fileno(), False)

    from zedentui.cli import application, arguments, output  # noqa: F401
    from zedentui.system import terminal

    terminal.prepare(os.environ, light=False, mouse=False)  # of this process; a session has its own
    from zedentui.tui.lean import load_textual

    load_textual()
    import zedentui.sheet.file
    import zedentui.sheet.plain
    import zedentui.tui.app  # noqa: F401

    beside = str(Path(__file__).resolve().parents[1])
    sys.path.append(beside)
    show_once()
    sys.path.remove(beside)
    gc.collect()
    gc.freeze()
    runpy.run_path(serve(line).script, run_name="__main__")


if __name__ == "__main__":
    main()
