"""Statistiek: figures as printed or as presumed, and the verdict of the claims about them."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest
from helpers import detail_text, pane, press, screen_text, settled, workspace
from textual.app import App
from textual.widgets import Static

from zedentui.kinds.claim import by_weight
from zedentui.places import Location
from zedentui.tui.panes.claims import ClaimsPane
from zedentui.tui.panes.statistics.explanation import Explanation
from zedentui.tui.panes.statistics.pane import StatisticsPane
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.table import Table

LOW, MIDDLE = (80, 24), (120, 40)
DOUBTFUL = "statistiek?maat=administratief_sepot&jaar=2016"
ROW = {"tekst": ("38?", "44?", "47?", "51?"), "vermoedelijk": ("42!", "38!", "44!", "47!")}


def under_cursor(app: App[None]) -> str:
    table = pane(app).query_one(Table)
    return str(table.get_cell_at(table.cursor_coordinate))


def notices(app: App[None]) -> list[str]:
    return [str(each.message) for each in app._notifications]


def line_of(app: App[None], name: str) -> str:
    return next(line for line in screen_text(app).splitlines() if name in line)


# As printed, as presumed -------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [LOW, MIDDLE])
async def test_v_switches_to_presumed_and_back(make_app, size) -> None:
    app = make_app(DOUBTFUL)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        printed = screen_text(app)
        assert all(text in line_of(app, "Administratief sepot  ") for text in ROW["tekst"])
        await press(pilot, "v")
        assert all(text in line_of(app, "Administratief sepot  ") for text in ROW["vermoedelijk"])
        assert not any(text in screen_text(app) for text in ROW["tekst"])
        assert "! In onze tekst van de brief staat 38; hier is gerekend met" in screen_text(app)
        assert "In 2016 seponeerde het OM vermoedelijk 42 zedenzaken" in screen_text(app)
        assert "De drie sepotgronden tellen in 2016 op tot 4 te weinig." in detail_text(app)
        assert "aantal !" in screen_text(app).splitlines()[1 if size == LOW else 2]
        await press(pilot, "v")
        assert screen_text(app) == printed
        assert notices(app) == []


async def test_every_unit_is_marked_in_both_modes(make_app) -> None:
    app = make_app(DOUBTFUL)
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        shown = []
        for key in ("v", "e", "e", "e", "e", "e", "e"):
            await press(pilot, key)
            shown.append(under_cursor(app))
        assert shown == ["42!", "1,7%!", "1,6%!", "3,6%!", "+4!", "+10,5%!", "107,7!"]
        await press(pilot, "v")
        assert under_cursor(app) == "97,4?"
        await press(pilot, "e")
        assert under_cursor(app) == "38?"


async def test_the_view_line_says_which_mode_is_on(make_app) -> None:
    app = make_app(DOUBTFUL)
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        await settled(pilot)
        line = pane(app).query_one("#view", Static)
        assert "aantal, zoals in onze tekst" in str(line.content)
        await press(pilot, "v")
        assert "aantal, vermoedelijk waar ! staat" in screen_text(app).splitlines()[1]


async def test_the_chart_draws_the_presumed_figures_and_says_so(make_app) -> None:
    app = make_app(DOUBTFUL)
    async with app.run_test(size=MIDDLE, notifications=True) as pilot:
        await settled(pilot)
        pictures = []
        for key in ("v", "v"):
            picture = pane(app).query_one(Chart).picture
            assert picture is not None
            pictures.append(picture.plain())
            await press(pilot, key)
        assert ", vermoedelijk" not in pictures[0].splitlines()[0]
        assert "Administratief sepot, vermoedelijk" in pictures[1]
        assert " 42! " in pictures[1]
        assert " 38? " in pictures[0]


async def test_what_is_copied_says_that_it_is_presumed(make_app) -> None:
    app = make_app(f"{DOUBTFUL}&cijfers=vermoedelijk")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        copies = {copy.label: copy.text for copy in pane(app).copies()}
        assert copies["Waarde"] == "42 (vermoedelijk; zoals in onze tekst: 38)"
        sentence = copies["Zin met bronvermelding"]
        assert "vermoedelijk 42 zedenzaken" in sentence
        assert "In onze tekst van de brief staat 38;" in sentence
        assert "cijfers=vermoedelijk" in copies["Verwijzing voor zedentui"]
        table = copies["Tabel als CSV"].splitlines()
        assert table[0].endswith(",presumed_count,basis,doubt")
        assert sum(',vermoedelijk,"In onze tekst' in line for line in table) == 4
        await press(pilot, "v")
        copies = {copy.label: copy.text for copy in pane(app).copies()}
        assert copies["Waarde"] == "38 (vermoedelijk 42)"
        assert "cijfers" not in copies["Verwijzing voor zedentui"]
        assert copies["Tabel als CSV"].splitlines()[0].endswith(",presumed_count,doubt")


async def test_presumed_figures_are_read_when_first_wanted(make_app) -> None:
    app = make_app()
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        store = workspace(app).store
        assert "presumed_figures" not in store.__dict__
        await press(pilot, "v")
        assert "presumed_figures" in store.__dict__


async def test_the_mode_is_part_of_where_one_was(make_app) -> None:
    app = make_app(f"{DOUBTFUL}&cijfers=vermoedelijk")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        there = pane(app).location()
        assert there.get("cijfers") == "vermoedelijk"
        assert under_cursor(app) == "42!"
        # A location without it means as printed, and the way back leads to presumed again.
        await workspace(app).go(Location.parse("statistiek?delict=zedenmisdrijven&maat=administratief_sepot&jaar=2017"))
        await settled(pilot)
        assert under_cursor(app) == "44?"
        await press(pilot, "backspace")
        assert pane(app).location() == there
        assert under_cursor(app) == "42!"
        await press(pilot, "5", "1")
        assert under_cursor(app) == "42!"


async def test_where_it_makes_no_difference_that_is_said(make_app) -> None:
    app = make_app("statistiek?delict=verkrachting")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert notices(app) == ["Dat maakt hier geen verschil: bij deze cijfers vermoeden wij geen ander getal."]
        await press(pilot, "o", "o")
        assert "42!" in screen_text(app)


async def test_the_cursor_stays_where_it_is(make_app) -> None:
    app = make_app("statistiek?delict=beide&maat=technisch_sepot&jaar=2014")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        table = pane(app).query_one(Table)
        at, scrolled = table.cursor_coordinate, table.scroll_offset
        for _ in range(2):
            await press(pilot, "v")
            assert (table.cursor_coordinate, table.scroll_offset) == (at, scrolled)


async def test_presumed_figures_that_cannot_be_read_change_nothing(make_app, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "oud.duckdb"
    shutil.copy(database, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("ALTER VIEW figure RENAME TO whole_figure")
        connection.execute("CREATE VIEW figure AS SELECT * FROM whole_figure WHERE basis = 'tekst' OR error('stuk')")
    app = make_app(DOUBTFUL, path=path, trusted=True)
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        assert "niet goed te lezen" in notices(app)[0]
        assert under_cursor(app) == "38?"
        assert pane(app).location().get("cijfers") is None


# The verdict of a claim ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [LOW, MIDDLE, (200, 60)])
async def test_the_verdict_stands_with_the_figure(make_app, size) -> None:
    app = make_app("statistiek?maat=instroom&jaar=2021")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        assert "Narekenen: ✗ wijkt af – Bandbreedte van de instroom, 2018" in screen_text(app)
        await press(pilot, "h")
        assert "Narekenen:" not in screen_text(app)


async def test_nothing_moves_when_a_verdict_comes_and_goes(make_app) -> None:
    app = make_app("statistiek?maat=instroom&jaar=2022")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)

        def places() -> list[object]:
            return [widget.region for widget in pane(app).query("#figures, #sentence, #chart, SourceLine").results()]

        begin = places()
        seen = 0
        for keys in ["j"] * 10 + ["h"] * 4 + ["k"] * 10 + ["v", "e", "o"]:
            await press(pilot, keys)
            assert places() == begin
            seen += "Narekenen:" in detail_text(app) or "klopt" in detail_text(app) or "wijkt af" in detail_text(app)
        assert seen > 5


async def test_zoom_gives_the_verdict_a_line_of_its_own(make_app) -> None:
    app = make_app("statistiek?maat=technisch_sepot&jaar=2022")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        assert "Narekenen:" not in screen_text(app)  # it stands behind the last words of the sentence
        assert "≈ klopt afgerond" in screen_text(app)
        await press(pilot, "tab", "z")
        assert isinstance(app.focused, Explanation)
        assert "Narekenen: ≈ klopt afgerond" in screen_text(app)


async def test_enter_goes_to_the_claim_and_back_to_the_figure(make_app) -> None:
    app = make_app()
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "v")
        statistics = pane(app)
        assert isinstance(statistics, StatisticsPane)
        there, cell = statistics.location(), statistics.current()
        assert cell is not None
        first = by_weight(statistics.store.cell_claims()[cell.offence, cell.measure, cell.year])[0]
        await press(pilot, "enter")
        assert isinstance(pane(app), ClaimsPane)
        assert pane(app).location().item == first.id
        assert first.title in screen_text(app)
        await press(pilot, "backspace")
        assert pane(app).location() == there
        # From the sentence under the table it works as well.
        await press(pilot, "tab", "enter")
        assert isinstance(pane(app), ClaimsPane)


async def test_enter_on_a_doubtful_figure_goes_to_the_sum_that_is_off(make_app) -> None:
    app = make_app(DOUBTFUL)
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert str(pane(app).location()) == "narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016"


async def test_enter_on_any_other_figure_says_that_there_is_nothing(make_app) -> None:
    app = make_app("statistiek?maat=voegen&jaar=2015")
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        assert isinstance(pane(app), StatisticsPane)
        assert notices(app) == ["Over dit cijfer zegt de brief in de tekst niets dat wij hebben nagerekend."]


async def test_without_claims_to_read_the_figures_stand(make_app, database: Path, tmp_path: Path) -> None:
    path = tmp_path / "zonder.duckdb"
    shutil.copy(database, path)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE claim_denominator")
    with duckdb.connect(str(path)) as connection:
        connection.execute("DROP TABLE claim")
    app = make_app(path=path, trusted=True)
    async with app.run_test(size=LOW, notifications=True) as pilot:
        await settled(pilot)
        assert "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk" in screen_text(app)
        assert "niet goed te lezen" in notices(app)[0]
