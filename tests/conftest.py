"""What tests share: the committed database, a store on it, and an application that remembers nothing."""

from __future__ import annotations

import fcntl
import gc
import importlib
import os
import pickle
import pkgutil
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

import pytest
from hypothesis import given, settings, strategies

import zedentui
from zedentui.duck import attached
from zedentui.duck.copied import CopiedPlace
from zedentui.duck.place import FilePlace
from zedentui.places import Location
from zedentui.store import snapshot
from zedentui.store.store import Store

if TYPE_CHECKING:
    from zedentui.dossier.build import BuildReport

T = TypeVar("T")
ROOT = Path(__file__).resolve().parents[1]
PEILDATUM = date(2023, 9, 1)
LONGEST_NAME = 200
"""Characters of a parameter in the name of a test."""

# While tests are found and shared out nearly all that is made stays: looking for rubbish meanwhile finds none.
gc.disable()

# What a busy machine needs for one example says nothing of the code.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")


_as_in_use = attached.reading


def _keeping(memory: str) -> dict[str, str | bool | int | float | list[str]]:
    """The settings of a connection, but for what gives 3 MB back to the system after every query, which then asks anew.

    It changes no answer and costs a sixth of the time of a question; processes that tests start have it as it is.
    """
    return {name: value for name, value in _as_in_use(memory).items() if "flush" not in name}


attached.reading = _keeping


_compared: set[object] = set()
"""Files that were compared with our schema in this process: by path and moment of change, or by checksum."""
_as_it_is: set[Path] = {ROOT / "data" / "zeden.duckdb"}
"""Files that hundreds of tests open and none alters; what is made for all workers comes here too."""


def _once(guard: Callable[..., None], told: Callable[[Any], object]) -> Callable[..., None]:
    """Compare what a place defines where `told` does not say that the same was compared: a third of opening a file."""

    def guarded(place: Any, connection: Any, layout: Any) -> None:
        which = told(place)
        if which is None or (which, layout.mark) not in _compared:
            guard(place, connection, layout)
            _compared.add((which, layout.mark))
            return
        connection.execute("SET search_path = 'memory.main'")
        attached.put_views_before(connection, layout)

    return guarded


def _unaltered(place: FilePlace) -> object:
    """What tells a file that no test alters from others; None for any other file."""
    if place.path not in _as_it_is:
        return None
    found = place.path.stat()
    return place.path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns


FilePlace.guard = _once(FilePlace.guard, _unaltered)  # type: ignore[method-assign]
CopiedPlace.guard = _once(CopiedPlace.guard, CopiedPlace.at_hand)  # type: ignore[method-assign]

_unpacked_once = lru_cache(maxsize=500)(snapshot._unpacked)


