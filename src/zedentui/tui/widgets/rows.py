"""What a list has to show, whatever its length: rows at hand, or pages of them that are read when they come in sight.

Nothing here knows Textual. A list asks for the lines it draws and for no others.
"""

from __future__ import annotations

import unicodedata
from collections import OrderedDict
from typing import TYPE_CHECKING, Final, Protocol

from zedentui.classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = [
    "PAGE",
    "Entry",
    "HeldRows",
    "Line",
    "PagedRows",
    "Rows",
    "RowsError",
    "StackedRows",
    "UnreadRows",
    "matches",
]

PAGE: Final = 200
"""Rows that are read at once."""
_PAGES: Final = 8  # that are kept: some screenfuls around the cursor, and the way back


class RowsError(Exception):
    """Lines that are not at hand cannot be read; the text is one Dutch sentence for the user."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: `key` is what a location names, `cells` one text a column, `search` what the filter looks in.

    A row with the `group` before the first of several entries of one group is their heading; the cursor passes it by.
    `item` is what the row stands for, where nobody else keeps that.
    """

    key: str
    cells: tuple[str, ...]
    search: str = ""
    strong: bool = False
    group: str = ""
    item: object = None


Line = Entry | str | None
"""A line of a list: an entry, the heading of a group, or what is not at hand yet."""


class Rows(Protocol):
    """The lines of a list, headings among them."""

    instant: bool
    """Whether everything is at hand: then nothing here takes time, and nothing needs `load`."""
    count: int
    """How many entries there are: the lines without their headings."""
    problem: str
    """Why some of them could not be read, as a sentence; empty when none is missing."""

    def __len__(self) -> int:
        """How many lines there are."""

    def line(self, index: int) -> Line:
        """The line at `index`; None when it is not at hand."""

    def missing(self, first: int, last: int) -> bool:
        """Whether a line from `first` up to `last` is not at hand."""

    def load(self, first: int, last: int) -> None:
        """Bring these lines at hand; takes time, so it is called in a thread."""

    def known_place(self, key: str) -> int | None:
        """Where the entry with this key is, as far as that is at hand; None when it must be asked."""

    def place(self, key: str) -> int | None:
        """Where the entry with this key is; None when it is not among them. Takes time unless that is known."""

    def filtered(self, words: str) -> Rows:
        """Those that hold every word of `words`; takes time unless `instant`."""


