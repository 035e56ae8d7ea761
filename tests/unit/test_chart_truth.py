"""A chart tells the truth: what is read back from the drawn characters is the figure, at most half a dot off."""

from __future__ import annotations

import os
import random
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import LETTER

import chart_reader as reader
from chart_checks import COLOURS, check, right_of
from zedentui import charts
from zedentui.charts import ChartRequest, Picture, Room, Series, stacks
from zedentui.charts.dots import SHAPES
from zedentui.charts.words import CAPTIONS
from zedentui.model import Annotation, Measure, Offence, Source

WIDTHS, HEIGHTS = range(40, 201), range(4, 21)
RANGES = {"aantal": (0, 3000), "uitstroom": (0.0, 100.0), "verschil": (-300, 300), "verschil_procent": (-80.0, 200.0),
          "index": (20.0, 300.0)}  # fmt: skip
PLACE = Source(LETTER, "tabel-1", "Tabel 1", 5)
STACKED = ("aantal", "uitstroom")


def random_series(chance: random.Random, unit: str, count: int, years: int) -> tuple[Series, ...]:
    """Series as the dossier has them: large beside small, now and then no figure, a zero, or the same figure twice."""
    low, high = RANGES[unit]
    columns: list[list[float | None]] = []
    for _ in range(count):
        top = low + (high - low) * chance.choice([1, 1, 0.3, 0.02])
        values: list[float | None] = []
        for at in range(years):
            kind = chance.random()
            if kind < 0.1:
                values.append(None)
            elif kind < 0.2 and columns:
                values.append(columns[-1][at])
            elif isinstance(low, int):
                values.append(chance.randint(int(min(low, top)), int(max(low, top))))
            else:
                values.append(
                    chance.choice([0.0 if low <= 0 else low, chance.uniform(low, top), chance.uniform(low, top)])
                )
        columns.append(values)
    return tuple(Series(f"maat {'ABCDEF'[index]}", tuple(values)) for index, values in enumerate(columns))


def request(chance: random.Random, kind: str) -> ChartRequest:
    unit = chance.choice(STACKED if kind == "gestapeld" else tuple(RANGES))
    years = tuple(range(2023 - chance.choice([2, 3, 6, 11, 11, 11]), 2023))
    series = random_series(chance, unit, chance.choice([1, 2, 2, 3, 4]), len(years))
    return ChartRequest(series=series, years=years, unit=unit, kind=kind, highlight=chance.choice([None, *years]))


@pytest.mark.parametrize("kind", charts.KINDS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), width=st.sampled_from(WIDTHS), height=st.sampled_from(HEIGHTS))
def test_what_is_drawn_is_the_figure_at_any_size_and_says_what_it_is(
    kind: str, seed: int, width: int, height: int
) -> None:
    asked = request(random.Random(seed), kind)
    picture = charts.draw(asked, Room(width, height, COLOURS))
    check(asked, picture)
    names_its_series_and_its_unit(asked, picture)


def names_its_series_and_its_unit(asked: ChartRequest, picture: Picture) -> None:
    text = picture.plain()
    if picture.drawn:
        assert CAPTIONS[asked.unit].split(",")[0] in text
        assert all(one.label in text for one in asked.series)


def test_what_is_drawn_is_the_figure_from_the_least_to_the_largest_size() -> None:
    """Each height at widths in steps, the kinds in turn; every way of drawing occurs. ZEDENTUI_SWEEP=1: each width."""
    widths = WIDTHS if os.environ.get("ZEDENTUI_SWEEP") else WIDTHS[::5]
    seen: dict[str, int] = {}
    for at, (width, height) in enumerate((width, height) for width in widths for height in HEIGHTS):
        chance = random.Random(at)
        asked = request(chance, chance.choice(charts.KINDS))
        picture = charts.draw(asked, Room(width, height, COLOURS))
        what = check(asked, picture)
        names_its_series_and_its_unit(asked, picture)
        seen[what] = seen.get(what, 0) + 1
    assert min(seen.get(what, 0) for what in ("lijnen", "line", "staven", "gestapeld", "sparks", "words")) > 4, seen


# What is drawn says what it is -----------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["lijnen", "staven"])
@pytest.mark.parametrize(
    ("bases", "said"),
    [((), "index"), ((2012,), "index, 2012 = 100"), ((2021, 2012, 2021), "index, 2012 en 2021 = 100 (elke brief")],
)
def test_an_index_names_the_years_that_have_100(kind: str, bases: tuple[int, ...], said: str) -> None:
    series = (Series("Instroom", (100.0, 110.0, 120.0)),)
    asked = ChartRequest(series=series, years=(2020, 2021, 2022), unit="index", kind=kind, bases=bases)
    for width in (80, 200):
        assert said in charts.draw(asked, Room(width, 18, COLOURS)).plain()


