"""The text sources of the dossier, checked without the build code: true whoever reads them."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "data" / "dossier"
SEED = ROOT.parent / "shared" / "seed"
FILES = (
    "letter",
    "references",
    "organisations",
    "terms",
    "action_plan",
    "transnational",
    "moties",
    "promises",
)

# Titles, names and dates that are carried over as they are: leaving them out is what "own words" allows.
OFFICIAL_TITLES = (
    "Nationaal Actieprogramma Aanpak seksueel grensoverschrijdend gedrag en seksueel geweld",
    "Actieplan versterken ketenaanpak zedenzaken",
    "Voortgangsbrief aanpak online seksueel kindermisbruik en zeden",
    "Wetgevingsoverleg Emancipatiebeleid",
    "Ministerie van Justitie en Veiligheid",
    "Onderwijs, Cultuur en Wetenschap",
    "Kamerstukken II 2022/23, 36200-VIII, nr. 153",
    "Motie van het lid",
)
VERBATIM_KEYS = {"printed", "subject", "addressee", "citation", "phrase", "due"}
COPIED_WORDS = 7
LETTER_DATE = date(2023, 7, 5)

Row = dict[str, Any]


@pytest.fixture(scope="module")
def sources() -> dict[str, Row]:
    return {name: tomllib.loads((SOURCES / f"{name}.toml").read_text(encoding="utf-8")) for name in FILES}


def rows(value: object, path: str = "") -> Iterator[tuple[str, Row]]:
    """Every table in a parsed TOML document, nested ones too, with the path to it."""
    if isinstance(value, dict):
        yield path, value
        for key, inner in value.items():
            yield from rows(inner, f"{path}/{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from rows(inner, f"{path}/{number}")


def every_row(sources: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    for name, document in sources.items():
        yield from rows(document, name)


def strings(row: Row) -> Iterator[tuple[str, str]]:
    """The text values of one table: single strings, and the strings inside its lists."""
    for key, value in row.items():
        if isinstance(value, str):
            yield key, value
        elif isinstance(value, list):
            yield from ((key, item) for item in value if isinstance(item, str))


def words(text: str) -> list[str]:
    for title in OFFICIAL_TITLES:
        text = re.sub(re.escape(title), " | ", text, flags=re.IGNORECASE)
    return re.findall(r"\w+|\|", text.casefold())


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of COPIED_WORDS consecutive words; a removed title breaks the run."""
    found = words(text)
    for start in range(len(found) - COPIED_WORDS + 1):
        run = tuple(found[start : start + COPIED_WORDS])
        if "|" not in run:
            yield run


def test_the_letter_has_nine_pages_sixteen_sections_and_twelve_footnotes(sources: dict[str, Row]) -> None:
    letter = sources["letter"]
    assert letter["document"]["published_on"] == LETTER_DATE
    assert letter["document"]["page_count"] == 9
    assert letter["document"]["kenmerk"] == "4708752"
    assert len(letter["section"]) == 16
    assert [note["number"] for note in letter["footnote"]] == list(range(1, 13))
    pages = [note["page"] for note in letter["footnote"]]
    assert pages == sorted(pages)
    first_pages = [section["page_from"] for section in letter["section"]]
    assert first_pages == sorted(first_pages)


def test_a_subsection_lies_inside_its_parent(sources: dict[str, Row]) -> None:
    sections = {section["id"]: section for section in sources["letter"]["section"]}
    for section in sections.values():
        if "parent" in section:
            parent = sections[section["parent"]]
            assert parent["page_from"] <= section["page_from"] <= section["page_to"] <= parent["page_to"], section["id"]


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("letter", "section"),
        ("references", "reference"),
        ("organisations", "organisation"),
        ("terms", "term"),
        ("action_plan", "action"),
        ("action_plan", "line"),
        ("transnational", "measure"),
        ("moties", "motie"),
        ("promises", "promise"),
    ],
)
def test_ids_are_unique_and_fit_a_location(sources: dict[str, Row], file: str, table: str) -> None:
    ids = [row["id"] for row in sources[file][table]]
    assert ids
    assert len(set(ids)) == len(ids)
    for key in ids:
        assert re.fullmatch(r"[a-zA-Z0-9]+(-[a-zA-Z0-9]+)*", key), key


