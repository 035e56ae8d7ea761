"""A list by kind and state: what is late, which promises stand open, actions of the police, what does not add up.

States and verdicts are those of the store on the day that is asked; a list says how many there are, and of a term that
has passed that nothing follows from it about the outcome.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from zedentui.search.lookups.counted import find_count
from zedentui.search.lookups.dated import find_dated
from zedentui.search.lookups.filed import filed_by
from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, Row, count_of, led_by
from zedentui.search.lookups.one_promise import one_promise
from zedentui.search.lookups.promised import find_promises
from zedentui.search.lookups.states import STATE_WORDS
from zedentui.search.lookups.taking_part import impossible_day, taking_part
from zedentui.search.lookups.verdicts import claims_with_verdict, verdict_summary
from zedentui.search.lookups.votes import find_votes
from zedentui.search.vocabulary.critical import whole_number
from zedentui.search.vocabulary.words import stem, words
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Action
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["Listed", "find_list"]

_DOING = frozenset(
    """doet uitvoeren uitvoert uitgevoerd voert uit ondernemen onderneemt nemen neemt verrichten verricht
    verantwoordelijk betrokken responsible take taking taken done doing komt voor komen pas
    inmiddels reeds nog al die zonder met termijn
    onder vallen valt horen hoort werkt werken mee meewerkt meewerken
    begonnen gestart afgerond klaar gereed voltooid""".split()  # noqa: SIM905
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
_COUNTED = re.compile(
    r"\b(?:toezegging|belo(?:fte|ften|ftes)|termijn|deadline|actie|bewering|promise|action)\w*|brief|\b(?:dagen|weken)\b"
)


def find_list(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date | None,
    named: Sequence[Row] = (),
) -> Listed | None:  # fmt: skip
    """Return the list that `query` asks for, or None when it asks for something else; raises StoreError.

    `named` are moties of which the whole title stands in it: only their votes are asked.
    """
    if named:
        voted = find_votes(store, query, facts, found, limit, named)
        return Listed(*voted) if voted else None
    at = today or date.today()
    plain = not (query.years.years or query.years.dates or query.numbers)
    if whole := _whole(store, query, limit):
        return whole
    if (
        plain
        and _TO_DO.search(query.read)
        and _organisations(store, query)[0]
        and (made := _actions(store, query, limit))
    ):
        return made
    if plain and (state := _progress(store, query, limit)):
        return state
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
    if one := one_promise(store, query, facts, found, limit, at):
        return one
    counted_as = [m for m in query.named("measure") if not ("actie" in query.intents and _ENDED.fullmatch(m.text))]
    if counted_as or query.offences or (query.named("question") and not _COUNTED.search(query.read)):
        return None
    text = query.read
    if made := find_promises(store, query, facts, found, limit, at):
        return made
    if plain and _PLAN.search(text) and (made := _actions(store, query, limit)):
        return made
    if "bewering" in query.intents and (made := claims_with_verdict(store, text, limit)):
        return made
    return None


def _whole(store: Store, query: Query, limit: int) -> Listed | None:
    """What is asked of the whole letter or plan, or of a day that no calendar has."""
    if no_day := impossible_day(query.read):
        return Listed([], no_day)
    return taking_part(store, query, limit) or _settled(store, query, limit) or verdict_summary(store, query, limit)


def _actions(store: Store, query: Query, limit: int) -> Listed | None:
    """Actions of an organisation or without it, of a line of the plan, or in a state."""
    text = query.read
    named = _organisations(store, query)
    said, states = _states(text)
    state = said if said in _ACTIONS else None
    line = _line(text)
    idle = {*STATE_WORDS, *named[1], *_DOING}
    about = [w for w in query.required if w not in idle and not _PLAN.fullmatch(w) and not _in_state(w, state)]
    about = [word for word in about if not (line and (word.isdigit() or word.startswith("actielijn")))]
    term = _TERM.search(text)
    if not named[0] and _OUTSIDE.search(text):
        return _all_actions(store, limit, outside=True)
    if about or not (named[0] or said or line or term):
        return None if about or not _EVERY.search(text) else _all_actions(store, limit)
    actions = [a for a in store.actions() if a.status in states and (line is None or a.line == line)]
    if term:
        actions = [a for a in actions if (a.due is None) == (term["how"] != "met")]
    denied = bool(named[0]) and len(query.named("neg")) > len(_NOT_YET.findall(text))
    picked = [a for a in actions if not named[0] or bool(set(a.who) & named[0]) != denied]
    rows = {row[1]: row for row in find_kind(store, ["actie"], 500)}
    found = [rows[action.id] for action in picked if action.id in rows]
    if not found and named[0] and (line or said) and not (term or denied):
        elsewhere = [rows[a.id] for a in store.actions() if set(a.who) & named[0] and a.id in rows]
        more = "" if not elsewhere else " Andere acties ervan:" if said else " Wel bij:"
        return Listed(elsewhere[:limit], _none_of(" of ".join(sorted(named[0])), line, said) + more)
    if not found:
        return None
    whose = f" van {' of '.join(sorted(named[0]))}" if named[0] else ""
    whose = f" waarbij de brief {' of '.join(sorted(named[0]))} niet als uitvoerder noemt" if denied else whose
    count = count_of(len(found), "actie", "acties")
    count += f" in actielijn {line}" if line else ""
    others = (
        [] if denied or not named[0] else [rows[a.id] for a in actions if a not in picked and _mentions(a, named[1])]
    )
    more = f" Nog {len(others)} gaan erover zonder dat de brief die als uitvoerder noemt." if len(others) > 1 else ""
    more = " Nog 1 gaat erover zonder dat de brief die als uitvoerder noemt." if len(others) == 1 else more
    outside = sum(action.line is None for action in picked)
    apart = f", waarvan {outside} buiten de actielijnen" if outside and named[0] and not denied else ""
    apart += f" {'met een' if term['how'] == 'met' else 'zonder'} termijn in de brief" if term else ""
    stand = f", stand op de dag van de brief: {said}" if said else ""
    return Listed([*found, *others][:limit], f"{count}{whose}{apart}{stand}.{more}")


def _none_of(who: str, line: int | None, said: str) -> str:
    """That no action of an organisation is of a line of the plan, or in a state."""
    if not said:
        return f"Bij actielijn {line} noemt de brief {who} niet als uitvoerder."
    where = f" in actielijn {line}" if line else ""
    return f"Geen actie{where} waarbij de brief {who} als uitvoerder noemt, stand op de dag van de brief: {said}."


_OUTSIDE = re.compile(
    r"\bbuiten (?:de |een )?actielijn|\bniet (?:bij|onder|in) (?:1|een|de) actielijn|\bzonder actielijn"
)
_EVERY = re.compile(r"\b(?:welke|alle|lijst|overzicht|toon)\b.*\bacties\b")


def _all_actions(store: Store, limit: int, *, outside: bool = False) -> Listed | None:
    """Every action that the letter names, or those that are of no line of the plan."""
    picked = [action.id for action in store.actions() if action.line is None or not outside]
    apart = sum(action.line is None for action in store.actions())
    rows = [row for row in find_kind(store, ["actie"], 500) if row[1] in picked]
    if not rows:
        return None
    which = " buiten de actielijnen" if outside else f", waarvan {apart} buiten de actielijnen" if apart else ""
    return Listed(rows[:limit], f"{count_of(len(rows), 'actie', 'acties')}{which}.")


_NOT_YET = re.compile(
    r"\bniet (?:\w+ )?(?P<what>begonnen|gestart|afgerond|klaar|gereed|voltooid|gedaan|af|lopend|bezig|aangekondigd"
    r"|gepland|gewenst)\b|\b(?:lopen|loopt) (?:er )?(?P<yet>nog )?niet\b"
)
_LEFT_OUT = {
    **dict.fromkeys(("begonnen", "gestart"), frozenset({"afgerond", "loopt", "gestart"})),
    **dict.fromkeys(("lopend", "bezig"), frozenset({"loopt"})),
    **dict.fromkeys(("aangekondigd", "gepland"), frozenset({"aangekondigd"})),
    "gewenst": frozenset({"gewenst"}),
}
"""The states that a word denies: of any other word that it is finished."""


def _states(text: str) -> tuple[str, frozenset[str]]:
    """The state that is asked, in words, and those that it stands for; all of them when none is."""
    denied = _NOT_YET.search(text)
    text = _NOT_YET.sub("", text)
    if state := next((code for code, source in _ACTIONS.items() if re.search(source, text)), None):
        return state, frozenset({state})
    if denied is None:
        return "", frozenset(_ACTIONS)
    what = denied["what"] or ("begonnen" if denied["yet"] else "lopend")
    said = "anders dan ‘loopt’" if what in ("lopend", "bezig") else f"niet {what}"  # what was begun may go on
    return said, frozenset(_ACTIONS) - _LEFT_OUT.get(what, {"afgerond"})


_TERM = re.compile(r"\b(?P<how>zonder|geen|met) (?:een )?(?:termijn|deadline|datum)\b")
_LINE = re.compile(
    r"\b(?:actie)?lijn (?P<n>[1-9]|een|twee|drie|vier)\b|\b(?P<nth>eerste|tweede|derde|vierde) actielijn\b"
)


def _line(text: str) -> int | None:
    """The number of the line of the plan that is named."""
    return whole_number(match["n"] or match["nth"]) if (match := _LINE.search(text)) else None


_LONG = 6  # letters of a name that a compound can begin with


def _mentions(action: Action, names: set[str]) -> bool:
    """Whether an action that is not said to be an organisation's speaks of it, or is called after it."""
    told = {stem(word) for word in words(f"{action.title} {action.summary}")}
    if not action.who:
        return any(stem(name) in told for name in names)
    return any(word.startswith(stem(name)) for name in names if len(name) > _LONG for word in words(action.title))


