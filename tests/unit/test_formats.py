from __future__ import annotations

import csv
import io
import json
import math
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.text import dutch
from zedentui.text import table as written
from zedentui.text.clean import cells, clean
from zedentui.text.table import FORMATS, Cell, Table, render


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (7, "7"), (999, "999"), (1302, "1.302"), (1234567, "1.234.567"), (-1302, "−1.302")]
)
def test_whole_numbers(value: int, text: str) -> None:
    assert dutch.number(value) == text


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (46.268, 1, "46,3"),
        (46.25, 1, "46,3"),
        (46.35, 1, "46,4"),  # the binary fraction lies below 46.35
        (46.5, 0, "47"),
        (2.5, 0, "3"),
        (0.15, 1, "0,2"),
        (-0.04, 1, "0,0"),
        (-0.05, 1, "−0,1"),
        (-0.0, 1, "0,0"),
        (100, 1, "100,0"),
        (1234.56, 1, "1.234,6"),
        (1e20, 1, "100.000.000.000.000.000.000,0"),
        (Decimal("93.4466"), 2, "93,45"),
        (math.nan, 1, "–"),
        (math.inf, 1, "–"),
    ],
)
def test_decimals_are_rounded_half_up(value: float | Decimal, digits: int, text: str) -> None:
    assert dutch.decimal(value, digits) == text


def test_percentages_and_changes() -> None:
    assert dutch.percent(46.268) == "46,3%"
    assert dutch.percent(46.5, 0) == "47%"
    assert dutch.percent(math.nan) == "–"
    assert dutch.signed(255) == "+255"
    assert dutch.signed(-12) == "−12"
    assert dutch.signed(0) == "0"
    assert dutch.signed(1255) == "+1.255"
    assert dutch.signed(9.74, 1) == "+9,7"
    assert dutch.signed(-0.04, 1) == "0,0"
    assert dutch.signed(0.04, 1) == "0,0"
    assert dutch.signed(math.nan, 1) == "–"


