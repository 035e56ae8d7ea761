"""The first line of the workspace: the panes with their keys, in whatever width there is."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from zedentui.places import PANES
from zedentui.text.clean import cells, clip
from zedentui.tui.commands import PANE_TITLES

if TYPE_CHECKING:
    from textual import events

__all__ = ["TabLine", "labels"]

_SHORT = {
    "statistiek": "Stat.",
    "actieplan": "Plan",
    "transnationaal": "Trans.",
    "moties": "Moties",
    "agenda": "Agenda",
    "narekenen": "Reken.",
}
"""Panes by a shorter name, where they have one."""


def labels(active: str, width: int) -> list[str]:
    """The labels of all tabs in `width` cells; where one is always has its number, and a name if that can be.

    First the other tabs get short names, then all, then the others none.
    """
    full = [f" {number} {PANE_TITLES[code]} " for number, code in enumerate(PANES, start=1)]
    short = [f" {number} {_SHORT.get(code, PANE_TITLES[code])} " for number, code in enumerate(PANES, start=1)]
    bare = [f" {number} " for number in range(1, len(PANES) + 1)]
    at = PANES.index(active)

    def but(own: list[str], others: list[str]) -> list[str]:
        return [*others[:at], own[at], *others[at + 1 :]]

    for shown in (full, but(full, short), short, but(full, bare), but(short, bare), bare):
        if sum(map(cells, shown)) <= width:
            return shown
    return [clip(full[at].strip(), width) if index == at else "" for index in range(len(PANES))]


class TabLine(Widget):
    """The panes; the one in front by more than colour alone. With a mouse one can click them."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "TabLine { height: 1; width: 1fr; background: $surface; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._active = PANES[0]

    def show(self, code: str) -> None:
        """Mark the pane in front."""
        self._active = code
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The labels that fit."""
        base, width = self.rich_style, self.size.width
        if y or not width:
            return Strip.blank(width, base)
        here = base + Style(bold=True, reverse=True)
        shown = zip(PANES, labels(self._active, width), strict=True)
        segments = [Segment(label, here if code == self._active else base) for code, label in shown]
        return Strip(segments).adjust_cell_length(width, base)

    async def on_click(self, event: events.Click) -> None:
        """To the pane that was clicked."""
        ends = accumulate(map(cells, labels(self._active, self.size.width)))
        clicked = next((code for code, end in zip(PANES, ends, strict=True) if event.x < end), None)
        if clicked is not None:
            await self.screen.run_action(f"pane('{clicked}')")
