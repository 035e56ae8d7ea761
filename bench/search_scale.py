"""How long one keystroke in the search takes with 100, 10,000 and 1,000,000 items.

    python bench/search_scale.py [DATABASE] [--items 100 10000 1000000] [--keep FOLDER]

Each database is a copy of the dossier with generated items added until there are that many, indexed by the same code
as the build and opened by the same store as the application (one thread, 256 MB). The words of the generated items are
the dossier's own and compounds of them, as frequent as words in real text are (Zipf-Mandelbrot): very common ones, rare
ones, and many that look alike. Then queries are typed letter by letter, each letter a search, as in the overlay. Beside
it stands what a plain scan costs (`contains` over the text of every item).
"""

from __future__ import annotations

import argparse
import random
import shutil
import tempfile
import time
from pathlib import Path

import duckdb

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


def enlarge(source: Path, target: Path, items: int) -> int:
    """Copy `source` to `target` with generated items up to `items`; returns the number of items there are then."""
    shutil.copyfile(source, target)
    with duckdb.connect(str(target)) as connection:
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
        return max(items, present)


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


def report(database: Path, items: int) -> str:
    """One line: milliseconds a keystroke, the bound, and the plain scan beside it."""
    took = keystrokes(database)
    p95, (slowest, text) = took[int(len(took) * 0.95)][0], took[-1]
    bound = LIMITS_MS.get(items, max(LIMITS_MS.values()))
    store = Store.open(database)
    count = store.run("search_frame")[0][0]
    store.close()
    return (
        f"{count:>9,} {took[len(took) // 2][0]:>8.1f} {p95:>8.1f} {slowest:>8.1f} {bound:>6} {p95 / bound:>9.2f} "
        f"{scan(database):>8.1f}  {text!r}"
    )


def main() -> None:
    """Build the databases, type the queries, print one line each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database", nargs="?", type=Path, default=Path(__file__).parents[1] / "data" / "zeden.duckdb")
    parser.add_argument("--items", nargs="+", type=int, default=list(LIMITS_MS))
    parser.add_argument("--keep", type=Path, help="folder for the generated databases, used again when they are there")
    arguments = parser.parse_args()
    print(f"Milliseconds for one keystroke (fastest of {ROUNDS}), one thread, 256 MB.")
    print(
        f"{'items':>9} {'median':>8} {'p95':>8} {'slowest':>8} {'bound':>6} {'p95/bound':>9} {'scan':>8}  slowest text"
    )
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or Path(temporary)
        for items in arguments.items:
            target = folder / f"search-{items}.duckdb"
            if not target.exists():
                enlarge(arguments.database, target, items)
            print(report(target, items), flush=True)


if __name__ == "__main__":
    main()
