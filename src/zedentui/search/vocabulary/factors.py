"""Verbs that hold a number: `verdubbeld` is 100 percent up or more, `gehalveerd` 50 percent down or more."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zedentui.search.vocabulary.numbers import Number

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["NEARLY", "find_factors", "is_fall"]

_FACTORS: Final = {"verdubbel": 100.0, "verdrievoud": 200.0, "verviervoud": 300.0, "halve": 50.0, "gehalve": 50.0}
_FACTOR = re.compile(r"\b(?P<start>verdubbel|verdrievoud|verviervoud|gehalve|halve)(?:er|ing|ig|d|t)?\w*")
_BOUNDS = (
    (re.compile(r"\b(?:bijna|haast|vrijwel|net niet)\W*$"), "nearly"),
    (re.compile(r"\b(?:ongeveer|zo'n|circa|zowat|grofweg)\W*$"), "about"),
)
_UNSURE = re.compile(r"\b(?:niet|nooit|geen|zou|zouden|kan|kunnen|moet|moeten|wil|willen|als|indien|wordt|worden)\b")
NEARLY: Final = 0.9
"""From this part of the number on a rise that falls short of it is not called wrong: people speak loosely."""


def find_factors(text: str) -> Iterator[Number]:
    """Yield the numbers in the verbs of the folded `text`; none where it is denied, wished or only possible."""
    if _UNSURE.search(text):
        return
    for match in _FACTOR.finditer(text):
        bound = next((name for before, name in _BOUNDS if before.search(text[: match.start()])), "least")
        yield Number(_FACTORS[match["start"]], "%", 0, bound, match[0], match.span())


def is_fall(word: str) -> bool:
    """Whether the verb tells of a fall."""
    return "halve" in word
