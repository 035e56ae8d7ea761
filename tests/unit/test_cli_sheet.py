"""`zedentui kaart`: the debate sheet as text, Markdown and rows, and what is said when there is none."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from cli_runner import ESCAPES, Answer, compare, run

from zedentui.cli.ending import Stop
from zedentui.cli.kiosk import words
from zedentui.cli.sheet import FIELDS
from zedentui.sheet import DebateSheet, Mark
from zedentui.text.clean import cells

MARKS = (
    Mark(
        "Onvoorwaardelijk sepot, zedenmisdrijven, 2022",
        "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk. Dat is 46,3 procent van de uitstroom van 2.814 "
        "zaken en 50,4 procent van de instroom van 2.581 zaken.",
        "Kamerstukken II 2022/23, 34843, nr. 86, p. 5",
        "https://zoek.officielebekendmakingen.nl/kst-34843-86.html",
        "vraag welke noemer de minister bedoelt; *niet* de tabel",
        "statistiek?delict=zedenmisdrijven&maat=onvoorwaardelijk_sepot&jaar=2022",
    ),
    Mark("=SOM(A1)", "Nulscenario, in september 2023.", "Kamerstukken II 2022/23, 34843, nr. 86, p. 3",
         place="agenda/nulscenario"),
)  # fmt: skip


@pytest.fixture
def home(tmp_path: Path) -> Path:
    sheet = DebateSheet(tmp_path / "zedentui" / "debatblad.md")
    for mark in MARKS:
        assert sheet.toggle(mark) == "added"
    with sheet.path.open("a", encoding="utf-8") as file:  # type: ignore[union-attr]
        file.write("\n## Slot\n\nDank u wel.\n\nEn \x1b[31mtot\u202e ziens.\n")
    return tmp_path


def kaart(home: Path, *options: str, columns: int | None = None, **environ: str) -> Answer:
    return run("kaart", *options, columns=columns, database=None, XDG_DATA_HOME=str(home), **environ)


@pytest.mark.parametrize("form", ["txt", "md", "table", "csv", "tsv", "json"])
def test_every_form(home: Path, form: str) -> None:
    answer = kaart(home, "--format", form)
    assert (answer.code, answer.err) == (0, "")
    assert not ESCAPES.search(answer.out)
    compare(f"kaart-{form}", answer.out)


def test_text_to_read_aloud_is_what_comes_without_a_format(home: Path) -> None:
    assert kaart(home).out == kaart(home, "--format", "txt").out
    assert kaart(home, columns=40).out == kaart(home, "--format", "txt", columns=40).out


@pytest.mark.parametrize("columns", [40, 80, 200])
def test_text_fits_the_terminal(home: Path, columns: int) -> None:
    answer = kaart(home, "--color", "never", columns=columns)
    assert answer.code == 0
    assert all(cells(line) <= min(columns, 100) for line in answer.out.splitlines())
    assert "Notitie: vraag welke noemer" in " ".join(answer.out.split())
    compare(f"terminal-{columns}-kaart", kaart(home, columns=columns).out)


def test_markdown_is_the_file(home: Path) -> None:
    content = (home / "zedentui" / "debatblad.md").read_text("utf-8")
    assert kaart(home, "--format", "md").out == content.replace("\x1b", "").replace("\u202e", "")


def test_rows_for_programs(home: Path) -> None:
    told = json.loads(kaart(home, "--format", "json").out)
    assert [tuple(row) for row in told] == [FIELDS] * 3
    assert told[0] == {
        "rank": 1, "title": MARKS[0].title, "sentence": MARKS[0].line, "citation": MARKS[0].source, "url": MARKS[0].url,
        "note": MARKS[0].note, "location": MARKS[0].place,
    }  # fmt: skip
    assert told[2]["location"] is None
    rows = list(csv.DictReader(io.StringIO(kaart(home, "--format", "csv").out)))
    assert [row["title"] for row in rows] == [MARKS[0].title, "'=SOM(A1)", "Slot"]


@pytest.mark.parametrize("make", ["nothing", "empty", "only a head"])
def test_an_empty_sheet_gives_a_sentence_and_code_1(tmp_path: Path, make: str) -> None:
    if make != "nothing":
        (tmp_path / "zedentui").mkdir()
        (tmp_path / "zedentui" / "debatblad.md").write_text("" if make == "empty" else "# Debatblad\n\nVan mij.\n")
    sentence = "Je debatblad is leeg; zet er in het scherm van zedentui met m iets op.\n"
    for options in ((), ("--format", "md"), ("--format", "csv"), ("--format", "table")):
        assert kaart(tmp_path, *options) == Answer(1, "", sentence)
    assert kaart(tmp_path, "--format", "json") == Answer(1, "[]\n", sentence)


def test_without_a_home_there_is_no_sheet() -> None:
    answer = run("kaart", database=None, XDG_DATA_HOME="ergens")
    assert (answer.code, answer.out) == (1, "")


def test_a_sheet_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "zedentui" / "debatblad.md").mkdir(parents=True)
    answer = kaart(tmp_path)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == (
        f"Je debatblad in {tmp_path}/zedentui/debatblad.md kan niet worden gelezen (daar staat geen gewoon bestand).\n"
    )


def test_looking_writes_nothing(home: Path) -> None:
    def written() -> dict[Path, tuple[int, ...]]:
        """What a write would change of every file and folder; reading alone sets st_atime, once a second or a day."""
        found = {path: path.stat() for path in (home, *home.rglob("*"))}
        return {path: (at.st_ino, at.st_mode, at.st_size, at.st_mtime_ns, at.st_ctime_ns) for path, at in found.items()}

    os.utime(home / "zedentui" / "debatblad.md", (0, 0))  # long not read: a read shows in st_atime, which is no write
    before = written()
    for form in ("txt", "md", "json"):
        kaart(home, "--format", form)
    kaart(home / "leeg")
    assert written() == before
    assert home / "zedentui" / "debatblad.md" in before


def test_letters_that_the_locale_lacks(home: Path) -> None:
    answer = run("kaart", database=None, encoding="ascii", XDG_DATA_HOME=str(home))
    assert answer.code == 0
    assert answer.out.isascii()


@pytest.mark.parametrize("wrong", [["kaart", "iets"], ["kaart", "--format", "ics"], ["moties", "--format", "txt"]])
def test_wrong_use(wrong: list[str]) -> None:
    answer = run(*wrong)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("asked", ["kaart", "zedentui kaart --format md", "kaart --format json"])
def test_a_shared_account_has_none(asked: str) -> None:
    with pytest.raises(Stop) as stop:
        words(asked)
    assert stop.value.code == 1
    assert stop.value.sentence.startswith("Op dit account wordt geen debatblad bewaard")


def test_a_link_to_nothing_is_said(tmp_path: Path) -> None:
    folder = tmp_path / "zedentui"
    folder.mkdir()
    (folder / "debatblad.md").symlink_to("weg.md")
    answer = kaart(tmp_path)
    assert answer.code == 1
    assert f"leeg ({folder}/debatblad.md verwijst naar weg.md, en daar is niets)" in answer.err
    (folder / "debatblad.md").unlink()
    (folder / "debatblad.md").symlink_to("debatblad.md")
    answer = kaart(tmp_path)
    assert answer.code == 1
    assert "kan niet worden gelezen (verwijzingen verwijzen naar elkaar)." in answer.err
