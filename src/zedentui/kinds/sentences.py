"""One sentence for one item of policy: what an adviser reads aloud or pastes (figures have `figures.sentence`).

Every sentence stands on its own: it names its subject, its status and the day on which that was so. The source is
added by `figures.citation_sentence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import dates
from zedentui.text.dutch import day, number

if TYPE_CHECKING:
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
    "action", "action_line", "action_plan", "claim", "margin", "motie", "organisation", "promise", "promise_state",
    "reference", "section", "term", "transnational_measure", "vote",
]  # fmt: skip


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def action_plan(plan: ActionPlan) -> str:
    """The action plan with its goal."""
    return _ended(f"{plan.title} (op {day(plan.sent_on)} naar de Tweede Kamer gestuurd): {plan.goal}")


def action_line(line: ActionLine) -> str:
    """An action line with its aim."""
    return _ended(f"Actielijn {line.number}, {line.title}: {line.aim}")


def action(item: Action, dossier: Dossier) -> str:
    """A separate action with its status on the date of the letter and its term."""
    due = f"; termijn: {item.due}" if item.due else ""
    return f"{item.title}: {_ended(item.summary)} Stand op {day(dossier.letter_date)}: {item.status}{due}."


def transnational_measure(item: TransnationalMeasure, dossier: Dossier) -> str:
    """A transnational measure with its status on the date of the letter."""
    return _ended(f"{item.title}: {_ended(item.summary)} Stand op {day(dossier.letter_date)}: {item.status}")


def vote(item: Motie) -> str:
    """How the Kamer voted, or that this is not known."""
    if item.vote_on is None or item.votes_for is None or item.votes_against is None:
        return _ended(item.vote_source)
    return (
        f"{(item.vote_result or '').capitalize()} op {day(item.vote_on)} met {number(item.votes_for)} stemmen voor en "
        f"{number(item.votes_against)} tegen."
    )


def motie(item: Motie) -> str:
    """A motie: who, what it asks, how it fared and what the letter does with it."""
    return f"Motie-{item.proposer} ({day(item.tabled_on)}): {_ended(item.asks)} {vote(item)} {_ended(item.verdict)}"


def promise_state(item: Promise, reference_date_text: str) -> str:
    """The state of a promise in words: `verstreken, 12 dagen geleden (peildatum 4 juli 2023)`."""
    match item.state:
        case "zonder termijn":
            return "zonder termijn: de brief geeft er geen"
        case "geleverd":
            return "geleverd volgens de brief"
        case _:
            return f"{dates.state(item)} (peildatum {reference_date_text})"


def promise(item: Promise, reference_date_text: str) -> str:
    """A promise with its phrase, its state and what is known to have come of it."""
    outcome = "".join(f" Uitkomst: {_ended(o.outcome)} (bron: {o.source})" for o in item.outcomes)
    due = "De brief geeft geen termijn"
    if item.latest is not None:
        due = f"Termijn: {dates.term(item)}; {promise_state(item, reference_date_text)}"
    return f"{item.title}: {_ended(item.what)} {due}.{outcome}"


def claim(item: Claim) -> str:
    """A claim with what was recomputed, by which denominator, and the verdict."""
    ours = item.recomputed_denominator
    by = f" met als noemer de {ours}" if ours and ours not in item.recomputed else ""
    told = [f"De brief: {_ended(item.statement)}", f"Nagerekend{by}: {_ended(item.recomputed)}"]
    if item.verdict == "klopt met andere noemer":
        first = item.tried[0]
        own = "de brief" if item.claimed_denominator else "zijn tabellen"
        told.append(f"Met de noemer van {own}, de {first.denominator}, klopt het niet: {_ended(first.text)}")
    return " ".join([*told, f"Oordeel: {item.verdict}.", _ended(item.reason)])


def margin(item: Claim) -> str | None:
    """When something recomputed fits a claim, in words: how its words are read, or how near the figure must be."""
    if item.reading is not None:
        return item.reading
    if item.claimed_value is None or item.recomputed_value is None:
        return None
    words = {"%": "procentpunt"}.get(item.unit, item.unit)
    if item.tolerance is not None:
        shown = f"{item.tolerance:g}".replace(".", ",")
        return f"hoogstens {shown} {words} verschil"
    return "afgerond op hele procenten" if item.unit == "%" and item.claimed_value.is_integer() else None


def term(item: Term) -> str:
    """A term with its meaning."""
    return _ended(f"{item.term}: {item.definition}")


def reference(item: Reference) -> str:
    """A cited piece with its subject and address."""
    return f"{item.citation}: {_ended(item.title)}" + (f" {item.url}" if item.url else "")


def section(item: Section) -> str:
    """A section of the letter with what it says."""
    pages = f"p. {item.page_from}" if item.page_from == item.page_to else f"p. {item.page_from}-{item.page_to}"
    return _ended(f"{item.title} ({pages}): {item.summary}")


def organisation(item: Organisation) -> str:
    """An organisation with its part in the dossier."""
    name = f"{item.name} ({item.abbreviation})" if item.abbreviation else item.name
    return _ended(f"{name}: {item.role}")
