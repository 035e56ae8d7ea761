"""A Kamerstuk, Staatsblad or debate that the letter cites: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Block, Detail, fact
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, of_reference
from zedentui.model import Source
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day, ended, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Document, Dossier, Reference
    from zedentui.store.store import Store

__all__ = ["detail", "facts", "kind", "sentence", "speech", "table"]


def sentence(item: Reference) -> str:
    """The piece with its subject and address."""
    return f"{item.citation}: {ended(item.title)}" + (f" {item.url}" if item.url else "")


def speech(item: Reference, dossier: Dossier) -> Speech:
    """The piece with its subject and date."""
    title = item.title.removesuffix(" (deze brief)")
    dated = f" van {day(item.published_on)}" if item.published_on and day(item.published_on) not in title else ""
    if item.id == dossier.letter.id:
        line = f"Dit dossier gaat over de {within(title)}{dated}."
    elif item.kind == "debat":
        line = f"De brief verwijst naar het debat{dated} over ‘{title}’."
    else:
        line = f"De brief verwijst naar dit stuk: {within(title)}{',' if dated else ''}{dated}."
    return Speech(aloud(line), of_reference(item))


def detail(item: Reference, section_title: str) -> Detail:
    """The piece with its address and the letter's own notation; it stands in the section of that title."""
    return Detail(item.citation, facts(item), Source(item.document, item.section, section_title, item.page))


def facts(item: Reference) -> tuple[Block, ...]:
    """What there is to know of the piece, as labelled lines."""
    blocks = [fact("Onderwerp", item.title)]
    if item.published_on:
        blocks.append(fact("Datum", day(item.published_on)))
    blocks.append(fact("Adres", item.url or "geen: het stuk heeft geen nummer"))
    if item.printed:
        blocks.append(fact("In de brief", item.printed))
    if item.note:
        blocks.append(fact("Opmerking", item.note))
    return tuple(blocks)


def table(rows: Sequence[Reference | Document]) -> Table:
    """Cited pieces with their addresses, and papers that no document cites: those have no page."""
    return Table(
        ("id", "kind", "citation", "title", "published_on", "url", "page"),
        ("Id", "Soort", "Schrijfwijze", "Onderwerp", "Datum", "Adres", "Pagina"),
        tuple(
            (
                r.id,
                getattr(r, "kind", "kamerstuk"),
                r.citation,
                r.title,
                r.published_on,
                r.url,
                getattr(r, "page", None),
            )
            for r in rows
        ),
    )


def _meant(asked: str) -> str | None:
    """The id of a piece, however it is written."""
    from zedentui.text.citation import CitationError, parse

    try:
        return parse(asked).id
    except CitationError:
        return None


def kind(store: Store, _: date) -> Kind[Reference]:
    """The pieces in the order in which the letter cites them."""
    titles = {(section.document, section.id): section.title for section in store.sections()}

    def stands(item: Reference) -> str:
        return titles.get((item.document, item.section), item.section)

    return Kind(
        "stukken",
        "Het stuk",
        ("Schrijfwijze", "Onderwerp", "Pagina"),
        store.references(),
        names=lambda item: (item.id, item.citation, item.title),
        row=lambda item: (item.citation, item.title, item.page),
        title=lambda item: item.citation,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=lambda item: detail(item, stands(item)),
        table=table,
        search=lambda item: f"{item.citation} · {item.title} {item.printed or ''}",
        source=lambda item: Source(item.document, item.section, stands(item), item.page, reference=item),
        meant=_meant,
    )
