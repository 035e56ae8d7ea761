"""Whether a program waits for somebody else, by what the system tells of each of its threads: no guess by the clock.

Of a program that sleeps nothing tells from outside whether it has done what was asked, or pauses on the way there, but
for the call in which each thread sleeps and until when it would. Linux tells that to whoever may trace the program: its
parents.
"""

from __future__ import annotations

import os
import platform
import struct
import time

SOON = 0.4
"""Seconds: a program that means to go on by itself within these is not at rest.

Longer than what ours pauses for on its way (0.3), shorter than what it lets pass before it clears away (1.5).
"""

_NEVER = 0xFFFFFFFF
_BITSET, _OPERATIONS, _REALTIME = 9, 0x7F, 0x100  # FUTEX_WAIT_BITSET, FUTEX_CMD_MASK, FUTEX_CLOCK_REALTIME
_CALLS: dict[str, dict[int, str]] = {
    "x86_64": {0: "read", 202: "futex", 232: "epoll", 270: "select", 281: "epoll"},
    "aarch64": {22: "epoll", 63: "read", 72: "select", 98: "futex"},
}
_NAMES = _CALLS.get(platform.machine(), {})


def read(path: str) -> bytes:
    """What a small file of the system says; asked so often that a file of Python costs too much."""
    handle = os.open(path, os.O_RDONLY)
    try:
        return os.read(handle, 512)
    finally:
        os.close(handle)


def tells() -> bool:
    """Whether this system tells what `Rest` asks for, of this process at least."""
    try:
        return bool(_NAMES) and len(read("/proc/thread-self/syscall")) > 1 and _ran("/proc/thread-self") is not None
    except OSError:
        return False


def _ran(thread: str) -> bytes | None:
    """How long and how often a thread ran; None where nobody counts."""
    told = read(f"{thread}/schedstat")
    return told if told.split()[2] != b"0" else None


class Rest:
    """Asks of one process whether each of its threads waits, and for longer than `SOON` unless somebody comes."""

    def __init__(self, pid: int) -> None:
        self._pid = pid

    def all_wait(self) -> dict[str, bytes | None] | None:
        """How often each thread ran, when all wait, as far as the system tells; else None.

        Asked twice with the same answer there was a moment in between at which all of them waited: one by one they may
        each wait when asked, and wake each other in turn.
        """
        ran: dict[str, bytes | None] = {}
        try:
            with os.scandir(f"/proc/{self._pid}/task") as threads:
                for thread in threads:
                    ran[thread.path] = _ran(thread.path)
                    if not self._waits(read(f"{thread.path}/syscall")) or read(f"{thread.path}/children").strip():
                        return None
        except OSError:  # a thread that has just ended, a system that does not tell, or not to us
            return None
        return None if None in ran.values() else ran

    def _waits(self, told: bytes) -> bool:
        """Whether a thread sleeps in a call that only somebody else ends, or a time that is not soon."""
        number, *rest = told.split()
        if len(rest) < 6:  # it runs, or sleeps outside of any call
            return False
        name = _NAMES.get(int(number))
        words = [int(word, 16) for word in rest[:6]]
        if name == "epoll":
            return words[3] & _NEVER == _NEVER or words[3] >= SOON * 1000
        if name == "select":
            return words[4] == 0
        if name == "read":
            return words[0] == 0  # the terminal; elsewhere somebody may be on the way to write
        return name == "futex" and (words[3] == 0 or self._is_late(words[1], words[3]))

    def _is_late(self, operation: int, where: int) -> bool:
        """Whether the moment until which a thread waits for another, which stands in its memory, is not soon."""
        if operation & _OPERATIONS != _BITSET:  # seconds from a moment that is not told
            return False
        handle = os.open(f"/proc/{self._pid}/mem", os.O_RDONLY)
        try:
            seconds, parts = struct.unpack("qq", os.pread(handle, 16, where))
        finally:
            os.close(handle)
        clock = time.CLOCK_REALTIME if operation & _REALTIME else time.CLOCK_MONOTONIC
        return bool(seconds + parts / 1e9 - time.clock_gettime(clock) > SOON)
