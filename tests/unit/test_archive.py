"""The archive as it is read: the list of motions, votes, what is new, what is found by its words. Real records."""

from __future__ import annotations

import gzip
import json
import shutil
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamer_source import MISTAKE, MOTIES, ZAKEN, lines
from zedentui.archive import finding
from zedentui.archive.archive import Archive, ArchiveError, folded
from zedentui.archive.records import Subject
from zedentui.kamer import finishing
from zedentui.kamer.finishing import finish
from zedentui.kamer.names import RECORDED
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer

VAN_DER_WOUDE = "2022Z24089"
SUBJECT = Subject(("34843",), ("straatintimidatie", "seksueel"))


def take_in(path: Path, *files: Path) -> None:
    with open_workshop(path) as workshop:
        read_recordings(files, Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()


@pytest.fixture(scope="module")
def path(recorded: Path) -> Path:
    return recorded


@pytest.fixture(scope="module")
def archive(path: Path) -> Archive:
    return Archive.open(path)


def records() -> list[dict[str, Any]]:
    found = {record["Id"]: {**record, "Soort": "Motie"} for record in lines(MOTIES)}
    found |= {record["Id"]: {**record, **found.get(record["Id"], {})} for record in lines(ZAKEN)}
    voted = json.loads(MISTAKE.read_bytes())["value"][0]["Zaak"][0]
    return [record for record in (*found.values(), voted) if not record.get("Verwijderd")]


def test_the_list_has_every_motion_newest_first_in_pages_of_any_size(archive: Archive) -> None:
    motions = [record for record in records() if record["Soort"] == "Motie"]
    assert archive.motion_count() == len(motions)
    whole = archive.motions(0, 1000)
    assert [motion.position for motion in whole] == list(range(len(motions)))
    assert {motion.number for motion in whole} == {record["Nummer"] for record in motions}
    assert all((a.tabled_on or datetime.min) >= (b.tabled_on or datetime.min) for a, b in pairwise(whole))
    assert [motion for start in range(0, len(whole), 7) for motion in archive.motions(start, 7)] == list(whole)


@given(words=st.lists(st.sampled_from(["motie", "straat", "Wóude", "2022", "VVD", "aangenomen", "xyz", "lid van der"])))
@settings(max_examples=40, deadline=None)
def test_the_filter_keeps_what_holds_every_word(archive: Archive, words: list[str]) -> None:
    asked = " ".join(words)
    found = archive.motions(0, 1000, asked)
    assert archive.motion_count(asked) == len(found)
    for motion in found:
        text = folded(
            f"{motion.subject} {motion.dossier_title} {motion.number} {motion.submitters} {motion.result} "
            f"{motion.tabled_on.year if motion.tabled_on else ''}"
        )
        assert all(word in text for word in folded(asked).split())
    assert archive.motions(1, 2, asked) == found[1:3]


def test_one_motion_with_its_votes(archive: Archive) -> None:
    motion = archive.motion(VAN_DER_WOUDE.lower())
    assert motion is not None
    assert archive.motion(motion.id) == motion
    assert (motion.result, motion.votes_for, motion.votes_against, motion.votings) == (
        "Stemmen - aangenomen", 121, 29, 1,
    )  # fmt: skip
    assert motion.submitters == "H.H. van der Woude (VVD)"
    votes = archive.votes(motion)
    assert len(votes) == 20
    assert sum(vote.seats or 0 for vote in votes if vote.vote == "Voor") == 121
    assert [vote.vote for vote in votes] == sorted((vote.vote for vote in votes), reverse=True)
    assert archive.motion("2099Z99999") is None
    assert archive.motion("'; DROP TABLE motie; --") is None


def test_a_mistake_is_told(archive: Archive) -> None:
    motion = archive.motion("2026Z20773")
    assert motion is not None
    assert (motion.result, motion.mistakes) == ("Stemmen - verworpen", 1)
    assert [vote.party for vote in archive.votes(motion) if vote.mistake] == ["DENK"]


def test_the_subject_is_dossiers_and_words(archive: Archive) -> None:
    found = archive.motions_at(archive.motions_of(SUBJECT))
    assert VAN_DER_WOUDE in {motion.number for motion in found}
    for motion in found:
        assert any(word in folded(f"{motion.subject} {motion.dossier_title}") for word in SUBJECT.words)
    assert archive.motions_of(Subject((), ())) == ()
    assert archive.motions_of(Subject((), ("(",))) == ()


def test_how_a_party_voted(archive: Archive) -> None:
    expected: dict[tuple[int, str], int] = {}
    for record in [*records()]:
        for besluit in record.get("Besluit", ()):
            if besluit["StemmingsSoort"] == "Met handopsteken":
                for vote in besluit["Stemming"]:
                    if vote["ActorFractie"] == "PVV":
                        key = (int(record["GestartOp"][:4]), vote["Soort"])
                        expected[key] = expected.get(key, 0) + 1
    assert {(row.year, row.vote): row.motions for row in archive.tally("pvv")} == expected != {}
    assert sum(row.motions for row in archive.tally("PVV", "straatintimidatie")) == 1
    assert archive.tally("bestaat niet") == ()
    assert "PVV" in archive.parties()


def test_look_ups_find_by_whole_words_and_by_beginnings(archive: Archive) -> None:
    motion = archive.motion(VAN_DER_WOUDE)
    assert motion is not None
    assert archive.find("straatintimidatie")[0].id == motion.id
    assert motion.id in {find.id for find in archive.find("woude straatint")}
    assert archive.find(VAN_DER_WOUDE)[0].id == motion.id
    assert archive.find("qqqq") == archive.find("") == archive.find("!!") == ()
    assert [find.kind for find in archive.find("motie van", 5) if find.kind != "zaak"] == ["motie"] * 5
    assert archive.find("van") != ()


@given(st.text(max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_question_is_answered(archive: Archive, text: str) -> None:
    archive.find(text)
    archive.motion_count(text)
    archive.motions_of(Subject((text,), (text,)))
    archive.motion(text)
    archive.motions_named([text])
    archive.papers_named([text])
    archive.promises_named([text])


def test_words_are_the_same_in_ranges_at_once_and_after_changes(tmp_path: Path) -> None:
    """However the index came to be, it says the same."""
    step, whole = tmp_path / "step.duckdb", tmp_path / "whole.duckdb"
    take_in(whole, ZAKEN, MOTIES, MISTAKE)
    with open_workshop(step) as workshop:
        writer = Writer(workshop.connection, RECORDED)
        read_recordings([MOTIES], writer, lambda file, number: None)
        finish(workshop.connection, size=3)
        changed = tmp_path / "changed.jsonl"
        first = json.loads(gzip.decompress(MOTIES.read_bytes()).splitlines()[0])
        changed.write_text(json.dumps({**first, "Onderwerp": "Heel iets anders", "GewijzigdOp": "2030-01-01T00:00:00"}))
        read_recordings([changed], writer, lambda file, number: None)
        finish(workshop.connection, size=1)
        changed.write_text(json.dumps({**first, "GewijzigdOp": "2031-01-01T00:00:00"}))
        read_recordings([changed, ZAKEN, MISTAKE], writer, lambda file, number: None)
        finish(workshop.connection, size=100)
        finish(workshop.connection)
        workshop.publish()
    pairs = (
        "SELECT i.id, w.woord FROM zoek_plaats AS p JOIN zoek_item AS i ON i.nummer = p.item "
        "JOIN zoek_woord AS w ON w.nummer = p.woord ORDER BY ALL"
    )
    found = []
    for made in (step, whole):
        with duckdb.connect(str(made), read_only=True) as connection:
            found.append(connection.execute(pairs).fetchall())
            assert connection.execute("SELECT count(*) - count(DISTINCT woord) FROM zoek_woord").fetchall() == [(0,)]
            assert connection.execute("SELECT count(*) - count(DISTINCT id) FROM zoek_item").fetchall() == [(0,)]
    assert found[0] == found[1]
    assert len(found[0]) > 3000


def test_what_came_late_is_found_as_if_it_had_been_there(tmp_path: Path) -> None:
    """A look-up says the same of an archive that grew in parts, not yet put in order, as of one that was made whole."""
    whole, grown = tmp_path / "whole.duckdb", tmp_path / "grown.duckdb"
    changed = tmp_path / "changed.jsonl"
    records = [json.loads(line) for line in gzip.decompress(MOTIES.read_bytes()).splitlines()]
    later = [
        {**record, "Onderwerp": f"Motie van het lid Nieuwenaam{number} over heel iets anders",
         "GewijzigdOp": "2030-01-01T00:00:00"}
        for number, record in enumerate(records[::5])
    ]  # fmt: skip
    changed.write_text("\n".join(map(json.dumps, later)))
    take_in(whole, ZAKEN, MOTIES, MISTAKE, changed)
    with open_workshop(whole) as workshop:  # everything in order
        finish(workshop.connection, least=0)
        workshop.publish()
    for files in ((MOTIES,), (MISTAKE, changed), (ZAKEN,)):
        take_in(grown, *files)
    asked = ("motie", "mot", "van het lid", "motie van het lid", "lid nieu", "nieuwenaam1", "anders", "wet motie",
             "s", "brief", "reger", "nergensgenoemd", "motie nergensgenoemd",
             "over heel iets anders van het lid")  # fmt: skip
    found = []
    for path, late in ((whole, False), (grown, True)):
        with duckdb.connect(str(path), read_only=True) as connection:
            assert (connection.execute("SELECT min(nummer) FROM zoek_item").fetchall()[0][0] < 0) is late
        archive = Archive.open(path)
        found.append({text: archive.find(text, 8) for text in asked})
        archive.close()
    assert found[0] == found[1]
    assert [find.kind for find in found[0]["lid nieu"]].count("motie") == min(8, len(later))


@pytest.mark.parametrize("size", [1, 7, 40])
def test_slices_of_the_items_find_the_same(archive: Archive, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a common word needs in memory is bounded by taking the items in parts, which nobody can tell."""
    asked = ("motie lid", "motie van het lid over", "lid het mot", "wet voor motie", "van de")
    whole = [archive.find(text, 8) for text in asked]
    monkeypatch.setattr(finding, "SLICE", size)
    assert [archive.find(text, 8) for text in asked] == whole
    assert all(whole)


def test_an_archive_of_the_first_layout_is_brought_up_to_date(path: Path, tmp_path: Path) -> None:
    """Its words are put in order by the next update, and until then it is refused with what to do."""
    old = tmp_path / "old.duckdb"
    shutil.copyfile(path, old)
    with duckdb.connect(str(old)) as connection:
        connection.execute("UPDATE archive SET schema_version = 1")
        connection.execute("UPDATE zoek_woord SET nummer = nummer + 1000000")
    with pytest.raises(ArchiveError, match="werk het bij met zedentui kamer bijwerken"):
        Archive.open(old)
    take_in(old, MISTAKE)
    before, after = Archive.open(path), Archive.open(old)
    assert after.find("motie van het lid") == before.find("motie van het lid")
    before.close()
    after.close()


def test_what_is_new_is_told_and_the_first_filling_is_not(tmp_path: Path) -> None:
    made = tmp_path / "k.duckdb"
    take_in(made, MOTIES)
    opened = Archive.open(made)
    assert opened.news_moments() == ()
    opened.close()
    changed = tmp_path / "changed.jsonl"
    first = json.loads(gzip.decompress(MOTIES.read_bytes()).splitlines()[0])
    besluit = {**first["Besluit"][0], "BesluitSoort": "Stemmen - x", "GewijzigdOp": "2030-01-01T00:00:00"}
    changed.write_text(json.dumps({**first, "GewijzigdOp": "2030-01-01T00:00:00", "Besluit": [besluit]}))
    take_in(made, changed, MISTAKE)
    opened = Archive.open(made)
    (moment,) = opened.news_moments()
    found = {motion.number: (motion.new_at, motion.result_at) for motion in opened.new_motions(datetime(2000, 1, 1))}
    assert found == {"2026Z20773": (moment, None), first["Nummer"]: (None, moment)}
    assert opened.new_motions(moment) == ()
    opened.close()


def test_a_filling_is_no_news(tmp_path: Path) -> None:
    """Votes that come in after the motions themselves, thousands at once, are not called new."""
    made = tmp_path / "k.duckdb"
    take_in(made, ZAKEN)
    with open_workshop(made) as workshop:
        read_recordings([MOTIES], Writer(workshop.connection, RECORDED), lambda file, number: None)
        finish(workshop.connection, filling=3)
        workshop.publish()
    opened = Archive.open(made)
    assert opened.news_moments() == ()
    opened.close()


def test_finishing_twice_changes_nothing(path: Path, tmp_path: Path) -> None:
    again = tmp_path / "k.duckdb"
    again.write_bytes(path.read_bytes())
    tables = ("motie", "zoek_item", "zoek_woord", "zoek_plaats", "toezegging_stand")
    with duckdb.connect(str(again)) as connection:
        before = [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables]
        finish(connection, size=finishing.RANGE)
        after = [connection.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall() for table in tables]
    assert before == after


def test_what_was_read_is_let_go_and_read_again(path: Path) -> None:
    """Of the file nothing is kept in memory, and every question is answered as before."""
    archive = Archive.open(path)

    def held() -> int:
        asked = "SELECT memory_usage_bytes FROM duckdb_memory() WHERE tag = 'BASE_TABLE'"
        return sum(row[0] for row in archive._connection.execute(asked).fetchall())

    before = archive.find("motie"), archive.motions(0, 50), archive.motions(10, 50, "motie"), archive.parties()
    full = held()
    archive.give_back()
    assert held() < full / 2
    archive._parties = None
    assert before == (
        archive.find("motie"), archive.motions(0, 50), archive.motions(10, 50, "motie"), archive.parties(),
    )  # fmt: skip
    archive.close()
    archive.give_back()  # a session that ends meanwhile
