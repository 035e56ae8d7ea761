"""Load Textual without what no first screen needs of it.

Its application loads the command palette, and with that trees, choices and buttons, before it is known whether one is
opened: a twelfth of a start. Ours has its own palette, loaded when it is first wanted. So `textual.app` finds a
stand-in here for the names that it takes from that module; whoever imports the module later gets the real one. A
Textual that takes more than these names loads all of it, as always.
"""

from __future__ import annotations

import sys
from types import ModuleType

__all__ = ["STAND_INS", "load_textual"]

STAND_INS = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider")
"""What `textual.app` and `textual.theme` take from `textual.command`, pinned in `tests/unit/test_driver_pins.py`."""
_COMMAND = "textual.command"


def load_textual() -> None:
    """Load `textual.app`; nothing when it, or its palette, is loaded already."""
    if _COMMAND in sys.modules or "textual.app" in sys.modules:
        return
    module = ModuleType(_COMMAND)
    for name in STAND_INS:
        setattr(module, name, type(name, (), {}))
    sys.modules[_COMMAND] = module
    try:
        import textual.app  # noqa: F401
    except ImportError:  # pragma: no cover - another version of Textual
        for name in ("textual.app", "textual.theme"):
            sys.modules.pop(name, None)
    finally:
        del sys.modules[_COMMAND]
