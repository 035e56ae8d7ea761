"""Charts: what is drawn (golden text), how large it is, and that nothing depends on colour alone.

`ZEDENTUI_UPDATE_GOLDEN=1 pytest tests/unit/test_charts.py` writes the golden files anew; look at them before you
commit them.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from papers import LETTER

from zedentui import charts
from zedentui.charts import PLAIN, ChartRequest, Palette, Picture, Room, Series
from zedentui.charts.plot import ASCII, UNICODE
from zedentui.charts.scale import spread, value_axis, year_columns, year_labels
from zedentui.charts.words import number, safe, tick
from zedentui.model import Annotation, MotieVote, Outcome, Promise, Source
from zedentui.store.store import Store
from zedentui.text import dutch
from zedentui.text.clean import cells

GOLDEN = Path(__file__).parent / "golden" / "charts"
YEARS = tuple(range(2012, 2023))
SOURCE = Source(LETTER, "tabel-1", "Tabel 1", 5)
NOTES = (
    Annotation("gps", "reeksbreuk", 2019, None, "*", "Reeksbreuk 2019: registratie in GPS", "", SOURCE),
    Annotation("corona", "kanttekening", 2020, 2020, "**", "Corona 2020", "", SOURCE),
)
COLOURS = Palette("#000001", "#000002", "#000003", "#000004", tuple(f"#0000f{n}" for n in range(6)))

# Table 1 (all sex offences) and table 2 (rape) of the letter, 2012 to 2022.
TOTAL = {
    "instroom": (2738, 3035, 2790, 2533, 2594, 2486, 2303, 2469, 2326, 2627, 2581),
    "uitstroom": (2682, 2864, 2918, 2728, 2538, 2619, 2358, 2446, 2329, 2662, 2814),
    "onvoorwaardelijk sepot": (1226, 1394, 1353, 1266, 1164, 1239, 1069, 1197, 1025, 1215, 1302),
    "technisch sepot": (1111, 1241, 1187, 1135, 1018, 1103, 930, 1071, 898, 1053, 1147),
    "voorwaardelijk sepot": (89, 150, 208, 166, 160, 161, 127, 109, 146, 65, 74),
    "dagvaarden": (1287, 1262, 1302, 1252, 1163, 1158, 1115, 1102, 1119, 1347, 1401),
}
RAPE = {
    "instroom": (563, 662, 561, 499, 562, 565, 548, 636, 554, 677, 743),
    "dagvaarden": (292, 270, 256, 244, 220, 261, 235, 245, 227, 287, 342),
}
STATUSES = [("gestart", 3), ("loopt", 8), ("aangekondigd", 5), ("afgerond", 2)]
VOTES = [
    *(
        MotieVote(party, seats, "voor")
        for party, seats in [
            ("VVD", 34), ("D66", 24), ("PVV", 17), ("CDA", 14), ("SP", 9), ("ChristenUnie", 5), ("FVD", 5), ("SGP", 3),
            ("JA21", 3), ("Groep Van Haga", 3), ("BBB", 1), ("Omtzigt", 1), ("Gündoğan", 1), ("Den Haan", 1),
        ]
    ),
    *(
        MotieVote(party, seats, "tegen")
        for party, seats in [("PvdA", 9), ("GroenLinks", 8), ("PvdD", 6), ("DENK", 3), ("Volt", 2), ("BIJ1", 1)]
    ),
]  # fmt: skip


def chart_of(kind: str) -> Callable[..., Picture]:
    """A chart of this kind, with everything in one call."""

    def chart(
        series: Sequence[Series], years: Sequence[int], *, unit: str, annotations: Sequence[Annotation], width: int,
        height: int, palette: Palette, ascii_only: bool = False, **more: Any,
    ) -> Picture:  # fmt: skip
        request = ChartRequest(
            series=tuple(series), years=tuple(years), unit=unit, kind=kind, annotations=tuple(annotations), **more
        )
        return charts.draw(request, Room(width, height, palette, ascii_only))

    return chart


line_chart, bar_chart, stacked_chart = (chart_of(kind) for kind in charts.KINDS)


def total(*names: str) -> list[Series]:
    return [Series(name, TOTAL[name]) for name in names]


def rape(*names: str) -> list[Series]:
    return [Series(name, RAPE[name]) for name in names]


def share(name: str) -> Series:
    return Series(name, tuple(100 * part / whole for part, whole in zip(TOTAL[name], TOTAL["uitstroom"], strict=True)))


def promise(id_: str, title: str, earliest: date, latest: date, reference: date, *outcomes: date) -> Promise:
    if reference < earliest:
        state, days = "komend", (earliest - reference).days
    elif reference <= latest:
        state, days = "loopt", (latest - reference).days
    else:
        state, days = "termijn voorbij", 0
    known = tuple(Outcome("gebeurd", day, day, "", "", "", "open data") for day in outcomes)
    phrase = f"tot en met {dutch.day(latest)}"
    return Promise(
        id_,
        1,
        title,
        "",
        "",
        "",
        "toezegging",
        phrase,
        earliest,
        latest,
        "day",
        "termijn",
        None,
        state,
        days,
        None,
        known,
        SOURCE,
    )


def promises(reference: date) -> list[Promise]:
    rows: list[tuple[Any, ...]] = [
        (
            "plenair",
            "Plenaire behandeling wetsvoorstel seksuele misdrijven",
            (2023, 6, 28),
            (2023, 6, 28),
            (2023, 6, 28),
        ),
        ("strategie", "Communicatiestrategie", (2023, 6, 30), (2023, 6, 30)),
        ("quickscan", "Quick scan straatintimidatie", (2023, 6, 21), (2023, 9, 22)),
        ("nulscenario", "Nulscenario", (2023, 9, 1), (2023, 9, 30)),
        ("paspoortwet", "Paspoortwet artikel 18 in werking", (2023, 7, 5), (2023, 12, 31)),
        ("wodc", "Onderzoek WODC risicotaxatie", (2023, 7, 5), (2024, 6, 21)),
        ("agenda", "Veiligheidsagenda 2023-2026", (2023, 1, 1), (2026, 12, 31)),
        ("wet", "Wet seksuele misdrijven", (2023, 7, 5), (2024, 12, 31), (2024, 7, 1)),
    ]
    return [
        promise(id_, title, date(*earliest), date(*latest), reference, *(date(*day) for day in outcomes))
        for id_, title, earliest, latest, *outcomes in rows
    ]


LETTER_DAY = date(2023, 7, 5)
LATER = date(2025, 11, 23)


def over_years(draw: Callable[..., Picture], series: list[Series], unit: str = "aantal", **more: Any) -> Any:
    return lambda width, height: draw(
        series, YEARS, unit=unit, annotations=NOTES, width=width, height=height, palette=PLAIN, **more
    )


def on_dates(reference: date, ascii_only: bool = False, **more: Any) -> Any:
    def draw(width: int, height: int, ascii_only: bool = ascii_only) -> Picture:
        return charts.timeline(
            promises(reference), Room(width, height, PLAIN, ascii_only), reference_date=reference, **more
        )

    return draw


SEPOT_AND_SUMMONS = total("onvoorwaardelijk sepot", "dagvaarden")
CHANGE = [Series("dagvaarden", (None, -25, 40, -50, -89, -5, -43, -13, 17, 228, 54))]
INDEX = [
    Series("zedenmisdrijven", tuple(value / 27.38 for value in TOTAL["instroom"])),
    Series("verkrachting", tuple(value / 5.63 for value in RAPE["instroom"])),
]
DOUBTFUL = [
    Series("administratief sepot", (26, 31, 28, 27, 38, 38, 44, 47, 51, 51, 71), ("",) * 4 + ("?",) * 6 + ("",)),
    Series("beleidssepot", (89, 122, 138, 104, 108, 98, 95, 79, 76, 111, 84)),
]
PARTS = total("onvoorwaardelijk sepot", "voorwaardelijk sepot", "dagvaarden")
PICTURES: dict[str, tuple[Any, list[tuple[int, int]]]] = {
    "lijnen": (
        over_years(line_chart, SEPOT_AND_SUMMONS),
        [(60, 8), (78, 5), (78, 6), (80, 12), (120, 16), (200, 20), (29, 12)],
    ),
    "lijnen-een": (
        over_years(line_chart, rape("instroom"), highlight=2022),
        [(78, 5), (80, 12), (120, 16)],
    ),
    "lijnen-aandeel": (
        over_years(line_chart, [share("technisch sepot"), share("dagvaarden")], "uitstroom"),
        [(80, 12), (120, 16)],
    ),
    "lijnen-index": (over_years(line_chart, INDEX, "index", bases=YEARS[:1]), [(80, 12), (120, 16)]),
    "lijnen-ascii": (over_years(line_chart, SEPOT_AND_SUMMONS, ascii_only=True), [(80, 12)]),
    "lijnen-twijfel": (over_years(line_chart, DOUBTFUL), [(78, 6), (80, 14), (120, 16)]),
    "staven": (
        over_years(bar_chart, SEPOT_AND_SUMMONS, highlight=2020),
        [(60, 8), (78, 5), (80, 12), (120, 16), (200, 20), (40, 4)],
    ),
    "staven-een": (over_years(bar_chart, rape("instroom")), [(60, 8), (80, 12)]),
    "staven-verschil": (over_years(bar_chart, CHANGE, "verschil"), [(78, 5), (80, 12), (120, 16)]),
    "staven-te-veel": (over_years(bar_chart, total(*TOTAL)), [(60, 14)]),
    "staven-twijfel": (over_years(bar_chart, DOUBTFUL[:1]), [(78, 6), (80, 14)]),
    "gestapeld": (over_years(stacked_chart, PARTS), [(60, 8), (78, 6), (78, 7), (80, 12), (120, 16), (200, 20)]),
    "statussen": (
        lambda width, height: charts.status_bar(STATUSES, Room(width, height, PLAIN)),
        [(80, 4), (40, 5), (60, 2), (40, 2), (18, 3), (40, 1)],
    ),
    "zetels": (
        lambda width, height: charts.seat_bar(VOTES, Room(width, height, PLAIN)),
        [(60, 8), (80, 8), (120, 10), (200, 12), (40, 4), (28, 8)],
    ),
    "zetels-ascii": (
        lambda width, height: charts.seat_bar(VOTES, Room(width, height, PLAIN, True)),
        [(80, 8)],
    ),
    "tijdlijn": (on_dates(LETTER_DAY, selected="nulscenario"), [(60, 8), (80, 12), (120, 16), (36, 6)]),
    "tijdlijn-later": (on_dates(LATER), [(80, 8), (200, 12)]),
    "tijdlijn-ascii": (on_dates(LETTER_DAY, ascii_only=True), [(80, 12)]),
}
SIZES = [(name, width, height) for name, (_, sizes) in PICTURES.items() for width, height in sizes]


def check_size(picture: Picture, width: int, height: int) -> None:
    assert picture.width == width
    assert len(picture.lines) == height
    for line in picture.lines:
        text = "".join(span.text for span in line)
        assert cells(text) == width, text
        assert text.isprintable(), text


@pytest.mark.parametrize(("name", "width", "height"), SIZES)
def test_pictures_are_as_we_looked_at_them(name: str, width: int, height: int) -> None:
    picture = PICTURES[name][0](width, height)
    check_size(picture, width, height)
    path = GOLDEN / f"{name}-{width}x{height}.txt"
    text = picture.plain() + "\n"
    if os.environ.get("ZEDENTUI_UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text


def test_every_golden_file_is_of_a_picture() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}-{w}x{h}.txt" for name, w, h in SIZES}


# Any size and any figures ------------------------------------------------------------------------------------

figures = st.none() | st.integers(-3000, 3000) | st.floats() | st.sampled_from([0, 1, 10**9, -(10**9)])
labels = st.text(max_size=40) | st.sampled_from(["instroom", "\x1b[31mrood\n\u202etxt", "日本語の表", "x" * 300])
widths, heights = st.integers(1, 220), st.integers(1, 60)
often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def year_data(draw: st.DrawFn) -> tuple[list[Series], list[int]]:
    years = draw(st.lists(st.integers(1990, 2030), max_size=14, unique=True))
    count = draw(st.integers(0, 5))
    values = st.lists(figures, min_size=len(years), max_size=len(years)).map(tuple)
    return [Series(draw(labels), draw(values)) for _ in range(count)], years


@pytest.mark.parametrize("chart", [line_chart, bar_chart, stacked_chart])
@often
@given(
    data=year_data(),
    unit=st.sampled_from(["aantal", "uitstroom", "verschil", "verschil_procent", "index"]),
    width=widths,
    height=heights,
    ascii_only=st.booleans(),
    highlight=st.none() | st.integers(1990, 2030),
    words=labels,
)
def test_any_chart_over_years_has_the_size_asked_for(
    chart: Callable[..., Picture],
    data: tuple[list[Series], list[int]],
    unit: str,
    width: int,
    height: int,
    ascii_only: bool,
    highlight: int | None,
    words: str,
) -> None:
    series, years = data
    notes = (*NOTES, Annotation("x", "kanttekening", 2000, 2010, words, words, "", SOURCE))
    picture = chart(
        series, years, unit=unit, annotations=notes, width=width, height=height, palette=COLOURS,
        highlight=highlight, ascii_only=ascii_only,
    )  # fmt: skip
    check_size(picture, width, height)
    check_colours(picture)
    assert not ascii_only or picture.plain().isascii()


@often
@given(counts=st.lists(st.tuples(labels, st.integers(0, 10**9)), max_size=7), width=widths, height=heights)
def test_any_status_bar_has_the_size_asked_for(counts: list[tuple[str, int]], width: int, height: int) -> None:
    picture = charts.status_bar(counts, Room(width, height, COLOURS))
    check_size(picture, width, height)
    check_colours(picture)


@often
@given(
    votes=st.lists(st.builds(MotieVote, labels, st.integers(0, 150), st.sampled_from(["voor", "tegen"])), max_size=25),
    width=widths,
    height=heights,
)
def test_any_seat_bar_has_the_size_asked_for(votes: list[MotieVote], width: int, height: int) -> None:
    picture = charts.seat_bar(votes, Room(width, height, COLOURS))
    check_size(picture, width, height)
    check_colours(picture)


days = st.dates(date(2000, 1, 1), date(2040, 1, 1)) | st.sampled_from([date.min, date.max])


@often
@given(
    intervals=st.lists(st.tuples(labels, days, st.integers(0, 900)), max_size=15),
    reference=days,
    width=widths,
    height=heights,
    selected=st.integers(-1, 15),
)
def test_any_timeline_has_the_size_asked_for(
    intervals: list[tuple[str, date, int]], reference: date, width: int, height: int, selected: int
) -> None:
    rows = [
        promise(str(index), title, start, min(start, date(9990, 1, 1)) + timedelta(length), reference, start)
        for index, (title, start, length) in enumerate(intervals)
    ]
    picture = charts.timeline(rows, Room(width, height, COLOURS), reference_date=reference, selected=str(selected))
    check_size(picture, width, height)
    check_colours(picture)


def check_colours(picture: Picture) -> None:
    allowed = {None, COLOURS.foreground, COLOURS.muted, COLOURS.accent, COLOURS.warning, *COLOURS.series}
    assert {span.colour for line in picture.lines for span in line} <= allowed


# What a reader sees ------------------------------------------------------------------------------------------


def rows_of(picture: Picture) -> list[str]:
    return ["".join(span.text for span in line) for line in picture.lines]


def line_with(picture: Picture, text: str) -> str:
    return next(row for row in rows_of(picture) if text in row)


def test_the_axis_of_counts_starts_at_zero_and_an_index_shows_one_hundred() -> None:
    counts = PICTURES["lijnen"][0](80, 12)
    assert line_with(counts, "    0 ─")
    changes = PICTURES["staven-verschil"][0](80, 12)
    assert line_with(changes, "   0 ▔")
    assert line_with(changes, "+100 ")
    assert line_with(changes, "−100 ")


def test_an_axis_that_does_not_start_at_zero_says_so() -> None:
    index = PICTURES["lijnen-index"][0](80, 12)
    assert line_with(index, "100 ─")
    assert "as niet vanaf 0" in index.plain()
    for name in ("lijnen", "lijnen-een", "lijnen-aandeel"):
        picture = PICTURES[name][0](80, 12)
        assert line_with(picture, "0 ─" if "aandeel" not in name else "0% ─")
        assert "as niet" not in picture.plain()


@given(values=st.lists(st.integers(0, 3000), min_size=2, max_size=8), height=st.integers(9, 40))
@often
def test_a_longer_bar_is_a_larger_figure(values: list[int], height: int) -> None:
    years = tuple(range(2000, 2000 + len(values)))
    picture = bar_chart(
        [Series("a", tuple(values))], years, unit="aantal", annotations=(), width=100, height=height, palette=PLAIN
    )
    rows = rows_of(picture)
    columns = [match.start() for match in re.finditer(r"\d{4}", rows[-1])]
    sizes = [sum(max(0, " ▁▂▃▄▅▆▇█".find(row[column + 1])) for row in rows[1:-1]) for column in columns]
    assert len(sizes) == len(values)
    bars = list(zip(values, sizes, strict=True))
    assert all((size > 0) == (value > 0) for value, size in bars)
    assert [size for _, size in sorted(bars)] == sorted(sizes)


def test_the_figures_of_a_single_series_stand_at_its_points_and_bars() -> None:
    for name in ("lijnen-een", "staven-een"):
        text = PICTURES[name][0](80, 12).plain()
        assert all(str(value) in text for value in RAPE["instroom"])


@pytest.mark.parametrize("name", ["lijnen", "staven", "gestapeld"])
def test_annotations_stand_at_their_year_and_in_words(name: str) -> None:
    picture = PICTURES[name][0](80, 12)
    years = line_with(picture, "'22")
    assert "'19* " in years
    assert "'20** " in years
    assert "* Reeksbreuk 2019: registratie in GPS" in picture.plain()
    assert "** Corona 2020" in picture.plain()
    breaks = {row.index("┊", 6) for row in rows_of(picture)[1:-2] if "┊" in row[6:]}
    assert len(breaks) == 1
    assert years.index("'18") + 2 < breaks.pop() < years.index("'19")


def test_an_annotation_stays_when_its_first_year_is_out_of_sight() -> None:
    series = [Series("instroom", TOTAL["instroom"][8:])]
    picture = line_chart(
        series, YEARS[8:], unit="aantal", annotations=NOTES, width=80, height=12, palette=PLAIN
    )  # fmt: skip
    assert "2020*,**" in picture.plain()
    assert "** Corona 2020" in picture.plain()
    assert "┊" not in picture.plain()
    assert "registratie in GPS" in picture.plain()
    before = line_chart(
        series, (2000, 2001, 2002), unit="aantal", annotations=NOTES, width=80, height=12, palette=PLAIN
    )
    assert "GPS" not in before.plain()


def test_years_are_whole_and_the_last_one_always_shows() -> None:
    drawn = [PICTURES["lijnen"][0](width, 14) for width in range(30, 200)]
    drawn = [picture for picture in drawn if picture.drawn]
    assert len(drawn) > 150
    for picture in drawn:
        axis = next((row for row in rows_of(picture) if re.fullmatch(r" *('?\d+\** *)+", row)), None)
        if axis is None:
            assert "█ het hoogste" in picture.plain()  # a line of text a series
            continue
        years = [int(text) for text in re.findall(r"(\d\d)\b", axis)]
        assert years[-1] == 22
        assert len({later - sooner for sooner, later in pairwise(years)}) <= 1


@pytest.mark.parametrize("chart", [line_chart, bar_chart, stacked_chart])
def test_series_differ_without_colour(chart: Callable[..., Picture]) -> None:
    names = [f"maat {letter}" for letter in "ABCDEF"]
    series = [Series(name, tuple(100 * (index + 1) for _ in YEARS)) for index, name in enumerate(names)]
    picture = chart(series, YEARS, unit="aantal", annotations=(), width=200, height=40, palette=PLAIN)
    text = picture.plain()
    symbols = [match.group(1) for name in names if (match := re.search(rf"(\S+) {name}", text))]
    assert len(set(symbols)) == len(names)


@pytest.mark.parametrize("chart", [line_chart, bar_chart, stacked_chart])
def test_in_ascii_the_figures_stand_in_words(chart: Callable[..., Picture]) -> None:
    text = chart(
        SEPOT_AND_SUMMONS, YEARS, unit="aantal", annotations=NOTES, width=80, height=20, palette=PLAIN, ascii_only=True
    ).plain()
    assert text.startswith("Zonder tekens voor een grafiek; de cijfers:")
    assert "1.401 (2022)" in text
    assert "** Corona 2020" in text


def test_symbols_run_out_late_and_then_become_letters() -> None:
    for glyphs in (UNICODE, ASCII):
        assert len({glyphs.marker(index) for index in range(30)}) == 30
        assert len({glyphs.fill(index) for index in range(30)}) == 30


def test_a_gap_in_the_figures_is_a_gap_in_the_line() -> None:
    def middle(*values: float | None) -> str:
        picture = line_chart(
            [Series("a", values), Series("b", (0,) * 5)], range(2018, 2023), unit="aantal", annotations=(), width=60,
            height=10, palette=PLAIN,
        )  # fmt: skip
        return "".join(row[20:34] for row in rows_of(picture)[1:-3])

    assert set(middle(5, 5, None, 5, 5)) <= set(" ┈")
    assert "⠒" in middle(5, 5, 5, 5, 5) or "⠤" in middle(5, 5, 5, 5, 5)


def test_the_highlighted_year_is_marked_on_the_axis() -> None:
    for chart in (line_chart, bar_chart, stacked_chart):
        picture = chart(
            rape("instroom"), YEARS, unit="aantal", annotations=(), width=80, height=12, palette=COLOURS,
            highlight=2016,
        )  # fmt: skip
        year = [span for line in picture.lines for span in line if "16" in span.text and span.colour == COLOURS.accent]
        assert [span.text.strip() for span in year] in (["▶2016"], ["▶'16"])
        assert year[0].bold


def test_too_many_bars_leave_the_newest_years_and_say_so() -> None:
    text = PICTURES["staven-te-veel"][0](60, 14).plain()
    assert "Alleen 2016 tot en met 2022" in text
    assert "2015" not in text


def test_a_total_is_a_figure_of_the_table_or_not_there() -> None:
    series = [Series("a", (100, 200, None)), Series("b", (11, 22, 33))]
    plain: dict[str, Any] = {"unit": "aantal", "annotations": (), "width": 60, "height": 12, "palette": PLAIN}
    assert "111" not in stacked_chart(series, (2020, 2021, 2022), **plain).plain()
    whole = Series("uitstroom", (111, 221, 33))
    text = stacked_chart(series, (2020, 2021, 2022), whole=whole, **plain).plain()
    assert "boven de staaf: uitstroom" in text
    assert "111" in text
    assert "221" not in text  # the parts make 222
    assert "222" not in text
    assert " 33 " not in text.replace("b 33", "")


def test_what_cannot_be_true_is_a_sentence() -> None:
    picture = stacked_chart(
        PARTS, YEARS, unit="aantal", annotations=NOTES, width=40, height=6, palette=PLAIN, refusal="Dat gaat niet."
    )
    check_size(picture, 40, 6)
    assert picture.plain().strip() == "Dat gaat niet."
    assert not picture.drawn


# Nothing to draw, too small ----------------------------------------------------------------------------------


@pytest.mark.parametrize("chart", [line_chart, bar_chart, stacked_chart])
def test_without_figures_there_is_a_sentence(chart: Callable[..., Picture]) -> None:
    for series in ([], [Series("a", (None,) * 11)], [Series("a", (float("nan"), float("inf")))]):
        picture = chart(series, YEARS, unit="aantal", annotations=NOTES, width=60, height=10, palette=PLAIN)
        assert not picture.drawn
        assert "Geen cijfers om te tekenen." in picture.plain()


@pytest.mark.parametrize("chart", [line_chart, bar_chart, stacked_chart])
def test_zeros_a_single_year_and_very_large_figures_are_drawn(chart: Callable[..., Picture]) -> None:
    for values in ((0,), (7,), (10**9,), (-5,), (10**9, -(10**9))):
        years = YEARS[: len(values)]
        picture = chart([Series("a", values)], years, unit="aantal", annotations=(), width=60, height=10, palette=PLAIN)
        assert picture.drawn
        assert "2012" in picture.plain()


def test_what_is_too_low_for_marks_gives_a_line_of_text_a_series() -> None:
    text = line_chart(
        SEPOT_AND_SUMMONS, YEARS, unit="aantal", annotations=NOTES, width=78, height=4, palette=PLAIN, highlight=2018,
        name="Zedenmisdrijven",
    ).plain()  # fmt: skip
    assert text.splitlines()[0] == "Zedenmisdrijven, zaken per jaar; ▁ is 0, █ het hoogste van de reeks"
    assert "dagvaarden             ▇▇█▇▇▇▇▇▇██  2012 1.287  2018 1.115  2022 1.401" in text


def test_too_small_gives_the_figures_in_words_newest_first() -> None:
    request = ChartRequest(series=tuple(SEPOT_AND_SUMMONS), years=YEARS, unit="aantal", annotations=NOTES)
    for enlarge, head in (("", "Te klein voor een grafiek;"), ("Z: groter", "Te klein voor een grafiek (Z: groter);")):
        text = charts.draw(request, Room(60, 2, enlarge=enlarge)).plain()
        assert text.splitlines()[0] == f"{head} de cijfers:"
    text = charts.draw(request, Room(34, 6)).plain()
    assert "dagvaarden: 1.401 (2022) ..." in text


def test_too_small_for_a_bar_gives_names_with_numbers() -> None:
    picture = charts.status_bar(STATUSES, Room(60, 1, PLAIN))
    assert not picture.drawn
    assert picture.plain() == "gestart 3, loopt 8, aangekondigd 5, afgerond 2"
    seats = charts.seat_bar(VOTES, Room(29, 20, PLAIN))
    assert not seats.drawn
    assert "voor 121, tegen 29" in seats.plain()
    assert "Gündoğan 1" in seats.plain()


def test_nothing_counted_nobody_voted_nothing_promised() -> None:
    room = Room(80, 10)
    assert "Geen acties" in charts.status_bar([("loopt", 0)], room).plain()
    assert "niet bekend" in charts.seat_bar([], room).plain()
    assert "Geen toezeggingen" in charts.timeline([], room, reference_date=LATER).plain()


# Seats, statuses, promises -----------------------------------------------------------------------------------


def test_the_seat_bar_tells_for_from_against_by_pattern_and_in_words() -> None:
    rows = rows_of(PICTURES["zetels"][0](150, 6))
    bar = rows[1]
    assert bar.count("█") + bar.count("▓") + bar.count("│") == 121
    assert bar.count("░") + bar.count("▒") == 29
    assert bar.index("│") == 75  # the 76th seat
    assert "voor 121" in rows[2]
    assert "tegen 29" in rows[2]
    assert "▲ meerderheid: 76 van 150" in rows[2]


@pytest.mark.parametrize("width", range(30, 160, 9))
def test_a_low_seat_bar_has_both_sides_in_a_line_and_tells_how_many_are_left_out(width: int) -> None:
    *_, last = rows_of(charts.seat_bar(VOTES, Room(width, 3, PLAIN, enlarge="Z: groter")))
    for side, head in (("voor", "voor: "), ("tegen", "tegen: ")):
        told = last.partition(head)[2].partition("; ")[0].partition(" (")[0].rstrip()
        named = re.findall(r"[^,]+ \d+(?=,|$)", told)
        left = re.search(r"(\d+) na(?:men|am)$", told)  # never a bare number, which would be seats
        assert len(named) + (int(left[1]) if left else 0) == sum(vote.vote == side for vote in VOTES)
    assert width < 45 or "Z: groter" in last


def test_status_bars_are_in_proportion() -> None:
    rows = rows_of(PICTURES["statussen"][0](80, 4))
    assert [row.count("█") for row in rows] == [12, 32, 20, 8]
    assert [row.split()[0] for row in rows] == [name for name, _ in STATUSES]
    assert [int(row.split()[-1]) for row in rows] == [count for _, count in STATUSES]


def test_a_title_above_the_status_bars_moves_them_down_where_there_is_a_row_for_it() -> None:
    plain = rows_of(charts.status_bar(STATUSES, Room(80, 4, PLAIN)))
    assert rows_of(charts.status_bar(STATUSES, Room(80, 4, PLAIN), title="Acties")) == plain
    titled = rows_of(charts.status_bar(STATUSES, Room(80, 6, PLAIN), title="Acties"))
    assert [row.rstrip() for row in titled[:5]] == ["Acties", *(row.rstrip() for row in plain)]


def test_what_stands_beside_the_plan_is_named_where_it_is_counted(store: Store) -> None:
    actions = store.actions()
    assert charts.counted(actions, None) == "Acties van het actieplan en het barrièremodel"
    assert charts.counted([each for each in actions if each.line], None) == "Acties van het actieplan"
    assert charts.counted(actions, 3) == "Acties van actielijn 3"


def test_the_timeline_shows_state_days_reference_date_and_selection() -> None:
    text = PICTURES["tijdlijn"][0](120, 16).plain()
    assert "▼ peildatum 5 juli 2023" in text
    assert "– Communicatiestrategie" in text
    assert "termijn voorbij" in text
    assert "komend, vanaf 1 sep 2023" in text
    assert "loopt, nog 79 dagen" in text
    assert "▶○ Nulscenario" in text
    assert "■ dag van de uitkomst" in text


def test_a_low_timeline_keeps_the_selected_promise_and_counts_the_rest() -> None:
    for one in promises(LETTER_DAY):
        text = charts.timeline(promises(LETTER_DAY), Room(80, 6), reference_date=LETTER_DAY, selected=one.id).plain()
        assert f"▶{ {'termijn voorbij': '–', 'loopt': '●', 'komend': '○'}[one.state] } {one.title[:20]}" in text
        assert re.search("en nog [45] toezeggingen", text)


def test_what_was_delivered_long_ago_leaves_the_axis_to_the_rest() -> None:
    early = replace(
        promise("oud", "Onderzoek naar de Kamer", date(2018, 12, 19), date(2018, 12, 19), LETTER_DAY),
        state="volgens de brief gedaan",
        kind="gedaan",
    )
    half = replace(
        promise("half", "Barrièremodel ontwikkeld", date(2022, 7, 5), date(2023, 7, 5), LETTER_DAY),
        state="volgens de brief gedaan",
        kind="gedaan",
    )
    picture = charts.timeline([*promises(LETTER_DAY), early, half], Room(110, 14), reference_date=LETTER_DAY)
    rows = rows_of(picture)
    assert "2018" not in picture.plain()
    assert [row.rstrip().count("◀") for row in rows if "Onderzoek naar de Kamer" in row] == [1]
    assert [row.count("◀━") for row in rows if "Barrièremodel ontwikkeld" in row] == [1]
    assert "◀ eerder" in picture.plain()
    alone = charts.timeline([early], Room(110, 6), reference_date=early.earliest).plain()
    assert "◀" not in alone


def test_three_rows_hold_the_selected_promise_on_its_axis() -> None:
    for one in promises(LETTER_DAY):
        picture = charts.timeline(promises(LETTER_DAY), Room(78, 3), reference_date=LETTER_DAY, selected=one.id)
        check_size(picture, 78, 3)
        first, axis, legend = rows_of(picture)
        assert one.title[:20] in first
        assert "2024" in axis
        assert "│ peildatum 5 juli 2023" in legend
        assert ("■ dag van de uitkomst" in legend) == bool(one.outcomes)  # only what is to be seen is explained


# Safe, in every colour, on every thread ----------------------------------------------------------------------


def test_hostile_labels_lose_what_a_terminal_would_obey() -> None:
    label = "\x1b]52;c;aGk=\x07rood\nregel\u202etxt\u200b"
    for chart in (line_chart, bar_chart, stacked_chart):
        notes = [Annotation("x", "kanttekening", 2020, None, label, label, "", SOURCE)]
        series = [Series(label, TOTAL["instroom"]), Series("b", TOTAL["uitstroom"])]
        for height in (3, 16):
            picture = chart(series, YEARS, unit="aantal", annotations=notes, width=160, height=height, palette=PLAIN)
            check_size(picture, 160, height)
            assert "rood regeltxt" in picture.plain()


def test_ansi_uses_the_palette_and_plain_no_codes() -> None:
    palette = Palette("#e0e0e0", "ansi_bright_black", "ansi_yellow", None, ("#102030", "ansi_red", "bad", "#12345x"))
    series = [Series(name, (index + 1, 5)) for index, name in enumerate("abcd")]
    picture = line_chart(
        series, (2021, 2022), unit="aantal", annotations=(), width=60, height=12, palette=palette, highlight=2022
    )
    text = picture.ansi()
    codes = set(re.findall(r"\x1b\[([\d;]*)m", text))
    assert codes == {"0", "90", "2;90", "33", "1;33", "38;2;16;32;48", "31"}
    assert re.sub(r"\x1b\[[\d;]*m", "", text) == picture.plain()
    assert (
        "\x1b"
        not in bar_chart(
            series, (2021, 2022), unit="aantal", annotations=(), width=60, height=12, palette=PLAIN
        ).plain()
    )


def test_a_chart_drawn_in_another_thread_is_the_same() -> None:
    jobs = [(name, width, height) for name, width, height in SIZES if width <= 120] * 2
    alone = [PICTURES[name][0](width, height) for name, width, height in jobs]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda job: PICTURES[job[0]][0](*job[1:]), jobs))
    assert together == alone


def test_drawing_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    for values in ((0, 0), (5, 5), (10**15, 10**15 + 1), (None, None)):
        for chart in (line_chart, bar_chart, stacked_chart):
            chart(
                [Series("a", values)], (2021, 2022), unit="aantal", annotations=(), width=60, height=12, palette=PLAIN
            )
    assert capfd.readouterr() == ("", "")


def test_plotext_is_loaded_with_the_first_drawing_only() -> None:
    script = """
