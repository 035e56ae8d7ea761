"""What a chart over years is asked to show, and where it goes."""

from __future__ import annotations

from typing import Final

from zedentui.charts.picture import PLAIN, Palette
from zedentui.classes import dataclass
from zedentui.model import Annotation

__all__ = ["KINDS", "ChartRequest", "Room", "Series"]

KINDS: Final = ("lijnen", "staven", "gestapeld")
"""A line for each series; bars side by side; bars on top of each other."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line or bar per year: `values` go with the years of the chart, None where there is no figure.

    `signs` go with the values too: `?` or `!` behind a figure that rests on a doubtful number, else empty.
    """

    label: str
    values: tuple[float | None, ...]
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartRequest:
    """A chart over years without a size.

    `years` are whole years; `unit` is a unit code; `name` says of what the series are (a group of offences);
    `highlight` is the year that is marked; `margin` the least number of cells for a figure on the axis, so that charts
    after one another keep their years in place. `whole` holds the figures of the table that the parts of a stack make
    up together: a total is never reckoned here. `refusal` is the sentence that takes the place of a chart that would
    not be true. `compared` tells whether somebody compared our text of the letter with the original. `bases` are the
    years that have 100 in an index, each in its own document.
    """

    series: tuple[Series, ...]
    years: tuple[int, ...]
    unit: str
    kind: str = KINDS[0]
    name: str = ""
    annotations: tuple[Annotation, ...] = ()
    highlight: int | None = None
    margin: int = 0
    whole: Series | None = None
    refusal: str = ""
    compared: bool = False
    bases: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Room:
    """Where a picture goes: cells, exact; colours; whether there are characters beyond ASCII.

    `enlarge` tells what a reader can do about too little room (`Z: groter`); empty where nothing can be done.
    """

    width: int
    height: int
    palette: Palette = PLAIN
    ascii_only: bool = False
    enlarge: str = ""
