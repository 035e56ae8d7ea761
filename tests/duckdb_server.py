"""The server of docs/server, as it is, on loopback: for tests that have the packages of `[remote]`."""

from __future__ import annotations

import importlib.util
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from ssl import SSLContext, SSLError
from typing import IO

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "docs" / "server" / "zedentui-duckdb"
TOKEN = "dit-is-'het'-token-van-de-tests"


def missing() -> str:
    """Why there is no DuckDB server here; empty when there can be one."""
    for name in ("httpfs", "quack"):
        spec = importlib.util.find_spec(f"duckdb_extension_{name}")
        found = list(spec.submodule_search_locations or ()) if spec else []
        if not found:
            return f"duckdb-extension-{name} is not installed; .ci/remote runs these"
        if not (Path(found[0]) / "extensions" / f"v{duckdb.__version__}").is_dir():
            return f"duckdb-extension-{name} is for another DuckDB than {duckdb.__version__}; .ci/remote runs these"
    return ""


needs_remote = pytest.mark.skipif(bool(missing()), reason=missing() or "-")


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def token_file(folder: Path, text: str = TOKEN) -> Path:
    path = folder / "token"
    path.touch(0o600)
    path.write_text(text + "\n")
    return path


class Server:
    """A running server of `database`; `address` is what --db takes."""

    def __init__(self, database: Path, folder: Path, port: int | None = None) -> None:
        self.port = port or free_port()
        self.address = f"quack:127.0.0.1:{self.port}"
        self._words = [sys.executable, "-I", str(SCRIPT), str(database), str(self.port), str(token_file(folder))]
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(
            self._words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env={"PATH": os.environ["PATH"]}
        )
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        if not self.process.stdout.readline().startswith("serving "):
            pytest.fail(self.process.stderr.read())

    def kill(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            for stream in (self.process.stdout, self.process.stderr):
                _close(stream)
            self.process = None


def _close(stream: IO[str] | None) -> None:
    if stream is not None:
        stream.close()


@contextmanager
def serving(database: Path, folder: Path, port: int | None = None) -> Iterator[Server]:
    made = Server(database, folder, port)
    made.start()
    try:
        yield made
    finally:
        made.kill()


class Relay:
    """What stands between client and server: ends TLS like a reverse proxy, swallows every answer, or gives its own.

    With `answer` that is what everything gets, and the line closed after it; with `cut` no more than so many bytes of
    an answer come through. `passed` is all that came from clients.
    """

    def __init__(self, port: int, context: SSLContext | None = None, host: str = "127.0.0.1") -> None:
        self._target = port
        self._context = context
        self.swallow = False
        self.answer: bytes | None = None
        self.cut: int | None = None
        self.passed = b""
        self._listening = socket.create_server((host, 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._one, args=(client,), daemon=True).start()

    def _one(self, client: socket.socket) -> None:
        try:
            if self._context is not None:
                client = self._context.wrap_socket(client, server_side=True)
            if self.answer is not None:
                self.passed += client.recv(65536)
                client.sendall(self.answer)
                client.shutdown(socket.SHUT_WR)
                client.close()
                return
            server = socket.create_connection(("127.0.0.1", self._target))
        except (SSLError, OSError):
            client.close()
            return
        threading.Thread(target=self._pump, args=(server, client, True), daemon=True).start()
        self._pump(client, server, False)

    def _pump(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with suppress(OSError):
            while part := source.recv(65536):
                if not answers:
                    self.passed += part
                elif self.cut is not None:
                    target.sendall(part[: self.cut])
                    break
                if not (answers and self.swallow):
                    target.sendall(part)
        for each in (source, target):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
