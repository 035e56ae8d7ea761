"""Narekenen: claims by section with every denominator and a chart, and the grid of the tables cell by cell."""

from __future__ import annotations

import pytest
from helpers import detail_text, pane, press, screen_text, settled, source_text, workspace
from textual.widgets import Static

from zedentui.kinds.claim import section_of
from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.tui.panes.check_grid import CheckGrid
from zedentui.tui.panes.claim_chart import unit_of
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import FilterBar
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.table import ItemList

SMALL, LARGE = (80, 24), (120, 40)
BOTH = pytest.mark.parametrize("size", [SMALL, LARGE], ids=["80x24", "120x40"])


# Claims ------------------------------------------------------------------------------------------------------


async def test_claims_stand_under_their_section_in_the_order_of_the_letter(make_app, store: Store) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(120, 130)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        lines = screen_text(app).splitlines()
        sections = [section.title.partition(":")[0] for section in store.sections()]
        groups = list(dict.fromkeys(entry.group for entry in items.shown))
        about = {section_of(claim) for claim in store.claims() if claim.offence is not None}
        first = [title for title in sections if title in groups and title in about]  # figures before dates and the rest
        assert groups[:-1] == [*first, *(title for title in sections if title in groups and title not in about)]
        places = [next(y for y, line in enumerate(lines) if line.strip().startswith(group[:30])) for group in groups]
        assert places == sorted(places)
        assert len(items.shown) + len(groups) == items.row_count


async def test_the_cursor_passes_headings_by(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        keys = [entry.key for entry in items.shown]
        await press(pilot, "g")
        assert items.current == keys[0]
        await press(pilot, "k")
        assert items.current == keys[0]
        assert items.scroll_y == 0, "the heading of the first section stays in sight"
        seen = []
        with app.batch_update():  # where the cursor is is looked at, not the screen
            for _ in keys:
                seen.append(items.current)
                await pilot.press("j")
            assert seen == keys
            assert items.current == keys[-1]
            for key in reversed(keys):
                assert items.current == key
                await pilot.press("k")
        for move in ("pagedown", "pageup", "end", "home", "G", "g", "ctrl+d", "ctrl+u"):
            await press(pilot, move)
            assert items.current in keys, move


async def test_a_filter_leaves_the_headings_of_what_it_leaves(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        await press(pilot, "f", *"daderprofielen", "enter")
        items = pane(app).query_one(ItemList)
        assert {entry.group for entry in items.shown} == {"Onderzoek naar daderprofielen seksuele intimidatie"}
        assert items.row_count == len(items.shown) + 1
        assert detail_text(app)


async def test_every_denominator_stands_side_by_side_before_the_sql(make_app) -> None:
    app = make_app("narekenen/technisch-2022")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        blocks = pane(app).query_one(Reader).detail.blocks
        tried = [(block.label, block.text.split(" van de ")[0]) for block in blocks if block.label[:1] in {"✓", "–"}]
        assert tried == [("✓ past", "88,1%"), ("– past niet", "44,4%"), ("– past niet", "40,8%")]
        kinds = [block.kind for block in blocks]
        assert kinds.index("code") > max(place for place, block in enumerate(blocks) if block.label[:1] in {"✓", "–"})
        for size in (SMALL, LARGE):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            shown = screen_text(app)
            assert "✓ past " in shown, size
            assert "– past niet " in shown, size


async def test_copying_a_claim_names_its_denominators(make_app, clipboard) -> None:
    app = make_app("narekenen/sepot-minder-dan-helft")
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        (sentence,) = clipboard
        assert "Nagerekend: in 2018-2022 samen 47,2% van de instroom" in sentence
        assert "In 2022 zelf was het 50,4% van de instroom en 46,3% van de uitstroom." in sentence


async def test_a_claim_about_the_tables_has_its_series_as_a_chart(make_app, store: Store) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        chart = pane(app).query_one(Chart)
        drawn = 0
        for claim in store.claims():
            await workspace(app).go(Location("narekenen", claim.id))
            await settled(pilot)
            assert chart.display == (unit_of(claim) is not None), claim.id
            if chart.display:
                assert chart.picture is not None, claim.id
                assert chart.picture.drawn, claim.id
                drawn += 1
        assert drawn > 20
        assert not any(unit_of(claim) for claim in store.claims() if claim.measure is None)


async def test_what_is_claimed_is_a_point_in_the_chart(make_app) -> None:
    app = make_app("narekenen/instroom-2022")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        picture = pane(app).query_one(Chart).picture
        assert picture is not None
        assert "De brief: ‘2.581 in 2022’" in picture.plain()
        assert "Noot tabel 1: GPS vanaf 2019" in picture.plain()


async def test_a_bound_is_no_point_in_the_chart(make_app) -> None:
    """The letter says of no year but 2022 that it has 2.581 cases; the year that exceeds it has no point for that."""
    app = make_app("narekenen/instroom-bandbreedte")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        picture = pane(app).query_one(Chart).picture
        assert picture is not None
        assert picture.drawn
        assert "De brief:" not in picture.plain()


async def test_a_small_screen_gives_the_explanation_the_room_of_the_chart(make_app) -> None:
    app = make_app("narekenen/rechter-2022")
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        assert not pane(app).query_one(Chart).display
        assert pane(app).query_one(Reader).size.height >= 8
        await pilot.resize_terminal(*LARGE)
        await settled(pilot)
        assert pane(app).query_one(Chart).display
        picture = pane(app).query_one(Chart).picture
        assert picture is not None
        assert picture.drawn


async def test_the_counts_stand_on_one_line(make_app, store: Store) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=SMALL) as pilot:
        for size in (SMALL, LARGE):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            line = screen_text(app).splitlines()[1]
            right = sum(claim.verdict == "klopt" for claim in store.claims()) + 2  # and two checks of the tables
            assert f"✓ klopt {right} " in line
            unknown = sum(claim.verdict == "niet na te rekenen" for claim in store.claims())
            assert f"? {'kan niet' if size == SMALL else 'niet na te rekenen'} {unknown} " in line


# Tables ------------------------------------------------------------------------------------------------------


@BOTH
async def test_the_grid_shows_every_cell_and_the_four_that_are_off(make_app, size, store: Store) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, "t")
        grid = pane(app).query_one(CheckGrid)
        assert app.focused is grid
        assert len(grid.shown) == 16
        marks = [str(grid.get_cell_at((row, column))) for row in range(16) for column in range(1, 12)]
        assert len(marks) == len(store.table_checks()) == 176
        assert [mark for mark in marks if mark != "·"] == ["−4", "+6", "+3", "+4"]
        shown = screen_text(app)
        assert all(str(year) in shown for year in range(2012, 2023))
        assert "1 Som sepotgronden          ·    ·    ·    ·   −4   +6   +3   +4    ·    ·    ·" in shown
        assert "172 van 176 kloppen" in shown
        assert len(shown.splitlines()) == size[1]
        assert grid.max_scroll_x == 0, "all years fit"


