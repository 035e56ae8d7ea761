"""How a card is named, where it leads, and what it says it leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.places import Location

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Observation
    from zedentui.search.lexicon import Lexicon
    from zedentui.search.query import Query

__all__ = ["location", "title", "warnings"]


def title(cells: Sequence[Observation], lexicon: Lexicon) -> str:
    """Return what, whose and when: `Technisch sepot, verkrachting, 2018-2022`."""
    measures = list(dict.fromkeys(lexicon.measures[cell.measure].label for cell in cells))
    offences = list(dict.fromkeys(lexicon.offences[cell.offence].label.lower() for cell in cells))
    years = sorted({cell.year for cell in cells})
    unbroken = len(years) > 2 and years == list(range(years[0], years[-1] + 1))
    span = f"{years[0]}-{years[-1]}" if unbroken else " en ".join(map(str, years))
    what = " en ".join(measures) if len(measures) < 3 else "Overzicht"
    return f"{what}, {' en '.join(offences)}, {span}"


def location(cells: Sequence[Observation], unit: str) -> Location:
    """Return the place in Statistiek that shows these cells, in `unit`."""
    offences = {cell.offence for cell in cells}
    years = sorted({cell.year for cell in cells})
    pairs = (
        ("delict", cells[0].offence if len(offences) == 1 else "beide"),
        ("eenheid", unit),
        ("maat", cells[0].measure),
        ("jaar", str(years[0]) if len(years) == 1 else f"{years[0]}-{years[-1]}"),
    )
    return Location("statistiek", None, pairs)


def warnings(query: Query, lexicon: Lexicon, years: Sequence[int], ignored: Sequence[str]) -> list[str]:
    """Return what the answer leaves out, to be said before anything else.

    `years` are the asked years that the tables have, `ignored` the words that were not understood.
    """
    said = []
    if missing := [year for year in query.years.years if year not in years]:
        named = f"{missing[0]} tot en met {missing[-1]}" if len(missing) > 2 else " en ".join(map(str, missing))
        span = f"{lexicon.first_year} tot en met {lexicon.last_year}"
        said.append(f"Over {named} geeft de brief geen cijfers; zijn tabellen lopen van {span}.")
    if ignored:
        words = " en ".join(f"‘{word}’" for word in ignored)
        verb = "is" if len(ignored) == 1 else "zijn"
        said.append(f"{words} {verb} niet meegenomen; dit is het cijfer zonder die beperking.")
    if query.lacking:
        said.append(f"De brief telt zaken, geen {query.lacking[0][1]}.")
    return said
