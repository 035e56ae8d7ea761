"""What all screens share: they close once, have the size of the terminal, and bear a key that comes too early."""

from __future__ import annotations

import pytest
from helpers import pane, press, screen_text, settled
from textual.events import Resize
from textual.geometry import Size
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from zedentui.tui.dialogs.copying import CopyMenu
from zedentui.tui.dialogs.palette import Palette
from zedentui.tui.panes.reference import ReferenceScreen
from zedentui.tui.session.screen import FillsTerminal
from zedentui.tui.widgets.menu import Menu
from zedentui.tui.widgets.table import ItemList

pytestmark = pytest.mark.every_frame

SIZE = (100, 30)


async def test_a_second_wish_to_close_leaves_the_screen_below_alone(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "b", "Y")
        menu = app.screen
        assert isinstance(menu, CopyMenu)
        menu.dismiss(None)
        menu.dismiss(None)
        await settled(pilot)
        assert isinstance(app.screen, ReferenceScreen)
        app.screen.dismiss(None)
        menu.dismiss(None)
        await settled(pilot)
        assert len(app.screen_stack) == 1


async def test_an_old_size_that_comes_late_changes_nothing(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        for keys in ((), ("b",), ("Y",), ("escape", "escape", "slash"), ("escape", "question_mark")):
            await press(pilot, *keys)
            assert isinstance(app.screen, FillsTerminal)
            # As Textual sends a screen that it has laid out, while the terminal has changed once more.
            app.screen.post_message(Resize(Size(60, 12), Size(60, 12)))
            await settled(pilot)
            lines = screen_text(app).split("\n")
            assert (len(lines[-1]), len(lines)) == SIZE


async def test_a_key_before_the_palette_stands(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await app.run_action("app.command_palette")
        palette = app.screen
        assert isinstance(palette, Palette)
        palette._action_command_list("page_down")
        await settled(pilot)
        assert palette.query_one(OptionList).option_count > 10
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_a_key_before_a_menu_is_laid_out(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        menu = Menu(Option("een"), Option("twee"))
        menu.display = False  # never laid out
        await app.screen.mount(menu)
        menu.highlighted = 0
        menu.action_page_down()
        menu.action_page_up()
        assert menu.highlighted == 0


async def test_a_list_without_room_knows_what_is_under_the_cursor(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        await press(pilot, "j", "tab", "z")
        assert app.screen.maximized is not None
        items = pane(app).query_one(ItemList)
        second = items.current
        assert second == items.shown[1].key
        pane(app).filter("woude")
        await settled(pilot)
        assert items.current == second
        pane(app).filter("dit staat nergens")
        await settled(pilot)
        assert items.current is None
        assert pane(app).copies() == ()
        pane(app).filter("")
        await press(pilot, "z")
        assert items.current == items.shown[items.cursor_row].key


async def test_a_filter_is_typed_in_sight(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        everything = pane(app).query_one(ItemList).shown
        await press(pilot, "tab", "z", "f", *"woude")
        assert app.screen.maximized is None
        assert "woude" in screen_text(app)
        holding = [entry.key for entry in everything if "woude" in entry.search.lower()]
        assert 0 < len(holding) < len(everything)
        assert [entry.key for entry in pane(app).query_one(ItemList).shown] == holding
