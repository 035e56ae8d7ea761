"""The debate sheet on disk: several sessions at once, an editor beside them, and a disk that refuses."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from zedentui.sheet import MOST, DebateSheet, Mark
from zedentui.system.files import sheet_file

SRC = Path(__file__).resolve().parents[2] / "src"
A, B, C = (Mark(f"Onderdeel {name}", f"Zin {name}.", "p. 1", place=f"begrippen/{name}") for name in "abc")


def titles(sheet: DebateSheet) -> str:
    return "".join(mark.title[-1] for mark in sheet.refresh())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "gegevens" / "zedentui" / "debatblad.md"


@pytest.fixture
def sheet(path: Path) -> DebateSheet:
    return DebateSheet(path)


def test_nothing_is_made_before_something_is_marked(sheet: DebateSheet, path: Path) -> None:
    assert sheet.refresh() == ()
    assert sheet.restore() is None
    assert sheet.problem is None
    assert not path.parent.exists()


def test_mark_order_note_remove_and_undo(sheet: DebateSheet, path: Path) -> None:
    for mark in (A, B, C):
        assert sheet.toggle(mark) == "added"
    assert titles(DebateSheet(path)) == "abc"
    assert sheet.move(sheet.marks[2], -2)
    assert titles(DebateSheet(path)) == "cab"
    assert sheet.note(sheet.marks[0], "eerst dit")
    assert DebateSheet(path).refresh()[0].note == "eerst dit"
    assert sheet.toggle(C) == "removed"
    assert titles(DebateSheet(path)) == "ab"
    restored = sheet.restore()
    assert restored is not None
    assert restored.note == "eerst dit"
    assert titles(DebateSheet(path)) == "cab"
    assert sheet.places == {A.place, B.place, C.place}
    assert sheet.problem is None


def test_several_removals_come_back_one_by_one(sheet: DebateSheet) -> None:
    for mark in (A, B, C):
        sheet.toggle(mark)
    for mark in sheet.marks:
        assert sheet.remove(mark)
    assert titles(sheet) == ""
    assert [mark.title[-1] for mark in iter(sheet.restore, None)] == ["c", "b", "a"]
    assert titles(sheet) == "abc"


def test_the_file_is_for_its_owner_only(sheet: DebateSheet, path: Path) -> None:
    sheet.toggle(A)
    path.chmod(0o644)
    sheet.toggle(B)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert sorted(each.name for each in path.parent.iterdir()) == [".debatblad.md.lock", "debatblad.md"]


def test_a_link_keeps_pointing_at_the_file_it_points_at(sheet: DebateSheet, path: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "notities.md"
    path.parent.mkdir(parents=True)
    path.symlink_to(elsewhere)
    sheet.toggle(A)
    assert path.is_symlink()
    assert "Onderdeel a" in elsewhere.read_text("utf-8")
    assert titles(DebateSheet(path)) == "a"


def test_a_link_to_nothing_is_empty_and_says_where_it_points(sheet: DebateSheet, path: Path, tmp_path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(tmp_path / "weg" / "notities.md")
    assert sheet.refresh() == ()
    assert sheet.problem is None
    assert sheet.astray == f"{path} verwijst naar {tmp_path}/weg/notities.md, en daar is niets"
    assert sheet.toggle(A) == "added"
    assert sheet.problem is not None
    assert "die map of dat bestand bestaat niet" in sheet.problem
    (tmp_path / "weg").mkdir()
    assert sheet.toggle(B) == "added"
    assert sheet.problem is sheet.astray is None
    assert titles(DebateSheet(path)) == "ab"


@pytest.mark.parametrize("above", [False, True], ids=["file", "folder"])
def test_links_that_go_round_are_no_empty_sheet(sheet: DebateSheet, path: Path, above: bool) -> None:
    round_ = path.parent if above else path
    round_.parent.mkdir(parents=True, exist_ok=True)
    round_.symlink_to(round_)
    assert sheet.refresh() == ()
    assert sheet.problem is not None
    assert "kan niet worden gelezen (verwijzingen verwijzen naar elkaar)" in sheet.problem
    assert sheet.toggle(A) == "added"
    assert sheet.problem is not None
    assert round_.is_symlink()


def test_a_file_of_more_headings_than_a_sheet_can_have_is_left_as_it_is(sheet: DebateSheet, path: Path) -> None:
    path.parent.mkdir(parents=True)
    for count, told in ((2_000, False), (2_001, True), (690_000, True)):
        path.write_text("##\n" * count, "utf-8")
        sheet.refresh()
        assert ("er staan meer dan 2.000 koppen in" in (sheet.problem or "")) is told
        assert len(sheet.marks) == 2_000
    assert sheet.toggle(A) == "full"
    assert path.read_text("utf-8") == "##\n" * 690_000


# Two sessions, and an editor ---------------------------------------------------------------------------------


def test_each_session_works_on_what_stands_there_now(path: Path) -> None:
    one, two = DebateSheet(path), DebateSheet(path)
    one.toggle(A)
    assert two.toggle(B) == "added"
    assert one.marks == (replace(A, raw=one.marks[0].raw),)  # not looked again yet
    assert one.toggle(C) == "added"
    assert titles(one) == "abc"
    two.refresh()
    two.move(two.marks[2], -1)
    one.note(one.marks[2], "van één")
    assert [(mark.title[-1], mark.note) for mark in two.refresh()] == [("a", ""), ("c", "van één"), ("b", "")]


def test_who_sees_no_sign_wants_it_on_the_sheet(path: Path) -> None:
    one, two = DebateSheet(path), DebateSheet(path)
    one.toggle(A)
    assert two.toggle(A) == "there"
    assert titles(one) == "a"
    assert two.toggle(A) == "removed"
    assert one.toggle(A) == "gone"
    assert titles(one) == ""


def test_what_another_session_took_off_is_gone(path: Path) -> None:
    one, two = DebateSheet(path), DebateSheet(path)
    one.toggle(A)
    one.toggle(B)
    two.refresh()
    mark = two.marks[0]
    one.toggle(A)
    assert not two.note(mark, "te laat")
    assert not two.move(mark, 1)
    assert not two.remove(mark)
    assert two.restore() is None
    assert titles(two) == "b"


def test_undo_after_another_session_changed_something(path: Path) -> None:
    one, two = DebateSheet(path), DebateSheet(path)
    for mark in (A, B):
        one.toggle(mark)
    one.note(one.marks[0], "houden")
    one.remove(one.marks[0])
    two.toggle(C)
    one.restore()
    assert [(mark.title[-1], mark.note) for mark in two.refresh()] == [("a", "houden"), ("b", ""), ("c", "")]
    one.remove(one.marks[1])
    two.refresh()
    two.toggle(B)
    one.restore()  # it is there again already
    assert titles(two) == "acb"


def test_an_editor_beside_it(sheet: DebateSheet, path: Path) -> None:
    sheet.toggle(A)
    sheet.toggle(B)
    path.write_text(
        path.read_text("utf-8").replace("Zin a.", "Mijn *eigen* zin.") + "\n## Slot\n\nDank u wel.\n", "utf-8"
    )
    sheet.move(sheet.marks[0], 1)  # as it was before the edit: found by its place
    assert [mark.line for mark in sheet.marks] == ["Zin b.", "Mijn *eigen* zin.", "Dank u wel."]
    assert "Mijn *eigen* zin." in path.read_text("utf-8")


def test_undo_brings_back_what_was_removed_and_not_a_second_time_what_a_person_wrote(
    sheet: DebateSheet, path: Path
) -> None:
    for mark in (A, B):
        sheet.toggle(mark)
    path.write_text(path.read_text("utf-8").rstrip() + "\n\nEigen alinea.\n", "utf-8")
    before = path.read_text("utf-8")
    sheet.refresh()
    sheet.remove(sheet.marks[1])
    assert path.read_text("utf-8").endswith("Eigen alinea.\n")
    sheet.restore()
    assert path.read_text("utf-8") == before
    sheet.remove(sheet.marks[1])
    sheet.toggle(C)
    sheet.restore()
    assert path.read_text("utf-8").count("Eigen alinea.") == 1
    assert titles(sheet) == "abc"


def test_the_sheet_has_an_end(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text("".join(f"## {number}\n\n- Plaats: `x/{number}`\n\n" for number in range(MOST)), "utf-8")
    sheet = DebateSheet(path)
    assert len(sheet.refresh()) == MOST
    assert sheet.toggle(A) == "full"
    assert sheet.remove(sheet.marks[0])
    assert sheet.toggle(A) == "added"
    sheet.restore()  # there is no room for it any more
    assert len(sheet.refresh()) == MOST


WRITER = """
import sys
from pathlib import Path
from zedentui.sheet import DebateSheet, Mark, file
file._PATIENCE = 100.0  # what counts is that nothing is lost, however busy the machine is
sheet, who = DebateSheet(Path(sys.argv[1])), sys.argv[2]
sys.stdin.readline()  # all at once
for number in range(15):
    mark = Mark(f"{who}{number}", place=f"begrippen/{who}{number}")
    assert sheet.toggle(mark) == "added", sheet.problem
    if number % 3 == 0:
        assert sheet.note(sheet.marks[sheet.marks.index(next(m for m in sheet.marks if m.place == mark.place))], who)
    if number % 5 == 0:
        sheet.move(next(m for m in sheet.marks if m.place == mark.place), -3)
    if number == 7:
        assert sheet.remove(next(m for m in sheet.marks if m.place == mark.place))
