"""Going back to what was asked and found: earlier questions, the next place with a word, from a claim to its figure."""

from __future__ import annotations

from pathlib import Path

import pytest
from helpers import pane, press, screen_text, settled
from textual.widgets import Input

from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.system import files, settings
from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.statistics.view import View
from zedentui.tui.widgets.item_list import ItemList
from zedentui.tui.widgets.reader import Reader


async def test_an_empty_field_brings_earlier_questions_back(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    app = ZedenApp(lambda: Store.open(database))
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for question in ("vog", "wodc"):
            await press(pilot, "slash", *question, "enter")
        await press(pilot, "slash", *"nooit gebruikt", "escape", "q")
    assert settings.load_questions(files.state_file().with_name("vragen.json")) == ["vog", "wodc"]
    again = ZedenApp(lambda: Store.open(database))
    async with again.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash", "up")
        field = again.screen.query_one(Input)
        assert field.value == "wodc"
        assert "WODC" in screen_text(again)
        await press(pilot, "up", "up")
        assert field.value == "vog"
        await press(pilot, "down", "down")
        assert field.value == ""


async def test_n_goes_through_the_hits_round_and_round(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "n")
        assert "Er is geen filter" in screen_text(app)
        await press(pilot, "f", *"pas", "enter")
        items = pane(app).query_one(ItemList)
        first = items.current
        seen = [first]
        for _ in range(items.row_count):
            await press(pilot, "n")
            seen.append(items.current)
        assert seen[-1] == first
        assert len(set(seen)) == items.row_count
        await press(pilot, "N", "n", "tab", "n")
        reader = pane(app).query_one(Reader)
        assert "pas" in reader.render_line(0).text.lower()


async def test_from_a_claim_to_its_figure_and_back(make_app, store: Store) -> None:
    app = make_app("narekenen/rechter-2022")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "enter")
        where = pane(app).location()
        assert (where.pane, where.get("maat"), where.get("jaar"), where.get("eenheid")) == (
            "statistiek", "dagvaarden", "2022", "uitstroom",
        )  # fmt: skip
        await press(pilot, "backspace")
        assert str(pane(app).location()) == "narekenen/rechter-2022"
    for claim in store.claims():
        if claim.offence is not None and claim.measure is not None:
            view = (("delict", claim.offence), ("maat", claim.measure), ("jaar", str(claim.year or 2022)))
            assert View().asked(Location("statistiek", None, view), 2022).fits(store.figures), claim.id
