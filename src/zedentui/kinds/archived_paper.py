"""A paper or a Zaak of the archive of the Kamer: what it says of itself. Its text is not in the archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.archive.records import Paper

__all__ = ["FIELDS", "address", "detail", "kind", "sentence", "source", "table", "title", "what"]

FIELDS = ("id", "sort", "title", "dossier_title", "day", "number", "kamerstuk", "source", "url")


def title(item: Paper) -> str:
    """What it is about, in the words of the Kamer."""
    return item.subject or item.dossier_title or f"{what(item)} {item.number or item.id}"


def what(item: Paper) -> str:
    """What it is: the Kamer's own word, or that it is a paper or a Zaak."""
    return item.sort or ("Stuk" if item.kind == "document" else "Zaak")


def sentence(item: Paper) -> str:
    """What it is, of when, and what it is about."""
    of = f" van {day(item.day)}" if item.day else ""
    return f"{what(item)}{of}: ‘{title(item)}’."


def source(item: Paper) -> str:
    """Where that is from: the open data, with the number by which anyone finds it there."""
    name = "stuk" if item.kind == "document" else "zaak"
    piece = f", {item.kamerstuk}" if item.kamerstuk else ""
    return f"open data van de Tweede Kamer, {name} {item.number or item.id}{piece}"


def address(item: Paper) -> str | None:
    """The address of the official publication, where the archive has its Kamerstuk id."""
    return f"https://zoek.officielebekendmakingen.nl/{item.key}.html" if item.key.startswith("kst-") else None


def detail(item: Paper) -> Detail:
    """All that the archive has of it; what stands in the paper is not among that."""
    facts = (
        ("Soort", what(item)),
        ("Datum", day(item.day) if item.day else None),
        ("Bij", item.dossier_title),
        ("Kamerstuk", item.kamerstuk),
        ("Nummer", item.number),
        ("Adres", address(item)),
        ("Wat wij weten", "nummer, datum en titel; de inhoud staat niet in het archief"),
    )
    told = tuple(fact(label, content) for label, content in facts if content)
    return Detail(title(item), (text("Uit het archief van de Kamer (open data), niet uit de brief."), *told))


def table(rows: Sequence[Paper]) -> Table:
    """Papers with every field, for programs."""
    headings = ("Id", "Soort", "Onderwerp", "Bij", "Datum", "Nummer", "Kamerstuk", "Bron", "Adres")
    cells = tuple(
        (p.key, what(p), title(p), p.dossier_title, p.day, p.number, p.kamerstuk, source(p), address(p)) for p in rows
    )
    return Table(FIELDS, headings, cells)


def kind(items: Sequence[Paper]) -> Kind[Paper]:
    """Some of them as a list beside the papers of the dossier."""
    return Kind(
        "stukken",
        "Het stuk",
        ("Schrijfwijze", "Onderwerp", "Pagina"),
        items,
        names=lambda item: (item.key, title(item)),
        row=lambda item: (item.key, f"{what(item)}: {title(item)}", None),
        title=title,
        sentence=sentence,
        speech=lambda item: Speech(aloud(sentence(item)), source(item)),
        detail=detail,
        table=table,
        search=lambda item: f"{what(item)} {title(item)} {item.number} {item.kamerstuk} archief",
        source=lambda _: None,
        elsewhere=lambda item: (source(item), address(item) or ""),
    )
