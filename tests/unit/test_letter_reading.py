"""The letter read a second time, by other means, and laid beside the dossier, in both directions.

Every number, date, piece, footnote and name of the letter lands in a record of the dossier, or `letter_reading.toml`
says why not; and every number and date that the dossier gives of the letter stands in it, or the same file says that it
is ours. A reason for what is held after all, or does not occur, fails as well. Where each lands is in the golden file.
"""

from __future__ import annotations

import os
import re
import tomllib
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import _duckdb
import pytest
from cli_runner import DATABASE
from letter_facts import Fact, facts, texts
from letter_reader import Letter, Mention, take_apart

ROOT = Path(__file__).resolve().parents[2]
SEED = next((each / "shared" / "seed" for each in ROOT.parents if (each / "shared" / "seed").is_dir()), None)
REASONS = ROOT / "tests" / "data" / "letter_reading.toml"
GOLDEN = Path(__file__).with_name("golden") / "letter_reading.txt"
TABLE_KINDS = {"number", "percent"}

pytestmark = [pytest.mark.shared, pytest.mark.skipif(SEED is None, reason="the letter's text is not here")]


@cache
def connection() -> Any:
    return _duckdb.connect(str(DATABASE), read_only=True)


def asked(sql: str) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = connection().execute(sql).fetchall()
    return rows


@cache
def letter() -> Letter:
    assert SEED is not None
    titles = {str(title): str(name) for title, name in asked("SELECT title, id FROM section")}
    return take_apart(next(iter(sorted(SEED.glob("000_*.txt")))).read_text(encoding="utf-8"), titles)


@cache
def held() -> list[Fact]:
    return facts(connection())


@cache
def reasons() -> dict[str, list[dict[str, Any]]]:
    return tomllib.loads(REASONS.read_text(encoding="utf-8"))


@cache
def of_the_letter() -> list[Fact]:
    """What is held, without fields that hold something of ours: a number lands where the letter's own is kept."""
    whole = [each for each in reasons()["ours"] if "values" not in each]
    return [fact for fact in held() if not any(_covers(each, fact) for each in whole)]


@cache
def family() -> dict[str, set[str]]:
    """The sections that count as one place: a section, what it is in and what is in it."""
    parents: dict[str, str | None] = dict(asked("SELECT id, parent FROM section WHERE document = 'kst-34843-86'"))
    return {
        str(name): {str(name), str(parent)} | {str(child) for child, above in parents.items() if above == name}
        for name, parent in parents.items()
    }


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(sign for sign in plain if not unicodedata.combining(sign)).casefold()


@cache
def folded() -> list[tuple[str, str]]:
    order = ("organisation", "term", "motie", "reference", "section", "document")
    every = [(where, fold(text)) for where, _, text in texts(connection())]
    return sorted(every, key=lambda pair: next((n for n, name in enumerate(order) if pair[0].startswith(name)), 9))


def lands(mention: Mention) -> list[str]:
    """The fields of the dossier that hold this, in the order of the tables; none where it is not held."""
    if mention.kind == "name":
        return _name(mention.text)
    anywhere = mention.kind in {"kamerstuk", "staatsblad", "footnote", "article"}
    near = family()[mention.section]
    return [
        fact.where
        for fact in of_the_letter()
        if (fact.kind, fact.value) == mention.key
        and (anywhere or fact.section in near or (not fact.section and fact.table in {"document", "offence"}))
    ]


def _name(name: str) -> list[str]:
    word = re.compile(rf"(?<!\w){re.escape(fold(name))}(?!\w)")
    if found := [where for where, text in folded() if word.search(text)]:
        return found
    parts = name.split(" en ")
    each = [_name(part) for part in parts] if len(parts) > 1 else []
    return [found[0] for found in each] if each and all(each) else []


def everything() -> list[Mention]:
    return [*letter().mentions(), *letter().names()]


