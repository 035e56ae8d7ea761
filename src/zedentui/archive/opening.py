"""Open a place as an archive: read-only, locked, compared with our schema, or one sentence that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.attached import LONGEST_OPENING, ForeignError, Layout
from zedentui.duck.engine import LEAST_ROOM, duckdb, room_left
from zedentui.duck.place import FilePlace, Place, PlaceError, place_of
from zedentui.duck.watch import Watch
from zedentui.text.clean import clean, clip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["APPLICATION", "LAYOUT", "SCHEMA_VERSION", "ArchiveError", "open_archive"]

APPLICATION: Final = "zedentui-kamer"
SCHEMA_VERSION: Final = 1
"""The layout this program reads."""

_SCHEMA = Path(__file__).with_name("schema.sql")
LAYOUT: Final = Layout(mark="archive", memory="128MB", schema=(_SCHEMA,), views=(_SCHEMA,))
"""What an archive defines, and the memory that a session may use to read it."""


class ArchiveError(Exception):
    """The archive cannot be opened or read; the text is one Dutch sentence for the user."""


def open_archive(where: Path | str | Place) -> tuple[Place, Any]:
    """The place, and a connection to the archive there without any way out of it.

    Nobody's archive is trusted as the program is: what it defines is compared with the schema every time.

    Raises:
        ArchiveError: missing, unreadable, truncated, foreign or of another layout; the sentence says which.
    """
    try:
        place = place_of(where)
    except PlaceError as error:
        raise ArchiveError(str(error)) from error
    for complaint in _seen_from_outside(place):
        raise ArchiveError(complaint)
    connection = None
    try:
        connection = place.open(LAYOUT)
        _look_at_mark(connection, place)
        _guarded(connection, place)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, PlaceError):
            raise ArchiveError(str(error)) from error
        if isinstance(error, (ForeignError, duckdb.Error, RuntimeError, OSError)):
            raise ArchiveError(_why_not_opened(place, error)) from error
        raise
    return place, connection


def _seen_from_outside(place: Place) -> Iterator[str]:
    """What keeps `place` from being opened, before DuckDB is asked."""
    if isinstance(place, FilePlace) and place.path.is_dir():
        yield f"{place} is een map; geef met --archief de naam van een bestand."
    if not place.there:
        yield f"Er is geen archief {place}; maak het met zedentui kamer bijwerken."
    if (room := room_left()) is not None:
        yield (
            f"Dit proces mag maar {room // 1_000_000} MB geheugen aanspreken (ulimit -v) en zedentui heeft er "
            f"{LEAST_ROOM // 1_000_000} nodig; verruim die grens of vraag de beheerder erom."
        )
    if not str(place).isprintable():
        yield f"De naam {str(place)!r} is geen gewone tekst; geef het archief een andere naam."


def _look_at_mark(connection: Any, place: Place) -> None:
    """See that the file is ours, and of the layout that this version of the program reads."""
    with Watch(connection.interrupt, LONGEST_OPENING):
        row = connection.execute("SELECT application, schema_version FROM archive").fetchone()
    if row is None or row[0] != APPLICATION or not isinstance(row[1], int):
        raise ForeignError("archive")
    if row[1] != SCHEMA_VERSION:
        raise ArchiveError(
            f"{place} heeft een andere indeling ({row[1]}) dan deze zedentui leest ({SCHEMA_VERSION}); "
            "maak het opnieuw met zedentui kamer bijwerken, of werk het programma bij."
        )


def _guarded(connection: Any, place: Place) -> None:
    """See that what the file defines is what an archive has."""
    try:
        place.guard(connection, LAYOUT)
    except (ForeignError, duckdb.Error, RuntimeError) as error:
        what = f" (‘{clip(clean(str(error)), 40)}’ wijkt af)" if isinstance(error, ForeignError) else ""
        raise ArchiveError(
            f"{place} is niet zoals zedentui kamer het maakt{what}; kies een ander bestand met --archief."
        ) from error


def _why_not_opened(place: Place, error: Exception) -> str:
    """One sentence for the reason DuckDB gave; its own text is English and mentions internals."""
    reason = str(error).lower()
    if "permission" in reason or isinstance(error, PermissionError):
        return f"{place} mag niet gelezen worden; vraag de beheerder om leesrecht of kies een ander bestand."
    if isinstance(error, (duckdb.CatalogException, ForeignError)):
        return f"{place} is een databestand, maar geen archief van de Kamer; kies een ander."
    if "set lock on file" in reason:
        return f"{place} is in gebruik door een programma dat erin schrijft; wacht tot dat klaar is."
    if "newer version" in reason or "version number" in reason:
        return f"{place} is geschreven door een nieuwere DuckDB; werk zedentui bij of kies een ander bestand."
    return (
        f"{place} is geen leesbaar archief (beschadigd of onvolledig); maak het opnieuw met zedentui kamer bijwerken."
    )
