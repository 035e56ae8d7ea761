"""What a pane shows while nothing is under the cursor, as behind a filter that nothing passes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.page import nothing_found
from zedentui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from zedentui.tui.panes.pane import Pane

__all__ = ["show_nothing"]


def show_nothing(pane: Pane, problem: str = "") -> None:
    """Say that there is nothing, or what the `problem` is; what explained, pictured and cited what was there goes."""
    pane.query_one(Reader).show(nothing_found(pane.words, problem))
    for chart in pane.query(Chart):
        chart.show(None)
    pane.show_source()
