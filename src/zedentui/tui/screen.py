"""What the two screens that hold panes share: the sizes that change the layout, zoom, and letters that stay letters."""

from __future__ import annotations

from textual.screen import Screen
from textual.widgets import Input

__all__ = ["PaneScreen"]


class PaneScreen(Screen[None]):
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
