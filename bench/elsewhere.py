"""The places of a dossier and an archive, each with its server, on this machine: what the stage `servers` measures.

A path; an address, of which a copy is kept; a DuckDB server. The last two on loopback and through a relay that holds
what is sent for 20 ms there and back together, and behind nginx with TLS where that is installed. The DuckDB server is
the script of docs/server, nginx has the configuration that stands there.
"""

from __future__ import annotations

import http.server
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import sleep

from bench import harness
from bench.harness import ROOT, MissingError
from zedentui.dossier.editions import publish

REMOTE = "ZEDENTUI_BENCH_REMOTE"
"""Names the environment (or its bin) with `zedentui[remote]`, whose DuckDB is another than that of the bench."""
PATH, COPY, QUACK = "path", "https copy", "quack"
DELAY = 20
"""Milliseconds, there and back together."""
OTHER = "127.0.0.2"
"""This machine, but by a name that is asked with TLS as any other."""
_TOKEN = "van-de-meting"
_CHECK = """
import duckdb, duckdb_extension_httpfs, duckdb_extension_quack, pathlib, zedentui
folder = pathlib.Path(duckdb_extension_quack.__file__).parent / "extensions"
assert (folder / f"v{duckdb.__version__}").is_dir()
print(duckdb.__version__)
"""


@dataclass(frozen=True)
class Place:
    """Where a session reads from: the words for `--db` and `--archief`, and what its environment must have."""

    name: str
    dossier: str
    archive: str
    environ: dict[str, str] = field(default_factory=dict)
    servers: tuple[int, ...] = ()
    """Processes of the DuckDB server of the dossier and of that of the archive."""

    @property
    def kept(self) -> bool:
        """Whether a copy is kept in the home of the session, so that a later start finds it."""
        return self.name.startswith(COPY)


def program() -> tuple[Path, Path, str]:
    """Python and zedentui with the extra `[remote]`, and the version of their DuckDB; raises MissingError."""
    named = os.environ.get(REMOTE)
    folders = [Path(named) / "bin", Path(named)] if named else [Path(sys.executable).parent]
    for folder in folders:
        python, script = folder / "python", folder / "zedentui"
        if not python.exists() or not script.exists():
            continue
        done = subprocess.run([python, "-c", _CHECK], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return python, script, done.stdout.strip()
    raise MissingError(
        f"it needs an environment with zedentui[remote] (pip install -e '.[remote]'); name it in {REMOTE}"
    )


@contextmanager
def serving(folder: Path, archive: Path | None) -> Iterator[tuple[list[Place], list[str]]]:
    """Give the places, all at hand at once, and why one that there could be is not among them."""
    python, _, _ = program()
    (folder / "token").write_text(_TOKEN)
    (folder / "www").mkdir()
    publish(harness.DATABASE, "meting", folder / "www")
    if archive is not None:
        (folder / "archief").mkdir()
        publish(archive, "meting", folder / "archief")
    with ExitStack() as stack:
        web = stack.enter_context(_web(folder))
        files = [harness.DATABASE, *([archive] if archive is not None else [])]
        found = [stack.enter_context(_duckdb(python, file, folder / "token")) for file in files]
        ports, servers = [port for port, _ in found], tuple(process for _, process in found)
        token = {"ZEDENTUI_TOKEN": _TOKEN}

        def slow(port: int, host: str = "127.0.0.1") -> int:
            return stack.enter_context(_delayed(port, host))

        def quack(name: str, host: str, where: list[int], more: dict[str, str]) -> Place:
            words = [f"quack:{host}:{port}" for port in where]
            return Place(name, words[0], words[1] if archive else "", token | more, servers)

        def copy(name: str, base: str, more: dict[str, str]) -> Place:
            return Place(name, f"{base}/www/zeden.duckdb", f"{base}/archief/zeden.duckdb" if archive else "", more)

        places = [
            Place(PATH, str(harness.DATABASE), str(archive or "")),
            copy(COPY, f"http://127.0.0.1:{web}", {}),
            copy(f"{COPY}, {DELAY} ms", f"http://127.0.0.1:{slow(web)}", {}),
            quack(QUACK, "127.0.0.1", ports, {}),
            quack(f"{QUACK}, {DELAY} ms", "127.0.0.1", [slow(port) for port in ports], {}),
        ]
        try:
            secure, trusted = stack.enter_context(_nginx(folder, ports))
        except MissingError as missing:
            return (yield places, [f"Not measured with TLS: {missing}."])
        late = [slow(port, OTHER) for port in secure]
        places += [
            copy(f"{COPY}, TLS, {DELAY} ms", f"https://{OTHER}:{late[0]}", trusted),
            quack(f"{QUACK}, TLS", OTHER, secure, trusted),
            quack(f"{QUACK}, TLS, {DELAY} ms", OTHER, late, trusted),
        ]
        yield places, []


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def _web(folder: Path) -> Iterator[int]:
    made = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=made.serve_forever, daemon=True).start()
    try:
        yield made.server_port
    finally:
        made.shutdown()
        made.server_close()


