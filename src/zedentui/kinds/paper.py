"""A paper of which the dossier gives number, date and title only: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import reference
from zedentui.kinds.detail import Detail, fact
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech
from zedentui.text.aloud import aloud, said_title
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from datetime import date

    from zedentui.model import Document, Dossier
    from zedentui.store.store import Store

__all__ = ["detail", "kind", "sentence", "speech", "when"]

_KNOWN = "nummer, datum en titel, uit de open data van de Tweede Kamer; de inhoud staat niet in dit dossier"


def when(item: Document, dossier: Dossier) -> str:
    """Whether it came before or since the letter that the dossier began with."""
    return "sinds de brief" if item.published_on > dossier.letter.published_on else "vóór de brief"


def sentence(item: Document) -> str:
    """The paper with its date and address."""
    return f"{item.citation}, {day(item.published_on)}: ‘{item.title}’. {item.url}"


def speech(item: Document, dossier: Dossier) -> Speech:
    """The paper with its date, and that its content is not known here."""
    later = "Sinds de brief kreeg" if when(item, dossier).startswith("sinds") else "Vóór de brief kreeg"
    title = said_title(item.title)
    line = f"{later} de Kamer op {day(item.published_on)} dit stuk: {title}. De inhoud staat niet in dit dossier."
    return Speech(aloud(line), item.citation)


def detail(item: Document, dossier: Dossier) -> Detail:
    """Its title, date and address, and what the dossier does not have of it."""
    blocks = (
        fact("Titel", item.title),
        fact("Datum", f"{day(item.published_on)} ({when(item, dossier)})"),
        fact("Adres", item.url),
        fact("Wat wij weten", _KNOWN),
    )
    return Detail(item.citation, blocks, None)


def kind(store: Store, _: date) -> Kind[Document]:
    """The papers of which only number, date and title are known, the newest first."""
    dossier = store.dossier()
    papers = [each for each in reversed(dossier.documents) if not each.held]
    return Kind(
        "stukken",
        "Het stuk",
        ("Schrijfwijze", "Onderwerp", "Pagina"),
        papers,
        names=lambda item: (item.id, item.citation, item.title),
        row=lambda item: (item.citation, f"{when(item, dossier).capitalize()}: {item.title}", None),
        title=lambda item: item.citation,
        sentence=sentence,
        speech=lambda item: speech(item, dossier),
        detail=lambda item: detail(item, dossier),
        table=reference.table,
        search=lambda item: f"{item.citation} · {item.title} {when(item, dossier)} {item.published_on.year}",
        source=lambda _: None,
        elsewhere=lambda item: (item.citation, item.url),
    )
