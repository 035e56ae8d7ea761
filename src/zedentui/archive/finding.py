"""Look-ups in an archive: what holds every word, or a word that begins with it, the best few of each kind.

Words and items are numbered in order (`finishing.sql`): the words that begin with some letters are one range of
numbers, the items of a kind with the youngest first another. So a look-up reads the part of the places that is about
its words, and the best of many are the least numbers. What came after the last time that all was put in order has
numbers below nought and is asked apart, when there is any.

Several small questions and not one large one: what DuckDB spends on a look-up is mostly planning.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from zedentui.archive.filtering import MOST_WORDS, meant
from zedentui.archive.records import Find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    Run = Callable[[str, Mapping[str, object]], list[tuple[Any, ...]]]

__all__ = ["KINDS", "SLICE", "Finder", "blocks_of_some"]

KINDS: Final = ("motie", "toezegging", "document", "zaak")
"""What can be found, in the order in which it is told and numbered."""
_SHORT: Final = 2  # letters of a word of which no beginnings are asked
_KEPT: Final = 100  # words of which it is kept where they stand

SLICE: Final = 120_000
"""Places of the rarest word of some beyond which a look-up goes by slices of the items."""
_UNION: Final = "\n    UNION ALL\n"

Firsts = tuple[int, int, list[int]]
"""A kind by its number, how many words are there whole, and the first items of which that is so."""
Row = tuple[str, int, "date | None", str]
"""What is found: its kind, how many words are there whole, its day and its id."""


class Span(NamedTuple):
    """Of a beginning the first and last number of its words (none: 1 and 0), and that of the word itself, or 0."""

    first: int
    last: int
    whole: int


def blocks_of_some(places: str, firsts: str) -> dict[str, str]:
    """The question about as many words as a look-up may have, by name: the places of each, put together."""
    parts = [places.replace("#", str(place)) for place in range(MOST_WORDS)]
    return {
        f"firsts_of_{count}": firsts.replace("$$first", parts[0]).replace("$$others", _UNION.join(parts[1:count]))
        for count in range(2, MOST_WORDS + 1)
    }


class Finder:
    """Look-ups of one open archive; keeps where words stand, because letters come one by one."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._spans: dict[str, Span] = {}
        self._counts: dict[str, int] = {}
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

    def _firsts(self, words: Sequence[str], limit: int) -> list[Firsts]:
        """By kind and number of whole words the first items."""
        spans = [self._span(word) for word in words]
        if any(span.first > span.last for span in spans):
            return []
        if len(spans) == 1:
            return self._run("firsts_of_one", {**_params(spans), "limit": limit})
        counts = [self._count(word) for word in words]
        rarest_first = [spans[place] for place in sorted(range(len(spans)), key=counts.__getitem__)]
        slices = 1 << (min(counts) // SLICE).bit_length()  # a power of two: its last bits tell an item's slice
        params = {**_params(rarest_first), "limit": limit, "all": (1 << len(spans)) - 1, "mask": slices - 1}
        return [
            row for part in range(slices) for row in self._run(f"firsts_of_{len(spans)}", {**params, "slice": part})
        ]

    def _span(self, word: str) -> Span:
        if word not in self._spans:
            self._spans[word] = Span(*self._run("word", {"least": word, "beyond": _beyond(word)})[0])
            while len(self._spans) > _KEPT:
                self._counts.pop(next(iter(self._spans)), None)
                self._spans.pop(next(iter(self._spans)))
        return self._spans[word]

    def _count(self, word: str) -> int:
        """How many places the words have that begin with `word`."""
        if word not in self._counts:
            span = self._spans[word]
            self._counts[word] = self._run("count_places", {"first": span.first, "last": span.last})[0][0]
        return self._counts[word]

    def _ordered(self, firsts: Iterable[Firsts], limit: int) -> list[Row]:
        """Kind, whole words, day and id of the best items of each kind."""
        ranked = sorted((kind, -whole, item) for kind, whole, items in firsts for item in items)
        chosen: dict[int, dict[int, int]] = {}  # by kind the items, each with how many words it has whole
        for kind, less, item in ranked:
            held = chosen.setdefault(kind, {})
            if len(held) < limit:
                held.setdefault(item, -less)
        wholes = {item: whole for held in chosen.values() for item, whole in held.items()}
        rows = self._run("items", {"items": list(wholes)}) if wholes else []
        known = {row[0]: row for row in rows}
        return [(known[item][1], whole, known[item][2], known[item][3])
                for item, whole in wholes.items() if item in known]  # fmt: skip


def _params(spans: Sequence[Span]) -> dict[str, object]:
    return {
        name: value
        for place, span in enumerate(spans)
        for name, value in ((f"lo{place}", span.first), (f"hi{place}", span.last), (f"x{place}", span.whole))
    }


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
