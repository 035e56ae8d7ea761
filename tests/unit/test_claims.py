"""The claims: every figure recomputed here from the printed tables, and every verdict held against the numbers."""

from __future__ import annotations

import csv
import re
import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
from looked_at import looked_at
from papers import LETTER as DOCUMENT

from zedentui.dossier.build import SourceErrors, build
from zedentui.dossier.claims import recompute
from zedentui.dossier.policy_shapes import VERDICTS
from zedentui.dossier.problems import Problems
from zedentui.dossier.shapes import FILES
from zedentui.dossier.sources import Item

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
SEED = ROOT.parent / "shared" / "seed"
LETTER = date(2023, 7, 5)
YEARS = (2018, 2019, 2020, 2021, 2022)
COPIED_WORDS = 8


def printed_table(offence: str) -> dict[tuple[str, int], int]:
    """The printed counts of one table, read without the code that builds the database."""
    with (SOURCES / f"{offence}.csv").open(encoding="utf-8", newline="") as file:
        return {
            (row["measure"], year): int(row[str(year)].replace(".", "").replace("-", "") or 0)
            for row in csv.DictReader(file)
            for year in range(2012, 2023)
        }


Z = printed_table("zedenmisdrijven")
V = printed_table("verkrachting")


def share(table: dict[tuple[str, int], int], measure: str, year: int, whole: str = "uitstroom") -> float:
    return 100 * table[measure, year] / table[whole, year]


SEPOT, RECHTER = "onvoorwaardelijk_sepot", "dagvaarden"
WORDS = "woord zonder maat"


def spread(table: dict[tuple[str, int], int], measure: str, whole: str = "uitstroom") -> float:
    """How far the largest and the smallest share of the five years lie apart."""
    shares = [share(table, measure, year, whole) for year in YEARS]
    return max(shares) - min(shares)


def pooled(table: dict[tuple[str, int], int], whole: str) -> float:
    """The share of the five years together."""
    return 100 * sum(table[SEPOT, year] for year in YEARS) / sum(table[whole, year] for year in YEARS)


def step(table: dict[tuple[str, int], int], measure: str, first: int, last: int, whole: str = "uitstroom") -> float:
    """How many percentage points a share changed."""
    return share(table, measure, last, whole) - share(table, measure, first, whole)