def _folded(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def matches(words: str, text: str) -> bool:
    """Whether every word of `words` occurs in `text`, whatever the case or accents."""
    wanted = _folded(words).split()
    folded = _folded(text) if wanted else ""
    return all(word in folded for word in wanted)


class HeldRows:
    """Entries that are all at hand, each group under its heading."""

    instant = True
    problem = ""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        self.count = len(self.entries)
        lines: list[Line] = []
        self._places: dict[str, int] = {}
        group = ""
        for entry in self.entries:
            if entry.group != group:
                group = entry.group
                lines.append(group)
            self._places.setdefault(entry.key, len(lines))
            lines.append(entry)
        self._lines = lines
        self._texts: tuple[str, ...] | None = None

    def __len__(self) -> int:
        return len(self._lines)

    def line(self, index: int) -> Line:
        """The line at `index`."""
        return self._lines[index]

    def missing(self, first: int, last: int) -> bool:
        """Nothing is."""
        del first, last
        return False

    def load(self, first: int, last: int) -> None:
        """There is nothing to do."""

    def place(self, key: str) -> int | None:
        """Where the entry with this key is."""
        return self._places.get(key)

    known_place = place

    def filtered(self, words: str) -> HeldRows:
        """Those that hold every word; the texts are folded once, for all letters that are typed."""
        wanted = _folded(words).split()
        if not wanted:
            return self
        if self._texts is None:
            self._texts = tuple(_folded(entry.search) for entry in self.entries)
        pairs = zip(self.entries, self._texts, strict=True)
        return HeldRows([entry for entry, text in pairs if all(word in text for word in wanted)])


class UnreadRows:
    """What stands in the place of lines that cannot be read: one line that says why, and no entry."""

    instant = True
    count = 0

    def __init__(self, sentence: str) -> None:
        self.problem = sentence

    def __len__(self) -> int:
        return 1

    def line(self, index: int) -> Line:
        """Why they cannot be read."""
        del index
        return self.problem

    def missing(self, first: int, last: int) -> bool:
        """Nothing that could be brought at hand is."""
        del first, last
        return False

    def load(self, first: int, last: int) -> None:
        """There is nothing to do."""

    def place(self, key: str) -> int | None:
        """No entry is among them."""
        del key
        return None

    known_place = place

    def filtered(self, words: str) -> UnreadRows:
        """It holds for every word."""
        del words
        return self


class PagedRows:
    """Entries that are read in pages under one heading; `count` and `read` go to the archive, and may raise RowsError.

    `count(words)` gives how many hold the words, `read(offset, limit, words)` a page of them, `find(key, words)` where
    one is among them. Memory does not grow with what nobody sees.
    """

    instant = False
    problem = ""

    def __init__(
        self,
        heading: Callable[[int], str],
        count: Callable[[str], int],
        read: Callable[[int, int, str], Sequence[Entry]],
        find: Callable[[str, str], int | None],
        words: str = "",
    ) -> None:
        self._heading, self._count, self._read, self._find = heading, count, read, find
        self._words = words
        self._last: tuple[str, int | None] = ("", None)  # the key that was looked for last, and where it is
        self.count = count(words)
        self._pages: OrderedDict[int, tuple[Entry, ...]] = OrderedDict()
        self._first = 1 if self.count and heading(self.count) else 0

    def __len__(self) -> int:
        return self.count + self._first

    def line(self, index: int) -> Line:
        """The line at `index`, as far as its page is at hand."""
        if index < self._first:
            return self._heading(self.count)
        number, place = divmod(index - self._first, PAGE)
        page = self._pages.get(number)
        return page[place] if page is not None and place < len(page) else None

    def missing(self, first: int, last: int) -> bool:
        """Whether a page of these lines has not been read, or was let go."""
        return any(number not in self._pages for number in self._numbers(first, last))

    def load(self, first: int, last: int) -> None:
        """Read the pages of these lines, and let go of those that were read longest ago."""
        for number in self._numbers(first, last):
            page = self._pages.get(number) or tuple(self._read(number * PAGE, PAGE, self._words))
            self._pages[number] = page
            self._pages.move_to_end(number)
            while len(self._pages) > _PAGES:
                self._pages.popitem(last=False)

    def _numbers(self, first: int, last: int) -> range:
        first, last = max(first - self._first, 0), min(last - self._first, self.count - 1)
        return range(first // PAGE, last // PAGE + 1) if last >= first else range(0)

    def known_place(self, key: str) -> int | None:
        """Where the entry with this key is, when it was looked for last."""
        return self.place(key) if self._last[0] == key else None

    def place(self, key: str) -> int | None:
        """Where the entry with this key is, as the archive says."""
        if self._last[0] != key:
            self._last = key, self._find(key, self._words)
        found = self._last[1]
        return None if found is None else found + self._first

    def filtered(self, words: str) -> PagedRows:
        """Those that hold every word, with their first page at hand."""
        if words.strip() == self._words:
            return self
        found = PagedRows(self._heading, self._count, self._read, self._find, words.strip())
        found.load(0, PAGE)
        return found


class StackedRows:
    """Several rows, one under the other."""

    def __init__(self, parts: Sequence[Rows]) -> None:
        self._parts = tuple(parts)
        self.instant = all(part.instant for part in self._parts)
        self.count = sum(part.count for part in self._parts)
        self.problem = next((part.problem for part in self._parts if part.problem), "")
        self._starts: list[int] = []
        total = 0
        for part in self._parts:
            self._starts.append(total)
            total += len(part)
        self._total = total

    def __len__(self) -> int:
        return self._total

    def line(self, index: int) -> Line:
        """The line at `index`, of the part it is in."""
        for part, start in zip(reversed(self._parts), reversed(self._starts), strict=True):
            if index >= start:
                return part.line(index - start)
        raise IndexError(index)

    def missing(self, first: int, last: int) -> bool:
        """Whether any part misses one of these lines."""
        return any(part.missing(*self._within(place, first, last)) for place, part in enumerate(self._parts))

    def load(self, first: int, last: int) -> None:
        """Let every part bring its lines at hand."""
        for place, part in enumerate(self._parts):
            bounds = self._within(place, first, last)
            if bounds[0] <= bounds[1]:
                part.load(*bounds)

    def _within(self, place: int, first: int, last: int) -> tuple[int, int]:
        start, size = self._starts[place], len(self._parts[place])
        return max(first - start, 0), min(last - start, size - 1)

    def known_place(self, key: str) -> int | None:
        """Where the entry with this key is in a part that knows."""
        return self._first_place(lambda part: part.known_place(key))

    def place(self, key: str) -> int | None:
        """Where the entry with this key first is."""
        return self._first_place(lambda part: part.place(key))

    def _first_place(self, ask: Callable[[Rows], int | None]) -> int | None:
        for part, start in zip(self._parts, self._starts, strict=True):
            found = ask(part)
            if found is not None:
                return start + found
        return None

    def filtered(self, words: str) -> StackedRows:
        """Every part, filtered; one that cannot be read says so, and the others are shown."""
        return StackedRows([_filtered(part, words) for part in self._parts])


def _filtered(part: Rows, words: str) -> Rows:
    try:
        return part.filtered(words)
    except RowsError as error:
        return UnreadRows(str(error))
