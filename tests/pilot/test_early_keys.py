"""What is typed during the start waits longer for what the key before it opens: all is loaded for the first time."""

from __future__ import annotations

import asyncio
import threading

import pytest
from helpers import pane, settled
from textual import events

from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.agenda import AgendaPane
from zedentui.tui.panes.pane import Pane
from zedentui.tui.session import turns
from zedentui.tui.widgets.table import ItemList

pytestmark = pytest.mark.every_frame

KEYS = ("5", "j", "j")


async def typed(app: object, monkeypatch: pytest.MonkeyPatch, *, during_start: bool, kept: bool) -> int:
    """The row one ends on after KEYS, where reading the rows of Agenda takes longer than a key ordinarily waits.

    `kept`: those after the first have to wait until the rows are there.
    """
    first, second = threading.Event(), threading.Event()
    read_any, read_agenda = Pane._read, AgendaPane.read

    def slow_start(self: Pane) -> object:
        first.wait(10)
        return read_any(self)

    def slow_agenda(self: AgendaPane) -> object:
        second.wait(10)
        return read_agenda(self)

    async def on_event(self: ZedenApp, event: events.Event) -> None:
        if not self._turns.keep(event):  # keys wait for their turn in a terminal, and in a pilot only here
            await obey(self, event)

    obey = ZedenApp.on_event
    monkeypatch.setattr(ZedenApp, "on_event", on_event)
    monkeypatch.setattr(Pane, "_read", slow_start)
    monkeypatch.setattr(Pane, "at_hand", lambda _: False)
    monkeypatch.setattr(AgendaPane, "read", slow_agenda)
    async with app.run_test(size=(80, 24)) as pilot:  # type: ignore[attr-defined]
        if not during_start:
            first.set()
            await settled(pilot)
        for key in KEYS:
            app.post_message(events.Key(key, key))  # type: ignore[attr-defined]
        await asyncio.sleep(0)
        first.set()
        while not app.screen.query(AgendaPane):  # type: ignore[attr-defined]
            await asyncio.sleep(0.01)
        if kept:
            await asyncio.sleep(10 * turns.LONGEST)
        else:  # nobody keeps these, however slow the machine is
            while app._turns._waiting or not app._turns._busy.done():  # type: ignore[attr-defined]
                await asyncio.sleep(0.01)
            await pilot.pause()
        second.set()
        await settled(pilot)
        while app._turns._busy is not None and not app._turns._busy.done():  # type: ignore[attr-defined]
            await settled(pilot)
        await settled(pilot)
        items = pane(app).query_one(ItemList)  # type: ignore[arg-type]
        return [entry.key for entry in items.shown].index(items.current)


@pytest.mark.parametrize(("early", "during_start", "row"), [(30.0, True, 2), (0.02, True, 0), (30.0, False, 0)])
async def test_keys_of_the_start_wait_for_the_rows_they_are_meant_for(
    make_app, monkeypatch: pytest.MonkeyPatch, early: float, during_start: bool, row: int
) -> None:
    """With no more patience than later, or later on, they go to a list that has no rows yet."""
    monkeypatch.setattr(turns, "EARLY", early)
    monkeypatch.setattr(turns, "LONGEST", 0.02)
    monkeypatch.setattr(turns, "LONGEST_READ", 0.02)
    app = make_app("statistiek")
    assert await typed(app, monkeypatch, during_start=during_start, kept=row > 0) == row