import sys
from zedentui import charts
asked = charts.ChartRequest(series=(charts.Series("a", (1, 2)),), years=(2021, 2022), unit="aantal")
charts.draw(asked, charts.Room(9, 3))
assert not {"plotext", "textual", "rich"} & set(sys.modules), sorted(sys.modules)
charts.draw(asked, charts.Room(60, 12))
assert "plotext" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True, timeout=60)


# Parts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1302, "aantal", "1.302"),
        (46.268, "uitstroom", "46,3%"),
        (-12, "verschil", "−12"),
        (255, "verschil", "+255"),
        (9.74, "verschil_procent", "+9,7%"),
        (94.3, "index", "94,3"),
        (10**9, "aantal", "1.000.000.000"),
    ],
)
def test_figures_are_in_dutch_notation(value: float, unit: str, text: str) -> None:
    assert number(value, unit) == text


def test_figures_agree_with_the_tables() -> None:
    for value in (0, 7, 1302, 10**6):
        assert number(value, "aantal") == dutch.number(value)
    for value in (0.05, 0.15, 46.25, 99.95):
        assert number(value, "uitstroom") == dutch.percent(value)


@pytest.mark.parametrize(
    ("value", "step", "unit", "room", "text"),
    [
        (1000, 500, "aantal", 10, "1.000"),
        (0.25, 0.25, "uitstroom", 10, "0,25%"),
        (2.5, 2.5, "index", 10, "2,5"),
        (10**9, 10**9, "aantal", 9, "1 mld"),
        (2.5e9, 5e8, "aantal", 9, "2,5 mld"),
        (-3e6, 1e6, "verschil", 6, "−3 mln"),
        (10**9, 10**9, "aantal", 13, "1.000.000.000"),
    ],
)
def test_ticks_are_as_short_as_they_must_be(value: float, step: float, unit: str, room: int, text: str) -> None:
    assert tick(value, step, unit, room) == text


