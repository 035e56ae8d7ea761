"""A session that is open all day: what was left behind on the screen is not kept in memory."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from helpers import press, screen_text, settled
from textual._styles_cache import StylesCache
from textual.dom import DOMNode
from textual.strip import Strip
from textual.widget import Widget

pytestmark = pytest.mark.every_frame

DRAWN = (StylesCache, Strip)


def left_behind() -> Counter[str]:
    """Widgets that are in memory and on no screen, by name."""
    gc.collect()
    return Counter(
        type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget) and not each.is_attached
    )


KEYS = [
    *"23456",
    *("t", "t", "1"),
    *("slash", "s", "e", "p", "escape"),
    *("question_mark", "escape", "Y", "escape", "b", "escape"),
    *("m", "M", "escape", "m"),
]


async def test_what_was_shown_is_let_go(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *KEYS)
        before = left_behind()
        await press(pilot, *KEYS)
        grown = left_behind() - before
        assert not grown, f"kept after one more round: {grown}"


def drawn() -> Counter[str]:
    """Lines that are kept of what was drawn, and the caches that widgets keep them in."""
    gc.collect()
    return Counter(type(each).__name__ for each in gc.get_objects() if isinstance(each, DRAWN))


LOOKED_UP = [*("slash", "v", "o", "g", "escape"), *("slash", "s", "e", "p", "escape")]


async def test_what_a_look_up_drew_goes_with_it(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *LOOKED_UP)
        before = drawn()
        await press(pilot, *LOOKED_UP)
        await press(pilot, *LOOKED_UP)
        grown = drawn() - before
        assert grown["StylesCache"] == 0
        assert grown["Strip"] < 40, "each of the four look-ups drew 125 lines"


def found_once() -> int:
    """Answers of `query_one` that are remembered, of all nodes."""
    gc.collect()
    return sum(len(each._query_one_cache) for each in gc.get_objects() if isinstance(each, DOMNode))


async def test_what_was_found_on_a_screen_is_forgotten_when_it_changed(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *"123456")
        before = found_once()
        await press(pilot, *"123456" * 2)
        assert found_once() < before + 12, "each pane switch asked for a dozen"


async def test_memory_that_work_needed_is_given_back_at_rest(make_app, gives_back: list[int]) -> None:
    """Once after the last of it, a look-up that was closed before its answer came included; and not for giving back."""
    given = gives_back
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in ((), LOOKED_UP, ("slash", "v", "escape"), ("4",)):
            await press(pilot, *keys)
            given.clear()
            app.worked("search")
            while not given:
                await pilot.pause(0.05)
        given.clear()
        await pilot.pause(0.3)
        assert not given
    assert not given


async def test_look_ups_answer_when_the_connection_was_made_anew(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zedentui.store.asking.MANY", 5)
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for _ in range(3):
            await press(pilot, *("slash", "v", "o", "g"))
            assert "vog" in screen_text(app).lower()
            assert "gesloten" not in screen_text(app)
            await press(pilot, "escape")