def _kept_rows(name: str, part: bytes, day: object) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The rows of a part, unpacked once for the same bytes and day: thousands of questions read the same lists."""
    columns, rows = _unpacked_once(name, part, day)
    return list(columns), list(rows)


snapshot._unpacked = _kept_rows

_checked = snapshot._checked
_held: dict[tuple[object, ...], tuple[int, bytes, bytes, str] | None] = {}


def _checked_once(path: Path) -> tuple[int, bytes, bytes, str] | None:
    """What a file holds whose hash was compared before, as far as the system can tell that it is as it was then.

    Comparing it is a twentieth of a start. A file that was written a moment ago is compared again each time.
    """
    try:
        told = snapshot._told(path.stat())
    except OSError:
        return _checked(path)
    if not snapshot._long_ago(told) or os.path.lexists(f"{path}.wal"):
        return _checked(path)
    key = (*told, snapshot.definitions(), snapshot.LARGEST)
    if key not in _held:
        _held[key] = _checked(path)
    return _held[key]


snapshot._checked = _checked_once


def pytest_make_parametrize_id(val: object) -> str | None:
    """A long text is named by its beginning: two million characters of a name go to every worker and back."""
    if isinstance(val, (str, bytes)) and len(val) > LONGEST_NAME:
        text = val if isinstance(val, str) else val.decode("ascii", "backslashreplace")
        return f"{text[:LONGEST_NAME]}… {len(val)}"
    return None


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """In a new clone one worker compiles the tests, one reads the program for Hypothesis, the rest wait for both.

    Otherwise each of four workers does all of it at the same time: ten seconds of processor. What they make is kept
    (`__pycache__`, `.hypothesis/constants`), so in a clone that has it nobody waits.
    """
    compiled = sys.dont_write_bytecode or any((ROOT / "tests" / "unit" / "__pycache__").glob("test_*.pyc"))
    if "PYTEST_XDIST_WORKER" not in os.environ or compiled:
        return (yield)
    # Two files that all workers have and nobody writes: a lock needs no more, and leaves nothing behind.
    with Path(__file__).open() as tests, (ROOT / "pyproject.toml").open() as program:
        if not locked(tests):
            if locked(program):
                read_for_hypothesis()
                fcntl.flock(program, fcntl.LOCK_UN)
            fcntl.flock(program, fcntl.LOCK_SH)
            fcntl.flock(tests, fcntl.LOCK_SH)
        return (yield)


def locked(file: IO[str]) -> bool:
    """Whether nobody else had the lock of `file`, which this process now has until it closes it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def read_for_hypothesis() -> None:
    """Have Hypothesis keep the constants of every module of the program, as it does where its first test is found."""
    for module in pkgutil.walk_packages(zedentui.__path__, "zedentui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)

    @settings(max_examples=1, database=None)
    @given(strategies.booleans())
    def anything(value: bool) -> None:
        assert value in (True, False)

    anything()


def pytest_collection_finish() -> None:
    """What stands when all tests are found stays to the end: no search for rubbish goes through it again.

    With the thresholds of Python itself a quarter of all time in `tests/pilot` went into searching.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 10)
    gc.enable()


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], T]) -> T:
    """What `make` gives for an empty folder `name`: made by the first worker that wants it, read by all."""
    folder = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent  # that of the run, which all workers have
    folder /= name
    folder.mkdir(exist_ok=True)
    kept = folder / ".made"
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            (folder / "made").mkdir()
            kept.write_bytes(pickle.dumps(make(folder / "made")))
    _as_it_is.update((folder / "made").glob("*.duckdb"))
    found: T = pickle.loads(kept.read_bytes())
    return found


@pytest.fixture(scope="session")
def made_for_all(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], T]], T]:
    """`made_once` for the fixtures of a folder: what `make` gives for an empty folder `name`, made by one worker."""
    return partial(made_once, tmp_path_factory)


@pytest.fixture(scope="session")
def built_report(tmp_path_factory: pytest.TempPathFactory) -> BuildReport:
    """What the build says of the database that it leaves; a test that alters that takes a copy."""
    from zedentui.dossier.build import build
    from zedentui.store.snapshot import snapshot_of

    report = made_once(
        tmp_path_factory, "built", lambda folder: build(ROOT / "data" / "dossier", folder / "zeden.duckdb")
    )
    assert snapshot_of(report.target) is not None
    return report


@pytest.fixture(scope="session")
def built(built_report: BuildReport) -> Path:
    """A database as the build leaves it, with its rows behind it; a test that alters one takes a copy."""
    return built_report.target


@pytest.fixture
def built_at_once(built_report: BuildReport, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line builds the dossier as it is by taking a copy; sources that differ from it in truth.

    That two builds give the same is tested where the build is.
    """
    from zedentui.cli import building

    build = building.build

    def copied(sources: Path, target: Path) -> BuildReport:
        if not target.parent.is_dir() or _texts(sources) != _texts(ROOT / "data" / "dossier"):
            return build(sources, target)
        shutil.copyfile(built_report.target, target)
        return replace(built_report, target=target)

    monkeypatch.setattr(building, "build", copied)


def _texts(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the recorded records; a test that alters it takes a copy."""
    from kamer_source import small_archive

    return made_once(tmp_path_factory, "recorded", lambda folder: small_archive(folder / "kamer.duckdb"))


@pytest.fixture(scope="session")
def all_motions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """An archive of the recording of all motions of two years, which only the builders have, and what was read."""
    from zedentui.kamer.names import RECORDED
    from zedentui.kamer.recordings import read_recordings
    from zedentui.kamer.workshop import open_workshop
    from zedentui.kamer.writing import Writer

    recording = ROOT.parent / "shared" / "kamer" / "moties-met-stemmingen-2022-2023.jsonl.gz"

    def make(folder: Path) -> tuple[Path, dict[str, int]]:
        path = folder / "kamer.duckdb"
        with open_workshop(path) as workshop:
            counts = read_recordings([recording], Writer(workshop.connection, RECORDED), lambda file, number: None)
            workshop.publish()
        return path, dict(counts)

    return made_once(tmp_path_factory, "all_motions", make)


@pytest.fixture(scope="session")
def database() -> Path:
    """The database that is in the repository."""
    return ROOT / "data" / "zeden.duckdb"


@pytest.fixture(scope="session")
def store(database: Path) -> Iterator[Store]:
    """The open dossier, one for all files: what it keeps (words, frames, figures) is made once.

    The lists that thousands of questions go through are read once as well. A test that closes or changes it opens one
    of its own.
    """
    opened = Store.open(database)
    for name in ("actions", "moties", "organisations", "promises", "terms"):
        setattr(opened, name, lru_cache(50)(getattr(opened, name)))
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
