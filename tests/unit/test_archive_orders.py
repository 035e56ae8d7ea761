"""The archive's list of motions in another order: page by page what Python makes of all of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zedentui.archive import opening
from zedentui.archive.archive import Archive
from zedentui.archive.records import Motion
from zedentui.classes import replace
from zedentui.kamer.workshop import open_workshop
from zedentui.kinds.archived import motion_value
from zedentui.tui.widgets.rows import Entry
from zedentui.tui.widgets.sorting import Order, SortBy, in_order

WORDS = ["", "de", "aangenomen"]


@pytest.fixture(scope="module")
def archive(recorded: Path) -> Iterator[Archive]:
    found = Archive.open(recorded)
    yield found
    found.close()


@pytest.fixture(scope="module")
def every(archive: Archive) -> dict[str, tuple[Motion, ...]]:
    """All motions with each of the words, asked once: as many as are counted, and their first few are its first."""
    found = {words: tuple(archive.motions(0, 20_000, words)) for words in WORDS}
    for words, motions in found.items():
        assert len(motions) == archive.motion_count(words)
        assert all(tuple(archive.motions(0, left, words)) == motions[:left] for left in range(6))
    return found


@settings(max_examples=60, deadline=None)
@given(
    by=st.sampled_from(["titel", "uitslag", "datum"]), down=st.booleans(),
    words=st.sampled_from(WORDS), left=st.integers(0, 5), limit=st.integers(1, 300),
    places=st.lists(st.integers(0, 500), min_size=2, max_size=2),
)  # fmt: skip
@example(by="uitslag", down=True, words="aangenomen", left=3, limit=1, places=[])
@example(by="titel", down=False, words="", left=2, limit=5, places=[])
def test_pages_of_an_order_are_that_order(archive, every, by, down, words, left, limit, places) -> None:
    """All pages after each other, in some four of them or as small as is said; and pages of any size anywhere."""
    without = sorted(motion.position for motion in every[words][:left])
    kept = [motion for motion in every[words] if motion.position not in without]
    count = len(kept)
    assert count > 3
    way = SortBy(by, None, lambda item: motion_value(item, by))
    entries = [Entry(motion.key, ("",)) for motion in kept]
    wanted = [entry.key for entry in in_order(entries, kept, way, Order(0, down))]
    found = []
    size = max(limit, count // 3) if places else limit
    for offset in range(0, count + size, size):
        found += [each.key for each in archive.motions_sorted(by, down, offset, size, words, without)]
    assert found == wanted
    for offset in places:
        page = archive.motions_sorted(by, down, offset, limit, words, without)
        assert [each.key for each in page] == wanted[offset : offset + limit]
    for place in {0, count // 2, count - 1}:
        assert archive.motion_sorted_place(wanted[place], by, down, words, without) == place
    assert archive.motion_sorted_place("2099Z00000", by, down, words, without) is None
    if without:
        hidden = archive.motions_at(without)[0]
        assert archive.motion_sorted_place(hidden.key, by, down, words, without) is None


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Nine tenths of the titles begin alike and few motions were voted on, as in the Kamer's own list.

    What makes them long is one word: to cut sixty thousand titles into many words is half the work, and nobody looks.
    """
    path = tmp_path_factory.mktemp("long") / "long.duckdb"
    with open_workshop(path) as workshop:
        workshop.connection.execute("""
            INSERT INTO zaak (id, soort, nummer, onderwerp, gestart_op)
            SELECT uuid(), 'Motie', '2022Z' || i, 'Motie van het lid ' || chr(65 + (i % 26)::INTEGER) ||
                   ' over zaak ' || hash(i) || repeat('overietswatookheellang', 8), DATE '2010-01-01' + i::INTEGER % 999
            FROM range(60000) AS t (i)""")
        workshop.publish()
    return path


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("by", ["titel", "uitslag", "datum"])
def test_an_order_of_more_than_fits_in_memory_is_told_in_pages(
    long: Path, by: str, down: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "LAYOUT", replace(opening.LAYOUT, memory="12MB"))
    archive = Archive.open(long)
    found = [motion for offset in (0, 29_900, 59_950) for motion in archive.motions_sorted(by, down, offset, 50)]
    archive.close()
    assert len(found) == 150
    assert len({motion.id for motion in found}) == 150
    entries = [Entry(motion.key, ("",)) for motion in found]
    way = SortBy(by, None, lambda item: motion_value(item, by))
    ordered = in_order(entries, found, way, Order(0, down))
    assert [entry.key for entry in ordered] == [motion.key for motion in found]
