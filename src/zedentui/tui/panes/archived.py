"""What a pane shows of the archive of the Kamer, under what it has of the dossier: rows in pages, their explanation.

The archive is opened in the thread that reads the pane, the first time a pane with it is visited. Whatever goes wrong
with it, the dossier's own rows stay.
"""

from __future__ import annotations

from abc import abstractmethod
from collections import OrderedDict
from typing import TYPE_CHECKING, Any, Final

from zedentui.archive.archive import ArchiveError
from zedentui.classes import replace
from zedentui.sheet import Mark
from zedentui.text.table import render
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.rows import Entry, HeldRows, Rows, StackedRows
from zedentui.tui.widgets.table import ItemList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.archive.shelf import Shelf
    from zedentui.kinds.detail import Detail
    from zedentui.kinds.kind import Kind
    from zedentui.kinds.source import Speech
    from zedentui.places import Location
    from zedentui.store.store import Store
    from zedentui.text.table import Table
    from zedentui.tui.dialogs.copying import Copy

__all__ = ["ArchivePane"]

_KEPT: Final = 5_000  # items of the archive that are kept by their key: those of the pages at hand, and more


class ArchivePane(ListPane[Any]):
    """A list pane with rows of the archive under its own. Subclasses say which, and what each says of itself."""

    shelf: Shelf

    def keep_shelf(self, store: Store, shelf: Shelf) -> None:
        """Take the place of the archive; called by `__init__` of a subclass."""
        del store
        self.shelf = shelf
        self._kept: OrderedDict[str, Any] = OrderedDict()
        self._problem = ""

    # What a subclass says ---------------------------------------------------------------------------------------

    @abstractmethod
    def archive_rows(self, own: Sequence[Any]) -> Sequence[Rows]:
        """The rows of the archive under `own`, those of the dossier; runs in a thread, may raise ArchiveError."""

    @abstractmethod
    def archive_detail(self, item: Any) -> Detail:
        """The explanation of an item of the archive."""

    @abstractmethod
    def archive_speech(self, item: Any) -> Speech:
        """What one says of it, and where that is from."""

    @abstractmethod
    def archive_sentence(self, item: Any) -> str:
        """What one pastes of it."""

    @abstractmethod
    def archive_table(self, items: Sequence[Any]) -> Table:
        """Some of them with every field."""

    @abstractmethod
    def archive_source(self, item: Any) -> tuple[str, str]:
        """Where it is from, and the address of that (empty: none is known)."""

    @abstractmethod
    def archive_title(self, item: Any) -> str:
        """What it is called on the debate sheet."""

    # Reading ----------------------------------------------------------------------------------------------------

    def kept(self, key: str, item: Any) -> None:
        """Keep an item of the archive as long as its row may be in sight."""
        self._kept[key] = item
        self._kept.move_to_end(key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)

    def read(self) -> Any:
        """The items of the dossier, and the rows of the archive as far as it can be read."""
        kind = super().read()
        try:
            return kind, tuple(self.archive_rows(kind.items))
        except ArchiveError as error:
            self._problem = str(error)
            return kind, ()

    def arrived(self, rows: tuple[Kind[Any], Sequence[Rows]]) -> bool:
        """Fill the list with both."""
        kind, more = rows
        found = super().arrived(kind)
        if more:
            entries = [entry for item in kind.items if (entry := self.own_entry(item)) is not None]
            self.items = {entry.key: self.items[entry.key] for entry in entries}
            self.query_one(ItemList).show_rows(StackedRows([HeldRows(entries), *more]))
        if self._problem:
            self.notify(self._problem, severity="warning", markup=False)
            self._problem = ""
        return found or bool(more)

    def own_entry(self, item: Any) -> Entry | None:
        """The row of an item of the dossier, in a list that has others as well; None when one of those tells more."""
        return self.entry(item)

    @property
    def archived(self) -> Any:
        """The item of the archive under the cursor; None when it is one of the dossier."""
        key = self.query_one(ItemList).current
        return None if key is None or key in self.items else self._kept.get(key)

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
        return self.archive_source(item) if item is not None else super().outside()

    def mark(self) -> Mark | None:
        """What one says of the item under the cursor."""
        item, place = self.archived, self.place()
        if item is None or place is None:
            return super().mark()
        said = self.archive_speech(item)
        return Mark(self.archive_title(item), said.line, said.source, self.archive_source(item)[1], place=str(place))

    def copies(self) -> tuple[Copy, ...]:
        """Everything that can be copied of the item under the cursor; a table has the rows that are at hand."""
        from zedentui.tui.dialogs.copying import Copy

        item = self.archived
        if item is None:
            return self._own_copies()
        sentence, (first, address) = self.archive_sentence(item), self.archive_source(item)
        here: Location = self.location()
        found = [
            Copy("Zin met bronvermelding", f"{sentence} ({first})"),
            Copy("Zin zonder bron", sentence),
            Copy("Rij (tab-gescheiden)",
                 lambda: render(self.archive_table([item]), "tsv").partition("\n")[2].rstrip("\n")),
            Copy("Rij als Markdown", lambda: render(self.archive_table([item]), "md")),
            Copy("Verwijzing voor zedentui", f"zedentui open '{here}'"),
        ]  # fmt: skip
        return (*found, Copy("Adres van het Kamerstuk", address)) if address else tuple(found)

    def _own_copies(self) -> tuple[Copy, ...]:
        """The copies of an item of the dossier; its tables have the rows of the dossier."""
        from zedentui.tui.dialogs.copying import item_copies

        item = super().current
        if item is None or self.dossier is None:
            return ()
        kind = self.kind
        shown = [self.items[entry.key] for entry in self.query_one(ItemList).shown if entry.key in self.items]
        return item_copies(
            kind.sentence(item), self.source(), self.dossier, self.location(),
            lambda: kind.table([item]), lambda: kind.table(shown), outside=self.outside(),
        )  # fmt: skip

    def location(self) -> Location:
        """The item under the cursor as its place names it, and the filter."""
        here = super().location()
        return here if here.item is None else replace(here, item=self.place_of(here.item).item)

    def show_marks(self) -> None:
        """The sign before every item that is on the debate sheet, those of the archive too."""
        super().show_marks()
        marked = self.marked
        if marked:
            keys = [key for key in (*self.items, *self._kept) if str(self.place_of(key)) in marked]
            self.query_one(ItemList).mark(frozenset(keys))
