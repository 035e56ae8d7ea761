"""The one screen: tabs, the pane in front, the footer; it routes commands and remembers the way back."""

from __future__ import annotations

import gc
from asyncio import Lock
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget
from textual.widgets import ContentSwitcher

from zedentui.places import PANES, REFERENCE_WORKS, Location
from zedentui.store.memory import give_back
from zedentui.system import made_code
from zedentui.tui.commands import bindings
from zedentui.tui.marks import sheet_of
from zedentui.tui.panes.made import build_pane
from zedentui.tui.panes.screen import PaneScreen
from zedentui.tui.session.app import SessionApp
from zedentui.tui.session.background import in_thread
from zedentui.tui.session.bare import Bare
from zedentui.tui.session.hidden import OneInFront
from zedentui.tui.widgets.key_line import KeyLine
from zedentui.tui.widgets.tab_line import TabLine

if TYPE_CHECKING:
    from datetime import date

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.archive.shelf import Shelf
    from zedentui.store.store import Store
    from zedentui.tui.commands import Command
    from zedentui.tui.panes.agenda import AgendaPane
    from zedentui.tui.panes.pane import Pane
    from zedentui.tui.widgets.sorting import Order

__all__ = ["Workspace"]

_HISTORY = 50
_SETTLE = 0.3  # seconds after the first pane, so that nothing of this delays the first picture


def _after() -> None:
    made_code.end()
    give_back()


class Panes(Bare, OneInFront):
    """The panes, of which one is in front."""


