"""Moties with an archive: those of the letter, those on this subject, then every motion the archive has."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from zedentui import charts
from zedentui.archive.archive import ArchiveError
from zedentui.classes import replace
from zedentui.kinds import archived
from zedentui.kinds.detail import fact
from zedentui.model import MotieVote
from zedentui.places import Location
from zedentui.text.dutch import number
from zedentui.tui.panes.archived import ArchivePane
from zedentui.tui.panes.moties import MotiesPane
from zedentui.tui.session.background import in_thread
from zedentui.tui.widgets.item_list import ItemList
from zedentui.tui.widgets.rows import Entry, HeldRows, PagedRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from zedentui.archive.records import Motion, Vote
    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.detail import Detail
    from zedentui.kinds.source import Speech
    from zedentui.store.store import Store
    from zedentui.text.table import Table
    from zedentui.tui.widgets.chart import Draw
    from zedentui.tui.widgets.rows import Rows

__all__ = ["ArchivedMotiesPane"]

_VOTES = "votes"
_SUBJECT = "dit-"  # before the key of a row of the subject


class ArchivedMotiesPane(ArchivePane, MotiesPane):
    """One motion a row; new ones are called so, and what counts as the subject stands over its rows."""

    HINT = ""

    def __init__(self, store: Store, shelf: Shelf) -> None:
        super().__init__(store)
        self.keep_shelf(store, shelf)
        self._latest: datetime | None = None
        self._subject = ""
        self._votes: dict[str, tuple[Vote, ...]] = {}

    def own_entry(self, item: Any) -> Entry:
        """A motion of the dossier, under its heading: only what the letter settles stands in it."""
        entry = self.entry(item)
        group = "In de brief" if item.in_letter else "Andere in het dossier"
        return Entry(entry.key, entry.cells, entry.search, entry.strong, group)

    # Rows -------------------------------------------------------------------------------------------------------

    def archive_rows(self) -> Sequence[Rows]:
        """This subject first, held whole; then everything, in pages."""
        archive, subject = self.shelf.archive(), self.shelf.subject()
        self._latest = next(iter(archive.news_moments()), None)
        chosen = archive.motions_at(archive.motions_of(subject))
        new = sum(map(self._is_new, chosen))
        self._subject = ", ".join((*(f"dossier {each}" for each in subject.dossiers), *subject.words))
        told = f", {number(new)} nieuw" if new else ""
        heading = f"Dit onderwerp: {number(len(chosen))} moties{told} ({self._subject})"
        everything = PagedRows(
            lambda count: f"Alle moties in het archief: {number(count)}",
            archive.motion_count,
            lambda offset, limit, words: [self._entry(each) for each in archive.motions(offset, limit, words)],
            archive.motion_place,
        )
        everything.load(0, 1)
        return HeldRows([self._entry(each, heading, _SUBJECT) for each in chosen]), everything

    def _is_new(self, item: Motion) -> bool:
        return self._latest is not None and self._latest in {item.new_at, item.result_at}

    def _entry(self, item: Motion, group: str = "", before: str = "") -> Entry:
        """A row; among those of the subject the key is another, because the motion stands in the whole list as well."""
        title, place, result = archived.motion_cells(item)
        key = f"{before}{item.key}"
        self.kept(key, item)
        search = f"{title} {item.dossier_title} {place} {item.number} {item.submitters} {result} {item.dossiers}"
        return Entry(key, (f"nieuw: {title}" if self._is_new(item) else title, place, result), search, group=group)

    def place_of(self, key: str) -> Location:
        """The place of a motion, in whichever part of the list it stands."""
        return Location(self.CODE, key.removeprefix(_SUBJECT))

    # What a motion says of itself -------------------------------------------------------------------------------

    def archive_detail(self, item: Motion) -> Detail:
        """All of it; the votes by fractie follow as soon as they are read."""
        if item.decision is not None and item.id not in self._votes:
            in_thread(self, lambda: self._read_votes(item), self._votes_read, group=_VOTES)
        found = archived.motion_detail(item, self._votes.get(item.id))
        if not (self.query_one(ItemList).current or "").startswith(_SUBJECT):
            return found
        chosen = fact("Gekozen op", f"{self._subject}; kies zelf in onderwerp.toml")
        return replace(found, blocks=(*found.blocks, chosen))

    def _read_votes(self, item: Motion) -> tuple[str, tuple[Vote, ...]]:
        try:
            return item.id, self.shelf.archive().votes(item)
        except ArchiveError:
            return item.id, ()

    def _votes_read(self, found: tuple[str, tuple[Vote, ...]]) -> None:
        if len(self._votes) > 200:
            self._votes.clear()
        self._votes[found[0]] = found[1]
        item = self.archived
        if item is not None and item.id == found[0]:
            self._explain()

    def draw(self, item: Any) -> Draw | None:
        """Seats by party, for and against."""
        if item is None or item is not self.archived:
            return super().draw(item)
        votes = self._votes.get(item.id, ())
        seats: dict[tuple[str, str], int] = {}
        for vote in votes:
            if vote.vote in {"Voor", "Tegen"}:
                weight = 1 if item.method == "Hoofdelijk" else vote.seats or 0
                key = (vote.party, vote.vote.lower())
                seats[key] = seats.get(key, 0) + weight
        counted = tuple(MotieVote(party, count, side) for (party, side), count in seats.items())
        return partial(charts.seat_bar, counted) if counted else None

    def archive_speech(self, item: Motion) -> Speech:
        """What one says of it."""
        return archived.motion_speech(item)

    def archive_sentence(self, item: Motion) -> str:
        """What one pastes of it."""
        return archived.motion_sentence(item)

    def archive_table(self, items: Sequence[Motion]) -> Table:
        """Motions with every field."""
        return archived.motion_table(items)

    def archive_source(self, item: Motion) -> tuple[str, str]:
        """The Kamer's open data, and the address of its Kamerstuk where that is known."""
        return archived.motion_source(item), archived.motion_address(item) or ""

    def archive_title(self, item: Motion) -> str:
        """What it is about."""
        return archived.motion_title(item)
