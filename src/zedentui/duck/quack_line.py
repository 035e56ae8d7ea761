"""The line to a DuckDB server: what of DuckDB asks it, what is seen of it first, what its silence means in words."""

from __future__ import annotations

import os
import threading
from http.client import HTTPException
from pathlib import Path
from typing import Any, Final

from zedentui.duck.engine import LOCKS, duckdb, quoted, reading
from zedentui.duck.problems import PlaceError
from zedentui.unix import room_for_stacks

__all__ = ["ENDS", "client", "greet", "problem_of"]

ENDS: Final = "probeer het later opnieuw of vraag de beheerder om raad"
"""What to do when a server is away."""
_THREADS: Final = 48
"""Threads that DuckDB has at most while it asks servers, of a dossier and an archive: 37 were seen."""
_SIGN_ON: Final = "meld je daar eerst aan, of vraag de beheerder om raad"
_AWAY: Final = f"De server {{uri}} is niet bereikbaar; {ENDS}."
_PAGE: Final = f"Op {{uri}} antwoordt iets anders dan een DuckDB-server, zoals een aanmeldpagina; {_SIGN_ON}."
_ELSEWHERE: Final = f"De server {{uri}} stuurt door naar een ander adres; {_SIGN_ON}."
_CERTIFICATE: Final = "Het certificaat van {uri} klopt niet of is verlopen; vraag de beheerder om raad."


def client(secret: str, deadline: float) -> Any:
    """An empty, locked database that can ask servers; raises PlaceError when what that needs is not installed."""
    room_for_stacks(_THREADS)
    connection = duckdb.connect(":memory:", config=reading("128MB"))
    try:
        for name in ("httpfs", "quack"):
            connection.execute(f"LOAD {quoted(_extension(name))}")
        connection.execute(f"CREATE SECRET (TYPE quack, TOKEN {quoted(secret)})")
        # GLOBAL, because every question has a connection of its own, which has none of this one's settings.
        for name, value in _settings(deadline).items():
            connection.execute(f"SET GLOBAL {name} = {value}")
        for lock in LOCKS:
            connection.execute(lock)
    except duckdb.Error as error:
        connection.close()
        raise PlaceError(_NOT_INSTALLED) from error
    except BaseException:
        connection.close()
        raise
    return connection


def _settings(deadline: float) -> dict[str, str]:
    """How servers are asked: with certificates that are checked, once, and not for longer than anybody waits."""
    found = {
        "enable_server_cert_verification": "true",
        "enable_curl_server_cert_verification": "true",
        "http_retries": "0",
        "http_timeout": str(max(1, round(deadline))),  # then what was left alone ends, too
    }
    if bundle := os.environ.get("SSL_CERT_FILE"):
        found["ca_cert_file"] = quoted(bundle)
    return found


_NOT_INSTALLED: Final = (
    "Om een DuckDB-server te vragen zijn extra pakketten nodig, bij elkaar passend; installeer: pip install "
    "'zedentui[remote]'."
)


def _extension(name: str) -> Path:
    """The file of an extension, from its package; raises PlaceError when there is none for this DuckDB."""
    from importlib.util import find_spec

    spec = find_spec(f"duckdb_extension_{name}")
    version = f"v{duckdb.__version__}"
    for folder in spec.submodule_search_locations or () if spec is not None else ():
        file = Path(folder) / "extensions" / version / f"{name}.duckdb_extension"
        if file.is_file():
            return file
    raise PlaceError(_NOT_INSTALLED)


def problem_of(error: BaseException, uri: str) -> BaseException:
    """What a server that does not answer means; an error in the question itself stays what it is."""
    reason = str(error).partition("\n")[0].lower()
    if isinstance(error, duckdb.SerializationException):
        return PlaceError((_AWAY if "not enough data" in reason else _PAGE).format(uri=uri))
    for words, sentence in (
        (("authentication failed",), f"De server {uri} kent dit token niet; vraag de beheerder om het goede."),
        (("authorization failed",), f"De server {uri} staat deze vraag niet toe; zijn beide van dezelfde versie?"),
        (("certificate", "ssl server", "ssl peer"), _CERTIFICATE.format(uri=uri)),
        (("timeout", "timed out"), f"De server {uri} antwoordt niet; {ENDS}."),
        (("failed to send message", "io error", "http"), _AWAY.format(uri=uri)),
    ):
        if isinstance(error, duckdb.Error) and any(word in reason for word in words):
            return PlaceError(sentence)
    return error


def greet(uri: str, *, plain: bool, seconds: float) -> None:
    """See that what answers at `uri` is no proxy with a page of its own, before it gets the token.

    DuckDB follows a redirect wherever it leads, with the token. So one question goes before all others, without token
    and without following: a DuckDB server refuses it (500).

    Raises:
        PlaceError: something else answers, or nothing.
    """
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.append(_greeted(uri, plain, seconds)), name="quack", daemon=True)
    thread.start()
    thread.join(seconds)  # looking up a name has no time-out of its own
    sentence = found[0] if found else f"De server {uri} antwoordt niet; {ENDS}."
    if sentence:
        raise PlaceError(sentence)


def _greeted(uri: str, plain: bool, seconds: float) -> str:
    """The sentence on what is the matter; empty when all is well."""
    from urllib import error, request

    from zedentui import web

    address = f"http{'' if plain else 's'}:{uri.replace('quack:', '//', 1)}/quack"
    asked = request.Request(address, data=b"zedentui", headers={"Content-Type": "application/octet-stream"})  # noqa: S310
    try:
        with web.opener(secure=not plain, redirects=False).open(asked, timeout=seconds):
            return _PAGE.format(uri=uri)
    except error.HTTPError as answer:
        answer.close()
        if answer.code in {500, 502, 503, 504}:
            return "" if answer.code == 500 else _AWAY.format(uri=uri)
        if 300 <= answer.code < 400:
            return _ELSEWHERE.format(uri=uri)
        return f"De server {uri} laat geen vragen door ({answer.code}); {_SIGN_ON}."
    except (OSError, HTTPException) as problem:
        kind = web.trouble(problem)
        if kind in {"certificate", "expired"}:
            return _CERTIFICATE.format(uri=uri)
        return f"De server {uri} antwoordt niet; {ENDS}." if kind == "silence" else _AWAY.format(uri=uri)
