"""A list by kind and state: what is late, which promises stand open, actions of the police, what does not add up.

States and verdicts are those of the store on the day that is asked; a list says how many there are, and of a term that
has passed that nothing follows from it about the outcome.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

from zedentui.classes import dataclass
from zedentui.search.items import find_items, find_kind
from zedentui.search.votes import find_votes
from zedentui.search.words import stem, words
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Listed", "find_list"]

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows as `items` gives them, and the sentence that stands above them."""

    rows: list[Row]
    message: str | None


# What is typed -> the states that are meant, with how the list is introduced. The first that fits counts.
_PROMISES: tuple[tuple[str, frozenset[str], str], ...] = (
    (r"niet (?:nagekomen|waargemaakt|gerealiseerd|verwezenlijkt|vervuld|gestand)|gebroken|geschonden|not kept|broken",
     frozenset({"niet nagekomen"}), "volgens een bron niet nagekomen"),
    (r"zonder (?:termijn|deadline|datum)|geen (?:termijn|deadline|datum)",
     frozenset({"zonder termijn", "geen termijn genoemd"}), "zonder termijn"),
    (r"\bte laat\b|verstreken|verlopen|over tijd|overschreden|overdue|voorbij|niet gehaald|achterstallig|over datum"
     r"|gemist",
     frozenset({"verstreken", "termijn voorbij"}),
     "met een termijn die voorbij is; dat zegt niet dat er niets gebeurd is, de uitkomst staat niet in dit dossier"),
    (r"nagekomen|waargemaakt|gerealiseerd|verwezenlijkt|vervuld|gestand|ingelost|afgedaan|voldaan|\bgedaan\b|afgerond|geleverd|opgeleverd|uitgevoerd|\bkept\b|\bgehaald\b|\bklaar\b",
     frozenset({"geleverd", "gebeurd", "nagekomen", "later nagekomen", "volgens de brief gedaan"}),
     "gedaan, volgens de brief of een latere bron"),
    (r"\b(?:komend|komende|aankomend|aankomende|eerstvolgende|binnenkort|toekomstige)\b",
     frozenset({"komend"}), "nog komend"),
    (r"\bopen\b|openstaand|uitstaand|lopend|\bloopt\b|\blopen\b|\bnog\b|\bmoet\b|moeten|\bresteert\b|outstanding",
     frozenset({"komend", "loopt", "verstreken", "termijn voorbij", "zonder termijn", "geen termijn genoemd"}),
     "zonder bekende uitkomst"),
)  # fmt: skip
_STATE_WORDS = frozenset(
    """open openstaand openstaande uitstaand uitstaande lopend lopende laat verstreken verlopen overschreden
    nagekomen waargemaakt gerealiseerd verwezenlijkt vervuld gestand heeft
    ingelost afgedaan voldaan gedaan afgerond afgeronde geleverd opgeleverd uitgevoerd komend
    komende nog staan staat termijn termijnen deadline deadlines toezegging toezeggingen beloften beloftes
    belofte toegezegd beloofd minister alle wat welke overdue promises are which what zijn is loopt lopen moet
    moeten gestart aangekondigd acties actie voorbij gemist eerstvolgende aankomende overzicht lijst kabinet
    regering gehaald klaar tijd over datum alles zaken dingen afspraken afspraak binnenkort toekomstige
    resteert gebroken geschonden outstanding kept broken iets die zonder geen niet gebeuren doen plannen
    gewenst te er""".split()  # noqa: SIM905 - a table of words
)
_DOING = frozenset(
    """doet uitvoeren uitvoert uitgevoerd voert uit ondernemen onderneemt nemen neemt verrichten verricht
    verantwoordelijk betrokken responsible take taking taken done doing""".split()  # noqa: SIM905
)
"""What an organisation does with an action: no subject."""
_LATE_OR_OPEN = re.compile(
    r"\bte laat\b|overdue|over tijd|moet er nog|nog gebeuren|nog te doen|nog niet gedaan|openstaand"
)
_MINISTER = frozenset({"minister", "justitie", "veiligheid", "kabinet", "regering", "bewindspersoon"})
_ACTIONS = {
    "afgerond": r"afgerond|klaar|gereed|voltooid|gedaan|af\b",
    "loopt": r"\blopen\b|\bloopt\b|lopend|bezig|open\b|uitvoering",
    "gestart": r"gestart|begonnen|gestarte",
    "aangekondigd": r"aangekondigd|gepland|nog komen",
    "gewenst": r"gewenst|wens",
}
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
_TABLES = re.compile(
    r"\b(?:kloppen|klopt|tellen|telt|optellen)\b.*\b(?P<what>percentages|tabellen|tabel|sommen|totalen|optelling)\b"
)


