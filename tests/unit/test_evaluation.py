"""What a frame comes to, which of its years are meant, and the places their values take: as DuckDB would have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.search.figures.amounts import ROLES, amounts, cells_of, told
from zedentui.search.figures.evaluation import Cell, _among
from zedentui.store.store import Store

BETWEEN = (None,) * (len(fields(Cell)) - len(("term", "year", "value", "from_top", "from_bottom")))
"""The columns of a row between its year and its value."""
ROWS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(2012, 2016), st.none() | st.sampled_from([-2.5, -1.0, 0.0, 1.0, 7.25])),
    max_size=12,
)


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@settings(deadline=None)
@given(rows=ROWS, years=st.sets(st.integers(2012, 2016)), sign=st.sampled_from([-1, 0, 1]))
def test_places_are_dense_ranks_among_the_years_that_are_asked(
    empty: duckdb.DuckDBPyConnection, rows: list[tuple[Any, ...]], years: set[int], sign: int
) -> None:
    empty.execute("CREATE OR REPLACE TABLE told (number INTEGER, term INTEGER, year INTEGER, value DOUBLE)")
    if rows:
        empty.executemany("INSERT INTO told VALUES (?, ?, ?, ?)", [(n, *row) for n, row in enumerate(rows)])
    expected = empty.execute(
        """SELECT term, year, value,
                  dense_rank() OVER (PARTITION BY term ORDER BY value DESC NULLS LAST),
                  dense_rank() OVER (PARTITION BY term ORDER BY value NULLS LAST)
           FROM told WHERE list_contains($years, year) AND ($sign = 0 OR sign(value) = $sign) ORDER BY number""",
        {"years": sorted(years), "sign": sign},
    ).fetchall()
    found = list(_among([(term, year, *BETWEEN, value) for term, year, value in rows], years, sign))
    assert [(cell.term, cell.year, cell.value, cell.from_top, cell.from_bottom) for cell in found] == expected


IN_SQL = """
WITH part AS (
    SELECT unnest($term) AS term, unnest($offence) AS offence, unnest($measure) AS measure, unnest($own) AS own,
           unnest($uitstroom) AS uit, unnest($instroom) AS inn, unnest($hoofdmaat) AS main, unnest($groep) AS whole
),
amount AS (
    SELECT p.term, o.year, sum(p.own * o.count)::INTEGER AS count,
           sum(p.own * coalesce(o.presumed_count, o.count))::INTEGER AS presumed,
           sum(p.uit * o.count)::INTEGER AS uitstroom, sum(p.inn * o.count)::INTEGER AS instroom,
           sum(p.main * o.count)::INTEGER AS hoofdmaat, sum(p.whole * o.count)::INTEGER AS groep,
           sum(p.uit * coalesce(o.presumed_count, o.count))::INTEGER AS presumed_uitstroom,
           sum(p.inn * coalesce(o.presumed_count, o.count))::INTEGER AS presumed_instroom,
           sum(p.main * coalesce(o.presumed_count, o.count))::INTEGER AS presumed_hoofdmaat,
           sum(p.whole * coalesce(o.presumed_count, o.count))::INTEGER AS presumed_groep,
           max(o.document) AS document
    FROM part AS p JOIN newest_observation AS o ON o.offence = p.offence AND o.measure = p.measure
    GROUP BY p.term, o.year
),
told AS (
    SELECT *, 100.0 * count / nullif(uitstroom, 0) AS share_uitstroom,
           100.0 * count / nullif(instroom, 0) AS share_instroom,
           100.0 * count / nullif(hoofdmaat, 0) AS share_hoofdmaat, 100.0 * count / nullif(groep, 0) AS share_groep,
           CASE WHEN first_value(document) OVER series = document
                THEN 100.0 * count / nullif(first_value(count) OVER series, 0) END AS index_first,
           CASE WHEN lag(document) OVER series = document THEN lag(count) OVER series END AS before,
           CASE WHEN lag(document) OVER series = document THEN lag(presumed) OVER series END AS presumed_before,
           CASE $unit WHEN 'uitstroom' THEN 100.0 * count / nullif(uitstroom, 0)
                      WHEN 'instroom' THEN 100.0 * count / nullif(instroom, 0)
                      WHEN 'hoofdmaat' THEN 100.0 * count / nullif(hoofdmaat, 0)
                      WHEN 'groep' THEN 100.0 * count / nullif(groep, 0)
                      WHEN 'index' THEN CASE WHEN first_value(document) OVER series = document
                           THEN 100.0 * count / nullif(first_value(count) OVER series, 0) END
                      ELSE count END::DOUBLE AS level
    FROM amount WINDOW series AS (PARTITION BY term ORDER BY year)
),
valued AS (
    SELECT *, CASE WHEN $of = 'value' THEN level
                   WHEN $unit = 'verschil_procent' THEN 100.0 * (count - before) / nullif(before, 0)
                   WHEN lag(document) OVER (PARTITION BY term ORDER BY year) = document
                   THEN level - lag(level) OVER (PARTITION BY term ORDER BY year) END AS value
    FROM told
)
SELECT term, year, document, count, presumed, uitstroom, instroom, hoofdmaat, groep,
       presumed_uitstroom, presumed_instroom, presumed_hoofdmaat, presumed_groep,
       share_uitstroom, share_instroom, share_hoofdmaat, share_groep, index_first, count - before AS change,
       100.0 * (count - before) / nullif(before, 0) AS change_percent,
       presumed - presumed_before AS presumed_change, value
