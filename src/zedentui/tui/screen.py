"""What screens share: each closes once, and some have commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen

from zedentui.tui.session.screen import FillsTerminal

if TYPE_CHECKING:
    from zedentui.tui.commands import Command

__all__ = ["ClosesOnce", "Dialog", "HasCommands"]

Result = TypeVar("Result")


class ClosesOnce(FillsTerminal[Result]):
    """A screen that is closed by the first key that asks for it.

    Textual takes away whatever screen is in front: the second Enter of one packet would close the screen below as well,
    and end in a crash when there is none.
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with `result`; nothing happens when this screen is not (or no longer) the one in front."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(ModalScreen[Result], ClosesOnce[Result]):
    """A screen over another one, which gives a result when it closes."""


@runtime_checkable
class HasCommands(Protocol):
    """A screen on which the command palette opens."""

    def commands(self) -> tuple[Command, ...]:
        """What can be done there now."""

    async def run_command(self, command: Command) -> None:
        """Do what its key would do."""
