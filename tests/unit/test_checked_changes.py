"""By how much something rose or fell: true between its two years, and never true between two others or the other way.

The changes come from SQL here; the sentences are written from their meaning.
"""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

CHANGES = """
    SELECT one.offence, one.measure, one.year, other.year, one.count, other.count
    FROM figure AS one
    JOIN figure AS other ON other.offence = one.offence AND other.measure = one.measure AND other.year > one.year
    WHERE one.newest AND one.basis = 'tekst' AND other.newest AND other.basis = 'tekst'
        AND one.measure IN ('instroom', 'uitstroom', 'onvoorwaardelijk_sepot', 'dagvaarden', 'technisch_sepot')
    ORDER BY ALL
"""
NAMED = {
    "instroom": "de instroom", "uitstroom": "de uitstroom", "dagvaarden": "het aantal dagvaardingen",
    "onvoorwaardelijk_sepot": "het aantal sepots", "technisch_sepot": "het aantal technische sepots",
}  # fmt: skip
BETWEEN = (
    "Bij {g} {steeg} {m} tussen {y} en {z} met {n}.",
    "{M} bij {g} {steeg} van {y} op {z} met {n}.",
    "Van {y} tot en met {z} {steeg} {m} bij {g} met {n}.",
    "In {z} was {m} bij {g} {n} {hoger} dan in {y}.",
    "{M} bij {g} is sinds {y} met {n} {gestegen} in {z}.",
    "Vergeleken met {y} {steeg} {m} bij {g} in {z} met {n}.",
    "Ten opzichte van {y} is {m} bij {g} in {z} {n} {hoger}.",
    "{M} bij {g} ({z}): {n} {hoger} dan in {y}.",
    "Een {stijging} van {n} tussen {y} en {z}: zo veranderde {m} bij {g}.",
    "{M} bij {g} nam in de periode {y}-{z} met {n} {toe}.",
    "{M} bij {g} ({y}-{z}): {plus} {n}.",
    "{Plus} {n}: zo veranderde {m} bij {g} van {y} op {z}.",
    "Na een eerdere {daling} {steeg} {m} bij {g} van {y} op {z} met {n}.",
    "{M} bij {g} {steeg} van {y} op {z} met {n}, na een eerdere {daling}.",
    "{M} bij {g} {steeg} van {y} op {z} minder hard, met {n}.",
    "Geen {daling} maar een {stijging}: {m} bij {g} {steeg} van {y} op {z} met {n}.",
    "{M} bij {g} {steeg} van {y} op {z} met maar liefst {n}.",
    "{M} bij {g} {steeg} van {y} op {z} met {n}, een omslag na de {daling} eerder.",
    "Eerder was er een {daling}, maar van {y} op {z} {steeg} {m} bij {g} met {n}.",
    "{M} bij {g} {steeg} met {n} tussen {y} en {z}; later was er een {daling}.",
)
UP = {
    "steeg": "steeg", "hoger": "hoger", "gestegen": "gestegen", "stijging": "stijging", "toe": "toe", "plus": "plus",
    "Plus": "Plus", "daling": "daling",
}  # fmt: skip
DOWN = {
    "steeg": "daalde", "hoger": "lager", "gestegen": "gedaald", "stijging": "daling", "toe": "af", "plus": "min",
    "Plus": "Min", "daling": "stijging",
}  # fmt: skip
VERBS = {
    True: ("klom #", "liep # op", "vermeerderde #", "sprong #", "groeide #", "schoot # omhoog",
           "was in {z} {n} groter dan in {y}", "kende tussen {y} en {z} een verhoging van {n}"),
    False: ("kromp #", "liep # terug", "zakte #", "slonk #", "verminderde #", "kelderde #", "is # teruggelopen",
            "dook #", "was in {z} {n} kleiner dan in {y}", "kende tussen {y} en {z} een teruggang van {n}"),
}  # fmt: skip
ROUNDS = 10
LEAST = 3  # a change below this is soon right for other years too
APART = 2  # percent, or cases, by which another change has to differ

Change = tuple[str, str, int, int, int, int]


@pytest.fixture(scope="module")
def changes(database: Path) -> list[Change]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(CHANGES).fetchall()


