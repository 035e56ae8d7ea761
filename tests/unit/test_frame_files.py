"""The kept first frame as a file: what is let through to a terminal, what is trusted, how much is kept."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui.system import first_frame
from zedentui.system.first_frame import _sound, _trusted, digest, name_of, plain
from zedentui.system.frame_store import MOST, Witnesses, keep

FRAME = "\x1b[1;1Ha\x1b[38;5;12;1mé\x1b[0m \x1b[C\x1b[12G│"
ENVIRON = {"HOME": "/nowhere", "TERM": "xterm-256color", "PATH": "/bin", "LANG": "nl_NL.UTF-8"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "zedentui" / "frames"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "zeden.duckdb"
    path.write_bytes(b"figures")
    return path


def kept(folder: Path, database: Path, name: str = "a", frame: str = FRAME) -> bool:
    return keep(str(folder), name, frame, "{}", Witnesses([database, database.with_name("config.toml")]))


def found(folder: Path, name: str = "a") -> tuple[str, bytes] | None:
    content = _trusted(str(folder), name)
    return None if content is None else _sound(content)


def test_what_is_kept_is_found(folder: Path, database: Path) -> None:
    assert kept(folder, database)
    assert found(folder) == (FRAME, b"{}")
    assert (folder.stat().st_mode & 0o777, (folder / "a").stat().st_mode & 0o777) == (0o700, 0o600)


OTHERWISE: dict[str, Callable[[Path, Path], object]] = {
    "another database": lambda _, database: (database.with_name("new").write_bytes(b"FIGURES"),
                                             database.with_name("new").replace(database)),
    "overwritten in place": lambda _, database: database.write_bytes(b"FIGURES"),
    "database gone": lambda _, database: database.unlink(),
    "a settings file came": lambda _, database: database.with_name("config.toml").write_text(""),
    "file of others to read": lambda folder, _: (folder / "a").chmod(0o644),
    "folder of others to write": lambda folder, _: folder.chmod(0o770),
    "a second name": lambda folder, database: os.link(folder / "a", database.with_name("b")),
    "a link": lambda folder, database: ((folder / "a").rename(database.with_name("b")),
                                        (folder / "a").symlink_to(database.with_name("b"))),
    "half a file": lambda folder, _: os.truncate(folder / "a", (folder / "a").stat().st_size - 1),
    "another letter": lambda folder, _: (folder / "a").write_bytes((folder / "a").read_bytes().replace(b"12G", b"13G")),
    "nothing": lambda folder, _: (folder / "a").write_bytes(b""),
    "a pipe": lambda folder, _: ((folder / "a").unlink(), os.mkfifo(folder / "a", 0o600)),
}  # fmt: skip


@pytest.mark.parametrize("change", OTHERWISE.values(), ids=OTHERWISE)
def test_where_anything_differs_there_is_no_frame(
    folder: Path, database: Path, change: Callable[[Path, Path], object]
) -> None:
    assert kept(folder, database)
    change(folder, database)
    assert found(folder) is None


def test_a_frame_of_somebody_else_is_not_shown(folder: Path, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(folder, database)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert found(folder) is None


def test_a_database_that_changed_while_it_was_read_keeps_no_frame(folder: Path, database: Path) -> None:
    files = Witnesses([database])
    database.write_bytes(b"other figures")
    assert not keep(str(folder), "a", FRAME, "{}", files)


@pytest.mark.parametrize("sequence", [
    "\x1b]52;c;YQ==\x07", "\x1b]0;t\x1b\\", "\x1bc", "\x1b[6n", "\x1b[?1049l", "\x1bPq\x1b\\", "\x9b6n", "\x07", "\n",
    "\r", "\x1b", "\x1b[", "\x1b[1", "\x1b[1 q", "\x1b[2J", "\x1b#8", "\u202e", "\x7f", "\x00",
])  # fmt: skip
def test_nothing_that_a_terminal_obeys_gets_through(folder: Path, database: Path, sequence: str) -> None:
    """Neither when it is kept, nor when somebody put it there with everything else right."""
    assert not plain(FRAME + sequence + "b")
    assert not kept(folder, database, frame=FRAME + sequence)
    rest = f"- /nowhere/at/all\n\n{FRAME}{sequence}\n{{}}".encode("utf-8", "surrogatepass")
    whole = b" ".join([first_frame.MARK, digest(rest).encode()]) + b"\n" + rest
    shown = None
    with suppress(UnicodeDecodeError):
        shown = _sound(whole)
    assert shown is None or plain(shown[0])


@given(
    st.lists(st.sampled_from(["\x1b", "[", "]", "1", ";", "m", "H", "n", "a", "\x9b", "\x07", "?", " "])).map("".join)
)
def test_what_is_plain_holds_only_colours_and_moves(text: str) -> None:
    import re

    left = re.sub(r"\x1b\[[0-9;]*[mHGC]", "", text)
    assert plain(text) == (left.isprintable() and "\x1b" not in left)


def test_the_newest_are_kept_and_no_more(folder: Path, database: Path) -> None:
    for number in range(MOST + 6):
        assert kept(folder, database, f"{number:03}")
        os.utime(folder / f"{number:03}", ns=(number, number))
    assert sorted(path.name for path in folder.iterdir())[-1] == f"{MOST + 5:03}"
    assert len([*folder.iterdir()]) <= MOST


def test_a_folder_that_cannot_be_written_to_is_no_matter(database: Path) -> None:
    assert not kept(Path("/proc/nowhere"), database)
    assert not kept(database, database)


CHANGES = [
    {"TERM": "xterm"}, {"COLORTERM": "truecolor"}, {"NO_COLOR": "1"}, {"LC_ALL": "C"}, {"SSH_CONNECTION": "a 1 b 2"},
    {"TMUX": "x"}, {"ZEDENTUI_DB": "/x"}, {"XDG_DATA_HOME": "/x"}, {"TEXTUAL_THEME": "x"}, {"TZ": "Asia/Tokyo"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES, ids=str)
def test_another_terminal_or_place_is_another_start(change: dict[str, str]) -> None:
    assert name_of([], ENVIRON | change, (80, 24)) != name_of([], ENVIRON, (80, 24))


def test_another_connection_is_no_other_start() -> None:
    one, other = ENVIRON | {"SSH_CONNECTION": "a 1 b 2"}, ENVIRON | {"SSH_CONNECTION": "a 3 b 2", "PWD": "/x"}
    assert name_of([], one, (80, 24)) == name_of([], other, (80, 24))


def test_size_words_day_and_what_is_remembered_are_another_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environ = ENVIRON | {"HOME": str(tmp_path)}
    names = [name_of([], environ, (80, 24)), name_of([], environ, (81, 24)), name_of(["--licht"], environ, (80, 24))]
    monkeypatch.setattr(first_frame.time, "strftime", lambda _: "2099-01-01")
    names.append(name_of([], environ, (80, 24)))
    state = Path(first_frame.state_path(environ))
    state.parent.mkdir(parents=True)
    state.write_text('{"theme": "nord"}')
    names.append(name_of([], environ, (80, 24)))
    assert len(set(names)) == len(names)
