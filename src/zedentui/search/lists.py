"""A list by kind and state: what is late, which promises stand open, actions of the police, what does not add up.

States and verdicts are those of the store on the day that is asked; a list says how many there are, and of a term that
has passed that nothing follows from it about the outcome.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from zedentui.search.counted import find_count
from zedentui.search.dated import find_dated
from zedentui.search.items import find_kind
from zedentui.search.listed import Listed
from zedentui.search.promised import find_promises
from zedentui.search.states import STATE_WORDS
from zedentui.search.votes import filed_by, find_votes
from zedentui.search.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Listed", "find_list"]

_DOING = frozenset(
    """doet uitvoeren uitvoert uitgevoerd voert uit ondernemen onderneemt nemen neemt verrichten verricht
    verantwoordelijk betrokken responsible take taking taken done doing""".split()  # noqa: SIM905
)
"""What an organisation does with an action: no subject."""
_ACTIONS = {
    "afgerond": r"afgerond|klaar|gereed|voltooid|gedaan|af\b",
    "loopt": r"\blopen\b|\bloopt\b|lopend|bezig|open\b|uitvoering",
    "gestart": r"gestart|begonnen|gestarte",
    "aangekondigd": r"aangekondigd|gepland|nog komen",
    "gewenst": r"gewenst|wens",
}
_ENDED = re.compile(r"afge\w+|afdoen|afdoening\w*")
"""A measure of the tables that says of an action how far it is."""
_PLAN = re.compile(r"\bactieplan\b")
_VERDICTS: tuple[tuple[str, frozenset[str]], ...] = (
    (r"niet na te rekenen|niet nagerekend", frozenset({"niet na te rekenen"})),
    (r"andere noemer", frozenset({"klopt met andere noemer"})),
    (r"achterhaald", frozenset({"achterhaald"})),
    (r"afgerond", frozenset({"klopt afgerond"})),
    (r"kloppen niet|klopt niet|niet klopt|niet kloppen|wijk\w* af|afwijk|fout|onjuist|klopt er niet"
     r"|kloppen er niet|onwaar",
     frozenset({"wijkt af"})),
    (r"woord zonder maat", frozenset({"woord zonder maat"})),
)  # fmt: skip
_WHOLE_LETTER = re.compile(r"\bkloppen (?:alle |de )*(?:cijfers|getallen|beweringen|percentages)\b.*\bbrief\b")
_TABLES = re.compile(
    r"\b(?:kloppen|klopt|tellen|telt|optellen)\b.*\b(?P<what>percentages|tabellen|tabel|sommen|totalen|optelling)\b"
)


_COUNTED = re.compile(r"\b(?:toezegging|belo(?:fte|ften|ftes)|termijn|deadline|actie|bewering|promise|action)\w*|brief")


def find_list(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date | None
) -> Listed | None:
    """Return the list that `query` asks for, or None when it asks for something else. Raises StoreError."""
    at = today or date.today()
    plain = not (query.years.years or query.years.dates or query.numbers)
    if plain and "actie" in query.intents and not query.offences and (made := _actions(store, query, limit)):
        return made
    if not _organisations(store, query)[0] and (counted := find_count(store, query, limit, at)):
        return counted
    if dated := find_dated(store, query, facts, found, limit, at):
        return dated
    if "motie" in query.values("intent") and (filed := filed_by(store, query)):
        return Listed(filed[0][:limit], filed[1])
    if votes := find_votes(store, query, facts, found, limit):
        return Listed(*votes)
    counted_as = [m for m in query.named("measure") if not ("actie" in query.intents and _ENDED.fullmatch(m.text))]
    if counted_as or query.offences or (query.named("question") and not _COUNTED.search(query.read)):
        return None
    text = query.read
    if made := find_promises(store, query, facts, found, limit, at):
        return made
    if plain and _PLAN.search(text) and (made := _actions(store, query, limit)):
        return made
    if "bewering" in query.intents and (made := _claims(store, text, limit)):
        return made
    return None


def _actions(store: Store, query: Query, limit: int) -> Listed | None:
    """Actions of an organisation, or in a state."""
    text = query.read
    named = _organisations(store, query)
    state = next((code for code, pattern in _ACTIONS.items() if re.search(pattern, text)), None)
    idle = {*STATE_WORDS, *named[1], *_DOING}
    about = [w for w in query.required if w not in idle and not _PLAN.fullmatch(w) and not _in_state(w, state)]
    if about or not (named[0] or state):
        return None
    actions = store.actions()
    picked = [a for a in actions if (not named[0] or set(a.who) & named[0]) and (state is None or a.status == state)]
    rows = {row[1]: row for row in find_kind(store, ["actie"], 500)}
    found = [rows[action.id] for action in picked if action.id in rows]
    if not found:
        return None
    whose = f" van {' of '.join(sorted(named[0]))}" if named[0] else ""
    count = f"{len(found)} acties" if len(found) != 1 else "1 actie"
    return Listed(found[:limit], f"{count}{whose}{f', stand op de dag van de brief: {state}' if state else ''}.")


def _in_state(word: str, state: str | None) -> bool:
    """Whether `word` is what names the state that was read."""
    return state is not None and re.search(_ACTIONS[state], word) is not None


_ENGLISH_NAMES = {
    "police": "politie", "prosecutor": "om", "prosecutors": "om", "prosecution": "om", "ministry": "ministerie",
    "judiciary": "rechtspraak", "courts": "rechtspraak", "probation": "reclassering",
}  # fmt: skip


def _organisations(store: Store, query: Query) -> tuple[set[str], set[str]]:
    """The organisations that are named, and the words that name them."""
    typed = {stem(word) for word in query.words} | {_ENGLISH_NAMES.get(word, word) for word in query.words}
    found: set[str] = set()
    used: set[str] = set()
    for each in store.organisations():
        names = [words(name) for name in (each.name, each.abbreviation or "") if name]
        for name in names:
            if name == ["om"] and not query.names_the_om:
                continue
            if name and all(stem(word) in typed for word in name if len(word) > 1 or len(name) == 1):
                found.add(each.name)
                parts = {stem(part) for part in name}
                used |= {word for word in query.words if stem(_ENGLISH_NAMES.get(word, word)) in parts}
    return found, used


def _claims(store: Store, text: str, limit: int) -> Listed | None:
    """Claims with a verdict, or the sums of the tables."""
    rows = {row[1]: row for row in find_kind(store, ["bewering"], 500)}
    if match := _TABLES.search(text):
        first = "tabel-percentages" if match["what"] == "percentages" else "tabel-sepotgronden"
        ids = [first, *(id_ for id_ in rows if id_.startswith("tabel-") and id_ != first)]
        return Listed([rows[id_] for id_ in ids if id_ in rows][:limit], None)
    verdicts = next((codes for pattern, codes in _VERDICTS if re.search(pattern, text)), None)
    general = re.search(r"\b(?:welke|wat|hoeveel|lijst|alle|hoe vaak|staan er|zijn er|staat er|bevat)\b", text)
    if verdicts is None and _WHOLE_LETTER.search(text):
        verdicts, general = frozenset({"wijkt af"}), general or re.search(r"\bkloppen\b", text)
    if re.search(r"\d", text):
        return None
    if verdicts is None or not general:
        return None
    found = [rows[claim.id] for claim in store.claims() if claim.verdict in verdicts and claim.id in rows]
    if not found:
        return None
    count = f"{len(found)} beweringen" if len(found) != 1 else "1 bewering"
    return Listed(found[:limit], f"{count} met het oordeel ‘{next(iter(verdicts))}’.")
