"""An entity as the feed or a recording tells it, and as a row of its table."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from zedentui.kamer.moments import day
from zedentui.kamer.names import Category, Field

__all__ = ["Entity", "Recorded", "Row", "is_id", "row_of"]

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


@dataclass(frozen=True, slots=True)
class Recorded:
    """An entity from a recording; `told` are the elements that the recording speaks of, empty ones too."""

    entity: Entity
    told: frozenset[str]


def is_id(text: str) -> bool:
    """Whether `text` is an id as the Kamer gives them (a UUID)."""
    return bool(_ID.fullmatch(text))


def row_of(category: Category, entity: Entity) -> Row:
    """Return the row for the table of `category`; what cannot be read, and what is not known, is None."""
    return (
        entity.id,
        entity.updated,
        *(_value(field, entity.fields.get(field.element, ())) for field in category.fields),
    )


def _value(field: Field, texts: Sequence[str]) -> Any:
    match field.kind:
        case "texts":
            return list(texts)
        case "refs":
            return list(dict.fromkeys(text.lower() for text in texts if is_id(text)))
    if not texts:
        return None
    text = texts[0]  # repeated where one is expected: the first, as the schema says
    match field.kind:
        case "ref":
            return text.lower() if is_id(text) else None
        case "number":
            return int(text) if _NUMBER.fullmatch(text) else None
        case "flag":
            return True if text.lower() in _TRUE else False if text.lower() in _FALSE else None
        case "day":
            return day(text)
    return text
