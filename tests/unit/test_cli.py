"""What the subcommands answer: golden texts for every format, exit codes, sentences for what goes wrong."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from cli_runner import DATABASE, ESCAPES, compare, run

from zedentui.cli.syntax import COMMANDS
from zedentui.text import table as tables
from zedentui.text.clean import cells

DAY = ("--peildatum", "2023-09-01")
SEARCH = ("zoek", "--hoogstens", "3", "verkrachting", "sepot", "2022")
ONE = {
    "actieplan": "omgekeerd-rechercheren",
    "transnationaal": "vog",
    "moties": "van-der-woude",
    "agenda": "plenaire-behandeling",
    "narekenen": "rechter-2018",
    "begrippen": "vog",
    "stukken": "kst-36200-VIII-153",
    "paragrafen": "vervolgingspraktijk",
    "organisaties": "om",
    "bron": "vervolgingspraktijk",
}
"""A subcommand that lists items, and the id of one of them."""

GOLDEN: dict[str, tuple[str, ...]] = {
    **{f"{name}-een-table": (name, item, *DAY) for name, item in ONE.items()},
    **{f"{name}-een-json": (name, item, *DAY, "--format", "json") for name, item in ONE.items()},
    **{f"{name}-lijst": (name, *DAY) for name in ("actieplan", "transnationaal", "moties", "agenda", "stukken")},
    "bron-lijst": ("bron",),
    "bron-md": ("bron", "--format", "md"),
    **{f"moties-{form}": ("moties", "--format", form) for form in tables.FORMATS},
    **{f"moties-een-{form}": ("moties", "buitenweg", "--format", form) for form in tables.FORMATS},
    **{f"zoek-{form}": (*SEARCH, "--format", form) for form in tables.FORMATS},
    **{f"statistiek-{form}": ("statistiek", "--jaar", "2018-2022", "--format", form) for form in tables.FORMATS},
    "statistiek-alles": ("statistiek",),
    "statistiek-een": ("statistiek", "--delict", "verkrachting", "--maat", "technisch_sepot", "--jaar", "2022"),
    "statistiek-twee-jaren": ("statistiek", "--delict", "verkrachting", "--maat", "instroom", "--jaar", "2018,2022"),
    "statistiek-twee-delicten": ("statistiek", "--maat", "dagvaarden", "--jaar", "2022", "--eenheid", "uitstroom"),
    "statistiek-vermoedelijk": ("statistiek", "--delict", "zedenmisdrijven", "--maat", "administratief_sepot"),
    "statistiek-met-vermoedelijk": (
        "statistiek", "--delict", "zedenmisdrijven", "--maat", "administratief_sepot", "--cijfers", "vermoedelijk",
    ),
    "statistiek-met-vermoedelijk-een": (
        "statistiek", "--delict", "zedenmisdrijven", "--maat", "administratief_sepot", "--jaar", "2017",
        "--cijfers", "vermoedelijk", "--eenheid", "hoofdmaat",
    ),
    "statistiek-met-vermoedelijk-csv": (
        "statistiek", "--delict", "zedenmisdrijven", "--maat", "administratief_sepot", "--jaar", "2015-2021",
        "--cijfers", "vermoedelijk", "--eenheid", "verschil", "--format", "csv",
    ),
    "statistiek-vermoedelijk-verschil": (
        "statistiek", "--delict", "zedenmisdrijven", "--maat", "administratief_sepot", "--eenheid", "verschil",
    ),
    "grafiek-met-vermoedelijk": (
        "statistiek", "--grafiek", "--maat", "administratief_sepot,beleidssepot", "--cijfers", "vermoedelijk",
    ),
    **{
        f"statistiek-{unit}": ("statistiek", "--delict", "verkrachting", "--eenheid", unit, "--jaar", "2019-2022")
        for unit in ("instroom", "hoofdmaat", "verschil", "verschil_procent", "index")
    },
    "statistiek-uitstroom-csv": (
        "statistiek", "--delict", "verkrachting", "--maat", "technisch_sepot", "--jaar", "2018-2022",
        "--eenheid", "uitstroom", "--format", "csv",
    ),
    "grafiek-lijnen": ("statistiek", "--grafiek", "--maat", "onvoorwaardelijk_sepot,dagvaarden"),
    "grafiek-staven": ("statistiek", "--grafiek=staven", "--maat", "instroom", "--jaar", "2018-2022"),
    "grafiek-gestapeld": ("statistiek", "--grafiek=gestapeld", "--delict", "verkrachting"),
    "actieplan-plan": ("actieplan", "plan"),
    "actieplan-lijn": ("actieplan", "2"),
    "actieplan-lijn-csv": ("actieplan", "2", "--format", "csv"),
    "narekenen-tabel": ("narekenen", "tabel-sepotgronden"),
    "narekenen-tabel-tsv": ("narekenen", "tabel-sepotgronden", "--format", "tsv"),
    "narekenen-tabellen": ("narekenen", "--tabellen"),
    "narekenen-tabellen-md": ("narekenen", "--tabellen", "--format", "md"),
    "narekenen-noemers": ("narekenen", "sepot-minder-dan-helft"),
    "toetsen": ("toetsen",),
    "hulp": ("--help",),
    "hulp-zoek": ("zoek", "--help"),
    "hulp-statistiek": ("statistiek", "--help"),
}  # fmt: skip

IN_TERMINAL: dict[str, tuple[int, tuple[str, ...]]] = {
    "terminal-80-zoek": (80, ("zoek", "verkrachting", "technisch", "2022")),
    "terminal-80-statistiek": (80, ("statistiek", "--delict", "zedenmisdrijven")),
    "terminal-120-statistiek": (120, ("statistiek", "--delict", "zedenmisdrijven")),
    "terminal-80-agenda": (80, ("agenda", *DAY)),
    "terminal-80-motie": (80, ("moties", "van-der-woude")),
    "terminal-80-tabellen": (80, ("narekenen", "--tabellen")),
    "terminal-40-motie": (40, ("moties", "van-der-woude")),
    "terminal-80-grafiek": (80, ("statistiek", "--grafiek", "--delict", "verkrachting", "--maat", "technisch_sepot")),
    "terminal-80-toetsen": (80, ("toetsen",)),
    "terminal-60-hulp": (60, ("--help",)),
}


@pytest.mark.parametrize("name", GOLDEN)
def test_an_answer_in_a_pipe(name: str) -> None:
    answer = run(*GOLDEN[name])
    assert (answer.code, answer.err) == (0, "")
    assert not ESCAPES.search(answer.out)
    compare(name, answer.out)


@pytest.mark.parametrize("name", IN_TERMINAL)
def test_an_answer_in_a_terminal(name: str) -> None:
    columns, words = IN_TERMINAL[name]
    answer = run(*words, columns=columns)
    assert (answer.code, answer.err) == (0, "")
    compare(name, answer.out)
    plain = run(*words, "--color", "never", columns=columns)
    assert not ESCAPES.search(plain.out)
    whole = ("https://", "zedentui open")
    assert [
        row for row in plain.out.split("\n") if cells(row) > columns and not any(part in row for part in whole)
    ] == []


@pytest.mark.parametrize("form", ["csv", "tsv", "json"])
@pytest.mark.parametrize("name", [name for name in COMMANDS if name in {*ONE, "statistiek", "toetsen"}])
def test_every_list_has_rows_for_programs(name: str, form: str) -> None:
    """All formats for programs hold the same rows and the same fields, the first of them an id, a code or a place."""
    answer = run(name, *DAY, "--format", form)
    assert answer.code == 0
    if form == "json":
        rows = [
            {field: "" if value is None else str(value) for field, value in row.items()}
            for row in json.loads(answer.out)
        ]
    else:
        text = answer.out.replace("\r\n", "\n") if form == "csv" else answer.out
        rows = list(csv.DictReader(io.StringIO(text), dialect="excel-tab" if form == "tsv" else "excel"))
        if form == "tsv":
            rows = [
                {field: value.replace("\\n", "\n").replace("\\\\", "\\") for field, value in row.items()}
                for row in rows
            ]
    told = json.loads(run(name, *DAY, "--format", "json").out)
    assert [list(row) for row in rows] == [list(row) for row in told]
    first = next(iter(told[0]))
    assert [row[first] for row in rows] == [row[first] for row in told]


@pytest.mark.parametrize("name", ONE)
def test_every_item_of_a_list_can_be_asked_for(name: str) -> None:
    for row in json.loads(run(name, *DAY, "--format", "json").out):
        shown = run(name, row["id"], *DAY)
        assert shown.code == 0, row["id"]
        place = "paragrafen" if name == "bron" else name  # it tells of each paragraph, and opens as that
        assert f"zedentui open {place}/{row['id']}" in shown.out
        assert "\nBron  " in shown.out


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("begrippen", "verklaring", "omtrent", "het", "gedrag"), "VOG (verklaring omtrent het gedrag)"),
        (("begrippen", "VOG"), "VOG (verklaring omtrent het gedrag)"),
        (("organisaties", "WODC"), "Wetenschappelijk Onderzoek- en Documentatiecentrum (WODC)"),
        (("moties", "BUITENWEG"), "Motie-Buitenweg c.s. over oorzaken van niet-vervolgen"),
        (("moties", "van", "der", "woude"), "Motie-Van der Woude over daderprofielen"),
        (("stukken", "36200 VIII, nr. 153"), "Kamerstukken II 2022/23, 36200-VIII, nr. 153"),
        (("actieplan", "plan"), "Actieplan versterken ketenaanpak zedenzaken"),
    ],
)
def test_an_item_is_found_by_other_names_too(words: tuple[str, ...], title: str) -> None:
    answer = run(*words)
    assert answer.code == 0
    assert answer.out.partition("\n")[0] == title


# Figures -----------------------------------------------------------------------------------------------------


def test_as_printed_is_what_one_gets_without_asking() -> None:
    for more in ((), ("--format", "json"), ("--eenheid", "index"), ("--grafiek",)):
        assert run("statistiek", "--cijfers", "gedrukt", *more).out == run("statistiek", *more).out


EMPTY = {("verkrachting", measure) for measure in ("voorwaardelijk_sepot", "transactie", "voegen")}
"""Rows of table 2 with nothing in the cells of 2021 and 2022."""


def test_presumed_figures_differ_from_printed_ones_only_where_a_misprint_is_presumed() -> None:
    printed = json.loads(run("statistiek", "--format", "json").out)
    presumed = json.loads(run("statistiek", "--format", "json", "--cijfers", "vermoedelijk").out)
    for row in printed + presumed:
        empty = (row["offence"], row["measure"]) in EMPTY and row["year"] in {2021, 2022}
        assert (row.pop("doubt") is None) == (row["presumed_count"] is None and not empty)
    assert [{key: row[key] for key in row if key not in {"value", "basis"}} for row in presumed] == [
        {key: row[key] for key in row if key != "value"} for row in printed
    ]
    different = [
        (a["year"], a["value"], b["value"]) for a, b in zip(printed, presumed, strict=True) if a["value"] != b["value"]
    ]
    assert different == [(2016, 38, 42), (2017, 44, 38), (2018, 47, 44), (2019, 51, 47)]
    assert [row["year"] for row in presumed if row["basis"] == "vermoedelijk"] == [2016, 2017, 2018, 2019]


def test_an_unknown_basis_is_refused_with_what_there_is() -> None:
    answer = run("statistiek", "--cijfers", "verzonnen")
    assert answer.code == 2
    assert answer.err.strip() == "‘verzonnen’ kan niet bij --cijfers; kies uit tekst, vermoedelijk."


def test_one_figure_is_read_aloud_with_its_source() -> None:
    answer = run("statistiek", "--delict", "zedenmisdrijven", "--maat", "onvoorwaardelijk_sepot", "--jaar", "2022")
    assert answer.out.startswith(
        "In 2022 seponeerde het OM 1.302 zedenzaken onvoorwaardelijk: 46,3% van de uitstroom (2.814), 50,4% van de "
        "instroom (2.581). (Kamerstukken II 2022/23, 34843, nr. 86, p. 5)"
    )
    assert "* Noot tabel 1: GPS vanaf 2019" in answer.out


@pytest.mark.parametrize("delict", ["beide", "zedenmisdrijven,verkrachting", "Verkrachting, ZEDENMISDRIJVEN"])
def test_both_groups_can_be_named(delict: str) -> None:
    assert run("statistiek", "--delict", delict).out == run("statistiek").out


def test_codes_are_read_as_people_write_them() -> None:
    asked = run("statistiek", "--maat", "Technisch sepot", "--maat", "administratief-sepot", "--format", "csv")
    assert asked.out == run("statistiek", "--maat", "technisch_sepot,administratief_sepot", "--format", "csv").out
    assert asked.out.count("\n") == 1 + 2 * 2 * 11


def test_years_that_are_not_there_are_named() -> None:
    some = run("statistiek", "--jaar", "2010-2013", "--maat", "instroom", "--format", "csv")
    assert some.code == 0
    assert some.err == "Over 2010 en 2011 zijn er geen cijfers; de brief geeft cijfers van 2012 tot en met 2022.\n"
    assert some.out.count("\n") == 1 + 2 * 2
    none = run("statistiek", "--jaar", "2023-2030")
    assert (none.code, none.out) == (1, "")
    assert (
        none.err == "Over 2023 tot en met 2030 zijn er geen cijfers; de brief geeft cijfers van 2012 tot en met 2022.\n"
    )


def test_a_chart_in_colour_only_where_it_is_asked() -> None:
    words = ("statistiek", "--grafiek=gestapeld", "--delict", "verkrachting")
    assert "\x1b[" in run(*words, "--color", "always").out
    assert "\x1b[" in run(*words, columns=80).out
    for plain in (run(*words), run(*words, columns=80, NO_COLOR="1"), run(*words, "--color", "never", columns=80)):
        assert "\x1b" not in plain.out


# Nothing found, nothing to read --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("moties", "nergens"), "De motie ‘nergens’ staat niet in het dossier; zedentui moties geeft alle ID's."),
        (("agenda", "wodc"), "De toezegging ‘wodc’ staat niet in het dossier; kies uit wodc-onderzoek."),
        (
            ("begrippen", "\x1b[31mzzz"),
            "Het begrip ‘[31mzzz’ staat niet in het dossier; zedentui begrippen geeft alle ID's.",
        ),
    ],
)  # fmt: skip
def test_what_is_not_in_the_dossier(words: tuple[str, ...], sentence: str) -> None:
    answer = run(*words)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == f"{sentence}\n"


def test_nothing_found_is_an_empty_list_for_programs() -> None:
    words = ("zoek", "qqqqzzzz", "xxxxwwww")
    found = run(*words, "--format", "json")
    assert found.code == 1
    assert json.loads(found.out) == []
    assert run(*words).out == ""
    for answer in (found, run(*words)):
        assert answer.err.count("\n") == 1
        assert answer.err.endswith(".\n")


def test_a_search_has_the_fields_that_are_promised() -> None:
    rows = json.loads(run("zoek", "paspoortwet", "--format", "json").out)
    assert list(rows[0]) == ["rank", "kind", "id", "location", "title", "answer", "citation", "url"]
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))


@pytest.mark.parametrize("words", [("paspoortwet",), ("verkrachting", "sepot", "2022"), ("verkrachting", "2030")])
def test_a_search_gives_no_more_than_was_asked(words: tuple[str, ...]) -> None:
    assert len(json.loads(run("zoek", "--hoogstens", "2", *words, "--format", "json").out)) == 2
    assert run("zoek", "--hoogstens", "2", *words).out.count("\n2. ") == 1
    assert "\n3. " not in run("zoek", "--hoogstens", "2", *words).out
    best = run("zoek", "--hoogstens", "1", *words)
    assert best.code == 0
    assert "\n2. " not in best.out


@pytest.mark.parametrize("name", ["zoek", "statistiek", "moties"])
@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\x00" + b"x" * 5000, "half"])
def test_a_database_that_cannot_be_used(tmp_path: Path, name: str, content: bytes | str | None) -> None:
    path = tmp_path / "weg\x1b[31m.duckdb"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif content == "half":
        path.write_bytes(DATABASE.read_bytes()[:20_000])
    answer = run(name, *(["vog"] if name == "zoek" else []), database=path)
    assert (answer.code, answer.out) == (3, "")
    assert answer.err.count("\n") == 1
    assert answer.err.endswith(".\n")
    assert "\x1b" not in answer.err


def test_the_environment_names_a_database(tmp_path: Path) -> None:
    assert run("moties", database=None, ZEDENTUI_DB=str(DATABASE)).out == run("moties").out
    lacking = run("moties", database=None, ZEDENTUI_DB=str(tmp_path / "weg"))
    assert lacking.code == 3
    assert "ZEDENTUI_DB" in lacking.err


@pytest.mark.parametrize("place", ["quack:zeden.example", "https://zeden.example/zeden.duckdb"])
@pytest.mark.parametrize("named", ["--db", "--archief", "ZEDENTUI_DB", "ZEDENTUI_ARCHIEF"])
def test_who_comes_by_browser_gets_a_dossier_of_this_computer(named: str, place: str) -> None:
    if named.startswith("--"):
        answer = run("web", named, place, database=None)
    else:
        answer = run("web", database=None, **{named: place})
    assert (answer.code, answer.out) == (2, "")
    assert "noem een bestand" in answer.err


def test_the_state_is_that_of_the_reference_date() -> None:
    before, after = (
        json.loads(run("agenda", "--peildatum", day, "--format", "json").out) for day in ("2023-07-05", "2024-12-31")
    )
    states = [{row["id"]: row["state"] for row in rows}["wodc-onderzoek"] for rows in (before, after)]
    assert states == ["loopt", "termijn voorbij"]
    today = json.loads(run("agenda", "--format", "json").out)
    assert today == json.loads(run("agenda", "--peildatum", date.today().isoformat(), "--format", "json").out)


# Building ------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("built_at_once")
def test_a_build_tells_what_it_made_and_checks_it(tmp_path: Path) -> None:
    import shutil

    sources, target = tmp_path / "dossier", tmp_path / "nieuw.duckdb"
    shutil.copytree(DATABASE.parent / "dossier", sources)
    made = run("bouw", str(sources), "--uit", str(target), database=None)
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith(f"{target} is gemaakt: ")
    assert run("moties", database=target).code == 0
    checked = run("bouw", str(sources), "--uit", str(target), "--controleer", database=None)
    assert (checked.code, checked.err) == (0, "")
    counted = run("bouw", str(sources), "--format", "json", database=None)  # beside the sources
    assert {"table": "observation", "rows": 242} in json.loads(counted.out)
    assert (tmp_path / "zeden.duckdb").exists()
    other = run("bouw", str(sources), "--uit", str(tmp_path / "weg.duckdb"), "--controleer", database=None)
    assert (other.code, other.out) == (2, "")
    # Other sources than it was made from.
    terms = sources / "terms.toml"
    terms.write_text(terms.read_text().replace("Aangifte", "Aangiftes"))
    before = (tmp_path / "zeden.duckdb").read_bytes()
    found = run("bouw", str(sources), "--controleer", database=None)
    assert (found.code, found.out) == (1, "")
    assert "term" in found.err
    assert (tmp_path / "zeden.duckdb").read_bytes() == before


def test_bad_sources_are_told_line_by_line(tmp_path: Path) -> None:
    import shutil

    sources = tmp_path / "dossier"
    shutil.copytree(DATABASE.parent / "dossier", sources)
    for name in ("zedenmisdrijven.csv", "verkrachting.csv"):
        table = sources / name
        table.write_text(table.read_text().replace("dagvaarden", "dagvaardden"))
    found = run("bouw", str(sources), "--uit", str(tmp_path / "x.duckdb"), database=None)
    assert (found.code, found.out) == (2, "")
    assert found.err.count("dagvaardden") >= 2
    assert "regel" in found.err
    assert not (tmp_path / "x.duckdb").exists()
    nowhere = run("bouw", str(tmp_path / "geen"), database=None)
    assert nowhere.code == 2
    assert "Traceback" not in nowhere.err
