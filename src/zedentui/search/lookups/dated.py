"""Moties, papers and actions of a time: `moties na 1 januari 2024`, `welke stukken verschenen sinds de brief`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, Row, count_of
from zedentui.search.lookups.parties import parties_in, party_words
from zedentui.search.lookups.since import on_subject
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.vocabulary.words import shown
from zedentui.search.when.dates import WORDS, Time, find_time
from zedentui.text.dutch import day, listed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["find_dated"]

_PLURAL = re.compile(r"\b(?:moties|motions|stukken|kamerstukken|kamerbrieven|brieven|papers|letters|acties|actions)\b")
_NEWEST = re.compile(
    r"\b(?P<which>nieuwste|meest recente|recentste|laatste|oudste|eerste)\s+(?P<what>stuk|stukken|kamerstuk"
    r"|kamerstukken|motie|moties)\b"
)
_VOTED = re.compile(r"gestemd|stemming|stemde|aangenomen|verworpen|voted|uitslag")
_WITHOUT_MOTIES = "moties tellen hier niet mee."
_IDLE = frozenset(
    """moties motie motions stukken kamerstukken kamerbrieven brieven papers letters acties actions ingediend
    indienen ingediende gestemd stemming stemmingen aangenomen verworpen verschenen verscheen gepubliceerd verstuurd
    gestuurd kamer dossier welke staan zijn er alle lijst overzicht klaar afgerond zeden verzonden datum
    gekomen kwamen nieuwe later latere stemde stemden stuk kamerstuk nieuwste recentste laatste oudste eerste
    recente meest gaan over waarover tweede regering kabinet""".split()  # noqa: SIM905
)


def find_dated(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date
) -> Listed | None:
    """Return the moties, papers or actions of the time that is named; None when none is, or another thing is asked.

    Raises StoreError.
    """
    text = query.read
    if (newest := _NEWEST.search(text)) and not set(query.required) - _IDLE:
        return _newest(store, newest, limit)
    if query.measures or not _PLURAL.search(text):
        return None
    time = find_time(text, store.dossier().letter.published_on, typed=query.text)
    if time is None:
        return None
    about = [
        word for word in query.required
        if word not in _IDLE and word not in WORDS and not word[0].isdigit() and word not in MONTHS.split()
    ]  # fmt: skip
    if re.search(r"\bmoti(?:es|ons)\b", text):
        about = [word for word in about if word not in party_words(store)]
        return _moties(store, facts, found, about, time, query, limit)
    if re.search(r"\bacti(?:es|ons)\b", text):
        return _actions(store, time, limit, today) if not about else None
    return _papers(store, facts, found, about, time, limit)


def _newest(store: Store, asked: re.Match[str], limit: int) -> Listed | None:
    """The papers or moties with the newest, or the oldest, first."""
    motion = asked["what"].startswith("motie")
    days = {each.id: each.published_on for each in store.references()}
    days |= {each.id: each.published_on for each in store.dossier().documents}
    days |= {motie.id: motie.tabled_on for motie in store.moties()}
    dated = [(at, row) for row in find_kind(store, ["motie" if motion else "stuk"], 500) if (at := days.get(row[1]))]
    dated.sort(key=lambda pair: pair[0], reverse=not asked["which"].startswith(("oudste", "eerste")))
    if not dated:
        return None
    which = asked["which"].removeprefix("meest ").replace("laatste", "nieuwste").replace("recente", "nieuwste")
    article = "De" if motion else "Het"
    said = f"{article} {which} {'motie' if motion else 'stuk'} in dit dossier is van {day(dated[0][0])}"
    said += "." if motion else f"; {_WITHOUT_MOTIES}"
    return Listed([row for _, row in dated][:limit], said)


def _moties(
    store: Store, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str], time: Time, query: Query,
    limit: int,
) -> Listed | None:  # fmt: skip
    """Moties by the day they were tabled, or voted on where that is asked."""
    moties = {motie.id: motie for motie in store.moties()}
    text, parties = query.read, parties_in(store, query)
    voted = _VOTED.search(text) is not None
    rows = on_subject(store, facts, found, about, "motie") if about else find_kind(store, ["motie"], 500)
    if about and not rows:
        return None
    result = next((word for word in ("aangenomen", "verworpen") if word in text), None)
    if "niet aangenomen" in text:
        result = "verworpen"
    picked: list[tuple[date, Row]] = []
    for row in rows:
        motie = moties.get(row[1])
        at = (motie.vote_on or motie.vote_recorded_on if voted else motie.tabled_on) if motie else None
        if motie is None or (parties and not any(each.party in parties for each in motie.submitters)):
            continue
        if at and time.holds(at) and (result is None or motie.vote_result == result):
            picked.append((at, row))
    what = result or ("gestemd" if voted else "ingediend")
    whose = f" met een indiener van {listed(parties)}" if parties else ""
    return _told(picked, f"motie{whose}", f"moties{whose}", what, about, time, limit)


def _papers(
    store: Store, facts: Facts, found: Mapping[str, Sequence[Found]], about: Sequence[str], time: Time, limit: int
) -> Listed | None:
    """Papers by their day."""
    days = {each.id: each.published_on for each in store.references()}
    days |= {each.id: each.published_on for each in store.dossier().documents}
    rows = on_subject(store, facts, found, about, "stuk") if about else find_kind(store, ["stuk"], 500)
    if about and not rows:
        return None
    picked = [(at, row) for row in rows if (at := days.get(row[1])) is not None and time.holds(at)]
    listed = _told(picked, "stuk", "stukken", "met een datum", about, time, limit)
    return Listed(listed.rows, f"{(listed.message or '').rstrip('.')}; {_WITHOUT_MOTIES}")


def _actions(store: Store, time: Time, limit: int, today: date) -> Listed | None:
    """Actions by the last day of their term; most have none."""
    ends = {promise.id: promise.latest for promise in store.promises(today)}
    due = {action.id: ends.get(action.promise or "") for action in store.actions()}
    rows = find_kind(store, ["actie"], 500)
    picked = [(at, row) for row in rows if (at := due.get(row[1])) is not None and time.holds(at)]
    listed = _told(picked, "actie", "acties", "met een termijn", (), time, limit)
    without = sum(at is None for at in due.values())
    return Listed(listed.rows, f"{listed.message} Van {without} van de {len(due)} acties noemt de brief geen termijn.")


def _told(
    picked: list[tuple[date, Row]], one: str, many: str, what: str, about: Sequence[str], time: Time, limit: int
) -> Listed:
    rows = [row for _, row in sorted(picked, key=lambda pair: pair[0])]
    subject = f" over {' '.join(map(shown, about))}" if about else ""
    said = f"{count_of(len(rows), one, many)}{subject} {what} {time.said}, in dit dossier."
    return Listed(rows[:limit], said[:1].upper() + said[1:])
