"""A time in a question: every way to say before, after, until, since and between, against days counted one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.search import search
from zedentui.search.vocabulary.words import fold
from zedentui.search.when.dates import Time, find_time
from zedentui.store.store import Store
from zedentui.text.dutch import day

LETTER = date(2023, 7, 5)
MONTHS = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december")  # fmt: skip
ONE = timedelta(days=1)
Days = tuple[date, date]
Ends = tuple[date | None, date | None]

# How a relation is worded -> the first and the last day it leaves of a date that runs from `a` to `b`.
SINGLE: dict[str, tuple[str, str]] = {
    "vóór {}": ("", "before"), "eerder dan {}": ("", "before"), "tot {}": ("", "before"), "before {}": ("", "before"),
    "na {}": ("after", ""), "later dan {}": ("after", ""), "after {}": ("after", ""),
    "vanaf {}": ("from", ""), "sinds {}": ("from", ""), "met ingang van {}": ("from", ""), "since {}": ("from", ""),
    "op of na {}": ("from", ""), "niet eerder dan {}": ("from", ""),
    "tot en met {}": ("", "to"), "t/m {}": ("", "to"), "uiterlijk {}": ("", "to"), "niet later dan {}": ("", "to"),
    "uiterlijk op {}": ("", "to"), "op of voor {}": ("", "to"),
    "in {}": ("from", "to"), "op {}": ("from", "to"), "{}": ("from", "to"),
}  # fmt: skip
PAIRS = ("tussen {} en {}", "van {} tot en met {}", "vanaf {} tot en met {}", "van {} t/m {}", "between {} and {}")


def ends(relation: tuple[str, str], days: Days) -> Ends:
    """What a relation leaves of a date, from its meaning."""
    known = {"": None, "before": days[0] - ONE, "after": days[1] + ONE, "from": days[0], "to": days[1]}
    return known[relation[0]], known[relation[1]]


def last_of(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - ONE


@st.composite
def dated(draw: st.DrawFn) -> tuple[str, Days]:
    """A date in words with its first and last day."""
    year, month = draw(st.integers(2018, 2027)), draw(st.integers(1, 12))
    name = MONTHS[month - 1]
    shape = draw(st.sampled_from(("day", "numbers", "iso", "month", "year", "half", "quarter", "end")))
    if shape in {"day", "numbers", "iso"}:
        at = date(year, month, draw(st.integers(1, last_of(year, month).day)))
        said = {"day": f"{at.day} {name} {year}", "numbers": f"{at.day}-{month}-{year}", "iso": at.isoformat()}[shape]
        return said, (at, at)
    if shape == "month":
        return f"{name} {year}", (date(year, month, 1), last_of(year, month))
    if shape == "half":
        half = draw(st.integers(1, 2))
        word = ("eerste", "tweede")[half - 1]
        return f"de {word} helft van {year}", (date(year, 6 * half - 5, 1), last_of(year, 6 * half))
    if shape == "quarter":
        quarter = draw(st.integers(1, 4))
        return f"q{quarter} {year}", (date(year, 3 * quarter - 2, 1), last_of(year, 3 * quarter))
    if shape == "end":
        return f"eind {name} {year}", (date(year, month, 21), last_of(year, month))
    return str(year), (date(year, 1, 1), date(year, 12, 31))


@settings(max_examples=600, deadline=None)
@given(relation=st.sampled_from(sorted(SINGLE)), one=dated())
def test_a_time_has_the_ends_that_its_words_mean(relation: str, one: tuple[str, Days]) -> None:
    said, days = one
    text = f"welke toezeggingen {relation.format(said)}"
    time = find_time(fold(text), LETTER, typed=text)
    assert time is not None, text
    assert (time.begin, time.end) == ends(SINGLE[relation], days), text


@settings(max_examples=300, deadline=None)
@given(pair=st.sampled_from(PAIRS), one=dated(), other=dated())
def test_a_time_between_two_dates_holds_both(pair: str, one: tuple[str, Days], other: tuple[str, Days]) -> None:
    first, second = sorted((one, other), key=lambda each: each[1])
    text = f"toezeggingen {pair.format(first[0], second[0])}"
    time = find_time(fold(text), LETTER, typed=text)
    assert time is not None, text
    assert (time.begin, time.end) == (first[1][0], second[1][1]), text


@given(st.text(alphabet=st.sampled_from("voorna tusen1234567890-/.qjul "), max_size=60))
def test_any_text_is_a_time_or_none(text: str) -> None:
    find_time(text, LETTER)


def test_the_day_of_the_letter_is_a_date() -> None:
    assert find_time("sinds de brief", LETTER) == Time(LETTER + ONE, None, f"vanaf {day(LETTER + ONE)}")
    assert find_time("wat zegt de brief", LETTER) is None
    assert find_time("in september", LETTER) is None


DUE = """
    SELECT id FROM promise
    WHERE latest IS NOT NULL AND kind <> 'gedaan'
      AND CASE WHEN term = 'periode' AND earliest IS NOT NULL AND $begin IS NOT NULL
               THEN ($end IS NULL OR earliest <= $end) AND latest >= $begin
               ELSE ($begin IS NULL OR latest >= $begin) AND ($end IS NULL OR latest <= $end) END
