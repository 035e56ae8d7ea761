"""The letter as a document: its sections, and the place of any item in full; what each says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import reference
from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.holding import audits
from zedentui.kinds.holding import blocks as held
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, document_of, of_section, span
from zedentui.model import Source
from zedentui.text.aloud import aloud, first_sentence
from zedentui.text.dutch import day, ended
from zedentui.text.provenance import copy
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from zedentui.kinds.holding import Audit
    from zedentui.model import Dossier, Section
    from zedentui.store.store import Store

__all__ = ["detail", "kind", "place_in_full", "place_of_section", "places", "sentence", "speech", "speech_of_place",
           "table"]  # fmt: skip


# A section ---------------------------------------------------------------------------------------------------


def sentence(item: Section) -> str:
    """The section with what it says."""
    return ended(f"{item.title} (p. {span(item.page_from, item.page_to)}): {item.summary}")


def speech(item: Section) -> Speech:
    """The section with what it says."""
    line = f"Waar gaat ‘{item.title.partition(':')[0]}’ in de brief over? {first_sentence(item.summary)}"
    return Speech(aloud(line), of_section(item))


def detail(item: Section, audit: Audit) -> Detail:
    """The section with what it says, what we hold of it and what not."""
    pages = span(item.page_from, item.page_to, " tot en met ")
    return Detail(item.title, (fact("Pagina", pages), text(item.summary), *held(audit)), place_of_section(item))


def place_of_section(item: Section) -> Source:
    """Where the section begins."""
    return Source(item.document, item.id, item.title, item.page_from)


def table(rows: Sequence[Section]) -> Table:
    """Sections of the letter."""
    return Table(
        ("id", "title", "page_from", "page_to", "summary"),
        ("Id", "Paragraaf", "Van pagina", "Tot pagina", "Inhoud"),
        tuple((s.key, s.title, s.page_from, s.page_to, s.summary) for s in rows),
    )


def kind(store: Store, _: date) -> Kind[Section]:
    """The sections in the order of the letter."""
    counted = {each.section.key: each for each in audits(store.sections(), store.holdings())}
    return Kind(
        "paragrafen",
        "De paragraaf",
        ("Paragraaf", "Pagina", "Inhoud"),
        store.sections(),
        names=lambda item: (item.key, item.title),
        row=lambda item: (item.title, span(item.page_from, item.page_to), item.summary),
        title=lambda item: item.title,
        sentence=sentence,
        speech=speech,
        detail=lambda item: detail(item, counted[item.key]),
        table=table,
        search=lambda item: f"{item.title} {item.summary}",
        source=place_of_section,
    )


# The place of an item ----------------------------------------------------------------------------------------


def place_in_full(item: Source, sections: Iterable[Section], dossier: Dossier) -> Detail:
    """Section, footnote, Kamerstuk and the letter itself: everything needed to find the place on paper."""
    blocks = [fact("Paragraaf", item.section_title), fact("Pagina", str(item.page))]
    blocks += [fact("Inhoud", section.summary) for section in sections if _is_of(item, section)]
    if item.footnote is not None:
        blocks.append(fact("Voetnoot", f"{item.footnote}: {item.footnote_text or ''}".rstrip(": ")))
    if item.reference:
        blocks += [
            heading("Kamerstuk"),
            fact("Schrijfwijze", item.reference.citation),
            *reference.facts(item.reference),
        ]
    letter = document_of(item, dossier)
    blocks += [
        heading("De brief"),
        fact("Onderwerp", letter.subject or letter.title),
        fact("Datum", day(letter.published_on)),
        fact("Kenmerk", letter.kenmerk or "niet in dit dossier"),
        fact("Van", letter.sender or "niet in dit dossier"),
        fact("Aan", letter.addressee or "niet in dit dossier"),
        fact("Schrijfwijze", letter.citation),
        fact("Adres", letter.url),
        fact("Onze tekst", copy(dossier.letter.compared_with_original, dossier.letter.compared_by)),
    ]
    return Detail("Bron van dit onderdeel", tuple(blocks), item)


def speech_of_place(item: Source, sections: Iterable[Section], dossier: Dossier) -> Speech:
    """Where something stands in the letter: its section, with what that says."""
    for each in sections:
        if _is_of(item, each):
            return Speech(speech(each).line, citation(item, dossier))
    written = day(item.document.published_on)
    line = f"Dit staat in de brief van {written}, in ‘{item.section_title.partition(':')[0]}’."
    return Speech(aloud(line), citation(item, dossier))


def _is_of(item: Source, section: Section) -> bool:
    """Whether a place is in that section."""
    return (section.document, section.id) == (item.document, item.section)


def places(items: Sequence[Source], store: Store) -> Kind[Source]:
    """Some places as items, to be explained in full."""
    sections = store.sections()
    return Kind(
        "bron",
        "De bron",
        ("Paragraaf", "Pagina", "Inhoud"),
        items,
        names=lambda item: ("bron", item.section_title),
        row=lambda item: (item.section_title, str(item.page), ""),
        title=lambda item: item.section_title,
        sentence=lambda item: f"{item.section_title}, p. {item.page}",
        speech=lambda item: speech_of_place(item, sections, store.dossier()),
        detail=lambda item: place_in_full(item, sections, store.dossier()),
        table=lambda chosen: table([each for each in sections if any(_is_of(item, each) for item in chosen)]),
        search=lambda item: f"bron van dit onderdeel {item.section_title}",
        source=lambda item: item,
    )
