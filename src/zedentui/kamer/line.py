"""The line to the source: one request at a time, growing pauses when it fails; `web` has what is safe about it."""

from __future__ import annotations

import http.client
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib import error, request
from urllib.parse import urlsplit

from zedentui import __version__, web
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
_BUSY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_ELSEWHERE: Final = frozenset({301, 302, 303, 307, 308})


class _Busy(Exception):  # noqa: N818 - it is not an error yet
    """The source asks for patience: the text says what it did, `pause` how long it wants (None: it does not say)."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.pause = pause


def checked_base(text: str) -> str:
    """Return an address of a source as it is used; raises Refused when it is none that is safe.

    Without TLS anybody on the way could change what is read, so that is for this computer only.
    """
    if (parts := web.safe(text)) is None:
        if text.strip().lower().startswith("http://"):
            raise Refused(
                "Een bron moet een adres hebben dat met https:// begint; anders kan iedereen onderweg meelezen."
            )
        raise Refused("Dat is geen adres van een bron; schrijf bijvoorbeeld --bron " + BASE + ".")
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
        self._opener = web.opener(secure=self.base.startswith("https:"))
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
        except web.ElsewhereError as problem:
            raise Refused(f"De bron stuurt door naar een ander adres ({problem}); dat wordt niet gevolgd.") from problem
        except (OSError, http.client.HTTPException) as problem:
            raise _trouble(problem, self.base) from problem
        finally:
            self._last = time.monotonic()

    def _body(self, answer: Any) -> bytes:
        """All bytes of an answer, decompressed, and no more of them than `largest`."""
        coding = answer.headers.get("Content-Encoding", "identity").strip().lower()
        if coding not in {"identity", "gzip", ""}:
            raise Refused("De bron gaf een antwoord in een codering die niet is gevraagd; dat wordt niet gelezen.")
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 16) if coding == "gzip" else None
        parts: list[bytes] = []
        total = 0
        try:
            for chunk in web.received(answer, self.largest, self.longest):
                parts.append(chunk if unpack is None else self._unpacked(unpack, chunk, self.largest + 1 - total))
                total += len(parts[-1])
                if total > self.largest:  # more than that arrived packed
                    raise self._too_large()
        except web.TooLargeError as problem:
            raise self._too_large() from problem
        except web.SlowError as problem:
            raise _Busy("De bron antwoordt te langzaam") from problem
        except web.CutError as problem:
            raise PageCut("De bron brak een bladzijde halverwege af.") from problem
        if unpack is not None and not unpack.eof:
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


def _status(problem: error.HTTPError) -> Exception:
    """What an answer without a page means."""
    if problem.code in _BUSY:
        asked = problem.headers.get("Retry-After", "") if problem.headers else ""
        return _Busy(f"De bron is even niet beschikbaar ({problem.code})", _pause(asked))
    if problem.code in _ELSEWHERE:
        return Refused("De bron stuurt steeds door; dat wordt niet gevolgd.")
    return Refused(f"De bron geeft deze gegevens niet ({problem.code}); kijk het adres achter --bron na.")


def _pause(asked: str) -> float | None:
    """The seconds that a Retry-After asks for, in seconds or until a moment; None when it cannot be read."""
    if asked.isascii() and asked.isdecimal():
        return float(asked[:9])
    try:
        until = parsedate_to_datetime(asked)
    except ValueError:
        return None
    return (until if until.tzinfo else until.replace(tzinfo=UTC)).timestamp() - time.time()


def _trouble(problem: Exception, base: str) -> Exception:
    """What a line that fails means."""
    host = urlsplit(base).hostname
    reason = web.trouble(problem)
    if reason in {"certificate", "expired"}:
        return Refused(f"Het certificaat van {host} klopt niet; er is niets gelezen. Vraag je beheerder om raad.")
    if reason == "name":
        return _Busy(f"Het adres {host} is niet te vinden; is er een verbinding?")
    if reason == "silence":
        return _Busy("De bron antwoordt niet")
    if reason == "cut":
        return PageCut("De bron brak een bladzijde halverwege af.")
    return _Busy(f"De verbinding met {host} lukt niet of brak af")
