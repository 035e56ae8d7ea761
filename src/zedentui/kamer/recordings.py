"""Recorded answers of the Kamer's open data: JSON lines, a record each, nested as the API nests them; `.gz` too.

    {"Id": …, "Nummer": "2022Z24089", "Onderwerp": …, "ZaakActor": […], "Besluit": [{…, "Stemming": […]}]}

A file `.json` may also be one answer of the API (`{"value": […]}`). What is nested belongs to what it is nested in:
that is how a vote comes to its motion, never by the agenda.
"""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import IO, Any, Final

from zedentui.kamer.entities import Recorded, is_id, readers
from zedentui.kamer.moments import moment
from zedentui.kamer.names import CATEGORIES
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
    found: list[tuple[str, Recorded]] = []
    _walk(name, record, {}, found)
    return found


def _walk(name: str, record: Mapping[str, Any], back: Mapping[str, str], found: list[tuple[str, Recorded]]) -> None:
    """Add what is nested in a record to `found`, then its own entity with the references in `back`."""
    key = str(record["Id"]).lower()
    known = {element: [ids] for element, ids in back.items()}
    for nested, reference in _NESTED.get(name, ()):
        there = {reference: key} if reference else {}
        for inner in record.get(nested) or ():
            if not is_id(str(inner.get("Id", ""))):
                continue
            _walk(nested, inner, there, found)
            if not reference:  # it is referred to, not the other way round
                known.setdefault(nested.lower(), []).append(inner["Id"])
    found.append((name, _recorded(name, record, key, known)))


def _recorded(name: str, record: Mapping[str, Any], key: str, known: Mapping[str, Sequence[str]]) -> Recorded:
    """The entity of a record as its row, with `known` for what it does not say itself."""
    values, told = [], []
    for source, element, read in _sources(name):
        value = record.get(source)
        text = value.strip() if type(value) is str else _text(value)  # most are, and there are some million of them
        values.append(read((text,) if text else known.get(element, ())))
        told.append(source in record or element in known)
    updated = moment(record.get("GewijzigdOp")) or moment(record.get("ApiGewijzigdOp"))
    deleted = record.get("Verwijderd") is True
    if deleted:
        values = [read(()) for _, _, read in _sources(name)]
    return Recorded((key, updated, *values), deleted, tuple(told))


@cache
def _sources(category: str) -> tuple[tuple[str, str, Callable[[Sequence[str]], Any]], ...]:
    """The key in a record and the element of each field of a category, and what makes a value of its texts."""
    return tuple(
        (f"{field.recorded}_Id" if field.kind in {"ref", "refs"} else field.recorded, element, read)
        for field, (element, read) in zip(CATEGORIES[category].fields, readers(category), strict=True)
    )


def _text(value: Any) -> str | None:
    """A value of JSON that is no text, as the feed would write it; None when there is nothing."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    raise TypeError("a field that is no text")
