"""Where a session keeps its archive: opened when it is first asked for, shared by all that ask, closed together."""

from __future__ import annotations

import threading
import tomllib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from zedentui.archive.archive import Archive, ArchiveError
from zedentui.archive.records import Subject
from zedentui.duck.place import Place, place_of
from zedentui.duck.watch import IN_THE_SHELL

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from zedentui.duck.errands import Errand

__all__ = ["OPENING", "Shelf", "Visits", "read_subject"]

OPENING: Final = "Het archief van de Kamer wordt nog geopend; wat daarin staat, komt er dan bij."
"""What is said where nobody waits for an archive that is on its way."""
_LARGEST = 64 * 1024  # bytes of the file with the subject


class Visits(Protocol):
    """Keeps up to when one has seen the archive (UTC), by pane."""

    def load(self) -> Mapping[str, datetime]:
        """What is known of earlier visits."""

    def save(self, visits: Mapping[str, datetime]) -> bool:
        """Keep these; False when that cannot be done."""


class Shelf:
    """The archive that is there; `subject_file` is the user's own choice of what counts as the subject, if any.

    `earlier` is one that this session had before it, closed with `leaving=False`: what was seen there is seen.
    `patience`: seconds of processor time that a question may take. `visits` keeps up to when one has seen the archive;
    without it nothing is kept, and new is what came with the last update. `opened` is called in the thread that opened
    it: what there is to say of it (`archive.notes`) is known then.
    """

    def __init__(
        self,
        where: Path | str | Place,
        subject_file: Path | None = None,
        *,
        patience: float = IN_THE_SHELL,
        visits: Visits | None = None,
        opened: Callable[[], object] = lambda: None,
        earlier: Shelf | None = None,
    ) -> None:
        self.place = place_of(where)
        self._opened = opened
        self._patience = patience
        self._subject_file = subject_file
        self._opening = threading.Lock()  # held as long as it takes: a file may have to come from elsewhere
        self._lock = threading.Lock()
        self._closings = 0
        self._archive: Archive | None = None
        self._visits = visits
        self._before: Mapping[str, datetime] | None = earlier._before if earlier else None  # visits before this one
        self._seen: dict[str, datetime] = dict(earlier._seen) if earlier else {}  # what was shown, by pane

    @property
    def is_open(self) -> bool:
        """Whether the archive is at hand."""
        return self._archive is not None

    def archive(self, *, wait: bool = True) -> Archive:
        """The open archive; raises ArchiveError when it cannot be opened, or was closed meanwhile.

        Opening may take as long as a file takes to come from elsewhere. Without `wait` it raises while another does it.
        """
        with self._lock:
            if self._archive is not None:
                return self._archive
        if not self._opening.acquire(blocking=wait):
            raise ArchiveError(OPENING)
        try:
            return self._open()
        finally:
            self._opening.release()

    def _open(self) -> Archive:
        with self._lock:
            if self._archive is not None:
                return self._archive
            closings = self._closings
        archive = Archive.open(self.place)
        archive.patience = self._patience
        with self._lock:
            wanted = closings == self._closings
            self._archive = archive if wanted else None
        if not wanted:
            archive.close()
            raise ArchiveError("Het archief is gesloten; open het opnieuw met r.")
        self._opened()
        return archive

    def give_back(self) -> None:
        """Let go of what was read of the archive, if it is open; takes some hundredths of a second."""
        with self._lock:
            archive = self._archive
        if archive is not None:
            archive.give_back()

    def drop(self, errand: Errand) -> None:
        """Nobody waits any more for what the archive is asked for `errand`."""
        errand.dropped = True
        with self._lock:
            archive = self._archive
        if archive is not None:
            archive.errands.drop(errand)

    def subject(self) -> Subject:
        """What counts as the subject: the user's choice, else ours."""
        own = self._subject_file
        return read_subject(own) if own is not None and own.is_file() else read_subject()

    @property
    def subject_file(self) -> Path | None:
        """Where the user's own choice of the subject stands, or would; None where nobody can make one."""
        return self._subject_file

    def since(self, pane: str) -> datetime | None:
        """From when on things in `pane` are new (UTC): one's last visit to it, else the update before the last one.

        None when nothing can be: what came with the first filling is not new. Raises ArchiveError.
        """
        moments = self.archive().news_moments()
        if not moments:
            return None
        if self._before is None:
            self._before = self._visits.load() if self._visits is not None else {}
        return self._before.get(pane, moments[1] if len(moments) > 1 else datetime.min)

    def seen(self, pane: str) -> None:
        """What the archive has now is shown in `pane`; kept when the shelf is closed. Raises ArchiveError."""
        published = self.archive().published_at()
        if published is not None:
            self._seen[pane] = published

    def close(self, *, leaving: bool = True) -> None:
        """Close it and keep what was seen; who asks after that gets what stands at the path then.

        Without `leaving` the session goes on: what is new in it is still new. One that is being opened is not waited
        for: it closes when it is there.
        """
        if leaving:
            if self._seen and self._visits is not None:
                self._visits.save({**self._visits.load(), **self._seen})
            self._seen, self._before = {}, None
        with self._lock:
            archive, self._archive = self._archive, None
            self._closings += 1
        if archive is not None:
            archive.close()


def read_subject(path: Path | None = None) -> Subject:
    """Read a choice of dossiers and words; raises ArchiveError with the reason when it is none."""
    file = path or Path(__file__).with_name("subject.toml")
    try:
        lists = _lists(tomllib.loads(file.read_text(encoding="utf-8-sig"))) if file.stat().st_size <= _LARGEST else None
    except (OSError, ValueError, RecursionError):
        lists = None
    if lists is None:
        raise ArchiveError(f"{file} is geen keuze van dossiers en woorden; maak het zoals subject.toml van zedentui.")
    return Subject(*lists)


def _lists(found: dict[str, object]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The two lists of texts; None when one of them is something else."""
    lists: list[tuple[str, ...]] = []
    for name in ("dossiers", "words"):
        each = found.get(name, [])
        if not isinstance(each, list) or not all(isinstance(word, str) for word in each):
            return None
        lists.append(tuple(each))
    return lists[0], lists[1]
