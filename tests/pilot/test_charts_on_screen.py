"""The charts on the screen say what the table says, for every choice of groups, unit and kind of chart."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from helpers import press, screen_text, settled

from chart_checks import COLOURS, check
from zedentui import charts
from zedentui.charts import Room
from zedentui.kinds.unit import UNITS
from zedentui.tui.panes.pane import Body
from zedentui.tui.panes.statistics.chart import request
from zedentui.tui.panes.statistics.pane import StatisticsPane
from zedentui.tui.panes.statistics.table import FiguresTable
from zedentui.tui.widgets.chart import Chart

PRESUMED = "statistiek?maat=administratief_sepot&cijfers=vermoedelijk&jaar=2017"


@pytest.mark.parametrize(("place", "size"), [("statistiek", (60, 20)), (PRESUMED, (80, 24)), ("statistiek", (120, 40))])
async def test_no_chart_contradicts_the_table(make_app, size: tuple[int, int], place: str) -> None:
    """Each size and each place once: what is asked of a chart knows no size, and how it is drawn at any size is tested
    in `tests/unit/test_chart_truth.py`.
    """
    app = make_app(place)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        figures, seen = app.screen.query_one(StatisticsPane).figures, set()
        texts = {unit: {unit.text(each) for each in figures.cells.values()} for unit in UNITS}
        for _ in ("zedenmisdrijven", "verkrachting", "beide"):
            for _ in UNITS:
                for _ in charts.KINDS:
                    grid = app.screen.query_one(StatisticsPane).grid
                    assert grid.figures is figures
                    seen.add(checked(app, texts[grid.unit]))
                    await press(pilot, "c", draw=False)
                await press(pilot, "e", draw=False)
            await press(pilot, "o", draw=False)
    assert "refused" in seen
    assert len(seen) >= 3


def checked(app, printed: set[str]) -> str:
    """Look at the chart as it is now, with the colours of the ruler; `printed` is what stands in the table."""
    pane = app.screen.query_one(StatisticsPane)
    cell, picture = pane.current(), app.screen.query_one(Chart).picture
    assert cell is not None
    assert picture is not None
    asked = request(pane.grid, cell)
    again = charts.draw(asked, Room(picture.width, len(picture.lines), COLOURS, enlarge="Z: groter"))
    assert again.plain() == picture.plain()
    for series in asked.series:
        known = [value for value in series.values if value is not None]
        assert all(charts.words.number(value, asked.unit) in printed for value in known), series
    if asked.refusal:
        assert "gaan niet op elkaar" in " ".join(picture.plain().split()) or "gaan" in picture.plain()
        return "refused"
    return check(asked, again)


async def test_chart_and_screen_go_to_a_file(make_app, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = make_app("statistiek")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for action in ("chart_file", "screen_file", "chart_file"):
            await app.screen.run_action(action)
        await settled(pilot)
        names = {
            "zedentui-statistiek-grafiek.svg",
            "zedentui-statistiek-scherm.svg",
            "zedentui-statistiek-grafiek-2.svg",
        }
        assert {path.name for path in tmp_path.iterdir()} == names
        assert "grafiek-2.svg" in "".join(str(each.message) for each in app._notifications)
        chart = (tmp_path / "zedentui-statistiek-grafiek.svg").read_text()
        assert "p. 5" in chart
        for name in names:
            text = (tmp_path / name).read_text()
            ET.fromstring(text)
            assert "url(" not in text.replace("url(#", "")  # nothing is fetched
        assert {"svg.grafiek", "svg.scherm"} <= {command.id for command in app.screen.commands()}
        app.kiosk = True
        assert not {"svg.grafiek", "svg.scherm"} & {command.id for command in app.screen.commands()}
        await app.screen.run_action("chart_file")
        await app.screen.run_action("screen_file")
        assert len(list(tmp_path.iterdir())) == 3


async def test_the_course_of_a_row_stands_beside_its_years_where_there_is_room(make_app) -> None:
    app = make_app("statistiek?jaar=2022")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        table = app.screen.query_one(FiguresTable)
        assert len(table.ordered_columns) == 13
        assert "▁ 0  █ hoogst" in screen_text(app)
        row = next(line for line in screen_text(app).splitlines() if "Onvoorwaardelijk sepot" in line)
        assert "1.226" in row
        assert "1.302" in row
        assert "▇██▇▇▇▆▇▆▇█" in row
        await press(pilot, "right", "end")
        assert table.cursor_coordinate.column == 11  # a course is no figure
        await press(pilot, "e", "e", "e", "e")
        assert "▁ laag █ hoog" in screen_text(app)
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert len(table.ordered_columns) == 12
        assert table.cursor_coordinate.column == 11
        assert "'22" in screen_text(app).splitlines()[1]  # the year of the cursor is in sight
        await pilot.resize_terminal(120, 40)
        await settled(pilot)
        assert len(table.ordered_columns) == 13


async def test_what_is_enlarged_fills_the_screen(make_app) -> None:
    app = make_app("statistiek")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        table, chart = app.screen.query_one(FiguresTable), app.screen.query_one(Chart)
        # A table fills the screen with the sentence about its cursor, so with all of the pane.
        for part, widget in ((table, app.screen.query_one(Body)), (chart, chart)):
            part.focus()
            await press(pilot, "z")
            assert app.screen.maximized is widget
            assert widget.size.height >= 20
            assert app.screen.focused is part
            assert part.size.height >= (table.row_count if part is table else 20)
            assert "╱" not in screen_text(app)
            await press(pilot, "z")
