"""Nothing is told by colour alone: what changes on a row of the screen changes there without colours as well.

Two applications get the same keys, one with colours and one with NO_COLOR. Every row that a key changes in the first
must change in the second: cursor, focus, tab, mark, choice, series of a chart, state, filter, whatever it was. So a
state that only a colour tells is found, also one that does not exist yet. Of what takes several rows one is enough.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

import pytest
from helpers import pane, press, screen_text, settled
from rich.style import Style
from textual.pilot import Pilot

from zedentui.kinds.claim import VERDICTS, signed
from zedentui.kinds.promise import signed as promise_signed
from zedentui.model import STATES
from zedentui.places import Location
from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.action_plan import _MARKS
from zedentui.tui.widgets.table import ItemList

SIZE_CLASSES = {"-narrow", "-wide", "-xwide", "-short", "-tall", "-xtall"}
OF_THE_LAYOUT = {"layout", "display", "width", "height", "min_width", "max_width", "min_height", "max_height",
                 "padding", "margin", "overflow_x", "overflow_y", "dock", "border_top", "border_left", "border_right",
                 "border_bottom"}  # fmt: skip

Row = tuple[tuple[str, tuple[object, ...]], ...]
SMALL, LARGE = (80, 24), (120, 40)
DIALOGS = {"opzoeken", "debatblad", "kopiëren", "palet", "toetsen"}
"""What looks the same on a large screen, with more rows: panes have other parts there, as charts.

