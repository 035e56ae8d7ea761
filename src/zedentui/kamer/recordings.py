"""Recorded answers of the Kamer's open data: JSON lines, a record each, nested as the API nests them; `.gz` too.

    {"Id": …, "Nummer": "2022Z24089", "Onderwerp": …, "ZaakActor": […], "Besluit": [{…, "Stemming": […]}]}

A file `.json` may also be one answer of the API (`{"value": […]}`). What is nested belongs to what it is nested in:
that is how a vote comes to its motion, never by the agenda.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from zedentui.kamer.entities import Entity, Recorded, is_id
from zedentui.kamer.moments import moment
from zedentui.kamer.names import CATEGORIES, Category
from zedentui.kamer.problems import KamerError
from zedentui.kamer.writing import Writer
from zedentui.text.disk import refusal

__all__ = ["read_recordings", "records"]

_LONGEST: Final = 16 * 1024 * 1024  # bytes of a line, or of a file that is one answer
_BATCH: Final = 2_000  # records in one transaction
_NESTED: Final = {
    # in a record of this kind: the key, the category of what is nested there, and the reference back
    "Zaak": (("ZaakActor", "zaak"), ("Besluit", "zaak"), ("Document", "zaak"), ("Kamerstukdossier", "")),
    "Besluit": (("Stemming", "besluit"), ("Zaak", "")),
    "Document": (("DocumentVersie", "document"),),
}
_SIGNS: Final = (
    ("Stemming", "FractieGrootte"), ("Besluit", "BesluitSoort"), ("ZaakActor", "Relatie"),
    ("Toezegging", "ActiviteitNummer"), ("DocumentVersie", "ExterneIdentifier"), ("Document", "DocumentNummer"),
    ("Fractie", "AantalZetels"), ("Kamerstukdossier", "Toevoeging"), ("Zaak", "Onderwerp"),
)  # fmt: skip
"""By which key a record is recognised; the first that is there."""

Found = dict[str, list[Recorded]]


def read_recordings(paths: Iterable[Path], writer: Writer, told: Callable[[Path, int], None]) -> dict[str, int]:
    """Put every record of the files in the archive; returns how many of each category. `told` hears each batch.

    Raises:
        KamerError: a file cannot be read, or a line is no record; the text says which.
    """
    counts: dict[str, int] = {}
    for path in paths:
        batch: Found = {}
        number = 0
        for number, record in enumerate(records(path), 1):
            for name, part in record:
                batch.setdefault(name, []).append(part)
            if number % _BATCH == 0:
                _put(writer, batch, counts)
                told(path, number)
                batch = {}
        _put(writer, batch, counts)
        told(path, number)
    return counts


def _put(writer: Writer, batch: Found, counts: dict[str, int]) -> None:
    writer.recorded(batch)
    for name, parts in batch.items():
        counts[name] = counts.get(name, 0) + len(parts)


def records(path: Path) -> Iterator[list[tuple[str, Recorded]]]:
    """The records of a file, each as the entities it holds with their categories; raises KamerError."""
    number = 0
    try:
        with _opened(path) as file:
            if path.name.removesuffix(".gz").endswith(".json"):
                whole = json.loads(_bounded(file.read(_LONGEST + 1)))
                for record in whole.get("value", [whole]) if isinstance(whole, dict) else whole:
                    number += 1
                    yield _entities(record)
                return
            while line := file.readline(_LONGEST + 1):
                number += 1
                if line.strip():
                    yield _entities(json.loads(_bounded(line)))
    except (OSError, EOFError, zlib.error) as error:
        told = isinstance(error, OSError) and error.errno is not None  # what gzip says itself has no number
        reason = refusal(error) if told else "beschadigd of afgebroken"
        raise KamerError(f"{path} is niet te lezen ({reason}); kijk het bestand na.") from error
    except (ValueError, RecursionError, AttributeError, TypeError) as error:
        raise KamerError(f"{path}, regel {max(number, 1)}: dit is geen opname van open data van de Kamer.") from error


def _opened(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    return path.open("rb")


def _bounded(data: bytes) -> bytes:
    if len(data) > _LONGEST:
        raise ValueError("too long")
    return data


def _entities(record: Mapping[str, Any]) -> list[tuple[str, Recorded]]:
    """What one record holds; raises ValueError when it is none."""
    name = next((name for name, sign in _SIGNS if sign in record), None)
    if name is None or not is_id(str(record.get("Id", ""))):
        raise ValueError("no record")
    if name == "Zaak" and "Soort" not in record:
        # A field that was asked for by its value is often left out; the only such recordings known are of motions.
        record = {**record, "Soort": "Motie"}
    return list(_walk(name, record, {}))


def _walk(name: str, record: Mapping[str, Any], back: Mapping[str, str]) -> Iterator[tuple[str, Recorded]]:
    """The entity of a record with the references in `back`, then what is nested in it."""
    category, key = CATEGORIES[name], str(record["Id"]).lower()
    known = dict(back)
    for nested, reference in _NESTED.get(name, ()):
        for inner in record.get(nested) or ():
            if not is_id(str(inner.get("Id", ""))):
                continue
            yield from _walk(nested, inner, {reference: key} if reference else {})
            if not reference:  # it is referred to, not the other way round
                known[nested.lower()] = f"{known.get(nested.lower(), '')} {inner['Id']}".strip()
    yield name, _recorded(category, record, key, known)


def _recorded(category: Category, record: Mapping[str, Any], key: str, known: Mapping[str, str]) -> Recorded:
    fields: dict[str, list[str]] = {element: ids.split() for element, ids in known.items()}
    told = list(known)
    for source, element in _sources(category.name):
        if source not in record:
            continue
        told.append(element)
        if (text := _text(record[source])) is not None:
            fields[element] = [text]
    updated = moment(record.get("GewijzigdOp")) or moment(record.get("ApiGewijzigdOp"))
    deleted = record.get("Verwijderd") is True
    return Recorded(Entity(key, updated, deleted, {} if deleted else fields), frozenset(told))


@cache
def _sources(category: str) -> tuple[tuple[str, str], ...]:
    """The key in a record and the element of each field of a category."""
    return tuple(
        (f"{field.recorded}_Id" if field.kind in {"ref", "refs"} else field.recorded, field.element)
        for field in CATEGORIES[category].fields
    )


def _text(value: Any) -> str | None:
    """A value of JSON as the feed would write it; None when there is nothing."""
    if isinstance(value, str):  # most are, and there are some million of them
        return value.strip() or None
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    raise TypeError("a field that is no text")
