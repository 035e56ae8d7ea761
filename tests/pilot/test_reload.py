"""A newer dossier at the same path: told once, opened by `r`, at the same place and never mixed with the old one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from helpers import pane, press, screen_text, settled, workspace

from web_site import site_of
from zedentui.duck.place import FilePlace
from zedentui.tui.app import ErrorScreen, ZedenApp
from zedentui.tui.dialogs.lookup import LookupScreen
from zedentui.tui.reloading import NEWER, Watch
from zedentui.tui.workspace import Workspace

SIZE = (120, 40)
MOVED = "Motie die er eerst niet stond"


@pytest.fixture
def copy(database: Path, tmp_path: Path) -> Path:
    """A database of one's own."""
    return Path(shutil.copy(database, tmp_path / "zeden.duckdb"))


def publish(path: Path) -> None:
    """Put a database with another title for one motie in the place of `path`, in one step."""
    beside = path.with_name("new.duckdb")
    shutil.copy(path, beside)
    with duckdb.connect(str(beside)) as connection:
        connection.execute("UPDATE motie SET title = $title WHERE id = 'buitenweg'", {"title": MOVED})
    beside.replace(path)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """The clock of the watch, which only goes when told to."""
    now = [0.0]
    monkeypatch.setattr(Watch.__init__, "__defaults__", (lambda: now[0],))

    def forward(seconds: float) -> None:
        now[0] += seconds

    return forward


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that a newer dossier was told; the message itself goes when something opens over it."""
    said: list[str] = []
    notify = ZedenApp.notify

    def kept(app: ZedenApp, message: str, **options: Any) -> None:
        said.extend([message] * (message == NEWER))
        notify(app, message, **options)

    monkeypatch.setattr(ZedenApp, "notify", kept)
    return said


async def test_it_is_told_once_and_the_old_data_stay(
    make_app, copy: Path, clock: Callable[[float], None], told: list[str]
) -> None:
    app = make_app("moties", path=copy)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        publish(copy)
        await press(pilot, "j")
        assert told == [], "it looked at the file system again within a second"
        clock(1.5)
        await press(pilot, "k")
        assert told == [NEWER]
        assert " ".join(NEWER.split()[:4]) in " ".join(screen_text(app).split())
        clock(1.5)
        await press(pilot, "3", "4", "slash", *"eerst")
        assert told == [NEWER]
        assert MOVED not in screen_text(app)


async def test_r_opens_the_new_one_at_the_same_place(make_app, copy: Path) -> None:
    app = make_app("statistiek?delict=verkrachting&maat=technisch_sepot&jaar=2019", path=copy)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        await press(pilot, "5", "j")
        promise = pane(app).location()
        await press(pilot, "slash", *"eerst", "escape", "4")
        assert MOVED not in screen_text(app)
        publish(copy)
        await press(pilot, "r")
        assert isinstance(app.screen, Workspace)
        assert MOVED in screen_text(app)
        assert str(pane(app).location()) == "moties/buitenweg"
        await press(pilot, "5")
        assert pane(app).location() == promise
        await press(pilot, "1")
        assert pane(app).location().get("maat") == "technisch_sepot"
        assert pane(app).location().get("jaar") == "2019"
        await press(pilot, "backspace", "backspace")
        assert pane(app).CODE == "moties"
        assert workspace(app)._searcher is None
        await press(pilot, "slash", *"motie")
        assert isinstance(app.screen, LookupScreen)
        assert app.screen.result is not None


async def test_a_new_file_that_cannot_be_opened_is_said_and_can_be_tried_again(make_app, copy: Path) -> None:
    app = make_app("moties", path=copy)
    good = copy.with_name("good.duckdb")
    shutil.copy(copy, good)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settled(pilot)
        copy.with_name("bad").write_bytes(b"geen database")
        copy.with_name("bad").replace(copy)
        await press(pilot, "r")
        assert isinstance(app.screen, ErrorScreen)
        assert "geen leesbaar databestand" in " ".join(screen_text(app).split())
        publish(good)
        good.replace(copy)
        await press(pilot, "r")
        assert isinstance(app.screen, Workspace)
        assert MOVED in screen_text(app)
    assert app.return_code is None, "the code of the failed attempt does not stay"


async def test_stopping_after_a_failed_reload_gives_the_code_of_the_database(make_app, copy: Path) -> None:
    app = make_app("moties", path=copy)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        copy.unlink()
        await press(pilot, "r", "q")
    assert app.return_code == 3


def test_the_watch_sees_another_file_once_and_no_missing_one(tmp_path: Path) -> None:
    now = [0.0]
    path = tmp_path / "file"
    path.write_text("a")
    watch = Watch(FilePlace(path), lambda: now[0])
    other = tmp_path / "other"
    other.write_text("b")
    other.replace(path)
    assert not watch.newer()
    now[0] = 1.1
    assert watch.newer()
    now[0] = 2.2
    assert not watch.newer()
    path.unlink()
    now[0] = 3.3
    assert not watch.newer()
    path.write_text("c")
    os.utime(path, ns=(1, 1))
    now[0] = 4.4
    assert watch.newer()


async def test_when_the_server_is_away_what_is_here_stays(
    make_app, database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "www").mkdir()
    with site_of(tmp_path / "www") as site:
        site.publish(database)
        app = make_app("moties", path=f"{site.base}/zeden.duckdb")
        async with app.run_test(size=SIZE, notifications=True) as pilot:
            await settled(pilot)
            site.stop()
            shutil.rmtree(tmp_path / "cache")
            said: list[str] = []
            monkeypatch.setattr(app, "notify", lambda message, **_: said.append(message))
            await app.action_reload()
            assert isinstance(app.screen, Workspace)
            assert [sentence.endswith("is niet bereikbaar; probeer het later opnieuw.") for sentence in said] == [True]
            assert app.store.run("dossier"), "it can still be asked"
