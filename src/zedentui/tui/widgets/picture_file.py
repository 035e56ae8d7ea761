"""What one looks at as an SVG file in the present folder: the chart, drawn for print, or the screen as it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from zedentui.system import new_file
from zedentui.text.clean import clean
from zedentui.text.disk import refusal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import App

    from zedentui.tui.widgets.chart import Chart

__all__ = ["chart_file", "screen_file"]

_WIDTH, _HEIGHT = 110, 22
_FONTS: Final = re.compile(r"@font-face\s*\{[^}]*\}")


def chart_file(chart: Chart, pane: str, source: Sequence[str]) -> str:
    """Write the chart with where its figures are from; returns the sentence for the user."""
    from zedentui.charts import Room, svg

    draw = chart.drawing
    picture = draw(Room(_WIDTH, _HEIGHT, svg.PRINT)) if draw is not None and chart.display else None
    if picture is None:
        return "Hier staat geen grafiek."
    return _written(f"zedentui-{pane}-grafiek.svg", svg.svg(f"zedentui: {pane}", [((), picture)], source))


def screen_file(app: App[object], pane: str) -> str:
    """Write the screen as it is; returns the sentence for the user. The file fetches nothing from elsewhere."""
    text = app.export_screenshot(title=f"zedentui: {pane}", simplify=False)
    text = _FONTS.sub("", text).replace("Fira Code", "DejaVu Sans Mono")
    return _written(f"zedentui-{pane}-scherm.svg", text)


def _written(name: str, text: str) -> str:
    try:
        path = new_file.write(new_file.free(Path(name)), text)
    except OSError as error:
        reason = refusal(error)
        return f"Het bestand kan niet worden geschreven ({reason}); start zedentui in een map waarin je mag schrijven."
    return f"Geschreven: {clean(str(path))}"
