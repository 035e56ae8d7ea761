"""Pictures of every pane: 80x24 and 120x40, dark and light. Renewed by `make snapshots`; look before you commit."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from quiet import settled

PLACES = {
    "statistiek": "statistiek",
    "actieplan": "actieplan/nulscenario",
    "transnationaal": "transnationaal/paspoortwet",
    "moties": "moties/van-der-woude",
    "agenda": "agenda/nulscenario",
    "narekenen": "narekenen/sepot-minder-dan-helft",
}


@pytest.mark.parametrize("theme", ["zeden-donker", "zeden-licht"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES)
def test_pane(snap_compare, make_app, place, size, theme) -> None:
    assert snap_compare(make_app(place, theme=theme), terminal_size=size, run_before=settled)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys", [["question_mark"], ["b"], ["Y"], ["slash", "sepot verkr 22"], ["m", "down", "m", "M"], ["6", "t"], ["v"]],
    ids=["toetsen", "bron", "kopieer", "zoeken", "debatblad", "tabellen", "vermoedelijk"],
)  # fmt: skip
def test_overlay(snap_compare, make_app, keys, size) -> None:
    async def press(pilot: Pilot[None]) -> None:
        await settled(pilot)
        for key in keys:
            await pilot.press(*(key if " " in key else [key]))  # a question is typed in one go
            await settled(pilot)

    assert snap_compare(make_app("statistiek"), terminal_size=size, run_before=press)


def test_wide(snap_compare, make_app) -> None:
    assert snap_compare(make_app("statistiek?delict=beide"), terminal_size=(200, 60), run_before=settled)
