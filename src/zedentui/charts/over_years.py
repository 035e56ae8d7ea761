"""Charts over years: the kind that was asked for where it can be true, else less of a chart, else the figures."""

from __future__ import annotations

from zedentui.charts.bars import bar_chart
from zedentui.charts.data import prepare
from zedentui.charts.lines import line_chart
from zedentui.charts.picture import Picture
from zedentui.charts.request import ChartRequest, Room
from zedentui.charts.sparks import spark_lines
from zedentui.charts.stacked import stacked_chart

__all__ = ["draw"]

_KINDS = {"lijnen": line_chart, "staven": bar_chart, "gestapeld": stacked_chart}


def draw(request: ChartRequest, room: Room) -> Picture:
    """Return the chart, exactly as large as `room`.

    What is too small for the kind asked for becomes a line of text a series, and what is too small for that the figures
    in words; in ASCII it is always words. Raises KeyError for a kind that is none of `KINDS`.
    """
    data = prepare(request, room)
    if request.refusal:
        return data.refused(request.refusal)
    if not data.figures or room.ascii_only:
        return data.words()
    return _KINDS[request.kind](data) or spark_lines(data) or data.words()
