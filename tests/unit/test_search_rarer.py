"""Ranks, growth held against growth, parts of figures, the nearest year: generated and held against plain SQL.

And what holds of every question for yes or no: a word that is left out leaves no yes and no no.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import duckdb
import pytest

from zedentui.search import search
from zedentui.store.store import Store
from zedentui.text.dutch import number, signed

MEASURES = {
    "instroom": "instroom", "uitstroom": "uitstroom", "onvoorwaardelijk_sepot": "onvoorwaardelijke sepots",
    "technisch_sepot": "technische sepots", "dagvaarden": "dagvaardingen",
}  # fmt: skip
GROUPS = {"zedenmisdrijven": "zeden", "verkrachting": "verkrachting"}
YEARS = range(2012, 2023)
PLACES = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende", "achtste", "negende", "tiende", "elfde")
RANDOM = [random.Random(f"{seed} rarer") for seed in range(40)]


@pytest.fixture(scope="module")
def tables(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def counts(tables: duckdb.DuckDBPyConnection, group: str, measure: str) -> dict[int, int]:
    rows = tables.execute(
        "SELECT year, count FROM observation WHERE offence = ? AND measure = ? ORDER BY year", [group, measure]
    ).fetchall()
    return dict(rows)


def answer(store: Store, text: str) -> str:
    result = search(store, text, limit=1)
    assert result.card is not None, f"{text!r}: {result.message}"
    assert "niet meegenomen" not in result.card.answer, (text, result.card.answer)
    return result.card.answer


@pytest.mark.parametrize("rng", RANDOM)
def test_a_year_stands_on_its_place(store: Store, tables: duckdb.DuckDBPyConnection, rng: random.Random) -> None:
    group, measure, year = rng.choice(list(GROUPS)), rng.choice(list(MEASURES)), rng.choice(list(YEARS))
    held = counts(tables, group, measure)
    place = PLACES[sum(count > held[year] for count in held.values())]
    what = f"{MEASURES[measure]} {GROUPS[group]}"
    for text in (
        f"op welke plaats staat {year} qua {what}",
        f"hoeveelste plek neemt {year} in qua {what}",
        f"wat was de rang van {year} in {what}",
    ):
        said = answer(store, text)
        assert f"{year} ({number(held[year])})" in said, (text, said)
        assert f"op de {place} plaats" in said, (text, said)


@pytest.mark.parametrize("rng", RANDOM)
def test_growth_is_held_against_growth(store: Store, tables: duckdb.DuckDBPyConnection, rng: random.Random) -> None:
    group = rng.choice(list(GROUPS))
    one, other = rng.sample(list(MEASURES), 2)
    first, last = sorted(rng.sample(list(YEARS), 2))
    growths = []
    for measure in (one, other):
        held = counts(tables, group, measure)
        growths.append(100 * (held[last] - held[first]) / held[first])
    yes = "Ja." if growths[0] > growths[1] and growths[0] > 0 else "Nee."
    if {one, other} & {"onvoorwaardelijk_sepot"} and "technisch_sepot" in {one, other}:
        return  # a part and its whole in one sentence are read as the part
    text = (
        f"steeg het aantal {MEASURES[one]} tussen {first} en {last} harder dan het aantal {MEASURES[other]} "
        f"bij {GROUPS[group]}"
    )
    said = answer(store, text)
    assert said.startswith(yes), (text, said)
    assert all(f"{signed(growth, 1)}%" in said for growth in growths), (text, said)


@pytest.mark.parametrize("rng", RANDOM[:20])
def test_a_part_of_a_figure_is_computed(store: Store, tables: duckdb.DuckDBPyConnection, rng: random.Random) -> None:
    group, measure, year = rng.choice(list(GROUPS)), rng.choice(("instroom", "uitstroom")), rng.choice(list(YEARS))
    percent = rng.randint(2, 40)
    made = (Decimal(counts(tables, group, measure)[year]) * percent / 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    shown = f"{made:,}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")
    said = answer(store, f"hoeveel zaken is {percent} procent van de {MEASURES[measure]} {GROUPS[group]} in {year}")
    assert said.startswith(f"{percent} procent van"), said
    assert f" is {shown}." in said, said


@pytest.mark.parametrize("rng", RANDOM[:20])
def test_the_nearest_year_is_found(store: Store, tables: duckdb.DuckDBPyConnection, rng: random.Random) -> None:
    group, measure = rng.choice(list(GROUPS)), rng.choice(list(MEASURES))
    held = counts(tables, group, measure)
    wanted = rng.randint(min(held.values()), max(held.values()))
    gap = min(abs(count - wanted) for count in held.values())
    said = answer(store, f"in welk jaar lag het aantal {MEASURES[measure]} {GROUPS[group]} het dichtst bij {wanted}")
    assert all((f"{year} (" in said) == (abs(count - wanted) == gap) for year, count in held.items()), said


STRANGE = ("flierefluitend", "massaal", "hoofdstedelijke", "schrikbarend", "kwakzalver", "buitenlandse", "landelijke")


@pytest.mark.parametrize("word", STRANGE)
@pytest.mark.parametrize("text", [
    "klopt het dat er in 2022 {} 743 verkrachtingszaken binnenkwamen",
    "is het {} waar dat de instroom van zedenzaken in 2021 steeg",
    "zijn de {} dagvaardingen bij verkrachting sinds 2018 gestegen",
    "was 2013 het {} recordjaar voor de instroom van zedenzaken",
    "was het aantal {} sepots bij zeden in 2020 hoger dan in 2019",
    "stegen de {} sepots sneller dan de dagvaardingen sinds 2018 zeden",
])  # fmt: skip
def test_a_word_that_is_left_out_leaves_no_yes_and_no_no(store: Store, text: str, word: str) -> None:
    result = search(store, text.format(word), limit=1)
    if result.card is not None and f"‘{word}’" in result.card.answer:
        behind = result.card.answer.split(". ")
        assert not any(part.startswith(("Ja", "Nee")) for part in behind), result.card.answer
