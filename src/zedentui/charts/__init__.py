"""Charts as styled text: figures, a width and a height in cells and a palette in, a `Picture` out.

The shapes are drawn by plotext, which is imported with the first chart; names, figures and notes are written around
them. A picture is always exactly as large as was asked for. What is too small for a chart gives the figures in words.
Nothing is told by colour alone: every series has a symbol or a pattern of its own. All functions take
`ascii_only=True` for terminals without Unicode, and may be called from worker threads.
"""

from __future__ import annotations

from zedentui.charts.bars import bar_chart, stacked_chart
from zedentui.charts.data import Series
from zedentui.charts.lines import line_chart
from zedentui.charts.picture import PLAIN, Colour, Palette, Picture, Span
from zedentui.charts.tallies import seat_bar, status_bar
from zedentui.charts.timeline import timeline

__all__ = [
    "PLAIN",
    "Colour",
    "Palette",
    "Picture",
    "Series",
    "Span",
    "bar_chart",
    "line_chart",
    "seat_bar",
    "stacked_chart",
    "status_bar",
    "timeline",
]
