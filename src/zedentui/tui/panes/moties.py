"""Moties: what was asked, how the Kamer voted, and how and where the letter settles it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from zedentui import charts
from zedentui.kinds import details, sentences, tables
from zedentui.model import Motie
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.kinds.details import Detail
    from zedentui.text.table import Table
    from zedentui.tui.widgets.chart import Draw

__all__ = ["MotiesPane"]


class MotiesPane(ListPane[Motie]):
    """One motie a row, with its vote."""

    CODE = "moties"
    CHART = True
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Motie"),
        Column("Kamerstuk", 20),
        Column("Stemming", 18),
    )

    def read(self) -> tuple[Motie, ...]:
        """The moties in the order of the letter."""
        return self.store.moties()

    def entry(self, item: Motie) -> Entry:
        """Name, Kamerstuk number and result."""
        result = f"{item.vote_result} {item.votes_for}-{item.votes_against}" if item.vote_result else "onbekend"
        reference = item.source.reference
        number = reference.citation.partition(", ")[2] if reference else ""
        search = f"{item.title} {item.proposer} {item.asks} {item.argument} {item.verdict} {number} {item.case_number}"
        return Entry(item.id, (item.title, number, result), search)

    def detail(self, item: Motie) -> Detail:
        """Question, vote, treatment."""
        return details.motie(item)

    def sentence(self, item: Motie) -> str:
        """The motie in a few sentences."""
        return sentences.motie(item)

    def table(self, items: Sequence[Motie]) -> Table:
        """Moties as a table."""
        return tables.moties(items)

    def draw(self, item: Motie) -> Draw | None:
        """Seats by party, where the vote is known."""
        return partial(charts.seat_bar, item.votes) if item.votes else None
