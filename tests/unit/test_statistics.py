"""The figures: every printed cell against the letter, the arithmetic of its tables, and what is derived from them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
SEED = ROOT.parent / "shared" / "seed"
YEARS = range(2012, 2023)
DISPOSALS = (
    "administratief_beeindigd",
    "onvoorwaardelijk_sepot",
    "voorwaardelijk_sepot",
    "transactie",
    "voegen",
    "dagvaarden",
)
GROUNDS = ("technisch_sepot", "beleidssepot", "administratief_sepot")
# Each row of both tables, added up over the eleven years.
ROW_TOTALS = {
    "zedenmisdrijven": {
        "instroom": 28482,
        "uitstroom": 28958,
        "administratief_beeindigd": 43,
        "onvoorwaardelijk_sepot": 13450,
        "technisch_sepot": 11894,
        "beleidssepot": 999,
        "administratief_sepot": 566,
        "voorwaardelijk_sepot": 1455,
        "transactie": 274,
        "voegen": 228,
        "dagvaarden": 13508,
    },
    "verkrachting": {
        "instroom": 6570,
        "uitstroom": 6610,
        "administratief_beeindigd": 13,
        "onvoorwaardelijk_sepot": 3643,
        "technisch_sepot": 3426,
        "beleidssepot": 66,
        "administratief_sepot": 151,
        "voorwaardelijk_sepot": 34,
        "transactie": 10,
        "voegen": 31,
        "dagvaarden": 2879,
    },
}
# The names of the rows in the letter's text, as its scan gives them.
ROWS_IN_SCAN = {
    "Inst": "instroom",
    "- Adm": "administratief_beeindigd",
    "- Onv": "onvoorwaardelijk_sepot",
    "<i>technisch": "technisch_sepot",
    "<i>beleid": "beleidssepot",
    "<i>administratief": "administratief_sepot",
    "- Voorw": "voorwaardelijk_sepot",
    "- OM tr": "transactie",
    "- Voegen": "voegen",
    "- Beoord": "dagvaarden",
    "Uitstroom": "uitstroom",
}


@pytest.fixture(scope="module")
def database() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(ROOT / "data" / "zeden.duckdb"), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def counts(database: duckdb.DuckDBPyConnection) -> dict[tuple[str, str, int], int]:
    rows = database.execute("SELECT offence, measure, year, count FROM observation").fetchall()
    return {(offence, measure, year): count for offence, measure, year, count in rows}


def one(database: duckdb.DuckDBPyConnection, sql: str) -> object:
    row = database.execute(sql).fetchone()
    assert row is not None
    return row[0] if len(row) == 1 else row


def test_two_groups_eleven_measures_eleven_years(database: duckdb.DuckDBPyConnection) -> None:
    assert one(database, "SELECT count(*) FROM observation") == 2 * 11 * 11 == 242
    assert one(database, "SELECT count(printed_percent) FROM observation") == 2 * 6 * 11 == 132
    assert one(database, "SELECT list(DISTINCT year ORDER BY year) FROM observation") == list(YEARS)
    assert one(database, "SELECT list(code ORDER BY position) FROM offence") == ["zedenmisdrijven", "verkrachting"]


def test_the_measures_are_a_tree_in_the_order_of_the_screen(database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute("SELECT code, parent, depth FROM measure ORDER BY position").fetchall() == [
        ("instroom", None, 0),
        ("uitstroom", None, 0),
        ("administratief_beeindigd", "uitstroom", 1),
        ("onvoorwaardelijk_sepot", "uitstroom", 1),
        ("technisch_sepot", "onvoorwaardelijk_sepot", 2),
        ("beleidssepot", "onvoorwaardelijk_sepot", 2),
        ("administratief_sepot", "onvoorwaardelijk_sepot", 2),
        ("voorwaardelijk_sepot", "uitstroom", 1),
        ("transactie", "uitstroom", 1),
        ("voegen", "uitstroom", 1),
        ("dagvaarden", "uitstroom", 1),
    ]


@pytest.mark.parametrize(
    ("offence", "measure"), [(offence, measure) for offence, rows in ROW_TOTALS.items() for measure in rows]
)
def test_every_row_adds_up_to_the_total_of_the_letter(
    counts: dict[tuple[str, str, int], int], offence: str, measure: str
) -> None:
    assert sum(counts[offence, measure, year] for year in YEARS) == ROW_TOTALS[offence][measure]


@pytest.mark.parametrize("offence", ["zedenmisdrijven", "verkrachting"])
@pytest.mark.parametrize("year", YEARS)
def test_the_six_disposals_add_up_to_uitstroom(
    counts: dict[tuple[str, str, int], int], offence: str, year: int
) -> None:
    assert sum(counts[offence, measure, year] for measure in DISPOSALS) == counts[offence, "uitstroom", year]


def test_the_three_grounds_miss_the_unconditional_dismissals_in_four_years_only(
    counts: dict[tuple[str, str, int], int],
) -> None:
    differences = {}
    for offence in ROW_TOTALS:
        for year in YEARS:
            total = sum(counts[offence, ground, year] for ground in GROUNDS)
            if total != counts[offence, "onvoorwaardelijk_sepot", year]:
                differences[offence, year] = total - counts[offence, "onvoorwaardelijk_sepot", year]
    assert differences == {
        ("zedenmisdrijven", 2016): -4,
        ("zedenmisdrijven", 2017): 6,
        ("zedenmisdrijven", 2018): 3,
        ("zedenmisdrijven", 2019): 4,
    }


def test_one_slip_explains_all_four(database: duckdb.DuckDBPyConnection) -> None:
    row = database.execute(
        "SELECT year, count, presumed_count FROM observation"
        " WHERE offence = 'zedenmisdrijven' AND measure = 'administratief_sepot' AND year BETWEEN 2015 AND 2021"
        " ORDER BY year"
    ).fetchall()
    printed = [count for _, count, _ in row]
    presumed = [count if better is None else better for _, count, better in row]
    assert printed == [38, 38, 44, 47, 51, 51, 71]
    assert presumed == [38, 42, 38, 44, 47, 51, 71]
    # From 2016 on the printed values are the presumed ones without the 42 that starts them.
    assert printed[1:5] == presumed[2:6]
    assert one(database, "SELECT count(*) FROM table_check WHERE kind = 'sepotgronden' AND presumed <> printed") == 0
    assert one(database, "SELECT count(presumed_count) FROM observation") == 4
    assert database.execute("SELECT year FROM observation_repair ORDER BY year").fetchall() == [
        (2016,), (2017,), (2018,), (2019,),
    ]  # fmt: skip


def test_all_percentages_are_shares_of_uitstroom_rounded_half_up(
    database: duckdb.DuckDBPyConnection, counts: dict[tuple[str, str, int], int]
) -> None:
    rows = database.execute(
        "SELECT offence, measure, year, printed_percent FROM observation WHERE printed_percent IS NOT NULL"
    ).fetchall()
    assert {measure for _, measure, _, _ in rows} == set(DISPOSALS)
    for offence, measure, year, printed in rows:
        share = 100 * counts[offence, measure, year] / counts[offence, "uitstroom", year]
        assert int(share + 0.5) == printed, (offence, measure, year)


def test_the_view_of_the_arithmetic_says_the_same(database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute(
        "SELECT kind, count(*), count(*) FILTER (difference <> 0) FROM table_check GROUP BY kind ORDER BY kind"
    ).fetchall() == [("afdoeningen", 22, 0), ("percentages", 132, 0), ("sepotgronden", 22, 4)]
    assert database.execute(
        "SELECT year, printed, recomputed, difference, presumed FROM table_check WHERE difference <> 0 ORDER BY year"
    ).fetchall() == [
        (2016, 1164, 1160, -4, 1164),
        (2017, 1239, 1245, 6, 1239),
        (2018, 1069, 1072, 3, 1069),
        (2019, 1197, 1201, 4, 1197),
    ]


def test_a_dash_and_an_empty_cell_are_zero_and_stay_apart(database: duckdb.DuckDBPyConnection) -> None:
    assert one(database, "SELECT count(*) FROM observation WHERE count = 0 AND printed NOT IN ('', '-')") == 0
    assert one(database, "SELECT count(*) FROM observation WHERE count <> 0 AND printed IN ('', '-')") == 0
    assert database.execute(
        "SELECT measure, year FROM observation WHERE printed = '' ORDER BY measure, year"
    ).fetchall() == [
        (measure, year) for measure in ("transactie", "voegen", "voorwaardelijk_sepot") for year in (2021, 2022)
    ]
    assert one(database, "SELECT count(*) FROM observation WHERE printed = '' AND offence <> 'verkrachting'") == 0


def test_shares_changes_and_index_of_one_cell(database: duckdb.DuckDBPyConnection) -> None:
    row = database.execute(
        "SELECT printed, share_uitstroom, share_instroom, share_parent, change, change_percent, index"
        " FROM figure"
        " WHERE basis = 'tekst' AND offence = 'zedenmisdrijven' AND measure = 'onvoorwaardelijk_sepot' AND year = 2022"
    ).fetchone()
    assert row is not None
    assert row[0] == "1.302"
    assert row[4] == 1302 - 1215
    expected = [100 * 1302 / 2814, 100 * 1302 / 2581, 100 * 1302 / 2814, 100 * 87 / 1215, 100 * 1302 / 1226]
    assert [row[1], row[2], row[3], row[5], row[6]] == pytest.approx(expected)


def test_the_two_groups_side_by_side(database: duckdb.DuckDBPyConnection) -> None:
    assert one(database, "SELECT count(*) FROM offence_comparison") == 121
    assert one(database, "SELECT count(*) FROM offence_comparison WHERE verkrachting > zedenmisdrijven") == 0
    row = one(
        database,
        "SELECT zedenmisdrijven, verkrachting, verkrachting_share FROM offence_comparison"
        " WHERE measure = 'instroom' AND year = 2022",
    )
    assert row == (2581, 743, pytest.approx(100 * 743 / 2581))


def test_the_marks_travel_with_the_years(database: duckdb.DuckDBPyConnection) -> None:
    assert database.execute("SELECT kind, year_from, year_to, mark FROM annotation ORDER BY year_from").fetchall() == [
        ("reeksbreuk", 2019, None, "*"),
        ("kanttekening", 2020, 2020, "**"),
    ]


def test_every_measure_makes_a_sentence(database: duckdb.DuckDBPyConnection) -> None:
    for code, phrase, term in database.execute("SELECT code, phrase, term FROM measure").fetchall():
        assert phrase.count("{zaken}") == 1, code
        spoken = re.sub(r"\{ww\|([^{}|]+)\|[^{}|]+\}", r"\1", phrase).replace("{zaken}", "1 zedenzaak")
        assert "{" not in spoken, code
        assert term is not None, code


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="the letter itself is not here")
def test_every_printed_cell_is_that_of_the_letter() -> None:
    lines = next(SEED.glob("*.txt")).read_text(encoding="utf-8").splitlines()
    opening = {"zedenmisdrijven": "Zedenmisdriven totaal\t", "verkrachting": "Verkrachtigingsmisdriven SR 242\t"}
    compared = 0
    for offence, heading in opening.items():
        start = next(number for number, line in enumerate(lines) if line.startswith(heading))
        printed = {}
        for line in lines[start + 1 : start + 15]:
            name = next((code for prefix, code in ROWS_IN_SCAN.items() if line.startswith(prefix)), None)
            if name is not None:
                printed[name] = [cell.strip() for cell in line.split("\t")[1:]]
        with (SOURCES / f"{offence}.csv").open(encoding="utf-8", newline="") as file:
            rows = {row[0]: row[1:] for row in list(csv.reader(file))[1:]}
        assert rows == printed
        compared += sum(map(len, rows.values()))
    assert compared == 2 * 11 * 22
