"""What is said for a moment, and what dialogs say of their keys: whole, beside what one reads, gone with its place."""

from __future__ import annotations

import pytest
from helpers import pane, press, screen_text, settled, source_text
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste
from textual.geometry import Region
from textual.widgets import Input, OptionList
from textual.widgets._toast import Toast

from zedentui.places import Location
from zedentui.search import Hit
from zedentui.text.clean import cells
from zedentui.text.columns import wrap
from zedentui.tui.app import ZedenApp
from zedentui.tui.commands import PANE_TITLES
from zedentui.tui.dialogs.answers import hit_content
from zedentui.tui.widgets.chart import Chart
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.parts import LONGEST_FIELD, SourceLine, fitting_message

SIZES = [(40, 12), (60, 20), (80, 24), (120, 40)]
SENT = "Verstuurd naar je klembord"


def region(app: ZedenApp, of: type) -> Region:
    seen = [each for each in app.screen.query(of) if each in app.screen._compositor.visible_widgets]
    return seen[0].region if seen else Region()


@pytest.mark.parametrize("size", SIZES)
async def test_a_message_is_whole_and_leaves_the_source_and_the_keys_in_sight(make_app, clipboard, size) -> None:
    app = make_app()
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for place, key in (("statistiek", "s"), ("statistiek", "y"), ("agenda", "m"), ("narekenen", "y")):
            await app.visit(Location(place))
            await press(pilot, key)
            toast = region(app, Toast)
            assert toast.area, key
            assert app.screen.region.contains_region(toast), (key, toast)
            assert not toast.overlaps(region(app, SourceLine)), key
            assert not toast.overlaps(region(app, KeyLine)), key
            (said,) = app._notifications
            shown = " ".join(screen_text(app).split())
            for word in f"{said.title} {said.message}".split():
                assert word in shown, (key, word)


