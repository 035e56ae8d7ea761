"""What the archive of the Kamer costs to read, beside SQLite's FTS5 on the same texts.

The archive is the one that `ZEDENTUI_ARCHIEF` names (`zedentui kamer inlezen` or `bijwerken` makes one); without it the
stage is skipped. Queries are typed letter by letter, in the filter of the list and in the look-up: what the index
takes, and all that a look-up adds, its texts read from the tables. Milliseconds are of the processor, which repeat on a
busy machine as those of the clock do not; the fastest of some rounds counts. With recordings in ZEDENTUI_BENCH_OPNAMEN
(names with colons between) an archive is made of them as well, and one of a million zaken: those of the recordings
again under other ids, with subjects and titles in other pairs and numbers of their own. Memory while making is the
largest that a process ever had resident; that of a session is told when nobody has typed for a few seconds, and the
largest.
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import duckdb

from bench import harness
from bench.archive_recordings import CHANGES, changes, enlarge, papers, taken_in
from bench.harness import MissingError
from bench.options import Options
from bench.results import OURS, Bound, Outcome, Row
from zedentui.archive.archive import Archive, folded
from zedentui.archive.shelf import Shelf, read_subject
from zedentui.search.lookups.archived import with_archive
from zedentui.search.result import Result

FTS5 = "SQLite FTS5"
QUERIES = (
    "straatintimidatie", "motie van het lid", "verkrachting 2022", "seksueel grensoverschrijdend",
    "kinderporno aanpak", "pvv straf", "slachtoffers rechten", "mensenhandel",
)  # fmt: skip
FEW = 20
MILLION = 1_000_000
RECORDINGS = "ZEDENTUI_BENCH_OPNAMEN"
_TEXTS = """
SELECT i.nummer, concat_ws(' ', z.nummer, z.onderwerp, z.titel, t.nummer, t.tekst, d.document_nummer,
                           d.onderwerp, d.titel)
FROM zoek_item AS i LEFT JOIN zaak AS z ON z.id = i.id LEFT JOIN toezegging AS t ON t.id = i.id
LEFT JOIN document AS d ON d.id = i.id ORDER BY i.nummer
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


def session(archive: Path) -> tuple[float, float, float, float, float]:
    """Memory of a session that opens Moties, goes to its end, filters and looks things up, in MB.

    The largest resident and the largest proportional with an answer on the screen, before the next letter; resident
    when it is at rest, and the part of that which is its own alone; the largest resident for a moment, in a query.
    """
    used: list[tuple[float, float]] = []
    command = [*harness.zedentui(), "--db", harness.DATABASE, "--archief", archive, "open", "moties"]
    with harness.empty_home() as home, harness.start(command, home) as terminal:
        for typed_text in (
            "",
            "G",
            "fpvv:tegen 2023",
            "\x1b",
            "/",
            *"verkrachting 2022",
            "\x1b",
            "/",
            *"motie van",
            "\x1b",
        ):
            terminal.send(typed_text)
            harness.watch([terminal], 20, silence=1.2)  # shorter than what counts as rest
            used.append(harness.memory(terminal.pid))
        harness.watch([terminal], 8)  # some seconds of rest
        status = Path(f"/proc/{terminal.pid}/status").read_text()
    found = [re.search(rf"{name}:\s+(\d+)", status) for name in ("VmRSS", "RssAnon", "VmHWM")]
    if None in found:
        raise MissingError("this system does not tell the memory of a process")
    resident, own, largest = (int(each[1]) * 1024 / 1e6 for each in found if each is not None)
    return max(each for each, _ in used), max(each for _, each in used), resident, own, largest


def files_of_recordings() -> list[Path]:
    """The recordings that the environment names."""
    return [Path(name) for name in os.environ.get(RECORDINGS, "").split(":") if name]


def changed(path: Path, folder: Path) -> list[Row]:
    """What it takes to bring an archive up to date."""
    shutil.copyfile(path, folder / "copy.duckdb")
    changes(path, folder / "changed.jsonl")
    seconds, largest = taken_in([folder / "changed.jsonl"], folder / "copy.duckdb")
    (folder / "copy.duckdb").unlink()
    return [
        Row(f"take in {CHANGES:,} changes, words and list too", "s", {OURS: seconds}, FTS5),
        Row(f"take in {CHANGES:,} changes, memory", "MB", {OURS: largest}, FTS5, Bound(1000)),
    ]


