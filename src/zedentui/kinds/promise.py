"""Something promised, expected, planned or delivered: what it says of itself, and its term and state in words.

The convention behind `earliest` and `latest` stands in `data/dossier/promises.toml`; nothing here adds to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, place
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day, days, ended, period, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Outcome, Promise
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = ["detail", "kind", "last_day", "row", "runs_on", "sentence", "short_state", "speech", "state", "state_on",
           "table", "term"]  # fmt: skip

_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])", re.ASCII)


# What one says and pastes ------------------------------------------------------------------------------------


def sentence(item: Promise, reference_date: date) -> str:
    """The promise with its phrase, its state on `reference_date` and what is known to have come of it."""
    outcome = "".join(f" Uitkomst: {ended(o.outcome)} (bron: {o.source})" for o in item.outcomes)
    due = "De brief geeft geen termijn"
    if item.latest is not None:
        due = f"Termijn: {term(item)}; {state_on(item, reference_date)}"
    return f"{item.title}: {ended(item.what)} {due}.{outcome}"


_SAID = {
    "toezegging": "Dat zegt de brief toe",
    "verwachting": "Dat verwacht de brief",
    "planning": "Dat kondigt de brief aan",
}
"""How one says of each kind of promise that the letter says so."""


def speech(item: Promise, dossier: Dossier, reference_date: date) -> Speech:
    """The promise with its term and how far it is on `reference_date`, or what is known to have come of it."""
    what = ended(item.what).replace("deze brief", f"de brief van {day(dossier.letter_date)}")
    parts = [what, _promised(item)]
    others = []
    for outcome in item.outcomes:
        parts.append(_came_of_it(outcome))
        others.append(f"uitkomst: {outcome.source}")
    if not item.outcomes and item.latest is not None:
        parts.append(_said_state(item, reference_date))
    return Speech(aloud(" ".join(filter(None, parts))), citation(item.source, dossier, *others))


def _promised(item: Promise) -> str:
    """That the letter says so, with the term in its own words and how we read them."""
    said = _SAID.get(item.kind, "Zo staat het in de brief")
    if item.state == "geleverd":
        return "Zo staat het in de brief."
    if item.latest is None:
        return (
            "De brief noemt daarbij geen termijn." if item.what.startswith("De brief") else f"{said}, zonder termijn."
        )
    if "(…)" in item.phrase:  # words were left out of it: nobody can say that
        return f"{said}; de termijn lezen wij als uiterlijk {day(item.latest)}."
    read = None if runs_on(item) else last_day(item)
    return f"{said}, met als termijn ‘{item.phrase}’{f'; wij lezen dat als {read}' if read else ''}."


def _came_of_it(outcome: Outcome) -> str:
    came = ended(within(outcome.outcome))
    return f"Uit een andere bron is bekend wat er op {day(outcome.day)} van kwam: {came}"


def _said_state(item: Promise, reference_date: date) -> str:
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


# Its term and its state --------------------------------------------------------------------------------------


def term(promise: Promise) -> str:
    """Return the letter's phrase with the last day we read in it: `vóór de zomer van 2024 (uiterlijk 21 juni)`.

    The year is left out where the phrase has it, and a day that the phrase names in full is not said again. A period
    of years gets `t/m`: it is not something that is due. Without a term the phrase stands alone.
    """
    last = last_day(promise)
    return promise.phrase if last is None else f"{promise.phrase} ({last})"


def last_day(promise: Promise) -> str | None:
    """Return what the phrase leaves to be read in it: `uiterlijk 21 juni`; None without a term, or when it is plain."""
    if promise.latest is None:
        return None
    whole = day(promise.latest)
    if promise.precision == "day":
        return None if whole in promise.phrase else whole
    named = set(_YEAR.findall(promise.phrase)) == {str(promise.latest.year)}
    word = "t/m" if runs_on(promise) else "uiterlijk"
    return f"{word} {whole.rpartition(' ')[0] if named else whole}"


def runs_on(promise: Promise) -> bool:
    """Whether the term is a period of more than one year (`voor de jaren 2023-2026`), not a moment in it."""
    return promise.precision == "year" and promise.latest is not None and (promise.latest - promise.earliest).days > 366


def state(promise: Promise) -> str:
    """Return the state with its days: `verstreken, 12 dagen geleden`, `komend, begint over 58 dagen`, `geleverd`."""
    if promise.state == "verstreken":
        return f"{short_state(promise)} geleden"
    if promise.state == "komend" and promise.earliest != promise.latest:
        return f"komend, begint over {days(promise.days)}"
    return short_state(promise)


def short_state(promise: Promise) -> str:
    """Return the state with its days as it fits a column: `verstreken, 12 dagen`, `komend, over 1 dag`."""
    match promise.state:
        case "komend":
            return f"komend, over {days(promise.days)}"
        case "loopt":
            return f"loopt, nog {days(promise.days)}" if promise.days else "loopt, laatste dag"
        case "verstreken":
            return f"verstreken, {days(promise.days)}"
        case other:
            return other


def state_on(item: Promise, reference_date: date) -> str:
    """Return the state with the day on which it is so: `verstreken, 12 dagen geleden (peildatum 4 juli 2023)`."""
    match item.state:
        case "zonder termijn":
            return "zonder termijn: de brief geeft er geen"
        case "geleverd":
            return "geleverd volgens de brief"
        case _:
            return f"{state(item)} (peildatum {day(reference_date)})"


# In full, in a list and in a table ---------------------------------------------------------------------------


def detail(item: Promise, reference_date: date) -> Detail:
    """Its state on `reference_date`, who to whom, its term, what is known to have come of it."""
    blocks = [
        fact("Stand", state_on(item, reference_date)),
        *(fact("Uitkomst", f"{day(outcome.day)}: {outcome.outcome}") for outcome in item.outcomes),
        fact("Termijn", term(item) if item.latest else f"geen; de brief zegt: {item.phrase}"),
        fact("Wie", item.who),
        fact("Wat", item.what),
        fact("Aan wie", item.to_whom),
        fact("In de brief", item.kind),
    ]
    if item.latest and item.earliest != item.latest:
        blocks.append(fact("Tijdvak", period(item.earliest, item.latest)))
    if item.note:
        blocks.append(fact("Opmerking", item.note))
    if item.outcomes:
        blocks.append(heading("Bron van de uitkomst (niet de brief)"))
        for outcome in item.outcomes:
            blocks.append(fact(day(outcome.day), f"{outcome.source}."))
            if outcome.url:
                blocks.append(fact("", outcome.url))
    elif item.state in ("verstreken", "zonder termijn"):
        blocks.append(text("Of dit is nagekomen, staat niet in dit dossier: er is geen bron voor de uitkomst."))
    return Detail(item.title, tuple(blocks), item.source)


def row(item: Promise) -> tuple[Cell, ...]:
    """Its state, title and term in the list."""
    known = "; uitkomst bekend" if item.outcomes else ""
    return short_state(item) + known, item.title, term(item)


def table(rows: Sequence[Promise]) -> Table:
    """Promises with every field; `days` counts as `model.Promise` says, `section` is the id of a section.

    `kind` is what the letter itself makes of it; `outcome` comes from another source, which stands with it.
    """
    return Table(
        ("id", "who", "what", "phrase", "earliest", "latest", "precision", "state", "days", "section", "page",
         "outcome", "title", "to_whom", "kind", "note", "footnote", "reference"),
        ("Id", "Wie", "Wat", "Termijn", "Van", "Tot en met", "Precisie", "Stand", "Dagen", "Paragraaf", "Pagina",
         "Uitkomst", "Toezegging", "Aan wie", "Soort", "Opmerking", "Voetnoot", "Kamerstuk"),
        tuple(
            (p.id, p.who, p.what, p.phrase, p.earliest, p.latest, p.precision, p.state, p.days, p.source.section,
             p.source.page, "; ".join(f"{o.outcome} (bron: {o.source})" for o in p.outcomes) or None, p.title,
             p.to_whom, p.kind, p.note, *place(p.source)[1:])
            for p in rows
        ),
    )  # fmt: skip


def _search(item: Promise) -> str:
    return " ".join((item.title, item.what, item.who, item.to_whom, item.kind, term(item), item.state))


def kind(store: Store, reference_date: date) -> Kind[Promise]:
    """The promises with their state on `reference_date`: what can still come first, then what has passed."""
    return Kind(
        "agenda",
        "De toezegging",
        ("Stand", "Toezegging of verwachting", "Termijn"),
        store.promises(reference_date),
        names=lambda item: (item.id, item.title),
        row=row,
        title=lambda item: item.title,
        sentence=lambda item: sentence(item, reference_date),
        speech=lambda item: speech(item, store.dossier(), reference_date),
        detail=lambda item: detail(item, reference_date),
        table=table,
        search=_search,
        remark=lambda _: f"Stand op {day(reference_date)}",
    )