def size(change: Change, *, percent: bool) -> float:
    """By how much it changed, in cases or in percent."""
    *_, early, late = change
    return 100 * (late - early) / early if percent else late - early


def shown(value: float, *, percent: bool) -> str:
    """How a change is written."""
    return f"{abs(value):.0f}%" if percent else str(abs(round(value)))


def said(template: str, change: Change, number: str, words: dict[str, str]) -> str:
    """The sentence about a change."""
    offence, measure, early, late, *_ = change
    name = NAMED[measure]
    return template.format(g=offence, m=name, M=name[0].upper() + name[1:], y=early, z=late, n=number, **words)


def verdicts(store: Store, text: str) -> list[str]:
    """The verdicts on the numbers of a sentence."""
    return [finding.verdict for finding in check_text(store, text).findings]


def chosen(changes: list[Change], rng: random.Random, *, percent: bool) -> Change:
    """A change that is large enough to tell something."""
    return rng.choice([each for each in changes if abs(size(each, percent=percent)) >= LEAST])


@pytest.mark.parametrize("template", BETWEEN)
def test_a_change_is_that_between_the_years_that_are_named_and_goes_its_own_way(
    store: Store, changes: list[Change], template: str
) -> None:
    rng, faults, right = random.Random(template), [], 0
    for at in range(ROUNDS):
        percent = at % 3 > 0
        change = chosen(changes, rng, percent=percent)
        value = size(change, percent=percent)
        words, turned = (UP, DOWN) if value > 0 else (DOWN, UP)
        true = said(template, change, shown(value, percent=percent), words)
        found = verdicts(store, true)
        right += any(verdict in RIGHT for verdict in found)
        faults += [f"accused: {true}"] * (WRONG in found)
        mixed = said(template, change, shown(value, percent=percent), turned)
        faults += [f"turned: {mixed}"] * any(verdict in RIGHT for verdict in verdicts(store, mixed))
        for other in rng.sample([each for each in changes if each[:2] == change[:2]], 4):
            wrong = size(other, percent=percent)
            if abs(wrong - value) < APART or wrong * value < 0:
                continue
            mixed = said(template, change, shown(wrong, percent=percent), words)
            faults += [f"passed: {mixed}"] * any(verdict in RIGHT for verdict in verdicts(store, mixed))
    assert not faults, (len(faults), faults[:5])
    assert right > ROUNDS / 2


@pytest.mark.parametrize("up", [True, False])
def test_any_verb_that_says_that_something_moved_makes_a_number_a_change(
    store: Store, changes: list[Change], up: bool
) -> None:
    rng, faults = random.Random(up), []
    for verb in VERBS[up]:
        for percent in (True, True, True, False):
            change = chosen([each for each in changes if (each[5] > each[4]) == up], rng, percent=percent)
            template = "{M} bij {g} " + verb.replace("#", "tussen {y} en {z} met {n}") + "."
            text = said(template, change, shown(size(change, percent=percent), percent=percent), UP)
            if not any(verdict in RIGHT for verdict in verdicts(store, text)):
                faults.append(text)
    assert not faults


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("In 2013 was de instroom bij verkrachting nog 114 hoger dan in 2018.", "114"),
        ("In 2013 was de instroom bij verkrachting 20,8 procent hoger dan in 2018.", "20,8 procent"),
        ("In 2022 waren er 342 dagvaardingen bij verkrachting. In 2021 nog maar 287. Plus 19%!", "19%"),
        ("Tussen 2012 en 2017 kwam er bij verkrachting 12% bij in het aantal technische sepots.", "12%"),
    ],
)
def test_a_change_against_a_later_year_or_in_one_word_is_right(store: Store, text: str, number: str) -> None:
    assert {f.text: f.verdict for f in check_text(store, text).findings}[number] in RIGHT


def test_a_change_that_its_own_sentence_works_out_rightly_is_never_called_wrong(store: Store) -> None:
    text = (
        "Er waren 385 technische sepots bij verkrachting. De officier bracht 342 zaken aan, in 2018 nog 235: plus 107."
    )
    assert "107" not in {f.text for f in check_text(store, text).findings if f.verdict == WRONG}