def made(files: Sequence[Path], target: Path) -> list[Row]:
    """What it takes to make an archive of recordings."""
    seconds, largest = taken_in(files, target)
    with duckdb.connect(str(target), read_only=True) as connection:
        ((rows,),) = connection.execute("SELECT sum(entries) FROM feed").fetchall()
    return [
        Row("make it of recordings", "s", {OURS: seconds}, FTS5),
        Row("records a second", "count", {OURS: float(rows) / seconds}, FTS5),
        Row("make it of recordings, memory", "MB", {OURS: largest}, FTS5, Bound(1000)),
    ]


def with_papers(path: Path, folder: Path, rounds: int) -> list[Row]:
    """Look-ups when every Zaak that is no motion has its paper: as many more items of the index."""
    shutil.copyfile(path, folder / "papers.duckdb")
    number = papers(path, folder / "papers.jsonl")
    seconds, largest = taken_in([folder / "papers.jsonl"], folder / "papers.duckdb")
    archive = Archive.open(folder / "papers.duckdb")
    felt = typed(lambda text: with_archive(Result(text, None, (), None), archive), rounds)
    archive.close()
    size = (folder / "papers.duckdb").stat().st_size / 1e6
    (folder / "papers.duckdb").unlink()
    return [
        Row(f"take in {number:,} papers with their versions", "s", {OURS: seconds}, FTS5),
        Row("the same, memory", "MB", {OURS: largest}, FTS5, Bound(1000)),
        Row("with papers: letter of a look-up, median", "ms", {OURS: felt[0]}, FTS5),
        Row("with papers: letter of a look-up, 95th percentile", "ms", {OURS: felt[1]}, FTS5, Bound(100)),
        Row("with papers: whole file", "MB", {OURS: size}, FTS5),
    ]


def measure(options: Options) -> Outcome:
    """The archive that is there."""
    path = Path(os.environ.get("ZEDENTUI_ARCHIEF", ""))
    if not path.is_file():
        raise MissingError("ZEDENTUI_ARCHIEF names no archive; make one with zedentui kamer inlezen")
    with harness.scratch() as folder:
        rows, note = asked_of(path, folder, options)
        rows += changed(path, folder)
        if files := files_of_recordings():
            rows += made(files, folder / "made.duckdb")
        rows += with_papers(path, folder, options.rounds)
    return Outcome("archive", "Archive of the Kamer", rows, [note])


def million(options: Options) -> Outcome:
    """An archive of a million zaken, made of the recordings."""
    if not (files := files_of_recordings()):
        raise MissingError(f"{RECORDINGS} names no recordings to make a million zaken of")
    with harness.scratch() as folder:
        enlarge(files, folder / "million.jsonl.gz", MILLION)
        making = made([folder / "million.jsonl.gz"], folder / "million.duckdb")
        rows, note = asked_of(folder / "million.duckdb", folder, options)
        rows += [*changed(folder / "million.duckdb", folder), *making]
    return Outcome("million", "Archive of a million zaken", rows, [note])


def asked_of(path: Path, folder: Path, options: Options) -> tuple[list[Row], str]:
    """Open the list, filter it and look things up letter by letter, ask how a fractie voted; and what that was."""
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
    other, build = fts5(path, folder / "fts5.sqlite")
    theirs = typed(lambda text: asked(other, text), rounds)
    size = (folder / "fts5.sqlite").stat().st_size / 1e6
    other.close()
    (folder / "fts5.sqlite").unlink()
    used, proportional, resident, own, largest = session(path)
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
        Row("session in use, between two letters, at most", "MB", {OURS: used}, FTS5, Bound(120)),
        Row("the same, shared pages divided", "MB", {OURS: proportional}, FTS5),
        Row("session at rest, after Moties, its end, a filter, look-ups", "MB", {OURS: resident}, FTS5, Bound(120)),
        Row("of which shared with no other process", "MB", {OURS: own}, FTS5),
        Row("at most for a moment, in a query", "MB", {OURS: largest}, FTS5),
        Row("whole file; FTS5: its texts and index", "MB", {OURS: path.stat().st_size / 1e6, FTS5: size}, FTS5),
    ]
    note = (
        f"An archive with {items:,} zaken, {motions:,} of them motions. Milliseconds of the processor, fastest of "
        f"{rounds}, one thread; {len(QUERIES)} queries letter by letter. FTS5 took {build:.0f} s to fill. "
        "The index of our own stays: its 95th percentile is the lower one (a letter alone, and words that half of all "
        "titles have, cost FTS5 most), it stands in the one file that is replaced in one step, it is updated by what "
        "changed, and a session needs no second engine with its own cache; FTS5 has the better median. In a query a "
        "session has some 60 MB of program code of Python and DuckDB resident, which all sessions share; DuckDB's is "
        "dropped after each letter."
    )
    return rows, note
