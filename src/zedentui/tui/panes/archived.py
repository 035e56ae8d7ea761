"""What a pane shows of the archive of the Kamer, under what it has of the dossier: rows in pages, their explanation.

The archive is opened in the thread that reads the pane, the first time a pane with it is visited. Whatever goes wrong
with it, the dossier's own rows stay.
"""

from __future__ import annotations

from abc import abstractmethod
from contextlib import suppress
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar, Final, ParamSpec, TypeVar

from zedentui.archive.archive import ArchiveError
from zedentui.classes import replace
from zedentui.places import Location, LocationError
from zedentui.sheet import Mark
from zedentui.text.aloud import aloud
from zedentui.text.table import render
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.session.background import READING, in_thread
from zedentui.tui.widgets.rows import Entry, HeldRows, Rows, RowsError, StackedRows
from zedentui.tui.widgets.sorting import following, in_groups, said
from zedentui.tui.widgets.table import ItemList

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.archived import ArchivedKind
    from zedentui.kinds.detail import Detail
    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.widgets.sorting import Order, SortBy

__all__ = ["ArchivePane", "of_rows"]

P = ParamSpec("P")
T = TypeVar("T")

_PARTS: Final = " Elk deel van de lijst blijft onder zijn kop."


def of_rows(ask: Callable[P, T]) -> Callable[P, T]:
    """`ask`, a question to the archive, for rows that are read when they come in sight: it raises RowsError."""

    @wraps(ask)
    def asked(*words: P.args, **named: P.kwargs) -> T:
        try:
            return ask(*words, **named)
        except ArchiveError as error:
            raise RowsError(str(error)) from error

    return asked


