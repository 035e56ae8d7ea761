"""A figure that is compared over a break of the series says so, whatever way it leaves by: no copy loses that."""

from __future__ import annotations

import json

import pytest

from zedentui.kinds import figure
from zedentui.kinds.unit import UNITS
from zedentui.search import search
from zedentui.store.store import Store
from zedentui.text.table import render

BREAK = 2019  # from this year on technical sepots are registered otherwise


def crosses(unit: str, year: int) -> bool:
    """Whether a figure of this year is, in this unit, held against one from before the break."""
    return (unit in {"verschil", "verschil_procent"} and year == BREAK) or (unit == "index" and year >= BREAK)


@pytest.mark.parametrize("presumed", [False, True])
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.code)
def test_a_comparison_over_a_break_is_never_copied_without_it(store: Store, unit, presumed: bool) -> None:
    data = store.presumed_figures if presumed else store.figures
    for key, cell in data.cells.items():
        compares = crosses(unit.code, cell.year)
        told = compares and (unit.code != "index" or unit.value(cell) is not None)  # of few cases no index is said
        said = figure.speech(cell, data, store.dossier(), unit.code).line
        assert ("reeksbreuk vanaf 2019" in said) == told, said
        value = figure.copied(cell, data, unit, store.figures.cells[key])
        assert value.endswith("reeksbreuk vanaf 2019)") == compares, value
        assert value.count("(") <= 1, value
        sentence = figure.sentence(cell, data, code=unit.code, changed=True)
        assert ("reeksbreuk vanaf 2019" in sentence) == (told or cell.year == BREAK), sentence


def test_a_program_reads_the_break_beside_the_value(store: Store) -> None:
    for unit in UNITS:
        table = figure.table(list(store.figures.cells.values()), unit.code, store.figures)
        for row in json.loads(render(table, "json")):
            assert row.get("series_break") == (str(BREAK) if crosses(unit.code, row["year"]) else None), row


@pytest.mark.parametrize(
    "question",
    [
        "sepots zeden 2019",
        "technisch sepot verkrachting 2019",
        "1.197",
        "index sepots verkrachting 2022",
        "in welke jaren steeg het aantal sepots bij zeden",
        "hoeveel jaar op rij steeg het aantal sepots bij verkrachting",
        "waarom zo weinig technische sepots bij verkrachting in 2019",
        "sepots zeden 2022 tov 2012",
        "steeg het aandeel sepots bij verkrachting in 2019",
    ],
)
def test_an_answer_that_compares_over_a_break_says_so_in_its_own_sentence(store: Store, question: str) -> None:
    card = search(store, question).card
    assert card is not None
    assert "Let op: de reeks breekt in 2019." in card.answer


@pytest.mark.parametrize("question", ["sepots zeden 2020", "instroom zeden 2019", "1.302", "dagvaarden zeden 2019"])
def test_an_answer_that_compares_over_no_break_says_nothing_of_it(store: Store, question: str) -> None:
    card = search(store, question).card
    assert card is not None
    assert "breekt" not in card.answer
