"""A session that is open all day: what was left behind on the screen is not kept in memory."""

from __future__ import annotations

import gc
from collections import Counter

from helpers import press, settled
from textual._styles_cache import StylesCache
from textual.strip import Strip
from textual.widget import Widget

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
