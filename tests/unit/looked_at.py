"""Claims that are judged on figures that stay as they are: what they see is laid out once, and asked once."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import duckdb
import pytest

from zedentui.dossier import claims
from zedentui.dossier.verdicts import Outcome


@contextmanager
def looked_at(connection: duckdb.DuckDBPyConnection, document: str) -> Iterator[None]:
    """Until it ends, `recompute` of claims of `document` finds on `connection` what it lays out for them otherwise.

    The same SQL is run once, with what comes before: what is made of its outcome is made for every claim. Of other
    documents and connections nothing changes.
    """
    look, run = claims._looking_at, claims._run
    came_out: dict[str, list[Outcome]] = {}

    def looking(of: str, other: duckdb.DuckDBPyConnection) -> AbstractContextManager[None]:
        return nullcontext() if (of, other) == (document, connection) else look(of, other)

    def running(sql: str, seen: Any) -> list[Outcome]:
        if seen.connection is not connection:
            return run(sql, seen)
        if sql not in came_out:
            came_out[sql] = run(sql, seen)
        return list(came_out[sql])

    with pytest.MonkeyPatch.context() as patch, look(document, connection):
        patch.setattr(claims, "_looking_at", looking)
        patch.setattr(claims, "_run", running)
        yield
