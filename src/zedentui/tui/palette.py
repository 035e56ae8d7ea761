"""The command palette in Dutch: Textual's own, fed from the command registry."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text
from textual.command import CommandPalette, DiscoveryHit, Hit, Provider

from zedentui.clean import clean
from zedentui.tui.table import matches
from zedentui.tui.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from textual.command import Hits

    from zedentui.tui.commands import Command

__all__ = ["RegistryCommands", "palette"]


def palette() -> CommandPalette:
    """The palette, asking in Dutch, with the commands of the registry only."""
    return CommandPalette([RegistryCommands], placeholder="Typ een opdracht…", id="--command-palette")


class RegistryCommands(Provider):
    """The commands that work on the screen below the palette."""

    def _commands(self) -> tuple[Command, ...]:
        screen = self.screen
        found = screen.commands() if isinstance(screen, Workspace) else ()
        return tuple(command for command in found if command.palette)

    def _run(self, command: Command) -> partial[Coroutine[object, object, None]]:
        assert isinstance(self.screen, Workspace)
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
            nothing = f"Geen opdracht met '{clean(query)}'"
            yield Hit(0.1, self._shown(nothing), lambda: None, text=nothing, help="Druk op ? voor alle toetsen.")
