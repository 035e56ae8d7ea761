"""One promise that is asked about: how it stands, until when it runs, when it went to the Kamer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.listed import Listed
from zedentui.search.lookups.since import came_of
from zedentui.search.vocabulary.words import stem, words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zedentui.search.facts import Facts
    from zedentui.search.frames.query import Query
    from zedentui.search.result import Found
    from zedentui.store.store import Store

__all__ = ["one_promise"]

_ABOUT_ONE = re.compile(
    r"^tot wanneer\b|\bhoe lang (?:nog |geldt|loopt)|\bhoeveel (?:dagen|weken|maanden)\b.*\btot\b|\bnog geldig\b"
    r"|^wanneer (?:loopt|eindigt)\b|^(?:hoe staat het (?:er )?met|wat is de status van|status|stand(?! van zaken\W*$)|"
    r"hoe ver is)\b|^wanneer\b.*\bklaar\W*$"
)
"""Asks how one thing stands, or until when: what is still to come, before what was done."""
_SENT = re.compile(r"\bwanneer\b.*\b(?:kreeg|ging|gestuurd|stuurde|gedeeld|verzonden|aangeboden|naar (?:de )?kamer)\b")
"""Asks when something went to the Kamer: what was done, before what is still to come."""
_ONE_IDLE = frozenset(
    """kreeg ging gestuurd stuurde gedeeld verzonden aangeboden kamer tweede brief wanneer tot hoe lang geldt loopt
    eindigt einde dagen weken maanden klaar status ver hoeveel nog geldig de het van zaken wijziging""".split()  # noqa: SIM905
)


def one_promise(
    store: Store, query: Query, facts: Facts, found: Mapping[str, Sequence[Found]], limit: int, today: date
) -> Listed | None:
    """Return the promise of which it is asked how it stands, until when it runs or when it went to the Kamer.

    Others that are called so follow. None when no such thing is asked, or of nothing that a promise is called after.
    Raises StoreError.
    """
    text = query.read
    sent = _SENT.search(text) is not None
    named = [word for word in query.required if word not in _ONE_IDLE and not word[0].isdigit()]
    if not (sent or _ABOUT_ONE.search(text)) or not named:
        return None
    came = came_of(store, facts, found, named, limit, today)
    if came is None:
        return None
    promises = {promise.id: promise for promise in store.promises(today)}
    if sent and not any(promises[row[1]].kind == "gedaan" for row in came.rows):
        return None
    typed = {stem(word) for word in named}
    in_title = {row[1]: len(typed & {stem(part) for part in words(row[3])}) for row in came.rows}
    rows = sorted(came.rows, key=lambda row: (-in_title[row[1]], (promises[row[1]].kind == "gedaan") != sent))
    first = rows[0][1]
    called_otherwise = sent and len(named) == 1 and named[0] in first.split("-")  # `het sepotonderzoek`
    return Listed(rows, None) if in_title[first] or called_otherwise else None
