"""Of what is typed in one go only the last question is asked to its end: an earlier one asks nothing any more."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from helpers import press, settled
from textual.widgets import Input

import zedentui.search
from zedentui.search.result import Result
from zedentui.store.store import Store, StoreError
from zedentui.tui.dialogs.lookup import LookupScreen


async def test_a_question_that_a_letter_was_added_to_asks_the_dossier_nothing_more(
    make_app, monkeypatch: pytest.MonkeyPatch
) -> None:
    search = zedentui.search.search
    go_on = threading.Event()
    came: dict[str, Result | str] = {}

    def held_up(store: Store, text: str, **how: Any) -> Result:
        go_on.wait(10)  # as on a machine that is busy: no question has been asked when the next letter comes
        try:
            came[text] = search(store, text, **how)
        except StoreError as error:
            came[text] = str(error)
            raise
        return came[text]

    monkeypatch.setattr(zedentui.search, "search", held_up)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        screen = app.screen
        assert isinstance(screen, LookupScreen)
        for text in ("se", "sep", "sepot"):
            screen.query_one(Input).value = text
            await pilot.app._press_keys(["right"])
        go_on.set()
        await settled(pilot)
        assert came.keys() <= {"se", "sep", "sepot"}
        dropped = {text: answer for text, answer in came.items() if text != "sepot"}
        assert dropped
        assert set(dropped.values()) == {"De zoekvraag is afgebroken."}
        assert screen.result is came["sepot"]
