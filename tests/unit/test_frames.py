"""Frames: whatever was drawn before, the terminal shows what was asked for, and what it shows already is not sent."""

from __future__ import annotations

import pyte
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from zedentui.tui.session.frames import Frames

WIDTH, HEIGHT = 12, 4
SIZE = Size(WIDTH, HEIGHT)
PLAIN, RED, BOLD, BAR = Style(), Style.parse("red on blue"), Style.parse("bold #aabbcc"), Style.parse("reverse")
STYLES = [
    None,
    PLAIN,
    RED,
    BOLD,
    BAR,
    Style.parse("underline green"),
    Style.parse("on #102030"),
    Style.parse("dim bright_black on bright_white"),
    Style.parse("bold italic color(200) on color(17)"),
    Style.parse("strike on red"),
]


class Screen:
    """A terminal that is fed frames; `cells` is what a person sees."""

    def __init__(self) -> None:
        self.frames = Frames()
        self.sent = ""
        self._screen = pyte.Screen(WIDTH, HEIGHT)
        self._screen.reset_mode(pyte.modes.DECAWM)
        self._stream = pyte.Stream(self._screen)

    def draw(self, update: LayoutUpdate | ChopsUpdate) -> str:
        self.sent = self.frames.encode(update, SIZE, ColorSystem.TRUECOLOR)
        self._stream.feed(self.sent)
        return self.sent

    @property
    def cells(self) -> list[tuple[object, ...]]:
        """Every cell by what shows of it: the colour of a space is seen only where it is reversed."""
        found: list[tuple[object, ...]] = []
        for y in range(HEIGHT):
            for x in range(WIDTH):
                cell = self._screen.buffer[y][x]
                if cell.data == " " and not (cell.reverse or cell.underscore or cell.strikethrough):
                    found.append((" ", cell.bg))
                else:
                    found.append(tuple(cell))
        return found

    def draw_plainly(self, update: LayoutUpdate) -> None:
        """Every piece of every line with its style spelled out, as Textual itself would send it."""
        console = Console(color_system="truecolor", force_terminal=True, legacy_windows=False)
        for y, line in enumerate(update.strips, 1):
            self._stream.feed(f"\x1b[{y};1H" + Strip.join(line).render(console))


def whole(*rows: Strip) -> LayoutUpdate:
    return LayoutUpdate([[row] for row in rows], Region(0, 0, WIDTH, HEIGHT))


def row(text: str, style: Style | None = None) -> Strip:
    return Strip([Segment(text, style)]).adjust_cell_length(WIDTH, style)


def screenful(text: str, style: Style | None = None) -> LayoutUpdate:
    return whole(*[row(text, style)] * HEIGHT)


def screens_of(alphabet: str) -> st.SearchStrategy[LayoutUpdate]:
    return st.lists(strips_of(alphabet), min_size=HEIGHT, max_size=HEIGHT).map(lambda rows: whole(*rows))


def strips_of(alphabet: str) -> st.SearchStrategy[Strip]:
    parts = st.lists(st.tuples(st.text(alphabet=alphabet, max_size=6), st.sampled_from(STYLES)), max_size=5)
    return parts.map(lambda found: Strip([Segment(text, style) for text, style in found]).adjust_cell_length(WIDTH))


def one_by_one() -> st.SearchStrategy[Strip]:
    cells = st.tuples(st.sampled_from("ab  ─"), st.sampled_from([RED, BOLD, BAR, PLAIN]))
    parts = st.lists(cells, min_size=WIDTH, max_size=WIDTH)
    return parts.map(lambda found: Strip([Segment(text, style) for text, style in found]))


LETTERS = "ab ▁─⣿é漢字€ "
WITH_ACCENTS = LETTERS + "\u0301"  # that Strip.crop loses at an edge, so not where strips are cut


@settings(deadline=None)
@given(st.lists(screens_of(WITH_ACCENTS), min_size=1, max_size=6))
def test_the_screen_is_what_a_fresh_terminal_would_show(updates: list[LayoutUpdate]) -> None:
    used = Screen()
    for update in updates:
        used.draw(update)
    fresh = Screen()
    fresh.draw(updates[-1])
    assert used.cells == fresh.cells


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(one_by_one(), min_size=HEIGHT, max_size=HEIGHT), min_size=1, max_size=3))
def test_every_pen_in_its_own_cells(screens: list[list[Strip]]) -> None:
    # Few pens in many places of a line: what has one pen may be sent together.
    used, plain = Screen(), Screen()
    for rows in screens:
        used.draw(whole(*rows))
    plain.draw_plainly(whole(*screens[-1]))
    assert used.cells == plain.cells


