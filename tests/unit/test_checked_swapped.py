"""Two true figures in a sentence, and the same two in each other's place: the first are right, the others never.

A speaker who mixes up two groups, two years or two measures names only numbers that stand in the tables. Which number
is of which group, year and measure comes from SQL here; the sentences are written from their meaning.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store
from zedentui.text.dutch import number

pytestmark = pytest.mark.usefixtures("cells_once")

COUNTS = "SELECT offence, measure, year, count FROM figure WHERE newest AND basis = 'tekst'"
SHARES = """
    SELECT offence, measure, year, round(100.0 * count / uitstroom) FROM figure
    WHERE newest AND basis = 'tekst' AND measure IN ('onvoorwaardelijk_sepot', 'dagvaarden')
"""
SUMS = """
    SELECT one.offence, one.measure, one.year, other.year, sum(each.count), min(each.count), max(each.count)
    FROM figure AS one
    JOIN figure AS other ON other.offence = one.offence AND other.measure = one.measure AND other.year > one.year
    JOIN figure AS each ON each.offence = one.offence AND each.measure = one.measure
        AND each.year BETWEEN one.year AND other.year
    WHERE one.newest AND one.basis = 'tekst' AND other.newest AND other.basis = 'tekst'
        AND each.newest AND each.basis = 'tekst'
    GROUP BY ALL ORDER BY ALL
