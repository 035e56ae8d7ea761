"""A slow line between an ssh client and the private sshd: what is sent waits, as it does over 40 ms and 1 Mbit/s.

A proxy of our own, so that it needs no rights: each direction is read, held back for half the round trip, and written
no faster than the line goes.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from time import monotonic, sleep

ROUND_TRIP = 0.040
"""Seconds."""
RATE = 1_000_000
"""Bits a second, in each direction."""
_PIECE = 1400  # bytes: a packet


@contextmanager
def slowed(port: int) -> Iterator[int]:
    """Give the port of a slow line to `port` on this machine, for as long as the `with` block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_accept, args=(listening, port), daemon=True).start()
        yield listening.getsockname()[1]


def _accept(listening: socket.socket, port: int) -> None:
    with suppress(OSError):  # closed: nobody needs the line any more
        while True:
            near, _ = listening.accept()
            far = socket.create_connection(("127.0.0.1", port))
            for end in (near, far):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, target in ((near, far), (far, near)):
                queue: SimpleQueue[tuple[float, bytes]] = SimpleQueue()
                threading.Thread(target=_read, args=(source, queue), daemon=True).start()
                threading.Thread(target=_write, args=(target, queue), daemon=True).start()


def _read(source: socket.socket, queue: SimpleQueue[tuple[float, bytes]]) -> None:
    data = b"-"
    while data:
        try:
            data = source.recv(_PIECE)
        except OSError:
            data = b""
        queue.put((monotonic() + ROUND_TRIP / 2, data))


def _write(target: socket.socket, queue: SimpleQueue[tuple[float, bytes]]) -> None:
    free = 0.0  # when the line has sent all before
    while True:
        due, data = queue.get()
        free = max(free, due - ROUND_TRIP / 2) + len(data) * 8 / RATE
        sleep(max(0.0, max(due, free + ROUND_TRIP / 2) - monotonic()))
        try:
            if not data:
                target.shutdown(socket.SHUT_WR)
                return
            target.sendall(data)
        except OSError:
            return
