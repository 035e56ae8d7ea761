"""The debate sheet: everything that was marked, in the order in which one will say it, with own notes.

Each item is shown whole, so that one can speak from the screen. The sheet itself (`zedentui.sheet`) may be changed by
another session or an editor at any time: what is shown is as it was when the sheet was opened, or last changed here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zedentui.places import Location, LocationError
from zedentui.sheet import LONGEST_NOTE, Mark, plain
from zedentui.text.clean import clip
from zedentui.text.columns import READABLE, wrap
from zedentui.tui.commands import bindings
from zedentui.tui.dialogs.copying import Copy, CopyMenu, send
from zedentui.tui.marks import sheet_of
from zedentui.tui.screen import ClosesOnce
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.sheet import DebateSheet
    from zedentui.tui.commands import Command

__all__ = ["SheetScreen"]

_EMPTY = (
    "Je debatblad is leeg.\n\n"
    "Ga terug met esc, zet in een paneel of in de naslag de cursor op iets dat je wilt zeggen, en druk op m. "
    "Hier staat het dan als spreekregel met zijn bron."
)
_GONE = "Dit onderdeel staat niet meer op je debatblad; een andere sessie haalde het eraf."


class _Items(Menu):
    """The items, with the movement keys of the registry; the cursor stops at both ends, as in every list."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "bewegen", "debatblad", only=("cursor_up", "cursor_down", "scroll_top", "scroll_bottom", "page_up", "page_down",
                                      "screen.go"),
    )  # fmt: skip

    def action_cursor_up(self) -> None:
        """An item up."""
        if self.highlighted:
            self.highlighted -= 1

    def action_cursor_down(self) -> None:
        """An item down."""
        if self.highlighted is not None and self.highlighted + 1 < self.option_count:
            self.highlighted += 1

    def action_scroll_top(self) -> None:
        """To the first item."""
        self.action_first()

    def action_scroll_bottom(self) -> None:
        """To the last item."""
        self.action_last()


