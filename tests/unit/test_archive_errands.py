"""Questions of one letter are dropped together, and those of nobody else."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from zedentui.archive.archive import Archive, ArchiveError
from zedentui.duck.errands import Errand
from zedentui.kamer.workshop import open_workshop

ENDLESS = "SELECT count(*) FROM range(1000000000000) AS t (i)"


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    with open_workshop(tmp_path / "kamer.duckdb") as workshop:
        workshop.publish()
    found = Archive.open(tmp_path / "kamer.duckdb")
    found._blocks = {**found._blocks, "endless": ENDLESS}
    return found


def test_the_next_letter_stops_what_runs_and_what_has_not_begun(archive: Archive) -> None:
    errand, told = Errand(), []
    begun = threading.Event()

    def ask() -> None:
        with archive.errands.within(errand):
            for name in ("endless", "edition"):
                begun.set()
                try:
                    archive.run(name)
                except ArchiveError as error:
                    told.append(str(error))

    thread = threading.Thread(target=ask)
    thread.start()
    assert begun.wait(10)
    while thread.is_alive():  # an interrupt before the question has begun is lost
        archive.errands.drop(errand)
        thread.join(0.05)
    assert told == ["De vraag aan het archief is afgebroken."] * 2
    assert archive.run("edition")  # what is asked for nobody in particular goes on
    with archive.errands.within(Errand()):
        assert archive.run("edition")
    archive.close()


def test_who_asks_for_another_is_left_alone(archive: Archive) -> None:
    stopped = []
    archive.errands._interrupt = lambda: stopped.append(True)
    mine, theirs = Errand(), Errand()
    with archive.errands.within(mine):
        assert archive.errands.begin()
    archive.errands.drop(theirs)
    assert not stopped
    archive.errands.drop(mine)
    assert stopped
    archive.close()