"""
NAMED = {
    "onvoorwaardelijk_sepot": "sepots", "dagvaarden": "dagvaardingen", "technisch_sepot": "technische sepots",
    "instroom": "ingestroomde zaken", "uitstroom": "afgedane zaken",
}  # fmt: skip
ROUNDS = 12

GROUPS = (
    "Bij verkrachting waren er in {y} {a} {w}, bij zedenmisdrijven {b}.",
    "In {y} waren er {b} {w} in zedenzaken en {a} in verkrachtingszaken.",
    "In {y} telde het OM bij zedenmisdrijven {b} {w} en bij verkrachting {a}.",
    "Het aantal {w} bij verkrachting was in {y} {a}, tegen {b} bij zedenmisdrijven.",
    "Het aantal {w} in {y}: verkrachting {a}, zedenmisdrijven {b}.",
    "Het aantal {w} in {y}: {a} bij verkrachting, {b} bij zedenmisdrijven.",
    "Van de {b} {w} bij zedenmisdrijven in {y} gingen er {a} over verkrachting.",
    "In {y} waren er {b} {w} bij zedenmisdrijven, waarvan {a} bij verkrachting.",
)
GROUP_SHARES = (
    "Het aandeel {w} bij verkrachting lag in {y} op {a} procent, bij zedenmisdrijven op {b} procent.",
    "Het aandeel {w} was in {y} {a}% bij verkrachting en {b}% bij zedenmisdrijven.",
    "Bij verkrachting was het aandeel {w} in {y} {a} procent, tegen {b} procent bij zedenmisdrijven.",
    "Het percentage {w} bij verkrachting ({a}%) was in {y} anders dan bij zedenmisdrijven ({b}%).",
)
YEARS = (
    "In {y} waren er {a} {w} bij {g} en in {z} {b}.",
    "Het aantal {w} bij {g} ging van {a} in {y} naar {b} in {z}.",
    "In {y} en {z} waren er bij {g} respectievelijk {a} en {b} {w}.",
    "In {z} waren er {b} {w} bij {g}, tegen {a} in {y}.",
    "Bij {g} waren er {a} {w} in {y} en {b} in {z}.",
    "Tussen {y} en {z} veranderde het aantal {w} bij {g} van {a} naar {b}.",
    "Het aantal {w} bij {g} was {b} in {z}; in {y} waren dat er {a}.",
    "Aantal {w} bij {g}: {a} ({y}), {b} ({z}).",
    "In {z} waren er bij {g} {b} {w}. In {y} waren dat er {a}.",
    "Waren er in {y} nog {a} {w} bij {g}, in {z} waren dat er {b}.",
)
MEASURES = (
    "In {y} werden bij {g} {a} zaken geseponeerd en {b} gedagvaard.",
    "Bij {g} waren er in {y} {a} sepots en {b} dagvaardingen.",
    "In {y} waren er bij {g} {b} dagvaardingen, tegen {a} sepots.",
    "Bij {g} was het in {y} {a} keer sepot en {b} keer dagvaarding.",
    "Bij {g}, {y}: sepot {a}, dagvaarding {b}.",
    "In {y} seponeerde het OM {a} zaken bij {g}; {b} zaken kwamen voor de rechter.",
)
OVER = (
    "In de periode {y}-{z} waren er bij {g} {n} {w}.",
    "Tussen {y} en {z} telde het OM {n} {w} bij {g}.",
    "Van {y} tot en met {z} ging het bij {g} om {n} {w}.",
)
OTHERS = (
    "Bij de overige zedenzaken waren er in {y} {n} {w}.",
    "In {y} telde het OM {n} {w} bij andere zedenmisdrijven dan verkrachting.",
    "Zonder verkrachting waren er in {y} {n} {w} bij zedenmisdrijven.",
    "Bij andere misdrijven waren er in {y} {n} {w}.",
    "In {y} waren er bij zedenmisdrijven {n} {w} meer dan {v}.",
)

Cells = dict[tuple[str, str, int], int]


@pytest.fixture(scope="module")
def cells(database: Path) -> Cells:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {(o, m, y): count for o, m, y, count in connection.execute(COUNTS).fetchall()}


@pytest.fixture(scope="module")
def shares(database: Path) -> Cells:
    with duckdb.connect(str(database), read_only=True) as connection:
        return {(o, m, y): int(share) for o, m, y, share in connection.execute(SHARES).fetchall()}


def verdicts(store: Store, text: str) -> dict[str, str]:
    """The verdict on each number of the text that got one, by how the number is written."""
    found = check_text(store, text).findings
    return {f.text.removesuffix("%").removesuffix("procent").strip(): f.verdict for f in found}


def both(store: Store, said: str, one: str, other: str) -> Iterator[str]:
    """What is wrong with the verdicts on a sentence with two figures, and with the same two exchanged."""
    true, mixed = said.replace("{a}", one).replace("{b}", other), said.replace("{a}", other).replace("{b}", one)
    yield from (f"accused: {shown} in {true}" for shown, found in verdicts(store, true).items() if found == WRONG)
    yield from (f"passed: {shown} in {mixed}" for shown, found in verdicts(store, mixed).items() if found in RIGHT)


def sentence(template: str, **words: object) -> str:
    """The template with all but its two figures."""
    return template.format(a="{a}", b="{b}", **words)


def test_two_groups_that_changed_places_do_not_pass(store: Store, cells: Cells, shares: Cells) -> None:
    rng, faults = random.Random(1), list[str]()
    for _ in range(ROUNDS):
        measure, year = rng.choice(list(NAMED)), rng.randint(2012, 2022)
        one, other = (number(cells[offence, measure, year]) for offence in ("verkrachting", "zedenmisdrijven"))
        for template in GROUPS:
            faults += both(store, sentence(template, y=year, w=NAMED[measure]), one, other)
        measure = rng.choice(["onvoorwaardelijk_sepot", "dagvaarden"])
        rape, whole = (shares[offence, measure, year] for offence in ("verkrachting", "zedenmisdrijven"))
        if abs(rape - whole) > 2:  # else each is right with another whole
            for template in GROUP_SHARES:
                faults += both(store, sentence(template, y=year, w=NAMED[measure]), str(rape), str(whole))
    assert not faults[:5], len(faults)


def test_two_years_that_changed_places_do_not_pass(store: Store, cells: Cells) -> None:
    rng, faults = random.Random(2), list[str]()
    for _ in range(ROUNDS):
        measure, group = rng.choice(list(NAMED)), rng.choice(["verkrachting", "zedenmisdrijven"])
        early, late = sorted(rng.sample(range(2012, 2023), 2))
        one, other = (number(cells[group, measure, year]) for year in (early, late))
        if one != other:
            for template in YEARS:
                faults += both(store, sentence(template, y=early, z=late, w=NAMED[measure], g=group), one, other)
    assert not faults[:5], len(faults)


def test_two_measures_that_changed_places_do_not_pass(store: Store, cells: Cells) -> None:
    faults = list[str]()
    for group in ("verkrachting", "zedenmisdrijven"):
        for year in range(2012, 2023, 2):
            one, other = (number(cells[group, measure, year]) for measure in ("onvoorwaardelijk_sepot", "dagvaarden"))
            for template in MEASURES:
                faults += both(store, sentence(template, y=year, g=group), one, other)
    assert not faults[:5], len(faults)


def test_a_figure_of_several_years_is_their_sum_and_not_that_of_one_of_them(store: Store, database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = [row for row in connection.execute(SUMS).fetchall() if row[1] in NAMED]
    rng, faults = random.Random(3), list[tuple[str, str | None]]()
    for group, measure, early, late, total, least, most in rng.sample(rows, 30):
        template = rng.choice(OVER)
        for count, allowed in ((total, RIGHT), (least, (None, WRONG)), (most, (None, WRONG))):
            said = template.format(y=early, z=late, g=group, w=NAMED[measure], n=number(count))
            if (found := verdicts(store, said).get(number(count))) not in allowed:
                faults.append((said, found))
    assert not faults[:5], len(faults)


def test_what_is_counted_beside_our_cases_is_never_judged(store: Store, cells: Cells) -> None:
    faults = list[tuple[str, str | None]]()
    for (group, measure, year), count in cells.items():
        if group != "zedenmisdrijven" or measure not in NAMED or count < 100 or year % 3:
            continue
        beside = count - cells["verkrachting", measure, year]
        other = next(words for code, words in NAMED.items() if code != measure)
        for template in OTHERS:
            for value in (beside, count):
                said = template.format(y=year, n=number(value), w=NAMED[measure], v=other)
                if (found := verdicts(store, said).get(number(value))) not in {None, "niet van ons"}:
                    faults.append((said, found))
    assert not faults[:5], len(faults)


@pytest.mark.parametrize(
    "said",
    [
        "Het OM seponeerde in 2022 bij verkrachting 412, bij zeden 1.302 en dagvaardde {}.",
        "In 2022 seponeerde het OM 412 verkrachtingszaken en 1.302 zedenzaken en dagvaardde het {} keer.",
    ],
)
def test_a_number_behind_a_list_of_groups_may_be_of_either(store: Store, said: str) -> None:
    for count, verdicts in (("342", ["klopt"] * 3), ("1.401", ["klopt"] * 3), ("399", ["klopt"] * 2)):
        assert [f.verdict for f in check_text(store, said.format(count)).findings] == verdicts