class SheetScreen(ClosesOnce[Location | None]):
    """The sheet. Dismissed with the place to go to, or None."""

    DEFAULT_CSS = """
    SheetScreen #title { height: 1; background: $surface; padding: 0 1; text-style: bold; }
    SheetScreen #kept { height: auto; max-height: 3; max-width: 92; padding: 0 1; color: $text-warning; display: none; }
    SheetScreen #empty { height: 1fr; max-width: 94; padding: 1 2; display: none; }
    SheetScreen _Items {
        height: 1fr; border: none; padding: 0; background: $background; scrollbar-size-vertical: 1;
    }
    SheetScreen _Items:focus { border: none; }
    SheetScreen _Items > .option-list--option { padding: 0 1; }
    SheetScreen _Items > .option-list--option-highlighted, SheetScreen _Items:focus > .option-list--option-highlighted {
        background: $primary 25%; color: $foreground; text-style: none;
    }
    SheetScreen _Items:ansi > .option-list--option-highlighted { background: ansi_default; color: ansi_default; }
    """
    AUTO_FOCUS = ""  # without items there is nothing to be on
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("debatblad"),
        *bindings("algemeen", only=("help", "app.command_palette", "app.redraw")),
    ]

    def __init__(self, sheet: DebateSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self._pointed: int | None = None

    def compose(self) -> ComposeResult:
        """Title, why it is not kept, items or what to do without any, footer."""
        yield Static("", id="title", markup=False)
        yield Static("", id="kept", markup=False)
        yield _Items(id="items")
        yield Static(_EMPTY, id="empty", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the sheet as it is now."""
        if not self.query(_Items):  # dismissed by a key in the same packet, before there was anything in it
            return
        self._sheet.refresh()
        self._show(0)

    def on_resize(self) -> None:
        """Wrap the texts again."""
        if self.query(_Items):
            self._show(self.query_one(_Items).highlighted or 0)

    def _show(self, highlighted: int) -> None:
        """Everything again, with the cursor on the item of that number."""
        marks = self._sheet.marks
        items = self.query_one(_Items)
        self._pointed = None
        with self.app.batch_update():
            self.query_one("#title", Static).update(self._title(len(marks)))
            kept = self.query_one("#kept", Static)
            said = self._sheet.problem or (not marks and self._sheet.astray and f"{self._sheet.astray}.") or ""
            kept.update(said)
            kept.display = bool(said)
            self.query_one("#empty").display = not marks
            items.display = bool(marks)
            items.clear_options()
            items.add_options([Option(self._content(index)) for index in range(len(marks))])
            items.highlighted = max(0, min(highlighted, len(marks) - 1)) if marks else None
        if marks:
            items.focus()
            items.call_after_refresh(items.scroll_to_highlight)

    def _content(self, index: int, *, pointed: bool = False) -> Content:
        marks = self._sheet.marks
        digits = len(str(len(marks)))
        head = f"{'▶' if pointed else ' '}{index + 1:>{digits}}. "
        return _content(head, marks[index], max(min(self.size.width - 3, READABLE), 20))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Point at the item under the cursor: its colour alone would say too little."""
        event.stop()
        before, self._pointed = self._pointed, event.option_index
        items = self.query_one(_Items)
        for index in {before, event.option_index} - {None}:
            if index is not None and index < min(items.option_count, len(self._sheet.marks)):
                shown = self._content(index, pointed=index == event.option_index)
                items.replace_option_prompt_at_index(index, shown)

    def _title(self, count: int) -> str:
        title = f"Debatblad: {count} {'onderdeel' if count == 1 else 'onderdelen'}"
        return title if self._sheet.path is not None else f"{title}, alleen in deze sessie"

    def _changed(self, highlighted: int, *, there: bool = True) -> None:
        """After a change: show what stands there now, here and in the panes."""
        if not there:
            self.notify(_GONE, severity="warning")
        self._show(highlighted)
        sheet_of(self).marks.tell()

    # Commands ---------------------------------------------------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """What can be done now, for the palette."""
        from zedentui.tui.dialogs.help import commands_here

        return commands_here(self.app, "debatblad")

    async def run_command(self, command: Command) -> None:
        """Do what a key would do."""
        await self.run_action(command.action)

    @property
    def _current(self) -> tuple[int, Mark] | None:
        """The item under the cursor with its index; says so when there is none."""
        index = self.query_one(_Items).highlighted if self.query(_Items) else None
        marks = self._sheet.marks
        if index is None or index >= len(marks):
            self.notify("Je debatblad is leeg.")
            return None
        return index, marks[index]

    def action_go(self) -> None:
        """To the place of the item."""
        if (current := self._current) is None:
            return
        if not current[1].place:
            self.notify("Dit heb je zelf in het bestand geschreven; het heeft geen plaats in het dossier.")
            return
        try:
            self.dismiss(Location.parse(current[1].place))
        except LocationError as error:
            self.notify(str(error), severity="warning", markup=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter, or clicked."""
        event.stop()
        self.action_go()

    def action_move(self, steps: int) -> None:
        """The item earlier or later."""
        if (current := self._current) is not None:
            index, mark = current
            there = self._sheet.move(mark, steps)
            self._changed(index + steps, there=there)

    def action_note(self) -> None:
        """Write a note with the item."""
        from zedentui.tui.dialogs.questions import NoteDialog

        if (current := self._current) is None:
            return
        index, mark = current

        def written(text: str | None) -> None:
            if text is not None and text.strip() != mark.note:
                self._changed(index, there=self._sheet.note(mark, text))

        self.app.push_screen(NoteDialog(mark.title, mark.note[:LONGEST_NOTE]), written)

    def action_remove(self) -> None:
        """Take the item off; it can be put back."""
        if (current := self._current) is not None:
            index, mark = current
            there = self._sheet.remove(mark)
            self._changed(index, there=there)
            if there:
                self.notify(f"‘{clip(mark.title, 60)}’ is van je debatblad; toets u zet het terug.", markup=False)

    def action_undo(self) -> None:
        """Put back what was taken off last."""
        mark = self._sheet.restore()
        if mark is None:
            self.notify("Er is in deze sessie niets van het blad gehaald dat nog terug kan.")
            return
        at = [
            index
            for index, each in enumerate(self._sheet.marks)
            if each.place == mark.place and each.title == mark.title
        ]
        self._changed(at[0] if at else 0)
        self.notify(f"‘{clip(mark.title, 60)}’ staat weer op je debatblad.", markup=False)

    def action_copy(self) -> None:
        """The whole sheet as text."""
        if self._sheet.marks:
            send(self.app, Copy("Debatblad", plain(self._sheet.marks)))
        else:
            self.notify("Je debatblad is leeg.")

    def action_copy_choice(self) -> None:
        """One line of the item."""
        if (current := self._current) is None:
            return
        mark = current[1]
        texts = {
            "Spreekregel": mark.line,
            "Bronregel": mark.source,
            "Spreekregel met bron": f"{mark.line} ({mark.source})" if mark.line and mark.source else "",
            "Notitie": mark.note,
            "Adres van het Kamerstuk": mark.url,
            "Verwijzing voor zedentui": f"zedentui open '{mark.place}'" if mark.place else "",
        }
        choices = tuple(Copy(label, text) for label, text in texts.items() if text)
        if choices:
            self.app.push_screen(CopyMenu(choices), lambda copy: send(self.app, copy) if copy else None)
        else:
            self.notify("Bij dit onderdeel staat alleen een titel.")

    def action_help(self) -> None:
        """Every key of the sheet."""
        from zedentui.tui.dialogs.help import HelpScreen

        self.app.push_screen(HelpScreen("debatblad"))

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)


def _content(head: str, mark: Mark, width: int) -> Content:
    """An item on as many lines as it needs, after its number: what to say stands out, its source and note follow."""
    indent = len(head)
    room = max(width - indent, 16)
    rows = [Content.styled(head + clip(mark.title or "zonder titel", room), "$text-accent")]

    def add(text: str, style: str = "") -> None:
        for line in text.split("\n") if text else ():
            rows.extend(Content.styled(" " * indent + row, style) for row in wrap(line, room))

    add(mark.line, "bold")
    add(mark.source, "$foreground-muted")
    add(f"Notitie: {mark.note}" if mark.note else "", "italic")
    add(mark.more)
    return Content("\n").join([*rows, Content("")])