@pytest.mark.parametrize("size", SIZES)
async def test_a_long_message_begins_in_sight_and_says_that_there_is_more(make_app, clipboard, size) -> None:
    app = make_app("agenda")
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        for _ in range(6):
            await press(pilot, "m", "j", draw=False)
        await press(pilot, "M", "y")
        assert clipboard[0].count("Kamerstukken II") >= 6
        assert SENT in " ".join(screen_text(app).split())
        (said,) = app._notifications
        assert "\n…" in said.message
        assert screen_text(app).count("\n") + 1 == size[1]
        assert region(app, Toast).y >= min(size[1] // 3, 2)


@given(st.text(alphabet="ab \n", max_size=400), st.sampled_from(["", SENT]), st.integers(20, 200), st.integers(8, 60))
def test_a_message_fits_whatever_it_is(message: str, title: str, width: int, height: int) -> None:
    shown = fitting_message(message, title, width, height)
    room = min(60, width) - 3
    rows = sum(len(wrap(line, room)) for part in (title, shown) if part for line in part.split("\n"))
    assert rows <= max(height // 2, 6) + (2 if title else 0)
    assert shown == message or "…" in shown.split("\n")
    begin = shown.partition("…")[0].split()
    assert message.replace(" ", "").replace("\n", "").startswith("".join(begin))


async def test_what_was_said_goes_with_the_place_that_it_was_said_of(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        for keys in (("s", "6"), ("s", "5"), ("n", "z"), ("n", "z"), ("n", "backspace")):
            await press(pilot, keys[0])
            assert app._notifications, keys
            await press(pilot, keys[1])
            assert not app._notifications, keys
        app.notify("Er is een nieuwer dossier.", severity="warning")
        await press(pilot, "2", "z")
        assert "Er is een nieuwer dossier." in screen_text(app)


async def test_what_was_put_back_is_not_said_to_be_off_the_sheet(make_app) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "m", "M", "m")
        assert "is van je debatblad" in screen_text(app)
        await press(pilot, "u")
        assert "is van je debatblad" not in screen_text(app)
        assert "staat weer op je debatblad" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_where_nothing_is_found_nothing_is_cited_or_drawn(make_app, size) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for code in [*PANE_TITLES, "begrippen"]:
            await app.visit(Location(code))
            await settled(pilot)
            before, drawn = source_text(app), [chart.drawing for chart in pane(app).query(Chart)]
            front = app.screen.query(SourceLine).last() if code == "begrippen" else pane(app).query_one(SourceLine)
            await press(pilot, "f", *"qqqq")
            assert "Niets gevonden met ‘qqqq’" in screen_text(app), code
            assert not str(front.content), code
            assert all(chart.drawing is None for chart in app.screen.query(Chart) if chart.region.area), code
            await press(pilot, "enter", *(("o",) if code == "statistiek" else ()))
            assert "34843" not in screen_text(app), code
            await press(pilot, "escape")
            assert "Kamerstukken" in str(front.content) or "p. " in str(front.content), code
            if code != "begrippen":
                assert len(drawn) == len([chart.drawing for chart in pane(app).query(Chart)])
                assert source_text(app) == before or code == "statistiek", code


@pytest.mark.parametrize("key", ["slash", "f", "n"])
async def test_what_does_not_fit_in_a_field_is_said(make_app, key) -> None:
    """A question whose end is gone may ask something else."""
    app = make_app("statistiek" if key == "f" else "agenda")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, *(("m", "M") if key == "n" else ()), key)
        field = app.screen.query_one("#filter" if key == "f" else "Field", Input)
        field.post_message(Paste("verkrachting " * 20))
        await settled(pilot)
        assert not app._notifications
        field.post_message(Paste("en niet " * 20))
        await settled(pilot)
        assert len(field.value) == LONGEST_FIELD
        assert "Niet alles past" in screen_text(app)
        if key == "f":
            assert "Niets gevonden met" in screen_text(app)
            assert "esc wist het filter." in screen_text(app)


@pytest.mark.parametrize("width", [40, 53, 60, 76, 80, 200])
async def test_the_way_out_of_a_dialog_stays_in_its_last_line(make_app, width) -> None:
    app = make_app()
    async with app.run_test(size=(width, 16)) as pilot:
        await settled(pilot)
        for key, out in (("slash", "esc: terug"), ("x", "esc: sluiten")):
            await press(pilot, key)
            last = screen_text(app).split("\n")[-1].strip()
            assert last.endswith((out, f"{out} …")), last
            assert cells(last) < width
            await press(pilot, "escape")


async def test_the_last_choice_of_a_menu_is_in_sight_on_a_low_screen(make_app) -> None:
    app = make_app("moties")
    async with app.run_test(size=(40, 12)) as pilot:
        await settled(pilot)
        for action in ("copy_choice", "columns", "theme"):
            await app.screen.run_action(action)
            await press(pilot, "end")
            options = app.screen.query_one(OptionList)
            last = str(options.get_option_at_index(options.option_count - 1).prompt)
            assert options.highlighted == options.option_count - 1, action
            assert last[:20] in screen_text(app), action
            await press(pilot, "escape")


async def test_a_click_presses_the_key_that_is_drawn_there(make_app, monkeypatch) -> None:
    """Beside what stands at the end of the line there is less room, so other keys, with less between them."""
    monkeypatch.setattr(ZedenApp, "standing", "kopie van 1 uur geleden")
    app = make_app("agenda")
    async with app.run_test(size=(160, 24)) as pilot:
        await settled(pilot)
        line = screen_text(app).split("\n")[-1]
        pressed: list[str] = []
        monkeypatch.setattr(app, "simulate_key", pressed.append)
        keys = app.screen.query_one(KeyLine)
        for at in range(line.index("kopie")):
            await pilot.click(KeyLine, offset=(at, 0))
            was, drawn = (pressed[-1:] or [""])[0], line[: at + 1]
            found = [key for key in keys._keys if f"{key.shown} {key.word}" in line and drawn.endswith(key.word)]
            if found:
                assert was == found[-1].press, (at, drawn)


def hit(title: str, snippet: str, marks: tuple[tuple[int, int], ...] = ()) -> Hit:
    return Hit(1, "motie", "x", Location("moties", "x"), title, snippet, (), marks, snippet, "2024Z00001", None, 1.0)


def second(found: Hit, width: int) -> str:
    return hit_content(found, width).plain.split("\n")[1].strip()


def test_a_text_that_repeats_its_title_goes_on_where_that_was_cut() -> None:
    title = "Motie van het lid Markuszower over in kaart brengen hoeveel daders van zedendelicten vrij rondlopen"
    assert second(hit(title, title), 77) == "… daders van zedendelicten vrij rondlopen"
    voted = hit(title, f"Verworpen met 29-121. {title}")
    assert second(voted, 77) == "Verworpen met 29-121. … daders van zedendelicten vrij rondlopen"
    assert second(voted, 200) == "Verworpen met 29-121."
    assert second(hit(title, title), 200) == "2024Z00001"
    assert second(hit("Nulscenario", "Nulscenario dat nog komt."), 77) == "Nulscenario dat nog komt."
    other = hit(title, "De regering wordt gevraagd om onderzoek.")
    assert second(other, 77) == "De regering wordt gevraagd om onderzoek."


@given(st.lists(st.sampled_from(["Motie", "van", "zeden", "c.s.", "é"]), min_size=1, max_size=40), st.integers(20, 100))
def test_the_second_line_and_the_first_are_the_title_together(words: list[str], width: int) -> None:
    title = " ".join(words)
    first, below = hit_content(hit(title, title), width).plain.split("\n")
    shown, rest = first[13:], below[13:].removesuffix("…")
    if shown != title:
        assert rest.startswith("… ") or rest == title[: len(rest)]
        assert title.find(rest.removeprefix("… ")) <= len(shown)


def test_what_matched_stays_marked_where_it_stands() -> None:
    title = "Motie van het lid Markuszower over in kaart brengen hoeveel daders van zedendelicten vrij rondlopen"
    text = f"Verworpen met 29-121. {title}"
    marks = tuple((text.index(word), text.index(word) + len(word)) for word in ("Verworpen", "Motie", "zedendelicten"))
    content = hit_content(hit(title, text, marks), 77)
    bold = {content.plain[span.start : span.end] for span in content.spans if "underline" in str(span.style)}
    assert bold == {"Verworpen", "zedendelicten"}
