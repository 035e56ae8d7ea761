"""The mark of an item on the debate sheet: what one says of it, where it is from, and the place that leads back to it.

The sheet (`zedentui.sheet`) knows texts only; here a text is made of an item. Its place names the item and not how one
looked at it: the same item is one mark, whatever filter or reference date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from zedentui.kinds import doubt, figure, source
from zedentui.kinds.unit import unit
from zedentui.places import Location
from zedentui.sheet import Mark
from zedentui.text.aloud import aloud

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.kinds.kind import Kind
    from zedentui.kinds.source import Speech
    from zedentui.model import Dossier, Figures, Observation, Source, TableCheck
    from zedentui.store.store import Store

__all__ = ["Answer", "figure_place", "of_answer", "of_cell", "of_figure", "of_item"]

T = TypeVar("T")

_OWN_UNITS = {"verschil", "verschil_procent", "index"}  # what one says of a figure differs in these


class Answer(Protocol):
    """What was found by looking it up: a figure or an item."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def answer(self) -> str:
        """What it says."""

    @property
    def citation(self) -> str:
        """Where that is from."""

    @property
    def url(self) -> str | None:
        """The address of that."""

    @property
    def location(self) -> Location:
        """Where it is shown."""


def of_item(item: T, kind: Kind[T], dossier: Dossier, place: Location) -> Mark:
    """The mark of an item of any kind."""
    kind = kind.of(item)
    said, outside = kind.speech(item), kind.elsewhere(item)
    if outside is not None:
        return Mark(kind.title(item), said.line, said.source, outside[1], place=str(place))
    return _mark(kind.title(item), said, kind.source(item), dossier, place)


def of_cell(item: TableCheck, figures: Figures, dossier: Dossier, place: Location) -> Mark:
    """The mark of one cell of the arithmetic of the tables."""
    from zedentui.kinds import table_check

    said = table_check.speech(item, figures, dossier)
    return _mark(table_check.title(item, figures), said, table_check.source(item, figures), dossier, place)


def of_figure(cell: Observation, figures: Figures, dossier: Dossier, code: str = "aantal") -> Mark:
    """The mark of a figure, seen in the unit with this code."""
    said, place = figure.speech(cell, figures, dossier, code), figure_place(cell, figures, code)
    return _mark(figure.title(cell, figures), said, cell.source, dossier, place)


def _mark(title: str, said: Speech, stands: Source | None, dossier: Dossier, place: Location) -> Mark:
    return Mark(title, said.line, said.source, source.address(stands, dossier) or "", place=str(place))


def figure_place(cell: Observation, figures: Figures, code: str = "aantal") -> Location:
    """The place of a figure: group, measure and year; the unit where one says something else in it."""
    pairs = [("delict", cell.offence), ("maat", cell.measure), ("jaar", str(cell.year))]
    if code in _OWN_UNITS:
        pairs.append(("eenheid", code))
    if cell.repaired or (code in _OWN_UNITS and doubt.sign(cell, unit(code), figures.cells) == doubt.PRESUMED):
        pairs.append(("cijfers", "vermoedelijk"))
    return Location("statistiek", None, tuple(pairs))


# What is found by looking it up ------------------------------------------------------------------------------


def of_answer(answer: Answer, store: Store, day: date) -> Mark:
    """The mark of a figure or item that was looked up, the same as in its pane.

    A measure without a year is its latest figure. What has no item of its own, several figures together for example, is
    taken as it was answered. Raises StoreError.
    """
    from zedentui.kinds import registry

    cell = _one_figure(answer, store.figures)
    if cell is not None:
        return of_figure(cell, store.figures, store.dossier())
    place = Location(answer.location.pane, answer.location.item)
    if place.item and place.pane in registry.KINDS:
        kind = registry.kind(place.pane, store, day)
        if (item := kind.find(place.item)) is not None:
            return of_item(item, kind, store.dossier(), place)
    return Mark(answer.title, aloud(answer.answer), answer.citation, answer.url or "", place=str(answer.location))


def _one_figure(answer: Answer, figures: Figures) -> Observation | None:
    """The figure that an answer is about, when it is one."""
    cells: Sequence[tuple[str, str, int]] | None = getattr(answer, "observations", None)
    if cells is not None:
        return figures.cells.get(cells[0]) if len(cells) == 1 else None
    named = answer.location.get("delict"), answer.location.get("maat")
    year = answer.location.get("jaar") or str(figures.years[-1] if figures.years else "")
    return next((cell for (*key, each), cell in figures.cells.items() if (*key,) == named and str(each) == year), None)
