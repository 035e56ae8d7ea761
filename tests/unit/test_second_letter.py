"""A second letter, clearly invented, beside the first: only sources are added, and everything says whose figure it is.

`tests/second_letter/` is laid over a copy of `data/dossier`: a letter with two years more, three revised cells of 2022
(412 becomes 409), a claim, a promise, a footnote 1 and a section `inleiding`, and a later paper without content.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from cli_runner import kept, run

from zedentui.dossier.build import SourceErrors, build
from zedentui.kinds import comparison, doubt, figure
from zedentui.kinds.source import cited
from zedentui.kinds.unit import unit
from zedentui.prose.text_check import check_text
from zedentui.search import search
from zedentui.store.store import Store

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
OVERLAY = ROOT / "tests" / "second_letter"
FIRST, SECOND, LATER = "kst-34843-86", "kst-34843-900", "kst-34843-901"
CELL = ("verkrachting", "onvoorwaardelijk_sepot", 2022)
REVISED = "Herzien: 412 → 409 in de brief van 4 juli 2025."


def two_letters(folder: Path) -> Path:
    """A copy of the dossier with the invented sources laid over it."""
    shutil.copytree(SOURCES, folder)
    shutil.copytree(OVERLAY, folder, dirs_exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("brieven")
    return build(two_letters(place / "bron"), place / "zeden.duckdb").target


@pytest.fixture(scope="module", autouse=True)
def _open_once(path: Path) -> Iterator[None]:
    with kept(path):
        yield


@pytest.fixture(scope="module")
def both(path: Path) -> Iterator[Store]:
    opened = Store.open(path)
    yield opened
    opened.close()


def said(path: Path, *words: str) -> str:
    answer = run(*words, database=path)
    assert answer.code == 0, answer.err
    return answer.out


# Documents -------------------------------------------------------------------------------------------------------


def test_the_documents_by_date_and_the_first_letter_is_meant_where_none_is_named(both: Store) -> None:
    dossier = both.dossier()
    assert [(each.id, each.held) for each in dossier.documents] == [(FIRST, True), (SECOND, True), (LATER, False)]
    assert dossier.letter.id == FIRST
    later = dossier.documents[-1]
    assert (later.citation, later.url) == (
        "Kamerstukken II 2025/26, 34843, nr. 901", "https://zoek.officielebekendmakingen.nl/kst-34843-901.html",
    )  # fmt: skip


def test_the_same_section_and_footnote_in_two_letters_stay_apart(both: Store) -> None:
    sections = {section.key: section for section in both.sections()}
    assert sections["inleiding"].document.id == FIRST
    assert sections["kst-34843-900.inleiding"].title == "Verzonnen inleiding"
    noted = {p.id: p.source for p in both.promises(date(2025, 11, 1)) if p.source.footnote == 1}
    invented = noted.pop("verzonnen-toezegging")
    assert (invented.document.id, invented.footnote_text) == (SECOND, "Verzonnen voetnoot.")
    notes = {(note.document.id, note.number): note.summary for note in both._footnotes.values()}
    assert notes[FIRST, 1] != notes[SECOND, 1] == "Verzonnen voetnoot."
    assert all(source.footnote_text == notes[FIRST, 1] for source in noted.values())


def test_places_of_the_first_letter_mean_what_they_meant(path: Path) -> None:
    alone = ROOT / "data" / "zeden.duckdb"
    for words in (
        ["paragrafen", "inleiding"], ["agenda", "nulscenario", "--peildatum", "2023-08-01"],
        ["narekenen", "instroom-2018"], ["actieplan", "1"], ["moties", "van-der-woude"], ["begrippen", "vog"],
    ):  # fmt: skip
        assert said(path, *words, "--format", "json") == said(alone, *words, "--format", "json")
        assert said(path, *words) == said(alone, *words)
    assert "Verzonnen" in said(path, "paragrafen", "kst-34843-900.inleiding")


# Figures -----------------------------------------------------------------------------------------------------------


def test_the_newest_figures_with_what_the_letter_before_gave(both: Store) -> None:
    figures = both.figures
    assert figures.years == tuple(range(2012, 2025))
    cell = figures.cells[CELL]
    assert (cell.count, cell.was, cell.source.document.id, cell.source.page) == (409, 412, SECOND, 3)
    assert figures.cells[*CELL[:2], 2020].source.document.id == FIRST
    revised = {key for key, each in figures.cells.items() if each.was is not None}
    assert revised == {
        (offence, measure, 2022)
        for offence in ("verkrachting", "zedenmisdrijven")
        for measure in ("onvoorwaardelijk_sepot", "technisch_sepot", "dagvaarden")
    }


def test_every_number_of_a_row_comes_from_one_document(both: Store) -> None:
    """Recomputed from the cells of that document: shares, changes and the index."""
    rows = both._connection.execute("SELECT document, offence, measure, year, count FROM observation").fetchall()
    counts = {tuple(row[:4]): row[4] for row in rows}
    for (offence, measure, year), cell in both.figures.cells.items():
        here = cell.source.document.id
        assert cell.uitstroom == counts[here, offence, "uitstroom", year]
        if cell.share_uitstroom is not None:
            assert cell.share_uitstroom == pytest.approx(100 * cell.count / cell.uitstroom)
        before = counts.get((here, offence, measure, year - 1))
        assert cell.change == (None if before is None else cell.count - before)
        first = counts.get((here, offence, measure, 2012))
        assert cell.index == (pytest.approx(100 * cell.count / first) if first else None)


def test_a_revision_is_said_in_every_way_out(both: Store, path: Path) -> None:
    cell, dossier = both.figures.cells[CELL], both.dossier()
    assert REVISED in figure.sentence(cell, both.figures)
    assert doubt.own(cell) == REVISED
    assert REVISED in comparison.sentence(cell, both.figures.cells[*CELL[:2], 2024], both.figures)
    assert doubt.sign(cell, unit("aantal"), both.figures.cells) == doubt.REVISED
    speech = figure.speech(cell, both.figures, dossier)
    assert "van 412 naar 409 in de brief van 4 juli 2025" in speech.line
    assert speech.source.startswith("Kamerstukken II 2024/25, 34843, nr. 900, p. 3")
    chosen = ["statistiek", "--delict", "verkrachting", "--maat", CELL[1], "--jaar", "2021-2023"]
    table = said(path, *chosen)
    assert "409°" in table
    assert REVISED in table
    for row in json.loads(said(path, *chosen, "--format", "json")):
        assert (row["document"], row["revised_from"]) == (SECOND, 412 if row["year"] == 2022 else None)
    (row,) = [r for r in csv.DictReader(io.StringIO(said(path, *chosen, "--format", "csv"))) if r["year"] == "2022"]
    assert (row["count"], row["revised_from"]) == ("409", "412")
    card = search(both, "verkrachting onvoorwaardelijk sepot 2022").card
    assert card is not None
    assert REVISED in card.answer
    assert ("Herzien", REVISED.removeprefix("Herzien: ")) in card.lines


def test_a_citation_names_the_document_that_a_figure_comes_from(both: Store, path: Path) -> None:
    dossier = both.dossier()
    for cell in both.figures.cells.values():
        told = cited("", dossier, cell.source)
        assert ("nr. 900, p. 3" in told) == (cell.year >= 2021)
        assert ("nr. 86, p. " in told) == (cell.year < 2021)
    for year, number in ((2023, 900), (2019, 86)):
        card = search(both, f"verkrachting instroom {year}").card
        assert card is not None
        assert re.findall(r"nr\. (\d+)", card.citation) == [str(number)]
        assert f"kst-34843-{number}" in (card.url or "")
    across = search(both, "verkrachting instroom 2020 2021").card
    assert across is not None
    assert re.findall(r"nr\. (\d+)", across.citation) == ["86", "900"]
    assert "Let op: de reeks breekt in 2021." in across.answer


def test_years_from_another_letter_are_marked_in_tables_and_charts(both: Store, path: Path) -> None:
    (border,) = [note for note in both.figures.annotations if note.kind == "andere brief"]
    assert (border.year_from, border.breaks, border.source.document.id) == (2021, True, SECOND)
    assert border.label in said(path, "statistiek", "--maat", "instroom", "--jaar", "2020-2021")
    notes = {note.id: note for note in both.figures.annotations if note is not border}
    assert all(note.year_to in {2019, 2020} for note in notes.values())  # a note of one letter is not put over another


def test_a_claim_is_judged_on_the_figures_of_its_own_letter(path: Path, both: Store, store: Store) -> None:
    now = {claim.id: (claim.verdict, claim.recomputed) for claim in both.claims()}
    assert now.pop("verzonnen-sepots-2022") == ("klopt", "409 zaken")
    assert now == {claim.id: (claim.verdict, claim.recomputed) for claim in store.claims()}
    beside = both.cell_claims()
    assert [claim.id for claim in beside[CELL]] == ["verzonnen-sepots-2022"]
    assert "nr. 900, p. 1" in said(path, "narekenen", "verzonnen-sepots-2022")


def test_a_text_is_held_against_the_figures_of_its_own_dossier(both: Store, store: Store) -> None:
    """What is kept between two texts is of one dossier, and the next text is checked as the first was."""
    text = "In 2022 waren er 412 onvoorwaardelijke sepots bij verkrachting."
    for _ in range(2):
        assert [finding.verdict for finding in check_text(store, text).findings] == ["klopt"]
        assert [finding.verdict for finding in check_text(both, text).findings] == ["wijkt af"]


def test_a_row_for_programs_names_its_document_where_there_are_several(path: Path) -> None:
    rows = {row["id"]: row for row in json.loads(said(path, "narekenen", "--format", "json"))}
    assert (rows["verzonnen-sepots-2022"]["document"], rows["instroom-2018"]["document"]) == (SECOND, FIRST)
    alone = ROOT / "data" / "zeden.duckdb"
    assert all("document" not in row for row in json.loads(said(alone, "narekenen", "--format", "json")))


def test_the_calendar_names_the_letter_of_each_promise(path: Path) -> None:
    calendar = said(path, "agenda", "--format", "ics").replace("\r\n ", "")
    assert "UID:verzonnen-toezegging@kst-34843-900.zedentui" in calendar
    assert "UID:nulscenario@kst-34843-86.zedentui" in calendar


def test_without_a_second_letter_nothing_of_it_shows(store: Store) -> None:
    assert {note.kind for note in store.annotations()} == {"reeksbreuk", "kanttekening"}
    rows = figure.table(list(store.figures.cells.values()))
    assert not {"document", "revised_from"} & set(rows.fields)


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The dossier with what the recipes of CONTRIBUTING add, and nothing else; one claim speaks of a year less."""
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    recipes = text[text.index("## Adding a letter") : text.index("## Adding a kind of item")]
    files = re.findall(r"`data/dossier/(\S+)`:\n\n   ```\w+\n(.*?)   ```", recipes, re.DOTALL)
    assert len(files) == 5
    place = tmp_path_factory.mktemp("recept")
    folder = place / "bron"
    shutil.copytree(SOURCES, folder)
    for name, content in files:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(re.sub(r"^   ", "", content, flags=re.MULTILINE), "utf-8")
    claims = (folder / "claims.toml").read_text("utf-8")
    before, found, after = claims.partition('id = "sepot-stabiel"')
    assert "2018 AND 2022" in after
    (folder / "claims.toml").write_text(before + found + after.replace("2018 AND 2022", "2018 AND 2021", 1), "utf-8")
    made = Store.open(build(folder, place / "zeden.duckdb").target)
    yield made
    made.close()


