"""Transnationaal: the measures against transnational child sexual abuse, to be found by their keyword at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from zedentui.kinds import details, sentences, tables
from zedentui.model import TransnationalMeasure
from zedentui.tui.panes.pane import ListPane
from zedentui.tui.widgets.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.kinds.details import Detail
    from zedentui.text.table import Table

__all__ = ["TransnationalPane"]


class TransnationalPane(ListPane[TransnationalMeasure]):
    """One measure a row: keyword, status, term."""

    CODE = "transnationaal"
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("Maatregel", 24),
        Column("Stand op 5 juli 2023"),
        Column("Termijn", 24, drop=90),
    )

    def read(self) -> tuple[TransnationalMeasure, ...]:
        """The measures in the order of the letter."""
        return self.store.transnational_measures()

    def entry(self, item: TransnationalMeasure) -> Entry:
        """Keyword, status and term."""
        search = " ".join(
            filter(None, (item.keyword, item.title, item.summary, item.responsible, item.status, item.legal_basis,
                          item.next_step, item.due, *item.partners))
        )  # fmt: skip
        return Entry(item.id, (item.keyword, item.status, item.due or ""), search)

    def detail(self, item: TransnationalMeasure) -> Detail:
        """Who, on what legal basis, how far, what next."""
        assert self.dossier is not None
        return details.transnational_measure(item, self.dossier)

    def sentence(self, item: TransnationalMeasure) -> str:
        """The measure in one sentence."""
        assert self.dossier is not None
        return sentences.transnational_measure(item, self.dossier)

    def table(self, items: Sequence[TransnationalMeasure]) -> Table:
        """Measures as a table."""
        return tables.transnational_measures(items)