def test_every_id_that_is_used_exists(sources: dict[str, Row]) -> None:
    sections = {row["id"]: row for row in sources["letter"]["section"]}
    footnotes = {row["number"] for row in sources["letter"]["footnote"]}
    references = {row["id"] for row in sources["references"]["reference"]}
    organisations = {row["id"] for row in sources["organisations"]["organisation"]}
    promises = {row["id"] for row in sources["promises"]["promise"]}
    organisation_keys = ("responsible", "commissioned_by", "steered_by", "set_up_by")
    checked = 0
    for path, row in every_row(sources):
        if "section" in row and isinstance(row["section"], str):
            section = sections[row["section"]]
            assert section["page_from"] <= row["page"] <= section["page_to"], path
            checked += 1
        for key, known in (("footnote", footnotes), ("reference", references), ("promise", promises)):
            if key in row and not isinstance(row[key], list):  # a list is the table of that name itself
                assert row[key] in known, (path, key)
        for key in organisation_keys:
            assert key not in row or row[key] in organisations, (path, key)
        named = [*row.get("members", []), *row.get("partners", [])]
        if isinstance(row.get("who"), list):
            named += row["who"]
        elif "who" in row:
            named.append(row["who"])
        assert set(named) <= organisations, path
        assert len(set(named)) == len(named), path
    assert checked > 100


def test_no_text_is_empty_or_padded(sources: dict[str, Row]) -> None:
    for path, row in every_row(sources):
        for key, text in strings(row):
            assert text, (path, key)
            assert text == text.strip(), (path, key)
            assert "  " not in text, (path, key)


def test_references_have_one_form_and_an_address_only_with_a_number(sources: dict[str, Row]) -> None:
    references = {row["id"]: row for row in sources["references"]["reference"]}
    assert set(references) >= {
        "kst-34843-86",
        "kst-29270-131",
        "kst-36200-VIII-153",
        "kst-29279-482",
        "kst-34843-60",
        "kst-31015-259",
        "kst-29628-1139",
        "stb-2020-1",
    }
    for key, row in references.items():
        if row["kind"] == "debat":
            assert "url" not in row
            continue
        assert row["url"] == f"https://zoek.officielebekendmakingen.nl/{key}.html"
        if row["kind"] == "kamerstuk":
            match = re.fullmatch(r"Kamerstukken II (\d{4})/(\d\d), (\d+(?:-[IVX]+)?), nr\. (\d+)", row["citation"])
            assert match, key
            assert key == f"kst-{match[3]}-{match[4]}"
            assert session_year(row["published_on"]) == f"{match[1]}/{match[2]}", key


def session_year(day: date) -> str:
    """The session year of a date: it starts on Prinsjesdag, the third Tuesday of September."""
    first = date(day.year, 9, 1)
    prinsjesdag = date(day.year, 9, 1 + (1 - first.weekday()) % 7 + 14)
    start = day.year if day >= prinsjesdag else day.year - 1
    return f"{start}/{(start + 1) % 100:02d}"


def test_four_lines_each_with_actions_and_the_barrier_model_outside(sources: dict[str, Row]) -> None:
    plan = sources["action_plan"]
    assert [line["number"] for line in plan["line"]] == [1, 2, 3, 4]
    per_line = {number: [a for a in plan["action"] if a.get("line") == number] for number in (1, 2, 3, 4)}
    assert all(per_line.values())
    assert len(per_line[2]) == 5
    assert [a["id"] for a in plan["action"] if "line" not in a] == ["barrieremodel-downloaders"]
    assert plan["action_plan"]["sent_on"] == date(2022, 11, 4)
    assert len(plan["action_plan"]["members"]) == 6
    for action in plan["action"]:
        assert action["status"] in {"gewenst", "aangekondigd", "gestart", "loopt", "afgerond"}
        assert action["id"] != "plan"  # taken by the plan itself in locations


def test_transnational_measures(sources: dict[str, Row]) -> None:
    measures = {row["id"]: row for row in sources["transnational"]["measure"]}
    assert set(measures) == {
        "veiligheidsagenda",
        "vog",
        "wodc-onderzoek",
        "ecpat",
        "paspoortwet",
        "grenzeloos",
        "best-practices",
    }
    assert measures["vog"]["keyword"] == "VOG"
    assert measures["paspoortwet"]["keyword"] == "Paspoortwet art. 18"
    assert measures["wodc-onderzoek"]["keyword"] == "WODC-onderzoek"
    assert len({row["keyword"] for row in measures.values()}) == len(measures)


