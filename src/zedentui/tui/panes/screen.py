"""A screen with a pane in front: its layout, zoom and letters, and what one can do with what is under the cursor."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.widgets import Input

from zedentui.tui.marks import sheet_of
from zedentui.tui.screen import ClosesOnce
from zedentui.tui.session.bare import Bare
from zedentui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from zedentui.places import Location
    from zedentui.tui.dialogs.copying import Copy
    from zedentui.tui.panes.pane import Pane

__all__ = ["PaneScreen"]


class PaneScreen(Bare, ClosesOnce[None]):
    """A screen with a pane in front. `zedentui.tcss` and `lists.tcss` lay out by the classes of its breakpoints."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide"), (160, "-xwide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall"), (50, "-xtall")]

    def fit(self) -> None:
        """The classes of the size there is, before anything is laid out: the first frame is the last one's layout."""
        wanted: dict[str, bool] = {}
        for cells, points in zip(self.app.size, (self.HORIZONTAL_BREAKPOINTS, self.VERTICAL_BREAKPOINTS), strict=True):
            widest = [name for least, name in points or () if cells >= least][-1:]
            wanted |= {name: name in widest for _, name in points or ()}
        self.update_classes(wanted, animate=False)

    def on_resize(self) -> None:
        """Before Textual, which lays out first, then finds the classes, and lays out again."""
        self.fit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys that open a field are letters while one is typing in a field."""
        del parameters
        return not (action in ("filter", "lookup") and isinstance(self.focused, Input))

    def leave(self) -> None:
        """What was said of the place one leaves is gone: it would stand over what is read there. A warning stays."""
        if any(note.severity == "information" for note in self.app._notifications):
            self.app.clear_notifications()

    def action_zoom(self) -> None:
        """The part in focus fills the screen, or goes back."""
        self.leave()
        if self.maximized is not None:
            self.minimize()
        elif self.focused is not None:
            self.maximize(self.pane.enlarged(self.focused), container=False)

    def action_zoom_chart(self) -> None:
        """The chart fills the screen, wherever the cursor is, or goes back."""
        from zedentui.tui.widgets.chart import Chart

        found = self.pane.query(Chart)
        self.leave()
        if self.maximized is not None:
            self.minimize()
        elif found and found.first().drawing is not None:
            self.maximize(found.first(), container=False)
        else:
            self.notify("Hier staat geen grafiek.")

    def action_next_hit(self, step: int) -> None:
        """To the next place that holds the words of the filter: in a text a line, in a list a row, round and round."""
        if not self.pane.words:
            self.notify("Er is geen filter; typ f en woorden, dan gaat n naar de volgende treffer.")
            return
        focused = self.focused
        if isinstance(focused, Reader):
            if not focused.next_hit(self.pane.words, step):
                self.notify(
                    "Geen volgende treffer in deze uitleg." if step > 0 else "Geen vorige treffer in deze uitleg."
                )
        else:
            self.pane.next_row(step)

    def action_sort(self) -> None:
        """The list in the next order."""
        self.pane.sort()

    def action_columns(self) -> None:
        """Choose the columns of the list."""
        self.pane.action_columns()

    # To a file ----------------------------------------------------------------------------------------------------

    def action_chart_file(self) -> None:
        """The chart of the pane as a file; not in a kiosk, which writes nothing."""
        from zedentui.kinds.source import citation
        from zedentui.tui.widgets.chart import Chart
        from zedentui.tui.widgets.picture_file import chart_file

        pane, found = self.pane, self.pane.query(Chart)
        if not found:
            self.notify("Hier staat geen grafiek.")
        elif not getattr(self.app, "kiosk", False):
            outside = pane.outside()
            where = citation(pane.source(), pane.dossier) if pane.dossier is not None and outside is None else ""
            where = outside[0] if outside is not None else where
            self.notify(chart_file(found.first(), pane.CODE, [f"Bron: {where}"] if where else []), markup=False)

    def action_screen_file(self) -> None:
        """The screen as a file; not in a kiosk, which writes nothing."""
        from zedentui.tui.widgets.picture_file import screen_file

        if not getattr(self.app, "kiosk", False):
            self.notify(screen_file(self.app, self.pane.CODE), markup=False)

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
        mark = self.pane.mark()
        if mark is not None:
            sheet_of(self).marks.toggle(mark)
        else:
            self.notify("Er staat niets onder de cursor om te markeren.")

    def action_sheet(self) -> None:
        """The debate sheet; from there one can go to what is on it."""
        from zedentui.tui.dialogs.sheet import SheetScreen

        app = sheet_of(self)

        async def chosen(location: Location | None) -> None:
            if location is not None:
                await app.visit(location)

        self.app.push_screen(SheetScreen(app.marks.sheet), chosen)
