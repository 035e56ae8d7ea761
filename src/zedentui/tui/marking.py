"""From what is under the cursor to the debate sheet: the mark of an item.

The core (`zedentui.sheet`) knows texts only; here a text is made of an item, with the place that leads back to it. That
place names the item and not how one looked at it: the same item is one mark, whatever filter or reference date.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.kinds import speech
from zedentui.kinds.arithmetic import Arithmetic, arithmetic_of
from zedentui.model import (
    Action,
    ActionLine,
    ActionPlan,
    Claim,
    Motie,
    Organisation,
    Promise,
    Reference,
    Section,
    Source,
    TableCheck,
    Term,
    TransnationalMeasure,
)
from zedentui.places import Location
from zedentui.sheet import Mark
from zedentui.text.aloud import aloud

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from zedentui.kinds.speech import Speech
    from zedentui.model import Dossier, Figures, Measure, Observation, Offence
    from zedentui.search import Card, Hit
    from zedentui.store.store import Store

__all__ = ["figure_place", "of_answer", "of_cell", "of_figure", "of_item"]

_OWN_UNITS = {"verschil", "verschil_procent", "index"}  # what one says of a figure differs in these


# What is said of an item -------------------------------------------------------------------------------------


def of_item(item: object, dossier: Dossier, place: Location, day: date, sections: Sequence[Section] = ()) -> Mark:
    """The mark of an item of any kind; `day` is the reference date, `sections` those in which a source can stand."""
    title, said, source = _said(item, dossier, day, sections)
    return _mark(title, said, source, dossier, place)


def _said(
    item: object, dossier: Dossier, day: date, sections: Sequence[Section]
) -> tuple[str, Speech, Source | Reference | None]:
    """Title, speech, and what its address is taken from."""
    match item:
        case ActionPlan():
            return item.title, speech.action_plan(item, dossier), item.source
        case ActionLine():
            return f"Actielijn {item.number}: {item.title}", speech.action_line(item, dossier), item.source
        case Action():
            return item.title, speech.action(item, dossier), item.source
        case TransnationalMeasure():
            return item.title, speech.transnational_measure(item, dossier), item.source
        case Motie():
            return item.title, speech.motie(item, dossier), item.source
        case Promise():
            return item.title, speech.promise(item, dossier, day), item.source
        case Claim():
            return item.title, speech.claim(item, dossier), item.source
        case Arithmetic():
            right = len(item.cells) - len(item.wrong)
            return item.title, speech.arithmetic(item.title, right, len(item.cells), item.source, dossier), item.source
        case Term():
            return item.term, speech.term(item, dossier), item.source
        case Reference():
            return item.citation, speech.reference(item, dossier), item
        case Section():
            return item.title, speech.section(item, dossier), None
        case Organisation():
            return item.name, speech.organisation(item, dossier), item.source
        case Source():
            return item.section_title, speech.source_in_full(item, sections, dossier), item
    raise TypeError(f"no mark can be made of {type(item).__name__}")


def _mark(title: str, said: Speech, source: Source | Reference | None, dossier: Dossier, place: Location) -> Mark:
    cited = source.reference if isinstance(source, Source) else source
    url = (cited.url if cited is not None else None) or dossier.letter.url or ""
    return Mark(title, said.line, said.source, url, place=str(place))


def of_cell(cell: TableCheck, figures: Figures, source: Source | None, dossier: Dossier, place: Location) -> Mark:
    """The mark of one cell of the arithmetic of the tables."""
    label = next((measure.label for measure in figures.measures if measure.code == cell.measure), cell.measure)
    title = f"Tabel {cell.table}, {cell.year}, {label[:1].lower()}{label[1:]} nagerekend"
    return _mark(title, speech.table_check(cell, label, source, dossier), source, dossier, place)


def of_figure(
    cell: Observation, offence: Offence, measure: Measure, dossier: Dossier, unit: str = "aantal", *,
    doubt: str | None = None, presumed: bool = False,
) -> Mark:  # fmt: skip
    """The mark of a figure, seen in `unit`; `presumed` when it rests on a presumed count, `doubt` as in `speech`."""
    title = f"{measure.label}, {offence.label.lower()}, {cell.year}"
    said = speech.figure(cell, offence, measure, dossier, unit, doubt)
    return _mark(title, said, offence.source, dossier, figure_place(cell, unit, presumed=presumed))


def figure_place(cell: Observation, unit: str = "aantal", *, presumed: bool = False) -> Location:
    """The place of a figure: group, measure and year; the unit where one says something else in it."""
    pairs = [("delict", cell.offence), ("maat", cell.measure), ("jaar", str(cell.year))]
    if unit in _OWN_UNITS:
        pairs.append(("eenheid", unit))
    if cell.repaired or (presumed and unit in _OWN_UNITS):
        pairs.append(("cijfers", "vermoedelijk"))
    return Location("statistiek", None, tuple(pairs))


# What is found by looking it up ------------------------------------------------------------------------------


def of_answer(answer: Card | Hit, store: Store, day: date) -> Mark:
    """The mark of a figure or item that was looked up, the same as in its pane.

    A measure without a year is its latest figure. What has no item of its own, several figures together for example, is
    taken as it was answered. Raises StoreError.
    """
    cell = _one_figure(answer, store.figures)
    if cell is not None:
        offence = next(each for each in store.figures.offences if each.code == cell.offence)
        measure = next(each for each in store.figures.measures if each.code == cell.measure)
        return of_figure(cell, offence, measure, store.dossier())
    place = Location(answer.location.pane, answer.location.item)
    for key, item in _items(place.pane, store, day) if place.item else ():
        if key == place.item:
            return of_item(item, store.dossier(), place, day)
    place = answer.location
    return Mark(answer.title, aloud(answer.answer), answer.citation, answer.url or "", place=str(place))


def _one_figure(answer: Card | Hit, figures: Figures) -> Observation | None:
    """The figure that an answer is about, when it is one."""
    cells: Sequence[Observation] = getattr(answer, "observations", ())
    if cells:
        return cells[0] if len(cells) == 1 else None
    named = answer.location.get("delict"), answer.location.get("maat")
    year = answer.location.get("jaar") or str(figures.years[-1] if figures.years else "")
    return next((cell for (*key, each), cell in figures.cells.items() if (*key,) == named and str(each) == year), None)


def _items(pane: str, store: Store, day: date) -> list[tuple[str, object]]:
    """What can be found in a pane or reference work, by the id that a location has."""
    items: Sequence[object]
    match pane:
        case "actieplan":
            plan = store.action_plan()
            lines = [(str(line.number), line) for line in store.action_lines()]
            return [*([("plan", plan)] if plan else []), *lines, *((item.id, item) for item in store.actions())]
        case "transnationaal":
            items = store.transnational_measures()
        case "moties":
            items = store.moties()
        case "agenda":
            items = store.promises(day)
        case "narekenen":
            offences = store.figures.offences
            items = [*store.claims(), *arithmetic_of(store.table_checks(), offences[0].source if offences else None)]
        case "begrippen":
            items = store.terms()
        case "stukken":
            items = store.references()
        case "paragrafen":
            items = store.sections()
        case "organisaties":
            items = store.organisations()
        case _:
            items = ()
    return [(str(getattr(item, "id", "")), item) for item in items]
