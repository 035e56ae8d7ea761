"""Every pane on the real dossier: its content, its explanation, its *Bron*, its chart."""

from __future__ import annotations

import pytest
from helpers import detail_text, pane, press, screen_text, settled, source_text
from textual.widgets import ContentSwitcher

from zedentui.store.store import Store
from zedentui.text.table import Table, render
from zedentui.tui.dialogs import copying
from zedentui.tui.widgets import table as tables
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.table import ItemList

PANES = ["statistiek", "actieplan", "transnationaal", "moties", "agenda", "narekenen"]
SIZES = [(80, 24), (120, 40), (200, 60)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_each_key_brings_its_pane_with_content_and_source(make_app, size) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for number, code in enumerate(PANES, start=1):
            await press(pilot, str(number))
            assert code == pane(app).CODE
            assert not pane(app).has_class("-loading", "-failed", "-empty"), code
            assert "Kamerstukken II" in source_text(app), code
            shown = screen_text(app)
            assert "Bron" in shown, code
            if size[1] >= 30:  # a low screen has one row for it: the address is what Y and b give
                assert "https://zoek.officielebekendmakingen.nl/kst-" in source_text(app), code
                assert "officielebekendmakingen.nl" in shown, code
            assert len(shown.splitlines()) == size[1], code


@pytest.mark.parametrize("code", PANES[1:])
async def test_cursor_alone_reads_every_item(make_app, code, monkeypatch: pytest.MonkeyPatch) -> None:
    """Down through the whole list: each entry is explained, none is empty, every one has a source and a copy."""
    made: dict[str, tuple[Table, str]] = {}

    def once(table: Table, form: str, *, width: int | None) -> str:
        """The text of the table before, as long as it is the same: that of the whole list is, wherever one is in it."""
        if form not in made or made[form][0] != table:
            made[form] = table, render(table, form, width=width)
        return made[form][1]

    monkeypatch.setattr(copying, "render", once)
    app = make_app(code)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "g")
        items = pane(app).query_one(ItemList)
        seen = set()
        for _ in range(len(items.shown)):
            assert items.current is not None
            seen.add(items.current)
            assert len(detail_text(app)) > 40
            outside = pane(app).outside()
            assert (pane(app).source() is None) != (outside is None)  # in a document of the dossier, or known elsewhere
            copies = {copy.label: copy.text for copy in pane(app).copies()}
            assert len(copies) >= 6
            assert all(copies.values())
            if outside is not None:
                assert "nr. 86" not in source_text(app)
                assert outside[0] in copies["Zin met bronvermelding"]
                assert copies["Adres van het Kamerstuk"] == outside[1]
            await press(pilot, "j", draw=False)
        assert seen == {entry.key for entry in items.shown}
        await settled(pilot)


@pytest.mark.parametrize("code", ["statistiek", "actieplan", "moties/van-der-woude", "agenda"])
async def test_charts_are_drawn_and_fit(make_app, code) -> None:
    app = make_app(code)
    async with app.run_test(size=SIZES[-1]) as pilot:
        for size in reversed(SIZES):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            if code in ("agenda", "actieplan") and size == (80, 24):
                assert not pane(app).query_one(Chart).display  # one bar of 32, or a count of states: the list has them
                await press(pilot, "Z")
            chart = pane(app).query_one(Chart)
            assert chart.picture is not None
            assert chart.picture.drawn, chart.picture.plain()
            assert len(chart.picture.lines) == chart.size.height, size


async def test_every_figure_on_screen_is_the_letters(make_app, store: Store) -> None:
    """The whole table of each group, cell by cell, against the printed text."""
    from zedentui.text.dutch import number

    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for offence in ("zedenmisdrijven", "verkrachting"):
            table = pane(app).query_one(tables.Table)
            for row, measure in enumerate(store.measures()):
                for column, cell in enumerate(store.observations(offence, measure.code), start=1):
                    shown = str(table.get_cell_at((row, column))).rstrip("?_")  # type: ignore[arg-type]
                    assert shown == number(cell.count)
                    assert cell.printed in {shown, "-", ""}
            await press(pilot, "o")


