"""Programs that run in a terminal, and that a test waits for and ends: started, or split off from one that was."""

from __future__ import annotations

import os
import select
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Running:
    """A program that runs, with what a test asks of `subprocess.Popen`.

    `end` is a handle that can be read once it has ended.
    """

    def __init__(self, pid: int, end: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._end = end

    def _code(self) -> int:
        """The exit code of what has ended, negative for a signal."""
        raise NotImplementedError

    def poll(self) -> int | None:
        """The exit code, negative for a signal, or None while it runs."""
        if self.returncode is None and select.select([self._end], [], [], 0)[0]:
            self.returncode = self._code()
            os.close(self._end)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """The exit code once it has ended; TimeoutExpired as `Popen` raises it."""
        if self.returncode is None and not select.select([self._end], [], [], timeout)[0]:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        code = self.poll()
        assert code is not None
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, if it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)


class Started(Running):
    """A program that was started, as a session of its own in a terminal.

    `subprocess.Popen` can give it no terminal without copying the whole process of the tests first, which costs ten
    milliseconds and more; so does the system itself: what a session opens first becomes its terminal.
    """

    def __init__(
        self, command: Sequence[str], *, terminal: int, env: Mapping[str, str], controlling: bool, ignore_hangup: bool
    ) -> None:
        path = shutil.which(command[0], path=env.get("PATH"))
        if path is None:
            raise FileNotFoundError(command[0])
        mode = os.O_RDWR | (0 if controlling else os.O_NOCTTY)
        theirs = [(os.POSIX_SPAWN_OPEN, 0, os.ttyname(terminal), mode, 0)]
        theirs += [(os.POSIX_SPAWN_DUP2, 0, number) for number in (1, 2)]  # type: ignore[list-item]
        before = signal.signal(signal.SIGHUP, signal.SIG_IGN) if ignore_hangup else None
        try:
            pid = os.posix_spawn(
                path, command, env, file_actions=theirs, setsid=True,
                setsigdef=[signal.SIGPIPE, signal.SIGXFSZ],  # which Python itself ignores
            )  # fmt: skip
        finally:
            if ignore_hangup:
                signal.signal(signal.SIGHUP, before)
        super().__init__(pid, os.pidfd_open(pid))

    def _code(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def worked(pid: int) -> float:
    """Seconds of processor that a process has used: how far it is, whatever else the machine does."""
    return sum(int((task / "schedstat").read_text().split()[0]) for task in Path(f"/proc/{pid}/task").iterdir()) / 1e9
