"""A figure of the letter's tables: the sentences it can be read aloud in, what one says of it, its table.

A count from the tables only means something with its denominator beside it. The letter divides by what leaves the
openbaar ministerie (uitstroom), its prose speaks of what comes in (instroom); sentences here name both, with the
number they divide by. `sentence` and `speech` say whatever is in doubt about the numbers they name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.kinds import change, doubt
from zedentui.kinds.source import Speech, citation
from zedentui.kinds.unit import LEAST_BASE, Unit, unit
from zedentui.text import provenance
from zedentui.text.aloud import aloud, first_sentence
from zedentui.text.dutch import number, portion, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from zedentui.model import Annotation, Dossier, Figures, Measure, Observation, Offence
    from zedentui.text.table import Cell, Kind

__all__ = [
    "bare", "cases", "copied", "labels", "marks", "parts_of", "phrase", "sentence", "share_of", "speech",
    "table", "title",
]  # fmt: skip

# How a sentence names the whole that a measure is a part of; shares of the uitstroom are named apart.
_WHOLES = {"onvoorwaardelijk_sepot": "de onvoorwaardelijke sepots"}
_VERB = re.compile(r"\{ww\|([^{}|]*)\|([^{}|]*)\}")
_CHANGES = frozenset({"verschil", "verschil_procent"})


def labels(cell: Observation, figures: Figures) -> tuple[Offence, Measure]:
    """Group and measure of a figure; raises StopIteration when `figures` lacks them."""
    offence = next(each for each in figures.offences if each.code == cell.offence)
    return offence, next(each for each in figures.measures if each.code == cell.measure)


def title(cell: Observation, figures: Figures) -> str:
    """Return what the figure is called on the debate sheet: `Technisch sepot, verkrachting, 2022`."""
    offence, measure = labels(cell, figures)
    return f"{measure.label}, {within(offence.label)}, {cell.year}"


# To read and to paste ----------------------------------------------------------------------------------------


def sentence(
    cell: Observation, figures: Figures, *, code: str = "aantal", changed: bool = False, parts: bool = False
) -> str:
    """Return the figure with its denominators, and after it whatever is in doubt about the numbers it names.

    `changed` adds how it differs from the year before, with `code` a unit of change in the place of the denominators;
    the index adds the index, and `parts` what the figure is made of.
    """
    differs = change.sentence(cell, figures) if changed else None
    units, made = list(doubt.SHARES), parts_of(cell, figures) if parts else []
    if differs and code in _CHANGES:
        said, units = f"In {cell.year} {phrase(cell, *labels(cell, figures))}: {differs}.", []
    else:
        said = bare(cell, *labels(cell, figures)) + (f" Dat is {differs}." if differs else "")
        index = unit("index")
        if code == "index" and index.value(cell) is not None:
            told = change.warned(change.breaks_behind(cell, code, figures.annotations))
            said += f" Index ({cell.base_year} = 100): {index.text(cell)}{told}."
            units.append(index)
        if made:
            said += " Daarvan: " + ", ".join(f"{label} {value}" for label, value, _ in made) + "."
    rest = doubt.note(cell, units, figures.cells, figures.measures, [part for _, _, part in made])
    return f"{said} {rest}" if rest else said


def bare(cell: Observation, offence: Offence, measure: Measure) -> str:
    """Return the figure with every denominator that applies, and nothing of what is in doubt: who shows it says that.

    In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 46,3% van de uitstroom (2.814), 50,4% van de
    instroom (2.581).
    """
    said = f"In {cell.year} {phrase(cell, offence, measure)}"
    if cell.count == 0:
        wholes = [f"een {name} van {number(whole)}" for name, _, whole in _flows(cell)]
        return f"{said}, op {' en '.join(wholes)}." if wholes else f"{said}."
    shares = [f"{portion(part)} van de {name} ({number(whole)})" for name, part, whole in _flows(cell)]
    if cell.parent_measure not in {None, "uitstroom"} and cell.share_parent is not None:
        name = _WHOLES.get(cell.parent_measure or "", "de rij erboven")
        shares.insert(0, f"{portion(cell.share_parent)} van {name} ({number(cell.parent_count or 0)})")
    return f"{said}: {', '.join(shares)}." if shares else f"{said}."


def phrase(cell: Observation, offence: Offence, measure: Measure) -> str:
    """Return `measure.phrase` filled in: `seponeerde het OM 1.302 zedenzaken onvoorwaardelijk`.

    `{zaken}` becomes the count with the words for the offence (`geen zedenzaken`, `1 zedenzaak`), and
    `{ww|enkelvoud|meervoud}` the verb that goes with it.
    """
    verb = r"\1" if cell.count == 1 else r"\2"
    return _VERB.sub(verb, measure.phrase).replace("{zaken}", cases(cell, offence))


def cases(cell: Observation, offence: Offence) -> str:
    """Return the count with the words for the offence: `geen zedenzaken`, `vermoedelijk 42 zedenzaken`."""
    doubtful = "vermoedelijk " if cell.repaired else ""
    if cell.count == 0:
        return f"{doubtful}geen {offence.cases}"
    return f"{doubtful}{number(cell.count)} {offence.one_case if cell.count == 1 else offence.cases}"


def parts_of(cell: Observation, figures: Figures) -> list[tuple[str, str, Observation]]:
    """Return what a figure is made of: each part by name, with its share of the whole, and its own cell."""
    found = [
        (measure, figures.cells.get((cell.offence, measure.code, cell.year)))
        for measure in figures.measures
        if measure.parent == cell.measure
    ]
    return [
        (within(measure.label), f"{number(part.count)} ({portion(part.share_parent)})", part)
        for measure, part in found
        if part and part.share_parent is not None
    ]


def share_of(cell: Observation) -> float | None:
    """Return the share of the uitstroom where it says something: for a part of it, when there was any."""
    return None if cell.measure in {"instroom", "uitstroom"} else cell.share_uitstroom


def _flows(cell: Observation) -> list[tuple[str, float, int]]:
    """What the figure is a share of, as (name, share in %, whole): the uitstroom, the instroom, or neither."""
    flows = []
    if (part := share_of(cell)) is not None:
        flows.append(("uitstroom", part, cell.uitstroom))
    if cell.measure != "instroom" and cell.share_instroom is not None:
        flows.append(("instroom", cell.share_instroom, cell.instroom))
    return flows


def copied(cell: Observation, figures: Figures, chosen: Unit, printed: Observation) -> str:
    """Return the bare value in a unit, with the other one beside it where it rests on a number in doubt.

    `printed` is the same cell as our text has it.
    """
    behind = doubt.beside(cell, chosen, figures.cells, figures.measures)
    if doubt.sign(cell, chosen, figures.cells) == doubt.PRESUMED:
        behind = f" (vermoedelijk; {provenance.as_it_stands(compared=cell.compared)}: {chosen.text(printed)})"
    if broken := change.breaks_behind(cell, chosen.code, figures.annotations):
        behind = f"{behind[:-1]}; reeksbreuk vanaf {broken})" if behind else f" (reeksbreuk vanaf {broken})"
    return chosen.text(cell) + behind


def marks(year: int, annotations: Iterable[Annotation]) -> str:
    """Return the marks that `year` carries, as `*` or `*,**`: with a comma, or two marks would read as a third."""
    carried = sorted((each for each in annotations if each.applies_to(year)), key=lambda each: len(each.mark))
    return ",".join(each.mark for each in carried)


# To say ------------------------------------------------------------------------------------------------------


def speech(cell: Observation, figures: Figures, dossier: Dossier, code: str = "aantal") -> Speech:
    """The figure with its denominators; in a unit of change or the index that too, and what is in doubt.

    In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk. Dat is 46,3 procent van de uitstroom van 2.814 zaken
    en 50,4 procent van de instroom van 2.581 zaken.
    """
    offence, measure = labels(cell, figures)
    parts = [_spoken(cell, offence, measure), _changed(cell, figures, code)]
    units = [*doubt.SHARES, unit(code)]
    told = doubt.notes(cell, units, figures.cells, figures.measures)
    parts += [first_sentence(each).replace(": ", ", van ").replace(" → ", " naar ") if " → " in each
              else first_sentence(each) for each in told]  # fmt: skip
    return Speech(aloud(" ".join(filter(None, parts))), citation(cell.source, dossier))


def _spoken(cell: Observation, offence: Offence, measure: Measure) -> str:
    """What `bare` says, in words that need no brackets."""
    if cell.count == 0:
        return bare(cell, offence, measure)
    shares = [f"{portion(part)} van de {name} van {number(whole)} zaken" for name, part, whole in _flows(cell)]
    if cell.parent_measure not in {None, "uitstroom"} and cell.share_parent is not None:
        name = _WHOLES.get(cell.parent_measure or "", "de zaken in de rij erboven").removeprefix("de ")
        shares.insert(0, f"{portion(cell.share_parent)} van de {number(cell.parent_count or 0)} {name}")
    said = f"In {cell.year} {phrase(cell, offence, measure)}."
    *others, last = shares or [""]
    return f"{said} Dat is {', '.join(others)}{' en ' if others else ''}{last}." if last else said


def _changed(cell: Observation, figures: Figures, code: str) -> str:
    index, warned = unit("index"), change.warned(change.breaks_behind(cell, code, figures.annotations))
    if code == index.code and index.value(cell) is not None:
        return f"Als {cell.base_year} op 100 staat, komt {cell.year} uit op {index.text(cell)}{warned}."
    if code not in _CHANGES or cell.change is None:
        return ""
    before = cell.year - 1
    if cell.change == 0:
        said = f"Dat is evenveel als in {before}"
    else:
        verb, word = "is" if abs(cell.change) == 1 else "zijn", "meer" if cell.change > 0 else "minder"
        said = f"Dat {verb} er {number(abs(cell.change))} {word} dan in {before}"
        if cell.count - cell.change >= LEAST_BASE:
            name = "stijging" if cell.change > 0 else "daling"
            said += f", een {name} van {portion(abs(100 * cell.change / (cell.count - cell.change)))}"
        elif cell.count != cell.change:
            said += f", van {number(cell.count - cell.change)} naar {number(cell.count)}"
    other = change.otherwise(cell, change.before(cell, figures))
    return f"{said}{f'; {other}' if other else ''}{warned}."


# In a table --------------------------------------------------------------------------------------------------


def table(rows: Sequence[Observation], code: str = "aantal", figures: Figures | None = None) -> Table:
    """Cells of the statistics, one a row; `value` is in the unit with this `code`, None where there is none.

    `count` is always that of our text. With presumed figures `value` is reckoned with the presumed counts, and `basis`
    says of each value whether it rests on one. `doubt` says which numbers in doubt the value rests on, among `figures`;
    `series_break`, of a change or an index, from which year on the series that it compares does not go on as before.
    Where rows come from several documents, or one was revised, `document` and `revised_from` say so.
    """
    chosen = unit(code)
    cells, measures = (figures.cells, figures.measures) if figures else ({}, ())
    basis = ("basis",) if any(o.presumed for o in rows) else ()
    auto: Kind = "auto"
    compares, annotations = code in _CHANGES | {"index"}, figures.annotations if figures else ()
    several = len({o.source.document for o in rows}) > 1 or any(o.was is not None for o in rows)

    def cells_of(o: Observation) -> tuple[Cell, ...]:
        sign = doubt.sign(o, chosen, cells)
        on = ("vermoedelijk" if sign == doubt.PRESUMED else "tekst",) if basis else ()
        why = doubt.note(o, chosen, cells, measures) if sign else None
        vintage = (o.source.document.id, o.was) if several else ()
        broken = (change.breaks_behind(o, code, annotations) or None,) if compares else ()
        return (o.offence, o.measure, o.year, o.printed_count, code, chosen.value(o), o.uitstroom, o.instroom,
                o.presumed_count, *on, why, *broken, *vintage)  # fmt: skip

    return Table(
        ("offence", "measure", "year", "count", "unit", "value", "uitstroom", "instroom", "presumed_count", *basis,
         "doubt", *(("series_break",) if compares else ()), *(("document", "revised_from") if several else ())),
        ("Delict", "Maat", "Jaar", "Aantal", "Eenheid", "Waarde", "Uitstroom", "Instroom", "Vermoedelijk",
         *(("Cijfers",) if basis else ()), "Twijfel", *(("Reeksbreuk",) if compares else ()),
         *(("Document", "Was") if several else ())),
        tuple(map(cells_of, rows)),
        kinds=(*[auto] * 5, chosen.kind, *[auto] * (4 + len(basis) + compares + 2 * several)),
    )  # fmt: skip
