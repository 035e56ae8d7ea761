"""From the dossier to speech: for every item a line one can say in a debate, and where it is from.

A *spreekregel* is whole sentences, one or two where that is enough, that name their denominator and need no eye:
no ids, no page numbers, no abbreviation that nobody can say. A *bronregel* is the official citation with page and
footnote, and after it whatever else the line rests on. `sentences` has what an adviser pastes instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zedentui.kinds import dates, figures
from zedentui.text.aloud import aloud, ended, first_sentence, within
from zedentui.text.dutch import day, days, decimal, number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zedentui.model import (
        Action,
        ActionLine,
        ActionPlan,
        Claim,
        Dossier,
        Measure,
        Motie,
        Observation,
        Offence,
        Organisation,
        Outcome,
        Promise,
        Reference,
        Section,
        Source,
        TableCheck,
        Term,
        TransnationalMeasure,
    )  # fmt: skip

__all__ = [
    "Speech", "action", "action_line", "action_plan", "arithmetic", "citation", "claim", "figure", "motie",
    "organisation", "promise", "reference", "section", "source_in_full", "table_check", "term", "transnational_measure",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Speech:
    """What to say (`line`) and where it is from (`source`): spreekregel and bronregel."""

    line: str
    source: str


def citation(source: Source | None, dossier: Dossier, *others: str) -> str:
    """Return where something is from: `Kamerstukken II 2022/23, 34843, nr. 86, p. 3, voetnoot 5; …`.

    After the place in the letter comes the Kamerstuk it leans on, then `others`: sources outside the letter. Without a
    source the letter is not the origin, and only those remain.
    """
    parts: list[str] = []
    if source is not None:
        note = f", voetnoot {source.footnote}" if source.footnote is not None else ""
        parts.append(f"{dossier.letter.citation}, p. {source.page}{note}")
        if source.reference is not None and source.reference.id != dossier.letter.id:
            parts.append(source.reference.citation)
    return "; ".join((*parts, *others))


# Figures ---------------------------------------------------------------------------------------------------


def figure(
    observation: Observation, offence: Offence, measure: Measure, dossier: Dossier, unit: str = "aantal",
    doubt: str | None = None,
) -> Speech:  # fmt: skip
    """A figure with its denominators; in a unit of change or the index that too, and doubt about the print.

    `doubt` is what there is to say of another figure that this one is reckoned with in `unit`.
    """
    parts = [figures.spoken(observation, offence, measure), _changed(observation, unit)]
    if doubt := doubt or figures.presumed_note(observation):
        parts.append(first_sentence(doubt))
    return Speech(aloud(" ".join(filter(None, parts))), citation(offence.source, dossier))


def _changed(observation: Observation, unit: str) -> str:
    if unit == "index" and observation.index is not None:
        return f"Als 2012 op 100 staat, komt {observation.year} uit op {decimal(observation.index)}."
    change = observation.change
    if unit not in {"verschil", "verschil_procent"} or change is None:
        return ""
    before = observation.year - 1
    if change == 0:
        return f"Dat is evenveel als in {before}."
    verb, word = "is" if abs(change) == 1 else "zijn", "meer" if change > 0 else "minder"
    said = f"Dat {verb} er {number(abs(change))} {word} dan in {before}"
    if observation.change_percent is None:
        return f"{said}."
    name = "stijging" if change > 0 else "daling"
    return f"{said}, een {name} van {decimal(abs(observation.change_percent))} procent."


# Policy ----------------------------------------------------------------------------------------------------


def action_plan(plan: ActionPlan, dossier: Dossier) -> Speech:
    """The action plan with its goal."""
    line = f"Het {plan.title} van {day(plan.sent_on)} wil {ended(within(plan.goal))}"
    return Speech(aloud(line), citation(plan.source, dossier))


def action_line(line: ActionLine, dossier: Dossier) -> Speech:
    """An action line with its aim."""
    said = f"Actielijn {line.number}, {within(line.title)}, wil {ended(within(line.aim))}"
    return Speech(aloud(said), citation(line.source, dossier))


def action(item: Action, dossier: Dossier) -> Speech:
    """A separate action, as it stood on the date of the letter."""
    return _as_it_stood(item.spoken, item.source, dossier)


def transnational_measure(item: TransnationalMeasure, dossier: Dossier) -> Speech:
    """A transnational measure, as it stood on the date of the letter."""
    return _as_it_stood(item.spoken, item.source, dossier)


def _as_it_stood(text: str, source: Source, dossier: Dossier) -> Speech:
    line = f"{ended(text)} Dat was de stand op {day(dossier.letter_date)}."
    return Speech(aloud(line), citation(source, dossier))


def motie(item: Motie, dossier: Dossier) -> Speech:
    """A motie: what it asks, how the Kamer voted, and how the letter settles it."""
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


_KIND_OF_PROMISE = {
    "toezegging": "Dat zegt de brief toe",
    "verwachting": "Dat verwacht de brief",
    "planning": "Dat kondigt de brief aan",
}


def promise(item: Promise, dossier: Dossier, reference_date: date) -> Speech:
    """A promise with its term and how far it is on `reference_date`, or what is known to have come of it."""
    what = ended(item.what).replace("deze brief", f"de brief van {day(dossier.letter_date)}")
    parts = [what, _promised(item)]
    others = []
    for outcome in item.outcomes:
        parts.append(_came_of_it(outcome))
        others.append(f"uitkomst: {outcome.source}")
    if not item.outcomes and item.latest is not None:
        parts.append(_state(item, reference_date))
    return Speech(aloud(" ".join(filter(None, parts))), citation(item.source, dossier, *others))


def _promised(item: Promise) -> str:
    """That the letter says so, with the term in its own words and how we read them."""
    said = _KIND_OF_PROMISE.get(item.kind, "Zo staat het in de brief")
    if item.state == "geleverd":
        return "Zo staat het in de brief."
    if item.latest is None:
        return (
            "De brief noemt daarbij geen termijn." if item.what.startswith("De brief") else f"{said}, zonder termijn."
        )
    if "(…)" in item.phrase:  # words were left out of it: nobody can say that
        return f"{said}; de termijn lezen wij als uiterlijk {day(item.latest)}."
    read = None if dates.runs_on(item) else dates.last_day(item)
    return f"{said}, met als termijn ‘{item.phrase}’{f'; wij lezen dat als {read}' if read else ''}."


def _came_of_it(outcome: Outcome) -> str:
    came = ended(within(outcome.outcome))
    return f"Uit een andere bron is bekend wat er op {day(outcome.happened_on)} van kwam: {came}"


def _state(item: Promise, reference_date: date) -> str:
    on = f"Op {day(reference_date)}"
    match item.state:
        case "komend" if item.earliest == item.latest:
            return f"{on} is het over {days(item.days)} zover."
        case "komend":
            return f"{on} begint die termijn over {days(item.days)}."
        case "loopt" if item.days == 0:
            return f"{on} is dat de laatste dag."
        case "loopt":
            return f"{on} {'is' if item.days == 1 else 'zijn'} daar nog {days(item.days)} voor."
        case "verstreken":
            passed = f"{on} is die termijn {days(item.days)} verstreken"
            return f"{passed}; of het is gebeurd, staat niet in dit dossier."
        case _:
            return ""


# Claims and arithmetic -------------------------------------------------------------------------------------

_JUDGED = {
    "klopt": "Dat klopt",
    "klopt afgerond": "Dat klopt, afgerond",
    "klopt met andere noemer": "Dat klopt alleen met een andere noemer",
    "wijkt af": "Dat wijkt af van wat wij narekenen",
    "niet na te rekenen": "Dat is met de cijfers in de brief niet na te rekenen",
}


def claim(item: Claim, dossier: Dossier) -> Speech:
    """A claim, whether it holds, with which denominator, and why."""
    # What is said about the letter itself needs no "the letter says" before it.
    stated = item.statement if item.statement.startswith(("De brief", "De tekst")) else None
    stated = stated or f"De brief stelt: {within(item.statement)}"
    judged = _JUDGED.get(item.verdict, f"Het oordeel is: {item.verdict}")
    share = item.verdict.startswith("klopt") and item.unit == "%" and item.recomputed_denominator
    if share and item.recomputed_value is not None:
        judged += f": het is {decimal(item.recomputed_value)} procent van de {item.recomputed_denominator}"
    # `Afgerond is het 88%` says nothing after the number itself.
    reason = "" if share and item.reason.startswith("Afgerond is het") else f" {ended(item.reason)}"
    return Speech(aloud(f"{ended(stated)} {judged}.{reason}"), citation(item.source, dossier))


def arithmetic(rule: str, fitting: int, count: int, source: Source | None, dossier: Dossier) -> Speech:
    """A rule that the printed tables should follow, and in how many of all cases they do."""
    where = f"in alle {number(count)} gevallen" if fitting == count else f"in {number(fitting)} van de {number(count)}"
    more = "" if fitting == count else f" gevallen, en in {number(count - fitting)} niet"
    line = f"In de tabellen van de brief moet dit gelden: {within(rule)}. Nagerekend klopt dat {where}{more}."
    return Speech(aloud(line), citation(source, dossier))


_RECKONED = {
    "afdoeningen": "De zes afdoeningen samen zijn",
    "sepotgronden": "De drie sepotgronden samen zijn",
    "percentages": "Als deel van de uitstroom is het nagerekend",
}


def table_check(item: TableCheck, label: str, source: Source | None, dossier: Dossier) -> Speech:
    """One cell of the printed tables beside what it should be; `label` is that of its measure."""
    of = " procent" if item.kind == "percentages" else ""
    line = f"In tabel {item.table} staat voor {item.year} bij ‘{within(label)}’ {number(item.printed)}{of}."
    line += f" {_RECKONED.get(item.kind, 'Nagerekend is het')} {number(item.recomputed)}{of}"
    if not item.difference:
        return Speech(aloud(f"{line}, en dat klopt."), citation(source, dossier))
    line += f", dus {number(abs(item.difference))}{of}punt" if of else f", dus {number(abs(item.difference))}"
    line += f" {'meer' if item.difference > 0 else 'minder'} dan gedrukt."
    if item.presumed == item.printed:
        line += " Met de aantallen die vermoedelijk bedoeld zijn, klopt het wel."
    return Speech(aloud(line), citation(source, dossier))


# Reference works -------------------------------------------------------------------------------------------


def term(item: Term, dossier: Dossier) -> Speech:
    """A term with the first sentence of its meaning."""
    name, _, added = item.term.removesuffix(")").partition(" (")
    if added and name.isupper():  # VOG, verklaring omtrent het gedrag
        name = f"{name}, {added}"
    others = [f"betekenis: {item.other_source}"] if item.other_source else []
    return Speech(
        aloud(f"Wat betekent ‘{name}’? {first_sentence(item.definition)}"), citation(item.source, dossier, *others)
    )


def reference(item: Reference, dossier: Dossier) -> Speech:
    """A cited piece with its subject and date."""
    title = item.title.removesuffix(" (deze brief)")
    dated = f" van {day(item.published_on)}" if item.published_on and day(item.published_on) not in title else ""
    if item.id == dossier.letter.id:
        return Speech(aloud(f"Dit dossier gaat over de {within(title)}{dated}."), item.citation)
    if item.kind == "debat":
        line = f"De brief verwijst naar het debat{dated} over ‘{title}’."
    else:
        comma = "," if dated else ""
        line = f"De brief verwijst naar dit stuk: {within(title)}{comma}{dated}."
    return Speech(aloud(line), f"{item.citation}; genoemd in {dossier.letter.citation}, p. {item.page}")


def section(item: Section, dossier: Dossier) -> Speech:
    """A section of the letter with what it says."""
    title = item.title.partition(":")[0]
    pages = str(item.page_from) if item.page_from == item.page_to else f"{item.page_from}-{item.page_to}"
    line = f"Waar gaat ‘{title}’ in de brief over? {first_sentence(item.summary)}"
    return Speech(aloud(line), f"{dossier.letter.citation}, p. {pages}")


def organisation(item: Organisation, dossier: Dossier) -> Speech:
    """An organisation with its part in the dossier."""
    return Speech(aloud(ended(item.spoken)), citation(item.source, dossier))


def source_in_full(source: Source, sections: Iterable[Section], dossier: Dossier) -> Speech:
    """Where something stands in the letter: its section, with what that says."""
    for each in sections:
        if each.id == source.section:
            return Speech(section(each, dossier).line, citation(source, dossier))
    line = f"Dit staat in de brief van {day(dossier.letter_date)}, in ‘{source.section_title.partition(':')[0]}’."
    return Speech(aloud(line), citation(source, dossier))