_TO_DO = re.compile(r"\bmoet doen\b|\bhave to do\b|\bsupposed to do\b|\bshould\b.*\bdo\b")
"""Asks what an organisation has to do."""
_SETTLED = re.compile(
    r"\bmoti(?:es|ons)\b.*\b(?:af|afgedaan|afgehandeld|behandelt|behandeld|dealt with|settled)\b"
    r"|\b(?:afgedane|behandelde|afgehandelde) moties\b"
)
_WHOLE_PLAN = re.compile(
    r"\b(?:hoe ver|hoever|hoe staat het|stand van zaken|voortgang|status|progress|how far)\b.*\b(?:actieplan"
    r"|action plan)\b"
    r"|\bactieplan\b.*\b(?:stand|voortgang|status)\b"
)


def _settled(store: Store, query: Query, limit: int) -> Listed | None:
    """The moties that the letter deals with."""
    if not _SETTLED.search(query.read) or query.years.years or re.search(r"\bniet\b|\bnot\b|\bhoeveel\b", query.read):
        return None
    own = {motie.id for motie in store.moties() if motie.in_letter}
    rows = [row for row in find_kind(store, ["motie"], 500) if row[1] in own]
    said = f"De brief doet {count_of(len(rows), 'motie', 'moties')} af."
    return Listed([row if i else led_by(said, row) for i, row in enumerate(rows)][:limit], said)


def _progress(store: Store, query: Query, limit: int) -> Listed | None:
    """How far the action plan is: its actions by how they stand in the letter."""
    words_left = [
        w for w in query.unknown if not _PLAN.fullmatch(w) and w not in STATE_WORDS and w not in {"ver", "far"}
    ]
    if not _WHOLE_PLAN.search(query.read) or words_left or query.named("measure"):
        return None
    actions = [action for action in store.actions() if action.line is not None]
    states = [action.status for action in actions]
    counts = ", ".join(f"{states.count(state)} {state}" for state in dict.fromkeys(states))
    said = f"Stand op {day(store.dossier().letter_date)}, de dag van de brief: van {len(actions)} acties {counts}."
    rows = {row[1]: row for row in find_kind(store, ["actie"], 500)}
    plan = find_kind(store, ["actieplan"], 1)
    listed = [*(led_by(said, row) for row in plan), *(rows[a.id] for a in actions if a.id in rows)]
    return Listed(listed[:limit], said)


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
