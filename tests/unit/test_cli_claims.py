"""`zedentui narekenen`: the rows for programs are a contract, and the arithmetic of the tables is all there."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter

import pytest
from cli_runner import run

from zedentui.text import dutch

FIELDS = ["id", "section", "page", "claim", "claimed", "recomputed", "denominator", "verdict", "reason"]
CELLS = ["table", "year", "row", "printed", "recomputed", "difference"]


def rows(*words: str) -> list[dict[str, object]]:
    answer = run("narekenen", *words, "--format", "json")
    assert (answer.code, answer.err) == (0, "")
    found: list[dict[str, object]] = json.loads(answer.out)
    return found


def test_the_rows_of_the_claims_begin_with_the_contract() -> None:
    claims = rows()
    assert len(claims) == 43
    assert all(list(claim)[: len(FIELDS)] == FIELDS for claim in claims)
    by_id = {claim["id"]: claim for claim in claims}
    half = by_id["sepot-minder-dan-helft"]
    assert [half[field] for field in FIELDS] == [
        "sepot-minder-dan-helft",
        "achterliggende-oorzaken",
        4,
        "Van de zedenzaken die instromen, is de laatste jaren iets minder dan de helft onvoorwaardelijk geseponeerd.",
        "‘iets minder dan de helft’",
        "in 2018-2022 samen 47,2% van de instroom; per jaar 46,4% (2018), 48,5% (2019), 44,1% (2020), 46,3% (2021), "
        "50,4% (2022)",
        "instroom",
        "klopt",
        "De brief spreekt van de afgelopen jaren; over 2018-2022 samen is het minder dan de helft. In 2022 zelf was "
        "het 50,4% van de instroom en 46,3% van de uitstroom.",
    ]
    assert (half["phrase"], half["yardstick"]) == ("iets minder dan de helft", "minder dan de helft")
    assert by_id["rechter-2018"]["tried"] == (
        "uitstroom: 47,3% van de uitstroom (1.115 van 2.358) (past); "
        "instroom: 48,4% van de instroom (1.115 van 2.303) (past niet)"
    )
    assert by_id["sepot-toename-2019"]["tried"] == (
        "instroom: van 46,4% naar 48,5% van de instroom; uitstroom: van 45,3% naar 48,9% van de uitstroom"
    )
    assert by_id["instroom-2018"]["denominator"] is None
    assert by_id["verkrachting-sepot"]["tolerance"] == 0.5


def test_the_claims_come_in_the_order_of_the_letter() -> None:
    sections = list(dict.fromkeys(claim["section"] for claim in rows()))
    order = [section["id"] for section in json.loads(run("paragrafen", "--format", "json").out)]
    assert sections == sorted(sections, key=order.index)
    assert len(sections) > 5


def test_every_cell_of_both_tables_is_recomputed() -> None:
    cells = rows("--tabellen")
    assert all(list(cell)[: len(CELLS)] == CELLS for cell in cells)
    assert len(cells) == 176
    assert Counter(cell["kind"] for cell in cells) == {"afdoeningen": 22, "sepotgronden": 22, "percentages": 132}
    assert Counter(cell["table"] for cell in cells) == {1: 88, 2: 88}
    assert len({(cell["table"], cell["year"], cell["row"]) for cell in cells}) == 176
    assert all(str(cell["row"]).endswith(" %") == (cell["kind"] == "percentages") for cell in cells)
    assert [tuple(cell[field] for field in CELLS) for cell in cells if cell["difference"]] == [
        (1, 2016, "onvoorwaardelijk_sepot", 1164, 1160, -4),
        (1, 2017, "onvoorwaardelijk_sepot", 1239, 1245, 6),
        (1, 2018, "onvoorwaardelijk_sepot", 1069, 1072, 3),
        (1, 2019, "onvoorwaardelijk_sepot", 1197, 1201, 4),
    ]
    assert all(cell["difference"] == cell["recomputed"] - cell["printed"] for cell in cells)  # type: ignore[operator]


@pytest.mark.parametrize("form", ["csv", "tsv"])
def test_the_cells_are_the_same_in_other_formats(form: str) -> None:
    answer = run("narekenen", "--tabellen", "--format", form)
    text = answer.out.replace("\r\n", "\n")
    found = list(csv.DictReader(io.StringIO(text), dialect="excel-tab" if form == "tsv" else "excel"))
    told = rows("--tabellen")
    assert found == [{field: "" if value is None else str(value) for field, value in cell.items()} for cell in told]


@pytest.mark.parametrize("form", ["table", "md"])
def test_for_people_the_cells_are_a_grid(form: str) -> None:
    answer = run("narekenen", "--tabellen", "--format", form)
    lines = [line for line in answer.out.splitlines() if "Som" in line or "sepot" in line]
    assert len(lines) == 4 + 4
    off = [line for line in lines if dutch.MINUS in line or "+" in line]
    assert len(off) == 1
    marks = off[0].replace("|", " ").split()
    assert marks == ["1", "Som", "sepotgronden", "·", "·", "·", "·", "−4", "+6", "+3", "+4", "·", "·", "·"]
    assert answer.out.startswith("172 van 176 kloppen.")
    assert "kst-34843-86.html" in answer.out


def test_an_id_and_the_tables_do_not_go_together() -> None:
    answer = run("narekenen", "--tabellen", "rechter-2018")
    assert (answer.code, answer.out) == (2, "")
    assert "Bij --tabellen hoort geen ID" in answer.err
    other = run("moties", "--tabellen")
    assert other.code == 2
    assert "hoort bij zedentui narekenen" in other.err


def test_one_claim_shows_every_denominator_before_its_sql() -> None:
    shown = run("narekenen", "technisch-2022").out
    places = [
        shown.index(text)
        for text in (
            "De brief          ‘88% in 2022’",
            "Marge             afgerond op hele procenten",
            "✓ past            88,1% van de onvoorwaardelijke sepots (1.147 van 1.302); noemer brief",
            "– past niet       44,4% van de instroom (1.147 van 2.581)",
            "– past niet       40,8% van de uitstroom (1.147 van 2.814)",
            "SELECT share, said, denominator",
        )
    ]
    assert places == sorted(places)


def test_a_check_gives_the_presumed_repair_with_its_reason() -> None:
    shown = run("narekenen", "tabel-sepotgronden").out
    assert "In de tekst       38  38  44  47  51  51  71" in shown
    assert "Vermoedelijk      38  42  38  44  47  51  71" in shown
    assert shown.count("tellen in 20") == 4