FROM valued
ORDER BY term, year
"""
"""The same told by DuckDB: amounts by term and year, the wholes, and what the documents allow to be compared."""
PLACES = [(offence, measure) for offence in ("een", "twee") for measure in ("deel", "geheel")]
CELLS = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.integers(2012, 2016)),
    st.tuples(st.sampled_from(["a", "a", "b", "é"]), st.integers(0, 500), st.none() | st.integers(0, 500)),
    min_size=6,
    max_size=20,
)
TERMS = st.lists(
    st.dictionaries(
        st.sampled_from(PLACES), st.dictionaries(st.sampled_from(ROLES), st.integers(-2, 2), min_size=1), min_size=1
    ),
    min_size=1, max_size=3,
)  # fmt: skip
UNITS = ["verschil_procent", "aantal", "uitstroom", "instroom", "hoofdmaat", "groep", "index"]


@settings(deadline=None)
@given(cells=CELLS, terms=TERMS, unit=st.sampled_from(UNITS), of=st.sampled_from(["change", "value"]))
def test_amounts_and_what_is_told_of_them_are_those_of_sql(
    empty: duckdb.DuckDBPyConnection, cells: dict[Any, Any], terms: list[dict[Any, dict[str, int]]], unit: str, of: str
) -> None:
    empty.execute(
        """CREATE OR REPLACE TABLE newest_observation
           (offence VARCHAR, measure VARCHAR, year INTEGER, document VARCHAR, count INTEGER, presumed_count INTEGER)"""
    )
    rows = [(*place, year, *cell) for (place, year), cell in cells.items()]
    if rows:
        columns = [list(column) for column in zip(*rows, strict=True)]
        empty.execute(
            "INSERT INTO newest_observation SELECT unnest(?), unnest(?), unnest(?), unnest(?), unnest(?), unnest(?)",
            columns,
        )  # in one statement: each takes DuckDB half a millisecond
    parts: dict[str, list[Any]] = {name: [] for name in ("term", "offence", "measure", *ROLES)}
    for number, term in enumerate(terms):
        for place, weights in term.items():
            for name, value in zip(parts, (number, *place, *(weights.get(role, 0) for role in ROLES)), strict=True):
                parts[name].append(value)
    by_place: dict[Any, list[Any]] = {}
    for offence, measure, year, document, count, presumed in rows:
        cell = (year, document, count, count if presumed is None else presumed)
        by_place.setdefault((offence, measure), []).append(cell)
    expected = empty.execute(IN_SQL, {**parts, "unit": unit, "of": of}).fetchall() if parts["term"] else []
    assert told(amounts(by_place, terms), unit, of) == expected


def test_the_cells_are_the_newest_of_each_year(store: Store, database: Any) -> None:
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            """SELECT offence, measure, year, max_by(o.document, position), max_by(count, position),
                      max_by(coalesce(presumed_count, count), position)
               FROM observation AS o JOIN document AS d ON d.id = o.document GROUP BY ALL ORDER BY ALL"""
        ).fetchall()
    assert [(*place, *cell) for place, each in cells_of(store).items() for cell in each] == rows
