"""Makes what the application reads: the list of motions with their votes, and the words by which things are found.

The list is made anew (seconds); the words only of what changed, and in ranges, so that memory does not grow with the
archive: one grouping of all words of a million texts does not fit in twelve gigabytes.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any, Final

import duckdb

from zedentui.duck.blocks import named_blocks
from zedentui.kamer.writing import now

__all__ = ["FILLING", "LEAST", "RANGE", "finish"]

RANGE: Final = 50_000
"""Items of which the words are cut at once."""
FILLING: Final = 5_000
"""Motions beyond which what comes in one go is a filling of the archive and no news; in a year there are some 4,000."""
MANY: Final = 0.02
"""Share of the items that may stand outside the one order of words and items; beyond it all are put in order again."""
LEAST: Final = 5_000
"""Items that may always, so that a small archive is not put in order at every change."""
_ORDER: Final = (
    "words_in_order", "items_in_order", "places_in_order", "empty_places", "ordered_places", "forget_order",
    "empty_words", "ordered_words", "forget_word_order", "empty_items", "ordered_items", "forget_item_order",
)  # fmt: skip
"""What puts everything in order, in this order: of words, then of items."""
_SQL = Path(__file__).parent.parent / "archive" / "finishing.sql"


def finish(
    connection: duckdb.DuckDBPyConnection, *, size: int = RANGE, filling: int = FILLING, least: int = LEAST
) -> datetime:
    """Bring everything that is made from the tables of the Kamer up to date; returns the moment that new things bear.

    In one transaction for the list and one for the words: a crash leaves what the next run mends.
    """
    blocks = named_blocks(_SQL)

    def run(name: str, **params: Any) -> list[tuple[Any, ...]]:
        sql = blocks[name]
        return connection.execute(sql, {key: value for key, value in params.items() if f"${key}" in sql}).fetchall()

    moment = now()
    first = connection.execute("SELECT published_at IS NULL FROM archive").fetchall() == [(True,)]
    connection.execute("BEGIN")
    for name in ("motions_before", "forget_motions", "motions", "forget_before"):
        run(name, first=first, moment=moment)
    if run("count_news", moment=moment)[0][0] > filling:
        run("no_news", moment=moment)
    for name in ("promises_gone", "promises_changed", "promises_new"):
        run(name, first=first, moment=moment)
    connection.execute("COMMIT")
    for name in ("texts", "changed_items", "stale_items"):
        run(name)
    changed, last, stale = run("count_changed")[0]
    connection.execute("BEGIN")
    if stale:
        run("forget_places")
        run("forget_items")
    # Items last: an item that is there has its words, and one without is taken up again by the next run.
    for start in range(0, changed, size):
        run("cut_range", last=last, start=start, end=start + size)
        run("insert_words")
        run("insert_places")
    run("insert_items", last=last)
    unordered, items = run("count_unordered")[0]
    if unordered and (unordered > max(MANY * items, least) or unordered == items):
        for name in _ORDER:
            run(name)
    connection.execute("COMMIT")
    run("forget_cut")
    return moment
