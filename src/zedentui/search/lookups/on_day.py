"""What a day is named for: `wat gebeurde er op 4 juli 2022`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, count_of, led_by
from zedentui.search.lookups.stated import as_known
from zedentui.text.dutch import day, ended

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from zedentui.model import Motie, Promise
    from zedentui.search.lookups.listed import Row
    from zedentui.search.when.dates import Time
    from zedentui.store.store import Store

__all__ = ["on_day"]

_KINDS = ("toezegging", "motie", "stuk", "actieplan", "maatregel", "organisatie", "bewering", "begrip")
"""Kinds of which the text can name a day, what is done before what describes it."""
_MOST = 2_000  # items that are looked through


def on_day(store: Store, time: Time, limit: int, today: date) -> Listed:
    """Return the items that are of the day or name it, their sources too, those of which it is the very day first.

    Of promises it is told what was known `today`. Raises StoreError.
    """
    at = time.begin
    if at is None:
        return Listed([], None)
    told = day(at)
    moties = {motie.id: said for motie in store.moties() if (said := _of_motie(motie, at))}
    promises = {promise.id: promise for promise in store.promises(today)}
    edges = {each.id for each in promises.values() if each.latest and at in (each.earliest, each.latest)}
    sources = _sources(store, promises.values())
    news = {
        promise.id: outcome.outcome
        for promise in promises.values()
        for outcome in promise.outcomes
        if outcome.happened_on == at
    }
    plan = store.action_plan()
    of_plan = plan is not None and at in (plan.promised_on, plan.sent_on)
    named: list[tuple[bool, int, Row]] = []
    for row in as_known(find_kind(store, _KINDS, _MOST), promises):
        itself = row[1] in moties if row[0] == "motie" else row[0] == "actieplan" and of_plan
        itself = itself or (row[0] == "toezegging" and (row[1] in edges or row[1] in news))
        said = news.get(row[1]) if row[0] == "toezegging" else moties.get(row[1]) if row[0] == "motie" else None
        if itself and said and told not in row[4]:
            row = led_by(f"{told}: {said}", row)
        elif not itself and told not in row[3] + row[4] and told in (source := sources.get(row[:2], "")):
            row = led_by(f"Bron: {ended(source)}", row)
        if itself or told in row[3] or told in row[4]:
            begins = itself or row[4].startswith((f"{told}:", f"Van {told}.")) or f"op {told}" in row[4]
            named.append((not begins, _KINDS.index(row[0]), row))
    named.sort(key=lambda each: each[:2])
    rows = [row for _, _, row in named]
    if not rows:
        return Listed([], f"Van {told} staat niets in dit dossier.")
    said = f"{told}: {count_of(len(rows), 'onderdeel noemt', 'onderdelen noemen')} die dag"
    if any(row[0] == "toezegging" and row[1] in edges and told not in row[4] for row in rows):
        said += f", of {'begint of eindigt' if len(rows) == 1 else 'beginnen of eindigen'} dan volgens onze lezing"
    return Listed(rows[:limit], f"{said}.")


def _sources(store: Store, promises: Iterable[Promise]) -> dict[tuple[str, str], str]:
    """The sources beside the letter, of what came of promises and of terms: a list does not show them."""
    told = {("toezegging", each.id): "; ".join(outcome.source for outcome in each.outcomes) for each in promises}
    return told | {("begrip", term.id): term.other_source or "" for term in store.terms()}


def _of_motie(motie: Motie, at: date) -> str | None:
    """What happened to a motie on a day; None when it is not of that day."""
    if motie.tabled_on == at:
        return "ingediend."
    if motie.vote_on == at:
        return "gestemd."
    return "uitslag van de stemming geregistreerd." if motie.vote_recorded_on == at else None
