"""A list whose archive answers slowly: where something stands is asked in a thread, and keys are obeyed meanwhile."""

from __future__ import annotations

from threading import Event, get_ident
from typing import TYPE_CHECKING

import pytest
from helpers import settled
from textual.app import App

from zedentui.tui.widgets.columns import Column
from zedentui.tui.widgets.item_list import ItemList
from zedentui.tui.widgets.rows import Entry, HeldRows, PagedRows, RowsError, StackedRows

pytestmark = pytest.mark.every_frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from textual.app import ComposeResult

COUNT = 5_000


class Slow:
    """An archive of numbered rows that says where one is only when it may."""

    def __init__(self) -> None:
        self.may = Event()
        self.threads: set[int] = set()
        self.problem = ""

    def find(self, key: str, words: str) -> int | None:
        self.threads.add(get_ident())
        assert self.may.wait(20)
        if self.problem:
            raise RowsError(self.problem)
        keys = self.keys(words)
        return keys.index(key) if key in keys else None

    def keys(self, words: str) -> list[str]:
        return [key for key in (f"n{each}" for each in range(COUNT)) if words in key]

    def read(self, offset: int, limit: int, words: str) -> Sequence[Entry]:
        return [Entry(key, (f"regel {key}",)) for key in self.keys(words)[offset : offset + limit]]

    def count(self, words: str) -> int:
        return len(self.keys(words))

    @property
    def rows(self) -> StackedRows:
        pages = PagedRows(lambda count: f"Alle {count}", self.count, self.read, self.find)
        pages.load(0, 1)
        return StackedRows([HeldRows([Entry("eigen", ("eigen",)), Entry("ander", ("ander",))]), pages])


class Lists(App[None]):
    """One list, and what it said of what was not there."""

    def __init__(self, slow: Slow) -> None:
        super().__init__()
        self.slow = slow
        self.missed: list[str] = []

    def compose(self) -> ComposeResult:
        yield ItemList([Column("Naam")])

    def on_mount(self) -> None:
        items = self.query_one(ItemList)
        items.show_rows(self.slow.rows)
        items.focus()

    def on_item_list_missed(self, event: ItemList.Missed) -> None:
        self.missed.append(event.key)


@pytest.fixture
def slow() -> Iterator[Slow]:
    made = Slow()
    yield made
    made.may.set()  # a test that failed leaves no thread waiting


async def test_keys_are_obeyed_while_the_place_is_asked(slow: Slow) -> None:
    app = Lists(slow)
    async with app.run_test() as pilot:
        await settled(pilot)
        items = app.query_one(ItemList)
        assert items.select("ander")  # at hand: at once, and nothing is asked
        assert items.current == "ander"
        assert not slow.threads
        assert items.select("n4321")
        await pilot.press("tab")  # the application goes on
        assert items.current == "ander"
        slow.may.set()
        await settled(pilot)
        assert items.current == "n4321"
        assert get_ident() not in slow.threads


async def test_who_moves_on_is_not_taken_back(slow: Slow) -> None:
    app = Lists(slow)
    async with app.run_test() as pilot:
        await settled(pilot)
        items = app.query_one(ItemList)
        items.select("n4321")
        await pilot.press("down")
        slow.may.set()
        await settled(pilot)
        assert items.current == "ander"
        assert app.missed == []


@pytest.mark.parametrize("problem", ["", "De server is weg."])
async def test_what_is_not_there_is_said(slow: Slow, problem: str) -> None:
    app = Lists(slow)
    slow.problem = problem
    slow.may.set()
    async with app.run_test() as pilot:
        await settled(pilot)
        items = app.query_one(ItemList)
        items.select("n99999")
        await settled(pilot)
        assert items.current == "eigen"
        assert app.missed == ([] if problem else ["n99999"])
        assert [each.message for each in app._notifications] == ([problem] if problem else [])


async def test_a_filter_and_a_place_asked_together_both_hold(slow: Slow) -> None:
    app = Lists(slow)
    async with app.run_test() as pilot:
        await settled(pilot)
        items = app.query_one(ItemList)
        items.filter("21")
        assert items.select("n4321")
        slow.may.set()
        await settled(pilot)
        assert items.current == "n4321"
        assert items.words == "21"
        assert items.row_count == 1 + slow.count("21")


async def test_new_rows_wait_for_the_place_of_the_cursor(slow: Slow) -> None:
    """What was shown stands until it is known where the cursor goes; not a line of it is asked in the own thread."""
    app = Lists(slow)
    slow.may.set()
    async with app.run_test() as pilot:
        await settled(pilot)
        items = app.query_one(ItemList)
        items.select("n4321")
        await settled(pilot)
        slow.may.clear()
        items.show_rows(slow.rows)
        await pilot.press("tab")
        assert items.current == "n4321"
        slow.may.set()
        await settled(pilot)
        assert items.current == "n4321"
        assert get_ident() not in slow.threads
