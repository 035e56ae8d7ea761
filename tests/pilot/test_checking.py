"""The overlay that checks a text: several lines pasted at once, verdicts below, escape returns."""

from __future__ import annotations

from helpers import press, screen_text, settled, workspace
from textual import events
from textual.widgets import Static, TextArea

from zedentui.tui.dialogs.checking import CheckScreen

SIZE = (100, 30)
SPEECH = "In 2022 kwamen 743 verkrachtingszaken binnen.\nIn 2019 werd 70% van de verkrachtingszaken geseponeerd."


async def test_a_pasted_text_of_several_lines_is_checked_figure_by_figure(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        screen = app.screen
        assert isinstance(screen, CheckScreen)
        assert screen.query_one(TextArea).has_focus
        app.post_message(events.Paste(SPEECH))
        await settled(pilot)
        assert screen.checked is not None
        assert [finding.verdict for finding in screen.checked.findings] == ["klopt", "wijkt af"]
        shown = " ".join(screen_text(app).split())
        assert "2 cijfers nagekeken, 1 wijkt af." in shown
        assert "2:14 70% wijkt af: moet zijn 58,8%" in shown
        await press(pilot, "escape")
        assert app.screen is workspace(app)


async def test_what_runs_on_is_set_in_and_stays_so_when_there_is_less_room(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "x")
        app.post_message(events.Paste(SPEECH))
        for width in (100, 50):
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
            shown = str(app.screen.query_one("#findings", Static).render()).splitlines()
            assert all(len(line) <= width - 2 for line in shown)
            assert all(line[:1].isdigit() or line.startswith("  ") for line in shown if line)
        assert any(line.startswith("    ") for line in shown)
