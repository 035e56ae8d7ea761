"""The archive's list of motions in another order: page by page what Python makes of all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zedentui.archive.archive import Archive
from zedentui.kinds.archived import motion_value
from zedentui.tui.widgets.rows import Entry
from zedentui.tui.widgets.sorting import Order, SortBy, in_order


@pytest.fixture(scope="module")
def archive(recorded: Path) -> Iterator[Archive]:
    found = Archive.open(recorded)
    yield found
    found.close()


@settings(max_examples=60, deadline=None)
@given(
    by=st.sampled_from(["titel", "uitslag", "datum"]), down=st.booleans(),
    words=st.sampled_from(["", "de", "aangenomen"]), left=st.integers(0, 5), limit=st.integers(5, 300),
)  # fmt: skip
@example(by="uitslag", down=True, words="aangenomen", left=3, limit=1)
def test_pages_of_an_order_are_that_order(archive, by, down, words, left, limit) -> None:
    count = archive.motion_count(words)
    without = sorted(motion.position for motion in archive.motions(0, left, words))
    count -= len(without)
    kept = [motion for motion in archive.motions(0, 20_000, words) if motion.position not in without]
    assert len(kept) == count > 3
    way = SortBy(by, None, lambda item: motion_value(item, by))
    entries = [Entry(motion.key, ("",)) for motion in kept]
    wanted = [entry.key for entry in in_order(entries, kept, way, Order(0, down))]
    found = []
    for offset in range(0, count + limit, limit):
        found += [each.key for each in archive.motions_sorted(by, down, offset, limit, words, without)]
    assert found == wanted
    for place in {0, count // 2, count - 1}:
        assert archive.motion_sorted_place(wanted[place], by, down, words, without) == place
    assert archive.motion_sorted_place("2099Z00000", by, down, words, without) is None
    if without:
        hidden = archive.motions_at(without)[0]
        assert archive.motion_sorted_place(hidden.key, by, down, words, without) is None
