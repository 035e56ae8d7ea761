"""Tables as text, CSV, TSV, JSON or Markdown.

Two readers, two notations. `table` and `md` are for people: `1.302`, `46,3%`, `5 jul 2023`, a real minus sign
(U+2212), a dash for what is not there. `csv`, `tsv` and `json` are for programs: `1302`, `46.268`, `2023-07-05`, a
hyphen-minus, empty or null. Everything is cleaned first, so no format can carry terminal controls.

Not tabulate and not Rich: the first clips no column and would be a fifth dependency, the second costs more to import
than a whole look-up takes; neither knows that a number may never be cut in two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date
from typing import Literal

from zedentui.classes import dataclass
from zedentui.text.clean import clean, clip
from zedentui.text.columns import Column, fit
from zedentui.text.dutch import NONE, decimal, percent, short_day, signed

__all__ = ["FORMATS", "Align", "Cell", "Kind", "Table", "render", "shown"]

FORMATS = ("table", "csv", "tsv", "json", "md")

Cell = str | int | float | date | None
Align = Literal["left", "right"]
# How a person sees a number: auto groups whole numbers (not years) and gives other numbers one decimal.
Kind = Literal["auto", "plain", "number", "decimal", "percent", "signed", "signed_percent"]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under names. `fields` are for programs (the column names of the database), `headings` for people.

    `align` is `left` or `right` per column, `kinds` how its numbers look to a person; empty means: numbers to the
    right, notation by type. Raises ValueError when the lengths differ or a field stands twice.
    """

    fields: tuple[str, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    align: tuple[Align, ...] = ()
    kinds: tuple[Kind, ...] = ()

    def __post_init__(self) -> None:
        size = len(self.fields)
        if len(set(self.fields)) != size:
            raise ValueError(f"a field stands twice in {self.fields}")
        if len(self.headings) != size or any(len(part) not in {0, size} for part in (self.align, self.kinds)):
            raise ValueError(f"headings, align and kinds must have {size} columns")
        if any(len(row) != size for row in self.rows):
            raise ValueError(f"every row must have {size} cells")

    def kind(self, column: int) -> Kind:
        """How the numbers of `column` look to a person."""
        kind = self.kinds[column] if self.kinds else "auto"
        field = self.fields[column]
        return "plain" if kind == "auto" and (field == "year" or field.startswith("year_")) else kind

    def aligned(self, column: int) -> Align:
        """On which side `column` lines up."""
        if self.align:
            return self.align[column]
        values = [row[column] for row in self.rows if row[column] is not None]
        return "right" if values and all(isinstance(value, int | float) for value in values) else "left"


def shown(value: Cell, kind: Kind = "auto") -> str:
    """Return one cell as a person reads it, cleaned, on one line; a dash for None."""
    if value is None:
        return NONE
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, date):
        return short_day(value)
    digits = 0 if isinstance(value, int) else 1
    if kind == "plain":
        return str(value)
    if kind in {"percent", "signed_percent"}:
        text = signed(value, digits)
        nothing = text == NONE or not text.strip("0,")  # what rounds to nothing has no sign
        return percent(value, digits) if kind == "percent" or nothing else f"{text}%"
    return signed(value, digits) if kind == "signed" else decimal(value, digits)


def render(table: Table, fmt: str, *, width: int | None = None) -> str:
    """Return `table` in format `fmt` (one of FORMATS), each line closed: CR LF in CSV (RFC 4180), else LF.

    `width` counts for `table` only: text columns then wrap, and end in `…` when they need too many lines; numbers
    and dates are never cut. When even that does not fit, each row becomes a block of `heading  value` lines.
    None sets no limit and keeps each row on one line. Raises ValueError for an unknown format.

    CSV and TSV: text that a spreadsheet would run as a formula (it starts with = + - @ and is no number) gets an
    apostrophe in front; numbers, also negative ones, and a lone dash stay as they are. TSV writes a line end
    as `\\n` and a backslash as `\\\\`.
    """
    if fmt == "table":
        return _text(table, width)
    if fmt == "md":
        return _markdown(table)
    if fmt == "csv":
        return _csv(table)
    if fmt == "tsv":
        return _tsv(table)
    if fmt == "json":
        return _json(table)
    raise ValueError(f"Onbekende vorm ‘{clip(clean(fmt), 20)}’; kies uit {', '.join(FORMATS)}.")


# For programs ----------------------------------------------------------------------------------------------

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"\s*+[+-]?(?:[0-9][0-9.,]*+%?)?\s*+")  # takes nothing back: a text may be all spaces


def _csv(table: Table) -> str:
    import csv  # here: only this format needs it, and a look-up should start at once
    import io

    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerows([table.fields, *(map(_machine, row) for row in table.rows)])
    return lines.getvalue()


def _tsv(table: Table) -> str:
    rows = [list(table.fields), *([_machine(value) for value in row] for row in table.rows)]
    escaped = ([cell.replace("\\", "\\\\").replace("\n", "\\n") for cell in row] for row in rows)
    return "".join("\t".join(row) + "\n" for row in escaped)


def _json(table: Table) -> str:
    import json

    rows = [dict(zip(table.fields, map(_native, row), strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _native(value: Cell) -> str | int | float | None:
    if isinstance(value, str):
        return clean(value, lines=True)
    if isinstance(value, date):
        return value.isoformat()
    return None if isinstance(value, float) and not math.isfinite(value) else value


def _machine(value: Cell) -> str:
    native = _native(value)
    if native is None:
        return ""
    text = str(native)
    runs = isinstance(value, str) and _FORMULA.match(text) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


# For people ------------------------------------------------------------------------------------------------


def _markdown(table: Table) -> str:
    def row(texts: list[str]) -> str:
        return "| " + " | ".join(re.sub(r"([\\|*`<\[\]])", r"\\\1", text) for text in texts) + " |\n"

    sides = ["---:" if table.aligned(column) == "right" else "---" for column in range(len(table.fields))]
    lines = [row([clean(heading) for heading in table.headings]), "| " + " | ".join(sides) + " |\n"]
    return "".join(lines + [row(texts) for texts in _shown_rows(table)])


def _text(table: Table, width: int | None) -> str:
    columns = []
    for index, heading in enumerate(table.headings):
        right = table.aligned(index) == "right"
        whole = right or not any(isinstance(row[index], str) for row in table.rows)
        columns.append(Column(clean(heading), right=right, whole=whole))
    return fit(columns, list(_shown_rows(table)), width)


def _shown_rows(table: Table) -> Iterator[list[str]]:
    kinds = [table.kind(column) for column in range(len(table.fields))]
    for row in table.rows:
        yield [shown(value, kind) for value, kind in zip(row, kinds, strict=True)]
