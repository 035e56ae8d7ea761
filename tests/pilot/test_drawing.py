"""What a key costs: nothing that stands where it stood is laid out again."""

from __future__ import annotations

import pytest
from helpers import detail_text, pane, press, settled
from rich.segment import Segment
from textual._compositor import Compositor
from textual.geometry import Region
from textual.visual import Visual
from textual.widget import Widget
from textual.widgets import ContentSwitcher, DataTable
from textual.widgets import _data_table as data_table

from zedentui.places import PANES, Location
from zedentui.tui.app import ZedenApp
from zedentui.tui.session.style_once import StyleOnce
from zedentui.tui.session.uncovered import Uncovered
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.reader import Reader
from zedentui.tui.widgets.steady import Steady
from zedentui.tui.widgets.tab_line import TabLine
from zedentui.tui.widgets.table import YearsTable

pytestmark = pytest.mark.every_frame


async def test_another_row_asks_for_no_layout(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append, immediate=True)
        for number in "12356":  # there are two moties
            # A scrollbar gets its style when it is first drawn, and that counts as a layout.
            await press(pilot, number, "j", "k")
            laid_out.clear()
            texts = {detail_text(app)}
            for key in "jjjjkk":
                await press(pilot, key)
                texts.add(detail_text(app))
            assert len(texts) > 3, number
            assert laid_out == [], number
            await press(pilot, "z")
            assert laid_out, number
            await press(pilot, "z")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_pane_one_comes_back_to_is_laid_out_once(make_app, size) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        laid_out: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append, immediate=True)
        for number, code in enumerate(PANES, start=1):
            there, back = str(number), "2" if number == 1 else "1"
            await press(pilot, there, back, there, back)
            laid_out.clear()
            await press(pilot, there)
            assert code == pane(app).CODE
            assert len(laid_out) == 1, code


@pytest.mark.parametrize("code", ["statistiek", "narekenen"])
async def test_a_layout_draws_no_scrollbar_that_stays_as_it_was(make_app, code) -> None:
    app = make_app(code)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        scrolling = [each for each in app.screen.query("*") if isinstance(each, Steady) and each.region]
        assert scrolling
        app.screen.refresh(layout=True)
        await settled(pilot)
        app.screen._refresh_layout()
        assert not any(each.vertical_scrollbar._repaint_required for each in scrolling)
        await pilot.resize_terminal(80, 20)
        await settled(pilot)
        for each in scrolling:
            assert each.vertical_scrollbar.window_size == each.container_size.height
            assert each.vertical_scrollbar.window_virtual_size == each.virtual_size.height


