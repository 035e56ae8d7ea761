"""What is not done twice: laying out, reading styles again, drawing what is covered."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from helpers import press, screen_text, settled
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.events import Resize
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.bare import Bare
from zedentui.tui.session.turns import Turns

pytestmark = pytest.mark.every_frame


async def test_styles_are_read_once_and_a_size_that_is_known_is_not_laid_out(
    make_app, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    reflow, styled = Compositor.reflow, SessionApp.update_styles

    def laid_out(self, *args, **named):
        done.append("layout")
        return reflow(self, *args, **named)

    def restyled(self, node, *args, **named):
        if isinstance(node, Screen) and node.children:
            done.append("styles")
        return styled(self, node, *args, **named)

    monkeypatch.setattr(Compositor, "reflow", laid_out)
    monkeypatch.setattr(SessionApp, "update_styles", restyled)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "1.147" in screen_text(app)
        assert "styles" not in done
        done.clear()
        size = app.size
        for _ in range(3):
            app.screen.post_message(Resize(size, size))
        await settled(pilot)
        assert done == []


async def test_other_sizes_are_laid_out_still(make_app) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for size in ((80, 24), (120, 40), (100, 30)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert tuple(app.screen.size) == size
            assert tuple(app.screen._compositor.size) == size
            assert len(screen_text(app).splitlines()) == size[1]


async def test_another_size_has_its_classes_before_it_is_laid_out(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    app, layouts = make_app("actieplan"), []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        reflow = Compositor.reflow
        monkeypatch.setattr(Compositor, "reflow", lambda self, *asked: layouts.append(self) or reflow(self, *asked))
        for size, classes in (((120, 40), "-wide -tall"), ((160, 50), "-xwide -xtall"), ((120, 40), "-wide -tall")):
            layouts.clear()
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert app.screen.classes == set(classes.split())
            assert len(layouts) == 2  # of the size, and of what its parts ask for then


async def test_what_is_drawn_is_whole_at_once(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another size, and what is opened and closed: no frame before each part has made what it shows in its room."""
    app, frames = make_app(), []
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "6", "1", "2")  # what is made when it is first wanted is not what this is about
        monkeypatch.setattr(app, "_display", lambda *_: frames.append(screen_text(app)))
        for step in ((120, 40), (160, 50), (80, 24), "question_mark", "escape", "slash", "escape", "z", "z", "6", "1"):
            frames.clear()
            if isinstance(step, str):
                await press(pilot, step)
            else:
                await pilot.resize_terminal(*step)
                await settled(pilot)
            assert frames, step
            assert set(frames) == {screen_text(app)}, (step, len(frames))


async def test_what_is_taken_down_is_not_dressed_again(make_app, monkeypatch: pytest.MonkeyPatch) -> None:
    styled: list[object] = []
    app = make_app()
    async with app.run_test() as pilot:
        await settled(pilot)
        assert app.focused is not None
        real = Stylesheet.update_nodes
        monkeypatch.setattr(
            Stylesheet, "update_nodes", lambda *asked, **how: styled.append(asked) or real(*asked, **how)
        )
        await press(pilot, "tab")
        assert styled
        styled.clear()
    assert styled == []


async def test_what_nobody_waits_for_is_done_when_no_key_is_on_its_way() -> None:
    app = SessionApp()
    async with app.run_test() as pilot:
        turns, done = Turns(app, 60), []
        turns.when_calm(lambda: done.append("at once"))
        assert done == ["at once"]
        turns._busy = asyncio.create_task(turns._follow())
        turns.when_calm(lambda: done.append("then"))
        assert done == ["at once"]
        await turns._busy
        await pilot.pause()
        assert done == ["at once", "then"]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_what_holds_others_is_drawn_as_textual_draws_it(make_app, size) -> None:
    """Every line that is made once for all of a part is what Textual makes of each, in every pane."""
    app, seen = make_app(), set()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in ("2", "4", "5", "6", "t", "1", "Z", "Z", "z"):
            await press(pilot, key)
            for widget, (region, _) in app.screen._compositor.visible_widgets.items():
                if isinstance(widget, Bare):
                    whole = Region(0, 0, region.width, region.height)
                    widget._styles_cache.clear()
                    ours = [list(strip) for strip in widget.render_lines(whole)]
                    widget._styles_cache.clear()
                    assert ours == [list(strip) for strip in Widget.render_lines(widget, whole)], widget
                    seen.add(type(widget))
    assert len(seen) > 5


def test_the_threads_of_a_session_do_not_wait_long_for_the_loop() -> None:
    program = (
        "import os, sys; from zedentui.tui.session.app import run;"
        " run(lambda: (print(sys.getswitchinterval(), flush=True), os._exit(0)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.stderr) == ("0.0005\n", "")
