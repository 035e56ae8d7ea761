"""Rows of tables in a running text: years at their head with the measures above them, or the other way round."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zedentui.classes import dataclass
from zedentui.prose.claim import Figure
from zedentui.search.frames.mentions import find_mentions, spell
from zedentui.search.vocabulary.lexicon import main_measure
from zedentui.search.vocabulary.numbers import Number, find_numbers
from zedentui.search.vocabulary.words import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zedentui.prose.binding import Sentence
    from zedentui.prose.carrying import Topic
    from zedentui.prose.passages import Passage
    from zedentui.search.vocabulary.lexicon import Lexicon

__all__ = ["Header", "with_bars"]

_YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w%]|[.,]\d)")
_CELLS = re.compile(
    r"^[ ]*(?:19|20)\d\d(?:(?:[ ]*;[ ]*\d[\d.,]*[ ]?%?){2,}[ ]*;?|(?:[ ]+\d[\d.,]*%?){2,})[ ]*$", re.MULTILINE
)
_PARTED = re.compile(r"[ ]*;[ ]*|[ ]+(?!%|$)")
_HEAD = re.compile(r"(?:[ ]*[^\W\d_][^;\d\n]*;){2,}[^;\d\n]*")


def with_bars(text: str) -> str:
    """Return the text with bars between the cells of rows of a year and its figures that are parted otherwise.

    `2022; 743; 758` and `2022 743 758` are rows, and so is the line of words with as many semicolons above them.
    """
    parts, at = [], 0
    for match in _CELLS.finditer(text):
        above = text.rfind("\n", 0, max(match.start() - 1, 0)) + 1
        head = text[above : match.start()]
        semicolons = match[0].rstrip(" ;").count(";")
        is_head = above >= at and _HEAD.fullmatch(head.strip()) and head.strip(" ;\n").count(";") == semicolons
        begin = above if is_head else match.start()
        cells = match[0].strip()
        parted = _PARTED.sub(lambda gap: "|".ljust(len(gap[0])), cells)
        parts += [text[at:begin], head.replace(";", "|") if is_head else "", match[0].replace(cells, parted)]
        at = match.end()
    return "".join([*parts, text[at:]])


@dataclass(slots=True)
class Header:
    """What stands above the rows of a table: the measures of its columns, or their years."""

    measures: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    group: str | None = None

    def begin(self, read: Sentence, topic: Topic) -> None:
        """Take a line of words for what may stand above a table."""
        self.measures = tuple(main_measure(m.meaning.value) for m in read.mentions if m.meaning.slot == "measure")
        years = tuple(int(match[0]) for match in _YEAR.finditer(read.text))
        self.years = years if len(years) > 1 else ()
        self.group = topic.group if not topic.foreign else None

    def figures(self, passage: Passage, topic: Topic, lexicon: Lexicon) -> Iterator[Figure]:
        """Yield the numbers of a row; a row without one but years or measures stands above the rows that follow."""
        folded = fold(passage.text)
        spans = [match.span() for match in _YEAR.finditer(folded)]
        years = tuple(int(folded[a:b]) for a, b in spans)
        numbers = find_numbers(folded, spans)
        mentions = find_mentions(spell(folded, lexicon, {})[1], (), lexicon)
        named = tuple(main_measure(m.meaning.value) for m in mentions if m.meaning.slot == "measure")
        groups = [m.meaning.value for m in mentions if m.meaning.slot == "offence"]
        self.group = groups[-1] if groups else self.group or topic.group
        if not numbers:
            self.measures, self.years = named or self.measures, years if len(years) > 1 else self.years
        cells = self._cells(numbers, years, named)
        seen: dict[str, int] = {}
        for number, cell in zip(numbers, cells, strict=True):
            nth = seen.get(number.text, 0)
            seen[number.text] = nth + 1
            line, column = passage.locate(passage.find(number.text, number.span[1] - len(number.text), nth))
            group = (self.group,) if self.group and cell else ()
            yield Figure(
                line, column, number, cell[:1] if cell else (), group, (cell[1],) if cell else (), True, "value",
                False, frozenset(), None, bool(cell), sure=bool(cell and group), firm=bool(cell and group),
            )  # fmt: skip

    def _cells(
        self, numbers: list[Number], years: tuple[int, ...], named: tuple[str, ...]
    ) -> list[tuple[str, int] | None]:
        """For each number of a row its measure and year, where the row and what stands above it tell both."""
        count = len(numbers)
        if count and len(years) == 1 and not named and len(self.measures) == count:
            return [(measure, years[0]) for measure in self.measures]
        if count and not years and len(named) == 1 and len(self.years) == count:
            return [(named[0], year) for year in self.years]
        return [None] * count
