"""Asking a web server for a database and for the checksum beside it, with an end to everything.

The checksum itself tells editions apart. Its ETag and Last-Modified do not: two editions that are published within one
second have the same ones on most servers, since checksums are all of one length, and the second would never be seen.
"""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from http.client import HTTPException
from typing import IO, TYPE_CHECKING, Any, Final, NamedTuple
from urllib import error, request

from zedentui import __version__, web
from zedentui.duck.problems import PlaceError

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["FIRST", "SHORT", "Copy", "FetchProblem", "Fetching"]

SHORT: Final = 2.0
"""Seconds in which the server must say whether its file has changed, when there is a copy to read."""
FIRST: Final = 15.0
"""The same, when there is none."""
_SILENCE: Final = 20.0  # seconds without a byte while a file comes
_LONGEST: Final = 1800.0  # seconds for a whole file
_CHECKSUM: Final = 4096  # bytes of a checksum file
_HEX: Final = frozenset("0123456789abcdef")
_AGENT: Final = f"zedentui/{__version__} (kopie; Python-urllib)"
_LATER: Final = "probeer het later opnieuw"
_ASK: Final = "vraag de beheerder om raad"
_TROUBLE: Final = (
    OSError, HTTPException, web.ElsewhereError, web.TooLargeError, web.SlowError, web.CutError,
)  # fmt: skip


class FetchProblem(PlaceError):  # noqa: N818 - the text is the sentence
    """It cannot be had: `what` is the matter, and what to do about it."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}; {advice}.")
        self.what = what


class Copy(NamedTuple):
    """A version of the file: its checksum, its bytes, and when the server last said that it has it (UTC)."""

    digest: str
    size: int
    asked_at: str


class Fetching:
    """The file at `address`, of at most `largest` bytes; `host` is what sentences call the server."""

    def __init__(self, address: str, host: str, largest: int) -> None:
        self.host = host
        self._address = address
        self._largest = largest
        self._opener: request.OpenerDirector | None = None

    def told(self, kept: Copy | None, seconds: float) -> Copy:
        """What the server says of its file now: `kept` itself when it still has that. Raises FetchProblem."""
        # In a thread: looking up a name has no time-out of its own.
        found: list[Copy | FetchProblem] = []

        def ask() -> None:
            try:
                found.append(self._checksum(kept, seconds))
            except FetchProblem as problem:
                found.append(problem)

        thread = threading.Thread(target=ask, name="edition", daemon=True)
        thread.start()
        thread.join(seconds)
        if not found:
            raise self._silent()
        if isinstance(found[0], FetchProblem):
            raise found[0]
        return found[0]

    def file(self, file: IO[bytes]) -> tuple[str, int]:
        """Write what the server has into `file`; gives its checksum and bytes.

        Raises:
            FetchProblem: it cannot be had, or not whole.
            OSError: `file` takes no more.
        """
        digest, size = hashlib.sha256(), 0
        for chunk in self._parts():
            digest.update(chunk)
            size += len(chunk)
            file.write(chunk)
        return digest.hexdigest(), size

    def _parts(self) -> Iterator[bytes]:
        """The bytes of the file, what goes wrong on the line as FetchProblem: what goes wrong on disk is none."""
        try:
            with self._get("", _SILENCE) as answer:
                yield from web.received(answer, self._largest, _LONGEST)
        except _TROUBLE as problem:
            raise self._why(problem) from problem

    def _checksum(self, kept: Copy | None, seconds: float) -> Copy:
        now = datetime.now(UTC).isoformat(timespec="seconds")
        try:
            with self._get(".sha256", seconds) as answer:
                body = b"".join(web.received(answer, _CHECKSUM, seconds))
        except web.TooLargeError as problem:
            raise self._no_checksum() from problem
        except _TROUBLE as problem:
            raise self._why(problem) from problem
        words = body.decode("ascii", "replace").split(maxsplit=1)
        digest = words[0].lower() if words else ""
        if len(digest) != 64 or not _HEX.issuperset(digest):
            raise self._no_checksum()
        return Copy(digest, kept.size if kept is not None and kept.digest == digest else 0, now)

    def _get(self, ending: str, silence: float) -> Any:
        if self._opener is None:
            self._opener = web.opener(secure=self._address.startswith("https:"))
        headers = {"User-Agent": _AGENT, "Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        asked = request.Request(self._address + ending, headers=headers)  # noqa: S310 - the scheme was checked
        return self._opener.open(asked, timeout=silence)

    # What is the matter -----------------------------------------------------------------------------------------

    def _silent(self) -> FetchProblem:
        return FetchProblem(f"De server {self.host} antwoordt niet", _LATER)

    def _no_checksum(self) -> FetchProblem:
        return FetchProblem(
            f"De server {self.host} antwoordt met een bladzijde in plaats van een controlegetal",
            "meld je daar eerst aan, of vraag de beheerder om raad",
        )

    def _why(self, problem: Exception) -> FetchProblem:
        if isinstance(problem, error.HTTPError):
            problem.close()
            return FetchProblem(f"De server {self.host} geeft dit bestand niet ({problem.code})", _ASK)
        if isinstance(problem, web.ElsewhereError):
            return FetchProblem(
                f"De server {self.host} stuurt door naar een ander adres ({problem})",
                "meld je daar eerst aan, of vraag de beheerder om raad",
            )
        if isinstance(problem, web.TooLargeError):
            return FetchProblem(
                f"Het bestand op {self.host} is groter dan {self._largest // 1024**2} MB", "kies een ander"
            )
        if isinstance(problem, web.SlowError):
            return FetchProblem(f"De server {self.host} antwoordt te langzaam", _LATER)
        reason = "cut" if isinstance(problem, web.CutError) else web.trouble(problem)
        what, advice = {
            "certificate": (f"Het certificaat van {self.host} klopt niet", _ASK),
            "expired": (f"Het certificaat van {self.host} is verlopen", _ASK),
            "name": (f"Het adres {self.host} is niet te vinden", "kijk de naam na en of er een verbinding is"),
            "silence": (f"De server {self.host} antwoordt niet", _LATER),
            "cut": (f"De server {self.host} brak het bestand halverwege af", _LATER),
        }.get(reason, (f"De server {self.host} is niet bereikbaar", _LATER))
        return FetchProblem(what, advice)
