"""An archive on the command line and in look-ups: the totals of the records, sources named, nothing without one."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from cli_runner import run

from kamer_source import MOTIES, lines
from zedentui.archive.archive import Archive
from zedentui.archive.shelf import Shelf, read_subject
from zedentui.kamer.names import RECORDED
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer
from zedentui.search.lookups.archived import voted

SHARED = Path(__file__).resolve().parents[3] / "shared" / "kamer"


def fill(path: Path, *files: Path) -> None:
    with open_workshop(path) as workshop:
        read_recordings(files, Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()


@pytest.fixture(scope="module")
def archive(recorded: Path) -> Path:
    return recorded


def ask(archive: Path, *words: str) -> tuple[int, str, str]:
    answer = run(*words, "--archief", str(archive))
    return answer.code, answer.out, answer.err


def totals(records: list[dict[str, object]]) -> dict[str, tuple[str, str]]:
    return {
        record["Nummer"].lower(): (str(each["Stats"]["Voor"]), str(each["Stats"]["Tegen"]))  # type: ignore[attr-defined]
        for record in records
        for each in record.get("Besluit", ())  # type: ignore[attr-defined]
    }


def test_the_shell_has_the_totals_of_the_records(archive: Path) -> None:
    code, out, err = ask(archive, "kamer", "moties", "--format", "csv")
    assert (code, err) == (0, "")
    rows = {row["id"]: (row["votes_for"], row["votes_against"]) for row in csv.DictReader(io.StringIO(out))}
    expected = totals(lines(MOTIES))
    assert {key: rows[key] for key in expected} == expected


def test_one_motion_in_full_and_a_few_of_many(archive: Path) -> None:
    code, out, _ = ask(archive, "kamer", "moties", "2022Z24089")
    assert code == 0
    assert "121 zetels voor en 29 tegen" in out
    assert "open data van de Tweede Kamer, zaak 2022Z24089" in out
    assert "zedentui open moties/2022z24089" in out
    _, out, _ = ask(archive, "kamer", "moties", "motie", "--hoogstens", "3")
    assert "3 van " in out
    assert ask(archive, "kamer", "moties", "xqzxqz")[0] == 1
    _, out, _ = ask(archive, "kamer", "moties", "2022Z24089", "--format", "json")
    (row,) = json.loads(out)
    assert (row["votes_for"], row["votes_against"], row["vote_method"]) == (121, 29, "Met handopsteken")


def test_how_a_party_voted(archive: Path) -> None:
    code, out, _ = ask(archive, "kamer", "stemde", "PvdA", "straatintimidatie")
    assert (code, out.splitlines()[0]) == (
        0,
        "PvdA, handopsteken op moties met ‘straatintimidatie’ waarvan dit archief de stemming heeft, per jaar van "
        "indiening: 2022: 1 tegen.",
    )  # fmt: skip
    code, _, err = ask(archive, "kamer", "stemde", "Niemand")
    assert code == 1
    assert "PVV" in err
    assert ask(archive, "kamer", "stemde")[0] == 2
    rows = json.loads(ask(archive, "kamer", "stemde", "pvda", "--format", "json")[1])
    assert {tuple(row) for row in rows} == {("party", "year", "vote", "motions")}


def test_look_ups_find_what_the_archive_has_and_name_it(archive: Path) -> None:
    code, out, _ = ask(archive, "zoek", "landelijk onderzoek daderprofielen straatintimidatie", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert rows[0]["kind"] != "archief"
    found = [row for row in rows if row["kind"] == "archief"]
    assert "moties/2022z24089" not in {row["location"] for row in found}  # the letter has it, and says so above
    rows = json.loads(ask(archive, "zoek", "Baudet dienstplichtigen uitgezonden", "--format", "json")[1])
    found = [row for row in rows if row["kind"] == "archief"]
    assert found[0]["location"] == "moties/2023z03167"
    assert found[0]["citation"] == "open data van de Tweede Kamer, zaak 2023Z03167"
    assert [row["rank"] for row in rows] == sorted(row["rank"] for row in rows)
    _, out, _ = ask(archive, "zoek", "hoe stemde de PvdA over straatintimidatie")
    assert out.startswith(
        "1. Hoe stemde PvdA op moties met ‘straatintimidatie’\n   voor zover in dit archief: 2022: 1 tegen\n"
    )


def test_without_an_archive_look_ups_are_as_before(tmp_path: Path) -> None:
    words = ("zoek", "straatintimidatie", "--format", "json")
    assert run(*words, "--archief", str(tmp_path / "weg")) == run(*words)
    (tmp_path / "stuk").write_bytes(b"x")
    damaged = run(*words, "--archief", str(tmp_path / "stuk"))
    assert (damaged.code, damaged.out) == (0, run(*words).out)
    assert damaged.err.count("\n") == 1
    assert run("kamer", "moties", "--archief", str(tmp_path / "weg"), database=None).code == 1
    assert run("kamer", "moties", "--archief", str(tmp_path / "stuk"), database=None).code == 3


def test_news_is_what_the_last_update_brought(archive: Path, tmp_path: Path) -> None:
    assert ask(archive, "kamer", "nieuws")[0] == 1
    path = tmp_path / "k.duckdb"
    path.write_bytes(archive.read_bytes())
    new = {"Id": "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42", "Nummer": "2026Z1", "Soort": "Motie", "Onderwerp": "Verzonnen",
           "GestartOp": "2026-10-01T00:00:00", "GewijzigdOp": "2026-10-01T00:00:00"}  # fmt: skip
    (tmp_path / "new.jsonl").write_text(json.dumps(new))
    fill(path, tmp_path / "new.jsonl")
    code, out, _ = ask(path, "kamer", "nieuws", "--format", "json")
    assert (code, [row["id"] for row in json.loads(out)]) == (0, ["2026z1"])
    assert ask(path, "kamer", "nieuws", "--sinds", "2100-01-01")[0] == 1


def test_news_is_what_came_since_the_last_visit(archive: Path, tmp_path: Path) -> None:
    """The mark is that of the pane in the application; asking in the shell does not move it."""
    path = tmp_path / "k.duckdb"
    path.write_bytes(archive.read_bytes())
    keys = [f"0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb4{place}" for place in range(2)]
    for place, key in enumerate(keys):
        new = {"Id": key, "Nummer": f"2026Z{place}", "Soort": "Motie", "Onderwerp": "Verzonnen",
               "GewijzigdOp": "2026-10-01T00:00:00"}  # fmt: skip
        (tmp_path / "new.jsonl").write_text(json.dumps(new))
        fill(path, tmp_path / "new.jsonl")

    def told(**visits: str) -> tuple[int, list[str]]:
        (tmp_path / "zedentui").mkdir(exist_ok=True)
        (tmp_path / "zedentui" / "archief.json").write_text(json.dumps(visits))
        words = ("kamer", "nieuws", "--archief", str(path), "--format", "json")
        answer = run(*words, XDG_STATE_HOME=str(tmp_path))
        return answer.code, sorted(row["id"] for row in json.loads(answer.out or "[]"))

    assert told() == (0, ["2026z1"])
    assert told(moties="2000-01-01T00:00:00") == (0, ["2026z0", "2026z1"])
    assert told(moties="2000-01-01T00:00:00") == (0, ["2026z0", "2026z1"])
    assert told(moties="2100-01-01T00:00:00") == (1, [])
    assert told(moties="onzin", agenda="2100-01-01T00:00:00Z") == (0, ["2026z1"])


def test_news_opens_the_archive_once(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    original = Archive.open

    def counted(*words: object) -> Archive:
        opened.append(words)
        return original(*words)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "open", counted)
    assert ask(archive, "kamer", "nieuws", "--sinds", "2100-01-01")[0] == 1
    assert len(opened) == 1


@pytest.mark.parametrize(("question", "expected"), [
    ("hoe stemde de PVV over sepots", ("PVV", "sepot")),
    ("Hoe stemde Groep Van Haga over straatintimidatie?", ("Groep Van Haga", "straatintimidatie")),
    ("stemden de pvv", ("PVV", "")),
    ("hoe stemde de maan over sepots", None),
    ("stemming pvv", None),
])  # fmt: skip
def test_a_question_about_votes_is_read(question: str, expected: tuple[str, str] | None) -> None:
    assert voted(question, ["PVV", "Groep Van Haga", "Groep"]) == expected


def test_the_subject_is_in_the_data_and_can_be_chosen(archive: Path, tmp_path: Path) -> None:
    assert "34843" in read_subject().dossiers
    own = tmp_path / "onderwerp.toml"
    shelf = Shelf(archive, own)
    assert shelf.subject() == read_subject()
    own.write_text('words = ["kinderopvang"]')
    assert shelf.subject().words == ("kinderopvang",)
    for content in ("words = 3", "words = [3]", "geen toml", "\x00"):
        own.write_text(content)
        with pytest.raises(Exception, match="geen keuze"):
            shelf.subject()
    assert isinstance(shelf.archive(), Archive)
    shelf.close()
    shelf.close()


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the recordings are not here")
def test_the_shell_has_the_totals_of_all_recorded_motions(all_motions: tuple[Path, dict[str, int]]) -> None:
    recording = SHARED / "moties-met-stemmingen-2022-2023.jsonl.gz"
    path, _ = all_motions
    _, out, _ = ask(path, "kamer", "moties", "--format", "csv")
    rows = {row["id"]: (row["votes_for"], row["votes_against"]) for row in csv.DictReader(io.StringIO(out))}
    assert rows == totals(lines(recording))
    assert len(rows) == 7071
