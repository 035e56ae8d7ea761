"""Choosing the columns of a list: by keyboard, seen at once, kept for the next session, never unreadable."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import pane, press, screen_text, settled
from textual.pilot import Pilot

from zedentui.store.store import Store
from zedentui.system.files import state_file
from zedentui.system.settings import load_state
from zedentui.tui.app import ZedenApp
from zedentui.tui.dialogs.columns import ColumnMenu
from zedentui.tui.widgets.table import ItemList

CODES = ["actieplan", "transnationaal", "moties", "agenda", "narekenen"]


def headings(app: ZedenApp) -> str:
    return pane(app).query_one(ItemList).render_line(0).text


def places(app: ZedenApp) -> list[int]:
    """Where in the menu the columns are that one can choose."""
    columns = pane(app).query_one(ItemList).columns
    return [at for at, (column, _) in enumerate(columns) if column.width is not None and not column.always]


def ticked(shown: bool) -> str:
    return "[x]" if shown else "[ ]"


@pytest.mark.parametrize("code", CODES)
async def test_every_column_can_be_had_and_put_away(make_app, code) -> None:
    app = make_app(code)
    async with app.run_test(size=(200, 60)) as pilot:
        for size in ((200, 60), (120, 40), (80, 24), (40, 12)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            await every_column(pilot, app, size)


async def every_column(pilot: Pilot[None], app: ZedenApp, size: tuple[int, int]) -> None:
    """Choose each column that can be chosen, and take the choice back: all of them while the menu is open."""
    items = pane(app).query_one(ItemList)
    own, key = headings(app), items.current
    fits = size[0] // 10  # columns of at least eight cells
    await press(pilot, "w")
    menu = app.screen
    assert isinstance(menu, ColumnMenu)
    options = menu.query_one("Menu")
    for place in places(app):
        column, shown = items.columns[place]
        assert f"{ticked(shown)} {column.heading}" in screen_text(app), (size, column.heading)
        options.highlighted = place  # type: ignore[attr-defined]
        await press(pilot, "space")
        was = len(items.columns) - sum(each for _, each in items.columns)
        assert items.columns[place][1] != shown or (not shown and fits <= len(items.columns) - was + 1)
        assert f"{ticked(items.columns[place][1])} {column.heading}" in screen_text(app), (size, column.heading)
        if items.columns[place][1]:
            assert column.heading[:3] in headings(app), size
        else:
            assert column.heading not in headings(app).split(), size
        options.highlighted = len(items.columns)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert headings(app) == own, (size, column.heading)
        assert items.current == key
    await press(pilot, "escape")
    assert app.screen is not menu
    assert headings(app) == own, size
    assert items.current == key
    for row in range(min(items.size.height, items.row_count)):
        assert items.render_line(row).cell_length == items.size.width


async def test_all_columns_at_eighty_leave_room_for_the_name(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        assert "De brief" not in headings(app)
        items.choose([column.heading for column, _ in items.columns])
        await settled(pilot)
        assert all(shown for _, shown in items.columns)
        assert all(width >= 4 for *_, width in items._columns)
        assert "De brief" in headings(app)
        await pilot.resize_terminal(40, 12)
        await settled(pilot)
        assert 2 <= sum(shown for _, shown in items.columns) < len(items.columns)


async def test_a_choice_is_kept_for_a_reload_and_the_next_session(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    for session in range(2):
        app = ZedenApp(lambda: Store.open(database))
        async with app.run_test(size=(80, 24)) as pilot:
            await settled(pilot)
            await press(pilot, "6")
            if session == 0:
                assert "Blz." not in headings(app)
                await press(pilot, "w", "j", "j", "j", "space", "escape")
            assert "Blz." in headings(app)
            await press(pilot, "r")
            assert "Blz." in headings(app)
            await press(pilot, "q")
            if app.ending is not None:
                await app.ending
        assert "Blz." in load_state(state_file()).columns["narekenen"]


@pytest.mark.parametrize("keys", [["1"], ["6", "t"]])
async def test_where_columns_are_years_that_is_said(make_app, keys) -> None:
    app = make_app("statistiek")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, *keys, "w")
        assert "De kolommen zijn hier de jaren" in " ".join(screen_text(app).split())
        assert not isinstance(app.screen, ColumnMenu)