def test_every_number_date_and_name_of_the_letter_is_held_or_explained() -> None:
    missing = Counter((*each.key, each.section) for each in everything() if not lands(each))
    explained: Counter[tuple[str, str, str]] = Counter()
    for each in reasons()["not_held"]:
        for section in each["sections"]:
            explained[str(each["kind"]), str(each["text"]), str(section)] += int(each.get("times", 1))
        assert len(str(each["reason"])) > 10, each
    unexplained = missing - explained
    assert not unexplained, f"in the letter, neither held nor explained: {sorted(unexplained.items())}"
    stale = explained - missing
    assert not stale, f"explained, but held or not there: {sorted(stale.items())}"


def test_every_number_and_date_that_we_give_of_the_letter_stands_in_it_or_is_ours() -> None:
    read = {each.key for each in letter().mentions()}
    read |= {("date", " ".join(value.split()[:2])) for kind, value in read if kind == "date"}
    for table in letter().tables:
        for row in table[2:]:
            read |= {("percent" if cell.endswith("%") else "number", cell.replace(".", "")) for cell in row if cell}
    used: set[int] = set()
    foreign = []
    for fact in held():
        if (fact.kind, fact.value) in read:
            continue
        mark = next((n for n, each in enumerate(reasons()["ours"]) if _covers(each, fact)), None)
        if mark is None:
            foreign.append((fact.where, fact.kind, fact.value))
        else:
            used.add(mark)
    assert not foreign, f"in the dossier, not in the letter, not marked as ours: {foreign}"
    assert used == set(range(len(reasons()["ours"]))), "a mark that nothing needs"


def _covers(mark: dict[str, Any], fact: Fact) -> bool:
    return (
        mark["table"] == fact.table
        and mark["column"] == fact.column
        and mark.get("row", fact.row) == fact.row
        and fact.value in mark.get("values", [fact.value])
    )


ROWS = (
    "instroom", None, "administratief_beeindigd", "onvoorwaardelijk_sepot", "technisch_sepot", "beleidssepot",
    "administratief_sepot", "voorwaardelijk_sepot", "transactie", "voegen", "dagvaarden", "uitstroom",
)  # fmt: skip
"""Which measure each row of the tables is, below the two rows of their heads."""


@pytest.mark.parametrize(("number", "offence"), [(1, "zedenmisdrijven"), (2, "verkrachting")])
def test_every_cell_of_the_tables_is_held_as_it_stands(number: int, offence: str) -> None:
    table = letter().tables[number - 1]
    assert len(table) == 2 + len(ROWS)
    cells = 0
    for row, measure in zip(table[2:], ROWS, strict=True):
        if measure is None:
            assert not any(row[1:])
            continue
        expected = [
            (str(printed), "" if percent is None else f"{percent}%")
            for printed, percent in asked(
                "SELECT printed, printed_percent FROM observation WHERE document = 'kst-34843-86' "
                f"AND offence = '{offence}' AND measure = '{measure}' ORDER BY year"
            )
        ]
        assert list(zip(row[1::2], row[2::2], strict=False))[:11] == expected, measure
        cells += len(expected)
    assert cells == 121


def test_where_everything_lands_is_written_down() -> None:
    lines = []
    for each in sorted(everything(), key=lambda one: (one.line, one.kind == "name")):
        found = lands(each)
        where = f"{found[0]}" + (" and more" if len(found) > 1 else "") if found else "- " + _why(each)
        lines.append(f"{each.line:>3}  {each.section:<24} {each.kind:<10} {each.text:<34.34}  {where}")
    text = "\n".join(dict.fromkeys(lines)) + "\n"
    if os.environ.get("ZEDENTUI_UPDATE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def _why(mention: Mention) -> str:
    for each in reasons()["not_held"]:
        if (each["kind"], each["text"]) == mention.key and mention.section in each["sections"]:
            return str(each["reason"])
    return "?"
