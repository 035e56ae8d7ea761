"""Look-ups in an archive: what holds every word, or a word that begins with it, the best few of each kind.

Words and items are numbered in order (`finishing.sql`): the words that begin with some letters are one range of
numbers, the items of a kind with the youngest first another. So a look-up reads the part of the places that is about
its words, and the best of many are the least numbers. What came after the last time that all was put in order has
numbers below nought and is asked apart, when there is any.

Several small questions and not one large one: what DuckDB spends on a look-up is mostly planning.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from zedentui.archive.filtering import MOST_WORDS, meant
from zedentui.archive.records import Find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Run = Callable[[str, Mapping[str, object]], list[tuple[Any, ...]]]

__all__ = ["KINDS", "Finder", "blocks_of_some"]

KINDS: Final = ("motie", "toezegging", "document", "zaak")
"""What can be found, in the order in which it is told and numbered."""
_SHORT: Final = 2  # letters of a word of which no beginnings are asked
_KEPT: Final = 100  # words of which it is kept where they stand

Span = tuple[int, int, int]
"""Of a beginning the first and last number of its words (none: 1 and 0), and the number of the word itself, or 0."""


def blocks_of_some(places: str, firsts: str) -> dict[str, str]:
    """The question about as many words as a look-up may have, by name: the places of each, put together."""
    found = {}
    for count in range(2, MOST_WORDS + 1):
        parts = (places.replace("#", str(place)) for place in range(count))
        found[f"firsts_of_{count}"] = firsts.replace("$$places", "\n    UNION ALL\n".join(parts))
    return found


class Finder:
    """Look-ups of one open archive; keeps where words stand, because letters come one by one."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._spans: dict[str, Span] = {}
        self._late: bool | None = None

    def find(self, question: str, limit: int) -> tuple[Find, ...]:
        """Of each kind at most `limit`: whole words before beginnings, then the youngest first.

        Raises:
            ArchiveError: as `Archive.run`.
        """
        words = meant(question)
        if not words:
            return ()
        best = self._ordered(self._firsts(words, limit), limit)
        if self._late is None:
            self._late = self._run("late_items", {})[0][0] > 0
        if self._late:
            best = _best((*best, *self._run("late", {**_asked(words), "limit": limit})), limit)
        return tuple(Find(kind, key, day) for kind, _, day, key in best)

    def _firsts(self, words: Sequence[str], limit: int) -> Iterable[tuple[int, int, list[int]]]:
        """By kind and number of whole words the first items."""
        spans = [self._span(word) for word in words]
        if any(first > last for first, last, _ in spans):
            return ()
        params: dict[str, object] = {"limit": limit}
        for place, span in enumerate(spans):
            params |= {f"{name}{place}": value for name, value in zip(("lo", "hi", "x"), span, strict=True)}
        if len(words) == 1:
            return self._run("firsts_of_one", params)
        return self._run(f"firsts_of_{len(words)}", {**params, "all": (1 << len(words)) - 1})

    def _span(self, word: str) -> Span:
        if word not in self._spans:
            first, last, whole = self._run("word", {"least": word, "beyond": _beyond(word)})[0]
            self._spans[word] = (first, last, whole)
            while len(self._spans) > _KEPT:
                self._spans.pop(next(iter(self._spans)))
        return self._spans[word]

    def _ordered(
        self, firsts: Iterable[tuple[int, int, list[int]]], limit: int
    ) -> list[tuple[str, int, date | None, str]]:
        """Kind, whole words, day and id of the best items of each kind."""
        chosen: dict[int, dict[int, int]] = {}  # by kind the items, each with how many words it has whole
        for kind, whole, items in sorted(firsts, key=lambda row: (row[0], -row[1])):
            held = chosen.setdefault(kind, {})
            for item in items:
                if len(held) == limit:
                    break
                held.setdefault(item, whole)
        wholes = {item: whole for held in chosen.values() for item, whole in held.items()}
        rows = self._run("items", {"items": list(wholes)}) if wholes else []
        known = {row[0]: row for row in rows}
        return [(known[item][1], whole, known[item][2], known[item][3])
                for item, whole in wholes.items() if item in known]  # fmt: skip


def _beyond(word: str) -> str:
    """The end of the words that begin with `word`; of one or two letters that word alone is meant."""
    return f"{word}~" if len(word) > _SHORT else f"{word} "  # ~ comes after every letter, a space before


def _asked(words: Sequence[str]) -> dict[str, object]:
    """The words as the question about what came late has them."""
    bits = [1 << place for place in range(len(words))]
    return {"words": list(words), "beyond": [_beyond(word) for word in words], "bits": bits, "all": sum(bits)}


def _best(rows: Iterable[tuple[str, int, date | None, str]], limit: int) -> list[tuple[str, int, date | None, str]]:
    """The best few of each kind, in order."""
    ordered = sorted(
        (row for row in rows if row[0] in KINDS),
        key=lambda row: (KINDS.index(row[0]), -row[1], -(row[2] or date.min).toordinal(), row[3]),
    )
    counts = dict.fromkeys(KINDS, 0)
    best = []
    for row in ordered:
        counts[row[0]] += 1
        if counts[row[0]] <= limit:
            best.append(row)
    return best
