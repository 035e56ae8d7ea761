"""What every pane shares: a list, what is under the cursor explained, its *Bron*, and the states around them.

A pane reads its rows in a thread (`read`), shows one `Entry` for each (`entry`), explains the one under the cursor
(`detail`, `draw`) and offers copies of it (`sentence`, `table`). It never runs SQL, never draws with plotext itself,
and never talks to another pane: it is told where to go by a `Location` and says where it is with one.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar

from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from zedentui.classes import dataclass
from zedentui.kinds import registry
from zedentui.places import Location
from zedentui.store.store import StoreError
from zedentui.tui.marks import sheet_of
from zedentui.tui.session.background import READING, in_thread
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.page import nothing_found
from zedentui.tui.widgets.parts import FilterBar, Foot, SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.rest import Rest
from zedentui.tui.widgets.rows import RowsError
from zedentui.tui.widgets.sorting import Order, SortBy, following, in_order, said
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from datetime import date

    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from zedentui.kinds.detail import Detail
    from zedentui.kinds.kind import Kind
    from zedentui.model import Dossier, Source
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.widgets.chart import Draw

__all__ = ["Body", "ListPane", "Pane"]

Item = TypeVar("Item")


class Body(Container):
    """All of a pane but its *Bron*: it can fill the screen as a whole."""

    ALLOW_MAXIMIZE = True


class Pane(Vertical):
    """A pane with its states. Subclasses compose `body`, and say what to read and how to show it."""

    CODE: ClassVar[str]
    """The pane's code in locations and commands."""
    EMPTY: ClassVar[str] = "Hierover staat niets in dit databestand."
    """What an empty pane says."""

    DEFAULT_CSS = """
    Pane { height: 1fr; width: 1fr; }
    Pane > #state { display: none; height: 1fr; padding: 1 2; color: $foreground; }
    Pane.-loading > #state, Pane.-failed > #state, Pane.-empty > #state { display: block; }
    Pane.-loading > .body, Pane.-failed > .body, Pane.-empty > .body { display: none; }
    Pane > .body { height: 1fr; }
    """

    @dataclass
    class Loaded(Message):
        """The pane shows its rows."""

        pane: Pane

    @dataclass
    class Wanted(Message):
        """The user goes deeper: from what is under the cursor to another place."""

        location: Location

    def __init__(self, store: Store) -> None:
        super().__init__(id=self.CODE)
        self.store = store
        self.dossier: Dossier | None = None
        self._loaded = False
        self._asked: Location | None = None
        self.order: Order | None = None
        """The order that was chosen in this session, None for the list's own."""
        self.columns: tuple[str, ...] | None = None
        """Headings of the columns that were chosen, None for what the width has room for."""

    def compose(self) -> ComposeResult:
        """State, body, source."""
        self.columns = sheet_of(self).columns.get(self.CODE)
        yield Static("", id="state", markup=False)
        yield from self.body()
        yield SourceLine()

    @abstractmethod
    def body(self) -> ComposeResult:
        """The widgets of the pane, in one container with class `body`."""

    @abstractmethod
    def read(self) -> object:
        """Read what the pane shows from the store; runs in a thread, so it touches no widget."""

    @abstractmethod
    def arrived(self, rows: Any) -> bool:
        """Show what was read; False when there is nothing."""

    @abstractmethod
    def go(self, location: Location) -> bool:
        """Put the cursor where `location` says; False when there is no such item."""

    @abstractmethod
    def location(self) -> Location:
        """Where the cursor is."""

    @abstractmethod
    def source(self) -> Source | None:
        """Source of what is under the cursor."""

    def outside(self) -> tuple[str, str] | None:
        """Source, and its address, of what no document of the dossier says; None for what one does say."""
        return None

    @abstractmethod
    def copies(self) -> tuple[Copy, ...]:
        """What can be copied here, the readable sentence first; empty when nothing is under the cursor."""

    @abstractmethod
    def place(self) -> Location | None:
        """The place of what is under the cursor as the debate sheet has it: the item alone, however it is viewed."""

    @abstractmethod
    def mark(self) -> Mark | None:
        """What the debate sheet says of what is under the cursor; None when there is nothing."""

    def choices(self) -> tuple[Copy, ...]:
        """What can be copied, what one says and its source first; empty when nothing is under the cursor."""
        from zedentui.tui.dialogs.copying import Copy

        mark, copies = self.mark(), self.copies()
        said = (Copy("Spreekregel", mark.line), Copy("Bronregel", mark.source)) if mark is not None else ()
        return (*said, *copies)

    @property
    def marked(self) -> frozenset[str]:
        """The places of what is on the debate sheet, as far as it has been read."""
        return sheet_of(self).marks.places

    def show_marks(self) -> None:
        """Show what is on the debate sheet now."""
        if self._loaded:
            self.show_source()

    @property
    def main(self) -> Widget:
        """The part that takes the focus first."""
        return self.query_one(ItemList)

    def enlarged(self, focused: Widget) -> Widget:
        """What fills the screen when the part in focus is to: that part, or what cannot be read without it."""
        return focused

    def on_mount(self) -> None:
        """Start reading, and follow what is marked."""
        sheet_of(self).marks.changed.subscribe(self, lambda _marks: self.show_marks(), immediate=True)
        if self.query("#state"):  # nothing in it: its screen was dismissed by a key in the same packet
            self.reload()

    def on_unmount(self) -> None:
        """Follow the marks no longer."""
        sheet_of(self).marks.changed.unsubscribe(self)

    def at_hand(self) -> bool:
        """Whether `read` needs no query, so that it may be called without a thread."""
        return False

    @property
    def lacking(self) -> bool:
        """Whether something of it could not be read the last time."""
        return self.has_class("-failed")

    def reload(self) -> None:
        """Read the rows again, in a thread unless they are at hand."""
        if self.at_hand():
            self._arrived(self.store.dossier(), self.read())
            return
        if not self._loaded:
            self._state("loading", "Gegevens worden gelezen…")
        in_thread(self, self._read, self._was_read, group=READING)

    def _read(self) -> tuple[Dossier, object] | StoreError:
        try:
            return self.store.dossier(), self.read()
        except StoreError as error:
            return error

    def _was_read(self, found: tuple[Dossier, object] | StoreError) -> None:
        if isinstance(found, StoreError):
            self._state("failed", str(found))
        else:
            self._arrived(*found)

    def _arrived(self, dossier: Dossier, rows: object) -> None:
        self.dossier = dossier
        self._loaded = True
        if not self.arrived(rows):
            self._state("empty", self.EMPTY)
            return
        self._state("", "")
        if self._asked is not None:
            self.show(self._asked)
        self.post_message(self.Loaded(self))

    def _state(self, state: str, sentence: str) -> None:
        for name in ("loading", "failed", "empty"):
            self.set_class(name == state, f"-{name}")
        self.query_one("#state", Static).update(sentence)

    def show(self, location: Location) -> None:
        """Go to `location`, now or as soon as the rows are there; an unknown item is said, the cursor stays."""
        if not self._loaded:
            self._asked = location
            return
        self._asked = None
        try:
            there = self.go(location)
        except RowsError as error:
            self.notify(str(error), severity="warning", markup=False)
            return
        if not there:
            self.notify(f"‘{location}’ bestaat niet in dit dossier.", severity="warning", markup=False)

    def show_source(self) -> None:
        """Renew the *Bron* lines."""
        if self.dossier is None:
            return
        marked, outside = bool(self.marked) and str(self.place()) in self.marked, self.outside()
        if outside is not None:
            self.query_one(SourceLine).show_other(*outside, marked=marked)
        else:
            self.query_one(SourceLine).show(self.source(), self.dossier, marked=marked)

    # Filter -----------------------------------------------------------------------------------------------------

    @property
    @abstractmethod
    def words(self) -> str:
        """The filter in force, empty when there is none."""

    @abstractmethod
    def filter(self, words: str) -> None:
        """Show only what holds every word of `words`; empty shows everything."""

    def action_filter(self) -> None:
        """Open the filter; from a part that fills the screen back to the list, since one must see what one types."""
        self.screen.minimize()
        bar = self.query_one(FilterBar)
        bar.display = True
        self.screen.set_focus(bar)  # at once: what is typed next must not fall on the list

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while typing."""
        event.stop()
        if event.value.strip() != self.words:
            self.filter(event.value.strip())
            self.tell_filter()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """From the filter to the list; an empty filter closes."""
        event.stop()
        self.query_one(FilterBar).display = bool(event.value.strip())
        self.main.focus()

    def on_filter_bar_left(self, event: FilterBar.Left) -> None:
        """Clear the filter."""
        event.stop()
        self.take_filter("")
        self.main.focus()

    def take_filter(self, words: str) -> None:
        """Filter as a location says, with the words in sight."""
        bar = self.query_one(FilterBar)
        bar.display = bool(words)
        with self.prevent(Input.Changed):
            bar.value = words
        if words != self.words:
            self.filter(words)
        self.tell_filter()

    @abstractmethod
    def found(self) -> tuple[int, int]:
        """How many rows pass the filter, and how many there are."""

    def tell_filter(self) -> None:
        """Say beside the filter how many rows are left; called when that may have changed."""
        if self.words:
            self.query_one(FilterBar).tell(*self.found(), whole=self.whole)

    @property
    def whole(self) -> bool:
        """Whether everything that the filter looks in could be read."""
        return True

    @abstractmethod
    def sort(self) -> None:
        """The list in the next order, or why there is none; say which."""

    def action_columns(self) -> None:
        """Choose the columns of the list, or say why there is no choice."""
        self.notify("De kolommen zijn hier de jaren; ← en → brengen ze in beeld, z vergroot de tabel.")

    def next_row(self, step: int) -> None:
        """To the next row that passes the filter; behind the last one comes the first."""
        main = self.main
        if isinstance(main, ItemList):
            main.turn(step)
        elif isinstance(main, DataTable) and main.row_count:
            main.move_cursor(row=(main.cursor_row + step) % main.row_count)

    def key_escape(self, event: events.Key) -> None:
        """Escape clears a filter that is in force, wherever the focus is."""
        if self.words:
            event.stop()
            self.take_filter("")
            self.main.focus()


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

    def body(self) -> ComposeResult:
        """List with its filter; explanation with its chart."""
        with Body(classes="body"):
            with Vertical(classes="listing"):
                yield ItemList(self.COLUMNS, chosen=self.columns, id="list")
                with Foot():
                    yield FilterBar()
                    if self.HINT:
                        yield Static(self.HINT, id="archive-hint", markup=False)
            with Vertical(classes="explained"):
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
        kind, shown = self.kind, [self.items[entry.key] for entry in self.query_one(ItemList).shown]
        return item_copies(
            kind.sentence(item), self.source(), self.dossier, self.location(),
            lambda: kind.table([item]), lambda: kind.table(shown), outside=self.outside(),
        )  # fmt: skip

    def on_item_list_moved(self, event: ItemList.Moved) -> None:
        """Explain what is under the cursor now."""
        event.stop()
        self.tell_filter()
        self._rest.moved()

    def _explain(self) -> None:
        item = self.current
        if item is None:
            problem = self.query_one(ItemList).rows.problem
            self.query_one(Reader).show(nothing_found(self.words, problem))
            return
        self.query_one(Reader).show(self.detail(item))
        if self.CHART:
            draw = self.draw(item)
            chart = self.query_one(Chart)
            chart.set_class(draw is None, "-nothing")
            chart.show(draw)
        self.show_source()
