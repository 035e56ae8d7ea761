"""Values written into SQL, for a server that takes a question as one text and no parameters.

The only place where that happens. What a person types comes through here, so it is small and tested with whatever text
there is (`tests/unit/test_literals.py`): each value is written so that DuckDB reads back that value and nothing else.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["literal", "written"]

# What a $ may stand in without being a parameter comes first: text, a name in quotes, a comment.
_PARTS: Final = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|--[^\n]*|\$(?P<name>[A-Za-z_]\w*)")


def written(sql: str, params: Mapping[str, object]) -> str:
    """`sql`, a block of ours, with the value in the place of each `$name` and without its comments.

    It is read once from left to right, so what a value holds is never looked at again.

    Raises:
        KeyError: a parameter has no value.
        ValueError, TypeError: as `literal`.
    """
    values = {name: literal(value) for name, value in params.items()}

    def put(match: re.Match[str]) -> str:
        if match["name"]:
            return values[match["name"]]
        return "" if match[0].startswith("--") else match[0]

    return _PARTS.sub(put, sql)


def literal(value: object) -> str:
    """`value` as SQL: None, a bool, a number, a text, a date, a moment, or a list of these.

    Raises:
        TypeError: it is something else.
        ValueError: a text that is none (half a character), a number too large for DuckDB.
    """
    if value is None:
        return "NULL"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return _number(value)
    if isinstance(value, float):
        # A text with a cast, because 0.1 alone is a DECIMAL and inf is a name.
        return f"'{value!r}'::DOUBLE" if not math.isnan(value) else "'nan'::DOUBLE"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, datetime):
        return f"'{value.replace(tzinfo=None).isoformat(sep=' ')}'::TIMESTAMP"
    if isinstance(value, date):
        return f"'{value.isoformat()}'::DATE"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(literal, value))}]"
    raise TypeError(f"no literal for {type(value).__name__}")


def _number(value: int) -> str:
    if not -(2**63) <= value < 2**63:
        raise ValueError("an integer that DuckDB's BIGINT has no room for")
    return f"({value})" if value < 0 else str(value)


def _text(value: str) -> str:
    """In quotes, quotes doubled. NUL would end the text, so it is put in by name."""
    value.encode()  # UnicodeEncodeError, which is a ValueError, for half a character
    quoted = "'" + value.replace("'", "''") + "'"
    return quoted if "\0" not in quoted else "(" + quoted.replace("\0", "' || chr(0) || '") + ")"
