"""The clipboard of a test: what was sent to the terminal; and a pilot that waits no longer than there is to do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.css.stylesheet import Stylesheet

from late_frames import kept
from quiet import wait_for_no_clock
from style_sheets import parsed

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def _no_waiting_by_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    wait_for_no_clock(monkeypatch)
    # A message goes after five seconds: on a busy machine before a test has looked.
    monkeypatch.setattr("textual.app.App.NOTIFICATION_TIMEOUT", 600.0)


@pytest.fixture(autouse=True)
def _nothing_moves_by_degrees(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in every session, where `system.terminal.prepare` says so before Textual is loaded."""
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(autouse=True)
def _style_sheets_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)


@pytest.fixture(autouse=True)
def _frames_are_drawn_when_all_is_quiet(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.node.get_closest_marker("every_frame") is None:
        monkeypatch.setattr("zedentui.tui.session.uncovered.Uncovered.render_update", kept)


@pytest.fixture(autouse=True)
def _no_memory_is_given_back(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Looking for rubbish and letting go of memory took a tenth of all time here: the process also holds the tests."""
    monkeypatch.setattr("zedentui.tui.workspace.give_back", int)
    if "gives_back" not in request.fixturenames:
        monkeypatch.setattr("zedentui.tui.app._given_back", lambda _shelf: None)


@pytest.fixture
def gives_back(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """A session that gives memory back when it rests, which is soon: one for each time that it was done."""
    given: list[int] = []
    monkeypatch.setattr("zedentui.tui.app.give_back", lambda: given.append(1))
    monkeypatch.setattr("zedentui.tui.app._REST", 0.05)
    return given


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts given to Textual's OSC 52 call, in order."""
    from zedentui.tui.app import ZedenApp

    sent: list[str] = []
    monkeypatch.setattr(ZedenApp, "copy_to_clipboard", lambda _self, text: sent.append(text))
    return sent
