"""A source of the Kamer's feed for tests: a real HTTP server on loopback, filled from real records.

The records in `tests/data/kamer` are the Kamer's; no whole page of the feed could be recorded, so **the envelope is
ours**: Atom around one element an entry, as its documentation and those who read it describe.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape, quoteattr

DATA = Path(__file__).resolve().parent / "data" / "kamer"
MOTIES = DATA / "moties.jsonl.gz"
ZAKEN = DATA / "zaken.jsonl.gz"
MISTAKE = DATA / "besluit-vergissing.json"
NAMESPACE = "http://www.tweedekamer.nl/xsd/tkData/v1-0"

Record = dict[str, Any]


def lines(path: Path) -> list[Record]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def element(
    name: str,
    key: str,
    updated: str,
    fields: list[tuple[str, Any]],
    refs: list[tuple[str, str]] = (),  # type: ignore[assignment]
    *,
    deleted: str = "false",
    prefix: str = "",
) -> str:
    """One entry around one element of the Kamer, with a prefix for its namespace or without."""
    p = f"{prefix}:" if prefix else ""
    space = f'xmlns{":" + prefix if prefix else ""}="{NAMESPACE}"'
    inner = ""
    for field, value in fields:
        if value is None:
            inner += f'<{p}{field} xsi:nil="true"/>'
        else:
            text = str(value).lower() if isinstance(value, bool) else str(value)
            inner += f"<{p}{field}>{escape(text)}</{p}{field}>"
    inner += "".join(f"<{p}{field} ref={quoteattr(to)}/>" for field, to in refs)
    if deleted.lower() == "true":
        inner = ""
    body = (
        f'<{p}{name} {space} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id={quoteattr(key)} '
        f"bijgewerkt={quoteattr(updated)} verwijderd={quoteattr(deleted)}>{inner}</{p}{name}>"
    )
    return (
        f"<entry><title>{escape(key)}</title><id>urn:{escape(key)}</id><updated>{escape(updated)}</updated>"
        f'{{next}}<content type="application/xml">{body.replace("{", "{{").replace("}", "}}")}</content></entry>'
    )


def entries_of(record: Record) -> dict[str, list[str]]:
    """The entries of a recorded Zaak, with everything nested in it, by category."""
    found: dict[str, list[str]] = {"Zaak": [], "ZaakActor": [], "Besluit": [], "Stemming": []}

    def add(category: str, part: Record, refs: list[tuple[str, str]]) -> None:
        name = category[0].lower() + category[1:]
        fields = [
            (key[0].lower() + key[1:], value)
            for key, value in part.items()
            if not isinstance(value, list | dict) and key not in {"Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"}
        ]
        deleted = "True" if part.get("Verwijderd") else "false"
        found[category].append(element(name, part["Id"], part["GewijzigdOp"], fields, refs, deleted=deleted))

    add("Zaak", {"Soort": "Motie", **record}, [])
    for actor in record.get("ZaakActor", ()):
        add("ZaakActor", actor, [("zaak", record["Id"])])
    for besluit in record.get("Besluit", ()):
        add("Besluit", besluit, [("zaak", record["Id"])])
        for stemming in besluit["Stemming"]:
            add("Stemming", stemming, [("besluit", besluit["Id"])])
    return found


def real_entries() -> dict[str, list[str]]:
    """The entries of all recorded motions and of some hundreds of other zaken, in lists that may be added to."""
    return {category: list(entries) for category, entries in _real_entries().items()}


@cache
def _real_entries() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for record in lines(MOTIES) + lines(ZAKEN):
        for category, entries in entries_of(record).items():
            found.setdefault(category, []).extend(entries)
    return found


Fault = Callable[[BaseHTTPRequestHandler, bytes], None]


class Source:
    """The server. `entries` may grow while it runs; `faults` are used up one a request, in order."""

    def __init__(self, entries: dict[str, list[str]], page_size: int = 50) -> None:
        self.entries = entries
        self.page_size = page_size
        self.faults: list[Fault | None] = []
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.base = ""
        self.under_way: set[BaseHTTPRequestHandler] = set()
        self.most_at_once = 0
        self._lock = threading.Lock()

    def begun(self, handler: BaseHTTPRequestHandler) -> None:
        """Count a request as under way."""
        with self._lock:
            self.under_way.add(handler)
            self.most_at_once = max(self.most_at_once, len(self.under_way))

    def over(self, handler: BaseHTTPRequestHandler) -> None:
        """Count it no longer; the second time does nothing."""
        with self._lock:
            self.under_way.discard(handler)

    def page(self, category: str, after: int) -> bytes:
        """The page of `category` behind entry `after`."""
        held = self.entries.get(category, [])
        chosen = held[after : after + self.page_size]
        inner = ""
        for number, each in enumerate(chosen, after + 1):
            address = escape(f"{self.base}/Feed?category={category}&skiptoken={number}")
            inner += each.format(next=f'<link rel="next" href="{address}"/>')
        if not chosen:
            address = escape(f"{self.base}/Feed?category={category}&skiptoken={after}")
            inner = f'<link rel="resume" href="{address}"/>'
        title = f"<title>{category}</title><updated>2026-10-06T17:15:56Z</updated>"
        return (
            f'<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">{title}{inner}</feed>'
        ).encode()

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        self.asked.append((handler.path, dict(handler.headers)))
        query = parse_qs(urlsplit(handler.path).query)
        body = self.page(query["category"][0], int(query.get("skiptoken", ["0"])[0]))
        fault = self.faults.pop(0) if self.faults else None
        (fault or send)(handler, body)


def send(handler: BaseHTTPRequestHandler, body: bytes, status: int = 200, **headers: str) -> None:
    """Answer as a server does when all is well."""
    handler.send_response(status)
    handler.send_header("Content-Type", "application/atom+xml")
    handler.send_header("Content-Length", str(len(body)))
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    if not body:
        over(handler)
    handler.end_headers()
    handler.wfile.write(body[:-1])
    over(handler)
    handler.wfile.write(body[-1:])


def over(handler: BaseHTTPRequestHandler) -> None:
    """Count a request as answered: before its last byte goes, since whoever has that may ask again at once."""
    if isinstance(handler, Handler):
        handler.source.over(handler)


def status(code: int, **headers: str) -> Fault:
    return lambda handler, body: send(handler, b"", code, **headers)


class Handler(BaseHTTPRequestHandler):
    """Answers for its source, and has it count what is under way."""

    source: Source

    def do_GET(self) -> None:
        self.source.begun(self)
        try:
            self.source.answer(self)
        except (BrokenPipeError, ConnectionResetError):
            pass  # the reader was killed, or had enough
        finally:
            self.source.over(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def serving(entries: dict[str, list[str]], page_size: int = 50) -> Iterator[Source]:
    """Run a source on a free port of loopback."""
    source = Source(entries, page_size)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("HandlerOfSource", (Handler,), {"source": source}))
    server.daemon_threads = True
    source.base = f"http://127.0.0.1:{server.server_port}/SyncFeed/2.0"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield source
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def rows(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Everything in an archive that does not tell when or how it was made."""
    import duckdb

    with duckdb.connect(str(path), read_only=True) as connection:
        tables = connection.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()
        found = {}
        for (table,) in tables:
            if table == "archive":
                continue
            columns = "* EXCLUDE (caught_up_at, source)" if table == "feed" else "*"
            found[table] = connection.execute(f"SELECT {columns} FROM {table} ORDER BY ALL").fetchall()
    return found


def small_archive(path: Path) -> Path:
    """An archive of the recorded records, made at `path` by the code that makes any; returns the path."""
    from zedentui.kamer.names import RECORDED
    from zedentui.kamer.recordings import read_recordings
    from zedentui.kamer.workshop import open_workshop
    from zedentui.kamer.writing import Writer

    with open_workshop(path) as workshop:
        read_recordings((MOTIES, ZAKEN, MISTAKE), Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()
    return path
