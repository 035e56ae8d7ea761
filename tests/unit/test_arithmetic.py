"""The arithmetic of the tables in words and as a grid, and what the explanation of a claim says of its figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from zedentui.kinds import arithmetic, table_check
from zedentui.kinds import claim as words
from zedentui.kinds.detail import Detail
from zedentui.model import Claim, Figures, TableCheck
from zedentui.store.store import Store
from zedentui.text import dutch
from zedentui.text import table as written
from zedentui.text.clean import cells as width

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    opened = Store.open(ROOT / "data" / "zeden.duckdb")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def checks(store: Store) -> tuple[TableCheck, ...]:
    return store.table_checks()


@pytest.fixture(scope="module")
def claims(store: Store) -> dict[str, Claim]:
    return {claim.id: claim for claim in store.claims()}


def find(checks: tuple[TableCheck, ...], table: int, row: str, year: int) -> TableCheck:
    (found,) = [each for each in checks if (each.table, each.row, each.year) == (table, row, year)]
    return found


def told(detail: Detail) -> dict[str, str]:
    """The facts of a detail by label, the first of each."""
    facts: dict[str, str] = {}
    for block in detail.blocks:
        facts.setdefault(block.label, block.text)
    return facts


# The grid --------------------------------------------------------------------------------------------------


def test_the_grid_has_eight_rows_a_table_and_fits_80_cells(store: Store, checks: tuple[TableCheck, ...]) -> None:
    rows = table_check.grid(checks, store.figures)
    assert [row.label for row in rows[:3]] == ["1 Som afdoeningen", "1 Som sepotgronden", "1 Adm. beëindigd/overig"]
    assert [row.label[0] for row in rows] == ["1"] * 8 + ["2"] * 8
    assert all(len(row.cells) == 11 for row in rows)
    assert sum((row.cells for row in rows), ()) == checks
    lines = table_check.as_lines(rows)
    assert len(lines) == 17
    assert {width(line) for line in lines} == {79}


def test_a_cell_that_is_off_shows_its_sign(checks: tuple[TableCheck, ...]) -> None:
    assert {table_check.mark(each) for each in checks} == {"·", "−4", "+6", "+3", "+4"}
    assert sum(each.difference == 0 for each in checks) == 172
    assert table_check.outcome(checks) == "172 van 176 kloppen"


def test_the_grid_for_people_names_the_percentages(store: Store, checks: tuple[TableCheck, ...]) -> None:
    table = table_check.as_table(table_check.grid(checks, store.figures))
    assert table.fields == ("row", *map(str, range(2012, 2023)))
    assert sum(str(row[0]).endswith(" %") for row in table.rows) == 12
    written.render(table, "md")


# A cell ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "verdict", "sum_", "repair"),
    [
        (2016, "4 minder dan er staat (in onze tekst van de brief staat 1.164)", "+ 38 adm", "42 in plaats van 38"),
        (2017, "6 meer dan er staat (in onze tekst van de brief staat 1.239)", "+ 44 adm", "38 in plaats van 44"),
        (2018, "3 meer dan er staat (in onze tekst van de brief staat 1.069)", "+ 47 adm", "44 in plaats van 47"),
        (2019, "4 meer dan er staat (in onze tekst van de brief staat 1.197)", "+ 51 adm", "47 in plaats van 51"),
    ],
)  # fmt: skip
def test_a_faulty_sum_comes_with_its_repair_and_the_argument(
    store: Store, checks: tuple[TableCheck, ...], year: int, verdict: str, sum_: str, repair: str
) -> None:
    cell = find(checks, 1, "onvoorwaardelijk_sepot", year)
    detail = table_check.detail(cell, store.figures)
    facts = told(detail)
    assert detail.title == f"Tabel 1, {year}, som van de sepotgronden"
    assert facts["Oordeel"] == f"telt niet op: {verdict}"
    assert sum_ in facts["Nagerekend"]
    assert facts["Nagerekend"].endswith(f"= {dutch.number(cell.recomputed)}")
    assert facts["Vermoedelijk"] == f"administratief sepot {repair}; dan klopt de som; vergelijk met het origineel"
    assert f"tellen in {year} op tot" in facts["Waarom"]
    assert facts["De rij"] == "administratief sepot, 2015-2021"
    assert facts["In de tekst"] == "38  38  44  47  51  51  71"
    assert [block.text for block in detail.blocks if block.label == "Vermoedelijk"][-1] == "38  42  38  44  47  51  71"
    assert detail.source is not None
    assert detail.source.page == 5
    assert repair in table_check.sentence(cell, store.figures)


def test_a_right_cell_says_how_it_comes_about(store: Store, checks: tuple[TableCheck, ...]) -> None:
    facts = told(table_check.detail(find(checks, 1, "onvoorwaardelijk_sepot %", 2022), store.figures))
    assert facts["Oordeel"] == "klopt (in onze tekst van de brief staat 46%)"
    assert facts["Nagerekend"] == "1.302 van de uitstroom van 2.814 is 46,3%, afgerond 46%"
    assert "Vermoedelijk" not in facts
    facts = told(table_check.detail(find(checks, 2, "uitstroom", 2022), store.figures))
    assert "342 dagvaarden" in facts["Nagerekend"]
    assert "voorwaardelijk sepot" not in facts["Nagerekend"].replace("onvoorwaardelijk sepot", ""), "nothing to add"
    assert facts["Nagerekend"].endswith("= 758")


def test_a_percentage_that_is_off_is_said_in_points(store: Store, checks: tuple[TableCheck, ...]) -> None:
    cell = replace(find(checks, 1, "dagvaarden %", 2022), printed=52, difference=-2)
    assert told(table_check.detail(cell, store.figures))["Oordeel"] == (
        "rondt anders af: 2 procentpunt minder dan er staat (in onze tekst van de brief staat 52%)"
    )
    assert "dat rondt anders af: 2 procentpunt minder dan er staat." in table_check.sentence(cell, store.figures)


def test_a_cell_without_its_figures_is_still_told(checks: tuple[TableCheck, ...]) -> None:
    """A damaged dossier: the check is there, the figures behind it are not."""
    for cell in (find(checks, 1, "onvoorwaardelijk_sepot", 2016), find(checks, 1, "dagvaarden %", 2022)):
        empty = Figures((), (), (), {})
        assert table_check.detail(cell, empty).source is None
        assert dutch.number(cell.recomputed) in table_check.sentence(cell, empty)
        assert table_check.grid([cell], empty)


def test_a_check_in_full_has_all_four_repairs(store: Store, checks: tuple[TableCheck, ...]) -> None:
    found = {each.kind: each for each in arithmetic.arithmetic_of(checks, None)}
    assert [(kind, each.verdict, each.outcome) for kind, each in found.items()] == [
        ("afdoeningen", "klopt", "22 van 22 kloppen"),
        ("sepotgronden", "telt niet op", "18 van 22 kloppen"),
        ("percentages", "klopt", "132 van 132 kloppen"),
    ]
    text = "\n".join(block.text for block in arithmetic.detail(found["sepotgronden"], store.figures).blocks)
    assert text.count("dan klopt het") == 4
    assert text.count("tellen in 20") == 4
    assert all(block.kind != "heading" for block in arithmetic.detail(found["afdoeningen"], store.figures).blocks)


# A claim ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claim", "margin"),
    [
        ("technisch-2022", "afgerond op hele procenten"),
        ("sepot-minder-dan-helft", "minder dan 50%"),
        ("sepot-stabiel", None),
        ("verkrachting-sepot", "in elk jaar hoogstens een half procentpunt van 54% of 56%"),
        ("instroom-2018", None),
        ("proeftijd", None),
    ],
)
def test_when_a_figure_fits_is_said_in_words(claims: dict[str, Claim], claim: str, margin: str | None) -> None:
    assert words.margin(claims[claim]) == margin
    facts = told(words.detail(claims[claim]))
    assert facts.get("Gelezen als", facts.get("Marge")) == margin


def test_a_margin_is_said_where_nothing_tells_how_the_words_are_read(claims: dict[str, Claim]) -> None:
    of_share = replace(claims["technisch-2022"], tolerance=0.5, reading=None)
    assert words.margin(of_share) == "hoogstens 0,5 procentpunt verschil"
    assert told(words.detail(of_share))["Marge"] == "hoogstens 0,5 procentpunt verschil"
    assert words.margin(replace(claims["instroom-2018"], tolerance=2.0)) == "hoogstens 2 zaken verschil"


def test_the_denominators_stand_under_each_other_with_whose_they_are(claims: dict[str, Claim]) -> None:
    def tried(claim: str) -> list[tuple[str, str]]:
        blocks = words.detail(claims[claim]).blocks
        return [(block.label, block.text) for block in blocks if block.label[:1] in {"✓", "–", "C"}]

    assert tried("sepot-minder-dan-helft") == [
        (
            "✓ past",
            "in 2018-2022 samen 47,2% van de instroom; per jaar 46,4% (2018), 48,5% (2019), 44,1% (2020), "
            "46,3% (2021), 50,4% (2022); noemer brief",
        ),
        (
            "✓ past",
            "in 2018-2022 samen 46,1% van de uitstroom; per jaar 45,3% (2018), 48,9% (2019), 44,0% (2020), "
            "45,6% (2021), 46,3% (2022)",
        ),
    ]
    assert tried("sepot-toename-2019") == [  # a word without a measure: the figures, and nothing that fits or does not
        ("Cijfers", "van 46,4% naar 48,5% van de instroom; noemer brief"),
        ("Cijfers", "van 45,3% naar 48,9% van de uitstroom"),
    ]
    assert tried("rechter-2022") == [
        ("✓ past", "49,8% van de uitstroom (1.401 van 2.814); noemer tabellen"),
        ("– past niet", "54,3% van de instroom (1.401 van 2.581)"),
    ]
    assert [label for label, _ in tried("voorwaardelijk-2022")] == ["✓ past", "✓ past"]
    assert tried("instroom-2018") == []
    assert tried("verkrachting-daling-2020") == []
    assert told(words.detail(claims["verkrachting-daling-2020"]))["Noemer"] == "instroom van 2019"
    assert told(words.detail(claims["gemeenten-26"]))["Noemer brief"] == "gemeenten die de vragenlijst invulden"


def test_the_sentence_of_a_claim_names_its_denominator(claims: dict[str, Claim]) -> None:
    for claim in claims.values():
        if claim.recomputed_denominator is not None:
            assert claim.recomputed_denominator in words.sentence(claim), claim.id
    assert "Nagerekend met als noemer de instroom van 2019: 82 zaken" in words.sentence(
        claims["verkrachting-daling-2020"]
    )
    off = replace(
        claims["rechter-2018"], verdict="klopt met andere noemer", recomputed_denominator="instroom",
        recomputed="48,4% van de instroom (1.115 van 2.303)",
    )  # fmt: skip
    assert "Met de noemer van zijn tabellen, de uitstroom, klopt het niet: 47,3% van de uitstroom" in words.sentence(
        off
    )
    for claim in claims.values():
        said = words.sentence(claim)
        assert said.startswith(f"Volgens de brief (‘{claim.phrase}’): "), claim.id
        assert (claim.yardstick_reason or "") in said or claim.verdict != "woord zonder maat", claim.id
