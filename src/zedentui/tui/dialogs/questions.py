"""Small questions: another reference date, another theme."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from zedentui.text.clean import clean, clip
from zedentui.text.days import read_day
from zedentui.tui.screen import Dialog
from zedentui.tui.widgets.menu import Menu
from zedentui.tui.widgets.parts import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["DateDialog", "NoteDialog", "ThemeMenu"]

_BOX = """
    {name} {{ align: center middle; }}
    {name} > Vertical {{
        width: 60; max-width: 95%; height: auto; max-height: 90%; background: $surface;
    }}
    {name} Input, {name} Input:focus {{
        border: none; height: 1; background: $background; margin: 1 0; padding: 0 1;
    }}
    {name} OptionList, {name} OptionList:focus {{
        height: auto; max-height: 42vh; border: none; background: $surface; padding: 0; margin-top: 1;
    }}
"""
_CLOSE = Binding("escape", "dismiss", "Sluiten", id="sluiten")


class DateDialog(Dialog[date | None]):
    """Asks for a date, as people write dates; empty means today."""

    DEFAULT_CSS = _BOX.format(name="DateDialog")
    BINDINGS: ClassVar[list[BindingType]] = [_CLOSE]

    def __init__(self, present: date) -> None:
        super().__init__()
        self._present = present

    def compose(self) -> ComposeResult:
        """Question, field, and room for what is wrong."""
        with Vertical():
            yield Static(Content.styled("Peildatum", "bold"))
            yield Field(
                self._present.isoformat(), placeholder="bijvoorbeeld 1 juli 2024 of over twee weken; leeg is vandaag"
            )
            yield Static("enter: reken met deze dag · leeg: vandaag · esc: laat staan", id="answer", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the date, or say what is expected."""
        today = date.today()
        wanted = event.value.strip()
        chosen = read_day(wanted, today) if wanted else today
        if chosen is not None:
            self.dismiss(chosen)
            return
        self.query_one("#answer", Static).update(
            f"‘{clip(clean(wanted), 30)}’ is geen datum.\n"
            "Schrijf 1-7-2024, 2024-07-01, 1 juli 2024, gisteren of over twee weken."
        )


class NoteDialog(Dialog[str | None]):
    """Asks for a note with an item of the debate sheet; empty means none."""

    DEFAULT_CSS = _BOX.format(name="NoteDialog")
    BINDINGS: ClassVar[list[BindingType]] = [_CLOSE]

    def __init__(self, title: str, present: str) -> None:
        super().__init__()
        self._about = title
        self._present = present

    def compose(self) -> ComposeResult:
        """What it is about, field, keys."""
        with Vertical():
            yield Static(Content.styled("Notitie", "bold"))
            yield Static(self._about, markup=False)
            yield Field(self._present, placeholder="alleen voor jou, hoogstens 300 tekens")
            yield Static("enter: bewaar · leeg: geen notitie · esc: laat staan", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the note."""
        self.dismiss(event.value)


class ThemeMenu(Dialog[None]):
    """Choose a theme; it shows at once, escape brings the old one back."""

    DEFAULT_CSS = _BOX.format(name="ThemeMenu")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "Terug", id="sluiten")]

    def compose(self) -> ComposeResult:
        """All themes, the present one under the cursor."""
        self._before = self.app.theme
        with Vertical():
            yield Static(Content.styled("Thema (enter: kies · esc: laat staan)", "bold"))
            yield Menu(*(Option(Content(name), id=name) for name in sorted(self.app.available_themes)))

    def on_mount(self) -> None:
        """Cursor on the present theme."""
        if not self.query(OptionList):  # dismissed by a key in the same packet, before there was anything in it
            return
        options = self.query_one(OptionList)
        options.highlighted = options.get_option_index(self._before)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme."""
        if event.option.id:
            self.app.theme = event.option.id

    def on_option_list_option_selected(self) -> None:
        """Keep it."""
        self.dismiss()

    def action_cancel(self) -> None:
        """Back to the theme before."""
        self.app.theme = self._before
        self.dismiss()
