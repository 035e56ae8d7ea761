"""Which years of a computed frame are meant, and the places their values take: as DuckDB would have it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zedentui.search.figures.evaluation import Cell, _among

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