@BOTH
async def test_the_cursor_goes_cell_by_cell_with_explanation_and_source(make_app, size) -> None:
    app = make_app("narekenen/tabel-sepotgronden")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        assert "Tabel 1, 2016, som van de sepotgronden" in detail_text(app)
        assert "1.018 technisch sepot + 104 beleidssepot + 38 administratief sepot = 1.160" in detail_text(app)
        assert "administratief sepot 42 in plaats van 38; dan klopt de som" in detail_text(app)
        shown = " ".join(screen_text(app).split())
        assert "één kolom naar links" in shown or size == SMALL
        assert "p. 5" in source_text(app)
        await press(pilot, "l")
        assert "telt niet op: 6 meer dan er staat (in onze tekst van de brief staat 1.239)" in detail_text(app)
        await press(pilot, "k")
        assert "Tabel 1, 2017, som van de afdoeningen" in detail_text(app)
        assert "klopt (in onze tekst van de brief staat 2.619)" in detail_text(app)
        await press(pilot, "G", "end")
        assert "Tabel 2, 2022, percentage dagvaarden" in detail_text(app)
        assert "342 van de uitstroom van 758 is 45,1%, afgerond 45%" in detail_text(app)
        assert "p. 6" in source_text(app)
        await press(pilot, "home")
        assert "Tabel 2, 2012" in detail_text(app)
        await press(pilot, "h")
        assert "Tabel 2, 2012" in detail_text(app), "the column of names is no cell"


async def test_t_goes_to_the_tables_and_back(make_app) -> None:
    app = make_app("narekenen/rechter-2022")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        await press(pilot, "t")
        assert "som van de sepotgronden" in detail_text(app)
        assert not pane(app).query_one(Chart).display
        await press(pilot, "t")
        assert app.focused is pane(app).query_one(ItemList)
        assert detail_text(app).startswith("Voorgelegd aan de rechter in 2022")
        assert str(pane(app).location()) == "narekenen/rechter-2022"
        assert "p. 4" in source_text(app)
        assert pane(app).query_one(Chart).display


