"""In which order a list stands: its own, or that of one of its columns, one way or the other.

Nothing here knows Textual. What has no value for a column stands last, whichever way the others go, and equal ones keep
the order of the list itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from zedentui.classes import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.tui.widgets.rows import Entry

__all__ = ["DOWN", "UP", "Order", "SortBy", "following", "in_groups", "in_order", "said"]

Item = TypeVar("Item")
UP, DOWN = "▲", "▼"
"""Behind the heading of the column in whose order a list stands: upwards, or the other way round."""


@dataclass(frozen=True, slots=True)
class SortBy(Generic[Item]):
    """One way to sort. `value` gives what is compared, None for what has none; `column` is where the sign stands.

    `column` None: no column shows it, so the sign and the `word` stand with the heading of the names.
    """

    word: str
    column: int | None
    value: Callable[[Item], Any]


@dataclass(frozen=True, slots=True)
class Order:
    """The order of a list: by what, and whether the last or highest comes first.

    `by` is the place of a `SortBy` among those of the pane; in Statistiek a year.
    """

    by: int
    down: bool = False

    @property
    def sign(self) -> str:
        """What stands behind the heading."""
        return DOWN if self.down else UP


def following(order: Order | None, ways: int) -> Order | None:
    """The order after this one: turned round, then the next of `ways`, at last the list's own (None)."""
    if order is None:
        return Order(0) if ways else None
    if not order.down:
        return replace(order, down=True)
    return Order(order.by + 1) if order.by + 1 < ways else None


def in_order(entries: Sequence[Entry], items: Sequence[Item], by: SortBy[Item], order: Order) -> list[Entry]:
    """The entries of `items` sorted, without headings of groups and without the indent of a tree, which would lie."""
    pairs = [(by.value(item), entry) for item, entry in zip(items, entries, strict=True)]
    valued = sorted(
        (pair for pair in pairs if pair[0] is not None), key=lambda pair: pair[0], reverse=order.down
    )  # fmt: skip
    rest = [pair for pair in pairs if pair[0] is None]
    return [
        replace(entry, group="", cells=tuple(cell.lstrip() for cell in entry.cells)) for _, entry in (*valued, *rest)
    ]


def in_groups(entries: Sequence[Entry], items: Sequence[Item], by: SortBy[Item], order: Order) -> list[Entry]:
    """The entries sorted within each group, the groups under their headings and in their own order."""
    groups = dict.fromkeys(entry.group for entry in entries)
    found = []
    for group in groups:
        pairs = [(entry, item) for entry, item in zip(entries, items, strict=True) if entry.group == group]
        ordered = in_order([entry for entry, _ in pairs], [item for _, item in pairs], by, order)
        found += [replace(entry, group=group) for entry in ordered]
    return found


def said(by: SortBy[Any] | None, order: Order | None) -> str:
    """The order in one sentence, for who does not see the heading."""
    if by is None or order is None:
        return "De lijst staat weer in zijn eigen volgorde."
    return f"Gesorteerd op {by.word}{', omgekeerd' if order.down else ''}."
