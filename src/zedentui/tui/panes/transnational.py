"""Transnationaal: the measures against transnational child sexual abuse, to be found by their keyword at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from zedentui.kinds.source import STATE
from zedentui.model import TransnationalMeasure
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.widgets.sorting import SortBy
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from datetime import date

    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store

__all__ = ["TransnationalPane"]


class TransnationalPane(ListPane[TransnationalMeasure]):
    """One measure a row: keyword, status, term."""

    CODE = "transnationaal"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Maatregel", 19, always=True),
        Column(STATE),
        Column("Termijn", 24, drop=90),
        Column("Wie", 26, asked=True),
    )

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._latest: dict[str, date | None] = {}

    def read(self) -> Kind[TransnationalMeasure]:
        """The measures; and what we read in the terms, to sort by."""
        self._latest = {promise.id: promise.latest for promise in self.store.promises(self.day())}
        return super().read()

    @property
    def sorts(self) -> tuple[SortBy[TransnationalMeasure], ...]:
        """By term as we read it, by keyword, by state."""
        return (
            SortBy("termijn", 2, lambda item: self._latest.get(item.promise or "") if item.due else None),
            SortBy("maatregel", 0, lambda item: item.keyword.casefold()),
            SortBy("stand", 1, lambda item: item.status.casefold()),
        )

    def entry(self, item: TransnationalMeasure) -> Entry:
        """Keyword, status and term."""
        return Entry(item.id, (item.keyword, item.status, item.due or "", item.responsible), self.kind.search(item))
