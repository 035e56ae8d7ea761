"""Rows of a list, at hand and in pages: whatever the length, the same lines as one list of all of them."""

from __future__ import annotations

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.tui.widgets.rows import PAGE, Entry, HeldRows, PagedRows, RowsError, StackedRows


def entries(count: int, before: str = "") -> list[Entry]:
    return [Entry(f"{before}{number}", (f"rij {number}",), f"rij {number}") for number in range(count)]


def paged(everything: list[Entry], asked: list[tuple[int, int]] | None = None) -> PagedRows:
    @cache
    def chosen(words: str) -> list[Entry]:
        return list(HeldRows(everything).filtered(words).entries)

    def read(offset: int, limit: int, words: str) -> list[Entry]:
        if asked is not None:
            asked.append((offset, limit))
        return chosen(words)[offset : offset + limit]

    def find(key: str, words: str) -> int | None:
        keys = [entry.key for entry in chosen(words)]
        return keys.index(key) if key in keys else None

    return PagedRows(lambda count: f"{count} rijen", lambda words: len(chosen(words)), read, find)


@given(count=st.integers(0, 700), words=st.sampled_from(["", "1", "rij 2", "xyz", "12"]))
@settings(max_examples=40, deadline=None)
def test_pages_are_the_list_itself(count: int, words: str) -> None:
    everything = entries(count)
    rows = paged(everything).filtered(words) if words else paged(everything)
    expected = HeldRows(everything).filtered(words).entries
    assert rows.count == len(expected)
    assert len(rows) == len(expected) + bool(expected)
    for start in range(0, len(rows), 150):
        rows.load(start, start + 149)
        assert not rows.missing(start, start + 149)
        for index in range(start, min(start + 150, len(rows))):
            assert rows.line(index) == (f"{len(expected)} rijen" if index == 0 else expected[index - 1])
    for place, entry in enumerate(expected, 1):
        if place % 97 == 0:
            assert rows.place(entry.key) == place
    assert rows.place("weg") is None


def test_only_what_is_in_sight_is_read_and_memory_does_not_grow() -> None:
    asked: list[tuple[int, int]] = []
    rows = paged(entries(100_000), asked)
    assert rows.line(50_001) is None
    assert rows.missing(50_000, 50_030)
    rows.load(50_000, 50_030)
    assert len(asked) == 2
    assert all(limit == PAGE for _, limit in asked)
    assert rows.line(50_001) == Entry("50000", ("rij 50000",), "rij 50000")
    for start in range(0, 100_000, 500):
        rows.load(start, start + 40)
    assert sum(rows.line(index) is not None for index in range(1, len(rows))) <= 12 * PAGE


@given(sizes=st.lists(st.integers(0, 30), max_size=4), words=st.sampled_from(["", "1", "xyz"]))
@settings(max_examples=60, deadline=None)
def test_stacked_rows_are_their_parts_one_after_the_other(sizes: list[int], words: str) -> None:
    parts = [HeldRows(entries(size, f"{part}-")) for part, size in enumerate(sizes)]
    rows = StackedRows([*parts, paged(entries(20, "p"))]).filtered(words)
    rows.load(0, len(rows))
    lines = [line for part in parts for line in part.filtered(words).entries]
    found = [rows.line(index) for index in range(len(rows))]
    assert found[: len(lines)] == lines
    assert not rows.missing(0, len(rows))
    for entry in lines:
        place = rows.place(entry.key)
        assert place is not None
        assert rows.line(place) == entry


def test_a_heading_stands_before_its_group_and_goes_with_it() -> None:
    made = [Entry("a", ("een",), "een", group="A"), Entry("b", ("twee",), "twee", group="B")]
    rows = HeldRows(made)
    assert [rows.line(index) for index in range(4)] == ["A", made[0], "B", made[1]]
    assert [rows.filtered("twee").line(index) for index in range(2)] == ["B", made[1]]
    assert rows.filtered("") is rows


def test_a_part_that_cannot_be_read_says_so_and_the_others_are_filtered() -> None:
    def away(words: str) -> int:
        if words:
            raise RowsError("De server is weg.")
        return 3

    pages = PagedRows(lambda count: f"{count} andere", away, lambda first, most, words: [], lambda key, words: None)
    rows = StackedRows([HeldRows([Entry("a", ("appel",), "appel"), Entry("b", ("bes",), "bes")]), pages])
    assert rows.problem == ""
    found = rows.filtered("bes")
    assert [found.line(index) for index in range(len(found))] == [Entry("b", ("bes",), "bes"), "De server is weg."]
    assert (found.count, found.problem, found.place("b"), found.place("a")) == (1, "De server is weg.", 0, None)
    assert found.filtered("appel").problem == "De server is weg."
