"""A database on a web server: a copy of it is kept here, checked, and read as any file is.

Beside the file stands its checksum (`zeden.duckdb.sha256`), as `zedentui bouw --publiceer` writes it. That small file
is what is asked at each start: as long as it has not changed, the copy is what the server has. A new file is written
beside the copy, compared with the checksum, and takes its place in one step; copies are called by their checksum, so
an open session keeps the one it began with. When anything is wrong the last good copy is read, and `note` says so.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.attached import cursor_of, guard, open_file
from zedentui.duck.fetching import FIRST, SHORT, Fetching, FetchProblem
from zedentui.duck.keeping import Copy, Keeping, moment_in_words, short_moment

if TYPE_CHECKING:
    from urllib.parse import SplitResult

    from zedentui.duck.attached import Layout

__all__ = ["LARGEST", "CopiedPlace", "cache_folder"]

LARGEST: Final = 4 * 1024**3
"""Bytes of a file that is copied; an archive of all zaken has some 300 million."""
_ROUNDS: Final = 2
"""How often a file is asked for that does not fit its checksum: it may be replaced between the two."""


class CopiedPlace:
    """The database at an address, of which `folder` holds the copy. The last three are there for tests."""

    remote = True
    there = True

    def __init__(
        self, address: SplitResult, folder: Path, largest: int = LARGEST, short: float = SHORT, first: float = FIRST
    ) -> None:
        self._address = address.geturl()
        self._fetching = Fetching(self._address, address.netloc, largest)
        self._keeping = Keeping(folder / hashlib.sha256(self._address.encode()).hexdigest()[:16])
        self._short, self._first = short, first
        self._digest: str | None = None
        self.note = ""
        self.mark = ""

    def __str__(self) -> str:
        """The address."""
        return self._address

    def at_hand(self) -> object | None:
        """The checksum of the copy that was opened."""
        return self._digest

    def edition(self) -> object | None:
        """The checksum of what the server has now; None when it does not say.

        Once it says that it has what is open, the copy is no stand-in any more.
        """
        try:
            digest = self._fetching.told(None, self._first).digest
        except FetchProblem:
            return None
        if digest == self._digest:
            self.note = self.mark = ""
        return digest

    def open(self, layout: Layout, *, trusted: bool = False) -> Any:  # noqa: ARG002 - from elsewhere it never is
        """Open the newest copy that can be had; see `attached.open_file`."""
        copy = self._newest()
        connection = open_file(self._keeping.file(copy), layout)
        self._digest = copy.digest
        return connection

    def guard(self, connection: Any, layout: Layout) -> None:
        """See `attached.guard`."""
        guard(connection, layout)

    def another(self, connection: Any, *, trusted: bool) -> Any:  # noqa: ARG002
        """See `attached.cursor_of`."""
        return cursor_of(connection, trusted=False)

    def _newest(self) -> Copy:
        """The copy of what the server has now; or the last good one, and `note` says why.

        Raises:
            FetchProblem: there is no good one.
        """
        kept = self._keeping.kept()
        self.note = self.mark = ""
        try:
            told = self._fetching.told(kept, self._short if kept else self._first)
            if kept is None or told.digest != kept.digest:
                told = self._downloaded(told)
            self._keeping.remember(told, kept)
        except FetchProblem as problem:
            if kept is None:
                raise
            moment = moment_in_words(kept.asked_at)
            self.note = f"{problem.what}; je leest de kopie van {moment}."
            self.mark = f"kopie van {short_moment(kept.asked_at)}"
            return kept
        return told

    def _downloaded(self, told: Copy) -> Copy:
        """Get the file that the server tells of; asks again when it is replaced meanwhile."""
        for _ in range(_ROUNDS):
            with self._keeping.draft() as draft:
                digest, size = self._fetching.file(draft.file)
                if digest != told.digest:
                    told = self._fetching.told(None, self._first)
                if digest == told.digest:
                    copy = told._replace(size=size)
                    draft.publish(self._keeping.file(copy))
                    return copy
        raise FetchProblem(
            f"Het bestand op {self._fetching.host} hoort niet bij zijn controlegetal",
            "vraag de beheerder om het opnieuw te publiceren",
        )


def cache_folder() -> Path:
    """Where copies are kept: the user's cache folder."""
    if sys.platform == "linux":
        base = os.environ.get("XDG_CACHE_HOME", "").strip() or "~/.cache"
        with suppress(RuntimeError):  # no home folder
            return Path(base).expanduser() / "zedentui"
    import platformdirs

    return platformdirs.user_cache_path("zedentui", appauthor=False)