def test_the_recipes_of_contributing_are_followed_to_the_letter(followed: Store) -> None:
    """A letter, a promise, a paper without content and a year: nothing but the files that CONTRIBUTING gives."""
    assert [document.id for document in followed.dossier().documents] == [FIRST, "kst-34843-998", "kst-34843-999"]
    cell = followed.figures.cells["verkrachting", "instroom", 2023]
    assert (cell.count, cell.change, cell.source.document.id) == (780, None, "kst-34843-999")
    assert max(year for offence, _, year in followed.figures.cells if offence == "zedenmisdrijven") == 2022
    card = search(followed, "verkrachting instroom 2023").card
    assert card is not None
    assert "nr. 999, p. 1" in card.citation
    assert "voorbeeld" in {promise.id for promise in followed.promises(date(2024, 8, 1))}


def test_a_claim_about_years_stands_with_the_last_year_that_it_speaks_of(followed: Store) -> None:
    """Of its own row of its own letter: a table that goes on does not take it along."""
    placed = {claim.id: key for key, claims in followed.cell_claims().items() for claim in claims}
    assert placed["sepot-stabiel"] == ("zedenmisdrijven", "onvoorwaardelijk_sepot", 2021)
    assert placed["verkrachting-sepot"] == ("verkrachting", "onvoorwaardelijk_sepot", 2022)