async def test_enter_on_a_check_opens_its_cells(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        await press(pilot, "G")
        assert detail_text(app).startswith("De percentages in de tabellen zijn aandelen")
        await press(pilot, "k")
        assert "tellen in 2019 op tot 4 te veel" in detail_text(app)
        await press(pilot, "j", "enter")
        assert "Tabel 1, 2012, percentage adm. beëindigd/overig" in detail_text(app)
        await press(pilot, "t", "k", "k", "enter")
        assert "Tabel 1, 2012, som van de afdoeningen" in detail_text(app)
        await press(pilot, "t", "g", "enter")
        assert pane(app).CODE == "statistiek", "a claim has no cells, but a figure"


CELLS = [
    ("narekenen/tabel-sepotgronden", "narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016"),
    ("narekenen/tabel-afdoeningen", "narekenen/tabel-afdoeningen?delict=zedenmisdrijven&jaar=2012"),
    ("narekenen/tabel-sepotgronden?jaar=2018", "narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2018"),
    ("narekenen/tabel-sepotgronden?delict=verkrachting",
     "narekenen/tabel-sepotgronden?delict=verkrachting&jaar=2012"),
    ("narekenen/tabel-percentages?delict=verkrachting&maat=dagvaarden&jaar=2021",
     "narekenen/tabel-percentages?delict=verkrachting&maat=dagvaarden&jaar=2021"),
    ("narekenen/tabel-percentages?filter=voegen",
     "narekenen/tabel-percentages?delict=zedenmisdrijven&maat=voegen&jaar=2012&filter=voegen"),
]  # fmt: skip
"""What is asked of Narekenen, and the place of the cell that it opens."""


async def test_a_location_opens_the_cell_and_names_it(make_app) -> None:
    app = make_app(CELLS[0][0])
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        for asked, reached in CELLS:
            if asked != CELLS[0][0]:
                await app.visit(Location.parse(asked))
                await settled(pilot)
            assert app.focused is pane(app).query_one(CheckGrid), asked
            assert str(pane(app).location()) == reached
            await press(pilot, "4", "backspace")
            assert str(pane(app).location()) == reached
            await press(pilot, "1", "6")
            assert str(pane(app).location()) == reached


@pytest.mark.parametrize("asked", ["narekenen/tabel-sepotgronden?jaar=1999", "narekenen/tabel-onzin"])
async def test_a_cell_that_does_not_exist_is_said(make_app, asked) -> None:
    app = make_app(asked)
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        await settled(pilot)
        assert [note.message for note in app._notifications] == [f"‘{asked}’ bestaat niet in dit dossier."]
        assert app.focused is pane(app).query_one(ItemList)


async def test_copying_a_cell(make_app, clipboard) -> None:
    app = make_app("narekenen/tabel-sepotgronden")
    async with app.run_test(size=LARGE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "y")
        assert clipboard == [
            "Tabel 1, 2016, som van de sepotgronden: in onze tekst van de brief staat 1.164. Nagerekend: 1.018 "
            "technisch sepot + 104 "
            "beleidssepot + 38 administratief sepot = 1.160; dat telt niet op: 4 minder dan er staat. Vermoedelijk: "
            "administratief sepot 42 in plaats van 38; dan klopt de som; vergelijk met het origineel. "
            "(Kamerstukken II 2022/23, 34843, nr. 86, p. 5)"
        ]
        copies = {copy.label: copy.text for copy in pane(app).copies()}
        assert copies["Waarde"] == "−4"
        assert copies["Tabel als CSV"].count("\n") == 177
        assert copies["Verwijzing voor zedentui"] == (
            "zedentui open 'narekenen/tabel-sepotgronden?delict=zedenmisdrijven&jaar=2016'"
        )


async def test_the_grid_can_be_filtered_and_zoomed(make_app) -> None:
    app = make_app("narekenen/tabel-sepotgronden")
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await settled(pilot)
        grid = pane(app).query_one(CheckGrid)
        await press(pilot, "f", *"som", "enter")
        assert [row.label for row in grid.shown] == [
            "1 Som afdoeningen", "1 Som sepotgronden", "2 Som afdoeningen", "2 Som sepotgronden",
        ]  # fmt: skip
        assert "2016, som van de sepotgronden" in detail_text(app), "the cursor stays on its cell"
        await press(pilot, "f", *"zzz")
        assert "Niets gevonden met" in screen_text(app)
        assert pane(app).copies() == ()
        await press(pilot, "escape")
        assert len(grid.shown) == 16
        assert not pane(app).query_one(FilterBar).display
        await press(pilot, "z")
        assert app.screen.maximized is grid
        await press(pilot, "t")
        assert app.screen.maximized is None
        assert app.focused is pane(app).query_one(ItemList)


async def test_each_view_has_its_own_filter(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=LARGE) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        everything = len(items.shown)
        await press(pilot, "f", *"gemeenten", "enter", "t")
        assert len(pane(app).query_one(CheckGrid).shown) == 16
        await press(pilot, "t")
        assert len(items.shown) == everything


async def test_the_counts_of_the_verdicts_stand_on_one_line_above_the_list(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for width in (40, 60, 80, 100, 120, 159, 160, 180, 200, 230, 250):
            await pilot.resize_terminal(width, 24)
            await settled(pilot)
            counts = pane(app).query_one("#counts", Static)
            assert counts.size.height == 1, width
            said = str(counts.content)
            assert "15" in said, width
            assert ("klopt" in said) == (width >= 80), width