def find_list(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date | None
) -> Listed | None:
    """Return the list that `query` asks for, or None when it asks for something else. Raises StoreError."""
    if votes := find_votes(store, query, facts, found, limit):
        return Listed(*votes)
    if query.measures or query.offences or query.named("question"):
        return None
    text = query.read
    if "toezegging" in query.values("intent") or _LATE_OR_OPEN.search(text):
        made = _promises(store, query, facts, found, text, limit, today or date.today())
        if made is not None:
            return made
    if "actie" in query.values("intent") and (made := _actions(store, query, limit)):
        return made
    if "bewering" in query.intents and (made := _claims(store, text, limit)):
        return made
    return None


def _promises(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], text: str, limit: int, today: date
) -> Listed | None:
    hit = next(((states, said) for pattern, states, said in _PROMISES if re.search(pattern, text)), None)
    by_whom = [w for w in query.required if w not in _STATE_WORDS and not w.isdigit()]
    if hit is None and by_whom and not set(by_whom) <= _MINISTER:
        return None
    everything = frozenset(promise.state for promise in store.promises(today))
    states, said = hit or (everything, "in totaal")
    if hit is None and not query.only_kind and "minister" not in query.words:
        return None
    about = [word for word in by_whom if word not in _MINISTER]
    chosen = {promise.id: number for number, promise in enumerate(store.promises(today)) if promise.state in states}
    rows = find_kind(store, ["toezegging"], 500)
    if about:
        near = find_items(store, facts, about, (), found, ["toezegging"], 200)
        if not near or not any(row[0] == "toezegging" for row in near):
            return None
        best = max(row[7] for row in near)
        rows = [row for row in near if row[0] == "toezegging" and row[7] == best]
    picked = sorted((row for row in rows if row[1] in chosen), key=lambda row: chosen[row[1]])
    if not picked and about:
        return None
    if not picked and states == frozenset({"niet nagekomen"}):
        # Overdue is not broken: without a source nobody says so, and what is past its term is shown as that.
        late = _promises(store, query, facts, found, "verstreken", limit, today)
        start = "Van geen toezegging zegt een bron dat zij niet is nagekomen."
        return Listed(late.rows if late else [], f"{start} {late.message if late else ''}".strip())
    count = f"{len(picked)} toezeggingen of termijnen" if len(picked) != 1 else "1 toezegging of termijn"
    return Listed(picked[:limit], f"Op {day(today)}: {count} {said}.")


def _actions(store: Store, query: Query, limit: int) -> Listed | None:
    """Actions of an organisation, or in a state."""
    text = query.read
    named = _organisations(store, query)
    state = next((code for code, pattern in _ACTIONS.items() if re.search(pattern, text)), None)
    about = [w for w in query.required if w not in _STATE_WORDS and w not in named[1] and w not in _DOING]
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
    general = re.search(r"\b(?:welke|wat|hoeveel|lijst|alle)\b", text) and not re.search(r"\d", text)
    if verdicts is None or not general:
        return None
    found = [rows[claim.id] for claim in store.claims() if claim.verdict in verdicts and claim.id in rows]
    if not found:
        return None
    count = f"{len(found)} beweringen" if len(found) != 1 else "1 bewering"
    return Listed(found[:limit], f"{count} met het oordeel ‘{next(iter(verdicts))}’.")