@given(value=st.integers(1, 3000), width=st.sampled_from(range(60, 201)), height=st.sampled_from(range(13, 21)))
@settings(max_examples=40, deadline=None)
def test_series_on_the_same_dot_are_all_to_be_seen(value: int, width: int, height: int) -> None:
    asked = ChartRequest(
        series=tuple(Series(f"maat {name}", (value, 0, value)) for name in "ABC"), years=(2020, 2021, 2022),
        unit="aantal",
    )  # fmt: skip
    picture = charts.draw(asked, Room(width, height))
    rule = reader.ruler(picture)
    assert rule is not None
    places = [reader.marks(picture, rule, SHAPES[index], (None,), right_of(picture)) for index in range(3)]
    assert [len(found) for found in places] == [3, 3, 3]
    for column in zip(*places, strict=True):
        assert max(x for x, _ in column) - min(x for x, _ in column) <= 4  # beside each other, at their year
        assert len({level for _, level in column}) == 1


def test_a_doubtful_figure_has_its_sign_and_the_sign_its_legend() -> None:
    signs = ("", "?", "", "", "", "")
    one = Series("administratief sepot", (38, 38, 44, 47, 51, 51), signs)
    for kind in ("lijnen", "staven"):
        for width, height in ((78, 6), (78, 14), (120, 20), (40, 3)):
            asked = ChartRequest(
                series=(one,), years=tuple(range(2016, 2022)), unit="aantal", kind=kind, highlight=2017
            )
            text = charts.draw(asked, Room(width, height)).plain()
            if "?" in text:
                assert re.search(r"\? 2017: zoals in onze|38\? \(2017\)", text), text
        assert "38?" in charts.draw(asked, Room(120, 20)).plain()


def test_no_mark_of_a_year_stands_without_its_legend() -> None:
    notes = tuple(
        Annotation(mark, "kanttekening", 2020, None, mark, "Kanttekening bij dit jaar", "", PLACE)
        for mark in ("*", "**")
    )
    for kind in charts.KINDS:
        for width in (40, 60, 78, 120):
            for height in HEIGHTS:
                asked = ChartRequest(
                    series=(Series("a", (1, 2, 3)), Series("b", (3, 2, 1))), years=(2020, 2021, 2022), unit="aantal",
                    kind=kind, annotations=notes,
                )  # fmt: skip
                text = charts.draw(asked, Room(width, height)).plain()
                assert ("*,**" in text) <= ("* vanaf 2020: K" in text and "** vanaf 2020: K" in text), text
                assert "***" not in text


# Stacks ----------------------------------------------------------------------------------------------------------


def leaf(code: str, parent: str | None) -> Measure:
    return Measure(code, 1, parent, 0, code.capitalize(), code, "", None)


TREE = [leaf("instroom", None), leaf("uitstroom", None), leaf("sepot", "uitstroom"), leaf("technisch", "sepot"),
        leaf("beleid", "sepot"), leaf("dagvaarden", "uitstroom")]  # fmt: skip
GROUPS = [Offence("zeden", 1, "Zedenmisdrijven", "", "", "", PLACE), Offence("v", 2, "Verkrachting", "", "", "", PLACE)]


@pytest.mark.parametrize(
    ("codes", "unit", "groups", "why"),
    [
        ("sepot dagvaarden", "aantal", 1, ""),
        ("technisch beleid dagvaarden", "uitstroom", 1, ""),
        ("technisch beleid", "hoofdmaat", 1, ""),
        ("instroom", "aantal", 1, ""),
        ("sepot technisch", "aantal", 1, "het tweede is een deel van het eerste"),
        ("uitstroom technisch", "aantal", 1, "het tweede is een deel van het eerste"),
        ("instroom uitstroom", "aantal", 1, "het een komt binnen"),
        ("instroom dagvaarden", "instroom", 1, "het een komt binnen"),
        ("sepot dagvaarden", "aantal", 2, "verkrachting is een deel van zedenmisdrijven"),
        ("sepot dagvaarden", "index", 1, "tellen niet op"),
        ("sepot dagvaarden", "verschil", 1, "tellen niet op"),
        ("technisch dagvaarden", "hoofdmaat", 1, "delen van iets anders"),
    ],
)
def test_a_stack_holds_parts_that_exclude_each_other(codes: str, unit: str, groups: int, why: str) -> None:
    chosen = [measure for measure in TREE if measure.code in codes.split()]
    said = stacks.refusal(TREE, chosen, GROUPS[:groups], unit)
    assert why in said
    assert bool(why) == bool(said)


def test_the_whole_of_a_stack_is_what_all_its_parts_are_of() -> None:
    by_code = {measure.code: measure for measure in TREE}
    assert stacks.whole(TREE, [by_code["sepot"], by_code["dagvaarden"]]) == by_code["uitstroom"]
    assert stacks.whole(TREE, [by_code["technisch"], by_code["beleid"]]) == by_code["sepot"]
    assert stacks.whole(TREE, [by_code["sepot"]]) is None
    assert stacks.whole(TREE, [by_code["technisch"], by_code["beleid"], by_code["dagvaarden"]]) is None
    assert stacks.whole(TREE, [by_code["instroom"]]) is None
    assert stacks.siblings(TREE, "technisch") == ["technisch", "beleid"]
    assert stacks.siblings(TREE, "uitstroom") == ["sepot", "dagvaarden"]
    assert stacks.siblings(TREE, "instroom") == ["instroom"]
