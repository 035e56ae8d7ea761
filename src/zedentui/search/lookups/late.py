"""What was done later than was said: promises with an outcome of after their term."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.items import find_kind
from zedentui.search.lookups.listed import Listed, promises_named
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
    """Return what has an outcome of after its term; of before that day it says nothing. Raises StoreError."""
    late = {
        promise.id
        for promise in store.promises(today)
        if promise.term == "termijn" and promise.latest
        for outcome in promise.outcomes
        if outcome.result != "verwant" and outcome.happened_on and outcome.happened_on > promise.latest
    }
    rows = [row for row in find_kind(store, ["toezegging"], 500) if row[1] in late]
    said = f"Op {day(today)}: van {promises_named(len(rows))} is de bekende uitkomst van na de termijn"
    return Listed(rows[:limit], f"{said}; dat zegt niet dat er voor die dag niets gebeurde.")
