"""Recomputes the claims of the letter's prose with their SQL, and says whether the verdict follows from the numbers."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

import duckdb

from zedentui.dossier.fields import plain
from zedentui.dossier.problems import Problems
from zedentui.dossier.sources import Item
from zedentui.dossier.verdicts import Claimed, Outcome, earned, in_order

__all__ = ["Recomputed", "Tried", "recompute"]

_LONGEST_RUN = 10.0
"""Seconds after which a query is stopped; a healthy one takes milliseconds."""

_MOST_ROWS = 9
"""More denominators than this were not meant: the query forgot its GROUP BY."""

_WANTED = "één SELECT: het getal en de tekst in één rij, of met de noemer als derde kolom een rij voor elke noemer"
_SHARE_UNITS = {"%", "procentpunt"}
_FLOWS = {"uitstroom", "instroom"}


@dataclass(frozen=True, slots=True)
class Tried:
    """What came out with one denominator: `value` in the claim's unit, `text` to show, whether it `fits` the claim."""

    denominator: str
    value: float
    text: str
    fits: bool


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What came out for one claim: `value` in the claim's own unit (None: not to be recomputed), `text` to show.

    `tried` has every denominator, the letter's own first; empty where there is none to choose.
    """

    value: float | None
    text: str
    tried: tuple[Tried, ...] = ()


class _ClaimError(Exception):
    """The SQL of a claim gave something else than what is wanted; the message says what."""


def recompute(claims: list[Item], connection: duckdb.DuckDBPyConnection, problems: Problems) -> list[Recomputed]:
    """Return what each of `claims` comes to, in order; report every claim that fails or whose verdict does not follow.

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
    claimed = _claimed(claim, problems)
    try:
        outcomes = in_order(claimed, _run(sql, connection))
    except _ClaimError as failure:
        claim.report(problems, "sql", f"{_WANTED} ({failure})", " ".join(sql.split()))
        return None
    tried = {outcome.denominator for outcome in outcomes}
    for denominator in sorted(_wanted(claim, tried - {None}, connection) - tried, key=str):
        claim.report(problems, "sql", f"ook een rij met de noemer {denominator}", " ".join(sql.split()))
    if claimed.denominator is not None and claimed.denominator not in tried:
        return None
    verdict, rests_on = earned(claimed, outcomes)
    why = f"want bij {claim.key} is de uitkomst {rests_on.value} ({rests_on.text})"
    if claim.values.get("verdict") != verdict:
        claim.report(problems, "verdict", f"{verdict}, {why}")
    if claim.get_text("recomputed_denominator") != rests_on.denominator:
        expectation = f"{rests_on.denominator}, {why}"
        if rests_on.denominator is None:
            expectation = "geen noemer, want sql geeft er geen"
        claim.report(problems, "recomputed_denominator", expectation)
    return Recomputed(
        rests_on.value,
        rests_on.text,
        tuple(Tried(o.denominator, o.value, o.text, claimed.fits(o.value)) for o in outcomes if o.denominator),
    )


def _claimed(claim: Item, problems: Problems) -> Claimed:
    """What the claim says, having reported what keeps it from being compared with a number."""

    def number(name: str) -> float | None:
        value = claim.values.get(name)
        return value if isinstance(value, float) else None

    claimed = Claimed(
        number("claimed_value"), number("tolerance"), number("claimed_least"), number("claimed_below"),
        claim.get_text("claimed_denominator"),
    )  # fmt: skip
    bounds = [bound for bound in (claimed.least, claimed.below) if bound is not None]
    if claimed.value is None and not bounds:
        claim.report(problems, "claimed_value", "een getal, of claimed_least of claimed_below, want er is sql")
    if len(bounds) == 2 and bounds[1] <= bounds[0]:
        claim.report(problems, "claimed_below", f"meer dan {bounds[0]} (claimed_least)")
    if claimed.tolerance is not None and (claimed.tolerance < 0 or claimed.value is None or bounds):
        claim.report(problems, "tolerance", "een marge vanaf 0, alleen bij een getal in claimed_value zonder grenzen")
    if bounds and claim.get_text("reading") is None:
        claim.report(problems, "reading", "in gewone taal wat de grenzen zijn")
    return claimed


def _wanted(claim: Item, tried: set[str | None], connection: duckdb.DuckDBPyConnection) -> set[str | None]:
    """The denominators that a claim must be tried with: those of its measure when it is about a share, and its own."""
    worded = claim.get_text("claimed_denominator")
    wanted: set[str | None] = {worded} - {None}
    if not tried:
        return wanted | _FLOWS if claim.get_text("unit") in _SHARE_UNITS else wanted
    rows = connection.execute(
        "SELECT DISTINCT denominator FROM share_by_denominator WHERE measure = $measure",
        {"measure": claim.get_text("measure")},
    ).fetchall()
    of_measure: set[str | None] = {row[0] for row in rows}
    return wanted | _FLOWS | of_measure if tried & (_FLOWS | of_measure) else wanted


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


def _run(sql: str, connection: duckdb.DuckDBPyConnection) -> list[Outcome]:
    """Run one query, at most ten seconds; the outcome for each denominator, or one without.

    Raises _ClaimError for anything but one row of a number and a text, or rows of a number, a text and a denominator.
    """
    try:
        statements = connection.extract_statements(sql)
        if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
            raise _ClaimError("dit is iets anders dan één SELECT")
        with _guarded(connection):
            rows = connection.execute(statements[0]).fetchmany(_MOST_ROWS + 1)
    except duckdb.Error as error:
        raise _ClaimError("DuckDB meldt: " + str(error).split("\n", 1)[0].strip()) from error
    width = len(rows[0]) if rows else 0
    if not rows or len(rows) > (_MOST_ROWS if width == 3 else 1) or width not in {2, 3}:
        count = "te veel" if len(rows) > _MOST_ROWS else len(rows)
        raise _ClaimError(f"er kwamen {count} rijen van {width} kolommen")
    outcomes = [
        Outcome(_number(row[0]), _text(row[1], "tweede"), *(_text(name, "derde") for name in row[2:])) for row in rows
    ]
    if len({outcome.denominator for outcome in outcomes}) < len(outcomes):
        raise _ClaimError("een noemer kwam twee keer")
    return outcomes


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise _ClaimError(f"de eerste kolom is geen getal maar {type(value).__name__}")
    number = float(value)
    if not abs(number) < 1e9:
        raise _ClaimError("de eerste kolom is geen eindig getal")
    return number


def _text(value: object, column: str) -> str:
    try:
        return str(plain(value))
    except ValueError:
        raise _ClaimError(f"de {column} kolom is geen tekst") from None
