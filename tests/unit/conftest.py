"""What the unit tests share: a source that hundreds of tests read is taken apart once, however often it is read."""

from __future__ import annotations

import pickle
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from types import SimpleNamespace

import pytest

from zedentui.dossier import sources

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
