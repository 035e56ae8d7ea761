"""Parts that panes and dialogs share: the *Bron* lines, a field to type in, the one that filters a list, and `say`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widgets import Input, Static

from zedentui.kinds.source import one_line, two_lines
from zedentui.text.clean import cells, clip
from zedentui.text.dutch import number
from zedentui.tui.widgets.item_list import MARKED

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType

    from zedentui.model import Dossier, Source

__all__ = ["Field", "FilterBar", "Foot", "HintLine", "SourceLine", "fitting_message", "say"]

LONGEST_FIELD = 300
"""Characters that a field takes: as many as a query is read for. Without an end every key measures all before it."""


_MESSAGE = 60  # cells of a message, as the style sheet has it
_LEAST_ROWS = 6


def fitting_message(message: str, title: str, width: int, height: int) -> str:
    """`message` in as many lines as leave its title, and half of the screen, in sight: begin and end, `…` between.

    A message grows upwards: one that is too long would lose its beginning, which says what was done. Its last line may
    be a second message, which came while the first cannot have been read.
    """
    from zedentui.text.columns import wrap

    room = max(min(_MESSAGE, width) - 3, 1)  # its edge, and a blank on either side
    most = max(height // 2, min(_LEAST_ROWS, height - _LEAST_ROWS)) - (len(wrap(title, room)) if title else 0)
    rows = [row for line in message.split("\n") for row in wrap(line, room)]
    if len(rows) <= max(most, 1):
        return message
    last = message.rpartition("\n")[2]
    kept = len(wrap(last, room))
    end, kept = ([last], kept) if kept <= most // 2 else ([], 0)
    return "\n".join([*rows[: max(most - 1 - kept, 0)], "…", *end])


def say(line: Static, text: str) -> None:
    """Have `line` show this text; the same text again asks for no layout of the screen."""
    if line.content != text:
        line.update(text)


class SourceLine(Static):
    """*Bron*: place in the letter and citation on one line, the address on the next where a screen has rows enough.

    The sign before the word says that what is under the cursor is on the debate sheet. At the end of the first line
    stands what signs in the table above it mean.
    """

    DEFAULT_CSS = """
    SourceLine {
        height: 2; padding: 0 1; color: $text-muted; dock: bottom; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._source: Source | None = None
        self._dossier: Dossier | None = None
        self._label = "Bron  "
        self._other: tuple[str, str] | None = None
        self._written = Content("")
        self._legend = ""

    def show(self, source: Source | None, dossier: Dossier, *, marked: bool = False, legend: str = "") -> None:
        """Show where the thing under the cursor comes from, and at the end what signs mean."""
        self._source, self._dossier, self._other, self._legend = source, dossier, None, legend
        self._label = f"{MARKED}Bron " if marked else "Bron  "
        self._write()

    def show_other(self, first: str, second: str, *, marked: bool = False) -> None:
        """Show a source outside the letter: what it is, and its address."""
        self._other = (first, second)
        self._label = f"{MARKED}Bron " if marked else "Bron  "
        self._write()

    def show_none(self) -> None:
        """Nothing is cited: there is nothing under the cursor."""
        self._dossier = self._other = None
        self._put(Content(""))

    def on_resize(self) -> None:
        """The title of the section gets the room that is left."""
        self._write()

    def _write(self) -> None:
        if self._other is not None and self.size.width:
            first, second = (clip(text, self.size.width - 6) for text in self._other)
            rest = "" if self.size.height == 1 else f"\n      {second}"
            self._put(Content.assemble((self._label, "bold"), first, rest))
            return
        if self._dossier is None or not self.size.width:
            return
        room = self.size.width - 6
        first_room = room - cells(self._legend) - 1 if self._legend else room
        if self.size.height == 1:
            first, rest = one_line(self._source, self._dossier, first_room), ""
        else:
            first, rest = two_lines(self._source, self._dossier, room)
            first = first if cells(first) <= first_room else one_line(self._source, self._dossier, first_room)
            rest = f"\n      {rest}"
        end = " " * (room - cells(first) - cells(self._legend)) + self._legend if self._legend else ""
        self._put(Content.assemble((self._label, "bold"), first, end, rest))

    def _put(self, content: Content) -> None:
        """Show this; what stands there already is not drawn again, as after a visit to another pane."""
        if not content.is_same(self._written):
            self._written = content
            self.update(content, layout=False)  # its height is that of the screen's style


class HintLine(Static):
    """What the keys of a dialog do, in as many words as fit; the way out, which comes last, stays."""

    DEFAULT_CSS = "HintLine { height: 1; padding: 0 1; background: $surface; color: $text-muted; }"

    def __init__(self, *ways: str) -> None:
        super().__init__(markup=False)
        self._ways = ways

    def on_resize(self) -> None:
        """As much as there is room for now."""
        *others, out = self._ways
        said = " · ".join(self._ways)
        while others and cells(said) > self.size.width:
            others.pop()
            said = f"{' · '.join([*others, out])} …"
        self.update(said, layout=False)


class Field(Input):
    """One line to type in, with an end and a cursor that does not blink; what no longer fits is left out, and said."""

    def __init__(self, value: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(value, placeholder=placeholder, id=id)
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """A text of several lines is one question: a line break in it is a blank, where Textual keeps one line."""
        event.text = " ".join(event.text.split())  # the field itself comes after us, with this same event

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in the place of what stands from `start` to `end`, as far as it fits."""
        room = max(LONGEST_FIELD - len(self.value) + abs(end - start), 0)
        super().replace(text[:room], start, end)
        if len(text) > room:
            self.app.notify(f"Niet alles past: dit veld neemt {LONGEST_FIELD} tekens; de rest staat er niet.")


class Foot(Vertical):
    """What stands under a list, in sight however long the list is."""

    DEFAULT_CSS = "Foot { dock: bottom; height: auto; }"


class FilterBar(Field):
    """The words that the list must hold; hidden until asked for. Without the focus it says what is filtered.

    It is no part that Tab goes through: `f` opens it, and Tab leads from it to the list, as Enter does.
    """

    DEFAULT_CSS = """
    FilterBar { border: none; height: 1; padding: 0 1; background: $surface; }
    FilterBar:focus { border: none; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Naar de lijst", key_display="enter", id="filter.lijst"),
        Binding("tab,shift+tab", "submit", show=False),
        Binding("escape", "leave", "Wis filter", key_display="esc", id="filter.wis"),
    ]

    def __init__(self) -> None:
        super().__init__(placeholder="Filter: typ woorden; enter naar de lijst, esc wist", id="filter")
        self.display = False
        self._told = ""
        self._open = False

    def open(self) -> None:
        """Be typed in, at once: what is typed next must not fall on the list."""
        self._open = self.display = True
        self.screen.set_focus(self)

    def allow_focus(self) -> bool:
        """Only when asked for, so that Tab goes from the list to what explains it."""
        return self._open

    def on_blur(self) -> None:
        """What was typed stands; it is asked for no longer."""
        self._open = False

    def on_click(self) -> None:
        """With the mouse one asks for it by pointing at it."""
        self.open()

    def tell(self, shown: int, count: int, *, whole: bool = True) -> None:
        """Say how many of all there are that hold the words; not when some could not be read."""
        told = f"{number(shown)} van {number(count)}" if whole else "niet alles gelezen"
        if told != self._told:
            self._told = told
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The field with the count behind it; in a list, what is filtered and how to get rid of it."""
        width = self.size.width
        if y or not self.value:
            return super().render_line(y)
        if not self.has_focus:
            tail = f": {self._told}, esc wist"
            said = f"filter ‘{clip(self.value, max(width - cells(tail) - 9, 1))}’{tail}"
            return Strip([Segment(clip(said, width), self.rich_style)]).adjust_cell_length(width, self.rich_style)
        strip, tail = super().render_line(y), f" {self._told}"
        if cells(self.value) + 2 + cells(tail) > width:
            return strip
        style = self.rich_style + self.get_component_rich_style("input--placeholder", partial=True)
        return Strip([*strip.adjust_cell_length(width - cells(tail), self.rich_style), Segment(tail, style)])

    class Left(Message):
        """Escape was pressed: the filter goes."""

    def action_leave(self) -> None:
        """Clear and leave."""
        self.post_message(self.Left())

    def key_down(self, event: events.Key) -> None:
        """To the list, as in every search box."""
        event.stop()
        self.post_message(self.Submitted(self, self.value))
