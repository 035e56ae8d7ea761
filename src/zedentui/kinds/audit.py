"""The page on which one can check us: of each section of a letter how much the dossier holds, and what it does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import document
from zedentui.kinds.holding import LABELS, Audit, audits
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, of_section, span
from zedentui.text.aloud import aloud
from zedentui.text.dutch import number
from zedentui.text.provenance import REPORT, copy
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier
    from zedentui.store.store import Store

__all__ = ["kind", "remark", "sentence", "speech", "table"]

_FIELDS = ("id", "title", "page_from", "page_to", *LABELS, "held", "left_out")


def speech(item: Audit) -> Speech:
    """How much of the section is held."""
    line = f"Uit ‘{item.section.title.partition(':')[0]}’ heeft dit dossier {item.counted}."
    return Speech(aloud(line), of_section(item.section))


def sentence(item: Audit) -> str:
    """How much of the section is held, and what is not."""
    return f"{item.section.title}: {item.counted}. Niet opgenomen: {item.left_out.rstrip('.')}."


def table(rows: Sequence[Audit]) -> Table:
    """Sections with a count of every kind, all that is held as `kind/id`, and what is left out."""
    return Table(
        _FIELDS,
        ("Id", "Paragraaf", "Van pagina", "Tot pagina", *(label for label, _, _ in LABELS.values()), "Wat wij hebben",
         "Niet opgenomen"),
        tuple(
            (
                each.section.key, each.section.title, each.section.page_from, each.section.page_to,
                *(each.count(name) for name in LABELS),
                "; ".join(f"{held.kind}/{held.name}" for held in each.holdings), each.section.left_out,
            )
            for each in rows
        ),
    )  # fmt: skip


def remark(items: Sequence[Audit], dossier: Dossier) -> str:
    """Above the list: what holds for every section, and how to tell us of a mistake."""
    letter = dossier.letter
    total = sum(each.numbers for item in items for each in item.holdings)
    own = "Van elke paragraaf hebben wij cijfers, data, namen en stukken, en de inhoud in eigen woorden; geen zinnen."
    return f"{number(total)} onderdelen. {own} {copy(letter.compared_with_original, letter.compared_by)} {REPORT}"


def kind(store: Store, _: date) -> Kind[Audit]:
    """The sections of every letter; each is explained, copied and opened as the section it is."""
    dossier = store.dossier()
    return Kind(
        "paragrafen",
        "De paragraaf",
        ("Paragraaf", "Pagina", "Wat wij hebben", "Niet opgenomen"),
        audits(store.sections(), store.holdings()),
        names=lambda item: (item.section.key, item.section.title),
        row=lambda item: (
            item.section.title, span(item.section.page_from, item.section.page_to), item.counted, item.left_out,
        ),
        title=lambda item: item.section.title,
        sentence=sentence,
        speech=speech,
        detail=lambda item: document.detail(item.section, item),
        table=table,
        search=lambda item: f"{item.section.title} {item.counted} {item.left_out}",
        source=lambda item: document.place_of_section(item.section),
        narrow=(4,),
        remark=lambda items: remark(items, dossier),
    )  # fmt: skip
