"""The archive as it is made: from the feed of a real server, and from recordings; every state that can come by."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamer_source import (
    MISTAKE,
    MOTIES,
    ZAKEN,
    Source,
    element,
    lines,
    real_entries,
    rows,
    serving,
    status,
)  # fmt: skip
from zedentui.archive import archive as archive_module
from zedentui.archive.archive import Archive, ArchiveError
from zedentui.duck.rows import LONGEST_TEXT
from zedentui.kamer import workshop as workshop_module
from zedentui.kamer.entities import Entity, Row, row_of
from zedentui.kamer.line import Line
from zedentui.kamer.names import CATEGORIES, RECORDED
from zedentui.kamer.problems import ArchiveFault, KamerError, Refused, Unreachable
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.update import Done, update
from zedentui.kamer.workshop import open_workshop, work_file
from zedentui.kamer.writing import Writer

KEY = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "kamer"
VAN_DER_WOUDE = "2022Z24089"


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class Quiet:
    """A watcher that keeps what it hears."""

    def __init__(self) -> None:
        self.heard: list[Done] = []

    def began(self, category: str) -> None:
        pass

    def page(self, category: str, read: int, reached: datetime | None) -> None:
        pass

    def done(self, result: Done) -> None:
        self.heard.append(result)


def bring_up(source: Source, path: Path, *categories: str, since: date | None = None, **more: Any) -> list[Done]:
    line = Line(source.base, gap=0, sleep=lambda seconds: None, **more)
    with open_workshop(path) as workshop:
        done = update(line, Writer(workshop.connection, line.base), Quiet(), categories or CATEGORIES, since)
        workshop.publish()
    return done


def take_in(path: Path, *files: Path) -> dict[str, int]:
    with open_workshop(path) as workshop:
        counts = read_recordings(files, Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()
    return counts


class Asked:
    """The file that was asked last stays open until another is asked, or what lies there is another one."""

    def __init__(self) -> None:
        self.which: object = None
        self.connection: duckdb.DuckDBPyConnection | None = None

    def __call__(self, path: Path, sql: str, *params: object) -> list[tuple[Any, ...]]:
        found = path.stat()
        which = path, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
        if self.connection is None or which != self.which:
            self.close()
            self.which, self.connection = which, duckdb.connect(str(path), read_only=True)
        return self.connection.execute(sql, list(params)).fetchall()

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None


ask = Asked()


@pytest.fixture(autouse=True, scope="module")
def _closed_at_the_end() -> Iterator[None]:
    yield
    ask.close()


TOTALS = """
SELECT z.nummer, b.besluit_soort, b.stemmings_soort, t.voor, t.tegen, t.niet_deelgenomen, t.rijen
FROM zaak AS z JOIN besluit_zaak AS k ON k.zaak = z.id JOIN besluit AS b ON b.id = k.besluit
LEFT JOIN besluit_telling AS t ON t.besluit = b.id ORDER BY ALL
"""


def totals_of(records: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    """What the records themselves add up to, counted apart from the product."""
    found = []
    for record in records:
        for besluit in record.get("Besluit", ()):
            sums = {"Voor": 0, "Tegen": 0, "Niet deelgenomen": 0}
            for vote in besluit["Stemming"]:
                sums[vote["Soort"]] += 1 if besluit["StemmingsSoort"] == "Hoofdelijk" else vote["FractieGrootte"]
            stats = besluit["Stats"]
            assert (stats["Voor"], stats["Tegen"]) == (sums["Voor"], sums["Tegen"])
            found.append((record["Nummer"], besluit["BesluitSoort"], besluit["StemmingsSoort"], *sums.values(),
                          len(besluit["Stemming"])))  # fmt: skip
    return sorted(found)


@pytest.fixture(scope="module")
def kamer() -> Iterator[Source]:
    """A source that `fed` was read from; a test that adds to it takes that away again."""
    with serving(real_entries(), 100) as source:
        yield source


@pytest.fixture(scope="module")
def fed(kamer: Source, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive read from the feed; a test that alters it takes a copy, as of those below."""
    path = tmp_path_factory.mktemp("fed") / "kamer.duckdb"
    bring_up(kamer, path)
    assert kamer.most_at_once == 1
    return path


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, int]]:
    """An archive of the recorded motions and then the zaken, and what was read."""
    path = tmp_path_factory.mktemp("both") / "kamer.duckdb"
    return path, take_in(path, MOTIES, ZAKEN)


