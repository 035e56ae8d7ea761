"""Whether a query asks for a figure, and what to say when the letter does not give it.

Never a neighbouring figure: a group, a count or a year that the tables lack gives no card but a sentence that names
what there is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.answer import Answer, available
from zedentui.search.result import Card
from zedentui.text.dutch import percent, within

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Observation
    from zedentui.search.facts import Facts
    from zedentui.search.query import Query
    from zedentui.store.store import Store

__all__ = ["asks_for_figure", "figure_card", "is_about_figures", "lacking_message", "number_card"]

# Kinds that a query can ask for instead of a figure, whatever figures it also names.
_OTHER_KINDS = frozenset(
    {"oorzaak", "stemming", "motie", "stuk", "paragraaf", "actie", "actielijn", "maatregel", "kanttekening"}
)

_NO_SUCH_GROUP = "De brief geeft geen cijfers over {}. De tabellen gaan over twee groepen, {}, van {}."
# Counts of fewer than three digits stand for too much else; 0% and 1% for half the table.
_NUMBER = re.compile(r"[0-9]{3,6}|[0-9]{1,3}(?:,[0-9])?%")


def asks_for_figure(query: Query) -> bool:
    """Whether `query` asks for a figure rather than for an item of the dossier.

    A measure, a group or a year must be named, and two things about figures where there are also words that are not
    understood. A kind of item (`motie`, `begrip`), a share to check (`88%`) or a denial
    (`niet geseponeerd`) means that it asks for something else.
    """
    if (
        query.shares
        or query.negated
        or (query.counts and not query.lacking)
        or _OTHER_KINDS.intersection(query.intents)
    ):
        return False
    wants = query.wants_number or query.mode is not None
    if "bewering" in query.intents:
        return False
    if len(query.measures) > 1 and query.mode == "change" and not (query.years.years or query.offences or query.unit):
        return False  # `verschil technisch sepot en beleidssepot` asks what they are, not how many
    if "begrip" in query.intents and not (wants or query.offences or query.years.years):
        return False
    if "toezegging" in query.intents and not (wants and query.measures):
        return False
    if "organisatie" in query.intents and not wants:
        return False
    if query.mode == "parts" and query.years.years:
        return True
    evidence = [query.measures, query.offences, query.years.years, wants]
    return any(evidence[:3]) and sum(map(bool, evidence)) > bool(query.leftover)


def is_about_figures(query: Query) -> bool:
    """Whether the query names a measure, a year or a number, so that a figure is what it is after."""
    return bool(query.measures or query.years.years or query.wants_number)


def lacking_message(query: Query, facts: Facts) -> str | None:
    """Return one sentence when the tables do not have what is asked: another group, count, breakdown or year."""
    lexicon = facts.lexicon
    groups = " en ".join(f"{offence.label.lower()} ({offence.articles})" for offence in lexicon.offences.values())
    span = f"{lexicon.first_year} tot en met {lexicon.last_year}"
    sort, words = query.lacking[0] if query.lacking else ("", "")
    if sort and (is_about_figures(query) or (query.offences and sort == "uitsplitsing")):
        if sort == "teller" and query.measures and len(query.lacking) == 1:
            return None
        if sort in {"maat", "teller"}:
            measures = ", ".join(within(measure.label) for measure in lexicon.measures.values())
            return f"De brief geeft geen cijfers over {words}. De tabellen tellen, van {span}, alleen: {measures}."
        if sort in {"uitsplitsing", "artikel"}:
            return f"De brief splitst de cijfers niet uit naar {words}: alleen naar {groups}, van {span}."
        return _NO_SUCH_GROUP.format(words, groups, span)
    if sort == "delict" and not query.leftover:
        return _NO_SUCH_GROUP.format(words, groups, span)
    years = query.years.years
    if years and not available(years, facts):
        named = " en ".join(map(str, (years[0], years[-1]) if len(years) > 1 else years))
        return f"De brief geeft geen cijfers over {named}: de tabellen lopen van {span}, voor {groups}."
    return None


def figure_card(store: Store, facts: Facts, query: Query, ignored: Sequence[str] = ()) -> Card | None:
    """Return the card for `query`, or None when the dossier holds no such cell.

    `ignored` are words of the query that were not understood; the answer says that they were left out.
    """
    return Answer(store, facts, query, ignored).card()


def number_card(store: Store, facts: Facts, query: Query) -> Card | None:
    """Return the cells that hold a number typed bare (`1.302`, `743`, `46%`), or None when no cell does."""
    typed = [*query.counts, *query.shares]
    if len(typed) != 1 or not _NUMBER.fullmatch(typed[0]):
        return None
    cells = [
        cell
        for cell in store.figures.cells.values()
        if _holds(cell, typed[0])
        and (not query.offences or cell.offence in query.offences)
        and (not query.measures or cell.measure in query.measures)
        and (not query.years.years or cell.year in query.years.years)
    ]
    if not cells:
        return None
    return Answer(store, facts, query).of_number(cells)


def _holds(cell: Observation, typed: str) -> bool:
    """Whether the cell shows this number: the count itself, the printed percentage, or the share with one decimal."""
    if not typed.endswith("%"):
        return cell.count == int(typed)
    if "," in typed:
        return cell.share_uitstroom is not None and percent(cell.share_uitstroom) == typed
    return cell.printed_percent == int(typed[:-1])