"""


@settings(max_examples=60, deadline=None)
@given(relation=st.sampled_from(sorted(SINGLE)), month=st.integers(1, 12), year=st.integers(2022, 2025))
def test_promises_of_a_time_are_those_that_sql_finds(
    store: Store, tables: duckdb.DuckDBPyConnection, relation: str, month: int, year: int
) -> None:
    days = date(year, month, 1), last_of(year, month)
    text = f"welke toezeggingen {relation.format(f'{MONTHS[month - 1]} {year}')}"
    begin, end = ends(SINGLE[relation], days)
    wanted = {id_ for (id_,) in tables.execute(DUE, {"begin": begin, "end": end}).fetchall()}
    result = search(store, text, limit=100, today=date(2026, 11, 1))
    assert result.card is None
    if wanted:
        assert {hit.id for hit in result.hits} == wanted, text
    else:
        assert result.message is not None
        assert result.message.startswith("Geen"), text


@pytest.fixture(scope="module")
def tables(database: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect(str(database), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize(
    ("text", "says", "first"),
    [
        ("moties ingediend na 1 januari 2024", "30 moties ingediend vanaf 2 januari 2024", "moties/"),
        ("welke stukken verschenen na de brief", "24 stukken met een datum vanaf 6 juli 2023", "stukken/"),
        ("over welke moties is in december 2022 gestemd", "1 motie gestemd in december 2022", "moties/van-der-woude"),
        ("welke acties moeten vóór 1 oktober 2023 klaar zijn", "3 acties met een termijn tot en met 30 september 2023",
         "actieplan/"),
        ("welke toezeggingen zijn in 2024 nagekomen", "2 toezeggingen of termijnen gedaan in 2024", "agenda/"),
        ("toezeggingen over de VOG vóór 2024", "1 toezegging of termijn", "agenda/vog-brief"),
        ("wat is er met de VOG gebeurd sinds de brief", "1 toezegging of termijn met", "agenda/vog-eu-afspraken"),
        ("wat is er sinds de brief gebeurd met het nulscenario", "niets bekend", "agenda/nulscenario"),
        ("wat is er bekend geworden over risicotaxatie na de brief", "1 later stuk", "agenda/wodc-onderzoek"),
        ("hoeveel actielijnen heeft het actieplan", "4 actielijnen", "actieplan/1"),
        ("hoeveel moties doet de brief af", "2 moties af", "moties/buitenweg"),
        ("hoeveel toezeggingen staan er in de brief", "32 toezeggingen en termijnen", "agenda/"),
        ("hoeveel begrippen legt dit dossier uit", "103 begrippen", "begrippen/"),
        ("hoeveel maatregelen noemt de brief", "7 maatregelen", "transnationaal/"),
    ],
)  # fmt: skip
def test_lists_of_a_time_and_counts_of_a_kind(store: Store, text: str, says: str, first: str) -> None:
    result = search(store, text, today=date(2026, 11, 1))
    assert result.card is None
    assert result.message is not None
    assert says in result.message
    assert str(result.hits[0].location).startswith(first)
