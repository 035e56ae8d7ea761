"""The help screen: every key of this pane and everywhere, straight from the command registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding
from textual.containers import Vertical

from zedentui.classes import replace
from zedentui.kinds.detail import Block, Detail
from zedentui.tui.commands import SCOPES, WRITING, in_scope
from zedentui.tui.screen import Dialog
from zedentui.tui.widgets.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from textual.app import App, ComposeResult
    from textual.binding import BindingType

    from zedentui.tui.commands import Command

__all__ = ["HelpScreen", "commands_here", "keys_of"]

_KEPT = ("; de keuze wordt onthouden", "; de volgende keer begin je waar je was")  # not in a kiosk
_MOUSE = (
    "Zonder --muis doet de muis niet mee: wat je ermee sleept, kiest je terminal, om te kopiëren. Met --muis klik je "
    "op tabs, regels en toetsen en scrol je; tekst kies je dan met shift erbij. Dat geeft meer verkeer over ssh."
)
_SIGNS = (
    "‹ en ›: links of rechts zijn meer jaren. 9 van 32: de lijst gaat door. …: de tekst is langer; de uitleg heeft hem "
    "heel. »: staat op je debatblad. ?: rust op een getal waar wij aan twijfelen. !: vermoedelijk getal. "
    "_: in onze tekst een lege cel, gelezen als 0. °: een eerdere brief gaf een ander getal."
)


def commands_here(app: App[object], *scopes: str, actions: Collection[str] | None = None) -> tuple[Command, ...]:
    """The commands of `scopes` as they are in this session: with the keys that the settings file gives them.

    In a kiosk not those that write or lead to a shell, and no word of what would be kept. `actions`: of what works
    everywhere only these.
    """
    settings, kiosk = getattr(app, "chosen", None), bool(getattr(app, "kiosk", False))
    chosen: Mapping[str, str] = settings.keys if settings is not None else {}
    found = []
    for command in in_scope(*scopes):
        absent = actions is not None and command.scope == "algemeen" and command.action not in actions
        if absent or (kiosk and command.id in WRITING):
            continue
        if command.id in chosen:
            command = replace(command, keys=tuple(chosen[command.id].split(",")))
        for kept in _KEPT if kiosk else ():
            command = replace(command, help=command.help.replace(kept, ""))
        found.append(command)
    return tuple(found)


def keys_of(pane: str, about: str = "", here: Callable[[str], tuple[Command, ...]] = in_scope) -> Detail:
    """The keys that work in `pane`: its own first, then everywhere, then movement. On the debate sheet its own.

    `about` is what there is to know of the text of the letter, and how to report a mistake; it stands last. `here`
    gives the commands of a scope as they are in this session.
    """
    blocks: list[Block] = []
    for scope in (pane, "bewegen") if pane == "debatblad" else (pane, "algemeen", "bewegen"):
        commands = [command for command in here(scope) if command.keys]
        if commands:
            blocks.append(Block("heading", SCOPES[scope]))
            blocks += [
                Block("fact", f"{command.title}. {command.help}", " ".join(command.key_names)) for command in commands
            ]
    if pane == "naslag":
        blocks = [Block("heading", SCOPES[pane]), Block("fact", "Terug naar waar je was.", "esc"), *blocks]
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

    def __init__(self, pane: str, about: str = "", actions: Collection[str] | None = None) -> None:
        super().__init__()
        self._pane, self._about, self._actions = pane, about, actions

    def compose(self) -> ComposeResult:
        """The keys."""
        with Vertical():
            yield Reader(id="keys")

    def on_mount(self) -> None:
        """Fill and take the focus."""
        if not self.query(Reader):  # dismissed by a key in the same packet, before there was anything in it
            return
        reader = self.query_one(Reader)
        reader.show(keys_of(self._pane, self._about, partial(commands_here, self.app, actions=self._actions)))
        reader.focus()
