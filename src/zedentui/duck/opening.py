"""Open a place as what it should be: read-only, locked, of our program and layout, compared with our schema.

What the dossier and the archive have in common; each brings its layout, its sentences and its own look at the mark.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from zedentui.classes import dataclass
from zedentui.duck.attached import LONGEST_OPENING, ForeignError, Layout
from zedentui.duck.engine import LEAST_ROOM, duckdb, room_left
from zedentui.duck.place import FilePlace, Place, PlaceError
from zedentui.duck.watch import Watch
from zedentui.text.clean import clean, clip

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Refusals", "opened", "seen_from_outside"]


@dataclass(frozen=True, slots=True)
class Refusals:
    """What is said of a place that is not opened: `error` is raised with one of them, in which `{place}` may stand.

    `foreign` is of a database that is none of ours, `differs` of one that defines other things (`{what}` names the
    first), `name` of a name that is no plain text; `broken` is what is said when nothing else is known.
    """

    error: type[Exception]
    missing: str
    folder: str
    name: str
    foreign: str
    differs: str
    in_use: str
    forbidden: str
    newer: str
    broken: str


def opened(
    place: Place, layout: Layout, refusals: Refusals, look: Callable[[Any], None], *, trusted: bool = False
) -> Any:
    """A connection to `place` without any way out of it; who gets it owns it.

    `look` is given the one row of the mark of `layout` (application, version of the schema), and raises ForeignError or
    the `error` of `refusals` when it is of something else. `trusted`: what is defined there is not compared.

    Raises:
        Exception: the `error` of `refusals`, with one Dutch sentence that says why not.
    """
    seen_from_outside(place, refusals)
    connection = None
    try:
        connection = place.open(layout, trusted=trusted)
        with Watch(connection.interrupt, LONGEST_OPENING):
            row = connection.execute(f"SELECT application, schema_version FROM {layout.mark}").fetchone()  # noqa: S608
        look(row)
        if not trusted:
            _guarded(connection, place, layout, refusals)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, PlaceError):
            raise refusals.error(str(error)) from error
        if isinstance(error, (ForeignError, duckdb.Error, RuntimeError, OSError)):
            raise refusals.error(_why_not(error, refusals).format(place=place)) from error
        raise
    return connection


def seen_from_outside(place: Place, refusals: Refusals) -> None:
    """Refuse what cannot be opened before DuckDB is asked.

    Raises:
        Exception: the `error` of `refusals`, with the sentence that says why not.
    """

    def refuse(sentence: str) -> NoReturn:
        raise refusals.error(sentence.format(place=place))

    if not place.there:  # a file of no other kind is opened: a pipe would never end
        path = place.path if isinstance(place, FilePlace) else None
        with suppress(OSError, ValueError):  # a folder that may not be entered, a name that no file can have
            if path is not None and path.is_dir():
                refuse(refusals.folder)
            refuse(refusals.broken if path is not None and path.exists() else refusals.missing)
        refuse(refusals.forbidden)
    if (room := room_left()) is not None:
        refuse(
            f"Dit proces mag maar {room // 1_000_000} MB geheugen aanspreken (ulimit -v) en zedentui heeft er "
            f"{LEAST_ROOM // 1_000_000} nodig; verruim die grens of vraag de beheerder erom."
        )
    if not str(place).isprintable():
        raise refusals.error(refusals.name.format(place=str(place)))


def _guarded(connection: Any, place: Place, layout: Layout, refusals: Refusals) -> None:
    """See that what the file defines is what ours do."""
    try:
        place.guard(connection, layout)
    except (ForeignError, duckdb.Error, RuntimeError) as error:
        what = f" (‘{clip(clean(str(error)), 40)}’ wijkt af)" if isinstance(error, ForeignError) else ""
        raise refusals.error(refusals.differs.format(place=place, what=what)) from error


def _why_not(error: Exception, refusals: Refusals) -> str:
    """The sentence for the reason DuckDB gave; its own text is English and mentions internals."""
    reason = str(error).lower()
    if isinstance(error, ForeignError):
        return refusals.foreign
    if "set lock on file" in reason:
        return refusals.in_use
    if "permission" in reason or isinstance(error, PermissionError):
        return refusals.forbidden
    if isinstance(error, duckdb.CatalogException):
        return refusals.foreign
    if "newer version" in reason or "version number" in reason:
        return refusals.newer
    return refusals.broken
