"""What the archive of the Kamer costs to read, beside SQLite's FTS5 on the same texts.

The archive is the one that `ZEDENTUI_ARCHIEF` names (`zedentui kamer inlezen` or `bijwerken` makes one); without it the
stage is skipped. Queries are typed letter by letter, in the filter of the list and in the look-up. Milliseconds are of
the processor, which repeat on a busy machine as those of the clock do not; the fastest of some rounds counts.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from bench import harness
from bench.harness import MissingError
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row
from zedentui.archive.archive import folded
from zedentui.archive.shelf import Shelf, read_subject

FTS5 = "SQLite FTS5"
QUERIES = (
    "straatintimidatie", "motie van het lid", "verkrachting 2022", "seksueel grensoverschrijdend",
    "kinderporno aanpak", "pvv straf", "slachtoffers rechten", "mensenhandel",
)  # fmt: skip
FEW = 20
_TEXTS = """
SELECT i.nummer, coalesce(concat_ws(' ', z.nummer, z.onderwerp, z.titel), concat_ws(' ', t.nummer, t.tekst))
FROM zoek_item AS i LEFT JOIN zaak AS z ON z.id = i.id LEFT JOIN toezegging AS t ON t.id = i.id ORDER BY i.nummer
"""


def cpu(work: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the processor for `work`: the fastest of `rounds`."""
    fastest = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        work()
        fastest = min(fastest, (time.process_time() - start) * 1000)
    return fastest


def typed(work: Callable[[str], object], rounds: int) -> tuple[float, float]:
    """Median and 95th percentile of `work` over every beginning of every query, in milliseconds."""
    texts = dict.fromkeys(query[:length] for query in QUERIES for length in range(1, len(query) + 1))
    took = sorted(cpu(lambda text=text: work(text), rounds) for text in texts)  # type: ignore[misc]
    return took[len(took) // 2], took[int(len(took) * 0.95)]


def fts5(archive: Path, target: Path) -> tuple[sqlite3.Connection, float]:
    """The same texts in FTS5, and the seconds of the processor that this took."""
    with duckdb.connect(str(archive), read_only=True, config={"threads": "1"}) as source:
        rows: Sequence[tuple[int, str]] = source.execute(_TEXTS).fetchall()
    start = time.process_time()
    made = sqlite3.connect(target)
    made.execute("CREATE VIRTUAL TABLE item USING fts5(body, prefix='2 3', tokenize='unicode61 remove_diacritics 2')")
    made.executemany("INSERT INTO item (rowid, body) VALUES (?, ?)", rows)
    made.execute("INSERT INTO item (item) VALUES ('optimize')")
    made.commit()
    return made, time.process_time() - start


def asked(connection: sqlite3.Connection, text: str) -> list[tuple[int]]:
    """The best few for what was typed, every word a beginning."""
    words = " ".join(f'"{word}"*' for word in folded(text).split())
    sql = "SELECT rowid FROM item WHERE item MATCH ? ORDER BY rank LIMIT ?"
    return connection.execute(sql, (words, FEW)).fetchall() if words else []


def measure(options: Options) -> Outcome:
    """Open the list, filter it and look things up letter by letter, ask how a fractie voted."""
    path = Path(os.environ.get("ZEDENTUI_ARCHIEF", ""))
    if not path.is_file():
        raise MissingError("ZEDENTUI_ARCHIEF names no archive; make one with zedentui kamer inlezen")
    shelf = Shelf(path)
    archive, rounds = shelf.archive(), options.rounds

    def open_list() -> None:
        archive.motions_at(archive.motions_of(read_subject()))
        archive.motion_count()
        archive.motions(0, 200)

    def letter(text: str) -> None:
        archive.motion_count(text)
        archive.motions(0, 200, text)

    filtered, found = typed(letter, rounds), typed(lambda text: archive.find(text, FEW), rounds)
    opened = cpu(open_list, rounds)
    voted = cpu(lambda: archive.tally("PVV", "straf"), rounds)
    motions, items = archive.motion_count(), sum(each.rows for each in archive.standing() if each.category == "Zaak")
    shelf.close()
    with harness.scratch() as folder:
        other, build = fts5(path, folder / "fts5.sqlite")
        theirs = typed(lambda text: asked(other, text), rounds)
        size = (folder / "fts5.sqlite").stat().st_size / 1e6
        other.close()
    rows = [
        Row("open Moties: this subject, then the first page", "ms", {OURS: opened}, FTS5, Bound(300)),
        Row("letter of the filter, median", "ms", {OURS: filtered[0]}, FTS5),
        Row("letter of the filter, 95th percentile", "ms", {OURS: filtered[1]}, FTS5, Bound(80)),
        Row("letter of a look-up, median", "ms", {OURS: found[0], FTS5: theirs[0]}, FTS5),
        Row("letter of a look-up, 95th percentile", "ms", {OURS: found[1], FTS5: theirs[1]}, FTS5, Bound(100)),
        Row("how a fractie voted, by year", "ms", {OURS: voted}, FTS5, Bound(200)),
        Row("whole file; FTS5: its texts and index", "MB", {OURS: path.stat().st_size / 1e6, FTS5: size}, FTS5),
    ]
    note = (
        f"An archive with {items:,} zaken, {motions:,} of them motions. Milliseconds of the processor, fastest of "
        f"{rounds}, one thread; {len(QUERIES)} queries letter by letter. FTS5 took {build:.0f} s to fill."
    )
    return Outcome("archive", "Archive of the Kamer", rows, [note])
