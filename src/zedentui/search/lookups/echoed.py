"""Words as they are told back: as they were typed, or as the dossier writes them, and not as the index holds them."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from zedentui.classes import replace
from zedentui.search.vocabulary.words import STOP_WORDS, fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zedentui.search.frames.query import Query
    from zedentui.search.result import Result

__all__ = ["as_written"]

_WORD = re.compile(r"\w+")
_ACUTE = "\u0301"


def as_written(result: Result, query: Query, read_as: Iterable[str]) -> Result:
    """Return the result with `belgie` as it was typed (`België`), and what was read for another word as it is written.

    `read_as`: words of the dossier that were taken for typed ones.
    """
    written = {word: typed for typed in _WORD.findall(query.text) if (word := _folded(typed, query))}
    sought = set(read_as)
    for hit in result.hits if sought else ():
        found = (each for each in _WORD.findall(f"{hit.title} {hit.answer}") if not each.isascii())
        written |= {word: each.lower() for each in found if (word := fold(each)) in sought}
    if not written:
        return result
    form = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, written))})(?!\w)")

    def told(said: str) -> str:
        return form.sub(lambda match: written[match[0]], said)

    card = result.card and replace(result.card, answer=told(result.card.answer))
    message, understood = result.message, result.understood
    return replace(result, card=card, message=message and told(message), understood=understood and told(understood))


def _folded(typed: str, query: Query) -> str:
    """The word as the index holds it, when that is another; an accent that only stresses (`méér`) makes no other."""
    word = fold(typed)
    if typed.isascii() or word == typed.lower() or word in STOP_WORDS or len(word) < len(typed):
        return ""
    stressed = unicodedata.normalize("NFC", unicodedata.normalize("NFD", typed).replace(_ACUTE, "")).isascii()
    return "" if stressed and word not in query.unknown else word
