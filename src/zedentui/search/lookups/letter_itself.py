"""Questions about the letter itself: who wrote it, to whom, when, how long it is, and who supplied its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind, find_one
from zedentui.search.lookups.listed import led_by
from zedentui.search.vocabulary.patterns import pattern
from zedentui.search.vocabulary.words import STOP_WORDS, words
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["about_letter"]

_LETTER = r"\b(?:kamer|voortgangs)?brief\b|\bletter\b"
_ASKED = (
    r"\b(?:wie|wanneer|who|when|to whom|afzender|geadresseerde|auteur|schrijver|ondertekenaar|onderwerp|kenmerk"
    r"|datum|dag|hoeveel|hoe lang|how many|how long|aantal|waarover|samenvatting|inhoud|waar gaat|what is|about|vat"
    r"|vindplaats|kamerstuk|kamerstuknummer|nummer|directie)\b"
)
_IDLE = frozenset(
    """brief kamerbrief voortgangsbrief letter wie wanneer who when whom afzender geadresseerde auteur schrijver
    ondertekenaar onderwerp kenmerk datum dag hoeveel lang how many long aantal schreef geschreven tekende getekend
    ondertekende ondertekend verstuurde verstuurd stuurde gestuurd verzond verzonden gericht geadresseerd sent wrote
    written signed sender addressed addressee dated date zelf deze die aan door is was van heeft telt bladzijde
    bladzijden bladzijdes pagina paginas pages page minister kamer pagina's welke s minister's welk jaar maand year
    waarover samenvatting inhoud gaat about what vat samen kort over staat hoofdpunten summary content
    vindplaats kamerstuk kamerstukken kamerstuknummer nummer dossiernummer
    directie hoe heet the zeden zedenbrief uitgekomen verschenen gepubliceerd published naar tweede""".split()  # noqa: SIM905
)
_FIGURES = r"\b(?:cijfers?|getallen|gegevens|data|statistieken?|tabellen|figures|numbers|statistics|tables)\b"
_NOTE = r"\b(?:noot|noten|sterretjes?|asterisk(?:en)?)\b(?! \d{1,2}\b)"
_NOTE_ONLY = (
    r"\b(?:noot|noten|sterretjes?|asterisk(?:en)?)\b\W*(?:(?:over|bij|onder|van|uit|voor|in|achter|de|het|tabel|tabellen|jaar|1|2|een"
    r"|twee|20\d\d)\b\W*)*$"
)
_WHEN = r"\b(?:wanneer|welke dag|datum|when|which day)\b"
_CORONA = r"corona|covid|pandemie|pandemic"
_EFFECT = (
    r"\b(?:effect\w*|invloed\w*|gevolg\w*|te maken|beinvloed\w*|impact|noot|zegt|zittingen"
    r"|zittingscapaciteit|affect\w*)\b"
)
_COMPARABLE = r"\b(?:vergelijkbaar|vergelijkbare|te vergelijken|vergelijken met|comparable|reeksbreuk)\b"
_HINTS = ("cijfer", "getal", "gegeven", "data", "statist", "tabel", "figure", "number", "table")
_ORIGIN = (
    r"\b(?:aangeleverd\w*|leverde\w*|levert|geleverd|verstrekt\w*|vandaan|afkomstig|herkomst|bron|bronnen|source|provided"
    r"|supplied|supplies|provides|come from|came from|gemaakt|opgesteld|verzameld|bijgehouden|aangedragen)\b"
    r"|^(?:van|from) (?:wie|whom|who) (?:komen|kwamen|zijn|are|come|came)\b"
)


def about_letter(store: Store, query: Query) -> list[Row]:
    """Return the row that answers a question about the letter itself, or none when it is about something in it.

    Raises StoreError.
    """
    if query.numbers:
        return []
    if notes := _judged(store, query) or _notes(store, query) or _debate(store, query) or _other_letter(store, query):
        return notes
    text, measured = query.read, any(not mention.meaning.weak for mention in query.named("measure"))
    if query.offences or measured:
        return []
    if not query.years.years and _has(text, _HINTS, _FIGURES) and _has(text, (), _ORIGIN):
        return _supplier(store)
    if _has(text, ("brief", "letter"), _LETTER) and _has(text, (), _ASKED):
        if any(word not in _IDLE and word not in STOP_WORDS for word in query.words):
            return []
        senders = [row for row in find_kind(store, ["organisatie"], 500) if row[4].startswith("Afzender")]
        return senders if "directie" in text and senders else find_one(store, "stuk", store.dossier().letter.id)
    return []


_JUDGED = (
    r"^wat (?:vindt|vinden|vond|denkt|zegt) (?:de |het )?(?:minister|kabinet|regering)\b.*\b(?:van|over) (?!de daling)"
    r"|^(?:is|zijn|was|waren|vindt|hoe)\b.*\b(?:erg|zorgelijk|zorgwekkend|problematisch|probleem|negatief|slecht|goed"
    r"|wenselijk|onwenselijk|acceptabel|aanvaardbaar|alarmerend|te (?:hoog|veel|vaak))\b"
)
_DISMISSED = r"niet-vervolg|sepot|geseponeerd"


def _judged(store: Store, query: Query) -> list[Row]:
    """Where the letter says what the minister thinks of many dismissals: no figure tells whether they are too many."""
    measures, text = set(query.measures), query.read
    if not measures or not measures <= {"sepot", "onvoorwaardelijk_sepot"} or query.years.years or query.offences:
        return []
    if "check" in query.modes or not pattern(_JUDGED).search(text) or set(query.modes) & {"up", "down", "more", "less"}:
        return []
    told = [row for row in find_kind(store, ["paragraaf"], 500) if "volgens de minister" in row[4].lower()]
    return [row for row in told if pattern(_DISMISSED).search(row[4].lower())][:1]


def _has(text: str, hints: Sequence[str], source: str) -> bool:
    """Whether the pattern is found; it is only compiled when one of the hints, if any are given, stands in the text."""
    return (not hints or any(hint in text for hint in hints)) and pattern(source).search(text) is not None


def _notes(store: Store, query: Query) -> list[Row]:
    """The notes under the tables, for a question about them, about corona or about years side by side."""
    text = query.read
    affected = _has(text, ("corona", "covid", "pandemi"), _EFFECT)
    affected = affected or bool(query.named("cause") and not (query.offences or query.lacking))
    if affected and not (query.measures or query.named("question")):
        return [row for row in find_kind(store, ["kanttekening"], 500) if pattern(_CORONA).search(row[4].lower())]
    if query.offences or query.measures:
        return []
    if len(query.years.years) > 1 and _has(text, ("vergelijk", "comparable", "breuk"), _COMPARABLE):
        return _breaks(store, query) if _has(text, _HINTS, _FIGURES) else []
    if _has(text, ("noot", "noten", "ster", "asterisk"), _NOTE) and _has(text, (), _NOTE_ONLY):
        return _breaks(store, query)
    return []


def _breaks(store: Store, query: Query) -> list[Row]:
    """The notes that say why years cannot be compared just like that."""
    asked = query.years.years or (0, 9_999)
    years = {note.year_from for note in store.annotations() if min(asked) <= note.year_from <= max(asked)}
    return [
        row for row in find_kind(store, ["kanttekening"], 500) if any(row[2].endswith(f"={year}") for year in years)
    ]


def _debate(store: Store, query: Query) -> list[Row]:
    """The plan whose progress was promised in a debate, when it is asked on which day that was."""
    if "commissiedebat" not in query.read or not pattern(_WHEN).search(query.read):
        return []
    plan = store.action_plan()
    shared = set(words(plan.promised_in)) & set(query.words) - STOP_WORDS if plan and plan.promised_in else set()
    if plan is None or (len(shared) < 2 and not {"actieplan", "stand"} & set(query.words)):
        return []
    said = f"Dat debat was op {day(plan.promised_on)}."
    return [led_by(said, row) for row in find_kind(store, ["actieplan"], 1)]


_OTHER_LETTER = (
    r"\b(?P<which>vorige|voorgaande|eerdere|vroegere|volgende|nieuwste|laatste|meest recente|latere)"
    r" (?:(?:voortgangs|kamer)?brief|voortgangsbericht|voortgangsrapportage)\b"
)
_ON_PROGRESS = r"Voortgangsbrief\b|Voortgang aanpak\b"
_OTHER_IDLE = frozenset(
    """vorige voorgaande eerdere vroegere volgende nieuwste laatste meest recente latere voortgangsbericht
    voortgangsrapportage verscheen komt kwam stond
    datum verstuurd gestuurd""".split()  # noqa: SIM905
)


def _other_letter(store: Store, query: Query) -> list[Row]:
    """The letter on progress before this one, the first after it, or the newest that we know."""
    match = pattern(_OTHER_LETTER).search(query.read) if "brief" in query.read or "voortgang" in query.read else None
    at = store.dossier().letter.published_on
    if match is None or at is None:
        return []
    if any(w not in _OTHER_IDLE and w not in _IDLE and w not in STOP_WORDS for w in query.words):
        return []
    dated = [(each.id, each.title, each.published_on) for each in store.references()]
    dated += [(each.id, each.title, each.published_on) for each in store.dossier().documents]
    days = {id_: day_of for id_, title, day_of in dated if day_of and pattern(_ON_PROGRESS).match(title)}
    which = match["which"]
    if which in {"vorige", "voorgaande", "eerdere", "vroegere"}:
        picked = sorted((id_ for id_, day_of in days.items() if day_of < at), key=lambda id_: days[id_], reverse=True)
        said = "De vorige voortgangsbrief die wij kennen, is van {}."
    elif which == "volgende":
        picked = sorted((id_ for id_, day_of in days.items() if day_of > at), key=lambda id_: days[id_])
        said = "De eerste voortgangsbrief na deze die wij kennen, is van {}."
    else:
        picked = sorted(days, key=lambda id_: days[id_], reverse=True)
        said = "De nieuwste voortgangsbrief die wij kennen, is van {}."
    rows = [row for id_ in picked for row in find_one(store, "stuk", id_)[:1]]
    if not rows:
        return []
    first = rows[0]
    return [led_by(said.format(day(days[picked[0]])), first), *rows[1:]]


def _supplier(store: Store) -> list[Row]:
    """The organisation of which the dossier says that it supplied the figures."""
    rows = find_kind(store, ["organisatie"], 500)
    return [row for row in rows if pattern(r"\blever\w* de cijfers\b|\bcijfers\b.*\baangeleverd\b").search(row[4])][:1]
