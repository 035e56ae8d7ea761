"""A pane that is a list: of any kind of item, with the one under the cursor explained beside or below it."""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, TypeVar

from textual.widgets import Static

from zedentui.kinds import registry
from zedentui.places import Location
from zedentui.tui.marks import sheet_of
from zedentui.tui.panes.nothing import show_nothing
from zedentui.tui.panes.pane import Body, Pane
from zedentui.tui.session.bare import Stack
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import FilterBar, Foot
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.rest import Rest
from zedentui.tui.widgets.sorting import SortBy, following, in_order, said
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult

    from zedentui.kinds.detail import Detail
    from zedentui.kinds.kind import Kind
    from zedentui.model import Source
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.widgets.chart import Draw

__all__ = ["ListPane"]

Item = TypeVar("Item")

_LAYOUT: Final = Path(__file__).parent.parent / "lists.tcss"


class ListPane(Pane, Generic[Item]):
    """A pane that is a list of items with their explanation beside or below it."""

    COLUMNS: ClassVar[tuple[Column, ...]]
    CHART: ClassVar[bool] = False
    """Whether there is a chart under the explanation."""
    SORTS: ClassVar[tuple[SortBy[Any], ...]] = ()
    """In which orders the list can stand beside its own, the first one first."""
    HINT: ClassVar[str] = ""
    """A line under the list, empty for none."""

    DEFAULT_CSS = """
    ListPane .explained { height: 1fr; }
    ListPane > .body { layout: vertical; }
    ListPane #archive-hint {
        height: 1; padding: 0 1; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.items: dict[str, Item] = {}
        self._kind: Kind[Item] | None = None
        self._rest = Rest(self, self._explain)

    def compose(self) -> ComposeResult:
        """As every pane; what lays out lists is read with the first of them, which is seldom on the first screen."""
        place = (str(_LAYOUT), "")
        if not self.app.stylesheet.has_source(*place):
            self.app.stylesheet.add_source(_LAYOUT.read_text(encoding="utf-8"), read_from=place)
        yield from super().compose()

    def body(self) -> ComposeResult:
        """List with its filter; explanation with its chart."""
        with Body(classes="body"):
            with Stack(classes="listing"):
                yield ItemList(self.COLUMNS, chosen=self.columns, id="list")
                with Foot():
                    yield FilterBar()
                    if self.HINT:
                        yield Static(self.HINT, id="archive-hint", markup=False)
            with Stack(classes="explained"):
                yield Reader(id="detail")
                if self.CHART:
                    yield Chart(id="chart")

    @abstractmethod
    def entry(self, item: Item) -> Entry:
        """The row of the list for `item`; its key is what a location names."""

    def read(self) -> Kind[Item]:
        """The items that the code of the pane stands for, with what each says of itself."""
        return registry.kind(self.CODE, self.store, self.day())

    @property
    def kind(self) -> Kind[Item]:
        """What is listed; there must be rows."""
        assert self._kind is not None
        return self._kind

    def detail(self, item: Item) -> Detail:
        """The explanation of `item`."""
        return self.kind.detail(item)

    def draw(self, item: Item) -> Draw | None:
        """The chart for `item`, if the pane has one."""
        del item
        return None

    @property
    def current(self) -> Item | None:
        """The item under the cursor."""
        key = self.query_one(ItemList).current
        return self.items.get(key) if key is not None else None

    def arrived(self, rows: Any) -> bool:
        """Fill the list."""
        self._kind = rows
        self.items = {self.entry(item).key: item for item in rows.items}
        self._make_room()
        self.fill()
        self.show_marks()
        return bool(self.items)

    def _make_room(self) -> None:
        """The chart is there or not before the first explanation is seen: that would be laid out again beside it."""
        if self.CHART and self.items:
            asked = self._asked.item if self._asked is not None else None
            first = self.items.get(asked or "") or next(iter(self.items.values()))
            self.query_one(Chart).set_class(self.draw(first) is None, "-nothing")

    @property
    def sorts(self) -> tuple[SortBy[Any], ...]:
        """In which orders the list can stand; some panes need more than an item to tell."""
        return self.SORTS

    def fill(self) -> None:
        """The rows of the items there are, in the order that was chosen."""
        items = tuple(self.items.values())
        entries = [self.entry(item) for item in items]
        if self.order is not None:
            entries = in_order(entries, items, self.sorts[self.order.by], self.order)
        self.query_one(ItemList).show(entries, self.told_order)

    @property
    def told_order(self) -> tuple[int | None, str, str] | None:
        """What the heading says of the order: its column, its sign, its word; None for the list's own."""
        if self.order is None:
            return None
        by = self.sorts[self.order.by]
        return by.column, self.order.sign, by.word

    def sort(self) -> None:
        """The list in the next order."""
        self.order = following(self.order, len(self.sorts))
        self.fill()
        self.notify(said(self.sorts[self.order.by] if self.order is not None else None, self.order))

    def action_columns(self) -> None:
        """Choose the columns; the choice is kept."""
        from zedentui.tui.dialogs.columns import ColumnMenu

        items = self.query_one(ItemList)

        def choose(headings: tuple[str, ...] | None) -> None:
            self.columns = headings
            chosen = sheet_of(self).columns
            if headings is None:
                chosen.pop(self.CODE, None)
            else:
                chosen[self.CODE] = headings
            items.choose(headings)

        self.app.push_screen(ColumnMenu(lambda: items.columns, self.columns is None, choose))

    @property
    def words(self) -> str:
        """The filter of the list."""
        return self.query_one(ItemList).words

    def filter(self, words: str) -> None:
        """Filter the list."""
        self.query_one(ItemList).filter(words)

    def found(self) -> tuple[int, int]:
        """Entries of the list, headings not counted as far as they are known."""
        items = self.query_one(ItemList)
        return items.rows.count, items.all_rows.count

    @property
    def whole(self) -> bool:
        """Whether no rows are missing."""
        return not self.query_one(ItemList).rows.problem

    def go(self, location: Location) -> bool:
        """Cursor on the item that is named, the list filtered as the location says; no item: the pane stays put."""
        if location.get("filter") is not None or location.item is not None:
            self.take_filter(location.get("filter") or "")
        return location.item is None or self.query_one(ItemList).select(location.item)

    def location(self) -> Location:
        """The item under the cursor, and the filter."""
        items = self.query_one(ItemList)
        return Location(self.CODE, items.current, (("filter", items.words),) if items.words else ())

    def place_of(self, key: str) -> Location:
        """The place of the entry with this key."""
        return Location(self.CODE, key)

    def place(self) -> Location | None:
        """The item under the cursor."""
        key = self.query_one(ItemList).current
        return self.place_of(key) if key is not None else None

    def day(self) -> date:
        """The day on which the state of things is told."""
        from datetime import date

        return date.today()

    def mark(self) -> Mark | None:
        """What one says of the item under the cursor."""
        from zedentui.kinds import marks

        item, place = self.current, self.place()
        if item is None or place is None or self.dossier is None:
            return None
        return marks.of_item(item, self.kind, self.dossier, place)

    def show_marks(self) -> None:
        """The sign before every item that is on the debate sheet."""
        marked = self.marked
        keys = (key for key in self.items if str(self.place_of(key)) in marked) if marked else ()
        self.query_one(ItemList).mark(frozenset(keys))
        super().show_marks()

    def source(self) -> Source | None:
        """Source of the item under the cursor."""
        item = self.current
        return self.kind.source(item) if item is not None else None

    def outside(self) -> tuple[str, str] | None:
        """Source outside the dossier of the item under the cursor, where it has one."""
        item = self.current
        return self.kind.elsewhere(item) if item is not None else None

    def copies(self) -> tuple[Copy, ...]:
        """Everything that can be copied of the item under the cursor."""
        from zedentui.tui.dialogs.copying import item_copies

        item = self.current
        if item is None or self.dossier is None:
            return ()
        kind, entries = self.kind, self.query_one(ItemList).shown
        shown = [self.items[entry.key] for entry in entries if entry.key in self.items]
        return item_copies(
            kind.sentence(item), self.source(), self.dossier, self.location(),
            lambda: kind.table([item]), lambda: kind.table(shown), outside=self.outside(),
        )  # fmt: skip

    def on_item_list_missed(self, event: ItemList.Missed) -> None:
        """Say that there is no such item, where that had to be asked."""
        event.stop()
        self.not_there(self.place_of(event.key))

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """Explain what is under the cursor now."""
        event.stop()
        self.tell_filter()
        self._rest.moved()

    def _explain(self) -> None:
        item = self.current
        if item is None:
            show_nothing(self, self.query_one(ItemList).rows.problem)
            return
        self.query_one(Reader).show(self.detail(item))
        if self.CHART:
            draw = self.draw(item)
            chart = self.query_one(Chart)
            chart.set_class(draw is None, "-nothing")
            chart.show(draw)
        self.show_source()
