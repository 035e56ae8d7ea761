"""Pictures are of an application at rest: nothing is waited for by the clock, and every style sheet is parsed once."""

from __future__ import annotations

import pytest
from textual.css.stylesheet import Stylesheet

from quiet import wait_for_no_clock
from style_sheets import parsed


@pytest.fixture(autouse=True)
def _as_fast_as_it_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_no_clock(monkeypatch)
    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)
