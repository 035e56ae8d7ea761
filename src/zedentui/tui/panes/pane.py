"""What every pane shares: a list, what is under the cursor explained, its *Bron*, and the states around them.

A pane reads its rows in a thread (`read`), shows one `Entry` for each (`entry`), explains the one under the cursor
(`detail`, `draw`) and offers copies of it (`sentence`, `table`). It never runs SQL, never draws with plotext itself,
and never talks to another pane: it is told where to go by a `Location` and says where it is with one.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import Container, Vertical
from textual.message import Message
from textual.widgets import DataTable, Input, Static

from zedentui.classes import dataclass
from zedentui.places import Location
from zedentui.store.store import StoreError
from zedentui.tui.marks import sheet_of
from zedentui.tui.session.background import READING, in_thread
from zedentui.tui.session.bare import Bare
from zedentui.tui.widgets.parts import FilterBar, SourceLine, say
from zedentui.tui.widgets.sorting import Order
from zedentui.tui.widgets.table import ItemList

if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult
    from textual.widget import Widget

    from zedentui.model import Dossier, Source
    from zedentui.sheet import Mark
    from zedentui.store.store import Store
    from zedentui.tui.dialogs.copying import Copy

__all__ = ["Body", "Pane"]


class Body(Bare, Container):
    """All of a pane but its *Bron*: it can fill the screen as a whole."""

    ALLOW_MAXIMIZE = True


class Pane(Bare, Vertical):
    """A pane with its states. Subclasses compose `body`, and say what to read and how to show it."""

    CODE: ClassVar[str]
    """The pane's code in locations and commands."""
    EMPTY: ClassVar[str] = "Hierover staat niets in dit databestand."
    """What an empty pane says."""

    DEFAULT_CSS = """
    Pane { height: 1fr; width: 1fr; }
    Pane > #state { display: none; height: 1fr; padding: 1 2; color: $foreground; }
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
        """Put the cursor where `location` says, now or when that is known; False when there is no such item."""

    @abstractmethod
    def location(self) -> Location:
        """Where the cursor is."""

    @abstractmethod
    def source(self) -> Source | None:
        """Source of what is under the cursor."""

    def outside(self) -> tuple[str, str] | None:
        """Source, and its address, of what no document of the dossier says; None for what one does say."""
        return None

    def legend(self) -> str:
        """What signs in the table mean that nothing else on the screen explains; empty where there are none."""
        return ""

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
            self.set_class(name == state, f"-{name}", update=False)  # no style depends on it: all would be read again
        told = self.query_one("#state", Static)
        told.display = bool(state)
        self.query_one(".body").display = not state
        say(told, sentence)

    def show(self, location: Location) -> None:
        """Go to `location`, now or as soon as the rows are there; an unknown item is said, the cursor stays."""
        self._asked = None if self._loaded else location
        if self._loaded and not self.go(location):
            self.not_there(location)

    def not_there(self, location: Location) -> None:
        """Say that there is no such item; the cursor stays."""
        self.notify(f"‘{location}’ bestaat niet in dit dossier.", severity="warning", markup=False)

    def show_source(self) -> None:
        """Renew the *Bron* lines."""
        if self.dossier is None:
            return
        marked, outside = bool(self.marked) and str(self.place()) in self.marked, self.outside()
        line = self.query_one(SourceLine)
        if outside is not None:
            line.show_other(*outside, marked=marked)
        elif (source := self.source()) is None and self.place() is None:
            line.show_none()
        else:
            line.show(source, self.dossier, marked=marked, legend=self.legend())

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
        self.query_one(FilterBar).open()

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
