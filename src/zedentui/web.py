"""Getting one thing from a web server: verified TLS, on the same host, bounded in bytes and in time.

The standard library, because it is one GET at a time: httpx was considered (timeouts per phase, HTTP/2, redirects off
by default) and costs four packages, while the bounds on a whole answer would be ours all the same. urllib obeys the
proxy variables and verifies certificates by itself. What goes wrong is an exception without words for people: the
feed of the Kamer and the copies of a dossier have sentences of their own.
"""

from __future__ import annotations

import http.client
import ssl
import time
from socket import gaierror
from typing import TYPE_CHECKING, Any, Final
from urllib import error, request
from urllib.parse import SplitResult, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LOCAL", "CutError", "ElsewhereError", "SlowError", "TooLargeError", "opener", "received", "safe", "trouble"]

LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})
"""This computer: the only host that may be asked without TLS."""
_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = 3
_EXPIRED: Final = 10  # X509_V_ERR_CERT_HAS_EXPIRED of OpenSSL


class ElsewhereError(Exception):
    """The server sends on to another host, or from https to http; the text is the host."""


class TooLargeError(Exception):
    """The answer has more bytes than are read."""


class SlowError(Exception):
    """The answer is not whole in time."""


class CutError(Exception):
    """The answer ended before its end."""


def safe(address: str) -> SplitResult | None:
    """The parts of an address that is safe to ask: https, or http on this computer; None when it is none.

    Without TLS anybody on the way could change what is read. A name and password, a query and a fragment are refused.
    """
    text = address.strip()
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    odd = parts.query or parts.fragment or parts.username or any(c <= " " or c > "~" for c in text)
    if not host or odd or not (parts.scheme == "https" or (parts.scheme == "http" and host in LOCAL)):
        return None
    return parts


def opener(*, secure: bool, redirects: bool = True) -> request.OpenerDirector:
    """What opens addresses; `secure` when certificates will be needed.

    It raises ElsewhereError for another host; without `redirects` every redirect is an HTTPError.
    """
    made = request.OpenerDirector()
    # Reading the certificates of the system takes a tenth of a second; a server on this computer needs none.
    context = ssl.create_default_context() if secure else None
    for handler in (
        request.ProxyHandler(), request.UnknownHandler(), request.HTTPHandler(),
        request.HTTPSHandler(context=context), request.HTTPDefaultErrorHandler(), request.HTTPErrorProcessor(),
        *([_SameHost()] if redirects else []),
    ):  # fmt: skip
        made.add_handler(handler)
    return made


def received(answer: Any, largest: int, longest: float) -> Iterator[bytes]:
    """The body of `answer` in parts, as it comes.

    Raises:
        TooLargeError: it says that it has, or it has, more than `largest` bytes.
        SlowError: it is not whole after `longest` seconds.
        CutError: it ended before the length that it said.
    """
    length = answer.headers.get("Content-Length", "")
    expected = int(length) if length.isascii() and length.isdecimal() and len(length) < 20 else None
    if expected is not None and expected > largest:
        raise TooLargeError
    until = time.monotonic() + longest
    arrived = 0
    while chunk := answer.read1(_CHUNK):
        arrived += len(chunk)
        if arrived > largest:
            raise TooLargeError
        yield chunk
        if time.monotonic() > until:
            raise SlowError
    if expected is not None and arrived != expected:
        raise CutError


def trouble(problem: Exception) -> str:
    """What an OSError or HTTPException of an opener means.

    `expired` or `certificate` (it is not to be trusted otherwise), `name` (no such host), `silence`, `cut` or `line`.
    """
    reason = problem.reason if isinstance(problem, error.URLError) else problem
    if isinstance(reason, ssl.SSLCertVerificationError) and reason.verify_code == _EXPIRED:
        return "expired"
    for kind, name in (
        (ssl.SSLCertVerificationError, "certificate"), (gaierror, "name"), (TimeoutError, "silence"),
        (http.client.IncompleteRead, "cut"),
    ):  # fmt: skip
        if isinstance(reason, kind):
            return name
    return "line"


class _SameHost(request.HTTPRedirectHandler):
    """Follows a redirect on the same host, a few times; never to another, and never from https to http."""

    max_redirections = _REDIRECTS
    max_repeats = _REDIRECTS

    def redirect_request(self, req: Any, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> Any:
        """Raise ElsewhereError for another host."""
        here, there = urlsplit(req.full_url), urlsplit(newurl)
        if (here.scheme, here.netloc) != (there.scheme, there.netloc):
            fp.close()
            raise ElsewhereError(there.hostname or "")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
