"""Agenda: what was promised and when, how far it is on the reference date, and a timeline of it."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual.message import Message
from textual.widgets import Static

from zedentui import charts
from zedentui.classes import dataclass
from zedentui.kinds.promise import signed, term
from zedentui.model import STATES, Promise
from zedentui.places import Location
from zedentui.text.clean import cells
from zedentui.text.dutch import day
from zedentui.tui.commands import bindings
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.panes.pane import Body
from zedentui.tui.session.bare import Stack
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import FilterBar, Foot, say
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry, ItemList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.store.store import Store
    from zedentui.tui.widgets.chart import Draw

__all__ = ["AgendaPane"]


class AgendaPane(ListPane[Promise]):
    """Promises by how near they are: what can still come first, then what has passed."""

    CODE = "agenda"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Stand", 30),
        Column("Toezegging of verwachting"),
        Column("Termijn", 46, drop=112),  # under that width the explanation gives it, on its second line
        Column("Wie", 26, asked=True),
    )
    SORTS: ClassVar[tuple[SortBy[Promise], ...]] = (
        SortBy("termijn", 2, lambda item: None if item.latest is None else (item.latest, item.earliest)),
        SortBy("stand", 0, lambda item: STATES.index(item.state) if item.state in STATES else len(STATES)),
        SortBy("titel", 1, lambda item: item.title.casefold()),
    )
    DEFAULT_CSS = """
    AgendaPane #peildatum { dock: top; display: none; height: auto; padding: 0 1; text-style: bold reverse; }
    AgendaPane.-dated #peildatum { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda")

    @dataclass
    class DateWanted(Message):
        """The user wants another reference date."""

        present: date

    def __init__(self, store: Store, reference_date: date) -> None:
        super().__init__(store)
        self.reference_date = reference_date

    def body(self) -> ComposeResult:
        """The reference date, when it is not today, above the list; explanation with its timeline."""
        with Body(classes="body"):
            with Stack(classes="listing"):
                yield Static("", id="peildatum", markup=False)
                yield ItemList(self.COLUMNS, chosen=self.columns, id="list")
                with Foot():
                    yield FilterBar()
            with Stack(classes="explained"):
                yield Reader(id="detail")
                yield Chart(id="chart")

    def arrived(self, rows: Any) -> bool:
        """Fill the list, and say loudly what day the states are of when somebody chose one."""
        found = super().arrived(rows)
        self.set_class(self.reference_date != date.today(), "-dated")
        self._say_date()
        return found

    def on_resize(self) -> None:
        """The reference date in the words that fit."""
        self._say_date()

    def _say_date(self) -> None:
        said = f"PEILDATUM {day(self.reference_date).upper()}"
        for more in (" (d: andere; leeg: vandaag)", " (d: andere)"):
            if cells(said + more) <= self.size.width - 2:
                said += more
                break
        if self.dossier is not None and self.reference_date < self.dossier.letter_date:
            said += f"\nDe brief van {day(self.dossier.letter_date)} was er toen nog niet en zei nog niets."
        say(self.query_one("#peildatum", Static), said)

    def entry(self, item: Promise) -> Entry:
        """State by mark and word, with its days; the promise; the phrase of the letter with what we read in it."""
        return Entry(item.id, (signed(item), item.title, term(item), item.who), self.kind.search(item))

    def draw(self, item: Promise) -> Draw | None:
        """All promises on a timeline, the one under the cursor marked."""
        promises = tuple(self.items.values())
        return partial(charts.timeline, promises, reference_date=self.reference_date, selected=item.id)

    def location(self) -> Location:
        """The promise, with the reference date on which it was looked at."""
        here = super().location()
        return Location(self.CODE, here.item, (("peildatum", self.reference_date.isoformat()), *here.view))

    def day(self) -> date:
        """The reference date."""
        return self.reference_date

    def set_date(self, reference_date: date) -> None:
        """Compute the states again for another day."""
        self.reference_date = reference_date
        self.reload()

    def action_date(self) -> None:
        """Ask for a reference date."""
        self.post_message(self.DateWanted(self.reference_date))
