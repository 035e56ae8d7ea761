"""One item in full: what a reader sees of it, as headings, labelled facts and paragraphs, without any layout.

The same `Detail` is laid out as plain text by the command line and could be by anything else. Texts are those of the
dossier; where the letter is silent, it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zedentui.kinds import dates, sentences
from zedentui.model import Source
from zedentui.text.dutch import day, number, period

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import (
        Action,
        ActionLine,
        ActionPlan,
        Claim,
        Dossier,
        Motie,
        Organisation,
        Promise,
        Reference,
        Section,
        Term,
        TransnationalMeasure,
    )  # fmt: skip

__all__ = [
    "VERDICTS", "VERDICT_MARKS", "Block", "Detail", "action", "action_line", "action_plan", "claim", "motie",
    "organisation", "promise", "reference", "section", "source_in_full", "term", "transnational_measure",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a detail: a heading, a fact with its `label`, a paragraph, or SQL kept line by line.

    A note is a paragraph that follows what is above it without a blank line; a tail is one that stands behind the last
    words above it where it fits there.
    """

    kind: Literal["heading", "fact", "text", "note", "tail", "code"]
    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """A title with its blocks, and where the letter says it (None: not in the letter)."""

    title: str
    blocks: tuple[Block, ...] = ()
    source: Source | None = None


def _fact(label: str, content: str) -> Block:
    return Block("fact", content, label)


def _heading(content: str) -> Block:
    return Block("heading", content)


def _text(content: str) -> Block:
    return Block("text", content)


# Policy ----------------------------------------------------------------------------------------------------


def action_plan(plan: ActionPlan, lines: Sequence[ActionLine]) -> Detail:
    """The plan with its four lines."""
    return Detail(
        plan.title,
        (
            _fact("Doel", plan.goal),
            _fact("Gestuurd op", day(plan.sent_on)),
            _fact("Opdrachtgever", plan.commissioned_by),
            _fact("Stuurgroep", f"{plan.steered_by}, ingesteld door {plan.set_up_by}"),
            _fact("Leden", f"{', '.join(plan.members)} (onder andere)"),
            _fact("Toegezegd", f"{day(plan.promised_on)}, {plan.promised_in}"),
            _text(plan.summary),
            _heading("Actielijnen"),
            *(_fact(str(line.number), line.title) for line in lines),
        ),
        plan.source,
    )


def action_line(line: ActionLine, actions: Sequence[Action]) -> Detail:
    """A line with its own actions among `actions`, each with its status and id."""
    own = [item for item in actions if item.line == line.number]
    return Detail(
        f"Actielijn {line.number}: {line.title}",
        (
            _fact("Doel", line.aim),
            _text(line.summary),
            _heading("Acties"),
            *(_fact(item.status, f"{item.title} ({item.id})") for item in own),
        ),
        line.source,
    )


def action(item: Action, dossier: Dossier) -> Detail:
    """An action: how far, who, what comes of it, when."""
    line = f"actielijn {item.line}" if item.line is not None else "buiten de vier actielijnen"
    return Detail(
        item.title,
        (
            _fact("Stand", f"{item.status} (op {day(dossier.letter_date)})"),
            _fact("Wie", ", ".join(item.who) or "de brief noemt niemand"),
            _fact("Product", item.product or "de brief noemt geen product"),
            _fact("Termijn", item.due or "de brief geeft geen termijn"),
            _fact("Hoort bij", line),
            _text(item.summary),
        ),
        item.source,
    )


def transnational_measure(item: TransnationalMeasure, dossier: Dossier) -> Detail:
    """A measure: how far, what next, on what legal basis, who."""
    return Detail(
        item.title,
        (
            _fact("Stand", f"{item.status} (op {day(dossier.letter_date)})"),
            _fact("Volgende stap", item.next_step or "de brief noemt geen volgende stap"),
            _fact("Termijn", item.due or "de brief geeft geen termijn"),
            _fact("Grondslag", item.legal_basis or "de brief noemt geen wettelijke grondslag"),
            _fact("Verantwoordelijk", item.responsible),
            _fact("Betrokken", ", ".join(item.partners) or "de brief noemt geen anderen"),
            _text(item.summary),
        ),
        item.source,
    )


