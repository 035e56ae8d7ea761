"""What a look-up finds in an archive: motions, papers, other zaken and promises, a few of each, each with its place.

Papers and promises are ours (nothing of them was recorded), in the shape of the feed; zaken and motions are real.
"""

from __future__ import annotations

import pytest

from kamer_source import element, real_entries, serving
from zedentui.archive.archive import Archive
from zedentui.kamer.line import Line
from zedentui.kamer.update import update
from zedentui.kamer.workshop import open_workshop
from zedentui.kamer.writing import Writer
from zedentui.kinds import archived_paper
from zedentui.places import Location
from zedentui.search import search
from zedentui.search.lookups.archived import FEW, KIND, with_archive
from zedentui.search.result import Result
from zedentui.store.store import Store

KEY = "0d9ac15f-6a44-4a0f-9ee4-5d34a4e5b"
WORD = "verzonnenwoord"


class Quiet:
    def began(self, category: str) -> None: ...
    def page(self, category: str, read: int, reached: object) -> None: ...
    def done(self, result: object) -> None: ...


def entries() -> dict[str, list[str]]:
    """Five of each kind that hold one word; the first paper belongs to the first Zaak, and one is the letter itself."""
    when = "2025-01-01T00:00:00"
    found = real_entries()
    zaken, documents, versions, promises = [], [], [], []
    for place in range(5):
        zaak, document, version = f"{KEY}1{place:02}", f"{KEY}2{place:02}", f"{KEY}3{place:02}"
        zaken.append(
            element(
                "zaak",
                zaak,
                when,
                [
                    ("nummer", f"2025Z{place}"),
                    ("soort", "Brief regering"),
                    ("onderwerp", f"{WORD} zaak {place}"),
                    ("gestartOp", f"2025-01-0{place + 1}"),
                ],
            )
        )
        documents.append(
            element(
                "document",
                document,
                when,
                [
                    ("documentNummer", f"2025D{place}"),
                    ("soort", "Brief regering"),
                    ("onderwerp", f"{WORD} stuk {place}"),
                    ("datum", f"2025-02-0{place + 1}"),
                ],
                [("huidigeDocumentVersie", version), *([("zaak", zaak)] if place == 4 else [])],
            )
        )
        number = "kst-34843-86" if place == 0 else f"kst-36200-VIII-{900 + place}"
        versions.append(
            element("documentVersie", version, when, [("externeidentifier", number)], [("document", document)])
        )
        promises.append(
            element(
                "toezegging",
                f"{KEY}4{place:02}",
                when,
                [
                    ("nummer", f"TZ202501-{place}"),
                    ("tekst", f"Verzonnen: {WORD} toezegging {place}"),
                    ("status", "Openstaand"),
                    ("aanmaakdatum", f"2025-03-0{place + 1}"),
                ],
            )
        )
    found["Zaak"] = [*found["Zaak"], *zaken]
    return {**found, "Document": documents, "DocumentVersie": versions, "Toezegging": promises}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    path = tmp_path_factory.mktemp("archive") / "kamer.duckdb"
    with serving(entries(), 500) as source, open_workshop(path) as workshop:
        update(Line(source.base, gap=0, sleep=lambda seconds: None), Writer(workshop.connection, "x"), Quiet())
        workshop.publish()
    return Archive.open(path)


def asked(archive: Archive, question: str) -> Result:
    return with_archive(Result(question, None, (), None), archive)


def test_a_few_of_each_kind_with_a_place_that_is_read_back(archive: Archive) -> None:
    hits = asked(archive, WORD).hits
    assert {hit.kind for hit in hits} == {KIND}
    places = [hit.location for hit in hits]
    assert [place.pane for place in places] == ["agenda"] * FEW + ["stukken"] * 2 * FEW
    assert all(Location.parse(str(place)) == place for place in places)
    assert [hit.location.item for hit in hits[:FEW]] == ["tz202501-4", "tz202501-3", "tz202501-2"]
    papers = archive.papers_named([hit.location.item or "" for hit in hits[FEW:]])
    assert {paper.key for paper in papers} == {hit.location.item for hit in hits[FEW:]}
    assert all("open data van de Tweede Kamer" in hit.citation for hit in hits)
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))
    assert {hit.url for hit in hits if "VIII" in hit.id} == {
        f"https://zoek.officielebekendmakingen.nl/kst-36200-VIII-{number}.html" for number in (902, 903, 904)
    }


def test_a_paper_says_of_itself_what_the_archive_has_of_it(archive: Archive) -> None:
    """In a table, in full and aloud: number, date and title, and not what stands in it."""
    keys = [hit.location.item or "" for hit in asked(archive, WORD).hits if hit.location.pane == "stukken"]
    papers = archive.papers_named(keys)
    kind, table = archived_paper.kind(papers), archived_paper.table(papers)
    assert table.fields == archived_paper.FIELDS
    assert len(table.headings) == len(table.fields)
    rows = [dict(zip(table.fields, cells, strict=True)) for cells in table.rows]
    assert [row["id"] for row in rows] == [paper.key for paper in papers]
    for paper, row in zip(papers, rows, strict=True):
        assert (row["title"], row["day"], row["url"]) == (paper.subject, paper.day, archived_paper.address(paper))
        speech = kind.speech(paper)
        assert (paper.subject or "?") in speech.line
        assert speech.source == row["source"] == archived_paper.source(paper)
        said = " ".join(str(block) for block in kind.detail(paper).blocks)
        assert "de inhoud staat niet in het archief" in said
        assert (paper.kamerstuk or "") in said


def test_of_a_paper_and_its_zaak_the_paper_is_told(archive: Archive) -> None:
    titles = [hit.title for hit in asked(archive, WORD).hits]
    assert f"{WORD} stuk 4" in titles
    assert f"{WORD} zaak 4" not in titles
    assert f"{WORD} zaak 3" in titles


def test_a_number_finds_its_paper(archive: Archive) -> None:
    assert asked(archive, "kst-36200-VIII-903").hits[0].title == f"{WORD} stuk 3"
    assert asked(archive, "2025D2").hits[0].title == f"{WORD} stuk 2"


def test_what_the_dossier_says_is_not_said_again(archive: Archive, store: Store) -> None:
    """A motion of the letter under another name, and a paper of the dossier under its own."""
    question = "landelijk onderzoek daderprofielen straatintimidatie"
    found = search(store, question)
    assert any(hit.location == Location("moties", "van-der-woude") for hit in found.hits)
    numbers = {hit.id for hit in with_archive(found, archive, store.moties()).hits if hit.kind == KIND}
    assert "2022z24089" not in numbers
    assert "2022z24089" in {hit.id for hit in with_archive(found, archive).hits}
    for hit in with_archive(found, archive, store.moties()).hits[: len(found.hits)]:
        assert hit.kind != KIND


def test_a_look_up_asks_each_table_once(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many are found; and the names of fracties only when a vote is asked for."""
    heard: list[str] = []
    run = Archive.run

    def counted(self: Archive, name: str, *rest: object) -> object:
        heard.append(name)
        return run(self, name, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(Archive, "run", counted)
    archive._parties = None
    assert len(asked(archive, "motie van het lid").hits) > 3
    assert sorted(heard) == ["motions_of_days", "papers_of_days"]  # nothing of promises was found
    heard.clear()
    asked(archive, "hoe stemde de PVV over straatintimidatie")
    asked(archive, "hoe stemde de VVD over straatintimidatie")
    assert heard.count("parties") == 1
