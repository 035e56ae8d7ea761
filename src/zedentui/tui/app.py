"""The application: theme, store, start and end of a session. What one sees is in `workspace.py` and the panes."""

from __future__ import annotations

import gc
from asyncio import create_task, to_thread
from contextlib import suppress
from datetime import date
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ScreenStackError
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Static

from zedentui.duck.place import place_of
from zedentui.places import REFERENCE_WORKS, Location, LocationError
from zedentui.store.memory import drop_code, give_back
from zedentui.store.store import ON_SCREEN, Store, StoreError
from zedentui.system import settings
from zedentui.system.files import settings_file, state_file, visits_file
from zedentui.system.terminal import FRAMES, UTF8
from zedentui.tui.commands import key_problems
from zedentui.tui.marks import Marks
from zedentui.tui.reloading import NEWER, NEWER_ARCHIVE, Watch, reopen
from zedentui.tui.screen import HasCommands
from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.background import in_thread
from zedentui.tui.session.screen import FillsTerminal
from zedentui.tui.themes import DARK, LIGHT
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.parts import fitting_message
from zedentui.tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.notifications import SeverityLevel
    from textual.timer import Timer

    from zedentui.archive.shelf import Shelf
    from zedentui.system.frame_store import Witnesses
    from zedentui.system.terminal import Display

__all__ = ["ErrorScreen", "ZedenApp"]

EXIT_DATABASE = 3
_QUESTIONS = "vragen.json"  # beside the state
_MEMORY = "memory"  # the group of the work that gives memory back
_REST = 1.5  # seconds without work after which that is done
_UNREAD = 3.0  # seconds in which a warning cannot have been read


def _given_back(shelf: Shelf | None) -> None:
    gc.collect()  # now that nobody waits: else it comes at some key, and keeps that waiting
    if shelf is not None:
        shelf.give_back()
    give_back()


class ErrorScreen(FillsTerminal[None]):
    """The database cannot be used: the sentence, and how to leave."""

    DEFAULT_CSS = "ErrorScreen {align: center middle;} ErrorScreen Static {width: 70; max-width: 90%; height: auto;}"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape,enter", "app.quit", "Stoppen", id="stop"),
        Binding("r", "app.reload", show=False, id="herladen"),
    ]

    def __init__(self, sentence: str, *, again: bool = False) -> None:
        super().__init__()
        self._sentence = sentence
        retry = "op r om het opnieuw te proberen, of " if again else ""
        self._ways = f"Druk {retry}op q om te stoppen."

    def compose(self) -> ComposeResult:
        """The sentence."""
        yield Static(f"{self._sentence}\n\n{self._ways}", markup=False)


