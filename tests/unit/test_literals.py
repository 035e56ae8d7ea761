"""Values in SQL: what DuckDB reads back is the value that was written, of the type that a parameter has."""

from __future__ import annotations

import math

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zedentui.archive.archive import named_blocks as archive_blocks
from zedentui.duck.literals import literal, written
from zedentui.store.blocks import named_blocks

NASTY = ["", "'", "''", "\\", "\\'", "%_%", "$word", "$1", "--", "/* */", ";", '"', "é", "😀", "\0", "a\0b'", "\n",
         "{}", "'; DROP TABLE dossier; --", "E'\\x27'", "$$", "\u202e", "NULL"]  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(NASTY)
SCALAR = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | TEXT
ONE_TYPE = st.one_of(
    st.lists(TEXT), st.lists(st.integers(-(2**31), 2**31 - 1)), st.lists(st.booleans()), st.lists(st.floats()),
    st.lists(TEXT | st.none(), min_size=1),
)  # fmt: skip
MOMENT = st.dates() | st.datetimes()


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:")


def alike(one: object, other: object) -> bool:
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    return type(one) is type(other) and one == other


@given(value=SCALAR | ONE_TYPE | MOMENT)
def test_what_is_written_is_what_is_read(connection: duckdb.DuckDBPyConnection, value: object) -> None:
    found = connection.execute(f"SELECT {literal(value)}").fetchall()
    assert alike(found[0][0], value)


@given(value=st.integers(1 - 2**31, 2**31 - 1) | st.booleans() | st.floats(allow_nan=False) | TEXT | MOMENT)
def test_the_type_is_that_of_a_parameter(connection: duckdb.DuckDBPyConnection, value: object) -> None:
    bound = connection.execute("SELECT typeof($value)", {"value": value}).fetchall()
    assert connection.execute(f"SELECT typeof({literal(value)})").fetchall() == bound


@given(one=TEXT, other=TEXT)
def test_a_value_is_never_read_as_sql(connection: duckdb.DuckDBPyConnection, one: str, other: str) -> None:
    sql = "SELECT $one, -- $other isn't one here\n '$one''s', $other AS \"$one\", $one_more"
    values = {"one": one, "other": other, "one_more": 1}
    assert connection.execute(written(sql, values)).fetchall() == [(one, "$one's", other, 1)]


@pytest.mark.parametrize("value", [object(), b"x", {"a": 1}, [object()], 1j])
def test_what_has_no_literal_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        literal(value)


@pytest.mark.parametrize("value", ["\ud800", 2**63, -(2**63) - 1, ["\udfff"]])
def test_what_duckdb_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        literal(value)


def test_a_parameter_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        written("SELECT $a", {"b": 1})


def test_every_block_of_ours_has_its_parameters_found(connection: duckdb.DuckDBPyConnection) -> None:
    for sql in (*named_blocks().values(), *archive_blocks().values()):
        found = {str(name) for name in connection.extract_statements(sql)[0].named_parameters}
        assert "$" not in written(sql, dict.fromkeys(found, 0))
        assert "--" not in written(sql, dict.fromkeys(found, 0))
