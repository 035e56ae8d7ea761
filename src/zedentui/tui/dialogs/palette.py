"""The command palette in Dutch: Textual's own, fed from the command registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider
from textual.widgets import OptionList

from zedentui.text.clean import clean
from zedentui.tui.screen import ClosesOnce, HasCommands
from zedentui.tui.widgets.table import matches

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.command import Hits

    from zedentui.tui.commands import Command

__all__ = ["Palette", "RegistryCommands", "palette"]


class Palette(CommandPalette, ClosesOnce[None]):
    """Textual's palette. It closes once, and a key that comes before its list was laid out moves nothing."""

    def _action_command_list(self, action: str) -> None:
        """Hand a movement to the list, once there is one and it has been laid out: before that Textual crashes."""
        if any(commands.scrollable_content_region for commands in self.query(OptionList)):
            super()._action_command_list(action)


def palette() -> Palette:
    """The palette, asking in Dutch, with the commands of the registry only."""
    return Palette([RegistryCommands], placeholder="Typ een opdracht…")


class RegistryCommands(Provider):
    """The commands that work on the screen below the palette."""

    def _commands(self) -> tuple[Command, ...]:
        screen = self.screen
        found = screen.commands() if isinstance(screen, HasCommands) else ()
        return tuple(command for command in found if command.palette)

    def _run(self, command: Command) -> partial[Coroutine[object, object, None]]:
        assert isinstance(self.screen, HasCommands)
        return partial(self.screen.run_command, command)

    @staticmethod
    def _title(command: Command) -> str:
        keys = f"  ({command.key_names[0]})" if command.keys else ""
        return command.title + keys

    @staticmethod
    def _shown(title: str) -> Text:
        """A title as text: the palette would read a plain string as markup, and a query can hold brackets."""
        return Text(title)

    async def discover(self) -> Hits:
        """Everything, before a word is typed."""
        for command in self._commands():
            title = self._title(command)
            yield DiscoveryHit(self._shown(title), self._run(command), text=title, help=command.help)

    async def search(self, query: str) -> Hits:
        """Commands that hold the words in title or help, those in the title first."""
        found = False
        for command in self._commands():
            in_title = matches(query, command.title)
            if in_title or matches(query, command.help):
                found = True
                title = self._title(command)
                score = 2.0 if in_title else 1.0
                yield Hit(score, self._shown(title), self._run(command), text=title, help=command.help)
        if not found:
            nothing = f"Geen opdracht met ‘{clean(query)}’"
            yield Hit(0.1, self._shown(nothing), lambda: None, text=nothing, help="Druk op ? voor alle toetsen.")
