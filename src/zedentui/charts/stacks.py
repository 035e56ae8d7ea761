"""Which figures may stand on top of each other: parts that exclude each other, and nothing else.

The measures are a tree (`Measure.parent`); instroom stands outside it, for it counts other cases than what leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Final

from zedentui.text.dutch import within

if TYPE_CHECKING:
    from zedentui.model import Measure, Offence

__all__ = ["refusal", "siblings", "whole"]

_ADDABLE: Final = frozenset({"aantal", "uitstroom", "instroom", "hoofdmaat"})


def refusal(measures: Sequence[Measure], chosen: Sequence[Measure], offences: Sequence[Offence], unit: str) -> str:
    """Return why these figures cannot be stacked, as a sentence without its full stop; empty when they can.

    `measures` are all there are, `chosen` those to stack, `offences` the groups asked for, `unit` a unit code.
    """
    if len(offences) > 1:
        first, second = (offence.label.lower() for offence in offences[:2])
        return f"{first.capitalize()} en {second} gaan niet op elkaar: {second} is een deel van {first}"
    if unit not in _ADDABLE:
        return "Verschillen en indexcijfers tellen niet op, dus ze gaan niet op elkaar"
    parents = {measure.code: measure.parent for measure in measures}
    for one, other in combinations(chosen, 2):
        both = f"{one.label} en {within(other.label)} gaan niet op elkaar"
        if other.code in _above(one.code, parents):
            return f"{both}: het eerste is een deel van het tweede"
        if one.code in _above(other.code, parents):
            return f"{both}: het tweede is een deel van het eerste"
        if _root(one.code, parents) != _root(other.code, parents):
            return f"{both}: het een komt binnen, het ander gaat eruit"
        if unit == "hoofdmaat" and one.parent != other.parent:
            return f"{both}: hun percentages zijn delen van iets anders"
    return ""


def siblings(measures: Sequence[Measure], code: str) -> list[str]:
    """Return what to stack when the measure `code` is looked at: the parts it is one of, or else its own parts.

    A measure that is no part and has none stands alone.
    """
    parent = next((measure.parent for measure in measures if measure.code == code), None)
    parts = [measure.code for measure in measures if measure.parent == (parent or code)]
    return parts or [code]


def whole(measures: Sequence[Measure], chosen: Sequence[Measure]) -> Measure | None:
    """Return the measure that the chosen ones are all the parts of; None when some are lacking or of another."""
    parent = chosen[0].parent if chosen else None
    parts = {measure.code for measure in measures if measure.parent == parent}
    if parent is None or {measure.code for measure in chosen} != parts:
        return None
    return next((measure for measure in measures if measure.code == parent), None)


def _above(code: str, parents: dict[str, str | None]) -> list[str]:
    """The measures that the one with `code` is a part of, the nearest first."""
    found: list[str] = []
    parent = parents.get(code)
    while parent is not None and parent not in found:
        found.append(parent)
        parent = parents.get(parent)
    return found


def _root(code: str, parents: dict[str, str | None]) -> str:
    return [code, *_above(code, parents)][-1]
