"""What a visitor may use, and who may be spoken to: nothing of a web server is loaded to know it."""

from __future__ import annotations

from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

from zedentui.classes import dataclass

__all__ = ["GRACE", "IDLE", "LARGEST_MESSAGE", "LONGEST", "MEMORY", "MOST_VISITORS", "Address", "is_loopback", "public"]

MOST_VISITORS: Final = 8
"""Visitors at a time, unless the administrator says otherwise."""
MEMORY: Final = 800_000_000
"""Bytes of a visitor's process of its own, reserved ones too; it uses some 100 MB."""
IDLE: Final = 30 * 60.0
"""Seconds without a key, after which a visit ends."""
LONGEST: Final = 8 * 60 * 60.0
"""Seconds after which a visit ends anyhow."""
GRACE: Final = 2.0
"""Seconds that a process gets to end by itself."""
LARGEST_MESSAGE: Final = 1_000_000
"""Bytes of one message of a browser: a long paste."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where visitors come: `scheme` and `host` (with its port, if any), as their browser calls them."""

    scheme: str
    host: str

    @property
    def url(self) -> str:
        """As one types it, without a slash at the end."""
        return f"{self.scheme}://{self.host}"


def is_loopback(host: str) -> bool:
    """Whether `host` is an address of this machine that no other machine can reach.

    Raises:
        ValueError: it is no IP address; a name could be one thing today and another tomorrow.
    """
    return ip_address(host).is_loopback


def public(url: str) -> Address:
    """Read the address that a proxy has for the outside world: `https://zeden.example.nl`.

    Raises:
        ValueError: it is no such address, or one with a path, which the page could not be found under.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"https", "http"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ValueError(url)
    if parts.query or parts.fragment or parts.username is not None or parts.port == 0:
        raise ValueError(url)
    return Address(parts.scheme, parts.netloc.lower())