@given(st.integers(0, 5000), st.integers(1, 5000))
@settings(deadline=None)
def test_a_share_is_rounded_as_the_exact_fraction_is(part: int, whole: int) -> None:
    exact = (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    assert dutch.decimal(100 * part / whole) == f"{exact:,}".translate({44: ".", 46: ","})


@given(st.floats(allow_nan=False, allow_infinity=False), st.integers(0, 4))
@settings(deadline=None)
def test_a_decimal_reads_back_as_the_rounded_number(value: float, digits: int) -> None:
    text = dutch.decimal(value, digits)
    machine = text.replace(".", "").replace(",", ".").replace("−", "-")
    assert abs(Decimal(machine) - Decimal(repr(value))) <= Decimal(1).scaleb(-digits) / 2
    assert text.strip("0,.") != "−"
    assert (text[0] == "−") == (Decimal(machine) < 0)


def test_days_and_dates() -> None:
    assert dutch.day(date(2023, 7, 5)) == "5 juli 2023"
    assert dutch.short_day(date(2023, 3, 25)) == "25 mrt 2023"
    assert [dutch.days(n) for n in (0, 1, 12, 1302)] == ["0 dagen", "1 dag", "12 dagen", "1.302 dagen"]


@pytest.mark.parametrize(
    ("earliest", "latest", "text"),
    [
        ("2023-06-28", "2023-06-28", "28 juni 2023"),
        ("2023-06-20", "2023-06-30", "20 t/m 30 juni 2023"),
        ("2023-09-01", "2023-09-30", "september 2023"),
        ("2024-02-01", "2024-02-29", "februari 2024"),
        ("2023-02-01", "2023-02-27", "1 t/m 27 februari 2023"),
        ("2023-06-01", "2023-08-31", "juni t/m augustus 2023"),
        ("2022-11-01", "2023-02-28", "november 2022 t/m februari 2023"),
        ("2023-06-21", "2023-09-22", "21 juni t/m 22 september 2023"),
        ("2023-07-05", "2024-06-21", "5 juli 2023 t/m 21 juni 2024"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-01-01", "2026-12-31", "2023 t/m 2026"),
        ("9999-12-01", "9999-12-31", "december 9999"),
    ],
)
def test_periods_in_as_few_words_as_they_allow(earliest: str, latest: str, text: str) -> None:
    assert dutch.period(date.fromisoformat(earliest), date.fromisoformat(latest)) == text


@given(st.dates(), st.integers(1, 4000))
@settings(deadline=None)
def test_different_periods_read_differently(earliest: date, length: int) -> None:
    latest = earliest + timedelta(days=min(length, (date.max - earliest).days))
    shorter = latest - timedelta(days=1)
    if shorter >= earliest:
        assert dutch.period(earliest, latest) != dutch.period(earliest, shorter)
    if latest > earliest:
        with pytest.raises(ValueError):
            dutch.period(latest, earliest)


# Tables ------------------------------------------------------------------------------------------------------

STATISTICS = Table(
    ("offence", "measure", "year", "count", "share_uitstroom", "change", "letter_date", "note"),
    ("Delict", "Maat", "Jaar", "Aantal", "% van de uitstroom", "Verschil", "Datum", "Toelichting"),
    (
        ("zedenmisdrijven", "onvoorwaardelijk_sepot", 2022, 1302, 46.268656716, 87, date(2023, 7, 5), "a|b *"),
        ("verkrachting", "voegen", 2012, 0, None, -12, None, "regel 1\nregel\t2 \x1b[31m"),
    ),
    kinds=("auto", "auto", "auto", "auto", "percent", "signed", "auto", "auto"),
)

TEXT = """\
Delict           Maat                    Jaar  Aantal  % van de uitstroom  Verschil  Datum       Toelichting
───────────────  ──────────────────────  ────  ──────  ──────────────────  ────────  ──────────  ────────────────────
zedenmisdrijven  onvoorwaardelijk_sepot  2022   1.302               46,3%       +87  5 jul 2023  a|b *
verkrachting     voegen                  2012       0                   –       −12  –           regel 1 regel 2 [31m
"""
BLOCKS = """\
Delict         zedenmisdrijven
Maat           onvoorwaardelijk_sepot
Jaar           2022
Aantal         1.302
% van de uit…  46,3%
Verschil       +87
Datum          5 jul 2023
Toelichting    a|b *

Delict         verkrachting
Maat           voegen
Jaar           2012
Aantal         0
% van de uit…  –
Verschil       −12
Datum          –
Toelichting    regel 1 regel 2 [31m
"""
CSV = (
    "offence,measure,year,count,share_uitstroom,change,letter_date,note\r\n"
    "zedenmisdrijven,onvoorwaardelijk_sepot,2022,1302,46.268656716,87,2023-07-05,a|b *\r\n"
    'verkrachting,voegen,2012,0,,-12,,"regel 1\nregel 2 [31m"\r\n'
)
TSV = (
    "offence\tmeasure\tyear\tcount\tshare_uitstroom\tchange\tletter_date\tnote\n"
    "zedenmisdrijven\tonvoorwaardelijk_sepot\t2022\t1302\t46.268656716\t87\t2023-07-05\ta|b *\n"
    "verkrachting\tvoegen\t2012\t0\t\t-12\t\tregel 1\\nregel 2 [31m\n"
)
MARKDOWN = r"""| Delict | Maat | Jaar | Aantal | % van de uitstroom | Verschil | Datum | Toelichting |
| --- | --- | ---: | ---: | ---: | ---: | --- | --- |
| zedenmisdrijven | onvoorwaardelijk_sepot | 2022 | 1.302 | 46,3% | +87 | 5 jul 2023 | a\|b \* |
| verkrachting | voegen | 2012 | 0 | – | −12 | – | regel 1 regel 2 \[31m |
"""


@pytest.mark.parametrize(
    ("fmt", "width", "expected"),
    [
        ("table", None, TEXT),
        ("table", 200, TEXT),
        ("table", 40, BLOCKS),
        ("csv", None, CSV),
        ("tsv", None, TSV),
        ("md", None, MARKDOWN),
    ],
)
def test_each_format_to_the_letter(fmt: str, width: int | None, expected: str) -> None:
    assert render(STATISTICS, fmt, width=width) == expected


def test_json_keeps_types_and_accents() -> None:
    text = render(
        Table(("naam", "aantal", "deel", "dag"), ("",) * 4, (("één", 1, math.nan, date(2023, 7, 5)),)), "json"
    )
    assert "één" in text
    assert json.loads(text) == [{"naam": "één", "aantal": 1, "deel": None, "dag": "2023-07-05"}]


def test_a_table_without_rows_still_names_its_columns() -> None:
    empty = Table(("a", "b"), ("Aa", "Bb"), ())
    assert {fmt: render(empty, fmt, width=20) for fmt in FORMATS} == {
        "table": "Aa  Bb\n──  ──\n",
        "csv": "a,b\r\n",
        "tsv": "a\tb\n",
        "json": "[]\n",
        "md": "| Aa | Bb |\n| --- | --- |\n",
    }


def test_text_wraps_between_words_and_says_when_it_stops() -> None:
    long = "een lange toelichting met 1.302 zaken en zoveel woorden dat zij nooit in vier smalle regels kan passen"
    assert render(Table(("a", "b"), ("Wat", "Aantal"), ((long, 1302),)), "table", width=26) == (
        "Wat                 Aantal\n"
        "──────────────────  ──────\n"
        "een lange            1.302\n"
        "toelichting met\n"
        "1.302 zaken en\n"
        "zoveel woorden …\n"
    )


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("@SOM(A1)", "'@SOM(A1)"),
        ("+31 70", "'+31 70"),
        ("-2+3", "'-2+3"),
        (" =1", "' =1"),
        ("＝1", "'＝1"),
        ("-", "-"),
        ("-12", "-12"),
        ("-1.302,5", "-1.302,5"),
        ("+9,7%", "+9,7%"),
        (-12, "-12"),
        (-0.5, "-0.5"),
        ("zeden = ernstig", "zeden = ernstig"),
    ],
)
@pytest.mark.parametrize("fmt", ["csv", "tsv"])
def test_a_spreadsheet_runs_no_formula_and_loses_no_minus(cell: Cell, written: str, fmt: str) -> None:
    assert render(Table(("a",), ("A",), ((cell,),)), fmt).splitlines()[1].strip('"') == written


