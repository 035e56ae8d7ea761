"""What tests share: the committed database, a store on it, and an application that remembers nothing."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from zedentui.places import Location
from zedentui.store.store import Store

ROOT = Path(__file__).resolve().parents[1]
PEILDATUM = date(2023, 9, 1)

# What a busy machine needs for one example says nothing of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """What stands when all tests are found stays to the end: no search for rubbish goes through it again.

    With the thresholds of Python itself a quarter of all time in `tests/pilot` went into searching.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the build leaves it, with its rows behind it; a test that alters one takes a copy."""
    from zedentui.dossier.build import build
    from zedentui.store.snapshot import snapshot_of

    target = tmp_path_factory.mktemp("built") / "zeden.duckdb"
    build(ROOT / "data" / "dossier", target)
    assert snapshot_of(target) is not None
    return target


@pytest.fixture(scope="session")
def database() -> Path:
    """The database that is in the repository."""
    return ROOT / "data" / "zeden.duckdb"


@pytest.fixture(scope="module")
def store(database: Path) -> Iterator[Store]:
    """The open dossier. A test that closes or changes it opens one of its own."""
    opened = Store.open(database)
    yield opened
    opened.close()


@pytest.fixture
def make_app(database: Path) -> Callable[..., object]:
    """Builds the application on the committed database: fixed reference date, nothing read from or written to home.

    `trusted` opens a file as the one that came with the program: what it defines is taken as it is, so that a test can
    have something in it that fails when it is read.
    """
    from zedentui.tui.app import ZedenApp

    def build(
        location: str | None = None, *, path: Path = database, theme: str | None = None, trusted: bool = False
    ) -> ZedenApp:
        start = Location.parse(location) if location else None
        return ZedenApp(
            lambda: Store.open(path, trusted=trusted),
            start=start,
            reference_date=PEILDATUM,
            remember=False,
            theme=theme,
        )

    return build
