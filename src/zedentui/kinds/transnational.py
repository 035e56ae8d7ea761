"""A measure against transnational child sexual abuse: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import PLACE, PLACE_HEADINGS, STATE, Speech, as_of, citation, place
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day, ended
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, TransnationalMeasure
    from zedentui.store.store import Store

__all__ = ["detail", "kind", "sentence", "speech", "table"]


def sentence(item: TransnationalMeasure) -> str:
    """The measure with its status on the date of the letter."""
    return ended(
        f"{item.title}: {ended(item.summary)} Stand op {day(item.source.document.published_on)}: {item.status}"
    )


def speech(item: TransnationalMeasure, dossier: Dossier) -> Speech:
    """The measure, as it stood on the date of the letter."""
    line = f"{ended(item.spoken)} Dat was de stand op {day(item.source.document.published_on)}."
    return Speech(aloud(line), citation(item.source, dossier))


def detail(item: TransnationalMeasure) -> Detail:
    """How far, what next, on what legal basis, who."""
    return Detail(
        item.title,
        (
            fact("Stand", f"{item.status} (op {day(item.source.document.published_on)})"),
            fact("Volgende stap", item.next_step or "de brief noemt geen volgende stap"),
            fact("Termijn", item.due or "de brief geeft geen termijn"),
            fact("Grondslag", item.legal_basis or "de brief noemt geen wettelijke grondslag"),
            fact("Wie", item.responsible),
            fact("Betrokken", ", ".join(item.partners) or "de brief noemt niemand anders bij naam"),
            text(item.summary),
        ),
        item.source,
    )


def table(rows: Sequence[TransnationalMeasure]) -> Table:
    """Measures with every field; `status` is that of `status_on`, the day of the letter."""
    return Table(
        ("id", "keyword", "title", "responsible", "partners", "legal_basis", "status", "next_step", "due", "summary",
         *PLACE, "status_on"),
        ("Id", "Trefwoord", "Maatregel", "Wie", "Betrokken", "Grondslag", "Stand", "Volgende stap", "Termijn", "Wat",
         *PLACE_HEADINGS, "Stand op"),
        tuple(
            (t.id, t.keyword, t.title, t.responsible, "; ".join(t.partners), t.legal_basis, t.status, t.next_step,
             t.due, t.summary, *place(t.source), t.source.document.published_on)
            for t in rows
        ),
    )  # fmt: skip


def _search(item: TransnationalMeasure) -> str:
    words = (item.keyword, item.title, item.summary, item.responsible, item.status, item.legal_basis, item.next_step,
             item.due, *item.partners)  # fmt: skip
    return " ".join(filter(None, words))


def kind(store: Store, _: date) -> Kind[TransnationalMeasure]:
    """The measures in the order of the letter."""
    return Kind(
        "transnationaal",
        "De maatregel",
        ("Maatregel", STATE, "Termijn"),
        store.transnational_measures(),
        names=lambda item: (item.id, item.keyword, item.title),
        row=lambda item: (item.keyword, item.status, item.due or ""),
        title=lambda item: item.title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=_search,
        remark=lambda _: as_of(store.dossier()),
    )
