"""How many rows of each pane carry something, at each size of the terminal: what a change of the layout gives or takes.

`python -m tools.rows` prints a Markdown table; `--json` the same for programs, `--against FILE` what was before beside
it. A row of the list is one with an entry, a row of the explanation one with a text, and blank is what has neither.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import DataTable

from tools.answers import ROOT
from zedentui.places import PANES, Location
from zedentui.store.store import Store
from zedentui.tui.app import ZedenApp
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.rows import Entry
from zedentui.tui.widgets.table import ItemList

__all__ = ["FIELDS", "measured"]

SIZES = ((40, 12), (60, 20), (80, 24), (120, 40), (200, 60), (250, 80))
FIELDS = ("list", "years", "explained", "chart", "source", "blank")
"""Rows of the list, years of a table in sight, rows of the explanation, of the chart, of *Bron*; rows with nothing."""
_DAY = date(2023, 9, 1)

Rows = dict[str, int]


async def measured(code: str, size: tuple[int, int]) -> Rows:
    """The rows of a pane as it opens, at this size of the terminal."""
    app = ZedenApp(
        lambda: Store.open(ROOT / "data" / "zeden.duckdb"), start=Location(code), reference_date=_DAY, remember=False
    )
    async with app.run_test(size=size) as pilot:
        for _ in range(2):
            await app.workers.wait_for_complete()
            await pilot.pause()
        lines = ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]
        return _counted(app, lines)


def _counted(app: ZedenApp, lines: list[str]) -> Rows:
    found = dict.fromkeys(FIELDS, 0)
    found["blank"] = sum(not line.strip(" │▁▂▃▄▅▆▇█") for line in lines)
    for items in _seen(app, ItemList):
        first = int(items.scroll_y)
        shown = range(first, min(first + _height(app, items) - 1, items.row_count))
        found["list"] += sum(isinstance(items.rows.line(row), Entry) for row in shown)
    for table in _seen(app, DataTable):
        found["list"] += min(_height(app, table) - 1, table.row_count)
        heading = lines[_region(app, table).y]
        found["years"] = sum(f"20{year}" in heading or f"'{year}" in heading for year in range(12, 23))
    for kind, name in ((Reader, "explained"), (Chart, "chart"), (SourceLine, "source")):
        for widget in _seen(app, kind):
            region = _region(app, widget)
            texts = (line[region.x : region.right].strip(" │▁▂▃▄▅▆▇█") for line in lines[region.y : region.bottom])
            found[name] += sum(bool(text) for text in texts)
    return found


def _seen(app: ZedenApp, kind: type[Any]) -> list[Any]:
    found = [widget for widget in app.screen.query(kind) if _height(app, widget) > 0]
    return [widget for widget in found if isinstance(widget, kind)]


def _region(app: ZedenApp, widget: Widget) -> Region:
    """Where a widget is in sight; nowhere when it is not."""
    places = app.screen._compositor.visible_widgets.get(widget)
    return places[0].intersection(places[1]) if places else Region()


def _height(app: ZedenApp, widget: Widget) -> int:
    return _region(app, widget).height


def _table(now: dict[str, Rows], before: dict[str, Rows]) -> str:
    rows = ["| pane, size | " + " | ".join(FIELDS) + " |", "|---" * (len(FIELDS) + 1) + "|"]
    for name, found in now.items():
        was = before.get(name)
        cells = [f"{was[each]} → {found[each]}" if was and was[each] != found[each] else f"{found[each]}"
                 for each in FIELDS]  # fmt: skip
        rows.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(rows)


async def _all() -> dict[str, Rows]:
    return {
        f"{code} {size[0]}x{size[1]}": await measured(code, size) for code in (*PANES, "begrippen") for size in SIZES
    }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--against", type=Path)
    asked = parser.parse_args()
    counted = asyncio.run(_all())
    if asked.json:
        json.dump(counted, sys.stdout, indent=1)
    else:
        print(_table(counted, json.loads(asked.against.read_text(encoding="utf-8")) if asked.against else {}))
