"""Pictures are of an application at rest: nothing is waited for by the clock, and every style sheet is parsed once."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from quiet import all_handled, nothing_to_do
from style_sheets import parsed


@pytest.fixture(autouse=True)
def _as_fast_as_it_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    for place in ("textual.app.wait_for_idle", "textual.pilot.wait_for_idle"):
        monkeypatch.setattr(place, nothing_to_do)
    monkeypatch.setattr("textual.pilot.Pilot._wait_for_screen", all_handled)
    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)
