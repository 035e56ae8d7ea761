"""A session that is open all day: what was left behind on the screen is not kept in memory."""

from __future__ import annotations

import gc
from collections import Counter

import pytest
from helpers import press, settled
from textual.widget import Widget


def left_behind() -> Counter[str]:
    """Widgets that are in memory and on no screen, by name."""
    gc.collect()
    return Counter(
        type(each).__name__ for each in gc.get_objects() if isinstance(each, Widget) and not each.is_attached
    )


@pytest.mark.parametrize(
    "keys",
    [
        ["2", "3", "4", "5", "6", "1"],
        ["slash", "s", "e", "p", "escape"],
        ["question_mark", "escape", "Y", "escape", "b", "escape"],
        ["m", "M", "escape", "m"],
        ["6", "t", "t", "1"],
    ],
    ids=lambda keys: "".join(key if len(key) == 1 else "." for key in keys),
)
async def test_what_was_shown_is_let_go(make_app, keys) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        before = left_behind()
        for _ in range(3):
            await press(pilot, *keys)
        grown = left_behind() - before
        assert not grown, f"kept after three more rounds: {grown}"
