"""Moties and Agenda with an archive: the letter, this subject, then everything; and without one as before."""

from __future__ import annotations

import functools
import json
import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from helpers import detail_text, pane, press, settled, workspace

from kamer_source import MOTIES, ZAKEN, element, lines, real_entries, serving
from zedentui.archive.archive import Archive, named_blocks
from zedentui.archive.shelf import Shelf
from zedentui.kamer.line import Line
from zedentui.kamer.names import RECORDED
from zedentui.kamer.recordings import read_recordings
from zedentui.kamer.update import update
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer
from zedentui.places import Location
from zedentui.store.store import Store
from zedentui.system.settings import Visits
from zedentui.tui.app import ZedenApp
from zedentui.tui.panes.archived import ArchivePane
from zedentui.tui.panes.reference import ReferenceScreen
from zedentui.tui.widgets.parts import SourceLine
from zedentui.tui.widgets.rows import Entry, StackedRows
from zedentui.tui.widgets.table import ItemList

VAN_DER_WOUDE = "2022z24089"
PROMISE = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5bb42"


class Quiet:
    def began(self, category: str) -> None: ...
    def page(self, category: str, read: int, reached: object) -> None: ...
    def done(self, result: object) -> None: ...


def fill(folder: Path) -> Path:
    """An archive from the feed, with promises of the register that are clearly ours."""
    promises = [
        element("toezegging", PROMISE[:-1] + str(place), "2025-01-01T00:00:00", [
            ("nummer", f"TZ-{place}"), ("tekst", text), ("status", status), ("kamerbriefNakoming", "2024D9"),
            ("ministerie", "Testministerie"), ("aanmaakdatum", "2024-02-01"),
        ])
        for place, (text, status) in enumerate([
            ("Verzonnen voor een test: iets over zedenzaken", "Openstaand"),
            ("Verzonnen voor een test: iets over seksuele intimidatie", "Deels Voldaan"),
            ("Verzonnen voor een test: iets over wegen", "Voldaan"),
        ])
    ]  # fmt: skip
    with serving({**real_entries(), "Toezegging": promises}, 500) as source:
        line = Line(source.base, gap=0, sleep=lambda seconds: None)
        with open_workshop(folder / "kamer.duckdb") as workshop:
            update(line, Writer(workshop.connection, "x"), Quiet())
            workshop.publish()
    return folder / "kamer.duckdb"


@pytest.fixture(scope="module")
def archive(made_for_all: Callable[[str, Callable[[Path], Path]], Path]) -> Path:
    """One for all workers; a test that alters it takes `own`."""
    return made_for_all("archive_of_the_panes", fill)


@pytest.fixture
def own(archive: Path, tmp_path: Path) -> Path:
    """An archive as the feed filled it that a test may bring up to date: a copy, with what is kept beside it."""
    return Path(shutil.copytree(archive.parent, tmp_path / "own")) / archive.name


def make(database: Path, archive: Path | None, place: str) -> ZedenApp:
    return ZedenApp(
        lambda: Store.open(database), start=Location.parse(place), reference_date=date(2023, 9, 1), remember=False,
        archive=archive,
    )  # fmt: skip


def dossier_keys(database: Path) -> list[str]:
    """The moties of the dossier, in its order: those of the letter in front."""
    keys = [item.id for item in Store.open(database).moties()]
    assert keys[:2] == ["buitenweg", "van-der-woude"]
    return keys


def an_other(archive: Path) -> tuple[str, str]:
    """A motion on this subject that is not in the dossier: its key and the seats for and against."""
    opened = Archive.open(archive)
    motion = next(
        each for each in opened.motions(0, 500) if each.method == "Met handopsteken" and each.key != VAN_DER_WOUDE
    )
    opened.close()
    return motion.key, f"{motion.votes_for} zetels voor en {motion.votes_against} tegen"


