"""What is said to be the reason of a figure: of a change the letter tells it once, of cases only by three grounds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query

__all__ = ["cause_said", "told_apart", "uncaused"]

_BY = (
    r"\b(?P<by>door(?:dat)?|vanwege|wegens|dankzij|als gevolg van|ten gevolge van|te wijten aan|te danken aan"
    r"|because of|due to) (?P<what>(?:(?!door\b|vanwege\b|wegens\b)[\w'-]+ ?)+)"
)
_DOING = r"^(?:het |de |een )?(?:om|openbaar|officiers?|officieren|rechters?|justitie|politie|jaren)\b"
"""Who does it: `geseponeerd door het OM` names no cause."""
_GROUNDS = frozenset({"technisch_sepot", "beleidssepot", "administratief_sepot"})
"""What is dismissed for a reason that the tables count: `wegens onvoldoende bewijs`."""
_OTHERS = frozenset({"motie", "toezegging", "actie", "maatregel", "stuk"})
_CLAUSE = (
    r"\b(?:(?P<how>omdat|doordat|nadat|terwijl|hoewel|ondanks|ook al|zonder dat|tenzij|mits) (?P<what>[^?!.;:]+)"
    r"|waarbij (?P<in>(?:[a-z]+ ){1,5}?(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben)\b(?: [a-z]+)?))"
)
_AGAINST_IT = frozenset({"terwijl", "hoewel", "ondanks", "ook al"})
_ASKER = r"\b(?:ik|wij|we|mijn|ons|onze|u|men|debat|kamer|fractie|collega|voorzitter|vraag|vragen|weten)\b"
_TOLD = r"\b(?:registra|gps|bosz|systeem|systemen|corona|covid|pandemie|lockdown)"
"""What the letter itself says to be the cause of a figure."""


def _moves(query: Query) -> bool:
    """Whether a rise, a fall, or more or less of the cases is spoken of."""
    counted = query.measures or query.offences or "zaken" in query.words
    return bool(counted) and not {"up", "down", "more", "less"}.isdisjoint(query.modes)


def cause_said(query: Query) -> str:
    """Return what a change is said to come from (`door minder aangiften`); empty where nothing is, or who did it."""
    if not _moves(query) or query.named("cause"):
        return ""
    for match in pattern(_BY).finditer(query.read):
        if pattern(_DOING).match(match["what"]) or pattern(_TOLD).search(match["what"]):
            continue
        grounds = [m for m in query.named("measure") if m.meaning.value in _GROUNDS and m.text in match[0]]
        if not grounds:
            return match[0].strip()
    return ""


def told_apart(query: Query) -> str | None:
    """Return why there is no figure: a clause narrows the cases in a way in which no table does; None without one.

    `geseponeerd omdat het slachtoffer niet wilde`, `waarbij de dader bekend is`; one that names a ground or a number,
    or says why somebody asks, narrows nothing.
    """
    match = pattern(_CLAUSE).search(query.read)
    counted = (*query.named("measure"), *query.named("offence"))
    said = (match["what"] or match["in"]) if match else ""
    if match is None or pattern(_ASKER).search(said) or any(map(str.isdigit, said)):
        return None
    inside = [m for m in counted if m.text in said]
    against = match["how"] in _AGAINST_IT and any(m.meaning.value in _GROUNDS for m in inside)
    if (inside and not against) or not any(m.text in query.read[: match.start()] for m in counted):
        return None
    return f"‘{match[0].strip()}’: dat onderscheid maken de tabellen niet; daarom geven wij geen cijfer."


def uncaused(query: Query) -> str | None:
    """Return that the letter gives no reason for the change that is asked about; None where it gives one."""
    if said := cause_said(query) if _OTHERS.isdisjoint(query.intents) else "":
        return f"Of het daardoor komt (‘{said}’), zegt de brief niet"
    if "oorzaak" not in query.intents or not _moves(query) or len(query.leftover) > 1:
        return None
    if pattern(_TOLD).search(query.read):
        return None
    sepots = {"sepot", "onvoorwaardelijk_sepot", "technisch_sepot"}.intersection(query.measures)
    if sepots and (2019 in query.years.years or query.years.shape == "range"):
        return None
    if query.years.years == (2020,):
        return (
            "De brief noemt geen oorzaak van deze verandering; volgens de noot bij tabel 1 kunnen de cijfers van 2020 "
            "zijn beïnvloed door de coronacrisis"
        )
    if sepots:
        return "De brief verklaart van de sepots alleen de toename in 2019, uit een andere registratie"
    return "De brief noemt geen oorzaak van deze verandering"
