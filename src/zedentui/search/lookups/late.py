"""What was done later than was said: promises with an outcome of after their term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, of_promises
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from datetime import date

    from zedentui.store.store import Store

__all__ = ["asks_what_came_late", "came_late"]

_LATER = re.compile(
    r"\blater dan\b|\bna (?:afloop van )?de termijn\b"
    r"|\bte laat (?:alsnog )?(?:nagekomen|gedaan|gebeurd|klaar)\b"
)


def asks_what_came_late(text: str) -> bool:
    """Return whether it is asked what was done, but after its term."""
    return _LATER.search(text) is not None


def came_late(store: Store, limit: int, today: date) -> Listed:
    """Return what has an outcome of after its term, or of no known day, told by a source of after its term.

    Of before the end of the term it says nothing. Raises StoreError.
    """
    late: set[str] = set()
    later_known: set[str] = set()
    for promise in store.promises(today):
        for outcome in promise.outcomes:
            if promise.term != "termijn" or not promise.latest or outcome.result == "verwant":
                continue
            if outcome.happened_on is None and outcome.known_on > promise.latest:
                later_known.add(promise.id)
            elif outcome.happened_on is not None and outcome.happened_on > promise.latest:
                late.add(promise.id)
    later_known -= late
    listed = find_kind(store, ["toezegging"], 500)
    rows = [row for which in (late, later_known) for row in listed if row[1] in which]
    said = f"Op {day(today)}: {of_promises(len(late))} is de bekende uitkomst van na de termijn"
    said += "; dat zegt niet dat er voor die dag niets gebeurde."
    if later_known:
        said += f" Van {len(later_known)} staat in dit dossier niet wanneer het gebeurde; de dag van onze bron ligt na"
        said += " de termijn."
    return Listed(rows[:limit], said)