@often
@given(
    low=st.floats(-1e15, 1e15),
    extent=st.floats(0, 1e15),
    rows=st.integers(3, 60),
    whole=st.booleans(),
    index=st.booleans(),
)
def test_an_axis_holds_what_it_must_on_whole_rows(
    low: float, extent: float, rows: int, whole: bool, index: bool
) -> None:
    anchor = 100.0 if index else 0.0
    high = low + extent
    axis = value_axis(low, high, rows, "aantal" if whole else "uitstroom", anchor=anchor)
    slack = 1e-6 * max(1.0, abs(low), abs(high)) / axis.per_row
    assert -slack <= axis.height(low) <= axis.height(high) <= rows - 1 + slack
    assert axis.ticks[0] == axis.low
    assert len(axis.ticks) >= 2
    assert not whole or axis.step == int(axis.step)


@given(
    years=st.lists(st.integers(1900, 2100), min_size=1, max_size=40, unique=True).map(sorted),
    width=st.integers(16, 200),
)
def test_year_labels_never_touch(years: list[int], width: int) -> None:
    columns = year_columns(years, width)
    assert columns == sorted(columns)
    assert all(0 <= column < width for column in columns)
    shown = year_labels(years, columns, {2019: "*", 2020: "**"}, width)
    assert shown[-1].year == years[-1]
    free = 0
    for label in shown:
        assert label.start >= free
        free = label.start + len(label.text) + len(label.marks) + 1
    assert free - 1 <= width