def test_votes_add_up_to_the_whole_chamber(sources: dict[str, Row]) -> None:
    moties = {row["id"]: row for row in sources["moties"]["motie"]}
    assert list(moties) == ["buitenweg", "van-der-woude"]
    motie = moties["van-der-woude"]
    seats = {side: sum(v["seats"] for v in motie["vote"] if v["vote"] == side) for side in ("voor", "tegen")}
    assert seats == {"voor": 121, "tegen": 29}
    assert (motie["votes_for"], motie["votes_against"]) == (121, 29)
    assert sum(seats.values()) == 150
    parties = [v["party"] for v in motie["vote"]]
    assert len(set(parties)) == len(parties) == 20
    assert not {"vote", "vote_on", "votes_for", "votes_against", "vote_result"} & set(moties["buitenweg"])
    assert "open data" in moties["buitenweg"]["vote_source"]


def test_promises_have_an_interval_and_outcomes_a_source(sources: dict[str, Row]) -> None:
    promises = {row["id"]: row for row in sources["promises"]["promise"]}
    for key, row in promises.items():
        assert ("latest" in row) == ("precision" in row), key
        if "latest" not in row:  # the letter gives no term, and the note says so
            assert "geen termijn" in row.get("note", "") or row["kind"] in {"aanbeveling", "toezegging"}, key
            continue
        assert row["earliest"] <= row["latest"], key
        assert row["kind"] in {"toezegging", "verwachting", "planning", "aanbeveling", "gedaan"}, key
        assert row["term"] in {"termijn", "periode"}, key
        assert row["precision"] in {"day", "month", "season", "year"}, key
        assert (row["precision"] == "day") == (row["earliest"] == row["latest"]), key
        if row["kind"] == "gedaan":
            assert row["earliest"] <= LETTER_DATE, key
    outcomes = {
        key: [o.get("happened_on") for o in row["outcome"] if o["result"] != "verwant"]
        for key, row in promises.items()
        if "outcome" in row
    }
    assert {key: days for key, days in outcomes.items() if days} == {
        "voortgang-actieplan": [LETTER_DATE],
        "actieplan-verzonden": [date(2022, 11, 4)],
        "sepotonderzoek-2018": [date(2018, 12, 19)],
        "aanspreekpunten-melders": [date(2022, 7, 6)],
        "kabinetsreactie-grenzeloos": [date(2022, 7, 4)],
        "voortgang-transnationaal": [LETTER_DATE],
        "vog-brief": [date(2023, 4, 25)],
        "wodc-onderzoek": [None],  # when the Kamer got the report is known, not when it was finished
        "grenzeloos-vertaling": [LETTER_DATE],
        "quick-scan": [None],
        "wet-seksuele-misdrijven": [date(2024, 7, 1)],
        "plenaire-behandeling": [date(2023, 6, 28), date(2023, 6, 28)],
        "voortgangsbrieven": [date(2023, 12, 22), date(2024, 6, 19), date(2024, 12, 20), date(2025, 7, 7)],
    }
    assert all(o["source"] for row in promises.values() for o in row.get("outcome", []))


@pytest.mark.parametrize(
    ("promise", "latest"),
    [
        ("communicatiestrategie", date(2023, 6, 30)),
        ("quick-scan", date(2023, 9, 22)),
        ("ecpat-campagne", date(2023, 9, 22)),
        ("ecpat-bijeenkomsten", date(2023, 9, 22)),
        ("rapport-interventies", date(2023, 9, 30)),
        ("voortgang-actieplan", date(2023, 7, 6)),
        ("voortgang-transnationaal", date(2023, 7, 6)),
        ("nulscenario", date(2023, 9, 30)),
        ("paspoortwet-artikel-18", date(2023, 12, 31)),
        ("plenaire-behandeling", date(2023, 6, 28)),
        ("wodc-onderzoek", date(2024, 7, 4)),
        ("veiligheidsagenda-2023-2026", date(2026, 12, 31)),
    ],
)
def test_dates_follow_the_written_convention(sources: dict[str, Row], promise: str, latest: date) -> None:
    by_id = {row["id"]: row for row in sources["promises"]["promise"]}
    assert by_id[promise]["latest"] == latest


