"""Charts as styled text: what to show and a `Room` in, a `Picture` out.

The fields are drawn by plotext, which is imported with the first chart; marks, names, figures and notes are written on
them. A picture is always exactly as large as its room. A figure is drawn within half a dot of its value or not at all:
what is too small for a chart gives the figures in words. Nothing is told by colour alone: every series has a mark or a
pattern of its own. All functions may be called from worker threads.
"""

from __future__ import annotations

from zedentui.charts.over_years import draw
from zedentui.charts.picture import PLAIN, Colour, Palette, Picture, Span
from zedentui.charts.request import KINDS, ChartRequest, Room, Series
from zedentui.charts.tallies import counted, seat_bar, status_bar, statuses
from zedentui.charts.timeline import timeline

__all__ = [
    "KINDS",
    "PLAIN",
    "ChartRequest",
    "Colour",
    "Palette",
    "Picture",
    "Room",
    "Series",
    "Span",
    "counted",
    "draw",
    "seat_bar",
    "status_bar",
    "statuses",
    "timeline",
]