async def test_action_plan_shows_lines_actions_and_barrier_model(make_app) -> None:
    app = make_app("actieplan/2")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert detail_text(app).startswith("Actielijn 2")
        keys = [entry.key for entry in pane(app).query_one(ItemList).shown]
        assert [key for key in keys if key.isdecimal()] == ["1", "2", "3", "4"]
        assert keys[0] == "plan"
        assert "Barrièremodel" in screen_text(app)


async def test_transnational_keywords_at_a_glance(make_app) -> None:
    app = make_app("transnationaal")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = screen_text(app)
        for keyword in ("VOG", "Paspoortwet art. 18", "WODC-onderzoek"):
            assert keyword in shown


async def test_motie_shows_vote_and_where_it_is_settled(make_app) -> None:
    app = make_app("moties/van-der-woude")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "8 december 2022 met 121 stemmen voor en 29 tegen" in detail_text(app)
        assert "VVD 34" in screen_text(app)
        assert "kst-36200-VIII-153" in source_text(app)
        await press(pilot, "k")
        assert "open data" in detail_text(app)
        assert not pane(app).query_one(Chart).display


async def test_claims_show_claimed_recomputed_denominator_sql_reason(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for item in pane(app).items.values():  # type: ignore[attr-defined]
            detail = pane(app).detail(item)  # type: ignore[attr-defined]
            labels = [block.label for block in detail.blocks if block.kind == "fact"]
            assert "Oordeel" in labels
            assert "Nagerekend" in labels
        shown = screen_text(app)
        assert "woord zonder maat" in shown
        assert "wijkt af" in shown


async def test_the_arithmetic_of_the_tables(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "k")
        text = detail_text(app)
        for year, printed, added in ((2016, "1.164", "1.160"), (2017, "1.239", "1.245"), (2018, "1.069", "1.072"),
                                     (2019, "1.197", "1.201")):  # fmt: skip
            assert f"{year} Tabel 1, Onvoorwaardelijk sepot: in de tekst {printed}, nagerekend {added}" in text
        assert text.count("dan klopt het") == 4


async def test_agenda_says_that_a_term_has_passed_and_no_more(make_app) -> None:
    app = make_app("agenda/communicatiestrategie")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "termijn voorbij" in detail_text(app)
        assert "termijn voorbij" in screen_text(app)
        assert "×" not in screen_text(app)
        assert "eind juni (uiterlijk 30 juni 2023)" in screen_text(app)


async def test_a_low_screen_shows_a_term_with_its_explanation_and_behind_a_key_its_place_in_time(make_app) -> None:
    """At 80x24 the list has no room for the term, so the explanation and not the chart gets the rows."""
    app = make_app("agenda/wodc-onderzoek")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        text = screen_text(app)
        for said in ("vóór de zomer van 2024 (uiterlijk 4 juli)", "loopt, nog 307 dagen (peildatum 1 september 2023)",
                     "Wetenschappelijk Onderzoek"):  # fmt: skip
            assert said in text
        await press(pilot, "Z")
        for said in ("▶● WODC-onderzoek", "▼ peildatum 1 september 2023"):
            assert said in screen_text(app)
        await press(pilot, "Z")
        assert "Wetenschappelijk Onderzoek" in screen_text(app)


async def test_a_list_that_is_hidden_before_it_was_scrolled_begins_where_it_always_does(make_app) -> None:
    """It has no room then: where the cursor was thought to be the only line, its heading was out of sight."""
    app = make_app("narekenen")
    async with app.run_test(size=(97, 33)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        before, panes = items.scroll_y, app.screen.query_one(ContentSwitcher)
        assert items.select(str(items.rows.line(1).key))  # type: ignore[union-attr]
        there, panes.current = panes.current, None
        await settled(pilot)
        assert not items.size
        items.move_cursor(items.cursor_row + 1)
        items.move_cursor(items.cursor_row - 1)
        panes.current = there
        await settled(pilot)
        assert items.size
        assert items.scroll_y == before
