"""The kinds of items by the code of their pane or subcommand, each loaded when it is first asked for.

A new kind is a file with a function `kind(store, day)`, and a line here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from zedentui.kinds.kind import together

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from zedentui.kinds.kind import Kind
    from zedentui.store.store import Store

__all__ = ["KINDS", "kind"]

KINDS: dict[str, tuple[str, ...]] = {
    "actieplan": ("action_plan",),
    "transnationaal": ("transnational",),
    "moties": ("motie",),
    "agenda": ("promise",),
    "narekenen": ("claim", "arithmetic"),
    "begrippen": ("term",),
    "stukken": ("reference", "paper"),
    "paragrafen": ("document",),
    "organisaties": ("organisation",),
    "bron": ("audit",),
}
"""The modules of what a pane lists, by its code; of several the first gives the columns."""


def kind(code: str, store: Store, day: date) -> Kind[Any]:
    """Read the items of a pane as they are on `day`, with what each says of itself.

    Raises:
        KeyError: no kind has this code.
        StoreError: the file cannot be read.
    """
    return together([_read(module, store, day) for module in KINDS[code]])


def _read(module: str, store: Store, day: date) -> Kind[Any]:
    function: Callable[[Store, date], Kind[Any]] = import_module(f"zedentui.kinds.{module}").kind
    return function(store, day)
