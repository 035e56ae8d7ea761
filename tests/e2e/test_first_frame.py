"""The first frame from a cache, in a real terminal: there at once, taken over without a byte, never a stale figure.

What decides about a frame, shows it and keeps the next one runs in every session. It is started as it is installed
(`anew`) where the time between the frame and the application is what is tested, where both starts are compared, and
where the environment is read while it is loaded; the others are split off.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb
import pytest
from programs import Start, zedentui
from splitter import FREE, Splitter
from terminal import Terminal, environment

from zedentui.store.snapshot import FOOT

pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(sys.platform != "linux", reason="frames are kept on Linux only"),
]

ENTERED = b"\x1b[?1049h\x1b[?25l\x1b[?7l\x1b[?2004h"
BY_THE_APPLICATION = b"\x1b[?2026h"
OLD, NEW = "1.147", "4.242"
"""Technical dismissals of 2022, once on the screen, as the letter has them and as another dossier does."""


@pytest.fixture
def own(built: Path, tmp_path: Path) -> Path:
    """A database of this test, to be replaced."""
    return Path(shutil.copy(built, tmp_path / "zeden.duckdb"))


@pytest.fixture(scope="module")
def other(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another dossier than the first."""
    made = Path(shutil.copy(built, tmp_path_factory.mktemp("other") / "zeden.duckdb"))
    with duckdb.connect(str(made)) as connection:
        connection.execute("UPDATE observation SET count = 4242, printed = '4.242' WHERE count = 1147 AND year = 2022")
    return made


@pytest.fixture
def publish(own: Path, other: Path) -> Callable[[], object]:
    """Put the other dossier in the place of the first, in one step, as `zedentui bouw` does."""
    beside = Path(shutil.copy(other, own.with_name("beside.duckdb")))
    return lambda: beside.replace(own)


Opened = Callable[..., Terminal]
"""A fixture that begins a session, and waits until something stands on the screen."""


def opener(start: Start, split: Start, own: Path, home: Path) -> Opened:
    """Sessions on that database, with that home."""

    def open_it(*words: str, anew: bool = False, environ: dict[str, str] | None = None, **options: object) -> Terminal:
        begin = start if anew or (environ or {}).keys() - FREE else partial(split, keeps=True)
        options = {"columns": 120, "rows": 40} | options
        terminal = begin([*zedentui(), *words, "--db", own], environ={"HOME": str(home)} | (environ or {}), **options)
        terminal.wait_for(lambda terminal: len(terminal.raw) > len(ENTERED) + len(BY_THE_APPLICATION))
        return terminal

    return open_it


@pytest.fixture
def opened(start: Start, split: Start, own: Path, home: Path) -> Opened:
    """Begin a session on the database of this test."""
    return opener(start, split, own, home)


