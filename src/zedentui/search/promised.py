"""Promises and their terms as a list: in a state, in a year or a month, on a day, since the letter, about something.

States are those of the store on the day that is asked; of a term that has passed a list says that nothing follows from
it about the outcome.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from zedentui.classes import dataclass
from zedentui.search.items import find_items, find_kind
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Promise
    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["STATE_WORDS", "Listed", "find_promises"]

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
STATE_WORDS = frozenset(
    """open openstaand openstaande uitstaand uitstaande lopend lopende laat verstreken verlopen overschreden
    nagekomen waargemaakt gerealiseerd verwezenlijkt vervuld gestand heeft
    ingelost afgedaan voldaan gedaan afgerond afgeronde geleverd opgeleverd uitgevoerd komend
    komende nog staan staat termijn termijnen deadline deadlines toezegging toezeggingen beloften beloftes
    belofte toegezegd beloofd minister alle wat welke overdue promises are which what zijn is loopt lopen moet
    moeten gestart aangekondigd acties actie voorbij gemist eerstvolgende aankomende overzicht lijst kabinet
    regering gehaald klaar tijd over datum alles zaken dingen afspraken afspraak binnenkort toekomstige
    resteert gebroken geschonden outstanding kept broken iets die zonder geen niet gebeuren doen plannen
    gewenst te er eind begin medio had hadden
    agenda vandaag gisteren morgen week maand brief sinds nadien daarna nieuws nieuwe
    bekend geworden verschenen gekomen stukken ontwikkelingen volgende volgend vallen valt""".split()  # noqa: SIM905 - a table of words
)
"""Words of a state, or that say nothing beside one: no subject."""
_LATE_OR_OPEN = re.compile(
    r"\bte laat\b|overdue|over tijd|moet er nog|nog gebeuren|nog te doen|nog niet gedaan|openstaand"
)
_MINISTER = frozenset({"minister", "justitie", "veiligheid", "kabinet", "regering", "bewindspersoon"})
_SINCE = re.compile(
    r"(?:\bsinds|\bna|\bnadat|\bsedert|\bsince|\bafter)\b[^?]*\b(?:brief|5 juli|letter)\b|\bsindsdien\b|\bnadien\b"
)
_HAPPENED = re.compile(r"gebeur|nieuw|verschen|bekend|terechtgekomen|geworden van|ontwikkeling|happened|gekomen|gedaan")
_DAYS = {"vandaag": 0, "gisteren": -1, "eergisteren": -2, "morgen": 1, "overmorgen": 2, "today": 0, "tomorrow": 1}
_MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
           "november", "december")  # fmt: skip
_WHEN = re.compile(
    rf"\b(?:(?P<month>{'|'.join(_MONTHS)})\s+)?(?P<year>20\d\d)\b"
    r"|\b(?P<this>dit|deze|volgend|volgende|komend|komende|vorig|vorige|this|next)\s+(?P<unit>jaar|maand|week|year|month)\b"
)


def find_promises(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date
) -> Listed | None:
    """Return the promises that `query` asks for as a list, or None when it asks for something else.

    Raises StoreError.
    """
    text = query.read
    if _SINCE.search(text) and _HAPPENED.search(text) and not _subjects(query):
        return _since(store, limit, today)
    explicit = "toezegging" in query.values("intent") or _LATE_OR_OPEN.search(text) is not None
    dated = explicit or re.search(r"\b(?:gebeurt|gebeurde|gebeuren|staat|komt|moet|klaar|te doen)\b", text)
    if dated and not _subjects(query) and (made := _within(store, text, limit, today)):
        return made
    return _promises(store, query, facts, found, text, limit, today) if explicit else None


def _subjects(query: Query) -> list[str]:
    """The words that are no state and no year: what a promise should be about."""
    words = [w for w in query.required if w not in STATE_WORDS and not w.isdigit() and w not in _MINISTER]
    return [word for word in words if word not in _MONTHS and word not in _DAYS]


def _since(store: Store, limit: int, today: date) -> Listed:
    """What became known after the letter, newest first."""
    letter = store.dossier().letter.published_on
    news = {promise.id: _newest(promise) for promise in store.promises(today)}
    after = {id_: at for id_, at in news.items() if at is not None and letter is not None and at > letter}
    rows = sorted((row for row in find_kind(store, ["toezegging"], 500) if row[1] in after),
                  key=lambda row: after[row[1]], reverse=True)  # fmt: skip
    since = f" na de brief van {day(letter)}" if letter else ""
    return Listed(rows[:limit], f"Op {day(today)}: van {len(rows)} toezeggingen of termijnen werd{since} iets bekend.")


def _newest(promise: Promise) -> date | None:
    days = [outcome.happened_on or outcome.known_on for outcome in promise.outcomes]
    return max((at for at in days if at is not None), default=None)


def _within(store: Store, text: str, limit: int, today: date) -> Listed | None:
    """Promises due in a year, a month, or on a day; None when no such time is named."""
    span = _span(text, today)
    if span is None:
        return None
    begin, end, said = span
    promises = {promise.id: promise for promise in store.promises(today)}
    due = [id_ for id_, promise in promises.items() if _falls(promise, begin, end)]
    rows = {row[1]: row for row in find_kind(store, ["toezegging"], 500)}
    picked = sorted((id_ for id_ in due if id_ in rows), key=lambda id_: _order(promises[id_]))
    if picked:
        count = f"{len(picked)} toezeggingen of termijnen" if len(picked) != 1 else "1 toezegging of termijn"
        return Listed([rows[id_] for id_ in picked][:limit], f"{count} {said}: de termijn of het tijdvak valt daarin.")
    running = [id_ for id_, p in promises.items() if p.state in {"komend", "loopt"} and id_ in rows]
    rest = " Dit loopt nog:" if running else ""
    return Listed([rows[id_] for id_ in running][:limit], f"Geen termijn of tijdvak van de brief valt {said}.{rest}")


def _order(promise: Promise) -> tuple[bool, date]:
    """Terms before periods, in order of their last day."""
    return promise.term != "termijn", promise.latest or date.max


def _falls(promise: Promise, begin: date, end: date) -> bool:
    """Whether a term ends between the two days, or a period touches them; what was done before the letter is none."""
    if promise.latest is None or promise.kind == "gedaan":
        return False
    if promise.term == "periode" and promise.earliest is not None:
        return promise.earliest <= end and promise.latest >= begin
    return begin <= promise.latest <= end


def _span(text: str, today: date) -> tuple[date, date, str] | None:
    """The first and last day of the time that is named, and how it is called."""
    for word, shift in _DAYS.items():
        if re.search(rf"\b{word}\b", text):
            at = today + timedelta(days=shift)
            return at, at, f"op {day(at)} (‘{word}’)"
    match = _WHEN.search(text)
    if match is None:
        return None
    if match["year"]:
        year, month = int(match["year"]), match["month"]
        if month:
            number = _MONTHS.index(month) + 1
            return date(year, number, 1), _last_day(year, number), f"in {month} {year}"
        return date(year, 1, 1), date(year, 12, 31), f"in {year}"
    shift = {"vorig": -1, "vorige": -1, "dit": 0, "deze": 0, "this": 0}.get(match["this"], 1)
    if match["unit"] in {"jaar", "year"}:
        year = today.year + shift
        return date(year, 1, 1), date(year, 12, 31), f"in {year} (‘{match[0]}’)"
    if match["unit"] == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6), f"in de week van {day(monday)} (‘{match[0]}’)"
    whole = today.year * 12 + today.month - 1 + shift
    year, number = whole // 12, whole % 12 + 1
    return date(year, number, 1), _last_day(year, number), f"in {_MONTHS[number - 1]} {year} (‘{match[0]}’)"


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
    count = f"{len(picked)} toezeggingen of termijnen" if len(picked) != 1 else "1 toezegging of termijn"
    return Listed(picked[:limit], f"Op {day(today)}: {count} over {' '.join(about)}.")


def _promises(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], text: str, limit: int, today: date
) -> Listed | None:
    """Promises in a state, or about something."""
    hit = next(((states, said) for pattern, states, said in _PROMISES if re.search(pattern, text)), None)
    by_whom = [w for w in query.required if w not in STATE_WORDS and not w.isdigit()]
    if hit is None and by_whom and not set(by_whom) <= _MINISTER:
        return _about(store, query, facts, found, by_whom, limit, today)
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
