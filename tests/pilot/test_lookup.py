"""The look-up overlay: answers while typing, never stale, Enter goes there, escape returns."""

from __future__ import annotations

import threading

from helpers import detail_text, pane, press, screen_text, settled, workspace
from textual import events
from textual.widgets import Input, OptionList

from zedentui.tui.dialogs.help import HelpScreen
from zedentui.tui.dialogs.lookup import LookupScreen
from zedentui.tui.dialogs.questions import ThemeMenu
from zedentui.tui.panes.reference import ReferenceScreen
from zedentui.tui.widgets.parts import LONGEST_FIELD
from zedentui.tui.widgets.reader import Reader

SIZE = (100, 30)
ANSWER = "In 2022 seponeerde het OM 385 verkrachtingszaken op technische gronden"


async def ask(pilot, text: str, *, typed: bool = False) -> LookupScreen:
    """A question in a fresh overlay, of which the last letter is typed; `typed`: each of its letters."""
    await press(pilot, "slash")
    screen = pilot.app.screen
    assert isinstance(screen, LookupScreen)
    begin = 0 if typed else len(text) - 1
    field = screen.query_one(Input)
    field.value = text[:begin]
    field.cursor_position = begin
    for key in text[begin:]:
        await pilot.press("space" if key == " " else key)
    await settled(pilot)
    assert field.value == text
    return screen


async def test_the_figure_stands_on_top_with_denominator_and_source(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await ask(pilot, "verkr technisch 22", typed=True)
        shown = " ".join(screen_text(app).split())
        assert ANSWER in shown
        assert "50,8% van de uitstroom (758)" in shown
        assert "Kamerstukken II 2022/23, 34843, nr. 86, p. 6" in shown


async def test_enter_goes_to_the_figure_in_its_pane(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await ask(pilot, "verkr technisch 22")
        await press(pilot, "enter")
        assert app.screen is workspace(app)
        assert pane(app).CODE == "statistiek"
        assert ANSWER in detail_text(app)
        await press(pilot, "backspace")
        assert pane(app).CODE == "moties"


FIRST = {
    "paspoortwet": "transnationaal/paspoortwet",
    "motie woude": "moties/van-der-woude",
    "omgekeerd rechercheren": "actieplan/omgekeerd-rechercheren",
}
"""Where the first item stands, by what is asked."""


async def test_enter_goes_to_the_first_item(make_app) -> None:
    app = make_app()
    reached = {}
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for question in FIRST:
            await ask(pilot, question, typed=question == "paspoortwet")
            await press(pilot, "enter")
            reached[question] = str(pane(app).location()).partition("?")[0]
    assert reached == FIRST


async def test_a_term_opens_the_reference_works(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await ask(pilot, "wat is een beleidssepot")
        await press(pilot, "enter")
        assert isinstance(app.screen, ReferenceScreen)
        assert "beleidssepot" in app.screen.query_one(Reader).detail.title.lower()
        await press(pilot, "escape")
        assert app.screen is workspace(app)


async def test_escape_returns_to_exactly_where_one_was(make_app) -> None:
    app = make_app("actieplan/nulscenario")
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        before = str(pane(app).location())
        focused = app.focused
        await ask(pilot, "instroom 2019")
        await press(pilot, "escape")
        assert app.screen is workspace(app)
        assert str(pane(app).location()) == before
        assert app.focused is focused


async def test_arrows_choose_and_ctrl_y_copies(make_app, clipboard) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        screen = await ask(pilot, "verkr technisch 22")
        await press(pilot, "ctrl+y")
        assert clipboard[0].startswith(ANSWER)
        assert clipboard[0].endswith("(Kamerstukken II 2022/23, 34843, nr. 86, p. 6)")
        await press(pilot, "down", "down", "up", "pagedown", "pageup", "down")
        assert screen.query_one(OptionList).highlighted == 2
        await press(pilot, "ctrl+y")
        assert clipboard[1] != clipboard[0]


async def test_what_matched_is_set_apart(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        screen = await ask(pilot, "nulscenario")
        prompt = screen.query_one(OptionList).get_option_at_index(0).prompt
        marked = [str(prompt)[span.start : span.end].lower() for span in prompt.spans if "underline" in str(span.style)]
        assert "nulscenario" in marked


async def test_a_slow_old_answer_never_replaces_a_newer_one(make_app, monkeypatch) -> None:
    """The search for 'a' is held until the one for 'ab' has been shown; its answer must be dropped."""
    import zedentui.search as module

    real, gate, held = module.search, threading.Event(), threading.Event()

    def search(store, text, **options):
        if text == "paspoortwe":
            held.set()
            gate.wait(20)
        return real(store, text, **options)

    monkeypatch.setattr(module, "search", search)
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "slash")
        screen = app.screen
        assert isinstance(screen, LookupScreen)
        field = screen.query_one(Input)
        field.value = "paspoortwe"
        await pilot.pause()
        assert held.wait(20)
        field.value = "motie woude"
        await pilot.pause()
        for _ in range(200):
            await pilot.pause(0.02)
            if screen.result is not None:
                break
        assert screen.result is not None
        assert screen.result.query == "motie woude"
        gate.set()
        await settled(pilot)
        assert screen.result.query == "motie woude"
        assert "Woude" in screen_text(app)


ODD = ["", "   ", "zzzzzz qqqqqq", "'; DROP TABLE claim; --", "[/foo]", "\U0001f600", "de het een", "x" * 3000]


async def test_odd_questions_get_an_answer_or_a_sentence(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for text in ODD:
            await press(pilot, "slash")
            assert isinstance(app.screen, LookupScreen), text[:40]
            app.screen.query_one(Input).value = text
            await settled(pilot)
            await press(pilot, "enter", "ctrl+y")
            assert app.return_code is None, text[:40]
            while len(app.screen_stack) > 1:  # where it led to, or the overlay that has no answer
                await press(pilot, "escape")


async def test_the_last_question_is_kept(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await ask(pilot, "nulscenario")
        await press(pilot, "escape", "slash")
        assert app.screen.query_one(Input).value == "nulscenario"
        assert "Nulscenario" in screen_text(app)


async def test_a_field_has_an_end(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await ask(pilot, "ab")
        field = app.screen.query_one(Input)
        field.post_message(events.Paste("x" * 100_000))
        await settled(pilot)
        assert field.value == "ab" + "x" * (LONGEST_FIELD - 2)
        await press(pilot, "y")
        assert field.value.endswith("x")
        await press(pilot, "backspace", "y")
        assert field.value.endswith("xy")
        assert len(field.value) == LONGEST_FIELD


async def test_a_screen_that_is_dismissed_before_it_is_there(make_app) -> None:
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        for kind in ("lookup", "help", "theme", "source"):
            getattr(workspace(app), f"action_{kind}")()
            assert isinstance(app.screen, LookupScreen | HelpScreen | ThemeMenu | ReferenceScreen), kind
            await app.pop_screen()
            await settled(pilot)
            assert app.screen is workspace(app), kind
            await press(pilot, "4")
            assert pane(app).CODE == "moties", kind
            await press(pilot, "1")
