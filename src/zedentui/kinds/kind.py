"""What every kind of item of the dossier has: its items, and what each of them says of itself.

A kind is one file. Its functions take an item and what they need to speak of it; `kind` in that file binds them to a
dossier and a day, so that whoever shows items (a list, a pane, the debate sheet) needs to know no kind by name.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from zedentui.kinds.detail import Detail
    from zedentui.kinds.source import Speech
    from zedentui.model import Source
    from zedentui.text.table import Cell, Table

__all__ = ["Kind", "together"]

T = TypeVar("T")


def _nothing(_: object) -> None:
    return None


def _silent(_: Sequence[Any]) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Kind(Generic[T]):
    """One kind of items in one dossier on one day."""

    code: str
    """The code of the pane or subcommand that lists them: `moties`."""
    one: str
    """What one of them is called, with its article: `De motie`."""
    headings: tuple[str, ...]
    """Above the columns of the list for people, after the id."""
    items: Sequence[T]
    """All of them, in the order in which they are listed."""
    names: Callable[[T], tuple[str, ...]]
    """The id of an item, as a location has it, and after it whatever else it may be asked for by."""
    row: Callable[[T], tuple[Cell, ...]]
    """Its cells in the list for people, under `headings`."""
    title: Callable[[T], str]
    """What it is called on the debate sheet."""
    sentence: Callable[[T], str]
    """What one pastes, without its source."""
    speech: Callable[[T], Speech]
    """What one says, and where that is from."""
    detail: Callable[[T], Detail]
    """Everything there is to know of it."""
    table: Callable[[Sequence[T]], Table]
    """Some of them with every field, for programs."""
    search: Callable[[T], str]
    """What a filter looks through."""
    source: Callable[[T], Source | None] = attrgetter("source")
    """Where it stands."""
    elsewhere: Callable[[T], tuple[str, str] | None] = _nothing
    """Of what no document of the dossier says: the source outside it, in words, and its address (empty: none)."""
    narrow: tuple[int, ...] = ()
    """The columns of the list, the id being 0, that a narrow terminal leaves out."""
    remark: Callable[[Sequence[Any]], str] = _silent
    """What stands above the list of some of them."""
    meant: Callable[[str], str | None] = _nothing
    """Turns what was asked into an id, where that takes reading."""
    part: Callable[[T], Kind[Any]] | None = None
    """The kind of an item, where several are one list."""

    def of(self, item: T) -> Kind[Any]:
        """The kind of `item`."""
        return self if self.part is None else self.part(item)

    def find(self, key: str) -> T | None:
        """The item with this id."""
        return next((item for item in self.items if self.names(item)[0] == key), None)


def together(kinds: Sequence[Kind[Any]]) -> Kind[Any]:
    """Return several kinds as one list, the first in front; what is asked of an item is asked of its own kind.

    They share the columns of the list and what the first calls one of them. A table has one kind of rows: those that
    are laid out as the first item in it.
    """
    first = kinds[0]
    if len(kinds) == 1:
        return first
    own = {id(item): kind for kind in kinds for item in kind.items}

    def of(item: object) -> Kind[Any]:
        return own[id(item)]

    def table(items: Sequence[Any]) -> Table:
        chosen = of(items[0]) if items else first
        return chosen.table([item for item in items if of(item).table is chosen.table])

    return Kind(
        first.code,
        first.one,
        first.headings,
        [item for kind in kinds for item in kind.items],
        names=lambda item: of(item).names(item),
        row=lambda item: of(item).row(item),
        title=lambda item: of(item).title(item),
        sentence=lambda item: of(item).sentence(item),
        speech=lambda item: of(item).speech(item),
        detail=lambda item: of(item).detail(item),
        table=table,
        search=lambda item: of(item).search(item),
        source=lambda item: of(item).source(item),
        elsewhere=lambda item: of(item).elsewhere(item),
        narrow=first.narrow,
        remark=first.remark,
        meant=first.meant,
        part=of,
    )
