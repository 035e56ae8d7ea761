"""The list of the panes with 2, 10,000 and 150,000 rows: opened, filtered letter by letter, and what it weighs.

Each size has a process of its own, so that its memory is its own. Ten thousand rows are at hand, as those of a dossier
are; more come in pages from DuckDB, as those of the archive do. Milliseconds are of the processor, without a terminal,
from asking to nothing left to do; the rows are drawn at 80 by 24.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row

HELD, PAGED = 10_000, 150_000
BOUNDS = {
    HELD: (Bound(150, aim=100), Bound(50, aim=30)),
    PAGED: (Bound(300, aim=200), Bound(80, aim=50)),
}
"""Of opening, and of a letter of the filter."""
HEAVIER = Bound(40, aim=20)
"""Megabytes that the longest list may add to a session with two rows."""
_TYPED = "motie 14"
_WORDS = ("veiligheid", "opvang", "aangifte", "slachtoffers", "campagne", "onderzoek", "voorlichting")


def title(number: int) -> str:
    """What the row with this number is called."""
    return f"Motie {number} over {_WORDS[number % 7]} en {_WORDS[number % 5]} in {2000 + number % 24}"


async def shown(count: int) -> dict[str, float]:
    """Show so many rows and filter them; milliseconds of both, and resident megabytes then."""
    from textual.app import App, ComposeResult

    from zedentui.tui.widgets.columns import Column
    from zedentui.tui.widgets.item_list import ItemList
    from zedentui.tui.widgets.rows import Entry, HeldRows, PagedRows, Rows

    class Shown(App[None]):
        def compose(self) -> ComposeResult:
            yield ItemList((Column("Motie"), Column("Nummer", 10)), id="list")

    def entry(number: int) -> Entry:
        return Entry(str(number), (title(number), str(number)), title(number))

    def rows() -> Rows:
        if count <= HELD:
            return HeldRows([entry(number) for number in range(count)])
        return PagedRows(lambda most: f"{most} moties", counted, read, lambda key, _: int(key))

    def counted(words: str) -> int:
        found: int = ask("SELECT count(*) FROM row WHERE contains(lower(title), $words)", words)[0][0]
        return found

    def read(offset: int, limit: int, words: str) -> list[Entry]:
        asked = "SELECT number FROM row WHERE contains(lower(title), $words) ORDER BY number"
        return [entry(number) for (number,) in ask(f"{asked} LIMIT {limit} OFFSET {offset}", words)]

    ask: Callable[[str, str], list[tuple[Any, ...]]] = _table(count)
    app = Shown()
    async with app.run_test(size=(80, 24)) as pilot:
        items = app.query_one(ItemList)

        async def taken(work: Callable[[], object]) -> float:
            begin = time.process_time()
            work()
            await _idle(pilot.pause, app)
            return (time.process_time() - begin) * 1000

        opened = await taken(lambda: items.show_rows(rows()))
        letters = [await taken(partial(items.filter, _TYPED[:end])) for end in range(1, len(_TYPED) + 1)]
    status = Path("/proc/self/status").read_text()
    resident = next(int(line.split()[1]) / 1000 for line in status.splitlines() if line.startswith("VmRSS"))
    return {"open": opened, "letter": median(letters), "resident": resident}


async def _idle(pause: Callable[[], Awaitable[None]], app: Any) -> None:
    await pause()
    await app.workers.wait_for_complete()
    await pause()


def _table(count: int) -> Callable[[str, str], list[tuple[Any, ...]]]:
    import duckdb

    connection = duckdb.connect(":memory:", config={"threads": "1", "memory_limit": "128MB"})
    if count > HELD:
        words = ", ".join(f"'{word}'" for word in _WORDS)
        connection.execute(
            "CREATE TABLE row AS SELECT range AS number, 'Motie ' || range || ' over ' || "
            f"[{words}][range % 7 + 1] || ' en ' || [{words}][range % 5 + 1] || ' in ' || (2000 + range % 24) AS title "
            f"FROM range({count})"
        )
    return lambda sql, words: connection.cursor().execute(sql, {"words": words.lower()}).fetchall()


def measure(options: Options) -> Outcome:
    """Measure each size; the fastest of some processes counts."""
    rows: list[Row] = []
    found = {count: _fastest(count, options.rounds) for count in (2, HELD, PAGED)}
    for count, (opening, letter) in BOUNDS.items():
        name = f"{count:,} rows"
        rows.append(Row(f"{name}: open", "ms", {OURS: found[count]["open"]}, bound=opening))
        rows.append(Row(f"{name}: letter of the filter", "ms", {OURS: found[count]["letter"]}, bound=letter))
    more = found[PAGED]["resident"] - found[2]["resident"]
    rows.append(Row(f"{PAGED:,} rows: memory over 2 rows", "MB", {OURS: more}, bound=HEAVIER))
    return Outcome("lists", "Lists of any length", rows, [" ".join((__doc__ or "").split("\n\n")[1].split())])


def _fastest(count: int, rounds: int) -> dict[str, float]:
    told = []
    for _ in range(rounds):
        done = subprocess.run(
            [sys.executable, "-m", "bench.lists", str(count)], capture_output=True, text=True, timeout=300, check=True
        )
        told.append(json.loads(done.stdout))
    return {name: min(each[name] for each in told) for name in told[0]}


if __name__ == "__main__":
    print(json.dumps(asyncio.run(shown(int(sys.argv[1])))))