class Workspace(PaneScreen):
    """Tabs over panes. Panes are made when first visited and kept."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("algemeen")

    def __init__(self, store: Store, start: Location, reference_date: date, shelf: Shelf | None = None) -> None:
        super().__init__()
        self.store = store
        self.shelf = shelf
        self.reference_date = reference_date
        self._start = start if start.pane in PANES else Location(PANES[0])
        self._history: list[Location] = []
        self._places: dict[str, Location] = {}  # where one was in panes that are to be made again
        self._orders: dict[str, Order | None] = {}  # and in what order they stood
        self._searcher: Store | None = None
        self._question = ""
        self._going = Lock()
        self._settled = False

    def compose(self) -> ComposeResult:
        """Tabs, the first pane, footer."""
        self.fit()
        yield TabLine()
        with Panes(initial=self._start.pane, id="panes"):
            yield build_pane(self._start.pane, self.store, self.reference_date, self.shelf)
        yield KeyLine()

    async def on_mount(self) -> None:
        """Go where the user was, or asked to be."""
        self.query_one(TabLine).show(self._start.pane)
        self._take_date(self._start)
        self.pane.show(self._start)
        self.pane.main.focus()

    def on_pane_loaded(self) -> None:
        """When the first screen stands: give back the memory that only the start needed."""
        if not self._settled:
            self._settled = True
            app = self.app
            if isinstance(app, SessionApp) and app.first.held:
                sheet_of(self).marks.show_kept()  # as the frame that stands has it
            self.set_timer(_SETTLE, self._after_start)

    async def on_pane_wanted(self, event: Pane.Wanted) -> None:
        """To where what is under the cursor leads."""
        await self.go(event.location)

    def _after_start(self) -> None:
        if not gc.isenabled():
            gc.freeze()  # what stands now stands until the end: looking through it for garbage takes 50 ms, at some key
            gc.enable()
        sheet_of(self).marks.show_kept()
        in_thread(self, _after, lambda _: None, group="memory")
        if isinstance(self.app, SessionApp):
            self.app.first.complete()

    @property
    def pane(self) -> Pane:
        """The pane in front."""
        from zedentui.tui.panes.pane import Pane

        current = self.query_one("#panes", ContentSwitcher).visible_content
        assert isinstance(current, Pane)
        return current

    def remember_places(self) -> None:
        """Keep where one is in every pane, for `renew`."""
        from zedentui.tui.panes.pane import Pane

        for pane in self.query_one("#panes").children:
            assert isinstance(pane, Pane)
            here = pane.location()
            # The reference date is the workspace's own: a pane must not bring back an older one.
            self._places[pane.CODE] = here.without("peildatum")
            self._orders[pane.CODE] = pane.order

    def forget_orders(self) -> None:
        """Lists stand in their own order again: what was chosen is of this session."""
        self._orders.clear()

    async def renew(self, store: Store, shelf: Shelf | None = None) -> None:
        """Make the panes again from another store, each at the place that `remember_places` kept."""
        gc.unfreeze()  # of the start, the panes go now
        self.store = store
        self.shelf = shelf
        self._searcher = None  # it was closed with the store that it came from
        self.minimize()
        switcher = self.query_one("#panes", ContentSwitcher)
        code, switcher.current = self.pane.CODE, None
        await switcher.remove_children()
        await self.go(Location(code), remember=False)

    async def go(self, location: Location, *, remember: bool = True) -> None:
        """Bring the pane of `location` in front with the cursor on its item."""
        async with self._going:  # a key that comes while a pane is being made waits for it
            await self._go(location, remember)

    async def _go(self, location: Location, remember: bool) -> None:
        if remember and self.is_mounted:
            self._history = [*self._history, self.pane.location()][-_HISTORY:]
        self.leave()
        self.minimize()
        switcher = self.query_one("#panes", ContentSwitcher)
        if not switcher.query(f"#{location.pane}"):
            made = build_pane(location.pane, self.store, self.reference_date, self.shelf)
            made.order = self._orders.pop(location.pane, None)
            await switcher.mount(made)
            if location.item is None and not location.view:
                location = self._places.pop(location.pane, location)
        switcher.current = location.pane
        if self.pane.lacking:  # a server may be back
            self.pane.reload()
        self.query_one(TabLine).show(location.pane)
        self._take_date(location)
        if location.item is not None or location.view:
            self.pane.show(location)
        self.pane.main.focus()

    def _take_date(self, location: Location) -> None:
        """A location of the agenda can carry its own reference date."""
        wanted = dict(location.view).get("peildatum")
        if location.pane != "agenda" or wanted is None:
            return
        from datetime import date

        try:
            chosen = date.fromisoformat(wanted)
        except ValueError:
            self.notify(f"‘{wanted}’ is geen datum; schrijf jaar-maand-dag, zoals 2023-07-05.", severity="warning",
                        markup=False)  # fmt: skip
            return
        self._set_date(chosen)

    def _set_date(self, chosen: date) -> None:
        from zedentui.tui.panes.agenda import AgendaPane

        if chosen != self.reference_date:
            self.reference_date = chosen
            for pane in self.query(AgendaPane):
                pane.set_date(chosen)

    # Commands ---------------------------------------------------------------------------------------------------

    def commands(self) -> tuple[Command, ...]:
        """What can be done now, for palette and help."""
        from zedentui.tui.dialogs.help import commands_here

        return commands_here(self.app, "algemeen", self.pane.CODE)

    async def run_command(self, command: Command) -> None:
        """Do what a key would do; pane commands run on the pane in front."""
        target: Widget = self if command.scope == "algemeen" else self.pane
        await target.run_action(command.action)

    async def action_pane(self, code: str) -> None:
        """To a pane."""
        if code != self.pane.CODE:
            await self.go(Location(code))
        else:
            self.minimize()
            self.pane.main.focus()

    async def action_back(self) -> None:
        """Back to where one was."""
        if self._history:
            await self.go(self._history.pop(), remember=False)
        else:
            self.notify("Je bent waar je begon.")

    def action_filter(self) -> None:
        """Filter the list at hand."""
        self.pane.action_filter()

    def action_lookup(self) -> None:
        """Look something up, starting from the last question."""
        from zedentui.tui.dialogs.lookup import LookupScreen

        if self._searcher is None or self.store.renew():
            self._searcher = self.store.another()

        async def chosen(location: Location | None) -> None:
            self._question = screen.question
            if location is not None:
                await self.visit(location)

        screen = LookupScreen(
            self._searcher, self._question, self.reference_date, self.shelf, getattr(self.app, "questions", None)
        )
        self.app.push_screen(screen, chosen)

    def action_check_text(self) -> None:
        """Check a text figure by figure."""
        from zedentui.tui.dialogs.checking import CheckScreen

        if self._searcher is None:
            self._searcher = self.store.another()
        self.app.push_screen(CheckScreen(self._searcher))

    async def visit(self, location: Location) -> None:
        """To a place, wherever it is: a pane, or a reference work on top of the one in front."""
        if location.pane not in REFERENCE_WORKS:
            await self.go(location)
            return
        from zedentui.tui.panes.reference import ReferenceScreen

        self.app.push_screen(ReferenceScreen(self.store, None, location, self.shelf))

    def action_help(self) -> None:
        """Every key, what the text of the letter is, and how to report a mistake."""
        from zedentui.text.provenance import REPORT, copy
        from zedentui.tui.dialogs.help import HelpScreen

        letter = self.pane.dossier.letter if self.pane.dossier else None
        about = copy(letter.compared_with_original, letter.compared_by) if letter else ""
        self.app.push_screen(HelpScreen(self.pane.CODE, f"{about} {REPORT}".strip()))

    def action_theme(self) -> None:
        """Choose a theme."""
        from zedentui.tui.dialogs.questions import ThemeMenu

        self.app.push_screen(ThemeMenu())

    def action_source(self) -> None:
        """The source in full, and all reference works."""
        from zedentui.tui.panes.reference import ReferenceScreen

        self.app.push_screen(ReferenceScreen(self.store, self.pane.source()))

    def on_agenda_pane_date_wanted(self, event: AgendaPane.DateWanted) -> None:
        """Ask for a reference date."""
        from zedentui.tui.dialogs.questions import DateDialog

        def chosen(answer: date | None) -> None:
            if answer is not None:
                self._set_date(answer)

        self.app.push_screen(DateDialog(event.present), chosen)
