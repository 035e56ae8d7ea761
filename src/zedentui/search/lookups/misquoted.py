"""What is typed beside a claim of the letter that the claim does not hold: `47% in 2018 … 55%`, when it says 50%.

A claim that fits the other words comes with its own verdict, and that would be taken for one on what was typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.search.lookups.listed import led_by
from zedentui.search.vocabulary.numbers import ungrouped
from zedentui.text.dutch import listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zedentui.search.frames.query import Query
    from zedentui.search.lookups.listed import Row

__all__ = ["with_misquoted"]

_OPPOSITES = (
    ({"meer", "hoger", "groter"}, {"minder", "lager", "kleiner"}),
    (
        {"toename", "toegenomen", "stijging", "gestegen", "groei", "steeg"},
        {"afname", "afgenomen", "daling", "gedaald", "daalde"},
    ),
)  # fmt: skip
"""Words of one way and of the other: a claim of the one is none of the other."""
_NEAR = 3  # rows among which a claim may hold what the first does not; further on stands what is about other things
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


def with_misquoted(query: Query, rows: Sequence[Row]) -> list[Row]:
    """Return `rows`; a claim that stands first is told to hold no such number or year, where it holds none.

    A claim among them that holds all that was typed comes first instead.
    """
    first = next(iter(rows), None)
    if first is None or first[0] != "bewering" or not _missing(query, first):
        return list(rows)
    digits = any(map(str.isdigit, "".join(number.text for number in query.numbers)))
    claims = [row for row in rows[:_NEAR] if row[0] == "bewering"] if digits else []
    whole = next((row for row in claims if not _missing(query, row)), None)
    if whole is not None:
        return [whole, *(row for row in rows if row is not whole)]
    missing = [f"‘{each}’" for each in _missing(query, first)]
    said = f"{listed(missing)} {'staan' if len(missing) > 1 else 'staat'} niet in deze bewering."
    return [led_by(said, first), *rows[1:]]


def _turned(query: Query, held: str) -> list[str]:
    """The words, as typed, that say the opposite of what the text of a claim says."""
    typed, said = set(query.words), set(re.findall(r"[a-z]+", held))
    pairs = [*_OPPOSITES, *((other, one) for one, other in _OPPOSITES)]
    return [word for one, other in pairs for word in sorted(typed & one) if not said & one and said & other]


def _missing(query: Query, row: Row) -> list[str]:
    """The numbers in digits and the years, as typed, that the text of a claim does not hold."""
    held = [
        (float(ungrouped(each)), each) for each in _NUMBER.findall(" ".join(str(part) for part in row[2:6] if part))
    ]
    years = [year for year in re.findall(r"\b20[12]\d\b", query.read) if int(year) in query.years.years]
    numbers = [
        number.text.strip()
        for number in query.numbers
        if any(map(str.isdigit, number.text)) and not any(round(v, number.digits) == number.value for v, _ in held)
    ]
    numbers += _turned(query, " ".join(str(part) for part in row[2:6] if part).lower())
    return list(dict.fromkeys([*numbers, *(year for year in years if not any(text == year for _, text in held))]))
