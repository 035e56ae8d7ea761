"""The size that an application has in the end is that of the terminal, whenever the signals for another one come."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Resize
from textual.message import Message

from zedentui.tui.session.driver import TerminalDriver
from zedentui.tui.session.frames import Frames

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGWINCH"), reason="no terminal tells its size by a signal here")

SIZES = st.lists(
    st.tuples(st.sampled_from([80, 97, 120]), st.sampled_from([24, 33]), st.booleans()), min_size=1, max_size=6
)
"""Columns and rows that the terminal gets while it is asked for its size, and whether before or after the answer."""


class Dragged(TerminalDriver):
    """The driver of a terminal whose window is dragged while the program asks how large it is."""

    def __init__(self, changes: list[tuple[int, int, bool]]) -> None:
        self.frames = Frames()
        self.changes = changes
        self.now = (100, 30)
        self.told: list[tuple[int, int]] = []

    def change(self) -> None:
        """Another size, and the signal for it: what was going on goes on when that is handled."""
        width, height, _ = self.changes.pop(0)
        if self.now != (width, height):
            self.now = (width, height)
            signal.raise_signal(signal.SIGWINCH)

    def terminal_size(self) -> tuple[int, int]:
        if self.changes and self.changes[0][2]:
            self.change()
        size = self.now
        if self.changes and not self.changes[0][2]:
            self.change()
        return size

    def send_message(self, message: Message) -> None:
        assert isinstance(message, Resize)
        self.told.append(message.size)


@pytest.fixture
def usual() -> Iterator[None]:
    before = signal.getsignal(signal.SIGWINCH)
    yield
    signal.signal(signal.SIGWINCH, before)


@pytest.mark.usefixtures("usual")
@given(changes=SIZES)
def test_the_size_that_is_told_last_is_that_of_the_terminal(changes: list[tuple[int, int, bool]]) -> None:
    driver = Dragged(changes)
    signal.signal(signal.SIGWINCH, driver._on_resize)
    signal.raise_signal(signal.SIGWINCH)
    assert driver.told[-1] == driver.now