async def test_the_letter_then_this_subject_then_everything(database: Path, archive: Path) -> None:
    app = make(database, archive, "moties")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        headings = [items.rows.line(row) for row in range(items.row_count) if isinstance(items.rows.line(row), str)]
        assert headings[:2] == ["In de brief", "Andere in het dossier"]
        assert re.match(r"Dit onderwerp: \d+ moties \(dossier 34843, zeden", str(headings[2]))
        opened = Archive.open(archive)
        total = opened.motion_count()
        shown = [entry.key for entry in items.shown]
        others = int(str(headings[3]).removeprefix("Alle andere moties in het archief: "))
        assert len(set(shown)) == len(shown)
        assert len(shown) == items.rows.count
        assert len([key for key in shown if opened.motion(key) is not None]) + 1 == total  # one stands in the letter
        assert others < total
        assert items.current == "buitenweg"
        await press(pilot, "G")
        await settled(pilot)
        last = opened.motions(total - 1, 1)[0]
        assert items.current == last.key
        assert str(pane(app).location()) == f"moties/{last.key}"
        await press(pilot, "g")
        assert items.current == "buitenweg"
        opened.close()


async def test_a_motion_with_votes_its_source_and_its_copy(database: Path, archive: Path) -> None:
    other, seats = an_other(archive)
    app = make(database, archive, f"moties/{other}")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await settled(pilot)
        text = detail_text(app)
        assert seats in text
        assert "VVD 34" in text
        source = f"open data van de Tweede Kamer, zaak {other.upper()}"
        assert source in str(pane(app).query_one(SourceLine).render())
        sentence, *_ = [copy.text for copy in pane(app).copies()]
        assert sentence.endswith(f"({source})")
        mark = pane(app).mark()
        assert mark is not None
        assert (mark.place, mark.source) == (f"moties/{other}", source)
        await press(pilot, "m")
        assert str(pane(app).query_one(SourceLine).render()).startswith("»Bron")


async def test_the_filter_looks_in_all_of_it(database: Path, archive: Path) -> None:
    app = make(database, archive, "moties")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "f", *"straatintimidatie")
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        keys = [entry.key for entry in items.shown]
        assert "van-der-woude" in keys
        assert VAN_DER_WOUDE not in keys
        await press(pilot, *"xqz")
        await settled(pilot)
        assert items.row_count == 0
        await press(pilot, "escape")
        await settled(pilot)
        assert items.row_count > 30


async def test_a_motion_of_the_letter_is_shown_once_by_whichever_name(database: Path, archive: Path) -> None:
    app = make(database, archive, f"moties/{VAN_DER_WOUDE}")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        assert pane(app).query_one(ItemList).current == "van-der-woude"
        text = " ".join(detail_text(app).split())
        assert "121 zetels voor en 29 tegen. (open data van de Tweede Kamer, zaak 2022Z24089)" in text
        assert str(pane(app).location()) == "moties/van-der-woude"


