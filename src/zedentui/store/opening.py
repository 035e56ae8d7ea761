"""Open a place as a dossier: read-only, locked, compared with our schema, or one sentence that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.attached import ForeignError, Layout
from zedentui.duck.opening import Refusals, opened, seen_from_outside
from zedentui.store.problems import StoreError

if TYPE_CHECKING:
    from zedentui.duck.place import FilePlace, Place
    from zedentui.store.snapshot import Snapshot

__all__ = ["LAYOUT", "SCHEMA_VERSION", "kept_in", "open_dossier", "open_kept"]

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

_REFUSALS: Final = Refusals(
    error=StoreError,
    missing="Het databestand {place} bestaat niet; geef een ander bestand op met --db.",
    folder="{place} is een map, geen databestand; geef een bestand op met --db.",
    name="De naam {place!r} is geen gewone tekst; geef het databestand een andere naam.",
    foreign="{place} is een databestand, maar geen dossier van zedentui; kies een ander met --db.",
    differs=(
        "{place} is niet zoals zedentui bouw het maakt{what}; kies een ander bestand met --db, of bouw het opnieuw."
    ),
    in_use=("{place} is in gebruik door een programma dat erin schrijft; wacht tot dat klaar is of kies een kopie."),
    forbidden="{place} mag niet gelezen worden; vraag de beheerder om leesrecht of kies een ander bestand met --db.",
    newer="{place} is geschreven door een nieuwere DuckDB; werk zedentui bij of kies een ander bestand met --db.",
    broken=(
        "{place} is geen leesbaar databestand (beschadigd of onvolledig); zet een goed bestand terug of kies een ander "
        "met --db."
    ),
)


def open_dossier(place: Place, *, trusted: bool = False) -> Any:
    """A connection to the dossier at `place`, without any way out of it.

    `trusted` is for the database that came with the program: what it defines is not compared with the schema.

    Raises:
        StoreError: missing, unreadable, truncated, foreign or newer than this program; the sentence says which.
    """

    def look(row: Any) -> None:
        """See that the file is ours, and made for this version of the program."""
        if row is None or row[0] != "zedentui" or not isinstance(row[1], int):
            raise ForeignError(LAYOUT.mark)
        if row[1] == SCHEMA_VERSION:
            return
        newer = row[1] > SCHEMA_VERSION
        raise StoreError(
            f"{place} is gemaakt voor een {'nieuwere' if newer else 'oudere'} zedentui (indeling {row[1]}, deze kent "
            f"{SCHEMA_VERSION}); "
            + (
                "werk het programma bij of kies een ander bestand met --db."
                if newer
                else "maak het opnieuw met zedentui bouw of kies een ander bestand met --db."
            )
        )

    return opened(place, LAYOUT, _REFUSALS, look, trusted=trusted)


def kept_in(place: FilePlace) -> Snapshot | None:
    """The snapshot in the file at `place`, when it has one that fits, and DuckDB could be opened as well.

    Raises:
        StoreError: as `open_dossier`, for what can be seen from outside.
    """
    from zedentui.store.snapshot import snapshot_of

    seen_from_outside(place, _REFUSALS)
    return snapshot_of(place.path)


def open_kept(place: FilePlace, snapshot: Snapshot, *, trusted: bool) -> Any:
    """A connection to the very file that `snapshot` was read from: what is shown and what is asked never differ.

    Raises:
        StoreError: as `open_dossier`; or another file has come in its place.
    """
    before = place.edition()
    if snapshot.still_in(place.path):
        connection = open_dossier(place, trusted=trusted)
        if place.edition() == before:
            return connection
        connection.close()
    raise StoreError(
        f"Op de plek van {place} staat sinds het begin van deze sessie een ander bestand; druk op r om dat te openen."
    )
