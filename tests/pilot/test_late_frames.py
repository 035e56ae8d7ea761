"""A frame that is drawn when all is quiet: what it breaks is told, and nothing is left to be drawn."""

from __future__ import annotations

import pytest
from helpers import press, settled
from textual.strip import Strip
from textual.widget import Widget

from quiet import SOON
from zedentui.tui.session.uncovered import Uncovered
from zedentui.tui.widgets.table import ItemList


@pytest.mark.parametrize("keys", [("j",), ("j", "j"), ("4", "2", "j")])
async def test_a_line_that_cannot_be_drawn_is_told(make_app, monkeypatch: pytest.MonkeyPatch, keys) -> None:
    """By the key that leads to it, though nobody looks at the screen."""
    app = make_app("actieplan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        original = ItemList.render_line

        def broken(items: ItemList, y: int) -> Strip:
            if y and items.cursor_row > 1:
                raise ZeroDivisionError
            return original(items, y)

        monkeypatch.setattr(ItemList, "render_line", broken)
        with pytest.raises(ZeroDivisionError):
            await press(pilot, *keys, "j")
        monkeypatch.undo()


async def test_nothing_is_left_to_be_drawn(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    """After any key, on the screen in front: of every widget that changed its lines were asked for."""
    asked: set[Widget] = set()
    original = Widget.render_lines

    def noted(widget: Widget, crop: object) -> list[Strip]:
        asked.add(widget)
        return original(widget, crop)  # type: ignore[arg-type]

    monkeypatch.setattr(Widget, "render_lines", noted)
    app = make_app("agenda")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for key in ("j", "tab", "4", "slash", "a", "escape", "M", "escape", "question_mark", "escape", "5"):
            asked.clear()
            await press(pilot, key)
            assert isinstance(app.screen._compositor, Uncovered)
            assert not app.screen._compositor._dirty_regions, key
            assert not app.screen._dirty_widgets, key
            assert asked, key


async def test_only_what_is_due_in_a_moment_is_waited_for(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        rung: list[str] = []
        app.screen.set_timer(SOON, lambda: rung.append("a moment"))
        app.screen.set_timer(60, lambda: rung.append("a minute"))
        await settled(pilot)
        assert rung == ["a moment"]
