"""Items as tables with stable field names: what the command line prints and what copying as Markdown or CSV gives.

Field names are those of `store/schema.sql`; they are a contract (documented in the README, held by golden files).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import doubts, figures
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import (
        Action,
        Claim,
        Motie,
        Observation,
        Organisation,
        Promise,
        Reference,
        Section,
        Source,
        TableCheck,
        Term,
        TransnationalMeasure,
    )  # fmt: skip

__all__ = ["actions", "claims", "moties", "observations", "organisations", "promises", "references", "sections",
           "table_checks", "terms", "transnational_measures"]  # fmt: skip

_PLACE = ("page", "footnote", "reference")
_PLACE_HEADINGS = ("Pagina", "Voetnoot", "Kamerstuk")


def _place(source: Source | None) -> tuple[int | None, int | None, str | None]:
    if source is None:
        return None, None, None
    return source.page, source.footnote, source.reference.citation if source.reference else None


def _joined(names: Sequence[str]) -> str:
    return "; ".join(names)


def observations(
    rows: Sequence[Observation], unit: str = "aantal", cells: Mapping[tuple[str, str, int], Observation] | None = None
) -> Table:
    """Cells of the statistics, one a row; `value` is in `unit` (cases, %, index points; None where there is none).

    `count` is always as printed. With presumed figures `value` is reckoned with the presumed counts, and `basis` says
    of each value whether it rests on one; `cells` are the other figures it may rest on, by offence, measure and year.
    """
    chosen = figures.unit(unit)
    table = Table(
        ("offence", "measure", "year", "count", "unit", "value", "uitstroom", "instroom", "presumed_count"),
        ("Delict", "Maat", "Jaar", "Aantal", "Eenheid", "Waarde", "Uitstroom", "Instroom", "Vermoedelijk"),
        tuple(
            (o.offence, o.measure, o.year, o.printed_count, unit,
             chosen.value(o), o.uitstroom, o.instroom, o.presumed_count)
            for o in rows
        ),
        kinds=("auto",) * 5 + (chosen.kind,) + ("auto",) * 3,
    )  # fmt: skip
    if not any(o.presumed for o in rows):
        return table
    bases = [doubts.sign(o, chosen, cells or {}) == doubts.PRESUMED for o in rows]
    return Table(
        (*table.fields, "basis"),
        (*table.headings, "Cijfers"),
        tuple((*row, "vermoedelijk" if on else "gedrukt") for row, on in zip(table.rows, bases, strict=True)),
        kinds=(*table.kinds, "auto"),
    )


def actions(rows: Sequence[Action]) -> Table:
    """Separate actions; `line` is None for what stands outside the four lines."""
    return Table(
        ("id", "line", "title", "who", "status", "product", "due", "summary", *_PLACE),
        ("Id", "Lijn", "Actie", "Wie", "Stand", "Product", "Termijn", "Wat", *_PLACE_HEADINGS),
        tuple(
            (a.id, a.line, a.title, _joined(a.who), a.status, a.product, a.due, a.summary, *_place(a.source))
            for a in rows
        ),
    )


def transnational_measures(rows: Sequence[TransnationalMeasure]) -> Table:
    """Transnational measures."""
    return Table(
        ("id", "keyword", "title", "responsible", "partners", "legal_basis", "status", "next_step", "due", "summary",
         *_PLACE),
        ("Id", "Trefwoord", "Maatregel", "Verantwoordelijk", "Betrokken", "Grondslag", "Stand", "Volgende stap",
         "Termijn", "Wat", *_PLACE_HEADINGS),
        tuple(
            (t.id, t.keyword, t.title, t.responsible, _joined(t.partners), t.legal_basis, t.status, t.next_step, t.due,
             t.summary, *_place(t.source))
            for t in rows
        ),
    )  # fmt: skip


def moties(rows: Sequence[Motie]) -> Table:
    """Moties with the totals of the vote."""
    return Table(
        ("id", "title", "proposer", "tabled_on", "case_number", "asks", "vote_on", "vote_result", "votes_for",
         "votes_against", "appreciation", "vote_source", "verdict", *_PLACE),
        ("Id", "Motie", "Indiener", "Ingediend", "Zaak", "Vraagt", "Stemming", "Uitslag", "Voor", "Tegen", "Oordeel",
         "Bron stemming", "Afhandeling", *_PLACE_HEADINGS),
        tuple(
            (m.id, m.title, m.proposer, m.tabled_on, m.case_number, m.asks, m.vote_on, m.vote_result, m.votes_for,
             m.votes_against, m.appreciation, m.vote_source, m.verdict, *_place(m.source))
            for m in rows
        ),
    )  # fmt: skip


def promises(rows: Sequence[Promise]) -> Table:
    """Promises with their state; `days` counts as `model.Promise` says, `section` is the id of a section.

    `kind` is what the letter itself makes of it; `outcome` comes from another source, which stands with it.
    """
    return Table(
        ("id", "who", "what", "phrase", "earliest", "latest", "precision", "state", "days", "section", "page",
         "outcome", "title", "to_whom", "kind", "note", "footnote", "reference"),
        ("Id", "Wie", "Wat", "Termijn", "Van", "Tot en met", "Precisie", "Stand", "Dagen", "Paragraaf", "Pagina",
         "Uitkomst", "Toezegging", "Aan wie", "Soort", "Opmerking", "Voetnoot", "Kamerstuk"),
        tuple(
            (p.id, p.who, p.what, p.phrase, p.earliest, p.latest, p.precision, p.state, p.days, p.source.section,
             p.source.page, _joined([f"{o.outcome} (bron: {o.source})" for o in p.outcomes]) or None, p.title,
             p.to_whom, p.kind, p.note, *_place(p.source)[1:])
            for p in rows
        ),
    )  # fmt: skip


def claims(rows: Sequence[Claim]) -> Table:
    """Claims beside what was recomputed: `section` is the id of a section, `claim` our paraphrase.

    `denominator` is the one that the verdict rests on; `tried` has what comes out with each of them.
    """
    return Table(
        ("id", "section", "page", "claim", "claimed", "recomputed", "denominator", "verdict", "reason", "theme",
         "title", "claimed_value", "unit", "tolerance", "claimed_least", "claimed_below", "claimed_denominator",
         "recomputed_value", "tried", "footnote", "reference"),
        ("Id", "Paragraaf", "Pagina", "Bewering", "De brief", "Nagerekend", "Noemer", "Oordeel", "Reden", "Groep",
         "Titel", "Getal", "Eenheid", "Marge", "Minstens", "Minder dan", "Noemer brief", "Nagerekend getal",
         "Geprobeerd", "Voetnoot", "Kamerstuk"),
        tuple(
            (c.id, c.source.section, c.source.page, c.statement, c.claimed, c.recomputed, c.recomputed_denominator,
             c.verdict, c.reason, c.theme, c.title, c.claimed_value, c.unit, c.tolerance, c.claimed_least,
             c.claimed_below, c.claimed_denominator, c.recomputed_value,
             _joined([f"{t.denominator}: {t.text} ({'past' if t.fits else 'past niet'})" for t in c.tried]) or None,
             *_place(c.source)[1:])
            for c in rows
        ),
    )  # fmt: skip


def table_checks(rows: Sequence[TableCheck]) -> Table:
    """The arithmetic of the printed tables, cell by cell; `difference` is recomputed minus printed.

    `table` is the number of the table in the letter; `row` a measure, with ` %` behind it for its printed percentage.
    """
    return Table(
        ("table", "year", "row", "printed", "recomputed", "difference", "kind", "offence", "measure", "presumed"),
        ("Tabel", "Jaar", "Rij", "Gedrukt", "Nagerekend", "Verschil", "Soort", "Delict", "Maat", "Vermoedelijk"),
        tuple(
            (c.table, c.year, c.row, c.printed, c.recomputed, c.difference, c.kind, c.offence, c.measure, c.presumed)
            for c in rows
        ),
    )


def terms(rows: Sequence[Term]) -> Table:
    """The glossary."""
    return Table(
        ("id", "term", "definition", "synonyms", "source", "page"),
        ("Id", "Begrip", "Betekenis", "Zoekwoorden", "Andere bron", "Pagina"),
        tuple(
            (t.id, t.term, t.definition, _joined(t.synonyms), t.other_source, t.source.page if t.source else None)
            for t in rows
        ),
    )


def references(rows: Sequence[Reference]) -> Table:
    """Cited pieces with their addresses."""
    return Table(
        ("id", "kind", "citation", "title", "published_on", "url", "page"),
        ("Id", "Soort", "Schrijfwijze", "Onderwerp", "Datum", "Adres", "Pagina"),
        tuple((r.id, r.kind, r.citation, r.title, r.published_on, r.url, r.page) for r in rows),
    )


def sections(rows: Sequence[Section]) -> Table:
    """Sections of the letter."""
    return Table(
        ("id", "title", "page_from", "page_to", "summary"),
        ("Id", "Paragraaf", "Van pagina", "Tot pagina", "Inhoud"),
        tuple((s.id, s.title, s.page_from, s.page_to, s.summary) for s in rows),
    )


def organisations(rows: Sequence[Organisation]) -> Table:
    """Organisations with their part in the dossier."""
    return Table(
        ("id", "name", "abbreviation", "role", "page"),
        ("Id", "Naam", "Afkorting", "Rol", "Pagina"),
        tuple((o.id, o.name, o.abbreviation, o.role, o.source.page) for o in rows),
    )
