"""Every pane and dialog at every size: what one looks at is in sight, and what is cut says so.

One running application is resized through all sizes: a new one for each would take minutes.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable

import pytest
from helpers import pane, press, screen_text, settled, workspace
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import DataTable, Input, OptionList, TextArea

from zedentui.kinds import doubt
from zedentui.places import Location
from zedentui.text.clean import cells
from zedentui.tui.app import ZedenApp
from zedentui.tui.commands import PANE_TITLES
from zedentui.tui.dialogs.sheet import SheetScreen
from zedentui.tui.panes.statistics.table import FiguresTable
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.parts import FilterBar, SourceLine
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.tab_line import TabLine
from zedentui.tui.widgets.table import ItemList

SIZES = [(40, 12), (60, 20), (250, 80), (80, 24), (200, 60), (120, 40), (99, 29), (53, 16)]
FEWER = [(40, 12), (60, 20), (120, 40), (80, 24)]
WIDEST_PROSE = 90
PANES = list(PANE_TITLES)


def region(app: ZedenApp, widget: Widget) -> Region:
    """Where a widget is in sight; empty when it is not."""
    places = app.screen._compositor.visible_widgets.get(widget)
    return places[0].intersection(places[1]) if places else Region()


class Look:
    """What the screen shows while it is looked at: drawn once for all checks, between which nothing is done."""

    text: str | None = None


def text_at(app: ZedenApp) -> str:
    return screen_text(app) if Look.text is None else Look.text


def shown_at(app: ZedenApp, where: Region) -> list[str]:
    return [line[where.x : where.right] for line in text_at(app).split("\n")[where.y : where.bottom]]


def check_focus(app: ZedenApp) -> None:
    """What has the focus is in sight, and so is the row, cell or letter that it is on."""
    focused = app.screen.focused
    if focused is None:
        assert isinstance(app.screen, SheetScreen)  # an empty one has nothing to be on
        return
    where = region(app, focused)
    assert where.area > 0, focused
    if isinstance(focused, ItemList) and focused.current is not None:
        line = focused.cursor_row - int(focused.scroll_y) + 1
        assert 1 <= line < where.height, (focused.cursor_row, focused.scroll_y, where)
    if isinstance(focused, DataTable) and focused.row_count:
        check_cell(app, focused)
    if isinstance(focused, Input):
        typed = focused.value[-6:]
        assert typed in shown_at(app, where)[0]
    if isinstance(focused, OptionList) and focused.highlighted is not None:
        strip = focused.get_option_at_index(focused.highlighted)
        assert str(strip.prompt).split("\n")[0].strip()[:8] in " ".join(shown_at(app, where))


def check_cell(app: ZedenApp, table: DataTable[object]) -> None:
    """The chosen cell is drawn as the cursor, whole, and no other number is cut."""
    where = region(app, table)
    cell = table._get_cell_region(table.cursor_coordinate)
    x, y = cell.x - int(table.scroll_x), cell.y - int(table.scroll_y)
    assert 0 < y < where.height
    assert x > 0
    assert x + cell.width <= where.width
    shown = str(table.get_cell_at(table.cursor_coordinate)).strip()
    assert shown_at(app, where)[y][x : x + cell.width].strip() == shown
    whole = {str(value).strip() for row in table.rows for value in table.get_row(row)[1:]} | {""}
    for row, line in enumerate(shown_at(app, where)[1:], start=int(table.scroll_y)):
        figures = line[24:].rstrip(" ▁▂▃▄▅▆▇█").split()
        del row
        assert {figure for figure in figures if not set(figure) <= set("▁▂▃▄▅▆▇█")} <= whole, line


def check_years(app: ZedenApp) -> None:
    """Years out of sight are announced on the side where they are."""
    for table in app.screen.query(DataTable):
        where = region(app, table)
        if not where.area or not table.row_count:
            continue
        heading = shown_at(app, where)[0]
        years = [2000 + int(found) for found in re.findall(r"(?:20|')(\d\d)(?!\d)", heading[24:])]
        assert years == list(range(years[0], years[-1] + 1))
        assert ("‹" in heading) == (years[0] > 2012), heading
        assert ("›" in heading) == (years[-1] < 2022), heading


def check_signs(app: ZedenApp) -> None:
    """What a sign behind a figure in sight means is in sight too."""
    for table in app.screen.query(FiguresTable):
        figures = "\n".join(shown_at(app, region(app, table))[1:])
        for sign, meant in doubt.LEGEND.items():
            assert not re.search(rf"\d{re.escape(sign)}", figures) or meant in text_at(app), meant


def check_tabs(app: ZedenApp) -> None:
    """The tab of the pane in front is in sight, reversed."""
    for line in app.screen.query(TabLine):
        if not region(app, line).area:
            continue
        strip = line.render_line(0)
        here = "".join(segment.text for segment in strip if segment.style and segment.style.reverse)
        assert str(PANES.index(pane(app).CODE) + 1) in here
        assert app.size.width < 40 or len(here.split()[-1].rstrip(".")) >= 4


def check_lists(app: ZedenApp) -> None:
    """A text of a list is whole or ends in a sign; what is below is announced; rows that differ look different."""
    for items in app.screen.query(ItemList):
        where = region(app, items)
        if not where.area:
            continue
        heading, *lines = shown_at(app, where)
        if items.row_count > len(lines) and app.size.width >= 60:
            begin, end = int(items.scroll_y), int(items.scroll_y) + len(lines)
            shown = [row for row in range(items.row_count) if not isinstance(items.rows.line(row), str)]
            assert f"{sum(begin <= row < end for row in shown)} van {len(shown)}" in heading, heading
        entries = {}
        for line, row in zip(lines, range(int(items.scroll_y), items.row_count), strict=False):
            entry = items.rows.line(row)
            if entry is None or isinstance(entry, str):
                continue
            # A column without room is left out whole; what stands there is whole or says that it is not.
            for text in (entry.cells[index].strip() for index, *_ in items._columns):
                start = text[:4]
                assert text in line or start not in line or "…" in line or "verw." in line, (text, line)
            entries.setdefault(line.replace("»", " "), set()).add(entry.cells)
        for line, texts in entries.items():
            assert len(texts) == 1, line


def check_prose(app: ZedenApp) -> None:
    """No line of running text is wider than one can read; none is cut at the edge."""
    for reader in app.screen.query(Reader):
        if region(app, reader).area:
            code = [line for block in reader.detail.blocks if block.kind == "code" for line in block.text.split()]
            for content in reader._lines:
                assert cells(content.plain) <= reader.scrollable_content_region.width
                assert cells(content.plain) <= WIDEST_PROSE or any(word in code for word in content.plain.split())


def check_lines(app: ZedenApp) -> None:
    """*Bron* has one row on a low screen; a footer without all its keys says so."""
    for source in app.screen.query(SourceLine):
        if not region(app, source).area:  # of a pane behind the one in front: every pane that was visited has one
            continue
        rows = [line for line in shown_at(app, region(app, source)) if line.strip()]
        assert len(rows) <= (1 if app.size.height < 30 else 2)
        assert all(line.endswith(" ") or line.rstrip().endswith("…") for line in rows)
    for footer in app.screen.query(KeyLine):
        if region(app, footer).area:
            line = shown_at(app, region(app, footer))[0]
            words = sum(key.word in line for key in footer._keys)
            assert words == len(footer._keys) or line.rstrip().endswith("…"), line


def check_toasts(app: ZedenApp) -> None:
    assert len(app._notifications) <= 1


CHECKS = (check_focus, check_years, check_signs, check_tabs, check_lists, check_prose, check_lines, check_toasts)


async def sweep(pilot: Pilot[None], sizes: list[tuple[int, int]] = SIZES) -> None:
    """Through all sizes, each check at each."""
    app = pilot.app
    assert isinstance(app, ZedenApp)
    faults = []
    for size in sizes:
        await pilot.resize_terminal(*size)
        await settled(pilot)
        Look.text = screen_text(app)
        for check in CHECKS:
            try:
                check(app)
            except AssertionError as fault:
                faults.append(f"{size[0]}x{size[1]} {check.__name__}: {str(fault).splitlines()[0]}")
        Look.text = None
    assert not faults, "\n".join(faults) + "\n" + screen_text(app)


PLACES = [*PANES, "statistiek?delict=beide", "statistiek?jaar=2014",
          "statistiek?delict=verkrachting&eenheid=uitstroom", "statistiek/administratief_sepot?jaar=2017",
          "narekenen/tabel-sepotgronden", "agenda/nulscenario",
          "narekenen/verkrachting-sepot", "moties/van-der-woude", "begrippen/vog"]  # fmt: skip


async def test_a_pane_at_every_size(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for place in PLACES:
            await app.visit(Location.parse(place))
            await settled(pilot, draw=False)
            await sweep(pilot, SIZES if place in PANES else FEWER)


async def test_a_filter_is_typed_and_told_in_sight_at_every_size(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for code in [*PANES, "begrippen"]:
            await app.visit(Location(code))
            await settled(pilot, draw=False)
            await press(pilot, "f", *"de", draw=False)
            assert isinstance(app.screen.focused, FilterBar)
            await sweep(pilot, FEWER)
            await press(pilot, "enter", draw=False)
            for size in FEWER[:1], FEWER[-1:]:
                await pilot.resize_terminal(*size[0])
                await settled(pilot)
                assert "filter ‘de’: " in screen_text(app), (code, size)
                assert " van " in screen_text(app), size


OPEN: dict[str, Callable[[Pilot[None]], Awaitable[None]]] = {
    "look-up": lambda pilot: press(pilot, "slash", *"sepot"),
    "check": lambda pilot: press(pilot, "x", *"1302 in 2022"),
    "copy": lambda pilot: press(pilot, "Y"),
    "help": lambda pilot: press(pilot, "question_mark"),
    "sheet": lambda pilot: press(pilot, "m", "j", "m", "M"),
    "empty sheet": lambda pilot: press(pilot, "M"),
    "note": lambda pilot: press(pilot, "m", "M", "n", *"onthouden"),
    "palette": lambda pilot: press(pilot, "ctrl+p"),
    "date": lambda pilot: press(pilot, "5", "d"),
    "reference": lambda pilot: press(pilot, "b"),
}


@pytest.mark.parametrize("name", OPEN)
async def test_a_dialog_at_every_size(make_app, name) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await OPEN[name](pilot)
        assert len(app.screen_stack) == (3 if name == "note" else 2)
        if isinstance(app.screen.focused, TextArea):
            assert "1302" in screen_text(app)
        await sweep(pilot, [*FEWER, (250, 80)])


async def test_what_fills_the_screen_is_in_sight_at_every_size(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for keys in (("z",), ("z", "Z"), ("Z", "5", "Z"), ("Z", "z")):
            await press(pilot, *keys, draw=False)
            assert app.screen.maximized is not None
            for size in FEWER:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                assert region(app, app.screen.maximized).size == app.size, size
                check_signs(app)
                if app.screen.focused in app.screen.maximized.walk_children(with_self=True):
                    check_focus(app)


async def test_table_and_sentence_fill_the_screen_together(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "z", "h")
        assert "In 2021" in screen_text(app)
        await press(pilot, "z")
        assert app.screen.maximized is None


async def test_eight_items_at_80_by_24(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for number, code in enumerate(PANES, start=1):
            await press(pilot, str(number))
            lines = screen_text(app).split("\n")
            assert not [line for line in lines if not line.strip(" │▁▂▃▄▅▆▇█")], "\n".join(lines)
            if code == "statistiek":
                assert len(re.findall(r"'\d\d", lines[1])) >= 9
                continue
            items = pane(app).query_one(ItemList)
            rows = [items.rows.line(row) for row in range(region(app, items).height - 1) if row < items.row_count]
            assert sum(not isinstance(row, str) for row in rows) >= min(8, items.rows.count), code


async def test_terms_and_states_can_be_told_apart_at_80_by_24(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for code, column in (
            ("actieplan", 2), ("actieplan", 1), ("transnationaal", 1), ("agenda", 0), ("narekenen", 3),
        ):  # fmt: skip
            await press(pilot, str(1 + PANES.index(code)))
            items = pane(app).query_one(ItemList)
            place = next(place for place, (index, *_) in enumerate(items._columns) if index == column)
            start = sum(width + 2 for *_, width in items._columns[:place]) + 1
            width = items._columns[place][2]
            seen: dict[str, str] = {}
            for row in range(items.row_count):
                entry = items.rows.line(row)
                assert entry is not None
                if isinstance(entry, str):
                    continue
                shown = items._drawn(row, False, items.size.width).text[start : start + width].strip()
                assert seen.setdefault(shown, entry.cells[column]) == entry.cells[column], (code, shown)


async def test_messages_replace_each_other_and_give_way_to_a_dialog(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, *"mjmjmjm")
        assert len(app._notifications) == 1
        assert "(4 op je debatblad)" in screen_text(app)
        await press(pilot, "M")
        assert not app._notifications
        assert "op je debatblad)" not in screen_text(app)
        await press(pilot, "escape", "y", "Y")
        assert not app._notifications


async def test_ctrl_c_in_a_field_tells_the_way_out(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "ctrl+c")
        assert "Druk op q om te stoppen" in screen_text(app)
        for opening in ("slash", "f", "x"):
            await press(pilot, opening, "ctrl+c")
            assert "druk op esc, en dan op q" in " ".join(screen_text(app).split())
            await press(pilot, "escape")
            assert workspace(app).is_active


async def test_line_breaks_in_a_paste_are_blanks(make_app) -> None:
    from textual.events import Paste

    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        field = app.screen.query_one(Input)
        field.post_message(Paste("\r\nverkrachting\r\n\r\n onvoorwaardelijk sepot\n2022\n"))
        await settled(pilot)
        assert field.value == "verkrachting onvoorwaardelijk sepot 2022"
        assert "412" in screen_text(app)
