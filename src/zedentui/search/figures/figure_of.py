"""The figure that a query asks for, or why there is none; and the claims of the letter that hold a number typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.figures.card import figure_card
from zedentui.search.frames.figure_asked import asks_for_figure, lacking_message
from zedentui.search.frames.held import whole_said
from zedentui.search.frames.in_time import VERBS
from zedentui.search.frames.reading import Reading, read_frame
from zedentui.search.vocabulary.critical import CRITICAL
from zedentui.search.vocabulary.lexicon import main_measure
from zedentui.search.vocabulary.patterns import pattern
from zedentui.text.dutch import listed, within

if TYPE_CHECKING:
    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Card, Found
    from zedentui.store.store import Store

__all__ = ["claims_of", "figure_of"]


_GROUNDS = frozenset({"technisch_sepot", "beleidssepot", "administratief_sepot"})
_FROM_TO = r"\bvan \d[\d,.]*\s?(?:%|procent)? naar \d"
_PART_OF_NUMBER = (
    r"(?:%|procent|percent|helft|kwart|derde|vijfde|tiende) van (?:de |alle )?"
    r"(?!(?:19|20)\d\d\b)\d[\d.]+\b(?! (?:is|was|waren))"
)
_FLOW_LESS_FLOW = r"\b(?:instroom|uitstroom) (?:min|minus) (?:de )?(?:instroom|uitstroom)\b"
_SUM = (
    "Met losse getallen wordt hier niet gerekend; vraag naar een maat, een groep en een jaar, bijvoorbeeld: "
    "percentage sepots verkrachting 2022."
)


def figure_of(
    store: Store, facts: Facts, query: Query, found: dict[str, list[Found]]
) -> tuple[Card | None, str | None]:
    """Return the card for a query about figures, or the sentence that says the letter does not give it.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted.
    """
    if query.only_article:
        from zedentui.search.figures.bare_number import article_or_number

        return None, article_or_number(store, facts, query)
    if _adds_up(query):
        return None, _SUM
    if not query.years.years and pattern(_FROM_TO).search(query.read):
        return None, None  # a claim of the letter may say from what to what; which years are meant is not said
    if not query.measures and query.numbers and pattern(_PART_OF_NUMBER).search(query.read):
        return None, _SUM
    if query.lacking and pattern(_FLOW_LESS_FLOW).search(query.read):
        query = replace(query, lacking=())  # `op de plank, dus instroom min uitstroom` says itself what it is
    asks = asks_for_figure(query)
    if (asks or query.lacking or (query.measures and "verwacht" in query.read)) and (
        message := lacking_message(query, facts)
    ):
        return None, message
    if "oorzaak" in query.intents:
        from zedentui.search.figures.premise import contradicted, takes_for_granted

        if takes_for_granted(query) and (card := contradicted(store, facts, query)):
            return card, None
    if asks and query.numbers and claims_of(store, query):
        return None, None
    if asks and all(sort == "teller" for sort, _ in query.lacking):
        return _computed(store, facts, query)
    if not asks and query.years.years and (foreign := _foreign(store, query)):
        return None, foreign
    more = query.leftover or query.lacking or set(query.intents) - {"bewering"}
    if query.numbers and not more and not any(query.named(slot) for slot in CRITICAL if slot != "both"):
        if any(found.get(share) for share in query.shares) and claims_of(store, query):
            return None, None  # a claim of the letter gives this very share
        from zedentui.search.figures.bare_number import number_card  # few questions are a number alone

        return number_card(store, facts, query), None
    return None, None


def _adds_up(query: Query) -> bool:
    """Whether numbers alone are to be reckoned with: `hoeveel procent is 27 van 412`, `20 procent meer dan 743`."""
    if query.measures or query.offences or query.years.years:
        return False
    asks = query.named("question") or query.words[0] in VERBS
    if len(query.numbers) == 1 and not query.wholes:
        part = pattern(r"\b\d+ van (?:de )?\d{2,}").search(query.read)
        return bool(part and (asks or query.named("unit")))
    beside = {"more", "less"} & set(query.modes) or any(number.bound for number in query.numbers)
    return len(query.numbers) + len(query.wholes) > 1 and bool("quotient" in query.modes or asks or beside)


def _computed(store: Store, facts: Facts, query: Query) -> tuple[Card | None, str | None]:
    """The figure for one question, or for the two that it holds, or why it cannot be read as one."""
    if len(query.measures) > 1 or len(query.offences) > 1:
        from zedentui.search.figures.compounded import compound_card  # most questions are one

        if card := compound_card(store, facts, query):
            return card, None
    if query.wholes:
        from zedentui.search.frames.whole_numbers import fitted

        query = fitted(store, query)
    reading = read_frame(query, facts.lexicon)
    if reading.refusal:
        return None, _refused(store, facts, query, reading)
    return figure_card(store, facts, query, reading), None


def _foreign(store: Store, query: Query) -> str | None:
    """That a count typed beside a year is none of the tables: `daling in 2020 (545)`; None where it may be one."""
    if query.measures or query.offences or query.lacking or set(query.intents) - {"bewering"}:
        return None
    typed = [n for n in query.numbers if not (n.unit or n.bound) and 100 <= n.value <= 3_100]
    if not typed:
        return None
    cells = store.figures.cells
    counts = {cell.count for cell in cells.values()}
    if strange := [number.text for number in typed if number.value not in counts]:
        return f"‘{strange[0]}’ staat in geen van de tabellen van de brief."
    same = [key for key, cell in cells.items() if cell.count == typed[0].value]
    if len(typed) > 1 or query.years.shape != "one" or any(year in query.years.years for _, _, year in same):
        return None
    labels = {measure.code: within(measure.label) for measure in store.figures.measures}
    where = listed([f"{labels[measure]}, {offence} ({year})" for offence, measure, year in same[:3]])
    return f"‘{typed[0].text}’ staat in de tabellen niet bij {query.years.years[0]}, wel bij {where}."


def _refused(store: Store, facts: Facts, query: Query, reading: Reading) -> str:
    """Why there is no figure, and for a part of a year what there is of the whole."""
    said = reading.refusal or ""
    if not query.named("partyear") and not query.years.dates:
        return said
    whole = replace(query, mentions=tuple(m for m in query.mentions if m.meaning.slot != "partyear"))
    whole = replace(whole, years=replace(query.years, dates=()))
    if dated := tuple(int(each) for a, b in query.years.dates for each in re.findall(r"\d{4}", query.read[a:b])):
        whole = replace(whole, years=replace(whole.years, years=dated, shape="one" if len(dated) == 1 else "some"))
    year = read_frame(whole, facts.lexicon)
    card = figure_card(store, facts, whole, replace(year, unused=())) if year.frame else None
    return f"{said} Over het hele jaar: {card.answer}" if card else said


def claims_of(store: Store, query: Query) -> list[str]:
    """Return the claims of the letter with this very number, of what the query names. Raises StoreError."""
    if len(query.numbers) > 1:
        return []  # a claim has one number, and answers no question with two
    measures = {main_measure(code) for code in query.measures}
    said = {whole_said(query, number) for number in query.numbers} - {""}
    if said and (measures & _GROUNDS or said != {"zaken"}):
        return []  # `88% van de zedenzaken technisch`: the claim is of the dismissals
    claimed: list[str] = []
    for number in query.numbers:
        if number.bound in {"more", "less", "least", "most"} or number.value in {50.0}:
            continue
        if not number.unit and query.years.years and query.measures:
            continue  # a count of a measure in a year is computed
        rows = store.run("search_claims", {"value": number.value, "percent": bool(number.unit)})
        for id_, offence, measure, year in rows:
            fits_measure = not measures or measure in measures
            fits_group = not query.offences or offence in query.offences
            fits_year = year in query.years.years if query.years.years else True
            if fits_measure and fits_group and fits_year and (number.unit or "check" in query.modes):
                claimed.append(id_)
    return claimed