def motie(item: Motie) -> Detail:
    """A motie: the question, the vote by party, how the letter treats it."""
    cited = item.source.reference
    blocks = [
        _fact("Vraagt", item.asks),
        _fact("Afhandeling", item.verdict),
        _fact("Stemming", sentences.vote(item)),
    ]
    for vote, label in (("voor", "Voor"), ("tegen", "Tegen")):
        parties = [f"{each.party} {number(each.seats)}" for each in item.votes if each.vote == vote]
        if parties:
            blocks.append(_fact(label, ", ".join(parties)))
    if item.vote_on is not None:
        blocks.append(_fact("Wijze", item.vote_method or "onbekend"))
        blocks.append(_fact("Bron stemming", item.vote_source))
    if item.appreciation:
        blocks.append(_fact("Oordeel kabinet", item.appreciation))
    blocks += [
        _fact("Indiener", f"{item.proposer}, {day(item.tabled_on)}"),
        _fact("Ingediend bij", item.subject),
        _fact("Kamerstuk", f"{cited.citation if cited else 'onbekend'} (zaak {item.case_number})"),
        _heading("Hoe de brief haar behandelt"),
        _text(item.argument),
    ]
    return Detail(item.title, tuple(blocks), item.source)


def promise(item: Promise, reference_date: date) -> Detail:
    """A promise: its state on `reference_date`, who to whom, its term, what is known to have come of it."""
    blocks = [
        _fact("Stand", sentences.promise_state(item, day(reference_date))),
        *(_fact("Uitkomst", f"{day(outcome.happened_on)}: {outcome.outcome}") for outcome in item.outcomes),
        _fact("Termijn", dates.term(item) if item.latest else f"geen; de brief zegt: {item.phrase}"),
        _fact("Wie", item.who),
        _fact("Wat", item.what),
        _fact("Aan wie", item.to_whom),
        _fact("In de brief", item.kind),
    ]
    if item.latest and item.earliest != item.latest:
        blocks.append(_fact("Tijdvak", period(item.earliest, item.latest)))
    if item.note:
        blocks.append(_fact("Opmerking", item.note))
    if item.outcomes:
        blocks.append(_heading("Bron van de uitkomst (niet de brief)"))
        for outcome in item.outcomes:
            blocks.append(_fact(day(outcome.happened_on), f"{outcome.source}."))
            if outcome.url:
                blocks.append(_fact("", outcome.url))
    elif item.state in ("verstreken", "zonder termijn"):
        blocks.append(_text("Of dit is nagekomen, staat niet in dit dossier: er is geen bron voor de uitkomst."))
    return Detail(item.title, tuple(blocks), item.source)


# Claims ----------------------------------------------------------------------------------------------------


def claim(item: Claim) -> Detail:
    """A claim: what is claimed beside what comes out with every denominator, why that is the verdict, and the SQL."""
    facts = [_fact("Oordeel", item.verdict), _fact("De brief", item.claimed)]
    if margin := sentences.margin(item):
        facts.append(_fact("Gelezen als" if item.reading else "Marge", margin))
    facts += [_fact("Nagerekend", item.recomputed), *_tried(item)]
    if item.claimed_denominator and not item.tried:
        facts.append(_fact("Noemer brief", item.claimed_denominator))
    return Detail(
        item.title,
        (
            *facts,
            _fact("Waarom", item.reason),
            _heading("De bewering"),
            _text(item.statement),
            _heading("Hoe het is nagerekend"),
            Block("code", item.sql) if item.sql else _text("Dit is met de cijfers in de brief niet na te rekenen."),
        ),
        item.source,
    )