@pytest.fixture(scope="module")
def cases(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the recorded zaken."""
    path = tmp_path_factory.mktemp("cases") / "kamer.duckdb"
    take_in(path, ZAKEN)
    return path


@pytest.fixture(scope="module")
def mistake(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one decision with a mistake in it."""
    path = tmp_path_factory.mktemp("mistake") / "kamer.duckdb"
    take_in(path, MISTAKE)
    return path


def copied(archive: Path, folder: Path) -> Path:
    """A copy of an archive, as it lies there and without what was beside it."""
    return Path(shutil.copyfile(archive, folder / "k.duckdb"))


def test_feed_and_recording_say_the_same_of_every_motion(fed: Path, both: tuple[Path, dict[str, int]]) -> None:
    recorded, counts = both
    expected = totals_of(lines(MOTIES))
    assert len(expected) == counts["Besluit"] == 19
    assert ask(fed, TOTALS) == expected
    assert ask(recorded, TOTALS) == expected
    people = "SELECT a.naam, a.fractie, z.nummer FROM zaak_actor AS a JOIN zaak AS z ON z.id = a.zaak ORDER BY ALL"
    assert ask(fed, people) == ask(recorded, people) != []


def test_the_motion_of_van_der_woude_is_121_to_29_and_not_what_its_debate_voted(fed: Path) -> None:
    """Thirteen motions of one debate in the selection: by their agenda item each would have the votes of all."""
    found = {row[0]: row[1:] for row in ask(fed, TOTALS)}
    assert found[VAN_DER_WOUDE] == ("Stemmen - aangenomen", "Met handopsteken", 121, 29, 0, 20)
    debate = ask(fed, "SELECT nummer FROM zaak WHERE titel = (SELECT titel FROM zaak WHERE nummer = ?)", VAN_DER_WOUDE)
    votes = [found[number] for (number,) in debate if number in found]
    assert len(votes) == 13
    assert all(each[5] == 20 for each in votes)
    assert len({each[2:5] for each in votes}) > 5


def test_a_roll_call_counts_members(fed: Path) -> None:
    rolls = [row for row in ask(fed, TOTALS) if row[2] == "Hoofdelijk"]
    assert len(rolls) == 4
    for _, _, _, for_, against, absent, count in rolls:
        assert for_ + against + absent == count <= 150


def test_a_mistake_is_kept_and_the_result_stands(mistake: Path) -> None:
    assert ask(mistake, "SELECT actor_fractie, soort, vergissing FROM stemming WHERE vergissing") == [
        ("DENK", "Tegen", True)
    ]
    assert ask(mistake, TOTALS)[0][:5] == ("2026Z20773", "Stemmen - verworpen", "Met handopsteken", 10, 21)
    assert ask(mistake, "SELECT soort, kabinetsappreciatie FROM zaak") == [("Motie", "Ontraden")]


def test_a_vote_of_unknown_size_makes_the_total_unknown(tmp_path: Path) -> None:
    path = tmp_path / "k.duckdb"
    record = json.loads(gzip.decompress(MOTIES.read_bytes()).splitlines()[0])
    record["Besluit"][0]["Stemming"][0]["FractieGrootte"] = None
    (tmp_path / "x.jsonl").write_text(json.dumps(record))
    take_in(path, tmp_path / "x.jsonl")
    assert ask(path, TOTALS)[0][3:6] == (None, None, None)


def test_a_second_run_asks_only_for_what_is_new(kamer: Source, fed: Path, tmp_path: Path) -> None:
    path = copied(fed, tmp_path)
    before, asked = rows(path), len(kamer.asked)
    assert all(each.read == 0 for each in bring_up(kamer, path))
    assert len(kamer.asked) - asked == len(CATEGORIES)
    assert rows(path) == before
    kamer.entries["Zaak"].append(element("zaak", KEY, "2026-01-01T00:00:00", [("nummer", "NIEUW"), ("soort", "Motie")]))
    try:
        assert sum(each.read for each in bring_up(kamer, path)) == 1
    finally:
        kamer.entries["Zaak"].pop()
    assert ask(path, "SELECT nummer FROM zaak WHERE id = ?", KEY) == [("NIEUW",)]


def test_votes_may_come_before_what_they_refer_to(tmp_path: Path, fed: Path) -> None:
    path = tmp_path / "k.duckdb"
    with serving(real_entries()) as source:
        bring_up(source, path, *reversed(CATEGORIES))
    assert ask(path, TOTALS) == ask(fed, TOTALS)


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables of an archive, in memory."""
    with duckdb.connect(":memory:") as made:
        made.execute((Path(archive_module.__file__).with_name("schema.sql")).read_text("utf-8"))
        yield made


MOMENT = datetime(2024, 1, 1)
STATES = st.lists(
    st.tuples(st.sampled_from([KEY, KEY.replace("0", "1"), KEY.replace("0", "2")]), st.integers(0, 5), st.booleans()),
    max_size=14,
)


@given(states=STATES, cuts=st.lists(st.integers(0, 14), max_size=4), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_newest_state_wins_in_whatever_order_and_pages_it_comes(
    connection: duckdb.DuckDBPyConnection, states: list[tuple[str, int, bool]], cuts: list[int], data: st.DataObject
) -> None:
    """One moment is one state, as the source has it; what was deleted last is gone."""
    once = {(key, at): (key, at, deleted) for key, at, deleted in states}
    expected = {}
    for key, at, deleted in sorted(once.values(), key=lambda each: each[1]):
        expected[key] = None if deleted else f"{at}"
    shuffled = data.draw(st.permutations([once[key, at] for key, at, _ in states]))
    for table in ("zaak", "removed", "feed"):  # all that a page of zaken writes
        connection.execute(f"DELETE FROM {table}")
    writer = Writer(connection, "x")
    edges = sorted({0, len(shuffled), *(cut for cut in cuts if cut < len(shuffled))})
    for start, end in pairwise(edges):
        entities = [
            Entity(key, MOMENT + timedelta(days=at), deleted, {} if deleted else {"nummer": [f"{at}"]})
            for key, at, deleted in shuffled[start:end]
        ]
        writer.page(CATEGORIES["Zaak"], entities, str(end), read=len(entities))
    found = connection.execute("SELECT id::VARCHAR, nummer FROM zaak ORDER BY 1").fetchall()
    assert found == sorted((key, number) for key, number in expected.items() if number is not None)
    gone = connection.execute("SELECT id::VARCHAR FROM removed ORDER BY 1").fetchall()
    assert gone == sorted((key,) for key, number in expected.items() if number is None)


@given(states=st.lists(st.tuples(st.none() | st.integers(0, 3), st.booleans()), max_size=6))
@settings(max_examples=40, deadline=None)
def test_a_state_without_a_moment_is_as_new_as_the_place_where_it_stands(
    connection: duckdb.DuckDBPyConnection, states: list[tuple[int | None, bool]]
) -> None:
    """So it does not matter where a page ends."""
    entities = [
        Entity(
            KEY, None if at is None else MOMENT + timedelta(days=at), deleted, {} if deleted else {"nummer": [f"{n}"]}
        )
        for n, (at, deleted) in enumerate(states)
    ]
    found = []
    for pages in ([entities], [[each] for each in entities]):
        for table in ("zaak", "removed", "feed"):
            connection.execute(f"DELETE FROM {table}")
        writer = Writer(connection, "x")
        for page in pages:
            writer.page(CATEGORIES["Zaak"], page, None, read=len(page))
        found.append([connection.execute(f"SELECT * FROM {table}").fetchall() for table in ("zaak", "removed")])
    assert found[0] == found[1]


def test_a_page_is_kept_as_it_is_told(connection: duckdb.DuckDBPyConnection) -> None:
    """Of each category what says nothing at all, what says nought, no and an empty list, and what says everything."""
    least = {"number": ["0"], "flag": ["false"], "ref": ["none"], "refs": ["none"]}
    most = {"number": ["7"], "flag": ["true"], "ref": [KEY], "refs": [KEY, KEY.replace("0", "1")],
            "day": ["2024-02-29"], "texts": ["a", "b"]}  # fmt: skip
    for category in CATEGORIES.values():
        nothing = Entity(KEY.replace("0", "3"), None, False, {})
        little = Entity(KEY, MOMENT, False, {each.element: least.get(each.kind, []) for each in category.fields})
        all_of_it = Entity(
            KEY.replace("0", "2"), MOMENT, False,
            {each.element: most.get(each.kind, [each.element]) for each in category.fields},
        )  # fmt: skip
        for page in ([nothing], [little], [all_of_it], [nothing, little, all_of_it]):
            for table in (category.table, "removed", "feed"):
                connection.execute(f"DELETE FROM {table}")
            Writer(connection, "x").page(category, page, None, read=len(page))
            asked = connection.execute(f"SELECT * REPLACE (id::VARCHAR AS id) FROM {category.table}").fetchall()
            expected = [row_of(category, each) for each in page]
            assert sorted(map(told, asked)) == sorted(map(told, expected)), category.name


def told(row: Row) -> str:
    """A row with ids as text, so that rows can be put in order."""
    return repr([[str(part) for part in each] if isinstance(each, list) else
                 str(each) if isinstance(each, UUID) else each for each in row])  # fmt: skip


def test_an_error_halfway_keeps_what_is_in_and_goes_on_there(tmp_path: Path, fed: Path) -> None:
    path = tmp_path / "k.duckdb"
    with serving(real_entries(), 20) as source:
        source.faults = [None] * 9 + [status(503)] * 40
        with pytest.raises(Unreachable):
            bring_up(source, path)
        assert not path.exists()
        assert work_file(path).exists()
        source.faults.clear()
        last = [asked for asked, _ in source.asked][-1]
        source.asked.clear()
        bring_up(source, path)
        assert last in [asked for asked, _ in source.asked]
        assert source.asked[0][0].endswith("skiptoken=0")  # the first category had nothing, and said where to resume
        assert not work_file(path).exists()
    assert rows(path) == rows(fed)


def test_another_source_starts_from_its_own_beginning(fed: Path, tmp_path: Path) -> None:
    path = copied(fed, tmp_path)
    before = ask(path, "SELECT * FROM zaak ORDER BY id")
    with serving(real_entries(), 70) as mirror:
        done = bring_up(mirror, path, "Zaak")
        assert "skiptoken" not in mirror.asked[0][0]
    assert done[0].read > 200
    assert ask(path, "SELECT * FROM zaak ORDER BY id") == before


def test_since_keeps_what_changed_and_is_remembered(tmp_path: Path) -> None:
    path = tmp_path / "k.duckdb"
    with serving(real_entries(), 50) as source:
        bring_up(source, path, "Zaak", since=date(2025, 1, 1))
        few = ask(path, "SELECT count(*), min(bijgewerkt) FROM zaak")[0]
        assert 0 < few[0] < 270
        assert few[1] >= datetime(2025, 1, 1)
        source.asked.clear()
        bring_up(source, path, "Zaak")
        assert len(source.asked) == 1
        bring_up(source, path, "Zaak", since=date(2000, 1, 1))
        assert len(source.asked) > 3
    assert ask(path, "SELECT count(*) FROM zaak")[0] > few[:1]
    assert ask(path, "SELECT since FROM feed") == [(date(2000, 1, 1),)]


def test_a_source_that_turns_in_circles_is_refused(tmp_path: Path) -> None:
    with serving({"Zaak": [element("zaak", KEY, "2024-01-01T00:00:00", [("nummer", "A")])]}) as source:
        honest = source.page
        source.page = lambda category, after: honest(category, 0)  # type: ignore[method-assign]
        with pytest.raises(Refused, match="steeds dezelfde"):
            bring_up(source, tmp_path / "k.duckdb", "Zaak")


def test_a_next_page_on_another_host_is_refused_and_nothing_of_it_kept(tmp_path: Path) -> None:
    entry = element("zaak", KEY, "2024-01-01T00:00:00", [("nummer", "A")])
    entry = entry.replace("{next}", '<link rel="next" href="https://example.com/Feed?skiptoken=1"/>')
    with serving({"Zaak": [entry]}) as source:
        with pytest.raises(Refused, match=r"example\.com"):
            bring_up(source, tmp_path / "k.duckdb", "Zaak")
        assert len(source.asked) == 1
    assert ask(work_file(tmp_path / "k.duckdb"), "SELECT count(*) FROM zaak") == [(0,)]


def test_a_recording_fills_what_another_did_not_tell(
    both: tuple[Path, dict[str, int]], cases: Path, tmp_path: Path
) -> None:
    """The motions have no session year, the zaken have; in whichever order they are read."""
    one, two = both[0], copied(cases, tmp_path)
    take_in(two, MOTIES)
    columns = "nummer, soort, titel, onderwerp, gestart_op, vergaderjaar, volgnummer, afgedaan, organisatie"
    sql = f"SELECT {columns} FROM zaak ORDER BY ALL"
    assert ask(one, sql) == ask(two, sql)
    both = ask(one, "SELECT soort, vergaderjaar FROM zaak WHERE nummer = ?", VAN_DER_WOUDE)
    assert both == [("Motie", "2022-2023")]
    assert rows(one)["removed"] == rows(two)["removed"]
    assert len(rows(one)["removed"]) == sum(bool(record["Verwijderd"]) for record in lines(ZAKEN)) > 0


OLD, NEW = "2023-01-01T00:00:00Z", "2024-01-01T00:00:00Z"
MERGED: dict[str, tuple[list[dict[str, Any]], tuple[Any, ...] | None]] = {
    "the newer one counts": ([{"GewijzigdOp": OLD, "Titel": "a"}, {"GewijzigdOp": NEW, "Titel": "b"}], ("b", None)),
    "also when it came first": ([{"GewijzigdOp": NEW, "Titel": "b"}, {"GewijzigdOp": OLD, "Titel": "a"}], ("b", None)),
    "what the newer one does not speak of stays": (
        [{"GewijzigdOp": OLD, "Titel": "a", "Volgnummer": 3}, {"GewijzigdOp": NEW, "Titel": "b"}], ("b", 3)),
    "what it empties is gone": (
        [{"GewijzigdOp": OLD, "Titel": "a", "Volgnummer": 3}, {"GewijzigdOp": NEW, "Titel": None}], (None, 3)),
    "an older one fills what is missing": (
        [{"GewijzigdOp": NEW, "Titel": "b"}, {"GewijzigdOp": OLD, "Titel": "a", "Volgnummer": 3}], ("b", 3)),
    "what was deleted stays so": (
        [{"GewijzigdOp": NEW, "Verwijderd": True}, {"GewijzigdOp": OLD, "Titel": "a"}], None),
    "and what came back is back": (
        [{"GewijzigdOp": OLD, "Verwijderd": True}, {"GewijzigdOp": NEW, "Titel": "a"}], ("a", None)),
}  # fmt: skip


def test_two_recordings_of_one_thing_are_one_row(connection: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    """In one batch and in one after the other; a zaak has the dossiers that either tells of."""
    wrong = []
    for case, (states, expected) in MERGED.items():
        files = []
        for at, state in enumerate(states):
            dossier = {"Id": KEY.replace("0", f"{5 + at}"), "Nummer": f"{at}", "Toevoeging": None}
            record = {"Id": KEY, "Onderwerp": "x", "Kamerstukdossier": [dossier], **state}
            files.append(tmp_path / f"{at}.jsonl")
            files[-1].write_text(json.dumps(record))
        together = tmp_path / "together.jsonl"
        together.write_text("\n".join(file.read_text() for file in files))
        for read in ([together], files):
            for table in ("zaak", "kamerstukdossier", "removed", "feed"):
                connection.execute(f"DELETE FROM {table}")
            read_recordings(read, Writer(connection, RECORDED), lambda file, number: None)
            found = connection.execute("SELECT titel, volgnummer, len(dossiers) FROM zaak").fetchall()
            dossiers = 1 if any("Verwijderd" in state for state in states) else 2
            if found != ([(*expected, dossiers)] if expected else []):
                wrong.append((case, len(read), found))
    assert wrong == []


@pytest.mark.parametrize("content", [
    b"geen json\n", b"[]\n", b'{"Id": "x"}\n', b'{"a": 1}\n', b"\xff\xfe\n", b"[" * 100_000, b"null\n", b'"x"\n',
    b'{"Id": "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42", "Onderwerp": {"diep": 1}}\n',
])  # fmt: skip
def test_a_file_that_is_no_recording_is_refused_with_its_line(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.jsonl"
    good = gzip.decompress(MOTIES.read_bytes()).splitlines()[0]
    file.write_bytes(good + b"\n" + content)
    with pytest.raises(KamerError, match=r"x\.jsonl, regel 2: "):
        take_in(tmp_path / "k.duckdb", file)
    assert not (tmp_path / "k.duckdb").exists()


def test_a_packed_recording_that_is_cut_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl.gz"
    file.write_bytes(MOTIES.read_bytes()[:20_000])
    with pytest.raises(KamerError, match="beschadigd of afgebroken"):
        take_in(tmp_path / "k.duckdb", file)
    with pytest.raises(KamerError, match="niet te lezen"):
        take_in(tmp_path / "k.duckdb", tmp_path / "weg.jsonl")


def test_readers_keep_the_old_archive_while_a_new_one_is_made(mistake: Path, tmp_path: Path) -> None:
    path = copied(mistake, tmp_path)
    reader = Archive.open(path)
    with open_workshop(path) as workshop:
        read_recordings([MOTIES], Writer(workshop.connection, RECORDED), lambda file, number: None)
        assert [each.rows for each in reader.standing() if each.category == "Zaak"] == [1]
        with pytest.raises(ArchiveFault, match="al aan"), open_workshop(path):
            pass
        workshop.publish()
    assert [each.rows for each in reader.standing() if each.category == "Zaak"] == [1]
    reader.close()
    reader = Archive.open(path)
    assert [each.rows for each in reader.standing() if each.category == "Zaak"] == [20]
    reader.close()
    with pytest.raises(ArchiveError, match="gesloten"):
        reader.standing()


@pytest.mark.parametrize("meanwhile", [False, True])
def test_a_work_file_of_another_archive_is_not_gone_on_with(
    mistake: Path, cases: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, meanwhile: bool
) -> None:
    """Nor when the other one comes in its place while this program waits for its turn."""
    path = copied(mistake, tmp_path)
    with open_workshop(path) as workshop:
        read_recordings([MOTIES], Writer(workshop.connection, RECORDED), lambda file, number: None)
    assert work_file(path).exists()
    alone = workshop_module._alone

    @contextmanager
    def in_turn(target: Path) -> Iterator[None]:
        path.write_bytes(cases.read_bytes())
        with alone(target):
            yield

    if meanwhile:
        monkeypatch.setattr(workshop_module, "_alone", in_turn)
    else:
        path.write_bytes(cases.read_bytes())
    with open_workshop(path) as workshop:
        assert not workshop.resumed
        workshop.publish()
    assert ask(path, "SELECT count(*) FROM stemming") == [(0,)]


@pytest.mark.parametrize("content", [b"", b"geen archief", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_that_is_something_else_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "k.duckdb"
    path.write_bytes(content)
    with pytest.raises(ArchiveFault, match=r"archief.* Er is niets aan veranderd"):
        take_in(path, MISTAKE)
    assert path.read_bytes() == content
    with pytest.raises(ArchiveError):
        Archive.open(path)


def test_the_dossier_is_no_archive(tmp_path: Path, database: Path) -> None:
    before = set(database.parent.iterdir())
    with pytest.raises(ArchiveFault), open_workshop(database):
        pass
    assert set(database.parent.iterdir()) == before
    with pytest.raises(ArchiveError, match="geen archief"):
        Archive.open(database)
    with pytest.raises(ArchiveFault, match="map"), open_workshop(tmp_path):
        pass
    with pytest.raises(ArchiveError, match="Er is geen archief"):
        Archive.open(tmp_path / "weg.duckdb")


def test_the_archive_has_no_way_out(fed: Path, tmp_path: Path) -> None:
    reader = Archive.open(fed)
    for statement in (
        "INSERT INTO zaak (id) VALUES (uuid())", f"COPY zaak TO '{tmp_path}/x.csv'", "SET threads = 8",
        "SELECT * FROM read_text('/etc/hostname')", "SET enable_external_access = true", "INSTALL httpfs",
    ):  # fmt: skip
        reader._blocks["x"] = statement
        with pytest.raises(ArchiveError):
            reader.run("x")
    reader._blocks["x"] = "SELECT * FROM range(100000)"
    assert len(reader.run("x")) == archive_module.MOST_ROWS
    reader._blocks["x"] = "SELECT repeat('a', 9000) || chr(27)"
    assert len(reader.run("x")[0][0]) == LONGEST_TEXT
    reader.close()


def test_the_tables_are_those_of_the_one_table_of_names_and_every_column_has_a_comment(fed: Path) -> None:
    without = ask(
        fed,
        "SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
        "WHERE duckdb_columns.comment IS NULL",
    )
    assert without == []
    assert ask(fed, "SELECT table_name FROM duckdb_tables() WHERE comment IS NULL") == []
    columns: dict[str, tuple[str, ...]] = {}
    for table, name in ask(fed, "SELECT table_name, column_name FROM duckdb_columns()"):
        columns[table] = (*columns.get(table, ()), name)
    for category in CATEGORIES.values():
        assert columns[category.table] == category.columns


def test_every_question_is_valid_sql(fed: Path) -> None:
    with duckdb.connect(str(fed), read_only=True) as connection:
        for name, sql in archive_module.named_blocks().items():
            params = dict.fromkeys(re.findall(r"\$(\w+)", sql))
            assert connection.execute(f"EXPLAIN {sql}", params or None), name


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the recordings are not here")
def test_all_recorded_motions_add_up_to_the_recording(all_motions: tuple[Path, dict[str, int]]) -> None:
    path, counts = all_motions
    records = lines(SHARED / "moties-met-stemmingen-2022-2023.jsonl.gz")
    assert (counts["Zaak"], counts["Besluit"], len(records)) == (7071, 7071, 7071)
    found = ask(path, TOTALS)
    assert found == totals_of(records)
    assert sum(row[2] == "Hoofdelijk" for row in found) == 37
    by_member = ask(
        path,
        "SELECT z.nummer, s.actor_naam, s.soort FROM stemming AS s JOIN besluit AS b ON b.id = s.besluit "
        "JOIN besluit_zaak AS k ON k.besluit = b.id JOIN zaak AS z ON z.id = k.zaak "
        "WHERE b.stemmings_soort = 'Hoofdelijk' ORDER BY ALL",
    )
    assert by_member == sorted(
        (record["Nummer"], vote["ActorNaam"].strip(), vote["Soort"])  # one has a blank behind her initials
        for record in records
        for besluit in record["Besluit"]
        if besluit["StemmingsSoort"] == "Hoofdelijk"
        for vote in besluit["Stemming"]
    )


def test_an_archive_that_is_open_twice_is_locked_twice(fed: Path) -> None:
    opened = [Archive.open(fed), Archive.open(fed)]
    for each in opened:
        with pytest.raises(duckdb.PermissionException):
            each._connection.execute("SELECT * FROM read_text('/etc/hostname')")
        each.close()