@settings(deadline=None)
@given(screens_of(LETTERS), strips_of(LETTERS), st.integers(0, WIDTH - 1), st.integers(0, HEIGHT - 1))
def test_a_part_replaces_what_it_covers_and_nothing_else(before: LayoutUpdate, part: Strip, x: int, y: int) -> None:
    shown = Screen()
    shown.draw(before)
    piece = part.crop(0, WIDTH - x)
    update = ChopsUpdate([{x: piece} if at == y else {} for at in range(HEIGHT)], [(y, x, WIDTH)], [[WIDTH]] * HEIGHT)
    shown.draw(update)
    rows = [Strip.join(line) for line in before.strips]
    rows[y] = Strip.join([rows[y].crop(0, x), piece])
    fresh = Screen()
    fresh.draw(whole(*rows))
    assert shown.cells == fresh.cells


def test_what_stands_there_already_is_not_sent() -> None:
    screen = Screen()
    assert screen.draw(screenful("sepot", RED))
    assert screen.draw(screenful("sepot", RED)) == ""


def test_one_letter_costs_one_letter_and_the_way_to_it() -> None:
    screen = Screen()
    screen.draw(screenful("sepot"))
    rows = [row("sepot")] * HEIGHT
    rows[2] = row("seput")
    assert screen.draw(whole(*rows)) == "\x1b[3;4Hu"


def test_a_space_is_not_sent_again_for_a_colour_that_does_not_show() -> None:
    screen = Screen()
    screen.draw(screenful("", BOLD))
    assert screen.draw(screenful("", Style.parse("italic red"))) == ""
    assert screen.draw(screenful("", BAR)) != ""


@pytest.mark.parametrize("attribute", ["bold", "dim", "italic", "underline", "reverse", "strike"])
def test_an_attribute_ends_where_it_ends(attribute: str) -> None:
    screen = Screen()
    screen.draw(screenful("aaaa", Style.parse(f"{attribute} red")))
    screen.draw(screenful("bbbb", Style.parse("red")))
    fresh = Screen()
    fresh.draw(screenful("bbbb", Style.parse("red")))
    assert screen.cells == fresh.cells


def test_a_link_opens_and_closes() -> None:
    screen = Screen()
    sent = screen.draw(screenful("kst", Style(link="https://example.org/kst")))
    assert sent.count("https://example.org/kst\x1b\\") == sent.count("\x1b]8;;\x1b\\") > 0


def test_after_forgetting_everything_is_sent_and_only_a_whole_screen_is_complete() -> None:
    screen = Screen()
    first = screen.draw(screenful("sepot", RED))
    assert screen.frames.complete
    screen.frames.forget()
    assert not screen.frames.complete
    part = ChopsUpdate([{0: row("x")}, {}, {}, {}], [(0, 0, WIDTH)], [[WIDTH]] * HEIGHT)
    screen.draw(part)
    assert not screen.frames.complete
    screen.frames.forget()
    assert screen.draw(screenful("sepot", RED)) == first
    assert screen.frames.complete


def test_another_size_is_another_screen() -> None:
    frames = Frames()
    first = frames.encode(screenful("sepot"), SIZE)
    assert frames.encode(screenful("sepot"), SIZE) == ""
    assert frames.encode(screenful("sepot"), Size(WIDTH + 1, HEIGHT)) == first


@given(
    updates=st.lists(st.sampled_from([screenful("abc", RED), screenful("é中 x", BAR), screenful("", BOLD)]), min_size=1)
)
def test_a_terminal_that_shows_what_another_showed_is_sent_nothing(updates: list[LayoutUpdate]) -> None:
    first, second = Screen(), Screen()
    for update in updates:
        first.draw(update)
    second._stream.feed(first.frames.whole())
    assert second.frames.seed(SIZE, first.frames.cells_told())
    assert (second.cells, second.frames.complete) == (first.cells, True)
    assert second.draw(updates[-1]) == ""
    second.draw(screenful("z", RED))
    first.draw(screenful("z", RED))
    assert second.cells == first.cells


@pytest.mark.parametrize("cells", ["", "[]", "{}", '{"pens": [], "characters": [["a"]], "rows": [[0]]}'])
def test_what_are_no_cells_is_not_taken_over(cells: str) -> None:
    screen = Screen()
    assert not screen.frames.seed(SIZE, cells)
    screen.draw(screenful("abc"))
    assert screen.frames.complete
