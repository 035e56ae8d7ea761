"""Moties: what was asked, how the Kamer voted, and how and where the letter settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from zedentui import charts
from zedentui.kinds.motie import number_of, result, subject
from zedentui.model import Motie
from zedentui.text.dutch import day
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from zedentui.tui.widgets.chart import Draw

__all__ = ["MotiesPane"]


_LOWEST = 16  # rows of the screen


class MotiesPane(ListPane[Motie]):
    """One motie a row, with its vote: those of the letter first."""

    CODE = "moties"
    CHART = True
    HINT = "Moties uit de open data van de Kamer erbij: zedentui kamer bijwerken"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Motie"),
        Column("Kamerstuk", 19, drop=96),
        Column("Stemming", 17),
        Column("Ingediend", 17, asked=True),
        Column("Indiener", 24, asked=True),
    )

    SORTS: ClassVar[tuple[SortBy[Motie], ...]] = (
        SortBy("datum", None, lambda item: item.tabled_on),
        SortBy("uitslag", 2, lambda item: None if item.vote_result is None else (
            item.vote_result, (item.votes_against or 0) - (item.votes_for or 0))),
        SortBy("titel", 0, lambda item: subject(item).casefold()),
    )  # fmt: skip

    def entry(self, item: Motie) -> Entry:
        """What it is about, Kamerstuk number and result."""
        cells = (subject(item), number_of(item) or item.case_number, result(item), day(item.tabled_on), item.proposer)
        return Entry(item.id, cells, self.kind.search(item))

    def on_resize(self) -> None:
        """Where there are hardly rows for the explanation, the bar is for who asks for it."""
        self.set_class(self.app.size.height < _LOWEST, "-tiny")

    def draw(self, item: Motie) -> Draw | None:
        """Seats by party, where the vote is known."""
        return partial(charts.seat_bar, item.votes) if item.votes else None
