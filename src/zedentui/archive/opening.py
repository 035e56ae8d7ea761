"""Open a place as an archive: read-only, locked, compared with our schema, or one sentence that says why not."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from zedentui.duck.attached import ForeignError, Layout
from zedentui.duck.opening import Refusals, opened
from zedentui.duck.place import PlaceError, place_of

if TYPE_CHECKING:
    from zedentui.duck.place import Place

__all__ = ["APPLICATION", "LAYOUT", "OLDEST", "SCHEMA_VERSION", "ArchiveError", "open_archive"]

APPLICATION: Final = "zedentui-kamer"
SCHEMA_VERSION: Final = 2
"""The layout this program reads. In 1 the words to search by were in no order; it is the same otherwise."""
OLDEST: Final = 1
"""The oldest layout that can be brought up to date."""

_SCHEMA = Path(__file__).with_name("schema.sql")
LAYOUT: Final = Layout(mark="archive", memory="20MB", schema=(_SCHEMA,), views=(_SCHEMA,))
"""What an archive defines, and the memory that a session may use to read it."""


class ArchiveError(Exception):
    """The archive cannot be opened or read; the text is one Dutch sentence for the user."""


_REFUSALS: Final = Refusals(
    error=ArchiveError,
    missing="Er is geen archief {place}; maak het met zedentui kamer bijwerken.",
    folder="{place} is een map; geef met --archief de naam van een bestand.",
    name="De naam {place!r} is geen gewone tekst; geef het archief een andere naam.",
    foreign="{place} is een databestand, maar geen archief van de Kamer; kies een ander.",
    differs="{place} is niet zoals zedentui kamer het maakt{what}; kies een ander bestand met --archief.",
    in_use="{place} is in gebruik door een programma dat erin schrijft; wacht tot dat klaar is.",
    forbidden="{place} mag niet gelezen worden; vraag de beheerder om leesrecht of kies een ander bestand.",
    newer="{place} is geschreven door een nieuwere DuckDB; werk zedentui bij of kies een ander bestand.",
    broken=(
        "{place} is geen leesbaar archief (beschadigd of onvolledig); maak het opnieuw met zedentui kamer bijwerken."
    ),
)


def open_archive(where: Path | str | Place, *, oldest: int = SCHEMA_VERSION) -> tuple[Place, Any]:
    """The place, and a connection to the archive there without any way out of it.

    Nobody's archive is trusted as the program is: what it defines is compared with the schema every time. `oldest` is
    the layout that it must have at least.

    Raises:
        ArchiveError: missing, unreadable, truncated, foreign or of another layout; the sentence says which.
    """
    try:
        place = place_of(where)
    except PlaceError as error:
        raise ArchiveError(str(error)) from error

    def look(row: Any) -> None:
        """See that the file is ours, and of the layout that this version of the program reads."""
        if row is None or row[0] != APPLICATION or not isinstance(row[1], int):
            raise ForeignError(LAYOUT.mark)
        if not oldest <= row[1] <= SCHEMA_VERSION:
            todo = "werk het programma bij" if row[1] > SCHEMA_VERSION else "werk het bij met zedentui kamer bijwerken"
            raise ArchiveError(
                f"{place} heeft een andere indeling ({row[1]}) dan deze zedentui leest ({SCHEMA_VERSION}); {todo}."
            )

    return place, opened(place, LAYOUT, _REFUSALS, look)
