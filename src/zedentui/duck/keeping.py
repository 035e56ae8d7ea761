"""The copies of one database that are kept here, in a folder of their own, each called by its checksum."""

from __future__ import annotations

import json
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from errno import EDQUOT, EFBIG, ENOSPC
from pathlib import Path
from typing import IO, Final, NamedTuple

from zedentui.duck.fetching import Copy, FetchProblem
from zedentui.text.dutch import MONTHS

__all__ = ["Copy", "Draft", "Keeping", "moment_in_words", "short_moment"]

_FULL: Final = frozenset({ENOSPC, EDQUOT, EFBIG})
_STALE: Final = 3600.0  # seconds after which a draft is nobody's any more


class Draft(NamedTuple):
    """A file that is being received, and where it stands meanwhile."""

    file: IO[bytes]
    path: Path

    def publish(self, target: Path) -> None:
        """Let it take the place of `target`, on disk and in one step."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.path.replace(target)


class Keeping:
    """What `folder` holds."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def file(self, copy: Copy) -> Path:
        """Where a copy stands."""
        return self._folder / f"{copy.digest[:32]}.duckdb"

    def kept(self) -> Copy | None:
        """The copy that is there and whole, if any."""
        try:
            copy = Copy(**json.loads((self._folder / "copy.json").read_text(encoding="utf-8")))
            moment_in_words(copy.asked_at)
            whole = self.file(copy).stat().st_size == copy.size
        except (OSError, ValueError, TypeError, AttributeError):
            return None
        return copy if whole else None

    def remember(self, copy: Copy, before: Copy | None) -> None:
        """Keep what is known of `copy`; files that are neither it nor the one before go."""
        try:
            with tempfile.NamedTemporaryFile("w", dir=self._folder, prefix=".copy-", delete=False) as file:
                json.dump(copy._asdict(), file)
            Path(file.name).replace(self._folder / "copy.json")
        except OSError:
            return  # the copy is good all the same; the next start asks for it again
        stay = {self.file(each) for each in (copy, before) if each is not None}
        for old in set(self._folder.glob("*.duckdb")) - stay:
            with suppress(OSError):
                old.unlink()

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A new file beside the copies, which is gone afterwards unless it was published.

        Raises:
            FetchProblem: it cannot be written, or not further.
        """
        path = None
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._sweep()
            handle, name = tempfile.mkstemp(prefix=".part-", dir=self._folder)
            path = Path(name)
            with os.fdopen(handle, "wb") as file:
                yield Draft(file, path)
        except OSError as problem:
            if problem.errno in _FULL:
                raise FetchProblem(f"In {self._folder} is geen ruimte voor een kopie", "maak ruimte") from problem
            raise FetchProblem(
                f"In {self._folder} kan geen kopie worden bewaard", "geef met XDG_CACHE_HOME een andere map op"
            ) from problem
        finally:
            if path is not None:
                path.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Take away what a session left that was killed while it received."""
        for part in self._folder.glob(".*-*"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _STALE:
                    part.unlink()


def moment_in_words(moment: str) -> str:
    """A moment in UTC (ISO) as the clock here has it: `28 november 2026, 09.05 uur`; raises ValueError."""
    here = _here(moment)
    return f"{here.day} {MONTHS[here.month - 1]} {here.year}, {here.hour:02}.{here.minute:02} uur"


def short_moment(moment: str) -> str:
    """The same in few cells: `28-11-2026 09.05`."""
    return f"{_here(moment):%d-%m-%Y %H.%M}"


def _here(moment: str) -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone()