def test_terms_are_many_and_their_synonyms_useful(sources: dict[str, Row]) -> None:
    terms = sources["terms"]["term"]
    assert len(terms) >= 35
    names = [term["term"].casefold() for term in terms]
    assert len(set(names)) == len(names)
    for term in terms:
        synonyms = [synonym.casefold() for synonym in term["synonyms"]]
        assert len(synonyms) >= 3, term["id"]
        assert len(set(synonyms)) == len(synonyms), term["id"]
        assert term["term"].casefold() not in synonyms, term["id"]
        assert ("section" in term) == ("page" in term), term["id"]
        assert "section" in term or "source" in term, term["id"]


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("te weinig bewijs", "technisch-sepot"),
        ("onvoldoende bewijs", "technisch-sepot"),
        ("geseponeerd", "seponeren"),
        ("sepots", "seponeren"),
        ("naar de rechter", "dagvaarden"),
        ("voor de rechter", "dagvaarden"),
        ("omsb", "om-strafbeschikking"),
        ("paspoort", "paspoortwet-artikel-18"),
        ("street harassment", "straatintimidatie"),
        ("ips", "ips"),
    ],
)
def test_everyday_words_lead_to_the_term(sources: dict[str, Row], typed: str, term: str) -> None:
    by_synonym = {s.casefold(): t["id"] for t in sources["terms"]["term"] for s in t["synonyms"]}
    assert by_synonym[typed] == term


@pytest.fixture(scope="module")
def letters() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(SEED.glob("*.txt"))]
    if not texts:
        pytest.skip("the letter itself is not beside this checkout")
    return texts


def flat(text: str) -> str:
    """The text on one line, without the marks of emphasis and in one case."""
    return " ".join(text.replace("*", "").casefold().split())


@pytest.mark.shared
def test_phrases_and_notations_stand_in_the_letter(sources: dict[str, Row], letters: list[str]) -> None:
    letter = flat(" ".join(letters))
    quoted = [row["phrase"] for row in sources["promises"]["promise"]]
    quoted += [row["printed"] for row in sources["references"]["reference"] if "printed" in row]
    assert len(quoted) > 30
    for quote in quoted:
        for part in quote.split(" (…) "):
            assert flat(part) in letter, quote


@pytest.fixture(scope="module")
def copied(letters: list[str]) -> Callable[[str], list[str]]:
    """The runs of words that a text shares with the letter."""
    printed = {run for letter in letters for run in runs(letter)}
    assert len(printed) > 1000
    return lambda text: [" ".join(run) for run in runs(text) if run in printed]


@pytest.mark.shared
def test_no_sentence_is_copied_from_the_letter(copied: Callable[[str], list[str]]) -> None:
    """Every text of every source, the claims and the statistics too."""
    paths = sorted(SOURCES.glob("*.toml"))
    assert len(paths) >= len(FILES) + 2
    everything = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in paths}
    headings = {row["title"] for row in everything["letter"]["section"]}
    found = [
        (path, key, run)
        for path, row in every_row(everything)
        for key, text in strings(row)
        if key not in VERBATIM_KEYS and text not in headings
        for run in copied(text)
    ]
    assert found == []


@pytest.mark.shared
def test_no_sentence_on_the_screen_is_copied_from_the_letter(copied: Callable[[str], list[str]]) -> None:
    """Every text in the code: what is shown, what is asked, what goes wrong."""
    texts = [
        (path.name, node.value)
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    texts += [(path.name, path.read_text(encoding="utf-8")) for path in sorted((ROOT / "src").rglob("*.sql"))]
    assert len(texts) > 2000
    assert [(name, run) for name, text in texts for run in copied(text)] == []


@pytest.mark.shared
def test_a_copied_sentence_would_be_found(copied: Callable[[str], list[str]]) -> None:
    assert copied("Dat het nulscenario naar verwachting in september 2023 wordt opgeleverd") == []
    assert copied("… Het nulscenario wordt naar verwachting in september 2023 opgeleverd.")
