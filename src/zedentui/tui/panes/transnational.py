"""Transnationaal: the measures against transnational child sexual abuse, to be found by their keyword at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from zedentui.kinds.source import STATE
from zedentui.model import TransnationalMeasure
from zedentui.tui.panes.term_pane import TermPane
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    pass

__all__ = ["TransnationalPane"]


class TransnationalPane(TermPane[TransnationalMeasure]):
    """One measure a row: keyword, status, term."""

    CODE = "transnationaal"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Maatregel", 19, always=True),
        Column(STATE),
        Column("Termijn", 24, drop=90),
        Column("Wie", 26, asked=True),
    )

    @property
    def sorts(self) -> tuple[SortBy[TransnationalMeasure], ...]:
        """By term as we read it, by keyword, by state."""
        return (
            SortBy("termijn", 2, lambda item: self.latest(item.promise) if item.due else None),
            SortBy("maatregel", 0, lambda item: item.keyword.casefold()),
            SortBy("stand", 1, lambda item: item.status.casefold()),
        )

    def entry(self, item: TransnationalMeasure) -> Entry:
        """Keyword, status and term."""
        return Entry(item.id, (item.keyword, item.status, item.due or "", item.responsible), self.kind.search(item))
