"""What the sources refuse: each mistake with file, row, column, value and expectation, and never a bare exception."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from zedentui.dossier import sources as reader
from zedentui.dossier.build import build
from zedentui.dossier.checks import check
from zedentui.dossier.problems import Problems, SourceError, SourceErrors
from zedentui.dossier.rows import source_rows
from zedentui.dossier.shapes import FILES
from zedentui.dossier.toml_lines import line_of, lines_of

SOURCES = Path(__file__).resolve().parents[2] / "data" / "dossier"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "dossier"
    shutil.copytree(SOURCES, copy)
    return copy


def problems_of(folder: Path) -> list[SourceError]:
    """What reading and checking report, in the order of the report."""
    problems = Problems(folder)
    try:
        check(reader.read(folder, problems), problems)
        problems.stop_if_any()
    except SourceErrors as errors:
        return list(errors.errors)
    return []


def row_of(text: str, needle: str) -> int:
    """The line, from 1, where `needle` first stands."""
    return text[: text.index(needle)].count("\n") + 1


@dataclass(frozen=True)
class Mistake:
    """Replace the first `old` behind `after` in `file` by `new`; the report must name all the rest.

    `row` is a piece of the line that must be named, None for the file as a whole.
    """

    name: str
    file: str
    old: str
    new: str
    row: str | None
    column: str | None
    value: str | None
    expectation: str
    after: str = ""


MISTAKES = [
    Mistake(
        "text in a number", "zedenmisdrijven.csv", "1.302,46%", "veel,46%",
        "onvoorwaardelijk_sepot,", "2022", "veel", "een geheel getal zoals 1.302",
        after="onvoorwaardelijk_sepot",
    ),
    Mistake(
        "a number written in the English way", "zedenmisdrijven.csv", "1.302,46%", "1302,46%",
        "onvoorwaardelijk_sepot,", "2022", "1302", "een geheel getal zoals 1.302",
        after="onvoorwaardelijk_sepot",
    ),
    Mistake(
        "a percentage without its sign", "verkrachting.csv", "54%", "54",
        "onvoorwaardelijk_sepot,", "2017 %", "54", "een heel percentage zoals 46%",
    ),
    Mistake(
        "a percentage where the letter prints none", "verkrachting.csv", "instroom,563,,", "instroom,563,95%,",
        "instroom,", "2012 %", "95%", "een lege cel",
    ),
    Mistake(
        "a wrong percentage", "verkrachting.csv", "286,48%", "286,49%",
        "onvoorwaardelijk_sepot,", "2012 %", "49%", "48%",
    ),
    Mistake(
        "a count that does not add up", "verkrachting.csv", "dagvaarden,292", "dagvaarden,293",
        "uitstroom,", "2012", "591", "592, de som van",
    ),
    Mistake(
        "an unknown measure", "zedenmisdrijven.csv", "voegen,", "voegden,",
        "voegden,", "measure", "voegden", "een van de maten instroom, uitstroom",
    ),
    Mistake(
        "a missing measure", "zedenmisdrijven.csv",
        "voegen,44,2%,27,1%,31,1%,27,1%,34,1%,31,1%,20,1%,7,0%,6,0%,1,0%,-,0%\n", "",
        None, "measure", None, "een regel voor de maat voegen",
    ),
    Mistake(
        "a measure twice", "verkrachting.csv", "voegen,", "transactie,",
        "transactie,8,", "measure", "transactie", "elke maat op één regel",
    ),
    Mistake(
        "a cell too few", "verkrachting.csv", "voegen,8,1%,", "voegen,8,",
        "voegen,8,", None, "22 cellen", "23 cellen op deze regel (voegen)",
    ),
    Mistake(
        "a year that is no year", "verkrachting.csv", ",2015,", ",vijftien,",
        "measure,", "vijftien", "vijftien", "elk jaar van 2012 tot en met 2022 één keer",
    ),
    Mistake(
        "years in the wrong order", "verkrachting.csv", "2012,2012 %,2013,2013 %", "2013,2013 %,2012,2012 %",
        "measure,", None, None, "in de volgorde van de jaren",
    ),
    Mistake(
        "an unclosed quotation mark in a table", "verkrachting.csv", "voegen,8,", 'voegen,"8,',
        "voegen,", None, None, "geldige CSV",
    ),
    Mistake(
        "an interval reversed", "promises.toml", "earliest = 2023-06-21", "earliest = 2023-07-21",
        "latest = 2023-06-30", "latest", "2023-06-30", "een datum op of na 2023-07-21",
        after='id = "communicatiestrategie"',
    ),
    Mistake(
        "a date in quotes", "promises.toml", "latest = 2023-06-30", 'latest = "eind juni"',
        'latest = "eind juni"', "latest", "eind juni", "een datum zoals 2023-07-05",
    ),
    Mistake(
        "an interval of one day that is no day", "promises.toml", 'precision = "day"', 'precision = "month"',
        'precision = "month"', "precision", "month", "day als earliest en latest gelijk zijn",
        after='id = "plenaire-behandeling"',
    ),
    Mistake(
        "an unknown organisation", "promises.toml", 'who = "wodc"', 'who = "wodk"',
        'who = "wodk"', "who", "wodk", "een sleutel die in de bron van organisation staat",
    ),
    Mistake(
        "an unknown section", "moties.toml", 'section = "daderprofielen"', 'section = "daders"',
        'section = "daders"', "section", "daders", "een sleutel die in de bron van section staat",
    ),
    Mistake(
        "a page outside its section", "moties.toml", "page = 8", "page = 3",
        "page = 3", "page", "3", "bladzijde 8 tot en met 9", after='section = "daderprofielen"',
    ),
    Mistake(
        "a section beyond the last page", "letter.toml", "page_to = 9", "page_to = 10",
        "page_to = 10", "page_to", "10", "hoogstens bladzijde 9",
    ),
    Mistake(
        "a vote that does not add up", "moties.toml", "seats = 34", "seats = 33",
        "votes_for = 121", "votes_for", "121", "120, de som van de zetels voor",
    ),
    Mistake(
        "a party twice", "moties.toml", 'party = "PvdA"', 'party = "VVD"',
        'party = "VVD"', "party", "VVD", "een waarde die nog niet op regel", after='party = "Fractie Den Haan"',
    ),
    Mistake(
        "a result that the votes do not give", "moties.toml", 'vote_result = "aangenomen"', 'vote_result = "verworpen"',
        "vote_result", "vote_result", "verworpen", "een uitslag die past bij 121 voor en 29 tegen",
    ),
    Mistake(
        "a reference that cannot be parsed", "references.toml",
        "Kamerstukken II 2022/23, 34843, nr. 86", "Kamerstuk 12",
        'citation = "Kamerstuk 12"', "citation", "Kamerstuk 12", "een verwijzing zoals Kamerstukken II",
    ),
    Mistake(
        "a printed reference that cannot be parsed", "references.toml", "29 628, nr. 1139", "29 628",
        'printed = "Kamerstukken II 2022/23, 29 628."', "printed",
        "Kamerstukken II 2022/23, 29 628.", "een verwijzing zoals",
    ),
    Mistake(
        "a printed reference to something else", "references.toml", "Kamerstuk: 29 270, nr. 131", "29 279, nr. 131",
        'printed = "29 279, nr. 131"', "printed", "29 279, nr. 131", "een schrijfwijze van kst-29270-131",
    ),
    Mistake(
        "an address that does not belong to the citation", "references.toml", "/stb-2020-1.html", "/stb-2020-2.html",
        "stb-2020-2.html", "url", "https://zoek.officielebekendmakingen.nl/stb-2020-2.html", "stb-2020-1.html",
    ),
    Mistake(
        "a date outside the session year", "references.toml", "published_on = 2018-12-19", "published_on = 2018-09-01",
        "published_on = 2018-09-01", "published_on", "2018-09-01", "een datum in vergaderjaar 2018/19",
    ),
    Mistake(
        "a link for a report without a number", "references.toml", 'kind = "debat"',
        'kind = "debat"\nurl = "https://www.tweedekamer.nl/"',
        "https://www.tweedekamer.nl/", "url", "https://www.tweedekamer.nl/", "geen adres",
    ),
    Mistake(
        "a duplicate id", "claims.toml", 'id = "instroom-2022"', 'id = "instroom-2018"',
        'id = "instroom-2018"\ntheme = "Zedenmisdrijven"\ntitle = "Instroom in 2022"', "id", "instroom-2018",
        "een waarde die nog niet op regel",
    ),
    Mistake(
        "an id that is another address", "claims.toml", 'id = "instroom-2022"', 'id = "tabel-afdoeningen"',
        'id = "tabel-afdoeningen"', "id", "tabel-afdoeningen", "een andere sleutel",
    ),
    Mistake(
        "an unknown key", "terms.toml", "definition = ", "defintion = ",
        "defintion = ", "defintion", None, "een van de sleutels definition, id",
    ),
    Mistake(
        "a missing key", "terms.toml", "definition = ", "# definition = ",
        "[[term]]", "definition", None, "tekst tussen aanhalingstekens",
    ),
    Mistake(
        "an unknown heading", "terms.toml", "[[term]]", "[[trem]]",
        "[[trem]]", "trem", "trem", "een van term",
    ),
    Mistake(
        "an unknown choice", "action_plan.toml", 'status = "loopt"', 'status = "bezig"',
        'status = "bezig"', "status", "bezig", "een van gewenst, aangekondigd, gestart, loopt",
    ),
    Mistake(
        "an unknown partner in a list", "action_plan.toml", 'who = ["', 'who = ["niemand", "',
        'who = ["niemand"', "who", "niemand", "een sleutel die in de bron van organisation staat",
    ),
    Mistake(
        "an action line that does not exist", "action_plan.toml", "line = 2", "line = 7",
        "line = 7", "line", "7", "een sleutel die in de bron van action_line staat",
    ),
    Mistake(
        "an empty text", "statistics.toml", 'label = "Instroom"', 'label = "  "',
        'label = "  "', "label", "  ", "tekst tussen aanhalingstekens",
    ),
    Mistake(
        "an invisible character", "statistics.toml", 'label = "Instroom"', 'label = "In\u200bstroom"',
        'label = "In', "label", "In\u200bstroom", "zonder onzichtbare tekens",
    ),
    Mistake(
        "a phrase without a place for the cases", "statistics.toml",
        "handelde het OM {zaken} af", "handelde het OM zaken af",
        "handelde het OM zaken af", "phrase", "handelde het OM zaken af", "een zinsdeel met één keer {zaken}",
    ),
    Mistake(
        "a parent that makes a ring", "statistics.toml",
        'code = "uitstroom"', 'code = "uitstroom"\nparent = "dagvaarden"',
        'parent = "dagvaarden"', "parent", "dagvaarden", "een boom van hoogstens drie lagen",
    ),
    Mistake(
        "a repair that repairs nothing", "statistics.toml", "presumed = 42", "presumed = 38",
        "presumed = 38", "presumed", "38", "een ander getal dan er staat",
    ),
    Mistake(
        "a repair that does not make the sum right", "statistics.toml", "presumed = 42", "presumed = 43",
        None, "2016", "1.164", "1165, de som van technisch_sepot + beleidssepot + administratief_sepot",
    ),
    Mistake(
        "a year beyond the tables", "claims.toml", "year = 2018", "year = 2031",
        "year = 2031", "year", "2031", "een jaar van 2012 tot en met 2022", after='measure = "instroom"',
    ),
    Mistake(
        "a period that ends before it begins", "statistics.toml", "last = 2022", "last = 2002",
        "last = 2002", "last", "2002", "een jaar vanaf first",
    ),
    Mistake(
        "a table outside the folder", "statistics.toml", 'file = "verkrachting.csv"', 'file = "../verkrachting.csv"',
        "../verkrachting.csv", "file", "../verkrachting.csv", "de naam van een CSV-bestand in dezelfde map",
    ),
    Mistake(
        "TOML that cannot be read", "promises.toml", 'who = "wodc"', "who = wodc",
        "who = wodc", None, "who = wodc", "geldige TOML",
    ),
    Mistake(
        "one table where many are expected", "promises.toml", "[[promise]]", "[promise]",
        "[[promise]]", None, "[[promise]]", "geldige TOML",
    ),
]  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake.name)
def test_a_mistake_is_named(folder: Path, mistake: Mistake) -> None:
    path = folder / mistake.file
    text = path.read_text(encoding="utf-8")
    start = text.index(mistake.after)
    assert mistake.old in text[start:], "the example no longer stands in the source"
    changed = text[:start] + text[start:].replace(mistake.old, mistake.new, 1)
    path.write_text(changed, encoding="utf-8")
    found = [problem for problem in problems_of(folder) if mistake.expectation in problem.expectation]
    if mistake.column is not None:
        found = [problem for problem in found if problem.column == mistake.column]
    assert found, problems_of(folder)
    problem = found[0]
    if mistake.value is not None:
        assert problem.value == mistake.value
    if mistake.row is not None:
        assert problem.file == str(path)
        start = changed.index(mistake.after)
        assert problem.row == changed[:start].count("\n") + row_of(changed[start:], mistake.row)


def remove_year(folder: Path, year: str) -> None:
    path = folder / "zedenmisdrijven.csv"
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").splitlines()]
    at = rows[0].index(year)
    path.write_text("".join(",".join(row[:at] + row[at + 2 :]) + "\n" for row in rows), encoding="utf-8")


@pytest.mark.parametrize("year", ["2012", "2015", "2022"])
def test_a_missing_year_is_named(folder: Path, year: str) -> None:
    remove_year(folder, year)
    expectation = f"een kolom {year} (de jaren 2012 tot en met 2022, elk met een kolom voor %)"
    assert SourceError(str(folder / "zedenmisdrijven.csv"), 1, year, None, expectation) in problems_of(folder)


def test_a_year_in_one_table_only_is_refused(folder: Path) -> None:
    path = folder / "verkrachting.csv"
    first, *others = path.read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([first + ",2023,2023 %", *(line + ",," for line in others)]) + "\n", encoding="utf-8")
    assert [problem.column for problem in problems_of(folder)] == ["2023", "2023 %"]


def test_everything_wrong_is_reported_at_once(folder: Path) -> None:
    remove_year(folder, "2015")
    for file, old, new in [
        ("promises.toml", 'who = "wodc"', 'who = "wodk"'),
        ("moties.toml", "seats = 34", "seats = 33"),
        ("terms.toml", "definition = ", "defintion = "),
    ]:
        path = folder / file
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    files = {Path(problem.file).name for problem in problems_of(folder)}
    assert files == {"zedenmisdrijven.csv", "promises.toml", "moties.toml", "terms.toml"}


def test_a_problem_is_one_dutch_sentence_on_one_line() -> None:
    problem = SourceError("bron/a.csv", 3, "2016", "ve\nel\x1b[31m", "een geheel getal")
    assert str(problem) == "bron/a.csv, regel 3, kolom 2016: hier staat ‘ve el[31m’; verwacht: een geheel getal."
    missing = SourceError("bron/a.csv", None, None, None, "een leesbaar bestand met deze naam")
    assert str(missing) == "bron/a.csv: dit ontbreekt; verwacht: een leesbaar bestand met deze naam."
    empty = SourceError("bron/a.csv", 3, "2016 %", "", "een heel percentage zoals 46%")
    assert str(empty) == "bron/a.csv, regel 3, kolom 2016 %: hier staat niets; verwacht: een heel percentage zoals 46%."


def test_a_missing_file_a_missing_folder_and_bytes_that_are_no_text(folder: Path) -> None:
    (folder / "verkrachting.csv").unlink()
    (folder / "terms.toml").write_bytes(b'[[term]]\nid = "caf\xe9"\n')
    found = {(Path(p.file).name, p.row, p.value): p.expectation for p in problems_of(folder)}
    assert found["verkrachting.csv", None, None] == "een leesbaar bestand met deze naam"
    assert found["terms.toml", 2, "'\\xe9'"] == "tekst in UTF-8"
    (problem,) = problems_of(folder / "nergens")
    assert problem.expectation == "een map met de bronnen van het dossier"


def test_a_doubtful_cell_without_a_better_count_excuses_its_sum(folder: Path) -> None:
    path = folder / "statistics.toml"
    path.write_text(path.read_text("utf-8").replace("presumed = 42\n", "", 1), "utf-8")
    assert problems_of(folder) == []


def test_the_lines_of_headings_keys_and_inline_tables() -> None:
    first = ["a = 1", "[[x]]", 'k = """', "[[x]]", "k = 2", '"""', "[[x]]", "[[x.y]]", "z = 1"]
    then = ["votes = [", "    { p = 1 },", "    { p = 2 },", "]", "last = 1"]
    found = lines_of("\n".join(first + then))
    assert line_of(found, ("a",)) == 1
    assert line_of(found, ("x", 0, "k")) == 3
    assert line_of(found, ("x", 1)) == 7
    assert line_of(found, ("x", 1, "y", 0, "z")) == 9
    assert line_of(found, ("x", 1, "y", 0, "votes", 1, "p")) == 12
    assert line_of(found, ("x", 1, "y", 0, "last")) == 14
    assert line_of(found, ("x", 0, "absent")) == 2
    assert line_of(found, ("nowhere",)) == 1


# Random mistakes: whatever happens to the sources, the outcome is a report or rows that can be built.

FILE_NAMES = [*FILES, "zedenmisdrijven.csv", "verkrachting.csv"]
PIECES = st.sampled_from(
    ["", "-", "0", "9", "2.581", "46%", "x", '"', "'", "[", "]", "[[claim]]", "=", ",", "\n", "1e400", "nan", "true",
     "é", "2023-02-30", "99999999999999999999", "[1]", "{}", "\x00", "\u202e", 'id = "van-der-woude"\n', "year = 1\n"]
)  # fmt: skip


@pytest.fixture(scope="module")
def workbench(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("bronnen") / "dossier"
    shutil.copytree(SOURCES, copy)
    return copy


@st.composite
def mutations(draw: st.DrawFn) -> tuple[str, str]:
    """A source file and its text after one to three small accidents."""
    file = draw(st.sampled_from(FILE_NAMES))
    lines = (SOURCES / file).read_text(encoding="utf-8").splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "swap", "value", "inside"])):
            case "drop" if len(lines) > 1:
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "swap":
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
            case "value" if "=" in lines[at]:
                lines[at] = lines[at].partition("=")[0] + "= " + draw(PIECES) + "\n"
            case _:
                place = draw(st.integers(0, len(lines[at])))
                until = draw(st.integers(place, min(place + 8, len(lines[at]))))
                lines[at] = lines[at][:place] + draw(PIECES) + lines[at][until:]
    return file, "".join(lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutation=mutations())
def test_a_random_mistake_is_reported_or_harmless(workbench: Path, mutation: tuple[str, str]) -> None:
    file, text = mutation
    path = workbench / file
    path.write_text(text, encoding="utf-8")
    try:
        problems = Problems(workbench)
        sources = reader.read(workbench, problems)
        check(sources, problems)
        if not problems.found:
            assert len(source_rows(sources)["observation"]) == 242
        for problem in problems.found:
            assert len(str(problem).splitlines()) == 1
            assert str(problem).isprintable()
            total = Path(problem.file).read_text(encoding="utf-8").count("\n") + 1
            assert problem.row is None or 1 <= problem.row <= total
    finally:
        shutil.copyfile(SOURCES / file, path)


@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(mutation=mutations().filter(lambda mutation: mutation[0] in {"claims.toml", "promises.toml", "moties.toml"}))
def test_a_random_mistake_builds_or_is_reported(workbench: Path, mutation: tuple[str, str]) -> None:
    file, text = mutation
    path, target = workbench / file, workbench.parent / "zeden.duckdb"
    path.write_text(text, encoding="utf-8")
    target.write_bytes(b"oud")
    refused = False
    try:
        build(workbench, target)
    except SourceErrors:
        refused = True
    finally:
        shutil.copyfile(SOURCES / file, path)
    assert (target.read_bytes() == b"oud") == refused


@pytest.mark.parametrize("kind", ["a pipe", "a link out", "a link to a device", "links in a circle", "too large"])
def test_only_an_ordinary_file_of_its_own_folder_is_read(tmp_path: Path, kind: str) -> None:
    secret = tmp_path / "geheim"
    secret.write_text("root:x:0:0")
    folder = tmp_path / "bron"
    folder.mkdir()
    path = folder / "claims.toml"
    match kind:
        case "a pipe":
            os.mkfifo(path)
        case "a link out":
            path.symlink_to(secret)
        case "a link to a device":
            path.symlink_to("/dev/zero")
        case "links in a circle":
            path.symlink_to(folder / "b")
            (folder / "b").symlink_to(path)
        case _:
            with path.open("wb") as file:
                file.truncate(reader.LARGEST_SOURCE + 1)
    problems = Problems(folder)
    assert reader.read_text(path, "claims.toml", problems) is None
    (problem,) = problems.found
    assert "root:x" not in str(problem)
