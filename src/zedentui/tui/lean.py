"""Load Textual without what no first screen needs of it.

Its application loads the command palette, and with that trees, choices and buttons, before it is known whether one is
opened: a twelfth of a start. Ours has its own palette, loaded when it is first wanted. So `textual.app` finds a
stand-in here for the names that it takes from that module; whoever imports the module later gets the real one. A
Textual that takes more than these names loads all of it, as always.

And every class of a widget looks for the reactive attributes and computed ones of all its bases, through some four
thousand names, for fifty classes at a start: here what was found in a base is remembered (`describe_class`).
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any, Final

__all__ = ["STAND_INS", "load_textual"]

STAND_INS = ("CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider")
"""What `textual.app` and `textual.theme` take from `textual.command`, pinned in `tests/unit/test_driver_pins.py`."""
_COMMAND = "textual.command"
_COMPUTE: Final = ("_compute_", "compute_")


def load_textual() -> None:
    """Load `textual.app`; nothing when it, or its palette, is loaded already."""
    if _COMMAND in sys.modules or "textual.app" in sys.modules:
        return
    module = ModuleType(_COMMAND)
    for name in STAND_INS:
        setattr(module, name, type(name, (), {}))
    sys.modules[_COMMAND] = module
    try:
        _remember_bases()
        import textual.app  # noqa: F401
    except ImportError:  # pragma: no cover - another version of Textual
        for name in ("textual.app", "textual.theme"):
            sys.modules.pop(name, None)
    finally:
        del sys.modules[_COMMAND]


def _remember_bases() -> None:
    """Have Textual look through each class once, not again for every class that is made from it."""
    from textual.dom import DOMNode
    from textual.reactive import Reactive

    own: dict[type, tuple[dict[str, Any], frozenset[str]]] = {}

    def of(base: type) -> tuple[dict[str, Any], frozenset[str]]:
        if base not in own:
            present = vars(base)
            reactives = {name: value for name, value in present.items() if isinstance(value, Reactive)}
            own[base] = reactives, frozenset(name.lstrip("_")[8:] for name in present if name.startswith(_COMPUTE))
        return own[base]

    def describe(
        cls: Any, inherit_css: bool = True, inherit_bindings: bool = True, inherit_component_classes: bool = True
    ) -> None:
        """What `DOMNode.__init_subclass__` does, with the same outcome."""
        super(DOMNode, cls).__init_subclass__()
        cls._inherit_css = inherit_css
        cls._inherit_bindings = inherit_bindings
        cls._inherit_component_classes = inherit_component_classes
        cls._reactives = {}
        computes: frozenset[str] = frozenset()
        for base in reversed(cls.__mro__):
            reactives, computed = of(base)
            cls._reactives.update(reactives)
            computes |= computed
        bases = cls._css_bases(cls)
        cls._css_type_name = bases[0].__name__
        cls._css_type_names = frozenset(base.__name__ for base in bases)
        cls._merged_bindings = cls._merge_bindings()
        cls._computes = computes

    DOMNode.__init_subclass__ = classmethod(describe)  # type: ignore[assignment]
