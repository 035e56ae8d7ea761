"""The debate sheet on disk: every change under a lock, on what stands there now, in one step.

Several sessions of one person may be open, and an editor beside them. So nothing is kept that could grow old: an
operation takes the lock, reads the file, changes that, and puts the result in its place with one rename. What cannot
be written now is remembered, shown, and tried again with the next change.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Literal

from zedentui.classes import dataclass, replace
from zedentui.sheet.document import MOST, Document, Mark
from zedentui.text.clean import clean
from zedentui.text.disk import refusal
from zedentui.text.dutch import number
from zedentui.unix import lock, synced

__all__ = ["DebateSheet", "Toggled"]

Toggled = Literal["added", "there", "removed", "gone", "full"]
"""What marking an item did; `there` and `gone`: another session or an editor had been first."""

_LARGEST = 2 * 1024 * 1024  # bytes; two hundred items with notes are a tenth of it
_MOST_READ = 10 * MOST
"""Sections of a file that is read at all: one with more is no sheet of ours, and is left as it is."""
_PATIENCE = 1.0  # seconds that another session may take; it needs a few milliseconds
_PAUSE = 0.01
_REASONS = {
    errno.EACCES: "je mag daar niet schrijven",
    errno.EPERM: "je mag daar niet schrijven",
    errno.EFBIG: "het bestand is te groot",
    errno.E2BIG: f"er staan meer dan {number(_MOST_READ)} koppen in",
    errno.EAGAIN: "een andere sessie houdt het vast",
    errno.ENOTSUP: "dit systeem kan geen bestand vasthouden",
    errno.EINVAL: "daar staat geen gewoon bestand",
}
"""What is the matter with a sheet, where that is said more exactly than of any file."""

_Change = Callable[[Document], Document]


class DebateSheet:
    """The sheet of one person. `path` None: only in memory, for as long as the session lasts.

    Nothing here raises when the disk refuses: the change counts in this session, and `problem` says it is not kept.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.why: str | None = None
        """In Dutch, without a full stop: why the sheet is not kept on disk. None while it is, or is not meant to be."""
        self._document = Document()
        self._waiting: list[_Change] = []
        self._removed: list[_Removed] = []

    @property
    def problem(self) -> str | None:
        """One sentence for the user: why the sheet is not kept, and what that means; None when all is well."""
        return f"{self.why}; wat je markeert, blijft staan tot je zedentui sluit." if self.why else None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The items as they were at the last look or change."""
        return self._document.marks

    @property
    def places(self) -> frozenset[str]:
        """The places of the items."""
        return frozenset(mark.place for mark in self.marks if mark.place)

    @property
    def astray(self) -> str | None:
        """In Dutch: where the file of the sheet points to, when it is a link and nothing is there; None otherwise."""
        try:
            if self.path is None or self.path.exists() or not self.path.is_symlink():
                return None
            return f"{clean(str(self.path))} verwijst naar {clean(str(self.path.readlink()))}, en daar is niets"
        except OSError:
            return None

    @property
    def text(self) -> str:
        """The whole file as text."""
        return self._document.text

    def refresh(self) -> tuple[Mark, ...]:
        """Read the file again, since another session or an editor may have changed it, and give the items."""
        if self.path is not None:
            try:
                document = self._read(self.path)
            except (OSError, ValueError) as error:
                self.why = self._reason(error, "gelezen")
            else:
                if not self._waiting:
                    self.why = None
                for change in self._waiting:
                    document = change(document)
                self._document = document
        return self.marks

    # Changes ----------------------------------------------------------------------------------------------------

    def toggle(self, mark: Mark) -> Toggled:
        """Put `mark` at the end of the sheet, or take the item with its place off when it was there at the last look.

        Not when it is there now: who sees no sign beside an item wants it on the sheet, also when another session was
        first. No more than MOST items go on it.
        """
        if self._document.find(mark) is not None:
            return "removed" if self.remove(mark) else "gone"
        before, after = self._apply(lambda document: _with(document, mark))
        if len(after.sections) > len(before.sections):
            return "added"
        return "full" if before.find(mark) is None else "there"

    def remove(self, mark: Mark) -> bool:
        """Take `mark` off the sheet; False when it was not there any more."""
        before, after = self._at(mark, Document.remove)
        index = before.find(mark)
        if index is not None:
            self._removed.append(_Removed(before, after, before.marks[index], index))
        return index is not None

    def restore(self) -> Mark | None:
        """Put back what was removed last in this session, at its place in the order; None when there is nothing."""
        if not self._removed:
            return None
        removed = self._removed.pop()
        self._apply(removed.undo)
        return removed.mark

    def move(self, mark: Mark, steps: int) -> bool:
        """Move `mark` so many places down (negative: up); False when it was not there any more."""
        return self._at(mark, lambda document, index: document.move(index, steps))[0].find(mark) is not None

    def note(self, mark: Mark, text: str) -> bool:
        """Give `mark` another note (empty: none); False when it was not there any more."""
        return self._at(mark, lambda document, index: document.note(index, text))[0].find(mark) is not None

    def _at(self, mark: Mark, what: Callable[[Document, int], Document]) -> tuple[Document, Document]:
        def change(document: Document) -> Document:
            index = document.find(mark)
            return document if index is None else what(document, index)

        return self._apply(change)

    def _apply(self, change: _Change) -> tuple[Document, Document]:
        """Do `change` on what stands in the file now, after what could not be written before; give before and after.

        A change may be done again later, on another document: it must not mind that it was done already.
        """
        if self.path is None:
            before, self._document = self._document, change(self._document)
            return before, self._document
        try:
            with _locked(self.path):
                found = self._read(self.path)
                before = found
                for each in self._waiting:
                    before = each(before)
                after = change(before)
                if after != found:
                    _write(self.path, after.text)
        except (OSError, ValueError) as error:
            self.why = self._reason(error, "bewaard")
            self._waiting.append(change)
            before, after = self._document, change(self._document)
        else:
            self.why = None
            self._waiting.clear()
        self._document = after
        return before, after

    # The file ---------------------------------------------------------------------------------------------------

    @staticmethod
    def _read(path: Path) -> Document:
        """What stands on disk, an empty sheet when there is nothing; bytes that are no UTF-8 come back as they were."""
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:  # nothing there, or a link to where nothing is: the first item makes the file
            return Document()
        if not stat.S_ISREG(mode):  # opening a pipe would wait for ever
            raise OSError(errno.EINVAL, "daar staat geen gewoon bestand")
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
        if len(raw) > _LARGEST:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG))
        text = raw.decode("utf-8", "surrogateescape")
        document = Document.parse(text) if text.strip() else Document()
        if len(document.sections) > _MOST_READ:
            raise OSError(errno.E2BIG, os.strerror(errno.E2BIG))
        return document

    def _reason(self, error: OSError | ValueError, verb: str) -> str:
        code = error.errno if isinstance(error, OSError) else None
        reason = _REASONS.get(code or 0) or refusal(error)
        return f"Je debatblad in {clean(str(self.path))} kan niet worden {verb} ({reason})"


def _with(document: Document, mark: Mark) -> Document:
    """The document with `mark`, once, as long as there is room."""
    full = len(document.sections) >= MOST
    return document if full or document.find(mark) is not None else document.add(mark)


@dataclass(frozen=True, slots=True)
class _Removed:
    """An item that was taken off, with the documents before and after."""

    before: Document
    after: Document
    mark: Mark
    index: int

    def undo(self, document: Document) -> Document:
        """The document as it was before, or, when more has changed since, with the item at its place again."""
        if document.text == self.after.text:
            return self.before
        if document.find(self.mark) is not None or len(document.sections) >= MOST:
            return document
        # What a person wrote in the section is still there, under what came before it.
        return document.add(replace(self.mark, more="", raw=""), self.index)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold the lock beside `path`; raises OSError (EAGAIN) when another session keeps it too long.

    The lock is a file of its own, since the sheet itself is replaced by every change. It is never removed: between the
    removal and the next opening two sessions could each lock a file of that name.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                lock(handle)
                break
            except BlockingIOError:
                if time.monotonic() > end:
                    raise
                time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)  # gives the lock back too


def _write(path: Path, text: str) -> None:
    """Put `text` in the place of the file in one step; a link keeps pointing at the file it points at."""
    import tempfile  # here: a session that marks nothing needs none of it

    target = path.resolve()
    handle, name = tempfile.mkstemp(prefix=f".{target.name}-", dir=target.parent)  # mode 0600
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(text.encode("utf-8", "surrogateescape"))
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    with suppress(OSError):  # not every file system can flush a folder; the file itself is safe
        synced(target.parent)
