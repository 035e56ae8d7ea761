"""Sorting a list: by each of its columns, either way, said in the heading, for this session only."""

from __future__ import annotations

import pytest
from helpers import pane, press, screen_text, settled, workspace
from textual.pilot import Pilot

from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.list_pane import ListPane
from zedentui.tui.panes.statistics.pane import StatisticsPane
from zedentui.tui.widgets.table import ItemList

SIZES = [(80, 24), (120, 40), (200, 60)]


def keys(app: object) -> list[str]:
    return [entry.key for entry in pane(app).query_one(ItemList).shown]  # type: ignore[arg-type]


@pytest.mark.parametrize("code", ["actieplan", "transnationaal", "moties", "agenda", "narekenen"])
async def test_each_order_is_in_the_heading_and_holds_every_row(make_app, code) -> None:
    app = make_app(code)
    async with app.run_test(size=SIZES[0]) as pilot:
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            await every_order(pilot, app)


async def every_order(pilot: Pilot[None], app: ZedenApp) -> None:
    """Each order either way, and at the end the own one again."""
    shown = pane(app)
    assert isinstance(shown, ListPane)
    own, here = keys(app), shown.query_one(ItemList).current
    for by in shown.sorts:
        orders = []
        for sign in "▲▼":
            await press(pilot, "s")
            heading = shown.query_one(ItemList).render_line(0).text
            assert heading.count(sign) == 1
            visible = {index for index, *_ in shown.query_one(ItemList)._columns}
            assert by.column in visible or f"{sign} {by.word}" in heading
            assert sorted(keys(app)) == sorted(own)
            assert shown.query_one(ItemList).current == here  # the cursor stays on what one looks at
            values = [by.value(shown.items[key]) for key in keys(app)]
            there = [each for each in values if each is not None]
            assert values[: len(there)] == there == sorted(there, reverse=sign == "▼")
            orders.append(keys(app))
        assert orders[0] != orders[1]
    await press(pilot, "s")
    assert keys(app) == own
    assert not set("▲▼") & set(shown.query_one(ItemList).render_line(0).text)


@pytest.mark.parametrize("size", SIZES)
async def test_figures_by_a_year_keep_parts_under_their_whole(make_app, size) -> None:
    app = make_app("statistiek")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        shown = pane(app)
        assert isinstance(shown, StatisticsPane)
        own = shown.grid.rows()
        for sign in "▼▲":
            await press(pilot, "s")
            assert sum(sign in line for line in screen_text(app).split("\n")) >= 1
            parents = {measure.code: measure.parent for measure in shown.grid.figures.measures}
            order = [measure for _, measure in shown.grid.rows()]
            assert sorted(order) == sorted(measure for _, measure in own)
            for parent in set(parents.values()):
                cells, parts = shown.grid.figures.cells, [each for each in order if parents[each] == parent]
                values = [cells["zedenmisdrijven", each, 2022].count for each in parts]
                assert values == sorted(values, reverse=sign == "▼")
            for place, each in enumerate(order):  # between a part and its whole stand only parts of that whole
                if (whole := parents[each]) is not None:
                    between = order[order.index(whole) + 1 : place]
                    assert all(whole in _wholes(other, parents) for other in between)
        await press(pilot, "left", "s")
        assert shown.order is not None
        assert shown.order.by == 2021
        await press(pilot, "s", "s")
        assert shown.grid.rows() == own


def _wholes(measure: str, parents: dict[str, str | None]) -> list[str]:
    found = []
    while (up := parents[measure]) is not None:
        found.append(up)
        measure = up
    return found


async def test_an_order_survives_a_filter_and_a_reload_but_no_session(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "s", "s")
        turned = keys(app)
        await press(pilot, "f", *"wodc", "enter")
        assert keys(app) == [key for key in turned if key in keys(app)]
        await press(pilot, "escape", "r")
        assert keys(app) == turned
        assert "sort" not in str(pane(app).location())
        workspace(app).remember_places()
        workspace(app).forget_orders()
        await workspace(app).renew(workspace(app).store)
        await settled(pilot)
        assert keys(app) != turned


async def test_the_grid_of_the_arithmetic_says_why_not(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "t", "s")
        assert "in de volgorde van de tabellen" in " ".join(screen_text(app).split())
