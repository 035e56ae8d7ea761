"""How long one keystroke in the search takes with a hundred, ten thousand and a million items.

Each database is a copy of the dossier with generated items added until there are that many, indexed by the same code
as the build and opened by the same store as the application (one thread, 256 MB). The words of the generated items are
the dossier's own and compounds of them, as frequent as words in real text are (Zipf-Mandelbrot): very common ones, rare
ones, and many that look alike. Then queries are typed letter by letter, each letter a search, as in the overlay. Beside
it stands what a plain scan costs (`contains` over the text of every item).
"""

from __future__ import annotations

import random
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from bench import harness
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row
from zedentui.dossier.search_index import index_words
from zedentui.search import search
from zedentui.store.store import Store

QUERIES = (
    "verkr technisch 22",
    "hoeveel zaken voor de rechter 2021",
    "paspoortwet",
    "motie buitenweg",
    "wat is een technisch sepot",
    "omgekeerd rechercheren",
    "dagvarden verkrchting",
    "onderzoek aanpak sturing",
    "communicatiestrategi zedenzaken",
    "36200 viii 153",
)
LIMITS_MS = {100: 50, 10_000: 50, 1_000_000: 100}
WORDS_PER_ITEM = 25
SEED = 20230705
ROUNDS = 3
SCAN = "plain scan"

_GENERATE = """
INSERT INTO search_item
WITH cell AS (
    SELECT i, j, least($size - 1, floor(20 * (pow($size / 20.0 + 1, chance) - 1)))::INTEGER AS rank
    FROM (
        SELECT i, j, (hash(i * 31 + j) % 1000003) / 1000003.0 AS chance
        FROM range($items) AS a (i), range($words) AS b (j)
    )
),
text AS (SELECT i, list(v.word ORDER BY j) AS words FROM cell JOIN vocabulary AS v ON v.rank = cell.rank GROUP BY i)
SELECT ($after + i + 1)::INTEGER, ['actie', 'maatregel', 'toezegging', 'begrip', 'paragraaf'][1 + i % 5], 'proef-' || i,
       'begrippen/proef-' || i, array_to_string(words[1:5], ' '), array_to_string(words[6:], ' '),
       'Kamerstukken II 2022/23, 34843, nr. 86, p. 4', NULL, 1.0, array_to_string(words[1:5], ' '), '',
       array_to_string(words[6:], ' '), ''
FROM text ORDER BY i
"""


@dataclass(frozen=True)
class Scale:
    """What was measured at one size, in milliseconds."""

    items: int
    median: float
    late: float
    """The 95th percentile: one keystroke in twenty takes longer."""
    slowest: float
    text: str
    """What was typed when it was slowest."""
    scan: float


def enlarge(source: Path, target: Path, items: int) -> int:
    """Copy `source` to `target` with generated items up to `items`; returns the number of items there are then.

    `target` appears when it is whole: an interrupted run leaves nothing that a later one would take for it.
    """
    growing = target.with_suffix(".growing")
    shutil.copyfile(source, growing)
    with duckdb.connect(str(growing)) as connection:
        present = connection.execute("SELECT count(*) FROM search_item").fetchone()[0]  # type: ignore[index]
        if items > present:
            words = vocabulary(
                [row[0] for row in connection.execute("SELECT word FROM search_token").fetchall()], items
            )
            connection.execute(
                "CREATE TEMP TABLE vocabulary AS SELECT unnest($word) AS word, unnest($rank) AS rank",
                {"word": words, "rank": list(range(len(words)))},
            )
            connection.execute(
                _GENERATE, {"size": len(words), "items": items - present, "words": WORDS_PER_ITEM, "after": present}
            )
            connection.execute("DELETE FROM search_token")
            connection.execute("DELETE FROM search_posting")
            index_words(connection)
        connection.execute("CHECKPOINT")
    growing.replace(target)
    return max(items, int(present))


def vocabulary(known: list[str], items: int) -> list[str]:
    """Known words, then compounds of two of them, as many as running text of this length has (Heaps' law)."""
    rng = random.Random(SEED)
    words = sorted(known)
    rng.shuffle(words)
    parts = [word for word in words if word.isalpha() and 4 <= len(word) <= 12]
    size = max(len(words), int(30 * (items * WORDS_PER_ITEM) ** 0.5))
    seen = set(words)
    while len(words) < size:
        word = rng.choice(parts) + rng.choice(parts)
        if word not in seen:
            seen.add(word)
            words.append(word)
    return words


def keystrokes(database: Path) -> list[tuple[float, str]]:
    """Milliseconds for each prefix of each query: the fastest of `ROUNDS`, each with a store that knows nothing yet.

    The fastest, because whatever else the machine does only ever adds.
    """
    fastest: dict[str, float] = {}
    for _ in range(ROUNDS):
        store = Store.open(database)
        search(store, "warmlopen")
        for query in QUERIES:
            for length in range(1, len(query) + 1):
                start = time.perf_counter()
                search(store, query[:length])
                took = (time.perf_counter() - start) * 1000
                fastest[query[:length]] = min(took, fastest.get(query[:length], took))
        store.close()
    return sorted((took, text) for text, took in fastest.items())


def scan(database: Path) -> float:
    """Milliseconds for the plain way: every item, every text."""
    sql = "SELECT count(*) FROM search_item WHERE contains(lower(title), $w) OR contains(lower(body), $w)"
    with duckdb.connect(str(database), read_only=True, config={"threads": 1, "memory_limit": "256MB"}) as connection:
        times = []
        for word in ("verkrachtingszaakx", "paspoortwetx", "rechercherenx"):
            start = time.perf_counter()
            connection.execute(sql, {"w": word}).fetchall()
            times.append((time.perf_counter() - start) * 1000)
    return min(times)


def scale(database: Path) -> Scale:
    """Measure one database."""
    took = keystrokes(database)
    slowest, text = took[-1]
    store = Store.open(database)
    items = store.run("search_frame")[0][0]
    store.close()
    return Scale(items, took[len(took) // 2][0], took[int(len(took) * 0.95)][0], slowest, text, scan(database))


def measure(options: Options) -> Outcome:
    """Build the databases that are not there, type the queries in each."""
    rows, notes = [], []
    with harness.scratch() as temporary:
        folder = options.keep or temporary
        folder.mkdir(parents=True, exist_ok=True)
        for items in options.items:
            target = folder / f"search-{items}.duckdb"
            if not target.exists():
                enlarge(harness.DATABASE, target, items)
            found = scale(target)
            name = f"keystroke at {found.items:,} items"
            bound = Bound(LIMITS_MS.get(items, max(LIMITS_MS.values())))
            rows += [
                Row(f"{name}, median", "ms", {OURS: found.median, SCAN: found.scan}, SCAN),
                Row(f"{name}, 95th percentile", "ms", {OURS: found.late, SCAN: found.scan}, SCAN, bound),
            ]
            notes.append(f"Slowest at {found.items:,}: {found.slowest:.1f} ms for `{found.text}`.")
    note = (
        f"From a letter typed to the answers, without the screen: {len(QUERIES)} queries letter by letter, fastest of"
        f" {ROUNDS}, one thread, 256 MB; compared with one scan over the text of every item. The real dossier has"
        " the smallest size."
    )
    return Outcome("search", "Search", rows, [note, *notes])
