"""What can go wrong while the archive is made; every text is one Dutch sentence for the user."""

from __future__ import annotations

__all__ = ["ArchiveFault", "KamerError", "PageCut", "Refused", "Unreachable"]


class KamerError(Exception):
    """It cannot go on; the text says why and what to do."""


class Refused(KamerError):  # noqa: N818 - the names say what happened
    """The source answers something that is not read: another host, too much, unsafe XML. Trying again is no use."""


class PageCut(KamerError):  # noqa: N818
    """A page arrived that is not whole; asking again may help."""


class Unreachable(KamerError):  # noqa: N818
    """The source did not answer, also after waiting; what was read is kept."""


class ArchiveFault(KamerError):  # noqa: N818
    """The archive cannot be written or read."""
