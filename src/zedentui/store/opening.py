"""Open a place as a dossier: read-only, locked, compared with our schema, or one sentence that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.attached import LONGEST_OPENING, ForeignError, Layout
from zedentui.duck.engine import LEAST_ROOM, duckdb, room_left
from zedentui.duck.place import FilePlace, Place, PlaceError
from zedentui.duck.watch import Watch
from zedentui.store.problems import StoreError
from zedentui.text.clean import clean, clip

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["LAYOUT", "SCHEMA_VERSION", "open_dossier"]

SCHEMA_VERSION: Final = 4
"""The table layout this program knows; a file with another one is refused.

1 had no `claim_denominator`; 2 had two views of shares in the place of `figure`, no `yardstick`, no `recess` and no
results of promises; 3 had no `left_out` of a section and no section of a footnote, and
no `edition`.
"""

_HERE = Path(__file__).parent
LAYOUT: Final = Layout(
    mark="dossier",
    memory="256MB",
    schema=(_HERE / "schema.sql", _HERE / "search_index.sql"),
    views=(_HERE / "views.sql",),
)
"""What a dossier defines, and the memory that a session may use to read it."""


def open_dossier(place: Place, *, trusted: bool = False) -> Any:
    """A connection to the dossier at `place`, without any way out of it.

    `trusted` is for the database that came with the program: what it defines is not compared with the schema.

    Raises:
        StoreError: missing, unreadable, truncated, foreign or newer than this program; the sentence says which.
    """
    for complaint in _seen_from_outside(place):
        raise StoreError(complaint)
    connection = None
    try:
        connection = place.open(LAYOUT, trusted=trusted)
        _look_at_mark(connection, place)
        if not trusted:
            _guarded(connection, place)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, PlaceError):
            raise StoreError(str(error)) from error
        if isinstance(error, ForeignError):
            raise StoreError(_foreign(place)) from error
        if isinstance(error, (duckdb.Error, RuntimeError, OSError)):
            raise StoreError(_why_not_opened(place, error)) from error
        raise
    return connection


def _seen_from_outside(place: Place) -> Iterator[str]:
    """What keeps `place` from being opened, before DuckDB is asked."""
    path = place.path if isinstance(place, FilePlace) else None
    if path is not None and not path.exists():
        yield f"Het databestand {path} bestaat niet; geef een ander bestand op met --db."
    if path is not None and path.is_dir():
        yield f"{path} is een map, geen databestand; geef een bestand op met --db."
    if (room := room_left()) is not None:
        yield (
            f"Dit proces mag maar {room // 1_000_000} MB geheugen aanspreken (ulimit -v) en zedentui heeft er "
            f"{LEAST_ROOM // 1_000_000} nodig; verruim die grens of vraag de beheerder erom."
        )
    if not str(place).isprintable():
        yield f"De naam {str(place)!r} is geen gewone tekst; geef het databestand een andere naam."


def _look_at_mark(connection: Any, place: Place) -> None:
    """See that the file is ours, and made for this version of the program."""
    with Watch(connection.interrupt, LONGEST_OPENING):
        row = connection.execute("SELECT application, schema_version FROM dossier").fetchone()
    if row is None or row[0] != "zedentui" or not isinstance(row[1], int):
        raise StoreError(_foreign(place))
    if row[1] > SCHEMA_VERSION:
        raise StoreError(
            f"{place} is gemaakt voor een nieuwere zedentui (indeling {row[1]}, deze kent {SCHEMA_VERSION}); "
            "werk het programma bij of kies een ander bestand met --db."
        )
    if row[1] < SCHEMA_VERSION:
        raise StoreError(
            f"{place} is gemaakt voor een oudere zedentui (indeling {row[1]}, deze kent {SCHEMA_VERSION}); "
            "maak het opnieuw met zedentui bouw of kies een ander bestand met --db."
        )


def _guarded(connection: Any, place: Place) -> None:
    """See that what the file defines is what a dossier has."""
    try:
        place.guard(connection, LAYOUT)
    except (ForeignError, duckdb.Error, RuntimeError) as error:
        what = f" (‘{clip(clean(str(error)), 40)}’ wijkt af)" if isinstance(error, ForeignError) else ""
        raise StoreError(
            f"{place} is niet zoals zedentui bouw het maakt{what}; "
            "kies een ander bestand met --db, of bouw het opnieuw."
        ) from error


def _foreign(place: Place) -> str:
    return f"{place} is een databestand, maar geen dossier van zedentui; kies een ander met --db."


def _why_not_opened(place: Place, error: Exception) -> str:
    """One sentence for the reason DuckDB gave; its own text is English and mentions internals."""
    reason = str(error).lower()
    if "set lock on file" in reason:
        return f"{place} is in gebruik door een programma dat erin schrijft; wacht tot dat klaar is of kies een kopie."
    if "permission" in reason or isinstance(error, PermissionError):
        return f"{place} mag niet gelezen worden; vraag de beheerder om leesrecht of kies een ander bestand met --db."
    if isinstance(error, duckdb.CatalogException):
        return _foreign(place)
    if "newer version" in reason or "version number" in reason:
        return f"{place} is geschreven door een nieuwere DuckDB; werk zedentui bij of kies een ander bestand met --db."
    return f"{place} is geen leesbaar databestand (beschadigd of onvolledig); zet een goed bestand terug of kies een ander met --db."  # noqa: E501
