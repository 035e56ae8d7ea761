"""Where the keys of each program are measured: what leads there, what is measured, and the way back.

Several places to one action, because a pane may send more than another; the one that sends most counts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from zedentui.tui.commands import PANE_TITLES

DOWN, UP, PAGE_DOWN, PAGE_UP = "\x1b[B", "\x1b[A", "\x1b[6~", "\x1b[5~"
ESCAPE, PALETTE, DELETE = "\x1b", "\x10", "\x7f"

CURSOR, HELD, PAGE = "cursor", "down key held, per key", "page up or down"
SWITCH, FIND, LETTER, COMMANDS = "pane switch", "look-up opens", "look-up letter", "palette opens"
ACTIONS = (CURSOR, HELD, PAGE, SWITCH, FIND, LETTER, COMMANDS)


@dataclass(frozen=True)
class Place:
    """One place to measure an action. Every key is a string of its own, and all but a burst are waited for."""

    name: str
    keys: Sequence[str]
    """What is measured, key by key; of a burst, one key."""
    there: Sequence[str] = ()
    """What leads there, once."""
    back: Sequence[str] = ()
    """What leads back to the beginning, after each round."""
    leave: Sequence[str] = ()
    """What leads away, once."""
    burst: int = 0
    """How often the key is repeated, as fast as a keyboard does, when it is held down."""


Places = Mapping[str, Sequence[Place]]

HELD_FOR = 24
"""Keys in a burst: fewer than the shortest of the long lists has rows."""
NUMBERS = {title: str(number) for number, title in enumerate(PANE_TITLES.values(), start=1)}
LONG = ("Moties", "Agenda", "Narekenen")
"""Panes whose list has more rows than the screen."""
REFERENCE = "Naslag"


def _ours() -> Places:
    def reference(keys: Sequence[str], back: Sequence[str] = (), burst: int = 0) -> Place:
        return Place(REFERENCE, keys, there=("b",), back=back, leave=(ESCAPE,), burst=burst)

    return {
        CURSOR: [
            *(Place(title, (DOWN, DOWN, UP, UP), there=(number,)) for title, number in NUMBERS.items()),
            reference((DOWN, DOWN, UP, UP)),
        ],
        HELD: [
            *(Place(title, (DOWN,), there=(NUMBERS[title], "g"), back=("g",), burst=HELD_FOR) for title in LONG),
            reference((DOWN,), back=("g",), burst=HELD_FOR),
        ],
        PAGE: [
            *(Place(title, (PAGE_DOWN, PAGE_UP), there=(number,)) for title, number in NUMBERS.items()),
            reference((PAGE_DOWN, PAGE_UP)),
        ],
        SWITCH: [
            Place(title, (number,), there=("2" if number == "1" else "1",), back=("2" if number == "1" else "1",))
            for title, number in NUMBERS.items()
        ],
        FIND: [Place("Zoek", ("/",), there=("1",), back=(ESCAPE,))],
        LETTER: [
            Place(f"‘{word}’", tuple(word), there=("/",), back=(DELETE,) * len(word), leave=(ESCAPE,))
            for word in ("verkr", "sepot")
        ],
        COMMANDS: [Place("palette", (PALETTE,), there=("1",), back=(ESCAPE,))],
    }


def _list(down: str, up: str) -> dict[str, Sequence[Place]]:
    """Give the movements in a program that shows one long list."""
    return {
        CURSOR: [Place("list", (down, down, up, up))],
        HELD: [Place("list", (down,), back=(PAGE_UP, PAGE_UP, PAGE_UP, PAGE_UP), burst=HELD_FOR)],
        PAGE: [Place("list", (PAGE_DOWN, PAGE_UP))],
    }


OUR_PLACES = _ours()
MINIMAL_PLACES: Places = {
    **_list(DOWN, UP),
    SWITCH: [Place("tabs", ("2", "1"))],
    FIND: [Place("field", ("/",), back=(ESCAPE,))],
    LETTER: [Place("‘sepot’", tuple("sepot"), there=("/",), back=(DELETE,) * 5, leave=(ESCAPE,))],
    COMMANDS: [Place("palette", (PALETTE,), back=(ESCAPE,))],
}
VISIDATA_PLACES: Places = {
    **_list("\x1bOB", "\x1bOA"),  # it asks the terminal for these, and knows no others
    SWITCH: [Place("sheets", ("\x1e", "\x1e"))],
    COMMANDS: [Place("command name", (" ",), back=(ESCAPE,))],
}
HARLEQUIN_PLACES: Places = {**_list(DOWN, UP), COMMANDS: [Place("palette", (PALETTE,), back=(ESCAPE,))]}
FZF_PLACES: Places = {CURSOR: [Place("list", (UP, UP, DOWN, DOWN))], PAGE: [Place("list", (PAGE_UP, PAGE_DOWN))]}
LESS_PLACES: Places = _list("j", "k")
