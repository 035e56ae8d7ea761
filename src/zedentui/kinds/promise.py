"""Something promised, expected, planned or reported as done: what it says of itself, its term and its state in words.

The convention behind `earliest`, `latest` and `term` stands in `data/dossier/promises.toml`; nothing here adds to it.
That a term has passed is said as such, without a sign of failure: only an outcome with a source says what came of it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.kinds.detail import Detail, fact, heading, text
from zedentui.kinds.kind import Kind
from zedentui.kinds.source import Speech, citation, place
from zedentui.text.aloud import aloud
from zedentui.text.dutch import day, days, ended, period, short_day, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Dossier, Outcome, Promise
    from zedentui.store.store import Store
    from zedentui.text.table import Cell

__all__ = ["ASCII_SIGNS", "SIGNS", "detail", "kind", "last_day", "outcome_itself", "row", "runs_on", "sentence",
           "short_state", "signed", "speech", "state", "state_on", "table", "term"]  # fmt: skip

SIGNS = {
    "komend": "○", "loopt": "●", "termijn voorbij": "–", "periode voorbij": "–", "geen termijn genoemd": "·",
    "gebeurd": "✓", "nagekomen": "✓", "later nagekomen": "✓", "niet nagekomen": "×", "vervangen": "→",
    "volgens de brief gedaan": "“", "brief nog niet verschenen": " ",
}  # fmt: skip
"""A sign to stand before a state and never instead of it. The cross needs a source, and so does the tick."""

ASCII_SIGNS = SIGNS | {
    "komend": "o", "loopt": "*", "termijn voorbij": "-", "periode voorbij": "-", "geen termijn genoemd": ".",
    "gebeurd": "v", "nagekomen": "v", "later nagekomen": "v", "niet nagekomen": "x", "vervangen": ">",
    "volgens de brief gedaan": '"',
}  # fmt: skip
"""The same where only ASCII can be shown."""

_DECIDED = {"gebeurd", "nagekomen", "later nagekomen", "niet nagekomen", "vervangen"}
_UNKNOWN = "uitkomst niet in dit dossier"
_RELATED = re.compile(r"Verwant(?:, niet hetzelfde)?: ")
_YEAR = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])", re.ASCII)


# What one says and pastes ------------------------------------------------------------------------------------


def sentence(item: Promise, reference_date: date) -> str:
    """The promise with its phrase, its state on `reference_date` and what is known to have come of it."""
    known = "".join(f" {_with_source(o)}" for o in item.outcomes)
    due = "De brief noemt geen termijn"
    if item.latest is not None:
        due = f"Volgens de brief: {term(item)}"
    told = f" Stand: {state_on(item, reference_date)}." if item.state != "geen termijn genoemd" else ""
    return f"{item.title}: {ended(item.what)} {due}.{told}{known}"


_SAID = {
    "toezegging": "Dat is volgens de brief toegezegd",
    "verwachting": "Dat verwacht de minister",
    "planning": "Dat kondigt de minister aan",
    "aanbeveling": "Dat is volgens de brief de aanbeveling",
    "gedaan": "Dat is volgens de brief gedaan",
}
"""How one says of each kind of promise what the letter makes of it."""


def speech(item: Promise, dossier: Dossier, reference_date: date) -> Speech:
    """The promise with its term and how far it is on `reference_date`, or what is known to have come of it."""
    what = ended(item.what).replace("deze brief", f"de brief van {day(item.source.document.published_on)}")
    parts = [what, _promised(item), *map(_came_of_it, item.outcomes), _said_state(item, reference_date)]
    others = [f"uitkomst: {outcome.source}" for outcome in item.outcomes]
    return Speech(aloud(" ".join(filter(None, parts))), citation(item.source, dossier, *others))


def _promised(item: Promise) -> str:
    """What the letter makes of it, with the term in its own words and how we read them."""
    told_by_itself = "volgens de brief" in item.what.lower() and item.kind in {"aanbeveling", "gedaan"}
    said = "" if told_by_itself else _SAID.get(item.kind, "Zo staat het in de brief")
    if item.kind == "gedaan" and item.term == "periode":
        return ended(said) if said else ""
    if item.latest is None:
        return f"{said}; een termijn noemt de brief niet." if said else "Een termijn noemt de brief niet."
    reading = None if runs_on(item) else last_day(item)
    read = f"; wij lezen dat als {reading}" if reading else ""
    word = "met als termijn" if item.term == "termijn" else "en wel"
    return f"{said}, {word} ‘{item.phrase}’{read}."


def _came_of_it(outcome: Outcome) -> str:
    told = ended(within(outcome_itself(outcome)))
    if outcome.result == "verwant":
        return f"Verwant, maar niet hetzelfde: {told}"
    when = f"op {day(outcome.happened_on)}" if outcome.happened_on else "op een dag die niet in dit dossier staat"
    if outcome.result == "gebeurd":
        return f"{when.capitalize()} is gebeurd: {told}"
    return f"Dat is {outcome.result} {when}: {told}"


def _said_state(item: Promise, reference_date: date) -> str:
    on, span = f"Op {day(reference_date)}", "periode" if item.term == "periode" else "termijn"
    match item.state:
        case "brief nog niet verschenen":
            return f"{on} was de brief nog niet verschenen."
        case "komend" if item.earliest == item.latest:
            return f"{on} is het over {days(item.days)} zover."
        case "komend":
            return f"{on} begint die {span} over {days(item.days)}."
        case "loopt" if item.days == 0:
            return f"{on} is dat de laatste dag."
        case "loopt":
            return f"Die {span} loopt op {day(reference_date)} nog {days(item.days)}."
        case "termijn voorbij" | "periode voorbij" if item.latest is not None:
            return f"Die {span} liep tot en met {day(item.latest)}; of het is gebeurd, staat niet in dit dossier."
        case _:
            return ""


def _dated(outcome: Outcome) -> str:
    """What an outcome is, and when: `Gebeurd op 28 juni 2023`."""
    when = f" op {day(outcome.happened_on)}" if outcome.happened_on else ", dag niet in dit dossier"
    return f"{outcome.result.capitalize()}{when}"


def _with_source(outcome: Outcome) -> str:
    return f"{_dated(outcome)}: {ended(outcome_itself(outcome))} (bron: {outcome.source})"


def outcome_itself(outcome: Outcome) -> str:
    """Return what came of it, without the word for its result before it."""
    told = _RELATED.sub("", outcome.outcome)
    return told[:1].upper() + told[1:]


# Its term and its state --------------------------------------------------------------------------------------


def term(promise: Promise) -> str:
    """Return the letter's phrase with what we read in it: `vóór de zomer van 2024 (uiterlijk 4 juli)`.

    The year is left out where the phrase has it, and a day that the phrase names in full is not said again. A period is
    not something that is due: it has `t/m`. Without a term: `niet genoemd`.
    """
    if promise.latest is None:
        return "niet genoemd"
    last = last_day(promise)
    return promise.phrase if last is None else f"{promise.phrase} ({last})"


def last_day(promise: Promise) -> str | None:
    """Return what the phrase leaves to be read in it: `uiterlijk 4 juli`; None without a term, or when it is plain.

    It is plain too when the letter reports it as done in a period: nobody waits for the end of that.
    """
    if promise.latest is None:
        return None
    whole = day(promise.latest)
    if promise.precision == "day":
        return None if whole in promise.phrase else whole
    if promise.kind == "gedaan" and promise.term == "periode":
        return None
    named = set(_YEAR.findall(promise.phrase)) == {str(promise.latest.year)}
    return f"{'uiterlijk' if promise.term == 'termijn' else 't/m'} {whole.rpartition(' ')[0] if named else whole}"


def runs_on(promise: Promise) -> bool:
    """Whether the term is a period of more than one year (`voor de jaren 2023-2026`), not a moment in it."""
    return promise.precision == "year" and promise.latest is not None and (promise.latest - promise.earliest).days > 366


def state(promise: Promise) -> str:
    """Return the state in full: `loopt, nog 12 dagen`, `gebeurd op 28 juni 2023`, `termijn voorbij (…); …`."""
    if promise.state == "komend":
        return f"komend, vanaf {day(promise.earliest)}, over {days(promise.days)}"
    if promise.unknown and promise.latest is not None:
        return f"{promise.state} ({day(promise.latest)}); {_UNKNOWN}"
    if promise.state == "later nagekomen" and promise.decided_on and promise.latest:
        return f"later nagekomen, op {day(promise.decided_on)}: {days(promise.days)} na {day(promise.latest)}"
    if promise.state in _DECIDED and promise.decided_on:
        return f"{promise.state} op {day(promise.decided_on)}"
    return short_state(promise)


def short_state(promise: Promise) -> str:
    """Return the state as it fits a column: `komend, vanaf 1 sep 2023`, `loopt, nog 1 dag`, `termijn voorbij`."""
    match promise.state:
        case "komend":
            return f"komend, vanaf {short_day(promise.earliest)}"
        case "loopt":
            return f"loopt, nog {days(promise.days)}" if promise.days else "loopt, laatste dag"
        case decided if decided in _DECIDED and promise.decided_on:
            return f"{decided}, {short_day(promise.decided_on)}"
        case other:
            return other


def signed(promise: Promise) -> str:
    """Return the state as it fits a column, with its sign before it: `✓ gebeurd, 28 jun 2023`."""
    return f"{SIGNS.get(promise.state, ' ')} {short_state(promise)}"


def state_on(item: Promise, reference_date: date) -> str:
    """Return the state in full, with the day on which it is so where that matters: `… (peildatum 4 juli 2023)`."""
    if item.state in _DECIDED or item.state in {"geen termijn genoemd", "volgens de brief gedaan"}:
        return state(item)
    return f"{state(item)} (peildatum {day(reference_date)})"


# In full, in a list and in a table ---------------------------------------------------------------------------
_IN_THE_LETTER = {"gedaan": "als gedaan gemeld"}


def detail(item: Promise, reference_date: date) -> Detail:
    """Its state on `reference_date`, who to whom, its term, what is known to have come of it."""
    blocks = [
        fact("Stand", state_on(item, reference_date)),
        *(fact("Uitkomst", f"{_dated(outcome)}: {outcome_itself(outcome)}") for outcome in item.outcomes),
        fact("Termijn", term(item)),
        fact("De brief", f"‘{item.phrase}’"),
        fact("Wie", item.who),
        fact("Wat", item.what),
        fact("Aan wie", item.to_whom),
        fact("In de brief", _IN_THE_LETTER.get(item.kind, item.kind)),
    ]
    if item.latest and item.earliest != item.latest:
        blocks.append(fact("Tijdvak", period(item.earliest, item.latest)))
    if item.note:
        blocks.append(fact("Opmerking", item.note))
    blocks += [heading("Bron van de uitkomst")] if item.outcomes else []
    for outcome in item.outcomes:
        blocks += [fact(day(outcome.day), f"{outcome.source}."), fact("", outcome.url)]
    if item.state == "brief nog niet verschenen":
        blocks.append(text(f"Op {day(reference_date)} was de brief nog niet verschenen: hij zei hier nog niets over."))
    elif item.unknown or item.state == "geen termijn genoemd":
        blocks.append(text("Of dit is gebeurd, staat niet in dit dossier: wij hebben geen bron voor de uitkomst."))
    return Detail(item.title, tuple(blocks), item.source)


def row(item: Promise) -> tuple[Cell, ...]:
    """Its state, title and term in the list."""
    return signed(item), item.title, term(item)


def table(rows: Sequence[Promise]) -> Table:
    """Promises with every field; `days` counts as `model.Promise` says, `section` is the id of a section.

    `kind` is what the letter itself makes of it; `outcome` comes from another source, which stands with it.
    """
    return Table(
        ("id", "who", "what", "phrase", "earliest", "latest", "precision", "state", "days", "section", "page",
         "outcome", "title", "to_whom", "kind", "note", "footnote", "reference", "term", "decided_on"),
        ("Id", "Wie", "Wat", "Termijn", "Van", "Tot en met", "Precisie", "Stand", "Dagen", "Paragraaf", "Pagina",
         "Uitkomst", "Toezegging", "Aan wie", "Soort", "Opmerking", "Voetnoot", "Kamerstuk", "Termijn of periode",
         "Gebeurd op"),
        tuple(
            (p.id, p.who, p.what, p.phrase, p.earliest, p.latest, p.precision, p.state, p.days, p.source.section,
             p.source.page, "; ".join(map(_with_source, p.outcomes)) or None, p.title, p.to_whom, p.kind, p.note,
             *place(p.source)[1:], p.term, p.decided_on)
            for p in rows
        ),
    )  # fmt: skip


def _search(item: Promise) -> str:
    return " ".join((item.title, item.what, item.who, item.to_whom, item.kind, term(item), item.state))


def _remark(dossier: Dossier, reference_date: date) -> str:
    """The day of the states; before the day of the letter, that it could not yet say anything."""
    stand = f"Stand op {day(reference_date)}"
    if reference_date >= dossier.letter_date:
        return stand
    return (
        f"{stand}: de brief van {day(dossier.letter_date)} was er toen nog niet en kon nog niets toezeggen of melden."
    )


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
        remark=lambda _: _remark(store.dossier(), reference_date),
    )
