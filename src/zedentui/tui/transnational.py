"""Transnationaal: the measures against transnational child sexual abuse, to be found by their keyword at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from zedentui import sentences, tables
from zedentui.formats import day
from zedentui.model import TransnationalMeasure
from zedentui.tui.detail import Detail, fact, heading, text
from zedentui.tui.pane import ListPane
from zedentui.tui.table import Column, Entry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.formats import Table

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
        return Detail(
            item.title,
            (
                fact("Stand", f"{item.status} (op {day(self.dossier.letter_date)})"),
                fact("Volgende stap", item.next_step or "de brief noemt geen volgende stap"),
                fact("Termijn", item.due or "de brief geeft geen termijn"),
                fact("Grondslag", item.legal_basis or "de brief noemt geen wettelijke grondslag"),
                fact("Verantwoordelijk", item.responsible),
                fact("Betrokken", ", ".join(item.partners) or "de brief noemt geen anderen"),
                heading("Wat het is"),
                text(item.summary),
            ),
            item.source,
        )

    def sentence(self, item: TransnationalMeasure) -> str:
        """The measure in one sentence."""
        assert self.dossier is not None
        return sentences.transnational_measure(item, self.dossier)

    def table(self, items: Sequence[TransnationalMeasure]) -> Table:
        """Measures as a table."""
        return tables.transnational_measures(items)
