"""A list of a hundred thousand rows that come in pages: what is in sight is read, whatever way the cursor goes."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.pilot import Pilot

from zedentui.tui.widgets.columns import Column
from zedentui.tui.widgets.item_list import ItemList
from zedentui.tui.widgets.rows import PAGE, Entry, PagedRows

LONG = 100_000
FEW = 6  # pages: those around the cursor and those in sight, and the ones after them


class Sample(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[int] = []

    def compose(self) -> ComposeResult:
        yield ItemList((Column("Naam"),))

    def on_mount(self) -> None:
        def read(offset: int, limit: int, words: str) -> list[Entry]:
            self.read.append(offset)
            last = min(offset + limit, self.count(words))
            return [Entry(str(place), (f"rij {place}",), item=place) for place in range(offset, last)]

        items = self.query_one(ItemList)
        items.show_rows(PagedRows(str, self.count, read, lambda key, words: None if words else int(key)))
        items.focus()

    def count(self, words: str) -> int:
        return LONG // 2 if words else LONG


async def at_rest(pilot: Pilot[None]) -> None:
    """Nothing is being read any more; what was dropped for something newer counts as well."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause(0.01)
    await pilot.pause()


async def test_from_end_to_end_only_what_is_in_sight_is_read() -> None:
    app = Sample()
    async with app.run_test(size=(80, 24)) as pilot:
        items = app.query_one(ItemList)
        for step, place in (
            (items.action_scroll_bottom, LONG - 1),
            (items.action_scroll_top, 0),
            (items.action_scroll_bottom, LONG - 1),
            (lambda: items.filter("x"), 0),  # the list is still scrolled to where the cursor was
            (items.action_scroll_bottom, LONG // 2 - 1),
            (lambda: items.filter(""), LONG // 2 - 1),
        ):
            app.read.clear()
            step()
            await at_rest(pilot)
            assert len(app.read) <= FEW
            assert items.entry is not None
            assert items.entry.item == place
            lines = [items.rows.line(index) for index in range(items.row_count)]
            assert sum(isinstance(line, Entry) for line in lines) <= 8 * PAGE
