"""A bare number that answers a question is of what was asked; how often somebody says something is of nothing."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

COUNTS = """
    SELECT offence, measure, year, count FROM figure
    WHERE newest AND basis = 'tekst' AND count > 100
        AND measure IN ('instroom', 'uitstroom', 'onvoorwaardelijk_sepot', 'technisch_sepot', 'dagvaarden')
    ORDER BY ALL
"""
NAMED = {
    "instroom": "de instroom", "uitstroom": "de uitstroom", "onvoorwaardelijk_sepot": "het aantal sepots",
    "technisch_sepot": "het aantal technische sepots", "dagvaarden": "het aantal dagvaardingen",
}  # fmt: skip
ASKED = (
    "Weet u hoe hoog {m} bij {g} was in {y}? {n}.",
    "Hoe hoog was in {y} {m} bij {g}? Dat waren er {n}.",
    "Wat was {m} bij {g} in {y}? Antwoord: {n}!",
    "Wat was bij {g} {m} in {y}? {n}, voorzitter.",
    "Hoe hoog was {m} bij {g} in {y}? Ik weet het wel. {n}.",
    "Het gaat over {g}. Hoe hoog was {m} in {y}?\n{n}",
)


def found_in(store: Store, text: str) -> list[tuple[str, str]]:
    """The numbers of a text that were judged, with their verdicts."""
    return [(f.text, f.verdict) for f in check_text(store, text).findings]


def dotted(count: int) -> str:
    """A count as people write it."""
    return f"{count:,}".replace(",", ".")


def test_a_bare_answer_is_of_the_group_the_measure_and_the_year_of_its_question(store: Store, database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        counts = {row[:3]: row[3] for row in connection.execute(COUNTS).fetchall()}
    faults: list[tuple[object, ...]] = []
    for at, ((group, measure, year), count) in enumerate(counts.items()):
        other = {"verkrachting": "zedenmisdrijven", "zedenmisdrijven": "verkrachting"}[group]
        near = ((other, measure, year), (group, measure, year - 1), (group, "technisch_sepot", year))
        asked = ASKED[at % len(ASKED)]
        if found_in(store, asked.format(m=NAMED[measure], g=group, y=year, n=dotted(count))) != [
            (dotted(count), "klopt")
        ]:
            faults.append(("not right", asked, group, measure, year))
        for key in near:
            wrong = counts.get(key, count)
            found = found_in(store, asked.format(m=NAMED[measure], g=group, y=year, n=dotted(wrong)))
            if wrong != count and found != [(dotted(wrong), WRONG)]:
                faults.append(("passed", asked, group, measure, year, wrong))
    assert not faults, (len(faults), faults[:5])


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel sepots waren er bij verkrachting in 2022? En hoeveel dagvaardingen? 412. 342.",
        "Hoeveel minder sepots bij verkrachting waren er in 2022? 43.",
        "Met hoeveel is de instroom bij verkrachting in 2022 gestegen? Met 66.",
        "De instroom bij verkrachting steeg in 2022. Met hoeveel? 66.",
        "Wat was het verschil in instroom bij verkrachting in 2022? 66.",
        "Hoeveel sepots bij verkrachting verwacht u in 2022? 500.",
        "Hoeveel sepots bij verkrachting waren er in 2022? 300? Nee, 412.",
        "Hoeveel sepots bij verkrachting waren er in 2022? Dat vraagt mijn buurman ook. 13.",
        "Hoeveel procent van de zedenzaken werd in 2022 geseponeerd? 46.",
        "Hoeveel sepots bij verkrachting in 2022 waren terecht? 300.",
        "Hoeveel slachtoffers hadden de sepots bij verkrachting in 2022? 500.",
        "Op welke bladzijde staan de sepots bij verkrachting in 2022? 141.",
        "In 2022 waren er 412 sepots bij verkrachting. Hoeveel agenten werken er in 2022? 743.",
        "Hoeveel sepots waren er bij verkrachting in 2022? 412. En in 2021? 369. En bij zedenzaken? 1.215.",
    ],
)
def test_an_answer_to_something_else_is_not_called_wrong(store: Store, text: str) -> None:
    assert WRONG not in dict(found_in(store, text)).values()


@pytest.mark.parametrize("asked", ["Wie kent", "Kunt u mij eens verklappen hoe hoog dat is:", "Raad eens naar"])
def test_an_answer_to_a_question_in_other_words_is_not_right_for_the_other_group(store: Store, asked: str) -> None:
    text = f"{asked} het aantal technische sepots bij verkrachting in 2012? {{}}."
    assert found_in(store, text.format("268")) == [("268", "klopt")]
    assert not set(RIGHT) & set(dict(found_in(store, text.format("1.111"))).values())


@pytest.mark.parametrize(
    "said",
    [
        "Dat heb ik 412 keer gezegd.", "Dat zei ik al 412 keer.", "U hebt dat 412 maal herhaald.",
        "We hebben het 412 keer gehoord.", "412 keer heb ik dat gevraagd.", "Ik deed dat 412 keer.",
    ],
)  # fmt: skip
def test_how_often_somebody_says_something_is_no_figure(store: Store, said: str) -> None:
    text = "In 2022 waren er 412 sepots bij verkrachting."
    assert found_in(store, f"{text} {said}") == found_in(store, text) == [("412", "klopt")]


def test_how_often_something_of_ours_happened_is_one(store: Store) -> None:
    assert found_in(store, "In 2022 werd bij verkrachting 412 keer geseponeerd.") == [("412", "klopt")]
    assert not set(RIGHT) & {v for _, v in found_in(store, "In 2022 werd bij verkrachting 419 keer geseponeerd.")}
