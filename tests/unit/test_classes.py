"""Dataclasses of our own beside those of the standard library: the same classes, made by both, do the same."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from collections.abc import Callable
from dataclasses import dataclass as standard
from dataclasses import field as standard_field
from functools import cached_property
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui import classes, model
from zedentui.classes import dataclass as ours
from zedentui.classes import field as our_field


def pair(decorate: Callable[..., Any], field: Callable[..., Any]) -> dict[str, Any]:
    """The classes that are compared, made with one of the two decorators."""

    @decorate(frozen=True, slots=True)
    class Point:
        x: int
        y: int = 7
        tags: tuple[str, ...] = ()
        origin: ClassVar[int] = 0

        @property
        def total(self) -> int:
            return self.x + self.y

    @decorate(frozen=True, slots=True)
    class Deeper(Point):
        z: int = 3

    @decorate(frozen=True, slots=True)
    class One:
        x: int

    @decorate(slots=True)
    class Loose:
        x: int = 1
        words: list[str] = field(default_factory=list)

        def __post_init__(self) -> None:
            self.x += 1

    @decorate(frozen=True)
    class Kept:
        x: int
        y: int = 2

        @cached_property
        def twice(self) -> int:
            return self.x * 2

    @decorate
    class Plain:
        x: int
        y: int = 4

    @decorate(frozen=True, slots=True, kw_only=True)
    class Named:
        x: int
        y: int = 5

    return {kind.__name__: kind for kind in (Point, Deeper, One, Loose, Kept, Plain, Named)}


STANDARD, OURS = pair(standard, standard_field), pair(ours, our_field)
VALUES = st.integers(0, 3)
NAMES = st.dictionaries(st.sampled_from(["x", "y", "z", "tags", "words", "other"]), VALUES, max_size=3)


def told(work: Callable[[], object]) -> object:
    """What comes of it: the repr, without the function that the classes were made in, or the kind of the error."""
    try:
        return repr(work())
    except (AttributeError, TypeError) as error:
        return AttributeError if isinstance(error, AttributeError) else TypeError


@pytest.mark.parametrize("name", STANDARD)
@given(values=st.lists(VALUES, max_size=5), named=NAMES)
def test_objects_are_made_as_the_standard_library_makes_them(
    name: str, values: list[int], named: dict[str, int]
) -> None:
    assert told(lambda: OURS[name](*values, **named)) == told(lambda: STANDARD[name](*values, **named))


@pytest.mark.parametrize("name", STANDARD)
@given(first=VALUES, second=VALUES, changes=NAMES)
def test_they_compare_hash_and_change_alike(name: str, first: int, second: int, changes: dict[str, int]) -> None:
    def facts(kinds: dict[str, Any], replace: Callable[..., Any]) -> list[object]:
        one, other = kinds[name](x=first), kinds[name](x=second)
        return [
            one == other,
            one == first,
            one != other,
            told(lambda: hash(one) == hash(other)),
            told(lambda: replace(one, **changes)),
            told(lambda: one.__match_args__),
            told(lambda: copy.copy(one) == one),
            told(lambda: copy.deepcopy(one) == one),
            [(each.name, each.type) for each in dataclasses.fields(one)],
            dataclasses.is_dataclass(one),
            dataclasses.asdict(one),
            told(lambda: setattr(one, "x", 5)),
            told(lambda: delattr(one, "x")),
        ]

    assert facts(OURS, classes.replace) == facts(STANDARD, dataclasses.replace)
    assert facts(OURS, dataclasses.replace) == facts(STANDARD, dataclasses.replace)


def test_a_default_that_is_made_is_made_for_each() -> None:
    one, other = OURS["Loose"](), OURS["Loose"]()
    one.words.append("a")
    assert (other.words, one == other) == ([], False)


def test_what_is_kept_is_kept_and_what_is_not_there_takes_no_room() -> None:
    assert OURS["Kept"](3).twice == 6
    assert not hasattr(OURS["Point"](1), "__dict__")
    assert OURS["Deeper"](1, 2).total == 3


def test_the_dossier_can_be_copied_and_pickled() -> None:
    made = model.Tried("uitstroom", 1.5, "1,5", None)
    assert pickle.loads(pickle.dumps(made)) == copy.deepcopy(made) == made
    assert not hasattr(made, "__dict__")
