"""A motie that the letter settles: what it says of itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import PLACE, PLACE_HEADINGS, Speech, citation, place
from zedentui.text.aloud import aloud, first_sentence
from zedentui.text.dutch import day, ended, number, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Motie
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = ["detail", "kind", "number_of", "row", "sentence", "speech", "table", "vote"]


def vote(item: Motie) -> str:
    """How the Kamer voted, or that this is not known."""
    if item.vote_on is None or item.votes_for is None or item.votes_against is None:
        return ended(item.vote_source)
    return (
        f"{(item.vote_result or '').capitalize()} op {day(item.vote_on)} met {number(item.votes_for)} stemmen voor en "
        f"{number(item.votes_against)} tegen."
    )


def sentence(item: Motie) -> str:
    """Who, what it asks, how it fared and what the letter does with it."""
    return f"Motie-{item.proposer} ({day(item.tabled_on)}): {ended(item.asks)} {vote(item)} {ended(item.verdict)}"


def speech(item: Motie, dossier: Dossier) -> Speech:
    """What it asks, how the Kamer voted, and how the letter settles it."""
    asks = item.asks.removeprefix("De regering wordt gevraagd ")
    asks = f"vraagt de regering {asks}" if asks != item.asks else f"vraagt: {within(asks)}"
    verdict = item.verdict.removeprefix("Afgehandeld ")
    verdict = f"Volgens de brief is de motie afgehandeld {verdict}" if verdict != item.verdict else item.verdict
    parts = [f"De motie van het lid {item.proposer} van {day(item.tabled_on)} {ended(asks)}"]
    others: list[str] = []
    if item.vote_on is not None and item.votes_for is not None and item.votes_against is not None:
        parts.append(
            f"De motie is op {day(item.vote_on)} {item.vote_result or 'in stemming gebracht'} met "
            f"{number(item.votes_for)} stemmen voor en {number(item.votes_against)} tegen."
        )
        others.append(f"stemming: {within(item.vote_source.partition(';')[0])}")
    else:
        parts.append(first_sentence(item.vote_source))
    return Speech(aloud(" ".join((*parts, ended(verdict)))), citation(item.source, dossier, *others))


def detail(item: Motie) -> Detail:
    """The question, the vote by party, how the letter treats it."""
    cited = item.source.reference
    blocks = [
        fact("Vraagt", item.asks),
        fact("Afhandeling", item.verdict),
        fact("Stemming", vote(item)),
    ]
    for side, label in (("voor", "Voor"), ("tegen", "Tegen")):
        parties = [f"{each.party} {number(each.seats)}" for each in item.votes if each.vote == side]
        if parties:
            blocks.append(fact(label, ", ".join(parties)))
    if item.vote_on is not None:
        blocks.append(fact("Wijze", item.vote_method or "onbekend"))
        blocks.append(fact("Bron stemming", item.vote_source))
    if item.appreciation:
        blocks.append(fact("Oordeel kabinet", item.appreciation))
    blocks += [
        fact("Indiener", f"{item.proposer}, {day(item.tabled_on)}"),
        fact("Ingediend bij", item.subject),
        fact("Kamerstuk", f"{cited.citation if cited else 'onbekend'} (zaak {item.case_number})"),
        heading("Hoe de brief haar behandelt"),
        text(item.argument),
    ]
    return Detail(item.title, tuple(blocks), item.source)


def row(item: Motie) -> tuple[Cell, ...]:
    """Its title, Kamerstuk and vote in the list."""
    cited = item.source.reference
    counted = item.votes_for is not None and item.votes_against is not None
    votes = f" {number(item.votes_for or 0)}-{number(item.votes_against or 0)}" if counted else ""
    return item.title, cited.citation if cited else "", f"{item.vote_result or 'onbekend'}{votes}"


def table(rows: Sequence[Motie]) -> Table:
    """Moties with the totals of the vote."""
    return Table(
        ("id", "title", "proposer", "tabled_on", "case_number", "asks", "vote_on", "vote_result", "votes_for",
         "votes_against", "appreciation", "vote_source", "verdict", *PLACE),
        ("Id", "Motie", "Indiener", "Ingediend", "Zaak", "Vraagt", "Stemming", "Uitslag", "Voor", "Tegen", "Oordeel",
         "Bron stemming", "Afhandeling", *PLACE_HEADINGS),
        tuple(
            (m.id, m.title, m.proposer, m.tabled_on, m.case_number, m.asks, m.vote_on, m.vote_result, m.votes_for,
             m.votes_against, m.appreciation, m.vote_source, m.verdict, *place(m.source))
            for m in rows
        ),
    )  # fmt: skip


def number_of(item: Motie) -> str:
    """Its Kamerstuk without the session: `34843, nr. 50`."""
    return item.source.reference.citation.partition(", ")[2] if item.source.reference else ""


def _search(item: Motie) -> str:
    return " ".join((item.title, item.proposer, item.asks, item.argument, item.verdict, number_of(item),
                     item.case_number))  # fmt: skip


def kind(store: Store, _: date) -> Kind[Motie]:
    """The moties in the order of the letter."""
    return Kind(
        "moties",
        "De motie",
        ("Motie", "Kamerstuk", "Stemming"),
        store.moties(),
        names=lambda item: (item.id, item.proposer, item.title),
        row=row,
        title=lambda item: item.title,
        sentence=sentence,
        speech=lambda item: speech(item, store.dossier()),
        detail=detail,
        table=table,
        search=_search,
    )