class ArchivePane(ListPane[Any]):
    """A list pane with rows of the archive under its own. Subclasses say which, and what each says of itself."""

    shelf: Shelf
    archive_kind: ClassVar[ArchivedKind[Any]]
    """What an item of the archive says of itself."""

    def keep_shelf(self, store: Store, shelf: Shelf) -> None:
        """Take the place of the archive; called by `__init__` of a subclass."""
        del store
        self.shelf = shelf
        self._held: list[tuple[Entry, Any]] = []  # rows of the archive that are at hand whole, with their items
        self._more = False  # whether there are any of the archive
        self._problem = ""  # why the archive has no part in what was read, as long as that was not said
        self._missed = False

    # What a subclass says ---------------------------------------------------------------------------------------

    @abstractmethod
    def archive_rows(self, own: Sequence[Any]) -> Sequence[tuple[Entry, Any]]:
        """The rows of the archive that are held whole, with their items, under `own`, the items of the dossier.

        Runs in a thread, may raise ArchiveError.
        """

    def archive_pages(self, order: Order | None) -> Rows | None:
        """The rest of the archive in this order, in pages; None when the rows above are all. In a thread as well."""
        del order
        return None

    @abstractmethod
    def archive_value(self, item: Any, word: str) -> Any:
        """What an item of the archive is sorted by, of the ways in `sorts` the one called so; None for nothing."""

    @abstractmethod
    def archive_detail(self, item: Any) -> Detail:
        """The explanation of an item of the archive."""

    # Reading ----------------------------------------------------------------------------------------------------

    def read(self) -> Any:
        """The items of the dossier, and the rows of the archive as far as it can be read."""
        kind = super().read()
        self._missed = False
        try:
            self._held = list(self.archive_rows(kind.items))
            pages = self.archive_pages(self.order)
            return kind, (self.order, pages, bool(self._held) or pages is not None)
        except (ArchiveError, RowsError) as error:
            self._problem, self._missed = str(error), True
            return kind, (self.order, None, False)

    @property
    def lacking(self) -> bool:
        """Whether the dossier or the archive could not be read the last time."""
        return super().lacking or self._missed

    def arrived(self, rows: tuple[Kind[Any], tuple[Order | None, Rows | None, bool]]) -> bool:
        """Fill the list with both."""
        kind, (order, pages, self._more) = rows
        found = super().arrived(kind)
        if self._more:
            keys = [entry.key for item in kind.items if (entry := self.own_entry(item)) is not None]
            self.items = {key: self.items[key] for key in keys}
            self._show_all(order, pages)
        if self._problem:
            self.notify(self._problem, severity="warning", markup=False)
            self._problem = ""
        return found or self._more

    def _stacked(self, order: Order | None, pages: Rows | None) -> Rows:
        """All parts under each other, each part in this order under its own heading."""
        owned = [(entry, item) for item in self.items.values() if (entry := self.own_entry(item)) is not None]
        held = [pairs for pairs in (owned, self._held) if pairs]
        parts: list[Rows] = []
        for pairs in held:
            entries, items = [entry for entry, _ in pairs], [item for _, item in pairs]
            if order is not None:
                entries = in_groups(entries, items, self._way(order), order)
            parts.append(HeldRows(entries))
        return StackedRows(parts if pages is None else [*parts, pages])

    def _way(self, order: Order) -> SortBy[Any]:
        """The way of an order, for items of the dossier and of the archive alike."""
        by, own = self.sorts[order.by], {id(item) for item in self.items.values()}

        def value(item: Any) -> Any:
            return by.value(item) if id(item) in own else self.archive_value(item, by.word)

        return replace(by, value=value)

    def _show_all(self, order: Order | None, pages: Rows | None) -> None:
        if order == self.order:  # and not another that was asked for since
            self.query_one(ItemList).show_rows(self._stacked(order, pages), self.told_order)

    def sort(self) -> None:
        """The list in the next order, each part of it under its own heading; pages are read in a thread."""
        if not self._more:
            super().sort()
            return
        before = self.order
        self.order = order = following(before, len(self.sorts))
        key = self.query_one(ItemList).current
        by = self.sorts[order.by] if order is not None else None

        def read() -> Rows | str | None:
            try:
                pages = self.archive_pages(order)
                if pages is not None and key is not None:
                    place = pages.place(key)  # the list asks for it too: then it is known
                    pages.load(place or 0, place or 0)
            except (ArchiveError, RowsError) as error:
                return str(error)
            return pages

        def shown(pages: Rows | str | None) -> None:
            if isinstance(pages, str):
                self.order = before if self.order == order else self.order  # the list stands as it stood
                self.notify(pages, severity="warning", markup=False)
                return
            self._show_all(order, pages)
            self.notify(f"{said(by, order)}{_PARTS if by is not None else ''}")

        in_thread(self, read, shown, group=READING)

    def own_entry(self, item: Any) -> Entry | None:
        """The row of an item of the dossier, in a list that has others as well; None when one of those tells more."""
        return self.entry(item)

    @property
    def archived(self) -> Any:
        """The item of the archive under the cursor; None when it is one of the dossier."""
        entry = self.query_one(ItemList).entry
        return None if entry is None or entry.key in self.items else entry.item

    # What is under the cursor -------------------------------------------------------------------------------------

    @property
    def current(self) -> Any:
        """The item under the cursor, of the dossier or of the archive."""
        found = super().current
        return found if found is not None else self.archived

    def detail(self, item: Any) -> Detail:
        """The explanation of an item of either."""
        return self.archive_detail(item) if item is self.archived else super().detail(item)

    def source(self) -> Any:
        """The place in the letter; None for what is not in it."""
        return None if self.archived is not None else super().source()

    def outside(self) -> tuple[str, str] | None:
        """The open data, for what is not in the dossier."""
        item = self.archived
        return self._source_of(item) if item is not None else super().outside()

    def _source_of(self, item: Any) -> tuple[str, str]:
        """Where an item of the archive is from, and the address of that (empty: none is known)."""
        return self.archive_kind.source(item), self.archive_kind.address(item) or ""

    def mark(self) -> Mark | None:
        """What one says of the item under the cursor."""
        item, place = self.archived, self.place()
        if item is None or place is None:
            return super().mark()
        kind = self.archive_kind
        said, (source, address) = aloud(kind.sentence(item)), self._source_of(item)
        return Mark(kind.title(item), said, source, address, place=str(place))

    def copies(self) -> tuple[Copy, ...]:
        """Everything that can be copied of the item under the cursor; a table has the rows that are at hand."""
        from zedentui.tui.dialogs.copying import Copy

        item = self.archived
        if item is None:
            return super().copies()
        kind, here = self.archive_kind, self.location()
        sentence, (first, address) = kind.sentence(item), self._source_of(item)
        found = [
            Copy("Zin met bronvermelding", f"{sentence} ({first})"),
            Copy("Zin zonder bron", sentence),
            Copy("Rij (tab-gescheiden)", lambda: render(kind.table([item]), "tsv").partition("\n")[2].rstrip("\n")),
            Copy("Rij als Markdown", lambda: render(kind.table([item]), "md")),
            Copy("Verwijzing voor zedentui", f"zedentui open '{here}'"),
        ]  # fmt: skip
        return (*found, Copy("Adres van het Kamerstuk", address)) if address else tuple(found)

    def location(self) -> Location:
        """The item under the cursor as its place names it, and the filter."""
        here = super().location()
        return here if here.item is None else replace(here, item=self.place_of(here.item).item)

    def show_marks(self) -> None:
        """The sign before every item that is on the debate sheet, those of the archive too."""
        super().show_marks()
        marked = self.marked
        keys = {key for key in self.items if str(self.place_of(key)) in marked} if marked else set()
        for text in marked:  # those of the archive, whether their rows are at hand or not
            with suppress(LocationError):
                place = Location.parse(text)
                if place.pane == self.CODE and place.item is not None:
                    keys.add(place.item)
        if keys:
            self.query_one(ItemList).mark(frozenset(keys))
