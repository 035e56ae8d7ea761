"""The language in which `shapes.py` says what a source file may hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from zedentui.text.clean import clean

__all__ = [
    "LEANS_ON", "PLACE", "SOURCE", "Children", "Field", "Links", "Shape", "Value", "address", "citation_id", "code",
    "day", "number", "one_of", "plain", "slug", "text", "texts", "whole", "yes",
]  # fmt: skip

Value = str | int | float | date | None
"""What a cell of the database can hold."""

Check = Callable[[object], Value]
"""Gives the value to store, or raises ValueError when it is not what the field expects."""

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_CODE = re.compile(r"[a-z]+(?:_[a-z]+)*")
_ADDRESS = re.compile(r"https://[\w.-]+\.[a-z]{2,}(?:/[!-~]*)?")
_LARGEST = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a TOML table.

    `check` gives the value to store; `expectation` ends the sentence `verwacht: ...`. `refers_to` names the table
    whose key this is. `unique`: no two items of one table may share it. `stored`: it is a column of the database.
    """

    name: str
    check: Check
    expectation: str
    required: bool = True
    refers_to: str | None = None
    unique: bool = False
    stored: bool = True


@dataclass(frozen=True, slots=True)
class Links:
    """A key with a list of strings that becomes rows of `table`: (`owner` column, `column`, position).

    `owner` None: the table belongs to a single item and has no column for it. `refers_to`: as in `Field`.
    """

    name: str
    table: str
    owner: str | None
    column: str
    refers_to: str | None = None
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Shape:
    """A TOML table (`single`) or array of tables, and the database table that it fills.

    `table` None: not stored as such. `numbered`: the database table has a `position`, counted from 1. `optional`:
    there may be none. `scoped`: its keys are those of one document, and another document may use the same.
    """

    heading: str
    table: str | None
    fields: tuple[Field, ...]
    single: bool = False
    numbered: bool = False
    optional: bool = False
    scoped: bool = False
    links: tuple[Links, ...] = ()
    children: tuple[Children, ...] = ()

    @property
    def of_document(self) -> bool:
        """Whether its rows say which document they stand in."""
        return self.scoped or any(f.name == "page" for f in self.fields)

    @property
    def bracketed(self) -> str:
        """The heading as it stands in the file: `[dossier]`, `[[motie]]`."""
        return f"[{self.heading}]" if self.single else f"[[{self.heading}]]"

    def or_none(self) -> Shape:
        """The same, of which there may be none."""
        return replace(self, optional=True)

    def key(self) -> str | None:
        """The name of the field that identifies an item, None if it has none (the first that is `unique`)."""
        return next((f.name for f in self.fields if f.unique), None)


@dataclass(frozen=True, slots=True)
class Children:
    """An array of tables inside another, `[[motie.vote]]`; `owner` is the column with the parent's key."""

    owner: str
    shape: Shape


def text(
    name: str, *, required: bool = True, unique: bool = False, stored: bool = True, refers_to: str | None = None
) -> Field:
    """Running text, not empty, without characters that nobody sees; outer white space does not count."""
    expectation = "tekst tussen aanhalingstekens, niet leeg en zonder onzichtbare tekens"
    return Field(name, plain, expectation, required, refers_to, unique, stored)


def yes(name: str, *, stored: bool = True) -> Field:
    """`true`, or the key is absent."""

    def check(value: object) -> Value:
        if value is not True:
            raise ValueError
        return True

    return Field(name, check, "true, of anders geen sleutel", required=False, stored=stored)


def texts(*names: str, required: bool = True) -> tuple[Field, ...]:
    """A text for each of `names`."""
    return tuple(text(name, required=required) for name in names)


def address(name: str, *, required: bool = False) -> Field:
    """A web address."""
    return Field(name, lambda v: _matching(v, _ADDRESS), "een webadres dat met https:// begint", required)


def slug(name: str, refers_to: str | None = None, *, required: bool = True, unique: bool = False) -> Field:
    """A key such as `betekenisvolle-interventies`; with `refers_to` it must exist in that table."""
    expectation = "een sleutel van kleine letters, cijfers en koppeltekens"
    return Field(name, lambda v: _matching(v, _SLUG), expectation, required, refers_to, unique)


def code(name: str, refers_to: str | None = None, *, required: bool = True, unique: bool = False) -> Field:
    """A code such as `onvoorwaardelijk_sepot`; with `refers_to` it must exist in that table."""
    expectation = "een code van kleine letters en lage streepjes"
    return Field(name, lambda v: _matching(v, _CODE), expectation, required, refers_to, unique)


def citation_id(name: str, refers_to: str | None = None, *, required: bool = True, unique: bool = False) -> Field:
    """The id of a reference, such as `kst-36200-VIII-153`."""
    return Field(name, plain, "de id van een verwijzing, zoals kst-36200-VIII-153", required, refers_to, unique)


def whole(
    name: str,
    least: int = 0,
    most: int = _LARGEST,
    *,
    refers_to: str | None = None,
    required: bool = True,
    unique: bool = False,
    stored: bool = True,
) -> Field:
    """A whole number from `least` to `most`."""

    def check(value: object) -> Value:
        if type(value) is not int or not least <= value <= most:
            raise ValueError
        return value

    limit = (
        f"een geheel getal van {least} of hoger"
        if most == _LARGEST
        else f"een geheel getal van {least} tot en met {most}"
    )
    return Field(name, check, limit, required, refers_to, unique, stored)


def number(name: str, *, required: bool = False) -> Field:
    """A number, with or without decimals, smaller than a thousand million either way."""
    return Field(name, _number, "een getal, met een punt vóór decimalen", required)


def day(name: str, *, required: bool = True, unique: bool = False) -> Field:
    """A TOML date between 1900 and 2100."""
    return Field(name, _day, "een datum zoals 2023-07-05, zonder aanhalingstekens", required, unique=unique)


def one_of(name: str, *choices: str, required: bool = True) -> Field:
    """One of `choices`."""

    def check(value: object) -> Value:
        if not isinstance(value, str) or value not in choices:
            raise ValueError
        return value

    return Field(name, check, "een van " + ", ".join(choices), required)


def plain(value: object) -> Value:
    """Text without outer white space; raises ValueError for anything else, empty text and unseen characters."""
    if not isinstance(value, str):
        raise ValueError  # noqa: TRY004 - one kind of error for every check
    stripped = value.strip()
    if not stripped or clean(stripped, lines=True) != stripped:
        raise ValueError
    return stripped


def _matching(value: object, pattern: re.Pattern[str]) -> Value:
    if not isinstance(value, str) or not pattern.fullmatch(value):
        raise ValueError
    return value


def _number(value: object) -> Value:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e9:
        raise ValueError
    return float(value)


def _day(value: object) -> Value:
    if type(value) is not date or not 1900 <= value.year <= 2100:
        raise ValueError
    return value


PLACE = (slug("section", "section"), whole("page", 1))
LEANS_ON = (
    whole("footnote", 1, refers_to="footnote", required=False),
    citation_id("reference", "reference", required=False),
)
SOURCE: tuple[Field, ...] = (*PLACE, *LEANS_ON)
"""The keys that say where in the letter an item stands: place, what it leans on, and both."""
