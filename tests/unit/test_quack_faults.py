"""What goes wrong with a DuckDB server, for a dossier and for an archive: one sentence, nothing wrong, nothing lost."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from duckdb_server import TOKEN, Relay, Server, needs_remote, serving, token_file
from web_site import certificates, tls
from zedentui.archive.archive import Archive, ArchiveError
from zedentui.store.store import Store, StoreError

pytestmark = needs_remote

AWAY = "is niet bereikbaar; probeer het later opnieuw of vraag de beheerder om raad."
SIGN_ON = "meld je daar eerst aan, of vraag de beheerder om raad."
Open = Callable[[Any], Store | Archive]


@pytest.fixture(autouse=True)
def _token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("ZEDENTUI_TOKEN", raising=False)
    monkeypatch.setenv("ZEDENTUI_TOKENBESTAND", str(token_file(tmp_path)))


@pytest.fixture(scope="module", params=["dossier", "archive"])
def kind(request: pytest.FixtureRequest) -> str:
    """What the server has: everything here holds for both."""
    name: str = request.param
    return name


@pytest.fixture(scope="module")
def file(kind: str, database: Path, recorded: Path) -> Path:
    """The database of that kind."""
    return database if kind == "dossier" else recorded


@pytest.fixture(scope="module")
def server(file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(file, tmp_path_factory.mktemp("server")) as made:
        yield made


@pytest.fixture
def opened(kind: str) -> Open:
    return Store.open if kind == "dossier" else Archive.open


@pytest.fixture
def relay(server: Server) -> Iterator[Relay]:
    made = Relay(server.port)
    yield made
    made.close()


def asked(one: Store | Archive) -> list[tuple[Any, ...]]:
    """Rows of one question, many of them."""
    if isinstance(one, Store):
        return one.run("observations", {"offence": None, "measure": None, "basis": "tekst"})
    return one.run("motions", {"offset": 0, "limit": 200})


def sentence_of(work: Callable[[], object]) -> str:
    """What people read when `work` fails: one sentence, without the token."""
    with pytest.raises((StoreError, ArchiveError)) as problem:
        work()
    sentence = str(problem.value)
    assert "\n" not in sentence
    assert ". " not in sentence
    assert sentence.endswith(".")
    assert TOKEN not in sentence
    return sentence


def test_it_dies_in_mid_question(file: Path, opened: Open, tmp_path: Path) -> None:
    def on_and_on() -> None:
        for _ in range(10_000):
            asked(one)

    with serving(file, tmp_path) as server:
        one = opened(server.address)
        before = asked(one)
        assert server.process is not None
        threading.Timer(0.2, server.process.kill).start()
        assert sentence_of(on_and_on).endswith(AWAY)
        assert one.place.edition() is None
        server.kill()
        server.start()
        assert asked(one) == before, "it goes on when the server is back"
        assert one.place.edition() == one.place.at_hand()
        one.close()
    assert sentence_of(lambda: opened(server.address)).endswith(AWAY)


def test_a_wrong_token(server: Server, opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZEDENTUI_TOKEN", "fout'")
    sentence = sentence_of(lambda: opened(server.address))
    assert sentence == f"De server {server.address} kent dit token niet; vraag de beheerder om het goede."


def test_the_other_kind(server: Server, kind: str) -> None:
    other: Open = Archive.open if kind == "dossier" else Store.open
    assert "is een databestand, maar geen " in sentence_of(lambda: other(server.address))


@pytest.mark.parametrize("certificate", ["good", "expired", "unknown"])
def test_certificates(
    server: Server, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, certificate: str
) -> None:
    (tmp_path / "pki").mkdir()
    folder = certificates(tmp_path / "pki")
    if certificate != "unknown":
        monkeypatch.setenv("SSL_CERT_FILE", str(folder / "ca.pem"))
    relay = Relay(server.port, tls(folder, "expired.pem" if certificate == "expired" else "good.pem"), "127.0.0.2")
    address = f"quack:127.0.0.2:{relay.port}"  # another computer, as far as the rule on TLS goes
    if certificate == "good":
        with closing(opened(address)) as one:
            assert asked(one)
    else:
        sentence = sentence_of(lambda: opened(address))
        assert sentence == f"Het certificaat van {address} klopt niet of is verlopen; vraag de beheerder om raad."
        assert TOKEN.encode() not in relay.passed
    relay.close()


PAGE = b"<html>Meld je aan</html>" * 50


def http(status: str, body: bytes = PAGE, *, length: int | None = None, more: str = "") -> bytes:
    head = f"HTTP/1.1 {status}\r\nContent-Length: {length or len(body)}\r\nConnection: close\r\n{more}\r\n"
    return head.encode() + body


ANSWERS = {
    "a login page": (http("200 OK", more="Content-Type: text/html\r\n"), f"zoals een aanmeldpagina; {SIGN_ON}"),
    "nothing": (http("200 OK", b""), f"zoals een aanmeldpagina; {SIGN_ON}"),
    "sent on": (http("302 Found", more="Location: https://login.example/\r\n"), f"naar een ander adres; {SIGN_ON}"),
    "sent on with all": (http("307 Temporary Redirect", more="Location: http://localhost:9/\r\n"),
                         f"naar een ander adres; {SIGN_ON}"),
    "not allowed": (http("403 Forbidden"), f"laat geen vragen door (403); {SIGN_ON}"),
    "not here": (http("404 Not Found"), f"laat geen vragen door (404); {SIGN_ON}"),
    "nothing behind it": (http("502 Bad Gateway"), AWAY),
    "no web server": (b"\x00\x01SSH-2.0\r\n\r\n", AWAY),
    "closed": (b"", AWAY),
}  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_proxy_that_answers_itself_never_gets_the_token(relay: Relay, opened: Open, answer: str) -> None:
    relay.answer, words = ANSWERS[answer]
    assert sentence_of(lambda: opened(f"quack:127.0.0.1:{relay.port}")).endswith(words)
    assert relay.passed
    assert TOKEN.encode() not in relay.passed


@pytest.mark.parametrize(
    ("answer", "words"),
    [(http("200 OK"), SIGN_ON), (http("200 OK", PAGE[:99], length=9999), AWAY), (http("502 Bad Gateway"), AWAY),
     (http("403 Forbidden"), AWAY)],
    ids=["a login page", "cut short", "nothing behind it", "not allowed"],
)  # fmt: skip
def test_a_proxy_that_answers_itself_later(relay: Relay, opened: Open, answer: bytes, words: str) -> None:
    one = opened(f"quack:127.0.0.1:{relay.port}")
    before = asked(one)
    relay.answer = answer
    assert sentence_of(lambda: asked(one)).endswith(words)
    relay.answer = None
    assert asked(one) == before, "nothing is lost, and nothing of the page was taken for rows"
    one.close()


@pytest.mark.parametrize("cut", [0, 1, 20, 200, 1000])
def test_an_answer_that_is_cut_short(relay: Relay, opened: Open, cut: int) -> None:
    one = opened(f"quack:127.0.0.1:{relay.port}")
    before = asked(one)
    relay.cut = cut
    assert sentence_of(lambda: asked(one)).endswith(AWAY)
    relay.cut = None
    assert asked(one) == before
    one.close()
