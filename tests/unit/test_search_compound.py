"""Two questions in one, figures held against each other, what is left without a part, against SQL.

Of `hoogste X en laagste Y` the answer has the highest of the one and the lowest of the other, and not the other ends.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from test_search_generated import GROUPS, YEARS, answer_to, holds

from zedentui.search import search
from zedentui.search.facts import facts_of
from zedentui.search.frames.compound import two_in_one
from zedentui.search.frames.query import read_query
from zedentui.store.store import Store
from zedentui.text.dutch import number

Tables = duckdb.DuckDBPyConnection
MEASURES = {
    "instroom": "instroom", "uitstroom": "uitstroom", "onvoorwaardelijk_sepot": "onvoorwaardelijke sepots",
    "technisch_sepot": "technische sepots", "beleidssepot": "beleidssepots", "dagvaarden": "dagvaardingen",
}  # fmt: skip
CASES = {"zedenmisdrijven": "zeden", "verkrachting": "verkrachting"}
ENDS = (
    "hoogste {a} en laagste {b} bij {g} {w}", "wat was de hoogste {a} en de laagste {b} bij {g} {w}",
    "het hoogste aantal {a} en het laagste aantal {b} bij {g} {w}", "bij {g}: meeste {a} en minste {b} {w}",
    "in welk jaar waren de {a} het hoogst en de {b} het laagst bij {g} {w}",
    "geef de hoogste {a} en laagste {b} {g} {w}",
    "{g} {w} hoogste {a} en laagste {b}",
)  # fmt: skip
APART = (
    "hoeveel {a} in {y} en {b} in {z} bij {g}", "{a} in {y} en {b} in {z} {g}", "bij {g} {a} {y} en {b} {z}",
    "aantal {a} bij {g} in {y} en {b} bij {g} in {z}",
)  # fmt: skip
SAME = (
    "in welke jaren waren er evenveel {a} bij {g} als in {y}", "welke jaren hadden even veel {a} bij {g} als {y}",
    "in welke jaren was het aantal {a} bij {g} even hoog als in {y}", "in welke jaren {a} {g} gelijk aan {y}",
    "in welke jaren waren er net zo veel {a} bij {g} als in {y}",
    "in welke jaren hetzelfde aantal {a} bij {g} als in {y}",
    "wanneer waren er evenveel {a} bij {g} als in {y}",
)  # fmt: skip
WHETHER = (
    "waren er in {y} evenveel {a} bij {g} als in {z}", "was het aantal {a} bij {g} in {y} even hoog als in {z}",
    "is het aantal {a} bij {g} in {y} gelijk aan dat in {z}?", "waren er net zo veel {a} bij {g} in {y} als in {z}",
)  # fmt: skip
WITHOUT = (
    "{c} zonder {p} in {y}", "hoeveel {c} waren er in {y} zonder {p}", "{y} {c} exclusief {p}",
    "{c} in {y} behalve {p}",
    "hoeveel {c} zijn er in {y} met uitzondering van {p}",
)  # fmt: skip


@pytest.fixture(scope="module")
def tables(database: Path) -> Iterator[Tables]:
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


def counts(tables: Tables, group: str, measure: str) -> dict[int, int]:
    rows = tables.execute(
        "SELECT year, count FROM observation WHERE offence = ? AND measure = ?", [group, measure]
    ).fetchall()
    return dict(rows)


def pairs(rng: random.Random, many: int) -> Iterator[tuple[str, str, str]]:
    """Groups with two measures of which the numbers are not the same."""
    every = [(g, a, b) for g in GROUPS for a, b in itertools.permutations(MEASURES, 2)]
    return iter(rng.sample(every, many))


def test_each_end_belongs_to_the_measure_it_stands_with(store: Store, tables: Tables) -> None:
    rng, wrong = random.Random(1), []
    for group, one, other in pairs(rng, 60):
        first, last = rng.choice(((2012, 2022), (2014, 2021), (2016, 2022)))
        when = "" if (first, last) == (2012, 2022) else f"van {first} tot en met {last}"
        span = range(first, last + 1)
        ups = {y: n for y, n in counts(tables, group, one).items() if y in span}
        downs = {y: n for y, n in counts(tables, group, other).items() if y in span}
        unasked = {min(ups.values()), max(downs.values())} - {max(ups.values()), min(downs.values())}
        for template in rng.sample(ENDS, 3):
            text = " ".join(template.format(a=MEASURES[one], b=MEASURES[other], g=CASES[group], w=when).split())
            answer = answered(store, text)
            asked = [number(max(ups.values())), number(min(downs.values()))]
            asked += [str(y) for y, n in ups.items() if n == max(ups.values())]
            if not all(holds(answer, each) for each in asked):
                wrong.append(f"{text!r} lacks one of {asked}: {answer[:300]!r}")
            if any(f": {number(each)} (" in answer for each in unasked):
                wrong.append(f"{text!r} gives an end that was not asked: {answer[:300]!r}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:20])


def test_each_year_belongs_to_the_measure_it_stands_with(store: Store, tables: Tables) -> None:
    rng, wrong = random.Random(2), []
    for group, one, other in pairs(rng, 60):
        year, another = rng.sample(range(2013, 2023), 2)
        template = rng.choice(APART)
        text = template.format(a=MEASURES[one], b=MEASURES[other], g=CASES[group], y=year, z=another)
        answer = answered(store, text)
        asked = [counts(tables, group, one)[year], counts(tables, group, other)[another]]
        if not all(holds(answer, number(each)) for each in asked) or "niet meegenomen" in answer:
            wrong.append(f"{text!r} lacks one of {asked}: {answer[:300]!r}")
        sentences = [s for s in answer.split(". ") if s.startswith(f"In {another} ")]
        if len(sentences) != 1:
            wrong.append(f"{text!r} says more of {another}: {answer[:300]!r}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:20])


def test_as_many_as_is_held_against_the_figures(store: Store, tables: Tables) -> None:
    rng, wrong = random.Random(3), []
    for group, measure in itertools.product(GROUPS, MEASURES):
        held = counts(tables, group, measure)
        for template in SAME:
            year = rng.choice(list(YEARS))
            text = template.format(a=MEASURES[measure], g=CASES[group], y=year)
            answer = answer_to(store, text)
            same = [y for y, n in held.items() if n == held[year] and y != year]
            said = f"evenveel als in {year} ({number(held[year])})"
            right = said in answer and all(f"{y} (" in answer for y in same)
            if not right or (not same) != ("in geen ander jaar" in answer) or "niet meegenomen" in answer:
                wrong.append(f"{text!r} should be {same}: {answer[:300]!r}")
        for template in WHETHER:
            year, another = rng.sample(list(YEARS), 2)
            text = template.format(a=MEASURES[measure], g=CASES[group], y=year, z=another)
            answer = answer_to(store, text)
            if not answer.startswith("Ja" if held[year] == held[another] else "Nee") or not holds(
                answer, number(held[max(year, another)])
            ):
                wrong.append(f"{text!r}: {answer[:300]!r}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:20])


def test_cases_without_a_part_are_all_others_that_were_dealt_with(store: Store, tables: Tables) -> None:
    wrong = []
    cases = {"zedenmisdrijven": "zedenzaken", "verkrachting": "verkrachtingszaken"}
    parts = {"technisch_sepot": "technisch sepot", "beleidssepot": "beleidssepot",
             "voorwaardelijk_sepot": "voorwaardelijk sepot", "dagvaarden": "dagvaarding"}  # fmt: skip
    for group, part in itertools.product(cases, parts):
        whole, taken = counts(tables, group, "uitstroom"), counts(tables, group, part)
        for template, year in zip(WITHOUT, (2013, 2016, 2019, 2021, 2022), strict=True):
            text = template.format(c=cases[group], p=parts[part], y=year)
            answer = answer_to(store, text)
            left = number(whole[year] - taken[year])
            if not holds(answer, left) or f"({number(whole[year])} min {number(taken[year])})" not in answer:
                wrong.append(f"{text!r} should be {left}: {answer[:300]!r}")
    assert not wrong, f"{len(wrong)}\n" + "\n".join(wrong[:20])


@pytest.mark.parametrize(
    "text",
    [
        "instroom en uitstroom zeden in 2020", "verschil tussen sepots en dagvaardingen bij zeden in 2020",
        "hoogste en laagste instroom bij zeden en verkrachting", "instroom zeden 2012 en 2022",
        "zijn er meer sepots bij zeden dan dagvaardingen bij verkrachting in 2020 en 2021",
    ],
)  # fmt: skip
def test_one_question_stays_one(store: Store, text: str) -> None:
    card = search(store, text).card
    assert card is not None
    assert card.title.count("20") <= 5
    assert " en Instroom" not in card.title


def test_a_long_text_is_not_parted_at_each_of_its_joints(store: Store) -> None:
    lexicon = facts_of(store).lexicon
    text = "hoogste sepots en laagste dagvaardingen zeden en verkrachting " * 30
    assert two_in_one(read_query("hoogste sepots en laagste dagvaardingen zeden", lexicon), lexicon) is not None
    assert two_in_one(read_query(text, lexicon), lexicon) is None


def answered(store: Store, text: str) -> str:
    card = search(store, text, limit=1).card
    return card.answer if card else "(geen kaart)"
