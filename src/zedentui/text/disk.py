"""What the system says when a file or a port is refused, in Dutch: never its own English, nor DuckDB's around it."""

from __future__ import annotations

import errno
import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

__all__ = ["UNKNOWN", "refusal"]

_REASONS: Final = {
    "EACCES": "dat mag je daar niet",
    "EPERM": "dat mag je daar niet",
    "EROFS": "daar kan alleen worden gelezen",
    "ENOSPC": "de schijf is vol",
    "EDQUOT": "je schijfruimte is op",
    "EFBIG": "het bestand wordt te groot voor deze schijf of deze gebruiker",
    "ENOENT": "die map of dat bestand bestaat niet",
    "ENOTDIR": "een deel van de naam is geen map",
    "EISDIR": "daar staat een map",
    "EEXIST": "daar staat al iets",
    "ENAMETOOLONG": "de naam is te lang",
    "ELOOP": "verwijzingen verwijzen naar elkaar",
    "EMFILE": "er zijn te veel bestanden open",
    "ENFILE": "er zijn te veel bestanden open",
    "EAGAIN": "een ander programma houdt het vast",
    "EBUSY": "een ander programma houdt het vast",
    "ETXTBSY": "een ander programma houdt het vast",
    "ENOTSUP": "dat kan op deze schijf niet",
    "EINVAL": "dat kan op deze schijf niet",
    "EXDEV": "dat ligt op een andere schijf",
    "ENOMEM": "er is te weinig geheugen",
    "EIO": "de schijf geeft een fout",
    "ENODEV": "de schijf is er niet meer",
    "ENXIO": "de schijf is er niet meer",
    "ESTALE": "de schijf is er niet meer",
    "EBADF": "het is al gesloten",
    "EADDRINUSE": "daar luistert al een ander programma",
    "EADDRNOTAVAIL": "dat is geen adres van deze computer",
}
"""By the name of the error: not every system has each of them, nor the same numbers."""

_BY_NUMBER: Final[dict[int, str]] = {
    number: reason for name, reason in _REASONS.items() if (number := getattr(errno, name, None))
}
UNKNOWN: Final = "het systeem weigert het"
"""What is said when nothing tells why."""
_ENGLISH: Final = {
    "permission": errno.EACCES, "lock on file": errno.EAGAIN, "out of memory": errno.ENOMEM, "no such": errno.ENOENT,
}  # fmt: skip
"""Words of DuckDB's own, where it does not pass on what the system said."""


def refusal(error: BaseException) -> str:
    """Why the system refused, as a Dutch clause to put between brackets.

    For an OSError its number tells; DuckDB has the words of the system in its text, or a number behind `errno`. What
    is not known is said as that, with its number where there is one.
    """
    number = getattr(error, "errno", None)
    text = str(error)
    if not isinstance(number, int):
        import re  # here: hardly ever needed

        found = re.search(r"\berrno:? (\d+)", text)
        number = int(found[1]) if found else _number_in(text)
    if number is None:
        return UNKNOWN
    return _BY_NUMBER.get(number, f"{UNKNOWN}, fout {number}")


def _number_in(text: str) -> int | None:
    """The number of the error whose words stand in `text`; the longest, where one stands in another."""
    said = [(len(words), number) for number in _BY_NUMBER if (words := os.strerror(number)) in text]
    if said:
        return max(said)[1]
    lower = text.lower()
    return next((number for words, number in _ENGLISH.items() if words in lower), None)