def test_code_names_no_letter_and_no_years_of_its_tables() -> None:
    """Docstrings and comments give examples; what runs says neither the date nor the number of the letter."""
    numbers = re.compile("86|20_?12|20_?22|2023")  # without one of them there is nothing to find
    bound = re.compile(r"5 juli 2023|nr\. 86\b|kst-34843-86|2023-07-05|date\(2023, 7, 5\)|\b2012 = 100|\b2012 tot")
    offenders = []
    for path in (ROOT / "src" / "zedentui").rglob("*.py"):
        text = path.read_text("utf-8")
        if not numbers.search(text):
            continue
        tree = ast.parse(text)
        told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        offenders += [
            (path.name, node.lineno, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and id(node) not in told
            if node.value in {2012, 2022} or (isinstance(node.value, str) and bound.search(node.value))
        ]
    # What the build and the readers of dates say a right value looks like.
    assert [place for place in offenders if "zoals" not in str(place[2])] == []


# What the build refuses -----------------------------------------------------------------------------------------


def _changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        text = (folder / name).read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new, 1), "utf-8")

    return change


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (_changed("documents/kst-34843-900/statistics.toml", "last = 2024", "last = 2025"), "een jaar vóór 2025"),
        (_changed("statistics.toml", "last = 2022", "last = 2023"), "een jaar vóór 2023"),
        (_changed("documents/kst-34843-900/letter.toml", SECOND, "kst-34843-902"), "de naam van de map"),
        (_changed("documents/kst-34843-900/promises.toml", '"inleiding"', '"vog"'), "een sleutel die in de bron"),
        (_changed("documents/kst-34843-900/promises.toml", "footnote = 1", "footnote = 5"), "een sleutel die in de"),
        (_changed("documents/kst-34843-900/promises.toml", "verzonnen-toezegging", "nulscenario"), "nog niet op regel"),
        (_changed("documents/kst-34843-900/verkrachting.csv", "409", "410"), "de som van"),
        (_changed("documents.toml", LATER, "brief"), "de id van een Kamerstuk"),
        (lambda f: (f / f"documents/{SECOND}/claim.toml").touch(), "een van de bestanden"),
    ],
    ids=["year", "year-of-first", "folder", "section", "footnote", "id", "sum", "paper", "file"],
)
def test_what_cannot_be_is_refused(tmp_path: Path, change: Callable[[Path], None], refused: str) -> None:
    folder = two_letters(tmp_path / "bron")
    change(folder)
    with pytest.raises(SourceErrors, match=refused):
        build(folder, tmp_path / "zeden.duckdb")
