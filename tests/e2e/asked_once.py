"""Many answers from one dossier: it is opened once, and each question is asked of it once, for every form of answer.

Reading a hostile dossier and cleaning its rows is most of what an answer in the shell costs; what differs between the
forms comes after that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest import mock

from zedentui.duck import attached
from zedentui.store.store import Store, StoreError

__all__ = ["Asked", "Held", "asked_once", "recorded"]

Asked = tuple[str, str]
"""A question: its name, and its parameters as text."""
Held = dict[Asked, tuple[list[str], list[tuple[Any, ...]]]]
"""The names of the columns and the rows of each answer, as they enter the program."""
LISTS = ("actions", "moties", "organisations", "promises", "terms")
"""What thousands of questions go through, as objects."""


@contextmanager
def asked_once(path: Path, held: Held | None = None, *, copied: bool = False) -> Iterator[None]:
    """While this lasts every answer comes from the same open file; one that is refused is refused to each of them.

    `held`: what it would answer is known already of these questions. One that cannot be answered is asked again.
    `copied`: it defines what a file does that was opened before, so that is not compared once more.
    """
    try:
        with mock.patch.object(attached, "compare") if copied else nullcontext():
            store = Store.open(path)
    except StoreError as refused:
        with mock.patch.object(Store, "open", side_effect=refused):
            yield
        return
    for name in LISTS:
        setattr(store, name, lru_cache(50)(getattr(store, name)))
    try:
        with answering(store, {} if held is None else held):
            yield
    finally:
        store.close()


@contextmanager
def recorded(store: Store, held: Held) -> Iterator[list[str]]:
    """While this lasts answers come from the file of `store`, read anew; gives the names of what they ask.

    `held` knows answers, and learns those that it did not.
    """
    with answering(store.another(), held) as names:
        yield names


@contextmanager
def answering(store: Store, held: Held) -> Iterator[list[str]]:
    """`recorded`, of this very store, which stays open."""
    names: list[str] = []
    ask = store._asked

    def asked(name: str, params: Mapping[str, object] | None) -> tuple[list[str], list[tuple[Any, ...]]]:
        names.append(name)
        question = (name, repr(params))
        if question not in held:
            held[question] = ask(name, params)
        columns, rows = held[question]
        return columns.copy(), rows.copy()

    with (
        mock.patch.object(store, "_asked", asked),
        mock.patch.object(Store, "open", return_value=store),
        mock.patch.object(Store, "close"),
    ):
        yield names