@pytest.fixture(scope="module")
def left(built: Path, splitter: Splitter, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a database that nobody alters, and what one session on it left in its home."""
    folder = tmp_path_factory.mktemp("left")
    shutil.copy(built, folder / "zeden.duckdb")
    (folder / "home").mkdir()
    command = [*zedentui(), "--db", folder / "zeden.duckdb"]
    with Terminal(command, columns=120, rows=40, env=environment(folder / "home"), splitter=splitter) as terminal:
        see_it_through(terminal)
    assert frames(folder / "home")
    return Path(shutil.move(folder / "home", folder / "as it was")).parent


@pytest.fixture
def again(start: Start, split: Start, left: Path) -> Opened:
    """Begin a session after that one: where it left, as it left it."""
    shutil.rmtree(left / "home", ignore_errors=True)
    shutil.copytree(left / "as it was", left / "home")
    return opener(start, split, left / "zeden.duckdb", left / "home")


def from_cache(terminal: Terminal) -> bool:
    """Whether the first that was shown is a frame that was kept."""
    return terminal.raw.startswith(ENTERED) and not terminal.raw.startswith(ENTERED + BY_THE_APPLICATION)


def leave(terminal: Terminal) -> None:
    terminal.send("q")
    assert terminal.wait_exit() == 0
    assert terminal.restored


def stop(terminal: Terminal) -> None:
    """End a session after which nothing is looked at: it makes no frame of where it was."""
    os.kill(terminal.pid, signal.SIGTERM)
    assert terminal.wait_exit() == 143
    assert terminal.restored


def see_it_through(terminal: Terminal) -> None:
    """Have a whole session, that does nothing."""
    terminal.wait_for(OLD)
    terminal.settle()
    leave(terminal)


def frames(home: Path) -> list[Path]:
    return sorted((home / ".cache" / "zedentui" / "frames").glob("*"))


def warm(opened: Opened, home: Path, *words: str, **options: object) -> Terminal:
    """Have a session, so that a frame is kept for the next start, where this one ends; give that session."""
    terminal = opened(*words, **options)
    see_it_through(terminal)
    assert frames(home)
    return terminal


def test_the_second_start_shows_what_the_first_did_and_sends_nothing_more(opened: Opened, home: Path) -> None:
    before = warm(opened, home, anew=True)
    terminal = opened(anew=True)
    assert from_cache(terminal)
    terminal.settle()
    assert BY_THE_APPLICATION not in terminal.raw
    terminal.send("2")
    terminal.wait_for("Betekenisvolle interventies")
    assert not {"2", "^"} & set(terminal.lines[-1].split())  # what is typed is not echoed
    leave(terminal)
    assert before.raw.count(ENTERED) == terminal.raw.count(ENTERED) == 1


LEFT = [("3", ""), ("5jjj", ""), ("1eejj", ""), ("2z", ""), ("6", "f"), ("5", "b"), ("4", "/"), ("", "?")]
"""What is typed before one leaves, and what was open for a moment on top of that."""


def test_a_start_where_one_left_shows_that_place_at_once(opened: Opened) -> None:
    """Whatever was opened up, or stood open on top of it: the frame is what the application draws then."""
    terminal = opened()
    terminal.wait_for(OLD)
    for keys, opens in LEFT:
        for key in keys:
            terminal.settle()
            terminal.send(key)
        terminal.settle()
        before = terminal.seen[:-1]  # the last line of a first session is another one until a key comes
        if opens:
            terminal.send(opens)
            terminal.wait_for(lambda terminal, before=before: terminal.seen[:-1] != before)
            terminal.settle()
            terminal.send("\x1b")
            terminal.wait_for(lambda terminal, before=before: terminal.seen[:-1] == before)
        leave(terminal)
        terminal = opened()
        for _ in range(4):  # on a busy machine a session ends before that frame is made: then a later one makes it
            if from_cache(terminal):
                break
            terminal.settle()
            leave(terminal)
            terminal = opened()
        assert from_cache(terminal), (keys, opens)
        terminal.settle()
        assert BY_THE_APPLICATION not in terminal.raw, (keys, opens)
    leave(terminal)


def test_keys_typed_while_the_frame_stands_are_obeyed_in_order(again: Opened, left: Path) -> None:
    terminal = again(anew=True)
    assert from_cache(terminal)
    terminal.send("2")
    terminal.send("\x1b[B")
    terminal.send("b")
    terminal.wait_for("Naslag: bron")
    terminal.settle()
    terminal.send("\x1b")
    terminal.wait_for("Betekenisvolle interventies")
    terminal.settle()
    typed = terminal.seen
    stop(terminal)
    (left / "home" / ".local" / "state" / "zedentui" / "state.json").unlink()
    slowly = again()
    slowly.wait_for(OLD)
    for key in ("2", "\x1b[B", "b"):
        slowly.settle()
        slowly.send(key)
    slowly.wait_for("Naslag: bron")
    slowly.settle()
    slowly.send("\x1b")
    slowly.wait_for("Betekenisvolle interventies")
    slowly.settle()
    assert slowly.seen == typed
    stop(slowly)


def test_the_charts_come_after_keys_that_were_typed_while_the_frame_stood(again: Opened) -> None:
    """What loads them waits for the keys, and no longer than that: also for that of the pane one went away from."""
    before = again()
    before.settle()
    assert from_cache(before)
    shown = before.lines
    leave(before)
    terminal = again(anew=True)
    terminal.send("4")
    terminal.wait_for("Ingediend bij")
    terminal.settle()
    assert "Grafiek wordt getekend" not in terminal.text
    terminal.send("1")
    terminal.wait_for(OLD)
    terminal.settle()
    assert "Grafiek wordt getekend" not in terminal.text
    assert terminal.lines[1:-1] == shown[1:-1]
    stop(terminal)


def test_a_signal_or_ctrl_c_while_the_frame_stands_gives_the_terminal_back(again: Opened) -> None:
    for number, code in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
        terminal = again(anew=True)
        assert from_cache(terminal), number
        os.kill(terminal.pid, number)
        assert terminal.wait_exit() == code
        assert terminal.restored
    terminal = again(anew=True)
    assert from_cache(terminal)
    terminal.send("\x03")
    terminal.settle()
    if terminal.process.poll() is None:  # the application had the terminal already: an ordinary key
        leave(terminal)
    assert terminal.process.wait() in {0, 130}
    assert terminal.restored


def test_a_resize_while_the_frame_stands_is_drawn_anew(again: Opened) -> None:
    terminal = again(anew=True)
    assert from_cache(terminal)
    terminal.resize(100, 30)
    terminal.wait_for(lambda terminal: BY_THE_APPLICATION in terminal.raw)
    terminal.settle()
    there = terminal.seen
    terminal.send("\x0c")
    terminal.settle()
    assert terminal.seen == there
    stop(terminal)


def test_a_new_database_never_shows_a_figure_of_the_old_one(
    opened: Opened, home: Path, publish: Callable[[], object]
) -> None:
    warm(opened, home)
    publish()
    terminal = opened()
    terminal.wait_for(NEW)
    terminal.settle()
    assert not from_cache(terminal)
    assert OLD.encode() not in terminal.raw
    leave(terminal)
    later = opened()
    assert from_cache(later)
    later.wait_for(NEW)
    later.settle()
    assert OLD.encode() not in later.raw
    stop(later)


def test_rows_of_the_old_database_left_behind_the_new_one_are_never_shown(
    opened: Opened, own: Path, publish: Callable[[], object]
) -> None:
    """What DuckDB writes into a file leaves what stood behind it: rows that were right once."""
    old = own.read_bytes()
    publish()
    stale = old[int(FOOT.search(old[-200:])[1]) :]  # type: ignore[index]
    with own.open("ab") as file:
        file.write(stale)
    terminal = opened()
    terminal.wait_for(NEW)
    terminal.settle()
    for key in "654321":
        terminal.send(key)
        terminal.settle()
    assert OLD.encode() not in terminal.raw
    stop(terminal)


def test_all_changes_at_once_while_one_types(opened: Opened, home: Path, publish: Callable[[], object]) -> None:
    """Another database, theme, size and settings between two starts, and keys before anything stands there."""
    warm(opened, home)
    with opened() as terminal:
        assert from_cache(terminal)
    publish()
    theme(home)
    settings(home)
    terminal = opened(anew=True, columns=100, rows=30)
    terminal.send("2")
    terminal.send("1")
    terminal.wait_for(NEW)
    terminal.settle()
    assert not from_cache(terminal)
    assert NEW in terminal.text
    assert OLD.encode() not in terminal.raw
    stop(terminal)


def test_a_new_database_is_seen_also_while_the_frame_of_the_old_one_stands(
    opened: Opened, home: Path, publish: Callable[[], object]
) -> None:
    warm(opened, home)
    terminal = opened(anew=True)
    assert from_cache(terminal)
    publish()  # after the frame, and perhaps before it is opened: what is opened is what is shown
    terminal.settle()
    assert (OLD in terminal.text) != (NEW in terminal.text)
    leave(terminal)
    again = opened()
    again.wait_for(NEW)
    assert OLD.encode() not in again.raw
    stop(again)


def theme(home: Path) -> None:
    path = home / ".local" / "state" / "zedentui" / "state.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"theme": "zeden-licht"}))


def settings(home: Path) -> None:
    path = home / ".config" / "zedentui" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text('[toetsen]\nkopieer = "ctrl+y"\n')


def sheet(home: Path) -> None:
    path = home / ".local" / "share" / "zedentui" / "debatblad.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("# Debatblad\n")


def test_where_a_file_is_other_than_last_time_there_is_no_frame(again: Opened, left: Path) -> None:
    for change in (theme, settings, sheet):
        with again() as terminal:
            assert from_cache(terminal), change
        change(left / "home")
        terminal = again()
        assert not from_cache(terminal), change
        terminal.wait_for(OLD)
        terminal.settle()
        leave(terminal)  # and keeps the frame of how it is now


OTHER_START: dict[str, dict[str, object]] = {
    "size": {"columns": 110},
    "TERM": {"environ": {"TERM": "xterm-kitty"}},
    "COLORTERM": {"environ": {"COLORTERM": "truecolor"}},
    "over ssh": {"environ": {"SSH_CONNECTION": "192.0.2.1 1 192.0.2.2 22"}},
    "another day": {"environ": {"TZ": "XXX-24" if os.environ.get("TZ") != "XXX-24" else "XXX+24"}},
}


def test_where_the_start_is_other_than_last_time_there_is_no_frame(again: Opened) -> None:
    for name, options in OTHER_START.items():
        with again() as terminal:
            assert from_cache(terminal), name
        with again(**options) as terminal:
            assert not from_cache(terminal), name
            terminal.wait_for(OLD)
    with again("--licht") as terminal:
        assert not from_cache(terminal)


def test_an_error_is_never_kept(split: Start, home: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "stuk.duckdb"
    damaged.write_bytes(b"geen database" * 1000)
    for path in (damaged, tmp_path / "weg.duckdb"):
        terminal = split([*zedentui(), "--db", path], keeps=True)
        terminal.wait_for("Druk op q")
        terminal.settle()
        terminal.send("q")
        assert terminal.wait_exit() == 3
    assert frames(home) == []


def test_a_kiosk_keeps_nothing(opened: Opened, home: Path) -> None:
    terminal = opened("--kiosk")
    terminal.wait_for(OLD)
    terminal.settle()
    terminal.settle()
    leave(terminal)
    assert [path for path in home.rglob("*") if path.is_file()] == []
