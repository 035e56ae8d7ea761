"""Promises as answers: each says how it stands on the day of asking, and nothing that became known after that day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from zedentui.search.lookups.listed import Known
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zedentui.model import Outcome, Promise
    from zedentui.search.lookups.listed import Row
    from zedentui.store.store import Store

__all__ = ["as_known", "with_states"]


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
        for row in as_known(rows, promises)
    ]  # fmt: skip


def as_known(rows: Sequence[Row], promises: Mapping[str, Promise]) -> list[Row]:
    """Return the rows, each promise with what was known of it on the day of `promises`, and with nothing of after it.

    The index tells what is known now, whatever the day. A sentence is put before the text afterwards, by `led_by`.
    """
    return [
        (*row[:4], Known(_told(promises[row[1]])), *row[5:])
        if row[0] == "toezegging" and row[1] in promises and not isinstance(row[4], Known)
        else row
        for row in rows
    ]


def _told(promise: Promise) -> str:
    """The text of a promise as the index has it (`came_of_it` in store/search_index.sql), of the outcomes it has."""
    came = sorted(promise.outcomes, key=lambda outcome: outcome.happened_on or date.max)
    decided = [_dated(outcome) for outcome in came if outcome.result != "verwant"]
    related = [outcome.outcome for outcome in came if outcome.result == "verwant"]
    itself = [promise.what, f"Termijn: {promise.phrase.rstrip('.')}."]
    return " ".join([*decided, *itself, *related, *([promise.note] if promise.note is not None else [])])


def _dated(outcome: Outcome) -> str:
    on_day = outcome.happened_on and day(outcome.happened_on)
    return outcome.outcome if not on_day or on_day in outcome.outcome else f"{on_day}: {outcome.outcome}"


def _state(promise: Promise, today: date) -> str:
    from zedentui.kinds.promise import state_on  # few look-ups give a promise

    if promise.state == "gebeurd":
        return ""
    said = state_on(promise, today)
    return f"{said[:1].upper()}{said[1:]}. "
