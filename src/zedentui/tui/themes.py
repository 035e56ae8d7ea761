"""Our two themes: sober, one accent colour, six colours for series that colour-blind people can tell apart too.

`series-1` to `series-6` are read by `tui/widgets/chart.py`; a theme without them lends the chart its text colours.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "LIGHT"]


def _series(*colours: str) -> dict[str, str]:
    return {f"series-{number}": colour for number, colour in enumerate(colours, start=1)}


DARK = Theme(
    name="zeden-donker", dark=True, primary="#7FA9D1", secondary="#8FB8AD", accent="#E0B15E", warning="#E0B15E",
    error="#D98A80", success="#93BD8B", foreground="#DDE1E6", background="#14171B", surface="#1E2329", panel="#262C33",
    variables=_series("#7FB2E5", "#E0B15E", "#93BD8B", "#E08A80", "#BDA4E0", "#6FC7BD"),
)  # fmt: skip
"""Light on dark; what one gets without choosing."""

LIGHT = Theme(
    name="zeden-licht", dark=False, primary="#1F5A8E", secondary="#2C6B5F", accent="#8A5A00", warning="#8A5A00",
    error="#A2382E", success="#2F6B2C", foreground="#1B1F24", background="#FAFAF7", surface="#ECECE6", panel="#E0E0D8",
    variables=_series("#1F5A8E", "#8A5A00", "#2F6B2C", "#A2382E", "#6A4A9C", "#006E78"),
)  # fmt: skip
"""Dark on light."""