def _tried(item: Claim) -> list[Block]:
    """Every denominator under each other: whether it fits by mark and word, what comes out, and whose it is."""
    if len(item.tried) == 1:
        return [_fact("Noemer", item.tried[0].denominator)]
    blocks = []
    for tried in item.tried:
        whose = ""
        if tried.denominator == item.claimed_denominator:
            whose = "; noemer brief"
        elif tried.denominator == item.recomputed_denominator and tried != item.tried[0]:
            whose = "; onze noemer"
        elif item.claimed_denominator is None and tried == item.tried[0]:
            whose = "; noemer tabellen"
        named = "" if tried.denominator in tried.text else f" (noemer: {tried.denominator})"
        blocks.append(_fact("✓ past" if tried.fits else "✗ past niet", f"{tried.text}{named}{whose}"))
    return blocks


VERDICTS = ("klopt", "klopt afgerond", "klopt met andere noemer", "wijkt af", "niet na te rekenen")
"""The verdicts on a claim, from right to unknown."""

VERDICT_MARKS = dict(zip(VERDICTS, "✓≈±✗?", strict=True))
"""A sign for each verdict, to stand before its word and never instead of it."""


# Reference works -------------------------------------------------------------------------------------------


def term(item: Term) -> Detail:
    """A term with its meaning and its other names."""
    blocks = [_text(item.definition)]
    if item.synonyms:
        blocks.append(_fact("Zoekwoorden", ", ".join(item.synonyms)))
    if item.other_source:
        blocks.append(_fact("Andere bron", item.other_source))
    return Detail(item.term, tuple(blocks), item.source)


def reference(item: Reference, section_title: str) -> Detail:
    """A cited piece with its address and the letter's own notation; it stands in the section of that title."""
    return Detail(item.citation, _cited(item), Source(item.section, section_title, item.page))


def _cited(item: Reference) -> tuple[Block, ...]:
    blocks = [_fact("Onderwerp", item.title)]
    if item.published_on:
        blocks.append(_fact("Datum", day(item.published_on)))
    blocks.append(_fact("Adres", item.url or "geen: het stuk heeft geen nummer"))
    if item.printed:
        blocks.append(_fact("In de brief", item.printed))
    if item.note:
        blocks.append(_fact("Opmerking", item.note))
    return tuple(blocks)


def section(item: Section) -> Detail:
    """A section with what it says."""
    pages = str(item.page_from) if item.page_from == item.page_to else f"{item.page_from} tot en met {item.page_to}"
    return Detail(
        item.title, (_fact("Pagina", pages), _text(item.summary)), Source(item.id, item.title, item.page_from)
    )


def organisation(item: Organisation) -> Detail:
    """An organisation with its part in the dossier."""
    name = f"{item.name} ({item.abbreviation})" if item.abbreviation else item.name
    return Detail(name, (_text(item.role),), item.source)


def source_in_full(source: Source, section: Section | None, dossier: Dossier) -> Detail:
    """Section, footnote, Kamerstuk and the letter itself: everything needed to find the place on paper."""
    blocks = [_fact("Paragraaf", source.section_title), _fact("Pagina", str(source.page))]
    if section:
        blocks.append(_fact("Inhoud", section.summary))
    if source.footnote is not None:
        blocks.append(_fact("Voetnoot", f"{source.footnote}: {source.footnote_text or ''}".rstrip(": ")))
    if source.reference:
        blocks += [
            _heading("Kamerstuk"),
            _fact("Schrijfwijze", source.reference.citation),
            *_cited(source.reference),
        ]
    blocks += [
        _heading("De brief"),
        _fact("Onderwerp", dossier.subject),
        _fact("Datum", day(dossier.letter_date)),
        _fact("Kenmerk", dossier.kenmerk),
        _fact("Van", dossier.sender),
        _fact("Aan", dossier.addressee),
        _fact("Schrijfwijze", dossier.letter.citation),
        _fact("Adres", dossier.letter.url or "geen"),
    ]
    return Detail("Bron van dit onderdeel", tuple(blocks), source)
