"""An entity as the feed or a recording tells it, and as a row of its table."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple

from zedentui.kamer.moments import day
from zedentui.kamer.names import CATEGORIES, Category

__all__ = ["Entity", "Recorded", "Row", "is_id", "readers", "row_of"]

_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}", re.IGNORECASE | re.ASCII)
_NUMBER = re.compile(r"-?[0-9]{1,9}", re.ASCII)
_TRUE: Final = frozenset({"true", "1"})
_FALSE: Final = frozenset({"false", "0"})

Row = tuple[Any, ...]
"""The values of the columns of a category, in their order."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One state of one thing. `fields` has every text of every element by its lower-case name, in order, never empty.

    `updated` is UTC; None when the source does not say it readably. `deleted` has no fields.
    """

    id: str
    updated: datetime | None
    deleted: bool
    fields: Mapping[str, Sequence[str]]


class Recorded(NamedTuple):
    """An entity from a recording, as its row; `told`: of which fields, in their order, it speaks, empty ones too.

    A recording of a year has some hundred thousand: what Python has to look after of each is half the work of reading.
    """

    row: Row
    deleted: bool
    told: tuple[bool, ...]


def is_id(text: str) -> bool:
    """Whether `text` is an id as the Kamer gives them (a UUID)."""
    return bool(_ID.fullmatch(text))


def row_of(category: Category, entity: Entity) -> Row:
    """Return the row for the table of `category`; what cannot be read, and what is not known, is None."""
    fields = entity.fields
    return (
        entity.id,
        entity.updated,
        *[read(fields.get(element, ())) for element, read in readers(category.name)],
    )


@cache
def readers(category: str) -> tuple[tuple[str, Callable[[Sequence[str]], Any]], ...]:
    """Return the element of each field of a category, and what makes a value of its texts: a million are read so."""
    return tuple((field.element, _KINDS[field.kind]) for field in CATEGORIES[category].fields)


def _one(read: Callable[[str], Any]) -> Callable[[Sequence[str]], Any]:
    """Reads one text; repeated where one is expected, the first counts, as the schema says."""
    return lambda texts: read(texts[0]) if texts else None


def _ids(texts: Sequence[str]) -> list[str]:
    return list(dict.fromkeys(text.lower() for text in texts if is_id(text)))


def _flag(text: str) -> bool | None:
    return True if text.lower() in _TRUE else False if text.lower() in _FALSE else None


_KINDS: Final[dict[str, Callable[[Sequence[str]], Any]]] = {
    "text": lambda texts: texts[0] if texts else None,
    "texts": list,
    "refs": _ids,
    "ref": _one(lambda text: text.lower() if is_id(text) else None),
    "number": _one(lambda text: int(text) if _NUMBER.fullmatch(text) else None),
    "flag": _one(_flag),
    "day": _one(day),
}
"""What makes a value of the texts of an element, by the kind of its field."""
