"""One text in which years are looked for: what is found is blanked, so that nothing is read twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

__all__ = ["CORONA", "Finder", "run_of"]

CORONA = r"(?:corona|covid|pandemie|lockdown)"
"""The words for the year that the note under the tables is about."""


class Finder:
    """One text: what is found is blanked, so that nothing is read twice."""

    def __init__(self, text: str, first: int, last: int) -> None:
        self.text, self.first, self.last = text, first, last
        self.spans: list[tuple[int, int]] = []
        self.notes: list[str] = []
        self.named: set[int] = set()
        self.ranges: list[tuple[int, ...]] = []
        self.excluded: list[int] = []
        self.dates: list[tuple[int, int]] = []
        self.weak, self.before, self.moved = True, False, False

    def take(self, match: re.Match[str], *, weak: bool = False) -> None:
        """Note that this part of the text said years; `weak` when only two digits did."""
        self.spans.append(match.span())
        self.blank(match)
        self.weak = self.weak and weak

    def blank(self, match: re.Match[str]) -> None:
        """Leave spaces where the match stood."""
        start, end = match.span()
        self.text = self.text[:start] + " " * (end - start) + self.text[end:]

    def note(self, match: re.Match[str], said: str) -> None:
        """Keep how the words were read."""
        self.notes.append(f"‘{match[0].strip()}’ lezen wij als {said}.")

    def read_as(self, match: re.Match[str], said: str, *years: int) -> None:
        """Take the words for these years, if any are named one by one, and keep how they were read."""
        self.named.update(years)
        self.note(match, said)
        self.take(match)


def run_of(begin: int, end: int) -> tuple[int, ...]:
    """Return the years from `begin` to `end`."""
    # A slip such as 1912-2022 asks for a century; nobody needs more than the tables can hold.
    return tuple(range(max(begin, end - 200), end + 1))