async def test_what_is_laid_out_is_drawn_when_all_of_it_is_known(make_app) -> None:
    """A widget hears of its room before the first frame that shows it, so that frame is the last one too."""
    app = make_app("statistiek")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "2")
        drawn: list[int] = []
        screen, panes = app.screen, app.screen.query_one(ContentSwitcher)
        real = screen._compositor.render_update
        screen._compositor.render_update = lambda **more: drawn.append(1) or real(**more)
        panes.current = "statistiek"
        screen.refresh(layout=True)
        assert screen.waits_for_layout
        screen.lay_out()
        assert pane(app).main in screen._compositor.visible_widgets
        assert (drawn, screen.waits_for_layout) == ([], False)
        screen.draw_now()
        assert len(drawn) == 1
        with app.batch_update():  # not while parts are being put together
            panes.current = "actieplan"
            screen.refresh(layout=True)
            screen.lay_out()
            assert pane(app).main not in screen._compositor.visible_widgets


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_what_is_drawn_of_a_screen_is_what_textual_draws(make_app, size) -> None:
    """Whatever is in front of what, and whatever part is asked for: piece by piece and colour by colour."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for keys in ("1", "2", "6", "t", "Y", ["escape"], ["question_mark"], ["escape"], ["ctrl+p"]):
            await press(pilot, *keys)
            compositor = app.screen._compositor
            assert isinstance(compositor, Uncovered)
            width, height = size
            asked = Region(0, 0, width, height), lambda y: True
            theirs, ours = Compositor._render_chops(compositor, *asked), compositor._render_chops(*asked)
            whole = [[{x: told([piece]) for x, piece in line.items()} for line in chops] for chops in (theirs, ours)]
            assert whole[0] == whole[1], keys
            spans = [(3, 2, width // 2), (4, 0, 1), (5, 10, width), (height - 1, 0, width), (5, 2, 4)]
            parts = compositor._pieces(spans)
            for y, begin, end in spans:
                for x, next_x in zip(compositor.cuts[y], compositor.cuts[y][1:], strict=False):
                    if x < end and next_x > begin:
                        assert told([parts[y][x]]) == whole[0][y][x], (keys, y, x)
            assert {y for y, pieces in enumerate(parts) if pieces} == {y for y, *_ in spans}


async def test_a_frame_asks_no_widget_for_lines_that_stand(make_app, monkeypatch) -> None:
    app = make_app("actieplan")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        asked: list[tuple[Widget, int]] = []
        real = Widget.render_lines
        monkeypatch.setattr(
            Widget, "render_lines", lambda self, crop: asked.append((self, crop.height)) or real(self, crop)
        )
        await press(pilot, "j")
        assert pane(app).main in {widget for widget, _ in asked}
        assert not {TabLine, YearsTable} & {type(widget) for widget, _ in asked}
        assert all(height <= 2 for widget, height in asked if widget is pane(app).main)


@pytest.mark.parametrize("code", ["statistiek", "agenda"])
async def test_a_style_is_found_once_a_frame_and_anew_for_the_next(make_app, monkeypatch, code) -> None:
    app = make_app(code)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        parts = [part for part in app.screen.query("*") if isinstance(part, StyleOnce) and part.region]
        assert len(parts) >= 2  # a list or a table, and a chart
        found: list[Widget] = []
        real = Widget.rich_style.fget
        monkeypatch.setattr(Widget, "rich_style", property(lambda self: found.append(self) or real(self)))
        for part in parts:
            before = told([list(strip) for strip in part.render_lines(part.size.region)])
            part.styles.background = "#102030"
            found.clear()
            part.notify_style_update()
            after = told([list(strip) for strip in part.render_lines(part.size.region)])
            assert found.count(part) == 1, part
            assert after != before, part
            assert "#102030" in str(after)
            assert part.rich_style == real(part)


async def test_a_chart_that_another_row_does_not_change_is_not_drawn_again(make_app, monkeypatch) -> None:
    app = make_app("actieplan/1")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "j")  # from a line of the plan, which has a chart of its own, to an action
        drawn, before, told = [], pane(app).query_one(Chart).picture, detail_text(app)
        assert before is not None
        monkeypatch.setattr(Chart, "_drawn", lambda self, picture: drawn.append(picture))
        await press(pilot, "j")
        assert detail_text(app) != told
        assert drawn == []
        await app.visit(Location("actieplan", "2"))
        await settled(pilot)
        assert drawn
        assert drawn[-1] != before


async def test_a_text_begins_at_its_top_and_its_end_can_be_reached(make_app) -> None:
    app = make_app("narekenen")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        reader = pane(app).query_one(Reader)
        for key in "jjj":
            await press(pilot, "tab", "G")
            lines = [reader.render_line(y).text.strip() for y in range(reader.size.height)]
            last = reader.detail.blocks[-1].text.split()[-1]
            assert last in " ".join(lines)
            await press(pilot, "shift+tab", key)
            assert reader.scroll_y == 0
            assert reader.render_line(0).text.split()[0] == reader.detail.title.split()[0]


@pytest.mark.parametrize("size", [(60, 20), (120, 40)])
async def test_lines_of_a_text_are_drawn_as_textual_draws_them(make_app, size) -> None:
    """Piece by piece, with their colours and their place for the mouse, with and without a line that was found."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        kinds = set()
        for place in ("statistiek", "actieplan/1", "moties/van-der-woude", "agenda", "narekenen/technisch-2022"):
            await app.visit(Location.parse(place))
            await settled(pilot)
            reader = pane(app).query_one(Reader)
            kinds |= {block.kind for block in reader.detail.blocks}
            width, style = reader.scrollable_content_region.width, reader.visual_style
            for number, line in enumerate(reader._lines):
                for content in (line, line.stylize("reverse")):
                    [theirs] = Visual.to_strips(reader, content, width, 1, style, apply_selection=False, pad=True)
                    theirs = theirs.apply_offsets(0, number)
                    ours = reader._drawn(content, width, style, number)
                    assert list(ours) == list(theirs), (place, number)
                    assert ours.cell_length == theirs.cell_length == width
        assert kinds >= {"fact", "text", "code"}


