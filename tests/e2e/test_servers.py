"""A dossier and an archive that are elsewhere, in a real terminal: what people see when their server goes away.

Those of a DuckDB server need the packages of `[remote]` (`.ci/remote` runs them), those of an address do not.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from time import sleep

import pytest
from programs import Start, zedentui
from terminal import Terminal, environment

from duckdb_server import Relay, Server, needs_remote, serving
from web_site import Site, site_of

pytestmark = pytest.mark.terminal

AWAY = "is niet bereikbaar; probeer het later opnieuw of vraag de beheerder om raad."


@pytest.fixture
def archive(recorded: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(recorded, tmp_path / "kamer.duckdb"))


@pytest.fixture
def server(database: Path, tmp_path: Path) -> Iterator[Server]:
    with serving(database, tmp_path) as made:
        yield made


@pytest.fixture
def screen(split: Start, tmp_path: Path) -> Callable[..., Terminal]:
    """The application, with the token at hand."""

    def opened(*words: str | Path, **environ: str) -> Terminal:
        token = {"ZEDENTUI_TOKENBESTAND": str(tmp_path / "token")}
        return split([*zedentui(), *words], columns=120, rows=40, environ=token | environ, keeps=True)

    return opened


def flat(terminal: Terminal) -> str:
    """The words on the screen, however the lines were broken; those of a message (right of its edge) once more."""
    messages = [line.partition("▌")[2] for line in terminal.lines if "▌" in line]
    return " ".join(" ".join([terminal.text, *messages]).split())


def sees(words: str) -> Callable[[Terminal], bool]:
    return lambda terminal: words in flat(terminal)


def leaves_nothing(terminal: Terminal, home: Path) -> None:
    """`q` ends it at once with code 0; no report of a fault, no half file, no process of it stays."""
    group = os.getpgid(terminal.pid)
    terminal.send("q")
    assert terminal.wait_exit(10) == 0
    assert terminal.restored
    with pytest.raises(ProcessLookupError):
        os.killpg(group, 0)
    left = [path.name for path in home.rglob("*") if path.is_file()]
    assert not [name for name in left if name.endswith(".log") or name.startswith((".part-", ".copy-"))], left


@needs_remote
def test_the_server_dies_under_statistiek(server: Server, screen: Callable[..., Terminal], home: Path) -> None:
    terminal = screen("--db", server.address, "open", "statistiek")
    terminal.wait_for("1.302")
    server.kill()
    terminal.send("\x1b[B\x1b[C")
    terminal.settle()
    assert "1.302" in terminal.text, "what was read stays, and one can move in it"
    terminal.send("r")
    terminal.wait_for(sees(f"De server {server.address} {AWAY}"))
    assert "1.302" in terminal.text
    server.start()
    terminal.send("r")
    terminal.wait_for(sees("Het dossier is opnieuw geopend."))
    assert "1.302" in terminal.text
    server.kill()
    leaves_nothing(terminal, home)


@needs_remote
def test_the_server_dies_before_a_pane_is_visited(server: Server, screen: Callable[..., Terminal], home: Path) -> None:
    terminal = screen("--db", server.address, "open", "statistiek")
    terminal.wait_for("1.302")
    server.kill()
    terminal.send("4")
    terminal.wait_for(sees(f"De server {server.address} {AWAY}"))
    assert "Buitenweg" not in terminal.text
    terminal.send("1")
    terminal.wait_for("1.302")
    server.start()
    terminal.send("4")  # no other key is needed: the pane is read again
    terminal.wait_for("Motie-Buitenweg")
    server.kill()
    terminal.send("jk")
    terminal.settle()
    assert "Motie-Buitenweg" in terminal.text
    leaves_nothing(terminal, home)


@needs_remote
def test_the_server_dies_in_a_look_up(server: Server, screen: Callable[..., Terminal], home: Path) -> None:
    terminal = screen("--db", server.address, "open", "statistiek")
    terminal.wait_for("1.302")
    terminal.send("/sepot")
    terminal.wait_for("Onvoorwaardelijk sepot")
    terminal.settle()
    server.kill()
    terminal.send(" 20")
    terminal.wait_for(sees(f"De server {server.address} {AWAY}"))
    assert "Onvoorwaardelijk sepot" not in terminal.text, "no answer to another question stands under this one"
    server.start()
    terminal.send("22")
    terminal.wait_for("In 2022 seponeerde het OM 1.302 zedenzaken")
    assert AWAY not in flat(terminal)
    server.kill()
    terminal.send("\x1b")
    terminal.wait_for("1.302")
    terminal.settle()
    leaves_nothing(terminal, home)


@needs_remote
def test_the_server_of_the_archive_dies(
    archive: Path, database: Path, tmp_path: Path, screen: Callable[..., Terminal], home: Path
) -> None:
    with serving(archive, tmp_path) as server:
        terminal = screen("--db", database, "--archief", server.address, "open", "moties")
        terminal.wait_for("In de brief")
        terminal.settle()
        server.kill()
        terminal.send("fstraat")
        terminal.wait_for(sees(f"De server {server.address} is niet bereikbaar"))
        terminal.wait_for("niet alles gelezen")
        terminal.send("\x1b")
        terminal.settle()
        terminal.send("G")
        terminal.settle()
        assert terminal.process.poll() is None
        terminal.send("/hoe stemde de pvv over straf")
        terminal.wait_for(sees(f"De server {server.address} {AWAY}"))
        server.start()
        terminal.send("f")
        terminal.wait_for(lambda t: "PVV" in t.text and AWAY not in flat(t))
        terminal.send("\x1b")
        terminal.wait_for("Statistiek")
        terminal.settle()
        terminal.send("fstr\r")  # the other moties of this archive have that, and not more of the word
        terminal.settle()
        terminal.send("G")  # where they stand
        terminal.wait_for(lambda t: "Alle andere moties in het archief" in t.text and "niet alles" not in t.text)
        terminal.send("\x1b")
        terminal.settle()
        leaves_nothing(terminal, home)


@needs_remote
def test_a_silent_server_holds_up_no_key(server: Server, screen: Callable[..., Terminal], home: Path) -> None:
    relay = Relay(server.port)
    terminal = screen("--db", f"quack:127.0.0.1:{relay.port}", "open", "statistiek")
    terminal.wait_for("1.302")
    relay.swallow = True
    terminal.send("4")
    terminal.wait_for("Gegevens worden gelezen")
    terminal.send("1")
    terminal.wait_for("1.302")
    terminal.send("4")
    terminal.wait_for(sees("geeft na 8 seconden nog geen antwoord; probeer het later opnieuw of vraag"))
    terminal.send("1/sepot")
    terminal.settle()
    terminal.send("\x1b")
    terminal.wait_for("1.302")
    leaves_nothing(terminal, home)
    relay.close()


def asked(
    address: str, tmp_path: Path, question: str = "sepot 2022", archive: str = ""
) -> subprocess.CompletedProcess[str]:
    """A look-up in the shell."""
    words = [*zedentui(), "zoek", question, "--db", address, "--archief", archive or tmp_path / "geen"]
    env = environment(tmp_path) | {"ZEDENTUI_TOKENBESTAND": str(tmp_path / "token")}
    return subprocess.run(list(map(str, words)), capture_output=True, text=True, env=env, timeout=60)


@needs_remote
def test_a_look_up_in_the_shell_ends_as_any_other(server: Server, tmp_path: Path) -> None:
    done = asked(server.address, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "1.302" in done.stdout
    nothing = asked(server.address, tmp_path, "qqqqzzzz")
    assert nothing.returncode == 1
    assert nothing.stderr.count("\n") == 1
    server.kill()
    away = asked(server.address, tmp_path)
    assert (away.returncode, away.stdout) == (3, "")
    assert away.stderr == f"De server {server.address} {AWAY}\n"


@needs_remote
def test_a_look_up_asks_the_servers_of_a_dossier_and_an_archive(
    server: Server, archive: Path, database: Path, tmp_path: Path
) -> None:
    """The stacks of the threads that ask count for what a look-up may use."""
    with serving(archive, tmp_path) as second:
        for dossier in (str(database), server.address):
            done = asked(dossier, tmp_path, "hoe stemde de PVV over straatintimidatie", second.address)
            assert (done.returncode, done.stderr) == (0, "")
            assert "PVV" in done.stdout


@needs_remote
def test_a_look_up_in_the_shell_gives_a_silent_server_up(server: Server, tmp_path: Path) -> None:
    relay = Relay(server.port)
    relay.swallow = True
    address = f"quack:127.0.0.1:{relay.port}"
    done = asked(address, tmp_path)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith(f"De server {address} ")
    assert done.stderr.count("\n") == 1
    relay.close()


# An address ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    (tmp_path / "www").mkdir()
    with site_of(tmp_path / "www") as made:
        yield made


def test_copies_are_told_on_the_screen_with_their_moment(
    site: Site, database: Path, archive: Path, screen: Callable[..., Terminal], home: Path
) -> None:
    site.publish(database)
    site.publish(archive, "kamer.duckdb")
    words = ("--db", f"{site.base}/zeden.duckdb", "--archief", f"{site.base}/kamer.duckdb", "open")
    first = screen(*words, "moties")
    first.wait_for("In de brief")
    first.settle()
    assert "kopie van" not in first.text
    assert "archief van" not in first.text
    leaves_nothing(first, home)
    site.stop()

    away = f"e server {site.base[7:]} is niet bereikbaar; je leest de kopie van "
    second = screen(*words, "statistiek")
    second.wait_for(sees(f"D{away}"))
    assert "1.302" in second.text
    assert "kopie van " in second.lines[-1]
    assert "archief van" not in second.text, "nothing of it is read yet"
    second.send("4")
    second.wait_for(sees(f"Archief van de Kamer: d{away}"))
    second.wait_for("In de brief")
    assert "kopie van " in second.lines[-1]
    assert "archief van " in second.lines[-1], "it stays there when the message is gone"
    second.send("/hoe stemde de pvv over straf")
    second.wait_for("PVV")
    second.send("\x1b")
    second.settle()
    second.resize(80, 24)
    second.settle()
    assert "archief van " in second.lines[-1]
    leaves_nothing(second, home)


def test_an_archive_that_cannot_be_had_leaves_the_dossier(
    site: Site, database: Path, screen: Callable[..., Terminal], home: Path
) -> None:
    site.publish(database)
    words = ("--db", f"{site.base}/zeden.duckdb", "--archief", f"{site.base}/kamer.duckdb", "open", "moties")
    terminal = screen(*words)
    terminal.wait_for(sees("geeft dit bestand niet (404); vraag de beheerder om raad."))
    assert "Motie-Buitenweg" in terminal.text
    terminal.send("/straf")
    terminal.wait_for(sees("geeft dit bestand niet (404); vraag de beheerder om raad."))
    terminal.send("\x1b")
    terminal.settle()
    leaves_nothing(terminal, home)


def dribble(handler: SimpleHTTPRequestHandler) -> None:
    """A file that comes a byte at a time, for as long as anybody waits."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000000")
    handler.end_headers()
    for _ in range(400):
        handler.wfile.write(b"0")
        sleep(0.05)