# What each claim comes to, recomputed here, and the verdict that follows.
EXPECTED: dict[str, tuple[float | None, str]] = {
    "instroom-2018": (2303, "klopt"),
    "instroom-2022": (2581, "klopt"),
    "instroom-fluctueert": (3, "klopt"),
    "instroom-bandbreedte": (max(Z["instroom", year] for year in YEARS), "wijkt af"),
    "sepot-minder-dan-helft": (pooled(Z, "instroom"), "klopt"),
    "sepot-stabiel": (spread(Z, SEPOT, "instroom"), WORDS),
    "sepot-toename-2019": (step(Z, SEPOT, 2018, 2019, "instroom"), WORDS),
    "registratie-verklaart-2019": (None, "niet na te rekenen"),
    "registratie-naast-of-in-plaats": (None, "niet na te rekenen"),
    "registratie-hoger-percentage": (None, "niet na te rekenen"),
    "technisch-2022": (share(Z, "technisch_sepot", 2022, SEPOT), "klopt afgerond"),
    "beleid-2022": (share(Z, "beleidssepot", 2022, SEPOT), "klopt afgerond"),
    "beleid-minder-vaak": (92 - 1147, WORDS),
    "voorwaardelijk-2022": (share(Z, "voorwaardelijk_sepot", 2022, "instroom"), "klopt afgerond"),
    "proeftijd": (None, "niet na te rekenen"),
    "rechter-2018": (share(Z, RECHTER, 2018), "klopt afgerond"),
    "rechter-2019": (share(Z, RECHTER, 2019), "klopt afgerond"),
    "rechter-2022": (share(Z, RECHTER, 2022), "klopt afgerond"),
    "rechter-trend": (step(Z, RECHTER, 2018, 2022), WORDS),
    "rechter-afname-2019": (step(Z, RECHTER, 2018, 2019), WORDS),
    "verkrachting-instroom-2020": (554, "klopt"),
    "verkrachting-daling-2020": (554 - 636, "klopt"),
    "verkrachting-instroom-2022": (743, "klopt"),
    "verkrachting-geleidelijk": (100 * (743 - 554) / 554, WORDS),
    "verkrachting-sepot": (
        max(min(abs(share(V, SEPOT, year) - told) for told in (54, 56)) for year in YEARS if year != 2019),
        "klopt afgerond",
    ),
    "verkrachting-sepot-stabiel": (spread(V, SEPOT), WORDS),
    "verkrachting-sepot-2019": (share(V, SEPOT, 2019), "klopt afgerond"),
    "verkrachting-sepot-toename-2019": (step(V, SEPOT, 2018, 2019), WORDS),
    "verkrachting-merendeel-technisch": (min(share(V, "technisch_sepot", year, SEPOT) for year in YEARS), "klopt"),
    "verkrachting-technisch-2022": (share(V, "technisch_sepot", 2022, SEPOT), "klopt"),
    "verkrachting-geen-voorwaardelijk": (0, "klopt"),
    "verkrachting-rechter-gemiddeld": (sum(share(V, RECHTER, year) for year in YEARS) / 5, "klopt afgerond"),
    "verkrachting-rechter-stabiel": (spread(V, RECHTER), WORDS),
    "verkrachting-rechter-2022": (share(V, RECHTER, 2022), "klopt afgerond"),
    "gemeenten-vragenlijst": (None, "niet na te rekenen"),
    "gemeenten-26": (None, "niet na te rekenen"),
    "verdachten-profiel": (None, "niet na te rekenen"),
    "respondenten-geen-kennis": (None, "niet na te rekenen"),
    "datum-plenair": ((LETTER - date(2023, 6, 28)).days, "achterhaald"),
    "datum-communicatiestrategie": ((LETTER - date(2023, 6, 30)).days, "achterhaald"),
    "datum-6-juli": ((LETTER - date(2022, 7, 6)).days, "klopt"),
    "datum-voor-de-zomer": ((LETTER - date(2023, 7, 6)).days, "klopt"),
    "datum-motie-van-der-woude": (0, "klopt"),
}


@pytest.fixture(scope="module")
def locked() -> Iterator[duckdb.DuckDBPyConnection]:
    """The committed database as the build opens it to run claims: read-only, and nothing else in reach."""
    with duckdb.connect(str(ROOT / "data" / "zeden.duckdb"), read_only=True) as connection:
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")
        yield connection


