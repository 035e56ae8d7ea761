"""A session that is open all day: what was left behind on the screen is not kept in memory."""

from __future__ import annotations

import gc
from collections import Counter

from helpers import press, settled
from textual.widget import Widget


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
