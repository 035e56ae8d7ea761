"""A list as an answer: its rows, and the sentence that stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Known", "Listed", "Row", "count_of", "led_by", "of_promises", "promises_named", "states_counted"]

Row = tuple[Any, ...]
"""An item as `items` gives it."""


class Known(str):
    """The text of a promise as it was known on the day of asking; with a sentence before it, it stays that."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows as `items` gives them, and the sentence that stands above them."""

    rows: list[Row]
    message: str | None


def led_by(said: str, row: Row) -> Row:
    """Return the row with this sentence before its text."""
    return (*row[:4], type(row[4])(f"{said} {row[4]}"), *row[5:])


def states_counted(states: Sequence[str]) -> str:
    """Return how many there are of each state, in the order in which they come: `2 lopen, bij 3 is geen …`."""
    return ", ".join(_state_counted(states.count(state), state) for state in dict.fromkeys(states))


def _state_counted(number: int, state: str) -> str:
    """How many are in a state, as a clause: a state is called by a word that one says of one."""
    match state:
        case "loopt":
            return f"{number} {'loopt' if number == 1 else 'lopen'}"
        case "komend":
            return f"{number} {'komt' if number == 1 else 'komen'} nog"
        case "brief nog niet verschenen":
            return f"van {number} was de brief nog niet verschenen"
        case "termijn voorbij" | "periode voorbij":
            return f"van {number} is de {state}"
        case "geen termijn genoemd":
            return f"bij {number} is geen termijn genoemd"
        case _:  # gebeurd, nagekomen, later nagekomen, niet nagekomen, vervangen, volgens de brief gedaan
            return f"{number} {state}"


def count_of(number: int, one: str, many: str) -> str:
    """Return `1 motie`, `3 moties`, `geen moties`."""
    return f"1 {one}" if number == 1 else f"{number or 'geen'} {many}"


def of_promises(number: int) -> str:
    """Return of how many of them something is so: `van 3 toezeggingen of termijnen`, `van geen enkele toezegging …`."""
    return f"van {promises_named(number) if number else 'geen enkele toezegging of termijn'}"


def promises_named(number: int) -> str:
    """Return how many promises and terms there are, in words that fit."""
    return count_of(number, "toezegging of termijn", "toezeggingen of termijnen")