assert sheet.problem is None
"""


def test_real_processes_lose_nothing_of_each_other(path: Path) -> None:
    """Six programs mark, note, move and remove at the same time; the result is what they all did together."""
    env = os.environ | {"PYTHONPATH": str(SRC)}
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITER, str(path), who], stdin=subprocess.PIPE, env=env)
        for who in "abcdef"
    ]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write(b"\n")
        program.stdin.close()
    assert [program.wait(timeout=120) for program in programs] == [0] * 6
    marks = DebateSheet(path).refresh()
    assert sorted(mark.title for mark in marks) == sorted(
        f"{who}{number}" for who in "abcdef" for number in range(15) if number != 7
    )
    assert all((mark.note == mark.title[0]) == (int(mark.title[1:]) % 3 == 0) for mark in marks)
    assert sorted(each.name for each in path.parent.iterdir()) == [".debatblad.md.lock", "debatblad.md"]


def test_a_program_that_is_killed_leaves_the_old_file(sheet: DebateSheet, path: Path) -> None:
    """Killed while it holds the lock, between reading and writing: the file is whole and the lock is free."""
    sheet.toggle(A)
    code = """
import os, signal, sys
from pathlib import Path
from zedentui.sheet import DebateSheet, Mark, file
file.os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
DebateSheet(Path(sys.argv[1])).toggle(Mark("b", place="begrippen/b"))
"""
    ended = subprocess.run(
        [sys.executable, "-c", code, str(path)], env=os.environ | {"PYTHONPATH": str(SRC)}, timeout=60
    )
    assert ended.returncode == -9
    assert titles(DebateSheet(path)) == "a"
    assert sheet.toggle(C) == "added"
    assert sheet.problem is None


# A disk that refuses -----------------------------------------------------------------------------------------


def assert_kept_in_memory(sheet: DebateSheet, reason: str) -> None:
    assert sheet.toggle(A) == "added"
    assert sheet.toggle(B) == "added"
    assert sheet.note(sheet.marks[0], "in het geheugen")
    assert sheet.move(sheet.marks[0], 1)
    assert [(mark.title[-1], mark.note) for mark in sheet.marks] == [("b", ""), ("a", "in het geheugen")]
    assert sheet.problem is not None
    assert reason in sheet.problem
    assert sheet.problem.endswith("; wat je markeert, blijft staan tot je zedentui sluit.")
    assert [mark.title[-1] for mark in sheet.refresh()] == ["b", "a"]


def test_a_home_that_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "thuis").write_text("")
    assert_kept_in_memory(DebateSheet(tmp_path / "thuis" / "zedentui" / "debatblad.md"), "kan niet worden bewaard (")


def test_a_folder_in_the_place_of_the_file(sheet: DebateSheet, path: Path) -> None:
    path.mkdir(parents=True)
    assert_kept_in_memory(sheet, "geen gewoon bestand")


def test_a_pipe_in_the_place_of_the_file(sheet: DebateSheet, path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)
    assert_kept_in_memory(sheet, "geen gewoon bestand")
    assert path.is_fifo()


def test_a_file_that_is_too_large_is_left_alone(sheet: DebateSheet, path: Path) -> None:
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(3 * 1024 * 1024)
    assert_kept_in_memory(sheet, "het bestand is te groot")
    assert path.stat().st_size == 3 * 1024 * 1024


def test_a_lock_that_someone_keeps(sheet: DebateSheet, path: Path) -> None:
    sheet.toggle(C)
    with path.with_name(".debatblad.md.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert sheet.toggle(A) == "added"
        assert sheet.problem is not None
        assert "een andere sessie houdt het vast" in sheet.problem
        assert titles(DebateSheet(path)) == "c"
    assert sheet.toggle(B) == "added"
    assert sheet.problem is None
    assert titles(DebateSheet(path)) == "cab"


def test_what_could_not_be_written_is_written_later_beside_what_came_meanwhile(path: Path) -> None:
    sheet = DebateSheet(path)
    sheet.toggle(A)
    sheet.toggle(B)
    aside = path.parent.with_name("weg")
    path.parent.rename(aside)
    path.parent.write_text("")
    assert sheet.toggle(C) == "added"
    assert sheet.toggle(A) == "removed"
    assert sheet.problem is not None
    path.parent.unlink()
    aside.rename(path.parent)
    other = Mark("Onderdeel d", place="begrippen/d")
    assert DebateSheet(path).toggle(other) == "added"
    assert titles(sheet) == "bdc"
    sheet.note(sheet.marks[0], "weer op schijf")
    assert sheet.problem is None
    assert [(mark.title[-1], mark.note) for mark in DebateSheet(path).refresh()] == [
        ("b", "weer op schijf"), ("d", ""), ("c", ""),
    ]  # fmt: skip


LIMITED = """
import json, os, resource, signal, sys
from pathlib import Path
from zedentui.sheet import DebateSheet, Mark
path, how = Path(sys.argv[1]), sys.argv[2]
sheet = DebateSheet(path)
if how == "full":
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
elif os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
results = [sheet.toggle(Mark(name, place=f"begrippen/{name}")) for name in "xy"]
print(json.dumps([results, [mark.title for mark in sheet.refresh()], sheet.problem]))
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user may enter, which pytest's own are not."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.parametrize("how", ["full", "read-only"])
def test_a_full_disk_and_a_home_that_is_not_ours(open_folder: Path, how: str) -> None:
    """A real disk that refuses, in a process of its own: nothing may be written there, or it belongs to another."""
    path = open_folder / "debatblad.md"
    path.write_text("## Van eerder\n\n- Plaats: `begrippen/eerder`\n", "utf-8")
    before = path.read_bytes()
    if how == "read-only":
        if not SRC.stat().st_mode & stat.S_IXOTH:
            pytest.skip("the checkout is closed to other users")
        if os.geteuid() != 0:
            open_folder.chmod(0o500)
    env = os.environ | {"PYTHONPATH": str(SRC), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", LIMITED, str(path), how]
    ended = subprocess.run(command, env=env, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stderr) == (0, "")
    results, shown, problem = json.loads(ended.stdout)
    assert results == ["added", "added"]
    assert shown == ["Van eerder", "x", "y"]
    assert ("het bestand is te groot" if how == "full" else "je mag daar niet schrijven") in problem
    assert path.read_bytes() == before
    assert {each.name for each in open_folder.iterdir()} <= {"debatblad.md", ".debatblad.md.lock"}


# Damage ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [b"\x00" * 4000, b"\xff\xfe##\n## \xe9\n- Plaats: `x/1`\n", b"## a\r\n- Plaats: `x/1`", b"##", b"\n\n\n",
     b"# Debatblad\n\n## half", b"- Plaats: `x/1`\n", "## \u202eomgekeerd\x1b[31m\n".encode()],
)  # fmt: skip
def test_a_damaged_file_keeps_every_byte_of_its_words(path: Path, damage: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    sheet = DebateSheet(path)
    found = sheet.refresh()
    assert all(text.isprintable() for mark in found for text in (mark.title, mark.line, mark.place))
    assert sheet.toggle(A) == "added"
    assert sheet.problem is None
    content = path.read_bytes()
    for word in damage.split():
        assert word in content
    assert DebateSheet(path).refresh()[-1].place == A.place


# Where it stands ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="the XDG folders are those of Linux")
def test_where_the_sheet_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert sheet_file({}) == tmp_path / ".local" / "share" / "zedentui" / "debatblad.md"
    assert sheet_file({"XDG_DATA_HOME": "/x/y"}) == Path("/x/y/zedentui/debatblad.md")
    assert sheet_file({"XDG_DATA_HOME": "ergens"}) is None  # never in whatever folder one happens to be in


def test_only_in_memory() -> None:
    sheet = DebateSheet(None)
    assert [sheet.toggle(mark) for mark in (A, B, A)] == ["added", "added", "removed"]
    assert titles(sheet) == "b"
    assert sheet.restore() is not None
    assert titles(sheet) == "ab"
    assert sheet.problem is None
