"""Reads the tables as printed: a CSV file for each offence group, a row for each measure, two columns for each year.

A count is printed as `1.302`, as a dash or not at all; the last two both count as 0. A percentage stands only
behind the disposals, the measures right under `uitstroom`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from zedentui.dossier.problems import Problems

__all__ = ["Cell", "read_table"]

_COUNT = re.compile(r"(?:0|[1-9][0-9]{0,2}(?:\.[0-9]{3}){0,2})")
_PERCENT = re.compile(r"(?:[0-9]|[1-9][0-9]|100)%")


@dataclass(frozen=True, slots=True)
class Whose:
    """Which table a CSV file holds: that of `offence` in `document`."""

    document: str
    offence: str
    file: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell: `count` cases, `printed` as it stands in the letter, `percent` of uitstroom or None.

    `row` is the line number in `file`.
    """

    document: str
    offence: str
    measure: str
    year: int
    count: int
    printed: str
    percent: int | None
    file: str
    row: int

    @property
    def key(self) -> tuple[str, str, str, int]:
        """Document, offence, measure and year: no two cells share them."""
        return self.document, self.offence, self.measure, self.year


def read_table(
    content: str, table: Whose, measures: Mapping[str, str | None], period: range, problems: Problems
) -> list[Cell]:
    """Return the cells of one table, or report what is wrong.

    `measures` gives the parent of every measure that must have a row; `period` the years that must have columns.
    """
    file = table.file
    rows = _rows(content, file, problems)
    header = next(rows, None)
    if header is None:
        problems.add(file, 1, None, None, "een kopregel die begint met measure")
        return []
    if not _header_is_right(header[1], file, period, problems):
        return []
    cells: list[Cell] = []
    seen: set[str] = set()
    for line, row in rows:
        measure = row[0]
        if measure not in measures:
            problems.add(file, line, "measure", measure, "een van de maten " + ", ".join(measures))
        elif measure in seen:
            problems.add(file, line, "measure", measure, "elke maat op één regel")
        elif len(row) != 1 + 2 * len(period):
            expected = f"{1 + 2 * len(period)} cellen op deze regel ({measure})"
            problems.add(file, line, None, f"{len(row)} cellen", expected)
        else:
            printed_share = measures[measure] == "uitstroom"
            cells += _row(table, measure, row[1:], period, line, problems, printed_share=printed_share)
        seen.add(measure)
    for measure in measures:
        if measure not in seen:
            problems.add(file, None, "measure", None, f"een regel voor de maat {measure}")
    return cells


def _rows(content: str, file: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank with the number of its first line; stops where the CSV itself is broken."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            problems.add(file, line, None, None, f"geldige CSV (de lezer meldt: {error})")
            return
        if row:
            yield line, [cell.strip() for cell in row]


def _header_is_right(header: list[str], file: str, period: range, problems: Problems) -> bool:
    """Whether the header is `measure,2012,2012 %,...` for exactly the years of `period`; reports what is not."""
    expected = ["measure", *(name for year in period for name in (str(year), f"{year} %"))]
    if header == expected:
        return True
    span = f"{period.start} tot en met {period.stop - 1}"
    for name in expected:
        if name not in header:
            problems.add(file, 1, name, None, f"een kolom {name} (de jaren {span}, elk met een kolom voor %)")
    for index, name in enumerate(header):
        if name not in expected or name in header[:index]:
            problems.add(
                file, 1, name or f"nummer {index + 1}", name, f"elk jaar van {span} één keer, met een kolom voor %"
            )
    if sorted(header) == sorted(expected):
        problems.add(file, 1, None, ",".join(header), "de kolommen in de volgorde van de jaren, measure voorop")
    return False


def _row(
    table: Whose,
    measure: str,
    printed: list[str],
    period: range,
    line: int,
    problems: Problems,
    *,
    printed_share: bool,
) -> Iterator[Cell]:
    """The cells of one row, without those that are wrong."""
    file = table.file
    for index, year in enumerate(period):
        count, share = printed[2 * index], printed[2 * index + 1]
        if count not in {"", "-"} and not _COUNT.fullmatch(count):
            problems.add(file, line, str(year), count, "een geheel getal zoals 1.302, een streepje of een lege cel")
            continue
        if printed_share and not _PERCENT.fullmatch(share):
            problems.add(file, line, f"{year} %", share, "een heel percentage zoals 46%")
            continue
        if not printed_share and share:
            problems.add(
                file, line, f"{year} %", share, f"een lege cel, want bij {measure} drukt de brief geen percentage"
            )
            continue
        value = int(count.replace(".", "")) if count not in {"", "-"} else 0
        percent = int(share[:-1]) if printed_share else None
        yield Cell(table.document, table.offence, measure, year, value, count, percent, file, line)
