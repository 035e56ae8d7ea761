"""Two things beside each other, a change, or the figures as they are; and what is asked for yes or no of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zedentui.search.frames.frame import Operation
from zedentui.search.frames.in_time import VERBS
from zedentui.search.vocabulary.patterns import pattern

if TYPE_CHECKING:
    from zedentui.search.frames.query import Query

__all__ = ["asks_whether", "compared", "direction_of"]

_ASKING = frozenset(
    {"hoe", "hoeveel", "welk", "welke", "wat", "wie", "waar", "wanneer", "waarom", "how", "what", "which"}
)
_LISTED = frozenset({"overzicht", "overzichtje", "lijst", "lijstje", "grafiek", "grafiekje", "staatje", "tabelletje"})
"""Words that ask for all years of a measure where no year is named."""
_YEAR_THAN_YEAR = r"\b(20\d\d)\b(?:(?!\d).)*?\b(?:dan|than)\b(?:(?!\d).)*?\b(20\d\d)\b"


def compared(
    query: Query, modes: set[str], direction: str | None, measures: int, groups: int, years: tuple[int, ...]
) -> Operation:
    """Two things beside each other, a change, or the figures as they are."""
    yes = asks_whether(query, modes, direction)
    beside = bool(modes & {"more", "less", "gap", "compare"})
    if beside and (groups > 1 or (measures > 1 and len(years) <= 1)):
        return Operation("difference", yes=yes, high="less" not in modes)
    if direction or query.years.before or query.years.moved or modes & {"more", "less", "gap"}:
        return Operation("change", "change", high=direction != "down" and "less" not in modes, yes=yes)
    if beside and query.years.shape == "some":
        return Operation("change", "change", yes=yes, high="less" not in modes)
    if "parts" in modes:
        return Operation("parts")
    listed = (
        _LISTED & set(query.words) and query.measures and query.years.shape == "none" and not query.named("question")
    )
    if listed or "series" in modes or query.years.shape in {"range", "periods"}:
        return Operation("series")
    return Operation("series" if query.years.shape == "some" else "value")


def asks_whether(query: Query, modes: set[str], direction: str | None) -> str:
    """`more`, `less`, `up` or `down` where the question is one for yes or no."""
    counting = any(m.text.startswith(("hoe", "hvl", "how")) for m in query.named("question"))
    if counting or {"hoeveel", "hvl"} & set(query.words[:3]) or "whichyear" in modes or "gap" in modes:
        return ""
    first = query.words[0] if query.words else ""
    plainly = query.text.rstrip().endswith("?") and first not in _ASKING
    if first not in VERBS and "check" not in modes and not plainly:
        return ""
    if {"up", "down"} <= modes or {"more", "less"} <= modes:
        return ""  # `stijgt of daalt het` asks which of the two
    if "more" in modes or "less" in modes:
        typed = pattern(_YEAR_THAN_YEAR).search(query.read)
        earlier_first = typed is not None and typed[1] < typed[2]  # `was 2018 hoger dan 2019` asks of the earlier one
        return "more" if ("more" in modes) != earlier_first else "less"
    return direction if direction in {"up", "down"} else ""


def direction_of(query: Query) -> str | None:
    """Return the direction in a phrase such as `procentuele daling`, which is read as one unit."""
    text = next((m.text for m in query.named("unit") if m.meaning.value == "verschil_procent"), None)
    if text is None:
        return None
    ends = text.split()[-1]
    return (
        "up" if ends.startswith(("stijg", "groei", "toe")) else "down" if ends.startswith(("dal", "af")) else "change"
    )