async def test_a_text_can_be_chosen_with_the_mouse(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        title = pane(app).query_one(Reader).detail.title
        await pilot.mouse_down(Reader, offset=(1, 0))
        await pilot.hover(Reader, offset=(6, 0))
        await pilot.mouse_up(Reader, offset=(6, 0))
        assert app.screen.get_selected_text() == title[:6]


@pytest.mark.parametrize("place", ["statistiek?delict=beide", "narekenen/tabel-afdoeningen"])
async def test_a_table_of_known_widths_is_as_large_as_textual_measures_it(make_app, monkeypatch, place: str) -> None:
    measured: list[object] = []
    real = data_table.measure
    monkeypatch.setattr(data_table, "measure", lambda *asked: measured.append(asked[1]) or real(*asked))
    app = make_app(place)
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        for key in ("s", "o"):  # other rows, or the same in another order
            table = next(table for table in app.screen.query(YearsTable) if table.row_count)
            cells = {id(cell) for row in table.rows for cell in table.get_row(row)}
            assert not cells & {id(each) for each in measured}, key
            ours = table.virtual_size, [column.get_render_width(table) for column in table.ordered_columns]
            DataTable._update_dimensions(table, list(table.rows))
            theirs = table.virtual_size, [column.get_render_width(table) for column in table.ordered_columns]
            assert ours == theirs, key
            measured.clear()
            await press(pilot, key)


@pytest.mark.parametrize("theme", [None, "ansi-dark"])
@pytest.mark.parametrize(
    "place", ["statistiek", "statistiek?cijfers=vermoedelijk&delict=beide", "narekenen/tabel-afdoeningen"]
)
async def test_cells_of_a_table_are_drawn_as_textual_draws_them(make_app, place: str, theme: str | None) -> None:
    """Character by character and colour by colour: only the way there is shorter."""
    app = make_app(place, theme=theme)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        tables = [table for table in app.screen.query(YearsTable) if table.row_count]
        assert tables
        for table in tables:
            for row in range(-1, table.row_count):
                for column, about in enumerate(table.ordered_columns):
                    for cursor in (False, True):
                        base = table.rich_style
                        asked = (row, column, base, about.get_render_width(table), cursor)
                        ours = table._render_cell(*asked)
                        table._cell_render_cache.clear()
                        theirs = DataTable._render_cell(table, *asked)
                        assert told(ours) == told(theirs), (row, column, cursor)


def told(lines: list[list[Segment]]) -> list[list[tuple[str, str]]]:
    """Every character with its style, however they are cut into segments."""
    return [[(each, str(style)) for text, style, _ in line for each in text] for line in lines]


async def test_the_clock_asks_the_application_whether_it_may_draw(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = set()
    for name in ("may_draw", "holds_back", "draw_from_now"):
        own = getattr(ZedenApp, name)
        monkeypatch.setattr(ZedenApp, name, lambda app, name=name, own=own: asked.add(name) or own(app))
    app = make_app("agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "j")
        app.screen.draw_now()  # as a key from a terminal does
    assert asked == {"may_draw", "holds_back", "draw_from_now"}