async def test_what_only_the_archive_knows_of_a_vote_is_not_hidden_by_the_dossier(
    database: Path, tmp_path: Path
) -> None:
    """A motion of the dossier whose vote came later stands among those of the archive, under the same place."""
    known = {item.id: item for item in Store.open(database).moties()}
    item = next(each for each in known.values() if each.vote_result is None and not each.in_letter)
    like = lines(MOTIES)[0]
    votes = [{**each, "Id": f"{PROMISE[:-2]}{place:02}"} for place, each in enumerate(like["Besluit"][0]["Stemming"])]
    voted = {**like["Besluit"][0], "Id": PROMISE, "Stemming": votes}
    record = {**like, "Id": PROMISE, "Nummer": item.case_number, "Besluit": [voted], "ZaakActor": []}
    (tmp_path / "new.jsonl").write_text(json.dumps(record))
    path = tmp_path / "kamer.duckdb"
    with open_workshop(path) as workshop:
        read_recordings([tmp_path / "new.jsonl"], Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()
    app = make(database, path, f"moties/{item.id}")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await settled(pilot)
        assert str(pane(app).location()) == f"moties/{item.id}"
        assert "zetels voor en" in detail_text(app)
        keys = [entry.key for entry in pane(app).query_one(ItemList).shown]
        assert sorted(keys) == sorted(known)


async def test_the_filter_of_votes_is_that_of_the_dossier(database: Path, archive: Path) -> None:
    """What is held and what is read in pages keep the same: a row for row check against the records.

    The first filter is that of a start, the others come by a visit to a pane that is open.
    """
    asked = ["PVV:tegen", "pvv:t", "PvdA:voor 2022", "PVV:tegen VVD:voor", "verworpen", "q:voor"]
    opened = Archive.open(archive)
    told = {}
    for motion in opened.motions(0, 500):
        votes = {f"{each.party}:{each.vote}".lower() for each in opened.votes(motion)}
        key = "van-der-woude" if motion.key == VAN_DER_WOUDE else motion.key
        if motion.method != "Hoofdelijk":
            told[key] = f"{motion.tabled_on} {motion.result} {' '.join(votes)}".lower()
    opened.close()
    assert len(told) > 15
    app = make(database, archive, f"moties?filter={asked[0]}")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        for words in asked:
            if words != asked[0]:
                await workspace(app).visit(Location.parse(f"moties?filter={words}"))
                await settled(pilot)
            shown = {entry.key for entry in pane(app).query_one(ItemList).shown}
            assert pane(app).words == words
            for key, text in told.items():
                expected = all(word in text for word in words.lower().split())
                assert (key in shown) == expected, (key, words)


async def test_the_register_stands_in_agenda_with_its_letter(database: Path, archive: Path) -> None:
    app = make(database, archive, "agenda/tz-0")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        assert items.current == "tz-0"
        text = detail_text(app)
        assert "Openstaand" in text
        assert "2024D9" in text
        keys = [entry.key for entry in items.shown]
        assert "tz-1" in keys
        assert "tz-2" not in keys
        assert "register van toezeggingen" in str(pane(app).query_one(SourceLine).render())


async def test_a_promise_on_another_subject_is_looked_up_in_the_register(database: Path, archive: Path) -> None:
    """A look-up leads to it, so its place must be known, also from a pane that is open already."""
    app = make(database, archive, "agenda/tz-2")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        assert items.current == "tz-2"
        assert "Voldaan" in detail_text(app)
        headings = [items.rows.line(row) for row in range(items.row_count) if isinstance(items.rows.line(row), str)]
        assert headings[-1] == "Register van de Kamer, opgezocht"
        await app.screen_stack[0].visit(Location("agenda", "bestaat-niet"))  # type: ignore[attr-defined]
        await settled(pilot)
        assert items.current is not None


async def test_a_zaak_of_the_archive_is_shown_among_the_papers(database: Path, archive: Path) -> None:
    opened = Archive.open(archive)
    number = next(
        record["Nummer"] for record in lines(ZAKEN) if record["Nummer"] and opened.papers_named([record["Nummer"]])
    )
    (paper,) = opened.papers_named([number])
    opened.close()
    app = make(database, archive, f"stukken/{number.lower()}")
    async with app.run_test(size=(120, 50)) as pilot:
        await settled(pilot)
        shown = app.screen
        assert isinstance(shown, ReferenceScreen)
        assert shown.pane.query_one(ItemList).current == f"stukken/{number.lower()}"
        assert str(shown.pane.location()) == f"stukken/{number.lower()}"
        assert f"zaak {paper.number}" in str(shown.pane.query_one(SourceLine).render())
        assert "open data" in str(shown.pane.query_one(SourceLine).render())
        mark = shown.pane.mark()
        assert mark is not None
        assert mark.place == f"stukken/{number.lower()}"


async def test_without_an_archive_nothing_of_it_is_there(database: Path, tmp_path: Path) -> None:
    app = make(database, tmp_path / "weg.duckdb", "moties")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        assert [entry.key for entry in items.shown] == dossier_keys(database)
        assert not isinstance(items.rows, StackedRows)
        assert "zedentui kamer bijwerken" in str(pane(app).query_one("#archive-hint").render())


async def test_a_damaged_archive_leaves_the_dossier_and_says_so(database: Path, tmp_path: Path) -> None:
    path = tmp_path / "kamer.duckdb"
    path.write_bytes(b"geen archief")
    app = make(database, path, "moties")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert [entry.key for entry in pane(app).query_one(ItemList).shown] == dossier_keys(database)
        assert any("geen leesbaar archief" in note.message for note in app._notifications)


async def test_a_new_archive_is_offered_and_what_is_new_is_called_so(database: Path, own: Path, tmp_path: Path) -> None:
    app = make(database, own, "moties")
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        new = {"Id": PROMISE, "Nummer": "2026Z1", "Soort": "Motie", "GestartOp": "2026-10-01T00:00:00",
               "Onderwerp": "Verzonnen motie over zedenzaken", "GewijzigdOp": "2026-10-01T00:00:00"}  # fmt: skip
        (tmp_path / "new.jsonl").write_text(json.dumps(new))
        with open_workshop(own) as workshop:
            files = [tmp_path / "new.jsonl"]
            read_recordings(files, Writer(workshop.connection, RECORDED), lambda file, number: None)
            workshop.publish()
        assert app._archive_watch is not None
        app._archive_watch._looked = float("-inf")
        await press(pilot, "j")
        assert any("nieuwer archief" in note.message for note in app._notifications)
        await press(pilot, "r")
        await settled(pilot)
        items = pane(app).query_one(ItemList)
        entry = next(entry for entry in items.shown if entry.key == "2026z1")
        assert entry.cells[0] == "nieuw: Verzonnen motie over zedenzaken"
        headings = [items.rows.line(row) for row in range(items.row_count) if isinstance(items.rows.line(row), str)]
        assert ", 1 nieuw (" in str(headings[2])


async def test_a_question_to_the_archive_that_does_not_end_is_given_up_after_a_second(
    database: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocks = named_blocks()
    steps = "WITH RECURSIVE x(n) AS (SELECT random() UNION ALL SELECT random() FROM x) SELECT count(*) FROM x"
    monkeypatch.setattr("zedentui.archive.archive.named_blocks", lambda: dict.fromkeys(blocks, steps))
    app = make(database, archive, "moties")
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        while not app._notifications:
            await pilot.pause(0.05)
        assert {each.message.rpartition(";")[0] for each in app._notifications} == {
            f"Het archief {archive} geeft na 1 seconden nog geen antwoord"
        }


def add(path: Path, folder: Path, number: str, key: str) -> None:
    """Bring one motion on this subject and one promise into an archive that is in use."""
    new = {"Id": key, "Nummer": number, "Soort": "Motie", "GestartOp": "2026-10-01T00:00:00",
           "Onderwerp": f"Verzonnen motie {number} over zedenzaken", "GewijzigdOp": "2026-10-01T00:00:00"}  # fmt: skip
    (folder / "new.jsonl").write_text(json.dumps(new))
    with open_workshop(path) as workshop:
        read_recordings([folder / "new.jsonl"], Writer(workshop.connection, RECORDED), lambda file, number: None)
        workshop.publish()


async def test_new_is_what_came_since_this_user_last_looked(database: Path, own: Path, tmp_path: Path) -> None:
    """Two updates between two visits are both new; what was shown once is not; each pane has its own visit."""
    path, visits = own, tmp_path / "state" / "archief.json"

    async def headings(place: str) -> list[str]:
        app = make(database, path, place)
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            items = pane(app).query_one(ItemList)
            return [str(line) for row in range(items.row_count) if isinstance(line := items.rows.line(row), str)]

    with pytest.MonkeyPatch.context() as patch:
        shelf = functools.partial(Shelf, visits=Visits(visits))
        patch.setattr("zedentui.archive.shelf.Shelf", lambda *rest, visits, **more: shelf(*rest, **more))
        assert not any("nieuw" in each for each in await headings("moties"))
        add(path, tmp_path, "2026Z1", PROMISE)
        add(path, tmp_path, "2026Z2", PROMISE[:-1] + "9")
        assert any(each.startswith("Dit onderwerp:") and ", 2 nieuw (" in each for each in await headings("moties"))
        assert not any("nieuw" in each for each in await headings("moties"))
        assert set(Visits(visits).load()) == {"moties"}
        await headings("agenda")
        assert set(Visits(visits).load()) == {"moties", "agenda"}
        add(path, tmp_path, "2026Z3", PROMISE[:-1] + "8")
        assert any(", 1 nieuw (" in each for each in await headings("moties"))
    # A kiosk keeps nothing and reads nothing: new is what the last update brought, each time.
    for _ in range(2):
        assert any(", 1 nieuw (" in each for each in await headings("moties"))
    add(path, tmp_path, "2026Z4", PROMISE[:-1] + "7")
    assert any(", 1 nieuw (" in each for each in await headings("moties"))


async def test_opening_again_is_no_visit(database: Path, own: Path, tmp_path: Path) -> None:
    """What was new before `r` is new after it, with what came in between; seen it is when the session ends."""
    path, visits = own, tmp_path / "archief.json"

    def told(app: ZedenApp) -> list[str]:
        items = pane(app).query_one(ItemList)
        return [str(line) for row in range(items.row_count) if isinstance(line := items.rows.line(row), str)]

    with pytest.MonkeyPatch.context() as patch:
        shelf = functools.partial(Shelf, visits=Visits(visits))
        patch.setattr("zedentui.archive.shelf.Shelf", lambda *rest, visits, **more: shelf(*rest, **more))
        async with make(database, path, "moties").run_test(size=(120, 40)) as pilot:
            await settled(pilot)
        add(path, tmp_path, "2026Z1", PROMISE)
        app = make(database, path, "moties")
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert any(", 1 nieuw (" in each for each in told(app))
            before = Visits(visits).load()
            for number in (1, 2):
                await pilot.press("r")
                await settled(pilot)
                assert any(f", {number} nieuw (" in each for each in told(app))
                assert Visits(visits).load() == before
                if number == 1:
                    add(path, tmp_path, "2026Z2", PROMISE[:-1] + "9")
        assert Visits(visits).load() != before
        app = make(database, path, "moties")
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert not any("nieuw" in each for each in told(app))


async def test_no_pane_and_no_look_up_ever_opens_a_connection(
    database: Path, archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import socket

    tried: list[object] = []

    def refused(*address: object, **more: object) -> None:
        tried.append(address)
        raise OSError("geen netwerk")

    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refused)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refused)
    app = make(database, archive, "moties")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "G", "f", *"pvv:tegen", "escape", "5", "G", "/", *"verkrachting", "down", "enter")
        await settled(pilot)
        await press(pilot, "r")
        await settled(pilot)
    assert tried == []


