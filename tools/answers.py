"""Every answer of the command line: what is typed, and what comes back, in this process."""

from __future__ import annotations

import csv
import io
import os
import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import zedentui
from zedentui.cli import main
from zedentui.cli.syntax import COMMANDS
from zedentui.store.store import Store

__all__ = ["ROOT", "Case", "answer", "cases", "one_store"]

ROOT = Path(zedentui.__file__).resolve().parents[2]
"""The checkout whose program this is: not always the one this file is in."""
DATABASE = ROOT / "data" / "zeden.duckdb"
TODAY = "2023-09-01"
OTHER_DAYS = ("2023-01-01", "2023-07-05", "2023-07-06", "2024-06-30", "2024-07-01", "2025-12-31", "2035-01-01")
FORMATS = ("table", "csv", "tsv", "json", "md")
BASES = ("gedrukt", "vermoedelijk")
UNITS = ("aantal", "uitstroom", "instroom", "hoofdmaat", "verschil", "verschil_procent", "index")
CHARTS = ("lijnen", "staven", "gestapeld")
SCREEN = 80  # cells
SPECIAL = {"", "zoek", "statistiek", "open", "kaart", "toetsen", "bouw", "aanvulling", "handleiding", "web"}
WRONG = (
    "zoek", "zoek xqzw", "zoek vog --hoogstens 2", "zoek vog --hoogstens 0", "zoek sepot --format ics",
    "moties bestaatniet", "moties --wat", "stukken kst-1-1", "open niets/daarvan", "agenda --peildatum 2023-13-01",
    "statistiek --jaar 2031", "statistiek --maat sepoot", "statistiek --delict moord", "statistiek --eenheid procent",
    "statistiek --grafiek=taart", "narekenen --tabellen", "narekenen --tabellen --format csv",
    "narekenen --tabellen --format json", "aanvulling tcsh", "agenda --format ics", "--version", "--help",
)  # fmt: skip
"""Wrong use, and what stands alone."""
SHEET = """# Debatblad

Gemaakt met zedentui. Je kunt dit bestand gewoon bewerken: wat je verandert of erbij schrijft, blijft staan.

## Onvoorwaardelijk sepot, zedenmisdrijven, 2022

In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk.

- Bron: Kamerstukken II 2022/23, 34843, nr. 86, p. 5
- Adres: <https://zoek.officielebekendmakingen.nl/kst-34843-86.html>
- Notitie: vraag welke noemer de minister bedoelt; \\*niet\\* de tabel
- Plaats: `statistiek?delict=zedenmisdrijven&maat=onvoorwaardelijk_sepot&jaar=2022`

## \\=SOM(A1)

Nulscenario, in september 2023.

- Bron: Kamerstukken II 2022/23, 34843, nr. 86, p. 3
- Plaats: `agenda/nulscenario`

## Slot

Dank u wel.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """Words after `zedentui`, in a pipe or, with `columns`, in a terminal that wide."""

    words: tuple[str, ...]
    columns: int | None = None

    @property
    def name(self) -> str:
        """The line as it is typed, and how wide the terminal is."""
        where = "" if self.columns is None else f"  [{self.columns} cells]"
        words = (word.replace(str(ROOT), ".") for word in self.words)
        return " ".join(word if word and " " not in word else repr(word) for word in words) + where


class _Stream(io.TextIOWrapper):
    """A standard stream that remembers; `terminal` is what isatty() says."""

    def __init__(self, *, terminal: bool) -> None:
        self.memory = io.BytesIO()
        self.terminal = terminal
        super().__init__(self.memory, encoding="utf-8", newline="")

    def isatty(self) -> bool:
        return self.terminal

    def said(self) -> str:
        self.flush()
        return self.memory.getvalue().decode()


@contextmanager
def one_store(path: Path = DATABASE) -> Iterator[None]:
    """While this lasts every answer reads from the same open database: opening it costs three times the answer."""
    kept = Store.open(path)
    close = kept.close
    try:
        with mock.patch.object(Store, "open", return_value=kept), mock.patch.object(Store, "close"):
            yield
    finally:
        close()


def answer(case: Case, home: Path) -> str:
    """Give all that comes back: the exit code, standard output and standard error; without paths of this machine."""
    environ = {"HOME": str(home), "TERM": "xterm-256color", "ZEDENTUI_DB": str(DATABASE)}
    if case.columns is not None:
        environ |= {"COLUMNS": str(case.columns), "LINES": "24"}
    out, err = _Stream(terminal=case.columns is not None), _Stream(terminal=False)
    with (
        mock.patch.dict(os.environ, environ, clear=True),
        mock.patch.object(sys, "stdin", None),
        mock.patch.object(sys, "stdout", out),
        mock.patch.object(sys, "stderr", err),
    ):
        code = main(list(case.words))
    told = f"{code}\n--- out\n{out.said()}\n--- err\n{err.said()}"
    return told.replace(str(home), "HOME").replace(str(ROOT), "ROOT")


def cases(home: Path) -> Iterator[Case]:
    """Give every case, in a fixed order. Ids, groups, measures and years are those that the program itself lists."""
    (home / ".local/share/zedentui").mkdir(parents=True, exist_ok=True)
    (home / ".local/share/zedentui/debatblad.md").write_text(SHEET, "utf-8")
    for line in WRONG:
        yield Case(tuple(line.split()))
    for name, command in COMMANDS.items():
        if name:
            yield Case((name, "--help"))
        if name not in SPECIAL and command.fill == f"{name}:1":
            yield from _listing(name, command.choices, command.formats, home)
    yield from _statistics(home)
    yield from _lookups(home)
    yield from _rest()


def _rows(words: Sequence[str], home: Path) -> list[dict[str, str]]:
    """Give the rows that the program answers with, by field."""
    told = answer(Case((*words, "--format", "csv")), home).split("\n--- out\n")[1].split("\n--- err\n")[0]
    return list(csv.DictReader(io.StringIO(told)))


def _shown(words: tuple[str, ...], formats: Sequence[str] = FORMATS) -> Iterator[Case]:
    """Give the words in every format, and in a terminal."""
    yield from (Case((*words, "--format", form)) for form in formats)
    yield Case(words, SCREEN)


def _listing(name: str, choices: Sequence[str], more: Sequence[str], home: Path) -> Iterator[Case]:
    """A kind of items: its list, and each of its items."""
    day = ("--peildatum", TODAY)
    formats = (*FORMATS, *more)
    yield from _shown((name, *day), formats)
    ids = [next(iter(row.values())) for row in _rows((name, *day), home)]
    for asked in dict.fromkeys((*choices, *ids)):
        yield from _shown((name, asked, *day), formats)
    if name == "agenda":
        for other in OTHER_DAYS:
            yield from _shown((name, "--peildatum", other), formats)
            yield from (Case((name, asked, "--peildatum", other)) for asked in ids)


def _statistics(home: Path) -> Iterator[Case]:
    """Tables of each group, measure and unit, every figure alone with its sentence, and the charts."""
    rows = _rows(("statistiek",), home)
    offences, measures, years = (list(dict.fromkeys(row[field] for row in rows)) for field in _FIELDS)
    for basis in BASES:
        based = ("statistiek", "--cijfers", basis)
        for unit in UNITS:
            yield from _shown((*based, "--eenheid", unit))
            yield Case((*based, "--eenheid", unit, "--grafiek"))
        for offence in offences:
            one = (*based, "--delict", offence)
            yield from _shown(one)
            yield from (Case((*one, f"--grafiek={chart}"), SCREEN) for chart in CHARTS)
            yield from (case for measure in measures for case in _shown((*one, "--maat", measure)))
            yield from (
                Case((*one, "--maat", measure, "--jaar", year)) for measure in measures for year in years
            )  # fmt: skip
        yield from (Case((*based, "--maat", measure, "--grafiek")) for measure in measures)
        yield from (Case((*based, "--jaar", year, "--format", "md")) for year in years)


_FIELDS = ("offence", "measure", "year")


def _lookups(home: Path) -> Iterator[Case]:
    """Every question that tests know, and the place of every item."""
    asked = tomllib.loads((ROOT / "tests/unit/queries.toml").read_text("utf-8"))
    for text in dict.fromkeys(_texts(asked)):
        yield Case(("zoek", text, "--peildatum", TODAY))
        yield Case(("zoek", text, "--peildatum", TODAY, "--format", "json"))
    kinds = (name for name, command in COMMANDS.items() if command.fill == f"{name}:1")
    ids = ((name, next(iter(row.values()))) for name in kinds for row in _rows((name, "--peildatum", TODAY), home))
    yield from (Case(("open", f"{name}/{asked}")) for name, asked in ids)


def _texts(asked: object) -> Iterator[str]:
    """Every question in the file, however deep it stands: what is called `text` there."""
    if isinstance(asked, dict):
        if isinstance(text := asked.get("text"), str):
            yield text
        for inside in asked.values():
            yield from _texts(inside)
    elif isinstance(asked, list):
        for inside in asked:
            if isinstance(inside, list) and inside and isinstance(inside[0], str):
                yield inside[0]  # a question and what is to be answered, on one line
            yield from _texts(inside)


def _rest() -> Iterator[Case]:
    """The debate sheet, the keys, the build, the completions and the manual."""
    yield from _shown(("kaart",), (*FORMATS, "txt"))
    yield from _shown(("toetsen",))
    yield Case(("bouw", str(ROOT / "data/dossier"), "--uit", str(DATABASE), "--controleer"))
    yield from (Case(("aanvulling", shell)) for shell in ("bash", "zsh", "fish"))
    yield Case(("handleiding",))
    yield Case(("web", "--adres", "0.0.0.0"))
