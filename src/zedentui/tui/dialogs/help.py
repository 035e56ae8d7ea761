"""The help screen: every key of this pane and everywhere, straight from the command registry."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from zedentui.kinds.detail import Block, Detail
from zedentui.tui.commands import SCOPES, in_scope
from zedentui.tui.screen import Dialog
from zedentui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

__all__ = ["HelpScreen", "keys_of"]


_MOUSE = (
    "Zonder --muis doet de muis niet mee: wat je ermee sleept, kiest je terminal, om te kopiëren. Met --muis klik je "
    "op tabs, regels en toetsen en scrol je; tekst kies je dan met shift erbij. Dat geeft meer verkeer over ssh."
)
_SIGNS = (
    "‹ en ›: links of rechts zijn meer jaren. 9 van 32: de lijst gaat door. …: de tekst is langer; de uitleg heeft hem "
    "heel. »: staat op je debatblad. ?: rust op een getal waar wij aan twijfelen. !: vermoedelijk getal. "
    "_: in onze tekst een lege cel, gelezen als 0. °: een eerdere brief gaf een ander getal."
)


def keys_of(pane: str, about: str = "") -> Detail:
    """The keys that work in `pane`: its own first, then everywhere, then movement. On the debate sheet its own.

    `about` is what there is to know of the text of the letter, and how to report a mistake; it stands last.
    """
    blocks: list[Block] = []
    for scope in (pane, "bewegen") if pane == "debatblad" else (pane, "algemeen", "bewegen"):
        commands = [command for command in in_scope(scope) if command.keys]
        if commands:
            blocks.append(Block("heading", SCOPES[scope]))
            blocks += [
                Block("fact", f"{command.title}. {command.help}", " ".join(command.key_names)) for command in commands
            ]
    if pane != "debatblad":
        blocks += [Block("heading", "Muis"), Block("text", _MOUSE), Block("heading", "Tekens"), Block("text", _SIGNS)]
    if about:
        blocks += [Block("heading", "De tekst van de brief, en fouten melden"), Block("text", about)]
    return Detail("Toetsen (esc sluit)", tuple(blocks))


class HelpScreen(Dialog[None]):
    """A scrolling list of keys."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; background: $background 60%; }
    HelpScreen > Vertical { width: 90; max-width: 96%; height: 90%; background: $surface; padding: 1 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss", "Sluiten", id="sluiten"),
    ]

    def __init__(self, pane: str, about: str = "") -> None:
        super().__init__()
        self._pane, self._about = pane, about

    def compose(self) -> ComposeResult:
        """The keys."""
        with Vertical():
            yield Reader(id="keys")

    def on_mount(self) -> None:
        """Fill and take the focus."""
        if not self.query(Reader):  # dismissed by a key in the same packet, before there was anything in it
            return
        reader = self.query_one(Reader)
        reader.show(keys_of(self._pane, self._about))
        reader.focus()