@given(wanted=st.lists(st.floats(-5, 50), max_size=20), spare=st.integers(0, 20))
def test_spreading_gives_each_a_row_in_order(wanted: list[float], spare: int) -> None:
    rows = len(wanted) + spare
    places = spread(wanted, rows)
    assert len(set(places)) == len(wanted)
    assert all(0 <= place < rows for place in places)
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    assert [places[index] for index in order] == sorted(places)


def test_safe_text_has_one_cell_or_two_for_each_character() -> None:
    assert safe("  Gündoğan\t\u202e c.s.\n") == "Gündoğan c.s."
    assert safe("Gündoğan – “ja”", ascii_only=True) == 'Gundogan - "ja"'
    assert safe("表", ascii_only=True) == "? "


DRAWN = """
import sys
from zedentui.charts.plot import plotting
with plotting(20, 5) as plot:
    plot.line([0, 19], [0, 4], "braille", __import__("zedentui.charts.picture", fromlist=["Ink"]).Ink())
    plot.cells()
print(*sorted({"unittest", "plotext._doc.doc", "plotext._tests.run"} & sys.modules.keys()))
"""


def test_a_chart_loads_no_manual_and_no_tests_of_plotext() -> None:
    done = subprocess.run([sys.executable, "-c", DRAWN], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n", "")
