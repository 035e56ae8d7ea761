"""The line to the source: one request at a time, verified TLS, bounded answers, growing pauses when it fails.

The standard library, because it is one GET at a time: httpx was considered (timeouts per phase, HTTP/2, redirects off
by default) and costs four packages for it, while a bound on the whole answer and the pauses would be ours all the same.
urllib obeys the proxy variables and verifies certificates by itself.
"""

from __future__ import annotations

import http.client
import ssl
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from socket import gaierror
from typing import Any, Final
from urllib import error, request
from urllib.parse import urlsplit

from zedentui import __version__
from zedentui.kamer.names import BASE, feed_address
from zedentui.kamer.problems import PageCut, Refused, Unreachable

__all__ = ["AGENT", "LARGEST", "PAUSES", "Line", "checked_base"]

AGENT: Final = f"zedentui/{__version__} (Kamerarchief; Python-urllib)"
PAUSES: Final = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0)
"""Seconds before each new attempt; together three minutes, because the source is known to fail for minutes."""
GAP: Final = 0.1
"""Seconds between two pages."""
LARGEST: Final = 16 * 1024 * 1024
"""Bytes of an answer, as it is after decompression; a page of 250 entries has about half a million."""
_SILENCE: Final = 30.0  # seconds without a byte
_LONGEST: Final = 180.0  # seconds for one answer
_LONGEST_PAUSE: Final = 300.0  # seconds that a Retry-After may ask for
_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = 3
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})


