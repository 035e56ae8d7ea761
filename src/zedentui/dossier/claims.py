"""Recomputes the claims of the letter's prose with their SQL, and says whether the verdict fits the numbers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import duckdb

from zedentui.dossier.fields import plain
from zedentui.dossier.problems import Problems
from zedentui.dossier.sources import Item

__all__ = ["Recomputed", "fitting_verdicts", "recompute"]

_LONGEST_RUN = 10.0
"""Seconds after which a query is stopped; a healthy one takes milliseconds."""

_ONE_SELECT = "één SELECT met twee kolommen en één rij: het getal en de tekst"


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What came out for one claim: `value` in the claim's own unit (None: not a number) and the `text` to show."""

    value: float | None
    text: str


class _ClaimError(Exception):
    """The SQL of a claim did not give one row with a number and a text; the message says what it did instead."""


def recompute(claims: list[Item], connection: duckdb.DuckDBPyConnection, problems: Problems) -> list[Recomputed]:
    """Return what each of `claims` comes to, in order; report every claim that fails or whose verdict does not fit.

    `connection` must be locked: the SQL comes from a source file and must not reach other files. After a problem
    the list is incomplete, and the caller stops.
    """
    results = []
    for claim in claims:
        sql = claim.get_text("sql")
        result = _unchecked(claim, problems) if sql is None else _checked(claim, sql, connection, problems)
        if result is not None:
            results.append(result)
    return results


def fitting_verdicts(
    claimed: float | None, recomputed: float | None, claimed_denominator: str | None, recomputed_denominator: str | None
) -> set[str]:
    """Return the verdicts that fit a recomputed claim.

    Two numbers are compared at the precision of the claimed one: equal, equal after rounding half up, or neither.
    Where the letter names one denominator and the figures fit another, that is the verdict. Without two numbers
    the denominators alone decide, and the rest is judgement.
    """
    other_denominator = (
        None not in (claimed_denominator, recomputed_denominator) and claimed_denominator != recomputed_denominator
    )
    if claimed is None or recomputed is None:
        return {"klopt met andere noemer", "wijkt af"} if other_denominator else {"klopt", "klopt afgerond", "wijkt af"}
    shown = Decimal(repr(claimed)).normalize()
    exponent = Decimal(1).scaleb(min(0, int(shown.as_tuple().exponent)))
    if Decimal(repr(recomputed)).quantize(exponent, ROUND_HALF_UP) != shown:
        return {"wijkt af"}
    if other_denominator:
        return {"klopt met andere noemer"}
    return {"klopt" if abs(claimed - recomputed) < 1e-9 else "klopt afgerond"}


def _unchecked(claim: Item, problems: Problems) -> Recomputed | None:
    """A claim without SQL: it says so in its verdict, and what there is to say instead of a figure."""
    text = claim.get_text("recomputed")
    if text is None:
        claim.report(problems, "recomputed", "de sleutel sql, of anders in recomputed wat er wel te zeggen is")
    if "verdict" in claim.values and claim.values["verdict"] != "niet na te rekenen":
        claim.report(problems, "verdict", "niet na te rekenen, want er is geen sql")
    return None if text is None else Recomputed(None, text)


def _checked(claim: Item, sql: str, connection: duckdb.DuckDBPyConnection, problems: Problems) -> Recomputed | None:
    if "recomputed" in claim.values:
        claim.report(problems, "recomputed", "geen recomputed naast sql: de uitkomst komt uit de sql")
    try:
        result = _run(sql, connection)
    except _ClaimError as failure:
        claim.report(problems, "sql", f"{_ONE_SELECT} ({failure})", " ".join(sql.split()))
        return None
    unit, denominator = claim.get_text("unit"), claim.get_text("recomputed_denominator")
    if unit in {"%", "procentpunt"} and denominator is None:
        claim.report(problems, "recomputed_denominator", f"de noemer bij de eenheid {unit}")
    claimed = claim.values.get("claimed_value")
    fitting = fitting_verdicts(
        claimed if isinstance(claimed, float) else None,
        result.value,
        claim.get_text("claimed_denominator"),
        denominator,
    )
    verdict = claim.get_text("verdict")
    if verdict not in fitting:
        expectation = f"{' of '.join(sorted(fitting))}, want de uitkomst is {result.value} ({result.text})"
        claim.report(problems, "verdict", expectation)
    return result


@contextmanager
def _guarded(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Interrupt what `connection` does as long as it takes too long (again and again: one call may come too early)."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(_LONGEST_RUN):
            connection.interrupt()

    watchman = threading.Thread(target=watch, daemon=True)
    watchman.start()
    try:
        yield
    finally:
        done.set()
        watchman.join()


def _run(sql: str, connection: duckdb.DuckDBPyConnection) -> Recomputed:
    """Run one query, at most ten seconds. Raises _ClaimError for anything but one row of a number and a text."""
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise _ClaimError("dit is iets anders dan één SELECT")
        with _guarded(connection):
            rows = connection.execute(statements[0]).fetchmany(2)
    except duckdb.Error as error:
        raise _ClaimError("DuckDB meldt: " + str(error).split("\n", 1)[0].strip()) from error
    if len(rows) != 1 or len(rows[0]) != 2:
        raise _ClaimError(
            f"er kwamen {'meer' if len(rows) > 1 else len(rows)} rijen van {len(rows[0]) if rows else 0} kolommen"
        )
    value, text = rows[0]
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal | None):
        raise _ClaimError(f"de eerste kolom is geen getal maar {type(value).__name__}")
    number = None if value is None else float(value)
    if number is not None and not abs(number) < 1e9:
        raise _ClaimError("de eerste kolom is geen eindig getal")
    try:
        return Recomputed(number, str(plain(text)))
    except ValueError:
        raise _ClaimError("de tweede kolom is geen tekst") from None
