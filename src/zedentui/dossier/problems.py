"""What can be wrong with the sources, in Dutch sentences for the person who edits them.

Readers and checks report to one `Problems` list, so a build names everything that is wrong at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from zedentui.text.clean import clean, clip

__all__ = ["BuildError", "Problems", "SourceError", "SourceErrors", "TargetError"]

_LONGEST_VALUE = 60  # cells on the screen


class BuildError(Exception):
    """The database was not built; the text says why, and the old database is untouched."""


class TargetError(BuildError):
    """The sources are right but the database cannot be written; the text is one Dutch sentence."""

    def __init__(self, sentence: str) -> None:
        super().__init__(clean(sentence))


@dataclass(frozen=True, slots=True)
class SourceError:
    """One problem in one source file.

    `row` is the line number in the file, from 1 (None: the file as a whole); `column` the key or the column;
    `value` what stands there (None: nothing does); `expectation` what should, as the end of a Dutch sentence.
    """

    file: str
    row: int | None
    column: str | None
    value: str | None
    expectation: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", regel {self.row}"
        if self.column is not None:
            place += f", kolom {clip(self.column, _LONGEST_VALUE)}"
        return clean(f"{place}: {self._found()}; verwacht: {self.expectation}.")

    def _found(self) -> str:
        if self.value is None:
            return "dit ontbreekt"
        value = clip(" ".join(clean(self.value).split()), _LONGEST_VALUE)
        return f"hier staat ‘{value}’" if value else "hier staat niets"


class SourceErrors(BuildError):  # noqa: N818 - a plural, because it holds all of them
    """Everything that is wrong with the sources: `errors`, in file and row order; the text has a line for each."""

    def __init__(self, errors: tuple[SourceError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


@dataclass(slots=True)
class Problems:
    """Collects problems while reading and checking; `stop_if_any` ends the build with all of them."""

    folder: Path
    found: list[SourceError] = field(default_factory=list)

    def add(self, file: str, row: int | None, column: str | None, value: object, expectation: str) -> None:
        """Report `value` at `file`, `row`, `column`; None as value means that nothing stands there."""
        shown = None if value is None else str(value)
        problem = SourceError(str(self.folder / file), row, column, shown, expectation)
        if problem not in self.found:
            self.found.append(problem)

    def stop_if_any(self) -> None:
        """Raise `SourceErrors` with all problems found so far, if there are any."""
        if self.found:
            order = sorted(self.found, key=lambda p: (p.file, p.row or 0, p.column or ""))
            raise SourceErrors(tuple(order))