@pytest.fixture(scope="module")
def seen(locked: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """Another connection to the same, with what the claims of the letter see laid out."""
    with locked.cursor() as connection, looked_at(connection, DOCUMENT.id):
        yield connection


@pytest.fixture(scope="module")
def claims(locked: duckdb.DuckDBPyConnection) -> dict[str, dict[str, Any]]:
    rows = locked.execute("FROM claim ORDER BY position")
    names = [column[0] for column in rows.description]
    found = {row[0]: dict(zip(names, row, strict=True)) for row in rows.fetchall()}
    for claim in found.values():
        tried = locked.execute(
            "SELECT denominator, value, text, fits FROM claim_denominator WHERE claim = $id ORDER BY position",
            {"id": claim["id"]},
        )
        claim["tried"] = tried.fetchall()
    return found


def test_the_claims_are_these(claims: dict[str, dict[str, Any]]) -> None:
    assert list(claims) == list(EXPECTED)
    assert {claim["verdict"] for claim in claims.values()} == set(VERDICTS) - {"klopt met andere noemer"}
    assert {claim["theme"] for claim in claims.values()} == {
        "Zedenmisdrijven",
        "Verkrachting",
        "Straatintimidatie",
        "Data",
    }


@pytest.mark.parametrize("name", EXPECTED)
def test_a_claim_comes_to_what_the_letter_gives(claims: dict[str, dict[str, Any]], name: str) -> None:
    value, verdict = EXPECTED[name]
    claim = claims[name]
    assert claim["verdict"] == verdict
    if value is None:
        assert claim["recomputed_value"] is None
        assert claim["sql"] is None
    else:
        assert claim["recomputed_value"] == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("name", EXPECTED)
def test_the_sql_gives_what_is_stored(
    claims: dict[str, dict[str, Any]], locked: duckdb.DuckDBPyConnection, name: str
) -> None:
    claim = claims[name]
    if claim["sql"] is None:
        assert claim["recomputed"]
        return
    rows = locked.execute(claim["sql"]).fetchall()
    if claim["recomputed_denominator"] is None:
        assert rows == [(pytest.approx(claim["recomputed_value"]), claim["recomputed"])]
        assert claim["tried"] == []
        return
    came_out = {denominator: (pytest.approx(value), text) for value, text, denominator in rows}
    assert {denominator: (value, text) for denominator, value, text, _ in claim["tried"]} == came_out
    assert came_out[claim["recomputed_denominator"]] == (claim["recomputed_value"], claim["recomputed"])


@pytest.mark.parametrize(
    ("name", "pieces"),
    [
        ("instroom-fluctueert", ["2.303 (2018), 2.469 (2019), 2.326 (2020), 2.627 (2021), 2.581 (2022): 3 keer"]),
        ("instroom-bandbreedte", ["2.627 (2021)", "2.303 (2018)"]),
        ("sepot-minder-dan-helft", ["samen 47,2% van de instroom", "50,4% (2022)", "samen 46,1% van de uitstroom"]),
        ("sepot-stabiel", ["48,9% (2019)", "50,4% (2022) van de instroom", "46,3% (2022) van de uitstroom"]),
        ("sepot-toename-2019", ["van 46,4% naar 48,5% van de instroom", "van 45,3% naar 48,9% van de uitstroom"]),
        ("technisch-2022", ["88,1% van de onvoorwaardelijke sepots (1.147 van 1.302)", "40,8% van de uitstroom"]),
        ("beleid-minder-vaak", ["92 beleidssepots naast 1.147 technische in 2022"]),
        ("voorwaardelijk-2022", ["2,9% van de instroom (74 van 2.581)", "2,6% van de uitstroom (74 van 2.814)"]),
        ("rechter-trend", ["van 47,3% naar 49,8% van de uitstroom"]),
        ("rechter-afname-2019", ["van 47,3% naar 45,1% van de uitstroom"]),
        ("verkrachting-daling-2020", ["82 zaken (12,9%) minder"]),
        ("verkrachting-geleidelijk", ["+22,2% in 2021", "+9,7% in 2022"]),
        ("verkrachting-sepot", ["53,7% (2018), 55,8% (2020), 55,7% (2021), 54,4% (2022)"]),
        ("verkrachting-sepot-toename-2019", ["van 53,7% naar 58,8% van de uitstroom", "52,9% naar 56,8% van de inst"]),
        ("verkrachting-merendeel-technisch", ["93,4% (2018), 94,2% (2019), 92,3% (2020), 93,0% (2021), 93,4% (2022)"]),
        ("verkrachting-geen-voorwaardelijk", ["2021: lege cel, 0%; 2022: lege cel, 0%"]),
        ("verkrachting-rechter-gemiddeld", ["42,8%", "42,9%"]),
        ("verkrachting-rechter-stabiel", ["39,9% (2019)", "45,1% (2022)"]),
        ("datum-motie-van-der-woude", ["ingediend op 5-12-2022, aangenomen op 8-12-2022"]),
    ],
)  # fmt: skip
def test_the_text_gives_the_figures_in_dutch(claims: dict[str, dict[str, Any]], name: str, pieces: list[str]) -> None:
    told = " | ".join([claims[name]["recomputed"], *(text for _, _, text, _ in claims[name]["tried"])])
    for piece in pieces:
        assert piece in told


def test_figures_in_the_reasons_are_right(claims: dict[str, dict[str, Any]]) -> None:
    def dutch(value: float) -> str:
        return f"{value:.1f}".replace(".", ",")

    for whole in ("instroom", "uitstroom"):
        told = claims["sepot-toename-2019"]["reason"]
        assert f"{dutch(step(Z, SEPOT, 2018, 2019, whole))} procentpunt van de {whole}" in told
        told = claims["verkrachting-sepot-toename-2019"]["reason"]
        assert f"{dutch(step(V, SEPOT, 2018, 2019, whole))} procentpunt van de {whole}" in told
        assert f"{dutch(share(Z, SEPOT, 2022, whole))}% van de {whole}" in claims["sepot-minder-dan-helft"]["reason"]
    assert max(YEARS, key=lambda year: share(Z, SEPOT, year)) == 2019
    assert max(YEARS, key=lambda year: share(Z, SEPOT, year, "instroom")) == 2022
    assert f"{dutch(-step(Z, RECHTER, 2021, 2022))} procentpunt onder 2021" in claims["rechter-trend"]["reason"]
    assert f"{dutch(-step(Z, RECHTER, 2018, 2019))} procentpunt" in claims["rechter-afname-2019"]["reason"]
    others = [share(V, SEPOT, year) for year in YEARS if year != 2019]
    assert f"{dutch(max(others) - min(others))} procentpunt" in claims["verkrachting-sepot-stabiel"]["reason"]
    for year in (2019, 2022):
        assert f"{dutch(share(V, RECHTER, year))}% ({year})" in claims["verkrachting-rechter-stabiel"]["reason"]


def test_at_most_one_claim_is_off_and_that_one_gives_a_number(claims: dict[str, dict[str, Any]]) -> None:
    (off,) = [claim for claim in claims.values() if claim["verdict"] == "wijkt af"]
    assert off["id"] == "instroom-bandbreedte"
    assert re.search(r"\d", off["phrase"])


def test_every_claim_shows_few_words_and_reads_one_word_in_one_way(
    claims: dict[str, dict[str, Any]], locked: duckdb.DuckDBPyConnection
) -> None:
    yardsticks = {row[0]: row[1:] for row in locked.execute("FROM yardstick").fetchall()}
    for claim in claims.values():
        assert 1 <= len(claim["phrase"].replace("(…)", "").split()) <= 7, claim["id"]
        found = [word for word in yardsticks if word in claim["phrase"].lower()]
        assert found == ([claim["yardstick"]] if claim["yardstick"] else []), claim["id"]
        if claim["yardstick"]:
            least, below, reading, reason = yardsticks[claim["yardstick"]]
            assert (claim["claimed_least"], claim["claimed_below"], claim["reading"]) == (least, below, reading)
            assert reason
            assert (claim["verdict"] == WORDS) == (least is below is None), claim["id"]


def test_later_years_change_nothing_of_what_the_letter_said(claims: dict[str, dict[str, Any]], tmp_path: Path) -> None:
    """A year more in the tables: every claim comes to the same."""
    path = tmp_path / "zeden.duckdb"
    path.write_bytes((ROOT / "data" / "zeden.duckdb").read_bytes())
    with duckdb.connect(str(path)) as connection:
        connection.execute(
            "INSERT INTO observation SELECT document, offence, measure, 2023, 7 * count + 1, '?', NULL, NULL"
            " FROM observation WHERE year = 2022"
        )
        for claim in claims.values():
            if claim["sql"]:
                rows = connection.execute(claim["sql"]).fetchall()
                assert (claim["recomputed_value"], claim["recomputed"]) in [row[:2] for row in rows], claim["id"]


def test_every_share_is_tried_with_every_denominator(claims: dict[str, dict[str, Any]]) -> None:
    for claim in claims.values():
        tried = [denominator for denominator, *_ in claim["tried"]]
        if claim["sql"] is None:
            assert tried == []
        elif claim["measure"] in {"technisch_sepot", "beleidssepot", "administratief_sepot"} and claim["unit"] == "%":
            assert set(tried) == {"onvoorwaardelijke sepots", "uitstroom", "instroom"}, claim["id"]
        elif claim["recomputed_denominator"] in {"uitstroom", "instroom"}:
            assert set(tried) == {"uitstroom", "instroom"}, claim["id"]
        elif claim["unit"] in {"%", "procentpunt"}:
            assert tried == [claim["recomputed_denominator"]] == ["instroom van 2020"]


def test_the_verdict_says_which_denominators_fit(claims: dict[str, dict[str, Any]]) -> None:
    """The letter's own denominator (that of its tables where it names none) stands first and decides."""
    told = [claim for claim in claims.values() if claim["tried"]]
    assert len(told) > 15
    for claim in told:
        (first, *_, fits), *others = claim["tried"]
        assert claim["claimed_denominator"] in {None, first}, claim["id"]
        if claim["verdict"] == "klopt met andere noemer":
            assert not fits, claim["id"]
            assert (claim["recomputed_denominator"], True) in [(other[0], other[3]) for other in others], claim["id"]
        else:
            assert claim["recomputed_denominator"] == first, claim["id"]
            if claim["verdict"] == WORDS:
                assert {fits, *(other[3] for other in others)} == {None}, claim["id"]
                continue
            assert fits == claim["verdict"].startswith("klopt"), claim["id"]
            assert fits or not any(other[3] for other in others), claim["id"]


def test_every_reason_is_a_sentence_or_two(claims: dict[str, dict[str, Any]]) -> None:
    for claim in claims.values():
        assert claim["reason"].endswith("."), claim["id"]
        assert len(re.findall(r"[.!?] [A-Z]", claim["reason"])) <= 1, claim["id"]


def claim_item(**values: Any) -> Item:
    _, shape = FILES["claims.toml"]
    usual = {"id": "proef", "phrase": "1 zaak", "unit": "zaken", "verdict": "klopt", "claimed_value": 1.0}
    given = {name: value for name, value in (usual | values).items() if value is not None}
    return Item(
        shape, "claims.toml", "kst-34843-86", 1, ("claim", 0), {("claim", 0): 7, ("claim", 0, "sql"): 9}, given, {}, {}
    )


@pytest.mark.parametrize(
    ("sql", "reason"),
    [
        ("SELECT count, printed FROM observatie", "observatie is geen tabel van het dossier"),
        ("SELEC 1", "DuckDB meldt: Parser Error"),
        ("", "iets anders dan één SELECT"),
        ("SELECT 1, 'a'; SELECT 2, 'b'", "iets anders dan één SELECT"),
        ("DROP TABLE observation", "iets anders dan één SELECT"),
        ("COPY observation TO 'uit.csv'", "iets anders dan één SELECT"),
        ("ATTACH 'ander.duckdb'", "iets anders dan één SELECT"),
        ("SELECT 1, content FROM read_text('pyproject.toml')", "read_text is geen tabel van het dossier"),
        ("SELECT 1, value FROM duckdb_settings() LIMIT 1", "duckdb_settings is geen tabel"),
        ("SELECT 1, getenv('HOME')", "getenv is geen tabel"),
        ("SELECT 1, current_setting('secret_directory')", "current_setting is geen tabel"),
        ("SELECT 1, table_name FROM information_schema.tables LIMIT 1", "information_schema.tables is geen tabel"),
        ("WITH x AS (SELECT path AS p FROM duckdb_databases()) SELECT 1, p FROM x", "duckdb_databases is geen tabel"),
        ("SELECT 1, (SELECT max(name) FROM pragma_database_list)", "pragma_database_list is geen tabel"),
        ("SELECT 1, 'x' FROM 'data/dossier/verkrachting.csv'", "verkrachting.csv is geen tabel"),
        ("SELECT count, printed FROM observation", "te veel rijen van 2 kolommen"),
        ("SELECT count, printed, measure FROM observation", "te veel rijen van 3 kolommen"),
        ("SELECT 1, 'een' UNION ALL SELECT 2, 'twee'", "2 rijen van 2 kolommen"),
        ("SELECT 1, 'een', 'instroom', 2022", "1 rijen van 4 kolommen"),
        ("SELECT 1, 'een', 'instroom' UNION ALL SELECT 2, 'twee', 'instroom'", "een noemer kwam twee keer"),
        ("SELECT 1, 'een', NULL", "de derde kolom is geen tekst"),
        ("SELECT NULL, 'niets'", "de eerste kolom is geen getal"),
        ("SELECT count, printed FROM observation WHERE year = 1066", "0 rijen"),
        ("SELECT 1", "1 rijen van 1 kolommen"),
        ("SELECT 'veel', 'veel'", "de eerste kolom is geen getal"),
        ("SELECT true, 'waar'", "de eerste kolom is geen getal"),
        ("SELECT 'nan'::DOUBLE, 'niets'", "geen eindig getal"),
        ("SELECT 1, NULL", "de tweede kolom is geen tekst"),
        ("SELECT 1, '  '", "de tweede kolom is geen tekst"),
    ],
)
def test_sql_that_fails_is_named(seen: duckdb.DuckDBPyConnection, sql: str, reason: str) -> None:
    problems = Problems(Path("bron"))
    assert recompute([claim_item(sql=sql)], [], seen, problems) == []
    (problem,) = problems.found
    assert (problem.file, problem.row, problem.column) == (str(Path("bron/claims.toml")), 9, "sql")
    assert reason in problem.expectation


def test_sql_that_takes_too_long_is_stopped(seen: duckdb.DuckDBPyConnection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zedentui.dossier.claims._LONGEST_RUN", 0.05)
    problems = Problems(Path("bron"))
    endless = (
        "SELECT count(*), 'klaar' FROM range(1000000) a, range(1000000) b, range(1000000) c WHERE a.range > c.range"
    )
    assert recompute([claim_item(sql=endless)], [], seen, problems) == []
    assert "DuckDB meldt: INTERRUPT" in problems.found[0].expectation


@pytest.mark.parametrize(
    ("values", "columns", "expectation"),
    [
        ({"sql": "SELECT 2, 'twee'"}, ["verdict"], "wijkt af, want bij proef is de uitkomst 2.0 (twee)"),
        ({"sql": "SELECT 1.2, 'ruim een'"}, ["verdict"], "klopt afgerond, want bij proef"),
        ({"sql": "SELECT 1, 'een'", "unit": "%"}, ["sql", "sql"], "ook een rij met de noemer instroom"),
        ({"sql": "SELECT 1, 'een'", "claimed_denominator": "gemeenten"}, ["sql"], "ook een rij met de noemer gem"),
        ({"sql": "SELECT 1, 'een', 'gemeenten'"}, ["recomputed_denominator"], "gemeenten, want bij proef"),
        (
            {"sql": "SELECT 1, 'een'", "recomputed_denominator": "x"},
            ["recomputed_denominator"],
            "geen noemer, want sql",
        ),
        ({"sql": "SELECT 1, 'een'", "recomputed": "een"}, ["recomputed"], "geen recomputed naast sql"),
        ({"verdict": "niet na te rekenen"}, ["recomputed"], "de sleutel sql, of anders in recomputed"),
        ({"recomputed": "onbekend"}, ["verdict"], "niet na te rekenen, want er is geen sql"),
        ({"sql": "SELECT 1, 'een'", "verdict": "niet na te rekenen"}, ["verdict"], "klopt, want"),
        (
            {"sql": "SELECT 1, 'een'", "claimed_value": None, "verdict": "woord zonder maat"},
            ["claimed_value"],
            "een getal, of",
        ),
        ({"sql": "SELECT 2, 'twee'", "verdict": "wijkt af", "phrase": "een zaak"}, ["verdict"], "wijkt af alleen bij"),
        (
            {"sql": "SELECT 1, 'een'", "phrase": "een twee drie vier vijf zes zeven 8"},
            ["phrase"],
            "hoogstens 7 woorden",
        ),
        ({"sql": "SELECT 1, title FROM claim WHERE contains(title, '1')"}, ["sql", "sql"], "sql die alleen cijfers"),
        ({"sql": "SELECT 1, 'een'", "claimed_least": 1.0}, ["reading"], "in gewone taal wat de grenzen zijn"),
        (
            {
                "sql": "SELECT 1, 'een'",
                "claimed_least": 1.0,
                "claimed_below": 1.0,
                "reading": "een",
                "verdict": "wijkt af",
            },
            ["claimed_below"],
            "meer dan 1.0",
        ),
        ({"sql": "SELECT 1, 'een'", "tolerance": -1.0, "verdict": "wijkt af"}, ["tolerance"], "een marge vanaf 0"),
        (
            {"sql": "SELECT 1, 'een'", "tolerance": 1.0, "claimed_least": 0.0, "reading": "een"},
            ["tolerance"],
            "een marge vanaf 0, alleen bij een getal",
        ),
    ],
)
def test_a_verdict_that_does_not_fit_is_named(
    seen: duckdb.DuckDBPyConnection, values: dict[str, Any], columns: list[str], expectation: str
) -> None:
    problems = Problems(Path("bron"))
    recompute([claim_item(**values)], [], seen, problems)
    assert [problem.column for problem in problems.found] == columns
    assert problems.found[0].expectation.startswith(expectation)


@pytest.mark.parametrize(
    ("old", "new", "column"),
    [
        ("FROM observation\n", "FROM observatie\n", "sql"),
        ("FROM observation\n", "FROM read_text('/etc/hostname')\n", "sql"),
        ('verdict = "klopt"', 'verdict = "wijkt af"', "verdict"),
    ],
)
def test_a_bad_claim_stops_the_build_and_leaves_the_old_database(
    tmp_path: Path, old: str, new: str, column: str
) -> None:
    shutil.copytree(SOURCES, tmp_path, dirs_exist_ok=True)
    text = (tmp_path / "claims.toml").read_text("utf-8")
    (tmp_path / "claims.toml").write_text(text.replace(old, new, 1), "utf-8")
    target = tmp_path / "zeden.duckdb"
    target.write_bytes(b"de oude database")
    with pytest.raises(SourceErrors) as caught:
        build(tmp_path, target)
    (problem,) = caught.value.errors
    assert (problem.file, problem.column) == (str(tmp_path / "claims.toml"), column)
    line = text[: text.index('sql = """' if column == "sql" else old)].count("\n") + 1
    assert problem.row == line
    assert target.read_bytes() == b"de oude database"


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="the letter itself is not here")
@pytest.mark.parametrize("name", ["claims", "statistics"])
def test_the_words_are_our_own(name: str) -> None:
    def runs(text: str) -> Iterator[tuple[str, ...]]:
        words = re.findall(r"[\w%]+", text.lower())
        return (tuple(words[at : at + COPIED_WORDS]) for at in range(len(words) - COPIED_WORDS + 1))

    letter = set(runs(next(SEED.glob("*.txt")).read_text(encoding="utf-8")))
    document = tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8"))
    items = [item for content in document.values() if isinstance(content, list) for item in content]
    texts = [
        value
        for item in items
        for key, value in item.items()
        if isinstance(value, str) and key not in {"sql", "phrase"}
    ]
    assert len(texts) > 50
    assert [run for text in texts for run in runs(text) if run in letter] == []


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_dir(), reason="the letter itself is not here")
def test_the_phrases_are_the_letters_own_words(claims: dict[str, dict[str, Any]]) -> None:
    """Each phrase stands in the letter, letter for letter; where words were left out, its pieces stand in order."""
    letter = " ".join(next(SEED.glob("*.txt")).read_text(encoding="utf-8").split())
    for claim in claims.values():
        at = 0
        for piece in claim["phrase"].split("(…)"):
            found = letter.find(piece.strip(), at)
            assert found >= 0, (claim["id"], piece)
            assert at == 0 or found - at < 300, (claim["id"], piece)
            at = found + len(piece.strip())