def test_years_are_not_grouped_and_kinds_choose_the_notation() -> None:
    assert written.shown(2022, Table(("year",), ("Jaar",), ()).kind(0)) == "2022"
    assert written.shown(2022, Table(("year_from",), ("Jaar",), ()).kind(0)) == "2022"
    assert written.shown(2022, Table(("count",), ("Aantal",), ()).kind(0)) == "2.022"
    assert written.shown(46, "percent") == "46%"
    assert written.shown(7.24, "signed_percent") == "+7,2%"
    assert written.shown(None) == "–"


@pytest.mark.parametrize(
    "make",
    [
        lambda: Table(("a", "a"), ("A", "B"), ()),
        lambda: Table(("a",), ("A", "B"), ()),
        lambda: Table(("a",), ("A",), ((1, 2),)),
        lambda: Table(("a",), ("A",), (), align=("left", "right")),
        lambda: Table(("a",), ("A",), (), kinds=("auto", "auto")),
        lambda: render(STATISTICS, "xlsx"),
    ],
)
def test_a_table_that_does_not_fit_together_is_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError):
        make()


_cells: st.SearchStrategy[Cell] = (
    st.none() | st.text(max_size=60) | st.integers(-(10**7), 10**7) | st.floats(-1e6, 1e6) | st.dates()
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    size = draw(st.integers(1, 5))
    rows = draw(st.lists(st.tuples(*[_cells] * size), max_size=4))
    headings = draw(st.tuples(*[st.text(max_size=20)] * size))
    return Table(tuple(f"kolom_{index}" for index in range(size)), headings, tuple(rows))


@given(tables(), st.sampled_from(FORMATS), st.none() | st.integers(1, 200))
@settings(deadline=None)
def test_no_format_lets_a_control_character_through(table: Table, fmt: str, width: int | None) -> None:
    text = render(table, fmt, width=width)
    allowed = {"csv": "\r\n", "tsv": "\t\n"}.get(fmt, "\n")
    assert all(c in allowed or unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp"} for c in text)


@given(tables(), st.integers(60, 200))
@settings(deadline=None)
def test_a_table_fits_and_shows_every_number_whole(table: Table, width: int) -> None:
    text = render(table, "table", width=width)
    assert all(cells(line) <= width for line in text.splitlines())
    for row in table.rows:
        for value in row:
            if isinstance(value, int | float | date):
                assert written.shown(value) in text


@given(tables())
@settings(deadline=None)
def test_machine_formats_read_back(table: Table) -> None:
    def machine(value: Cell) -> str:
        if isinstance(value, str):
            return clean(value, lines=True)
        return "" if value is None else str(value)

    expected = [[machine(value) for value in row] for row in table.rows]
    header, *rows = list(csv.reader(io.StringIO(render(table, "csv"), newline="")))
    assert header == list(table.fields)
    assert [[cell.removeprefix("'") for cell in row] for row in rows] == [
        [cell.removeprefix("'") for cell in row] for row in expected
    ]
    assert [list(row) for row in json.loads(render(table, "json"))] == [list(table.fields)] * len(table.rows)
    assert len(render(table, "tsv").split("\n")) == len(table.rows) + 2
    assert all(line.count("\t") == len(table.fields) - 1 for line in render(table, "tsv").split("\n")[:-1])
