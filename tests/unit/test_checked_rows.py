"""A row of a year and its figures is a row of a table, whatever stands between its cells."""

from __future__ import annotations

import pytest

from zedentui.prose.findings import WRONG
from zedentui.prose.text_check import check_text
from zedentui.store.store import Store

pytestmark = pytest.mark.usefixtures("cells_once")

TABLE = (
    ("Jaar", "Instroom", "Uitstroom", "Dagvaardingen"),
    ("2020", "554", "538", "227"),
    ("2021", "677", "650", "287"),
    ("2022", "743", "758", "344"),
)


@pytest.mark.parametrize("between", ["|", " | ", "\t", ";", "; ", " ; ", " ", "  ", "      "])
@pytest.mark.parametrize("above", ["Verkrachting", "Zaken van verkrachting\n", "De cijfers bij verkrachting."])
def test_a_row_is_read_whatever_stands_between_its_cells(store: Store, above: str, between: str) -> None:
    table = "\n".join(between.join(row) for row in TABLE)
    found = check_text(store, f"{above}\n{table}\n").findings
    assert [f.text for f in found] == [cell for row in TABLE[1:] for cell in row[1:]]
    assert {f.text for f in found if f.verdict == WRONG} == {"650", "344"}
    assert [f.line for f in found] == [above.count("\n") + 3 + i // 3 for i in range(9)]


@pytest.mark.parametrize(
    "text",
    [
        "Verkrachting in 2022; instroom 743; uitstroom 750; sepots 412",
        "Verkrachting in 2022: instroom 743; uitstroom 750; dagvaardingen 342.",
    ],
)
def test_a_sentence_with_semicolons_is_no_row(store: Store, text: str) -> None:
    assert [f.text for f in check_text(store, text).findings if f.verdict == WRONG] == ["750"]
