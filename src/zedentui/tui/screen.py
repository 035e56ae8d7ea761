"""What screens share: each closes once and has the size of the terminal; those with panes: layout, zoom, letters."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Protocol, TypeVar, cast, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.events import Resize
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

if TYPE_CHECKING:
    from zedentui.places import Location
    from zedentui.tui.app import ZedenApp
    from zedentui.tui.commands import Command
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.panes.pane import Pane

__all__ = ["ClosesOnce", "Dialog", "FillsTerminal", "HasCommands", "PaneScreen"]

Result = TypeVar("Result")


class FillsTerminal(Screen[Result]):
    """A screen that always comes out at the size that the terminal has now.

    Laying out a screen makes Textual send it its own size again. When the terminal changes meanwhile that message comes
    after the new size, and the screen would stay as it was for ever.
    """

    async def _on_resize(self, event: Resize) -> None:
        # Textual calls this and then its own: the size of the terminal is the only one that counts.
        event.size = event.virtual_size = event.container_size = self.app.size


class ClosesOnce(FillsTerminal[Result]):
    """A screen that is closed by the first key that asks for it.

    Textual takes away whatever screen is in front: the second Enter of one packet would close the screen below as well,
    and end in a crash when there is none.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with `result`; nothing happens when this screen is not (or no longer) the one in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalScreen[Result], ClosesOnce[Result]):
    """A screen over another one, which gives a result when it closes."""


@runtime_checkable
class HasCommands(Protocol):
    """A screen on which the command palette opens."""

    def commands(self) -> tuple[Command, ...]:
        """What can be done there now."""

    async def run_command(self, command: Command) -> None:
        """Do what its key would do."""


class PaneScreen(ClosesOnce[None]):
    """A screen with a pane in front. `zedentui.tcss` lays out by the classes of its breakpoints."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-xwide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall"), (50, "-xtall")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that open a field are letters while one is typing in a field."""
        del parameters
        return not (action in ("filter", "lookup") and isinstance(self.focused, Input))

    def action_zoom(self) -> None:
        """The part in focus fills the screen, or goes back."""
        if self.maximized is not None:
            self.minimize()
        elif self.focused is not None:
            self.maximize(self.focused, container=False)

    # What is under the cursor -----------------------------------------------------------------------------------

    @property
    @abstractmethod
    def pane(self) -> Pane:
        """The pane in front."""

    def action_copy(self) -> None:
        """The readable sentence with its citation."""
        copies = self.pane.copies()
        if copies:
            self.send_to_clipboard(copies[0])
        else:
            self.notify("Er staat niets onder de cursor om te kopiëren.")

    def action_copy_choice(self) -> None:
        """Choose what to copy."""
        from zedentui.tui.dialogs.copying import CopyMenu

        choices = self.pane.choices()
        if choices:
            self.app.push_screen(CopyMenu(choices), self.send_to_clipboard)
        else:
            self.notify("Er staat niets onder de cursor om te kopiëren.")

    def send_to_clipboard(self, copy: Copy | None) -> None:
        """Send a text to the terminal's clipboard, and show it, since a terminal never answers."""
        from zedentui.tui.dialogs.copying import send

        if copy is not None:
            send(self.app, copy)

    def action_mark(self) -> None:
        """What is under the cursor on the debate sheet, or off it."""
        from zedentui.tui import marking

        mark = self.pane.mark()
        if mark is not None:
            marking.toggle(cast("ZedenApp", self.app), mark)
        else:
            self.notify("Er staat niets onder de cursor om te markeren.")

    def action_sheet(self) -> None:
        """The debate sheet; from there one can go to what is on it."""
        from zedentui.tui.dialogs.sheet import SheetScreen

        app = cast("ZedenApp", self.app)

        async def chosen(location: Location | None) -> None:
            if location is not None:
                await app.visit(location)

        app.push_screen(SheetScreen(app.sheet), chosen)
