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
from zedentui.text.dutch import day, number
from zedentui.tui.panes.archived import ArchivePane, of_rows
from zedentui.tui.panes.moties import MotiesPane
from zedentui.tui.session.background import in_thread
from zedentui.tui.widgets.rows import Entry, PagedRows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from zedentui.archive.records import Motion, Vote
    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.detail import Detail
    from zedentui.model import Motie
    from zedentui.store.store import Store
    from zedentui.tui.widgets.chart import Draw
    from zedentui.tui.widgets.rows import Rows
    from zedentui.tui.widgets.sorting import Order

__all__ = ["ArchivedMotiesPane"]

_VOTES = "votes"


class ArchivedMotiesPane(ArchivePane, MotiesPane):
    """One motion a row, and each motion once; new ones are called so, and what counts as the subject is told."""

    HINT = ""
    archive_kind = archived.MOTION

    def __init__(self, store: Store, shelf: Shelf) -> None:
        super().__init__(store)
        self.keep_shelf(store, shelf)
        self._since: datetime | None = None  # what came after it is new
        self._subject = ""
        self._without: list[int] = []  # places of what stands above the pages
        self._others = 0  # how many of the pages are new
        self._chosen: frozenset[str] = frozenset()  # ids of what counts as the subject
        self._twins: dict[str, Motion] = {}  # what the archive has of a motion of the dossier, by its id there
        self._own: dict[str, str] = {}  # that id, by what the archive calls the motion
        self._votes: dict[str, tuple[Vote, ...]] = {}

    def own_entry(self, item: Any) -> Entry | None:
        """A motion of the dossier, under its heading: only what the letter settles stands in it.

        None for one of which only the archive knows the vote, and of which the letter says nothing.
        """
        twin = self._twins.get(item.id)
        if twin is not None and _tells_more(twin, item):
            return None
        entry = self.entry(item)
        name, *others = entry.cells
        cells = (f"nieuw: {name}" if twin is not None and self._is_new(twin) else name, *others)
        group = "In de brief" if item.in_letter else "Andere in het dossier"
        return Entry(entry.key, cells, entry.search, entry.strong, group)

    # Rows -------------------------------------------------------------------------------------------------------

    def archive_rows(self, own: Sequence[Any]) -> Sequence[tuple[Entry, Motion]]:
        """This subject, without what stands above already."""
        archive, subject = self.shelf.archive(), self.shelf.subject()
        self._since = self.shelf.since(self.CODE)
        known = self._pair(own, archive.motions_named(key for item in own for key in _named(item)))
        chosen = archive.motions_at(sorted(set(archive.motions_of(subject)) - known))
        self._chosen = frozenset(motion.id for motion in chosen)
        new = sum(map(self._is_new, chosen))
        self._others = archive.new_count(self._since) - new - sum(map(self._is_new, self._staying(own)))
        self._subject = ", ".join((*(f"dossier {each}" for each in subject.dossiers), *subject.words))
        heading = f"Dit onderwerp: {number(len(chosen))} moties{_new(new)} ({self._subject})"
        votes = archive.votes_of(chosen)
        self._without = sorted(known | {motion.position for motion in chosen})
        self.shelf.seen(self.CODE)
        return [(self._entry(each, heading, votes.get(each.decision or "", ())), each) for each in chosen]

    def archive_pages(self, order: Order | None) -> Rows:
        """Everything else, in pages, sorted by the archive itself."""
        archive, without, others = self.shelf.archive(), self._without, self._others

        def read(offset: int, limit: int, words: str) -> list[Entry]:
            if order is None:
                return [self._entry(each) for each in archive.motions(offset, limit, words, without)]
            by = self.sorts[order.by].word
            found = archive.motions_sorted(by, order.down, offset, limit, words, without)
            return [self._entry(each) for each in found]

        def find(key: str, words: str) -> int | None:
            if order is None:
                return archive.motion_place(key, words, without)
            return archive.motion_sorted_place(key, self.sorts[order.by].word, order.down, words, without)

        everything = PagedRows(
            lambda count: f"Alle andere moties in het archief: {number(count)}{_new(others)}",
            of_rows(lambda words: archive.motion_count(words, without)), of_rows(read), of_rows(find),
        )  # fmt: skip
        everything.load(0, 1)
        return everything

    def archive_value(self, item: Motion, word: str) -> Any:
        """By title, result or day, as the archive itself sorts."""
        return archived.motion_value(item, word)

    def _pair(self, own: Sequence[Motie], found: Sequence[Motion]) -> set[int]:
        """Find what the archive has of each motion of the dossier; returns the places of those that stay above."""
        by_name = {name.upper(): each for each in found for name in (each.kamerstuk, each.number) if name}
        pairs = {item.id: by_name.get(name) for item in own for name in reversed(_named(item)) if name in by_name}
        self._twins = {key: twin for key, twin in pairs.items() if twin is not None}
        self._own = {
            name.lower(): item.id
            for item in own
            if item.id in self._twins and not _tells_more(self._twins[item.id], item)
            for name in _names(self._twins[item.id])
        }
        return {twin.position for twin in self._staying(own)}

    def _staying(self, own: Sequence[Motie]) -> list[Motion]:
        """What the archive has of the motions of the dossier that are shown as the dossier has them."""
        pairs = ((item, self._twins.get(item.id)) for item in own)
        return [twin for item, twin in pairs if twin is not None and not _tells_more(twin, item)]

    def _is_new(self, item: Motion) -> bool:
        return archived.is_new(item, self._since)

    def _entry(self, item: Motion, group: str = "", votes: Sequence[tuple[str, str]] = ()) -> Entry:
        """A row; `votes` are what a filter such as `PVV:tegen` looks in."""
        title, place, result = archived.motion_cells(item)
        how = " ".join(f"{party}:{vote.partition(' ')[0].lower()}" for party, vote in votes)
        year = item.tabled_on.year if item.tabled_on else ""
        search = (f"{title} {item.dossier_title} {place} {item.number} {item.submitters} {result} {item.dossiers} "
                  f"{year} {how}")  # fmt: skip
        tabled = day(item.tabled_on) if item.tabled_on else ""
        cells = (f"nieuw: {title}" if self._is_new(item) else title, place, result, tabled, item.submitters or "")
        return Entry(item.key, cells, search, group=group, item=item)

    def go(self, location: Location) -> bool:
        """To a motion, in whichever part of the list it stands and whichever of its names is used."""
        key = self._own.get((location.item or "").lower())
        return super().go(location if key is None else replace(location, item=key))

    # What a motion says of itself -------------------------------------------------------------------------------

    def detail(self, item: Any) -> Detail:
        """The explanation; of a motion of the dossier also what the archive has of its vote."""
        found = super().detail(item)
        twin = None if item is self.archived else self._twins.get(item.id)
        if twin is None:
            return found
        told = f"{archived.motion_voted(twin)} ({archived.motion_source(twin)})"
        return replace(found, blocks=(*found.blocks, fact("Archief", told)))

    def archive_detail(self, item: Motion) -> Detail:
        """All of it; the votes by fractie follow as soon as they are read."""
        if item.decision is not None and item.id not in self._votes:
            in_thread(self, lambda: self._read_votes(item), self._votes_read, group=_VOTES)
        found = archived.motion_detail(item, self._votes.get(item.id))
        if item.id not in self._chosen:
            return found
        file = self.shelf.subject_file
        own = f"; kies zelf in {file}" if file is not None else ""
        return replace(found, blocks=(*found.blocks, fact("Gekozen op", self._subject + own)))

    def _read_votes(self, item: Motion) -> tuple[str, tuple[Vote, ...]] | ArchiveError:
        try:
            return item.id, self.shelf.archive().votes(item)
        except ArchiveError as error:
            return error

    def _votes_read(self, found: tuple[str, tuple[Vote, ...]] | ArchiveError) -> None:
        if isinstance(
            found, ArchiveError
        ):  # not that nobody voted: they are asked for again when the cursor comes back
            self.notify(str(found), severity="warning", markup=False)
            return
        if len(self._votes) > 200:
            self._votes.clear()
        self._votes[found[0]] = found[1]
        item = self.archived
        if item is not None and item.id == found[0]:
            self._explain()

    def draw(self, item: Any) -> Draw | None:
        """Seats by party, for and against; nothing where they cannot be counted."""
        if item is None or item is not self.archived:
            return super().draw(item)
        if item.votes_for is None:
            return None
        votes = self._votes.get(item.id, ())
        seats: dict[tuple[str, str], int] = {}
        for vote in votes:
            if vote.vote in {"Voor", "Tegen"}:
                weight = 1 if item.method == "Hoofdelijk" else vote.seats or 0
                key = (vote.party, vote.vote.lower())
                seats[key] = seats.get(key, 0) + weight
        counted = tuple(MotieVote(party, count, side) for (party, side), count in seats.items())
        return partial(charts.seat_bar, counted) if counted else None


def _named(item: Motie) -> tuple[str, ...]:
    """What the archive may call a motion of the dossier, in upper case: its case number first, then its Kamerstuk."""
    piece = item.url.rpartition("/")[2].removesuffix(".html").upper()
    return (item.case_number.upper(), *([piece] if piece.startswith("KST-") else []))


def _names(item: Motion) -> tuple[str, ...]:
    return tuple(filter(None, (item.number, item.id, item.kamerstuk)))


def _tells_more(twin: Motion, item: Motie) -> bool:
    """Whether the archive knows the vote on a motion that the letter does not name, and the dossier does not."""
    return not item.in_letter and item.vote_result is None and twin.votes_for is not None


def _new(count: int) -> str:
    """How many are new, for a heading; nothing when none is."""
    return f", {number(count)} nieuw" if count > 0 else ""
