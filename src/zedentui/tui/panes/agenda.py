"""Agenda: what was promised and when, what is overdue on the reference date, and a timeline of it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.message import Message

from zedentui import charts
from zedentui.kinds.promise import short_state, term
from zedentui.model import Promise
from zedentui.places import Location
from zedentui.tui.commands import bindings
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from datetime import date

    from textual.binding import BindingType

    from zedentui.store.store import Store
    from zedentui.tui.widgets.chart import Draw

__all__ = ["AgendaPane"]

_MARKS = {"komend": "○", "loopt": "●", "verstreken": "×", "zonder termijn": "–", "geleverd": "✓"}


class AgendaPane(ListPane[Promise]):
    """Promises by how near they are: what can still come first, then what has passed."""

    CODE = "agenda"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Stand", 25),
        Column("Toezegging of verwachting"),
        Column("Termijn", 46, drop=112),  # under that width the explanation gives it, on its second line
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings("agenda")

    @dataclass
    class DateWanted(Message):
        """The user wants another reference date."""

        present: date

    def __init__(self, store: Store, reference_date: date) -> None:
        super().__init__(store)
        self.reference_date = reference_date

    def entry(self, item: Promise) -> Entry:
        """State by mark and word, with its days; the promise; the phrase of the letter with what we read in it."""
        state = f"{_MARKS.get(item.state, '–')} {short_state(item)}"
        title = f"■ {item.title} (uitkomst bekend)" if item.outcomes else item.title
        return Entry(item.id, (state, title, term(item)), self.kind.search(item))

    def draw(self, item: Promise) -> Draw:
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
