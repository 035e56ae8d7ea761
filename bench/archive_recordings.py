"""Recordings for the bench of the archive: changes, papers, a million zaken; and what taking them in costs."""

from __future__ import annotations

import gzip
import json
import resource
import subprocess
import sys
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from uuid import UUID

import duckdb

CHANGES = 1_000
OTHER = 0x9E3779B97F4A7C15F39CC0605CEDC834  # any number: what turns an id into another
_PEAK = """
import re, sys
from zedentui.cli import main
code = main(sys.argv[1:], alone=True)
print(code, re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1], file=sys.stderr)
"""


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


def recorded(files: Sequence[Path]) -> list[dict[str, object]]:
    """The records of recordings that are zaken."""
    found: list[dict[str, object]] = []
    for file in files:
        with gzip.open(file) if file.suffix == ".gz" else file.open("rb") as lines:
            records = map(json.loads, lines)
            found += [each for each in records if not each.get("Verwijderd") and "Onderwerp" in each]
    return found


def again(record: object, turn: int) -> object:
    """The same record with other ids; turn 0 is the record itself."""
    if isinstance(record, dict):
        return {
            key: str(UUID(int=UUID(value).int ^ (turn * OTHER % 2**128))) if key == "Id" else again(value, turn)
            for key, value in record.items()
        }
    return [again(each, turn) for each in record] if isinstance(record, list) else record


def enlarge(files: Sequence[Path], target: Path, size: int) -> None:
    """A recording of as many zaken; those with votes keep them."""
    all_of_them = recorded(files)
    plain = [each for each in all_of_them if "Besluit" not in each]
    voted = [each for each in all_of_them if "Besluit" in each]
    left = size
    with gzip.open(target, "wt", compresslevel=1, encoding="utf-8") as out:
        for turn in count():
            sign = chr(96 + turn) if turn else ""
            for place, record in enumerate(plain[:left]):
                other = plain[(place * 7919 + turn * 104729) % len(plain)] if turn else record
                own = {**record, "Titel": other["Titel"], "Nummer": f"{record['Nummer'] or ''}{sign}"}
                print(json.dumps(again(own, turn)), file=out)
            for record in voted:
                print(json.dumps(again({**record, "Nummer": f"{record['Nummer'] or ''}{sign}"}, turn)), file=out)
            left -= min(left, len(plain))
            if not left:
                return


def papers(archive: Path, target: Path) -> int:
    """A recording of a paper with its version for each Zaak that is no motion; returns how many."""
    with duckdb.connect(str(archive), read_only=True, config={"threads": "1"}) as source:
        rows = source.execute(
            "SELECT id::VARCHAR, nummer, soort, titel, onderwerp, gestart_op::VARCHAR FROM zaak WHERE soort <> 'Motie'"
        ).fetchall()
    with target.open("w", encoding="utf-8") as out:
        for place, (key, name, sort, title, subject, day) in enumerate(rows):
            own, version = (str(UUID(int=UUID(key).int ^ OTHER >> shift)) for shift in (0, 1))
            document = {
                "Id": own, "DocumentNummer": (name or "").replace("Z", "D"), "Soort": sort, "Titel": title,
                "Onderwerp": subject, "Datum": day, "Zaak_Id": key, "HuidigeDocumentVersie_Id": version,
                "GewijzigdOp": "2025-01-01T00:00:00", "DocumentVersie": [{
                    "Id": version, "ExterneIdentifier": f"kst-{place // 999}-{place % 999}",
                    "GewijzigdOp": "2025-01-01T00:00:00",
                }],
            }  # fmt: skip
            print(json.dumps(document), file=out)
    return len(rows)
