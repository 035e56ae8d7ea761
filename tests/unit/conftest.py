"""What the unit tests share: what is the same for many of them, and is made or read once."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace

import pytest

from zedentui.dossier import sources
from zedentui.kamer import workshop
from zedentui.prose import claim_grid

_KEPT = 64
"""Texts: the sources of the dossier and those of a second letter twice, so that changed ones push none of them out."""


@pytest.fixture(scope="session", autouse=True)
def _taken_apart_once() -> Iterator[None]:
    """Reading the same text again gives the same, of which each test gets a copy of its own; that is half of a `read`.

    Only what TOML says and on which line is kept: what the program makes of it is made every time.
    """
    said = lru_cache(_KEPT)(lambda text: pickle.dumps(tomllib.loads(text)))
    lines = lru_cache(_KEPT)(sources.lines_of)
    patch = pytest.MonkeyPatch()
    patch.setattr(sources, "tomllib", SimpleNamespace(loads=lambda text: pickle.loads(said(text))))
    patch.setattr(sources, "lines_of", lambda text: dict(lines(text)))
    yield
    patch.undo()


@pytest.fixture(scope="session", autouse=True)
def _without_rows_once() -> Iterator[None]:
    """An archive without rows is made by the first test that begins one; the others begin with a copy of that.

    Making it is a fifth of what a small archive costs. Its edition is that of no other once it is published.
    """
    make, made = workshop._empty, list[bytes]()

    def empty(draft: Path) -> None:
        if made:
            draft.write_bytes(made[0])
            return
        make(draft)
        made.append(draft.read_bytes())

    patch = pytest.MonkeyPatch()
    patch.setattr(workshop, "_empty", empty)
    yield
    patch.undo()


@pytest.fixture(scope="module")
def cells_once() -> Iterator[None]:
    """All cells that a text is held against, made once for all texts: a third of what a text of a few lines costs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(claim_grid, "evaluate", lru_cache(1)(claim_grid.evaluate))
        yield
