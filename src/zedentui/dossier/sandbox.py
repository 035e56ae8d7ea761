"""What the SQL of a claim may name: the tables and views of the dossier, and functions that only compute.

The connection that runs it is locked and reads one file, but DuckDB also answers questions about itself
(`duckdb_settings()`, `getenv`): the home folder of whoever builds would come into a published text. A list of what is
forbidden leaks; this is a list of what is allowed, read from DuckDB's own parse of the query.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

__all__ = ["FUNCTIONS", "foreign_name", "own_names"]

FUNCTIONS: Final = frozenset({
    *("+", "-", "*", "/", "//", "%", "||", "**", "^@", "~~", "!~~"),
    *("abs", "arg_max", "arg_min", "avg", "bool_and", "bool_or", "cardinality", "ceil", "coalesce", "concat"),
    *("contains", "count", "count_if", "count_star", "date_diff", "datediff", "dense_rank", "ends_with", "first"),
    *("first_value", "floor", "format", "greatest", "if", "ifnull", "lag", "last", "last_value", "lead", "least"),
    *("left", "len", "length", "list", "list_contains", "list_value", "lower", "lpad", "max", "median", "min", "mod"),
    *("nth_value", "nullif", "quantile_cont", "rank", "regexp_matches", "replace", "right", "round"),
    *("row", "row_number", "rpad", "sign", "split_part", "starts_with", "stddev_pop", "stddev_samp", "strftime"),
    *("string_agg", "struct_extract", "substr", "substring", "sum", "trim", "upper", "year"),
})  # fmt: skip
"""Functions and operators by the names that DuckDB's parser gives them; none reads anything but its arguments."""

_TABLE_FUNCTIONS: Final = frozenset({"generate_series", "range", "unnest"})


def own_names(connection: duckdb.DuckDBPyConnection) -> frozenset[str]:
    """The tables and views of the dossier."""
    found = connection.execute("SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal").fetchall()
    return frozenset(name for (name,) in found)


def foreign_name(sql: str, connection: duckdb.DuckDBPyConnection, names: frozenset[str]) -> str | None:
    """Return the first name in `sql` that is none of `names` and no function of ours; None when there is none.

    What DuckDB cannot parse has no names: running it says what is the matter.
    """
    row = connection.execute("SELECT json_serialize_sql($sql)", {"sql": sql}).fetchone()
    tree = json.loads(row[0]) if row else {}
    nodes = list(_nodes(tree))
    own = names | {key for node in nodes for key in _names_of_parts(node)}
    for node in nodes:
        kind, function, schema = (
            node.get("type"),
            node.get("function_name"),
            node.get("schema_name") or node.get("schema"),
        )
        if kind == "BASE_TABLE" and (schema or node.get("catalog_name") or node.get("table_name") not in own):
            return ".".join(filter(None, map(node.get, ("catalog_name", "schema_name", "table_name"))))
        if kind == "TABLE_FUNCTION" and (inner := node.get("function")):
            name = inner.get("function_name")
            if name not in _TABLE_FUNCTIONS:
                return str(name)
        elif isinstance(function, str) and (schema or function not in FUNCTIONS | _TABLE_FUNCTIONS):
            return function
    return None


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    """Every object in the parse, the outer before the inner."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from _nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from _nodes(value)


def _names_of_parts(node: dict[str, Any]) -> Iterator[str]:
    """The names that a WITH gives to parts of the query."""
    parts = node.get("cte_map")
    if isinstance(parts, dict):
        for entry in parts.get("map") or ():
            yield str(entry["key"])
