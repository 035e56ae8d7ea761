"""What a web server can do wrong, by name: what it answers to a path, and a part of the sentence that people read."""

from __future__ import annotations

import time
from http.server import SimpleHTTPRequestHandler


def answer(body: bytes, code: int = 200, length: int | None = None, **headers: str):  # type: ignore[no-untyped-def]
    def give(handler: SimpleHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(body) if length is None else length))
        handler.end_headers()
        handler.wfile.write(body)

    return give


def silent(handler: SimpleHTTPRequestHandler) -> None:
    time.sleep(0.6)
    handler.close_connection = True


def dribbling(handler: SimpleHTTPRequestHandler) -> None:
    answer(b"0" * 10, length=64)(handler)
    time.sleep(0.6)


PAGE = answer(b"<html>Meld je aan</html>" * 300, Content_Type="text/html")
FAULTS = {
    "a login page": (lambda path: PAGE if path.endswith("256") else None, "bladzijde in plaats van een controlegetal"),
    "a login page of few bytes": (lambda path: answer(b"<html>hallo</html>"), "in plaats van een controlegetal"),
    "a login page for the file": (lambda path: None if path.endswith("256") else PAGE, "niet bij zijn controlegetal"),
    "sent on to a login": (lambda path: answer(b"", 302, Location="https://login.example/"), "stuurt door naar"),
    "cut short": (
        lambda path: None if path.endswith("256") else answer(b"x" * 9000, length=100_000), "brak het bestand halver"),
    "another checksum": (lambda path: answer(b"0" * 64 + b"  zeden.duckdb\n") if path.endswith("256") else None,
                         "niet bij zijn controlegetal"),
    "no checksum": (lambda path: answer(b"", 404) if path.endswith("256") else None, "geeft dit bestand niet (404)"),
    "not allowed": (lambda path: answer(b"", 403), "geeft dit bestand niet (403)"),
    "broken": (lambda path: answer(b"", 500), "geeft dit bestand niet (500)"),
    "silence": (lambda path: silent, "antwoordt niet"),
    "dribbling": (lambda path: dribbling, "antwoordt niet"),
}  # fmt: skip
