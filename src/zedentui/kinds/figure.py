"""A figure of the letter's tables: the sentences it can be read aloud in, what one says of it, its table.

A count from the tables only means something with its denominator beside it. The letter divides by what leaves the
openbaar ministerie (uitstroom), its prose speaks of what comes in (instroom); sentences here name both, with the
number they divide by.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from zedentui.kinds import doubt
from zedentui.kinds.source import Speech, citation
from zedentui.kinds.unit import unit
from zedentui.text.aloud import aloud, first_sentence
from zedentui.text.dutch import decimal, number, percent, signed, within
from zedentui.text.table import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.model import Annotation, Dossier, Measure, Observation, Offence

__all__ = [
    "change_sentence",
    "comparison_sentence",
    "marks",
    "phrase",
    "sentence",
    "speech",
    "spoken",
    "table",
    "title",
]


# How a sentence names the whole that a measure is a part of; shares of the uitstroom are named apart.
_WHOLES = {"onvoorwaardelijk_sepot": "de onvoorwaardelijke sepots"}
_VERB = re.compile(r"\{ww\|([^{}|]*)\|([^{}|]*)\}")


def phrase(observation: Observation, offence: Offence, measure: Measure) -> str:
    """Return `measure.phrase` filled in: `seponeerde het OM 1.302 zedenzaken onvoorwaardelijk`.

    `{zaken}` becomes the count with the words for the offence (`geen zedenzaken`, `1 zedenzaak`), and
    `{ww|enkelvoud|meervoud}` the verb that goes with it.
    """
    verb = r"\1" if observation.count == 1 else r"\2"
    return _VERB.sub(verb, measure.phrase).replace("{zaken}", _cases(observation, offence))


def sentence(observation: Observation, offence: Offence, measure: Measure) -> str:
    """Return the figure as a sentence to read aloud, with every denominator that applies.

    In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 46,3% van de uitstroom (2.814), 50,4% van de
    instroom (2.581).
    """
    said = f"In {observation.year} {phrase(observation, offence, measure)}"
    if observation.count == 0:
        wholes = [f"een {name} van {number(whole)}" for name, _, whole in _flows(observation)]
        return f"{said}, op {' en '.join(wholes)}." if wholes else f"{said}."
    shares = [f"{percent(share)} van de {name} ({number(whole)})" for name, share, whole in _flows(observation)]
    if observation.parent_measure not in {None, "uitstroom"} and observation.share_parent is not None:
        name = _WHOLES.get(observation.parent_measure or "", "de rij erboven")
        shares.insert(0, f"{percent(observation.share_parent)} van {name} ({number(observation.parent_count or 0)})")
    return f"{said}: {', '.join(shares)}." if shares else f"{said}."


def spoken(observation: Observation, offence: Offence, measure: Measure) -> str:
    """Return the figure as one says it in a debate: what `sentence` says, in words that need no brackets.

    In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk. Dat is 46,3 procent van de uitstroom van 2.814 zaken
    en 50,4 procent van de instroom van 2.581 zaken.
    """
    if observation.count == 0:
        return sentence(observation, offence, measure)
    shares = [f"{_said(share)} van de {name} van {number(whole)} zaken" for name, share, whole in _flows(observation)]
    if observation.parent_measure not in {None, "uitstroom"} and observation.share_parent is not None:
        name = _WHOLES.get(observation.parent_measure or "", "de zaken in de rij erboven").removeprefix("de ")
        whole = number(observation.parent_count or 0)
        shares.insert(0, f"{_said(observation.share_parent)} van de {whole} {name}")
    said = f"In {observation.year} {phrase(observation, offence, measure)}."
    *others, last = shares or [""]
    return f"{said} Dat is {', '.join(others)}{' en ' if others else ''}{last}." if last else said


def _said(share: float) -> str:
    """A share of something that is there, as one says it: never `0,0 procent`."""
    text = decimal(share)
    return f"{text} procent" if text.strip("0,") else "minder dan 0,1 procent"


def change_sentence(
    observation: Observation, annotations: Iterable[Annotation] = (), previous: Observation | None = None
) -> str | None:
    """Return the change on the year before: `255 meer dan in 2021 (+9,7%)`; None in the first year.

    When the series breaks in this year, it says so; and when `previous`, the cell of the year before, was reckoned
    with its presumed count, it says that too.
    """
    if observation.change is None:
        return None
    before = observation.year - 1
    text = _difference(observation.change, before)
    if observation.change_percent is not None and observation.change:
        text += f" ({signed(observation.change_percent, 1)}%)"
    elif observation.change:
        text += ", toen er geen waren"
    if previous is not None and previous.repaired:
        text += f", gerekend met vermoedelijk {number(previous.count)} in {before}"
    breaks = _breaks(before, observation.year, annotations)
    return f"{text}; let op: reeksbreuk vanaf {breaks}" if breaks else text


def comparison_sentence(
    first: Observation,
    second: Observation,
    offences: Mapping[str, Offence],
    measures: Mapping[str, Measure],
    annotations: Iterable[Annotation] = (),
) -> str:
    """Return two observations side by side: two years, two offence groups, or else one sentence for each.

    `offences` and `measures` are looked up by code. Two years come in order of time, whatever the order given,
    with a warning when the series breaks between them.
    """
    if first.measure == second.measure and first.offence == second.offence and first.year != second.year:
        early, late = sorted((first, second), key=lambda observation: observation.year)
        return _two_years(early, late, offences[late.offence], measures[late.measure], annotations)
    if first.measure == second.measure and first.year == second.year and first.offence != second.offence:
        return _two_offences(first, second, offences, measures[first.measure])
    return " ".join(sentence(each, offences[each.offence], measures[each.measure]) for each in (first, second))


def marks(year: int, annotations: Iterable[Annotation]) -> str:
    """Return the marks that `year` carries, as `*` or `*,**`: with a comma, or two marks would read as a third."""
    carried = sorted((each for each in annotations if each.applies_to(year)), key=lambda each: len(each.mark))
    return ",".join(each.mark for each in carried)


def _cases(observation: Observation, offence: Offence) -> str:
    doubt = "vermoedelijk " if observation.repaired else ""
    if observation.count == 0:
        return f"{doubt}geen {offence.cases}"
    return f"{doubt}{number(observation.count)} {offence.one_case if observation.count == 1 else offence.cases}"


def _flows(observation: Observation) -> list[tuple[str, float, int]]:
    """What the figure is a share of, as (name, share in %, whole): the uitstroom, the instroom, or neither."""
    flows = []
    if (share := _share(observation)) is not None:
        flows.append(("uitstroom", share, observation.uitstroom))
    if observation.measure != "instroom" and observation.share_instroom is not None:
        flows.append(("instroom", observation.share_instroom, observation.instroom))
    return flows


def _share(observation: Observation) -> float | None:
    """The share of the uitstroom where it says something: for a part of it, when there was any."""
    return None if observation.measure in {"instroom", "uitstroom"} else observation.share_uitstroom


def _difference(change: int, before: int) -> str:
    if change == 0:
        return f"evenveel als in {before}"
    return f"{number(abs(change))} {'meer' if change > 0 else 'minder'} dan in {before}"


def _breaks(before: int, after: int, annotations: Iterable[Annotation]) -> str:
    """The years in which a series breaks after `before`, up to and including `after`."""
    years = {a.year_from for a in annotations if a.kind == "reeksbreuk" and before < a.year_from <= after}
    return " en ".join(map(str, sorted(years)))


def _two_years(
    early: Observation, late: Observation, offence: Offence, measure: Measure, annotations: Iterable[Annotation]
) -> str:
    change = late.count - early.count
    then = f"vermoedelijk {number(early.count)}" if early.repaired else number(early.count)
    if early.count and change:
        then += f", {signed(100 * change / early.count, 1)}%"
    text = f"In {late.year} {phrase(late, offence, measure)}: {_difference(change, early.year)} ({then})."
    then_share, now_share = _share(early), _share(late)
    if then_share is not None and now_share is not None:
        text += f" Aandeel in de uitstroom: {percent(now_share)}, in {early.year} {percent(then_share)}."
    breaks = _breaks(early.year, late.year, annotations)
    return f"{text} Let op: de reeks breekt in {breaks}." if breaks else text


def _two_offences(first: Observation, second: Observation, offences: Mapping[str, Offence], measure: Measure) -> str:
    text = f"In {first.year} {phrase(first, offences[first.offence], measure)}"
    if (share := _share(first)) is not None:
        text += f" ({percent(share)} van de uitstroom van {number(first.uitstroom)})"
    text += f", tegen {_cases(second, offences[second.offence])}"
    if (share := _share(second)) is not None:
        text += f" ({percent(share)} van {number(second.uitstroom)})"
    return f"{text}."


def title(observation: Observation, offence: Offence, measure: Measure) -> str:
    """Return what the figure is called on the debate sheet: `Technisch sepot, verkrachting, 2022`."""
    return f"{measure.label}, {within(offence.label)}, {observation.year}"


# What one says, and a table ------------------------------------------------------------------------------------


def speech(
    observation: Observation, offence: Offence, measure: Measure, dossier: Dossier, unit: str = "aantal",
    elsewhere: str | None = None,
) -> Speech:  # fmt: skip
    """A figure with its denominators; in a unit of change or the index that too, and doubt about the print.

    `elsewhere` is what there is to say of another figure that this one is reckoned with in `unit`.
    """
    parts = [spoken(observation, offence, measure), _changed(observation, unit)]
    if doubtful := elsewhere or doubt.own(observation):
        parts.append(first_sentence(doubtful))
    return Speech(aloud(" ".join(filter(None, parts))), citation(offence.source, dossier))


def _changed(observation: Observation, unit: str) -> str:
    if unit == "index" and observation.index is not None:
        return f"Als 2012 op 100 staat, komt {observation.year} uit op {decimal(observation.index)}."
    change = observation.change
    if unit not in {"verschil", "verschil_procent"} or change is None:
        return ""
    before = observation.year - 1
    if change == 0:
        return f"Dat is evenveel als in {before}."
    verb, word = "is" if abs(change) == 1 else "zijn", "meer" if change > 0 else "minder"
    said = f"Dat {verb} er {number(abs(change))} {word} dan in {before}"
    if observation.change_percent is None:
        return f"{said}."
    name = "stijging" if change > 0 else "daling"
    return f"{said}, een {name} van {decimal(abs(observation.change_percent))} procent."


def table(
    rows: Sequence[Observation], code: str = "aantal", cells: Mapping[tuple[str, str, int], Observation] | None = None
) -> Table:
    """Cells of the statistics, one a row; `value` is in the unit with this `code`, None where there is none.

    `count` is always as printed. With presumed figures `value` is reckoned with the presumed counts, and `basis` says
    of each value whether it rests on one; `cells` are the other figures it may rest on, by offence, measure and year.
    """
    chosen = unit(code)
    as_printed = Table(
        ("offence", "measure", "year", "count", "unit", "value", "uitstroom", "instroom", "presumed_count"),
        ("Delict", "Maat", "Jaar", "Aantal", "Eenheid", "Waarde", "Uitstroom", "Instroom", "Vermoedelijk"),
        tuple(
            (o.offence, o.measure, o.year, o.printed_count, code,
             chosen.value(o), o.uitstroom, o.instroom, o.presumed_count)
            for o in rows
        ),
        kinds=("auto",) * 5 + (chosen.kind,) + ("auto",) * 3,
    )  # fmt: skip
    if not any(o.presumed for o in rows):
        return as_printed
    bases = [doubt.sign(o, chosen, cells or {}) == doubt.PRESUMED for o in rows]
    return Table(
        (*as_printed.fields, "basis"),
        (*as_printed.headings, "Cijfers"),
        tuple((*row, "vermoedelijk" if on else "tekst") for row, on in zip(as_printed.rows, bases, strict=True)),
        kinds=(*as_printed.kinds, "auto"),
    )