def test_q_does_not_wait_for_an_archive_that_is_on_its_way(
    site: Site, database: Path, archive: Path, screen: Callable[..., Terminal], home: Path
) -> None:
    site.publish(archive, "kamer.duckdb")
    site.fault = lambda path: None if path.endswith("256") else dribble
    terminal = screen("--db", database, "--archief", f"{site.base}/kamer.duckdb", "open", "statistiek")
    terminal.wait_for("1.302")
    terminal.send("4")
    terminal.wait_for(lambda _: "/kamer.duckdb" in site.asked)
    terminal.send("1")
    terminal.wait_for("1.302")
    terminal.send("q")
    assert terminal.wait_exit(10) == 0
    assert terminal.restored


def test_a_look_up_does_not_wait_for_an_archive_that_is_on_its_way(
    site: Site, database: Path, archive: Path, screen: Callable[..., Terminal], home: Path
) -> None:
    site.publish(archive, "kamer.duckdb")
    go_on = threading.Event()

    def held(path: str) -> None:
        if not path.endswith("256"):
            go_on.wait(30)

    site.fault = held
    terminal = screen("--db", database, "--archief", f"{site.base}/kamer.duckdb", "open", "statistiek")
    terminal.wait_for("1.302")
    terminal.send("/straf")
    terminal.wait_for(sees("Het archief van de Kamer wordt nog geopend"))
    for letter in "baar feit":  # more letters than there are threads
        terminal.send(letter)
        terminal.settle()
    terminal.send("\x1b")
    terminal.wait_for("1.302")
    terminal.send("6")
    terminal.wait_for("Narekenen")
    terminal.wait_for(lambda t: "Gegevens worden gelezen" not in t.text)
    terminal.send("/\x01\x0bhoe stemde de pvv over straf")
    terminal.wait_for(sees("Het archief van de Kamer wordt nog geopend"))
    go_on.set()
    terminal.wait_for(lambda t: "PVV" in t.text and "wordt nog geopend" not in t.text)  # no other key is needed
    terminal.send("\x1b")
    terminal.settle()
    leaves_nothing(terminal, home)


def test_ctrl_c_does_not_wait_for_a_dossier_that_is_on_its_way(
    site: Site, database: Path, screen: Callable[..., Terminal]
) -> None:
    site.publish(database)
    site.fault = lambda path: None if path.endswith("256") else dribble
    terminal = screen("--db", f"{site.base}/zeden.duckdb")
    terminal.wait_for(lambda _: "/zeden.duckdb" in site.asked)
    os.kill(terminal.pid, signal.SIGINT)
    assert terminal.wait_exit(10) in (130, -signal.SIGINT)
    assert terminal.restored
