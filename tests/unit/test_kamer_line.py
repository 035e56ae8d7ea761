"""The line to the source, against a real server on loopback that misbehaves in every way that was seen, and more."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from kamer_source import Source, element, send, serving, status
from zedentui import __version__
from zedentui.kamer.feed import Page, read_page
from zedentui.kamer.line import Line, checked_base
from zedentui.kamer.names import BASE
from zedentui.kamer.problems import Refused, Unreachable

KEY = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture
def source() -> Iterator[Source]:
    with serving({"Zaak": [element("zaak", KEY, "2024-10-15T11:42:51", [("nummer", "A")])] * 3}, 2) as made:
        yield made


class Slept(list[float]):
    """Remembers the pauses instead of taking them."""

    def __call__(self, seconds: float) -> None:
        self.append(seconds)


def line(source: Source, **more: Any) -> Line:
    return Line(source.base, gap=0, sleep=more.pop("sleep", Slept()), **more)


def ask(made: Line, cursor: str | None = None) -> Page:
    found: Page = made.page("Zaak", cursor, lambda data: read_page(data, "zaak"))
    return found


def test_it_says_who_it_is_and_asks_what_the_kamer_documents(source: Source) -> None:
    assert len(ask(line(source)).entities) == 2
    assert len(ask(line(source), "2").entities) == 1
    assert [path for path, _ in source.asked] == [
        "/SyncFeed/2.0/Feed?category=Zaak",
        "/SyncFeed/2.0/Feed?category=Zaak&skiptoken=2",
    ]
    assert source.asked[0][1]["User-Agent"].startswith(f"zedentui/{__version__} ")


@pytest.mark.parametrize("code", [429, 500, 502, 503, 504])
def test_a_busy_source_is_asked_again_with_growing_pauses(source: Source, code: int) -> None:
    source.faults = [status(code)] * 4
    slept, heard = Slept(), []
    made = line(source, sleep=slept, told=lambda reason, seconds: heard.append((reason, seconds)))
    assert len(ask(made).entities) == 2
    assert list(slept) == [1, 2, 4, 8]
    assert [seconds for _, seconds in heard] == list(slept)
    assert all(str(code) in reason for reason, _ in heard)


def test_a_source_that_says_when_is_obeyed_within_reason(source: Source) -> None:
    """In seconds or by the clock; what cannot be read, or has gone by, is for us to choose."""
    asked = {
        "7": 7, "9999999": 300, "zo": 4, "Wed, 21 Oct 2195 07:28:00 GMT": 300, "Wed, 21 Oct 2015 07:28:00 GMT": 16,
        "Fri, 31 Dec 9999 23:59:59 -2359": 300, "-3": 60,
    }  # fmt: skip
    source.faults = [status(429, Retry_After=text) for text in asked]
    slept = Slept()
    ask(line(source, sleep=slept))
    assert list(slept) == list(asked.values())
    source.faults = [status(503, Retry_After=format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True))]
    slept = Slept()
    ask(line(source, sleep=slept))
    assert 30 < slept[0] <= 60


def test_it_gives_up_with_a_sentence(source: Source) -> None:
    source.faults = [status(503)] * 99
    slept = Slept()
    with pytest.raises(Unreachable, match=r"Wat binnen is, is bewaard; probeer het later opnieuw\.$"):
        ask(line(source, sleep=slept))
    assert sum(slept) > 120
    assert list(slept) == sorted(slept)


def test_a_page_cut_in_half_is_asked_again(source: Source) -> None:
    def half(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])

    def half_without_length(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(200)
        handler.end_headers()
        handler.wfile.write(body[: len(body) // 2])

    def half_a_chunk(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"%x\r\n" % len(body) + body[: len(body) // 2])
        handler.close_connection = True

    def half_packed(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        packed = gzip.compress(body)
        send(handler, packed[: len(packed) // 2], Content_Encoding="gzip")

    source.faults = [half, half_without_length, half_a_chunk, half_packed]
    slept = Slept()
    assert len(ask(line(source, sleep=slept)).entities) == 2
    assert len(slept) == 4


def test_a_packed_answer_is_unpacked(source: Source) -> None:
    source.faults = [lambda handler, body: send(handler, gzip.compress(body), Content_Encoding="gzip")]
    assert len(ask(line(source)).entities) == 2


def test_silence_and_slowness_end(source: Source) -> None:
    """Each fault lasts until it was told; a bound is short only while that fault is what it is there for."""
    first, second = threading.Event(), threading.Event()

    def silent(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        first.wait(60)

    def drop_by_drop(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):  # the other side has hung up
            while not second.wait(0.01):
                handler.wfile.write(b" ")
                handler.wfile.flush()

    def told(reason: str, seconds: float) -> None:
        heard.append(reason)
        made.silence, made.longest = (60, 0.3) if len(heard) == 1 else (60, 60)
        (first if len(heard) == 1 else second).set()

    source.faults = [silent, drop_by_drop]
    heard: list[str] = []
    made = line(source, silence=0.2, longest=60, told=told)
    assert len(ask(made).entities) == 2
    assert heard == ["De bron antwoordt niet", "De bron antwoordt te langzaam"]


def test_ten_gigabytes_are_refused_before_they_are_here(source: Source) -> None:
    sent = 0

    def announced(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(10 * 1024**3))
        handler.end_headers()

    def streamed(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.end_headers()
        for _ in range(10 * 1024):
            handler.wfile.write(b"x" * 1024 * 1024)
            sent += 1

    def packed(handler: BaseHTTPRequestHandler, body: bytes) -> None:
        send(handler, gzip.compress(b" " * 40 * 1024 * 1024), Content_Encoding="gzip")

    for fault in (announced, streamed, packed):
        source.faults = [fault]
        with pytest.raises(Refused, match="meer dan 16 MB"):
            ask(line(source))
    assert sent < 100


def test_a_redirect_elsewhere_is_refused_and_one_at_home_followed(source: Source) -> None:
    for target in ("http://127.0.0.2/x", "https://example.com/", "http://localhost:1/", "file:///etc/passwd"):
        source.faults = [status(302, Location=target)]
        with pytest.raises(Refused):
            ask(line(source))
    source.faults = [status(301, Location=f"{source.base}/Feed?category=Zaak&skiptoken=2")]
    assert len(ask(line(source)).entities) == 1
    source.faults = [status(302, Location=f"{source.base}/Feed?category=Zaak")] * 20
    with pytest.raises(Refused):
        ask(line(source))


@pytest.mark.parametrize("code", [304, 400, 401, 403, 404, 410])
def test_what_will_not_change_is_not_asked_again(source: Source, code: int) -> None:
    source.faults = [status(code)]
    with pytest.raises(Refused, match=str(code)):
        ask(line(source))
    assert len(source.asked) == 1


def test_nobody_there() -> None:
    heard: list[str] = []
    with pytest.raises(Unreachable):
        Line("http://127.0.0.1:9", pauses=(0.0,), sleep=Slept(), told=lambda reason, _: heard.append(reason)).page(
            "Zaak", None, bytes
        )
    assert len(heard) == 1


def test_an_unknown_coding_is_refused(source: Source) -> None:
    source.faults = [lambda handler, body: send(handler, body, Content_Encoding="br")]
    with pytest.raises(Refused):
        ask(line(source))


def test_the_proxy_of_the_environment_is_used(source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", source.base.removesuffix("/SyncFeed/2.0"))
    made = Line("http://localhost:1/elsewhere", gap=0, sleep=Slept())
    assert len(ask(made).entities) == 2
    assert source.asked[0][0] == "http://localhost:1/elsewhere/Feed?category=Zaak"


def test_certificates_are_verified(source: Source, tmp_path: Any) -> None:
    """A server with a certificate that nobody vouches for is not read."""
    import shutil
    import ssl
    import subprocess
    import threading
    from http.server import HTTPServer

    if shutil.which("openssl") is None:
        pytest.skip("openssl is not there to make a certificate")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = HTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign,assignment]
    thread = threading.Thread(target=server.handle_request, daemon=True)
    thread.start()
    try:
        with pytest.raises(Refused, match="certificaat"):
            Line(f"https://localhost:{server.server_port}", gap=0, sleep=Slept()).page("Zaak", None, bytes)
    finally:
        server.server_close()
        thread.join(5)


@pytest.mark.parametrize("text", [
    "http://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0", "ftp://x/", "file:///etc", "x", "", "https://", "https://[",
    "https://a b/", "https://a/?q=1", "https://user:secret@a/", "https://a/\x1b[31m", "https://a:99999999/",
])  # fmt: skip
def test_an_address_that_is_not_safe_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        checked_base(text)


def test_addresses_that_are_fine() -> None:
    assert checked_base(BASE) == BASE
    assert checked_base(" https://spiegel.example/kamer/ ") == "https://spiegel.example/kamer"
    assert checked_base("http://localhost:8080") == "http://localhost:8080"


def test_pauses_between_pages_and_one_at_a_time(source: Source) -> None:
    slept = Slept()
    made = Line(source.base, sleep=slept)
    assert made.gap == 0.1
    made.gap = 60.0  # an answer that took longer than the pause by itself would need none
    for _ in range(3):
        ask(made)
    assert len(slept) == 2
    assert all(0 < pause <= made.gap for pause in slept)
    assert source.most_at_once == 1
