"""Behind a dialog stands what Textual would show there: the same texts in the same styles."""

from __future__ import annotations

import pytest
from helpers import press, settled
from textual._context import visible_screen_stack
from textual.color import Color
from textual.renderables.background_screen import BackgroundScreen
from textual.visual import RenderOptions, RichVisual

from zedentui.tui.session.behind import Behind
from zedentui.tui.workspace import Workspace


@pytest.mark.parametrize("place", ["statistiek", "moties", "narekenen"])
async def test_what_stands_behind_a_dialog_is_what_textual_makes_of_it(make_app, place: str) -> None:
    app = make_app(place)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "down", "Y")
        dialog, below = app.screen, app.screen_stack[0]
        assert isinstance(below, Workspace)
        options = RenderOptions(dialog._get_style, dialog.styles)
        style = dialog.visual_style
        for color in (Color(0, 0, 0, 0), Color(10, 120, 200, 0.4)):
            for width, height in ((100, 30), (100, None), (60, 12), (99, 29), (140, 40)):
                own = Behind(below, color).render_strips(width, height, style, options)
                wanted = RichVisual(dialog, BackgroundScreen(below, color)).render_strips(width, height, style, options)
                told = [[(text, each) for text, each, _ in strip] for strip in wanted]
                assert [[(text, each) for text, each, _ in strip] for strip in own] == told, (color, width, height)
                assert [strip.cell_length for strip in own] == [strip.cell_length for strip in wanted]
        visible_screen_stack.set([below])  # as while a frame is drawn
        assert isinstance(dialog.render(), Behind)