No style but that of the layout depends on the size, which is a test of its own.
"""
SEVERAL_ROWS = {"opzoeken", "debatblad", "palet"}
"""Where what the cursor is on takes several rows."""
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "statistiek": ("statistiek", ("down", "left", "space", "down", "space", "m", "m", "o", "o", "o", "e", "e", "v", "v",
                                  "s", "s", "s", "c", "c", "c", "tab", "tab", "shift+tab", "Z", "left", "Z", "2", "1")),
    "actieplan": ("actieplan", ("j", "j", "m", "j", "m", "tab", "shift+tab", "s", "s", "s", "j", "w", "j", "space", "j",
                                "space", "escape", "Z", "Z", "f", "d", "e", "enter", "escape")),
    "transnationaal": ("transnationaal", ("j", "m", "tab", "j", "shift+tab", "s", "s", "k")),
    "moties": ("moties", ("j", "m", "j", "j", "tab", "shift+tab", "s", "s", "w", "j", "space", "space", "escape", "k")),
    "agenda": ("agenda", ("j", "j", "m", "Z", "j", "Z", "tab", "shift+tab", "s", "s", "d", "escape")),
    "narekenen": ("narekenen", ("j", "j", "m", "tab", "shift+tab", "s", "t", "j", "l", "m", "t", "f", "s", "escape")),
    "naslag": ("statistiek", ("b", "j", "j", "m", "tab", "shift+tab", "f", "s", "escape", "escape")),
    "opzoeken": ("statistiek", ("slash", *"sepot 2022", "down", "down", "ctrl+o", "up", "escape")),
    "debatblad": ("agenda", ("m", "j", "m", "j", "m", "M", "j", "j", "J", "K", "n", "escape", "m", "u", "k", "escape")),
    "kopiëren": ("narekenen", ("Y", "j", "j", "k", "escape")),
    "palet": ("agenda", ("ctrl+p", "down", "down", *"the", "down", "escape")),
    "toetsen": ("agenda", ("question_mark", "down", "escape")),
}  # fmt: skip


@lru_cache(10_000)
def look_of(style: Style | None, colours: bool) -> tuple[object, ...]:
    """What a style does to a text, in a terminal with colours or without."""
    style = style or Style()
    plain = (style.bold or False, style.underline or False, style.reverse or False)
    return (*plain, style.color, style.bgcolor, style.dim or False) if colours else plain


def rows(app: ZedenApp, *, colours: bool) -> list[Row]:
    """Every row: its texts with their style, or only what a terminal without colours shows of that.

    What has one style is one text, however it was put together: so two rows that look the same are the same.
    """

    found = []
    for strip in app.screen._compositor.render_strips():
        parts = [(segment.text, look_of(segment.style, colours)) for segment in strip if segment.text]
        runs = groupby(parts, key=itemgetter(1))
        found.append(tuple(("".join(text for text, _ in run), style) for style, run in runs))
    return found


Walk = list[tuple[object, list[Row]]]


async def walked(pilot: Pilot[None], keys: tuple[str, ...], *, colours: bool) -> Walk:
    """What stands in front, and all its rows, before and after each key."""
    app = pilot.app
    seen: Walk = [(type(app.screen), rows(app, colours=colours))]  # type: ignore[arg-type]
    for key in keys:
        await press(pilot, "space" if key == " " else key)
        seen.append((type(app.screen), rows(app, colours=colours)))  # type: ignore[arg-type]
    return seen


async def all_walked(app: ZedenApp, size: tuple[int, int], names: list[str], *, colours: bool) -> dict[str, Walk]:
    """Each of `names` in one session, which begins with nothing marked and nothing open."""
    found = {}
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for name in names:
            place, keys = STEPS[name]
            while len(app.screen_stack) > 1:
                await press(pilot, "escape")
            for mark in app.marks.sheet.refresh():
                app.marks.toggle(mark)
            assert not app.marks.places
            await app.visit(Location.parse(place))
            await settled(pilot)
            found[name] = await walked(pilot, keys, colours=colours)
    return found


def changed(before: list[Row], after: list[Row]) -> list[int]:
    return [row for row, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_what_a_key_changes_is_seen_without_colours(
    make_app, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    names = [name for name in STEPS if size == SMALL or name not in DIALOGS]
    with_colours = await all_walked(make_app(), size, names, colours=True)
    monkeypatch.setenv("NO_COLOR", "1")
    plain = make_app()
    assert plain.no_color
    without = await all_walked(plain, size, names, colours=False)
    assert [fault for name in names for fault in unseen(name, with_colours[name], without[name])] == []


def unseen(name: str, with_colours: Walk, without: Walk) -> list[tuple[object, ...]]:
    """The keys that change rows which do not change without colours, with these rows; or too few that change any."""
    keys = STEPS[name][1]
    missed: list[tuple[object, ...]] = []
    for step, key in enumerate(keys):
        (screen, before), (after_screen, after) = with_colours[step : step + 2]
        coloured_rows = changed(before, after)
        plain_rows = set(changed(without[step][1], without[step + 1][1]))
        if screen is not after_screen:  # what one leaves may fade behind what opens
            if not plain_rows:
                missed.append((name, key, step, "nothing"))
            continue
        for row in coloured_rows:
            text = "".join(part for part, _ in after[row]).rstrip()
            if len(re.findall(r"(?:20|')\d\d", text)) > 4:  # the years above a table fade with the cell that tells it
                continue
            near = {row, row - 1, row + 1} if name in SEVERAL_ROWS else {row}
            while name in SEVERAL_ROWS and max(near) in coloured_rows:
                near.add(max(near) + 1)
            while name in SEVERAL_ROWS and min(near) in coloured_rows:
                near.add(min(near) - 1)
            if not near & plain_rows:
                missed.append((name, key, step, row, text))
    if not sum(bool(changed(old, new)) for (_, old), (_, new) in pairwise(with_colours)) > len(keys) // 2:
        missed.append((name, "too few keys change anything"))
    return missed


async def test_the_size_of_the_screen_decides_about_no_colour(make_app) -> None:
    """Rules for a size say where parts stand, how large they are and where the line between two is: no more."""
    app = make_app()
    async with app.run_test(size=SMALL) as pilot:
        await settled(pilot)
        await press(pilot, *"234567", "b", "escape", "slash", "escape", "M", "escape", "Y", "escape", "question_mark")
        sized = [
            rule
            for rule in app.stylesheet.rules
            if {each.name for found in rule.selector_set for each in found.selectors} & SIZE_CLASSES
        ]
        assert len(sized) > 10
        for rule in sized:
            told = set(rule.styles.get_rules())
            assert told <= OF_THE_LAYOUT, (rule.css, told - OF_THE_LAYOUT)


def test_every_verdict_and_state_has_a_sign_and_a_word_of_its_own() -> None:
    """No two look alike; those whose sign is shared say in words which they are."""
    verdicts = [signed(each) for each in VERDICTS]
    assert len(set(verdicts)) == len(verdicts)
    assert len({verdict.sign for verdict in VERDICTS.values()}) == len(VERDICTS)
    assert all(re.search(r"\w{3}", each) for each in verdicts)
    assert len({f"{mark} {state}" for state, mark in _MARKS.items()}) == len(set(_MARKS.values())) == len(_MARKS)


async def test_states_in_the_agenda_are_words(make_app, store) -> None:
    app = make_app("agenda")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for entry in pane(app).query_one(ItemList).shown:
            item = pane(app).items[entry.key]  # type: ignore[attr-defined]
            assert item.state in STATES
            assert item.state in entry.cells[0]
            assert entry.cells[0] == promise_signed(item)


async def test_series_are_told_apart_at_every_size(make_app) -> None:
    """Where there is a legend each series has a sign of its own in it; elsewhere each has a line with its name."""
    app = make_app("statistiek?maten=onvoorwaardelijk_sepot,technisch_sepot,dagvaarden")
    names = ("Onvoorwaardelijk sepot", "Technisch sepot", "Dagvaarden")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        for size in ((80, 24), (120, 40), (200, 60), (60, 20)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            for zoomed in (False, True):
                if zoomed:
                    await press(pilot, "Z")
                shown = screen_text(app)
                below = shown if zoomed else shown[shown.index("zaken per jaar") :] if "zaken per jaar" in shown else ""
                signs = [match[1] for name in names if (match := re.search(rf"(\S) {name[:9]}", below))]
                lines = [name for name in names if re.search(rf"^\s*{name[:9]}", below, re.MULTILINE)]
                told = re.search(r"Te klein|Zonder tekens", shown)
                assert len(set(signs)) == 3 or len(lines) == 3 or told, (size, zoomed, shown)
            await press(pilot, "Z")
