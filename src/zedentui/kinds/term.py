"""A term of art: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, place
from zedentui.text.aloud import aloud, first_sentence
from zedentui.text.dutch import ended
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Term
    from zedentui.store.store import Store

__all__ = ["detail", "kind", "sentence", "speech", "table"]


def sentence(item: Term) -> str:
    """The term with its meaning."""
    return ended(f"{item.term}: {item.definition}")


def speech(item: Term, dossier: Dossier) -> Speech:
    """The term with the first sentence of its meaning."""
    name, _, added = item.term.removesuffix(")").partition(" (")
    if added and name.isupper():  # VOG, verklaring omtrent het gedrag
        name = f"{name}, {added}"
    others = [f"betekenis: {item.other_source}"] if item.other_source else []
    line = f"Wat betekent ‘{name}’? {first_sentence(item.definition)}"
    return Speech(aloud(line), citation(item.source, dossier, *others))


def detail(item: Term) -> Detail:
    """The term with its meaning; the words by which a search finds it are no explanation, and stand in its table."""
    blocks = [text(item.definition)]
    if item.other_source:
        blocks.append(fact("Andere bron", item.other_source))
    return Detail(item.term, tuple(blocks), item.source)


def table(rows: Sequence[Term]) -> Table:
    """The glossary."""
    return Table(
        ("id", "term", "definition", "synonyms", "source", "page"),
        ("Id", "Begrip", "Betekenis", "Zoekwoorden", "Andere bron", "Pagina"),
        tuple((t.id, t.term, t.definition, "; ".join(t.synonyms), t.other_source, place(t.source)[0]) for t in rows),
    )


def kind(store: Store, _: date) -> Kind[Term]:
    """The glossary, by term."""
    return Kind(
        "begrippen",
        "Het begrip",
        ("Begrip", "Betekenis"),
        store.terms(),
        names=lambda item: (item.id, item.term, *item.synonyms),
        row=lambda item: (item.term, item.definition),
        title=lambda item: item.term,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=lambda item: " ".join((item.term, item.definition, *item.synonyms)),
        elsewhere=_outside,
        narrow=(0,),
    )


def _outside(item: Term) -> tuple[str, str] | None:
    """Where the meaning is from when no document of the dossier has the term; the words name no address."""
    return (f"betekenis: {item.other_source}", "") if item.source is None and item.other_source else None
