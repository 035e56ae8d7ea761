"""A home of its own, a private sshd on loopback and a private tmux for the tests in a real terminal."""

from __future__ import annotations

import getpass
import re
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from poison import hostile, without_rules
from programs import DOCUMENTED, SAMPLE, Server, Start, program
from splitter import FREE, Splitter
from terminal import Terminal, environment

import servers

QUICK = "SetEnv SHLVL=1\nKexAlgorithms curve25519-sha256\n"
"""For a private sshd: a shell that is not the first one reads no .bashrc of the person who runs the tests (half a
second here), and the exchange of keys that takes least."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty home: no settings, no history, nothing of the person who runs the tests."""
    folder = tmp_path / "home"
    folder.mkdir()
    return folder


@pytest.fixture
def short_folder() -> Iterator[Path]:
    """A folder whose path is as short everywhere: a socket's may have a hundred bytes, messages are narrow."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        yield Path(folder)


@pytest.fixture
def start(home: Path) -> Iterator[Start]:
    """Start programs in terminals that are gone when the test is over: `start(command, **options of Terminal)`.

    `environ` adds to or changes the environment; a value of None takes a name out.
    """
    started: list[Terminal] = []

    def start_one(
        command: Sequence[str | Path], *, environ: dict[str, str | None] | None = None, **options: object
    ) -> Terminal:
        env = environment(home) | (environ or {})
        options.setdefault("env", {name: value for name, value in env.items() if value is not None})
        started.append(Terminal(command, **options))  # type: ignore[arg-type]
        return started[-1]

    yield start_one
    for terminal in started:
        terminal.close()
    for report in home.rglob("zedentui-*.log"):  # pytest shows what is printed when the test failed
        print(f"{report}:\n{report.read_text()}")


@pytest.fixture(scope="session")
def splitter(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Splitter]:
    """A process that has loaded the application, for all sessions of this run that are split off."""
    one = Splitter(environment(tmp_path_factory.mktemp("home")))
    yield one
    one.close()


@pytest.fixture
def split(start: Start, splitter: Splitter) -> Start:
    """As `start`, where a session runs and not how it starts is what is tested: it is split off, and loads nothing.

    It keeps no frame for the next start, which is drawn at the end and costs a third of a short session, unless
    `keeps`: where frames are looked at, where the place or moment of the end is anyone's, and where a dossier at an
    address is copied into the same folder.
    """

    def split_one(
        command: Sequence[str | Path],
        *,
        keeps: bool = False,
        environ: dict[str, str | None] | None = None,
        **options: object,
    ) -> Terminal:
        nowhere: dict[str, str | None] = {} if keeps else {"XDG_CACHE_HOME": "none"}  # no path from the root: no frame
        return start(command, splitter=splitter, environ=nowhere | (environ or {}), **options)

    return split_one


@pytest.fixture
def sample(start: Start, split: Start) -> Start:
    """Start the sample application and wait for its table: `sample(*arguments, **options)`.

    It is split off, but not with `anew` or when its environment has names that are read while it is loaded.
    """

    def start_sample(*arguments: str, anew: bool = False, **options: object) -> Terminal:
        environ: dict[str, str] = options.get("environ", {})  # type: ignore[assignment]
        begin = start if anew or environ.keys() - FREE else split
        terminal = begin([sys.executable, SAMPLE, *arguments], **options)
        terminal.wait_for("rij 5")
        return terminal

    return start_sample


@pytest.fixture(scope="session")
def unruled(database: Path, made_for_all: Callable[..., Path]) -> Path:
    """The database without the rules that keep a column sound, to be spoilt in copies."""
    return made_for_all("unruled", lambda folder: without_rules(database, folder / "zeden.duckdb"))


@pytest.fixture(scope="session")
def spoilt(unruled: Path, database: Path, made_for_all: Callable[..., Path]) -> Callable[[str], Path]:
    """The hostile database of a kind (see `poison.py`), made once for all workers and only read."""

    def made(kind: str) -> Path:
        return made_for_all(
            f"spoilt {kind}", lambda folder: hostile(unruled, database, folder / f"{kind}.duckdb", kind)
        )

    return made


@pytest.fixture(scope="session")
def sshd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A private sshd that gives a shell."""
    with serving(tmp_path_factory.mktemp("sshd"), QUICK) as server:
        yield server


@pytest.fixture(scope="session")
def kiosk(tmp_path_factory: pytest.TempPathFactory, database: Path) -> Iterator[Server]:
    """A private sshd with the snippet and the wrapper of the documentation; only account and places are filled in."""
    folder = tmp_path_factory.mktemp("kiosk")
    wrapper = (DOCUMENTED / "zedentui-kiosk").read_text()
    wrapper = re.sub("^PYTHON=.*$", f"PYTHON={shlex.quote(sys.executable)}", wrapper, flags=re.MULTILINE)
    wrapper = re.sub("^DATABASE=.*$", f"DATABASE={shlex.quote(str(database))}", wrapper, flags=re.MULTILINE)
    (folder / "zedentui-kiosk").write_text(wrapper)
    (folder / "zedentui-kiosk").chmod(0o755)
    snippet = (DOCUMENTED / "zedentui-sshd.conf").read_text()
    snippet = snippet.replace("Match User zed", f"Match User {getpass.getuser()}")
    snippet = snippet.replace("/usr/local/bin/zedentui-kiosk", str(folder / "zedentui-kiosk"))
    snippet = snippet.replace("/etc/ssh/authorized_keys/%u", str(folder / "authorized_keys"))
    with serving(folder, QUICK + snippet) as server:
        yield server


@contextmanager
def serving(folder: Path, more: str = "") -> Iterator[Server]:
    """Run a private sshd with `more` under its settings, or skip the test with the reason why there is none."""
    with ExitStack() as stack:
        try:
            server = stack.enter_context(servers.serving(folder, more))
        except servers.MissingError as missing:
            pytest.skip(str(missing))
        yield server


@pytest.fixture
def tmux_socket(short_folder: Path) -> Path:
    """Where the private tmux of a test is asked."""
    return short_folder / "tmux.sock"


@pytest.fixture
def tmux(start: Start, tmp_path: Path, tmux_socket: Path) -> Iterator[Start]:
    """Run a command inside a private tmux, which is killed afterwards: `tmux(command, settings=..., **options)`."""
    path = program("tmux")
    server = [path, "-S", str(tmux_socket)]

    def start_inside(command: Sequence[str | Path], *, settings: str = "", **options: object) -> Terminal:
        (tmp_path / "tmux.conf").write_text(settings)
        line = " ".join(shlex.quote(str(word)) for word in command)
        return start([*server, "-f", tmp_path / "tmux.conf", "new-session", line], **options)

    yield start_inside
    subprocess.run([*server, "kill-server"], check=False, capture_output=True)
