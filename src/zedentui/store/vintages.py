"""Figures from more than one letter: which notes still hold, and where another letter takes over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.model import Annotation, PrintedTable, Source
from zedentui.text.dutch import day

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["notes_of_newest"]


def notes_of_newest(
    notes: Sequence[Annotation], given: Mapping[int, Sequence[str]], tables: Sequence[PrintedTable]
) -> tuple[Annotation, ...]:
    """The notes over the years that their own document still gives, and a break where another document begins.

    `given` has the documents that give figures by year; `tables` tell where those stand.
    """
    kept = []
    for note in notes:
        years = [y for y, of in given.items() if note.source.document.id in of and note.applies_to(y)]
        if years:
            ends = None if note.year_to is None and years[-1] == max(given) else years[-1]
            kept.append(replace(note, year_from=years[0], year_to=ends))
    stars = max((len(note.mark) for note in notes), default=0)
    places = {table.source.document.id: table.source for table in reversed(tables)}
    for year, documents in given.items():
        for key in documents:
            if key not in given.get(year - 1, [key]):
                stars += 1
                kept.append(_takes_over(year, places[key], "*" * stars))
    return tuple(sorted(kept, key=lambda note: (note.year_from, note.id)))


def _takes_over(year: int, source: Source, mark: str) -> Annotation:
    """The mark of the first year that comes from another document than the year before it."""
    letter = source.document
    summary = (
        f"De cijfers vanaf {year} komen uit de brief van {day(letter.published_on)} ({letter.citation}), die ervoor uit"
        " een eerdere. Verschil met het jaar ervoor en index staan er alleen waar één brief beide jaren geeft."
    )
    return Annotation(
        f"andere-brief-{year}", "andere brief", year, None, mark, f"Andere brief vanaf {year}", summary, source
    )