class _Busy(Exception):  # noqa: N818 - it is not an error yet
    """The source asks for patience: the text says what it did, `pause` how long it wants (None: it does not say)."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.pause = pause


def checked_base(text: str) -> str:
    """Return an address of a source as it is used; raises Refused when it is none that is safe.

    Without TLS anybody on the way could change what is read, so that is for this computer only.
    """
    try:
        parts = urlsplit(text.strip())
        host, _ = parts.hostname, parts.port
    except ValueError:
        parts, host = urlsplit(""), None
    if not host or parts.query or parts.fragment or parts.username or any(c <= " " or c > "~" for c in text.strip()):
        raise Refused("Dat is geen adres van een bron; schrijf bijvoorbeeld --bron " + BASE + ".")
    if parts.scheme != "https" and not (parts.scheme == "http" and host in _LOCAL):
        raise Refused("Een bron moet een adres hebben dat met https:// begint; anders kan iedereen onderweg meelezen.")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}"


@dataclass
class Line:
    """Fetches pages of `base`. `told` hears the reason and the seconds of every pause.

    `sleep` and the numbers are there for tests, which have no minutes.
    """

    base: str = BASE
    told: Callable[[str, float], None] = lambda _reason, _seconds: None
    pauses: tuple[float, ...] = PAUSES
    gap: float = GAP
    largest: int = LARGEST
    silence: float = _SILENCE
    longest: float = _LONGEST
    sleep: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        self.base = checked_base(self.base)
        self._opener = request.OpenerDirector()
        # Reading the certificates of the system takes a tenth of a second; a source on this computer needs none.
        context = ssl.create_default_context() if self.base.startswith("https:") else None
        for handler in (
            request.ProxyHandler(), request.UnknownHandler(), request.HTTPHandler(),
            request.HTTPSHandler(context=context), request.HTTPDefaultErrorHandler(), _SameHost(),
            request.HTTPErrorProcessor(),
        ):  # fmt: skip
            self._opener.add_handler(handler)
        self._last = 0.0

    def page(self, category: str, cursor: str | None, read: Callable[[bytes], Any]) -> Any:
        """Return what `read` makes of a page; asks again, ever later, while the source fails or `read` finds it cut.

        Raises:
            Refused: it answers what is not read, at once.
            Unreachable: it still failed after the last pause.
        """
        address = feed_address(self.base, category, cursor)
        pauses = list(self.pauses)
        while True:
            try:
                return read(self._fetch(address))
            except (_Busy, PageCut) as problem:
                reason, asked = str(problem).rstrip("."), getattr(problem, "pause", None)
            if not pauses:
                raise Unreachable(
                    f"{reason}, ook na {len(self.pauses) + 1} keer vragen. Wat binnen is, is bewaard; "
                    "probeer het later opnieuw."
                )
            seconds = min(max(pauses.pop(0), asked or 0.0), _LONGEST_PAUSE)
            self.told(reason, seconds)
            self.sleep(seconds)

    def _fetch(self, address: str) -> bytes:
        """One request; raises _Busy, PageCut or Refused."""
        wait = self._last + self.gap - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        headers = {"User-Agent": AGENT, "Accept": "application/atom+xml, application/xml", "Accept-Encoding": "gzip"}
        asked = request.Request(address, headers=headers)  # noqa: S310 - the scheme was checked
        try:
            with self._opener.open(asked, timeout=self.silence) as answer:
                return self._body(answer)
        except error.HTTPError as problem:
            problem.close()
            raise _status(problem) from problem
        except (OSError, http.client.HTTPException) as problem:
            raise _trouble(problem, self.base) from problem
        finally:
            self._last = time.monotonic()

    def _body(self, answer: Any) -> bytes:
        """All bytes of an answer, decompressed, and no more of them than `largest`."""
        length = answer.headers.get("Content-Length", "")
        expected = int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else None
        if expected is not None and expected > self.largest:
            raise self._too_large()
        coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        if coding not in {"identity", "gzip", ""}:
            raise Refused("De bron gaf een antwoord in een codering die niet is gevraagd; dat wordt niet gelezen.")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if coding == "gzip" else None
        until = time.monotonic() + self.longest
        parts: list[bytes] = []
        arrived = total = 0
        while chunk := answer.read1(_CHUNK):
            arrived += len(chunk)
            if unpack is not None:
                chunk = self._unpacked(unpack, chunk, self.largest + 1 - total)
            parts.append(chunk)
            total += len(chunk)
            if total > self.largest:
                raise self._too_large()
            if time.monotonic() > until:
                raise _Busy("De bron antwoordt te langzaam")
        if (expected is not None and arrived != expected) or (unpack is not None and not unpack.eof):
            raise PageCut("De bron brak een bladzijde halverwege af.")
        return b"".join(parts)

    def _unpacked(self, unpack: Any, chunk: bytes, room: int) -> bytes:
        try:
            unpacked: bytes = unpack.decompress(chunk, room)
        except zlib.error as problem:
            raise PageCut("De bron gaf een bladzijde die niet heel is.") from problem
        return unpacked

    def _too_large(self) -> Refused:
        return Refused(
            f"De bron gaf een bladzijde van meer dan {self.largest // 1024 // 1024} MB; die wordt niet gelezen."
        )


class _SameHost(request.HTTPRedirectHandler):
    """Follows a redirect on the same host, a few times; never to another, and never from https to http."""

    max_redirections = _REDIRECTS
    max_repeats = _REDIRECTS

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Raise Refused for another host."""
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            fp.close()
            raise Refused(f"De bron stuurt door naar een ander adres ({there.hostname}); dat wordt niet gevolgd.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _status(problem: error.HTTPError) -> Exception:
    """What an answer without a page means."""
    if problem.code in _BUSY:
        asked = problem.headers.get("Retry-After", "") if problem.headers else ""
        pause = float(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else None
        return _Busy(f"De bron is even niet beschikbaar ({problem.code})", pause)
    if 300 <= problem.code < 400:
        return Refused("De bron stuurt steeds door; dat wordt niet gevolgd.")
    return Refused(f"De bron geeft deze gegevens niet ({problem.code}); kijk het adres achter --bron na.")


def _trouble(problem: Exception, base: str) -> Exception:
    """What a line that fails means."""
    reason = problem.reason if isinstance(problem, error.URLError) else problem
    host = urlsplit(base).hostname
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Refused(f"Het certificaat van {host} klopt niet; er is niets gelezen. Vraag je beheerder om raad.")
    if isinstance(reason, gaierror):
        return _Busy(f"Het adres {host} is niet te vinden; is er een verbinding?")
    if isinstance(reason, TimeoutError):
        return _Busy("De bron antwoordt niet")
    if isinstance(reason, http.client.IncompleteRead):
        return PageCut("De bron brak een bladzijde halverwege af.")
    return _Busy(f"De verbinding met {host} lukt niet of brak af")
