"""Running text is at most ninety cells wide on every screen, however wide the terminal: look-ups, sheet, votes."""

from __future__ import annotations

import re

from helpers import press, screen_text, settled
from textual.events import Paste
from textual.widgets import DataTable

from zedentui.places import Location
from zedentui.text.columns import READABLE
from zedentui.tui.app import ZedenApp
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.tab_line import TabLine
from zedentui.tui.widgets.table import ItemList

NO_PROSE = (ItemList, DataTable, KeyLine, TabLine, SourceLine)
CLAIM = "In 2022 werden 1.302 zaken onvoorwaardelijk geseponeerd, 46 procent van de uitstroom en meer dan in 2021"
SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    **{code: (code, ()) for code in ("statistiek", "actieplan", "transnationaal", "agenda", "narekenen")},
    "motie": ("moties/van-der-woude", ()),
    "votes": ("moties/van-der-woude", ("Z",)),
    "states": ("actieplan", ("Z",)),
    "timeline": ("agenda", ("Z",)),
    "sql": ("narekenen", ("j", "j", "tab", "G")),
    "grid": ("narekenen", ("t",)),
    "naslag": ("statistiek", ("b", "j", "j")),
    "series": ("statistiek", ("slash", "instroom en uitstroom zeden en verkrachting 2012-2022")),
    "votes asked": ("statistiek", ("slash", "wie stemde tegen de motie van der woude")),
    "hits": ("statistiek", ("slash", *"nulscenario")),
    "nothing": ("statistiek", ("slash", "hoeveel moorden waren er in het jaar 1850 in heel Nederland en Duitsland")),
    "checked": ("statistiek", ("x", CLAIM)),
    "empty sheet": ("agenda", ("M",)),
    "sheet": ("agenda", ("m", "j", "m", "j", "m", "M")),
    "help": ("agenda", ("question_mark",)),
    "palette": ("statistiek", ("ctrl+p",)),
    "copying": ("agenda", ("Y",)),
    "date": ("agenda", ("d", *"geen dag", "enter")),
    "copied": ("narekenen", ("y",)),
}


def prose(app: ZedenApp) -> list[str]:
    """What runs on over a line without a gap, outside lists, tables and the lines of keys and sources."""
    shown = [list(row) for row in screen_text(app).split("\n")]
    rows = [[" "] * len(row) for row in shown]
    for widget, (region, *_) in app.screen._compositor.visible_widgets.items():
        if widget is not app.screen:  # a dialog leaves in sight what stands below it
            for row, line in zip(rows[region.y : region.bottom], shown[region.y : region.bottom], strict=True):
                row[region.x : region.right] = line[region.x : region.right]
    for widget, (region, *_) in app.screen._compositor.visible_widgets.items():
        if isinstance(widget, NO_PROSE):
            for row in rows[region.y : region.bottom]:
                row[region.x : region.right] = " " * len(row[region.x : region.right])
    runs = [run.strip() for row in rows for run in re.split(r" {3,}|[│▌▐┃|]| · ", "".join(row))]
    return [run for run in runs if len(re.findall(r"[a-zà-ÿ]{2,}", run)) > 7]


async def test_a_line_of_prose_can_be_read(make_app) -> None:
    """One session shows them all; on the way to the next each dialog is closed."""
    app = make_app()
    short = {"statistiek", "narekenen", "grid", "states", "timeline", "copied", "date"}
    async with app.run_test(size=(250, 80), notifications=True) as pilot:
        await settled(pilot)
        for name, (place, keys) in SCREENS.items():
            await app.visit(Location.parse(place))
            await settled(pilot, draw=False)
            for key in keys:
                if len(key.split()) > 1:  # a whole text, as a paste: what it is on the way is no prose
                    app.screen.focused.post_message(Paste(key))
                else:
                    await press(pilot, "space" if key == " " else key, draw=False)
            await settled(pilot)
            found = prose(app)
            assert found or name in short, name  # a screen where nothing is found proves nothing
            assert [run for run in found if len(run) > READABLE] == [], name
            if "Z" in keys or "t" in keys:
                await press(pilot, keys[-1], draw=False)
            while len(app.screen_stack) > 1:
                await press(pilot, "escape", draw=False)
