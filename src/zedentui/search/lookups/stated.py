"""Promises as answers: each begins with how it stands on the day of asking, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.model import Promise
    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["with_states"]


def with_states(store: Store, rows: Sequence[Row], today: date) -> list[Row]:
    """Return the rows, each promise with its state on `today` before its text; one that says its outcome says enough.

    Raises StoreError.
    """
    if not any(row[0] == "toezegging" for row in rows):
        return list(rows)
    promises = {promise.id: promise for promise in store.promises(today)}
    return [
        (*row[:4], f"{_state(promises[row[1]], today)}{row[4]}", *row[5:])
        if row[0] == "toezegging" and row[1] in promises else row
        for row in rows
    ]  # fmt: skip


def _state(promise: Promise, today: date) -> str:
    from zedentui.kinds.promise import state_on  # few look-ups give a promise

    if promise.state in {"gebeurd", "brief nog niet verschenen"}:
        return ""
    said = state_on(promise, today)
    return f"{said[:1].upper()}{said[1:]}. "
