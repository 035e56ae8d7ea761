"""The application: theme, store, start and end of a session. What one sees is in `workspace.py` and the panes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Static

from zedentui import settings
from zedentui.locations import REFERENCE_WORKS, Location, LocationError, settings_file, state_file
from zedentui.store.store import Store, StoreError
from zedentui.tui.session import SessionApp
from zedentui.tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.terminal import Display

__all__ = ["DARK", "LIGHT", "ErrorScreen", "ZedenApp"]

DARK = Theme(
    name="zeden-donker", dark=True, primary="#7FA9D1", secondary="#8FB8AD", accent="#E0B15E", warning="#E0B15E",
    error="#D98A80", success="#93BD8B", foreground="#DDE1E6", background="#14171B", surface="#1E2329", panel="#262C33",
)  # fmt: skip
LIGHT = Theme(
    name="zeden-licht", dark=False, primary="#1F5A8E", secondary="#2C6B5F", accent="#8A5A00", warning="#8A5A00",
    error="#A2382E", success="#2F6B2C", foreground="#1B1F24", background="#FAFAF7", surface="#ECECE6", panel="#E0E0D8",
)  # fmt: skip

EXIT_DATABASE = 3


class ErrorScreen(Screen[None]):
    """The database cannot be used: the sentence, and how to leave."""

    DEFAULT_CSS = (
        "ErrorScreen { align: center middle; } ErrorScreen Static { width: 70; max-width: 90%; height: auto; }"
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape,enter", "app.quit", "Stoppen", id="stop")]

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(f"{self._sentence}\n\nDruk op q om te stoppen.", markup=False)


class ZedenApp(SessionApp, inherit_bindings=False):
    """zedentui in a terminal.

    `open_store` opens the database; when it raises StoreError the sentence is shown and the exit code is 3. `start`
    None opens where the last session left. `remember` False neither reads nor writes the user's state.
    """

    TITLE = "zedentui"
    CSS_PATH = "zedentui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_quit", show=False, id="onderbreken")]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, open_store: Callable[[], Store], *, start: Location | None = None, reference_date: date | None = None,
        display: Display | None = None, remember: bool = True, theme: str | None = None,
    ) -> None:  # fmt: skip
        super().__init__(kiosk=display.kiosk if display else False)
        self._open_store = open_store
        self._asked = start
        self._reference_date = reference_date or date.today()
        self._remember = remember
        self.store: Store | None = None
        state = settings.load_state(state_file()) if remember else settings.State()
        self._chosen = settings.load_settings(settings_file()) if remember else settings.Settings()
        self._last = state.location
        for own in (DARK, LIGHT):
            self.register_theme(own)
        wanted = theme or state.theme or DARK.name
        if display is not None and display.light and not self._is_ansi(wanted):
            wanted = "ansi-dark"
        self.theme = wanted if wanted in self.available_themes else DARK.name
        self.set_keymap(dict(self._chosen.keys))

    def _is_ansi(self, name: str) -> bool:
        theme = self.get_theme(name)
        return theme is not None and theme.ansi

    def get_default_screen(self) -> Screen[None]:
        """The workspace, or the screen that says why there is none."""
        try:
            self.store = self._open_store()
        except StoreError as error:
            return ErrorScreen(str(error))
        return Workspace(self.store, self._start(), self._reference_date)

    def _start(self) -> Location:
        if self._asked is not None:
            return self._asked
        try:
            return Location.parse(self._last) if self._last else Location("statistiek")
        except LocationError:
            return Location("statistiek")

    def on_mount(self) -> None:
        """A start in a reference work opens on top of the workspace; an error decides the exit code."""
        if self._chosen.problem:
            self.notify(self._chosen.problem, severity="warning", markup=False)
        if self.store is None:
            self._return_code = EXIT_DATABASE
        elif self._asked is not None and self._asked.pane in REFERENCE_WORKS:
            from zedentui.tui.reference import ReferenceScreen

            self.push_screen(ReferenceScreen(self.store, None, self._asked))

    async def action_quit(self) -> None:
        """Remember place and theme, stop what runs, leave."""
        if self.store is None:
            self.exit(return_code=EXIT_DATABASE)
            return
        workspace = self.screen_stack[0]
        if self._remember and isinstance(workspace, Workspace):
            settings.save_state(settings.State(self.theme, str(workspace.pane.location())), state_file())
        self.store.interrupt()
        self.exit()

    def action_how_to_quit(self) -> None:
        """ctrl+c: say how to leave."""
        self.notify("Druk op q om te stoppen; y kopieert.")

    def action_command_palette(self) -> None:
        """The palette of the registry."""
        from zedentui.tui.palette import palette

        if isinstance(self.screen, Workspace):
            self.push_screen(palette())

    def on_unmount(self) -> None:
        """Close the database."""
        if self.store is not None:
            self.store.close()
