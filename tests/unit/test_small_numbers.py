"""Few cases are told as they are: no percentage of change on a small base, no share that is there as nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from zedentui.kinds import change, comparison, figure
from zedentui.kinds.unit import LEAST_BASE, UNITS, Unit, unit
from zedentui.model import Figures, Observation
from zedentui.store.store import Store
from zedentui.text.dutch import number, percent, portion

NOTHING = re.compile(r"(?<![0-9,])0,0(?:%| procent)")
SHARES = ("share_uitstroom", "share_instroom", "share_parent")


def said(data: Figures, cell: Observation, store: Store) -> Iterator[str]:
    """Everything that is said of one figure, in every unit."""
    for each in UNITS:
        yield figure.sentence(cell, data, code=each.code, changed=True, parts=True)
        yield figure.speech(cell, data, store.dossier(), each.code).line
    for year in (data.years[0], data.years[-1]):
        other = data.cells.get((cell.offence, cell.measure, year))
        if other is not None and other is not cell:
            yield comparison.sentence(cell, other, data)
    yield change.sentence(cell, data) or ""


@pytest.mark.parametrize("presumed", [False, True])
def test_a_share_that_is_there_is_never_nothing(store: Store, presumed: bool) -> None:
    data = store.presumed_figures if presumed else store.figures
    tiny = [cell for cell in data.cells.values() for name in SHARES if 0 < (getattr(cell, name) or 0) < 0.05]
    assert tiny
    for cell in tiny:
        assert any("minder dan 0,1%" in text for text in said(data, cell, store))
        assert any(each.text(cell) == "<0,1%" for each in UNITS)
    for cell in data.cells.values():
        if not cell.count:
            continue
        for text in said(data, cell, store):
            there = re.sub(r"(?<![0-9.])0 \(0,0%\)|in [0-9]{4} 0,0%", "", text)  # parts and years without any case
            assert not NOTHING.search(there) or f"geen {figure.labels(cell, data)[0].cases}" in text, text
        assert not any(each.text(cell) == "0,0%" for each in UNITS if each.column in SHARES)


@pytest.mark.parametrize("each", UNITS, ids=lambda each: each.code)
def test_a_change_in_percent_stands_on_twenty_cases_or_more(store: Store, each: Unit) -> None:
    for data in (store.figures, store.presumed_figures):
        for cell in data.cells.values():
            if cell.change is None:
                continue
            before = cell.count - cell.change
            words = change.sentence(cell, data) or ""
            spoken = figure.speech(cell, data, store.dossier(), "verschil_procent").line
            if before < LEAST_BASE:
                assert not re.search(r"[+−][0-9.,]+%", words), words
                assert " een stijging van" not in spoken
                assert " een daling van" not in spoken
                assert unit("verschil_procent").value(cell) is None
                assert unit("verschil_procent").text(cell) == f"{number(before)}→{number(cell.count)}"
            elif cell.change:
                assert re.search(r"%", words), words
                assert unit("verschil_procent").value(cell) == cell.change_percent
            if each.code == "index" and (cell.base_count or 0) < LEAST_BASE:
                assert each.value(cell) is None


def test_the_same_small_share_is_said_the_same() -> None:
    assert (percent(0.04), portion(0.04)) == ("<0,1%", "minder dan 0,1%")
    assert (percent(0), portion(0)) == ("0,0%", "0,0%")
    assert (percent(0.05), portion(0.05)) == ("0,1%", "0,1%")
    assert percent(-0.001, 2) == "<0,01%"
    assert change.in_percent(20_000, 20_001) == "minder dan 0,1%"
    assert change.in_percent(19, 22) == "van 19 naar 22"
