"""From the key that copies 412 to the text at the clipboard every call goes down: no higher storey is asked."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from helpers import settled

from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.screen import PaneScreen

pytestmark = pytest.mark.every_frame

ROOT = Path(__file__).resolve().parents[2]
CELL = "statistiek?delict=verkrachting&maat=onvoorwaardelijk_sepot&jaar=2022"
Place = tuple[str, str]

OUR_OWN = {("zedentui.tui.workspace", "pane"), ("zedentui.tui.app", "notify")}
"""What a storey below declares and one above fills in: which pane is in front, and how Textual shows a message."""


def storeys() -> dict[str, int]:
    """How deep each module or folder lies, by the contracts of import-linter: 0 is the top."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    whole, application = (
        next(each["layers"] for each in contracts if each.get("containers") == [container])
        for container in ("zedentui", "zedentui.tui")
    )
    found = {}
    for depth, names in enumerate(whole):
        found |= {f"zedentui.{name.strip()}": 100 * depth for name in names.split("|")}
    for depth, names in enumerate(application, 1):
        found |= {f"zedentui.tui.{name.strip()}": found["zedentui.tui"] + depth for name in names.split("|")}
    return found


def depth(module: str, known: dict[str, int]) -> int:
    while module not in known:
        module = module.rpartition(".")[0]
    return known[module]


def calls_of(work: Callable[[], object]) -> list[tuple[Place, Place]]:
    """Who calls whom in `work`, of our own functions; what Textual or Python calls counts for who called them."""
    found: list[tuple[Place, Place]] = []

    def place(frame: FrameType | None) -> Place | None:
        while frame is not None:
            module = str(frame.f_globals.get("__name__"))
            if module.startswith("zedentui."):
                return module, frame.f_code.co_name
            frame = frame.f_back
        return None

    def note(frame: FrameType, event: str, _: Any) -> None:
        module = str(frame.f_globals.get("__name__"))
        caller = place(frame.f_back)
        if event == "call" and caller is not None and module.startswith("zedentui."):
            found.append((caller, (module, frame.f_code.co_name)))

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return found


async def test_a_figure_goes_down_to_the_clipboard(make_app: Callable[..., ZedenApp]) -> None:
    app = make_app(CELL)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        screen = app.screen
        assert isinstance(screen, PaneScreen)
        calls = calls_of(screen.action_copy)
        assert app.clipboard.startswith("In 2022 seponeerde het OM 412 verkrachtingszaken onvoorwaardelijk")
    known = storeys()
    reached = {called[0] for _, called in calls}
    assert {"zedentui.kinds.figure", "zedentui.kinds.source", "zedentui.tui.session.app"} <= reached
    up = {called for caller, called in calls if depth(called[0], known) < depth(caller[0], known)}
    assert up <= OUR_OWN
