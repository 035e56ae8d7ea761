"""Who takes part: the members of the plan, the measures by who does them; and a day that no calendar has."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, count_of
from zedentui.search.lookups.promisers import promisers
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["impossible_day", "taking_part"]

_MEMBERS = re.compile(
    r"\b(?:organisaties|partijen|instanties|partners|organisations)\b.*"
    r"\b(?:werk(?:en|t) (?:er )?(?:niet )?mee|d(?:oe[nt]|ee?d|eden) (?:er )?(?:niet )?mee|deelnemers|zit(?:ten)?"
    r"|meewerken|betrokken)\b.*"
    r"\b(?:actieplan|ketenexpertgroep)\b"
    r"|\bwie d(?:oe[nt]|ee?d|eden) (?:er )?(?:niet )?mee\b.*\bactieplan\b"
)
_RESPONSIBLE = re.compile(r"\bmaatregelen\b.*\bverantwoordelijk|\bmaatregelen (?:van|door)\b")
_NOBODY = "niet genoemd"
_DAY = re.compile(rf"\b(?P<day>\d{{1,2}}) (?P<month>{'|'.join(MONTHS.split())}) (?P<year>(?:19|20)\d\d)\b")


def impossible_day(text: str) -> str | None:
    """Return the sentence that a day in `text` does not exist: `31 juni 2023`; None mostly."""
    for match in _DAY.finditer(text):
        try:
            date(int(match["year"]), MONTHS.split().index(match["month"]) % 12 + 1, int(match["day"]))
        except ValueError:
            return f"{match[0]} bestaat niet; kies een dag die er is."
    return None


def taking_part(store: Store, query: Query, limit: int) -> Listed | None:
    """Return the members of the plan, or the measures of who does them; None when neither is asked.

    Raises StoreError.
    """
    if _MEMBERS.search(query.read):
        return _members(store, query, limit)
    if "maatregel" in query.intents and _RESPONSIBLE.search(query.read):
        return _measures(store, query, limit)
    return None


def _members(store: Store, query: Query, limit: int) -> Listed | None:
    plan = store.action_plan()
    if plan is None:
        return None
    names = list(plan.members)
    rows = {row[3].partition(" (")[0]: row for row in find_kind(store, ["organisatie"], 500)}
    told = [rows[name] for name in names if name in rows]
    said = f"De brief noemt {len(names)} deelnemers, en laat ruimte voor meer: {listed(names)}."
    if re.search(r"\bniet\b|\bgeen\b", query.read):
        return Listed(told[:limit], f"Wie er niet meedoet, zegt de brief niet. {said}")
    return Listed(told[:limit], said)


def _measures(store: Store, query: Query, limit: int) -> Listed | None:
    measures, by = store.transnational_measures(), set(promisers(store, query))
    if not by and "minister" in query.words:  # of which ministry is not said: each minister who is responsible
        by = {m.responsible for m in measures if m.responsible.startswith("Minister ")}
    without = re.search(r"\bzonder\b|\bgeen\b|\bniemand\b", query.read) is not None
    if not (by or without):
        return None
    if without:
        picked = [m.id for m in measures if m.responsible == _NOBODY]
        return _told(store, picked, "waarbij de brief niet noemt wie het doet", limit)
    who = " of ".join(sorted(by))
    leads = [m.id for m in measures if m.responsible in by]
    helps = [m.id for m in measures if m.id not in leads and not by.isdisjoint(m.partners)]
    if leads and "verantwoordelijk" in query.read:
        return _told(store, leads, f"met bij ‘Wie’: {who}", limit)
    parts = [f"{len(leads)} bij ‘Wie’", f"{len(helps)} bij ‘Betrokken’"]
    return _told(store, leads + helps, f"waarbij de brief {who} noemt, {' en '.join(parts)}", limit)


def _told(store: Store, picked: Sequence[str], which: str, limit: int) -> Listed:
    """These measures, and in a sentence which they are."""
    rows = [row for row in find_kind(store, ["maatregel"], 500) if row[1] in picked]
    said = f"{count_of(len(rows), 'maatregel', 'maatregelen')} {which}."
    return Listed(rows[:limit], said[:1].upper() + said[1:])
