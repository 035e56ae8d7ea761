"""All 7,071 recorded motions: panes and look-ups say the result, the seats and the members that the recording has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from helpers import pane, settled

from kamer_source import lines
from zedentui.archive.archive import Archive
from zedentui.places import Location
from zedentui.search.lookups.archived import with_archive
from zedentui.search.result import Result
from zedentui.store.store import Store
from zedentui.tui.app import ZedenApp
from zedentui.tui.widgets.rows import PAGE
from zedentui.tui.widgets.table import ItemList

SHARED = Path(__file__).resolve().parents[3] / "shared" / "kamer"
RECORDING = SHARED / "moties-met-stemmingen-2022-2023.jsonl.gz"
pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the recordings are not here"),
]
Record = dict[str, Any]


@pytest.fixture(scope="module")
def archive(all_motions: tuple[Path, dict[str, int]]) -> Path:
    return all_motions[0]


@pytest.fixture(scope="module")
def records() -> dict[str, Record]:
    found = {record["Nummer"].lower(): record for record in lines(RECORDING)}
    assert len(found) == 7071
    return found


def counted(record: Record) -> tuple[int, int]:
    (besluit,) = record["Besluit"]
    return besluit["Stats"]["Voor"], besluit["Stats"]["Tegen"]


def result(record: Record) -> str:
    """As a list says it; of two the Kamer's data have the votes and no result, of three a result that is not theirs."""
    (besluit,) = record["Besluit"]
    word = besluit["BesluitSoort"].removeprefix("Stemmen - ").lower().replace("stemmen", "gestemd")
    return f"{word} {'?' if contradicts(record) else '-'.join(map(str, counted(record)))}"


def contradicts(record: Record) -> bool:
    """Whether it was rejected with more votes for than against, or adopted with fewer."""
    (besluit,), (ayes, noes) = record["Besluit"], counted(record)
    return besluit["BesluitSoort"].removeprefix("Stemmen - ") == ("verworpen" if ayes > noes else "aangenomen")


def opened(database: Path, archive: Path, place: str) -> ZedenApp:
    return ZedenApp(
        lambda: Store.open(database), start=Location.parse(place), remember=False, archive=archive
    )  # fmt: skip


async def test_the_pane_has_the_totals_of_all_of_them(
    database: Path, archive: Path, records: dict[str, Record]
) -> None:
    """A motion of the dossier stands there with what the letter or the dossier says; those totals explain it."""
    app = opened(database, archive, "moties")
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        shown = pane(app)
        rows = shown.query_one(ItemList).rows
        found, explained = {}, {}
        for first in range(0, len(rows), PAGE):
            last = min(first + PAGE, len(rows))
            rows.load(first, last)
            for line in map(rows.line, range(first, last)):
                assert line is not None
                if isinstance(line, str):
                    continue
                if line.key in shown.items:
                    twin = shown._twins.get(line.key)
                    if twin is not None:
                        explained[twin.key] = str(shown.detail(shown.items[line.key]))
                else:
                    found[line.key] = line.cells[2]
        assert found.keys() | explained.keys() == records.keys()
        assert not found.keys() & explained.keys()
        assert found == {key: result(records[key]) for key in found}
        for key, text in explained.items():
            voor, tegen = counted(records[key])
            assert f"{voor} zetels voor en {tegen} tegen" in text, key


async def test_every_roll_call_is_told_by_member(database: Path, archive: Path, records: dict[str, Record]) -> None:
    called = [key for key, record in records.items() if record["Besluit"][0]["StemmingsSoort"] == "Hoofdelijk"]
    assert len(called) == 37
    app = opened(database, archive, f"moties/{called[0]}")
    async with app.run_test(size=(160, 50)) as pilot:
        await settled(pilot)
        shown = pane(app)
        for key in called:
            motion = shown.shelf.archive().motion(key)
            shown._votes_read(shown._read_votes(motion))  # what the cursor on it asks in a thread
            told = {block.label: block.text for block in shown.archive_detail(motion).blocks}
            voor, tegen = counted(records[key])
            assert f"{voor} leden voor en {tegen} tegen" in told["Stemming"], key
            for vote in records[key]["Besluit"][0]["Stemming"]:
                side = vote["Soort"] if vote["Soort"] in {"Voor", "Tegen"} else "Niet meegestemd"
                assert " ".join(vote["ActorNaam"].split()) in told[side], (key, vote)


def test_look_ups_have_the_totals_of_all_of_them(archive: Path, records: dict[str, Record]) -> None:
    opened = Archive.open(archive)
    found = {
        str(hit.id): hit
        for year in ("2021z", "2022z", "2023z")
        for hit in with_archive(Result(year, None, (), None), opened, most=8000).hits
    }
    assert {key: hit.snippet.partition(";")[0] for key, hit in found.items()} == {
        key: result(record) for key, record in records.items()
    }
    for key, hit in found.items():
        voor, tegen = counted(records[key])
        unit = "leden" if records[key]["Besluit"][0]["StemmingsSoort"] == "Hoofdelijk" else "zetels"
        assert f"{voor} {unit} voor en {tegen} tegen" in hit.answer
        assert ("spreken elkaar tegen" in hit.answer) is contradicts(records[key])
    assert sum(map(contradicts, records.values())) == 3
    opened.close()
