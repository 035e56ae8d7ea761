"""What a figure of a running text has to be: the values of one reading of it, by the whole it is a share of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.search.figures.thresholds import fits
from zedentui.text.dutch import number, percent, signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.prose.claim import Figure
    from zedentui.search.figures.evaluation import Cell
    from zedentui.search.vocabulary.lexicon import Lexicon
    from zedentui.search.vocabulary.numbers import Number

__all__ = ["CASES", "ONE_SIDED", "Claim", "agrees", "bound_of", "values_of"]

CASES = "zaken"
"""The whole of a share that is worded as one of all cases: `88% van de zedenzaken`."""

ONE_SIDED = frozenset({"more", "least", "less", "most"})
"""Bounds that hold for a figure which is nowhere near."""
_LOOSE_PART = 8  # points that `ruim een derde` may be more than that
_ABOUT_PART = 2.5  # points that `een derde` may be off
_TENTH = 5  # points that `zes op de tien` may be off
_FAR = 2.5  # times as much as a number that a figure is said to be more than


@dataclass(frozen=True, slots=True)
class Claim:
    """A reading of a figure: measure, group, years, with the values it can have by whole."""

    measure: str
    offence: str
    cells: tuple[Cell, ...]


def values_of(lexicon: Lexicon, figure: Figure, claim: Claim) -> list[tuple[str | None, float, str]]:
    """(whole, value, as text) of what the figure can be, the worded or printed whole first."""
    percents = bool(figure.number.unit)
    found: list[tuple[str | None, float, str]] = []
    if not claim.cells:
        return found
    if figure.kind == "points":
        return _points(figure, claim)
    if figure.kind in {"change", "gap"}:
        return _changes(figure, claim, percents=percents)
    if not percents:
        counts = [float(cell.count) for cell in claim.cells]
        if figure.kind in {"sum", "over"}:
            held = counts[:1] if figure.kind == "over" and _hold(counts, figure.number) else [sum(counts)]
            return [(None, value, number(int(value))) for value in held]
        if figure.kind == "mean":
            mean = sum(counts) / len(counts)
            return [(None, mean, number(round(mean)))]
        return [(None, value, number(int(value))) for value in counts]
    part = lexicon.measures[claim.measure].parent not in {None, "", "uitstroom", "instroom"}
    for whole in _ordered(_worded(lexicon, figure, claim.measure), part=part):
        if whole == "hoofdmaat" and figure.whole == CASES:
            continue  # `88% van de zedenzaken is technisch geseponeerd`, where it is of the sepots
        shares = [s for cell in claim.cells if (s := _share(cell, whole, claim.measure)) is not None]
        if figure.kind == "mean" and shares:
            shares = [sum(shares) / len(shares)]
        elif figure.kind == "over" and shares and not _hold(shares, figure.number):
            shares = [100 * sum(c.count for c in claim.cells) / sum(_whole(c, whole) for c in claim.cells)]
        found += [(whole, share, percent(share)) for share in shares]
    return found


def _worded(lexicon: Lexicon, figure: Figure, measure: str) -> str | None:
    """Which whole a percentage is worded as a share of; None where the sentence does not say."""
    if figure.whole and figure.whole in lexicon.ancestors(measure) and figure.whole != "uitstroom":
        return "hoofdmaat"
    if figure.whole == CASES and "instroom" not in figure.named:
        return "uitstroom"
    for flow in ("instroom", "uitstroom"):
        if flow in {*figure.named, figure.whole} and measure != flow:
            return flow
    parent = lexicon.measures[measure].parent
    return "hoofdmaat" if parent in figure.named and parent != "uitstroom" else None


def _changes(figure: Figure, claim: Claim, *, percents: bool) -> list[tuple[str | None, float, str]]:
    early, late = claim.cells[0], claim.cells[-1]
    change = late.count - early.count
    size = abs(change) if figure.kind == "gap" else -change if figure.down else change
    if not percents:
        return [(None, float(size), signed(change))]
    return [(None, 100 * size / early.count, f"{signed(100 * change / early.count, 1)}%")] if early.count else []


def _points(figure: Figure, claim: Claim) -> list[tuple[str | None, float, str]]:
    """By how many points each share changed; between whole percentages as the tables print them too."""
    early, late = claim.cells[0], claim.cells[-1]
    found: list[tuple[str | None, float, str]] = []
    for whole in _ordered(figure.whole, part=False):
        before, after = _share(early, whole, claim.measure), _share(late, whole, claim.measure)
        if before is None or after is None:
            continue
        sign = -1 if figure.down else 1
        found.append((whole, sign * (after - before), f"{signed(after - before, 1)} procentpunt"))
        if not figure.number.digits:
            found.append(
                (whole, sign * float(round(after) - round(before)), f"{signed(after - before, 1)} procentpunt")
            )
    return found


def _ordered(worded: str | None, *, part: bool) -> Sequence[str]:
    """The wholes in the order in which they count: the one that is worded, that of the tables, the others.

    Of a part of another measure the tables print no share: it is said to be one of that measure.
    """
    names = ["hoofdmaat", "uitstroom", "instroom"] if part else ["uitstroom", "hoofdmaat", "instroom"]
    return [worded, *(name for name in names if name != worded)] if worded in names else names


def _share(cell: Cell, whole: str, measure: str) -> float | None:
    if measure in {"instroom", "uitstroom"}:
        return None
    return {
        "uitstroom": cell.share_uitstroom, "instroom": cell.share_instroom, "hoofdmaat": cell.share_hoofdmaat,
    }[whole]  # fmt: skip


def _whole(cell: Cell, whole: str) -> int:
    return {"uitstroom": cell.uitstroom, "instroom": cell.instroom, "hoofdmaat": cell.hoofdmaat}[whole]


def bound_of(typed: Number) -> str:
    """What the words before a number say of it: `equal` where they say nothing."""
    return typed.bound or "equal"


def _hold(values: Sequence[float], typed: Number) -> bool:
    """Whether what is said of several years is so in each of them: `in 2021 en 2022 kwam nog geen 46 procent`."""
    return all(agrees(value, bound_of(typed), typed) for value in values)


def agrees(value: float, kind: str, typed: Number) -> bool:
    """Return whether a value is what the number and the words before it say; a part in words is a loose one.

    `meer dan 15` of what is 743 says nothing of it: a bound is held against what is near.
    """
    if kind in {"more", "least"} and value > _FAR * typed.value:
        return False
    if kind in {"less", "most"} and value * _FAR < typed.value:
        return False
    if typed.unit == "%" and _is_part(typed) and kind in {"fully", "nearly", "about"}:
        over = value - typed.value
        if kind == "about":
            return abs(over) <= (_TENTH if typed.digits < 0 else _ABOUT_PART)
        return 0 <= over <= _LOOSE_PART if kind == "fully" else -_LOOSE_PART <= over < 0
    return fits(value, kind, typed.value, None, typed.digits)


def _is_part(typed: Number) -> bool:
    """Whether a share is a part in words: `een derde`, `1 op de 3`."""
    return not any(c.isdigit() for c in typed.text) or any(word in typed.text for word in (" op ", " van ", " in "))
