"""Transnationaal: the measures against transnational child sexual abuse, to be found by their keyword at a glance."""

from __future__ import annotations

from typing import ClassVar

from zedentui.kinds.source import STATE
from zedentui.model import TransnationalMeasure
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.table import Column, Entry

__all__ = ["TransnationalPane"]


class TransnationalPane(ListPane[TransnationalMeasure]):
    """One measure a row: keyword, status, term."""

    CODE = "transnationaal"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Maatregel", 19),
        Column(STATE),
        Column("Termijn", 24, drop=90),
    )

    def entry(self, item: TransnationalMeasure) -> Entry:
        """Keyword, status and term."""
        return Entry(item.id, (item.keyword, item.status, item.due or ""), self.kind.search(item))