def parts(app: ZedenApp) -> dict[str, list[str]]:
    """The keys of the list under each heading, as far as they are at hand."""
    rows, heading = pane(app).query_one(ItemList).rows, ""
    found: dict[str, list[str]] = {}
    for place in range(len(rows)):
        line = rows.line(place)
        if isinstance(line, str):
            heading = line
        elif line is not None:
            found.setdefault(heading, []).append(line.key)
    return found


@pytest.mark.parametrize("code", ["moties", "agenda"])
async def test_a_list_with_the_archive_is_sorted_within_its_parts(database: Path, archive: Path, code: str) -> None:
    """Each order holds every row under its own heading; what the archive sorts agrees with what the list sorts."""
    app = make(database, archive, code)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        shown = pane(app)
        assert isinstance(shown, ArchivePane)
        items = shown.query_one(ItemList)
        own = parts(app)
        await press(pilot, "G")
        here = items.current
        lines = (items.rows.line(index) for index in range(items.row_count))
        everything = {line.key: shown.items.get(line.key, line.item) for line in lines if isinstance(line, Entry)}
        for by in shown.sorts:
            for sign in "▲▼":
                await press(pilot, "s")
                await settled(pilot)
                assert sign in items.render_line(0).text
                assert items.current == here
                assert shown.order is not None
                assert shown.sorts[shown.order.by].word == by.word
                value = shown._way(shown.order).value
                found = parts(app)
                assert list(found) == list(own)
                for heading, keys in found.items():
                    assert sorted(keys) == sorted(own[heading])
                    values = [value(everything[key]) for key in keys]
                    there = [each for each in values if each is not None]
                    assert values[: len(there)] == there == sorted(there, reverse=sign == "▼")
        await press(pilot, "s", "s", "r")
        assert parts(app) != own
        assert "▲" in pane(app).query_one(ItemList).render_line(0).text  # a reload keeps the order
        await press(pilot, "f", *"de", "enter")
        assert "▲" in pane(app).query_one(ItemList).render_line(0).text
