"""What screens share: each closes once; those that hold panes have sizes, zoom, and letters that stay letters."""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

__all__ = ["ClosesOnce", "Dialog", "PaneScreen"]

Result = TypeVar("Result")


class ClosesOnce(Screen[Result]):
    """A screen that is closed by the first key that asks for it.

    Textual takes away whatever screen is in front: the second Enter of one packet would close the screen below as well,
    and end in a crash when there is none.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with `result`; nothing happens when this screen is not (or no longer) the one in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalScreen[Result], ClosesOnce[Result]):
    """A screen over another one, which gives a result when it closes."""


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
