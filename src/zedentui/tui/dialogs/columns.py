"""Which columns a list shows: ticked one by one, seen at once in the list behind, or left to the width."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zedentui.tui.screen import Dialog
from zedentui.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from zedentui.tui.widgets.table import Column

__all__ = ["ColumnMenu"]

_ON, _OFF = "[x]", "[ ]"
_BY_WIDTH = "Vanzelf: wat in de breedte past"


class ColumnMenu(Dialog[None]):
    """Tick what the list shows; `choose` gets the headings after every change, None for what the width has room for."""

    DEFAULT_CSS = """
    ColumnMenu { align: center bottom; }
    ColumnMenu > Vertical {
        width: 42; max-width: 100%; height: auto; max-height: 90%; background: $surface;
    }
    ColumnMenu OptionList, ColumnMenu OptionList:focus {
        height: auto; max-height: 50vh; border: none; background: $surface; padding: 0;
    }
    ColumnMenu Static { height: auto; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,w", "dismiss", "Sluiten", id="sluiten"),
        Binding("space", "tick", show=False),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(
        self,
        columns: Callable[[], Sequence[tuple[Column, bool]]],
        by_width: bool,
        choose: Callable[[tuple[str, ...] | None], None],
    ) -> None:
        super().__init__()
        self._columns, self._by_width, self._choose = columns, by_width, choose

    def compose(self) -> ComposeResult:
        """What to do, the columns, and the way back to what the width has room for."""
        with Vertical():
            yield Static(Content.styled("Kolommen · spatie kiest · esc sluit", "bold"))
            yield Menu(*(Option(each, disabled=off) for each, off in self._options()))

    def _options(self) -> list[tuple[Content, bool]]:
        """Each column with its tick; those that stay cannot be chosen."""
        found = []
        for column, shown in self._columns():
            fixed = column.always or column.width is None
            text = f"{_ON if shown else _OFF} {column.heading}{' (blijft)' if fixed else ''}"
            found.append((Content(text), fixed))
        return [*found, (Content(f"{_ON if self._by_width else _OFF} {_BY_WIDTH}"), False)]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick or untick; the last choice leaves it to the width."""
        event.stop()
        columns = self._columns()
        self._by_width = event.option_index >= len(columns)
        if self._by_width:
            self._choose(None)
        else:
            wanted = columns[event.option_index][0].heading
            ticked = [column.heading for column, shown in columns if shown != (column.heading == wanted)]
            self._choose(tuple(ticked))
        menu = self.query_one(OptionList)
        for place, (text, _) in enumerate(self._options()):
            menu.replace_option_prompt_at_index(place, text)

    def action_tick(self) -> None:
        """What Enter does."""
        self.query_one(OptionList).action_select()

    def action_down(self) -> None:
        """A choice down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """A choice up."""
        self.query_one(OptionList).action_cursor_up()
