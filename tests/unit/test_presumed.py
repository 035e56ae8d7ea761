"""As printed or as presumed: the view in SQL, the signs behind figures, and what a sentence, table or place says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from zedentui.cli.arguments import Arguments
from zedentui.cli.options import OPTIONS
from zedentui.kinds import change, comparison, figure
from zedentui.kinds import doubt as doubts
from zedentui.kinds.unit import UNITS
from zedentui.kinds.unit import unit as unit_with
from zedentui.model import Figures, Observation
from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.tui.panes.statistics.view import BASES, View

ROOT = Path(__file__).resolve().parents[2]
DOUBTFUL = ("zedenmisdrijven", "administratief_sepot")
PRINTED = {2015: 38, 2016: 38, 2017: 44, 2018: 47, 2019: 51, 2020: 51, 2021: 71}
PRESUMED = {2015: 38, 2016: 42, 2017: 38, 2018: 44, 2019: 47, 2020: 51, 2021: 71}
GROUNDS = ("technisch_sepot", "beleidssepot", "administratief_sepot")


@pytest.fixture
def sql() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(ROOT / "data" / "zeden.duckdb"), read_only=True) as connection:
        yield connection


def cell(data: Figures, year: int, measure: str = DOUBTFUL[1]) -> Observation:
    return data.cells[DOUBTFUL[0], measure, year]


# The view ----------------------------------------------------------------------------------------------------


def test_every_unit_is_recomputed_from_the_presumed_counts(sql: duckdb.DuckDBPyConnection) -> None:
    """By hand: the row as presumed, 39 in 2012, with uitstroom, instroom and unconditional dismissals as printed."""
    rows = sql.execute(
        "SELECT year, count, printed_count, uitstroom, instroom, parent_count, share_uitstroom, share_instroom,"
        " share_parent, change, change_percent, index FROM figure"
        " WHERE basis = 'vermoedelijk' AND offence = ? AND measure = ? AND year BETWEEN 2016 AND 2020 ORDER BY year",
        DOUBTFUL,
    ).fetchall()
    wholes = {2016: (2538, 2594, 1164), 2017: (2619, 2486, 1239), 2018: (2358, 2303, 1069), 2019: (2446, 2469, 1197),
              2020: (2329, 2326, 1025)}  # fmt: skip
    assert [row[0] for row in rows] == list(wholes)
    for year, count, printed, *rest in rows:
        assert (count, printed, tuple(rest[:3])) == (PRESUMED[year], PRINTED[year], wholes[year])
        before = PRESUMED[year - 1]
        shares = [100 * PRESUMED[year] / whole for whole in wholes[year]]
        assert rest[6] == PRESUMED[year] - before
        assert [*rest[3:6], rest[7], rest[8]] == pytest.approx(
            [*shares, 100 * (PRESUMED[year] - before) / before, 100 * PRESUMED[year] / 39]
        )


def test_only_the_doubtful_row_differs_between_the_two_bases(sql: duckdb.DuckDBPyConnection) -> None:
    columns = [row[0] for row in sql.execute("DESCRIBE figure").fetchall()]
    listed = ", ".join(column for column in columns if column != "basis")
    one, other = (f"SELECT {listed} FROM figure WHERE basis = '{basis}'" for basis in ("tekst", "vermoedelijk"))
    for these, those in ((one, other), (other, one)):
        different = sql.execute(f"SELECT offence, measure, year FROM ({these} EXCEPT {those}) ORDER BY ALL").fetchall()
        # 2020 was printed right, but its change on the year before was not.
        assert different == [(*DOUBTFUL, year) for year in range(2016, 2021)]
    counts = sql.execute(
        "SELECT f.basis, f.printed_count = o.count, f.count = CASE f.basis WHEN 'tekst' THEN o.count"
        " ELSE coalesce(o.presumed_count, o.count) END"
        " FROM figure AS f JOIN observation AS o USING (offence, measure, year) ORDER BY 1"
    ).fetchall()
    assert counts == [("tekst", True, True)] * 242 + [("vermoedelijk", True, True)] * 242


def test_with_the_presumed_counts_every_sum_fits(store: Store) -> None:
    data = store.presumed_figures
    assert data.presumed
    assert not store.figures.presumed
    for offence, measure, year in data.cells:
        if measure == "onvoorwaardelijk_sepot":
            total = sum(data.cells[offence, ground, year].count for ground in GROUNDS)
            assert total == data.cells[offence, measure, year].count


def test_every_column_of_the_view_is_explained(sql: duckdb.DuckDBPyConnection) -> None:
    assert sql.execute(
        "SELECT column_name FROM duckdb_columns() WHERE table_name = 'figure' AND comment IS NULL"
    ).fetchall() == []  # fmt: skip
    ((comment,),) = sql.execute("SELECT comment FROM duckdb_views() WHERE view_name = 'figure'").fetchall()
    assert "basis" in comment


# Signs and sentences -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("presumed", "sign"), [(False, "?"), (True, "!")])
def test_a_sign_stands_behind_every_figure_that_rests_on_a_doubtful_number(
    store: Store, presumed: bool, sign: str
) -> None:
    data = store.presumed_figures if presumed else store.figures
    for unit in UNITS:
        signed = {key: doubts.sign(each, unit, data.cells) for key, each in data.cells.items() if each.printed}
        # A change rests on the year before as well; everything else on the count itself.
        last = 2020 if unit.code.startswith("verschil") else 2019
        assert {key for key, found in signed.items() if found} == {(*DOUBTFUL, y) for y in range(2016, last + 1)}
        assert set(signed.values()) == {"", sign}


def test_a_doubtful_denominator_marks_what_is_divided_by_it(store: Store) -> None:
    data = store.presumed_figures
    key = ("zedenmisdrijven", "uitstroom", 2022)
    cells = {**data.cells, key: replace(data.cells[key], presumed_count=2815)}
    share, count = unit_with("uitstroom"), unit_with("aantal")
    assert doubts.sign(cells["zedenmisdrijven", "voegen", 2022], share, cells) == "!"
    assert doubts.sign(cells["zedenmisdrijven", "voegen", 2022], count, cells) == ""
    assert doubts.sign(cells["zedenmisdrijven", "instroom", 2022], share, cells) == ""  # it has no such share
    note = doubts.note(cells["zedenmisdrijven", "voegen", 2022], share, cells, data.measures)
    assert note is not None
    assert note.endswith("voor uitstroom in 2022, het vermoedelijke aantal; in onze tekst van de brief staat 2.814.")


@pytest.mark.parametrize("year", [2016, 2017, 2018, 2019])
def test_the_sentence_says_both_numbers_and_why(store: Store, year: int) -> None:
    for data, said in ((store.figures, PRINTED[year]), (store.presumed_figures, PRESUMED[year])):
        spoken = figure.sentence(cell(data, year), data)
        word = "vermoedelijk " if data.presumed else ""
        assert f"seponeerde het OM {word}{said} zedenzaken om administratieve redenen" in spoken
        assert f"In onze tekst van de brief staat {PRINTED[year]};" in spoken
        assert str(PRESUMED[year]) in spoken
        assert "drie sepotgronden" in spoken


def test_a_figure_that_rests_on_another_says_on_which(store: Store) -> None:
    unit = unit_with("verschil")
    notes = [
        doubts.note(cell(data, 2020), unit, data.cells, data.measures)
        for data in (store.figures, store.presumed_figures)
    ]
    assert notes == [
        "Gerekend met 51 in 2019, zoals in onze tekst; vermoedelijk 47.",
        "Gerekend met 47 in 2019, het vermoedelijke aantal; in onze tekst van de brief staat 51.",
    ]
    data = store.presumed_figures
    assert doubts.note(cell(data, 2020), unit_with("aantal"), data.cells, data.measures) is None
    assert change.sentence(cell(data, 2020), data) == "4 meer dan in 2019 (+8,5%; zoals in onze tekst evenveel)"
    assert change.sentence(cell(store.figures, 2020), store.figures) == (
        "evenveel als in 2019 (met de vermoedelijke aantallen 4 meer)"
    )


def test_two_years_side_by_side_say_what_is_in_doubt(store: Store) -> None:
    data = store.presumed_figures
    assert comparison.sentence(cell(data, 2019), cell(data, 2016), data).startswith(
        "In 2019 seponeerde het OM vermoedelijk 47 zedenzaken om administratieve redenen: 5 meer dan in 2016"
        " (vermoedelijk 42, +11,9%; zoals in onze tekst 13 meer)."
    )
    data = store.figures
    said = comparison.sentence(cell(data, 2015), cell(data, 2016), data)
    assert "evenveel als in 2015 (38; met de vermoedelijke aantallen 4 meer)." in said
    assert "Over 2016: in onze tekst van de brief staat 38; vermoedelijk 42;" in said
    said = comparison.sentence(cell(data, 2017), cell(data, 2016), data)
    assert said.endswith(
        "Hierin zijn getallen twijfelachtig: 38 (vermoedelijk 42) in 2016, 44 (vermoedelijk 38) in 2017."
    )


def test_the_table_for_programs_keeps_its_fields_and_says_what_a_value_rests_on(store: Store) -> None:
    printed = figure.table([cell(store.figures, 2016)], "aantal", store.figures)
    data = store.presumed_figures
    rows = [cell(data, year) for year in (2015, 2016, 2020)]
    presumed = figure.table(rows, "verschil", data)
    assert presumed.fields == (*printed.fields[:-1], "basis", "doubt", "series_break")
    at = {name: presumed.fields.index(name) for name in ("count", "value", "presumed_count", "basis")}
    assert [[row[at[name]] for name in at] for row in presumed.rows] == [
        [38, -39, None, "tekst"], [38, 4, 42, "vermoedelijk"], [51, 4, None, "vermoedelijk"],
    ]  # fmt: skip


# Places ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("basis", ["tekst", "vermoedelijk"])
def test_a_place_holds_the_basis_and_reads_back(store: Store, basis: str) -> None:
    view = View(measure=DOUBTFUL[1], year=2016, unit="index", charted=("instroom",), basis=basis)
    text = str(Location("statistiek", None, view.pairs(2016)))
    assert ("cijfers=vermoedelijk" in text) == (basis == "vermoedelijk")
    assert "cijfers=tekst" not in text
    for before in ("tekst", "gedrukt", "vermoedelijk"):
        asked = View(basis=before).asked(Location.parse(text), 2022)
        assert asked == view
        assert asked.fits(store.figures)


def test_screen_and_shell_call_them_the_same() -> None:
    assert OPTIONS["--cijfers"].choices == BASES
    assert Arguments().cijfers == BASES[0] == View().basis


def test_an_unknown_basis_is_no_place(store: Store) -> None:
    asked = View().asked(Location.parse("statistiek?cijfers=verzonnen"), 2022)
    assert not asked.fits(store.figures)
