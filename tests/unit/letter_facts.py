"""What the dossier holds about the letter, as plain rows from the database: for the second reading of the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from letter_reader import MONTHS, mentions_in

LETTER = "kst-34843-86"
PASSED = {
    "id", "document", "section", "parent", "page", "page_from", "page_to", "page_count", "position", "footnote",
    "reference", "sql", "url", "promise", "theme", "who", "responsible", "organisation", "mark", "precision", "depth",
    "verified", "kind", "unit", "case_number", "in_letter", "motie", "set_up_by", "steered_by",
    "commissioned_by",
}  # fmt: skip
"""Columns that say where a row stands or how it is called here, not what the letter says."""
NOT_THE_LETTER = {"promise_outcome", "motie_vote", "motie_submitter", "recess", "dossier", "yardstick"}
"""Tables with a source of their own in every row, or words of ours by their nature."""


@dataclass(frozen=True)
class Fact:
    """A number or date that a field holds, and the section in which its row stands (empty: the whole letter)."""

    kind: str
    value: str
    table: str
    row: str
    column: str
    section: str

    @property
    def where(self) -> str:
        """The record and its field: `claim instroom-2018.phrase`."""
        return f"{self.table} {self.row}.{self.column}"


def facts(connection: Any) -> list[Fact]:
    """Everything with a number in the rows that stand in the letter, and in the rows about its tables."""
    years = connection.execute(
        "SELECT DISTINCT o.year, o.offence, t.section FROM observation AS o JOIN printed_table AS t"
        " USING (document, offence) WHERE o.document = $letter ORDER BY ALL",
        {"letter": LETTER},
    ).fetchall()
    return [
        *(fact for table, row in rows(connection) for fact in _of_row(table, row)),
        *(Fact("year", str(year), "observation", offence, "year", section) for year, offence, section in years),
    ]


def texts(connection: Any) -> list[tuple[str, str, str]]:
    """Every text of those rows: where it is, and the text."""
    return [
        (f"{table} {_key(row)}.{column}", str(row.get("section") or ""), each)
        for table, row in rows(connection)
        for column, each in row.items()
        if isinstance(each, str) and column not in PASSED
    ]


def rows(connection: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of every table that stand in the letter; of measures, groups and synonyms too, which stand in none."""
    tables = connection.execute(
        "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND table_name NOT LIKE 'search%' ORDER BY 1"
    ).fetchall()
    for (table,) in tables:
        if table in NOT_THE_LETTER or table in {"claim_denominator", "observation"}:
            continue
        cursor = connection.execute(f"SELECT * FROM {table}")
        columns = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            row = dict(zip(columns, values, strict=True))
            if table == "document" and row["id"] != LETTER:
                continue
            if table == "motie" and not row["in_letter"]:
                continue
            if row.get("document", LETTER) == LETTER:
                if table == "section":
                    row["section"] = row["id"]
                elif table == "observation_repair":
                    row["section"] = "tabel-1"
                yield table, row


def _key(row: dict[str, Any]) -> str:
    if "measure" in row and "year" in row and "id" not in row:
        return f"{row['offence']}/{row['measure']}/{row['year']}"
    return str(row.get("id") or row.get("code") or row.get("number") or row.get("term") or "")


def _of_row(table: str, row: dict[str, Any]) -> Iterator[Fact]:
    section = str(row.get("section") or "")
    name = _key(row)
    for column, content in row.items():
        if column in PASSED or content is None or isinstance(content, bool):
            continue
        for kind, value in _of_value(table, column, content, row):
            yield Fact(kind, value, table, name, column, section)


def _of_value(table: str, column: str, content: object, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if isinstance(content, date):
        yield from _of_day(content)
    elif isinstance(content, str):
        for each in mentions_in(content):
            yield each.key
            if each.kind == "date" and " " in each.key[1]:
                yield "date", " ".join(each.key[1].split()[:2])
    elif column == "claimed_value" and row["unit"] in {"zaken", "%", "gemeenten"}:
        yield ("percent", f"{content:g}%") if row["unit"] == "%" else ("number", f"{content:g}")
    elif column.startswith("year"):
        yield "year", str(content)
    elif column in {"number", "line"}:
        yield ("footnote" if table == "footnote" else "line"), str(content)


def _of_day(day: date) -> Iterator[tuple[str, str]]:
    month = MONTHS[day.month - 1]
    yield "date", f"{day.day} {month} {day.year}"
    yield "date", f"{day.day} {month}"