class ZedenApp(SessionApp, inherit_bindings=False):
    """zedentui in a terminal.

    `open_store` opens the database; when it raises StoreError the sentence is shown and the exit code is 3. `start`
    None opens where the last session left. `remember` False neither reads nor writes the user's state. `files` are what
    the first screen is made from, as they were before they were read; with them it is kept for the next start.
    """

    TITLE = "zedentui"
    CSS_PATH = "zedentui.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+c", "how_to_quit", show=False, id="onderbreken", priority=True),
        Binding("ctrl+z", "suspend", show=False, id="pauze", priority=True),  # a field would undo what was typed
        Binding("ctrl+l", "redraw", show=False, id="herteken", priority=True),  # in every dialog and field as well
    ]
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, open_store: Callable[[], Store], *, start: Location | None = None, reference_date: date | None = None,
        display: Display | None = None, remember: bool = True, theme: str | None = None,
        archive: Path | str | None = None, files: Witnesses | None = None,
    ) -> None:  # fmt: skip
        super().__init__(
            kiosk=display is not None and display.kiosk, charset=display.charset if display else UTF8,
            frames=display.frames if display else FRAMES, files=files,
        )  # fmt: skip
        self._open_store = open_store
        self._asked = start
        self._reference_date = reference_date or date.today()
        self._remember = remember
        self.store: Store | None = None
        self._archive = archive
        self._shelf: Shelf | None = None
        self._archive_watch: Watch | None = None
        self._at_rest: Timer | None = None
        self._watch: Watch | None = None
        self.marks = Marks(self, kept=remember and not self.kiosk)
        self.welcome = remember and not self.kiosk and not state_file().exists()
        """Whether this is somebody's first session, and no key has come yet: the last line says where to begin."""
        state = settings.load_state(state_file()) if remember else settings.State()
        self.columns = dict(state.columns)
        """Headings of the columns that somebody chose, by pane; a pane that is not in it shows what has room."""
        self._asked_before: list[str] | None = None
        self.chosen = settings.load_settings(settings_file()) if remember else settings.Settings()
        self._last = state.location
        self._warned = ("", 0.0)  # the warning that was shown last, and when
        self._stood = ""  # what stood in the last line
        for own in (DARK, LIGHT):
            self.register_theme(own)
        wanted = theme or state.theme or DARK.name
        unknown = theme if theme and theme not in self.available_themes else ""
        self._no_theme = f"Het thema ‘{unknown}’ bestaat niet; ctrl+p, Thema kiezen, noemt ze." if unknown else ""
        if display is not None and display.light and not self._is_ansi(wanted):
            known = self.get_theme(wanted)
            wanted = "ansi-dark" if known is None or known.dark else "ansi-light"
        self._dress(wanted if wanted in self.available_themes else DARK.name)
        self.set_keymap(dict(self.chosen.keys))

    def _dress(self, name: str) -> None:
        """Wear this theme from the beginning: setting it as later on has all styles read without it, and then again."""
        self.set_reactive(ZedenApp.theme, name)
        dark = self.current_theme.dark
        self.update_classes({f"-theme-{name}": True, "-dark-mode": dark, "-light-mode": not dark}, update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def _is_ansi(self, name: str) -> bool:
        theme = self.get_theme(name)
        return theme is not None and theme.ansi

    def get_default_screen(self) -> Screen[None]:
        """The workspace, or the screen that says why there is none."""
        try:
            self.store = self._open_store()
        except StoreError as error:
            return ErrorScreen(str(error))
        self._watch = Watch(self.store.place)
        return Workspace(self.store, self._start(), self._reference_date, self._open_shelf())

    def worked(self, group: str) -> None:
        """Give back the memory that only queries needed, once nothing was read for a while.

        While letters are typed it would be wanted again at once; a session that is looked at should be a small one.
        """
        if group == _MEMORY or self.ending is not None or not self.is_running:
            return
        if self._at_rest is not None:
            self._at_rest.stop()
        self._at_rest = self.set_timer(_REST, self._give_back)
        if self._shelf is not None and self._shelf.is_open:
            drop_code()  # beside the parts of an archive that are in memory, at once

    def _give_back(self) -> None:
        with suppress(ScreenStackError):  # at the end of a session there is none to hear of it
            in_thread(self.screen, partial(_given_back, self._shelf), lambda _: None, group=_MEMORY)

    def _open_shelf(self) -> Shelf | None:
        """The place of the archive, when there is one; it is opened when a pane first wants it."""
        if self._archive is None:
            return None
        place = place_of(self._archive)
        self._archive_watch = Watch(place)
        if not place.there:
            return None
        from zedentui.archive.shelf import Shelf

        subject = settings_file().with_name("onderwerp.toml") if self._remember else None
        visits = settings.Visits(visits_file()) if self._remember else None
        self._shelf = Shelf(
            place, subject, patience=ON_SCREEN, visits=visits, opened=lambda: self.call_later(self._archive_opened),
            earlier=self._shelf,
        )  # fmt: skip
        return self._shelf

    def _start(self) -> Location:
        if self._asked is not None:
            return self._asked
        try:
            # A reference date that was set belongs to its session: the next one starts today.
            return Location.parse(self._last).without("peildatum") if self._last else Location("statistiek")
        except LocationError:
            return Location("statistiek")

    def on_mount(self) -> None:
        """A start in a reference work opens on top of the workspace; an error decides the exit code."""
        if self.first.held:
            self.call_after_refresh(self.first.settle)
        self._tell_note()
        if self.store is None:
            self._return_code = EXIT_DATABASE
            self.first.give_up()
        elif self._asked is not None and self._asked.pane in REFERENCE_WORKS:
            from zedentui.tui.panes.reference import ReferenceScreen

            self.push_screen(ReferenceScreen(self.store, None, self._asked, self._shelf))
        problems = "\n".join(filter(None, (self._no_theme, self.chosen.problem, key_problems(self.chosen.keys))))
        if problems:
            self.notify(problems, severity="warning", markup=False, timeout=12)

    async def action_quit(self) -> None:
        """Remember place and theme, stop what runs, leave."""
        if self.store is None:
            self.exit(return_code=EXIT_DATABASE)
            return
        workspace = self.screen_stack[0]
        if self._remember and isinstance(workspace, Workspace):
            here = workspace.pane.location().without("peildatum")
            settings.save_state(settings.State(self.theme, str(here), self.columns), state_file())
            if self._asked_before is not None:
                settings.save_questions(self._asked_before, state_file().with_name(_QUESTIONS))
            usual = self._asked is None and workspace.reference_date == self._reference_date
            if usual and self.first.can_make_next and not workspace.pane.lacking:
                # Not here: the screen is made by messages, which come after this one.
                self.ending = create_task(self._leave(workspace, self.store))
                return
        self.exit()

    async def _leave(self, workspace: Workspace, store: Store) -> None:
        with suppress(Exception):  # nobody waits for it
            await self.first.make_next(partial(self._next_screen, workspace, store))
        self.exit()

    async def _next_screen(self, workspace: Workspace, store: Store) -> None:
        """Make what a start shows at the place where one is: every part as it is before it was touched."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
        self.clear_notifications()
        workspace.remember_places()
        workspace.forget_orders()
        await workspace.renew(store, self._shelf)

    def _welcomed(self) -> None:
        """The first key came: the last line is that of the keys from now on, and in every later session."""
        self.welcome = False
        for line in self.screen_stack[0].query(KeyLine):
            line.refresh()
        self.call_after_refresh(self._remember_welcome)

    def _remember_welcome(self) -> None:
        if not state_file().exists():  # the end of the session keeps more
            settings.save_state(settings.State(), state_file())

    async def on_event(self, event: events.Event) -> None:
        """Before a key is obeyed: is there a newer dossier? Only then, since an idle session does nothing."""
        typed = isinstance(event, events.Key) and not event.is_forwarded
        if self.welcome and isinstance(event, events.InputEvent):
            self._welcomed()
        if typed and self._watch is not None and isinstance(self.screen, Workspace) and self._watch.newer():
            self.notify(NEWER, severity="warning", timeout=10)
        watch = self._archive_watch
        if typed and watch is not None and isinstance(self.screen, Workspace) and watch.newer():
            self.notify(NEWER_ARCHIVE, severity="warning", timeout=10)
        if typed:
            self._show_standing()
        await super().on_event(event)

    async def action_reload(self) -> None:
        """Close every connection, then open what stands at the path now, at the same place; or say why not."""
        workspace = self.screen_stack[0]
        if self._watch is None or not isinstance(workspace, Workspace):
            return
        place, fresh = self._watch.place, None
        if place.remote:  # in a thread, and before anything is closed: when it is away, what is here stays
            try:
                fresh = await to_thread(reopen, place)
            except StoreError as error:
                self.notify(str(error), severity="error", timeout=10, markup=False)
                return
        if self.store is not None:
            workspace.remember_places()
            self.store.close()
            self.store = None
        if self._shelf is not None:
            self._shelf.close(leaving=False)
        self._watch = Watch(place)
        while len(self.screen_stack) > 1:
            self.pop_screen()
        try:
            self.store = fresh or reopen(place)
        except StoreError as error:
            self.push_screen(ErrorScreen(str(error), again=True))
            return
        await workspace.renew(self.store, self._open_shelf())
        self.notify("Het dossier is opnieuw geopend.")
        self._tell_note()

    @property
    def standing(self) -> str:
        """What stands in the last line while something else is read than what should be: a copy of some time ago."""
        marks = [self.store.place.mark] if self.store is not None else []
        if self._shelf is not None and self._shelf.place.mark:
            from zedentui.archive.notes import mark_of

            marks.append(mark_of(self._shelf.place))
        return ", ".join(filter(None, marks))

    def _archive_opened(self) -> None:
        """Say once, in full, what people must know of the archive, which is opened when it is first wanted."""
        if self._shelf is not None and self._shelf.place.note:
            from zedentui.archive.notes import note_of

            self.notify(note_of(self._shelf.place), severity="warning", timeout=10, markup=False)
        self._show_standing()
        if (again := getattr(self.screen, "ask_again", None)) is not None:
            again()

    def _show_standing(self) -> None:
        """Draw the last line again when what stands there has changed: an archive was opened, a server came back."""
        if self.standing != self._stood:
            self._stood = self.standing
            for line in self.screen.query(KeyLine):
                line.refresh()

    def _tell_note(self) -> None:
        """Say once, in full, what people must know of what is read."""
        if self.store is not None and self.store.place.note:
            self.notify(self.store.place.note, severity="warning", timeout=10, markup=False)

    @property
    def questions(self) -> list[str]:
        """What was looked up and used, the last one last: read when first wanted, kept unless nothing is remembered."""
        if self._asked_before is None:
            path = state_file().with_name(_QUESTIONS)
            self._asked_before = settings.load_questions(path) if self._remember else []
        return self._asked_before

    def notify(
        self, message: str, *, title: str = "", severity: SeverityLevel = "information", timeout: float | None = None,
        markup: bool = True,
    ) -> None:  # fmt: skip
        """Show one message: it takes the place of the one before, which would hide what one reads.

        Warnings that come together are one message: the second would otherwise take the first away unread.
        """
        (said, since), self._warned = self._warned, ("", 0.0)
        if severity == "warning":
            unread = said and said != message and monotonic() - since < _UNREAD
            self._warned = (message := f"{said}\n{message}" if unread else message), monotonic()
        self.clear_notifications()
        shown = fitting_message(message, title, *self.size)
        super().notify(shown, title=title, severity=severity, timeout=timeout, markup=markup)

    def push_screen(self, *args: Any, **options: Any) -> Any:
        """Open a screen over this one; what was said here is gone, for it would stand over what is read there."""
        self.clear_notifications()
        return super().push_screen(*args, **options)

    def action_how_to_quit(self) -> None:
        """ctrl+c: say how to leave, from a field too, where q is a letter; what is selected there is copied."""
        focused = self.screen.focused
        selected = getattr(focused, "selected_text", "")
        if selected:
            self.copy_to_clipboard(selected)
            return
        typing = focused is not None and focused.check_consume_key("q", "q")
        way = "Je typt nu in een veld: druk op esc, en dan op q om te stoppen."
        self.notify(way if typing else "Druk op q om te stoppen; y kopieert.")

    def action_command_palette(self) -> None:
        """The palette of the registry."""
        from zedentui.tui.dialogs.palette import palette

        if isinstance(self.screen, HasCommands):
            self.push_screen(palette())

    async def visit(self, location: Location) -> None:
        """To a place, from whatever stands on top of the workspace."""
        workspace = self.screen_stack[0]
        while len(self.screen_stack) > 1:
            self.pop_screen()
        if isinstance(workspace, Workspace):
            await workspace.visit(location)

    def on_unmount(self) -> None:
        """Close the database and the archive."""
        if self._shelf is not None:
            self._shelf.close()
        if self.store is not None:
            self.store.close()
