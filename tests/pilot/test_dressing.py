"""Styles of panes that are not in front: read when they come there, and then as if they had never been behind."""

from __future__ import annotations

import pytest
from helpers import pane, press, settled
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.pane import Pane
from zedentui.tui.themes import DARK, LIGHT

SIZES = [(120, 40), (40, 12), (200, 60), (80, 24)]
"""None has the classes of the one before it, nor the first those of 80x24."""


def dress(app: ZedenApp) -> dict[DOMNode, dict[str, object]]:
    """What the style sheets say of the pane in front and all in it."""
    return {node: dict(node._css_styles.get_rules()) for node in pane(app).walk_children(with_self=True)}


def as_dressed_now(app: ZedenApp) -> list[DOMNode]:
    """Parts of the pane in front that would look otherwise if their styles were read again."""
    before = dress(app)
    app.stylesheet.update(pane(app))
    return [node for node, rules in dress(app).items() if rules != before[node]]


async def test_a_pane_comes_in_front_with_the_styles_of_now(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"123456")
        seen = set()
        for size, theme in zip(SIZES, (DARK, DARK, LIGHT, DARK), strict=True):
            await pilot.resize_terminal(*size)
            app.theme = theme.name
            await settled(pilot)
            for key in "123456":
                await press(pilot, key)
                assert not as_dressed_now(app), (size, theme.name, key)
                seen.add(str([*dress(app).values()]))
        assert len(seen) > 4 * len(SIZES), "else there is nothing to see"


async def test_what_is_behind_is_not_dressed_for_another_size(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    dressed: list[DOMNode] = []
    original = Stylesheet.apply

    def noted(sheet: Stylesheet, node: DOMNode, **options: object) -> None:
        dressed.append(node)
        original(sheet, node, **options)  # type: ignore[arg-type]

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"123456")
        monkeypatch.setattr(Stylesheet, "apply", noted)
        for size in SIZES:
            dressed.clear()
            await pilot.resize_terminal(*size)
            await settled(pilot)
            panes = {each for node in dressed for each in node.ancestors_with_self if isinstance(each, Pane)}
            assert panes == {pane(app)}, size
