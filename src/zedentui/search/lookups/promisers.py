"""Whose promises are asked: an organisation or a minister by name, and to whom they were made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, promises_named
from zedentui.search.lookups.states import STATES
from zedentui.search.vocabulary.words import fold, words
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["of_promisers", "promisers", "to_another"]

_ANOTHER = re.compile(r"\b(?:aan|voor) (?:de )?(?P<who>eerste kamer|senaat|koning|raad van state|gemeenteraad)\b")

_NO_MAKER = re.compile(r"\b(?:minister-president|minister president|premier|staatssecretaris|burgemeester)\b")


def promisers(store: Store, query: Query) -> dict[str, set[str]]:
    """Return the organisations that a question names, each with the words of the question that name it.

    `minister JenV`, `minister voor Rechtsbescherming` and `minister van OCW` are ministers, `JenV` alone a ministry.
    Raises StoreError.
    """
    found: dict[str, set[str]] = {}
    text = fold(query.read)
    organisations = store.organisations()
    short = {
        _field(each.name): fold(each.abbreviation)
        for each in organisations
        if each.abbreviation and each.name.startswith("Ministerie ")
    }
    for each in organisations:
        field, name = _field(each.name), fold(each.name)
        if each.name.startswith("Minister "):
            called = [part for part in (field, field.split()[0].rstrip(","), short.get(field, "")) if part]
            source = r"\bminister(?:s)?(?: van| voor)?(?: de| het)? (?:{})\b"
        else:
            called = [name, *([fold(each.abbreviation)] if each.abbreviation and each.abbreviation != "OM" else [])]
            source = r"(?<!minister )(?<!minister van )\b(?:{})\b"
        if not any(part in text for part in called):
            continue  # as of nearly all of them: no pattern is made
        if match := re.search(source.format("|".join(map(re.escape, called))), text):
            found[each.name] = {*words(match[0]), *words(name)}
    if query.names_the_om:
        found["Openbaar ministerie"] = {"om"}
    return found


def _field(name: str) -> str:
    """What a minister or a ministry is of: `rechtsbescherming`."""
    return fold(re.sub(r"^Minister(?:ie)? (?:van|voor) ", "", name))


def to_another(query: Query) -> str | None:
    """Return the sentence that somebody who is named makes or receives no promise of the letter; None mostly."""
    if (maker := _NO_MAKER.search(query.read)) is not None:
        said = f"Van geen toezegging of termijn noemt de brief ‘{maker[0]}’ als degene die haar doet"
        return f"{said}; bekijk alle toezeggingen met: agenda."
    match = _ANOTHER.search(query.read)
    if match is None:
        return None
    return f"Van geen toezegging in dit dossier is ‘{match['who']}’ de ontvanger; bekijk alle toezeggingen met: agenda."


def of_promisers(store: Store, text: str, by: Mapping[str, set[str]], limit: int, today: date) -> Listed | None:
    """Return the promises that those in `by` made, in the state that is asked; None where none are theirs by name.

    Raises StoreError.
    """
    theirs = [promise for promise in store.promises(today) if promise.who in by]
    who = " en ".join(sorted(by))
    mine = _STATE_OF_ALL.sub("", text)
    mine = mine if re.search(r"\bniet\b|\bnog\b", mine) else re.sub(r"\bgedaan\b", "", mine)  # made, not kept
    hit = next(((states, said) for pattern, states, said in STATES if re.search(pattern, mine)), None)
    if not theirs:
        return None if "Openbaar ministerie" in by and not re.search(r"\bdeed\b|\bdoet\b", text) else Listed(
            [], f"Van geen toezegging of termijn noemt de brief ‘{who}’ als degene die haar doet; "
            "bekijk alle toezeggingen met: agenda.")  # fmt: skip
    picked = [promise.id for promise in theirs if hit is None or promise.state in hit[0]]
    rows = {row[1]: row for row in find_kind(store, ["toezegging"], 500)}
    said = f"Op {day(today)}: {promises_named(len(picked))}{'' if hit is None else f' {hit[1]}'}; wie het doet: {who}."
    if not picked:
        said = f"Op {day(today)}: geen toezegging of termijn van {who} {hit[1] if hit else ''}. Wel genoemd:"
        picked = [promise.id for promise in theirs]
    return Listed([rows[id_] for id_ in picked if id_ in rows][:limit], said)


_STATE_OF_ALL = re.compile(r"\b(?:moet|moeten|heeft|wat|welke)\b(?! .*\bnog\b)")
"""Words that say nothing of a state where somebody's promises are asked."""
