"""A share of the sepots that is said of all cases: never right as it stands, and the true one always is."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from zedentui.prose.findings import RIGHT, WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

PARTS = """
    SELECT part.offence, part.measure, part.year, round(100.0 * part.count / whole.count),
        round(100.0 * part.count / part.uitstroom)
    FROM figure AS part
    JOIN figure AS whole ON whole.offence = part.offence AND whole.year = part.year
    WHERE part.newest AND part.basis = 'tekst' AND whole.newest AND whole.basis = 'tekst'
        AND whole.measure = 'onvoorwaardelijk_sepot' AND part.measure = 'technisch_sepot'
    ORDER BY ALL
"""
CASES = {"zedenmisdrijven": ("zedenzaken", "zedenmisdrijven"), "verkrachting": ("verkrachtingszaken", "verkrachtingen")}
OF_CASES = (
    "{n}% van de {c} werd in {y} technisch geseponeerd.",
    "Van de {c} werd in {y} {n}% technisch geseponeerd.",
    "In {y} was {n}% van de {c} een technisch sepot.",
    "Van alle {c} eindigde in {y} {n}% in een technisch sepot.",
    "Van alle {c} die het OM in {y} afhandelde, werd {n} procent technisch geseponeerd.",
    "In {y} kwamen veel aangiften. {n} procent van de {c} werd in {y} op technische gronden geseponeerd.",
)
OF_SEPOTS = (
    "In {y} was {n}% van de sepots bij {g} technisch.",
    "Van de onvoorwaardelijk geseponeerde {c} was in {y} {n}% een technisch sepot.",
    "Van de {c} die in {y} zijn geseponeerd, was {n}% een technisch sepot.",
)


@pytest.fixture(scope="module")
def parts(database: Path) -> list[tuple[str, str, int, int, int]]:
    with duckdb.connect(str(database), read_only=True) as connection:
        return connection.execute(PARTS).fetchall()[::3]


def verdicts(store: Store, text: str) -> set[str]:
    """The verdicts on the shares of a text."""
    return {finding.verdict for finding in check_text(store, text).findings}


def test_a_share_of_the_sepots_is_not_one_of_all_cases(
    store: Store, parts: list[tuple[str, str, int, int, int]]
) -> None:
    faults = []
    for offence, _, year, of_sepots, of_all in parts:
        for at, said in enumerate(OF_CASES):
            words = CASES[offence][at % 2]
            if verdicts(store, said.format(n=int(of_sepots), c=words, y=year)) - {"niet van ons"} != {WRONG}:
                faults.append(("passed", said, offence, year))
            if WRONG in verdicts(store, said.format(n=int(of_all), c=words, y=year)):
                faults.append(("accused", said, offence, year))
        for said in OF_SEPOTS:
            found = verdicts(store, said.format(n=int(of_sepots), c=CASES[offence][0], g=offence, y=year))
            if not found or found - set(RIGHT):
                faults.append(("accused", said, offence, year))
    assert not faults, (len(faults), faults[:5])


def test_behind_a_sentence_about_the_sepots_it_is_right_of_those(store: Store) -> None:
    text = "In 2022 werden 1.302 zedenzaken geseponeerd. 88% van de zedenzaken werd technisch geseponeerd."
    assert [f.verdict for f in check_text(store, text).findings] == ["klopt", "klopt met andere noemer"]


@pytest.mark.parametrize("bound", ["minder dan 2.500", "hooguit 2.400"])
def test_a_bound_that_another_measure_keeps_is_not_right_for_that(store: Store, bound: str) -> None:
    text = (
        "In 2022 werd in 1.401 zedenzaken gedagvaard. De instroom van verkrachtingszaken was dat jaar 743. "
        f"Bij zedenzaken waren dat er in 2022 {bound}."
    )
    assert [f.verdict for f in check_text(store, text).findings if f.number >= 2000] in ([], [WRONG])


def test_a_change_of_more_than_a_number_is_not_right_for_just_any_two_years(store: Store) -> None:
    text = "In 2022 was de instroom bij verkrachting 743, in 2018 548. In 2022 steeg die met meer dan 30 procent."
    assert not {f.verdict for f in check_text(store, text).findings if f.number == 30} & set(RIGHT)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("Van 2018 tot en met 2022 lag de instroom van verkrachting steeds boven de {}.", (547, 600)),
        ("Elk jaar werden meer dan {} verkrachtingszaken gedagvaard.", (219, 300)),
        ("Tussen 2018 en 2022 waren er altijd minder dan {} sepots bij verkrachting.", (413, 400)),
    ],
)
def test_what_is_said_of_each_year_holds_in_all_of_them(store: Store, said: str, holds: tuple[int, int]) -> None:
    true, false = ([f.verdict for f in check_text(store, said.format(n)).findings] for n in holds)
    assert true == ["klopt"]
    assert false in ([], [WRONG])


@pytest.mark.parametrize(
    "asked",
    [
        "Is de instroom van verkrachting ooit lager geweest dan 500?",
        "Zijn er in 2022 meer dan 800 verkrachtingszaken ingestroomd?",
        "Waren er in 2022 bij verkrachting 500 dagvaardingen?",
    ],
)
def test_what_is_only_asked_is_not_called_wrong(store: Store, asked: str) -> None:
    assert WRONG not in {f.verdict for f in check_text(store, asked).findings}


def test_a_share_that_is_worked_out_from_the_two_counts_before_it_is_not_called_wrong(store: Store) -> None:
    text = (
        "Het aantal dagvaardingen bij verkrachting steeg van 227 in 2020 naar 342 in 2022, een opkikker van {} procent."
    )
    found = [f.verdict for n in (51, 66) for f in check_text(store, text.format(n)).findings if f.number == n]
    assert WRONG not in found


@pytest.mark.parametrize(
    "text",
    [
        "Het aantal dagvaardingen bij zedenmisdrijven floreerde tussen 2018 en 2022 met 26 procent.",
        "In 2015 won de uitstroom bij zedenmisdrijven 46 op 2012.",
        "In 2022 pakte de instroom bij verkrachting 180 ten opzichte van 2012.",
        "De instroom bij verkrachting pluste in 2022 180 tegenover 2012.",
        "De uitstroom bij zedenmisdrijven pluste 46 tussen 2012 en 2015.",
    ],
)
def test_a_number_behind_an_unknown_verb_between_two_years_is_not_called_wrong(store: Store, text: str) -> None:
    assert WRONG not in {f.verdict for f in check_text(store, text).findings}
