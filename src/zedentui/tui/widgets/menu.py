"""A list to choose from, in menus that open over a screen."""

from __future__ import annotations

from textual.widgets import OptionList

__all__ = ["Menu"]


class Menu(OptionList):
    """Textual's list of options; a key that comes before it has been laid out moves nothing, where Textual crashes."""

    def action_page_up(self) -> None:
        """A screenful up."""
        if self.scrollable_content_region:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """A screenful down."""
        if self.scrollable_content_region:
            super().action_page_down()  # type: ignore[no-untyped-call]
