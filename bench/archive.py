"""What the archive of the Kamer costs to read, beside SQLite's FTS5 on the same texts.

The archive is the one that `ZEDENTUI_ARCHIEF` names (`zedentui kamer inlezen` or `bijwerken` makes one); without it the
stage is skipped. Queries are typed letter by letter, in the filter of the list and in the look-up: what the index
takes, and all that a look-up adds, its texts read from the tables. Milliseconds are of the processor, which repeat on a
busy machine as those of the clock do not; the fastest of some rounds counts. With recordings in ZEDENTUI_BENCH_OPNAMEN
(names with colons between) an archive is made of them as well; memory is the largest that a process ever had resident.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from bench import harness
from bench.harness import MissingError
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row
from zedentui.archive.archive import Archive, folded
from zedentui.archive.shelf import Shelf, read_subject
from zedentui.search.archived import with_archive
from zedentui.search.result import Result

FTS5 = "SQLite FTS5"
QUERIES = (
    "straatintimidatie", "motie van het lid", "verkrachting 2022", "seksueel grensoverschrijdend",
    "kinderporno aanpak", "pvv straf", "slachtoffers rechten", "mensenhandel",
)  # fmt: skip
FEW = 20
CHANGES = 1_000
RECORDINGS = "ZEDENTUI_BENCH_OPNAMEN"
_PEAK = """
import re, sys
from zedentui.cli import main
code = main(sys.argv[1:], alone=True)
print(code, re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""
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


def taken_in(files: Sequence[Path], target: Path) -> tuple[float, float]:
    """Take recordings into `target` in a process of its own; seconds of the processor and largest memory in MB."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-c", _PEAK, "kamer", "inlezen", *map(str, files), "--archief", str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    code, largest = done.stderr.splitlines()[-1].split()
    if int(code):
        raise RuntimeError(done.stderr)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, int(largest) * 1024 / 1e6


def changes(archive: Path, target: Path) -> None:
    """A recording in which as many zaken have another subject, spread over the whole archive."""
    with duckdb.connect(str(archive), read_only=True, config={"threads": "1"}) as source:
        rows = source.execute(
            "SELECT id::VARCHAR, nummer, soort, titel, onderwerp, gestart_op::VARCHAR FROM zaak "
            "ORDER BY hash(id) LIMIT ?",
            [CHANGES],
        ).fetchall()
    names = ("Id", "Nummer", "Soort", "Titel", "Onderwerp", "GestartOp")
    records = [dict(zip(names, (*row[:4], f"{row[4]} (gewijzigd)", row[5]), strict=True)) for row in rows]
    target.write_text("\n".join(json.dumps({**each, "GewijzigdOp": "2100-01-01T00:00:00"}) for each in records))


def session(archive: Path) -> float:
    """The largest memory of a session that opens Moties, goes to its end, filters and looks something up, in MB."""
    command = [*harness.zedentui(), "--db", harness.DATABASE, "--archief", archive, "open", "moties"]
    with harness.empty_home() as home, harness.start(command, home) as terminal:
        for typed_text in ("", "G", "fpvv:tegen 2023", "\x1b", "/verkrachting 2022"):
            terminal.send(typed_text)
            harness.watch([terminal], 20, silence=1.5)
        status = Path(f"/proc/{terminal.pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", status)
    if found is None:
        raise MissingError("this system does not tell the largest memory of a process")
    return int(found[1]) * 1024 / 1e6


def made(path: Path, folder: Path) -> list[Row]:
    """What it takes to bring an archive up to date, and to make one where there are recordings."""
    shutil.copyfile(path, folder / "copy.duckdb")
    changes(path, folder / "changed.jsonl")
    seconds, largest = taken_in([folder / "changed.jsonl"], folder / "copy.duckdb")
    rows = [
        Row(f"take in {CHANGES:,} changes, words and list too", "s", {OURS: seconds}, FTS5),
        Row(f"take in {CHANGES:,} changes, memory", "MB", {OURS: largest}, FTS5, Bound(1000)),
    ]
    files = [Path(name) for name in os.environ.get(RECORDINGS, "").split(":") if name]
    if files:
        seconds, largest = taken_in(files, folder / "made.duckdb")
        rows += [
            Row("make it of recordings", "s", {OURS: seconds}, FTS5),
            Row("make it of recordings, memory", "MB", {OURS: largest}, FTS5, Bound(1000)),
        ]
    return rows


def measure(options: Options) -> Outcome:
    """Open the list, filter it and look things up letter by letter, ask how a fractie voted, keep it up to date."""
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

    def look_up(text: str) -> Result:
        return with_archive(Result(text, None, (), None), archive)

    def first_vote() -> None:
        fresh = Archive.open(path)  # in the shell nothing is known yet
        fresh.tally("PVV", "straf")
        fresh.close()

    filtered, found = typed(letter, rounds), typed(lambda text: archive.find(text, FEW), rounds)
    felt = typed(look_up, rounds)
    by_vote = cpu(lambda: letter("pvv:tegen 2023"), rounds)
    opened, voted = cpu(open_list, rounds), cpu(lambda: look_up("hoe stemde de PVV over straf"), rounds)
    asked_once = cpu(first_vote, rounds)
    motions, items = archive.motion_count(), sum(each.rows for each in archive.standing() if each.category == "Zaak")
    shelf.close()
    with harness.scratch() as folder:
        other, build = fts5(path, folder / "fts5.sqlite")
        theirs = typed(lambda text: asked(other, text), rounds)
        size = (folder / "fts5.sqlite").stat().st_size / 1e6
        other.close()
        making = made(path, folder)
    rows = [
        Row("open Moties: this subject, then the first page", "ms", {OURS: opened}, FTS5, Bound(300)),
        Row("letter of the filter, median", "ms", {OURS: filtered[0]}, FTS5),
        Row("letter of the filter, 95th percentile", "ms", {OURS: filtered[1]}, FTS5, Bound(80)),
        Row("the filter PVV:tegen 2023", "ms", {OURS: by_vote}, FTS5, Bound(80)),
        Row("letter in the index, median", "ms", {OURS: found[0], FTS5: theirs[0]}, FTS5),
        Row("letter in the index, 95th percentile", "ms", {OURS: found[1], FTS5: theirs[1]}, FTS5, Bound(100)),
        Row("letter of a look-up, all of it, median", "ms", {OURS: felt[0]}, FTS5),
        Row("letter of a look-up, all of it, 95th percentile", "ms", {OURS: felt[1]}, FTS5, Bound(100)),
        Row("how a fractie voted, by year, as a look-up", "ms", {OURS: voted}, FTS5, Bound(200)),
        Row("how a fractie voted, in the shell: opened, asked", "ms", {OURS: asked_once}, FTS5, Bound(200)),
        Row("session: Moties, its end, a filter, a look-up", "MB", {OURS: session(path)}, FTS5, Bound(120)),
        Row("whole file; FTS5: its texts and index", "MB", {OURS: path.stat().st_size / 1e6, FTS5: size}, FTS5),
        *making,
    ]
    note = (
        f"An archive with {items:,} zaken, {motions:,} of them motions. Milliseconds of the processor, fastest of "
        f"{rounds}, one thread; {len(QUERIES)} queries letter by letter. FTS5 took {build:.0f} s to fill. "
        "The index of our own stays: its 95th percentile is the lower one (a letter alone, and words that half of all "
        "titles have, cost FTS5 most), it stands in the one file that is replaced in one step, it is updated by what "
        "changed, and a session needs no second engine with its own cache; FTS5 has the better median."
    )
    return Outcome("archive", "Archive of the Kamer", rows, [note])
