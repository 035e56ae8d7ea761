"""What can be copied, the menu that offers it, and how it gets to the clipboard of the person at the other end.

The clipboard is reached through Textual's OSC 52 call: the terminal at home obeys it, or silently does not. There is
no answer, so the text is always shown as well, and we say "verstuurd", never "gekopieerd".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from zedentui.classes import dataclass
from zedentui.kinds.source import address, cited
from zedentui.text.clean import clip
from zedentui.text.table import render
from zedentui.tui.screen import Dialog
from zedentui.tui.widgets.menu import Menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from zedentui.model import Dossier, Source
    from zedentui.places import Location
    from zedentui.text.table import Table

__all__ = ["MAX_BYTES", "SHOWN", "Copy", "CopyMenu", "item_copies", "send"]

MAX_BYTES = 64_000
"""More than this is not sent: many terminals drop an OSC 52 message of over 100,000 characters in base64."""

SHOWN = 1000
"""Cells of the text that are shown: any sentence with its source, and the beginning of a table."""
_READING = 25  # characters a second
_PREVIEW = 480  # cells of a line in the menu: a spreekregel whole


@dataclass(frozen=True, slots=True)
class Copy:
    """One thing to copy: a short label, and the text or what makes it, so that only what is copied is made."""

    label: str
    made: str | Callable[[], str]

    @property
    def text(self) -> str:
        """The text itself."""
        return self.made if isinstance(self.made, str) else self.made()


def item_copies(
    sentence: str, source: Source | None, dossier: Dossier, location: Location,
    row: Callable[[], Table], table: Callable[[], Table], value: str | None = None,
    outside: tuple[str, str] | None = None,
) -> tuple[Copy, ...]:  # fmt: skip
    """The choices for one item, the readable sentence first; `row` and `table` are made when they are copied.

    `value` is left out where an item has no figure; `outside` is the source, and its address, of what no document of
    the dossier says.
    """
    url = outside[1] if outside is not None else address(source, dossier)
    told = f"{sentence} ({outside[0]})" if outside is not None else cited(sentence, dossier, source)
    choices = [Copy("Zin met bronvermelding", told)]
    if value is not None:
        choices.append(Copy("Waarde", value))
    choices += [
        Copy("Zin zonder bron", sentence),
        Copy("Rij (tab-gescheiden)", lambda: render(row(), "tsv", width=None).partition("\n")[2].rstrip("\n")),
        Copy("Tabel als Markdown", lambda: render(table(), "md", width=None)),
        Copy("Tabel als CSV", lambda: render(table(), "csv", width=None)),
        Copy("Verwijzing voor zedentui", f"zedentui open '{location}'"),
    ]
    if url:
        choices.append(Copy("Adres van het Kamerstuk", url))
    return tuple(choices)


class CopyMenu(Dialog[Copy]):
    """Choose what to copy; the text of the choice is shown under the list."""

    DEFAULT_CSS = """
    CopyMenu { align: center middle; }
    CopyMenu > Vertical {
        width: 80%; max-width: 90; height: auto; max-height: 90%; background: $surface;
    }
    CopyMenu OptionList { height: auto; max-height: 45vh; border: none; background: $surface; padding: 0; }
    CopyMenu OptionList:focus { border: none; }
    CopyMenu #preview { height: auto; max-height: 8; margin-top: 1; color: $text-muted; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss", "Sluiten", id="sluiten"),
        Binding("j", "down", show=False),
        Binding("k", "up", show=False),
    ]

    def __init__(self, choices: tuple[Copy, ...]) -> None:
        super().__init__()
        self._choices = choices

    def compose(self) -> ComposeResult:
        """The choices and the text of the one under the cursor."""
        with Vertical():
            yield Static(Content.styled("Kopiëren: kies wat (enter), of esc", "bold"))
            yield Menu(*(Option(Content(choice.label)) for choice in self._choices))
            yield Static("", id="preview", markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what would be copied."""
        text = self._choices[event.option_index].text
        rows = [clip(line, _PREVIEW) for line in text.splitlines()[:8]]
        self.query_one("#preview", Static).update("\n".join(rows))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Chosen."""
        self.dismiss(self._choices[event.option_index])

    def action_down(self) -> None:
        """A choice down."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """A choice up."""
        self.query_one(OptionList).action_cursor_up()


def send(app: App[object], copy: Copy) -> None:
    """Send `copy` to the clipboard of the user's terminal and show it; a text that is too large is only shown."""
    text = copy.text
    fits = len(text.encode()) <= MAX_BYTES
    if fits:
        app.copy_to_clipboard(text)
    shown = clip(text, SHOWN)
    app.notify(
        shown,
        title=_sent(app) if fits else "Te groot voor het klembord; kies een kleiner deel",
        severity="information" if fits else "warning",
        markup=False,
        timeout=min(max(6, len(shown) / _READING), 20),
    )


def _sent(app: App[object]) -> str:
    """What was done, and within tmux what that does with it.

    As it comes (`set-clipboard external`, `allow-passthrough off`) tmux takes no text of a program, neither for its own
    buffers nor for the terminal; with either setting on it hands it on.
    """
    if getattr(app, "in_tmux", False):
        return "Verstuurd naar je klembord; tmux geeft het alleen door met set-clipboard of allow-passthrough op on"
    return "Verstuurd naar je klembord"
