"""What a key costs: nothing that stands where it stood is laid out again."""

from __future__ import annotations

import pytest
from helpers import detail_text, pane, press, settled

from zedentui.tui.widgets.reader import Reader


@pytest.mark.parametrize("code", ["statistiek", "actieplan", "transnationaal", "agenda", "narekenen"])
async def test_another_row_asks_for_no_layout(make_app, code) -> None:
    app = make_app(code)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        laid_out, texts = [], {detail_text(app)}
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid_out.append, immediate=True)
        for key in "jjjjkk":
            await press(pilot, key)
            texts.add(detail_text(app))
        assert len(texts) > 3
        assert laid_out == []
        await press(pilot, "z")
        assert laid_out


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


async def test_a_text_can_be_chosen_with_the_mouse(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        title = pane(app).query_one(Reader).detail.title
        await pilot.mouse_down(Reader, offset=(1, 0))
        await pilot.hover(Reader, offset=(6, 0))
        await pilot.mouse_up(Reader, offset=(6, 0))
        assert app.screen.get_selected_text() == title[:6]