@contextmanager
def _running(words: list[str | Path], **options: object) -> Iterator[subprocess.Popen[str]]:
    """A process with the mark of this run, killed at the end."""
    name, _, value = harness.MARK.partition("=")
    with subprocess.Popen(words, text=True, env=os.environ | {name: value}, **options) as made:  # type: ignore[call-overload]
        try:
            yield made
        finally:
            made.kill()


def free_port(host: str = "127.0.0.1") -> int:
    """A port that nobody listens at now."""
    with socket.socket() as found:
        found.bind((host, 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def _duckdb(python: Path, file: Path, token: Path) -> Iterator[tuple[int, int]]:
    """The script of docs/server on `file`: its port and its process."""
    port = free_port()
    script = ROOT / "docs" / "server" / "zedentui-duckdb"
    with _running([python, "-I", script, file, str(port), token], stdout=subprocess.PIPE) as made:
        assert made.stdout is not None
        if not made.stdout.readline().startswith("serving "):
            raise MissingError("the script of docs/server did not start")
        yield port, made.pid


@contextmanager
def _delayed(port: int, host: str) -> Iterator[int]:
    words: list[str | Path] = [sys.executable, "-m", "bench.delay", str(port), str(DELAY), host]
    with _running(words, stdout=subprocess.PIPE, cwd=ROOT) as made:
        assert made.stdout is not None
        yield int(made.stdout.readline())


@contextmanager
def _nginx(folder: Path, ports: list[int]) -> Iterator[tuple[list[int], dict[str, str]]]:
    """nginx with TLS before each DuckDB server and the files: its ports, and what makes its certificate trusted."""
    from shutil import which

    program = which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")
    if program is None:
        raise MissingError("nginx is not installed")
    certificates = harness.certificates(folder)
    own = [free_port(OTHER) for _ in ports]
    example = (ROOT / "docs" / "server" / "zedentui-nginx.conf").read_text()
    servers = [
        filled(example, f"{OTHER}:{mine}", port, folder, certificates) for mine, port in zip(own, ports, strict=True)
    ]
    (folder / "nginx.conf").write_text(whole(servers, folder))
    with _running([program, "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"]) as made:
        for _ in range(200):
            with socket.socket() as asked:
                if asked.connect_ex((OTHER, own[0])) == 0:
                    break
            if made.poll() is not None:
                raise MissingError(f"nginx did not start ({(folder / 'error.log').read_text().strip()[-200:]})")
            sleep(0.05)
        try:
            yield own, {"SSL_CERT_FILE": str(certificates / "ca.pem")}
        finally:
            made.terminate()  # its worker ends with it
            made.wait(10)


def filled(example: str, listen: str, port: int, root: Path, certificates: Path) -> str:
    """The configuration of docs/server with the places of this machine."""
    for old, new in (
        ("listen 443 ssl", f"listen {listen} ssl"), ("/etc/zedentui/certificate.pem", str(certificates / "good.pem")),
        ("/etc/zedentui/key.pem", str(certificates / "server.key")), ("127.0.0.1:9494", f"127.0.0.1:{port}"),
        ("/srv/www/zeden", str(root)),
    ):  # fmt: skip
        if example.count(old) != 1:
            raise ValueError(f"{old!r} does not stand once in the configuration")
        example = example.replace(old, new)
    return example


def whole(servers: list[str], folder: Path) -> str:
    """A configuration of nginx that holds only these servers and keeps all its files in `folder`."""
    kept = "".join(
        f"    {name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"daemon off;\nuser root;\npid {folder}/nginx.pid;\nworker_processes 1;\nevents {{}}\n"
        f"http {{\n{kept}{''.join(servers)}}}\n"
    )
