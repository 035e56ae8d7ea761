"""Parameters for every question that is asked of a dossier or an archive, nasty texts among them."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from itertools import cycle, islice
from typing import Any

import duckdb

WORDS = ["verkrachting", "o'hara", "''", "\\", "100%", "_", "é", "Ω😀", '"', "$word", "--", "; DROP TABLE dossier", ""]
NUMBERS = [1, 2, 3, 400, 0]
VALUES: dict[str, list[Any]] = {
    "basis": ["tekst", "vermoedelijk", "o'hara"],
    "offence": [None, "verkrachting", "'"],
    "measure": [None, "instroom", "%"],
    "reference_date": [date(2023, 7, 5), date(2024, 1, 1), date(2026, 11, 25)],
    "limit": [5, 50, 1],
    "most": [10_000, 20_000],
    "unit": ["aantal", "uitstroom", "verschil_procent", "index", "'\\"],
    "of": ["value", "change"],
    "moved": [0, 1, -1],
    "percent": [False, True],
    "kind_one": WORDS,
    "position": [0, 3],
    "offset": [0, 2],
    "since": [datetime(2020, 1, 1, 12, 30, 0, 5), datetime(1, 1, 1), datetime(2024, 1, 1)],
    "decision": ["00000000-0000-0000-0000-000000000000"],
    "key": ["2022Z24089", "kst-34843-1", "o'hara%", "\\"],
    "pattern": ["", r"\b(seksueel|straat)", "'"],
    "party": ["pvv", "d'66", "volt"],
    "id": ["kst-34843-86", "'"],
    "by": ["titel", "datum", "uitslag"],
    "down": [False, True],
}
"""Values of one parameter; what is not named here takes WORDS, or NUMBERS when its name says so."""
NUMBER = re.compile(r"value|first|last|all|mask|slice|(?:lo|hi|x)\d")
LISTS: dict[str, list[Any]] = {
    "number": [0, 1, 2, 3], "token": [1, 2, 300, 4000], "value": [1.0, 0.55, 1e-05, 2.5], "sure": [True, False],
    "prefix": [True, False], "inside": [True, False], "driver": [1, 2, 3], "lift": [1.0, 1.5], "term": [0, 1],
    "offence": ["verkrachting", "zedenmisdrijven"], "measure": ["instroom", "uitstroom", "dagvaarden"], "own": [1, -1],
    "uitstroom": [1, 0], "instroom": [0, 1], "hoofdmaat": [1, 0], "groep": [0, 1], "year": [2012, 2020, 2021, 2022],
    "dossiers": ["34843", "o'hara", ""], "words": ["mot", "straat", "d66"],
    "kind": ["motie", "o'hara", "toezegging"],
    "bits": [1, 2, 4, 8],
}  # fmt: skip
CAST: dict[str, list[Any]] = {
    "VARCHAR": WORDS,
    "INTEGER": [0, 1, 2, 5],
    "DATE": [date(2022, 12, 5), date(2023, 7, 5), date(1, 1, 1)],
    "UUID": [f"00000000-0000-0000-0000-00000000000{digit}" for digit in range(4)],
}
"""Values of a list that LISTS has not, by what the question takes it for."""


@cache
def _names(sql: str) -> list[str]:
    """The parameters that DuckDB finds in `sql`; one connection reads them all, since making one costs more."""
    return sorted(str(name) for name in _reader().extract_statements(sql)[0].named_parameters)


@cache
def _reader() -> duckdb.DuckDBPyConnection:
    return duckdb.connect()


def parameters(sql: str, turn: int) -> dict[str, Any] | None:
    """Values for the parameters of a block; another `turn` gives others."""
    names = _names(sql)
    shapes = ("unnest(${})", "list_contains(${},", "${}[", "position(${},")
    cast = dict(re.findall(r"\$(\w+)::([A-Z]+)\[\]", sql))
    several = {*cast} | {name for name in names if any(shape.format(name) in sql for shape in shapes)}
    found: dict[str, Any] = {}
    for name in names:
        if name in several:
            found[name] = list(islice(cycle(LISTS.get(name, CAST[cast.get(name, "VARCHAR")])), turn, turn + 4))
        else:
            known = VALUES.get(name, NUMBERS if NUMBER.fullmatch(name) else WORDS)
            found[name] = known[turn % len(known)]
    return found or None
