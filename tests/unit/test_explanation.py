"""The verdict of a claim with the figure it speaks about: which cells, in which order, and on how many lines."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from zedentui.kinds import doubt, figure
from zedentui.kinds.claim import VERDICTS, by_weight, signed
from zedentui.kinds.unit import unit as unit_with
from zedentui.model import CellClaim
from zedentui.store.store import Store
from zedentui.tui.panes.statistics.explanation import explained, view_line
from zedentui.tui.panes.statistics.view import Grid, View
from zedentui.tui.widgets.page import lay_out

WEIGHT = ("wijkt af", "klopt met andere noemer", "woord zonder maat", "niet na te rekenen", "achterhaald",
          "klopt afgerond", "klopt")  # fmt: skip
LOW, WIDTH = 3, 77
"""Lines under the table at 80x24, and cells in each beside a scrollbar."""


def shown(grid: Grid, key: tuple[str, str, int], claims: tuple[CellClaim, ...], rows: int = LOW) -> list[str]:
    """The lines that are in sight with the cursor on `key`."""
    return lay_out(explained(grid, grid.figures.cells[key], claims, WIDTH, rows), WIDTH).plain.split("\n")[:rows]


def test_each_claim_about_a_figure_stands_with_its_cell(store: Store) -> None:
    found = store.cell_claims()
    last = store.figures.years[-1]
    placed = {each.id: key for key, claims in found.items() for each in claims}
    expected = {
        claim.id: (claim.offence, claim.measure, claim.year or last)
        for claim in store.claims()
        if claim.offence and claim.measure and (claim.year is not None or claim.recomputed_value is not None)
    }
    assert placed == expected
    assert set(found) <= set(store.figures.cells)
    # About how long a condition may last, not about a number of cases: it belongs to no figure.
    assert "proeftijd" in {claim.id for claim in store.claims()} - set(placed)
    # About a series of years: with the year in which it ends, and with no other.
    assert placed["sepot-stabiel"] == ("zedenmisdrijven", "onvoorwaardelijk_sepot", last)


def test_the_weightiest_verdict_comes_first(store: Store) -> None:
    several = [by_weight(reversed(claims)) for claims in store.cell_claims().values() if len(claims) > 1]
    assert several
    for claims in several:
        weights = [WEIGHT.index(each.verdict) for each in claims]
        assert weights == sorted(weights)


def test_every_verdict_has_a_weight_of_its_own_and_the_file_knows_no_other(database: Path) -> None:
    assert sorted(VERDICTS, key=lambda name: VERDICTS[name].weight) == list(WEIGHT)
    with duckdb.connect(str(database), read_only=True) as connection:
        ((check,),) = connection.execute(
            "SELECT constraint_text FROM duckdb_constraints() WHERE table_name = 'claim'"
            " AND constraint_type = 'CHECK' AND constraint_text LIKE '%(verdict IN%'"
        ).fetchall()
    assert re.findall(r"'([^']*)'", check) == list(VERDICTS)


def test_a_low_screen_keeps_the_sentence_whole_and_shows_the_verdict(store: Store) -> None:
    """In sight without scrolling, for every figure with a verdict, in every unit, printed and presumed."""
    for data in (store.figures, store.presumed_figures):
        grid = Grid(data, View())
        for key, claims in store.cell_claims().items():
            text = " ".join(shown(grid, key, claims))
            assert figure.bare(data.cells[key], *figure.labels(data.cells[key], data)) in text
            assert signed(claims[0].verdict) in text
            assert ("en nog" in text) == (len(claims) > 1)


def test_with_room_everything_has_a_line_of_its_own(store: Store) -> None:
    grid = Grid(store.figures, View())
    key = ("zedenmisdrijven", "onvoorwaardelijk_sepot", 2022)
    claim = CellClaim(*key, "een", "Korte titel", "wijkt af")
    tall = shown(grid, key, (claim,), rows=6)
    assert tall[2:] == [
        "87 meer dan in 2021 (+7,2%) · * Noot tabel 1: GPS vanaf 2019",
        "Narekenen: ✗ wijkt af – Korte titel",
    ]  # fmt: skip
    low = shown(grid, key, (claim,))
    assert low[1].endswith("van de instroom (2.581). 87 meer dan in 2021 (+7,2%)")
    assert low[2] == tall[3]


@pytest.mark.parametrize("verdict", VERDICTS)
@pytest.mark.parametrize(
    "title", ["", "Kort", "Een titel die veel langer is dan er plaats is op een regel van een laag scherm" * 3]
)
def test_a_verdict_never_takes_more_than_its_line(store: Store, verdict: str, title: str) -> None:
    grid = Grid(store.figures, View())
    for measure in ("instroom", "onvoorwaardelijk_sepot", "technisch_sepot"):
        key = ("zedenmisdrijven", measure, 2022)
        claim = CellClaim(*key, "een", title, verdict)
        lines = shown(grid, key, (claim, claim, claim))
        assert all(len(line) <= WIDTH for line in lines)
        assert sum(signed(verdict) in line for line in lines) == 1
        assert "(en nog 2)" in " ".join(lines)
        assert ("–" in " ".join(lines)) == bool(title)


@pytest.mark.parametrize("width", [-3, 0, 1, 20, 500])
def test_any_room_will_do(store: Store, width: int) -> None:
    grid = Grid(store.figures, View())
    for key, claims in store.cell_claims().items():
        detail = explained(grid, grid.figures.cells[key], claims, width, 0)
        assert claims[0].verdict in " ".join([detail.title, *(block.text for block in detail.blocks)])


def test_a_sign_in_the_table_has_its_meaning_in_sight_whatever_the_cursor_is_on(store: Store) -> None:
    """What a sign means stands with a figure that has none itself; what is not in the table is not explained either."""
    for data in (store.figures, store.presumed_figures):
        for offence in ("zedenmisdrijven", "verkrachting"):
            grid = Grid(data, View(offence=offence))
            assert grid.signs
            for key, cell in data.cells.items():
                if key[0] != offence:
                    continue
                told = explained(grid, cell, (), WIDTH, LOW, legend=True)
                whole = " ".join([told.title, *(block.text for block in told.blocks)])
                for sign, meant in doubt.LEGEND.items():
                    if sign in grid.signs:
                        own = sign == grid.sign(cell) and f"{sign} " in whole
                        assert own or meant in whole or "vermoedelijk" in whole
                    else:
                        assert meant not in whole


def test_without_a_claim_a_figure_as_printed_is_explained_as_it_always_was(store: Store) -> None:
    grid = Grid(store.figures, View())
    detail = explained(grid, grid.figures.cells["zedenmisdrijven", "onvoorwaardelijk_sepot", 2021], (), WIDTH, LOW)
    assert detail.title.startswith(
        "In 2021 seponeerde het OM 1.215 zedenzaken onvoorwaardelijk: 45,6% van de uitstroom"
    )
    assert [block.text for block in detail.blocks] == ["190 meer dan in 2020 (+18,5%) · * Noot tabel 1: GPS vanaf 2019"]
    doubtful = explained(grid, grid.figures.cells["zedenmisdrijven", "administratief_sepot", 2016], (), WIDTH, LOW)
    assert doubtful.title == "In onze tekst van de brief staat 38; vermoedelijk 42; vergelijk met het origineel."


def test_a_presumed_figure_says_so_before_anything_else(store: Store) -> None:
    data = store.presumed_figures
    key = ("zedenmisdrijven", "administratief_sepot", 2016)
    detail = explained(Grid(data, View()), data.cells[key], (), WIDTH, LOW)
    assert detail.title == "! In onze tekst van de brief staat 38; hier is gerekend met het vermoedelijke aantal, 42."
    assert detail.blocks[0].text.startswith("In 2016 seponeerde het OM vermoedelijk 42 zedenzaken")
    assert detail.blocks[1].text.startswith("De drie sepotgronden tellen in 2016 op tot 4 te weinig.")
    change = Grid(data, View(unit="verschil"))
    later = explained(change, data.cells["zedenmisdrijven", "administratief_sepot", 2020], (), WIDTH, LOW)
    assert later.title == "! Gerekend met 47 in 2019, het vermoedelijke aantal; in onze tekst van de brief staat 51."


def test_what_the_sign_means_is_said_under_every_table_that_has_it(store: Store) -> None:
    data = store.presumed_figures
    key = ("zedenmisdrijven", "instroom", 2020)
    texts = [
        " ".join(
            block.text for block in explained(Grid(data, view), data.cells[key], (), WIDTH, LOW, legend=True).blocks
        )
        for view in (View(), View(words="instroom"), View(offence="verkrachting"))
    ]
    assert ["! vermoedelijk" in text for text in texts] == [True, False, False]


def test_a_copied_value_takes_the_printed_one_along(store: Store) -> None:
    key = ("zedenmisdrijven", "administratief_sepot", 2016)
    printed, presumed = store.figures.cells[key], store.presumed_figures.cells[key]
    for unit, bare, marked in (
        ("aantal", "38 (vermoedelijk 42)", "42 (vermoedelijk; zoals in onze tekst: 38)"),
        ("hoofdmaat", "3,3% (gerekend met 38, vermoedelijk 42)", "3,6% (vermoedelijk; zoals in onze tekst: 3,3%)"),
    ):
        chosen = unit_with(unit)
        assert figure.copied(printed, store.figures, chosen, printed) == bare
        assert figure.copied(presumed, store.presumed_figures, chosen, printed) == marked


def test_the_view_line_says_which_figures_these_are(store: Store) -> None:
    assert view_line(Grid(store.figures, View())) == (
        "zedenmisdrijven · aantal, zoals in onze tekst · lijnen, volgt de cursor · Sr 240 t/m 248f, 249 t/m 250, "
        "254 t/m 254a"
    )
    view = replace(View(), unit="verschil_procent", offence="beide")
    line = view_line(Grid(store.presumed_figures, view))
    assert "vermoedelijk waar ! staat" in line[:118]
