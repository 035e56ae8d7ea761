"""Agenda with an archive: what the letter promises, then the Kamer's own register of promises on this subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zedentui.kinds import archived
from zedentui.text.dutch import number
from zedentui.tui.panes.agenda import AgendaPane
from zedentui.tui.panes.archived import ArchivePane
from zedentui.tui.widgets.rows import Entry

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from zedentui.archive.records import RegisterPromise
    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.detail import Detail
    from zedentui.places import Location
    from zedentui.store.store import Store
    from zedentui.tui.widgets.chart import Draw

__all__ = ["ArchivedAgendaPane"]


class ArchivedAgendaPane(ArchivePane, AgendaPane):
    """Promises of the letter by how near they are; under them those of the register, with the Kamer's own status."""

    archive_kind = archived.PROMISE

    def __init__(self, store: Store, reference_date: date, shelf: Shelf) -> None:
        super().__init__(store, reference_date)
        self.keep_shelf(store, shelf)
        self._since: datetime | None = None  # what came after it is new
        self._sought = ""  # what was asked for and is not among the rows

    def own_entry(self, item: Any) -> Entry:
        """A promise of the letter, under its heading."""
        entry = self.entry(item)
        return Entry(entry.key, entry.cells, entry.search, entry.strong, "In de brief")

    def archive_rows(self, own: Sequence[Any]) -> Sequence[tuple[Entry, RegisterPromise]]:
        """Those of the register that are of this subject, open ones first."""
        del own  # the register and the letter number their promises apart
        archive = self.shelf.archive()
        self._since = self.shelf.since(self.CODE)
        self.shelf.seen(self.CODE)
        found = archive.promises(self.shelf.subject())
        new = sum(map(self._is_new, found))
        told = f", {number(new)} nieuw" if new else ""
        heading = f"Register van de Kamer, dit onderwerp: {number(len(found))} toezeggingen{told}"
        rows = [(self._entry(each, heading), each) for each in found]
        if self._sought and self._sought not in {each.key for each in found}:
            sought = archive.promises_named([self._sought])
            rows += [(self._entry(each, "Register van de Kamer, opgezocht"), each) for each in sought[:1]]
        return rows

    def archive_value(self, item: RegisterPromise, word: str) -> str | None:
        """By the status of the Kamer or by its text; the register gives no term."""
        status, title, _ = archived.promise_cells(item)
        return {"stand": status, "titel": title.casefold()}.get(word)

    def go(self, location: Location) -> bool:
        """To a promise; one of the register that is not of this subject is looked up there first."""
        if super().go(location):
            return True
        if location.item is None or location.item == self._sought:
            return False
        self._sought, self._asked = location.item, location
        self.call_later(self.reload)  # not at once: this may be the end of the reading before
        return True

    def _is_new(self, item: RegisterPromise) -> bool:
        return archived.is_new(item, self._since)

    def _entry(self, item: RegisterPromise, heading: str) -> Entry:
        status, title, made = archived.promise_cells(item)
        search = f"{status} {title} {item.number} {item.ministry} {item.name} {' '.join(item.letters)}"
        cells = (status, f"nieuw: {title}" if self._is_new(item) else title, made, item.ministry or "")
        return Entry(item.key, cells, search, group=heading, item=item)

    def draw(self, item: Any) -> Draw | None:
        """The timeline of the letter; what is in the register has no place on it."""
        return None if item is self.archived else super().draw(item)

    def archive_detail(self, item: RegisterPromise) -> Detail:
        """Everything the register has of it, its letter too."""
        return archived.promise_detail(item)
