"""The clipboard of a test: what was sent to the terminal."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def clipboard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Texts given to Textual's OSC 52 call, in order."""
    from zedentui.tui.app import ZedenApp

    sent: list[str] = []
    monkeypatch.setattr(ZedenApp, "copy_to_clipboard", lambda _self, text: sent.append(text))
    return sent
