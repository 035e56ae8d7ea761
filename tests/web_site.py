"""A real web server on loopback for tests, with or without TLS, that can misbehave; certificates come from openssl."""

from __future__ import annotations

import hashlib
import shutil
import ssl
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

Fault = Callable[[SimpleHTTPRequestHandler], None]


class Site:
    """Serves `folder` at `base`. `asked` holds what was asked; `fault(handler)` answers instead of the folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.asked: list[str] = []
        self.fault: Callable[[str], Fault | None] = lambda _path: None
        self.base = ""
        self._server: ThreadingHTTPServer | None = None

    def publish(self, file: Path, name: str = "zeden.duckdb") -> str:
        """A file with its checksum beside it; returns the checksum."""
        target = self.folder / name
        shutil.copyfile(file, target.with_suffix(".new"))
        target.with_suffix(".new").replace(target)
        digest = hashlib.sha256(target.read_bytes()).hexdigest()
        target.with_name(f"{name}.sha256").write_text(f"{digest}  {name}\n")
        return digest

    def start(self, port: int = 0, context: ssl.SSLContext | None = None) -> None:
        site = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any, **more: Any) -> None:
                super().__init__(*args, directory=str(site.folder), **more)

            def do_GET(self) -> None:
                site.asked.append(self.path)
                fault = site.fault(self.path)
                if fault is None:
                    super().do_GET()
                else:
                    fault(self)

            def log_message(self, format: str, *args: Any) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: Any, client_address: Any) -> None:
                pass  # a client that gave up, as the tests mean it to

        self._server = Server(("127.0.0.1", port), Handler)
        if context is not None:
            self._server.socket = context.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
        host = "localhost" if context else "127.0.0.1"
        self.base = f"http{'s' if context else ''}://{host}:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None

    def again(self) -> None:
        """The same server after it was away."""
        self.start(int(self.base.rpartition(":")[2]))


@contextmanager
def site_of(folder: Path, context: ssl.SSLContext | None = None) -> Iterator[Site]:
    made = Site(folder)
    made.start(context=context)
    try:
        yield made
    finally:
        made.stop()


_CONFIG = """[ca]
default_ca = d
[d]
database = index.txt
new_certs_dir = .
rand_serial = yes
default_md = sha256
policy = p
x509_extensions = x
unique_subject = no
[p]
commonName = supplied
[x]
authorityKeyIdentifier = keyid
subjectAltName = DNS:localhost,IP:127.0.0.1,IP:127.0.0.2
"""


def certificates(folder: Path) -> Path:
    """`ca.pem`, and certificates of it for localhost: `good.pem`, `expired.pem` (in 2020); their key `server.key`."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl is not installed")

    def run(*words: str) -> None:
        subprocess.run(["openssl", *words], cwd=folder, check=True, capture_output=True)

    curve = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes")
    (folder / "ca.cnf").write_text(_CONFIG)
    (folder / "index.txt").touch()
    run(
        "req",
        "-x509",
        *curve,
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-days",
        "30",
        "-subj",
        "/CN=tests",
        "-addext",
        "keyUsage=critical,keyCertSign,cRLSign",
    )  # Python asks for it from 3.13 on
    run("req", *curve, "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    ca = ("ca", "-batch", "-config", "ca.cnf", "-cert", "ca.pem", "-keyfile", "ca.key", "-in", "server.csr", "-notext")
    run(*ca, "-out", "good.pem", "-days", "20")
    run(*ca, "-out", "expired.pem", "-startdate", "20200101000000Z", "-enddate", "20200201000000Z")
    return folder


def tls(folder: Path, certificate: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / certificate, folder / "server.key")
    return context
