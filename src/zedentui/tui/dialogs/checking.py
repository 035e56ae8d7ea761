"""A text checked in the application: paste or type it above, and every figure that could be ours stands below.

The text goes nowhere: it is neither kept nor written. Each change is checked in a thread; what comes back for an older
text is dropped.
"""

from __future__ import annotations

from functools import partial
from textwrap import fill
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from zedentui.store.store import StoreError
from zedentui.tui.screen import Dialog
from zedentui.tui.session.background import in_thread
from zedentui.tui.widgets.parts import HintLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.prose.text_check import Checked, Finding
    from zedentui.store.store import Store

__all__ = ["CheckScreen"]

_HINT = ("plak of typ een tekst", "tab: naar de oordelen en terug", "esc: sluiten")
_EMPTY = (
    "Plak hierboven een spreektekst, een antwoord of een bericht; elk cijfer dat van ons kan zijn, krijgt een oordeel."
)
_MOST_SHOWN = 200
_READABLE = 90  # as the style sheet has it
_NARROWEST = 20


class CheckScreen(Dialog[None]):
    """The overlay: a text above, its figures with their verdicts below."""

    DEFAULT_CSS = """
    CheckScreen { background: $background; }
    CheckScreen TextArea { height: 2fr; max-width: 93; border: none; padding: 0 1; }
    CheckScreen TextArea:focus { border: none; }
    CheckScreen #tally { height: auto; max-width: 92; padding: 0 1; background: $surface; text-style: bold; }
    CheckScreen VerticalScroll { height: 3fr; padding: 0 1; scrollbar-size-vertical: 1; }
    CheckScreen #findings { max-width: 90; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss", "Terug", priority=True, id="controleer.sluiten"),
    ]

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._asked = 0
        self.checked: Checked | None = None
        self._width = 0  # of the lines as they stand

    def compose(self) -> ComposeResult:
        """The text, how many figures, the verdicts, hint."""
        yield TextArea("", id="text", soft_wrap=True, show_line_numbers=False)
        yield Static(_EMPTY, id="tally", markup=False)
        with VerticalScroll(can_focus=True):
            yield Static("", id="findings", markup=False)
        yield HintLine(*_HINT)

    def on_mount(self) -> None:
        """Type at once."""
        if self.query(TextArea):  # dismissed by a key in the same packet, before there was anything in it
            self.query_one(TextArea).focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Every change is a text to check."""
        event.stop()
        self._asked += 1
        number, text = self._asked, event.text_area.text
        self._store.interrupt()
        in_thread(self, lambda: self._check(number, text), partial(self._show, number), group="check")

    def _check(self, number: int, text: str) -> Checked | StoreError | None:
        """In a thread: check the text; None when a newer one has come meanwhile."""
        from zedentui.prose.text_check import check_text

        if number != self._asked:
            return None
        try:
            return check_text(self._store, text)
        except StoreError as error:
            return error

    def _show(self, number: int, result: Checked | StoreError | None) -> None:
        if number != self._asked or result is None:
            return
        tally, findings = self.query_one("#tally", Static), self.query_one("#findings", Static)
        if isinstance(result, StoreError):
            tally.update(str(result))
            return
        self.checked = result
        tally.update(result.tally if self.query_one(TextArea).text.strip() else _EMPTY)
        self._width = min(_READABLE, findings.size.width or _READABLE)
        shown = [_finding(each, self._width) for each in result.findings[:_MOST_SHOWN]]
        findings.update(Content("\n").join(shown))

    def on_resize(self) -> None:
        """Break the lines anew where there is more or less room for them."""
        if self.checked and self._width != min(_READABLE, self.query_one("#findings", Static).size.width or _READABLE):
            self._show(self._asked, self.checked)


def _finding(finding: Finding, width: int) -> Content:
    """One figure: where it stands, the verdict, what it was read as, its source; `width` is that of a line."""
    style = "bold $text-warning" if finding.should_be else "bold"
    rows = [Content.styled(f"{finding.line}:{finding.column}  {finding.text}  {finding.said}", style)]
    rows += [Content(_set_in(text, width)) for text in (finding.about, finding.figure, finding.doubt) if text]
    if finding.citation:
        rows.append(Content.styled(_set_in(finding.citation, width), "$foreground-muted"))
    return Content("\n").join([*rows, Content("")])


def _set_in(text: str, width: int) -> str:
    """The text set in by two cells, what runs on to a next line by four."""
    return fill(text, max(width, _NARROWEST), initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)
