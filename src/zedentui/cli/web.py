"""`zedentui web`: the application in a browser, on this machine or behind a proxy."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zedentui.cli.ending import EXIT_USAGE, Stop
from zedentui.serving.limits import MOST_VISITORS, Address, is_loopback, public
from zedentui.system.files import is_address
from zedentui.text.clean import clean, clip
from zedentui.text.disk import refusal
from zedentui.unix import ctrl_c_raises

if TYPE_CHECKING:
    from zedentui.cli.arguments import Arguments
    from zedentui.cli.output import Output

__all__ = ["serve_browsers", "visitor_words"]

WITHOUT_EXTRA = (
    "Voor zedentui in een browser is meer nodig; installeer het erbij met: pip install 'zedentui[web]', of gebruik ssh."
)

_LAST_PORT = 65535


def serve_browsers(arguments: Arguments, out: Output) -> int:
    """Serve until ctrl+c and give the code for the shell; raises Stop with the sentence why it cannot be."""
    outside = _outside(arguments)
    _see_that_it_is_here(arguments)
    try:
        import textual_serve  # noqa: F401
    except ImportError as error:
        raise Stop(WITHOUT_EXTRA) from error
    import asyncio

    from zedentui.cli.opening import dossier
    from zedentui.serving.server import serve

    with dossier(arguments):  # what cannot be opened is said here, and not to every visitor
        pass
    most = MOST_VISITORS if arguments.bezoekers is None else arguments.bezoekers

    def begun(url: str) -> None:
        out.text(f"zedentui staat op {url}/ voor hoogstens {most} bezoekers tegelijk; ctrl+c stopt het.")

    ctrl_c_raises()  # asyncio turns it into an orderly end
    try:
        asyncio.run(serve(visitor_words(arguments), host=arguments.adres, port=arguments.poort, outside=outside,
                          most=most, begun=begun))  # fmt: skip
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        where = f"{arguments.adres} en poort {arguments.poort}"
        raise Stop(f"Op {where} kan niet worden geluisterd ({refusal(error)}); kies een andere met --poort.") from error
    return 0


def visitor_words(arguments: Arguments) -> list[str]:
    """The command that runs for every visitor."""
    words = [sys.executable, "-I", "-m", "zedentui.cli.visitor"]
    for name in ("db", "archief", "peildatum", "thema"):
        value = getattr(arguments, name)
        if value is not None:
            words += [f"--{name}={value.resolve() if isinstance(value, Path) else value}"]
    return words


def _see_that_it_is_here(arguments: Arguments) -> None:
    """Raise Stop for a dossier or archive elsewhere: a visitor keeps no copy and has no token."""
    for name, given in (("ZEDENTUI_DB", arguments.db), ("ZEDENTUI_ARCHIEF", arguments.archief)):
        if is_address(str(given or os.environ.get(name, ""))):
            raise Stop("Voor bezoekers staan dossier en archief op deze computer; noem een bestand, geen adres.")


def _outside(arguments: Arguments) -> Address | None:
    """The address that a proxy has for visitors, if there is one; raises Stop where others could come without."""
    if arguments.poort > _LAST_PORT:
        raise Stop(f"Poort {arguments.poort} bestaat niet; kies er een tot {_LAST_PORT}, met --poort.")
    try:
        alone = is_loopback(arguments.adres)
    except ValueError as error:
        shown = clip(clean(arguments.adres), 40)
        raise Stop(f"‘{shown}’ is geen IP-adres; schrijf bijvoorbeeld --adres 127.0.0.1.") from error
    if arguments.achter_proxy is None:
        if not alone:
            raise Stop(
                f"Op {arguments.adres} kan iedereen in het netwerk zonder wachtwoord binnenkomen; zet er een proxy "
                "voor die bezoekers toelaat, en schrijf zijn adres erbij: --achter-proxy https://NAAM.",
                EXIT_USAGE,
            )
        return None
    try:
        return public(arguments.achter_proxy)
    except ValueError as error:
        shown = clip(clean(arguments.achter_proxy), 80)
        raise Stop(f"‘{shown}’ is geen adres van een proxy; schrijf bijvoorbeeld "
                   "--achter-proxy https://zeden.example.nl, zonder pad.") from error  # fmt: skip
