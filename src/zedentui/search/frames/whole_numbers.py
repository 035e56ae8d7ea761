"""The number of which a part is asked (`van de 758 afgehandelde zaken`): of which group it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.frames.mentions import Mention
from zedentui.search.vocabulary.lexicon import Meaning

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query
    from zedentui.store.store import Store

__all__ = ["fitted"]


def fitted(store: Store, query: Query) -> Query:
    """Return the query with the group, and where it names none the year, in which the number stands; else as it is.

    Raises:
        StoreError: the file can no longer be read, or the search was interrupted.
    """
    if query.offences or len(query.wholes) != 1:
        return query
    typed = query.wholes[0]
    cells = [
        (offence, year)
        for (offence, _, year), cell in store.figures.cells.items()
        if cell.count == typed.value and (not query.years.years or year in query.years.years)
    ]
    groups = {offence for offence, _ in cells}
    if len(groups) != 1:
        return query
    at = next((i for i, slot in query.taken.items() if slot == "number"), 0)
    group = Mention(Meaning("offence", groups.pop()), (at,), typed.text)
    years = query.years
    if not years.years and len({year for _, year in cells}) == 1:
        years = replace(years, years=(cells[0][1],), shape="one")
    return replace(query, mentions=tuple(sorted((*query.mentions, group), key=lambda m: m.first)), years=years)
