"""Trials of files: sheets whose writer is killed, databases of other makes, disks that refuse."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from time import sleep
from uuid import UUID

import duckdb

from bench import harness
from bench.harness import DATABASE, ROOT, zedentui
from bench.trials.trial import FIRST, Trial, answered, left

__all__ = ["clocks", "disks", "refused", "storages", "writers"]

STORAGE = ("v1.2.0", "v1.4.0", "v1.5.0", "v2.0.0")

WRITER = """
import sys
from pathlib import Path
from zedentui.sheet import DebateSheet, Mark
sheet = DebateSheet(Path(sys.argv[1]))
number = 0
while True:
    name = f"{sys.argv[2]} {number % 40}"
    sheet.toggle(Mark(name, "regel", "bron", "https://example.org", place=f"begrippen/{name.replace(' ', '-')}"))
    sys.stdout.write("x"); sys.stdout.flush()
    number += 1
"""


def writers(share: float) -> Trial:
    """Two writers of a debate sheet, killed with -9 at moments of writing; the sheet is whole each time.

    Each puts forty things on it and takes them off again, for ever: a sheet that is full is not written in.
    """
    tried = max(10, int(500 * share))
    dice = random.Random(11)
    whole = 0
    with harness.scratch() as folder:
        path = folder / "debatblad.md"
        for _ in range(tried):
            both = [
                subprocess.Popen([sys.executable, "-c", WRITER, str(path), name], stdout=subprocess.PIPE)
                for name in "ab"
            ]
            for writer in both:
                assert writer.stdout is not None
                writer.stdout.read(3)  # both are writing
            sleep(dice.random() * 0.05)
            for writer in both:
                writer.send_signal(signal.SIGKILL)
                writer.wait()
            whole += _sheet_is_whole(path)
    return Trial("writers of a sheet killed with -9 while writing", tried, whole)


def _sheet_is_whole(path: Path) -> bool:
    """Whether the sheet is read without a complaint and can be written in again at once."""
    from zedentui.sheet import DebateSheet, Mark

    sheet = DebateSheet(path)
    mark = Mark("proef", "regel", "bron", "https://example.org", place="begrippen/proef")
    return (
        sheet.toggle(mark) in {"added", "full"} and sheet.problem is None and sheet.toggle(mark) in {"removed", "gone"}
    )


BUILD = ("bouw", ROOT / "data" / "dossier", "--uit")
RECORDS = ("kamer", "inlezen", "{records}", "--archief")
SEARCH = ("zoek", "sepot", "2022", "--db", DATABASE)
SMALL = "ulimit -f 300;"
REFUSING: tuple[tuple[str, tuple[str | Path, ...], str, set[int]], ...] = (
    ("a build into a folder that is none", (*BUILD, "/dev/null/none/z.duckdb"), "", {2, 74}),
    ("a build where no file may grow", (*BUILD, "{folder}/z.duckdb"), SMALL, {2, 74}),
    ("an archive in a folder that is none", (*RECORDS, "/dev/null/none/k"), "", {2, 3}),
    ("an archive where no file may grow", (*RECORDS, "{folder}/k"), SMALL, {2, 3}),
    ("an answer to a full device", SEARCH, "exec >/dev/full;", {74}),
    ("a table to a full device", ("narekenen", "--tabellen", "--db", DATABASE), "exec >/dev/full;", {74}),
    ("an answer to a closed output", SEARCH, "exec >&-;", {0, 74}),
    ("an answer without any open file", SEARCH, "exec <&- >&- 2>&-;", {0, 74}),
    ("a home that is no folder", ("kaart", "--db", DATABASE), "HOME=/dev/null/none;", {0, 1}),
)
"""What is tried, the words of it, shell that comes first, and the codes it may end with."""


def disks(_: float) -> Trial:
    """Full disks and folders that nobody can write in: a sentence and a code, and nothing half-made left behind."""
    wrong: list[str] = []
    with harness.scratch() as folder:
        records = folder / "records.jsonl"
        records.write_text("".join(_record(number) for number in range(2_000)), "utf-8")
        for number, (about, words, before, codes) in enumerate(REFUSING):
            place = folder / str(number)
            place.mkdir()
            filled = [str(word).format(folder=place, records=records) for word in words]
            done = answered(*filled, before=before)
            made = [path.name for path in place.iterdir() if path.name[0] != "."]
            if done.returncode not in codes or "Traceback" in done.stderr or made:
                wrong.append(f"{about}: {done.returncode} {made}")
        for before in ("export HOME=/dev/null/none;", "ulimit -f 0;"):
            command = ["/bin/sh", "-c", f'{before} exec "$@"', "sh", *zedentui(), "--db", DATABASE]
            with harness.start(command, folder) as terminal:
                terminal.wait_for(FIRST)
                terminal.send("4m")
                terminal.settle()
                if not left(terminal):
                    wrong.append(f"a session with {before}")
    tried = len(REFUSING) + 2
    about = "full disks, closed outputs, folders that cannot be written"
    return Trial(about, tried, tried - len(wrong), remark="; ".join(wrong))


def _record(number: int) -> str:
    """A recorded Zaak with a text that no other has."""
    words = " ".join(f"woord{number * 50 + word}" for word in range(50))
    return json.dumps({"Id": str(UUID(int=number + 1)), "Nummer": f"2022Z{number:05}", "Soort": "Motie",
                       "Onderwerp": words, "GestartOp": "2022-01-19T00:00:00+01:00"}) + "\n"  # fmt: skip


def clocks(_: float) -> Trial:
    """A clock that stands in 1970 or in 2100, where `faketime` is there to set it: the agenda, and a session."""
    fake = shutil.which("faketime")
    if fake is None:
        return Trial("clocks of 1970 and 2100", 0, 0, remark="not tried: faketime is not installed")
    survived = 0
    for day in ("1970-01-02", "2100-06-01"):
        command = [fake, "-m", f"{day} 12:00:00", *map(str, zedentui()), "--db", str(DATABASE)]
        for words in (["agenda"], ["zoek", "sepot", "2022"]):
            done = subprocess.run(
                [*command[:4], *words, *command[4:]], capture_output=True, text=True, check=False
            )  # fmt: skip
            survived += done.returncode == 0 and not done.stderr
        with harness.empty_home() as home, harness.start(command, home) as terminal:
            terminal.wait_for(FIRST)
            terminal.send("5")
            terminal.settle()
            survived += left(terminal)
    return Trial("clocks of 1970 and 2100", 6, survived)


def storages(_: float) -> Trial:
    """The dossier in the storage versions of DuckDB 1.2 and later."""
    tried = survived = 0
    words = ["zoek", "sepot", "2022", "--format", "json"]
    right = subprocess.run(
        [*map(str, zedentui()), *words, "--db", str(DATABASE)], capture_output=True, check=True
    ).stdout
    with harness.scratch() as folder:
        for version in STORAGE:
            path = folder / f"{version}.duckdb"
            try:
                with duckdb.connect() as connection:
                    connection.execute(f"ATTACH '{DATABASE}' AS a (READ_ONLY)")
                    connection.execute(f"ATTACH '{path}' AS b (STORAGE_VERSION '{version}')")
                    connection.execute("COPY FROM DATABASE a TO b")
            except duckdb.Error:
                continue  # this DuckDB cannot write that version
            tried += 1
            done = subprocess.run([*map(str, zedentui()), *words, "--db", str(path)], capture_output=True, check=False)
            survived += done.returncode == 0 and done.stdout == right
    return Trial("storage versions of DuckDB", tried, survived)


EMPTIED = "a dossier without a row but those that say what it is"


def refused(_: float) -> Trial:
    """Dossiers that no build makes: one sentence and code 3; without rows an honest nothing."""
    survived = 0
    cases: dict[str, tuple[str, ...]] = {
        "from the future": ("UPDATE dossier SET schema_version = 999",),
        "from the past": ("UPDATE dossier SET schema_version = 1",),
        "without a mark": ("DELETE FROM dossier",),
        "with a macro": ("CREATE MACRO current_setting(x) AS true",),
        EMPTIED: (),
    }
    with harness.scratch() as folder:
        for number, (about, statements) in enumerate(cases.items()):
            path = folder / f"{number}.duckdb"
            if about == EMPTIED:
                _without_rows(path)
            else:
                shutil.copy(DATABASE, path)
            with duckdb.connect(str(path)) as connection:
                for statement in statements:
                    connection.execute(statement)
            done = answered("agenda", "--db", path)
            right = {0, 1} if about == EMPTIED else {3}
            survived += done.returncode in right and len(done.stderr.splitlines()) <= 1
    return Trial("dossiers of the future, of the past, with a macro, without rows", len(cases), survived)


def _without_rows(path: Path) -> None:
    """A dossier with every table of ours, empty but for its mark and its letter."""
    with duckdb.connect(str(path)) as connection:
        connection.execute(f"ATTACH '{DATABASE}' AS source (READ_ONLY)")
        connection.execute("COPY FROM DATABASE source TO " + f'"{path.stem}" (SCHEMA)')
        for table in ("document", "dossier"):  # the mark leans on the letter
            connection.execute(f"INSERT INTO {table} FROM source.{table}")
        connection.execute("DETACH source")
