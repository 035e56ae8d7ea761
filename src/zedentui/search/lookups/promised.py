"""Promises and their terms as a list: in a state, in a year or a month, on a day, since the letter, about something.

States are those of the store on the day that is asked; of a term that has passed a list says that nothing follows from
it about the outcome.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_items, find_kind
from zedentui.search.lookups.late import asks_what_came_late, came_late
from zedentui.search.lookups.listed import Listed, Row, of_promises, promises_named, states_counted
from zedentui.search.lookups.on_day import on_day
from zedentui.search.lookups.promisers import of_promisers, promisers, to_another
from zedentui.search.lookups.since import came_of, newest, on_subject, since_about
from zedentui.search.lookups.states import STATE_WORDS, STATES
from zedentui.search.vocabulary.critical import MONTHS
from zedentui.search.vocabulary.words import shown
from zedentui.search.when.dates import WORDS, Time, find_time
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Promise
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["find_promises"]

_LATE_OR_OPEN = re.compile(
    r"\bniet (?:op tijd|tijdig|binnen de termijn)\b|\bnot on time\b|\bkomt er (?:nu |nog )*aan\b"
    r"|staat er (?:nu |nog )*aan te komen|nog te verwachten|op stapel|^wat komt er nog\b|"
    r"\bte laat\b|overdue|over tijd|moet er nog|\bmoet(?:en)?\b.*\bnog doen\b|nog gebeuren|nog te doen"
    r"|nog niet gedaan|openstaand|^wat loopt (?:er )?(?:nu|nog)\b"
)
_MINISTER = frozenset(
    {"minister", "justitie", "veiligheid", "kabinet", "regering", "bewindspersoon", "jenv", "yesilgoz"}
)
_SINCE = re.compile(
    r"(?:\bsinds|\bna|\bnadat|\bsedert|\bsince|\bafter)\b[^?]*\b(?:brief|5 juli|letter)\b|\bsindsdien\b|\bnadien\b"
)
_CAME = re.compile(
    r"\b(?:terecht ?gekomen van|terecht van|geworden van|gekomen van|came of|become of|became of|afloop van"
    r"|uitkomst van)\b"
    r"|\bwat is er (?:\w+ )?(?:gebeurd|gedaan) met\b|\bwhat happened to\b"
    r"|\bhoe (?:is|liep) het (?:afgelopen )?(?:met|af met)\b"
    r"|\b(?:terechtgekomen|gekomen|geworden)\??$"
)
"""Asks for what became of something."""
_STANDING = re.compile(
    r"^(?:(?:wat|hoe) is |toon |geef )?(?:de )?(?:huidige )?(?:stand van zaken|stand|status|voortgang)"
    r"(?: van| bij)?(?: al)?(?: de| alle| deze)? (?:toezeggingen|beloften|beloftes)\W*$"
    r"|^hoe staat het (?:er )?(?:nu )?(?:voor )?met (?:al )?(?:de |alle |deze )?(?:toezeggingen|beloften|beloftes)\W*$"
)
"""Asks of all promises how they stand."""
_AT = re.compile(
    r"\b(?:wat|what)\b.*\b(?:gebeurde|gebeurd|gebeurt|staat|stond|was|is|vond|happened|bekend|zegt|verscheen|kwam)\b"
)
"""Asks of a day what happened on it, and not what should be done by then."""
_OF_DAY = re.compile(r"\b(?:toezegging|belofte) (?:is |was )?van\b|\bagenda\b")
_ENDS = re.compile(
    r"\b(?:liep|liepen|loopt|lopen)\b.*\baf\b|\bafliep|\bafloopt|\baflopen|\bvervie?l|\bvervallen\b|\beindig|\bverstre[ek]"
)
"""Asks what ended in a time, and not what went on in it."""
_DENIED = re.compile(
    r"\bniet (?:te laat|verstreken|voorbij|verlopen|lopend|komend)\b|\b(?:lopen|loopt) (?:er )?(?:nog "
    r"|nu )?niet\b|\bnot overdue\b"
)
"""A state that is denied: the others are asked for."""
_HAPPENED = re.compile(r"gebeur|nieuw|verschen|bekend|terechtgekomen|geworden van|ontwikkeling|happened|gekomen|gedaan")
_DAYS = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2, "today": 0, "tomorrow": 1}
_WHEN = re.compile(
    r"\b(?P<this>dit|deze|volgend|volgende|komend|komende|vorig|vorige|this|next)\s+(?P<unit>jaar|maand|week|year|month)\b"
)


def find_promises(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date
) -> Listed | None:
    """Return the promises that `query` asks for as a list, or None when it asks for something else.

    Raises StoreError.
    """
    text = query.read
    by = promisers(store, query)
    about = [word for word in _subjects(query) if not any(word in each for each in by.values())]
    if {"actielijn", "maatregel"}.intersection(query.intents) and "toezeg" not in text:
        return None  # what is ready of those is no promise
    if _SINCE.search(text) and _HAPPENED.search(text):
        return _since(store, limit, today) if not about else since_about(store, facts, found, about, limit, today)
    voted = "motie" in query.intents and "uitkomst" in text  # of a motie that is the vote
    if about and not voted and _CAME.search(text) and (came := came_of(store, facts, found, about, limit, today)):
        return came
    explicit = "toezegging" in query.values("intent") or _LATE_OR_OPEN.search(text) is not None
    if explicit and (other := to_another(query)):
        return Listed([], other)
    if explicit and not by and (_STANDING.search(text) or (not about and _CAME.search(text))):
        return _all_of_them(store, limit, today)
    if explicit and by and not about and (theirs := of_promisers(store, text, by, limit, today)):
        return theirs
    dated = re.search(
        r"\b(?:gebeurt|happened|stond|zegt|gebeurde|gebeuren|staat|komt|moet|klaar|te doen|liepe?n?|was er"
        r"|verscheen)\b",
        text,
    )
    moved = not {"up", "down"}.isdisjoint(query.modes)  # a rise is no promise
    time = _time(store, query, today) if explicit or (dated and not moved) else None
    one_day = time is not None and time.begin == time.end and not about
    if time is not None and one_day and (_AT.search(text) or _OF_DAY.search(text)) and not _ENDS.search(text):
        return on_day(store, time, limit, today)
    if time is not None and not about:
        ends = _ENDS.search(text) is not None
        return _done_within(store, text, time, limit, today) or _within(store, time, limit, today, ends=ends)
    if time is not None and explicit and (rows := on_subject(store, facts, found, about, "toezegging")):
        return _within(store, time, limit, today, rows)
    return _promises(store, query, facts, found, text, limit, today) if explicit else None


def _all_of_them(store: Store, limit: int, today: date) -> Listed:
    """All promises, with how many stand how."""
    states = [promise.state for promise in store.promises(today)]
    said = f"Op {day(today)}: {promises_named(len(states))}. Naar stand: {states_counted(states)}."
    return Listed(find_kind(store, ["toezegging"], 500)[:limit], said)


def _subjects(query: Query) -> list[str]:
    """The words that are no state and no time: what a promise should be about."""
    words = [w for w in query.required if w not in STATE_WORDS and not w[0].isdigit() and w not in _MINISTER]
    idle = {*MONTHS.split(), *_DAYS, *WORDS}
    return [word for word in words if len(word) > 1 and word not in idle]


def _since(store: Store, limit: int, today: date) -> Listed:
    """What became known after the letter, newest first."""
    letter = store.dossier().letter.published_on
    news = {promise.id: newest(promise) for promise in store.promises(today)}
    after = {id_: at for id_, at in news.items() if at is not None and letter is not None and at > letter}
    rows = sorted((row for row in find_kind(store, ["toezegging"], 500) if row[1] in after),
                  key=lambda row: after[row[1]], reverse=True)  # fmt: skip
    since = f" na de brief van {day(letter)}" if letter else ""
    return Listed(rows[:limit], f"Op {day(today)}: {of_promises(len(rows))} is{since} iets bekend geworden.")


def _within(
    store: Store, time: Time, limit: int, today: date, about: Sequence[Row] | None = None, *, ends: bool = False
) -> Listed:
    """Promises due in a time, of those in `about` when that is given; only those that end in it if `ends`."""
    promises = {promise.id: promise for promise in store.promises(today)}
    rows = {row[1]: row for row in (find_kind(store, ["toezegging"], 500) if about is None else about)}
    due = [p for p in promises.values() if p.id in rows and _falls(p, time, done=about is not None)]
    due = [p for p in due if not ends or (p.latest is not None and time.holds(p.latest))]
    due.sort(key=_order)
    verb = "valt" if time.begin and time.end and not ends else "eindigt"
    if time.begin is None:  # what lies nearest to the day that was named
        due.sort(key=lambda promise: (promise.term != "termijn", -(promise.latest or date.min).toordinal()))
    picked = [promise.id for promise in due]
    if picked:
        said = f"{promises_named(len(picked))} waarvan de termijn of het tijdvak"
        if not any(promise.term == "termijn" for promise in due):
            said = f"Geen termijn loopt dan af; {said}"
        said += f" {time.said} {verb}."
        rest = " Wat de brief zelf als gedaan meldt, telt niet mee." if time.begin is None and about is None else ""
        return Listed([rows[id_] for id_ in picked][:limit], f"{said}{rest}")
    if about is not None:
        return Listed(list(rows.values())[:limit], f"Geen termijn of tijdvak daarover {verb} {time.said}. Wel genoemd:")
    if about is None and (done := [p for p in promises.values() if p.latest and time.holds(p.latest)]):
        done.sort(key=_order)
        said = f"Geen open termijn of tijdvak van de brief {verb} {time.said}. Als gedaan meldt hij daar wel:"
        said += f" {promises_named(len(done))}."
        return Listed([rows[promise.id] for promise in done][:limit], said)
    running = [id_ for id_, p in promises.items() if p.state in {"komend", "loopt"} and id_ in rows]
    rest = " Dit loopt nog:" if running else ""
    said = f"Geen termijn of tijdvak van de brief {verb} {time.said}."
    return Listed([rows[id_] for id_ in running][:limit], f"{said}{rest}")


def _done_within(store: Store, text: str, time: Time, limit: int, today: date) -> Listed | None:
    """What was done in a time, by a source; None when it is not asked what was done."""
    if not any(re.search(pattern, text) for pattern, states, _ in STATES if "nagekomen" in states):
        return None
    if re.search(r"\bniet\b|\bmoet\b|\bmoeten\b|\bzijn\?*$|\bworden\b", text):
        return None
    done = {
        promise.id: outcome.day
        for promise in store.promises(today)
        for outcome in promise.outcomes
        if outcome.result in {"gebeurd", "nagekomen"} and time.holds(outcome.day)
    }
    rows = [row for row in find_kind(store, ["toezegging"], 500) if row[1] in done]
    rows.sort(key=lambda row: done[row[1]])
    return Listed(rows[:limit], f"{promises_named(len(rows)).capitalize()} gedaan {time.said}, volgens een bron.")


def _order(promise: Promise) -> tuple[bool, date]:
    """Terms before periods, in order of their last day."""
    return promise.term != "termijn", promise.latest or date.max


def _falls(promise: Promise, time: Time, *, done: bool = False) -> bool:
    """Whether a term ends in the time, or a period touches it; what was done before the letter only if `done`.

    A period that is still open at the end of `vóór …` does not lie before it.
    """
    if promise.latest is None or (promise.kind == "gedaan" and not done):
        return False
    if promise.term == "periode" and promise.earliest is not None and time.begin is not None:
        return (time.end is None or promise.earliest <= time.end) and promise.latest >= time.begin
    return time.holds(promise.latest)


def _time(store: Store, query: Query, today: date) -> Time | None:
    """The days that the question names, by a date or from today."""
    text = query.read
    for word, shift in _DAYS.items():
        if re.search(rf"\b{word}\b", text):
            at = today + timedelta(days=shift)
            return Time(at, at, f"op {day(at)} (‘{word}’)")
    match = _WHEN.search(text)
    if match is None:
        return find_time(text, store.dossier().letter.published_on, typed=query.text)
    shift = {"vorig": -1, "vorige": -1, "dit": 0, "deze": 0, "this": 0}.get(match["this"], 1)
    if match["unit"] in {"jaar", "year"}:
        year = today.year + shift
        return Time(date(year, 1, 1), date(year, 12, 31), f"in {year} (‘{match[0]}’)")
    if match["unit"] == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return Time(monday, monday + timedelta(days=6), f"in de week van {day(monday)} (‘{match[0]}’)")
    whole = today.year * 12 + today.month - 1 + shift
    year, number = whole // 12, whole % 12 + 1
    said = f"in {MONTHS.split()[number - 1]} {year} (‘{match[0]}’)"
    return Time(date(year, number, 1), _last_day(year, number), said)


def _last_day(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _about(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], words: Sequence[str], limit: int,
    today: date,
) -> Listed | None:  # fmt: skip
    """What was promised about something, what is still to come before what the letter tells as done."""
    if not any(m.text.startswith(("toe", "zegde", "belo", "promis")) for m in query.named("intent")):
        return None
    about = [word for word in words if word not in _MINISTER]
    near = [row for row in find_items(store, facts, about, (), found, ["toezegging"], 200) if row[0] == "toezegging"]
    best = max((row[7] for row in near), default=0)
    if best < len(about):
        return None
    done = {promise.id for promise in store.promises(today) if promise.kind == "gedaan"}
    picked = sorted((row for row in near if row[7] == best), key=lambda row: row[1] in done)
    count = promises_named(len(picked))
    return Listed(picked[:limit], f"Op {day(today)}: {count} over {' '.join(map(shown, about))}.")


def _promises(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], text: str, limit: int, today: date
) -> Listed | None:
    """Promises in a state, or about something."""
    if asks_what_came_late(text):
        return came_late(store, limit, today)
    hit = next(((states, said) for pattern, states, said in STATES if re.search(pattern, text)), None)
    by_whom = [w for w in query.required if w not in STATE_WORDS and not w.isdigit()]
    if hit is None and by_whom and not set(by_whom) <= _MINISTER:
        return _about(store, query, facts, found, by_whom, limit, today)
    everything = frozenset(promise.state for promise in store.promises(today))
    states, said = hit or (everything, "in totaal")
    if hit and (denied := _DENIED.search(text)):
        states, said = everything - states, f"in een andere stand (‘{denied[0]}’)"
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
    count = promises_named(len(picked))
    told = [promise.state for promise in store.promises(today) if promise.id in {row[1] for row in picked}]
    split = f" Naar stand: {states_counted(told)}." if len(set(told)) > 1 and hit else ""
    return Listed(picked[:limit], f"Op {day(today)}: {count} {said}.{split}")
